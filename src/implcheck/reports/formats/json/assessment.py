"""The assessment as JSON, version 2. Codes, ids and numbers do not depend on the language; sentences are in `language`."""

import datetime
from collections.abc import Mapping
from typing import Any, Literal

from implcheck.model.assessment import Assessment, GateResult
from implcheck.model.enums import Level, Outcome, State
from implcheck.model.gate import Gate
from implcheck.model.problem import Location
from implcheck.reports.formats.json.findings import (
    AcceptedRiskV2,
    ActionV2,
    AgreedActionV2,
    FindingV2,
    WaitingRuleV2,
    accepted_risks,
    actions,
    agreed_actions,
)
from implcheck.reports.formats.json.from_model import (
    AnswerScore,
    Count,
    DemandedPoints,
    FromModel,
    LineNumber,
    NullIfEmpty,
    Points,
    Sentence,
    Share,
    key,
)
from implcheck.reports.formats.json.respondents import CombinedV2
from implcheck.reports.formats.json.values import (
    DocumentV2,
    NamedV2,
    PhaseV2,
    ProblemV2,
    QuestionnaireV2,
    ReasonV2,
    RoleV2,
    ScoreV2,
    not_applicable,
    not_yet,
)
from implcheck.wording.messages import Messages


class PossibleLevelsV2(FromModel):
    """The levels that are still possible, whatever the unknown answers turn out to be."""

    best: Level = key("The best of them.", lambda levels, _: levels[0])
    worst: Level = key("The worst of them.", lambda levels, _: levels[1])


class ChangeV2(FromModel):
    """An answer that, one step up or down, would change the level."""

    question: str = key("The id of the question.")
    step: Literal[1, -1] = key("One step up or down.", lambda change, _: 1 if change.up else -1)
    level: Level | None = key("The level that would follow.")


class SensitivityV2(FromModel):
    """How firmly the level stands."""

    equal_weights: Level | None = key("The level if everything weighed the same.")
    changes: list[ChangeV2] = key("The single answers that would change the level.")
    answers_tried: Count | None = key(
        "How many answers, the weightiest, were tried for that; null if all of them were."
    )


class PracticeV2(NamedV2):
    """A practice with its score and level."""

    outcome: Outcome = key("Whether there is a level.")
    score: ScoreV2 | None = key("In points; null when nothing counts.")
    level: Level | None = key("Null when not enough is known.")
    reasons: list[ReasonV2] = key("Why it has that level: the points, and what alone makes it worse than they do.")
    share: Share = key("Of the overall score.")
    known: Share = key("The share of its weight in the phase that is answered.")


class QuestionV2(FromModel):
    """A question and its answer."""

    id: str = key("Its id.")
    practice: str = key("The id of its practice.")
    title: Sentence = key("Its name.")
    state: State = key("What is known of it.")
    score: AnswerScore | None = key("Null unless answered.")
    answer_text: list[Sentence] = key("The answer in words; more than one for ticked options.")
    not_applicable: str | None = key(
        "Why it does not apply; null if it does. A sentence in its place says that it may not be shown.", not_applicable
    )
    not_yet: Sentence | None = key(
        "What has not happened yet, in the words of the answer that says so; null unless that is the answer.",
        not_yet,
    )
    knock_out: bool = key("Whether the answer is a knock-out.")
    share: Share = key("Of the overall score.")
    points_missing: Points = key("What the best answer would add to the overall score.")
    note: str | None = key("What the respondent added.")
    evidence: list[str] = key("Where it can be checked.")
    line: LineNumber = key("The line of its answer in the file; null if it is not in it.")
    column: LineNumber = key("The column of its answer; null if it is not in the file.")


class DemandV2(FromModel):
    """A demand as it was made."""

    option: str = key("The option, without its dashes.")
    value: str = key("Its value as text; empty for a flag.")
    origin: NullIfEmpty = key(
        "The environment variable, or the settings file with its line; null for the command line."
    )


class GateV2(FromModel):
    """The demands and whether they are met. A gate without demands passes."""

    passed: bool = key("Whether every demand is met.")
    reasons: list[ReasonV2] = key("Which demands are not met.")
    level: Level | None = key("The overall level that the gate counts with.")
    score: Points | None = key("The overall score that the gate counts with.")
    excluded_findings: list[str] = key("Ids of the accepted findings that the gate leaves out.")
    fail_on: Level | None = key("--fail-on: the level at which the gate fails; null if not demanded.")
    fail_on_practices: dict[str, Level] = key("--fail-on PRACTICE=LEVEL, by id of the practice.")
    fail_under: DemandedPoints | None = key("--fail-under: the least score; null if not demanded.")
    fail_under_practices: dict[str, DemandedPoints] = key("--fail-under PRACTICE=SCORE, by id of the practice.")
    require_complete: bool = key("--require-complete: whether every answer is demanded.")
    require_complete_in: list[str] = key("--require-complete-in: ids of practices.")
    require_evidence: AnswerScore | None = key(
        "--require-evidence: from which score on an answer needs evidence; null if not demanded."
    )
    max_age: Count | None = key("--max-age: how many days old the answers may be; null if not demanded.")
    no_accepted: bool = key("--no-accepted: whether accepted risks count like any other.")
    no_overdue: bool = key("--no-overdue: whether no agreed action may be overdue.")
    asked: list[DemandV2] = key("Every demand as it was made; the strictest of each kind counts.")


def _gate(assessment: Assessment, _messages: Messages) -> tuple[GateResult, Gate]:
    """Return the outcome of the gate, and its demands with those on practices in the questionnaire's order."""

    def in_order(demands: Mapping[str, Any]) -> dict[str, Any]:
        return {practice.id: demands[practice.id] for practice in assessment.practices if practice.id in demands}

    gate = assessment.gate_result.gate
    return assessment.gate_result, gate._replace(
        fail_on_practices=in_order(gate.fail_on_practices),
        fail_under_practices=in_order(gate.fail_under_practices),
        require_complete_in=tuple(in_order(dict.fromkeys(gate.require_complete_in))),
    )


class AssessmentV2(DocumentV2):
    """The result of one assessment."""

    file: NullIfEmpty = key("The answers file, as it was given; <stdin> for standard input.", "locations.file")
    project: str = key("The name of the project.", "about.project")
    phase: PhaseV2 = key("The phase that was assessed.", "about.phase")
    date: datetime.date | None = key("The date of the answers; null if they have none.", "about.date")
    today: datetime.date = key("The day of the assessment, on which accepted risks are counted.", "about.today")
    role: RoleV2 | None = key(
        "Who answered; null if the answers name no role, or if several people answered.", "about.role"
    )
    questionnaire: QuestionnaireV2 = key("What was answered.", "about")
    outcome: Literal["assessed", "not_enough_known"] = key(
        "Whether there is a level.",
        lambda assessment, _: "assessed" if assessment.outcome is Outcome.ASSESSED else "not_enough_known",
    )
    level: Level | None = key("The overall level; null when not enough is known.")
    score: ScoreV2 | None = key("The overall score; null when no question counts.")
    known: Share = key("The share of the weight that the phase asks that is answered.")
    headline: Sentence | None = key(
        "What the verdict asks for, in the words of the knock-out or rule that decides it; null if none has any."
    )
    unknowns_decide: bool = key("Whether the level would be better without the questions that are unknown.")
    reasons: list[ReasonV2] = key("Why it has that level: the points, and what alone makes it worse than they do.")
    indication: Level | None = key(
        "The level of the answered part alone; null if there is a level, or no answer at all."
    )
    possible_levels: PossibleLevelsV2 | None = key(
        "The levels that are still possible once the unknowns are known; null if nothing is unknown or asked. Without a "
        "level everything that nobody answered counts as unknown, also what is not applicable."
    )
    most_informative: list[str] = key(
        "Ids of the questions, at most three, that narrow the possible levels most; none with a level."
    )
    practices: list[PracticeV2] = key("In the questionnaire's order.")
    findings: list[FindingV2] = key(
        "The risks, in the order to deal with them: what other advice needs, then knock-outs and critical rules, then the "
        "most points for the effort."
    )
    actions: list[ActionV2] = key(
        "What to do, in the same order, with what that advice needs to be found out first.", actions
    )
    to_find_out: list[str] = key(
        "Ids of unknown and unanswered questions, the weightiest first.",
        lambda assessment, _: [question.id for question in assessment.to_find_out],
    )
    waiting_rules: list[WaitingRuleV2] = key("Knock-outs and rules that wait for answers.")
    sensitivity: SensitivityV2 = key("What would change the level.")
    agreed_actions: list[AgreedActionV2] = key(
        "What was agreed about findings, in the order of the file.", agreed_actions
    )
    accepted_risks: list[AcceptedRiskV2] = key("All of them, in force or not.", accepted_risks)
    accepted_knock_outs: list[str] = key(
        "Ids of the knock-outs that are accepted today.",
        lambda assessment, _: list(dict.fromkeys(accepted.risk.finding for accepted in assessment.accepted_knock_outs)),
    )
    warnings: list[ProblemV2] = key(
        "What is probably not as it was meant; answers to another version of the questionnaire that were left out; "
        "accepted risks that match nothing, end soon, or have ended; agreed actions that are overdue, without effect or needless."
    )
    skipped_questions: list[str] = key("Ids of the questions that a quick check left out.")
    not_asked_of_role: list[str] = key(
        "Ids of the questions of the phase that the role of the only respondent is not asked."
    )
    unasked_answers: list[str] = key("Ids of answers to questions that this phase does not ask.")
    gate: GateV2 = key("The demands and whether they are met.", _gate)
    combined: CombinedV2 | None = key("The respondents behind combined answers; null for one respondent.")
    questions: list[QuestionV2] = key(
        "Every question, in the questionnaire's order.",
        lambda assessment, _: [
            (question, assessment.locations.answers.get(question.id, Location(""))) for question in assessment.questions
        ],
    )
