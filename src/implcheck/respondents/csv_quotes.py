"""Quotation marks of CSV as files have them: with blanks around them, and perhaps never closed."""

import re
from functools import lru_cache
from typing import NamedTuple

_BLANK = r"[^\S\r\n]"


class _Patterns(NamedTuple):
    """What is looked for in a line, or in a record, of cells with one delimiter between them."""

    around: re.Pattern[str]
    """A quotation mark with a blank beside it, at an end of a cell: few lines have one."""
    rest: re.Pattern[str]
    """The rest of a cell that began between quotation marks on an earlier line."""
    cell: re.Pattern[str]
    """A cell with what follows it: between quotation marks, with blanks around these, or without them."""


@lru_cache(maxsize=8)
def _patterns(delimiter: str) -> _Patterns:
    sign = re.escape(delimiter)
    blank = f"(?:(?!{sign}){_BLANK})"  # a tab may stand between cells
    end = rf"(?P<end>{sign}|[\r\n]*\Z)"
    inside = r'(?:[^"]++|"")*+"'
    bare = rf'(?!{blank}*")[^{sign}]*+{end.replace("end", "bare_end")}'
    return _Patterns(
        re.compile(rf'"{blank}+(?:{sign}|[\r\n]*\Z)|(?:\A|{sign}){blank}+"'),
        re.compile(rf"(?P<text>{inside}){blank}*{end}"),
        re.compile(rf'{blank}*(?P<text>"{inside}){blank}*{end}|{bare}'),
    )


def without_blanks_around(line: str, delimiter: str, *, is_inside: bool) -> str:
    r"""Return a line without the blanks between quotation marks and delimiters, which the csv module refuses.

    Args:
        line: A line with its end.
        delimiter: What stands between cells.
        is_inside: Whether the line begins between quotation marks, which an earlier line opened.

    >>> without_blanks_around('"a" ; "b; c"\t;d\n', ";", is_inside=False)
    '"a";"b; c";d\n'
    """
    patterns = _patterns(delimiter)
    if '"' not in line or patterns.around.search(line) is None:
        return line
    made, at = [], 0
    if is_inside:
        if (rest := patterns.rest.match(line)) is None:
            return line
        made.append(f"{rest['text']}{rest['end']}")
        at = rest.end()
    while at < len(line) and (cell := patterns.cell.match(line, at)) is not None:
        made.append(f"{cell['text']}{cell['end']}" if cell["text"] is not None else cell[0])
        at = cell.end()
    return "".join((*made, line[at:]))


def wrong_quote(record: str, delimiter: str) -> int:
    """Return the index of the first cell that begins with a quotation mark and does not end with one; else 0."""
    pattern, at = _patterns(delimiter).cell, 0
    while at < len(record):
        if (cell := pattern.match(record, at)) is None:
            return at
        at = cell.end()
    return 0
