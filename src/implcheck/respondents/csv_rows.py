"""Count the respondents of a table: a row each, with the answers and ticks that their questions have columns for."""

from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

from implcheck.model.answers import Unanswered
from implcheck.model.comparable_text import comparable
from implcheck.model.limits import LONGEST_TEXT, MOST_ROLES
from implcheck.model.problem import InvalidFile, Problem, problem
from implcheck.respondents.csv_cells import QUOTED, ROLE, STAND_APART, CellParser
from implcheck.respondents.csv_columns import NOTE, Columns
from implcheck.respondents.question_tally import Slot
from implcheck.respondents.respondents_file import read_answer
from implcheck.respondents.tally import MOST_REMEMBERED, AnswerCache, RoleCache, Tally, WrittenForm

Found = list[tuple[int, Problem]]
"""The problems of a row, each with its column."""

_NO_ANSWER = {"answer-not-a-level": "levels", "answer-no-such-option": "options", "answer-not-a-number": ""}
"""The problems of a text that is no answer, with the detail that lists the answers."""

_ColumnSlots = list[tuple[int, dict[WrittenForm, Slot]]]
"""The slots for each column of answers."""

_RoleColumns = tuple[RoleCache, tuple[_ColumnSlots, _ColumnSlots]]
"""The cache of a role, with the slots of respondents who may not be quoted, and of those who may."""


class _Remarks(NamedTuple):
    """The notes of a respondent by question, and whether they may be shown with the role."""

    notes: Mapping[str, str]
    may_be_quoted: bool


_NO_REMARKS = _Remarks({}, may_be_quoted=False), _Remarks({}, may_be_quoted=True)


class _Ticks(NamedTuple):
    """The columns that tick the options of a question."""

    id: str
    columns: tuple[int, ...]
    options: tuple[str, ...]


class RowReader:
    """Counts row after row, and returns the problems of each."""

    def __init__(self, columns: Columns, parser: CellParser, tally: Tally) -> None:
        self.columns = columns
        self.parser = parser
        self.cache = AnswerCache(tally)
        self._ticks = [_Ticks(id_, tuple(own), tuple(own.values())) for id_, own in columns.ticks.items()]
        self._roles: dict[str, _RoleColumns] = {}
        self._flags: dict[tuple[str, str], bool] = {}

    def read(self, row: list[str]) -> Found:
        """Count the respondent of a row, and return the problems of the row. A row that says nothing is skipped."""
        found: Found = []
        columns = self.columns
        known = self._roles.get(row[columns.role])
        if known is None and not any(comparable(row[index]) for index in columns.used if index is not None):
            return found
        cache, answer_columns = known if known is not None else self._role(row[columns.role], found)
        cache.role.add(may_stand_apart=self._flag(STAND_APART, columns.may_stand_apart, row, found))
        quoted = columns.may_be_quoted is not None and self._flag(QUOTED, columns.may_be_quoted, row, found)
        notes = {id_: row[index].strip() for id_, index in columns.notes.items() if row[index].strip()}
        remarks = _Remarks(notes, quoted) if notes else _NO_REMARKS[quoted]
        for index, slots in answer_columns[quoted]:
            slot = slots.get(row[index])
            if slot is None or notes:
                self._answer(index, row[index], cache, remarks, found)
            else:
                counts, position = slot
                counts[position] += 1
        for ticks in self._ticks:
            self._ticked(ticks, row, cache, remarks, found)
        return found

    def _role(self, cell: str, found: Found) -> _RoleColumns:
        if not (role := self.parser.role(cell)):
            found.append((self.columns.role, problem("table-role-empty")))
        if len(role) > LONGEST_TEXT:
            found.append((self.columns.role, problem("text-too-long", key=ROLE, most=LONGEST_TEXT)))
            role = ""
        cache = self.cache.role(role) if role else self.cache.invalid_role()
        if cache is None:
            found.append((self.columns.role, problem("roles-too-many", most=MOST_ROLES)))
            cache = self.cache.invalid_role()
        unquoted, quoted = (
            [(index, slots[id_]) for index, id_ in self.columns.answers.items()] for slots in cache.slots
        )
        role_columns = cache, (unquoted, quoted)
        if role and not found and len(self._roles) < MOST_REMEMBERED:
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
        if len(self._flags) < MOST_REMEMBERED:
            self._flags[name, row[index]] = given
        return given

    def _answer(self, index: int, cell: str, cache: RoleCache, remarks: _Remarks, found: Found) -> None:
        """Count an answer whose written form is not remembered, or that may have a note."""
        id_ = self.columns.answers[index]
        if _is_counted(cache, id_, cell, remarks):
            return
        try:
            written = self.parser.answer(id_, cell)
            self._count(id_, cell, written, cache, remarks, found)
        except InvalidFile as error:
            found += [(index, self._explained(id_, wrong)) for wrong in error.problems]

    def _ticked(self, ticks: _Ticks, row: list[str], cache: RoleCache, remarks: _Remarks, found: Found) -> None:
        """Count the answer to a question with a column for each option."""
        cells = tuple(row[index] for index in ticks.columns)
        if _is_counted(cache, ticks.id, (tuple, cells), remarks):
            return
        written = None
        try:
            written = self.parser.ticks(ticks.id, ticks.options, cells)
            self._count(ticks.id, (tuple, cells), written, cache, remarks, found)
        except InvalidFile as error:
            for wrong in error.problems:
                at = wrong.path[-1] if wrong.path and isinstance(wrong.path[-1], int) else 0
                index = ticks.options.index(written[at]) if isinstance(written, list) else at
                found.append((ticks.columns[index], self._explained(ticks.id, wrong)))

    def _explained(self, id_: str, wrong: Problem) -> Problem:
        """Return the problem of a text that is no answer, for an export: with the way to say in the mapping what it is."""
        if not self.parser.is_of_survey or wrong.code not in _NO_ANSWER:
            return wrong
        given, answers = wrong.details["given"], wrong.details.get(_NO_ANSWER[wrong.code], "")
        explained = problem("table-text-no-number", given=given, id=id_)
        if answers:
            explained = problem("table-text-unknown", given=given, id=id_, answers=answers)
        return replace(explained, path=wrong.path, meant=wrong.meant)

    def _count(
        self, id_: str, form: WrittenForm, written: object, cache: RoleCache, remarks: _Remarks, found: Found
    ) -> None:
        """Count an answer with its note.

        Raises:
            InvalidFile: The question does not allow the answer; the problems have no location.
        """
        answer = read_answer(id_, written, self.cache.tally.questionnaire)
        note = remarks.notes.get(id_)
        if note is not None and len(note) > LONGEST_TEXT:
            too_long = problem("text-too-long", key=f"{id_}{NOTE}", most=LONGEST_TEXT)
            found.append((self.columns.notes[id_], too_long))
            return
        if note is not None and not isinstance(answer, Unanswered):
            answer = answer.model_copy(update={"note": note})
        self.cache.add(cache, id_, form, answer, may_be_quoted=remarks.may_be_quoted)


def _is_counted(cache: RoleCache, id_: str, form: WrittenForm, remarks: _Remarks) -> bool:
    """Count an answer whose written form is remembered; return whether it is, and has no note."""
    if id_ in remarks.notes or (slot := cache.slots[remarks.may_be_quoted][id_].get(form)) is None:
        return False
    counts, position = slot
    counts[position] += 1
    return True
