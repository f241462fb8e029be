"""The risks of an assessment as JSON, what to do about them, and those that somebody accepts."""

import datetime
from itertools import chain, repeat
from typing import NamedTuple

from implcheck.model.assessment import Assessment
from implcheck.model.enums import ActionStatus, Level
from implcheck.model.findings import Acceptance, Action, FollowUp
from implcheck.model.problem import Location
from implcheck.model.text import Text
from implcheck.reports.formats.json.from_model import FromModel, LineNumber, Points, Sentence, key
from implcheck.reports.formats.json.values import AdviceV2, ReasonV2, RoleV2
from implcheck.wording.messages import Messages


class FindingV2(FromModel):
    """A risk that the answers show."""

    id: str = key("That of the question or rule behind it.")
    title: Sentence = key("The problem, as a title.")
    practices: list[str] = key("Ids of the practices it concerns.")
    level: Level = key("Its level.")
    reasons: list[ReasonV2] = key("Why it has that level.")
    questions: list[str] = key("Ids of the questions it rests on.")
    points_missing: Points = key("The points of the overall score that these answers lack.")
    risk: Sentence = key("Cause, event, consequence.")
    advice: AdviceV2 = key("What to do about it.")
    counts: bool = key("False while it is accepted.")


class ActionV2(FromModel):
    """The advice for a finding, or finding out what other advice needs to be known; and what that is worth."""

    finding: str = key("The id of the finding it is for; for finding out, that of the question.")
    title: Sentence = key("The title of the finding; for finding out, that of the question.")
    level: Level | None = key("The level of the finding; null for finding out.")
    finds_out: bool = key("Whether it is to find out an answer that other advice depends on.")
    how: Sentence | None = key("How to find it out; null for advice.", "help")
    advice: AdviceV2 | None = key("What to do; null for finding out.")
    points: Points = key("What the overall score gains at most; an answer's points count once.")
    counted_in: str | None = key(
        "The id of the rule in which the points of this answer count; null if they count here."
    )
    clears_rule: bool = key("Whether it also takes away a knock-out or a rule.")
    shared_with: list[str] = key("Ids of the questions behind a rule; empty for a single answer.")


class WaitingRuleV2(FromModel):
    """A knock-out or rule that cannot be judged until more is answered."""

    id: str = key("That of the question or rule.")
    title: Sentence = key("Its name.")
    level: Level = key("The level it would have.")
    waits_for: list[str] = key("Ids of the questions it waits for.")


class AcceptedRiskV2(FromModel):
    """A finding that somebody accepts until a day."""

    finding: str = key("The id of the finding.", "risk.finding")
    reason: str = key("Why it is accepted.", "risk.reason")
    owner: RoleV2 = key("The role that answers for it.", "risk.owner")
    until: datetime.date = key("The last day on which it is accepted.", "risk.until")
    in_force: bool = key("Whether it is accepted today.")
    matches_finding: bool = key("Whether the answers still show the finding.")
    ends_in_days: int = key("0 on the last day on which it is accepted; below 0 after it.", "days")
    line: LineNumber = key("Its line in the file; null if that is not known.")


class AgreedActionV2(FromModel):
    """What was agreed about a finding, and how far it is."""

    finding: str = key("The id of the finding.", "action.finding")
    title: Sentence = key("The title of the finding; if the answers do not show it, that of the question.")
    level: Level | None = key("The level of the finding; null if the answers do not show it, or are unknown.")
    owner: RoleV2 = key("The role or team that acts.", "action.owner")
    due: datetime.date | None = key("The last day on which it is on time; null if none was agreed.", "action.due")
    status: ActionStatus = key("How far it is.", "action.status")
    note: str | None = key("What a reader should know; null without a note.", "action.note")
    overdue: bool = key("Whether it is open or being done after that day.", "is_overdue")
    unmoved: bool = key(
        "Whether it is done, but the answer is what it was when it was agreed; if that was not noted, whether the answers still show "
        "more than a low risk.",
        "is_unmoved",
    )
    shown: bool = key("Whether the answers still show the finding, or are unknown.", "is_shown")
    line: LineNumber = key("Its line in the file; null if that is not known.")


def agreed_actions(assessment: Assessment, _: Messages) -> list[tuple[FollowUp, Location]]:
    """Return the agreed actions, each with its location."""
    return list(zip(assessment.follow_ups, chain(assessment.locations.actions, repeat(Location(""))), strict=False))


def accepted_risks(assessment: Assessment, _: Messages) -> list[tuple[Acceptance, Location, datetime.timedelta]]:
    """Return the accepted risks, each with its location and the time until its last day."""
    located = zip(assessment.acceptances, chain(assessment.locations.risks, repeat(Location(""))), strict=False)
    return [(accepted, location, accepted.risk.until - assessment.about.today) for accepted, location in located]


class _HowToFindOut(NamedTuple):
    """What an action to find something out says of how; nothing for an action that follows advice."""

    help: Text | None


def actions(assessment: Assessment, _: Messages) -> list[tuple[Action, _HowToFindOut]]:
    """Return the actions, each with how to find out what it is to find out."""
    helps = {question.id: question.help for question in assessment.questions}
    return [
        (action, _HowToFindOut(helps[action.finding] if action.finds_out else None)) for action in assessment.actions
    ]
