"""The gate as JSON: what was demanded, and whether it was met. The keys are the names of the options."""

from pydantic import Field

from implcheck.model.assessment import Assessment
from implcheck.model.base import Frozen
from implcheck.model.enums import Level
from implcheck.reports.formats.json.values import AnswerScore, Points, ReasonV2, points, reasons
from implcheck.wording.messages import Messages


class DemandV2(Frozen):
    """A demand as it was made."""

    option: str = Field(description="The option, without its dashes.")
    value: str = Field(description="Its value as text; empty for a flag.")
    origin: str | None = Field(
        description="The environment variable, or the settings file with its line; null for the command line."
    )


class GateV2(Frozen):
    """The demands and whether they are met. A gate without demands passes."""

    passed: bool = Field(description="Whether every demand is met.")
    reasons: list[ReasonV2] = Field(description="Which demands are not met.")
    level: Level | None = Field(description="The overall level that the gate counts with.")
    score: Points | None = Field(description="The overall score that the gate counts with.")
    excluded_findings: list[str] = Field(description="Ids of the accepted findings that the gate leaves out.")
    fail_on: Level | None = Field(description="--fail-on: the level at which the gate fails; null if not demanded.")
    fail_on_practices: dict[str, Level] = Field(description="--fail-on PRACTICE=LEVEL, by id of the practice.")
    fail_under: Points | None = Field(description="--fail-under: the least score; null if not demanded.")
    fail_under_practices: dict[str, Points] = Field(description="--fail-under PRACTICE=SCORE, by id of the practice.")
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


def gate_json(assessment: Assessment, messages: Messages) -> GateV2:
    """Return the gate of an assessment; practices are in the questionnaire's order."""
    result = assessment.gate_result
    gate = result.gate
    practices = [practice.id for practice in assessment.practices]
    levels, scores = gate.practices_fail_on, gate.practices_fail_under
    return GateV2(
        passed=result.passed,
        reasons=reasons(result.reasons, messages),
        level=result.level,
        score=None if result.score is None else points(result.score),
        excluded_findings=list(result.excluded_findings),
        fail_on=gate.fail_on,
        fail_on_practices={id_: levels[id_] for id_ in practices if id_ in levels},
        fail_under=None if gate.fail_under is None else float(gate.fail_under),
        fail_under_practices={id_: float(scores[id_]) for id_ in practices if id_ in scores},
        require_complete=gate.require_complete,
        require_complete_in=[id_ for id_ in practices if id_ in gate.require_complete_in],
        require_evidence=gate.require_evidence,
        max_age=gate.max_age,
        no_accepted=gate.count_accepted,
        asked=[
            DemandV2(option=demand.option, value=demand.value, origin=demand.origin or None) for demand in gate.asked
        ],
    )
