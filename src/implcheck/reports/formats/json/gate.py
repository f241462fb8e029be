"""The gate as JSON: what was demanded, and whether it was met. The keys are the names of the options."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Annotated, ClassVar

from pydantic import BeforeValidator, Field

from implcheck.model.assessment import GateResult
from implcheck.model.enums import Level
from implcheck.model.gate import Gate
from implcheck.model.results import PracticeResult
from implcheck.reports.formats.json.from_model import FromModel, Sources
from implcheck.reports.formats.json.values import AnswerScore, NullIfEmpty, Points, ReasonV2


def _exact(demanded: Fraction) -> float:
    return float(demanded)


DemandedPoints = Annotated[float, Field(ge=0, le=100), BeforeValidator(_exact)]
"""Points as they were demanded, not rounded."""


class DemandV2(FromModel):
    """A demand as it was made."""

    option: str = Field(description="The option, without its dashes.")
    value: str = Field(description="Its value as text; empty for a flag.")
    origin: NullIfEmpty = Field(
        description="The environment variable, or the settings file with its line; null for the command line."
    )


class GateV2(FromModel):
    """The demands and whether they are met. A gate without demands passes."""

    sources: ClassVar[Sources[tuple[GateResult, Gate, tuple[PracticeResult, ...]]]] = {
        "fail_on_practices": lambda parts, _: _in_order(parts[1].practices_fail_on, parts[2]),
        "fail_under_practices": lambda parts, _: _in_order(parts[1].practices_fail_under, parts[2]),
        "require_complete_in": lambda parts, _: list(_in_order(dict.fromkeys(parts[1].require_complete_in), parts[2])),
        "no_accepted": lambda parts, _: parts[1].count_accepted,
    }

    passed: bool = Field(description="Whether every demand is met.")
    reasons: list[ReasonV2] = Field(description="Which demands are not met.")
    level: Level | None = Field(description="The overall level that the gate counts with.")
    score: Points | None = Field(description="The overall score that the gate counts with.")
    excluded_findings: list[str] = Field(description="Ids of the accepted findings that the gate leaves out.")
    fail_on: Level | None = Field(description="--fail-on: the level at which the gate fails; null if not demanded.")
    fail_on_practices: dict[str, Level] = Field(description="--fail-on PRACTICE=LEVEL, by id of the practice.")
    fail_under: DemandedPoints | None = Field(description="--fail-under: the least score; null if not demanded.")
    fail_under_practices: dict[str, DemandedPoints] = Field(
        description="--fail-under PRACTICE=SCORE, by id of the practice."
    )
    require_complete: bool = Field(description="--require-complete: whether every answer is demanded.")
    require_complete_in: list[str] = Field(description="--require-complete-in: ids of practices.")
    require_evidence: AnswerScore | None = Field(
        description="--require-evidence: from which score on an answer needs evidence; null if not demanded."
    )
    max_age: int | None = Field(
        ge=0, description="--max-age: how many days old the answers may be; null if not demanded."
    )
    no_accepted: bool = Field(description="--no-accepted: whether accepted risks count like any other.")
    asked: list[DemandV2] = Field(description="Every demand as it was made; the strictest of each kind counts.")


def _in_order(by_practice: Mapping[str, object], practices: Sequence[PracticeResult]) -> dict[str, object]:
    """Return the demands on practices in the questionnaire's order."""
    return {practice.id: by_practice[practice.id] for practice in practices if practice.id in by_practice}
