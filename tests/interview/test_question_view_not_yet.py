"""That nothing of the kind has happened yet is a choice below the others, in the question's own words."""

import io
from typing import Any

import pytest
from tests.interview.conversation import DAY, EN, NL, after, at_first_question, for_roles, go_to, say, small

from implcheck.interview import line_ui
from implcheck.interview.draft import Draft
from implcheck.interview.entry import Entry
from implcheck.interview.screen import Screen, read_input
from implcheck.interview.session import Session
from implcheck.interview.state import Interview
from implcheck.interview.steps import Entered, Key
from implcheck.interview.transitions import begin
from implcheck.interview.view import draw
from implcheck.loading.answers_writer import updated
from implcheck.model.answers import Given, NotYet

WITH_WORDS = ("one.level", "one.sure", "two.option", "two.ticked", "two.hours")
ENTERED = {"two.ticked": ("not_yet",)}


def at(id_: str) -> Interview:
    return go_to(at_first_question(for_roles()), id_)


def shown(id_: str) -> Screen:
    return draw(at(id_), EN)


@pytest.mark.parametrize("id_", WITH_WORDS)
def test_it_is_the_last_choice_of_any_question_that_has_it(id_: str) -> None:
    words = for_roles().by_id[id_].not_yet
    assert words is not None
    assert (shown(id_).choices[-1].key, shown(id_).choices[-1].text) == ("w", words.in_("en"))
    event = read_input(shown(id_), "w")
    assert read_input(shown(id_), " W ") == event
    assert event == Entered(ENTERED.get(id_, "not_yet"))
    assert isinstance(event, Entered)
    given = say(at(id_), event.value)
    assert given.draft.answers == {id_: NotYet()}
    assert draw(go_to(given, id_), EN).current_answer == f"Your answer: {words.in_('en')}"


def test_a_question_without_it_does_not_take_it() -> None:
    state = at_first_question(small())
    assert read_input(draw(state, EN), "w") is None
    assert say(state, "not_yet").fault is not None
    assert say(go_to(state, "two.ticked"), ("not_yet",)).fault is not None


@pytest.mark.parametrize(("typed", "value"), [("n", "no"), ("no", "no"), ("y", "yes"), ("no q", "not_yet")])
def test_its_words_do_not_take_the_letter_of_another_answer(typed: str, value: str) -> None:
    assert read_input(shown("one.sure"), typed) == Entered(value)


@pytest.mark.parametrize("id_", WITH_WORDS)
def test_enter_keeps_it(id_: str) -> None:
    state = go_to(say(at(id_), "not_yet"), id_)
    screen = draw(state, EN)
    assert [choice.value for choice in screen.choices if choice.chosen] == ["not_yet"]
    assert read_input(screen, "") == Entered(ENTERED.get(id_, "not_yet"))
    assert Entry.initial(screen).selected == len(screen.choices) - 1


def test_ticks_do_not_go_together_with_it() -> None:
    state = say(at("two.ticked"), ("a", "not_yet"))
    assert state.draft.answers == {}
    assert draw(state, EN).fault == (
        "'Nothing yet.' cannot go with other choices. Type w alone, or the others without w."
    )


def test_a_number_is_still_typed_where_it_is_a_choice() -> None:
    assert read_input(shown("two.hours"), "40%") == Entered(40)
    assert Entry.initial(shown("two.hours")).selected == -1
    assert read_input(shown("two.hours"), "") is None


def test_the_note_stays_when_it_becomes_the_answer() -> None:
    state = after(at("one.level"), Key.NOTE, Entered("Ask Ann"), Entered("not_yet"))
    assert state.draft.answers == {"one.level": NotYet(note="Ask Ann")}
    text = updated(None, state.draft.as_answers(), list(for_roles().by_id))
    assert "  one.level: {not_yet: true, note: Ask Ann}\n" in text
    bare = updated(None, say(at("one.level"), "not_yet").draft.as_answers(), list(for_roles().by_id))
    assert "  one.level: not_yet\n" in bare


def test_a_list_of_answers_says_it_shortly() -> None:
    state = after(say(at("one.level"), "not_yet"), Key.OVERVIEW)
    assert draw(state, EN).choices[0].text == "Question one.level: not yet"
    assert draw(state, NL).choices[0].text == "Question one.level: nog niet gebeurd"


def test_it_can_be_typed_line_by_line() -> None:
    session = Session(begin(for_roles(), Draft("small", DAY)), EN, lambda _held, _before: None, "readiness.yaml")
    typed = ("Project", "1", "1", "w", "n", "w", "1 w", "w", "w")
    out = io.StringIO()
    line_ui.run_interview(session, io.StringIO("".join(f"{line}\n" for line in typed)).readline, out.write)
    expected: dict[str, Any] = dict.fromkeys(("one.level", "two.option", "two.ticked", "two.hours"), NotYet())
    assert session.state.draft.answers == {**expected, "one.sure": Given(answer="no")}
    assert session.state.over
    assert "  w  There is nothing to see yet.\n" in out.getvalue()


def test_the_best_of_a_range_is_said_with_both_ends() -> None:
    paragraphs = draw(after(at("two.hours"), Key.MORE), EN).paragraphs
    assert paragraphs[-1] == "What good looks like: from 90 to less than 111 hours"
