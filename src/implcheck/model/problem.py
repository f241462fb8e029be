"""Problems: what is wrong with an input, as a code with details, found by path and then located in its file.

The sentences are in the catalogue (`problems.<code>`), so that a problem can be reported in every language.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from implcheck.model.did_you_mean import Nearest
from implcheck.model.limits import MOST_PROBLEMS

Path = tuple[str | int, ...]
"""The steps from the top of a file to a value: keys and, in lists, indexes from 0."""

NO_DETAILS: Mapping[str, str] = MappingProxyType({})


STANDARD_INPUT_NAME = "<stdin>"
"""The name of standard input in place of a file name."""

BYTES_NAME = "<bytes>"
"""The name, in messages and reports, of answers that were given as bytes."""


@dataclass(frozen=True)
class Location:
    """A position in a file; `line` and `column` count from 1, as editors do.

    `text` is the line itself. `line` is 0 if the problem is about the whole file: a made-up line number would be worse
    than none.
    """

    file: str
    line: int = 0
    column: int = 0
    text: str = ""
    cell: str = ""
    """The sheet and the cell, as `Sheet1!C7`, in a workbook; then `text` is the row, and `column` counts in it."""


@dataclass(frozen=True)
class Problem:
    """A problem: its code, its path and location, and the details for its sentences.

    `on_key` is True if the key at the end of `path` is wrong and not its value. `meant` is the suggested replacement,
    computed only when it is read because that takes time.
    """

    code: str
    path: Path = ()
    details: Mapping[str, str] = field(default_factory=lambda: NO_DETAILS)
    on_key: bool = False
    meant: Nearest | str = ""
    location: Location | None = None

    @property
    def suggestion(self) -> str:
        """The suggested replacement, or empty text."""
        return str(self.meant)

    @property
    def written(self) -> str:
        """What was written where the suggestion should be; empty text if that is unknown."""
        return self.meant.given if isinstance(self.meant, Nearest) else self.details.get("given", "")

    @property
    def is_about_version(self) -> bool:
        """Whether it is about something that was given to another version of the questionnaire."""
        return warning_subject(self.code) == _OTHER_VERSION

    def with_suggestion(self, meant: str) -> "Problem":
        """Return the same problem with another suggestion."""
        return replace(self, meant=meant)

    def below(self, prefix: Path) -> "Problem":
        """Return the same problem with `prefix` before its path."""
        return replace(self, path=(*prefix, *self.path))

    def at(self, location: Location) -> "Problem":
        """Return the same problem with its location."""
        return replace(self, location=location)


_OTHER_VERSION = "other-version"
_SUBJECTS = (_OTHER_VERSION, "acceptance", "agreed-action")


def warning_subject(code: str) -> str:
    """Return what a warning with this code is about: `other-version`, `acceptance`, `agreed-action`, or else `doubt`."""
    return next((subject for subject in _SUBJECTS if code.startswith(f"{subject}-")), "doubt")


def nested(prefix: Path, problems: Iterable[Problem]) -> Iterator[Problem]:
    """Yield the problems with `prefix` before their paths."""
    return (found.below(prefix) for found in problems)


LONGEST_DETAIL = 1000
"""Characters of a detail; a longer one is cut."""


def problem(
    code: str, path: Path = (), *, on_key: bool = False, suggestion: Nearest | str = "", **details: object
) -> Problem:
    """Make a problem with its details as text."""
    as_text = MappingProxyType({name: _cut(str(value)) for name, value in details.items()})
    return Problem(code, path, as_text, on_key=on_key, meant=suggestion)


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST_DETAIL else f"{text[: LONGEST_DETAIL - 1]}…"


class ProblemList:
    """The first problems in the order of the lines, and the number of further ones, `left_out`."""

    problems: tuple[Problem, ...]
    left_out: int

    @property
    def count(self) -> int:
        """How many problems there are in all."""
        return len(self.problems) + self.left_out

    @property
    def listed(self) -> tuple[Problem, ...]:
        """The problems, followed by one that gives the number of further ones if there are any."""
        if not self.left_out:
            return self.problems
        last = self.problems[-1].location if self.problems else None
        more = problem("problems-left-out", count=self.left_out).at(Location(last.file if last is not None else ""))
        return (*self.problems, more)


@dataclass(frozen=True)
class Rejected(ProblemList):
    """The result in place of an assessment if a file cannot be used; `file` is its name as it was given."""

    file: str
    problems: tuple[Problem, ...]
    left_out: int = 0


class InvalidFile(ProblemList, Exception):
    """Raised if files cannot be used, with their problems in the order of the lines.

    Of very many problems it keeps the first `MOST_PROBLEMS` and adds the number of others to `left_out`.
    """

    def __init__(self, problems: Sequence[Problem], left_out: int = 0) -> None:
        super().__init__(", ".join(problem.code for problem in problems[:MOST_PROBLEMS]))
        self.problems = tuple(problems[:MOST_PROBLEMS])
        self.left_out = left_out + max(0, len(problems) - MOST_PROBLEMS)


def has_oversized_section(problems: Sequence[Problem]) -> bool:
    """Return whether a whole section of a file has too many entries; then its entries are not checked further."""
    return any(found.code == "list-too-long" and len(found.path) == 1 for found in problems)


def in_order(problems: Sequence[Problem]) -> tuple[Problem, ...]:
    """Return the problems without repeats, by file, line and column: the one order in which they are reported."""

    def key(found: Problem) -> tuple[str, int, int, str]:
        location = found.location or Location("")
        return location.file, location.line, location.column, found.code

    kept: dict[tuple[object, ...], Problem] = {}
    for found in sorted(problems, key=key):
        kept.setdefault((*key(found), tuple(found.details.items())), found)
    return tuple(kept.values())
