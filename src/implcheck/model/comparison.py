"""What moved between two assessments of one project: the one value that reports of a comparison read."""

from fractions import Fraction
from typing import NamedTuple

from implcheck.model.assessment import Accepted, Assessment, Finding, PracticeResult, QuestionResult, Score
from implcheck.model.enums import Ordered


class Move(Ordered):
    """How a question moved. Another answer with the same score is no move."""

    UP = "up"
    DOWN = "down"
    KNOWN = "known"
    """Unknown or unanswered before, answered after."""
    UNKNOWN = "unknown"
    """The other way round."""
    LEFT = "left"
    """No longer applicable, so it left the score."""
    ENTERED = "entered"
    """Applicable again."""


class PracticePair(NamedTuple):
    """A practice that both questionnaires have, before and after."""

    before: PracticeResult
    after: PracticeResult

    @property
    def gain(self) -> Fraction | None:
        """What its score gained, in points of 100, exact; nothing if it lacks a score before or after."""
        return gain(self.before.score, self.after.score)


class QuestionMove(NamedTuple):
    """A question that both ask and that moved."""

    move: Move
    before: QuestionResult
    after: QuestionResult


class FindingPair(NamedTuple):
    """A risk that both show, at another level."""

    before: Finding
    after: Finding


class Comparison(NamedTuple):
    """Two assessments of one project, made on the same day, and what moved in between.

    Questions are in the order of the questionnaire, findings in order of priority.
    """

    before: Assessment
    after: Assessment
    practices: tuple[PracticePair, ...]
    questions: tuple[QuestionMove, ...]
    new: tuple[Finding, ...]
    """Risks that only the answers after show."""
    gone: tuple[Finding, ...]
    """Risks that only the answers before show."""
    changed: tuple[FindingPair, ...]
    """Risks that both show at another level, those that rose first."""
    ran_out: tuple[Accepted, ...]
    """Risks whose acceptance ended between the days of the two, and that count again."""
    not_compared: tuple[str, ...]
    """Ids of the questions that only one of the two asks."""

    @property
    def gain(self) -> Fraction | None:
        """What the overall score gained, in points of 100, exact; nothing if there is none before or after."""
        return gain(self.before.score, self.after.score)

    @property
    def moved(self) -> bool:
        """Whether any question or risk moved."""
        return bool(self.questions or self.new or self.gone or self.changed or self.ran_out)


def gain(before: Score | None, after: Score | None) -> Fraction | None:
    """The difference in what can be shown, in points, exact; below 0 is a loss."""
    return None if before is None or after is None else after.low - before.low
