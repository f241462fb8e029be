"""Findings, actions, waiting rules and accepted risks as JSON."""

import datetime
from typing import ClassVar

from pydantic import Field

from implcheck.model.answers import AcceptedRisk
from implcheck.model.assessment import About
from implcheck.model.enums import Level
from implcheck.model.findings import Acceptance
from implcheck.model.problem import Location
from implcheck.reports.formats.json.from_model import FromModel, Sources
from implcheck.reports.formats.json.values import AdviceV2, LineNumber, Points, ReasonV2, RoleV2, Sentence


class FindingV2(FromModel):
    """A risk that the answers show."""

    id: str = Field(description="That of the question or rule behind it.")
    title: Sentence = Field(description="Its name.")
    practices: list[str] = Field(description="Ids of the practices it concerns.")
    level: Level = Field(description="Its level.")
    reasons: list[ReasonV2] = Field(description="Why it has that level.")
    questions: list[str] = Field(description="Ids of the questions it rests on.")
    points_missing: Points = Field(description="The points of the overall score that these answers lack.")
    risk: Sentence = Field(description="Cause, event, consequence.")
    advice: AdviceV2 = Field(description="What to do about it.")
    counts: bool = Field(description="False while it is accepted.")


class ActionV2(FromModel):
    """The advice for a finding, and what following it is worth."""

    finding: str = Field(description="The id of the finding it is for.")
    advice: AdviceV2 = Field(description="What to do.")
    points: Points = Field(description="What the overall score gains at most.")
    clears_rule: bool = Field(description="Whether it also takes away a knock-out or a rule.")
    shared_with: list[str] = Field(description="Ids of the questions whose points these are too; empty if its own.")


class WaitingRuleV2(FromModel):
    """A knock-out or rule that cannot be judged until more is answered."""

    id: str = Field(description="That of the question or rule.")
    title: Sentence = Field(description="Its name.")
    level: Level = Field(description="The level it would have.")
    waits_for: list[str] = Field(description="Ids of the questions it waits for.")


class AcceptedRiskV2(FromModel):
    """A finding that somebody accepts until a day."""

    sources: ClassVar[Sources[tuple[Acceptance, AcceptedRisk, About, Location]]] = {
        "ends_in_days": lambda parts, _: (parts[1].until - parts[2].today).days
    }

    finding: str = Field(description="The id of the finding.")
    reason: str = Field(description="Why it is accepted.")
    owner: RoleV2 = Field(description="The role that answers for it.")
    until: datetime.date = Field(description="The last day on which it is accepted.")
    in_force: bool = Field(description="Whether it is accepted today.")
    matches_finding: bool = Field(description="Whether the answers still show the finding.")
    ends_in_days: int = Field(description="0 on the last day on which it is accepted; below 0 after it.")
    line: LineNumber = Field(description="Its line in the file; null if that is not known.")
