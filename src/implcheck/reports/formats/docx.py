"""The report as a Word document with real headings and tables, which can be edited and given a logo.

python-docx is an optional extra (`implcheck[office]`). The same document gives the same bytes.
"""

from collections.abc import Callable, Iterable
from typing import Any

from implcheck.model.enums import Level
from implcheck.reports import charts
from implcheck.reports import document as blocks
from implcheck.reports.document import Emphasis
from implcheck.reports.formats import chart_print, docx_fit
from implcheck.reports.formats.chart_print import COLORS, WIDTH
from implcheck.reports.formats.chart_table import laid_out
from implcheck.reports.formats.docx_file import CODE_FONT, RIGHT, WordFile
from implcheck.reports.options import Depth, Options
from implcheck.wording.problems import for_terminal_line

DEPTH = Depth.REPORT

FIGURES = "DejaVu Sans Mono"
"""The font of figures in drawings, which resembles that of the text."""

SMALL = 0.7
"""The share of its full size at which a mark is drawn in a legend."""


def draw(document: blocks.Document, options: Options) -> bytes:
    """Return the bytes of the document.

    Raises:
        ModuleNotFoundError: the extra is not installed.
    """
    report = _Report(WordFile(document.title, document.headline, document.language))
    sections = document.down_to(options.depth(DEPTH))
    summary = [section for section in sections if section.depth is Depth.SUMMARY]
    for section in summary:
        report.section(section)
    docx_fit.fit(report.file)
    for number, section in enumerate(sections[len(summary) :]):
        report.section(section, new_page=not number)
    if document.footer:
        report.file.paragraph(document.footer, Emphasis.NOTE)
    return report.file.packed()


class _Report:
    def __init__(self, file: WordFile) -> None:
        self.file = file
        self._subtitle: str | None = "Subtitle"
        self._draws: dict[type, Callable[[Any], None]] = {
            blocks.Paragraph: lambda block: file.paragraph(block.text, block.emphasis),
            blocks.Headline: self.headline,
            blocks.Facts: self.facts,
            blocks.Items: self.items,
            blocks.Rows: self.rows,
            blocks.Snippet: self.snippet,
            blocks.Table: self.table,
            charts.Scale: self.scale,
            charts.Bars: self.chart,
            charts.Dots: self.chart,
            charts.Lines: self.chart,
        }

    def section(self, section: blocks.Section, *, new_page: bool = False) -> None:
        """Add a section; the headings of its entries lie one level below its own."""
        if section.title:
            heading = self.file.heading(section.title, 1)
            heading.paragraph_format.page_break_before = new_page or None
        self.add(section.blocks, 2 if section.title else 1)

    def add(self, parts: Iterable[blocks.Block], level: int) -> None:
        for part in blocks.with_lists_opened(parts):
            if isinstance(part, blocks.Entry):
                self.entry(part, level)
            else:
                self._draws[type(part)](part)

    def entry(self, entry: blocks.Entry, level: int) -> None:
        number = f"{entry.number}. " if entry.number is not None else ""
        heading = self.file.heading(f"{number}{entry.title}", level)
        if entry.word:
            heading.paragraph_format.tab_stops.add_tab_stop(self.file.mm(WIDTH), RIGHT)
            heading.add_run("\t")
            self.file.level(heading, entry.level, entry.word)
        if entry.facts:
            self.facts(blocks.Facts(entry.facts))
        self.add(entry.blocks, level + 1)

    def headline(self, block: blocks.Headline) -> None:
        text = f"{block.symbol} {block.text}"
        run = self.file.run(self.file.paragraph(), text, Emphasis.STRONG, COLORS[block.level])
        run.font.size = self.file.mm(5.6)

    def facts(self, block: blocks.Facts) -> None:
        """Add facts; the first of the document become its subtitle."""
        style, self._subtitle = self._subtitle, None
        self.file.paragraph(" · ".join(block.facts), Emphasis.PLAIN if style else block.emphasis, style)

    def items(self, block: blocks.Items) -> None:
        for item in block.items:
            self.file.paragraph(item, style="List Bullet")

    def rows(self, block: blocks.Rows) -> None:
        for row in block.rows:
            paragraph = self.file.paragraph(f"{row.label}: ", Emphasis.STRONG)
            self.file.run(paragraph, row.text).font.name = CODE_FONT if row.is_code else None

    def snippet(self, block: blocks.Snippet) -> None:
        paragraph = self.file.paragraph()
        before, rest = for_terminal_line(block.before), for_terminal_line(block.rest)
        self.file.run(paragraph, f"{block.line} │ {before}").font.name = CODE_FONT
        wrong = self.file.run(paragraph, rest, color=COLORS[Level.CRITICAL])
        wrong.font.name, wrong.font.underline = CODE_FONT, True

    def table(self, block: blocks.Table) -> None:
        if block.caption:
            caption = self.file.paragraph(block.caption, style="Caption")
            caption.paragraph_format.keep_with_next = True
        table = self.file.table([column.share for column in block.columns], "Table Grid")
        heads = tuple(blocks.Cell(column.title) for column in block.columns)
        for number, row in enumerate((heads, *block.rows)):
            is_strong = not number or (block.has_total and number == len(block.rows))
            for cell, content, column in zip(self.file.row(table, len(row)), row, block.columns, strict=True):
                self.cell(cell, content, Emphasis.STRONG if is_strong else Emphasis.PLAIN)
                cell.paragraphs[0].alignment = RIGHT if column.is_figure else None
        self.file.paragraph()  # or a table that follows would become part of this one

    def cell(self, cell: Any, content: blocks.Cell, emphasis: Emphasis) -> None:
        if content.marked:
            self.file.level(cell.paragraphs[0], content.level, content.text)
        else:
            self.file.run(cell.paragraphs[0], content.text, emphasis)

    def scale(self, block: charts.Scale) -> None:
        (picture,) = chart_print.pngs(chart_print.svgs(block, FIGURES))
        self.file.picture(self.file.paragraph(), picture, WIDTH, block.description)

    def chart(self, block: charts.Bars | charts.Dots | charts.Lines) -> None:
        """Add a row for each part of a chart, and below it what decides its level."""
        laid = laid_out(block)
        axis, *pictures = chart_print.pngs(chart_print.svgs(laid, FIGURES))
        width = WIDTH * laid.shares[1] - chart_print.GAP
        table = self.file.table(laid.shares)

        def row(count: int) -> list[Any]:
            return [cell.paragraphs[0] for cell in self.file.row(table, count)]

        name, drawn, *others = row(len(laid.shares))
        self.file.picture(drawn, axis, width, laid.description)
        for paragraph, head in zip((name, *others), laid.heads, strict=True):
            self.file.run(paragraph, head, Emphasis.STRONG)
        for part, picture in zip(laid.rows, pictures, strict=False):
            name, drawn, *others = row(len(laid.shares))
            self.file.run(name, part.name)
            self.file.picture(drawn, picture, width, "")
            if part.levels:
                self.file.run(others[0], part.points)
            for at, (level, word) in enumerate(part.levels):
                if at:
                    self.file.run(others[1], " → ")
                self.file.level(others[1], level, word)
            if part.note:
                note = row(2)[1]
                note.paragraph_format.left_indent = self.file.mm(chart_print.EDGE / chart_print.PIXELS_PER_MM)
                self.file.run(note, part.note, Emphasis.NOTE)
        legend = self.file.paragraph()
        for mark, (_, meaning) in zip(pictures[len(laid.rows) :], laid.legend, strict=True):
            self.file.picture(legend, mark, chart_print.MARK * SMALL, "")
            self.file.run(legend, f" {meaning}    ", Emphasis.NOTE)
