"""The charts of a report in characters: the scale, practices as bars, practices over time, views of roles as dots."""

from collections.abc import Iterable

from rich.cells import cell_len
from rich.table import Table
from rich.text import Text

from implcheck.model.enums import Level
from implcheck.reports.charts import Bars, Chart, DotRow, Dots, Lines, Scale
from implcheck.reports.formats.canvas import Canvas, fill, style
from implcheck.wording.symbols import symbol

ROOMY = 110
"""From this width on, practices have their full titles."""

BAR_CELLS = 20
"""The most columns of a practice's bar."""

SHORTEST_BAR = 8
"""With less room for it, there is no bar: names and levels are whole words."""

_BETWEEN = 2
"""Blank columns between the columns of a chart."""

SCALE_CELLS = 60
"""The most columns of the scale with the overall score."""

MARKS = "●■▲◆○□△◇★☆"
"""A shape for each role: the gaps of a summary have at most ten."""


def put(chart: Chart, canvas: Canvas, indent: int) -> None:
    """Draw a chart on a canvas."""
    match chart:
        case Bars():
            _put_bars(chart, canvas, indent)
        case Lines():
            _put_lines(chart, canvas, indent)
        case Dots():
            _put_dots(chart, canvas, indent)
        case Scale():
            for line in scale_lines(chart, canvas.measure - indent):
                canvas.put(line, indent=indent)


def scale_lines(scale: Scale, width: int) -> list[Text]:
    """Return the points on a line from 0 to 100, and below it where each level begins; empty without a score."""
    if scale.low is None or scale.ceiling is None:
        return []
    cells = min(width, SCALE_CELLS)
    marks = [f"{threshold.points:g} {symbol(threshold.level)}" for threshold in scale.thresholds]
    ruler, room = Text(), sum(len(mark) + 1 for mark in marks)
    for threshold, mark in zip(scale.thresholds, marks, strict=True):
        last = cells - room + 1  # the last position that leaves room for the labels after it
        position = max(min(int(threshold.points * cells // 100), last), ruler.cell_len + (1 if ruler else 0))
        ruler.append(" " * (position - ruler.cell_len))
        ruler.append(mark, fill(threshold.level))
        room -= len(mark) + 1
    return [_bar(scale.low, scale.ceiling, scale.level, cells), ruler]


def _bar(low: int, ceiling: int, level: Level | None, cells: int) -> Text:
    """Return a bar of 100 points: the score, what is still possible, and the rest."""
    shown, possible = low * cells // 100, ceiling * cells // 100
    return Text.assemble(
        ("█" * shown, fill(level)), ("▒" * (possible - shown), "cyan"), ("·" * (cells - possible), "dim")
    )


def _put_bars(bars: Bars, canvas: Canvas, indent: int) -> None:
    """Draw the practices with bar, points and level, and below them what decides a level besides the points."""
    roomy = canvas.width >= ROOMY
    names = [bar.title if roomy else bar.name for bar in bars.bars]
    levels = [_level(bar.level, bar.word) for bar in bars.bars]
    needed = (
        _longest_word(names),
        max(cell_len(bar.points) for bar in bars.bars),
        max(level.cell_len for level in levels),
    )
    cells = min(BAR_CELLS, canvas.width - indent - sum(needed) - len(needed) * _BETWEEN)
    has_bars = cells >= SHORTEST_BAR
    grid = _grid(names, "left", "right", "left") if has_bars else _grid(names, "right", "left")
    for bar, name, level in zip(bars.bars, names, levels, strict=True):
        drawn = Text("·" * cells, "dim")
        if bar.low is not None and bar.ceiling is not None:
            drawn = _bar(bar.low, bar.ceiling, bar.level, cells)
        grid.add_row(Text(name), *((drawn,) if has_bars else ()), Text(bar.points), level)
    canvas.put(grid, indent=indent, wide=True)
    shown, possible, _ = bars.legend
    legend = [f"█ {shown}", *([f"▒ {possible}"] if possible else []), bars.legend_thresholds]
    canvas.row(*((text, "dim") for text in legend), gap="  ", indent=indent)
    for bar in bars.bars:
        if bar.reason:
            canvas.fields([("-", f"{bar.title if roomy else bar.name}: {bar.reason}")], indent=indent, gap=1)


def _put_lines(lines: Lines, canvas: Canvas, indent: int) -> None:
    """Draw the practices with points and level at each time."""
    roomy = canvas.width >= ROOMY
    between = ("left", "right") * (len(lines.times) - 1)
    names = [line.title if roomy else line.name for line in lines.lines]
    grid = _grid(names, "right", *between, "right", "left")
    for line, name in zip(lines.lines, names, strict=True):
        gain = Text(line.gain, "dim" if line.gain == "=" else "green" if line.gain[:1] == "+" else "bright_red")
        levels = [_level(level, word) for level, word in dict.fromkeys(line.levels)]
        points = [text for points in line.points for text in ("→", points)][1:]
        grid.add_row(Text(name), *map(Text, points), gain, Text(" → ").join(levels))
    canvas.put(grid, indent=indent, wide=True)


def _put_dots(dots: Dots, canvas: Canvas, indent: int) -> None:
    """Draw a line from 0 to 4 per question, with a shape per role."""
    grid = _grid([row.name for row in dots.rows], "left")
    for row in dots.rows:
        for at, line in enumerate(_dot_lines(row)):
            grid.add_row(Text(row.name if not at else ""), Text(line))
    grid.add_row(Text(""), Text("0    1    2    3    4", "dim"))
    canvas.put(grid, indent=indent, wide=True)
    legend = ((f"{MARKS[role % len(MARKS)]} {name}", "dim") for role, name in enumerate(dots.roles))
    canvas.row(*legend, gap="  ", indent=indent)


def _dot_lines(row: DotRow) -> list[str]:
    """Return the dots of a question on a line from 0 to 4, and below it those for which it has no room."""
    lines = [list("·────·────·────·────·")]
    for level, role in row.dots:
        place = round(level * 5)
        free = (line for line in lines if line[place] not in MARKS)
        line = next(free, None)
        if line is None:
            lines.append(line := [" "] * len(lines[0]))
        line[place] = MARKS[role % len(MARKS)]
    return ["".join(line).rstrip() for line in lines]


def _grid(names: Iterable[str], *columns: str) -> Table:
    """Return a table without lines: names, which may go over several lines between words, and other columns."""
    grid = Table(box=None, padding=(0, _BETWEEN, 0, 0), show_header=False, pad_edge=False)
    grid.add_column(min_width=_longest_word(names), overflow="fold")
    for justify in columns:
        grid.add_column(justify="right" if justify == "right" else "left", no_wrap=True, overflow="fold")
    return grid


def _longest_word(texts: Iterable[str]) -> int:
    """Return the columns of the longest word in texts."""
    return max((cell_len(word) for text in texts for word in text.split()), default=1)


def _level(level: Level | None, word: str) -> Text:
    return Text(f"{symbol(level)} {word}", style(level))
