"""The assessment as JSON, version 2: the document, and how it is made from the model.

Codes, ids and numbers do not depend on the language; sentences are in `language`.
"""

import datetime
from typing import Annotated, Literal

from pydantic import Field

from implcheck.model.assessment import Assessment, Sensitivity
from implcheck.model.base import Frozen
from implcheck.model.enums import Level, Outcome
from implcheck.reports.formats.json.findings import (
    AcceptedRiskV2,
    ActionV2,
    FindingV2,
    WaitingRuleV2,
    accepted_risks_json,
    action_json,
    finding_json,
    waiting_rule_json,
)
from implcheck.reports.formats.json.gate import GateV2, gate_json
from implcheck.reports.formats.json.problems import ProblemsV2, ProblemV2, problem_json
from implcheck.reports.formats.json.questions import PracticeV2, QuestionV2, practice_json, question_json
from implcheck.reports.formats.json.respondents import CombinedV2, combined_json
from implcheck.reports.formats.json.values import (
    VERSION,
    DocumentV2,
    PhaseV2,
    QuestionnaireV2,
    ReasonV2,
    RoleV2,
    ScoreV2,
    Share,
    phase,
    questionnaire,
    reasons,
    role,
    score,
    share,
    tool,
)
from implcheck.wording.messages import Messages


class PossibleLevelsV2(Frozen):
    """The levels that are still possible, whatever the missing answers turn out to be."""

    best: Level = Field(description="The best of them.")
    worst: Level = Field(description="The worst of them.")


class ChangeV2(Frozen):
    """An answer that, one step up or down, would change the level."""

    question: str = Field(description="The id of the question.")
    step: Literal[1, -1] = Field(description="One step up or down.")
    level: Level | None = Field(description="The level that would follow.")


class SensitivityV2(Frozen):
    """How firmly the level stands."""

    equal_weights: Level | None = Field(description="The level if everything weighed the same.")
    changes: list[ChangeV2] = Field(description="The single answers that would change the level.")
    answers_tried: int | None = Field(
        ge=0, description="How many answers, the weightiest, were tried for that; null if all of them were."
    )


class AssessmentV2(DocumentV2):
    """The result of one assessment."""

    file: str | None = Field(description="The answers file, as it was given; <stdin> for standard input.")
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


def assessment_json(assessment: Assessment, messages: Messages) -> AssessmentV2:
    """Return the document about an assessment."""
    about, possible = assessment.about, assessment.possible_levels
    return AssessmentV2(
        schema_version=VERSION,
        draft=True,
        tool=tool(),
        language=messages.languages[0],
        file=assessment.locations.file or None,
        project=about.project,
        phase=phase(about.phase, messages),
        date=about.date,
        today=about.today,
        role=None if about.role is None else role(about.role, messages),
        questionnaire=questionnaire(about, messages),
        outcome="assessed" if assessment.outcome is Outcome.ASSESSED else "not_enough_known",
        level=assessment.level,
        score=score(assessment.score),
        known=share(assessment.known),
        reasons=reasons(assessment.reasons, messages),
        indication=assessment.indication,
        possible_levels=None if possible is None else PossibleLevelsV2(best=possible[0], worst=possible[1]),
        most_informative=list(assessment.most_informative),
        practices=[practice_json(practice, messages) for practice in assessment.practices],
        findings=[finding_json(finding, messages) for finding in assessment.findings],
        actions=[action_json(action, messages) for action in assessment.actions],
        to_find_out=[question.id for question in assessment.to_find_out],
        waiting_rules=[waiting_rule_json(rule, messages) for rule in assessment.waiting_rules],
        sensitivity=_sensitivity(assessment.sensitivity),
        accepted_risks=accepted_risks_json(assessment, messages),
        accepted_knock_outs=list(dict.fromkeys(one.risk.finding for one in assessment.accepted_knock_outs)),
        warnings=[problem_json(warning, messages) for warning in assessment.warnings],
        skipped_questions=list(assessment.skipped_questions),
        unasked_answers=list(assessment.unasked_answers),
        gate=gate_json(assessment, messages),
        combined=None if assessment.combined is None else combined_json(assessment.combined, messages),
        questions=[question_json(question, assessment.locations, messages) for question in assessment.questions],
    )


def _sensitivity(sensitivity: Sensitivity) -> SensitivityV2:
    return SensitivityV2(
        equal_weights=sensitivity.equal_weights,
        changes=[
            ChangeV2(question=change.question, step=1 if change.up else -1, level=change.level)
            for change in sensitivity.changes
        ],
        answers_tried=sensitivity.answers_tried,
    )
