"""Charts in Markdown: a line of blocks, and tables. `shown` escapes a text."""

from collections.abc import Callable, Iterable, Sequence

from implcheck.model.enums import Level
from implcheck.reports.charts import Bars, Dots, Lines, Scale
from implcheck.wording.symbols import symbol

CELLS = 10
"""Blocks in a bar."""

Shown = Callable[[str], str]


def scale(chart: Scale, shown: Shown) -> str:
    """Return the overall score as a bar, and where each level begins."""
    limits = (f"{limit.points:g} {symbol(limit.level)} {limit.word}" for limit in chart.thresholds)
    return " · ".join([f"`{_bar(chart.low, chart.ceiling)}`", *map(shown, limits)])


def bars(chart: Bars, shown: Shown) -> str:
    """Return the practices with their points, levels and bars, what the bars mean, and what decides a level."""
    rows = [
        [
            shown(bar.name),
            shown(bar.points),
            level_in_word(bar.level, bar.word, shown),
            f"`{_bar(bar.low, bar.ceiling)}`",
        ]
        for bar in chart.bars
    ]
    table = grid([*map(shown, chart.heads), ""], rows, [False, True, False, False])
    legend = [f"`{sign}` {shown(text)}" for sign, text in zip("█▒·", chart.legend, strict=True) if text]
    legend += [shown(chart.legend_thresholds)] if chart.legend_thresholds else []
    below = [f"<sub>{' · '.join(legend)}</sub>"] if legend else []
    reasons = items((f"{bar.name}: {bar.reason}" for bar in chart.bars if bar.reason), shown)
    return "\n\n".join([table, *below, *([reasons] if reasons else [])])


def dots(chart: Dots, shown: Shown, decimal: str) -> str:
    """Return the questions with the view of each role; `decimal` is the decimal sign."""
    rows = []
    for row in chart.rows:
        scores = [[f"{score:g}" for score, role in row.dots if role == at] for at in range(len(chart.roles))]
        rows.append([shown(row.name), *(", ".join(cell).replace(".", decimal) or "-" for cell in scores)])
    return grid(["", *map(shown, chart.roles)], rows, [False, *[True] * len(chart.roles)])


def lines(chart: Lines, shown: Shown) -> str:
    """Return the practices with their points and level at each time, and the gain."""
    rows = []
    for line in chart.lines:
        pairs = zip(line.points, line.levels, strict=True)
        times = [f"{shown(points)} {level_in_word(reached, word, shown)}" for points, (reached, word) in pairs]
        rows.append([shown(line.name), *times, shown(line.gain)])
    heads = [shown(chart.heads[0]), *map(shown, chart.times), "±"]
    return grid(heads, rows, [False, *[False] * len(chart.times), True])


def level_in_word(level: Level | None, word: str, shown: Shown) -> str:
    """Return a level as a shape and a word on one line."""
    return f"{symbol(level)}&nbsp;{shown(word)}"


def items(texts: Iterable[str], shown: Shown) -> str:
    """Return a list."""
    return "\n".join(f"- {shown(text)}" for text in texts)


def grid(heads: Sequence[str], rows: Iterable[Sequence[str]], are_figures: Sequence[bool]) -> str:
    """Return a table of cells that are Markdown already; figures are aligned to the right."""
    rule = ["--:" if is_figure else ":--" for is_figure in are_figures]
    return "\n".join(f"| {' | '.join(row)} |" for row in (heads, rule, *rows))


def _bar(low: int | None, ceiling: int | None) -> str:
    """Return ten blocks: the score, what unknowns leave possible, and the rest."""
    today, possible = ((points or 0) * CELLS // 100 for points in (low, ceiling))
    return "█" * today + "▒" * (possible - today) + "·" * (CELLS - possible)
