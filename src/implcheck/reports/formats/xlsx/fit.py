"""How much room text takes in a cell: a workbook has no layout until a program opens it, so the lines are counted.

The widths are those of DejaVu Sans, which takes the place of Arial where that is not installed and is wider. What fits with
it fits with Arial.
"""

import unicodedata

PIXELS_PER_POINT = 96 / 72

PADDING = 9
"""Pixels of a cell, left and right together, that hold no text."""

BOLD = 1.12
"""How much wider bold text is."""

LEADING = 1.34
"""The height of a line, in sizes of its letters."""

TALLEST = 409
"""The most points of a row in Excel."""

_LETTERS = {
    0.32: " .,:;'|!iIjJl`",
    0.42: 'ftr()[]-/\\"°',
    0.56: "scvxyzkFL",
    0.64: "abdeghnopqu0123456789$_?+=<>#*",
    0.83: "w&~",
    1.0: "mMW@%…—",
}
_WIDTHS = {letter: width for width, letters in _LETTERS.items() for letter in letters}
"""The widths of letters, in sizes of them; other letters are as wide as capitals, and those of Chinese wider."""

_CAPITAL, _SMALL, _WIDE = 0.75, 0.64, 1.1


def width(text: str, size: float, *, bold: bool = False) -> float:
    """Return the width of a text without line ends, in pixels; `size` is that of its letters, in points."""
    return sum(map(_width, text)) * size * PIXELS_PER_POINT * (BOLD if bold else 1)


def longest_word(text: str, size: float, *, bold: bool = False) -> float:
    """Return the width of the widest word, in pixels."""
    return max((width(word, size, bold=bold) for word in text.split()), default=0)


def lines(text: str, room: float, size: float, *, bold: bool = False) -> int:
    """Return how many lines a text takes in a cell that is `room` pixels wide, at least one."""
    usable = max(room - PADDING, 1)
    return sum(_wrapped(line, usable, size, bold=bold) for line in text.split("\n"))


def height(count: int, size: float) -> float:
    """Return the height of a row with so many lines, in points."""
    return min(round(count * size * LEADING + 4, 2), TALLEST)


def _wrapped(line: str, room: float, size: float, *, bold: bool) -> int:
    """Return the lines of a text without line ends; a word that is wider than the cell is broken."""
    count, used, blank = 1, 0.0, width(" ", size, bold=bold)
    for word in line.split(" "):
        wide = width(word, size, bold=bold)
        if used and used + blank + wide > room:
            count, used = count + 1, 0.0
        broken = int(wide // room)
        count, used = count + broken, (used + blank if used else 0.0) + wide - broken * room
    return count


def _width(letter: str) -> float:
    known = _WIDTHS.get(letter)
    if known is not None:
        return known
    if unicodedata.east_asian_width(letter) in "WF":
        return _WIDE
    return _SMALL if letter.islower() else _CAPITAL
