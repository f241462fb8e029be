"""Several respondents' answers about one project, taken together: what they say, and how far they are apart.

Scores are 0 to 4, exact; shares 0 to 1. What would show a group smaller than `Combined.min_group` apart, against
the wish of one of them, is not in here at all: no report can show it by mistake.
"""

from collections.abc import Mapping
from enum import Enum
from fractions import Fraction
from typing import NamedTuple

from implcheck.model.text import Text

FEW = 5
"""With fewer respondents than this, figures on agreement are indicative."""


class Agreement(Enum):
    """How far the scores of a question are apart."""

    ONE_VOICE = "one_voice"
    """Nobody, or one respondent, gave a score: there is nothing to agree with."""
    AGREED = "agreed"
    DISPUTED = "disputed"
    """The lower view counts."""


class View(NamedTuple):
    """What one role says of a question: `size` people gave a score, with this mean."""

    role: str
    size: int
    mean: Fraction
    says: tuple[Text, ...] = ()
    """The answer with the score nearest to the mean, in words; nothing for a list of ticks."""


class Note(NamedTuple):
    """What somebody added to an answer; with the role only if that may be shown."""

    text: str
    role: str | None = None


class Opinion(NamedTuple):
    """What the respondents say of one question.

    Mean, spread and knock-outs are nothing if the respondents who gave a score are too few to be shown apart.
    """

    question: str
    title: Text
    scored: int
    """How many gave a score."""
    unknown: int
    not_applicable: int
    mean: Fraction | None
    """Over the roles, by their weights; nothing if nobody gave a score."""
    lowest: int | None
    highest: int | None
    average_deviation: Fraction | None
    """AD_M, in steps; nothing with fewer than three scores."""
    r_wg: Fraction | None
    """Beside it; nothing with fewer than three scores."""
    agreement: Agreement
    counted: int | None
    """The score that counts: that of the combined answer."""
    knock_outs: int | None
    """How many gave an answer that is a knock-out."""
    views: tuple[View, ...]
    """By role, of the roles that may be shown apart."""
    notes: tuple[Note, ...] = ()
    """At most ten, in a fixed order."""
    noted: int = 0
    """How many notes there were."""


class Gap(NamedTuple):
    """A perception gap: two roles that see the same thing differently."""

    question: str
    title: Text
    higher: View
    lower: View

    @property
    def step(self) -> Fraction:
        """How far apart they are, in steps of the score."""
        return self.higher.mean - self.lower.mean


class PracticeAgreement(NamedTuple):
    """How far the respondents are apart over the questions of a practice that at least three gave a score."""

    practice: str
    average_deviation: Fraction
    """AD_M(J), in steps."""
    r_star: Fraction
    """r*_wg(J); may be negative."""
    agreed: bool
    """Whether AD_M(J) is within its limit."""


class Combined(NamedTuple):
    """What is known of the respondents behind an assessment."""

    respondents: int
    roles: Mapping[str, int]
    """How many respondents each role has, of the roles that may be shown apart."""
    elsewhere: int
    """How many respondents are in roles that are not shown apart."""
    min_group: int
    """From how many respondents on a role is shown apart without their leave."""
    opinions: tuple[Opinion, ...]
    """Of the questions that are asked, in the questionnaire's order."""
    practices: tuple[PracticeAgreement, ...]
    gaps: tuple[Gap, ...]
    """The widest first."""

    @property
    def disputed(self) -> tuple[Opinion, ...]:
        """The questions about which people disagree."""
        return tuple(one for one in self.opinions if one.agreement is Agreement.DISPUTED)

    @property
    def reported_knock_outs(self) -> tuple[Opinion, ...]:
        """The questions of which somebody gave a knock-out, whether it counts or not."""
        return tuple(one for one in self.opinions if one.knock_outs)

    @property
    def indicative(self) -> bool:
        """Whether so few answered that figures on agreement say little."""
        return self.respondents < FEW

    def opinion(self, question: str) -> Opinion | None:
        """What is said of a question, if it is asked."""
        return next((one for one in self.opinions if one.question == question), None)
