"""Assign the columns of a CSV file: which holds the role, a consent, the answers to a question, or its notes."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from implcheck.model.did_you_mean import Nearest
from implcheck.model.problem import Problem, problem
from implcheck.model.questionnaire import Questionnaire
from implcheck.model.respondents_file import CsvMapping
from implcheck.respondents.csv_cells import QUOTED, STAND_APART
from implcheck.respondents.csv_mapping import LoadedMapping
from implcheck.respondents.csv_records import CsvRecords
from implcheck.respondents.line_reader import ProblemCollector
from implcheck.respondents.table import Table

NOTE = ":note"
"""The end of the name of a column with notes, after the question's id."""


class Columns(NamedTuple):
    """The index of each column by its meaning."""

    role: int
    may_stand_apart: int | None
    may_be_quoted: int | None
    answers: Mapping[int, str]
    """By column, the id of its question."""
    notes: Mapping[str, int]
    """By question id, its column of notes."""


def assign_columns(
    records: CsvRecords | Table, loaded: LoadedMapping, questionnaire: Questionnaire, collector: ProblemCollector
) -> Columns:
    """Return the columns of a file. Columns that are unknown, duplicate or missing are added to the collector.

    Raises:
        TooManyProblems: So many columns are wrong that the others are not checked.
    """
    mapping, names = loaded.mapping, records.names
    respondent_columns = (mapping.role, mapping.may_stand_apart, mapping.may_be_quoted)
    assignment = _Assignment(mapping, questionnaire)
    earlier: set[str] = set()
    for index, name in enumerate(names):
        found = None
        if name in earlier:
            found = problem("table-column-twice", column=name)
        elif name not in respondent_columns:
            found = assignment.assign(index, name)
        if found is not None:
            collector.add(found.at(records.location(index)))
        earlier.add(name)
    for found in _missing_columns(mapping, names):
        collector.add(loaded.locate(found))
    by_name = {name: index for index, name in enumerate(names)}
    role, may_stand_apart, may_be_quoted = (by_name.get(name) for name in respondent_columns)
    return Columns(role or 0, may_stand_apart, may_be_quoted, assignment.answers, assignment.notes)


class _Assignment:
    """The columns of answers and notes that were assigned so far."""

    def __init__(self, mapping: CsvMapping, questionnaire: Questionnaire) -> None:
        self.mapping = mapping
        self.questions = questionnaire.by_id
        self.answers: dict[int, str] = {}
        self.notes: dict[str, int] = {}
        self._answered: set[str] = set()

    def assign(self, index: int, name: str) -> Problem | None:
        """Assign a column; return a problem if it cannot be assigned."""
        id_: str | None = self.mapping.columns.get(name, name)
        if name in self.mapping.notes:
            self.notes[self.mapping.notes[name]] = index
        elif id_ is not None and id_ in self._answered:
            return problem("table-question-twice", column=name, id=id_)
        elif id_ is not None and id_ in self.questions:
            self.answers[index] = id_
            self._answered.add(id_)
        elif name.endswith(NOTE) and name.removesuffix(NOTE) in self.questions:
            self.notes[name.removesuffix(NOTE)] = index
        elif id_ is not None:
            return problem("table-column-unknown", column=name, suggestion=Nearest(name, self.questions))
        return None


def _missing_columns(mapping: CsvMapping, names: Sequence[str]) -> Iterator[Problem]:
    """Yield the columns that the mapping names and the file does not have."""
    paths = [(section, column) for section in ("columns", "notes") for column in getattr(mapping, section)]
    paths += [(key, getattr(mapping, key)) for key in (STAND_APART, QUOTED) if getattr(mapping, key) != key]
    known = set(names)
    for key, column in paths:
        if column not in known:
            yield problem("table-no-such-column", (key, column), column=column, suggestion=Nearest(column, names))
