"""Read the records of a CSV file one at a time, with the location of each column."""

import contextlib
import csv
from collections.abc import Iterator
from itertools import chain

from implcheck.model.limits import LONGEST_LINE
from implcheck.model.problem import InvalidFile, Location, problem
from implcheck.respondents.line_reader import read_lines

csv.field_size_limit(LONGEST_LINE)  # a record has this limit already; the default of the module is lower
DELIMITERS = (",", ";", "\t")


class CsvRecords:
    """The records of a file with a first record of column names. Only the current record is held.

    Raises:
        InvalidFile: The file cannot be read, is empty, or its first record is not CSV.
    """

    def __init__(self, name: str, role_column: str, delimiter: str | None = None) -> None:
        self.name = name
        self._lines: list[str] = []
        """The lines of the current record."""
        self._number = 0
        source = self._read()
        first = next(source, None)
        if first is None or not first.strip():
            raise InvalidFile((problem("file-empty").at(Location(name)),))
        self.delimiter = delimiter or _delimiter(first, role_column)
        self._rows = csv.reader(chain((first,), source), delimiter=self.delimiter, strict=True)
        try:
            self.names = [column.strip() for column in next(self._rows)]
        except csv.Error:
            raise self._not_csv() from None

    def __iter__(self) -> Iterator[list[str]]:
        """Yield the records after the column names.

        Raises:
            InvalidFile: The rest of the file cannot be read or is not CSV.
        """
        self._lines.clear()
        try:
            for row in self._rows:
                yield row
                self._lines.clear()
        except csv.Error:
            raise self._not_csv() from None

    def location(self, column: int = 0) -> Location:
        """Return the location of a column of the current record."""
        record = "".join(self._lines)
        start = _start_of(record, self.delimiter, column)
        before = record[:start]
        line = before.count("\n")
        first = self._number - len(self._lines) + 1
        text = self._lines[line].rstrip("\r\n") if self._lines else ""
        return Location(self.name, first + line, start - (before.rfind("\n") + 1) + 1, text)

    def _read(self) -> Iterator[str]:
        size = 0
        for line in read_lines(self.name):
            self._number += 1
            # A record over several lines is held as a whole, so it has the limit of a line.
            size = len(line) + (size if self._lines else 0)
            self._lines.append(line)
            if size > LONGEST_LINE:
                too_long = problem("line-too-long", longest=f"{LONGEST_LINE // 1024} KiB")
                raise InvalidFile((too_long.at(Location(self.name, self._number - len(self._lines) + 1, 1)),))
            yield line

    def _not_csv(self) -> InvalidFile:
        return InvalidFile((problem("table-not-csv").at(self.location()),))


def _delimiter(first: str, role_column: str) -> str:
    """Return the delimiter with which the first line has the column of the role; a comma if none has it."""
    for delimiter in DELIMITERS:
        with contextlib.suppress(csv.Error):  # reported when the names are read
            if role_column in [name.strip() for name in next(csv.reader([first], delimiter=delimiter), [])]:
                return delimiter
    return DELIMITERS[0]


def _start_of(record: str, delimiter: str, column: int) -> int:
    """Return the index at which a column starts in the text of its record."""
    current, quoted = 0, False
    for index, character in enumerate(record):
        if current == column:
            return index
        if character == '"':
            quoted = not quoted
        elif character == delimiter and not quoted:
            current += 1
    return len(record.rstrip("\r\n")) if current != column else 0
