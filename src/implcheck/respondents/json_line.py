"""Parse a line of JSON strictly, and locate values in it."""

import json
import re
from typing import Any

from implcheck.model.problem import Location, Path, Problem, problem


class NotJson(Exception):
    """Raised for a line that is not JSON, or has a key twice; `column` counts from 1."""

    def __init__(self, found: Problem, column: int) -> None:
        super().__init__(found.code)
        self.problem = found
        self.column = column


class _DuplicateKey(ValueError):
    """Raised for an object with a duplicate key; its argument is the key."""


def parse_line(line: str) -> Any:
    """Return the value in a line.

    Raises:
        NotJson: The line is not JSON, or an object in it has a duplicate key.
    """
    try:
        value = _decoder.decode(line)
    except _DuplicateKey as error:
        key = str(error)
        found = [match.start() for match in re.finditer(re.escape(json.dumps(key, ensure_ascii=False)), line)]
        raise NotJson(problem("line-key-twice", key=key), found[-1] + 1 if found else 1) from None
    except json.JSONDecodeError as error:
        raise NotJson(problem("line-not-json"), min(error.pos, len(line.rstrip())) + 1) from None
    except (ValueError, RecursionError):  # a number of thousands of digits, or very deep nesting
        raise NotJson(problem("line-not-json"), 1) from None
    if (half := _half_character(line)) is not None:
        raise NotJson(problem("line-half-character", written=half[0]), half.start() + 1)
    return value


def _half_character(line: str) -> re.Match[str] | None:
    """Return the first escape of a surrogate without its other half, which is no character by itself."""
    if "\\u" not in line:
        return None
    return next((found for found in _ESCAPES.finditer(line) if _HALF.fullmatch(found[0])), None)


_ESCAPES = re.compile(r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.")
_HALF = re.compile(r"\\u[dD][89a-fA-F][0-9a-fA-F]{2}")


def location_in_line(name: str, number: int, line: str, path: Path, *, on_key: bool = False) -> Location:
    """Return the location of the value at the end of a path, or of its key."""
    column = 0
    for step in path:
        if not isinstance(step, str):
            continue
        key = re.compile(re.escape(json.dumps(step, ensure_ascii=False)) + r"\s*:\s*")
        if (match := key.search(line, column)) is not None:
            column = match.start() if on_key and step == path[-1] else match.end()
    return Location(name, number, column + 1, line.rstrip("\r\n"))


def _without_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) != len(pairs):
        earlier: set[str] = set()
        for name, _ in pairs:
            if name in earlier:
                raise _DuplicateKey(name)
            earlier.add(name)
    return made


def _refuse_constant(written: str) -> Any:
    raise json.JSONDecodeError(f"{written} is not a number", "", 0)


_decoder = json.JSONDecoder(object_pairs_hook=_without_duplicates, parse_constant=_refuse_constant)
