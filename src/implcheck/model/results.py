"""The results of questions and of practices: what was answered, the score, and the level with its reasons."""

import datetime
from collections.abc import Mapping
from fractions import Fraction
from types import MappingProxyType
from typing import NamedTuple

from implcheck.model.enums import Level, Outcome, State
from implcheck.model.person_fields import says_where
from implcheck.model.text import Text

Detail = str | int | Fraction | Level | datetime.date | Text | tuple[Text, ...]
"""A detail of a reason, independent of any language."""


class Reason(NamedTuple):
    """Why something has its level: a code (`reason.<code>` in the catalogue) and the details of its sentence."""

    code: str
    details: Mapping[str, Detail]


def make_reason(code: str, **details: Detail) -> Reason:
    """Build a reason from a code and keyword arguments."""
    return Reason(code, MappingProxyType(details))


class Score(NamedTuple):
    """A score in points, 0 to 100, exact.

    `low` counts unknown and unanswered questions as 0, `ceiling` counts them as the top score.
    """

    low: Fraction
    ceiling: Fraction


class QuestionResult(NamedTuple):
    """One question of the questionnaire and its answer."""

    id: str
    practice: str
    title: Text
    text: Text
    help: Text
    evidence_needed: Text
    """What would prove the answer, as the questionnaire says."""
    state: State
    score: int | None
    """0 to 4; None unless answered."""
    answer_text: tuple[Text, ...]
    """The answer in words: the level, the options, the number and unit."""
    not_applicable_reason: str | None
    """Why the question does not apply, as the respondent wrote it."""
    not_yet: Text | None
    """The words for "nothing of the kind has happened yet", if the question has that answer."""
    weight: float
    """The weight within its practice, as declared in the questionnaire."""
    share: Fraction
    """The share of the overall score, 0 to 1; 0 if the question does not count."""
    knock_out: bool
    """Whether the answer is a knock-out."""
    note: str | None
    evidence: tuple[str, ...]
    reason_left_out: bool = False
    """Whether the reason why the question does not apply may not be shown."""
    evidence_left_out: int = 0
    """How many pieces of evidence of several respondents may not be shown."""

    @property
    def names_evidence(self) -> bool:
        """Whether there is evidence that says where the answer can be checked, be it shown or not."""
        return bool(self.evidence_left_out) or any(says_where(text) for text in self.evidence)

    @property
    def points_missing(self) -> Fraction:
        """What the best answer would add to the overall score, in points of 100: 100 x share x (1 - score / 4)."""
        return 100 * self.share * (1 - Fraction(self.score or 0, 4))


class PracticeResult(NamedTuple):
    """One practice: its score and level with the reasons. `level` is None when not enough is known."""

    id: str
    title: Text
    short: Text
    outcome: Outcome
    score: Score | None
    known: Fraction
    """The answered share of the weight that the phase asks of it, 0 to 1."""
    level: Level | None
    reasons: tuple[Reason, ...]
    weight: float
    """The weight in the phase, as declared in the questionnaire."""
    share: Fraction
    """The share of the overall score, 0 to 1."""
