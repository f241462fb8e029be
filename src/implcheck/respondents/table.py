"""A table of respondents, whatever file it comes from: its column names, and then a row of that width per respondent."""

from collections.abc import Collection, Iterator, Sequence
from itertools import islice
from typing import Protocol

from implcheck.model.comparable_text import comparable
from implcheck.model.limits import MOST_COLUMNS
from implcheck.model.problem import InvalidFile, Location, Problem, problem
from implcheck.respondents.header_rows import MOST_HEADER_ROWS, HeaderRow, Place, header_of


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


class Table:
    """The rows of a file after those with the column names. Blank rows are skipped, also before the names.

    The `expected` names tell which of several header rows has the names; see `header_rows.header_of`.

    Raises:
        InvalidFile: The file cannot be read, is empty, or has too many columns.
    """

    def __init__(self, records: Records, expected: Collection[str] = ()) -> None:
        self.records = records
        self.name = records.name
        self._waiting: list[HeaderRow] = []
        """Rows that were read while the header was looked for."""
        rows, self._error = self._first_rows()
        if not rows:
            raise self._error or InvalidFile((problem("table-empty").at(Location(records.name)),))
        header = header_of(rows, expected)
        self._waiting = rows[header.rows :]
        self._header = header.names
        self._place: Place | None = header.names.place
        self.names: tuple[str, ...] = tuple(map(comparable, header.names.cells))
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

    def _first_rows(self) -> tuple[list[HeaderRow], InvalidFile | None]:
        """Return the rows among which the header is, and the error that ended them early."""
        rows: list[HeaderRow] = []
        try:
            for row in islice(self._filled(), MOST_HEADER_ROWS):
                rows.append(HeaderRow(row, self.records.place))  # noqa: PERF401 - keeps those before an error
        except InvalidFile as error:
            return rows, error
        return rows, None

    def _filled(self) -> Iterator[list[str]]:
        """Yield the records that are not blank."""
        for row in self.records:
            if any(row) and (row[0].strip() or any(map(comparable, row))):
                yield row
