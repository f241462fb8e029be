"""The assessment as an Excel workbook: the actions, the answers and the scores, a sheet each, with filters.

Texts are written as texts: nothing in a cell is ever a formula. XlsxWriter is an optional extra (`implcheck[office]`).
"""

import datetime
import io
from collections.abc import Iterable, Sequence
from fractions import Fraction
from math import ceil
from typing import Any, NamedTuple

from implcheck.model.assessment import Action, Assessment, PracticeResult, QuestionResult
from implcheck.model.enums import State
from implcheck.model.problem import Location, Rejected
from implcheck.reports import sentences
from implcheck.reports.options import Options
from implcheck.wording.escape import for_xml, within_cell
from implcheck.wording.messages import Messages
from implcheck.wording.number_format import as_number
from implcheck.wording.problems import hint, sentence

Cell = str | float | None

LINE = 15
"""The height of a line, in points."""

MOST_LINES = 27
"""A row is at most 409 points high."""


class Sheet(NamedTuple):
    """A table: its name, the keys of its columns (`column.<key>`) with their widths in characters, and its rows."""

    name: str
    columns: Sequence[tuple[str, int]]
    rows: Iterable[Sequence[Cell]]


def render(report: Assessment | Rejected, options: Options) -> bytes:
    """The workbook's bytes: the same every time.

    Raises:
        ModuleNotFoundError: the extra is not installed.
    """
    import xlsxwriter

    messages, written = Messages(options.languages), io.BytesIO()
    book = xlsxwriter.Workbook(written, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    day = datetime.date(1980, 1, 1) if isinstance(report, Rejected) else report.about.today
    book.set_properties(
        {"title": _title(report), "created": datetime.datetime.combine(day, datetime.datetime.min.time())}
    )
    for sheet in _problems(report, messages) if isinstance(report, Rejected) else _sheets(report, messages):
        _put(book, sheet, messages)
    book.close()
    return written.getvalue()


def _title(report: Assessment | Rejected) -> str:
    return _text(report.file if isinstance(report, Rejected) else report.about.project)


def _put(book: Any, sheet: Sheet, messages: Messages) -> None:
    page = book.add_worksheet(messages.message(f"sheet.{sheet.name}"))
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    # With the prefix a text stays one when somebody edits the cell.
    body = book.add_format({"text_wrap": True, "valign": "top", "quote_prefix": True})
    figure = book.add_format({"text_wrap": True, "valign": "top"})
    rows = list(sheet.rows)
    for at, (key, width) in enumerate(sheet.columns):
        page.set_column(at, at, width)
        page.write_string(0, at, messages.message(f"column.{key}"), head)
    for line, row in enumerate(rows, start=1):
        page.set_row(line, LINE * _lines(row, sheet.columns))
        for at, cell in enumerate(row):
            if isinstance(cell, str):
                page.write_string(line, at, _text(cell), body)
            elif cell is not None:
                page.write_number(line, at, cell, figure)
    page.set_row(0, 2 * LINE)
    page.freeze_panes(1, 0)
    page.autofilter(0, 0, max(len(rows), 1), len(sheet.columns) - 1)
    page.set_landscape()
    page.set_paper(9)  # A4
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)


def _lines(row: Sequence[Cell], columns: Sequence[tuple[str, int]]) -> int:
    """How many lines a row needs: not every program makes room for text that wraps."""
    cells = ((cell, width) for cell, (_, width) in zip(row, columns, strict=True) if isinstance(cell, str))
    needed = max((sum(ceil((len(part) + 1) / width) for part in cell.split("\n")) for cell, width in cells), default=1)
    return min(max(needed, 1), MOST_LINES)


def _text(text: str) -> str:
    shown = within_cell(for_xml(text))
    # XlsxWriter takes what is wholly in <r> for XML that it made itself, and would write it as it is.
    return f"{shown} " if shown.startswith("<r>") and shown.endswith("</r>") else shown


def _sheets(of: Assessment, messages: Messages) -> tuple[Sheet, ...]:
    return (
        Sheet(
            "actions",
            (
                ("risk", 28),
                ("level", 12),
                ("do", 60),
                ("who", 22),
                ("effort", 24),
                ("done-when", 45),
                ("points", 10),
                ("practice", 28),
                ("id", 28),
            ),
            (_action(of, one, messages) for one in of.actions),
        ),
        Sheet(
            "answers",
            (
                ("practice", 28),
                ("title", 30),
                ("state", 16),
                ("answer", 60),
                ("score", 8),
                ("note", 40),
                ("evidence", 30),
                ("id", 28),
            ),
            (_answer(of, one, messages) for one in of.questions if one.state is not State.NOT_ASKED),
        ),
        Sheet(
            "scores",
            (
                ("practice", 45),
                ("points", 10),
                ("ceiling", 10),
                ("level", 16),
                ("share", 12),
                ("known", 12),
                ("id", 16),
            ),
            (_score(one, messages) for one in of.practices),
        ),
        *_questionnaire(of),
    )


def _questionnaire(of: Assessment) -> tuple[Sheet, ...]:
    """Which questionnaire was answered, if it is not a built-in one."""
    origin = of.about.questionnaire_origin
    columns = (("questionnaire", 60), ("digest", 70))
    return () if origin.is_builtin else (Sheet("questionnaire", columns, [[origin.file, origin.digest]]),)


def _action(of: Assessment, one: Action, messages: Messages) -> list[Cell]:
    finding = next(each for each in of.findings if each.id == one.finding)
    practices = [messages.text(practice.title) for practice in of.practices if practice.id in finding.practices]
    advice = one.advice
    return [
        messages.text(one.title),
        messages.level(one.level),
        messages.text(advice.do),
        messages.text(advice.who),
        messages.effort(advice.effort),
        messages.text(advice.done_when),
        _tenths(one.points),
        "; ".join(practices),
        one.finding,
    ]


def _answer(of: Assessment, one: QuestionResult, messages: Messages) -> list[Cell]:
    practice = next(each for each in of.practices if each.id == one.practice)
    return [
        messages.text(practice.title),
        messages.text(one.title),
        messages.message(f"state.{one.state}"),
        one.not_applicable_reason or sentences.answer_in_words(one, messages),
        one.score,
        one.note or "",
        "; ".join(one.evidence),
        one.id,
    ]


def _score(one: PracticeResult, messages: Messages) -> list[Cell]:
    return [
        messages.text(one.title),
        _tenths(one.score.low) if one.score is not None else None,
        _tenths(one.score.high) if one.score is not None else None,
        messages.practice_level(one.outcome, one.level),
        _tenths(100 * one.share),
        _tenths(100 * one.known),
        one.id,
    ]


def _tenths(points: Fraction) -> float:
    return as_number(points, 1)


def _problems(report: Rejected, messages: Messages) -> tuple[Sheet, ...]:
    columns = (("file", 30), ("line", 8), ("column", 8), ("problem", 60), ("hint", 60))
    language = messages.languages[0]
    rows = [
        [location.file, location.line or None, location.column or None, sentence(one, language), hint(one, language)]
        for one in report.listed
        for location in (one.location or Location(""),)
    ]
    return (Sheet("problems", columns, rows),)
