"""An Excel workbook that is being written: its styles, texts, properties, and how its sheets are printed.

Texts are written as texts, so that no cell is ever a formula. XlsxWriter is an optional extra (`implcheck[office]`).
"""

import datetime
import io
from fractions import Fraction
from typing import Any

from implcheck.model.enums import Level
from implcheck.reports.formats.chart_print import COLORS, EMPTY, GRID, INK, PALE
from implcheck.reports.formats.spreadsheet_tables import Cell, Rating, Share
from implcheck.wording.escape import for_xml, within_cell
from implcheck.wording.messages import Messages
from implcheck.wording.number_format import as_number
from implcheck.wording.symbols import symbol

FONT, SIZE = "Arial", 9
"""The font and the size of its letters, in points."""

WHITE = "#ffffff"

A4, MARGIN = 9, 0.5
"""The number of the paper, and the margin in inches."""

POINTS, PERCENT = "0.0", "0.0%"

DATES = {"en": "[$-809]d mmm yyyy", "nl": "[$-413]d mmm yyyy"}
"""The number formats of dates: with the month as a word, so that no reader takes it for the day."""

FIRST_DAY = datetime.date(1900, 3, 1)
"""The first day that every spreadsheet counts alike; an earlier date is written as text."""

LONGEST_TITLE = 80
"""The most characters of a title in the foot of a page, which takes 255 in all."""

TOP: dict[str, Any] = {"valign": "top", "text_wrap": True}
PLAIN: dict[str, Any] = {**TOP, "quote_prefix": True}
"""A text; with the prefix it stays a text when it is edited."""
HEAD: dict[str, Any] = {**TOP, "bold": True, "valign": "vcenter", "bg_color": EMPTY, "bottom": 1, "bottom_color": PALE}
ROW: dict[str, Any] = {"bottom": 1, "bottom_color": GRID}
"""The line below a row of a table."""


class Book:
    """A workbook in the language of `messages`."""

    def __init__(self, messages: Messages, title: str, created: datetime.date, subject: str = "") -> None:
        """Start a workbook with its properties.

        Raises:
            ModuleNotFoundError: the extra is not installed.
        """
        import xlsxwriter

        self.messages, self._title, self._written = messages, title, io.BytesIO()
        options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        font = {"default_format_properties": {"font_name": FONT, "font_size": SIZE}}
        self._book = xlsxwriter.Workbook(self._written, {**options, **font})
        moment = datetime.datetime.combine(created, datetime.time.min)
        texts = {"title": text(title), "subject": text(subject), "author": "implcheck"}
        self._book.set_properties({**texts, "created": moment})
        self._book.set_custom_property("Language", messages.language)
        self._styles: dict[str, Any] = {}

    def finished(self) -> bytes:
        """Return the bytes of the workbook, the same every time."""
        self._book.close()
        return self._written.getvalue()

    def sheet(self, key: str, *, landscape: bool, pages_high: int) -> Any:
        """Add the sheet with the name `sheet.<key>`, printed as wide as a page and `pages_high` pages high, 0 for any."""
        page = self._book.add_worksheet(self.messages.message(f"sheet.{key}"))
        page.set_landscape() if landscape else page.set_portrait()
        page.set_paper(A4)
        page.set_margins(left=MARGIN, right=MARGIN, top=MARGIN, bottom=0.7)
        page.fit_to_pages(1, pages_high)
        numbers = self.messages.message("workbook.page", page="&P", pages="&N")
        page.set_footer(f"&L&8 {_in_foot(self._title)}&R&8 {numbers}")
        return page

    def style(self, **properties: Any) -> Any:
        """Return the format with these properties, the same one for the same properties."""
        key = repr(sorted(properties.items()))
        if key not in self._styles:
            self._styles[key] = self._book.add_format({"font_color": INK, **properties})
        return self._styles[key]

    def conditional(self, **properties: Any) -> Any:
        """Return a format that changes only these properties of a cell, for a condition."""
        return self._book.add_format(properties)

    def put(self, page: Any, row: int, column: int, cell: Cell, **properties: Any) -> None:
        """Write a cell with the format of its kind, and further properties."""
        match cell:
            case None:
                page.write_blank(row, column, None, self.style(**{**TOP, **properties}))
            case Rating():
                look = {**PLAIN, "bold": True, "font_color": COLORS[cell.level], **properties}
                page.write_string(row, column, shown(cell), self.style(**look))
            case str():
                page.write_string(row, column, text(cell), self.style(**{**PLAIN, **properties}))
            case datetime.date() if cell >= FIRST_DAY:
                look = {**TOP, "num_format": DATES[self.messages.language], "align": "left", **properties}
                page.write_datetime(row, column, datetime.datetime.combine(cell, datetime.time.min), self.style(**look))
            case datetime.date():
                page.write_string(row, column, cell.isoformat(), self.style(**{**PLAIN, **properties}))
            case Share():
                look = {**TOP, "num_format": PERCENT, **properties}
                page.write_number(row, column, as_number(cell.part, 3), self.style(**look))
            case Fraction():
                page.write_number(
                    row, column, as_number(cell, 1), self.style(**{**TOP, "num_format": POINTS, **properties})
                )
            case _:
                page.write_number(row, column, cell, self.style(**{**TOP, **properties}))


def shown(cell: Cell) -> str:
    """Return what a reader sees of a text, or of a level with its symbol; of a number nothing, as it needs one line."""
    if isinstance(cell, Rating):
        return f"{symbol(cell.level)} {cell.word}"
    return cell if isinstance(cell, str) else ""


def pale(level: Level | None) -> str:
    """Return the light shade of the colour of a level, as #rrggbb."""
    channels = (int(COLORS[level][at : at + 2], 16) for at in (1, 3, 5))
    return "#" + "".join(f"{255 - round((255 - channel) * 0.14):02x}" for channel in channels)


def text(written: str) -> str:
    """Return a text as a cell may hold it."""
    safe = within_cell(for_xml(written))
    # XlsxWriter would write a text between <r> and </r> unescaped, as XML that it made itself.
    return f"{safe} " if safe.startswith("<r>") and safe.endswith("</r>") else safe


def _in_foot(title: str) -> str:
    """Return a title without the codes of a foot: `&` begins one, and XlsxWriter takes `&G` for a picture even so."""
    line = " ".join(for_xml(title).split())
    line = line if len(line) <= LONGEST_TITLE else f"{line[: LONGEST_TITLE - 1]}…"
    return line.replace("&", "&&").replace("&G", "& G").replace("&[", "& [")
