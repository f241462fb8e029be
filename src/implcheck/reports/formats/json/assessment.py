"""The assessment as JSON, version 2: the document, and how it is built from the model.

Codes, ids and numbers do not depend on the language; sentences are in `language`.
"""

import datetime
from itertools import chain, repeat
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from implcheck.model.assessment import Assessment, Change
from implcheck.model.enums import Level, Outcome
from implcheck.model.problem import Location
from implcheck.reports.formats.json.findings import AcceptedRiskV2, ActionV2, FindingV2, WaitingRuleV2
from implcheck.reports.formats.json.from_model import FromModel, Sources
from implcheck.reports.formats.json.gate import GateV2
from implcheck.reports.formats.json.problems import ProblemsV2, ProblemV2
from implcheck.reports.formats.json.questions import PracticeV2, QuestionV2
from implcheck.reports.formats.json.respondents import CombinedV2
from implcheck.reports.formats.json.values import (
    DocumentV2,
    NullIfEmpty,
    PhaseV2,
    QuestionnaireV2,
    ReasonV2,
    RoleV2,
    ScoreV2,
    Share,
)

NOWHERE = Location("")
"""The location of a question without one, as with combined answers."""


class PossibleLevelsV2(FromModel):
    """The levels that are still possible, whatever the missing answers turn out to be."""

    sources: ClassVar[Sources[tuple[Level, Level]]] = {
        "best": lambda levels, _: levels[0],
        "worst": lambda levels, _: levels[1],
    }

    best: Level = Field(description="The best of them.")
    worst: Level = Field(description="The worst of them.")


class ChangeV2(FromModel):
    """An answer that, one step up or down, would change the level."""

    sources: ClassVar[Sources[Change]] = {"step": lambda change, _: 1 if change.up else -1}

    question: str = Field(description="The id of the question.")
    step: Literal[1, -1] = Field(description="One step up or down.")
    level: Level | None = Field(description="The level that would follow.")


class SensitivityV2(FromModel):
    """How firmly the level stands."""

    equal_weights: Level | None = Field(description="The level if everything weighed the same.")
    changes: list[ChangeV2] = Field(description="The single answers that would change the level.")
    answers_tried: int | None = Field(
        ge=0, description="How many answers, the weightiest, were tried for that; null if all of them were."
    )


class AssessmentV2(DocumentV2):
    """The result of one assessment."""

    sources: ClassVar[Sources[Assessment]] = {
        **DocumentV2.sources,
        "file": lambda assessment, _: assessment.locations.file,
        "project": lambda assessment, _: assessment.about.project,
        "phase": lambda assessment, _: assessment.about.phase,
        "date": lambda assessment, _: assessment.about.date,
        "today": lambda assessment, _: assessment.about.today,
        "role": lambda assessment, _: assessment.about.role,
        "questionnaire": lambda assessment, _: assessment.about,
        "outcome": lambda assessment, _: "assessed" if assessment.outcome is Outcome.ASSESSED else "not_enough_known",
        "to_find_out": lambda assessment, _: [question.id for question in assessment.to_find_out],
        "accepted_risks": lambda assessment, _: [
            (acceptance, acceptance.risk, assessment.about, location)
            for acceptance, location in zip(
                assessment.acceptances, chain(assessment.locations.risks, repeat(NOWHERE)), strict=False
            )
        ],
        "accepted_knock_outs": lambda assessment, _: list(
            dict.fromkeys(acceptance.risk.finding for acceptance in assessment.accepted_knock_outs)
        ),
        "gate": lambda assessment, _: (assessment.gate_result, assessment.gate_result.gate, assessment.practices),
        "questions": lambda assessment, _: [
            (assessment.locations.answers.get(question.id, NOWHERE), question) for question in assessment.questions
        ],
    }

    file: NullIfEmpty = Field(description="The answers file, as it was given; <stdin> for standard input.")
    project: str = Field(description="The name of the project.")
    phase: PhaseV2 = Field(description="The phase that was assessed.")
    date: datetime.date | None = Field(description="The date of the answers; null if they have none.")
    today: datetime.date = Field(description="The day of the assessment, on which accepted risks are counted.")
    role: RoleV2 | None = Field(description="Who answered; null if that was not said, or if several did.")
    questionnaire: QuestionnaireV2 = Field(description="What was answered.")
    outcome: Literal["assessed", "not_enough_known"] = Field(description="Whether there is a level.")
    level: Level | None = Field(description="The overall level; null when not enough is known.")
    score: ScoreV2 | None = Field(description="The overall score; null when no question counts.")
    known: Share = Field(description="The share of the weight that the phase asks that is answered.")
    reasons: list[ReasonV2] = Field(description="Why it has that level; what decides comes first.")
    indication: Level | None = Field(
        description="The level of the answered part alone; null if there is a level, or no answer at all."
    )
    possible_levels: PossibleLevelsV2 | None = Field(
        description="The levels that are still possible; null if enough is answered for a level, or nothing is asked."
    )
    most_informative: list[str] = Field(
        description="Ids of the questions, at most three, that narrow the possible levels most; none with a level."
    )
    practices: list[PracticeV2] = Field(description="In the questionnaire's order.")
    findings: list[FindingV2] = Field(description="The risks, in order of priority.")
    actions: list[ActionV2] = Field(description="The advice, in the order of what it brings for the effort.")
    to_find_out: list[str] = Field(description="Ids of unknown and unanswered questions, the weightiest first.")
    waiting_rules: list[WaitingRuleV2] = Field(description="Knock-outs and rules that wait for answers.")
    sensitivity: SensitivityV2 = Field(description="What would change the level.")
    accepted_risks: list[AcceptedRiskV2] = Field(description="All of them, in force or not.")
    accepted_knock_outs: list[str] = Field(description="Ids of the knock-outs that are accepted today.")
    warnings: list[ProblemV2] = Field(
        description="Answers to another version of the questionnaire that were left out; accepted risks that match "
        "nothing, end soon, or have ended."
    )
    skipped_questions: list[str] = Field(description="Ids of the questions that a quick check left out.")
    unasked_answers: list[str] = Field(description="Ids of answers to questions that this phase does not ask.")
    gate: GateV2 = Field(description="The demands and whether they are met.")
    combined: CombinedV2 | None = Field(description="The respondents behind combined answers; null for one respondent.")
    questions: list[QuestionV2] = Field(description="Every question, in the questionnaire's order.")


ReportV2 = Annotated[AssessmentV2 | ProblemsV2, Field(discriminator="outcome")]
"""An assessment, or the problems that come in its place; `outcome` tells which."""
