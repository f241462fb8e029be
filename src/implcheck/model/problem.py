"""What is wrong with a file: a code and its details, first by path, then with a place.

The words are in the catalogue (`problems.<code>`), so that the same problem can be told in every language.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from implcheck.model.did_you_mean import Nearest
from implcheck.model.limits import MOST_PROBLEMS

Path = tuple[str | int, ...]
"""The way from the top of a file to a value: keys and, in lists, indexes from 0."""

NOTHING: Mapping[str, str] = MappingProxyType({})


STANDARD_INPUT_NAME = "<stdin>"
"""What standard input is called where the name of a file stands."""


@dataclass(frozen=True)
class Location:
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
    """One thing that is wrong, where, and the details that its sentences need.

    `on_key` says that the key at the end of `path` is meant and not its value. `meant` is what is suggested in its
    place; looking for it takes time, which only a problem that is read is worth.
    """

    code: str
    path: Path = ()
    details: Mapping[str, str] = field(default_factory=lambda: NOTHING)
    on_key: bool = False
    meant: Nearest | str = ""
    location: Location | None = None

    @property
    def suggestion(self) -> str:
        """The nearest thing that would have been right, or empty."""
        return str(self.meant)

    def suggesting(self, meant: str) -> "Problem":
        """The same problem with another suggestion."""
        return replace(self, meant=meant)

    def below(self, prefix: Path) -> "Problem":
        """The same problem, seen from `prefix` higher up."""
        return replace(self, path=(*prefix, *self.path))

    def at(self, location: Location) -> "Problem":
        """The same problem with its place in a file."""
        return replace(self, location=location)


LONGEST_PARTICULAR = 1000
"""Characters of a particular; the rest of a longer one helps nobody."""


def problem(
    code: str, path: Path = (), *, on_key: bool = False, suggestion: Nearest | str = "", **details: object
) -> Problem:
    """A problem with its details as text."""
    told = MappingProxyType({name: _cut(str(value)) for name, value in details.items()})
    return Problem(code, path, told, on_key=on_key, meant=suggestion)


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST_PARTICULAR else f"{text[: LONGEST_PARTICULAR - 1]}…"


class Listing:
    """Some problems in the order of the lines, and how many more there are: what every report of problems lists."""

    problems: tuple[Problem, ...]
    left_out: int

    @property
    def count(self) -> int:
        """How many there are in all."""
        return len(self.problems) + self.left_out

    @property
    def listed(self) -> tuple[Problem, ...]:
        """The problems, and behind them one that says how many more there are, if there are more."""
        if not self.left_out:
            return self.problems
        last = self.problems[-1].location if self.problems else None
        more = problem("problems-left-out", count=self.left_out).at(Location(last.file if last is not None else ""))
        return (*self.problems, more)


@dataclass(frozen=True)
class Rejected(Listing):
    """What comes instead of an assessment when a file cannot be used: `file` as it was given, and why not."""

    file: str
    problems: tuple[Problem, ...]
    left_out: int = 0


class InvalidFile(Listing, Exception):
    """Raised when files cannot be used; `problems` holds what is wrong, in the order of the lines.

    Of very many it keeps the first ones and counts the others with those in `left_out`, which were left out before.
    """

    def __init__(self, problems: Sequence[Problem], left_out: int = 0) -> None:
        super().__init__(", ".join(problem.code for problem in problems[:MOST_PROBLEMS]))
        self.problems = tuple(problems[:MOST_PROBLEMS])
        self.left_out = left_out + max(0, len(problems) - MOST_PROBLEMS)


def too_many(problems: Sequence[Problem]) -> bool:
    """Whether a whole section of a file has more entries than are looked at; then nothing else is said of them."""
    return any(one.code == "list-too-long" and len(one.path) == 1 for one in problems)


def in_order(problems: Sequence[Problem]) -> tuple[Problem, ...]:
    """The problems without repeats, by file, line and column; this is the one order in which they are told."""

    def key(found: Problem) -> tuple[str, int, int, str]:
        location = found.location or Location("")
        return location.file, location.line, location.column, found.code

    kept: dict[tuple[object, ...], Problem] = {}
    for found in sorted(problems, key=key):
        kept.setdefault((*key(found), tuple(found.details.items())), found)
    return tuple(kept.values())
