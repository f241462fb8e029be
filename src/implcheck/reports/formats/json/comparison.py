"""A comparison of two assessments as JSON, version 2: a document of its own, as small as it can be."""

import datetime

from implcheck.model.comparison import Move
from implcheck.model.enums import Level, State
from implcheck.reports.formats.json.from_model import AnswerScore, FromModel, Gain, Sentence, Share, key
from implcheck.reports.formats.json.values import (
    DocumentV2,
    NamedV2,
    PhaseV2,
    ProblemV2,
    QuestionnaireV2,
    RoleV2,
    ScoreV2,
    not_applicable,
    not_yet,
)


class SideV2(FromModel):
    """One of the two assessments; `implcheck assess` gives the full report of it."""

    level: Level | None = key("The overall level; null when not enough is known.")
    score: ScoreV2 | None = key("The overall score; null when no question counts.")
    known: Share = key("The share of the weight that the phase asks that is answered.")
    phase: PhaseV2 = key("The phase that was assessed.", "about.phase")
    date: datetime.date | None = key("The date of the answers; null if they have none.", "about.date")
    role: RoleV2 | None = key(
        "Who answered; null if the answers name no role, or if several people answered.", "about.role"
    )
    questionnaire: QuestionnaireV2 = key("What was answered.", "about")
    warnings: list[ProblemV2] = key(
        "Answers to another version of the questionnaire that were left out; accepted risks that match nothing, end soon, or "
        "have ended."
    )


class PracticeStateV2(FromModel):
    """A practice at one of the two moments."""

    level: Level | None = key("Null when not enough is known.")
    score: ScoreV2 | None = key("In points; null when no question counts.")


class PracticeMoveV2(NamedV2):
    """A practice before and after."""

    gain: Gain | None = key("Points that its score gained; null without a score before or after.")
    before: PracticeStateV2 = key("As it was.")
    after: PracticeStateV2 = key("As it is.")


class AnswerV2(FromModel):
    """An answer at one of the two moments."""

    state: State = key("What is known of it.")
    score: AnswerScore | None = key("Null unless answered.")
    answer_text: list[Sentence] = key("The answer in words; more than one for ticked options.")
    not_applicable: str | None = key(
        "Why the question does not apply; null if it does. A sentence in its place says that it may not be shown.",
        not_applicable,
    )
    not_yet: Sentence | None = key("What has not happened yet; null unless that is the answer.", not_yet)
    note: str | None = key("What the respondent added.")


class QuestionMoveV2(FromModel):
    """A question that moved."""

    id: str = key("Its id.", "after.id")
    practice: str = key("The id of its practice.", "after.practice")
    title: Sentence = key("Its name.", "after.title")
    move: Move = key(
        "A better (up) or worse (down) score; an answer that became known or unknown; left the score, "
        "because it no longer applies, or entered it again."
    )
    before: AnswerV2 = key("As it was.")
    after: AnswerV2 = key("As it is.")


class FindingMoveV2(FromModel):
    """A risk that is new, gone, or at another level."""

    id: str = key("That of the question or rule behind it.")
    title: Sentence = key("Its name.")
    before: Level | None = key("Its level before; null when it is new.", lambda pair, _: pair[1] and pair[1].level)
    after: Level | None = key("Its level after; null when it is gone.", lambda pair, _: pair[0] and pair[0].level)
    do: Sentence = key("The advice as it is now; of a risk that is gone, as it was.", "advice.do")


class ComparisonV2(DocumentV2):
    """What moved between two assessments of one project."""

    project: str = key("The name of the project.", "after.about.project")
    today: datetime.date = key("The day on which both were assessed.", "after.about.today")
    before: SideV2 = key("As it was.")
    after: SideV2 = key("As it is.")
    gain: Gain | None = key(
        "Points that the overall score gained, below 0 for a loss; null without a score on either side."
    )
    practices: list[PracticeMoveV2] = key(
        "In the questionnaire's order, moved or not.", lambda moved, _: [(pair, pair.after) for pair in moved.practices]
    )
    questions: list[QuestionMoveV2] = key("Those that moved, in the questionnaire's order.")
    findings: list[FindingMoveV2] = key(
        "New risks, then those at another level, then those gone.",
        lambda comparison, _: [  # after and before
            *((new, None) for new in comparison.new),
            *((new, old) for old, new in comparison.changed),
            *((None, gone) for gone in comparison.gone),
        ],
    )
    expired_acceptances: list[str] = key(
        "Ids of the findings whose acceptance ended between the two dates, and that count again.",
        lambda comparison, _: [acceptance.risk.finding for acceptance in comparison.expired_acceptances],
    )
    not_compared: list[str] = key("Ids of the questions that only one of the two asks.")
