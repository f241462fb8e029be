"""The report as a Word document with real headings and tables, which can be edited and given a logo.

python-docx is an optional extra (`implcheck[office]`). The same document gives the same bytes.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from implcheck.model.enums import TOP_SCORE, Level
from implcheck.reports import charts
from implcheck.reports import document as blocks
from implcheck.reports.document import Depth, Emphasis
from implcheck.reports.formats import docx_charts, docx_fit
from implcheck.reports.formats.docx_file import CODE_FONT, PALE, RIGHT, WIDTH, Fill, WordFile
from implcheck.reports.options import Options
from implcheck.wording.problems import for_terminal_line
from implcheck.wording.symbols import symbol

DEPTH = Depth.REPORT

_Levels = Sequence[tuple[Level | None, str]]
_Practice = tuple[str, bytes, str, _Levels, str]
"""A practice in a chart: its name, a drawing, its points, its levels, and what decides them."""


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
            charts.Bars: self.bars,
            charts.Dots: self.dots,
            charts.Lines: self.lines,
        }

    def section(self, section: blocks.Section, *, new_page: bool = False) -> None:
        """Add a section; the headings of its entries lie one level below its own."""
        if section.title:
            heading = self.file.heading(section.title, 1)
            heading.paragraph_format.page_break_before = new_page or None
        self.add(section.blocks, 2 if section.title else 1)

    def add(self, parts: Iterable[blocks.Block], level: int) -> None:
        for part in parts:
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
        self.add(entry.blocks, level + 1)

    def headline(self, block: blocks.Headline) -> None:
        text = f"{block.symbol} {block.text}"
        run = self.file.run(self.file.paragraph(), text, Emphasis.STRONG, docx_charts.COLORS[block.level])
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
        wrong = self.file.run(paragraph, rest, color=docx_charts.COLORS[Level.CRITICAL])
        wrong.font.name, wrong.font.underline = CODE_FONT, True

    def table(self, block: blocks.Table) -> None:
        if block.caption:
            caption = self.file.paragraph(block.caption, style="Caption")
            caption.paragraph_format.keep_with_next = True
        heads = tuple(blocks.Cell(column.title) for column in block.columns)
        rows = []
        for number, row in enumerate((heads, *block.rows)):
            is_strong = not number or (block.has_total and number == len(block.rows))
            emphasis = Emphasis.STRONG if is_strong else Emphasis.PLAIN
            cells = zip(row, block.columns, strict=True)
            rows.append([self._cell(cell, emphasis, is_figure=column.is_figure) for cell, column in cells])
        self.file.table([column.share for column in block.columns], rows, "Table Grid")
        self.file.paragraph()  # or a table that follows would become part of this one

    def scale(self, block: charts.Scale) -> None:
        self.file.picture(self.file.paragraph(), docx_charts.scale(block), docx_charts.WIDE, block.description)
        self.file.legend((symbol(at.level), docx_charts.COLORS[at.level], at.legend) for at in block.thresholds)

    def bars(self, block: charts.Bars) -> None:
        self._practices(
            block,
            [
                (bar.name, docx_charts.bar(bar, block.thresholds), bar.points, ((bar.level, bar.word),), bar.reason)
                for bar in block.bars
            ],
        )
        fills = zip(docx_charts.FILLS, block.legend, strict=True)
        legend = [("■", fill, meaning) for fill, meaning in fills if meaning]
        self.file.legend([*legend, ("│", PALE, block.legend_thresholds)] if block.legend_thresholds else legend)

    def lines(self, block: charts.Lines) -> None:
        practices = []
        for line in block.lines:
            points = " → ".join(line.points) + (f" ({line.gain})" if line.gain else "")
            practices.append((line.name, docx_charts.line(line, block.thresholds), points, line.levels, ""))
        self._practices(block, practices)
        shapes = [docx_charts.HOLLOW[0]] * (len(block.times) - 1) + [docx_charts.FILLED[0]]
        self.file.legend((shape, docx_charts.INK, time) for shape, time in zip(shapes, block.times, strict=True))

    def dots(self, block: charts.Dots) -> None:
        axis = self._drawing(
            docx_charts.axis(range(TOP_SCORE), TOP_SCORE, docx_charts.MIDDLE), docx_charts.MIDDLE, block.description
        )
        rows = [(self._text(row.name), self._drawing(docx_charts.dots(row), docx_charts.MIDDLE)) for row in block.rows]
        self.file.table((0.5, 0.5), [(self._text(""), axis), *rows])
        self.file.legend((*docx_charts.role_shape(index), role) for index, role in enumerate(block.roles))

    def _practices(self, block: charts.Bars | charts.Lines, practices: Iterable[_Practice]) -> None:
        """Add a row for each practice, and below it what decides its level."""
        name, points, level = (self._text(head, Emphasis.STRONG) for head in block.heads)
        figures = docx_charts.axis([at.points for at in block.thresholds], 100, docx_charts.NARROW)
        rows: list[tuple[Fill, ...]] = [
            (name, self._drawing(figures, docx_charts.NARROW, block.description), points, level)
        ]
        for title, drawing, span, levels, reason in practices:
            picture = self._drawing(drawing, docx_charts.NARROW)
            rows.append((self._text(title), picture, self._text(span), self._levels(levels)))
            if reason:
                rows.append((self._text(""), self._text(reason, Emphasis.NOTE)))
        self.file.table((0.2, 0.36, 0.2, 0.24), rows)

    def _cell(self, content: blocks.Cell, emphasis: Emphasis = Emphasis.PLAIN, *, is_figure: bool = False) -> Fill:
        def fill(cell: Any) -> None:
            first = cell.paragraphs[0]
            if content.marked:
                self.file.level(first, content.level, content.text)
            else:
                self.file.run(first, content.text, emphasis)
            first.alignment = RIGHT if is_figure else None
            for line in content.lines:
                self.file.run(cell.add_paragraph(), line)

        return fill

    def _text(self, text: str, emphasis: Emphasis = Emphasis.PLAIN) -> Fill:
        return self._cell(blocks.Cell(text), emphasis)

    def _levels(self, levels: _Levels) -> Fill:
        def fill(cell: Any) -> None:
            for number, (level, word) in enumerate(dict.fromkeys(levels)):
                if number:
                    self.file.run(cell.paragraphs[0], " → ")
                self.file.level(cell.paragraphs[0], level, word)

        return fill

    def _drawing(self, picture: bytes, width: int, description: str = "") -> Fill:
        return lambda cell: self.file.picture(cell.paragraphs[0], picture, width, description)
