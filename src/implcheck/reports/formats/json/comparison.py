"""A comparison of two assessments as JSON, version 2: a document of its own, as small as it can be."""

import datetime
from typing import ClassVar, NamedTuple

from pydantic import Field

from implcheck.model.assessment import About, Assessment
from implcheck.model.comparison import Comparison, Move
from implcheck.model.enums import Level, State
from implcheck.model.results import QuestionResult
from implcheck.reports.formats.json.from_model import FromModel, Sources
from implcheck.reports.formats.json.values import (
    AnswerScore,
    DocumentV2,
    Gain,
    PhaseV2,
    QuestionnaireV2,
    RoleV2,
    ScoreV2,
    Sentence,
    Share,
)


class SideV2(FromModel):
    """One of the two assessments; `implcheck assess` gives the full report of it."""

    sources: ClassVar[Sources[tuple[Assessment, About]]] = {"questionnaire": lambda parts, _: parts[1]}

    level: Level | None = Field(description="The overall level; null when not enough is known.")
    score: ScoreV2 | None = Field(description="The overall score; null when no question counts.")
    known: Share = Field(description="The share of the weight that the phase asks that is answered.")
    phase: PhaseV2 = Field(description="The phase that was assessed.")
    date: datetime.date | None = Field(description="The date of the answers; null if they have none.")
    role: RoleV2 | None = Field(description="Who answered; null if that was not said, or if several did.")
    questionnaire: QuestionnaireV2 = Field(description="What was answered.")


class PracticeStateV2(FromModel):
    """A practice at one of the two moments."""

    level: Level | None = Field(description="Null when not enough is known.")
    score: ScoreV2 | None = Field(description="In points; null when no question counts.")


class PracticeMoveV2(FromModel):
    """A practice before and after."""

    id: str = Field(description="Its id.")
    title: Sentence = Field(description="Its name.")
    gain: Gain | None = Field(description="Points that its score gained; null without a score before or after.")
    before: PracticeStateV2 = Field(description="As it was.")
    after: PracticeStateV2 = Field(description="As it is.")


class AnswerV2(FromModel):
    """An answer at one of the two moments."""

    sources: ClassVar[Sources[QuestionResult]] = {"not_applicable": lambda question, _: question.not_applicable_reason}

    state: State = Field(description="What is known of it.")
    score: AnswerScore | None = Field(description="Null unless answered.")
    answer_text: list[Sentence] = Field(description="The answer in words; more than one for ticked options.")
    not_applicable: str | None = Field(description="Why the question does not apply; null if it does.")
    note: str | None = Field(description="What the respondent added.")


class QuestionMoveV2(FromModel):
    """A question that moved."""

    id: str = Field(description="Its id.")
    practice: str = Field(description="The id of its practice.")
    title: Sentence = Field(description="Its name.")
    move: Move = Field(
        description="A better (up) or worse (down) score; an answer that became known or unknown; left the score, "
        "because it no longer applies, or entered it again."
    )
    before: AnswerV2 = Field(description="As it was.")
    after: AnswerV2 = Field(description="As it is.")


class FindingMoveV2(FromModel):
    """A risk that is new, gone, or at another level."""

    id: str = Field(description="That of the question or rule behind it.")
    title: Sentence = Field(description="Its name.")
    before: Level | None = Field(description="Its level before; null when it is new.")
    after: Level | None = Field(description="Its level after; null when it is gone.")
    do: Sentence = Field(description="The advice as it is now; of a risk that is gone, as it was.")


class _Levels(NamedTuple):
    """The levels of a risk at the two moments."""

    before: Level | None
    after: Level | None


class ComparisonV2(DocumentV2):
    """What moved between two assessments of one project."""

    sources: ClassVar[Sources[Comparison]] = {
        **DocumentV2.sources,
        "project": lambda comparison, _: comparison.after.about.project,
        "today": lambda comparison, _: comparison.after.about.today,
        "before": lambda comparison, _: (comparison.before, comparison.before.about),
        "after": lambda comparison, _: (comparison.after, comparison.after.about),
        "practices": lambda comparison, _: [(pair, pair.after) for pair in comparison.practices],
        "questions": lambda comparison, _: [(moved, moved.after) for moved in comparison.questions],
        "findings": lambda comparison, _: [
            *((_Levels(None, new.level), new, new.advice) for new in comparison.new),
            *((_Levels(old.level, new.level), new, new.advice) for old, new in comparison.changed),
            *((_Levels(gone.level, None), gone, gone.advice) for gone in comparison.gone),
        ],
        "expired_acceptances": lambda comparison, _: [
            acceptance.risk.finding for acceptance in comparison.expired_acceptances
        ],
    }

    project: str = Field(description="The name of the project.")
    today: datetime.date = Field(description="The day on which both were assessed.")
    before: SideV2 = Field(description="As it was.")
    after: SideV2 = Field(description="As it is.")
    gain: Gain | None = Field(
        description="Points that the overall score gained, below 0 for a loss; null without a score on either side."
    )
    practices: list[PracticeMoveV2] = Field(description="In the questionnaire's order, moved or not.")
    questions: list[QuestionMoveV2] = Field(description="Those that moved, in the questionnaire's order.")
    findings: list[FindingMoveV2] = Field(description="New risks, then those at another level, then those gone.")
    expired_acceptances: list[str] = Field(
        description="Ids of the findings whose acceptance ended between the two dates, and that count again."
    )
    not_compared: list[str] = Field(description="Ids of the questions that only one of the two asks.")
