"""Stream a text file in constant memory; report encoding and size errors, and collect its problems."""

import codecs
import re
from collections.abc import Iterator
from io import TextIOWrapper
from typing import BinaryIO

from implcheck.loading.source import not_utf8, opened
from implcheck.model.limits import LONGEST_LINE, MOST_PROBLEMS
from implcheck.model.problem import InvalidFile, Location, Problem, problem

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
WORKBOOK_START = b"PK\x03\x04"
"""How a workbook starts (.xlsx), and whatever else is zipped."""

_SURELY_SHORT = LONGEST_LINE // 4
"""Characters that fit in a line, as none has more than four bytes."""

_SHOWN = 200
"""Characters of a line that is too long, of which a problem shows the start."""

_NOT_UTF8 = re.compile("[\udc80-\udcff]")
"""What `surrogateescape` makes of a byte that is not UTF-8."""


def read_lines(name: str) -> Iterator[str]:
    """Yield the lines of a file with their ends: LF, CRLF or CR.

    UTF-8, with or without a byte order mark, or UTF-16 with one, as Excel writes "Unicode text".

    Raises:
        InvalidFile: The file cannot be read, is not text in one of these encodings, or has a line that is too long.
    """
    with opened(name) as file:
        if file.read(len(WORKBOOK_START)) == WORKBOOK_START:
            raise _refused(problem("table-is-workbook"), name)
        file.seek(0)
        text = _text(file)
        number = 0
        try:
            while line := text.readline(LONGEST_LINE + 1):
                number += 1
                if not line.isascii() and (wrong := _NOT_UTF8.search(line)) is not None:
                    rest = line[wrong.start() :].encode("utf-8", "surrogateescape")
                    raise not_utf8(name, number, line[: wrong.start()], rest)
                if "\0" in line:
                    raise _refused(problem("file-binary"), name)
                if len(line) > _SURELY_SHORT and _is_too_long(line):
                    too_long = problem("line-too-long", longest=f"{LONGEST_LINE // 1024} KiB")
                    raise _refused(too_long, name, number, line[:_SHOWN])
                yield line
        except UnicodeDecodeError:  # only of UTF-16: half a character
            raise _refused(problem("file-binary"), name) from None


def _text(file: BinaryIO) -> TextIOWrapper:
    """Return a file as text, after its byte order mark."""
    mark = file.read(len(codecs.BOM_UTF8))
    if mark.startswith(_UTF16):
        file.seek(0)
        return TextIOWrapper(file, encoding="utf-16", newline="")
    if mark != codecs.BOM_UTF8:
        file.seek(0)
    return TextIOWrapper(file, encoding="utf-8", errors="surrogateescape", newline="")


def _is_too_long(line: str) -> bool:
    return len(line) > LONGEST_LINE or len(line.encode("utf-8", "surrogatepass")) > LONGEST_LINE


def _refused(reason: Problem, name: str, line: int = 0, text: str = "") -> InvalidFile:
    return InvalidFile((reason.at(Location(name, line, 1 if line else 0, text)),))


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
