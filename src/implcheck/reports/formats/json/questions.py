"""Practices and questions as JSON: their scores, and each answer with its place in the file."""

from pydantic import Field

from implcheck.model.assessment import PracticeResult, QuestionResult
from implcheck.model.base import Frozen
from implcheck.model.enums import Level, Outcome, State
from implcheck.model.locations import Locations
from implcheck.model.problem import Location
from implcheck.reports.formats.json.values import (
    AnswerScore,
    LineNumber,
    Points,
    ReasonV2,
    ScoreV2,
    Share,
    points,
    reasons,
    score,
    share,
)
from implcheck.wording.messages import Messages


class PracticeV2(Frozen):
    """A practice with its score and level."""

    id: str = Field(description="Its id.")
    title: str = Field(description="Its name.")
    outcome: Outcome = Field(description="Whether there is a level.")
    score: ScoreV2 | None = Field(description="In points; null when nothing counts.")
    level: Level | None = Field(description="Null when not enough is known.")
    reasons: list[ReasonV2] = Field(description="Why it has that level; what decides comes first.")
    share: Share = Field(description="Of the overall score.")
    known: Share = Field(description="The share of its weight in the phase that is answered.")


class QuestionV2(Frozen):
    """A question and its answer."""

    id: str = Field(description="Its id.")
    practice: str = Field(description="The id of its practice.")
    title: str = Field(description="Its name.")
    state: State = Field(description="What is known of it.")
    score: AnswerScore | None = Field(description="Null unless answered.")
    answer_text: list[str] = Field(description="The answer in words; more than one for ticked options.")
    not_applicable: str | None = Field(description="Why it does not apply; null if it does.")
    knock_out: bool = Field(description="Whether the answer is a knock-out.")
    share: Share = Field(description="Of the overall score.")
    points_missing: Points = Field(description="What the best answer would add to the overall score.")
    note: str | None = Field(description="What the respondent added.")
    evidence: list[str] = Field(description="Where it can be checked.")
    line: LineNumber | None = Field(description="The line of its answer in the file; null if it is not in it.")
    column: LineNumber | None = Field(description="The column of its answer; null if it is not in the file.")


def practice_json(practice: PracticeResult, messages: Messages) -> PracticeV2:
    """Return a practice."""
    return PracticeV2(
        id=practice.id,
        title=messages.text(practice.title),
        outcome=practice.outcome,
        score=score(practice.score),
        level=practice.level,
        reasons=reasons(practice.reasons, messages),
        share=share(practice.share),
        known=share(practice.known),
    )


def question_json(question: QuestionResult, locations: Locations, messages: Messages) -> QuestionV2:
    """Return a question with its answer."""
    location = locations.answers.get(question.id, Location(""))
    return QuestionV2(
        id=question.id,
        practice=question.practice,
        title=messages.text(question.title),
        state=question.state,
        score=question.score,
        answer_text=[messages.text(text) for text in question.answer_text],
        not_applicable=question.not_applicable_reason,
        knock_out=question.knock_out,
        share=share(question.share),
        points_missing=points(question.points_missing),
        note=question.note,
        evidence=list(question.evidence),
        line=location.line or None,
        column=location.column or None,
    )
