"""Take back changes of an interview, one by one: an answer, a note, evidence, a confirmation, or a first step."""

from dataclasses import replace

from implcheck.interview.state import Interview
from implcheck.interview.steps import DECISIONS, WITH_UNDO, Cursor, Step

_WHAT = {
    **dict.fromkeys(DECISIONS, "decision"),
    Step.QUESTION: "answer",
    Step.REASON: "answer",
    Step.OWN_ROLE: "role",
}
"""What was changed at a step, in the key of a message; elsewhere it is the name of the step."""


def remembering(before: Interview, after: Interview) -> Interview:
    """Return the state after an event, with the state before it if it changed something that can be taken back."""
    return replace(after, changes=(*before.changes, before)) if _is_change(before, after) else after


def can_take_back(state: Interview) -> bool:
    """Return whether there is a change to take back, and it can be done at this step."""
    return bool(state.changes) and state.cursor.step in WITH_UNDO


def taken_back(state: Interview) -> Interview:
    """Return the state before the last change, at the place of that change, with a notice of what was taken back."""
    if not can_take_back(state):
        return state
    before = state.changes[-1]
    cursor, visited = _place(before), before.visited
    if cursor != before.cursor and cursor in visited:
        visited = visited[: len(visited) - 1 - visited[::-1].index(cursor)]
    what = _WHAT.get(before.cursor.step, before.cursor.step.value)
    notice = (f"interview.undone-{what}", before.cursor.id)
    return replace(before, cursor=cursor, visited=visited, notice=notice, help_shown=False)


def _place(before: Interview) -> Cursor:
    """Return where a change is shown as taken back: where text was typed, the step before, so that `u` is a key there."""
    step, id_ = before.cursor.step, before.cursor.id
    if step in {Step.REASON, Step.NOTE, Step.EVIDENCE}:
        return Cursor(Step.QUESTION, id_)
    if step is Step.OWN_ROLE:
        return Cursor(Step.ROLE)
    if step is Step.PROJECT and before.draft.role:
        return Cursor(Step.OVERVIEW, step.value)
    places = (Cursor(Step.ACTION, id_), Cursor(Step.ACTION_STATUS, id_)) if step in DECISIONS else ()
    return next((place for place in places if place in before.visited), before.cursor)


def _is_change(before: Interview, after: Interview) -> bool:
    """Return whether something changed that can be taken back: not that a first step was answered for the first time."""
    draft = before.draft
    first = {Step.PROJECT: draft.project, Step.PHASE: draft.phase, Step.ROLE: draft.role, Step.OWN_ROLE: draft.role}
    if not first.get(before.cursor.step, True):
        return False
    return (draft, before.to_confirm, before.confirmed) != (after.draft, after.to_confirm, after.confirmed)
