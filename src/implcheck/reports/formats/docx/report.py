"""The report as a Word document with real headings and tables, which can be edited.

Its look is that of our own template, or of one of an organisation (`Options.template`). python-docx is an optional extra
(`implcheck[office]`). The same document gives the same bytes.
"""

from collections.abc import Callable, Iterable
from itertools import takewhile
from typing import Any

from implcheck.model.enums import Level
from implcheck.reports import charts
from implcheck.reports import document as blocks
from implcheck.reports.document import Emphasis
from implcheck.reports.formats.chart_print import COLORS
from implcheck.reports.formats.docx import fit, tables
from implcheck.reports.formats.docx.file import RIGHT, WordFile, level_style, tinted
from implcheck.reports.options import Depth, Options
from implcheck.wording.problems import for_terminal_line

DEPTH = Depth.REPORT

BAR, CARD_PADDING = 2.5, 4
"""The width of the bar before the verdict, and what is free at each side of its text, in millimetres."""

NUMBER = 8
"""The room for the number of an entry, in millimetres."""

TINT = 0.07
"""The share of the level's colour behind the verdict."""

_IN_CARD = (blocks.Headline, blocks.Facts, blocks.Paragraph, blocks.Items, charts.Scale)


def draw(document: blocks.Document, options: Options) -> bytes:
    """Return the bytes of the document.

    Raises:
        ModuleNotFoundError: the extra is not installed.
    """
    file = WordFile(options.template)
    file.describe(document.title, document.headline, document.language, document.day)
    file.paragraph(document.title, "Title")
    sections = document.down_to(options.depth(DEPTH))
    tables.make_room_for_labels(file, sections)
    report = _Report(file, document.level)
    summary = [section for section in sections if section.depth is Depth.SUMMARY]
    for section in summary:
        report.section(section)
    fit.fit(file)
    for number, section in enumerate(sections[len(summary) :]):
        report.section(section, new_page=not number)
    if document.footer:
        file.paragraph(document.footer, "Note")
    return file.packed()


class _Report:
    def __init__(self, file: WordFile, level: Level | None) -> None:
        self.file = file
        self._level = level
        self._is_first = True
        self._styles = {"text": "Normal", "facts": "Facts"}
        self._draws: dict[type, Callable[[Any], None]] = {
            blocks.Paragraph: self.paragraph,
            blocks.Headline: self.headline,
            blocks.Facts: self.facts,
            blocks.Items: self.items,
            blocks.Rows: self.rows,
            blocks.Snippet: self.snippet,
            blocks.Table: lambda block: tables.draw_table(file, block),
            charts.Scale: lambda block: tables.draw_scale(file, block, file.width),
            charts.Bars: lambda block: tables.draw_chart(file, block),
            charts.Dots: lambda block: tables.draw_chart(file, block),
            charts.Lines: lambda block: tables.draw_chart(file, block),
        }

    def section(self, section: blocks.Section, *, new_page: bool = False) -> None:
        """Add a section; the headings of its entries lie one level below its own."""
        if section.title:
            heading = self.file.paragraph(section.title, "Heading 1")
            heading.paragraph_format.page_break_before = new_page or None
        parts = section.blocks
        if self._is_first:
            parts = self.verdict(parts)
            self._is_first = False
        for part in blocks.with_lists_opened(parts):
            if isinstance(part, blocks.Entry) and part.number is not None and section.depth is Depth.SUMMARY:
                self.decision(part)
            else:
                self.add((part,), 2 if section.title else 1)

    def verdict(self, parts: tuple[blocks.Block, ...]) -> tuple[blocks.Block, ...]:
        """Add the facts below the title and the verdict in its card; return the blocks that come after these."""
        if parts and isinstance(parts[0], blocks.Facts):
            self.file.paragraph(" · ".join(parts[0].facts), "Subtitle")
            parts = parts[1:]
        else:
            self.file.content.paragraphs[0].paragraph_format.space_after = self.file.pt(8)
        inside = tuple(takewhile(lambda part: isinstance(part, _IN_CARD), parts))
        if inside:
            width = self.file.width - BAR
            table = self.file.table((BAR, width), "Report Card")
            bar, card = self.file.row(table, 2)
            self.file.fill(bar, COLORS[self._level])
            tint = tinted(self._level, TINT)
            self.file.fill(card, tint)
            with self.file.inside(card):
                for part in inside:
                    if isinstance(part, charts.Scale):
                        tables.draw_scale(self.file, part, width - 2 * CARD_PADDING, tint)
                    else:
                        self.add((part,), 2)
            self.file.paragraph(style="After Table")
        return parts[len(inside) :]

    def add(self, parts: Iterable[blocks.Block], level: int) -> None:
        for part in blocks.with_lists_opened(parts):
            if isinstance(part, blocks.Entry):
                self.entry(part, level)
            else:
                self._draws[type(part)](part)

    def decision(self, entry: blocks.Entry) -> None:
        """Add a decision: its number in the margin of its text."""
        self.heading(entry, "Decision")
        usual, self._styles = self._styles, {"text": "Decision Text", "facts": "Decision Facts"}
        if entry.facts:
            self.facts(blocks.Facts(entry.facts))
        self.add(entry.blocks, 3)
        self._styles = usual

    def entry(self, entry: blocks.Entry, level: int) -> None:
        """Add an entry, which is kept on one page where it is short enough."""
        before = len(self.file.content.paragraphs)
        self.heading(entry, f"Heading {min(level, 3)}")
        if entry.facts:
            self.facts(blocks.Facts(entry.facts))
        self.add(entry.blocks, level + 1)
        fit.keep_together(self.file, self.file.content.paragraphs[before:])

    def heading(self, entry: blocks.Entry, style: str) -> None:
        heading = self.file.paragraph(style=style)
        if entry.number is not None:
            heading.paragraph_format.tab_stops.add_tab_stop(self.file.mm(NUMBER))  # a template may have no indent
            self.file.run(heading, f"{entry.number}.")
            self.file.tab(heading)
        self.file.run(heading, entry.title)
        if entry.word:
            heading.paragraph_format.tab_stops.add_tab_stop(self.file.mm(self.file.width), RIGHT)
            self.file.tab(heading)
            self.file.level(heading, entry.level, entry.word)

    def paragraph(self, block: blocks.Paragraph) -> None:
        if block.emphasis is Emphasis.NOTE:
            self.file.paragraph(block.text, "Note")
        else:
            self.file.paragraph(block.text, self._styles["text"], "Strong" if block.emphasis is Emphasis.STRONG else "")

    def headline(self, block: blocks.Headline) -> None:
        self.file.run(self.file.paragraph(style="Verdict"), f"{block.symbol} {block.text}", level_style(block.level))

    def facts(self, block: blocks.Facts) -> None:
        style = "Normal" if block.emphasis is Emphasis.PLAIN else self._styles["facts"]
        self.file.paragraph(" · ".join(block.facts), style)

    def items(self, block: blocks.Items) -> None:
        for item in block.items:
            self.file.paragraph(item, "List Bullet")

    def rows(self, block: blocks.Rows) -> None:
        """Add each label with its text beside it; the labels of all rows have the same room."""
        for row in block.rows:
            paragraph = self.file.paragraph(f"{row.label}:", "Row", "Row Label")
            self.file.tab(paragraph)
            self.file.run(paragraph, row.text, "Code" if row.is_code else "")

    def snippet(self, block: blocks.Snippet) -> None:
        before, rest = for_terminal_line(block.before), for_terminal_line(block.rest)
        paragraph = self.file.paragraph(f"{block.line} │ {before}", "Normal", "Code")
        wrong = self.file.run(paragraph, rest, "Code")
        color = self.file.rgb(COLORS[Level.CRITICAL])
        wrong.font.color.rgb, wrong.font.underline = color, True
