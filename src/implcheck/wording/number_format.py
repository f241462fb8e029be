"""Format numbers, always rounded down, so that a report never shows more than was scored.

For example, 79.9 points are shown as 79, as they do not reach a threshold of 80.
"""

from fractions import Fraction
from math import floor, trunc


def whole(points: Fraction) -> int:
    """Return points, 0 to 100, as a whole number."""
    return floor(points)


def tenths(points: Fraction) -> str:
    """Return points, 0 to 100, with one decimal."""
    number = floor(points * 10)
    return f"{number // 10}.{number % 10}"


def hundredths(points: Fraction) -> str:
    """Return points, 0 to 100, with two decimals."""
    number = floor(points * 100)
    return f"{number // 100}.{number % 100:02d}"


def percent(share: Fraction) -> int:
    """Return a share, 0 to 1, as a percentage."""
    return floor(share * 100)


def plain(number: Fraction) -> str:
    """Return the absolute value of a number, with as many decimals as it needs, at most three."""
    thousandths = floor(abs(number) * 1000)
    decimals = f"{thousandths % 1000:03d}".rstrip("0")
    return f"{thousandths // 1000}.{decimals}" if decimals else str(thousandths // 1000)


def as_number(exact: Fraction, decimals: int) -> float:
    """Return an exact number as a float, cut off (towards 0) at this number of decimals."""
    scale: int = 10**decimals
    return trunc(exact * scale) / scale
