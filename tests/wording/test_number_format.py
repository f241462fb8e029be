"""Numbers, never shown higher than they are."""

from fractions import Fraction

import pytest

from implcheck.wording.number_format import as_number, hundredths, percent, plain, tenths, whole


@pytest.mark.parametrize(
    ("points", "shown"),
    [(Fraction(0), 0), (Fraction(799, 10), 79), (Fraction(7999999, 100000), 79), (Fraction(80), 80)],
)
def test_points_are_rounded_down(points: Fraction, shown: int) -> None:
    assert whole(points) == shown


def test_decimals_are_rounded_down() -> None:
    assert tenths(Fraction(200, 3)) == "66.6"
    assert hundredths(Fraction(200, 3)) == "66.66"
    assert tenths(Fraction(1999, 100)) == "19.9"
    assert hundredths(Fraction(7)) == "7.00"
    assert hundredths(Fraction(1, 20)) == "0.05"


def test_a_share_below_1_is_never_shown_as_100_percent() -> None:
    assert percent(Fraction(999, 1000)) == 99
    assert percent(Fraction(1)) == 100


@pytest.mark.parametrize(
    ("number", "shown"),
    [(Fraction(3), "3"), (Fraction(3, 2), "1.5"), (Fraction(1, 3), "0.333"), (Fraction(3, 4), "0.75")],
)
def test_a_number_has_the_decimals_that_it_needs(number: Fraction, shown: str) -> None:
    assert plain(number) == shown


def test_a_number_for_machines_is_rounded_towards_zero() -> None:
    assert [as_number(Fraction(decimal), 2) for decimal in ("79.999", "0", "-1.239", "100")] == [79.99, 0, -1.23, 100]
    assert as_number(Fraction(2, 3), 4) == 0.6666
