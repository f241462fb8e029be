"""Read a table of many respondents into a tally: a row per respondent, a column per question."""

from collections.abc import Sequence
from datetime import date

from implcheck.loading.files import OTHER_WORKBOOK_ENDINGS, WORKBOOK_ENDING
from implcheck.model.comparable_text import comparable
from implcheck.model.did_you_mean import Nearest
from implcheck.model.problem import InvalidFile, Location, Problem, problem
from implcheck.model.respondents_file import FileHeader
from implcheck.respondents.csv_cells import CellParser
from implcheck.respondents.csv_columns import Columns, assign_columns
from implcheck.respondents.csv_mapping import LoadedMapping, check_mapping, present_mapping
from implcheck.respondents.csv_records import CsvRecords
from implcheck.respondents.csv_rows import Found, RowReader
from implcheck.respondents.line_reader import ProblemCollector, TooManyProblems
from implcheck.respondents.sheet_records import CellFault, SheetRecords
from implcheck.respondents.table import Records, Table
from implcheck.respondents.tally import Tally


class TableFile:
    """A file with a table whose first row names the columns: CSV, or a sheet of a workbook.

    Raises:
        InvalidFile: The file cannot be read, has too many columns, or has no column of roles; or it is a workbook, and
            the mapping names a sheet that is not there.
    """

    def __init__(self, name: str, loaded: LoadedMapping) -> None:
        self.name = name
        self.mapping = loaded
        mapping = loaded.mapping
        keys = ("questionnaire", "project", "phase", "date")
        self.header = FileHeader.model_validate({key: getattr(mapping, key) for key in keys})
        self.is_header_readable = True  # by now
        self.dates: tuple[date | None, ...] = (self.header.date,)
        self.warnings: tuple[Problem, ...] = ()
        self._table = Table(_records(name, loaded), mapping.expected_names)
        if comparable(mapping.role) not in self._table.names:
            names = self._table.written_names
            suggestion, is_sheet = Nearest(mapping.role, names), isinstance(self._table.records, SheetRecords)
            missing = problem(
                "sheet-no-role" if is_sheet else "table-no-role", column=mapping.role, suggestion=suggestion
            )
            raise InvalidFile((missing.at(self._table.name_location()),))

    def location(self, key: str) -> Location:
        """Return the location of a key of the header: in the mapping, or the file as a whole."""
        is_mapped = getattr(self.mapping.mapping, key, None) is not None
        return self.mapping.location(key) if is_mapped else Location(self.name)

    def read_into(self, tally: Tally) -> None:
        """Add all respondents to a tally; see `RespondentsFile`."""
        loaded, of_mapping = present_mapping(self.mapping, tally.questionnaire)
        check_mapping(loaded, tally.questionnaire)
        collector = ProblemCollector(self.name)
        parser = CellParser(loaded.mapping, tally.questionnaire, is_of_survey=loaded.tree is not None)
        try:
            columns, of_columns = assign_columns(self._table, loaded, parser, collector)
            self.warnings = (*of_mapping, *of_columns)
            if not collector.problems:
                self._read_rows(RowReader(columns, parser, tally), collector)
        except TooManyProblems:
            pass
        except InvalidFile as error:
            collector.extend(error)
        collector.raise_if_any()

    def _read_rows(self, reader: RowReader, collector: ProblemCollector) -> None:
        width, is_sheet = len(self._table.names), isinstance(self._table.records, SheetRecords)
        for row in self._table:
            if len(row) != width and (too_wide := self._table.too_wide(row)) is not None:
                collector.add(too_wide)
                continue
            for column, found in (is_sheet and _faults(row, reader.columns)) or reader.read(row):
                collector.add(found.at(self._table.location(column)))


def _records(name: str, loaded: LoadedMapping) -> Records:
    """Return the records of a table: of a workbook if its name says so, else of CSV.

    Raises:
        InvalidFile: It cannot be read, or the mapping names a sheet that is not there.
    """
    mapping = loaded.mapping
    if name.lower().endswith(OTHER_WORKBOOK_ENDINGS):
        raise InvalidFile((problem("sheet-other-kind").at(Location(name)),))
    if not name.lower().endswith(WORKBOOK_ENDING):
        return CsvRecords(name, mapping.delimiter, mapping.expected_names)
    try:
        return SheetRecords(name, mapping.sheet, mapping.decimal or ".")
    except InvalidFile as error:
        found = error.problems[0]
        raise InvalidFile((found.at(loaded.location("sheet")),)) if found.code == "sheet-missing" else error from None


def _faults(row: Sequence[str], columns: Columns) -> Found:
    """Return the problems of cells of a workbook that have no value, in the columns that are read."""
    used = columns.used
    return [(index, cell.problem) for index, cell in enumerate(row) if isinstance(cell, CellFault) and index in used]
