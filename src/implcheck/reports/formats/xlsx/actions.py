"""The sheet of actions in an Excel workbook: the list that a project lead works with, with owner, due date and status."""

from typing import Any

from implcheck.model.assessment import Assessment
from implcheck.model.enums import Level
from implcheck.reports.formats.chart_print import COLORS, PALE
from implcheck.reports.formats.xlsx import tables
from implcheck.reports.formats.xlsx.book import FIRST_DAY, Book, pale

MORE = 200
"""Rows below the actions that a project lead may fill with others: they get the same lists and colours."""

LAST_ROW = 1_048_575
"""The index of the last row of a sheet: what is added below the actions is printed too."""

STATUSES = ("open", "doing", "done", "dropped")
"""The words of the column Status, `workbook.<status>`, in the order of the list."""

ENDED = ("done", "dropped")
"""The words after which nothing is left to do."""


def put(book: Book, assessment: Assessment) -> None:
    """Write the sheet of actions."""
    table = tables.of_actions(assessment)
    page, message = tables.put(book, table), book.messages.message
    columns = {key: column for column, key in enumerate(table.columns)}
    last = len(table.rows) + MORE
    if not table.rows:
        book.put(page, 1, columns["risk"], message("workbook.no-actions"), text_wrap=False)
    # The id is for tools, and paper is narrow.
    page.print_area(0, 0, LAST_ROW, columns["status"])
    for key, note in (("due", "workbook.due-starts"), ("points-gained", "workbook.points-to-gain")):
        page.write_comment(0, columns[key], message(note), {"author": "implcheck", "x_scale": 1.6})
    _validate(book, page, columns, last)
    _color(book, page, columns, last)


def _validate(book: Book, page: Any, columns: dict[str, int], last: int) -> None:
    """Let Due be a date, and Status a word of a list."""
    message, due, status = book.messages.message, columns["due"], columns["status"]
    date = {"validate": "date", "criteria": ">=", "value": FIRST_DAY, "error_message": message("workbook.due-error")}
    words = [message(f"workbook.{word}") for word in STATUSES]
    choice = {"validate": "list", "source": words, "error_message": message("workbook.status-error")}
    page.data_validation(1, due, last, due, date)
    page.data_validation(1, status, last, status, choice)


def _color(book: Book, page: Any, columns: dict[str, int], last: int) -> None:
    """Make a row grey once it is done or dropped, and mark its date in bold on red if that has passed before."""
    from xlsxwriter.utility import xl_col_to_name

    due, status = (f"${xl_col_to_name(columns[key])}2" for key in ("due", "status"))
    words = [book.messages.message(f"workbook.{word}") for word in ENDED]
    tests = ",".join(f'{status}="{word}"' for word in words)
    ended = f"OR({tests})"
    grey = book.conditional(font_color=PALE, bg_color="#f0f1f4", italic=True, bold=False)
    late = book.conditional(font_color=COLORS[Level.CRITICAL], bg_color=pale(Level.CRITICAL), bold=True)
    page.conditional_format(
        1, 0, last, len(columns) - 1, {"type": "formula", "criteria": f"={ended}", "format": grey, "stop_if_true": True}
    )
    overdue = f"=AND(ISNUMBER({due}),{due}<TODAY(),NOT({ended}))"
    page.conditional_format(
        1, columns["due"], last, columns["status"], {"type": "formula", "criteria": overdue, "format": late}
    )
