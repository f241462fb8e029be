"""Many respondents as a table: the CSV export of a survey, a row a respondent, a column a question."""

import csv
from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from implcheck.model.answers import Given, NotApplicable, Unknown
from implcheck.model.did_you_mean import Nearest
from implcheck.model.heard import Heard
from implcheck.model.limits import LONGEST_LINE, LONGEST_TEXT, MOST_COLUMNS, MOST_ROLES
from implcheck.model.problem import InvalidFile, Location, Problem, problem
from implcheck.model.questionnaire import Questionnaire
from implcheck.model.survey import Header
from implcheck.respondents.csv_columns import APART, NOTE, QUOTED, ROLE, Cells, Mapped, check
from implcheck.respondents.line_reader import Enough, Gathered, lines_of
from implcheck.respondents.tally import MOST_HELD, Counted, Counting, Key

csv.field_size_limit(LONGEST_LINE)  # a record has that limit already; the module's own is lower
DELIMITERS = (",", ";", "\t")


class _Kept:
    """The lines of a file as the CSV reader takes them, of which those of the record at hand are kept."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.number = 0
        self.record: list[str] = []
        self._size = 0
        self._lines = lines_of(name)

    def __iter__(self) -> Iterator[str]:
        for line in self._lines:
            self.number += 1
            # A record over many lines is held whole, and so has the limit of a line.
            self._size = len(line) + (self._size if self.record else 0)
            self.record.append(line)
            if self._size > LONGEST_LINE:
                told = problem("line-too-long", longest=f"{LONGEST_LINE // 1024} KiB")
                raise InvalidFile((told.at(Location(self.name, self.number - len(self.record) + 1, 1)),))
            yield line

    def location(self, delimiter: str, column: int = 0) -> Location:
        """Where a column of the record at hand starts."""
        start = _start_of("".join(self.record), delimiter, column)
        before = "".join(self.record)[:start]
        down = before.count("\n")
        first = self.number - len(self.record) + 1
        text = self.record[down].rstrip("\r\n") if self.record else ""
        return Location(self.name, first + down, start - (before.rfind("\n") + 1) + 1, text)


class _Layout(NamedTuple):
    """Which column holds what, by index."""

    role: int
    apart: int | None
    quoted: int | None
    answers: Mapping[int, str]
    notes: Mapping[str, int]


class Table:
    """A CSV file with a row of column names.

    Raises:
        InvalidFile: it cannot be read, or has no column of roles.
    """

    def __init__(self, name: str, mapped: Mapped) -> None:
        self.name = name
        self.mapped = mapped
        columns = mapped.columns
        self.header = Header.model_validate(
            {key: getattr(columns, key) for key in ("questionnaire", "project", "phase", "date")}
        )
        self.dates: tuple[date | None, ...] = (self.header.date,)
        self._kept = _Kept(name)
        self._source = iter(self._kept)
        first = next(self._source, None)
        if first is None or not first.strip():
            raise InvalidFile((problem("file-empty").at(Location(name)),))
        self.delimiter = columns.delimiter or _delimiter(first, columns.role)
        self._rows = csv.reader(_again(first, self._source), delimiter=self.delimiter, strict=True)
        try:
            self.names = [one.strip() for one in next(self._rows)]
        except csv.Error:
            raise InvalidFile((problem("table-not-csv").at(self._place()),)) from None
        if (count := len(self.names)) > MOST_COLUMNS:
            raise InvalidFile(
                (problem("table-too-many-columns", count=count, most=MOST_COLUMNS).at(self._place(MOST_COLUMNS)),)
            )
        if columns.role not in self.names:
            meant = Nearest(columns.role, self.names)
            raise InvalidFile((problem("table-no-role", column=columns.role, suggestion=meant).at(self._place()),))
        self._answered: set[str] = set()

    def location(self, key: str) -> Location:
        """Where the mapping says something of all of them."""
        return self.mapped.location(key) if getattr(self.mapped.columns, key, None) is not None else Location(self.name)

    def _place(self, column: int = 0) -> Location:
        return self._kept.location(self.delimiter, column)

    def heard(self, questionnaire: Questionnaire) -> Iterator[Heard]:
        """All respondents, in one pass; see `Survey`."""
        check(self.mapped, questionnaire)
        counting, gathered = Counting(questionnaire), Gathered(self.name)
        try:
            reader = _Reader(self._layout(questionnaire, gathered), Cells(self.mapped.columns, questionnaire), counting)
            width = len(self.names)
            self._kept.record.clear()
            for row in self._rows:
                if len(row) == width:
                    for column, found in reader.read(row):
                        gathered.add(found.at(self._place(column)))
                elif row:
                    told = problem("table-row-width", count=len(row), wanted=width)
                    gathered.add(told.at(self._place(min(len(row) - 1, width))))
                self._kept.record.clear()
                if counting.held > MOST_HELD:
                    yield from counting.handed_on()
        except Enough:
            pass
        except csv.Error:
            gathered.problems.append(problem("table-not-csv").at(self._place()))
        except InvalidFile as error:
            gathered.problems += error.problems
            gathered.left_out += error.left_out
        gathered.tell()
        yield from counting.handed_on()

    def _layout(self, questionnaire: Questionnaire, gathered: Gathered) -> _Layout:
        """Which column holds what; every column is known, or said not to be used.

        Raises:
            InvalidFile: a column is not known, or there twice, or one that the mapping names is not there.
        """
        columns = self.mapped.columns
        of_people = (columns.role, columns.may_stand_apart, columns.may_be_quoted)
        answers: dict[int, str] = {}
        notes: dict[str, int] = {}
        earlier: set[str] = set()
        for index, name in enumerate(self.names):
            if name in earlier:
                gathered.add(problem("table-column-twice", column=name).at(self._place(index)))
            elif name not in of_people:
                told = self._meaning(index, questionnaire, answers, notes)
                if told is not None:
                    gathered.add(told.at(self._place(index)))
            earlier.add(name)
        for path in self._named():
            if path[-1] not in earlier:
                meant = Nearest(path[-1], self.names)
                found = problem("table-no-such-column", path, column=path[-1], suggestion=meant)
                gathered.add(self.mapped.at(found))
        gathered.tell()
        at = {name: index for index, name in enumerate(self.names)}
        role, apart, quoted = (at.get(name) for name in of_people)
        return _Layout(role or 0, apart, quoted, answers, notes)

    def _meaning(
        self, index: int, questionnaire: Questionnaire, answers: dict[int, str], notes: dict[str, int]
    ) -> Problem | None:
        """Put a column where it belongs; what is wrong if it belongs nowhere."""
        columns, known, name = self.mapped.columns, questionnaire.by_id, self.names[index]
        id_: str | None = columns.columns.get(name, name)
        if name in columns.notes:
            notes[columns.notes[name]] = index
        elif id_ is not None and id_ in self._answered:
            return problem("table-question-twice", column=name, id=id_)
        elif id_ is not None and id_ in known:
            answers[index] = id_
            self._answered.add(id_)
        elif name.endswith(NOTE) and name.removesuffix(NOTE) in known:
            notes[name.removesuffix(NOTE)] = index
        elif id_ is not None:
            return problem("table-column-unknown", column=name, suggestion=Nearest(name, known))
        return None

    def _named(self) -> Iterator[tuple[str, ...]]:
        """The columns that the mapping names, by their path in it."""
        columns = self.mapped.columns
        for section in ("columns", "notes"):
            yield from ((section, column) for column in getattr(columns, section))
        for key in (APART, QUOTED):
            if getattr(columns, key) != key:
                yield key, getattr(columns, key)


_Role = tuple[Counted, list[tuple[int, dict[Key, int]]]]
"""What was heard of a role, and the counts of its answers by the index of their column."""


class _Reader:
    """Counts row after row; says what is wrong with a row, by its column."""

    def __init__(self, layout: _Layout, cells: Cells, counting: Counting) -> None:
        self.layout = layout
        self.cells = cells
        self.counting = counting
        self._roles: dict[str, _Role] = {}
        self._flags: dict[tuple[str, str], bool] = {}

    def read(self, row: list[str]) -> list[tuple[int, Problem]]:
        """Count the respondent of a row; what is wrong with it."""
        found: list[tuple[int, Problem]] = []
        layout = self.layout
        told = self._roles.get(row[layout.role])
        if told is None:
            told = self._role(row[layout.role], found)
        counted, columns = told
        counted.respondents += 1
        if not self._flag(APART, layout.apart, row, found):
            counted.may_stand_apart = False
        quoted = layout.quoted is not None and self._flag(QUOTED, layout.quoted, row, found)
        noted = {id_: row[index].strip() for id_, index in layout.notes.items() if row[index].strip()}
        for index, counts in columns:
            cell = row[index]
            if cell in counts and not noted:
                counts[cell] += 1
            else:
                self._answer(index, cell, counted, (noted, quoted), found)
        return found

    def _role(self, cell: str, found: list[tuple[int, Problem]]) -> _Role:
        if not (role := self.cells.role(cell)):
            found.append((self.layout.role, problem("empty", key=ROLE)))
        if len(role) > LONGEST_TEXT:
            found.append((self.layout.role, problem("text-too-long", key=ROLE, most=LONGEST_TEXT)))
            role = ""
        counted = self.counting.role(role) if role else self.counting.nobody()
        if counted is None:
            found.append((self.layout.role, problem("roles-too-many", most=MOST_ROLES)))
            counted = self.counting.nobody()
        columns = [(index, counted.counts[id_]) for index, id_ in self.layout.answers.items()]
        told = counted, columns
        if role and not found:
            self._roles[cell] = told
        return told

    def _flag(self, name: str, index: int | None, row: list[str], found: list[tuple[int, Problem]]) -> bool:
        if index is None:
            return False
        given = self._flags.get((name, row[index]))
        if given is not None:
            return given
        given = self.cells.flag(name, row[index])
        if given is None:
            found.append((index, problem("table-not-yes-or-no", given=row[index])))
            return False
        return self._flags.setdefault((name, row[index]), given)

    def _answer(
        self,
        index: int,
        cell: str,
        counted: Counted,
        aside: tuple[Mapping[str, str], bool],
        found: list[tuple[int, Problem]],
    ) -> None:
        """Count an answer that was not met before, or that has a note."""
        id_, (noted, quoted) = self.layout.answers[index], aside
        note = noted.get(id_)
        counts = counted.counts[id_]
        if note is None and cell in counts:
            counts[cell] += 1
            return
        try:
            answer = self.counting.read(id_, self.cells.written(id_, cell))
        except InvalidFile as error:
            found += [(index, one) for one in error.problems]
            return
        if note is not None and len(note) > LONGEST_TEXT:
            too_long = problem("text-too-long", key=f"{id_}{NOTE}", most=LONGEST_TEXT)
            found.append((self.layout.notes[id_], too_long))
            return
        if note is not None and isinstance(answer, (Given, Unknown, NotApplicable)):
            answer = answer.model_copy(update={"note": note})
        counted.hear(id_, cell, answer, may_be_quoted=quoted)


def _again(first: str, rest: Iterator[str]) -> Iterator[str]:
    yield first
    yield from rest


def _delimiter(first: str, role: str) -> str:
    """What stands between columns: that with which one of them is the role; a comma if none is."""
    for one in DELIMITERS:
        if role in [name.strip() for name in next(csv.reader([first], delimiter=one), [])]:
            return one
    return DELIMITERS[0]


def _start_of(record: str, delimiter: str, column: int) -> int:
    """Where a column starts in the text of its record."""
    at, inside = 0, False
    for index, character in enumerate(record):
        if at == column:
            return index
        if character == '"':
            inside = not inside
        elif character == delimiter and not inside:
            at += 1
    return len(record.rstrip("\r\n")) if at != column else 0
