"""Charts as SVG. Positions are percentages, so that texts and lines keep their size whatever the width.

What a chart shows stands in words beside it or in its description; a level has its symbol and word, a role its shape.
"""

from collections import Counter
from collections.abc import Iterable
from itertools import pairwise

from implcheck.model.enums import TOP_SCORE, Level
from implcheck.reports.document import Bar, Bars, Chart, DotRow, Dots, Line, Lines, Scale, Threshold
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
"""Circle, square, triangle, diamond, triangle upside down, cross; further roles have them hollow."""

DOT, MARGIN = 14, 4
"""The height of a dot in pixels, and the room beside the lowest and the highest score, in percent."""

TREND_WIDTH, TREND_HEIGHT = 100, 24


def marked(level: Level | None, word: Child) -> Html:
    """Return a level as symbol, word and colour; the symbol says nothing that the word does not."""
    return element("span", element("span", symbol(level), aria_hidden="true"), " ", word, class_=f"level {tint(level)}")


def tint(level: Level | None) -> str:
    """Return the class that gives a level its colour."""
    return f"is-{level or 'none'}"


def chart(block: Chart, catalog: Catalog) -> Html:
    """Return a chart."""
    match block:
        case Scale():
            return _scale(block)
        case Bars():
            return _bars(block, catalog)
        case Dots():
            return _dots(block, catalog)
        case Lines():
            return _lines(block, catalog)


def pattern() -> Html:
    """Return the stripes of what is still possible, to be told from the rest without colour; once on a page."""
    stripe = element("path", d="M0 0v4", stroke="currentColor", stroke_width=3)
    turned = {"patternUnits": "userSpaceOnUse", "patternTransform": "rotate(45)"}
    tile = element("pattern", stripe, id="open-part", width=4, height=4, **turned)
    return element("svg", element("defs", tile), class_="defined", aria_hidden="true")


def _scale(chart: Scale) -> Html:
    """Return the score on a line from 0 to 100, above the zones of the levels with their words."""
    limits = sorted(chart.thresholds)
    starts = [0, *(limit.points for limit in limits), 100]
    zones = [
        joined(
            element("rect", x=f"{start:g}%", y=40, width=f"{end - start:g}%", height=6, class_=f"zone {tint(level)}"),
            _text(word, (start + end) / 2, 78),
            _text(f"{start:g}", start, 62) if start else NOTHING,
        )
        for (start, end), (level, word) in zip(
            pairwise(starts), [(None, ""), *((limit.level, limit.word) for limit in limits)], strict=True
        )
        if end > start
    ]
    score = NOTHING
    if chart.low is not None and chart.high is not None:
        points = f"{chart.low}" if chart.low == chart.high else f"{chart.low}-{chart.high}"
        score = _text(points, (chart.low + chart.high) / 2, 13, "score")
    bar = _bar(chart.low, chart.high, chart.thresholds, top=20)
    return element(
        "svg", *zones, bar, score, role="img", aria_label=chart.description, class_=f"scale {tint(chart.level)}"
    )


def _bars(chart: Bars, catalog: Catalog) -> Html:
    """Return a table with a bar, the points and the level of each practice, its legend, and what decides a level."""
    names, points, levels = chart.heads
    axis = _picture(*(_text(f"{limit.points:g}", limit.points, 11) for limit in chart.thresholds))
    head = element(
        "tr",
        element("th", names, scope="col"),
        element(
            "th", element("span", catalog.message("html.bar"), class_="unseen"), axis, scope="col", class_="picture"
        ),
        element("th", points, scope="col", class_="figure"),
        element("th", levels, scope="col"),
    )
    reasons = [element("li", bar.name, ": ", bar.reason) for bar in chart.bars if bar.reason]
    return joined(
        _table(chart.description, head, (_bar_row(bar, chart.thresholds) for bar in chart.bars), "chart"),
        _bars_legend(chart),
        element("ul", *reasons) if reasons else NOTHING,
    )


def _bar_row(bar: Bar, thresholds: tuple[Threshold, ...]) -> Html:
    return element(
        "tr",
        element("th", bar.name, element("span", bar.title, class_="more"), scope="row"),
        element("td", _picture(_bar(bar.low, bar.high, thresholds)), class_=f"picture {tint(bar.level)}"),
        element("td", bar.points, class_="figure"),
        element("td", marked(bar.level, bar.word)),
    )


def _bar(low: int | None, high: int | None, thresholds: tuple[Threshold, ...], top: int = 0) -> Html:
    low, high = low or 0, high or 0
    limits = (
        element("line", x1=f"{limit.points:g}%", x2=f"{limit.points:g}%", y1=top, y2=top + HEIGHT, class_="limit")
        for limit in thresholds
    )
    return joined(
        _part("rest", 0, 100, top),
        _part("open", low, high, top) if high > low else NOTHING,
        _part("today", 0, low, top) if low else NOTHING,
        *limits,
    )


def _part(name: str, start: int, end: int, top: int = 0) -> Html:
    fill = "url(#open-part)" if name == "open" else None
    return element("rect", class_=name, x=f"{start}%", y=top, width=f"{end - start}%", height=HEIGHT, fill=fill)


def _bars_legend(chart: Bars) -> Html:
    parts = zip(("today", "open", "rest"), chart.legend, strict=True)
    items = [element("li", _picture(_part(name, 0, 100)), words) for name, words in parts if words]
    if chart.legend_thresholds:
        limit = element("line", x1="50%", x2="50%", y1=0, y2=HEIGHT, class_="limit")
        items.append(element("li", _picture(_part("rest", 0, 100), limit), chart.legend_thresholds))
    return element("ul", *items, class_="legend")


def _dots(chart: Dots, catalog: Catalog) -> Html:
    """Return a table with a line of dots for each question, and the shape of each role."""
    axis = _picture(*(_text(str(score), _across(score), 11) for score in range(TOP_SCORE + 1)))
    named = [element("span", catalog.message(f"html.{key}"), class_="unseen") for key in ("question", "dots")]
    head = element(
        "tr", element("th", named[0], scope="col"), element("th", named[1], axis, scope="col", class_="picture")
    )
    legend = [element("li", _picture(_dot(at, "50%", HEIGHT / 2)), role) for at, role in enumerate(chart.roles)]
    rows = (_dot_row(row, chart.roles, catalog) for row in chart.rows)
    return joined(_table(chart.description, head, rows, "chart dots"), element("ul", *legend, class_="legend"))


def _dot_row(row: DotRow, roles: tuple[str, ...], catalog: Catalog) -> Html:
    seen: Counter[float] = Counter()
    drawn: list[Html] = []
    for score, role in row.dots:  # roles that say the same stand below each other
        drawn.append(_dot(role, f"{_across(score):g}%", DOT * seen[score] + DOT / 2))
        seen[score] += 1
    height = DOT * max(seen.values(), default=1)
    lines = [_upright(_across(score), height) for score in range(TOP_SCORE + 1)]
    decimal = catalog.message("decimal")
    words = ", ".join(f"{roles[role]} {score:g}".replace(".", decimal) for score, role in row.dots)
    picture = element("svg", *lines, *drawn, height=height, aria_hidden="true", class_="drawn")
    return element(
        "tr",
        element("th", row.name, scope="row"),
        element("td", picture, element("span", words, class_="unseen"), class_="picture"),
    )


def _across(score: float) -> float:
    return MARGIN + score * (100 - 2 * MARGIN) / TOP_SCORE


def _upright(across: float, height: int) -> Html:
    return element("line", x1=f"{across:g}%", x2=f"{across:g}%", y1=0, y2=height, class_="grid")


def _dot(role: int, across: str, down: float) -> Html:
    shape = element("path", d=SHAPES[role % len(SHAPES)])
    hollow = " hollow" if role >= len(SHAPES) else ""
    return element("svg", shape, x=across, y=f"{down:g}", class_=f"dot role-{role % len(SHAPES)}{hollow}")


def _lines(chart: Lines, catalog: Catalog) -> Html:
    """Return a table with a small line of each practice, its points and level at each time, and what was gained."""
    titles = [chart.heads[0], catalog.message("html.trend"), *chart.times, catalog.message("html.gain")]
    head = element("tr", *(element("th", title, scope="col") for title in titles))
    rows = (_line_row(line, chart.thresholds) for line in chart.lines)
    return element("div", _table(chart.description, head, rows, "lines"), class_="wide", tabindex="0", role="group")


def _line_row(line: Line, thresholds: tuple[Threshold, ...]) -> Html:
    cells = [
        element("td", points, " ", marked(level, word))
        for points, (level, word) in zip(line.points, line.levels, strict=True)
    ]
    name = element("th", line.name, element("span", line.title, class_="more"), scope="row")
    return element("tr", name, element("td", _trend(line, thresholds)), *cells, element("td", line.gain))


def _trend(line: Line, thresholds: tuple[Threshold, ...]) -> Html:
    step = (TREND_WIDTH - 8) / max(1, len(line.values) - 1)
    points = [None if value is None else (4 + at * step, _height(value)) for at, value in enumerate(line.values)]
    limits = (element("path", d=f"M0 {_height(limit.points):g}h{TREND_WIDTH}", class_="grid") for limit in thresholds)
    parts = [
        element("path", d=f"M{one[0]:g} {one[1]:g}L{other[0]:g} {other[1]:g}", class_="stroke")
        for one, other in pairwise(points)
        if one and other
    ]
    ends = [element("path", d=f"M{point[0] - 2:g} {point[1] - 2:g}h4v4h-4z", class_="end") for point in points if point]
    box = f"0 0 {TREND_WIDTH} {TREND_HEIGHT}"
    return element("svg", *limits, *parts, *ends, viewBox=box, aria_hidden="true", class_="trend")


def _height(points: float) -> float:
    return TREND_HEIGHT - 2 - points * (TREND_HEIGHT - 4) / 100


def _table(caption: str, head: Html, rows: Iterable[Html], name: str) -> Html:
    above = element("caption", caption, class_="unseen")
    return element("table", above, element("thead", head), element("tbody", *rows), class_=name)


def _picture(*parts: Html) -> Html:
    return element("svg", *parts, height=HEIGHT, aria_hidden="true", class_="drawn")


def _text(words: str, across: float, down: int, name: str | None = None) -> Html:
    anchor = "start" if across < MARGIN else "end" if across > 100 - MARGIN else "middle"
    return element("text", words, x=f"{across:g}%", y=down, text_anchor=anchor, class_=name)
