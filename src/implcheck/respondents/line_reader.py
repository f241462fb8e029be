"""Stream a UTF-8 file in constant memory; report encoding and size errors, and collect its problems."""

import codecs
from collections.abc import Iterator

from implcheck.loading.source import not_utf8, opened
from implcheck.model.limits import LONGEST_LINE, MOST_PROBLEMS
from implcheck.model.problem import InvalidFile, Location, Problem, problem


def read_lines(name: str) -> Iterator[str]:
    """Yield the lines of a file with their ends, LF or CRLF; UTF-8, with or without a byte order mark.

    Raises:
        InvalidFile: The file cannot be read, is not UTF-8 text, or has a line that is too long.
    """
    with opened(name) as file:
        number = 0
        while raw := file.readline(LONGEST_LINE + 1):
            number += 1
            if number == 1:
                if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
                    raise _refused(problem("file-utf16"), name)
                raw = raw.removeprefix(codecs.BOM_UTF8)
            if b"\0" in raw:
                raise _refused(problem("file-binary"), name)
            if len(raw) > LONGEST_LINE:
                raise _refused(problem("line-too-long", longest=f"{LONGEST_LINE // 1024} KiB"), name, number)
            try:
                yield raw.decode()
            except UnicodeDecodeError as error:
                raise not_utf8(name, number, raw[: error.start].decode(), raw[error.start :]) from None


def _refused(reason: Problem, name: str, line: int = 0) -> InvalidFile:
    return InvalidFile((reason.at(Location(name, line, 1 if line else 0)),))


class TooManyProblems(Exception):
    """Raised when a file has so many problems that the rest of it is not read."""


class ProblemCollector:
    """Collects the problems of a file."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.problems: list[Problem] = []
        self._left_out = 0

    def add(self, found: Problem) -> None:
        """Add a problem that has a location.

        Raises:
            TooManyProblems: These are as many as are reported; the last of them says so.
        """
        self.problems.append(found)
        if (count := len(self.problems)) >= MOST_PROBLEMS - 1:
            line = found.location.line if found.location is not None else 0
            self.problems.append(problem("survey-many-problems", count=count).at(Location(self.name, line + 1)))
            raise TooManyProblems

    def extend(self, error: InvalidFile) -> None:
        """Add the problems of an error that ended the reading."""
        self.problems += error.problems
        self._left_out += error.left_out

    def raise_if_any(self) -> None:
        """Raise InvalidFile if any problem was collected."""
        if self.problems:
            raise InvalidFile(self.problems, self._left_out)
