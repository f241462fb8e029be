"""The grid of the overview in an Excel workbook: a narrow column for numbers, and twenty of five points each.

A scale from 0 to 100 is drawn on the twenty; tables take as many of them for a column as it needs.
"""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from implcheck.model.enums import Level
from implcheck.reports.formats.chart_print import ACCENT, COLORS, EMPTY, PALE
from implcheck.reports.formats.spreadsheet_tables import Cell, Rating
from implcheck.reports.formats.xlsx import fit
from implcheck.reports.formats.xlsx.book import HEAD, ROW, SIZE, Book, shown

STEPS = 20
"""The columns of the scale."""

NUMBER, STEP = 26, 40
"""The widths of the first column and of each of the others, in pixels."""

SENTENCE = SIZE + 1
"""The size of the letters of sentences, in points; those of tables are smaller."""

INDENT = 10
"""The pixels of an indent."""

LAST = STEPS
"""The index of the last column; that of the first is 0."""


class Field(NamedTuple):
    """A cell across columns `first` to `last`, with the properties of its format."""

    first: int
    last: int
    cell: Cell
    look: dict[str, Any] = {}  # noqa: RUF012 - never changed


class Grid:
    """Writes the overview from top to bottom, a row at a time; `row` is the next one."""

    def __init__(self, book: Book) -> None:
        """Add the sheet, on which nothing but what is written can be seen."""
        self.book, self.row = book, 0
        self.page = book.sheet("overview", landscape=False, pages_high=1)
        self.page.hide_gridlines(2)
        self.page.set_column_pixels(0, 0, NUMBER)
        self.page.set_column_pixels(1, LAST, STEP)

    def finish(self) -> None:
        """Print what is written and open the workbook with it."""
        self.page.print_area(0, 0, max(self.row - 1, 0), LAST)
        self.page.activate()

    def gap(self, points: float) -> None:
        """Leave a row free."""
        self.page.set_row(self.row, points)
        self.row += 1

    def line(self, text: str, size: float = SIZE, *, extra: float = 0, **look: Any) -> None:
        """Write a text across the grid; `extra` points are added to the height."""
        self.fields([Field(0, LAST, text, {"font_size": size, **look})], extra=extra)

    def heading(self, text: str) -> None:
        """Write the heading of a part, with space above it."""
        self.gap(12)
        self.line(text, SIZE + 3, extra=2, bold=True, font_color=ACCENT)

    def items(self, sentences: Iterable[str], **look: Any) -> None:
        """Write sentences as a list."""
        for sentence in sentences:
            bullet = Field(0, 0, "•", {"align": "center", "font_color": PALE, "font_size": SENTENCE})
            self.fields([bullet, Field(1, LAST, sentence, {"font_size": SENTENCE, **look})], extra=2)

    def head(self, fields: Sequence[Field]) -> None:
        """Write the head of a table."""
        self.fields([field._replace(look={**HEAD, **field.look}) for field in fields], extra=2)

    def fields(self, fields: Sequence[Field], *, extra: float = 0) -> None:
        """Write the cells of a row, as high as the highest of them needs."""
        for field in fields:
            self.put(field, self.row)
        self.page.set_row(self.row, max(self.height(field) for field in fields) + extra)
        self.row += 1

    def put(self, field: Field, row: int, rows: int = 1) -> None:
        """Write a cell, merged with those to its right and below it that it covers."""
        if field.last > field.first or rows > 1:
            blank = self.book.style(**{key: value for key, value in field.look.items() if key != "quote_prefix"})
            self.page.merge_range(row, field.first, row + rows - 1, field.last, "", blank)
        self.book.put(self.page, row, field.first, field.cell, **field.look)

    def bar(self, field: Field, level: Level | None) -> None:
        """Draw the number of a cell, 0 to 100, as a bar in the colour of a level, instead of the number."""
        self.put(field._replace(look={**field.look, "bg_color": EMPTY}), self.row)
        color = COLORS[level]
        rule = {"type": "data_bar", "data_bar_2010": True, "bar_only": True, "bar_solid": True, "bar_no_border": True}
        ends = {"min_type": "num", "min_value": 0, "max_type": "num", "max_value": 100}
        self.page.conditional_format(self.row, field.first, self.row, field.last, {**rule, **ends, "bar_color": color})

    @staticmethod
    def height(field: Field) -> float:
        """Return the height that a cell needs, in points."""
        size = field.look.get("font_size", SIZE)
        is_bold = bool(field.look.get("bold")) or isinstance(field.cell, Rating)
        return fit.height(fit.lines(shown(field.cell), room(field), size, bold=is_bold), size)


def room(field: Field) -> int:
    """Return the width of a cell, in pixels."""
    columns = STEP * (field.last - max(field.first, 1) + 1) + (NUMBER if field.first == 0 else 0)
    indents: int = field.look.get("indent", 0)
    return columns - INDENT * indents


def row_of(fields: Sequence[Field]) -> list[Field]:
    """Return the cells of a row in a table, with a line below them."""
    return [field._replace(look={**ROW, **field.look}) for field in fields]
