"""The assessment as an Excel workbook: a sheet of actions, one of answers and one of scores, with filters.

Texts are written as texts, so that no cell is ever a formula. XlsxWriter is an optional extra (`implcheck[office]`).
"""

import datetime
import io
from collections.abc import Iterator, Sequence
from fractions import Fraction
from math import ceil
from typing import Any, NamedTuple

from implcheck.model.assessment import Assessment
from implcheck.model.problem import Rejected
from implcheck.reports.formats import spreadsheet_tables as tables
from implcheck.reports.formats.spreadsheet_tables import Cell, Columns
from implcheck.reports.options import Options
from implcheck.wording.escape import for_xml, within_cell
from implcheck.wording.messages import Messages
from implcheck.wording.number_format import as_number

LINE = 15
"""The height of a line, in typographic points."""

MOST_LINES = 27
"""The most lines of a row, as Excel limits its height to 409 points."""


class Sheet(NamedTuple):
    """A table: its name, its columns, their widths in characters, and its rows."""

    name: str
    columns: Columns[Any]
    widths: tuple[int, ...]
    rows: Sequence[Any]


def render(report: Assessment | Rejected, options: Options) -> bytes:
    """Return the workbook's bytes, the same every time.

    Raises:
        ModuleNotFoundError: the extra is not installed.
    """
    import xlsxwriter

    messages, written = Messages.for_report(report, options.languages), io.BytesIO()
    book = xlsxwriter.Workbook(written, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    if isinstance(report, Rejected):
        title, day = report.file, datetime.date(1980, 1, 1)
    else:
        title, day = report.about.project, report.about.today
    created = datetime.datetime.combine(day, datetime.time.min)
    book.set_properties({"title": _text(title), "created": created})
    for sheet in _sheets(report):
        _put(book, sheet, messages)
    book.close()
    return written.getvalue()


def _put(book: Any, sheet: Sheet, messages: Messages) -> None:
    page = book.add_worksheet(messages.message(f"sheet.{sheet.name}"))
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    # With the prefix the cell stays a text when it is edited.
    body = book.add_format({"text_wrap": True, "valign": "top", "quote_prefix": True})
    figure = book.add_format({"text_wrap": True, "valign": "top"})
    for at, (key, width) in enumerate(zip(sheet.columns, sheet.widths, strict=True)):
        page.set_column(at, at, width)
        page.write_string(0, at, messages.message(f"column.{key}"), head)
    for line, row in enumerate(sheet.rows, start=1):
        cells = [cell(row, messages) for cell in sheet.columns.values()]
        page.set_row(line, LINE * _lines(cells, sheet.widths))
        for at, cell in enumerate(cells):
            if isinstance(cell, str):
                page.write_string(line, at, _text(cell), body)
            elif cell is not None:
                page.write_number(line, at, as_number(cell, 1) if isinstance(cell, Fraction) else cell, figure)
    page.set_row(0, 2 * LINE)
    page.freeze_panes(1, 0)
    page.autofilter(0, 0, max(len(sheet.rows), 1), len(sheet.widths) - 1)
    page.set_landscape()
    page.set_paper(9)  # A4
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)


def _lines(row: Sequence[Cell], widths: Sequence[int]) -> int:
    """Return how many lines a row needs, as not every program adjusts the height to wrapped text."""
    texts = ((cell, width) for cell, width in zip(row, widths, strict=True) if isinstance(cell, str))
    needed = max((sum(ceil((len(part) + 1) / width) for part in text.split("\n")) for text, width in texts), default=1)
    return min(max(needed, 1), MOST_LINES)


def _text(text: str) -> str:
    shown = within_cell(for_xml(text))
    # XlsxWriter would write a text between <r> and </r> unescaped, as XML that it made itself.
    return f"{shown} " if shown.startswith("<r>") and shown.endswith("</r>") else shown


def _sheets(report: Assessment | Rejected) -> Iterator[Sheet]:
    if isinstance(report, Rejected):
        yield Sheet("problems", tables.PROBLEMS, (30, 8, 8, 60, 60), report.listed)
        return
    yield Sheet("actions", tables.ACTIONS, (28, 12, 60, 22, 24, 45, 10, 28, 28), list(tables.action_rows(report)))
    yield Sheet("answers", tables.ANSWERS, (28, 30, 16, 60, 8, 40, 30, 28), list(tables.question_rows(report)))
    yield Sheet("scores", tables.PRACTICES, (45, 10, 10, 16, 12, 12, 16), report.practices)
    origin = report.about.questionnaire_origin
    if not origin.is_builtin:
        yield Sheet("questionnaire", tables.ORIGIN, (60, 70), [origin])
