"""The assessment as CSV: a row per question that is asked, in the questionnaire's order.

UTF-8 with a byte order mark, which some spreadsheets need to recognise the encoding; lines and quotes follow RFC 4180.
"""

import csv
import io
from collections.abc import Iterable
from fractions import Fraction
from typing import Any

from implcheck.model.assessment import Assessment
from implcheck.model.problem import Rejected
from implcheck.reports.formats.spreadsheet_tables import (
    PROBLEMS,
    QUESTIONS,
    Cell,
    Columns,
    Rating,
    Share,
    question_rows,
)
from implcheck.reports.options import Options
from implcheck.wording.escape import for_spreadsheet
from implcheck.wording.messages import Messages

BYTE_ORDER_MARK = "\ufeff"


def render(report: Assessment | Rejected, options: Options) -> str:
    """Return the questions as rows, or the problems of a file that cannot be used."""
    messages = Messages.for_report(report, options.languages)
    columns: Columns[Any] = PROBLEMS if isinstance(report, Rejected) else QUESTIONS
    rows: Iterable[Any] = report.listed if isinstance(report, Rejected) else question_rows(report)
    heads = [messages.message(f"column.{key}") for key in columns]
    cells = ([_text(cell(row, messages), messages) for cell in columns.values()] for row in rows)
    return BYTE_ORDER_MARK + csv_rows([heads, *cells])


def csv_rows(rows: Iterable[Iterable[str]]) -> str:
    """Return rows of cells, in which no text is a formula, with the line ends and quotes of RFC 4180."""
    written = io.StringIO(newline="")
    csv.writer(written, lineterminator="\r\n").writerows(map(for_spreadsheet, row) for row in rows)
    return written.getvalue()


def _text(cell: Cell, messages: Messages) -> str:
    match cell:
        case None:
            return ""
        case Rating():
            return cell.word
        case Share():
            return messages.tenths(100 * cell.part)
        case Fraction():
            return messages.tenths(cell)
        case _:
            return str(cell)
