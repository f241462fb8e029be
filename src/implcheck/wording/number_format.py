"""How numbers are shown. Always rounded down: a report never shows more than there is.

So 79.9 points show as 79, under the bar of 80 that they do not reach.
"""

from fractions import Fraction
from math import floor, trunc


def whole(points: Fraction) -> int:
    """Points, 0 to 100, as a whole number."""
    return floor(points)


def tenths(points: Fraction) -> str:
    """Points with one decimal."""
    number = floor(points * 10)
    return f"{number // 10}.{number % 10}"


def hundredths(points: Fraction) -> str:
    """Points with two decimals."""
    number = floor(points * 100)
    return f"{number // 100}.{number % 100:02d}"


def percent(share: Fraction) -> int:
    """A share of 0 to 1 as a percentage."""
    return floor(share * 100)


def plain(number: Fraction) -> str:
    """An exact number as people write it: whole, or with at most three decimals, rounded down."""
    thousandths = floor(abs(number) * 1000)
    decimals = f"{thousandths % 1000:03d}".rstrip("0")
    return f"{thousandths // 1000}.{decimals}" if decimals else str(thousandths // 1000)


def as_number(exact: Fraction, decimals: int) -> float:
    """An exact figure as a number for machines, with so many decimals; a difference goes towards 0."""
    scale: int = 10**decimals
    return trunc(exact * scale) / scale
