"""The tables of an Excel workbook as sheets: actions, answers, scores, and the problems of a file that cannot be used."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any, NamedTuple

from implcheck.model.assessment import Assessment
from implcheck.model.problem import Rejected
from implcheck.reports.formats import spreadsheet_tables as tables
from implcheck.reports.formats.chart_print import GRID
from implcheck.reports.formats.spreadsheet_tables import Columns, Rating
from implcheck.reports.formats.xlsx import fit
from implcheck.reports.formats.xlsx.book import HEAD, ROW, SIZE, Book, shown
from implcheck.wording.messages import Messages

WIDEST = 2
"""How many times its usual width a column may get for a long word."""

FILTER = 18
"""The pixels of the button of a filter, beside the head of a column."""


SIDE: dict[str, Any] = {"left": 1, "left_color": GRID}
"""The line between two columns."""


class Table(NamedTuple):
    """A table: the key of its sheet, its columns, their widths in pixels, and its rows."""

    name: str
    columns: Columns[Any]
    widths: tuple[int, ...]
    rows: Sequence[Any]
    above: str = ""
    """A sentence above the table."""


def of_assessment(assessment: Assessment) -> list[Table]:
    """Return the answers and the scores by practice."""
    asked = list(tables.question_rows(assessment))
    return [
        Table("answers", tables.ANSWERS, (100, 180, 95, 300, 65, 90, 225, 150, 160), asked),
        Table("scores", tables.PRACTICES, (110, 320, 90, 90, 120, 95, 90, 120), assessment.practices),
    ]


def of_questionnaire(assessment: Assessment) -> Table | None:
    """Return where the questionnaire comes from, if it is not built in."""
    origin = assessment.about.questionnaire_origin
    return None if origin.is_builtin else Table("questionnaire", tables.ORIGIN, (330, 480), [origin])


def of_actions(assessment: Assessment) -> Table:
    """Return the actions, which the sheet of actions makes a list to work with."""
    widths = (32, 74, 116, 325, 126, 70, 72, 168, 86, 88, 80, 84, 165)
    return Table("actions", tables.ACTIONS, widths, list(tables.action_rows(assessment)))


def of_rejected(rejected: Rejected, messages: Messages) -> Table:
    """Return the problems of a file that cannot be used, below a sentence that names and counts them."""
    sentence = messages.message("report.rejected", file=rejected.file, count=rejected.count)
    return Table("problems", tables.PROBLEMS, (170, 60, 65, 340, 340), rejected.listed, f"{sentence}.")


def put(book: Book, table: Table) -> Any:
    """Write a table on a sheet of its own, with a frozen head and filters, and return the sheet."""
    page = book.sheet(table.name, landscape=True, pages_high=0)
    heads = [book.messages.message(f"column.{key}") for key in table.columns]
    rows = [[cell(row, book.messages) for cell in table.columns.values()] for row in table.rows]
    top, widths = 0, fitted(table.widths, heads, rows)
    for column, wide in enumerate(widths):
        page.set_column_pixels(column, column, wide)
    if table.above:
        top = _put_above(book, page, table.above, widths)
    looks = [_look(cells) for cells in zip(*rows, strict=True)] or [{}] * len(heads)
    for column, (head, look) in enumerate(zip(heads, looks, strict=True)):
        book.put(page, top, column, head, **{**HEAD, **look})
    page.set_row(top, height(heads, [wide - FILTER for wide in widths], bold=True))
    for line, cells in enumerate(rows, start=top + 1):
        page.set_row(line, height(cells, widths))
        for column, (cell, look) in enumerate(zip(cells, looks, strict=True)):
            book.put(page, line, column, cell, **{**ROW, **SIDE, **look})
    page.freeze_panes(top + 1, 0)
    page.autofilter(top, 0, top + max(len(rows), 1), len(widths) - 1)
    page.repeat_rows(top)
    return page


def _look(cells: Sequence[tables.Cell]) -> dict[str, Any]:
    """Return how a column is aligned, head included: whole numbers in the middle, other figures to the right."""
    filled = [cell for cell in cells if cell is not None]
    if filled and all(isinstance(cell, int) for cell in filled):
        return {"align": "center"}
    if filled and all(isinstance(cell, Fraction | tables.Share) for cell in filled):
        return {"align": "right", "indent": 1}
    return {}


def _put_above(book: Book, page: Any, sentence: str, widths: Sequence[int]) -> int:
    """Write a sentence in bold across the table, and return the row of the head: one row is left free."""
    look = {"bold": True, "font_size": SIZE + 3}
    page.merge_range(0, 0, 0, len(widths) - 1, "", book.style())
    book.put(page, 0, 0, sentence, **look)
    count = fit.lines(sentence, sum(widths), SIZE + 3, bold=True)
    page.set_row(0, fit.height(count, SIZE + 3))
    return 2


def fitted(usual: Sequence[int], heads: Sequence[str], rows: Sequence[Sequence[tables.Cell]]) -> list[int]:
    """Return the widths of columns in pixels, wider where a word would be broken."""
    widths = []
    for column, wide in enumerate(usual):
        head = fit.longest_word(heads[column], SIZE, bold=True) + FILTER
        words = (fit.longest_word(shown(row[column]), SIZE, bold=isinstance(row[column], Rating)) for row in rows)
        needed = max(head, *words) + fit.PADDING if rows else head + fit.PADDING
        widths.append(min(max(wide, round(needed)), WIDEST * wide))
    return widths


def height(cells: Sequence[tables.Cell], widths: Sequence[int], *, bold: bool = False) -> float:
    """Return the height of a row, in points, as not every program adjusts it to wrapped text."""
    counts = (
        fit.lines(shown(cell), wide, SIZE, bold=bold or isinstance(cell, Rating))
        for cell, wide in zip(cells, widths, strict=True)
    )
    return fit.height(max(counts), SIZE)
