"""The drawings in charts, as SVG that a web page, a PDF and a Word document share.

Positions across are percentages and heights are pixels, so that lines and figures keep their size at every width. A
drawing holds figures and shapes; `charts.py` says what they mean, and each format has that in words beside them. Classes
give the colours: those of `report.css` on a web page, those of `chart_print.py` on paper.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import NamedTuple

from implcheck.model.enums import TOP_SCORE, Level
from implcheck.reports.charts import DotRow, Line, Scale, Threshold
from implcheck.reports.formats.html.markup import NOTHING, Html, element, joined

HEIGHT = 14
"""Of a row, in pixels."""

CLOSEST = 0.09
"""How close two figures of an axis may be, as a share of it: a figure that would overlap the one before is left out."""

ANCHORS: Mapping[float, str] = {0: "start", 100: "end"}
"""Where a text that stands at an end of a drawing is held, so that it does not leave the drawing; any other by its middle."""

NARROWEST_WORD = 8
"""The narrowest zone of a scale, in points, that has room for its word; the description names every level."""

SHAPES = (
    "M-6 0a6 6 0 1 0 12 0a6 6 0 1 0-12 0z",
    "M-5-5h10v10h-10z",
    "M0-6.5 6.5 5.5h-13z",
    "M0-7 7 0 0 7-7 0z",
    "M0 6.5 6.5-5.5h-13z",
    "M-2-6h4v4h4v4h-4v4h-4v-4h-4v-4h4z",
)
"""Circle, square, triangle, diamond, inverted triangle, cross. Roles have them hollow, as solid ones resemble the symbols
of levels; further roles have the same shapes filled."""

SIGNS = {Level.LOW: 0, Level.CRITICAL: 1, Level.HIGH: 2, Level.MODERATE: 3}
"""The shapes of the symbols of the levels, drawn, as not every font has these."""


class Drawing(NamedTuple):
    """A drawing, its height in pixels, and the class that gives it the colour of a level."""

    parts: Html
    height: int = HEIGHT
    tint: str | None = None


def tint(level: Level | None) -> str:
    """Return the class that gives a level its colour."""
    return f"is-{level or 'none'}"


def stripes() -> Html:
    """Return the stripes that mark, without colour, what is still possible; they are defined once for all drawings."""
    stripe = element("path", d="M0 0v4", stroke="currentColor", stroke_width=3)
    turned = {"patternUnits": "userSpaceOnUse", "patternTransform": "rotate(45)"}
    return element("defs", element("pattern", stripe, id="open-part", width=4, height=4, **turned))


def scale(chart: Scale) -> Drawing:
    """Return the score on a line from 0 to 100, above the zones of the levels with their words."""
    parts = [_bar(chart.low, chart.ceiling, chart.thresholds, top=20)]
    if chart.low is not None and chart.ceiling is not None:
        points = f"{chart.low}" if chart.low == chart.ceiling else f"{chart.low}-{chart.ceiling}"
        parts.append(_text(points, (chart.low + chart.ceiling) / 2, 12, "score"))
        parts += [_pointer(end) for end in sorted({chart.low, chart.ceiling})]
    starts = [limit.points for limit in chart.thresholds]
    for limit, start, end in zip(chart.thresholds, starts, [*starts[1:], 100], strict=True):
        name, width = f"zone {tint(limit.level)}", f"{end - start:g}%"
        parts.append(element("rect", x=f"{start:g}%", y=40, width=width, height=6, class_=name))
        if end - start >= NARROWEST_WORD:
            parts.append(_text(limit.word, (start + end) / 2, 71))
    return Drawing(joined(*parts, _figures(starts, 100, 58)), 74, tint(chart.level))


def bar(low: int | None, ceiling: int | None, level: Level | None, thresholds: tuple[Threshold, ...]) -> Drawing:
    """Return the points of a practice: what is shown today, and striped what is still possible."""
    return Drawing(_bar(low, ceiling, thresholds), tint=tint(level))


def dots(row: DotRow) -> Drawing:
    """Return the dots of a question on a line between the outermost; roles with the same view are drawn below each other."""
    scores = [score for score, _ in row.dots] or [0.0]
    between = _across("stroke", _percent(min(scores), TOP_SCORE), _percent(max(scores), TOP_SCORE))
    seen: Counter[float] = Counter()
    drawn: list[Html] = []
    for score, role in row.dots:
        drawn.append(_mark(_role(role), _percent(score, TOP_SCORE), HEIGHT * seen[score] + HEIGHT / 2, role))
        seen[score] += 1
    height = HEIGHT * max(seen.values(), default=1)
    grid = (_upright("grid", _percent(score, TOP_SCORE), height) for score in range(TOP_SCORE + 1))
    return Drawing(joined(*grid, between, *drawn), height)


def line(row: Line, thresholds: tuple[Threshold, ...]) -> Drawing:
    """Return the points of a practice at each of the times, from one to the next; only the last is filled."""
    known = [(at, value) for at, value in enumerate(row.values) if value is not None]
    parts = [
        _across("grid", 0, 100),
        *(_limit(limit.points) for limit in thresholds),
        *(_across("stroke", start, end) for (_, start), (_, end) in pairwise(known)),
    ]
    for at, value in known:
        name = f"dot {tint(row.levels[at][0])}"
        parts.append(_mark(name if at < len(row.values) - 1 else f"{name} full", value))
    return Drawing(joined(*parts))


def axis(values: Iterable[float], top: int) -> Drawing:
    """Return the figures of an axis from 0 to `top`."""
    return Drawing(_figures(values, top, 11))


def limits(thresholds: Iterable[Threshold]) -> Drawing:
    """Return the figures of an axis from 0 to 100: where each level begins, below the symbol of the level."""
    begins = {limit.points: limit.level for limit in thresholds}
    parts = []
    for value in _apart({0, *begins, 100}, 100):
        level = begins.get(value)
        parts.append(_text(f"{value:g}", value, HEIGHT + 8) if level is None else _begin(value, level))
    return Drawing(joined(*parts), HEIGHT + 10)


def part(name: str) -> Drawing:
    """Return a part of a bar for a legend: today, open, rest or limit."""
    if name == "limit":
        return Drawing(joined(_part("rest", 0, 100), _limit(50)))
    return Drawing(_part(name, 0, 100))


def role(index: int) -> Drawing:
    """Return the shape of a role for a legend."""
    return Drawing(_mark(_role(index), 50, shape=index))


def time(*, is_last: bool) -> Drawing:
    """Return the mark of a time for a legend."""
    return Drawing(_mark("dot full" if is_last else "dot", 50))


def _figures(values: Iterable[float], top: int, down: int) -> Html:
    shown = _apart({0, *values, top}, top)
    return joined(*(_text(f"{value:g}", _percent(value, top), down) for value in shown))


def _apart(values: Iterable[float], top: int) -> list[float]:
    """Return the values, in order, whose figures do not overlap the one before."""
    shown: list[float] = []
    for value in sorted(values):
        if not shown or value - shown[-1] >= top * CLOSEST:
            shown.append(value)
    return shown


def _pointer(points: float) -> Html:
    """Return a small triangle that points down at the bar of the scale."""
    return element(
        "svg", element("path", d="M-4-5.5h8L0-.5z", class_="full"), x=f"{points:g}%", y=20, overflow="visible"
    )


def _begin(points: float, level: Level) -> Html:
    """Return the figure at which a level begins, below the symbol of the level."""
    sign = element("path", d=SHAPES[SIGNS[level]], transform="translate(0 5) scale(.65)", class_="full")
    figure = element("text", f"{points:g}", y=HEIGHT + 8, text_anchor="middle")
    return element("svg", sign, figure, x=f"{points:g}%", overflow="visible", class_=tint(level))


def _bar(low: int | None, ceiling: int | None, thresholds: tuple[Threshold, ...], top: int = 0) -> Html:
    """Return the points on a line from 0 to 100; only the line without a score, as 0 points are another thing."""
    uprights = (_limit(limit.points, top) for limit in thresholds if limit.points)
    if low is None or ceiling is None:
        return joined(_across("grid", 0, 100, top), *uprights)
    return joined(
        _part("rest", 0, 100, top),
        _part("open", low, ceiling, top) if ceiling > low else NOTHING,
        _part("today", 0, low, top) if low else NOTHING,
        *uprights,
    )


def _part(name: str, start: int, end: int, top: int = 0) -> Html:
    fill = "url(#open-part)" if name == "open" else None
    return element("rect", class_=name, x=f"{start}%", y=top, width=f"{end - start}%", height=HEIGHT, fill=fill)


def _limit(points: float, top: int = 0) -> Html:
    """Return where a level begins: a dark line on a light one, to be seen on every part of a bar."""
    return joined(*(_upright(name, points, HEIGHT + 4, top - 2) for name in ("halo", "limit")))


def _role(index: int) -> str:
    round_, shape = divmod(index, len(SHAPES))
    return f"dot role-{shape} full" if round_ else f"dot role-{shape}"


def _mark(name: str, across: float, down: float = HEIGHT / 2, shape: int = 0) -> Html:
    """Return a shape around a point."""
    path = element("path", d=SHAPES[shape % len(SHAPES)])
    return element("svg", path, x=f"{across:g}%", y=f"{down:g}", overflow="visible", class_=name)


def _across(name: str, start: float, end: float, top: int = 0) -> Html:
    """Return a line through the middle of a row."""
    middle = top + HEIGHT // 2
    return element("line", x1=f"{start:g}%", x2=f"{end:g}%", y1=middle, y2=middle, class_=name)


def _upright(name: str, across: float, height: int, top: int = 0) -> Html:
    return element("line", x1=f"{across:g}%", x2=f"{across:g}%", y1=top, y2=top + height, class_=name)


def _percent(value: float, top: int) -> float:
    return 100 * value / top


def _text(words: str, across: float, down: int, name: str | None = None) -> Html:
    anchor = ANCHORS.get(across, "middle")
    return element("text", words, x=f"{across:g}%", y=down, text_anchor=anchor, class_=name)
