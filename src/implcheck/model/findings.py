"""Findings: the risks that the answers show, whether somebody accepts them, and what to do about them."""

from fractions import Fraction
from typing import NamedTuple

from implcheck.model.decisions import AcceptedRisk, AgreedAction
from implcheck.model.enums import ActionStatus, Level
from implcheck.model.question_parts import Advice
from implcheck.model.results import Reason
from implcheck.model.text import Text


class Acceptance(NamedTuple):
    """An accepted risk and its status on the day of the assessment."""

    risk: AcceptedRisk
    title: Text
    in_force: bool
    """False once `until` has passed; then the finding counts again."""
    matches_finding: bool
    """False if the answers do not show the finding it names."""


class FollowUp(NamedTuple):
    """An agreed action and its status on the day of the assessment."""

    action: AgreedAction
    title: Text
    level: Level | None
    """The level of the finding; None if the answers do not show it, or if the answer is unknown."""
    is_overdue: bool
    """Whether it is open or being done, and its day has passed."""
    is_unmoved: bool
    """Whether it is done, but the answer is what it was when it was agreed; if that is not known, whether the answers still
    show more than a low risk."""
    is_shown: bool
    """Whether the answers still show the finding, or do not know."""
    is_asked: bool
    """Whether the phase asks the question; true for a combination."""

    @property
    def has_worked(self) -> bool:
        """Whether it is done and the answer moved: what the answers advise after that, nobody has taken yet."""
        return self.action.status is ActionStatus.DONE and not self.is_unmoved


class Finding(NamedTuple):
    """A risk that the answers show. `id` is the id of the question or rule behind it."""

    id: str
    title: Text
    practices: tuple[str, ...]
    level: Level
    reasons: tuple[Reason, ...]
    questions: tuple[str, ...]
    """Ids of the questions it rests on."""
    lifted_by: tuple[str, ...]
    """Ids of those whose better answers may end it."""
    risk: Text
    advice: Advice
    points_missing: Fraction
    """What the answers that may end it lack of the overall score, in points of 100."""
    acceptance: Acceptance | None = None

    @property
    def counts(self) -> bool:
        """Whether the finding counts: true unless an acceptance is in force."""
        return self.acceptance is None or not self.acceptance.in_force


class Action(NamedTuple):
    """The advice for a finding, or finding out what other advice needs to be known; and what that is worth."""

    finding: str
    """The id of the finding, or of the question to find out."""
    title: Text
    level: Level | None
    """The level of the finding; None for finding out what is unknown."""
    advice: Advice | None
    """None for finding out what is unknown: the question's help says how."""
    points: Fraction
    """What the overall score gains, in points of 100; for finding out, what it may gain. Points count once: those of an
    answer behind a combination count there, and its own action has none; those of an open question count as to find out."""
    counted_in: str | None
    """The id of the combination in which the points of this answer count; None if they count here."""
    clears_rule: bool
    """Whether it also clears a knock-out or a rule."""
    shared_with: tuple[str, ...]
    """Ids of the questions whose points these are; empty if they are of this question alone."""

    @property
    def is_above_low(self) -> bool:
        """Whether it deals with more than a low risk: with a higher one, or with what is unknown."""
        return self.level is not Level.LOW

    @property
    def finds_out(self) -> bool:
        """Whether the action is to find out the answer to a question."""
        return self.advice is None


class WaitingRule(NamedTuple):
    """A knock-out or rule that cannot be judged until more questions are answered."""

    id: str
    title: Text
    level: Level
    waits_for: tuple[str, ...]
    """Ids of the questions that it waits for."""
