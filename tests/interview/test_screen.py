"""How input on a screen is read."""

from dataclasses import replace

import pytest
from tests.interview.conversation import EN, NL, after, at, at_first_question, built, draft, go_to, say, small

from implcheck.interview.screen import ScreenKind, read_input
from implcheck.interview.steps import Entered, Key
from implcheck.interview.transitions import begin
from implcheck.interview.view import draw
from implcheck.model.answers import Given
from implcheck.model.decisions import AgreedAction
from implcheck.wording.messages import Messages


@pytest.mark.parametrize(("typed", "level"), [("0", 0), ("3", 3), (" 4 ", 4)])
def test_a_level_is_chosen_by_its_number(typed: str, level: int) -> None:
    assert read_input(built("why.problem-statement"), typed) == Entered(level)


@pytest.mark.parametrize("typed", ["5", "-1", "3.0", "33", "z", "\x1b[A", "", "   "])
def test_other_input_means_nothing_for_a_level(typed: str) -> None:
    assert read_input(built("why.problem-statement"), typed) is None


@pytest.mark.parametrize(("typed", "value"), [("1", "both-fixed"), ("2", "nothing-agreed"), ("6", "scope-gives")])
def test_an_option_is_chosen_by_its_number(typed: str, value: str) -> None:
    assert read_input(built("timeline.date-scope"), typed) == Entered(value)


@pytest.mark.parametrize(
    ("messages", "typed", "value"),
    [
        (EN, "y", "yes"),
        (EN, "Y", "yes"),
        (EN, "n", "no"),
        (EN, "yes", "yes"),
        (EN, "1", "yes"),
        (EN, "2", "no"),
        (NL, "j", "yes"),
        (NL, "J", "yes"),
        (NL, "n", "no"),
        (NL, "nee", "no"),
        (NL, "ja", "yes"),
    ],
)
def test_yes_and_no_by_their_first_letter(messages: Messages, typed: str, value: str) -> None:
    assert read_input(draw(go_to(at_first_question(), "one.sure"), messages), typed) == Entered(value)


@pytest.mark.parametrize(("messages", "typed"), [(EN, "j"), (NL, "y")])
def test_the_letter_of_the_other_language_means_nothing(messages: Messages, typed: str) -> None:
    assert read_input(draw(go_to(at_first_question(), "one.sure"), messages), typed) is None


def test_a_letter_that_two_options_start_with_means_nothing() -> None:
    screen = built("timeline.date-scope")
    alike = [choice for choice in screen.choices if choice.text.startswith("The")]
    assert len(alike) > 1
    assert read_input(screen, "the") is None


SOMETIMES = {Key.ACTIONS, Key.OTHER_ROLES, Key.AS_LAST_TIME, Key.ONLY_OPEN, Key.UNDO}
"""The commands that not every question offers."""


@pytest.mark.parametrize("key", [key for key in Key if key not in SOMETIMES])
def test_commands_go_first_on_every_question(key: Key) -> None:
    for id_ in ("why.problem-statement", "timeline.date-scope", "timeline.margin", "capacity.supplier-support"):
        assert read_input(built(id_), key.value) == key
        assert read_input(built(id_), f" {key.value.upper()} ") == key


def test_where_a_command_is_not_offered_its_letter_means_nothing() -> None:
    role = draw(after(at_first_question(), Key.BACK), EN)
    assert read_input(role, "b") == Key.BACK
    assert read_input(role, "q") == Key.QUIT
    for letter in ("s", "d", "x", "t", "e", "g", "o", "r", "w", "?"):
        assert read_input(role, letter) is None
    assert read_input(role, "2") == Entered("sponsor")
    assert read_input(role, "line") == Entered("line-manager")


@pytest.mark.parametrize(
    ("typed", "values"),
    [
        ("1", ("preparation",)),
        ("1, 3", ("preparation", "go-live")),
        ("1,3", ("preparation", "go-live")),
        ("3 1", ("go-live", "preparation")),
        (" 1 , , 3 ", ("preparation", "go-live")),
        ("6", ("none",)),
        ("1 6", ("preparation", "none")),
        ("1 1", ("preparation", "preparation")),
    ],
)
def test_a_list_of_numbers_ticks_options(typed: str, values: tuple[str, ...]) -> None:
    assert read_input(built("capacity.supplier-support"), typed) == Entered(values)


@pytest.mark.parametrize("typed", ["7", "1, 7", "1-3", "z", "", ","])
def test_other_input_ticks_nothing(typed: str) -> None:
    assert read_input(built("capacity.supplier-support"), typed) is None


@pytest.mark.parametrize(
    ("id_", "answer"),
    [
        ("why.problem-statement", Given(answer=3)),
        ("timeline.date-scope", Given(answer="date-moves")),
        ("capacity.supplier-support", Given(answer=("setup", "go-live"))),
        ("timeline.margin", Given(answer=40)),
    ],
)
def test_only_enter_keeps_the_current_answer(id_: str, answer: Given) -> None:
    assert read_input(built(id_, answer=answer), "") == Entered(answer.answer)


@pytest.mark.parametrize(("typed", "value"), [("40", 40), ("40%", 40), ("40,5", 40.5), ("x y", "x y"), ("-5", -5)])
def test_a_number_is_read_and_anything_else_is_left_to_be_reported(typed: str, value: float | str) -> None:
    assert read_input(built("timeline.margin"), typed) == Entered(value)


@pytest.mark.parametrize("typed", ["twaalf", "r", "w", "tt", "b 3", "?!"])
def test_letters_that_are_no_command_are_refused_as_a_number(typed: str) -> None:
    state = go_to(at_first_question(), "two.hours")
    assert read_input(draw(state, EN), typed) == Entered(typed)
    refused = say(state, typed)
    assert draw(refused, EN).fault == (
        f"'{typed}' is not a number. Type a number such as 40, 40% or 40.5, or d if you don't know, and press Enter."
    )


def test_text_is_taken_unchanged_even_if_it_is_a_single_letter() -> None:
    note = draw(after(at("why.problem-statement"), Key.NOTE), EN)
    assert note.kind is ScreenKind.TEXT
    assert read_input(note, "q") == Entered("q")
    assert read_input(note, " é ï 中 😀 ") == Entered("é ï 中 😀")
    assert read_input(note, "  ") is None


def test_the_keys_are_the_same_in_every_language() -> None:
    for id_ in ("why.problem-statement", "timeline.margin"):
        assert [key for key, _ in built(id_, EN).keys] == [key for key, _ in built(id_, NL).keys]
        assert [name for _, name in built(id_, EN).keys] != [name for _, name in built(id_, NL).keys]


@pytest.mark.parametrize("note", ["two\nlines", "a\tb", "zero\u200bwidth", "\u202ereversed", "plain"])
def test_a_text_that_is_confirmed_as_it_is_shown_stays_as_it_is_in_the_file(note: str) -> None:
    answered = at("why.problem-statement", answer=Given(answer=3))
    state = after(answered, Key.NOTE, Entered(note), Key.NOTE)
    screen = draw(state, EN)
    assert "\n" not in screen.initial_text
    event = read_input(screen, screen.initial_text)
    assert isinstance(event, Entered)
    assert after(state, event).draft.answers["why.problem-statement"] == Given(answer=3, note=note)
    assert read_input(screen, "Another") == Entered("Another")


def test_the_note_of_an_action_that_is_confirmed_as_it_is_shown_stays_too() -> None:
    action = AgreedAction(finding="one.level", owner="sponsor", note="two\nlines")
    state = begin(small(), replace(draft(one_level=Given(answer=1)), actions=(action,)))
    state = after(state, Entered("actions"), Entered("one.level"), Entered("note"))
    event = read_input(draw(state, EN), "two lines")
    assert event is not None
    assert after(state, event).draft.actions == (action,)
