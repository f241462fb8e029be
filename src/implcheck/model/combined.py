"""The combined answers of several respondents: what they say, and how far apart they are.

Scores are exact, 0 to 4. Anything that would show a group smaller than `Combined.min_group` apart without the consent
of all its respondents is left out, so that no report can show it by mistake; so is a text without a role that fewer people
could have written.
"""

from collections.abc import Mapping
from enum import Enum
from fractions import Fraction
from typing import NamedTuple

from implcheck.model.text import Text

FEW = 5
"""With fewer respondents, statistics of agreement are only indicative."""


class Agreement(Enum):
    """Whether the respondents agree on a question."""

    ONE_VOICE = "one_voice"
    """At most one respondent gave a score."""
    AGREED = "agreed"
    DISPUTED = "disputed"
    """They disagree, and the lower view counts."""


class View(NamedTuple):
    """The view of a role on a question: `size` respondents gave a score, with this mean."""

    role: str
    size: int
    mean: Fraction
    says: tuple[Text, ...] = ()
    """The answer with the score nearest to the mean, in words; empty for a multiple choice."""


class Note(NamedTuple):
    """A note with an answer; with the role only if it may be shown."""

    text: str
    role: str | None = None


class QuestionAgreement(NamedTuple):
    """What the respondents who are asked a question say about it, and whether they agree.

    Mean, spread and knock-outs are None if too few respondents gave a score to show them; how many do not know, and the
    like, if too few were asked.
    """

    question: str
    title: Text
    scored: int
    """How many respondents gave a score."""
    unknown: int | None
    not_applicable: int | None
    not_yet: int | None
    """How many say that nothing of the kind has happened yet."""
    mean: Fraction | None
    """Over the roles, by their weights; None if nobody gave a score."""
    lowest: int | None
    highest: int | None
    average_deviation: Fraction | None
    """AD_M, in steps of the score; None with fewer than three scores."""
    r_wg: Fraction | None
    """0 to 1; None with fewer than three scores."""
    agreement: Agreement
    counted: int | None
    """The score of the combined answer."""
    knock_outs: int | None
    """How many respondents gave an answer that is a knock-out."""
    views: tuple[View, ...]
    """The views of the roles that may be shown apart."""
    notes: tuple[Note, ...] = ()
    """At most ten, in the order of their texts."""
    noted: int = 0
    """How many notes there were, also of people who were not asked."""
    more_notes: int = 0
    """How many of those that may be shown are not in `notes`, nor equal to one that is."""
    notes_left_out: int = 0
    """How many of them have no role, and too few people who could have written them."""
    evidence_left_out: int = 0
    """How many pieces of evidence are left out for the same reason."""
    reason_left_out: bool = False
    """Whether the reason why the question does not apply is left out, because too few people could have written it."""
    from_others: bool = False
    """Whether the combined answer is that of people who were not asked, because nobody who was asked gave any."""


class Gap(NamedTuple):
    """A perception gap: two roles that see the same question differently."""

    question: str
    title: Text
    higher: View
    lower: View

    @property
    def step(self) -> Fraction:
        """How far apart they are, in steps of the score."""
        return self.higher.mean - self.lower.mean


class PracticeAgreement(NamedTuple):
    """Agreement on a practice, over its questions with at least three scores."""

    practice: str
    average_deviation: Fraction
    """AD_M(J), in steps of the score."""
    r_star: Fraction
    """r*_wg(J); may be negative."""
    agreed: bool
    """Whether AD_M(J) is within its limit."""


class Combined(NamedTuple):
    """The respondents behind an assessment."""

    respondents: int
    roles: Mapping[str, int]
    """Respondents by role, of the roles that may be shown apart."""
    elsewhere: int
    """Respondents in roles that are not shown apart."""
    min_group: int
    """Respondents from which a role is shown apart without their consent, and who could have written a text without a
    role."""
    questions: tuple[QuestionAgreement, ...]
    """For the questions that are asked, in the questionnaire's order."""
    practices: tuple[PracticeAgreement, ...]
    gaps: tuple[Gap, ...]
    """The widest first."""

    @property
    def disputed(self) -> tuple[QuestionAgreement, ...]:
        """The questions on which people disagree."""
        return tuple(question for question in self.questions if question.agreement is Agreement.DISPUTED)

    @property
    def reported_knock_outs(self) -> tuple[QuestionAgreement, ...]:
        """The questions to which somebody gave a knock-out answer, whether it counts or not."""
        return tuple(question for question in self.questions if question.knock_outs)

    @property
    def indicative(self) -> bool:
        """Whether so few people answered that statistics of agreement are only indicative."""
        return self.respondents < FEW

    def question(self, id_: str) -> QuestionAgreement | None:
        """Return what is said about a question, or None if it is not asked."""
        return next((agreement for agreement in self.questions if agreement.question == id_), None)
