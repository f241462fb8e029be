"""The transitions of the interview: from a state and an event to the next state. No screen, no file, no clock.

Going back returns to the cursor before; it never removes an answer. An answer is in the draft from the moment it was
given.
"""

from dataclasses import replace

from implcheck.interview.draft import Draft
from implcheck.interview.state import (
    CONTINUE,
    FIRST_STEPS,
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
)
from implcheck.model.answer_value import Value
from implcheck.model.answers import Answer, Given, NotApplicable, Unknown
from implcheck.model.limits import LONGEST_TEXT, MOST_EVIDENCE
from implcheck.model.problem import Problem, problem
from implcheck.model.questionnaire import Questionnaire
from implcheck.validation.answers import value_problem

EXCERPT = 20
"""How many characters of a text that is too long the message shows."""


def begin(questionnaire: Questionnaire, draft: Draft, *, quick: bool = False) -> Interview:
    """Begin an interview. If the draft has content, the first step asks whether to continue with it."""
    fresh = Interview(questionnaire, draft, Cursor(Step.RESUME), quick=quick)
    return fresh if draft.can_be_saved else replace(fresh, cursor=_next_cursor(fresh, None))


def advance(state: Interview, event: Event) -> Interview:
    """The state after an event. An event that does not fit the current step changes nothing."""
    state = replace(state, fault=None)
    if state.over:
        return state
    if isinstance(event, Entered):
        return _entered(state, event.value)
    match event:
        case Key.QUIT:
            return replace(state, ending=Ending.LEFT)
        case Key.BACK:
            return _previous(state)
        case Key.MORE:
            return replace(state, help_shown=not state.help_shown)
        case _ if state.cursor.step is Step.QUESTION:
            return _command_on_question(state, event)
        case Key.JUMP | Key.OVERVIEW if state.cursor.step is Step.CONFIRM:
            return _go_to(state, Cursor(Step(event.name.lower())))
        case _:
            return state


def _command_on_question(state: Interview, key: Key) -> Interview:
    id_ = state.cursor.id
    match key:
        case Key.SKIP:
            after = replace(state, skipped=state.skipped | {id_})
            return _go_to(after, _next_cursor(after, id_))
        case Key.DONT_KNOW:
            return _answer_given(state, id_, Unknown())
        case Key.NOT_APPLICABLE:
            return _go_to(state, Cursor(Step.REASON, id_))
        case _:
            return _go_to(state, Cursor(Step(key.name.lower()), id_))


def _entered(state: Interview, value: Value) -> Interview:
    step = state.cursor.step
    if step.takes_text or (step is Step.ROLE):
        text = _without_lone_surrogates(str(value)).strip()
        if (fault := _limit_problem(state, text)) is not None:
            return replace(state, fault=fault)
        return _text_entered(state, text) if text else state
    match step:
        case Step.RESUME:
            ending = next((ending for ending in Ending if ending.value == value), None)
            continued = replace(state, cursor=_next_cursor(state, None))
            return continued if value == CONTINUE else replace(state, ending=ending)
        case Step.PHASE:
            if value not in state.questionnaire.phases_by_id:
                return state
            return _after_first_step(replace(state, draft=replace(state.draft, phase=str(value))))
        case Step.QUESTION:
            fault = value_problem(state.question, value)
            return (
                replace(state, fault=fault)
                if fault is not None
                else _answer_given(state, state.cursor.id, Given(answer=value))
            )
        case Step.JUMP | Step.OVERVIEW | Step.CONFIRM:
            return _choice_made(state, str(value))
        case _:
            return state


def _without_lone_surrogates(typed: str) -> str:
    """The typed text without lone surrogates, which a broken keyboard or paste can leave."""
    return typed.encode("utf-8", "replace").decode("utf-8")


def _limit_problem(state: Interview, text: str) -> Problem | None:
    """The limit of an answers file that an entry exceeds: the length of a text, or the number of evidence entries."""
    if len(text) > LONGEST_TEXT:
        return problem("text-too-long", key=f"{text[:EXCERPT]}…", most=LONGEST_TEXT)
    if state.cursor.step is Step.EVIDENCE and text != REMOVE:
        count = len(state.draft.answer(state.cursor.id).evidence) + 1
        if count > MOST_EVIDENCE:
            return problem("list-too-long", key="evidence", have=count, most=MOST_EVIDENCE)
    return None


def _text_entered(state: Interview, text: str) -> Interview:
    """The state after a line of text was entered."""
    id_, draft = state.cursor.id, state.draft
    match state.cursor.step:
        case Step.PROJECT:
            return _after_first_step(replace(state, draft=replace(draft, project=text)))
        case Step.ROLE:
            return _after_first_step(replace(state, draft=replace(draft, role=text)))
        case Step.REASON:
            return _answer_given(state, id_, NotApplicable(not_applicable=text))
        case Step.NOTE:
            draft = draft.with_note(id_, None if text == REMOVE else text)
        case _:
            evidence = draft.answer(id_).evidence
            draft = draft.with_evidence(id_, evidence[:-1] if text == REMOVE else (*evidence, text))
    return _go_back(replace(state, draft=draft))


def _after_first_step(state: Interview) -> Interview:
    """The state after one of the first steps: back to the list of all answers if that led here, else the next step."""
    came_from_later = bool(state.visited) and state.visited[-1].step not in FIRST_STEPS
    return _go_back(state) if came_from_later else _go_to(state, _next_cursor(state, None))


def _choice_made(state: Interview, id_: str) -> Interview:
    """The state after a practice, a question, a first step or a confirmation was chosen from a list."""
    questions = asked_questions(state)
    start = next((step for step in FIRST_STEPS if step.value == id_), None)
    if state.cursor.step is Step.OVERVIEW and start is not None:
        return _go_to(state, Cursor(start))
    if state.cursor.step is Step.CONFIRM and id_ == state.cursor.id:
        confirmed = replace(state, confirmed=state.confirmed | {id_})
        return _go_to(confirmed, _next_cursor(confirmed, questions[-1].id if questions else None))
    if state.cursor.step is Step.JUMP:
        id_ = next((question.id for question in questions if question.practice == id_), "")
    if id_ not in {question.id for question in questions}:
        return state
    return _go_to(state, Cursor(Step.QUESTION, id_))


def _answer_given(state: Interview, id_: str, answer: Answer) -> Interview:
    """The state after an answer; contradictions that rest on it must be confirmed again."""
    draft = state.draft.with_answer(id_, answer)
    resting_on_it = {
        rule.id for rule, questions in contradictions(replace(state, confirmed=frozenset())) if id_ in questions
    }
    changed = state.draft.answers.get(id_) != draft.answers[id_]
    confirmed = state.confirmed - resting_on_it if changed else state.confirmed
    after = replace(state, draft=draft, confirmed=confirmed)
    return _go_to(after, _next_cursor(after, id_))


def _next_cursor(state: Interview, id_: str | None) -> Cursor:
    """What comes next: the first steps, then the open questions, then the contradictions, then the end.

    The first open question after `id_` comes next, else the first before it that was not skipped.
    """
    if not state.draft.project:
        return Cursor(Step.PROJECT)
    if state.draft.phase is None:
        return Cursor(Step.PHASE)
    if not state.draft.role:
        return Cursor(Step.ROLE)
    order = [question.id for question in state.questionnaire.questions]
    later = set(order[order.index(id_) + 1 if id_ is not None else 0 :])
    still_open = [question.id for question in asked_questions(state) if not state.draft.answered(question.id)]
    candidates = [id_ for id_ in still_open if id_ in later] or [id_ for id_ in still_open if id_ not in state.skipped]
    if candidates:
        return Cursor(Step.QUESTION, candidates[0])
    found = contradictions(state)
    return Cursor(Step.CONFIRM, found[0][0].id) if found else Cursor(Step.END)


def _go_to(state: Interview, cursor: Cursor) -> Interview:
    if cursor == state.cursor:
        return state
    left = state.cursor
    visited = state.visited if left.step.returns_to_question else (*state.visited, left)
    return replace(state, cursor=cursor, visited=visited, help_shown=False)


def _go_back(state: Interview) -> Interview:
    """Back to the last cursor that still applies; a question that is not asked any more is passed over."""
    questions = {question.id for question in asked_questions(state)}
    rules = {rule.id for rule, _ in contradictions(replace(state, confirmed=frozenset()))}
    visited = state.visited
    while visited:
        cursor, visited = visited[-1], visited[:-1]
        known = {Step.QUESTION: questions, Step.CONFIRM: rules}.get(cursor.step)
        if known is None or cursor.id in known:
            return replace(state, cursor=cursor, visited=visited, help_shown=False)
    return replace(state, cursor=_next_cursor(state, None), visited=(), help_shown=False)


def _previous(state: Interview) -> Interview:
    """To the previous cursor; at the start of a continued interview, to the previous question in order."""
    if state.visited:
        return _go_back(state)
    if state.cursor.step is Step.QUESTION:
        before = [question.id for question in asked_questions(state)]
        index = before.index(state.cursor.id) if state.cursor.id in before else 0
        if index:
            return replace(state, cursor=Cursor(Step.QUESTION, before[index - 1]), help_shown=False)
        return replace(state, cursor=Cursor(Step.ROLE), help_shown=False)
    earlier = {Step.ROLE: Step.PHASE, Step.PHASE: Step.PROJECT}.get(state.cursor.step)
    if state.cursor.step is Step.CONFIRM and (questions := asked_questions(state)):
        return replace(state, cursor=Cursor(Step.QUESTION, questions[-1].id), help_shown=False)
    return replace(state, cursor=Cursor(earlier), help_shown=False) if earlier is not None else state
