"""A table of respondents, whatever file it comes from: its column names, and then a row of that width per respondent."""

from collections.abc import Collection, Iterator, Sequence
from itertools import islice
from typing import NamedTuple, Protocol

from implcheck.model.comparable_text import comparable
from implcheck.model.limits import MOST_COLUMNS
from implcheck.model.problem import InvalidFile, Location, Problem, problem

_QUALTRICS = '{"ImportId":'
"""How the cells start of the third row of a Qualtrics export; above it are the codes and the texts of the questions."""

_HEADER_ROWS = 3
"""How many rows can belong to the header."""


class Place(Protocol):
    """Where a record is in its file."""

    def location(self, column: int = 0) -> Location:
        """Return the location of a cell, by its index; of the end of the record if it has fewer cells."""
        ...


class Records(Protocol):
    """The records of a file: cells as text. Only the current record is held."""

    name: str
    """The name of the file."""

    @property
    def place(self) -> Place:
        """Where the current record is; stays valid when the next record is read."""
        ...

    def __iter__(self) -> Iterator[list[str]]:
        """Yield the cells of each record, from where the last iteration ended: the column names first.

        Records may have different widths, and may be blank.

        Raises:
            InvalidFile: The file cannot be read further.
        """
        ...


class _HeaderRow(NamedTuple):
    """A row that can hold the column names."""

    cells: list[str]
    place: Place


class Table:
    """The rows of a file after those with the column names. Blank rows are skipped, also before the names.

    Of the three header rows of a Qualtrics export, the names are the codes or the texts of the questions, whichever
    have more of the `expected` names.

    Raises:
        InvalidFile: The file cannot be read, is empty, or has too many columns.
    """

    def __init__(self, records: Records, expected: Collection[str] = ()) -> None:
        self.records = records
        self.name = records.name
        self._waiting: list[_HeaderRow] = []
        """Rows that were read while the header was looked for."""
        rows, self._error = self._first_rows()
        if not rows:
            raise self._error or InvalidFile((problem("file-empty-other").at(Location(records.name)),))
        header = 1
        if len(rows) == _HEADER_ROWS and _is_qualtrics(rows[-1].cells):
            header, names = _HEADER_ROWS, {comparable(name) for name in expected}
            rows[0] = max(rows[:2], key=lambda row: len(names.intersection(map(comparable, row.cells))))
        self._waiting = rows[header:]
        self._header = rows[0]
        self._place: Place | None = rows[0].place
        self.names: tuple[str, ...] = tuple(map(comparable, rows[0].cells))
        """The names of the columns, in the form in which texts are compared; empty for a column without one."""
        if (count := len(self.names)) > MOST_COLUMNS:
            too_many = problem("table-too-many-columns", count=count, most=MOST_COLUMNS)
            raise InvalidFile((too_many.at(self.name_location(MOST_COLUMNS)),))

    @property
    def written_names(self) -> Sequence[str]:
        """The names of the columns as they were written."""
        return self._header.cells

    def name_location(self, column: int = 0) -> Location:
        """Return the location of the name of a column, by its index."""
        return self._header.place.location(column)

    def location(self, column: int = 0) -> Location:
        """Return the location of a cell of the current row."""
        return (self._place or self.records.place).location(column)

    def __iter__(self) -> Iterator[list[str]]:
        """Yield the cells of each row; one with fewer cells than there are names is filled up with empty ones.

        A row may have more cells; see `too_wide`.

        Raises:
            InvalidFile: The rest of the file cannot be read.
        """
        width = len(self.names)
        for row, place in self._waiting:
            self._place = place
            yield [*row, *[""] * (width - len(row))]
        self._place = None
        if self._error is not None:
            raise self._error
        for row in self._filled():
            if len(row) < width:
                row.extend([""] * (width - len(row)))
            yield row

    def too_wide(self, row: Sequence[str]) -> Problem | None:
        """Return the problem of a row that has something beyond the last column, with its location."""
        width = len(self.names)
        for column in range(width, len(row)):
            if comparable(row[column]):
                return problem("table-row-width", expected=width).at(self.location(column))
        return None

    def _first_rows(self) -> tuple[list[_HeaderRow], InvalidFile | None]:
        """Return the rows among which the header is, and the error that ended them early."""
        rows: list[_HeaderRow] = []
        try:
            for row in islice(self._filled(), _HEADER_ROWS):
                rows.append(_HeaderRow(row, self.records.place))  # noqa: PERF401 - keeps those before an error
        except InvalidFile as error:
            return rows, error
        return rows, None

    def _filled(self) -> Iterator[list[str]]:
        """Yield the records that are not blank."""
        for row in self.records:
            if any(row) and (row[0].strip() or any(map(comparable, row))):
                yield row


def _is_qualtrics(row: Sequence[str]) -> bool:
    cells = [cell.strip() for cell in row if cell.strip()]
    return all(cell.replace(" ", "").startswith(_QUALTRICS) for cell in cells)
