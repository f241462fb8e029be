"""Practices and questions as JSON: their scores, and each answer with its place in the file."""

from typing import ClassVar

from pydantic import Field

from implcheck.model.enums import Level, Outcome, State
from implcheck.model.problem import Location
from implcheck.model.results import QuestionResult
from implcheck.reports.formats.json.from_model import FromModel, Sources
from implcheck.reports.formats.json.values import AnswerScore, LineNumber, Points, ReasonV2, ScoreV2, Sentence, Share


class PracticeV2(FromModel):
    """A practice with its score and level."""

    id: str = Field(description="Its id.")
    title: Sentence = Field(description="Its name.")
    outcome: Outcome = Field(description="Whether there is a level.")
    score: ScoreV2 | None = Field(description="In points; null when nothing counts.")
    level: Level | None = Field(description="Null when not enough is known.")
    reasons: list[ReasonV2] = Field(description="Why it has that level; what decides comes first.")
    share: Share = Field(description="Of the overall score.")
    known: Share = Field(description="The share of its weight in the phase that is answered.")


class QuestionV2(FromModel):
    """A question and its answer."""

    sources: ClassVar[Sources[tuple[Location, QuestionResult]]] = {
        "not_applicable": lambda parts, _: parts[1].not_applicable_reason
    }

    id: str = Field(description="Its id.")
    practice: str = Field(description="The id of its practice.")
    title: Sentence = Field(description="Its name.")
    state: State = Field(description="What is known of it.")
    score: AnswerScore | None = Field(description="Null unless answered.")
    answer_text: list[Sentence] = Field(description="The answer in words; more than one for ticked options.")
    not_applicable: str | None = Field(description="Why it does not apply; null if it does.")
    knock_out: bool = Field(description="Whether the answer is a knock-out.")
    share: Share = Field(description="Of the overall score.")
    points_missing: Points = Field(description="What the best answer would add to the overall score.")
    note: str | None = Field(description="What the respondent added.")
    evidence: list[str] = Field(description="Where it can be checked.")
    line: LineNumber = Field(description="The line of its answer in the file; null if it is not in it.")
    column: LineNumber = Field(description="The column of its answer; null if it is not in the file.")
