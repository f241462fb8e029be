"""The report on a screen or a page of plain text: the summary, and the top risks on a line each; with `--all` everything."""

from collections.abc import Iterable, Sequence

from rich import box
from rich.panel import Panel
from rich.table import Table as Grid
from rich.text import Text

from implcheck.model.enums import Level
from implcheck.reports.document import (
    Bars,
    Block,
    Chart,
    Depth,
    Document,
    Dots,
    Emphasis,
    Entry,
    Facts,
    Headline,
    Items,
    Lines,
    Paragraph,
    Rows,
    Scale,
    Section,
    Table,
)
from implcheck.reports.formats.canvas import Canvas, style
from implcheck.reports.options import Options
from implcheck.wording.messages import Messages
from implcheck.wording.symbols import symbol

DEPTH = Depth.SUMMARY

COMPACT = frozenset({"decisions"})
"""Sections without empty lines, so that the summary fits on a screen."""

ROOMY = 110
"""From this width on, practices have their whole titles and say what decides each level."""

EDGES = 6
"""The columns that the frame of the verdict takes from its title."""

CELLS = 20
"""Of a practice's bar."""

STYLES = {Emphasis.PLAIN: "", Emphasis.STRONG: "bold", Emphasis.NOTE: "dim"}
LONGEST_SCALE = 60
"""Cells of the line with the overall score."""

MARKS = "●■▲◆○"
"""A shape for each role; roles after the fifth share them."""

LONGEST_CELL = 40
"""Characters of a cell up to which a table stays one; with longer ones a row becomes labelled lines."""


def draw(document: Document, options: Options) -> str:
    """Return the document as text, in colour if `options` say so."""
    page = _Page(options)
    page.title(document.title)
    sections = document.down_to(Depth.APPENDIX if options.top is None else DEPTH)
    for section in sections:
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
    """Puts blocks on a canvas."""

    def __init__(self, options: Options) -> None:
        self.canvas = Canvas(options)
        self.messages = Messages(options.languages)

    def title(self, title: str) -> None:
        self.canvas.line((title, "bold"))

    def section(self, section: Section) -> None:
        """Put a section with its heading; the verdict in a frame."""
        if section.id == "verdict":
            self.verdict(section.blocks)
            return
        if section.title:
            self.canvas.heading(section.title)
        else:
            self.canvas.gap()
        self.blocks(section.blocks, indent=2 if section.title else 0, is_compact=section.id in COMPACT)

    def verdict(self, blocks: Sequence[Block]) -> None:
        """Put what is assessed, and the rest in a frame in the colour of the level."""
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
                    body += _scale(block, self.canvas.measure - 4)
                case _:
                    pass
        self.canvas.gap()
        self.canvas.put(
            Panel(
                Text("\n").join(body),
                title=title or None,
                title_align="left",
                border_style=color,
                box=box.ROUNDED,
                padding=(0, 1),
            )
        )
        for entry in entries:
            self.entry(entry, indent=0)

    def top_risks(self, document: Document, top: int) -> None:
        """Put the first `top` risks on a line each, and say how many more there are."""
        risks = next((section for section in document.sections if section.id == "risks"), None)
        entries = [block for block in risks.blocks if isinstance(block, Entry)] if risks is not None else []
        if risks is None:
            return
        shown = [entry for entry in entries if entry.is_open][:top]
        self.canvas.heading(self.messages.message("report.risks"))
        if not shown:
            self.blocks([block for block in risks.blocks if isinstance(block, Paragraph)], indent=2)
        for entry in shown:
            self.heading(entry, indent=2)
        if hidden := len(entries) - len(shown):
            self.canvas.line((self.messages.message("report.more", count=hidden), "dim"), indent=2)

    def blocks(self, blocks: Iterable[Block], indent: int, *, is_compact: bool = False) -> None:
        """Put blocks below one another, with an empty line around entries that have contents, unless it is compact."""
        before: Block | None = None
        for block in blocks:
            is_part = isinstance(block, Entry) and bool(block.blocks)
            was_part = isinstance(before, Entry) and bool(before.blocks)
            if before is not None and not is_compact and (is_part or was_part):
                self.canvas.gap()
            self.block(block, indent)
            before = block

    def block(self, block: Block, indent: int) -> None:
        """Put a block."""
        match block:
            case Entry():
                self.entry(block, indent)
            case Table():
                self.table(block, indent)
            case Scale() | Bars() | Lines() | Dots():
                self.chart(block, indent)
            case _:
                self.text(block, indent)

    def text(self, block: Block, indent: int) -> None:
        """Put a block of sentences."""
        match block:
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

    def chart(self, chart: Chart, indent: int) -> None:
        """Put a chart."""
        match chart:
            case Bars():
                self.bars(chart, indent)
            case Lines():
                self.lines(chart, indent)
            case Dots():
                self.dots(chart, indent)
            case Scale():
                for line in _scale(chart, self.canvas.measure - indent):
                    self.canvas.put(line, indent=indent)

    def entry(self, entry: Entry, indent: int) -> None:
        """Put an entry below its heading."""
        self.heading(entry, indent)
        self.blocks(entry.blocks, indent + (2 if entry.number is None else 3))

    def heading(self, entry: Entry, indent: int) -> None:
        """Put number, level, title and key of an entry on a line."""
        number = f"{entry.number}. " if entry.number is not None else ""
        level = f"{symbol(entry.level)} {entry.word}  " if entry.word else ""
        key = f"  {entry.key}" if entry.key else ""
        hang = indent + (2 if entry.number is None else 3)
        self.canvas.line(
            number, (level, style(entry.level)), (entry.title, "bold"), (key, "dim"), indent=indent, hang=hang
        )

    def table(self, table: Table, indent: int) -> None:
        """Put a table; of one with long texts each row as labelled lines."""
        longest = max((len(cell.text) for row in table.rows for cell in (*row,)), default=0)
        if longest > LONGEST_CELL or any(cell.lines for row in table.rows for cell in row):
            self._long_rows(table, indent)
            return
        grid = Grid(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim")
        for column in table.columns:
            grid.add_column(Text(column.title), justify="right" if column.is_figure else "left")
        for position, row in enumerate(table.rows):
            is_total = table.has_total and position == len(table.rows) - 1
            grid.add_row(*(Text(cell.text, "bold" if is_total else "") for cell in row))
        self.canvas.put(grid, indent=indent)

    def _long_rows(self, table: Table, indent: int) -> None:
        for row in table.rows:
            self.canvas.gap()
            named = [(column.title, cell) for column, cell in zip(table.columns, row, strict=True)]
            self.canvas.fields(
                [
                    (title if not position else "", text)
                    for title, cell in named
                    for position, text in enumerate((_marked(cell.text, cell.level, cell.marked), *cell.lines))
                ],
                indent=indent,
            )

    def bars(self, bars: Bars, indent: int) -> None:
        """Put the practices with bar, points and level."""
        roomy = self.canvas.width >= ROOMY
        grid = _grid("left", "left", "right", "left", roomy=roomy)
        for bar in bars.bars:
            drawn = Text("·" * CELLS, "dim")
            if bar.low is not None and bar.high is not None:
                low, high = bar.low * CELLS // 100, bar.high * CELLS // 100
                drawn = Text.assemble(
                    ("█" * low, style(bar.level)), ("▒" * (high - low), "cyan"), ("·" * (CELLS - high), "dim")
                )
            cells = [Text(bar.title if roomy else bar.name), drawn, Text(bar.points), _level(bar.level, bar.word)]
            grid.add_row(*cells, *([Text(bar.reason)] if roomy else []))
        self.canvas.put(grid, indent=indent, wide=True)
        shown, still_possible, _rest = bars.legend
        legend = [f"█ {shown}", *([f"▒ {still_possible}"] if still_possible else []), bars.legend_thresholds]
        self.canvas.row(*((text, "dim") for text in legend), gap="  ", indent=indent)

    def lines(self, lines: Lines, indent: int) -> None:
        """Put the practices with points and level at each time."""
        roomy = self.canvas.width >= ROOMY
        grid = _grid("left", "left", "right", "left", roomy=False)
        for line in lines.lines:
            gain = Text(line.gain, "dim" if line.gain == "=" else "green" if line.gain[:1] == "+" else "bright_red")
            levels = [_level(level, word) for level, word in dict.fromkeys(line.levels)]
            points = Text(" → ".join(line.points))
            grid.add_row(Text(line.title if roomy else line.name), points, gain, Text(" → ").join(levels))
        self.canvas.put(grid, indent=indent, wide=True)

    def dots(self, dots: Dots, indent: int) -> None:
        """Put a line from 0 to 4 per question, with a shape per role."""
        grid = _grid("left", "left", roomy=False)
        for row in dots.rows:
            line = list("·────·────·────·────·")
            for level, role in row.dots:
                line[round(level * 5)] = MARKS[role % len(MARKS)]
            grid.add_row(Text(row.name), Text("".join(line)))
        grid.add_row(Text(""), Text("0    1    2    3    4", "dim"))
        self.canvas.put(grid, indent=indent, wide=True)
        legend = ((f"{MARKS[role % len(MARKS)]} {name}", "dim") for role, name in enumerate(dots.roles))
        self.canvas.row(*legend, gap="  ", indent=indent)


def _grid(*columns: str, roomy: bool) -> Grid:
    """A table without lines; a roomy one has another column for texts."""
    grid = Grid(box=None, padding=(0, 2, 0, 0), show_header=False, pad_edge=False)
    for position, justify in enumerate(columns):
        grid.add_column(justify="right" if justify == "right" else "left", no_wrap=position > 0, overflow="fold")
    if roomy:
        grid.add_column(ratio=1)
    return grid


def _level(level: Level | None, word: str) -> Text:
    return Text(f"{symbol(level)} {word}", style(level))


def _marked(text: str, level: Level | None, marked: bool) -> str:
    return f"{symbol(level)} {text}" if marked else text


def _scale(scale: Scale, width: int) -> list[Text]:
    """The points on a line from 0 to 100, and below it where each level begins."""
    if scale.low is None or scale.high is None:
        return []
    cells = min(width, LONGEST_SCALE)
    low, high = scale.low * cells // 100, scale.high * cells // 100
    bar = Text.assemble(("█" * low, style(scale.level)), ("▒" * (high - low), "cyan"), ("·" * (cells - high), "dim"))
    ruler = Text("0", "dim")
    for threshold in scale.thresholds:
        position = max(int(threshold.points * cells // 100), ruler.cell_len + 1)
        ruler.append(" " * (position - ruler.cell_len))
        ruler.append(f"{threshold.points:g} {symbol(threshold.level)}", style(threshold.level))
    return [bar, ruler]
