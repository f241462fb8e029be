"""Charts as SVG. Positions are percentages, so that texts and lines keep their size at every width.

The content of a chart is also in words, beside it or in its description. Levels have a symbol and a word, roles a shape.
"""

from collections import Counter
from collections.abc import Iterable
from itertools import pairwise

from implcheck.model.enums import TOP_SCORE, Level
from implcheck.reports.charts import Bars, DotRow, Dots, Line, Lines, Scale, Threshold
from implcheck.reports.formats.html.markup import NOTHING, Child, Html, element, joined
from implcheck.wording.catalog import Catalog
from implcheck.wording.symbols import symbol

HEIGHT = 14
"""Of a bar, in pixels."""

SHAPES = (
    "M-6 0a6 6 0 1 0 12 0a6 6 0 1 0-12 0z",
    "M-5-5h10v10h-10z",
    "M0-6.5 6.5 5.5h-13z",
    "M0-7 7 0 0 7-7 0z",
    "M0 6.5 6.5-5.5h-13z",
    "M-2-6h4v4h4v4h-4v4h-4v-4h-4v-4h4z",
)
"""Circle, square, triangle, diamond, inverted triangle, cross; further roles have the same shapes, hollow."""

DOT, MARGIN = 14, 4
"""The height of a dot in pixels, and the margin beside the lowest and the highest score in percent."""


def marked(level: Level | None, word: Child) -> Html:
    """Return a level as symbol, word and colour; the symbol is hidden from screen readers, which read the word."""
    return element("span", element("span", symbol(level), aria_hidden="true"), " ", word, class_=f"level {tint(level)}")


def tint(level: Level | None) -> str:
    """Return the class that gives a level its colour."""
    return f"is-{level or 'none'}"


def pattern() -> Html:
    """Return the stripes that mark, without colour, what is still possible; a page needs them once."""
    stripe = element("path", d="M0 0v4", stroke="currentColor", stroke_width=3)
    turned = {"patternUnits": "userSpaceOnUse", "patternTransform": "rotate(45)"}
    tile = element("pattern", stripe, id="open-part", width=4, height=4, **turned)
    return element("svg", element("defs", tile), class_="defined", aria_hidden="true")


def scale(chart: Scale) -> Html:
    """Return the score on a line from 0 to 100, above the zones of the levels with their words."""
    parts = [_bar(chart.low, chart.ceiling, chart.thresholds, top=20)]
    if chart.low is not None and chart.ceiling is not None:
        points = f"{chart.low}" if chart.low == chart.ceiling else f"{chart.low}-{chart.ceiling}"
        parts.append(_text(points, (chart.low + chart.ceiling) / 2, 13, "score"))
    ends = [*(limit.points for limit in chart.thresholds[1:]), 100]
    for limit, end in zip(chart.thresholds, ends, strict=True):
        start, name = limit.points, f"zone {tint(limit.level)}"
        parts += [
            element("rect", x=f"{start:g}%", y=40, width=f"{end - start:g}%", height=6, class_=name),
            _text(f"{start:g}", start, 58),
            _text(limit.word, (start + end) / 2, 71),
        ]
    return element("svg", *parts, role="img", aria_label=chart.description, class_=f"scale {tint(chart.level)}")


def bars(chart: Bars, catalog: Catalog) -> Html:
    """Return a table with the bar, points and level of each practice, its legend, and what decides a level."""
    names, points, levels = chart.heads
    axis = _picture(*(_text(f"{limit.points:g}", limit.points, 11) for limit in chart.thresholds))
    bar = joined(element("span", catalog.message("html.bar"), class_="unseen"), axis)
    head = _heads((names, None), (bar, "picture"), (points, "figure"), (levels, None))
    rows = [
        element(
            "tr",
            element("th", bar.name, element("span", bar.title, class_="more"), scope="row"),
            element("td", _picture(_bar(bar.low, bar.ceiling, chart.thresholds)), class_=f"picture {tint(bar.level)}"),
            element("td", bar.points, class_="figure"),
            element("td", marked(bar.level, bar.word)),
        )
        for bar in chart.bars
    ]
    legend = [(_part(name, 0, 100), words) for name, words in zip(("today", "open", "rest"), chart.legend, strict=True)]
    legend.append((joined(_part("rest", 0, 100), _upright("limit", 50, HEIGHT)), chart.legend_thresholds))
    reasons = [element("li", bar.name, ": ", bar.reason) for bar in chart.bars if bar.reason]
    below = element("ul", *reasons) if reasons else NOTHING
    return joined(_table(chart.description, head, rows, "chart"), _legend(legend), below)


def _bar(low: int | None, ceiling: int | None, thresholds: tuple[Threshold, ...], top: int = 0) -> Html:
    low, ceiling = low or 0, ceiling or 0
    return joined(
        _part("rest", 0, 100, top),
        _part("open", low, ceiling, top) if ceiling > low else NOTHING,
        _part("today", 0, low, top) if low else NOTHING,
        *(_upright("limit", limit.points, HEIGHT, top) for limit in thresholds if limit.points),
    )


def _part(name: str, start: int, end: int, top: int = 0) -> Html:
    fill = "url(#open-part)" if name == "open" else None
    return element("rect", class_=name, x=f"{start}%", y=top, width=f"{end - start}%", height=HEIGHT, fill=fill)


def dots(chart: Dots, catalog: Catalog) -> Html:
    """Return a table with a line of dots for each question, and the shape of each role."""
    question, answers = (
        element("span", catalog.message(f"html.{key}"), class_="unseen") for key in ("question", "dots")
    )
    axis = _picture(*(_text(str(score), _across(score), 11) for score in range(TOP_SCORE + 1)))
    head = _heads((question, None), (joined(answers, axis), "picture"))
    decimal = catalog.message("decimal")
    rows = []
    for row in chart.rows:
        words = ", ".join(f"{chart.roles[role]} {score:g}".replace(".", decimal) for score, role in row.dots)
        picture = joined(_dots(row), element("span", words, class_="unseen"))
        rows.append(element("tr", element("th", row.name, scope="row"), element("td", picture, class_="picture")))
    legend = _legend((_dot(role, 50, HEIGHT / 2), name) for role, name in enumerate(chart.roles))
    return joined(_table(chart.description, head, rows, "chart dots"), legend)


def _dots(row: DotRow) -> Html:
    """Return the dots of a question; roles with the same view are drawn below each other."""
    seen: Counter[float] = Counter()
    drawn: list[Html] = []
    for score, role in row.dots:
        drawn.append(_dot(role, _across(score), DOT * seen[score] + DOT / 2))
        seen[score] += 1
    height = DOT * max(seen.values(), default=1)
    grid = (_upright("grid", _across(score), height) for score in range(TOP_SCORE + 1))
    return _picture(*grid, *drawn, height=height)


def _across(score: float) -> float:
    return MARGIN + score * (100 - 2 * MARGIN) / TOP_SCORE


def _dot(role: int, across: float, down: float) -> Html:
    round_, shape = divmod(role, len(SHAPES))
    name = f"dot role-{shape} hollow" if round_ else f"dot role-{shape}"
    return element("svg", element("path", d=SHAPES[shape]), x=f"{across:g}%", y=f"{down:g}", class_=name)


def lines(chart: Lines, catalog: Catalog) -> Html:
    """Return a table with a small line chart, the points and level at each time, and the gain of each practice."""
    titles = (chart.heads[0], catalog.message("html.trend"), *chart.times, catalog.message("html.gain"))
    rows = []
    for line in chart.lines:
        times = zip(line.points, line.levels, strict=True)
        cells = [element("td", points, " ", marked(level, word)) for points, (level, word) in times]
        name = element("th", line.name, element("span", line.title, class_="more"), scope="row")
        trend = element("td", _trend(line, chart.thresholds))
        rows.append(element("tr", name, trend, *cells, element("td", line.gain)))
    table = _table(chart.description, _heads(*((title, None) for title in titles)), rows, "lines")
    return element("div", table, class_="wide", tabindex="0", role="group")


def _trend(line: Line, thresholds: tuple[Threshold, ...]) -> Html:
    width, step = 100, 92 / max(1, len(line.values) - 1)
    points = [None if value is None else (4 + at * step, _down(value)) for at, value in enumerate(line.values)]
    grid = "".join(f"M0 {_down(limit.points):g}h{width}" for limit in thresholds)
    pairs = ((start, end) for start, end in pairwise(points) if start and end)
    path = "".join(f"M{start[0]:g} {start[1]:g}L{end[0]:g} {end[1]:g}" for start, end in pairs)
    ends = "".join(f"M{x - 2:g} {y - 2:g}h4v4h-4z" for x, y in filter(None, points))
    shapes = [element("path", d=d, class_=name) for d, name in ((grid, "grid"), (path, "stroke"), (ends, "end"))]
    return element("svg", *shapes, viewBox=f"0 0 {width} 24", aria_hidden="true", class_="trend")


def _down(points: float) -> float:
    return 22 - points / 5


def _table(caption: str, head: Html, rows: Iterable[Html], name: str) -> Html:
    above = element("caption", caption, class_="unseen")
    return element("table", above, element("thead", head), element("tbody", *rows), class_=name)


def _heads(*heads: tuple[Child, str | None]) -> Html:
    return element("tr", *(element("th", head, scope="col", class_=name) for head, name in heads))


def _legend(entries: Iterable[tuple[Html, str]]) -> Html:
    return element("ul", *(element("li", _picture(part), words) for part, words in entries if words), class_="legend")


def _picture(*parts: Html, height: int = HEIGHT) -> Html:
    return element("svg", *parts, height=height, aria_hidden="true")


def _upright(name: str, across: float, height: int, top: int = 0) -> Html:
    return element("line", x1=f"{across:g}%", x2=f"{across:g}%", y1=top, y2=top + height, class_=name)


def _text(words: str, across: float, down: int, name: str | None = None) -> Html:
    anchor = "start" if across < MARGIN else "end" if across > 100 - MARGIN else "middle"
    return element("text", words, x=f"{across:g}%", y=down, text_anchor=anchor, class_=name)
