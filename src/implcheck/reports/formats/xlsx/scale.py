"""The scale in an Excel workbook: the score as a bar from 0 to 100, above the zones of the levels."""

from math import ceil, floor
from typing import NamedTuple

from implcheck.model.assessment import Assessment
from implcheck.model.enums import Level
from implcheck.reports import sentences, summary
from implcheck.reports.formats.chart_print import COLORS, PALE
from implcheck.reports.formats.xlsx import fit
from implcheck.reports.formats.xlsx.book import SIZE, pale
from implcheck.reports.formats.xlsx.grid import STEP, STEPS, Field, Grid
from implcheck.wording.messages import Messages
from implcheck.wording.number_format import whole
from implcheck.wording.symbols import symbol

POINTS = 100 / STEPS
"""The points of a column."""

SMALL, EDGES = SIZE - 1, 4
"""The size of the words, in points, and the pixels that a zone keeps free."""

NEAR = 1
"""The columns to each side that the figure above the bar may take."""


class Zone(NamedTuple):
    """The columns of a level, counted from 0: from `begin` up to `end`, and the points that it starts at."""

    level: Level
    begin: int
    end: int
    points: float


def zones(bands: list[tuple[float, Level]], score: float) -> list[Zone]:
    """Return the zones of levels, from 0 upwards; `bands` are their first points and levels in that order.

    A border within a column moves to that side of it that leaves the score in its zone. A zone that has no column left
    is left out.
    """
    borders = [floor(points / POINTS) if score >= points else ceil(points / POINTS) for points, _ in bands]
    ends = [*borders[1:], STEPS]
    found = [Zone(level, begin, end, points) for (points, level), begin, end in zip(bands, borders, ends, strict=True)]
    return [zone for zone in found if zone.begin < zone.end]


def put(grid: Grid, assessment: Assessment, messages: Messages) -> None:
    """Draw the scale; nothing without a score."""
    score = assessment.score
    if score is None:
        return
    rules = assessment.about.level_rules
    bands = [(band.from_, band.level) for band in reversed(rules.bands)]
    drawn, low = zones(bands, float(score.low)), whole(score.low)
    at = min(int(low / POINTS), STEPS - 1) + 1
    begin = min(max(at - NEAR, 1), STEPS - 2 * NEAR)
    figure = {"bold": True, "align": "center", "font_size": SIZE + 2, "font_color": COLORS[assessment.level]}
    grid.gap(4)
    grid.fields([Field(begin, begin + 2 * NEAR, sentences.span(score), figure)])
    grid.bar(Field(1, STEPS, low), assessment.level)
    grid.gap(12)
    words = [(zone, _word(zone, messages)) for zone in drawn]
    grid.fields([_zone(zone, word) for zone, word in words], extra=2)
    grid.fields([_points(zone) for zone in drawn])
    if len(drawn) < len(bands) or not all(_fits(zone, word) for zone, word in words):
        legends = [threshold.legend for threshold in summary.thresholds(rules, messages)]
        grid.line(messages.row(legends), SMALL, font_color=PALE)


def _word(zone: Zone, messages: Messages) -> str:
    return f"{symbol(zone.level)} {messages.level(zone.level)}"


def _fits(zone: Zone, word: str) -> bool:
    return fit.width(word, SMALL, bold=True) <= STEP * (zone.end - zone.begin) - EDGES


def _zone(zone: Zone, word: str) -> Field:
    """Return a zone in the light shade of its level, with the word, or the symbol alone where there is no room."""
    color = COLORS[zone.level]
    look = {"bold": True, "align": "center", "valign": "vcenter", "font_size": SMALL, "text_wrap": False}
    text = word if _fits(zone, word) else symbol(zone.level)
    return Field(
        zone.begin + 1,
        zone.end,
        text,
        {**look, "font_color": color, "bg_color": pale(zone.level), "left": 1, "left_color": color},
    )


def _points(zone: Zone) -> Field:
    points = int(zone.points) if zone.points == int(zone.points) else f"{zone.points:g}"
    return Field(zone.begin + 1, zone.end, points, {"align": "left", "font_size": SMALL, "font_color": PALE})
