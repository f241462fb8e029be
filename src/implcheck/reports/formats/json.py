"""The assessment for machines: a shape of its own with a version, and no dump of the model.

Within a `schema_version` keys are only ever added. Points are rounded down to two decimals, shares to four.
Codes, ids and numbers do not depend on the language; sentences are in `language`.
"""

import datetime
from fractions import Fraction
from typing import Annotated, Literal

from pydantic import Field

from implcheck.model.assessment import Acceptance, Action, Assessment, Finding, PracticeResult, QuestionResult, Reason
from implcheck.model.base import Frozen
from implcheck.model.comparison import Comparison
from implcheck.model.locations import Locations
from implcheck.model.problem import Location, Problem, Rejected
from implcheck.reports.formats import json_combined, json_comparison
from implcheck.reports.formats.json_text import document
from implcheck.reports.formats.json_types import LevelName, PhaseName, ScoreV1, StateName
from implcheck.reports.options import Options
from implcheck.wording.messages import Messages
from implcheck.wording.number_format import as_number
from implcheck.wording.problems import hint, sentence

VERSION = 1

Line = Annotated[int | None, Field(ge=1)]
"""A line or a column, from 1 as editors count."""


class ReasonV1(Frozen):
    """Why something is as it is: a code to build on, a sentence to read."""

    code: str = Field(description="Stable; see the docs.")
    sentence: str = Field(description="The reason in the language of the report.")


class AdviceV1(Frozen):
    """What to do, by whom, at what effort, and how one knows that it is done."""

    do: str = Field(description="What to do.")
    who: str = Field(description="The role that does it.")
    effort: Literal["S", "M", "L"] = Field(description="S under a day, M one to five days, L more, or money needed.")
    done_when: str = Field(description="How one knows that it is done.")


class RangeV1(Frozen):
    """The levels that are still possible, whatever the missing answers turn out to be."""

    best: LevelName = Field(description="The best of them.")
    worst: LevelName = Field(description="The worst of them.")


class PracticeV1(Frozen):
    """A practice; `level` is null when not enough is known, `score` when nothing counts."""

    id: str = Field(description="Its id.")
    title: str = Field(description="Its name.")
    outcome: Literal["assessed", "not_enough_known", "nothing_asked"] = Field(description="Whether there is a level.")
    score: ScoreV1 | None = Field(description="In points; null when nothing counts.")
    level: LevelName | None = Field(description="Null when not enough is known.")
    because: list[ReasonV1] = Field(description="What decides first.")
    share: float = Field(ge=0, le=1, description="Of the overall score.")
    known: float = Field(ge=0, le=1, description="The share of its weight in the phase that is answered.")


class QuestionV1(Frozen):
    """A question as it stands; `score` is 0 to 4, null unless answered."""

    id: str = Field(description="Its id.")
    practice: str = Field(description="The id of its practice.")
    title: str = Field(description="Its name.")
    state: StateName = Field(description="What is known of it.")
    score: int | None = Field(ge=0, le=4, description="0 to 4; null unless answered.")
    answer: list[str] = Field(description="The answer in words.")
    not_applicable: str | None = Field(description="Why it does not apply.")
    knock_out: bool = Field(description="Whether the answer is a knock-out.")
    share: float = Field(ge=0, le=1, description="Of the overall score.")
    points_open: float = Field(ge=0, le=100, description="What the best answer would add to the overall score.")
    note: str | None = Field(description="What the respondent added.")
    evidence: list[str] = Field(description="Where it can be checked.")
    line: Line = Field(description="The line of its answer in the file; null if it is not in it.")
    column: Line = Field(description="The column of its answer; null if it is not in the file.")


class FindingV1(Frozen):
    """A risk. `counts` is false while it is accepted."""

    id: str = Field(description="That of the question or rule behind it.")
    title: str = Field(description="Its name.")
    practices: list[str] = Field(description="Ids of the practices it concerns.")
    level: LevelName = Field(description="Its level.")
    because: list[ReasonV1] = Field(description="Why it has that level.")
    questions: list[str] = Field(description="Ids of the questions it rests on.")
    risk: str = Field(description="Cause, event, consequence.")
    advice: AdviceV1 = Field(description="What to do about it.")
    counts: bool = Field(description="False while it is accepted.")


class ActionV1(Frozen):
    """The advice for a finding, in the order of the plan; `shared_with` names the questions whose points these are."""

    finding: str = Field(description="The id of the finding it is for.")
    advice: AdviceV1 = Field(description="What to do.")
    points: float = Field(ge=0, le=100, description="What the overall score gains at most.")
    lifts: bool = Field(description="Whether it also takes away a knock-out or a rule.")
    shared_with: list[str] = Field(description="Ids of the questions whose points these are; empty if its own.")


class UnjudgedV1(Frozen):
    """A knock-out or rule that waits for answers."""

    id: str = Field(description="That of the question or rule.")
    title: str = Field(description="Its name.")
    level: LevelName = Field(description="The level it would have.")
    missing: list[str] = Field(description="Ids of the questions it waits for.")


class ChangeV1(Frozen):
    """An answer that, one step up or down, would change the level."""

    question: str = Field(description="The id of the question.")
    step: Literal[1, -1] = Field(description="One step up or down.")
    level: LevelName | None = Field(description="The level that would follow.")


class RobustnessV1(Frozen):
    """How firmly the level stands."""

    equal_weights: LevelName | None = Field(description="The level if everything weighed the same.")
    changes: list[ChangeV1] = Field(description="The single answers that would change the level.")
    tried: int | None = Field(
        ge=0, description="How many answers, the weightiest, were tried for that; null if all of them were."
    )


class AcceptedV1(Frozen):
    """An accepted risk; `needed` is false when the answers no longer show it."""

    finding: str = Field(description="The id of the finding.")
    reason: str = Field(description="Why it is accepted.")
    owner: str = Field(description="The role that answers for it.")
    until: datetime.date = Field(description="The last day on which it is accepted.")
    in_force: bool = Field(description="Whether it is accepted today.")
    needed: bool = Field(description="Whether the answers still show it.")
    line: Line = Field(description="Its line in the file; null if that is not known.")
    ends_in_days: int = Field(description="0 on the last day on which it is accepted; below 0 after it.")


class AskedV1(Frozen):
    """A demand as it was made."""

    option: str = Field(description="The option, without its dashes.")
    value: str = Field(description="Its value as text; empty for a flag.")
    origin: str | None = Field(
        description="The environment variable, or the settings file with its line; null for the command line."
    )


class GateV1(Frozen):
    """The demands and the verdict on them. A gate without demands passes."""

    fail_on: LevelName | None = Field(description="The level demanded against.")
    fail_under: float | None = Field(description="The least score demanded.")
    fail_on_practices: dict[str, LevelName] = Field(description="The level demanded against, by id of a practice.")
    fail_under_practices: dict[str, float] = Field(description="The least score demanded, by id of a practice.")
    require_complete: bool = Field(description="Whether every answer is demanded.")
    require_complete_practices: list[str] = Field(description="The practices of which every answer is, by id.")
    count_accepted: bool = Field(description="Whether accepted risks count like any other.")
    require_evidence: int | None = Field(
        ge=0, le=4, description="From which score on evidence is demanded of an answer; null if it is not."
    )
    max_age: int | None = Field(ge=0, description="How many days old the answers may be; null if that is not asked.")
    passed: bool = Field(description="Whether every demand is met.")
    level: LevelName | None = Field(description="The level without the accepted risks that are left out.")
    score: float | None = Field(description="The score without the accepted risks that are left out.")
    without_accepted: list[str] = Field(description="Ids of the accepted findings left out.")
    because: list[ReasonV1] = Field(description="Which demands are not met.")
    asked: list[AskedV1] = Field(description="Every demand as it was made; the strictest of each kind counts.")


class ProblemV1(Frozen):
    """Something that is wrong, where, and what to do; places are null where they are not known."""

    code: str = Field(description="Stable.")
    sentence: str = Field(description="What is wrong.")
    hint: str = Field(description="What to do about it.")
    file: str | None = Field(description="The file, as it was given.")
    line: Line = Field(description="The line; null if the file as a whole is meant.")
    column: Line = Field(description="The column; null if the file as a whole is meant.")


class QuestionnaireV1(Frozen):
    """Which questionnaire was answered."""

    id: str = Field(description="Its id.")
    version: str = Field(description="Its version.")
    title: str = Field(description="Its name.")
    source: str | None = Field(description="The file it was read from; null for a built-in one.")
    digest: str | None = Field(description="The SHA-256 of that file; null for a built-in one.")


class AssessmentV1(Frozen):
    """The result of one assessment."""

    schema_version: Literal[1] = Field(description="The version of this shape.")
    language: str = Field(description="The language of the sentences.")
    file: str | None = Field(description="The answers file, as it was given; <stdin> for standard input.")
    project: str = Field(description="The name of the project.")
    phase: PhaseName = Field(description="The phase that was assessed.")
    date: datetime.date | None = Field(description="The day of the answers.")
    today: datetime.date = Field(description="The day on which accepted risks were counted.")
    role: str | None = Field(description="Who answered.")
    questionnaire: QuestionnaireV1 = Field(description="What was answered.")
    outcome: Literal["assessed", "not_enough_known"] = Field(description="Whether there is a level.")
    level: LevelName | None = Field(description="The overall level.")
    score: ScoreV1 | None = Field(description="The overall score.")
    known: float = Field(ge=0, le=1, description="The share of the weight that the phase asks that is answered.")
    because: list[ReasonV1] = Field(description="What decides first.")
    indication: LevelName | None = Field(
        description="The level of the answered part alone; null if there is a level, or no answer at all."
    )
    range: RangeV1 | None = Field(
        description="The levels that are still possible; null if enough is answered for a level, or nothing is asked."
    )
    narrowing: list[str] = Field(description="Ids of the questions that narrow the range most; none with a level.")
    practices: list[PracticeV1] = Field(description="In the questionnaire's order.")
    findings: list[FindingV1] = Field(description="In order of priority.")
    actions: list[ActionV1] = Field(description="In the order of what they bring for the effort.")
    to_find_out: list[str] = Field(description="Ids of unknown and unanswered questions, the weightiest first.")
    unjudged: list[UnjudgedV1] = Field(description="What waits for answers.")
    robustness: RobustnessV1 = Field(description="What would change the level.")
    accepted_risks: list[AcceptedV1] = Field(description="All of them, in force or not.")
    accepted_knock_outs: list[str] = Field(description="Ids of the knock-outs that are accepted today.")
    warnings: list[ProblemV1] = Field(
        description="Answers to another version of the questionnaire that were left out; accepted risks that match "
        "nothing, end soon, or have ended."
    )
    not_looked_at: list[str] = Field(description="Ids of the questions that a quick check left out.")
    set_aside: list[str] = Field(description="Ids of answers to questions that this phase does not ask.")
    gate: GateV1 = Field(description="The demands and the verdict.")
    combined: json_combined.CombinedV1 | None = Field(
        description="The respondents behind combined answers; null for one respondent."
    )
    questions: list[QuestionV1] = Field(description="Every question, in the questionnaire's order.")


class RejectedV1(Frozen):
    """What comes instead of an assessment when a file cannot be used: nothing was scored."""

    schema_version: Literal[1] = Field(description="The version of this shape.")
    language: str = Field(description="The language of the sentences.")
    file: str | None = Field(description="The answers file, as it was given; <stdin> for standard input.")
    outcome: Literal["invalid"] = Field(description="That there is no assessment.")
    problems: Annotated[list[ProblemV1], Field(min_length=1)] = Field(
        description="What is wrong, the first problems of it in the order of the lines."
    )
    problems_left_out: int = Field(description="How many more problems there are, which are not listed.")


ReportV1 = Annotated[AssessmentV1 | RejectedV1, Field(discriminator="outcome")]
"""The one or the other; `outcome` tells which."""


def render(report: Assessment | Comparison | Rejected, options: Options) -> str:
    """The report as JSON: UTF-8, indented by two, keys in a fixed order, the same bytes every time."""
    if isinstance(report, Comparison):
        return json_comparison.render(report, options)
    messages = Messages(options.languages)
    made = _rejected(report, messages) if isinstance(report, Rejected) else shaped(report, messages)
    return document(made.model_dump(mode="json"))


def _rejected(report: Rejected, messages: Messages) -> RejectedV1:
    return RejectedV1(
        schema_version=VERSION,
        language=messages.languages[0],
        file=report.file or None,
        outcome="invalid",
        problems=[_problem(one, messages) for one in report.problems],
        problems_left_out=report.left_out,
    )


def _problem(one: Problem, messages: Messages) -> ProblemV1:
    location, language = one.location or Location(""), messages.languages[0]
    return ProblemV1(
        code=one.code,
        sentence=sentence(one, language),
        hint=hint(one, language),
        file=location.file or None,
        line=location.line or None,
        column=location.column or None,
    )


def shaped(of: Assessment, messages: Messages) -> AssessmentV1:
    """The assessment in the shape of version 1."""
    return AssessmentV1.model_validate(
        {
            "schema_version": VERSION,
            "language": messages.languages[0],
            "file": of.locations.file or None,
            "project": of.about.project,
            "phase": of.about.phase.value,
            "date": of.about.date,
            "today": of.about.today,
            "role": of.about.role,
            "questionnaire": {
                "id": of.about.questionnaire,
                "version": of.about.questionnaire_version,
                "title": messages.text(of.about.questionnaire_title),
                "source": of.about.questionnaire_origin.file or None,
                "digest": of.about.questionnaire_origin.digest or None,
            },
            "outcome": of.outcome.value,
            "level": _name(of.level),
            "score": _score(of),
            "known": _share(of.known),
            "because": _reasons(of.reasons, messages),
            "indication": _name(of.indication),
            "range": None
            if of.possible_levels is None
            else dict(zip(("best", "worst"), map(_name, of.possible_levels), strict=True)),
            "narrowing": list(of.most_informative),
            "practices": [_practice(one, messages) for one in of.practices],
            "findings": [_finding(one, messages) for one in of.findings],
            "actions": [_action(one, messages) for one in of.actions],
            "to_find_out": [one.id for one in of.to_find_out],
            "unjudged": [
                {
                    "id": one.id,
                    "title": messages.text(one.title),
                    "level": one.level.value,
                    "missing": list(one.waits_for),
                }
                for one in of.waiting_rules
            ],
            "robustness": {
                "equal_weights": _name(of.sensitivity.equal_weights),
                "tried": of.sensitivity.answers_tried,
                "changes": [
                    {"question": one.question, "step": 1 if one.up else -1, "level": _name(one.level)}
                    for one in of.sensitivity.changes
                ],
            },
            "accepted_risks": [_accepted(index, one, of) for index, one in enumerate(of.acceptances)],
            "accepted_knock_outs": list(dict.fromkeys(one.risk.finding for one in of.accepted_knock_outs)),
            "warnings": [_problem(one, messages) for one in of.warnings],
            "not_looked_at": list(of.skipped_questions),
            "set_aside": list(of.unasked_answers),
            "gate": _gate(of, messages),
            "combined": json_combined.shaped(of.combined, messages),
            "questions": [_question(one, of.locations, messages) for one in of.questions],
        }
    )


def _name(level: object) -> str | None:
    return None if level is None else str(level)


def _points(points: Fraction) -> float:
    return as_number(points, 2)


def _share(share: Fraction) -> float:
    return as_number(share, 4)


def _score(of: Assessment | PracticeResult) -> dict[str, float] | None:
    return None if of.score is None else {"low": _points(of.score.low), "ceiling": _points(of.score.high)}


def _reasons(reasons: tuple[Reason, ...], messages: Messages) -> list[dict[str, str]]:
    return [{"code": why.code, "sentence": messages.reason(why)} for why in reasons]


def _practice(one: PracticeResult, messages: Messages) -> dict[str, object]:
    return {
        "id": one.id,
        "title": messages.text(one.title),
        "outcome": one.outcome.value,
        "score": _score(one),
        "level": _name(one.level),
        "because": _reasons(one.reasons, messages),
        "share": _share(one.share),
        "known": _share(one.known),
    }


def _accepted(index: int, one: Acceptance, of: Assessment) -> dict[str, object]:
    location = of.locations.risks[index] if index < len(of.locations.risks) else Location("")
    return {
        **one.risk.model_dump(),
        "in_force": one.in_force,
        "needed": one.matches_finding,
        "line": location.line or None,
        "ends_in_days": (one.risk.until - of.about.today).days,
    }


def _question(one: QuestionResult, locations: Locations, messages: Messages) -> dict[str, object]:
    location = locations.answers.get(one.id, Location(""))
    return {
        "id": one.id,
        "practice": one.practice,
        "title": messages.text(one.title),
        "state": one.state.value,
        "score": one.score,
        "answer": [messages.text(part) for part in one.answer_text],
        "not_applicable": one.not_applicable_reason,
        "knock_out": one.knock_out,
        "share": _share(one.share),
        "points_open": _points(one.points_missing),
        "note": one.note,
        "evidence": list(one.evidence),
        "line": location.line or None,
        "column": location.column or None,
    }


def _finding(one: Finding, messages: Messages) -> dict[str, object]:
    return {
        "id": one.id,
        "title": messages.text(one.title),
        "practices": list(one.practices),
        "level": one.level.value,
        "because": _reasons(one.reasons, messages),
        "questions": list(one.questions),
        "risk": messages.text(one.risk),
        "advice": _advice(one, messages),
        "counts": one.counts,
    }


def _advice(one: Finding | Action, messages: Messages) -> dict[str, str]:
    return {
        "do": messages.text(one.advice.do),
        "who": messages.text(one.advice.who),
        "effort": one.advice.effort.value,
        "done_when": messages.text(one.advice.done_when),
    }


def _action(one: Action, messages: Messages) -> dict[str, object]:
    return {
        "finding": one.finding,
        "advice": _advice(one, messages),
        "points": _points(one.points),
        "lifts": one.clears_rule,
        "shared_with": list(one.shared_with),
    }


def _gate(of: Assessment, messages: Messages) -> dict[str, object]:
    verdict, gate = of.gate_result, of.gate_result.gate
    practices = [one.id for one in of.practices]
    on, under = gate.practices_fail_on, gate.practices_fail_under
    return {
        "fail_on": _name(gate.fail_on),
        "fail_under": None if gate.fail_under is None else float(gate.fail_under),
        "fail_on_practices": {id_: on[id_].value for id_ in practices if id_ in on},
        "fail_under_practices": {id_: float(under[id_]) for id_ in practices if id_ in under},
        "require_complete": gate.require_complete,
        "require_complete_practices": [id_ for id_ in practices if id_ in gate.require_complete_in],
        "count_accepted": gate.count_accepted,
        "require_evidence": gate.require_evidence,
        "max_age": gate.max_age,
        "passed": verdict.passed,
        "level": _name(verdict.level),
        "score": None if verdict.score is None else _points(verdict.score),
        "without_accepted": list(verdict.excluded_findings),
        "because": _reasons(verdict.reasons, messages),
        "asked": [{"option": one.option, "value": one.value, "origin": one.origin or None} for one in gate.asked],
    }
