"""Findings, actions, waiting rules and accepted risks as JSON."""

import datetime
from itertools import repeat

from pydantic import Field

from implcheck.model.assessment import Acceptance, Action, Assessment, Finding, WaitingRule
from implcheck.model.base import Frozen
from implcheck.model.enums import Level
from implcheck.model.problem import Location
from implcheck.reports.formats.json.values import (
    AdviceV2,
    LineNumber,
    Points,
    ReasonV2,
    RoleV2,
    advice,
    points,
    reasons,
    role,
)
from implcheck.wording.messages import Messages

NO_PLACE = Location("")
"""Where a risk stands whose file is not known, as with combined answers."""


class FindingV2(Frozen):
    """A risk that the answers show."""

    id: str = Field(description="That of the question or rule behind it.")
    title: str = Field(description="Its name.")
    practices: list[str] = Field(description="Ids of the practices it concerns.")
    level: Level = Field(description="Its level.")
    reasons: list[ReasonV2] = Field(description="Why it has that level.")
    questions: list[str] = Field(description="Ids of the questions it rests on.")
    points_missing: Points = Field(description="The points of the overall score that these answers lack.")
    risk: str = Field(description="Cause, event, consequence.")
    advice: AdviceV2 = Field(description="What to do about it.")
    counts: bool = Field(description="False while it is accepted.")


class ActionV2(Frozen):
    """The advice for a finding, and what following it is worth."""

    finding: str = Field(description="The id of the finding it is for.")
    advice: AdviceV2 = Field(description="What to do.")
    points: Points = Field(description="What the overall score gains at most.")
    clears_rule: bool = Field(description="Whether it also takes away a knock-out or a rule.")
    shared_with: list[str] = Field(description="Ids of the questions whose points these are too; empty if its own.")


class WaitingRuleV2(Frozen):
    """A knock-out or rule that cannot be judged until more is answered."""

    id: str = Field(description="That of the question or rule.")
    title: str = Field(description="Its name.")
    level: Level = Field(description="The level it would have.")
    waits_for: list[str] = Field(description="Ids of the questions it waits for.")


class AcceptedRiskV2(Frozen):
    """A finding that somebody accepts until a day."""

    finding: str = Field(description="The id of the finding.")
    reason: str = Field(description="Why it is accepted.")
    owner: RoleV2 = Field(description="The role that answers for it.")
    until: datetime.date = Field(description="The last day on which it is accepted.")
    in_force: bool = Field(description="Whether it is accepted today.")
    matches_finding: bool = Field(description="Whether the answers still show the finding.")
    ends_in_days: int = Field(description="0 on the last day on which it is accepted; below 0 after it.")
    line: LineNumber | None = Field(description="Its line in the file; null if that is not known.")


def finding_json(finding: Finding, messages: Messages) -> FindingV2:
    """Return a finding."""
    return FindingV2(
        id=finding.id,
        title=messages.text(finding.title),
        practices=list(finding.practices),
        level=finding.level,
        reasons=reasons(finding.reasons, messages),
        questions=list(finding.questions),
        points_missing=points(finding.points_missing),
        risk=messages.text(finding.risk),
        advice=advice(finding.advice, messages),
        counts=finding.counts,
    )


def action_json(action: Action, messages: Messages) -> ActionV2:
    """Return an action."""
    return ActionV2(
        finding=action.finding,
        advice=advice(action.advice, messages),
        points=points(action.points),
        clears_rule=action.clears_rule,
        shared_with=list(action.shared_with),
    )


def waiting_rule_json(rule: WaitingRule, messages: Messages) -> WaitingRuleV2:
    """Return a rule or knock-out that waits for answers."""
    return WaitingRuleV2(id=rule.id, title=messages.text(rule.title), level=rule.level, waits_for=list(rule.waits_for))


def accepted_risks_json(assessment: Assessment, messages: Messages) -> list[AcceptedRiskV2]:
    """Return the accepted risks in the order of the file, with the lines they stand on."""
    locations = (*assessment.locations.risks, *repeat(NO_PLACE, len(assessment.acceptances)))
    return [
        _accepted_risk(acceptance, location.line, assessment.about.today, messages)
        for acceptance, location in zip(assessment.acceptances, locations, strict=False)
    ]


def _accepted_risk(acceptance: Acceptance, line: int, today: datetime.date, messages: Messages) -> AcceptedRiskV2:
    risk = acceptance.risk
    return AcceptedRiskV2(
        finding=risk.finding,
        reason=risk.reason,
        owner=role(risk.owner, messages),
        until=risk.until,
        in_force=acceptance.in_force,
        matches_finding=acceptance.matches_finding,
        ends_in_days=(risk.until - today).days,
        line=line or None,
    )
