"""The transitions of a choice from a list: where to go, what to do with a file, and whether answers are right."""

from dataclasses import replace

from implcheck.interview.deciding import decided
from implcheck.interview.last_time import with_answers_taken_over
from implcheck.interview.navigation import go_to, go_to_question, next_cursor
from implcheck.interview.state import Interview, asked_questions, questions_for_other_roles
from implcheck.interview.steps import (
    ANSWER_OPEN,
    CONTINUE,
    DECISIONS,
    OTHER_ROLES,
    Cursor,
    Ending,
    Step,
)
from implcheck.model.answer_value import Value


def choice_made(state: Interview, value: Value) -> Interview:
    """The state after a choice on a screen that is no question; a value that is not offered there changes nothing."""
    match state.cursor.step:
        case step if step in DECISIONS:
            return decided(state, value)
        case Step.RESUME:
            return _resumed(state, value)
        case Step.OPEN:
            return _open_decided(state, value)
        case Step.OVERVIEW | Step.FOUND:
            return _chosen_among_all(state, str(value))
        case Step.JUMP | Step.CONFIRM:
            return _place_chosen(state, str(value))
        case _:
            return state


def _resumed(state: Interview, value: Value) -> Interview:
    """The state after the choice what to do with the file: go on, change answers, see its report, or start another."""
    resumed = with_answers_taken_over(state.resumed)
    if value == CONTINUE:
        return replace(resumed, cursor=next_cursor(resumed, None))
    if value in {Step.OVERVIEW.value, Step.ACTIONS.value}:
        return go_to(resumed, Cursor(Step(value)))
    ending = next((ending for ending in Ending if ending.value == value), None)
    return replace(resumed if ending is Ending.REPORT else state, ending=ending)


def _open_decided(state: Interview, value: Value) -> Interview:
    """The state after what to do about open questions was chosen: answer them, look at all, report, or leave."""
    if value == ANSWER_OPEN:
        asked_again = replace(state, skipped=frozenset())
        return go_to(asked_again, next_cursor(asked_again, None))
    if value == Step.OVERVIEW.value:
        return go_to(state, Cursor(Step.OVERVIEW))
    if value == Ending.REPORT.value:
        return replace(state, cursor=Cursor(Step.END))
    return replace(state, ending=Ending.LEFT) if value == Ending.LEFT.value else state


def _chosen_among_all(state: Interview, id_: str) -> Interview:
    """The state after a choice from all answers or from what was found: a question, a first step, or what comes next."""
    if state.cursor.step is Step.OVERVIEW:
        if id_ == CONTINUE:
            return go_to(state, next_cursor(state, None))
        if id_ == OTHER_ROLES:
            return other_roles_toggled(state)
        if (start := next((step for step in state.first_steps if step.value == id_), None)) is not None:
            return go_to(state, Cursor(start))
    chosen = go_to_question(state, id_)
    return chosen if chosen == state else replace(chosen, edited=id_)


def _place_chosen(state: Interview, id_: str) -> Interview:
    """The state after a practice, a question, or a confirmation was chosen."""
    questions = asked_questions(state)
    if state.cursor.step is Step.CONFIRM and id_ == state.cursor.id:
        confirmed = replace(state, confirmed=state.confirmed | {id_})
        return go_to(confirmed, next_cursor(confirmed, questions[-1].id if questions else None))
    if state.cursor.step is Step.JUMP:
        id_ = next((question.id for question in questions if question.practice == id_), "")
    return go_to_question(state, id_)


def other_roles_toggled(state: Interview) -> Interview:
    """The state that also asks the questions for other roles, or no longer; without such questions, the same state."""
    if not questions_for_other_roles(state):
        return state
    after = replace(state, others_shown=not state.others_shown)
    left = state.cursor.step is Step.QUESTION and state.cursor.id not in {each.id for each in asked_questions(after)}
    return go_to(after, next_cursor(after, state.cursor.id)) if left else after
