"""The comparison of two assessments of one project: the one value that its reports read."""

from fractions import Fraction
from typing import NamedTuple

from implcheck.model.assessment import Assessment
from implcheck.model.enums import Ordered
from implcheck.model.findings import Acceptance, Finding
from implcheck.model.results import PracticeResult, QuestionResult, Score


class Move(Ordered):
    """How the answer to a question moved. A different answer with the same score is no move."""

    UP = "up"
    DOWN = "down"
    KNOWN = "known"
    """Unknown or unanswered before, answered after."""
    UNKNOWN = "unknown"
    """Answered before, unknown or unanswered after."""
    LEFT = "left"
    """Applicable before, not after; so it left the score."""
    ENTERED = "entered"
    """Not applicable before, applicable after."""


class PracticePair(NamedTuple):
    """A practice that both questionnaires have, before and after."""

    before: PracticeResult
    after: PracticeResult

    @property
    def gain(self) -> Fraction | None:
        """What its score gained, in points of 100, exact; None if it has no score before or after."""
        return gain(self.before.score, self.after.score)


class QuestionMove(NamedTuple):
    """A question that both assessments ask and whose answer moved."""

    move: Move
    before: QuestionResult
    after: QuestionResult


class FindingPair(NamedTuple):
    """A risk that both assessments show, at different levels."""

    before: Finding
    after: Finding


class Comparison(NamedTuple):
    """Two assessments of one project, made on the same day, and what moved between them.

    Questions are in the order of the questionnaire, findings in order of priority.
    """

    before: Assessment
    after: Assessment
    practices: tuple[PracticePair, ...]
    questions: tuple[QuestionMove, ...]
    new: tuple[Finding, ...]
    """Risks that only the later answers show."""
    gone: tuple[Finding, ...]
    """Risks that only the earlier answers show."""
    changed: tuple[FindingPair, ...]
    """Risks that both show at different levels; those that got worse come first."""
    expired_acceptances: tuple[Acceptance, ...]
    """Acceptances that ended between the two dates, so that their risks count again."""
    not_compared: tuple[str, ...]
    """Ids of the questions that only one of the two asks."""

    @property
    def gain(self) -> Fraction | None:
        """What the overall score gained, in points of 100, exact; None if there is no score before or after."""
        return gain(self.before.score, self.after.score)

    @property
    def moved(self) -> bool:
        """Whether any question or risk moved."""
        return bool(self.questions or self.new or self.gone or self.changed or self.expired_acceptances)


def gain(before: Score | None, after: Score | None) -> Fraction | None:
    """The difference between the low ends of two scores, in points of 100, exact; below 0 is a loss."""
    return None if before is None or after is None else after.low - before.low
