"""How wide texts are, estimated: a Word document has no pages and no lines until a word processor opens it.

The widths are those of DejaVu Sans, one of the widest fonts that a word processor takes where the font of a document is
not installed. Whatever fits by them fits with Arial, Calibri and the like too. Sizes and widths are in points.
"""

import math
import re
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

NARROW, USUAL, CAPITAL, WIDE = 0.35, 0.615, 0.74, 0.98
"""The width of letters, as a share of their size."""

DEFAULT_SIZE = 9.0
"""Of the letters of a style that does not say it; that of our own template."""

BOLD = 1.12
"""How much wider bold letters are."""

LINE = 1.22
"""The height of a line, as a share of the size of its letters, with what a style of ours adds between lines."""

LARGEST = 1584.0
"""The most points that Word takes for a length: 22 inches."""

SAFE = 1.02
"""How much longer than estimated a text may be: no two word processors end all lines at the same word."""

_WORDS = re.compile(r"([^ \t\n/\u2013-]*(?:[-/\u2013]|(?=[ \t\n]|\Z)))([ \t\n]*)")
"""A word, of which the last character may be one after which a line may end, and what is between it and the next."""

_WIDTHS = {**dict.fromkeys("fijlrtI.,:;|!'\"()[]/- ·", NARROW), **dict.fromkeys("mwMW%@→■▲◆●○", WIDE)}


def width(text: str, size: float, *, bold: bool = False) -> float:
    """Return the width of a text on one line."""
    letters = sum(_WIDTHS.get(letter, CAPITAL if letter.isupper() else USUAL) for letter in text)
    return letters * size * (BOLD if bold else 1)


def lines(text: str, size: float, room: float, *, bold: bool = False) -> int:
    """Return the number of lines that a text takes in a column that is `room` wide; 1 for an empty one.

    A word that does not fit behind the others starts a line, and one that is longer than a line goes on over several.
    """
    room = max(room / SAFE, size)
    blank = width(" ", size, bold=bold)
    count, used = 1, 0.0
    for word, gap in _WORDS.findall(text):
        needed = width(word, size, bold=bold)
        if used and used + needed > room:
            count, used = count + 1, 0.0
        if needed > room:
            more = math.ceil(needed / room) - 1
            count, needed = count + more, needed - more * room
        used += needed
        if "\n" in gap:
            count, used = count + gap.count("\n"), 0.0
        else:
            used += blank * len(gap)
    return count


def longest_word(text: str, size: float, *, bold: bool = False) -> float:
    """Return the width of the widest word; a line may end after a hyphen, a dash or a slash."""
    return max((width(word, size, bold=bold) for word, _ in _WORDS.findall(text)), default=0)


def shared(shares: Sequence[float], least: Sequence[float], room: float) -> list[float]:
    """Return the widths of columns that together are `room` wide: none narrower than its least, as far as there is room.

    What is more than the least of all columns goes to them by their shares.
    """
    total = sum(least)
    if total >= room:
        return [room * need / total for need in least]
    widths = [room * share / sum(shares) for share in shares]
    while any(need > width + 0.01 for need, width in zip(least, widths, strict=True)):
        short = [need >= width for need, width in zip(least, widths, strict=True)]
        left = room - sum(need for need, is_short in zip(least, short, strict=True) if is_short)
        free = sum(share for share, is_short in zip(shares, short, strict=True) if not is_short)
        widths = [
            need if is_short else left * share / free
            for need, is_short, share in zip(least, short, shares, strict=True)
        ]
    return widths


class Look(NamedTuple):
    """How a style of paragraphs looks, in points."""

    name: str
    size: float
    before: float
    after: float
    indent: float
    bold: bool


def look(style: Any) -> Look:
    """Return how a style looks, with what it takes from the styles that it is based on and from the defaults of all."""
    layers = [style]
    while layers[-1].base_style is not None:
        layers.append(layers[-1].base_style)

    def first(value: Callable[[Any], Any], default: str) -> float:
        given = (value(layer) for layer in layers)
        found = next((float(found.pt) for found in given if found is not None), _default(style, default))
        return max(-LARGEST, min(found, LARGEST))

    return Look(
        style.name,
        max(0, first(lambda layer: layer.font.size, "w:sz/@w:val")) or DEFAULT_SIZE,
        max(0, first(lambda layer: layer.paragraph_format.space_before, "w:spacing/@w:before")),
        max(0, first(lambda layer: layer.paragraph_format.space_after, "w:spacing/@w:after")),
        first(lambda layer: layer.paragraph_format.left_indent, "w:ind/@w:left"),
        next((layer.font.bold for layer in layers if layer.font.bold is not None), False),
    )


def _default(style: Any, value: str) -> float:
    """Return a length among the defaults of all styles, in points; 0 without one."""
    found = style.element.getparent().xpath(f"w:docDefaults//{value}")
    per_point = 2 if value.startswith("w:sz") else 20
    return int(found[0]) / per_point if found and found[0].isdecimal() else 0


def size_of(style: Any) -> float:
    """Return the size of a style's letters."""
    return look(style).size
