"""What is left open is asked about before the report."""

import io
from collections.abc import Callable

from tests.interview.conversation import (
    CONTRADICTORY,
    EN,
    NL,
    SOUND,
    after,
    at_first_question,
    on,
    say,
)
from tests.support.build import built_in

from implcheck.interview import line_ui
from implcheck.interview.screen import read_input
from implcheck.interview.session import Session
from implcheck.interview.state import Interview
from implcheck.interview.steps import (
    Cursor,
    Ending,
    Entered,
    Key,
    Step,
)
from implcheck.interview.view import draw


def two_skipped() -> Interview:
    """Return the state after two questions were skipped and the others answered."""
    return after(at_first_question(), Key.SKIP, Entered("no"), Key.SKIP, Entered(("a",)), Entered(12), Entered(3))


def test_what_was_skipped_is_asked_about_before_the_report() -> None:
    state = two_skipped()
    assert state.cursor == Cursor(Step.OPEN)
    screen = draw(state, EN)
    assert screen.title == "2 questions are open"
    assert screen.paragraphs[0] == "Question one.level; Question two.option"
    assert [choice.text for choice in screen.choices if choice.chosen] == ["Answer what is open"]
    assert draw(state, NL).title == "2 vragen staan nog open"


def test_where_nothing_is_open_the_report_comes_at_once() -> None:
    assert say(at_first_question(), *SOUND).cursor.step is Step.END


def test_answering_asks_each_of_them_and_then_the_report_comes() -> None:
    state = say(two_skipped(), "answer")
    assert state.cursor == on("one.level")
    state = say(state, 3)
    assert state.cursor == on("two.option")
    assert after(state, Key.SKIP).cursor == Cursor(Step.OPEN)
    assert draw(after(state, Key.SKIP), EN).title == "1 question is open"
    done = say(state, "good")
    assert (done.over, done.ending) == (True, None)


def test_the_report_as_it_is_and_leaving() -> None:
    done = say(two_skipped(), "report")
    assert (done.over, done.ending, done.draft) == (True, None, two_skipped().draft)
    assert say(two_skipped(), "left").ending is Ending.LEFT
    assert after(two_skipped(), Key.QUIT).ending is Ending.LEFT


def test_all_answers_can_be_looked_through_and_lead_back() -> None:
    for event in (Entered("overview"), Key.OVERVIEW):
        state = after(two_skipped(), event)
        assert state.cursor.step is Step.OVERVIEW
        assert after(state, Key.BACK).cursor == Cursor(Step.OPEN)
    assert after(two_skipped(), Key.BACK).cursor.step is Step.QUESTION
    assert after(two_skipped(), Key.JUMP).cursor.step is Step.JUMP


def test_back_does_not_lead_to_it_once_nothing_is_open() -> None:
    state = say(two_skipped(), "answer", 3)
    state = after(state, Entered("good"))
    assert state.over
    state = say(two_skipped(), "answer", 3)
    assert after(state, Key.BACK, Key.BACK).cursor == Cursor(Step.OPEN)


def test_anything_else_changes_nothing() -> None:
    for value in ("nix", "new", "again", "go-on", 1, ("answer",), ""):
        assert say(two_skipped(), value) == two_skipped()


def test_answers_that_rarely_go_together_come_first() -> None:
    state = say(at_first_question(), *CONTRADICTORY[:4])
    state = after(state, Key.SKIP, Entered(1))
    assert state.cursor == on("rule.first", Step.CONFIRM)
    assert say(state, "rule.first", "rule.second").cursor == Cursor(Step.OPEN)


def test_of_many_open_questions_a_few_are_named() -> None:
    state = at_first_question(built_in())
    while state.cursor.step is Step.QUESTION:
        state = after(state, Key.SKIP)
    screen = draw(state, EN)
    assert screen.title == "23 questions are open"
    assert screen.paragraphs[0].count(";") == 5
    assert screen.paragraphs[0].endswith("; and 18 more")
    assert len(screen.choices) == 4
    assert read_input(screen, "4") == Entered("left")


def test_piped_lines_that_end_there_lead_to_the_report_and_a_person_who_leaves_does_not() -> None:
    def run(came_to_end: Callable[[], bool]) -> Interview:
        session = Session(two_skipped(), EN, lambda _draft, _before: None, "readiness.yaml")
        return line_ui.run_interview(session, io.StringIO("").readline, io.StringIO().write, came_to_end)

    reported, left = run(lambda: True), run(lambda: False)
    assert (reported.over, reported.ending) == (True, None)
    assert left.ending is Ending.LEFT


def test_ctrl_c_there_leaves() -> None:
    def interrupted() -> str:
        raise KeyboardInterrupt

    session = Session(two_skipped(), EN, lambda _draft, _before: None, "readiness.yaml")
    assert line_ui.run_interview(session, interrupted, io.StringIO().write).ending is Ending.LEFT
