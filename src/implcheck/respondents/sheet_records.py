"""Read the records of a sheet of an Excel workbook, with the location of each cell; see `table.Records`."""

import datetime
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import repeat
from typing import Any, NamedTuple

from implcheck.model.did_you_mean import Nearest
from implcheck.model.problem import InvalidFile, Location, Problem, problem
from implcheck.respondents.workbook import Sheet, guarded, open_workbook

_BETWEEN = " | "
"""What stands between the cells of a row where a problem shows it."""


class CellFault(str):
    """The text that a cell shows in place of a value: an error such as #REF!, or a formula that was never computed."""

    __slots__ = ()

    @property
    def problem(self) -> Problem:
        """What is wrong with the cell."""
        return problem("sheet-formula" if self.startswith("=") else "sheet-error", given=self)


class SheetPlace(NamedTuple):
    """Where a record is: its row in its sheet, counted from 1."""

    file: str
    sheet: str
    row: int
    cells: Sequence[str]

    def location(self, column: int = 0) -> Location:
        """Return the location of a cell by its index; the text of its row stands for the line."""
        before = _BETWEEN.join([*self.cells[:column], ""]) if column else ""
        cell = f"{self.sheet}!{_letters(column)}{self.row}"
        return Location(self.file, self.row, len(before) + 1, _BETWEEN.join(self.cells), cell)


class SheetRecords:
    """All rows of a sheet as texts, as the sheet shows them: 3 for 3.0, 85 for 85%, yes and no, dates as 2026-11-24.

    Args:
        name: The name of the file.
        sheet: The name of the sheet; None for the only one with content.
        decimal: What stands before the decimals of a number.

    Raises:
        InvalidFile: The file is no workbook, or has no such sheet, or several to choose from; or it has merged cells.
        ModuleNotFoundError: openpyxl is not installed.
    """

    def __init__(self, name: str, sheet: str | None = None, decimal: str = ".") -> None:
        self.name = name
        self._decimal = decimal
        self.sheet = guarded(name, lambda: self._chosen(open_workbook(name), sheet))
        self._row = 0
        self._cells: list[str] = []
        self._records = self._read()

    @property
    def place(self) -> SheetPlace:
        """Where the current record is."""
        return SheetPlace(self.name, self.sheet.title, self._row, tuple(self._cells))

    def __iter__(self) -> Iterator[list[str]]:
        """Yield the cells of each row, from where the last iteration ended.

        Raises:
            InvalidFile: The file is damaged, or cells are merged.
        """
        while (cells := guarded(self.name, lambda: next(self._records, None))) is not None:
            self._cells = cells
            yield list(cells)

    def _chosen(self, sheets: Sequence[Sheet], name: str | None) -> Sheet:
        if name is not None:
            named = next((sheet for sheet in sheets if sheet.title == name), None)
            if named is None:
                titles = [sheet.title for sheet in sheets]
                missing = problem(
                    "sheet-missing", sheet=name, known=", ".join(titles), suggestion=Nearest(name, titles)
                )
                raise self._refused(missing)
            return named
        filled = [sheet for sheet in sheets if not sheet.is_hidden and _has_content(sheet)]
        if not filled:
            raise self._refused(problem("file-empty-other"))
        if filled[1:]:
            raise self._refused(problem("sheet-choose", known=", ".join(sheet.title for sheet in filled)))
        return filled[0]

    def _refused(self, reason: Problem) -> InvalidFile:
        return InvalidFile((reason.at(Location(self.name)),))

    def _read(self) -> Iterator[list[str]]:
        formulas, last = self.sheet.formulas, self.sheet.last_column
        beside = formulas.iter_rows(max_col=last) if formulas is not None else repeat(())
        rows = zip(self.sheet.values.iter_rows(max_col=last), beside, strict=False)
        is_header = True
        for self._row, (row, own) in enumerate(rows, 1):
            cells = ["" if cell.value is None else self._text(cell) for cell in row]
            for column, cell in enumerate(own):
                if cell.data_type == "f" and column < len(cells) and not cells[column]:
                    cells[column] = CellFault(f"={str(cell.value).removeprefix('=')}")
            while cells and not cells[-1]:
                cells.pop()
            if is_header and cells:
                is_header = False
                self._refuse_merged(self._row)
            if cells:
                yield cells

    def _refuse_merged(self, header: int) -> None:
        """Raise InvalidFile if cells are merged: only the first has the value, and whose the others are nobody knows."""
        found = [
            problem("sheet-merged", cell=merged.cell).at(Location(self.name, cell=f"{self.sheet.title}!{merged.cell}"))
            for merged in self.sheet.merged
            if merged.last >= header
        ]
        if found:
            raise InvalidFile(tuple(found))

    def _text(self, cell: Any) -> str:
        value = cell.value
        match value:
            case bool():
                return "yes" if value else "no"
            case int() | float():
                number = Decimal(f"{value:.15g}")  # as many digits as Excel keeps
                number = number * 100 if "%" in cell.number_format else number
                written = f"{number.normalize():f}"
                if len(written.partition(".")[2]) == 3:  # noqa: PLR2004 - 1.234 as a text could be thousands
                    written += "0"
                return written.replace(".", self._decimal)
            case datetime.datetime():
                return value.isoformat(" ", "seconds").removesuffix(" 00:00:00")
            case _ if cell.data_type == "e":
                return CellFault(value)
            case _:
                return str(value)


def _has_content(sheet: Sheet) -> bool:
    return any(
        cell.value not in {None, ""} for row in sheet.values.iter_rows(max_col=sheet.last_column) for cell in row
    ) or (sheet.formulas is not None)


def _letters(column: int) -> str:
    """Return the name of a column by its index: A, B, … Z, AA."""
    letters, number = "", column + 1
    while number:
        number, last = divmod(number - 1, 26)
        letters = chr(ord("A") + last) + letters
    return letters
