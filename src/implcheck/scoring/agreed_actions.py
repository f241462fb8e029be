"""How far agreed actions are on the day of the assessment, and whether the answers show what they brought."""

import datetime
from collections.abc import Mapping, Sequence

from implcheck.model.action_change import written_answer
from implcheck.model.answer_value import Value
from implcheck.model.answers import Answer, Locations
from implcheck.model.decisions import AgreedAction
from implcheck.model.enums import ActionStatus, Level, State
from implcheck.model.findings import Finding, FollowUp
from implcheck.model.problem import Location, Problem, problem
from implcheck.scoring.answer_states import QuestionStates

_OPEN = frozenset({State.UNKNOWN, State.UNANSWERED})


def follow_ups_on(
    today: datetime.date,
    actions: Sequence[AgreedAction],
    states: QuestionStates,
    answers: Mapping[str, Answer],
    findings: Sequence[Finding],
) -> tuple[FollowUp, ...]:
    """The status of each agreed action on `today`, in the order of the file."""
    by_id = {finding.id: finding for finding in findings}
    return tuple(_follow_up(today, action, states, answers, by_id.get(action.finding)) for action in actions)


def _follow_up(
    today: datetime.date,
    action: AgreedAction,
    states: QuestionStates,
    answers: Mapping[str, Answer],
    finding: Finding | None,
) -> FollowUp:
    state = states.by_id.get(action.finding)
    is_open = state is not None and state.state in _OPEN
    is_shown = finding is not None or is_open
    return FollowUp(
        action=action,
        title=states.title_of(action.finding),
        level=finding.level if finding is not None else None,
        is_overdue=action.status.is_pending and action.due is not None and action.due < today,
        is_unmoved=action.status is ActionStatus.DONE and is_shown and _is_unmoved(action, answers, finding),
        is_shown=is_shown,
        is_asked=state is None or state.state is not State.NOT_ASKED,
    )


def _is_unmoved(action: AgreedAction, answers: Mapping[str, Answer], finding: Finding | None) -> bool:
    """Whether an answer is what it was when the action was agreed.

    If that was not noted, and for a combination, the risk counts: whether there is still more than a low one.
    """
    if action.answer_when_agreed is not None and (finding is None or finding.id in finding.questions):
        return same_answer(action.answer_when_agreed, written_answer(answers.get(action.finding)))
    return finding is None or finding.level is not Level.LOW


def same_answer(first: Value, second: Value) -> bool:
    """Whether two answers are the same, in whichever order options were ticked."""
    if isinstance(first, tuple) and isinstance(second, tuple):
        return set(first) == set(second)
    return first == second


def follow_up_warnings(follow_ups: Sequence[FollowUp], locations: Locations) -> tuple[Problem, ...]:
    """Warn about actions that are overdue, that are done without effect, and that no answer asks for any more."""
    warnings = []
    for index, follow_up in enumerate(follow_ups):
        action = follow_up.action
        if follow_up.is_overdue:
            code = "agreed-action-overdue"
        elif follow_up.is_unmoved:
            code = "agreed-action-unmoved"
        elif action.status.is_pending and follow_up.is_asked and not follow_up.is_shown:
            code = "agreed-action-needless"
        else:
            continue
        location = locations.actions[index] if index < len(locations.actions) else Location(locations.file)
        due = action.due or ""
        warnings.append(problem(code, finding=action.finding, owner=action.owner, due=due).at(location))
    return tuple(warnings)
