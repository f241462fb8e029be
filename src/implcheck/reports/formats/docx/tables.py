"""Tables and charts of a Word document. A chart is a table too: names, points and levels are text beside small pictures.

No column is narrower than the longest word in it; where not even that fits beside each other, the letters are smaller.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from implcheck.reports import charts
from implcheck.reports import document as blocks
from implcheck.reports.formats import chart_print
from implcheck.reports.formats.chart_table import ChartTable, laid_out
from implcheck.reports.formats.docx import measure
from implcheck.reports.formats.docx.file import CENTER, POINTS_PER_MM, RIGHT, WordFile
from implcheck.wording.symbols import symbol

FIGURES = "DejaVu Sans Mono"
"""The font of figures in drawings, which resembles that of the text."""

SCALE, MARK = 0.89, 0.7
"""The shares of their full sizes at which drawings, with figures of 8 points, and the marks in a legend are shown."""

SIZES = (8.5, 8.0, 7.5, 7.0, 6.5, 6.0)
"""Of the letters in a table, in points: the first at which no word has to be broken."""

PADDING, GAP = 1.2, 2.5
"""At each side of a cell in a table, and behind a text in a chart, in millimetres."""

LABELS = (14, 34)
"""The least and the most room for the labels before their texts, in millimetres."""

SAFE = 1.05
"""How much more room a word gets than was estimated."""

NARROWEST_DRAWING, WIDEST_NAME = 45, 62
"""Of the drawings in a chart at least, and of the names before them at most, in millimetres."""


def draw_table(file: WordFile, block: blocks.Table) -> None:
    """Add a table with its caption above it."""
    if block.caption:
        file.paragraph(block.caption, "Caption")
    heads = tuple(blocks.Cell(column.title) for column in block.columns)
    rows = (heads, *block.rows)
    texts = [[_text(row[at]) for row in rows] for at in range(len(heads))]
    widths, size = fitting([column.share for column in block.columns], texts, file.width)
    table = file.table(widths, "Report Table")
    for number, row in enumerate(rows):
        is_total = block.has_total and number == len(rows) - 1
        for cell, content, column in zip(
            file.row(table, len(row), is_head=not number), row, block.columns, strict=True
        ):
            paragraph = cell.paragraphs[0]
            file.set_style(paragraph, "Table Text" if number else "Table Head")
            paragraph.alignment = RIGHT if column.is_figure else None
            paragraph.paragraph_format.keep_with_next = number < min(2, len(rows) - 1) or None
            if content.marked:
                file.level(paragraph, content.level, content.text)
            else:
                file.run(paragraph, content.text, "Strong" if is_total else "")
            if size < SIZES[0]:
                for run in paragraph.runs:
                    run.font.size = file.pt(size)
    file.paragraph(style="After Table")  # or a table that follows would become part of this one


def _text(cell: blocks.Cell) -> str:
    return f"{symbol(cell.level)}\u00a0{cell.text}" if cell.marked else cell.text


def fitting(shares: Sequence[float], texts: Iterable[Iterable[str]], room: float) -> tuple[list[float], float]:
    """Return the widths of columns in millimetres, and the size of letters at which no word in `texts` is broken."""
    columns = [list(column) for column in texts]
    for size in SIZES:
        words = (max(measure.longest_word(text, size, bold=True) for text in column) for column in columns)
        least = [SAFE * word / POINTS_PER_MM + 2 * PADDING for word in words]
        if sum(least) <= room:
            break
    return measure.shared(shares, least, room), size


def draw_scale(file: WordFile, block: charts.Scale, width: float, background: str = "#ffffff") -> None:
    """Add the score on its scale, `width` millimetres wide."""
    (picture,) = chart_print.pngs(chart_print.svgs(block, FIGURES, width / SCALE), background)
    file.picture(file.paragraph(), picture, width, block.description)


def draw_chart(file: WordFile, block: charts.Bars | charts.Dots | charts.Lines) -> None:
    """Add a row for each part of a chart, below it what decides its level, and last the legend."""
    laid = laid_out(block)
    widths = _widths(laid, file.width)
    axis, *pictures = chart_print.pngs(chart_print.svgs(laid, FIGURES, (widths[1] - GAP) / SCALE))
    table = file.table(widths, "Report Chart")

    def row(count: int, *, is_head: bool = False) -> list[Any]:
        cells = file.row(table, count, is_head=is_head)
        for cell in cells:
            cell.vertical_alignment = CENTER
            file.set_style(cell.paragraphs[0], "Table Head" if is_head else "Table Text")
            cell.paragraphs[0].paragraph_format.keep_with_next = True  # keeps a chart and its legend on one page
        return [cell.paragraphs[0] for cell in cells]

    name, drawn, *others = row(len(widths), is_head=True)
    file.picture(drawn, axis, widths[1] - GAP, laid.description)
    for paragraph, head in zip((name, *others), laid.heads, strict=True):
        file.run(paragraph, head)
    for part, picture in zip(laid.rows, pictures, strict=False):
        name, drawn, *others = row(len(widths))
        file.run(name, part.name)
        file.picture(drawn, picture, widths[1] - GAP, "")
        if part.levels:
            file.run(others[0], part.points)
        for at, (level, word) in enumerate(part.levels):
            if at:
                file.run(others[1], " → ")
            file.level(others[1], level, word)
        if part.note:
            note = row(2)[1]
            file.set_style(note, "Note")
            note.paragraph_format.left_indent = file.mm(SCALE * chart_print.EDGE / chart_print.PIXELS_PER_MM)
            file.run(note, part.note)
    if laid.legend:
        _legend(file, row(1)[0], laid, pictures[len(laid.rows) :])
    file.paragraph(style="After Table")


def _legend(file: WordFile, paragraph: Any, laid: ChartTable, marks: Sequence[bytes]) -> None:
    """Add each mark with its meaning; the last row of a chart, so that no page comes between."""
    file.set_style(paragraph, "Legend")
    paragraph.paragraph_format.keep_with_next = None
    for at, (mark, (_, meaning)) in enumerate(zip(marks, laid.legend, strict=True)):
        if at:
            paragraph.add_run(" ")
            file.gap(paragraph, 4)
        file.picture(paragraph, mark, chart_print.MARK * MARK, "")
        file.gap(paragraph)
        file.run(paragraph, meaning)


def _widths(laid: ChartTable, room: float) -> list[float]:
    """Return the widths of the columns in millimetres: names and levels on one line where the drawings leave room."""
    size = SIZES[0]

    def needed(texts: Iterable[str], *, bold: bool = False) -> float:
        return max((measure.width(text, size, bold=bold) for text in texts), default=0) / POINTS_PER_MM + GAP

    name, *others = laid.heads
    columns = [needed((name, *(row.name for row in laid.rows)))]
    if others:
        levels = (" → ".join(f"{symbol(level)} {word}" for level, word in row.levels) for row in laid.rows)
        columns += [needed((others[0], *(row.points for row in laid.rows))), needed((others[1], *levels), bold=True)]
    columns[0] = min(columns[0], WIDEST_NAME)
    drawing = max(room - sum(columns), NARROWEST_DRAWING)
    left = (room - drawing) / sum(columns)
    first, *rest = (width * min(1, left) for width in columns)
    return [first, drawing, *rest]


def make_room_for_labels(file: WordFile, sections: Iterable[blocks.Section]) -> None:
    """Give the texts behind labels one indent in the whole document: that of the longest label, within limits."""
    style = file.content.styles["Row"]
    size, (least, most) = measure.size_of(style), LABELS
    labels = (f"{label}:" for section in sections for label in _labels(section.blocks))
    widths = [measure.width(label, size, bold=True) / POINTS_PER_MM + GAP for label in labels]
    room = max([least, *(width for width in widths if width <= most)])
    style.paragraph_format.left_indent, style.paragraph_format.first_line_indent = file.mm(room), file.mm(-room)


def _labels(parts: Iterable[blocks.Block]) -> Iterable[str]:
    for part in blocks.with_lists_opened(parts):
        if isinstance(part, blocks.Rows):
            yield from (row.label for row in part.rows)
        elif isinstance(part, blocks.Entry):
            yield from _labels(part.blocks)
