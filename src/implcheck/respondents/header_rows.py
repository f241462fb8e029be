"""Which rows of a table have the names of its columns: one, three as Qualtrics writes them, or two as SurveyMonkey does."""

from collections.abc import Collection, Sequence
from typing import NamedTuple, Protocol

from implcheck.model.comparable_text import comparable
from implcheck.model.problem import Location
from implcheck.respondents.survey_words import SINGLE_ANSWER

MOST_HEADER_ROWS = 3

_QUALTRICS = '{"ImportId":'
"""How the cells start of the third row of a Qualtrics export; above it are the codes and the texts of the questions."""


class Place(Protocol):
    """Where a record is in its file."""

    def location(self, column: int = 0) -> Location:
        """Return the location of a cell, by its index; of the end of the record if it has fewer cells."""
        ...


class HeaderRow(NamedTuple):
    """A row that can have the names of the columns."""

    cells: list[str]
    place: Place


class Header(NamedTuple):
    """The names of the columns, and how many rows they take."""

    names: HeaderRow
    rows: int


def header_of(rows: Sequence[HeaderRow], expected: Collection[str]) -> Header:
    """Return the header of a table that begins with these rows, at most `MOST_HEADER_ROWS` of them.

    Of the rows of Qualtrics, the names are the codes or the texts of the questions, whichever have more of the
    `expected` names. Of the two rows of SurveyMonkey, the second has the option of each column: it comes in brackets.
    """
    if len(rows) == MOST_HEADER_ROWS and _is_qualtrics(rows[-1].cells):
        names = {comparable(name) for name in expected}
        best = max(rows[:2], key=lambda row: len(names.intersection(map(comparable, row.cells))))
        return Header(best, MOST_HEADER_ROWS)
    if rows[1:] and _is_survey_monkey(rows[1].cells):
        return Header(HeaderRow(_with_options(rows[0].cells, rows[1].cells), rows[0].place), 2)
    return Header(rows[0], 1)


def _is_qualtrics(row: Sequence[str]) -> bool:
    cells = [cell.strip() for cell in row if cell.strip()]
    return all(cell.replace(" ", "").startswith(_QUALTRICS) for cell in cells)


def _is_survey_monkey(row: Sequence[str]) -> bool:
    """Return whether a row has nothing for the number of the respondent, and "Response" for a question of one column."""
    return not row[0].strip() and any(map(_is_single_answer, row))


def _is_single_answer(cell: str) -> bool:
    return comparable(cell).casefold() in SINGLE_ANSWER


def _with_options(questions: Sequence[str], options: Sequence[str]) -> list[str]:
    """Return the names of columns: of a question that has several, each with its option."""
    names: list[str] = []
    question = ""
    for index in range(max(len(questions), len(options))):
        own = questions[index].strip() if index < len(questions) else ""
        option = options[index].strip() if index < len(options) else ""
        question = own or question
        if not option or _is_single_answer(option):
            names.append(own)
        else:
            names.append(f"{question} [{option}]")
    return names
