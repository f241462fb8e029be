"""Properties for any input in any order: no crash, no lost answer, and the saved file can be read back."""

import datetime
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from tests.interview.conversation import (
    CONTRADICTORY,
    DAY,
    EN,
    after,
    at_first_question,
    draft,
    for_roles,
    on,
    say,
    small,
)
from tests.support.build import built_in
from tests.support.examples import examples
from tests.support.strategies import scored_values

from implcheck.interview.draft import Draft
from implcheck.interview.last_time import LastTime
from implcheck.interview.progress import contradictions
from implcheck.interview.screen import read_input
from implcheck.interview.searching import found_questions
from implcheck.interview.state import Interview, asked_questions
from implcheck.interview.steps import (
    ANSWER_OPEN,
    DECISION_TEXTS,
    DECISIONS,
    OTHER_ROLES,
    OWN_ROLE,
    WITH_UNDO,
    Entered,
    Event,
    Key,
    Step,
)
from implcheck.interview.transitions import advance, begin
from implcheck.interview.view import draw
from implcheck.loading.answers import load_answers
from implcheck.loading.answers_writer import updated
from implcheck.loading.source import decoded
from implcheck.model.answers import Answer, Given, NotYet, Unknown
from implcheck.model.decisions import AgreedAction
from implcheck.model.enums import ActionStatus
from implcheck.model.questionnaire import Questionnaire

Move = Event | int
"""An event, or a number that picks one of the valid events of the current step."""

HOSTILE = st.sampled_from(
    [
        "\x1b[2J\x1b]0;title\x07",
        "\ud83d half",
        "\ud800\udfff",
        "a\r\nb\n\n c \t\n",
        "\x00\x01\x7f\x85\x9b",
        "\u202etxt.exe\u2028\u2029\ufeff",
        "x" * 10_240,
        " é ï 中 👩‍👩‍👧 ",
        "- x",
        "a: b",
        "#x",
        "12:30",
        "yes",
        "1_000",
        "null",
        "2026-02-31",
        "%TAG ! x",
        "*a &b !c",
        "'\"\\",
    ]
)
TEXTS = HOSTILE | st.text(st.characters(), max_size=40)
SCALARS = st.integers(-3, 300) | st.floats() | st.booleans() | TEXTS
FOREIGN: st.SearchStrategy[Any] = SCALARS | st.lists(SCALARS, max_size=3).map(tuple)
EVENTS: st.SearchStrategy[Move] = (
    st.integers(0, 40) | st.sampled_from([key for key in Key if key is not Key.QUIT]) | st.builds(Entered, FOREIGN)
)
# Mostly what fits, so that a walk comes somewhere.
MOVES = st.lists(st.integers(0, 40) | EVENTS, max_size=40)
WALKING = (Key.BACK, Key.SKIP, Key.JUMP, Key.OVERVIEW, Key.MORE, Key.QUIT)


FIXED: Mapping[Step, list[str]] = {
    Step.RESUME: ["go-on", "go-on", "go-on", "actions", "overview", "report", "new"],
    Step.PHASE: ["kickoff", "execution", "aftercare"],
    Step.OPEN: [ANSWER_OPEN, ANSWER_OPEN, "overview", "report", "left"],
}
"""What the steps accept whose choices are always the same."""


def fitting(state: Interview) -> list[Any]:
    """Return values that the step accepts."""
    match state.cursor.step:
        case Step.ROLE:
            return [*(role.id for role in state.questionnaire.offered_roles), OWN_ROLE]
        case Step.QUESTION:
            values = [value for _, value in scored_values(state.question)]
            values += ["not_yet"] if state.question.not_yet is not None else []
            return [tuple(value) if isinstance(value, list) else value for value in values]
        case Step.JUMP:
            return [question.practice for question in asked_questions(state)]
        case Step.OVERVIEW:
            return [*(question.id for question in asked_questions(state)), OTHER_ROLES, "go-on"]
        case Step.FOUND:
            return [question.id for question in found_questions(state)]
        case Step.CONFIRM:
            return [
                state.cursor.id,
                *next((ids for rule, ids in contradictions(state) if rule.id == state.cursor.id), ()),
            ]
        case _ if state.cursor.step in DECISIONS - DECISION_TEXTS:
            return [choice.value for choice in draw(state, EN).choices]
        case _:
            return FIXED.get(state.cursor.step, ["Some text", "2026-11-24", "x", "level"])


def step(state: Interview, move: Move) -> Interview:
    """Return the state after a move."""
    if isinstance(move, int):
        values = fitting(state)
        move = Entered(values[move % len(values)])
    return advance(state, move)


def agreed(questionnaire: Questionnaire) -> tuple[AgreedAction, ...]:
    """Return an action that is overdue, one about a combination, and one that is done."""
    first, rule, last = questionnaire.questions[0].id, questionnaire.rules[0].id, questionnaire.questions[-1].id
    return (
        AgreedAction(finding=first, owner="sponsor", due=DAY - datetime.timedelta(28), answer_when_agreed=1),
        AgreedAction(finding=rule, owner="Finance team", note="Half"),
        AgreedAction(finding=last, owner="board", status=ActionStatus.DONE),
    )


def start(name: str, questionnaire: Questionnaire) -> Interview:
    """Return a first state by its name: hypothesis then shows the name and not a whole questionnaire."""
    half: dict[str, Answer] = {
        questionnaire.questions[0].id: Given(answer=1, note="2026-02-31"),
        questionnaire.questions[1].id: Unknown(),
    }
    match name.removesuffix(" quick"):
        case "new":
            held = Draft(questionnaire.id, DAY)
        case "continued":
            held = replace(draft(), questionnaire=questionnaire.id, answers=half)
        case "with a role":
            held = Draft(questionnaire.id, DAY, role="own word")
        case "sponsor":
            held = Draft(questionnaire.id, DAY, "Project", "kickoff", "sponsor")
        case "for roles":
            return at_first_question(for_roles(), "sponsor")
        case "decided":
            actions = agreed(questionnaire)
            held = replace(draft(), questionnaire=questionnaire.id, answers=half, actions=actions)
        case "again" | "again open":
            only_open, asked_again = name.endswith("open"), frozenset({questionnaire.questions[0].id})
            last = LastTime(half, None, only_open=only_open, asked_again=asked_again)
            held = replace(draft(), questionnaire=questionnaire.id, actions=agreed(questionnaire))
            return begin(questionnaire, held, last=last, first=Step.QUESTION)
        case "before a combination":
            return say(at_first_question(small()), *CONTRADICTORY)
        case _:
            return at_first_question(questionnaire)
    return begin(questionnaire, held, quick=name.endswith("quick"))


STARTS = st.sampled_from(
    ["new", "new quick", "continued", "continued quick", "with a role", "sponsor", "first question"]
)
STARTS_OF_SMALL = STARTS | st.sampled_from(["before a combination", "for roles"])
STARTS_WITH_ACTIONS = st.sampled_from(["decided", "again", "again open", "before a combination"])


@given(STARTS_OF_SMALL | STARTS_WITH_ACTIONS, MOVES)
def test_no_event_raises_an_error_and_every_state_can_be_shown(name: str, moves: list[Move]) -> None:
    state = start(name, small())
    for move in moves:
        state = step(state, move)
        if state.over:
            break
        assert draw(state, EN).title


@given(STARTS_OF_SMALL | STARTS_WITH_ACTIONS, MOVES, st.sampled_from(WALKING))
def test_navigation_keeps_every_answer(name: str, moves: list[Move], key: Key) -> None:
    state = start(name, small())
    for move in moves:
        state = step(state, move)
        assert advance(state, key).draft == state.draft


@given(STARTS_OF_SMALL, MOVES)
def test_a_given_answer_is_never_lost(name: str, moves: list[Move]) -> None:
    state = start(name, small())
    for move in moves:
        before, state = state, step(state, move)
        if move is Key.UNDO:
            continue
        assert set(before.draft.answers) <= set(state.draft.answers)
        assert all(state.draft.answered(id_) for id_ in before.draft.answers if before.draft.answered(id_))
        changed = [id_ for id_ in state.draft.answers if state.draft.answers[id_] != before.draft.answers.get(id_)]
        assert changed in ([], [before.cursor.id])


@given(STARTS_WITH_ACTIONS, MOVES)
def test_a_decision_is_lost_only_by_taking_it_back(name: str, moves: list[Move]) -> None:
    state = start(name, small())
    for move in moves:
        before, state = state.draft, step(state, move)
        if move is Key.UNDO:
            continue
        assert {action.finding for action in before.actions} <= {action.finding for action in state.draft.actions}
        assert set(before.accepted_risks) <= set(state.draft.accepted_risks)
        assert len(set(state.draft.accepted_risks)) == len(state.draft.accepted_risks)


@given(STARTS_WITH_ACTIONS, MOVES)
def test_every_key_that_is_shown_does_something_and_back_comes_to_an_end(name: str, moves: list[Move]) -> None:
    state = start(name, small())
    for move in moves:
        state = step(state, move)
        if state.over:
            return
        shown = replace(state, fault=None, notice=None)
        for letter, _ in draw(state, EN).keys:
            if letter in {key.value for key in Key} - {Key.BACK.value}:
                assert advance(state, Key(letter)) != shown
    cursors = [state.cursor]
    while (state := advance(state, Key.BACK)).cursor != cursors[-1]:
        cursors.append(state.cursor)
        assert draw(state, EN).title
        assert len(cursors) < 2 * len(moves) + 12


@given(STARTS_OF_SMALL, MOVES)
def test_a_question_that_is_shown_is_one_that_is_asked(name: str, moves: list[Move]) -> None:
    state = start(name, small())
    for move in moves:
        state = step(state, move)
        if state.cursor.step is Step.QUESTION:
            assert state.question in asked_questions(state)


@given(STARTS_OF_SMALL, MOVES, st.integers(0, 40))
def test_back_after_an_answer_shows_it(name: str, moves: list[Move], choice: int) -> None:
    state = start(name, small())
    for move in moves:
        state = step(state, move)
    if state.over or state.cursor.step is not Step.QUESTION:
        return
    id_, value = state.cursor.id, fitting(state)[choice % len(fitting(state))]
    given = say(state, value)
    expected = NotYet() if value == "not_yet" else Given(answer=value)
    held = state.draft.answer(id_)
    expected = expected.model_copy(update={"note": held.note, "evidence": held.evidence})
    assert given.draft.answers[id_] == expected
    if not given.over and given.cursor.step is not Step.OVERVIEW:
        assert after(given, Key.BACK).cursor == on(id_)


@given(STARTS_OF_SMALL, MOVES, FOREIGN)
def test_a_reported_event_changes_nothing(name: str, moves: list[Move], value: Any) -> None:
    state = start(name, small())
    for move in moves:
        state = step(state, move)
    refused = say(state, value)
    if refused.fault is not None:
        assert state.cursor.step is Step.QUESTION or state.cursor.step.takes_text or state.cursor.step is Step.ROLE
        assert (refused.cursor, refused.draft, refused.visited) == (state.cursor, state.draft, state.visited)


@given(STARTS_OF_SMALL | STARTS_WITH_ACTIONS, MOVES)
def test_undo_restores_what_was_before_each_change_back_to_the_start(name: str, moves: list[Move]) -> None:
    state = start(name, small())
    before: list[Interview] = []
    for move in moves:
        held, state = state, step(state, move)
        if state.over:
            return
        if len(state.changes) > len(held.changes):
            before.append(held)
        elif len(state.changes) < len(held.changes) and before:
            before.pop()
    while before and state.cursor.step in WITH_UNDO:
        expected, state = before.pop(), advance(state, Key.UNDO)
        assert (state.draft, state.confirmed) == (expected.draft, expected.confirmed)
        assert state.notice is not None
        assert draw(state, EN).notice
        assert state.cursor.step in WITH_UNDO or (state.cursor.step, state.draft.role) == (Step.PROJECT, "")


@examples(60)
@given(STARTS | st.just("decided"), MOVES)
def test_a_saved_draft_is_read_back_unchanged(name: str, moves: list[Move]) -> None:
    state = start(name, built_in())
    for move in moves:
        state = step(state, move)
    if not state.draft.can_be_saved:
        return
    held = replace(state.draft, version=built_in().version)
    text = updated(None, held.as_answers(), list(built_in().by_id))
    read_back = load_answers(decoded("readiness.yaml", text.encode("utf-8"))).answers
    assert dict(read_back.answers) == dict(state.draft.answers)
    assert (read_back.actions, read_back.accepted_risks) == (state.draft.actions, state.draft.accepted_risks)
    assert (read_back.project, read_back.phase) == (state.draft.project, state.draft.phase)
    assert (read_back.respondent.role if read_back.respondent is not None else "") == state.draft.role
    assert read_back.date == DAY


@examples(60)
@given(TEXTS, TEXTS)
def test_any_text_as_project_and_note_is_read_back_unchanged(project: str, note: str) -> None:
    state = say(begin(built_in(), Draft("implementation", DAY)), project, "kickoff", "sponsor")
    if state.cursor.step is not Step.QUESTION:
        return
    state = after(state, Key.NOTE, Entered(note), Key.EVIDENCE, Entered(note))
    text = updated(None, state.draft.as_answers(), list(built_in().by_id))
    read_back = load_answers(decoded("readiness.yaml", text.encode("utf-8"))).answers
    assert read_back.project == state.draft.project
    assert dict(read_back.answers) == dict(state.draft.answers)
    again = updated(text, state.draft.as_answers(), list(built_in().by_id))
    assert again == text


@given(STARTS_OF_SMALL, st.lists(TEXTS | st.sampled_from(["", "b", "?", "1", "1, 3", "y", "q", "40%"]), max_size=25))
def test_no_typed_line_raises_an_error(name: str, lines: list[str]) -> None:
    state = start(name, small())
    for line in lines:
        if state.over:
            return
        event = read_input(draw(state, EN), line)
        state = state if event is None else advance(state, event)


def test_an_interview_ends() -> None:
    state = start("before a combination", small())
    for move in (0, 0):
        state = step(state, move)
    assert state.over
    assert len(state.draft.answers) == 6
