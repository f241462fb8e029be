"""A comparison of two assessments as JSON, version 2: a document of its own, as small as it can be."""

import datetime
from fractions import Fraction

from pydantic import Field

from implcheck.model.assessment import Assessment, Finding, PracticeResult, QuestionResult
from implcheck.model.base import Frozen
from implcheck.model.comparison import Comparison, Move
from implcheck.model.enums import Level, State
from implcheck.reports.formats.json.values import (
    VERSION,
    AnswerScore,
    DocumentV2,
    PhaseV2,
    QuestionnaireV2,
    RoleV2,
    ScoreV2,
    Share,
    phase,
    points,
    questionnaire,
    role,
    score,
    share,
    tool,
)
from implcheck.wording.messages import Messages


class SideV2(Frozen):
    """One of the two assessments; `implcheck assess` tells all of it."""

    level: Level | None = Field(description="The overall level; null when not enough is known.")
    score: ScoreV2 | None = Field(description="The overall score; null when no question counts.")
    known: Share = Field(description="The share of the weight that the phase asks that is answered.")
    phase: PhaseV2 = Field(description="The phase that was assessed.")
    date: datetime.date | None = Field(description="The date of the answers; null if they have none.")
    role: RoleV2 | None = Field(description="Who answered; null if that was not said, or if several did.")
    questionnaire: QuestionnaireV2 = Field(description="What was answered.")


class PracticeStateV2(Frozen):
    """A practice at one of the two moments."""

    level: Level | None = Field(description="Null when not enough is known.")
    score: ScoreV2 | None = Field(description="In points; null when no question counts.")


class PracticeMoveV2(Frozen):
    """A practice before and after."""

    id: str = Field(description="Its id.")
    title: str = Field(description="Its name.")
    gain: float | None = Field(description="Points that its score gained; null without a score before or after.")
    before: PracticeStateV2 = Field(description="As it was.")
    after: PracticeStateV2 = Field(description="As it is.")


class AnswerV2(Frozen):
    """An answer at one of the two moments."""

    state: State = Field(description="What is known of it.")
    score: AnswerScore | None = Field(description="Null unless answered.")
    answer_text: list[str] = Field(description="The answer in words; more than one for ticked options.")
    not_applicable: str | None = Field(description="Why the question does not apply; null if it does.")
    note: str | None = Field(description="What the respondent added.")


class QuestionMoveV2(Frozen):
    """A question that moved."""

    id: str = Field(description="Its id.")
    practice: str = Field(description="The id of its practice.")
    title: str = Field(description="Its name.")
    move: Move = Field(
        description="A better (up) or worse (down) score; an answer that became known or unknown; left the score, "
        "because it no longer applies, or entered it again."
    )
    before: AnswerV2 = Field(description="As it was.")
    after: AnswerV2 = Field(description="As it is.")


class FindingMoveV2(Frozen):
    """A risk that is new, gone, or at another level."""

    id: str = Field(description="That of the question or rule behind it.")
    title: str = Field(description="Its name.")
    before: Level | None = Field(description="Its level before; null when it is new.")
    after: Level | None = Field(description="Its level after; null when it is gone.")
    do: str = Field(description="The advice as it is now; of a risk that is gone, as it was.")


class ComparisonV2(DocumentV2):
    """What moved between two assessments of one project."""

    project: str = Field(description="The name of the project.")
    today: datetime.date = Field(description="The day on which both were assessed.")
    before: SideV2 = Field(description="As it was.")
    after: SideV2 = Field(description="As it is.")
    gain: float | None = Field(
        description="Points that the overall score gained, below 0 for a loss; null without a score on either side."
    )
    practices: list[PracticeMoveV2] = Field(description="In the questionnaire's order, moved or not.")
    questions: list[QuestionMoveV2] = Field(description="Those that moved, in the questionnaire's order.")
    findings: list[FindingMoveV2] = Field(description="New risks, then those at another level, then those gone.")
    expired_acceptances: list[str] = Field(
        description="Ids of the findings whose acceptance ended between the two dates, and that count again."
    )
    not_compared: list[str] = Field(description="Ids of the questions that only one of the two asks.")


def comparison_json(comparison: Comparison, messages: Messages) -> ComparisonV2:
    """Return the document about a comparison."""
    about = comparison.after.about
    return ComparisonV2(
        schema_version=VERSION,
        draft=True,
        tool=tool(),
        language=messages.languages[0],
        project=about.project,
        today=about.today,
        before=_side(comparison.before, messages),
        after=_side(comparison.after, messages),
        gain=_gain(comparison.gain),
        practices=[
            PracticeMoveV2(
                id=pair.after.id,
                title=messages.text(pair.after.title),
                gain=_gain(pair.gain),
                before=_practice(pair.before),
                after=_practice(pair.after),
            )
            for pair in comparison.practices
        ],
        questions=[
            QuestionMoveV2(
                id=after.id,
                practice=after.practice,
                title=messages.text(after.title),
                move=move,
                before=_answer(before, messages),
                after=_answer(after, messages),
            )
            for move, before, after in comparison.questions
        ],
        findings=[
            *(_finding(finding, None, finding.level, messages) for finding in comparison.new),
            *(_finding(after, before.level, after.level, messages) for before, after in comparison.changed),
            *(_finding(finding, finding.level, None, messages) for finding in comparison.gone),
        ],
        expired_acceptances=[acceptance.risk.finding for acceptance in comparison.expired_acceptances],
        not_compared=list(comparison.not_compared),
    )


def _gain(exact: Fraction | None) -> float | None:
    return None if exact is None else points(exact)


def _side(assessment: Assessment, messages: Messages) -> SideV2:
    about = assessment.about
    return SideV2(
        level=assessment.level,
        score=score(assessment.score),
        known=share(assessment.known),
        phase=phase(about.phase, messages),
        date=about.date,
        role=None if about.role is None else role(about.role, messages),
        questionnaire=questionnaire(about, messages),
    )


def _practice(practice: PracticeResult) -> PracticeStateV2:
    return PracticeStateV2(level=practice.level, score=score(practice.score))


def _answer(question: QuestionResult, messages: Messages) -> AnswerV2:
    return AnswerV2(
        state=question.state,
        score=question.score,
        answer_text=[messages.text(text) for text in question.answer_text],
        not_applicable=question.not_applicable_reason,
        note=question.note,
    )


def _finding(finding: Finding, before: Level | None, after: Level | None, messages: Messages) -> FindingMoveV2:
    return FindingMoveV2(
        id=finding.id,
        title=messages.text(finding.title),
        before=before,
        after=after,
        do=messages.text(finding.advice.do),
    )
