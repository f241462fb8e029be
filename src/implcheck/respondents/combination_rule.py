"""The rule by which the scores of several roles for a question become one score.

- The mean of each role's scores is taken first, then the mean of those by the roles' weights, so that thirty users do
  not outvote one sponsor, or the reverse. Respondents who do not know do not count here, but are reported.
- People *agree* if their average deviation AD_M is at most c/6 (0.83 of a step); two people, if they are less than
  two steps apart; and no two roles may be more than a step (`GAP`) apart. Otherwise the question is *disputed*.
- If they agree, the counted score is the one that somebody gave and that is nearest to the mean; of two equally near
  ones the lower. The highest score not above the mean would be worse: one 3 among ninety-nine 4s would count as 3, and
  one "no" among ninety-nine times yes as "no".
- If they do not agree, the lower view counts: the lowest, over the roles, of the lower quartiles of the scores, and
  never above the mean. The counted score is the highest that somebody gave and that is not above that.
"""

from collections.abc import Mapping
from fractions import Fraction
from types import MappingProxyType
from typing import NamedTuple

from implcheck.model.combined import Agreement
from implcheck.respondents import agreement_statistics
from implcheck.respondents.agreement_statistics import AD_LIMIT, GAP, Histogram, together

ENOUGH_FOR_SPREAD = 3
"""Scores from which a spread is meaningful."""

FAR_FOR_TWO = 2
"""Steps between two people from which they disagree."""

EQUAL_WEIGHTS: Mapping[str, Fraction] = MappingProxyType({})
"""Every role weighs 1."""

ScoresByRole = Mapping[str, Histogram]
"""The scores for a question, of each role that gave one."""


class CombinationRule(NamedTuple):
    """The rule with its parameters: the weight of each role, 1 by default, and the gap in steps of the score."""

    weights: Mapping[str, Fraction] = EQUAL_WEIGHTS
    gap: Fraction = GAP

    def mean(self, scores: ScoresByRole) -> Fraction | None:
        """Return the mean over the roles, 0 to 4, by their weights; None without a score."""
        means = [
            (self.weights.get(role, Fraction(1)), agreement_statistics.mean(given)) for role, given in scores.items()
        ]
        if not means:
            return None
        return sum((weight * mean for weight, mean in means), Fraction(0)) / sum(weight for weight, _ in means)

    def agreement(self, scores: ScoresByRole) -> Agreement:
        """Return whether the respondents agree."""
        everyone = together(scores.values())
        size = sum(everyone)
        if size <= 1:
            return Agreement.ONE_VOICE
        means = [agreement_statistics.mean(given) for given in scores.values()]
        if max(means) - min(means) > self.gap:
            return Agreement.DISPUTED
        if size < ENOUGH_FOR_SPREAD:
            given_scores = [score for score, count in enumerate(everyone) if count]
            apart = max(given_scores) - min(given_scores)
            return Agreement.DISPUTED if apart >= FAR_FOR_TWO else Agreement.AGREED
        agreed = agreement_statistics.average_deviation(everyone) <= AD_LIMIT
        return Agreement.AGREED if agreed else Agreement.DISPUTED

    def counted_score(self, scores: ScoresByRole) -> int | None:
        """Return the score that counts, 0 to 4; None without a score."""
        mean = self.mean(scores)
        if mean is None:
            return None
        everyone = together(scores.values())
        if self.agreement(scores) is not Agreement.DISPUTED:
            return nearest_score(everyone, mean)
        lowest = min(agreement_statistics.lower_quartile(given) for given in scores.values())
        limit = min(mean, Fraction(lowest))
        return max(score for score, count in enumerate(everyone) if count and score <= limit)


def nearest_score(given: Histogram, mean: Fraction) -> int:
    """Return the given score that is nearest to a mean; of two equally near ones the lower."""
    return min((score for score, count in enumerate(given) if count), key=lambda score: (abs(score - mean), score))
