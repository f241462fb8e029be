"""The report on screen or as plain text: the summary and the top risks, one line each; with `--all` everything."""

from collections.abc import Iterable, Sequence

from rich.cells import cell_len
from rich.panel import Panel
from rich.table import Table as Grid
from rich.text import Text

from implcheck.model.enums import Level
from implcheck.reports.charts import Bars, Dots, Lines, Scale
from implcheck.reports.document import (
    Block,
    Cell,
    Document,
    Emphasis,
    Entry,
    Facts,
    Headline,
    Items,
    Paragraph,
    Rows,
    Section,
    Table,
    with_lists_opened,
)
from implcheck.reports.formats.canvas import Canvas, fill, style
from implcheck.reports.formats.terminal_charts import put, scale_lines
from implcheck.reports.options import Depth, Options
from implcheck.wording.foreign_text import unmarked
from implcheck.wording.messages import Messages
from implcheck.wording.symbols import symbol

DEPTH = Depth.SUMMARY

COMPACT = frozenset({"decisions"})
"""The sections without empty lines, so that the summary fits on a screen."""

EDGES = 6
"""The columns that the frame of the verdict needs beside its title."""

STYLES = {Emphasis.PLAIN: "", Emphasis.STRONG: "bold", Emphasis.NOTE: "dim"}

LONGEST_CELL = 40
"""The most characters of a cell in a table; with a longer cell each row becomes labelled lines."""

GAPS = (2, 1)
"""Blanks between the columns of a table: if it is narrow enough, and if it is not."""


def draw(document: Document, options: Options) -> str:
    """Return the document as text, in colour if `options` say so."""
    document = unmarked(document)
    page = _Page(options)
    page.canvas.line((document.title, "bold"))
    for section in document.down_to(options.depth(DEPTH)):
        page.section(section)
        if section.id == "practices" and options.top is not None:
            page.top_risks(document, options.top)
    return page.canvas.text()


def draw_line(parts: Sequence[str], level: Level | None, options: Options) -> str:
    """Return the verdict on one line; its first part is the headline."""
    canvas = Canvas(options)
    canvas.one_line((parts[0], style(level)), *(f" · {part}" for part in parts[1:]))
    return canvas.text()


class _Page:
    """Draws blocks on a canvas."""

    def __init__(self, options: Options) -> None:
        self.canvas = Canvas(options)
        self.messages = Messages(options.languages)

    def section(self, section: Section) -> None:
        """Draw a section with its heading; the verdict in a frame."""
        if section.id == "verdict":
            self.verdict(section.blocks)
            return
        if section.title:
            self.canvas.heading(section.title)
        else:
            self.canvas.gap()
        self.blocks(section.blocks, indent=2 if section.title else 0, is_compact=section.id in COMPACT)

    def verdict(self, blocks: Sequence[Block]) -> None:
        """Draw what is assessed, and the rest in a frame in the colour of the level."""
        headline = next(block for block in blocks if isinstance(block, Headline))
        entries = [block for block in blocks if isinstance(block, Entry)]
        color = style(headline.level)
        title = Text(f"{headline.symbol} {headline.text}", color)
        body: list[Text] = []
        if title.cell_len > self.canvas.measure - EDGES:
            body.append(title)
            title = Text()
        for block in blocks:
            match block:
                case Facts():
                    self.canvas.row(*((fact, "dim") for fact in block.facts), gap=" · ")
                case Paragraph():
                    body.append(Text(block.text, STYLES[block.emphasis]))
                case Items():
                    body += [Text(item) for item in block.items]
                case Scale():
                    body += scale_lines(block, self.canvas.measure - 4)
                case _:
                    pass
        text, named = Text("\n").join(body), title or None
        self.canvas.gap()
        self.canvas.put(Panel(text, title=named, title_align="left", border_style=fill(headline.level), padding=(0, 1)))
        for entry in entries:
            self.entry(entry, indent=0)

    def top_risks(self, document: Document, top: int) -> None:
        """Draw the first `top` risks that are no decisions, one line each without its id, and the number of others."""
        risks = next((section for section in document.sections if section.id == "risks"), None)
        if risks is None:
            return
        decisions = (section.blocks for section in document.sections if section.id == "decisions")
        decided = {block.number for blocks in decisions for block in blocks if isinstance(block, Entry)}
        listed = [block for block in with_lists_opened(risks.blocks) if isinstance(block, Entry)]
        entries = [entry for entry in listed if entry.number not in decided]
        is_any_above_low = any(entry.level is not Level.LOW for entry in listed)
        shown = entries[: max(0, top - len(decided))] if is_any_above_low else []
        if shown or (top and not decided):
            self.canvas.heading(self.messages.message("report.risks-after" if decided else "report.risks"))
        if top and not shown and not decided:
            self.blocks([block for block in risks.blocks if isinstance(block, Paragraph)][:1], indent=2)
        for entry in shown:
            self.heading(entry._replace(key=""), indent=2)
        if hidden := len(entries) - len(shown):
            if not shown and (decided or not top):
                self.canvas.gap()
            key = "more" if shown or decided else "hidden"
            self.canvas.line((self.messages.message(f"report.{key}", count=hidden), "dim"), indent=2)

    def blocks(self, blocks: Iterable[Block], indent: int, *, is_compact: bool = False) -> None:
        """Draw blocks below one another, with an empty line around entries with contents, unless `is_compact`."""
        before: Block | None = None
        for block in with_lists_opened(blocks):
            is_part = isinstance(block, Entry) and bool(block.blocks)
            was_part = isinstance(before, Entry) and bool(before.blocks)
            if before is not None and not is_compact and (is_part or was_part):
                self.canvas.gap()
            self.block(block, indent)
            before = block

    def block(self, block: Block, indent: int) -> None:
        """Draw a block."""
        match block:
            case Entry():
                self.entry(block, indent)
            case Table():
                self.table(block, indent)
            case Scale() | Bars() | Lines() | Dots():
                put(block, self.canvas, indent)
            case Paragraph():
                self.canvas.line((block.text, STYLES[block.emphasis]), indent=indent)
            case Headline():
                self.canvas.line((f"{block.symbol} {block.text}", style(block.level)), indent=indent)
            case Facts():
                self.canvas.row(*((fact, STYLES[block.emphasis]) for fact in block.facts), gap=" · ", indent=indent)
            case Items():
                for item in block.items:
                    self.canvas.fields([("-", item)], indent=indent, gap=1)
            case Rows():
                self.canvas.fields([(row.label, row.text) for row in block.rows], indent=indent)
            case _:
                pass

    def entry(self, entry: Entry, indent: int) -> None:
        """Draw an entry below its heading."""
        self.heading(entry, indent)
        if entry.facts:
            self.block(Facts(entry.facts), indent + (2 if entry.number is None else 3))
        self.blocks(entry.blocks, indent + (2 if entry.number is None else 3))

    def heading(self, entry: Entry, indent: int) -> None:
        """Draw the number, level, title and key of an entry on one line."""
        number, hang = ("", 2) if entry.number is None else (f"{entry.number}. ", 3)
        level = (f"{symbol(entry.level)} {entry.word}" if entry.word else "", style(entry.level))
        key = (f"  {entry.key}" if entry.key else "", "dim")
        self.canvas.line(
            number, level, "  " if entry.word else "", (entry.title, "bold"), key, indent=indent, hang=indent + hang
        )

    def table(self, table: Table, indent: int) -> None:
        """Draw a table; if its texts are long, or its columns too narrow for its words, each row as labelled lines."""
        longest = max((len(cell.text) for row in table.rows for cell in row), default=0)
        gap, widths = _fitted(table, self.canvas.measure - indent)
        if longest > LONGEST_CELL or not widths:
            self._long_rows(table, indent)
            return
        grid = Grid(box=None, padding=(0, gap, 0, 0), pad_edge=False, header_style="dim")
        for column, width in zip(table.columns, widths, strict=True):
            grid.add_column(Text(column.title), justify="right" if column.is_figure else "left", width=width)
        for position, row in enumerate(table.rows):
            is_total = table.has_total and position == len(table.rows) - 1
            strong = "bold" if is_total else ""
            grid.add_row(*(Text(_text(cell), style(cell.level) if cell.marked else strong) for cell in row))
        self.canvas.put(grid, indent=indent)

    def _long_rows(self, table: Table, indent: int) -> None:
        for row in table.rows:
            self.canvas.gap()
            fields = [(column.title, _text(cell)) for column, cell in zip(table.columns, row, strict=True)]
            self.canvas.fields(fields, indent=indent)


def _text(cell: Cell) -> str:
    return f"{symbol(cell.level)} {cell.text}" if cell.marked else cell.text


def _fitted(table: Table, room: int) -> tuple[int, list[int]]:
    """Return the gap and the column widths with which a table fits in `room` columns without cutting a word or figure.

    The widest column is narrowed first. If the table does not fit, the gap is 0 and the list is empty.
    """
    widths, least = [], []
    for at, column in enumerate(table.columns):
        texts = [_text(row[at]) for row in table.rows]
        whole = texts if column.is_figure else " ".join(texts).split()
        widths.append(max(map(cell_len, (column.title, *texts))))
        least.append(max(map(cell_len, ("", *column.title.split(), *whole))))
    gap = next((gap for gap in GAPS if sum(least) + gap * (len(least) - 1) <= room), 0)
    if not gap:
        return gap, []
    while sum(widths) + gap * (len(widths) - 1) > room:
        widest = max((width, at) for at, width in enumerate(widths) if width > least[at])[1]
        widths[widest] -= 1
    return gap, widths
