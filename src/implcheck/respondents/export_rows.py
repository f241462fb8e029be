"""Open the export of a survey to draft its mapping: no mapping says yet what stands between its columns."""

from collections.abc import Collection, Iterator
from typing import NamedTuple

from implcheck.model.comparable_text import comparable
from implcheck.model.limits import MOST_COLUMNS
from implcheck.model.problem import InvalidFile, problem
from implcheck.respondents.csv_records import DELIMITERS, CsvRecords


class Export(NamedTuple):
    """The columns of an export and its rows, which are read once."""

    names: tuple[str, ...]
    rows: Iterator[list[str]]
    delimiter: str | None


def open_export(name: str, expected: Collection[str]) -> Export:
    """Open an export; `expected` are names that its columns probably have.

    Raises:
        InvalidFile: It cannot be read, is empty, is no table, or has too many columns.
    """
    records = [CsvRecords(name, "", delimiter) for delimiter in DELIMITERS]
    known = {comparable(text) for text in expected}

    def fit(candidate: CsvRecords) -> tuple[int, int]:
        return len(known.intersection(map(comparable, candidate.names))), len(candidate.names)

    best = max(records, key=fit)
    if (count := len(best.names)) > MOST_COLUMNS:
        too_many = problem("table-too-many-columns", count=count, most=MOST_COLUMNS)
        raise InvalidFile((too_many.at(best.location(MOST_COLUMNS)),))
    return Export(tuple(best.names), iter(best), best.delimiter)
