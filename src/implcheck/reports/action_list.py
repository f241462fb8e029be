"""The actions of a project for other tools: what was agreed, and the advice that nobody has taken yet.

All texts are safe to print; each format escapes them for itself.
"""

import datetime
from typing import NamedTuple

from implcheck.model.assessment import Assessment
from implcheck.model.enums import Level
from implcheck.model.findings import FollowUp
from implcheck.model.question_parts import Advice
from implcheck.model.text import Text
from implcheck.reports import agreed_actions, sentences
from implcheck.reports.document import Row
from implcheck.reports.proposed_dates import next_assessment, proposed_date
from implcheck.wording.escape import for_terminal
from implcheck.wording.messages import Messages


class ActionItem(NamedTuple):
    """One thing to do, agreed or only advised. Texts that there are none of are empty."""

    finding: str
    """The id of the question or combination behind it, as it was written."""
    title: str
    """The problem, or what to find out."""
    level: Level | None
    """None if the answers do not show the problem any more, or for finding out what is unknown."""
    do: str
    who: str
    """Who takes it, by the advice."""
    effort: str
    done_when: str
    agreed: FollowUp | None
    """What was agreed about it; None if nobody has taken it yet."""
    proposed: datetime.date | None = None
    """The date by which the advice is proposed to be done; None if something was agreed, or the problem is gone."""

    @property
    def is_pending(self) -> bool:
        """Whether somebody agreed to do it, and it is still to be done."""
        return self.agreed is not None and self.agreed.action.status.is_pending

    @property
    def due(self) -> datetime.date | None:
        """The date that was agreed."""
        return self.agreed.action.due if self.agreed is not None else None


class ActionList(NamedTuple):
    """The actions of a project on a day: first what was agreed, what is overdue first, then advice in the one order."""

    project: str
    phase: str
    today: datetime.date
    items: tuple[ActionItem, ...]
    next_assessment: datetime.date
    agreed_only: bool = False
    """Whether advice that nobody has taken was left out."""

    @property
    def agreed(self) -> tuple[ActionItem, ...]:
        """What somebody has taken."""
        return tuple(item for item in self.items if item.agreed is not None)

    @property
    def advised(self) -> tuple[ActionItem, ...]:
        """The advice that nobody has taken yet."""
        return tuple(item for item in self.items if item.agreed is None)


def action_list(
    assessment: Assessment, messages: Messages, *, ended: bool = False, agreed_only: bool = False
) -> ActionList:
    """Return the actions of an assessment: what is still to be done, or is done without effect.

    With `ended` what is done or dropped is there too; with `agreed_only` the advice that nobody has taken is left out.
    Nobody has taken the advice for what was dropped, nor what the answers advise after an action that worked.
    """
    advised = {item.finding: item for item in _advised(assessment, messages)}
    agreed = [
        _agreed(assessment, followed, advised.get(followed.action.finding), messages)
        for followed in agreed_actions.in_order(assessment)
        if ended or followed.action.status.is_pending or followed.is_unmoved
    ]
    taken = {item.finding for item in agreed if item.agreed is not None and not item.agreed.has_worked}
    left = [] if agreed_only else [item for finding, item in advised.items() if finding not in taken]
    about = assessment.about
    return ActionList(
        for_terminal(about.project),
        messages.phase(about.phase),
        about.today,
        (*agreed, *left),
        next_assessment(about.today),
        agreed_only,
    )


def _advised(assessment: Assessment, messages: Messages) -> list[ActionItem]:
    """Return the advice for every risk that counts, and what to find out, in the one order."""
    items = []
    for action in assessment.actions:
        how = assessment.question(action.finding).help if action.finds_out else None
        title, date = sentences.action_title(action, messages), proposed_date(action, assessment.about.today)
        items.append(_item(action.finding, title, action.level, action.advice or how, date, messages))
    return items


def _item(
    finding: str,
    title: str,
    level: Level | None,
    advice: Advice | Text | None,
    proposed: datetime.date | None,
    messages: Messages,
) -> ActionItem:
    """Return an item that nobody has taken; `advice` is how to find out if it is only a text."""
    if not isinstance(advice, Advice):
        do = messages.text(advice) if advice is not None else ""
        return ActionItem(finding, title, level, do, "", "", "", None, proposed)
    effort = messages.message(f"effort-short.{advice.effort}")
    do, who, done = map(messages.text, (advice.do, advice.who, advice.done_when))
    return ActionItem(finding, title, level, do, who, effort, done, None, proposed)


def _agreed(assessment: Assessment, followed: FollowUp, advised: ActionItem | None, messages: Messages) -> ActionItem:
    """Return an agreed action with the advice that it is about, if the answers still show its finding."""
    agreed = followed.action
    if followed.has_worked:
        bare = _item(agreed.finding, messages.text(followed.title), None, None, None, messages)
        return bare._replace(agreed=followed)
    found = next((finding for finding in assessment.findings if finding.id == agreed.finding), None)
    if advised is None and found is not None:  # a risk that somebody accepts
        advised = _item(found.id, messages.text(found.title), found.level, found.advice, None, messages)
    if advised is None:
        advised = _item(agreed.finding, messages.text(followed.title), None, None, None, messages)
    return advised._replace(agreed=followed, proposed=None)


def details(item: ActionItem, messages: Messages) -> list[Row]:
    """Return what there is to say of an item besides its title, who takes it, its date and its status."""
    texts = {"report.do": item.do, "report.done-when": item.done_when}
    if item.agreed is not None:
        texts["column.status"] = " ".join(agreed_actions.remarks(item.agreed, messages))
        texts["report.note"] = note(item)
    return [Row(messages.message(key), text) for key, text in texts.items() if text]


def note(item: ActionItem) -> str:
    """Return the note of an agreed action; empty text without one."""
    return for_terminal(item.agreed.action.note or "") if item.agreed is not None else ""


def owner(item: ActionItem, messages: Messages) -> str:
    """Return who takes an agreed action; empty text for advice."""
    return messages.owner(item.agreed.action.owner) if item.agreed is not None else ""


def facts(item: ActionItem, messages: Messages) -> list[str]:
    """Return who takes it and by when; of an agreed action also its status, of advice the effort and that it is proposed."""
    if item.agreed is not None:
        return [owner(item, messages), *agreed_actions.when_and_status(item.agreed, messages)]
    day = messages.day(item.proposed) if item.proposed is not None else ""
    date = messages.message("action-list.proposed", date=day) if day else ""
    return [fact for fact in (item.who, item.effort, date) if fact]
