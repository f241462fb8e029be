"""All answers: what is open alone, the way on, and answers of a finished file that are changed."""

from dataclasses import replace
from typing import Any

import pytest
from tests.interview.conversation import (
    CONTRADICTORY,
    DAY,
    EN,
    NL,
    SOUND,
    after,
    at_first_question,
    go_to,
    on,
    say,
    small,
)

from implcheck.interview.draft import Draft
from implcheck.interview.state import Interview
from implcheck.interview.steps import (
    Cursor,
    Ending,
    Entered,
    Key,
    Step,
)
from implcheck.interview.transitions import begin
from implcheck.interview.view import draw


def finished(*answers: Any, dated: bool = True) -> Interview:
    """Return the first state of an interview about a complete file, of today or of an earlier day."""
    held = say(at_first_question(), *(answers or SOUND)).draft
    return begin(small(), replace(held, dated=DAY.replace(day=1) if dated else DAY))


def changing(*answers: Any) -> Interview:
    return say(finished(*answers), "overview")


def test_a_complete_file_offers_to_be_assessed_again_or_changed() -> None:
    screen = draw(finished(), EN)
    assert [choice.value for choice in screen.choices] == ["again", "overview", "actions", "report", "new"]
    assert [choice.value for choice in screen.choices if choice.chosen] == ["again"]
    assert [choice.value for choice in draw(finished(dated=False), EN).choices if choice.chosen] == ["report"]
    assert say(finished(), "again").ending is Ending.AGAIN
    assert draw(finished(), NL).choices[1].text == "Antwoorden wijzigen"


def test_an_incomplete_file_does_not() -> None:
    held = say(at_first_question(), 3).draft
    assert [choice.value for choice in draw(begin(small(), held), EN).choices] == ["go-on", "report", "new"]


def test_a_changed_answer_of_a_complete_file_leads_back_to_all_answers() -> None:
    state = changing()
    assert state.cursor == Cursor(Step.OVERVIEW)
    for event in (Entered(4), Key.DONT_KNOW, Key.SKIP):
        back = after(state, Entered("one.level"), event)
        assert back.cursor == on("one.level", Step.OVERVIEW)
        assert [choice.value for choice in draw(back, EN).choices if choice.chosen] == ["one.level"]
        assert after(back, Key.BACK).cursor == Cursor(Step.RESUME)
    noted = after(state, Entered("one.level"), Key.NOTE, Entered("A"), Entered(4))
    assert noted.cursor.step is Step.OVERVIEW
    away = after(state, Entered("one.level"), Key.NOT_APPLICABLE, Entered("Gone"))
    assert away.cursor.step is Step.OVERVIEW


def test_a_question_that_a_change_opens_is_asked_and_then_comes_the_report() -> None:
    state = after(changing(), Entered("one.sure"), Entered("yes"))
    assert state.cursor == on("one.after")
    assert say(state, 3).over


def test_the_last_line_leads_on() -> None:
    state = changing()
    assert draw(state, EN).choices[-1].text == "On to the report"
    done = say(state, "go-on")
    assert (done.over, done.ending) == (True, None)
    halfway = after(say(at_first_question(), 3), Key.OVERVIEW)
    assert draw(halfway, EN).choices[-1].text == "Go on with what is open"
    assert say(halfway, "go-on").cursor == on("one.sure")
    assert say(changing(*CONTRADICTORY, "rule.first", "rule.second"), "go-on").cursor.step is Step.CONFIRM


def test_halfway_a_changed_answer_goes_on_with_the_next_open_question() -> None:
    state = say(go_to(say(at_first_question(), 3, "no"), "one.level"), 4)
    assert state.cursor == on("two.option")


def test_from_what_was_left_open_a_changed_answer_leads_back_to_all_answers() -> None:
    state = after(at_first_question(), Key.SKIP, Entered("no"), Entered("good"), Entered(("a",)), Entered(12), Key.SKIP)
    state = say(state, "overview", "two.hours", 13)
    assert state.cursor == on("two.hours", Step.OVERVIEW)
    assert after(state, Key.BACK).cursor == Cursor(Step.OPEN)


@pytest.mark.parametrize(("messages", "title"), [(EN, "4 of 6 are open."), (NL, "4 van 6 staan open.")])
def test_only_what_is_open_can_be_shown(messages: object, title: str) -> None:
    words = EN if messages is EN else NL
    state = after(say(at_first_question(), 3, "no"), Key.OVERVIEW)
    assert draw(state, words).paragraphs == (title,)
    assert len(draw(state, words).choices) == 6 + 3 + 1
    filtered = after(state, Key.ONLY_OPEN)
    screen = draw(filtered, words)
    assert [choice.value for choice in screen.choices] == ["two.option", "two.ticked", "two.hours", "two.last", "go-on"]
    assert dict(screen.keys)["f"] == {"en": "all", "nl": "alles"}[words.languages[0]]
    assert after(filtered, Key.ONLY_OPEN) == state
    assert say(filtered, "two.last").cursor == on("two.last")


def test_the_filter_is_for_all_answers_alone() -> None:
    state = at_first_question()
    assert after(state, Key.ONLY_OPEN) == state
    assert "f" not in dict(draw(state, EN).keys)
    nothing = after(changing(), Key.ONLY_OPEN)
    assert [choice.value for choice in draw(nothing, EN).choices] == ["go-on"]
    assert isinstance(nothing.draft, Draft)
