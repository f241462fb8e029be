"""The ways through an interview: what comes next, and how one goes back."""

from dataclasses import replace

from implcheck.interview.state import Cursor, Interview, Step, asked_questions, contradictions


def next_cursor(state: Interview, id_: str | None) -> Cursor:
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


def go_to(state: Interview, cursor: Cursor) -> Interview:
    """To a cursor; the way back leads through the one that is left."""
    if cursor == state.cursor:
        return state
    left = state.cursor
    visited = state.visited if left.step.returns_to_question else (*state.visited, left)
    return replace(state, cursor=cursor, visited=visited, help_shown=False)


def go_back(state: Interview) -> Interview:
    """Back to the last cursor that still applies; a question that is not asked any more is passed over."""
    questions = {question.id for question in asked_questions(state)}
    rules = {rule.id for rule, _ in contradictions(replace(state, confirmed=frozenset()))}
    visited = state.visited
    while visited:
        cursor, visited = visited[-1], visited[:-1]
        known = {Step.QUESTION: questions, Step.CONFIRM: rules}.get(cursor.step)
        if known is None or cursor.id in known:
            return replace(state, cursor=cursor, visited=visited, help_shown=False)
    return replace(state, cursor=next_cursor(state, None), visited=(), help_shown=False)


def previous(state: Interview) -> Interview:
    """To the previous cursor; at the start of a continued interview, to the previous question in order."""
    if state.visited:
        return go_back(state)
    if state.cursor.step is Step.QUESTION:
        before = [question.id for question in asked_questions(state)]
        index = before.index(state.cursor.id) if state.cursor.id in before else 0
        if index:
            return replace(state, cursor=Cursor(Step.QUESTION, before[index - 1]), help_shown=False)
        return replace(state, cursor=Cursor(Step.ROLE), help_shown=False)
    steps = state.first_steps
    index = steps.index(state.cursor.step) if state.cursor.step in steps else 0
    earlier = steps[index - 1] if index else None
    if state.cursor.step is Step.CONFIRM and (questions := asked_questions(state)):
        return replace(state, cursor=Cursor(Step.QUESTION, questions[-1].id), help_shown=False)
    return replace(state, cursor=Cursor(earlier), help_shown=False) if earlier is not None else state
