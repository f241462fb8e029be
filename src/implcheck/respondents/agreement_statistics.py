"""Statistics of within-group agreement: how far apart people are who answered the same question.

All functions take a histogram: how many respondents gave each score, from 0 up to the top score of 4, so that there are
c = 5 options. Shifting a scale of 1 to 5 to 0 to 4 changes none of the values.
"""

from collections.abc import Iterable, Sequence
from fractions import Fraction

from implcheck.model.enums import TOP_SCORE

Histogram = Sequence[int]
"""How many respondents gave each score, 0 to 4."""

OPTIONS = TOP_SCORE + 1

GAP = Fraction(1)
"""Steps between the means of two roles above which there is a perception gap: our own rule."""

AD_LIMIT = Fraction(OPTIONS, 6)
"""The highest average deviation of a group that agrees: c/6, so 0.83 of a step (Burke & Dunlap 2002, ORM 5(2), 159-172)."""

NO_AGREEMENT = Fraction(OPTIONS**2 - 1, 12)
"""The variance if everyone answered at random, uniformly: (c^2 - 1)/12, so 2 (James, Demaree & Wolf 1984)."""


def together(histograms: Iterable[Histogram]) -> Histogram:
    """Return the sum of histograms; without any, a histogram of nobody."""
    return [sum(column) for column in zip(*histograms, strict=True)] or [0] * OPTIONS


def count(given: Histogram) -> int:
    """Return the number of respondents."""
    return sum(given)


def mean(given: Histogram) -> Fraction:
    """Return the mean score, 0 to 4, of at least one respondent."""
    return Fraction(sum(score * many for score, many in enumerate(given)), count(given))


def average_deviation(given: Histogram) -> Fraction:
    """AD_M(j) = sum |x_k - mean| / n: how many steps people are from their mean, on average.

    Burke, Finkelstein & Dusig 1999, ORM 2(1), 49-68.
    """
    middle = mean(given)
    return sum((many * abs(score - middle) for score, many in enumerate(given)), Fraction(0)) / count(given)


def variance(given: Histogram) -> Fraction:
    """s^2 = sum (x_k - mean)^2 / (n - 1), of at least two respondents."""
    middle = mean(given)
    return sum((many * (score - middle) ** 2 for score, many in enumerate(given)), Fraction(0)) / (count(given) - 1)


def r_wg(given: Histogram) -> Fraction:
    """r_wg = 1 - s^2 / s_EU^2, at least 0: 1 is full agreement; .70 is the customary limit, a rule of thumb.

    James, Demaree & Wolf 1984, Journal of Applied Psychology 69(1), 85-98. A negative value is set to 0, as they do.
    """
    return max(Fraction(0), 1 - variance(given) / NO_AGREEMENT)


def average_deviation_of_items(items: Sequence[Histogram]) -> Fraction:
    """AD_M(J): the mean of AD_M(j) over J questions; the same limit holds."""
    return sum((average_deviation(given) for given in items), Fraction(0)) / len(items)


def r_star_wg(items: Sequence[Histogram]) -> Fraction:
    """r*_wg(J) = 1 - (mean s_j^2) / s_EU^2 over J questions. Does not rise with J by itself; may be negative.

    Lindell, Brandt & Whitney 1999, Applied Psychological Measurement 23(2), 127-135.
    """
    return 1 - _mean_variance(items) / NO_AGREEMENT


def r_wg_of_items(items: Sequence[Histogram]) -> Fraction:
    """r_wg(J) = J(1 - q) / (J(1 - q) + q) with q = (mean s_j^2) / s_EU^2; rises with J by itself, so not shown first.

    James, Demaree & Wolf 1984, as above.
    """
    share = _mean_variance(items) / NO_AGREEMENT
    return len(items) * (1 - share) / (len(items) * (1 - share) + share)


def lower_quartile(given: Histogram) -> int:
    """Return the lowest score that at least a quarter of the respondents do not exceed (nearest rank).

    Raises:
        ValueError: Nobody gave a score.
    """
    needed, seen = Fraction(count(given), 4), 0
    for score, many in enumerate(given):
        seen += many
        if many and seen >= needed:
            return score
    raise ValueError("nobody answered")


def _mean_variance(items: Sequence[Histogram]) -> Fraction:
    return sum((variance(given) for given in items), Fraction(0)) / len(items)
