"""Assign the columns of a table: which holds the role, a consent, the answers to a question, a tick, or its notes."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from implcheck.model.answer_value import quoted
from implcheck.model.comparable_text import comparable
from implcheck.model.did_you_mean import Nearest
from implcheck.model.problem import Problem, problem
from implcheck.model.question import MultiQuestion
from implcheck.model.respondents_file import ColumnUse
from implcheck.respondents.csv_cells import QUOTED, STAND_APART, CellParser
from implcheck.respondents.csv_mapping import LoadedMapping
from implcheck.respondents.earlier_ids import present_id
from implcheck.respondents.line_reader import ProblemCollector
from implcheck.respondents.table import Table

NOTE = ":note"
"""The end of the name of a column with notes, after the question's id."""

_IN_BRACKETS = re.compile(r"(?P<name>.*?) ?\[(?P<option>[^\[\]]+)\]")
"""A name that ends with an option between brackets, as survey tools write it."""


class Columns(NamedTuple):
    """The index of each column by its meaning."""

    role: int
    may_stand_apart: int | None
    may_be_quoted: int | None
    answers: Mapping[int, str]
    """By column, the id of its question."""
    ticks: Mapping[str, Mapping[int, str]]
    """By question id, the option that each of its columns ticks."""
    notes: Mapping[str, int]
    """By question id, its column of notes."""

    @property
    def used(self) -> frozenset[int | None]:
        """The columns that are read."""
        ticks = (index for columns in self.ticks.values() for index in columns)
        consents = (self.may_stand_apart, self.may_be_quoted)
        return frozenset((self.role, *consents, *self.answers, *ticks, *self.notes.values()))


def assign_columns(
    table: Table, loaded: LoadedMapping, parser: CellParser, collector: ProblemCollector
) -> tuple[Columns, tuple[Problem, ...]]:
    """Return the columns of a table, and the warnings about them.

    Columns that are unknown, missing, or used and not told apart by their names are added to the collector. Columns
    without a name, and those that the mapping leaves empty, are not used.

    Raises:
        TooManyProblems: So many columns are wrong that the others are not checked.
    """
    mapping, names = loaded.mapping, table.names
    role, *consents = (comparable(name) for name in (mapping.role, mapping.may_stand_apart, mapping.may_be_quoted))
    assignment = _Assignment(loaded, parser)
    first: dict[str, int] = {}
    for index, name in enumerate(names):
        found = None
        if name in first:
            found = _twice(table, first[name], index) if first[name] not in assignment.unused else None
        elif name and name not in (role, *consents):
            found = assignment.assign(index, name, table.written_names[index])
        if name:
            first.setdefault(name, index)
        if found is not None:
            collector.add(loaded.locate(found) if found.path else found.at(table.name_location(index)))
    for found in _missing_columns(loaded, table.written_names, frozenset(names)):
        collector.add(loaded.locate(found))
    may_stand_apart, may_be_quoted = (first.get(name) for name in consents)
    columns = Columns(
        first[role], may_stand_apart, may_be_quoted, assignment.answers, assignment.ticks, assignment.notes
    )
    return columns, tuple(found.at(table.name_location(index)) for index, found in assignment.warnings)


class _Assignment:
    """The columns of answers and notes that were assigned so far."""

    def __init__(self, loaded: LoadedMapping, parser: CellParser) -> None:
        self.parser = parser
        self.questionnaire = parser.questionnaire
        self.columns = {comparable(name): use for name, use in loaded.mapping.columns.items()}
        self.keys = {comparable(name): name for name in loaded.mapping.columns}
        self.mapped_notes = {comparable(name): id_ for name, id_ in loaded.mapping.notes.items()}
        self.answers: dict[int, str] = {}
        self.ticks: dict[str, dict[int, str]] = {}
        self.notes: dict[str, int] = {}
        self.unused: set[int] = set()
        """Columns that have a name and are not used, also those that are unknown."""
        self.warnings: list[tuple[int, Problem]] = []
        self._answered: dict[str, str] = {}
        """By question, the name of the first of its columns."""

    def assign(self, index: int, name: str, written: str) -> Problem | None:
        """Assign a column; return a problem if it cannot be assigned. With a path it is one of the mapping."""
        questions = self.questionnaire.by_id
        if name in self.mapped_notes:
            return self._assign_note(index, self.mapped_notes[name], written)
        if name in self.columns:
            use = self.columns[name]
            if use is None:
                self.unused.add(index)
                return None
            return self._assign_answers(index, use, written)
        if name in questions:
            return self._assign_answers(index, ColumnUse(question=name), written)
        if (noted := name.removesuffix(NOTE)) in questions:
            return self._assign_note(index, noted, written)
        bracket = _IN_BRACKETS.fullmatch(name)
        if bracket is not None and isinstance(questions.get(bracket["name"]), MultiQuestion):
            return self._assign_answers(index, ColumnUse(question=bracket["name"]), written)
        return self._assign_earlier(index, noted, written, is_note=name != noted)

    def _assign_earlier(self, index: int, id_: str, written: str, *, is_note: bool) -> Problem | None:
        """Assign a column that has the id of a question of an earlier version, if any."""
        present, warning = present_id(id_, self.questionnaire)
        if warning is not None and warning not in [earlier for _, earlier in self.warnings]:
            self.warnings.append((index, warning))
        if warning is not None and present is not None:
            use = ColumnUse(question=present)
            return self._assign_note(index, present, written) if is_note else self._assign_answers(index, use, written)
        self.unused.add(index)
        if present is None:
            return None
        return problem(
            "table-column-unknown", column=quoted(written), suggestion=Nearest(id_, self.questionnaire.by_id)
        )

    def _assign_note(self, index: int, id_: str, written: str) -> Problem | None:
        if id_ in self.notes:
            return problem("table-notes-twice", column=written, id=id_)
        self.notes[id_] = index
        return None

    def _assign_answers(self, index: int, use: ColumnUse, written: str) -> Problem | None:
        id_, option = use.question, use.option or self._option_in(written, use.question)
        other = self._answered.setdefault(id_, written)
        if option is not None and id_ not in self.answers.values():
            if option in self.ticks.setdefault(id_, {}).values():
                return problem("table-option-twice", column=written, id=id_, option=option)
            self.ticks[id_][index] = option
            return None
        if option is None and other is written:
            self.answers[index] = id_
            return None
        if not isinstance(self.questionnaire.by_id[id_], MultiQuestion):
            return problem("table-question-twice", column=written, other=other, id=id_)
        options = [str(choice.value) for choice in self.questionnaire.by_id[id_].choices]
        unclear = written if option is None else other
        return problem(
            "table-ticks-unclear",
            ("columns", self.keys[comparable(unclear)]) if comparable(unclear) in self.keys else (),
            on_key=True,
            column=written,
            other=other,
            unclear=unclear,
            id=id_,
            options=", ".join(options),
        )

    def _option_in(self, written: str, id_: str) -> str | None:
        """Return the option that a name has between brackets at its end, if it is a known text of a multiple choice."""
        bracket = _IN_BRACKETS.fullmatch(comparable(written))
        if bracket is None or not isinstance(self.questionnaire.by_id[id_], MultiQuestion):
            return None
        options = {choice.value for choice in self.questionnaire.by_id[id_].choices}
        meanings = [value for value in self.parser.texts(id_).meanings(bracket["option"]) if value in options]
        return str(meanings[0]) if len(meanings) == 1 else None


def _twice(table: Table, first: int, second: int) -> Problem:
    """Return the problem of two columns of the same name, of which the first is used."""
    name, other = table.written_names[second], table.written_names[first]
    code = "table-column-twice" if name == other else "table-column-alike"
    return problem(code, column=name, other=other, first=first + 1, second=second + 1)


def _missing_columns(loaded: LoadedMapping, written: Sequence[str], names: frozenset[str]) -> Iterator[Problem]:
    """Yield the columns that the mapping names and the file does not have."""
    mapping = loaded.mapping
    paths = [(section, column) for section in ("columns", "notes") for column in getattr(mapping, section)]
    paths += [(key, getattr(mapping, key)) for key in (STAND_APART, QUOTED) if getattr(mapping, key) != key]
    for key, column in paths:
        if comparable(column) not in names:
            yield problem("table-no-such-column", (key, column), column=column, suggestion=Nearest(column, written))
