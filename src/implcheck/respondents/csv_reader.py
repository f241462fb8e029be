"""Read a CSV file of many respondents into a tally: a row per respondent, a column per question."""

from collections.abc import Mapping, Sequence
from datetime import date

from implcheck.loading.files import OTHER_WORKBOOK_ENDINGS, WORKBOOK_ENDING
from implcheck.model.answers import Unanswered
from implcheck.model.did_you_mean import Nearest
from implcheck.model.limits import LONGEST_TEXT, MOST_COLUMNS, MOST_ROLES
from implcheck.model.problem import InvalidFile, Location, Problem, problem
from implcheck.model.respondents_file import FileHeader
from implcheck.respondents.csv_cells import QUOTED, ROLE, STAND_APART, CellParser
from implcheck.respondents.csv_columns import NOTE, Columns, assign_columns
from implcheck.respondents.csv_mapping import LoadedMapping, check_mapping
from implcheck.respondents.csv_records import CsvRecords
from implcheck.respondents.line_reader import ProblemCollector, TooManyProblems
from implcheck.respondents.question_tally import Slot
from implcheck.respondents.respondents_file import read_answer
from implcheck.respondents.sheet_records import CellFault, SheetRecords
from implcheck.respondents.table import Table
from implcheck.respondents.tally import AnswerCache, RoleCache, Tally, WrittenForm

Found = list[tuple[int, Problem]]
"""The problems of a row, each with its column."""


class CsvFile:
    """A CSV file with a first row of column names.

    Raises:
        InvalidFile: The file cannot be read, has too many columns, or has no column of roles.
    """

    def __init__(self, name: str, loaded: LoadedMapping) -> None:
        self.name = name
        self.mapping = loaded
        mapping = loaded.mapping
        keys = ("questionnaire", "project", "phase", "date")
        self.header = FileHeader.model_validate({key: getattr(mapping, key) for key in keys})
        self.dates: tuple[date | None, ...] = (self.header.date,)
        self._records = _records(name, loaded)
        names = self._records.names
        if (count := len(names)) > MOST_COLUMNS:
            too_many = problem("table-too-many-columns", count=count, most=MOST_COLUMNS)
            raise InvalidFile((too_many.at(self._records.location(MOST_COLUMNS)),))
        if mapping.role not in names:
            missing = problem("table-no-role", column=mapping.role, suggestion=Nearest(mapping.role, names))
            raise InvalidFile((missing.at(self._records.location()),))

    def location(self, key: str) -> Location:
        """Return the location of a key of the header: in the mapping, or the file as a whole."""
        is_mapped = getattr(self.mapping.mapping, key, None) is not None
        return self.mapping.location(key) if is_mapped else Location(self.name)

    def read_into(self, tally: Tally) -> None:
        """Add all respondents to a tally; see `RespondentsFile`."""
        check_mapping(self.mapping, tally.questionnaire)
        collector = ProblemCollector(self.name)
        try:
            columns = assign_columns(self._records, self.mapping, tally.questionnaire, collector)
            if not collector.problems:
                parser = CellParser(self.mapping.mapping, tally.questionnaire)
                self._read_rows(_RowReader(columns, parser, tally), collector)
        except TooManyProblems:
            pass
        except InvalidFile as error:
            collector.extend(error)
        collector.raise_if_any()

    def _read_rows(self, reader: "_RowReader", collector: ProblemCollector) -> None:
        width = len(self._records.names)
        for row in self._records:
            if faults := _faults(row, reader.columns):
                for column, found in faults:
                    collector.add(found.at(self._records.location(column)))
            elif len(row) == width:
                for column, found in reader.read(row):
                    collector.add(found.at(self._records.location(column)))
            elif row:
                wrong_width = problem("table-row-width", count=len(row), expected=width)
                collector.add(wrong_width.at(self._records.location(min(len(row) - 1, width))))


def _records(name: str, loaded: LoadedMapping) -> CsvRecords | Table:
    """Return the records of a table: of a workbook if its name says so, else of CSV.

    Raises:
        InvalidFile: It cannot be read, or the mapping names a sheet that is not there.
    """
    mapping = loaded.mapping
    if name.lower().endswith(OTHER_WORKBOOK_ENDINGS):
        raise InvalidFile((problem("sheet-other-kind").at(Location(name)),))
    if not name.lower().endswith(WORKBOOK_ENDING):
        return CsvRecords(name, mapping.role, mapping.delimiter)
    try:
        return Table(SheetRecords(name, mapping.sheet, mapping.decimal), (mapping.role, *mapping.columns))
    except InvalidFile as error:
        found = error.problems[0]
        raise InvalidFile((found.at(loaded.location("sheet")),)) if found.code == "sheet-missing" else error from None


def _faults(row: Sequence[str], columns: Columns) -> Found:
    """Return the problems of cells of a workbook that have no value, in the columns that are read."""
    used = {columns.role, columns.may_stand_apart, columns.may_be_quoted, *columns.answers, *columns.notes.values()}
    return [(index, cell.problem) for index, cell in enumerate(row) if isinstance(cell, CellFault) and index in used]


_RoleColumns = tuple[RoleCache, list[tuple[int, dict[WrittenForm, Slot]]]]
"""The cache of a role, and its slots for each column of answers."""


class _RowReader:
    """Counts row after row, and returns the problems of each."""

    def __init__(self, columns: Columns, parser: CellParser, tally: Tally) -> None:
        self.columns = columns
        self.parser = parser
        self.cache = AnswerCache(tally)
        self._roles: dict[str, _RoleColumns] = {}
        self._flags: dict[tuple[str, str], bool] = {}

    def read(self, row: list[str]) -> Found:
        """Count the respondent of a row, and return the problems of the row."""
        found: Found = []
        columns = self.columns
        known = self._roles.get(row[columns.role])
        cache, answer_columns = known if known is not None else self._role(row[columns.role], found)
        cache.role.add(may_stand_apart=self._flag(STAND_APART, columns.may_stand_apart, row, found))
        quoted = columns.may_be_quoted is not None and self._flag(QUOTED, columns.may_be_quoted, row, found)
        notes = {id_: row[index].strip() for id_, index in columns.notes.items() if row[index].strip()}
        for index, slots in answer_columns:
            slot = slots.get(row[index])
            if slot is None or notes:
                self._answer(index, row[index], cache, (notes, quoted), found)
            else:
                counts, position = slot
                counts[position] += 1
        return found

    def _role(self, cell: str, found: Found) -> _RoleColumns:
        if not (role := self.parser.role(cell)):
            found.append((self.columns.role, problem("empty", key=ROLE)))
        if len(role) > LONGEST_TEXT:
            found.append((self.columns.role, problem("text-too-long", key=ROLE, most=LONGEST_TEXT)))
            role = ""
        cache = self.cache.role(role) if role else self.cache.invalid_role()
        if cache is None:
            found.append((self.columns.role, problem("roles-too-many", most=MOST_ROLES)))
            cache = self.cache.invalid_role()
        role_columns = cache, [(index, cache.slots[id_]) for index, id_ in self.columns.answers.items()]
        if role and not found:
            self._roles[cell] = role_columns
        return role_columns

    def _flag(self, name: str, index: int | None, row: list[str], found: Found) -> bool:
        if index is None:
            return False
        known = self._flags.get((name, row[index]))
        if known is not None:
            return known
        given = self.parser.flag(name, row[index])
        if given is None:
            found.append((index, problem("table-not-yes-or-no", given=row[index])))
            return False
        return self._flags.setdefault((name, row[index]), given)

    def _answer(
        self, index: int, cell: str, cache: RoleCache, remarks: tuple[Mapping[str, str], bool], found: Found
    ) -> None:
        """Count an answer whose written form is not remembered, or that may have a note."""
        id_, (notes, quoted) = self.columns.answers[index], remarks
        note = notes.get(id_)
        if note is None and (slot := cache.slots[id_].get(cell)) is not None:
            counts, position = slot
            counts[position] += 1
            return
        try:
            answer = read_answer(id_, self.parser.answer(id_, cell), self.cache.tally.questionnaire)
        except InvalidFile as error:
            found += [(index, wrong) for wrong in error.problems]
            return
        if note is not None and len(note) > LONGEST_TEXT:
            too_long = problem("text-too-long", key=f"{id_}{NOTE}", most=LONGEST_TEXT)
            found.append((self.columns.notes[id_], too_long))
            return
        if note is not None and not isinstance(answer, Unanswered):
            answer = answer.model_copy(update={"note": note})
        self.cache.add(cache, id_, cell, answer, may_be_quoted=quoted)
