"""A comparison for machines: a shape of its own with a version, as small as it can be.

Within a `schema_version` keys are only ever added. Points are cut off at two decimals, shares at four.
Codes, ids and numbers do not depend on the language; sentences are in `language`.
"""

import datetime
from collections.abc import Mapping
from fractions import Fraction
from typing import Literal

from pydantic import Field

from implcheck.model.assessment import Assessment, Finding, PracticeResult, QuestionResult, Score
from implcheck.model.base import Frozen
from implcheck.model.comparison import Comparison
from implcheck.model.enums import Level
from implcheck.reports.formats.json_text import document
from implcheck.reports.formats.json_types import LevelName, PhaseName, ScoreV1, StateName
from implcheck.reports.options import Options
from implcheck.wording.messages import Messages
from implcheck.wording.number_format import as_number

VERSION = 1


class StandV1(Frozen):
    """A level and a score at one of the two moments."""

    level: LevelName | None = Field(description="Null when not enough is known.")
    score: ScoreV1 | None = Field(description="In points; null when no question counts.")


class SideV1(StandV1):
    """One of the two assessments; `implcheck assess` tells all of it."""

    known: float = Field(ge=0, le=1, description="The share of the weight that is answered.")
    phase: PhaseName = Field(description="The phase that was assessed.")
    date: datetime.date | None = Field(description="The day of the answers.")
    role: str | None = Field(description="Who answered.")
    questionnaire_version: str = Field(description="The version of the questionnaire.")
    questionnaire_source: str | None = Field(description="The file it was read from; null for a built-in one.")
    questionnaire_digest: str | None = Field(description="The SHA-256 of that file; null for a built-in one.")


class PracticeMoveV1(Frozen):
    """A practice before and after."""

    id: str = Field(description="Its id.")
    title: str = Field(description="Its name.")
    gain: float | None = Field(description="Points that its score gained; null without a score before or after.")
    before: StandV1 = Field(description="As it was.")
    after: StandV1 = Field(description="As it is.")


class AnswerV1(Frozen):
    """An answer at one of the two moments."""

    state: StateName = Field(description="What is known of it.")
    score: int | None = Field(ge=0, le=4, description="0 to 4; null unless answered.")
    answer: list[str] = Field(description="The answer in words.")
    not_applicable: str | None = Field(description="Why the question does not apply.")
    note: str | None = Field(description="What the respondent added.")


class QuestionMoveV1(Frozen):
    """A question that moved."""

    id: str = Field(description="Its id.")
    practice: str = Field(description="The id of its practice.")
    title: str = Field(description="Its name.")
    move: Literal["up", "down", "known", "unknown", "left", "entered"] = Field(
        description="A better or worse score, an answer that became known or unknown, out of the score or back in it."
    )
    before: AnswerV1 = Field(description="As it was.")
    after: AnswerV1 = Field(description="As it is.")


class FindingMoveV1(Frozen):
    """A risk that is new, gone, or at another level."""

    id: str = Field(description="That of the question or rule behind it.")
    title: str = Field(description="Its name.")
    before: LevelName | None = Field(description="Its level before; null when it is new.")
    after: LevelName | None = Field(description="Its level after; null when it is gone.")
    do: str = Field(description="The advice, as it is now; of a risk that is gone as it was.")


class ComparisonV1(Frozen):
    """What moved between two assessments of one project."""

    schema_version: Literal[1] = Field(description="The version of this shape.")
    language: str = Field(description="The language of the sentences.")
    project: str = Field(description="The name of the project.")
    questionnaire: str = Field(description="The id of the questionnaire.")
    today: datetime.date = Field(description="The day on which both were assessed.")
    before: SideV1 = Field(description="As it was.")
    after: SideV1 = Field(description="As it is.")
    gain: float | None = Field(description="Points that the overall score gained; null without a score on either side.")
    practices: list[PracticeMoveV1] = Field(description="In the questionnaire's order, moved or not.")
    questions: list[QuestionMoveV1] = Field(description="Those that moved, in the questionnaire's order.")
    findings: list[FindingMoveV1] = Field(description="New risks, then those at another level, then those gone.")
    ran_out: list[str] = Field(description="Ids of the findings whose acceptance ran out in between.")
    not_compared: list[str] = Field(description="Ids of the questions that only one of the two asks.")


def render(comparison: Comparison, options: Options) -> str:
    """The comparison as JSON: UTF-8, indented by two, keys in a fixed order, the same bytes every time."""
    return document(shaped(comparison, Messages(options.languages)).model_dump(mode="json"))


def shaped(of: Comparison, messages: Messages) -> ComparisonV1:
    """The comparison in the shape of version 1."""
    return ComparisonV1.model_validate(
        {
            "schema_version": VERSION,
            "language": messages.languages[0],
            "project": of.after.about.project,
            "questionnaire": of.after.about.questionnaire,
            "today": of.after.about.today,
            "before": _side(of.before),
            "after": _side(of.after),
            "gain": _points(of.gain),
            "practices": [
                {
                    "id": one.after.id,
                    "title": messages.text(one.after.title),
                    "gain": _points(one.gain),
                    "before": _stand(one.before),
                    "after": _stand(one.after),
                }
                for one in of.practices
            ],
            "questions": [
                {
                    "id": after.id,
                    "practice": after.practice,
                    "title": messages.text(after.title),
                    "move": move.value,
                    "before": _answer(before, messages),
                    "after": _answer(after, messages),
                }
                for move, before, after in of.questions
            ],
            "findings": [
                *(_finding(one, None, one.level, messages) for one in of.new),
                *(_finding(after, before.level, after.level, messages) for before, after in of.changed),
                *(_finding(one, one.level, None, messages) for one in of.gone),
            ],
            "ran_out": [one.risk.finding for one in of.expired_acceptances],
            "not_compared": list(of.not_compared),
        }
    )


def _points(points: Fraction | None) -> float | None:
    return None if points is None else as_number(points, 2)


def _score(score: Score | None) -> Mapping[str, object] | None:
    return None if score is None else {"low": _points(score.low), "ceiling": _points(score.high)}


def _side(of: Assessment) -> Mapping[str, object]:
    return {
        **_stand(of),
        "known": as_number(of.known, 4),
        "phase": of.about.phase.value,
        "date": of.about.date,
        "role": of.about.role,
        "questionnaire_version": of.about.questionnaire_version,
        "questionnaire_source": of.about.questionnaire_origin.file or None,
        "questionnaire_digest": of.about.questionnaire_origin.digest or None,
    }


def _stand(of: Assessment | PracticeResult) -> Mapping[str, object]:
    return {"level": of.level.value if of.level is not None else None, "score": _score(of.score)}


def _answer(one: QuestionResult, messages: Messages) -> Mapping[str, object]:
    return {
        "state": one.state.value,
        "score": one.score,
        "answer": [messages.text(part) for part in one.answer_text],
        "not_applicable": one.not_applicable_reason,
        "note": one.note,
    }


def _finding(one: Finding, before: Level | None, after: Level | None, messages: Messages) -> Mapping[str, object]:
    return {
        "id": one.id,
        "title": messages.text(one.title),
        "before": before.value if before is not None else None,
        "after": after.value if after is not None else None,
        "do": messages.text(one.advice.do),
    }
