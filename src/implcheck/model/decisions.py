"""Decisions about findings, in an answers file: risks that somebody accepts, and actions that somebody takes."""

from collections.abc import Iterable, Mapping
from typing import Annotated

from pydantic import Field

from implcheck.model.answer_value import AnswerValue
from implcheck.model.base import Frozen
from implcheck.model.enums import ActionStatus
from implcheck.model.limits import MOST_ACTIONS, MOST_RISKS
from implcheck.model.person_fields import Date, PersonName, PersonText

FINDING = "The id of the question or the rule behind the finding."


class AcceptedRisk(Frozen):
    """A finding that somebody accepts, until a day. After that day it counts again."""

    finding: PersonName = Field(description=FINDING)
    reason: PersonText = Field(description="Why it is accepted.")
    owner: PersonText = Field(description="The role that answers for it.")
    until: Date = Field(description="The last day on which it is accepted, as 2026-11-24.")


class AgreedAction(Frozen):
    """What was agreed about a finding: who acts, by when, and how far it is."""

    finding: PersonName = Field(description=FINDING)
    owner: PersonName = Field(description="The role or team that acts; never a name.")
    due: Date | None = Field(None, description="The last day on which it is on time, as 2026-11-24.")
    status: ActionStatus = Field(ActionStatus.OPEN, description="How far it is: open, doing, done or dropped.")
    note: PersonText | None = Field(None, description="What a reader should know about it.")
    answer_when_agreed: AnswerValue | None = Field(
        None, description="The answer on the day of the agreement; implcheck writes it, to see whether it moved."
    )


AcceptedRisks = Annotated[tuple[AcceptedRisk, ...], Field(max_length=MOST_RISKS)]
AgreedActions = Annotated[tuple[AgreedAction, ...], Field(max_length=MOST_ACTIONS)]

Decision = AcceptedRisk | AgreedAction
Place = tuple[str, int]
"""Where a decision stands in a file: the key of its section, and its index there."""

SECTIONS: Mapping[str, tuple[type[AcceptedRisk] | type[AgreedAction], int]] = {
    "accepted_risks": (AcceptedRisk, MOST_RISKS),
    "actions": (AgreedAction, MOST_ACTIONS),
}
"""The sections of decisions in a file by their key: what an entry is, and how many there can be."""


def by_place(risks: Iterable[AcceptedRisk], actions: Iterable[AgreedAction]) -> dict[Place, Decision]:
    """Return decisions by their place in a file."""
    sections: dict[str, Iterable[Decision]] = {"accepted_risks": risks, "actions": actions}
    return {(key, index): decision for key, entries in sections.items() for index, decision in enumerate(entries)}
