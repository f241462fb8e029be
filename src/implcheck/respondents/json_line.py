"""Parse a line of JSON strictly, and locate values in it."""

import json
import re
from typing import Any

from implcheck.loading.yaml_scalars import half_escape
from implcheck.model.limits import DEEPEST
from implcheck.model.problem import Location, Path, Problem, problem

_DIGITS = re.compile(r"\d{1000}")
"""The start of a number that is too long to be read; Python's limit is higher, but can be lowered to 640."""


class NotJson(Exception):
    """Raised for a line that is not JSON, or has a key twice; `column` counts from 1."""

    def __init__(self, found: Problem, column: int) -> None:
        super().__init__(found.code)
        self.problem = found
        self.column = column


class _DuplicateKey(ValueError):
    """Raised for an object with a duplicate key; its argument is the key."""


class _Constant(ValueError):
    """Raised for NaN or Infinity, which Python writes but JSON does not have; its argument is the word."""


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
    except _Constant as error:
        written = str(error)
        found = [match.start() for match in re.finditer(rf"(?<![\w\"-]){re.escape(written)}\b", line)]
        raise NotJson(problem("line-not-number", written=written), found[0] + 1 if found else 1) from None
    except json.JSONDecodeError as error:
        raise NotJson(problem("line-not-json"), min(error.pos, len(line.rstrip())) + 1) from None
    except RecursionError:
        raise NotJson(problem("yaml-too-deep", deepest=DEEPEST), _deepest(line)) from None
    except ValueError:  # Python reads no whole number of so many digits
        digits = _DIGITS.search(line)
        raise NotJson(problem("number-too-long"), digits.start() + 1 if digits is not None else 1) from None
    if "\\u" in line and (half := half_escape(line)) is not None:
        raise NotJson(problem("line-half-character", written=half[0]), half.start() + 1)
    return value


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


def _deepest(line: str) -> int:
    """Return the column of the first bracket that is nested deeper than files may be."""
    brackets = [match.start() for match in re.finditer(r"[\[{]", line)]
    return brackets[min(DEEPEST, len(brackets) - 1)] + 1


def _refuse_constant(written: str) -> Any:
    raise _Constant(written)


_decoder = json.JSONDecoder(object_pairs_hook=_without_duplicates, parse_constant=_refuse_constant)
