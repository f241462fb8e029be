"""Find out what stands between the columns of a CSV file: from whole records, never from one physical line."""

import contextlib
import csv
import re
from collections.abc import Collection, Iterable, Iterator
from itertools import chain, islice

from implcheck.model.comparable_text import comparable
from implcheck.model.limits import LONGEST_LINE
from implcheck.model.problem import InvalidFile
from implcheck.respondents.csv_quotes import without_blanks_around

DELIMITERS = (",", ";", "\t")
"""What is looked for, in this order."""

_SEPARATOR_LINE = re.compile(r'"?sep=(?P<delimiter>[^\w"\s]|\t)"?(?P=delimiter)*\s*', re.IGNORECASE)
"""The first line of a file that was made for Excel: it names the delimiter."""

_RECORDS = 4
"""How many records are compared."""


def named_delimiter(line: str) -> str | None:
    """Return the delimiter that a line such as `sep=;` names; None if it is no such line."""
    match = _SEPARATOR_LINE.fullmatch(line)
    return match["delimiter"] if match is not None else None


def records_in(lines: Iterable[str], delimiter: str) -> Iterator[list[str]]:
    """Yield the records in lines; white space around quotation marks is no part of a cell.

    Raises:
        csv.Error: A quotation mark is not closed, or text follows one.
    """
    is_inside = False

    def tidied() -> Iterator[str]:
        nonlocal is_inside
        for line in lines:
            tidy = without_blanks_around(line, delimiter, is_inside=is_inside)
            is_inside = True  # if the record goes on, a quotation mark is open
            yield tidy

    for record in csv.reader(tidied(), delimiter=delimiter, skipinitialspace=True, strict=True):
        is_inside = False
        yield record


class Lookahead:
    """Lines that can be looked at before they are read, up to the limit of a line."""

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines = lines
        self._seen: list[str] = []
        self._size = 0
        self._error: InvalidFile | None = None

    def look(self) -> Iterator[str]:
        """Yield lines from the first on; they end early at the limit, and at what cannot be read."""
        yield from self._seen
        while self._size <= LONGEST_LINE and self._error is None:
            try:
                line = next(self._lines, None)
            except InvalidFile as error:
                self._error = error
                return
            if line is None:
                return
            self._seen.append(line)
            self._size += len(line)
            yield line

    def skip(self) -> None:
        """Leave out the first line, which was looked at."""
        del self._seen[0]

    def __iter__(self) -> Iterator[str]:
        """Return an iterator over all lines, to be used once; it raises InvalidFile if the file cannot be read."""
        return chain(self._seen, self._lines if self._error is None else _raising(self._error))


def _raising(error: InvalidFile) -> Iterator[str]:
    raise error
    yield


def guessed_delimiter(lines: Lookahead, expected: Collection[str]) -> str:
    """Return the delimiter with which the first records have most of the expected names, compared as they look.

    Of equal ones it is that with which the next records are as wide as the first, and then the one with most columns.
    """
    names = {comparable(name) for name in expected}

    def matches(cells: Iterable[str]) -> int:
        return len(names.intersection(map(comparable, cells)))

    def fits(delimiter: str) -> tuple[int, int, bool, int]:
        records = _first_records(lines.look(), delimiter)
        if not records:
            return 0, 0, False, 0
        # A tab is white space in a name, but first of all it stands between columns.
        surely = max(matches(cell for cell in record if "\t" not in cell) for record in records)
        width = len(records[0])
        is_even = width > 1 and all(len(record) == width for record in records)
        return surely, max(map(matches, records)), is_even, width

    return max(DELIMITERS, key=fits)


def _first_records(lines: Iterator[str], delimiter: str) -> list[list[str]]:
    """Return the first records that are not blank, as far as they are CSV with this delimiter."""
    records: list[list[str]] = []
    filled = (record for record in records_in(lines, delimiter) if any(map(str.strip, record)))
    with contextlib.suppress(csv.Error):
        records.extend(islice(filled, _RECORDS))
    return records
