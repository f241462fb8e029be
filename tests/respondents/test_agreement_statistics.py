"""Within-group agreement: the published formulas, against values worked out by hand and the published limits."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from implcheck.respondents import agreement_statistics as statistics

HISTOGRAMS = st.lists(st.integers(0, 30), min_size=5, max_size=5)


def histogram(*scores: int) -> list[int]:
    """How many gave each score from 0 to 4."""
    return [scores.count(score) for score in range(5)]


VECTORS = [
    # scores, mean, s^2, r_wg (negative ones set to 0), AD_M
    ((3, 3, 4, 4), "3.5", "0.3333", "0.8333", "0.5"),
    ((1, 2, 3, 4), "2.5", "1.6667", "0.1667", "1.0"),
    ((0, 0, 4, 4), "2", "5.3333", "0", "2.0"),
    ((2, 2, 2, 2), "2", "0", "1", "0"),
    ((1, 1, 2, 2, 3), "1.8", "0.7", "0.65", "0.64"),
    ((0, 1, 1, 3, 4), "1.8", "2.7", "0", "1.36"),
]


@pytest.mark.parametrize(("scores", "mean", "variance", "r_wg", "deviation"), VECTORS)
def test_one_question(scores: tuple[int, ...], mean: str, variance: str, r_wg: str, deviation: str) -> None:
    answered = histogram(*scores)
    computed = (
        statistics.mean(answered),
        statistics.variance(answered),
        statistics.r_wg(answered),
        statistics.average_deviation(answered),
    )
    assert [float(value) for value in computed] == pytest.approx(
        [float(value) for value in (mean, variance, r_wg, deviation)], abs=5e-5
    )


def test_several_questions() -> None:
    items = [histogram(3, 3, 4, 4), histogram(1, 2, 3, 4), histogram(2, 2, 3, 3)]
    assert sum(statistics.variance(item) for item in items) / 3 == Fraction(7, 9)
    assert float(statistics.r_wg_of_items(items)) == pytest.approx(0.8250, abs=5e-5)
    assert float(statistics.r_star_wg(items)) == pytest.approx(0.6111, abs=5e-5)
    assert float(statistics.average_deviation_of_items(items)) == pytest.approx(0.6667, abs=5e-5)


def test_the_published_limits() -> None:
    # Burke & Dunlap 2002: c/6, printed as 0.8 for five options. James et al. 1984: (c^2 - 1)/12.
    limits = statistics.AD_LIMIT, statistics.NO_AGREEMENT
    assert limits == (Fraction(5, 6), Fraction(2))


def test_everybody_at_random_is_no_agreement() -> None:
    # Uniform answers have the variance of no agreement, but for n - 1.
    assert statistics.variance([1000] * 5) == statistics.NO_AGREEMENT * Fraction(5000, 4999)
    assert statistics.r_wg([1000] * 5) == 0


def test_r_star_may_be_negative_and_does_not_rise_with_the_number_of_questions() -> None:
    split = histogram(0, 0, 4, 4)
    assert statistics.r_star_wg([split]) == Fraction(-5, 3)
    assert statistics.r_star_wg([split] * 9) == statistics.r_star_wg([split])
    close = histogram(2, 2, 3, 3)
    assert statistics.r_wg_of_items([close] * 9) > statistics.r_wg_of_items([close])


@given(HISTOGRAMS.filter(lambda answered: sum(answered) > 1))
def test_nothing_depends_on_which_end_of_the_scale_is_0(answered: list[int]) -> None:
    turned = answered[::-1]
    assert statistics.average_deviation(turned) == statistics.average_deviation(answered)
    assert statistics.variance(turned) == statistics.variance(answered)
    assert statistics.mean(turned) == 4 - statistics.mean(answered)


@given(HISTOGRAMS.filter(any))
def test_a_quarter_gave_the_lower_quartile_or_less(answered: list[int]) -> None:
    quartile = statistics.lower_quartile(answered)
    assert answered[quartile] > 0
    assert sum(answered[: quartile + 1]) >= Fraction(sum(answered), 4)
    assert sum(answered[:quartile]) < Fraction(sum(answered), 4)


def test_nobody_has_no_quartile() -> None:
    with pytest.raises(ValueError, match="nobody answered"):
        statistics.lower_quartile([0] * 5)
