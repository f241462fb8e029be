"""Which level a score stands for, to the last fraction of a point."""

from fractions import Fraction

import pytest
from tests.support.build import levels, questionnaire

from implcheck.model.enums import Level

RULES = questionnaire(levels("one.a"), bands={"low": 80, "moderate": 65.1, "critical": 0}).levels


@pytest.mark.parametrize(
    ("score", "level"),
    [
        (Fraction(100), Level.LOW),
        (Fraction(80), Level.LOW),
        (Fraction(80) - Fraction(1, 10**12), Level.MODERATE),
        (Fraction(651, 10), Level.MODERATE),
        (Fraction(651, 10) - Fraction(1, 10**20), Level.CRITICAL),
        (Fraction(0), Level.CRITICAL),
    ],
)
def test_a_band_starts_exactly_at_its_limit(score: Fraction, level: Level) -> None:
    assert RULES.of(score) is level


@pytest.mark.parametrize(("percent", "share"), [(70, Fraction(7, 10)), (0, Fraction(0)), (66.6, Fraction(333, 500))])
def test_the_least_share_is_that_in_the_file(percent: float, share: Fraction) -> None:
    assert questionnaire(levels("one.a"), least_known=percent).levels.least_share == share
