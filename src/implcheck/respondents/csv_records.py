"""Read the records of a CSV file one at a time, with the location of each cell."""

import csv
from collections.abc import Collection, Iterator
from typing import NamedTuple

from implcheck.model.limits import LONGEST_LINE
from implcheck.model.problem import InvalidFile, Location, problem
from implcheck.respondents.csv_dialect import Lookahead, guessed_delimiter, named_delimiter, records_in
from implcheck.respondents.csv_quotes import wrong_quote
from implcheck.respondents.line_reader import read_lines

csv.field_size_limit(LONGEST_LINE)  # a record has this limit already; the default of the module is lower


class CsvPlace(NamedTuple):
    """Where a record is: its lines, and the number of the first of them."""

    name: str
    number: int
    lines: tuple[str, ...]
    delimiter: str

    def location(self, column: int = 0) -> Location:
        """Return the location of a cell; of the end of the record if it has fewer cells."""
        record = "".join(self.lines)
        return self.location_at(_start_of(record, self.delimiter, column))

    def location_at(self, index: int) -> Location:
        """Return the location of an index of the text of the record."""
        rest, line = index, 0
        while line < len(self.lines) - 1 and rest >= len(self.lines[line]):
            rest -= len(self.lines[line])
            line += 1
        text = self.lines[line].rstrip("\r\n") if self.lines else ""
        return Location(self.name, self.number + line, rest + 1, text)


class CsvRecords:
    """All records of a CSV file, from the column names on; only the current record is held. See `table.Records`.

    A first line `sep=;` names the delimiter and is no record.

    Args:
        name: The name of the file.
        delimiter: What stands between cells; None to find out.
        expected: Names that the columns probably have, to find the delimiter.

    Raises:
        InvalidFile: The file cannot be read.
    """

    def __init__(self, name: str, delimiter: str | None = None, expected: Collection[str] = ()) -> None:
        self.name = name
        lines = Lookahead(read_lines(name))
        named = named_delimiter(next(lines.look(), ""))
        if named is not None:
            lines.skip()
        self.delimiter = named or delimiter or guessed_delimiter(lines, expected)
        self._lines: list[str] = []
        """The lines of the current record."""
        self._number = 0 if named is None else 1
        self._rows = records_in(self._read(lines), self.delimiter)

    def __iter__(self) -> Iterator[list[str]]:
        """Yield the cells of each record, from where the last iteration ended.

        Raises:
            InvalidFile: The rest of the file cannot be read or is not CSV.
        """
        self._lines.clear()
        try:
            for row in self._rows:
                yield row
                self._lines.clear()
        except csv.Error:
            wrong = wrong_quote("".join(self._lines), self.delimiter)
            raise InvalidFile((problem("table-not-csv").at(self.place.location_at(wrong)),)) from None

    @property
    def place(self) -> CsvPlace:
        """Where the current record is."""
        return CsvPlace(self.name, self._number - len(self._lines) + 1, tuple(self._lines), self.delimiter)

    def _read(self, lines: Lookahead) -> Iterator[str]:
        size = 0
        for line in lines:
            self._number += 1
            # A record over several lines is held as a whole, so it has the limit of a line.
            size = len(line) + (size if self._lines else 0)
            self._lines.append(line)
            if size > LONGEST_LINE:
                first = Location(self.name, self._number - len(self._lines) + 1, 1, self._lines[0].rstrip("\r\n"))
                too_long = problem("table-row-too-long", longest=f"{LONGEST_LINE // 1024} KiB")
                raise InvalidFile((too_long.at(first),))
            yield line


def _start_of(record: str, delimiter: str, column: int) -> int:
    """Return the index at which a cell starts in the text of its record; of its end if it has fewer cells."""
    current, at_start, was_quoted, is_open = 0, True, False, False
    for index, character in enumerate(record):
        if at_start and character.isspace() and character not in f"{delimiter}\r\n":
            continue
        if at_start and current == column:
            return index
        if character == '"' and (at_start or was_quoted):  # elsewhere it is like any other character
            was_quoted, is_open = True, not is_open
        at_start = character == delimiter and not is_open
        if at_start:
            current, was_quoted = current + 1, False
    return len(record.rstrip("\r\n"))
