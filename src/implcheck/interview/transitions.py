"""The transitions of the interview: from a state and an event to the next state. No screen, no file, no clock.

Going back returns to the cursor before; it never removes an answer. An answer is in the draft from the moment it was
given.
"""

from dataclasses import replace

from implcheck.interview.draft import Draft
from implcheck.interview.navigation import go_back, go_to, next_cursor, previous
from implcheck.interview.state import (
    CONTINUE,
    FIRST_STEPS,
    OTHER_ROLES,
    OWN_ROLE,
    REMOVE,
    Cursor,
    Ending,
    Entered,
    Event,
    Interview,
    Key,
    Step,
    asked_questions,
    contradictions,
    questions_for_other_roles,
)
from implcheck.model.answer_value import NOT_YET, Value
from implcheck.model.answers import Answer, Given, NotApplicable, NotYet, Unknown
from implcheck.model.limits import LONGEST_ID, LONGEST_TEXT, MOST_EVIDENCE
from implcheck.model.problem import Problem, problem
from implcheck.model.questionnaire import Questionnaire
from implcheck.model.roles import role_named
from implcheck.validation.answers import value_problem
from implcheck.validation.answers_file import placeholder_problem

EXCERPT = 20
"""How many characters of a text that is too long the message shows."""


def begin(
    questionnaire: Questionnaire,
    draft: Draft,
    *,
    quick: bool = False,
    continued: Draft | None = None,
    phase_is_given: bool = False,
) -> Interview:
    """Begin an interview. If the draft has content, the first step asks whether to continue with it.

    `continued` is the draft to go on with then, if that is another one; see `Interview`.
    """
    fresh = Interview(questionnaire, draft, Cursor(Step.RESUME), quick, continued, phase_is_given)
    return fresh if draft.can_be_saved else replace(fresh, cursor=next_cursor(fresh, None))


def advance(state: Interview, event: Event) -> Interview:
    """The state after an event. An event that does not fit the current step changes nothing."""
    state = replace(state, fault=None)
    if state.over:
        return state
    return _entered(state, event.value) if isinstance(event, Entered) else _commanded(state, event)


def _commanded(state: Interview, key: Key) -> Interview:
    match key:
        case Key.QUIT:
            return replace(state, ending=Ending.LEFT)
        case Key.BACK:
            return previous(state)
        case Key.MORE:
            return replace(state, help_shown=not state.help_shown)
        case _ if state.cursor.step is Step.QUESTION:
            return _command_on_question(state, key)
        case Key.OTHER_ROLES if state.cursor.step is Step.OVERVIEW:
            return _other_roles_toggled(state)
        case Key.JUMP | Key.OVERVIEW if state.cursor.step is Step.CONFIRM:
            return go_to(state, Cursor(Step(key.name.lower())))
        case _:
            return state


def _command_on_question(state: Interview, key: Key) -> Interview:
    id_ = state.cursor.id
    match key:
        case Key.SKIP:
            after = replace(state, skipped=state.skipped | {id_})
            return go_to(after, next_cursor(after, id_))
        case Key.DONT_KNOW:
            return _answer_given(state, id_, Unknown())
        case Key.NOT_APPLICABLE:
            return go_to(state, Cursor(Step.REASON, id_))
        case Key.OTHER_ROLES:
            return _other_roles_toggled(state)
        case _:
            return go_to(state, Cursor(Step(key.name.lower()), id_))


def _entered(state: Interview, value: Value) -> Interview:
    step = state.cursor.step
    if step.takes_text or (step is Step.ROLE):
        text = _without_lone_surrogates(str(value)).strip()
        if (fault := _text_problem(state, text)) is not None:
            return replace(state, fault=fault)
        return _text_entered(state, text) if text else state
    match step:
        case Step.RESUME:
            return _resumed(state, value)
        case Step.PHASE:
            if value not in {phase.id for phase in state.offered_phases}:
                return state
            return _after_first_step(replace(state, draft=replace(state.draft, phase=str(value))))
        case Step.QUESTION:
            return _value_entered(state, value)
        case Step.JUMP | Step.OVERVIEW | Step.CONFIRM:
            return _choice_made(state, str(value))
        case _:
            return state


def _resumed(state: Interview, value: Value) -> Interview:
    """The state after the choice to go on with the file, to see its report, or to start another one."""
    if value == CONTINUE:
        return replace(state.resumed, cursor=next_cursor(state.resumed, None))
    ending = next((ending for ending in Ending if ending.value == value), None)
    return replace(state.resumed if ending is Ending.REPORT else state, ending=ending)


def _value_entered(state: Interview, value: Value) -> Interview:
    """The state after a value was entered on a question: an answer, or what is wrong with it."""
    question = state.question
    if question.not_yet is not None and value in (NOT_YET, (NOT_YET,)):
        return _answer_given(state, question.id, NotYet())
    if question.not_yet is not None and isinstance(value, tuple) and NOT_YET in value:
        return replace(state, fault=problem("answer-exclusive", given=NOT_YET))
    fault = value_problem(question, value)
    return replace(state, fault=fault) if fault is not None else _answer_given(state, question.id, Given(answer=value))


def _without_lone_surrogates(typed: str) -> str:
    """The typed text without lone surrogates, which a broken keyboard or paste can leave."""
    return typed.encode("utf-8", "replace").decode("utf-8")


def _text_problem(state: Interview, text: str) -> Problem | None:
    """What an answers file does not take: too long a text, too many evidence entries, a project or role of "?"."""
    longest = LONGEST_ID if state.cursor.step is Step.OWN_ROLE else LONGEST_TEXT
    if len(text) > longest:
        return problem("text-too-long", key=f"{text[:EXCERPT]}…", most=longest)
    if state.cursor.step is Step.EVIDENCE and text != REMOVE:
        count = len(state.draft.answer(state.cursor.id).evidence) + 1
        if count > MOST_EVIDENCE:
            return problem("list-too-long", key="evidence", have=count, most=MOST_EVIDENCE)
    is_subject = state.cursor.step in {Step.PROJECT, Step.ROLE, Step.OWN_ROLE}
    return placeholder_problem(text) if is_subject else None


def _text_entered(state: Interview, text: str) -> Interview:
    """The state after a line of text was entered."""
    id_, draft = state.cursor.id, state.draft
    match state.cursor.step:
        case Step.PROJECT:
            return _after_first_step(replace(state, draft=replace(draft, project=text)))
        case Step.ROLE if text == OWN_ROLE:
            return go_to(state, Cursor(Step.OWN_ROLE))
        case Step.ROLE:
            return _after_first_step(replace(state, draft=replace(draft, role=text)))
        case Step.OWN_ROLE:
            role = role_named(text, state.questionnaire.roles)
            return _after_first_step(replace(go_back(state), draft=replace(draft, role=role)))
        case Step.REASON:
            return _answer_given(state, id_, NotApplicable(not_applicable=text))
        case Step.NOTE:
            draft = draft.with_note(id_, None if text == REMOVE else text)
        case _:
            evidence = draft.answer(id_).evidence
            draft = draft.with_evidence(id_, evidence[:-1] if text == REMOVE else (*evidence, text))
    return go_back(replace(state, draft=draft))


def _after_first_step(state: Interview) -> Interview:
    """The state after one of the first steps: back to the question that it was left at, or to one that is asked now."""
    left = state.visited[-1] if state.visited else None
    if left is None or left.step in FIRST_STEPS:
        return go_to(state, next_cursor(state, None))
    if left.step is Step.QUESTION and left.id not in {question.id for question in asked_questions(state)}:
        return go_to(state, next_cursor(state, left.id))
    return go_back(state)


def _other_roles_toggled(state: Interview) -> Interview:
    """The state that also asks the questions for other roles, or no longer; without such questions, the same state."""
    if not questions_for_other_roles(state):
        return state
    after = replace(state, others_shown=not state.others_shown)
    left = state.cursor.step is Step.QUESTION and state.cursor.id not in {each.id for each in asked_questions(after)}
    return go_to(after, next_cursor(after, state.cursor.id)) if left else after


def _choice_made(state: Interview, id_: str) -> Interview:
    """The state after a practice, a question, a first step or a confirmation was chosen from a list."""
    questions = asked_questions(state)
    start = next((step for step in state.first_steps if step.value == id_), None)
    if state.cursor.step is Step.OVERVIEW and start is not None:
        return go_to(state, Cursor(start))
    if state.cursor.step is Step.OVERVIEW and id_ == OTHER_ROLES:
        return _other_roles_toggled(state)
    if state.cursor.step is Step.CONFIRM and id_ == state.cursor.id:
        confirmed = replace(state, confirmed=state.confirmed | {id_})
        return go_to(confirmed, next_cursor(confirmed, questions[-1].id if questions else None))
    if state.cursor.step is Step.JUMP:
        id_ = next((question.id for question in questions if question.practice == id_), "")
    if id_ not in {question.id for question in questions}:
        return state
    return go_to(state, Cursor(Step.QUESTION, id_))


def _answer_given(state: Interview, id_: str, answer: Answer) -> Interview:
    """The state after an answer; contradictions that rest on it must be confirmed again."""
    draft = state.draft.with_answer(id_, answer)
    resting_on_it = {
        rule.id for rule, questions in contradictions(replace(state, confirmed=frozenset())) if id_ in questions
    }
    changed = state.draft.answers.get(id_) != draft.answers[id_]
    confirmed = state.confirmed - resting_on_it if changed else state.confirmed
    after = replace(state, draft=draft, confirmed=confirmed)
    return go_to(after, next_cursor(after, id_))
