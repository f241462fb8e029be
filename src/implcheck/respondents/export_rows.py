"""Open the export of a survey to draft its mapping: no mapping says yet what stands between its columns."""

from collections.abc import Collection, Iterator
from typing import NamedTuple

from implcheck.loading.files import OTHER_WORKBOOK_ENDINGS, TABLE_ENDINGS, WORKBOOK_ENDING
from implcheck.model.problem import InvalidFile, Location, problem
from implcheck.respondents.csv_records import CsvRecords
from implcheck.respondents.sheet_records import SheetRecords
from implcheck.respondents.table import Table


class Export(NamedTuple):
    """The columns of an export and its rows, which are read once."""

    names: tuple[str, ...]
    rows: Iterator[list[str]]
    delimiter: str | None
    """None for a workbook."""


def open_export(name: str, expected: Collection[str]) -> Export:
    """Open an export; `expected` are names that its columns probably have.

    Raises:
        InvalidFile: It cannot be read, is empty, is no table, or has too many columns.
    """
    lower = name.lower()
    if not lower.endswith(TABLE_ENDINGS):
        raise InvalidFile((problem("table-other-ending").at(Location(name)),))
    if lower.endswith(OTHER_WORKBOOK_ENDINGS):
        raise InvalidFile((problem("sheet-other-kind").at(Location(name)),))
    if lower.endswith(WORKBOOK_ENDING):
        table = Table(SheetRecords(name), expected)
        return Export(table.names, iter(table), None)
    records = CsvRecords(name, expected=expected)
    table = Table(records, expected)
    return Export(table.names, iter(table), records.delimiter)
