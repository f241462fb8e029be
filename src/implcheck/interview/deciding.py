"""Decide about findings in an interview: who acts, by when and how far it is, and which risks somebody accepts.

A decision is in the draft from the moment it is complete: an action once it has an owner, an accepted risk once it has a
reason, an owner and a last day.
"""

import datetime
from dataclasses import replace

from implcheck.interview.navigation import go_back, go_to, next_cursor
from implcheck.interview.state import Interview
from implcheck.interview.steps import CONTINUE, OWN_ROLE, REMOVE, Cursor, Step
from implcheck.model.action_change import ActionChange, changed_action
from implcheck.model.answer_value import Value
from implcheck.model.dates import looks_like_date, parse_date
from implcheck.model.decisions import AcceptedRisk, AgreedAction
from implcheck.model.enums import ActionStatus
from implcheck.model.limits import MOST_ACTIONS, MOST_RISKS
from implcheck.model.problem import Problem, problem
from implcheck.reports.proposed_dates import proposed_date
from implcheck.validation.suggestions import suggest_date

ACCEPT = "accept"
"""The value of the choice to accept a risk for a while."""

PARTS = {"owner": Step.ACTION_OWNER, "due": Step.ACTION_DUE, "status": Step.ACTION_STATUS, "note": Step.ACTION_NOTE}
"""The parts of an action that one can choose to write, by the value of the choice."""


def action_on(state: Interview, finding: str) -> AgreedAction | None:
    """Return the action about a finding, if there is one."""
    return next((action for action in state.draft.actions if action.finding == finding), None)


def decided(state: Interview, value: Value) -> Interview:
    """The state after a choice from a list of findings, or from what can be decided about one."""
    match state.cursor.step:
        case Step.ACTIONS if value == CONTINUE:
            return _left(state)
        case Step.ACTIONS if value in (*state.questionnaire.by_id, *state.questionnaire.rules_by_id):
            here = replace(state, cursor=Cursor(Step.ACTIONS, str(value)))  # to find it again on the way back
            return go_to(here, Cursor(Step.ACTION, str(value)))
        case Step.ACTION:
            return _part_chosen(state, value)
        case Step.ACTION_STATUS if value in {status.value for status in ActionStatus}:
            return _after_status(_changed(state, ActionChange(status=ActionStatus(str(value)))))
        case Step.ACTION_OWNER | Step.RISK_OWNER if value == OWN_ROLE:
            return go_to(state, Cursor(Step.OWNER_WORD, state.cursor.id))
        case Step.ACTION_OWNER | Step.RISK_OWNER if value in offered_owners(state):
            return _owned(state, str(value), of_risk=state.cursor.step is Step.RISK_OWNER)
        case _:
            return state


def offered_owners(state: Interview) -> tuple[str, ...]:
    """Return the roles and teams to choose an owner from: those of the questionnaire, and those named before."""
    roles = [role.id for role in state.questionnaire.offered_roles if role.id != "other"]
    named = [agreed.owner for agreed in state.draft.actions] + [risk.owner for risk in state.draft.accepted_risks]
    return tuple(dict.fromkeys(roles + named))


def _part_chosen(state: Interview, value: Value) -> Interview:
    """The state after the choice of what to decide about a finding."""
    if value == CONTINUE:
        return go_back(state)
    if value == ACCEPT:
        return go_to(replace(state, accepting=("", "")), Cursor(Step.RISK_REASON, state.cursor.id))
    can_change = value == "owner" or action_on(state, state.cursor.id) is not None
    step = PARTS.get(str(value)) if can_change else None
    return go_to(state, Cursor(step, state.cursor.id)) if step is not None else state


def decision_typed(state: Interview, text: str) -> Interview:
    """The state after a line of text about a decision: a day, a note, a reason, or an owner."""
    match state.cursor.step:
        case Step.ACTION_NOTE:
            return _decided_on(_changed(state, ActionChange(note="" if text == REMOVE else text)))
        case Step.OWNER_WORD:
            return _owned(state, text, of_risk=Cursor(Step.RISK_OWNER, state.cursor.id) in state.visited)
        case Step.RISK_REASON:
            return go_to(replace(state, accepting=(text, state.accepting[1])), Cursor(Step.RISK_OWNER, state.cursor.id))
        case Step.ACTION_DUE if text == REMOVE:
            return _after_day(_changed(state, ActionChange(no_due=True)))
    try:
        day = parse_date(text)
    except ValueError:
        return replace(state, fault=_no_day(text))
    if state.cursor.step is Step.ACTION_DUE:
        return _after_day(_changed(state, ActionChange(due=day)))
    return _accepted(state, day)


def _no_day(text: str) -> Problem:
    """What is wrong with a text that is no day: not a date, or a date that does not exist."""
    if looks_like_date(text):
        return problem("no-such-day", given=text)
    return problem("not-a-date", given=text, suggestion=suggest_date(text))


def proposed_day(state: Interview, finding: str) -> datetime.date | None:
    """Return the day that is proposed for an action: the one that was agreed, or by the effort of the advice."""
    if (action := action_on(state, finding)) is not None and action.due is not None:
        return action.due
    found = next((action for action in state.assessment.actions if action.finding == finding), None)
    return proposed_date(found, state.day) if found is not None else None


def _changed(state: Interview, change: ActionChange) -> Interview:
    """The state with an action changed, or a new one."""
    finding, draft = state.cursor.id, state.draft
    present = action_on(state, finding)
    new = changed_action(present, finding, state.held(finding), state.questionnaire, change)
    actions = tuple(new if action is present else action for action in draft.actions)
    actions = actions if present is not None else (*draft.actions, new)
    return replace(state, draft=replace(draft, actions=actions), followed=state.followed | {finding})


def _owned(state: Interview, owner: str, *, of_risk: bool) -> Interview:
    """The state after an owner was named; a new action and a risk need a day next."""
    finding = state.cursor.id
    if of_risk:
        return go_to(replace(state, accepting=(state.accepting[0], owner)), Cursor(Step.RISK_UNTIL, finding))
    is_new = action_on(state, finding) is None
    if is_new and len(state.draft.actions) >= MOST_ACTIONS:
        return replace(state, fault=problem("list-too-long", key="actions", have=MOST_ACTIONS + 1, most=MOST_ACTIONS))
    after = _changed(state, ActionChange(owner=owner))
    return go_to(after, Cursor(Step.ACTION_DUE, finding)) if is_new else _decided_on(after)


def _accepted(state: Interview, until: datetime.date) -> Interview:
    if until < state.day:
        return replace(state, fault=problem("accepted-until-past", given=until))
    reason, owner = state.accepting
    risk, present = AcceptedRisk(finding=state.cursor.id, reason=reason, owner=owner, until=until), state.draft
    if len(present.accepted_risks) >= MOST_RISKS:
        too_long = problem("list-too-long", key="accepted_risks", have=MOST_RISKS + 1, most=MOST_RISKS)
        return replace(state, fault=too_long)
    risks = present.accepted_risks if risk in present.accepted_risks else (*present.accepted_risks, risk)
    draft = replace(present, accepted_risks=risks)
    return _decided_on(replace(state, draft=draft, accepting=("", "")))


def _after_status(state: Interview) -> Interview:
    """After a status was chosen: back, or in a re-assessment on, with another day for what is overdue."""
    action = action_on(state, state.cursor.id)
    is_late = action is not None and action.status.is_pending and action.due is not None and action.due < state.day
    if is_late and _is_follow_up(state):
        return go_to(state, Cursor(Step.ACTION_DUE, state.cursor.id))
    return _after_day(state)


def _after_day(state: Interview) -> Interview:
    if not _is_follow_up(state):
        return _decided_on(state)
    asked = replace(state, followed=state.followed | {state.cursor.id})
    return go_to(asked, next_cursor(asked, None))


def _is_follow_up(state: Interview) -> bool:
    """Whether the action was not chosen from a list, but asked about at the start of a re-assessment."""
    return Cursor(Step.ACTION, state.cursor.id) not in state.visited


def _decided_on(state: Interview) -> Interview:
    """Back to the finding, or if one came from the list alone, to what can be decided about it."""
    place = Cursor(Step.ACTION, state.cursor.id)
    visited = state.visited[: state.visited.index(place)] if place in state.visited else state.visited
    return replace(state, cursor=place, visited=visited, help_shown=False)


def _left(state: Interview) -> Interview:
    """From the list of findings back to where one came from; from the choice at the start on to what comes next."""
    if state.visited and state.visited[-1].step is not Step.RESUME:
        return go_back(state)
    return go_to(state, next_cursor(state, None))
