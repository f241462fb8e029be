"""Lists of actions, made by hand."""

import datetime
from typing import Any

from implcheck.model.decisions import AgreedAction
from implcheck.model.enums import ActionStatus, Level
from implcheck.model.findings import FollowUp
from implcheck.model.text import Text
from implcheck.reports.action_list import ActionItem, ActionList

TODAY = datetime.date(2026, 11, 24)
DUE = datetime.date(2026, 12, 15)


def agreement(
    status: ActionStatus = ActionStatus.DOING, *, is_overdue: bool = False, is_unmoved: bool = False, **more: Any
) -> FollowUp:
    """What was agreed, by default with a date; `more` are fields of the action."""
    fields = {"finding": "timeline.margin", "owner": "project-lead", "due": DUE, "note": "Moved to March", **more}
    action = AgreedAction.model_construct(status=status, **fields)
    return FollowUp(action, Text.of(en="Margin"), Level.HIGH, is_overdue, is_unmoved, is_shown=True, is_asked=True)


def item(finding: str = "timeline.margin", agreed: FollowUp | None = None, **more: Any) -> ActionItem:
    """An action; without `agreed` nobody has taken it."""
    proposed = datetime.date(2026, 12, 1) if agreed is None else None
    texts = {"do": "Plan a margin.", "who": "Project lead, with the supplier", "effort": "under a day"}
    more = {"title": "Too little margin", "level": Level.HIGH, "done_when": "The plan has one.", **texts, **more}
    return ActionItem(finding=finding, agreed=agreed, proposed=proposed, **more)


def listed(*items: ActionItem, project: str = "Brand portal") -> ActionList:
    """A list of actions as of `TODAY`."""
    return ActionList(project, "Kickoff", TODAY, items, datetime.date(2026, 12, 22))
