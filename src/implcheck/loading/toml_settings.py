"""Parse settings in TOML within limits, because the parser of the standard library has none."""

import contextlib
import re
import tomllib
from typing import Any

from implcheck.loading.source import SourceText
from implcheck.model.limits import DEEPEST, MOST_DOTS
from implcheck.model.problem import InvalidFile, Location, Problem, problem

_NAME = r"""(?:[\w-]+|"[^"\n]*"|'[^'\n]*')"""
_DOTS = re.compile(rf"(?<![\w-]){_NAME}(?:[ \t]*\.[ \t]*{_NAME}){{{MOST_DOTS + 1}}}")
"""A key with too many dots: the parser's time grows with the square of their number."""

_LONGEST_NUMBER = 1024
"""Bits of a whole number, about 300 digits; Python refuses to print a much larger number."""

_DIGITS = re.compile(r"(?<!\w)[-+]?(?:0[xob][0-9A-Fa-f_]{200,}|[0-9][0-9_]{200,})")
_POSITION = re.compile(r"line ([0-9]+), column ([0-9]+)")


_KEY = re.compile(rf"{_NAME}(?:[ \t]*\.[ \t]*{_NAME})*(?=[ \t]*[=\]])")
_TWICE = ("Cannot overwrite a value", "Cannot declare", "Duplicate inline table key")
"""How the parser's messages start about what stands in the file for the second time."""

_MOST_LINES = 20
"""Lines of a value that are gone through for the key before it."""


def parse_toml(source: SourceText) -> dict[str, Any]:
    """Return the values in a settings file.

    Raises:
        InvalidFile: The text is not TOML, or exceeds the limits.
    """
    text = source.text
    if (dots := _DOTS.search(text)) is not None:
        raise _refused(source, problem("toml-too-deep"), dots.start())
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        reason = str(error).partition(" (at ")[0]
        if reason.startswith(_TWICE) and (second := _second_key(_location_of(error, source), source)) is not None:
            raise _refused(
                source, problem("toml-key-twice", key=re.sub("[\"']", "", second[0])), second.start()
            ) from None
        raise InvalidFile((problem("toml-syntax", reason=reason).at(_location_of(error, source)),)) from None
    except RecursionError:
        raise _refused(source, problem("toml-too-deep"), _index_too_deep(text)) from None
    except ValueError:  # a number of thousands of digits
        raise _refused(source, problem("number-too-long"), _index_of_long_number(text)) from None
    if _has_long_number(values):
        raise _refused(source, problem("number-too-long"), _index_of_long_number(text))
    return values


def _refused(source: SourceText, reason: Problem, index: int) -> InvalidFile:
    return InvalidFile((reason.at(source.at(index)),))


def _location_of(error: ValueError, source: SourceText) -> Location:
    """Return the location in a parser error; the end of the text if the error has none."""
    if (found := _POSITION.search(str(error))) is None:
        return source.at(len(source.text.rstrip()))
    return source.location(int(found[1]) - 1, int(found[2]) - 1)


def _second_key(end: Location, source: SourceText) -> re.Match[str] | None:
    """Return the key of the setting or table that ends at a location, where the parser noticed that it was there before."""
    lines = source.lines
    for first in range(end.line - 1, max(-1, end.line - 1 - _MOST_LINES), -1):
        before = "".join(f"{line}\n" for line in lines[:first])
        with contextlib.suppress(ValueError, RecursionError):
            tomllib.loads(before)  # what precedes is whole, so that this line starts with a key
            start = len(before)
            stop = start + end.column if first == end.line - 1 else start + len(lines[first])
            written = list(_KEY.finditer(source.text, start, stop))
            in_braces = written and "{" in source.text[start : written[-1].start()]
            return written[-1 if in_braces else 0] if written else None
    return None


def _index_too_deep(text: str) -> int:
    """Return the index of the first bracket that is nested too deep; brackets in texts count as well."""
    depth = 0
    for found in re.finditer(r"[\[\]{}]", text):
        depth = depth + 1 if found[0] in "[{" else max(0, depth - 1)
        if depth > DEEPEST:
            return found.start()
    return 0


def _index_of_long_number(text: str) -> int:
    """Return the index at which the first very long number starts."""
    found = _DIGITS.search(text)
    return found.start() if found is not None else 0


def _has_long_number(values: Any) -> bool:
    unchecked = [values]
    while unchecked:
        match unchecked.pop():
            case dict() as table:
                unchecked += table.values()
            case list() as entries:
                unchecked += entries
            case int() as number if number.bit_length() > _LONGEST_NUMBER:
                return True
    return False
