"""What is wrong with a file: a code and its particulars, first by path, then with a place.

The words are in the catalogue (`problems.<code>`), so that the same problem can be told in every language.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

Path = tuple[str | int, ...]
"""The way from the top of a file to a value: keys and, in lists, indexes from 0."""

NOTHING: Mapping[str, str] = MappingProxyType({})


STANDARD_INPUT_NAME = "<stdin>"
"""What standard input is called where the name of a file stands."""


@dataclass(frozen=True)
class Place:
    """A position in a file; `line` and `column` count from 1, as editors do.

    `text` is the line itself. `line` is 0 when the problem is the file as a whole: a made-up line number
    would be worse than none.
    """

    file: str
    line: int = 0
    column: int = 0
    text: str = ""


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong, where, and the particulars that its sentences need.

    `on_key` says that the key at the end of `path` is meant and not its value. `suggestion` is the nearest
    thing that would have been right, or empty.
    """

    code: str
    path: Path = ()
    particulars: Mapping[str, str] = field(default_factory=lambda: NOTHING)
    on_key: bool = False
    suggestion: str = ""
    place: Place | None = None

    def below(self, prefix: Path) -> "Problem":
        """The same problem, seen from `prefix` higher up."""
        return replace(self, path=(*prefix, *self.path))

    def at(self, place: Place) -> "Problem":
        """The same problem with its place in a file."""
        return replace(self, place=place)


def problem(
    code: str, path: Path = (), *, on_key: bool = False, suggestion: str = "", **particulars: object
) -> Problem:
    """A problem with its particulars as text."""
    told = MappingProxyType({name: str(value) for name, value in particulars.items()})
    return Problem(code, path, told, on_key=on_key, suggestion=suggestion)


@dataclass(frozen=True)
class Rejected:
    """What comes instead of an assessment when a file cannot be used: `file` as it was given, and why not."""

    file: str
    problems: tuple[Problem, ...]


class InvalidFile(Exception):
    """Raised when files cannot be used; `problems` holds everything that is wrong, in the order of the lines."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(", ".join(problem.code for problem in problems))
        self.problems = problems


def in_order(problems: list[Problem]) -> tuple[Problem, ...]:
    """The problems without repeats, by file, line and column; this is the one order in which they are told."""

    def key(found: Problem) -> tuple[str, int, int, str]:
        place = found.place or Place("")
        return place.file, place.line, place.column, found.code

    kept: dict[tuple[object, ...], Problem] = {}
    for found in sorted(problems, key=key):
        kept.setdefault((*key(found), tuple(found.particulars.items())), found)
    return tuple(kept.values())
