"""A file line by line, with nothing held but the line: whatever can be wrong with it before it means anything."""

import codecs
from collections.abc import Iterator

from implcheck.loading.source import not_utf8, opened
from implcheck.model.limits import LONGEST_LINE, MOST_PROBLEMS
from implcheck.model.problem import InvalidFile, Location, Problem, problem


def lines_of(name: str) -> Iterator[str]:
    """The lines of a file with their ends, which are LF or CRLF; UTF-8, with or without a byte order mark.

    Raises:
        InvalidFile: the file cannot be read, holds something else than UTF-8 text, or too long a line.
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


def _refused(found: Problem, name: str, line: int = 0) -> InvalidFile:
    return InvalidFile((found.at(Location(name, line, 1 if line else 0)),))


class Enough(Exception):
    """Raised when so much is wrong with a file that the rest of it is not read."""


class Gathered:
    """What is wrong with a file so far."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.problems: list[Problem] = []
        self.left_out = 0

    def add(self, found: Problem) -> None:
        """One more problem, with its place.

        Raises:
            Enough: these are as many as are told; the last says so.
        """
        self.problems.append(found)
        if (count := len(self.problems)) >= MOST_PROBLEMS - 1:
            line = found.location.line if found.location is not None else 0
            self.problems.append(problem("survey-many-problems", count=count).at(Location(self.name, line + 1)))
            raise Enough

    def tell(self) -> None:
        """Nothing, if nothing is wrong.

        Raises:
            InvalidFile: with everything that is.
        """
        if self.problems:
            raise InvalidFile(self.problems, self.left_out)
