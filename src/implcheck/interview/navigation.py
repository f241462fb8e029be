"""The ways through an interview: what comes next, and how one goes back."""

from dataclasses import replace

from implcheck.interview.last_time import acceptance_to_ask_about, action_to_ask_about, asking_order, comes_first
from implcheck.interview.progress import contradictions, open_questions
from implcheck.interview.state import Interview, asked_questions
from implcheck.interview.steps import Cursor, Step


def next_cursor(state: Interview, id_: str | None) -> Cursor:
    """What comes next: the first steps, the decisions of last time, the open questions, the contradictions, what was left open, and the end.

    The first open question after `id_` comes next, else the first before it that was not skipped. In a re-assessment
    one that is asked first, and that an answer to another has just opened, does not wait.
    """
    if not state.draft.project:
        return Cursor(Step.PROJECT)
    if state.draft.phase is None:
        return Cursor(Step.PHASE)
    if not state.draft.role:
        return Cursor(Step.ROLE)
    if (pending := action_to_ask_about(state)) is not None:
        return Cursor(Step.ACTION_STATUS, pending)
    if (ended := acceptance_to_ask_about(state)) is not None:
        return Cursor(Step.ACTION, ended)
    order, asked = asking_order(state), {question.id for question in asked_questions(state)}
    later = set(order[order.index(id_) + 1 if id_ is not None else 0 :])
    still_open = [each for each in order if each in asked and state.is_open(each)]
    not_skipped = [each for each in still_open if each not in state.skipped]
    first = [each for each in not_skipped if comes_first(state, each)]
    candidates = first or [each for each in still_open if each in later] or not_skipped
    if candidates:
        return Cursor(Step.QUESTION, candidates[0])
    if found := contradictions(state):
        return Cursor(Step.CONFIRM, found[0][0].id)
    return Cursor(Step.OPEN if still_open else Step.END)


def go_to(state: Interview, cursor: Cursor) -> Interview:
    """To a cursor; the way back leads through the one that is left."""
    if cursor == state.cursor:
        return state
    left = state.cursor
    visited = state.visited if left.step.returns_to_question else (*state.visited, left)
    return replace(state, cursor=cursor, visited=visited, help_shown=False)


def go_to_question(state: Interview, id_: str) -> Interview:
    """To a question, if it is asked."""
    is_asked = id_ in {question.id for question in asked_questions(state)}
    return go_to(state, Cursor(Step.QUESTION, id_)) if is_asked else state


def go_on(state: Interview, id_: str) -> Interview:
    """On from a question: to what comes next.

    A question that was chosen among all answers leads back to them, unless it opened another one, or unless the way
    there began at answers that rarely go together.
    """
    cursor, own = next_cursor(state, id_), Cursor(Step.QUESTION, id_)
    visited = state.visited[:-1] if state.visited[-1:] == (own,) else state.visited
    is_new = cursor.step is Step.QUESTION and cursor.id not in state.skipped
    if state.edited != id_ or is_new or (visited and visited[-1].step is Step.CONFIRM):
        return replace(go_to(state, cursor), edited="")
    return replace(state, cursor=Cursor(Step.OVERVIEW, id_), visited=visited, edited="", help_shown=False)


def go_back(state: Interview) -> Interview:
    """Back to the last cursor that still applies; a question that is not asked any more is passed over."""
    questions = {question.id for question in asked_questions(state)}
    rules = {rule.id for rule, _ in contradictions(replace(state, confirmed=frozenset()))}
    applying = {Step.QUESTION: questions, Step.CONFIRM: rules, Step.OPEN: {""} if open_questions(state) else set()}
    visited = state.visited
    while visited:
        cursor, visited = visited[-1], visited[:-1]
        known = applying.get(cursor.step)
        if known is None or cursor.id in known:
            return replace(state, cursor=cursor, visited=visited, help_shown=False)
    return replace(state, cursor=next_cursor(state, None), visited=(), help_shown=False)


def previous(state: Interview) -> Interview:
    """To the previous cursor; at the start of a continued interview, to the previous question in order, or your role."""
    if state.visited:
        return go_back(state)
    if state.cursor.step is Step.ACTION_STATUS:
        return replace(state, cursor=Cursor(Step.ROLE), help_shown=False)
    if state.cursor.step is Step.QUESTION:
        before = [question.id for question in asked_questions(state)]
        index = before.index(state.cursor.id) if state.cursor.id in before else 0
        if index:
            return replace(state, cursor=Cursor(Step.QUESTION, before[index - 1]), help_shown=False)
        return replace(state, cursor=Cursor(Step.ROLE), help_shown=False)
    steps = state.first_steps
    index = steps.index(state.cursor.step) if state.cursor.step in steps else 0
    earlier = steps[index - 1] if index else None
    if state.cursor.step in {Step.CONFIRM, Step.OPEN} and (questions := asked_questions(state)):
        return replace(state, cursor=Cursor(Step.QUESTION, questions[-1].id), help_shown=False)
    return replace(state, cursor=Cursor(earlier), help_shown=False) if earlier is not None else state
