"""Re-assessment: last time's answers are shown, confirmed with one key or changed, and what is open comes first."""

import datetime
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.interview.conversation import EN, NL, after, draft, for_roles, on, say, small
from tests.interview.test_properties import step

from implcheck.interview.draft import Draft
from implcheck.interview.last_time import LastTime, answer_to_confirm, ids_asked_again, taken_over
from implcheck.interview.progress import progress
from implcheck.interview.screen import read_input
from implcheck.interview.state import Interview, asked_questions
from implcheck.interview.steps import (
    Cursor,
    Entered,
    Event,
    Key,
    Step,
)
from implcheck.interview.transitions import begin
from implcheck.interview.view import draw
from implcheck.model.answers import Answer, Given, NotApplicable, NotYet, Unanswered, Unknown
from implcheck.model.decisions import AgreedAction
from implcheck.model.enums import ActionStatus
from implcheck.model.questionnaire import Questionnaire

BEFORE, TODAY = datetime.date(2026, 10, 24), datetime.date(2026, 11, 24)
ANSWERS: Mapping[str, Answer] = {
    "one.level": Given(answer=3, note="Agreed", evidence=("a.pdf",)),
    "one.sure": Given(answer="yes"),
    "one.after": Unknown(note="Asked"),
    "two.option": NotApplicable(not_applicable="Nothing is chosen"),
    "two.ticked": Given(answer=("a", "c")),
    "two.hours": Given(answer=12),
}
"""Answers of last time to the small questionnaire: one is unknown, and `two.last` has none."""


def again(
    answers: Mapping[str, Answer] = ANSWERS,
    *,
    so_far: Mapping[str, Answer] | None = None,
    questionnaire: Questionnaire | None = None,
    first: Step = Step.QUESTION,
    **last: Any,
) -> Interview:
    """Return a re-assessment at its first question; `so_far` are the answers that it has already."""
    new = replace(draft(), date=TODAY, answers=so_far or {})
    return begin(questionnaire or small(), new, last=LastTime(answers, BEFORE, **last), first=first)


def to_the_end(state: Interview, event: Event = Key.AS_LAST_TIME) -> tuple[Interview, list[str]]:
    """Return the state after an event on every question, and the ids of the questions in the order asked."""
    seen: list[str] = []
    while state.cursor.step is Step.QUESTION and len(seen) < 20:
        seen.append(state.cursor.id)
        moved = after(state, event)
        state = moved if moved != state else after(state, Key.DONT_KNOW)
    return state, seen


def test_what_was_open_comes_first_and_then_the_others_in_order() -> None:
    _, seen = to_the_end(again())
    assert seen == ["one.after", "two.last", "one.level", "one.sure", "two.option", "two.ticked", "two.hours"]


def test_one_key_confirms_every_kind_of_answer_with_its_note_and_evidence() -> None:
    state, _ = to_the_end(again())
    assert dict(state.draft.answers) == {**ANSWERS, "two.last": Unknown()}
    assert state.draft.date == TODAY


def test_an_answer_is_in_the_draft_only_once_it_is_confirmed_or_changed() -> None:
    state = again()
    assert state.draft.answers == {}
    state = after(state, Key.AS_LAST_TIME, Key.DONT_KNOW, Entered(1))
    assert dict(state.draft.answers) == {
        "one.after": ANSWERS["one.after"],
        "two.last": Unknown(),
        "one.level": Given(answer=1, note="Agreed", evidence=("a.pdf",)),
    }
    assert progress(state)["answered"] == 3
    assert progress(state)["left"] == 4


def test_the_answer_of_last_time_is_shown_with_its_day_and_selected() -> None:
    state = after(again(), Key.AS_LAST_TIME, Key.DONT_KNOW)
    screen = draw(state, EN)
    assert state.cursor == on("one.level")
    assert screen.current_answer == "Last time (24 October 2026): Level 3.\nNote: Agreed\nEvidence: a.pdf"
    assert [choice.value for choice in screen.choices if choice.chosen] == [3]
    assert read_input(screen, "") == Entered(3)
    assert ("k", "as last time") in screen.keys
    assert "5 of 7 left" in screen.position
    assert draw(state, NL).current_answer.startswith("Vorige keer (24 oktober 2026): ")


def test_after_a_change_both_answers_are_shown() -> None:
    state = after(again(), Key.AS_LAST_TIME, Key.DONT_KNOW, Entered(1), Key.BACK)
    screen = draw(state, EN)
    assert screen.current_answer.splitlines()[:2] == ["Last time (24 October 2026): Level 3.", "Your answer: Level 1."]
    assert "k" not in dict(screen.keys)
    assert after(state, Key.AS_LAST_TIME) == state
    confirmed = after(again(), Key.AS_LAST_TIME, Key.DONT_KNOW, Key.AS_LAST_TIME, Key.BACK)
    assert draw(confirmed, EN).current_answer.startswith("Your answer: ")


@pytest.mark.parametrize(
    ("day", "notice"),
    [
        (BEFORE, ""),
        (TODAY, "Last time is dated today, 24 November 2026: what you confirm gets the same date."),
        (
            datetime.date(2026, 12, 1),
            "Last time is dated 1 December 2026, a day that is still to come. Correct the date in its file if it is wrong.",
        ),
    ],
)
def test_a_day_that_is_not_before_today_is_pointed_out_once(day: datetime.date, notice: str) -> None:
    state = begin(small(), replace(draft(), date=TODAY), last=LastTime(ANSWERS, day), first=Step.PHASE)
    assert draw(state, EN).notice == notice
    assert draw(say(state, "kickoff"), EN).notice == ""


def test_an_answer_without_a_day_is_shown_without_one() -> None:
    state = begin(small(), draft(), last=LastTime({"one.level": Given(answer=3)}, None), first=Step.QUESTION)
    state = after(state, Key.OVERVIEW, Entered("one.level"))
    assert draw(state, EN).current_answer == "Last time: Level 3."


def test_all_answers_say_which_are_of_last_time() -> None:
    rows = [choice.text for choice in draw(after(again(), Key.AS_LAST_TIME, Key.OVERVIEW), EN).choices]
    assert rows[0].endswith(": 3 (last time)")
    assert rows[2].endswith(": we don't know")


def test_without_an_answer_of_last_time_the_key_does_nothing() -> None:
    state = after(again(), Key.AS_LAST_TIME)
    assert state.cursor == on("two.last")
    assert answer_to_confirm(state, "two.last") is None
    assert after(state, Key.AS_LAST_TIME) == state
    assert "k" not in dict(draw(state, EN).keys)


def test_a_note_alone_confirms_nothing_and_stays() -> None:
    state = after(again(), Key.NOTE, Entered("Asked again"))
    assert state.cursor == on("one.after")
    assert state.draft.answers == {"one.after": Unanswered(note="Asked again")}
    assert answer_to_confirm(state, "one.after") == Unknown(note="Asked again")
    confirmed = after(state, Key.AS_LAST_TIME)
    assert confirmed.draft.answers == {"one.after": Unknown(note="Asked again")}
    removed = after(state, Key.NOTE, Entered("-"), Key.AS_LAST_TIME)
    assert removed.draft.answers == {"one.after": Unknown()}


def test_a_note_of_an_interrupted_run_replaces_that_of_last_time() -> None:
    state = again(so_far={"one.after": Unanswered(note="Asked again")})
    assert after(state, Key.AS_LAST_TIME).draft.answers == {"one.after": Unknown(note="Asked again")}


def test_evidence_is_added_to_that_of_last_time() -> None:
    state = after(again(), Key.AS_LAST_TIME, Key.DONT_KNOW, Key.EVIDENCE, Entered("b.pdf"), Key.AS_LAST_TIME)
    assert state.draft.answers["one.level"].evidence == ("a.pdf", "b.pdf")


def test_a_question_that_an_answer_opens_is_asked_at_once() -> None:
    answers = {**ANSWERS, "one.sure": Given(answer="no"), "two.last": Given(answer=2)}
    del answers["one.after"]
    state = again(answers)
    assert "one.after" not in [question.id for question in asked_questions(state)]
    state = after(state, Key.AS_LAST_TIME, Entered("yes"))
    assert state.cursor == on("one.after")
    assert after(state, Entered(2)).cursor == on("two.option")


def test_an_interrupted_run_goes_on_with_the_rest() -> None:
    stopped = after(again(), Key.AS_LAST_TIME, Key.DONT_KNOW, Key.AS_LAST_TIME)
    resumed = again(so_far=stopped.draft.answers)
    assert resumed.cursor == stopped.cursor == on("one.sure")


def test_the_phase_is_asked_first_if_it_is_told_to() -> None:
    state = again(first=Step.PHASE)
    assert state.cursor == Cursor(Step.PHASE)
    assert [choice.value for choice in draw(state, EN).choices if choice.chosen] == ["kickoff"]
    assert say(state, "kickoff").cursor == on("one.after")


def test_only_open_takes_the_other_answers_over() -> None:
    state = again(only_open=True, asked_again=frozenset({"two.hours"}))
    kept = {"one.level", "one.sure", "two.option", "two.ticked"}
    assert dict(state.draft.answers) == {id_: ANSWERS[id_] for id_ in kept}
    state, seen = to_the_end(state)
    assert seen == ["one.after", "two.last", "two.hours"]
    assert taken_over(state, frozenset({"two.hours"})) == 4
    assert state.draft.answers["two.hours"] == ANSWERS["two.hours"]


def test_only_open_takes_nothing_over_before_the_phase_is_known() -> None:
    new = Draft("small", TODAY, "Project", None, "sponsor")
    state = begin(small(), new, last=LastTime(ANSWERS, BEFORE, only_open=True), first=Step.PHASE)
    assert state.draft.answers == {}
    state = say(state, "kickoff")
    assert len(state.draft.answers) == 5
    assert state.cursor == on("one.after")


def test_only_open_does_not_take_over_an_answer_that_counts_again_only_now() -> None:
    answers = {**ANSWERS, "one.sure": Unknown(), "one.after": Given(answer=4)}
    state = again(answers, only_open=True)
    assert "one.after" not in state.draft.answers
    state = after(state, Entered("yes"), Entered(3))
    assert state.cursor == on("one.after")
    assert answer_to_confirm(state, "one.after") == Given(answer=4)


def test_only_open_in_the_same_file_asks_again_and_dates_the_file_with_the_first_answer() -> None:
    last = LastTime(ANSWERS, BEFORE, only_open=True, asked_again=frozenset({"one.after", "two.hours"}), same_file=True)
    held = replace(draft(), dated=BEFORE, answers=ANSWERS)
    state = begin(small(), held, last=last, first=Step.QUESTION)
    assert state.draft == replace(held, date=BEFORE)
    state, seen = to_the_end(state)
    assert seen == ["one.after", "two.last", "two.hours"]
    assert state.over
    assert dict(state.draft.answers) == {**ANSWERS, "two.last": Unknown()}
    assert state.draft.date == TODAY
    confirmed = after(begin(small(), held, last=last, first=Step.QUESTION), Key.AS_LAST_TIME)
    assert confirmed.draft == replace(held, date=TODAY)


def test_a_role_is_asked_what_it_answered_last_time_too() -> None:
    last: Mapping[str, Answer] = {
        "one.sure": Given(answer="yes"),
        "two.option": Given(answer="good"),
        "one.level": NotYet(),
    }
    state = begin(for_roles(), replace(draft(), role="key-user"), last=LastTime(last, BEFORE), first=Step.QUESTION)
    asked = [question.id for question in asked_questions(state)]
    assert asked == ["one.level", "one.sure", "two.option", "two.hours"]
    state, _ = to_the_end(state)
    assert state.draft.answers["one.level"] == NotYet()


@pytest.mark.parametrize(
    ("finding", "status", "then", "asked"),
    [
        ("two.hours", "open", None, ["two.hours"]),
        ("two.hours", "doing", 12, ["two.hours"]),
        ("two.hours", "done", 12, ["two.hours"]),
        ("two.hours", "done", None, ["two.hours"]),
        ("two.hours", "done", 4, []),
        ("two.hours", "dropped", 12, []),
        ("rule.first", "open", None, ["one.level", "two.option"]),
        ("rule.first", "dropped", None, []),
    ],
)
def test_an_answer_behind_an_action_is_open_until_it_moved(
    finding: str, status: str, then: int | None, asked: list[str]
) -> None:
    values = {"finding": finding, "owner": "sponsor", "status": status, "answer_when_agreed": then}
    found = ids_asked_again(ANSWERS, [AgreedAction.model_validate(values)], small())
    assert sorted(found) == sorted(["one.after", *asked])


@pytest.mark.parametrize("only_open", [False, True])
@given(answered=st.sets(st.sampled_from(sorted(ANSWERS))), again_asked=st.sets(st.sampled_from(sorted(ANSWERS))))
def test_confirming_everything_gives_the_answers_of_last_time(
    only_open: bool, answered: set[str], again_asked: set[str]
) -> None:
    answers = {id_: answer for id_, answer in ANSWERS.items() if id_ in answered}
    state, seen = to_the_end(again(answers, only_open=only_open, asked_again=frozenset(again_asked)))
    assert len(seen) == len(set(seen))
    asked = {question.id for question in asked_questions(state)}
    assert {id_: state.draft.answers[id_] for id_ in answers if id_ in asked} == {
        id_: answer for id_, answer in answers.items() if id_ in asked
    }
    assert state.draft.answers.keys() == asked


@given(
    st.lists(st.integers(0, 40) | st.sampled_from([key for key in Key if key not in {Key.QUIT, Key.UNDO}]), max_size=40)
)
def test_no_event_of_a_reassessment_raises_an_error_or_loses_an_answer(moves: list[int | Event]) -> None:
    state = again()
    for move in moves:
        before, state = state, step(state, move)
        if state.over:
            break
        assert draw(state, EN).title
        assert before.draft.answers.keys() <= state.draft.answers.keys()
        assert state.last.keys() == before.last.keys()


def test_the_order_of_ticks_moves_no_answer() -> None:
    done = AgreedAction(finding="two.ticked", owner="board", status=ActionStatus.DONE, answer_when_agreed=("a", "b"))
    assert ids_asked_again({"two.ticked": Given(answer=("b", "a"))}, [done], small()) == {"two.ticked"}
    assert ids_asked_again({"two.ticked": Given(answer=("b", "c"))}, [done], small()) == frozenset()
