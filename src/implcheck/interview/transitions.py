"""The conversation: a state, an event, and the state after it. No screen, no file, no clock.

A cursor says what is asked now. Going back returns to the cursor before; it never takes an answer away. Every
answer is in the draft from the moment it was given, whatever comes after.
"""

from dataclasses import replace

from implcheck.interview.draft import Draft
from implcheck.interview.state import (
    AT_THE_START,
    GO_ON,
    REMOVE,
    Answered,
    Cursor,
    Ending,
    Event,
    Interview,
    Key,
    Step,
    asked,
    contradictions,
)
from implcheck.model.answers import Answer, Given, NotApplicable, Unknown
from implcheck.model.limits import LONGEST_TEXT, MOST_EVIDENCE
from implcheck.model.problem import Problem, problem
from implcheck.model.question import Value
from implcheck.model.questionnaire import Questionnaire

SHOWN = 20
"""Characters that are shown of a text that is too long."""


def begin(questionnaire: Questionnaire, draft: Draft, *, quick: bool = False) -> Interview:
    """The start of a conversation. With a draft that holds something, it asks first whether to go on with it."""
    fresh = Interview(questionnaire, draft, Cursor(Step.RESUME), quick=quick)
    return fresh if draft.can_be_saved else replace(fresh, cursor=_next_after(fresh, None))


def advance(state: Interview, event: Event) -> Interview:
    """The state after an event. An event that does not fit where it comes changes nothing."""
    state = replace(state, fault=None)
    if state.over:
        return state
    if isinstance(event, Answered):
        return _answered(state, event.value)
    match event:
        case Key.QUIT:
            return replace(state, ending=Ending.LEFT)
        case Key.BACK:
            return _back(state)
        case Key.MORE:
            return replace(state, more=not state.more)
        case _ if state.cursor.step is Step.QUESTION:
            return _beside_question(state, event)
        case Key.JUMP | Key.OVERVIEW if state.cursor.step is Step.CONFIRM:
            return _to(state, Cursor(Step(event.name.lower())))
        case _:
            return state


def _beside_question(state: Interview, key: Key) -> Interview:
    id_ = state.cursor.id
    match key:
        case Key.SKIP:
            after = replace(state, skipped=state.skipped | {id_})
            return _to(after, _next_after(after, id_))
        case Key.DONT_KNOW:
            return _given(state, id_, Unknown())
        case Key.NOT_APPLICABLE:
            return _to(state, Cursor(Step.REASON, id_))
        case _:
            return _to(state, Cursor(Step(key.name.lower()), id_))


def _answered(state: Interview, value: Value) -> Interview:
    step = state.cursor.step
    if step.takes_text or (step is Step.ROLE):
        text = _sound(str(value)).strip()
        if (fault := _too_much(state, text)) is not None:
            return replace(state, fault=fault)
        return _text(state, text) if text else state
    match step:
        case Step.RESUME:
            ending = next((one for one in Ending if one.value == value), None)
            go_on = replace(state, cursor=_next_after(state, None))
            return go_on if value == GO_ON else replace(state, ending=ending)
        case Step.PHASE:
            if value not in state.questionnaire.phases_by_id:
                return state
            return _on_from_start(replace(state, draft=replace(state.draft, phase=str(value))))
        case Step.QUESTION:
            fault = state.question.fault(value)
            return (
                replace(state, fault=fault)
                if fault is not None
                else _given(state, state.cursor.id, Given(answer=value))
            )
        case Step.JUMP | Step.OVERVIEW | Step.CONFIRM:
            return _chosen(state, str(value))
        case _:
            return state


def _sound(typed: str) -> str:
    """What was typed, without halves of characters that a broken keyboard or paste leaves behind."""
    return typed.encode("utf-8", "replace").decode("utf-8")


def _too_much(state: Interview, text: str) -> Problem | None:
    """What no answers file takes: a text without end, or more evidence than anybody looks at."""
    if len(text) > LONGEST_TEXT:
        return problem("text-too-long", key=f"{text[:SHOWN]}…", most=LONGEST_TEXT)
    if state.cursor.step is Step.EVIDENCE and text != REMOVE:
        have = len(state.draft.answer(state.cursor.id).evidence) + 1
        if have > MOST_EVIDENCE:
            return problem("list-too-long", key="evidence", have=have, most=MOST_EVIDENCE)
    return None


def _text(state: Interview, text: str) -> Interview:
    """A line of text was given."""
    id_, draft = state.cursor.id, state.draft
    match state.cursor.step:
        case Step.PROJECT:
            return _on_from_start(replace(state, draft=replace(draft, project=text)))
        case Step.ROLE:
            return _on_from_start(replace(state, draft=replace(draft, role=text)))
        case Step.REASON:
            return _given(state, id_, NotApplicable(not_applicable=text))
        case Step.NOTE:
            draft = draft.with_note(id_, None if text == REMOVE else text)
        case _:
            there = draft.answer(id_).evidence
            draft = draft.with_evidence(id_, there[:-1] if text == REMOVE else (*there, text))
    return _return(replace(state, draft=draft))


def _on_from_start(state: Interview) -> Interview:
    """On from one of the first screens: to where one came from by way of all answers, or to what is asked next."""
    came_from_later = bool(state.visited) and state.visited[-1].step not in AT_THE_START
    return _return(state) if came_from_later else _to(state, _next_after(state, None))


def _chosen(state: Interview, id_: str) -> Interview:
    """A practice, a question, one of the first screens or a confirmation was chosen from a list."""
    questions = asked(state)
    start = next((step for step in AT_THE_START if step.value == id_), None)
    if state.cursor.step is Step.OVERVIEW and start is not None:
        return _to(state, Cursor(start))
    if state.cursor.step is Step.CONFIRM and id_ == state.cursor.id:
        confirmed = replace(state, confirmed=state.confirmed | {id_})
        return _to(confirmed, _next_after(confirmed, questions[-1].id if questions else None))
    if state.cursor.step is Step.JUMP:
        id_ = next((one.id for one in questions if one.practice == id_), "")
    if id_ not in {one.id for one in questions}:
        return state
    return _to(state, Cursor(Step.QUESTION, id_))


def _given(state: Interview, id_: str, answer: Answer) -> Interview:
    """An answer was given; confirmations that rested on it are asked again."""
    draft = state.draft.with_answer(id_, answer)
    named = {rule.id for rule, behind in contradictions(replace(state, confirmed=frozenset())) if id_ in behind}
    changed = state.draft.answers.get(id_) != draft.answers[id_]
    confirmed = state.confirmed - named if changed else state.confirmed
    after = replace(state, draft=draft, confirmed=confirmed)
    return _to(after, _next_after(after, id_))


def _next_after(state: Interview, id_: str | None) -> Cursor:
    """What comes next: who and what first, then the open questions, then the contradictions, then the end.

    Of the open questions, the first after `id_`; then those before it that were passed by and not skipped.
    """
    if not state.draft.project:
        return Cursor(Step.PROJECT)
    if state.draft.phase is None:
        return Cursor(Step.PHASE)
    if not state.draft.role:
        return Cursor(Step.ROLE)
    order = [one.id for one in state.questionnaire.questions]
    later = set(order[order.index(id_) + 1 if id_ is not None else 0 :])
    still_open = [one.id for one in asked(state) if not state.draft.answered(one.id)]
    here = [one for one in still_open if one in later] or [one for one in still_open if one not in state.skipped]
    if here:
        return Cursor(Step.QUESTION, here[0])
    found = contradictions(state)
    return Cursor(Step.CONFIRM, found[0][0].id) if found else Cursor(Step.END)


def _to(state: Interview, cursor: Cursor) -> Interview:
    if cursor == state.cursor:
        return state
    left = state.cursor
    visited = state.visited if left.step.beside else (*state.visited, left)
    return replace(state, cursor=cursor, visited=visited, more=False)


def _return(state: Interview) -> Interview:
    """Back to the last cursor that can still be shown; what is not asked any more is passed over."""
    questions = {one.id for one in asked(state)}
    rules = {rule.id for rule, _ in contradictions(replace(state, confirmed=frozenset()))}
    visited = state.visited
    while visited:
        cursor, visited = visited[-1], visited[:-1]
        known = {Step.QUESTION: questions, Step.CONFIRM: rules}.get(cursor.step)
        if known is None or cursor.id in known:
            return replace(state, cursor=cursor, visited=visited, more=False)
    return replace(state, cursor=_next_after(state, None), visited=(), more=False)


def _back(state: Interview) -> Interview:
    """To the cursor before; at the start of a continued conversation, to the question before in order."""
    if state.visited:
        return _return(state)
    if state.cursor.step is Step.QUESTION:
        before = [one.id for one in asked(state)]
        at = before.index(state.cursor.id) if state.cursor.id in before else 0
        if at:
            return replace(state, cursor=Cursor(Step.QUESTION, before[at - 1]), more=False)
        return replace(state, cursor=Cursor(Step.ROLE), more=False)
    earlier = {Step.ROLE: Step.PHASE, Step.PHASE: Step.PROJECT}.get(state.cursor.step)
    if state.cursor.step is Step.CONFIRM and (questions := asked(state)):
        return replace(state, cursor=Cursor(Step.QUESTION, questions[-1].id), more=False)
    return replace(state, cursor=Cursor(earlier), more=False) if earlier is not None else state
