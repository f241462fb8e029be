"""A chart with rows as a table: a name, a drawing over an axis that all rows share, points and levels; and its legend."""

from typing import NamedTuple

from implcheck.model.enums import TOP_SCORE, Level
from implcheck.reports.charts import Bars, Dots, Lines
from implcheck.reports.formats import chart_drawings
from implcheck.reports.formats.chart_drawings import Drawing


class ChartRow(NamedTuple):
    """A row of a chart. `title` is the name in full, `note` what decides the level besides the points."""

    name: str
    title: str
    drawing: Drawing
    points: str = ""
    levels: tuple[tuple[Level | None, str], ...] = ()
    note: str = ""


class ChartTable(NamedTuple):
    """A chart as a table. `heads` and `shares`, of the width on paper, have a value for each column but the axis's head."""

    description: str
    heads: tuple[str, ...]
    shares: tuple[float, ...]
    axis: Drawing
    rows: tuple[ChartRow, ...]
    legend: tuple[tuple[Drawing, str], ...]


def laid_out(chart: Bars | Dots | Lines) -> ChartTable:
    """Return a chart as a table."""
    match chart:
        case Bars():
            return _bars(chart)
        case Dots():
            return _dots(chart)
        case Lines():
            return _lines(chart)


def _bars(chart: Bars) -> ChartTable:
    rows = tuple(
        ChartRow(
            bar.name,
            bar.title,
            chart_drawings.bar(bar.low, bar.ceiling, bar.level, chart.thresholds),
            bar.points,
            ((bar.level, bar.word),),
            bar.reason,
        )
        for bar in chart.bars
    )
    meanings = zip(("today", "open", "rest", "limit"), (*chart.legend, chart.legend_thresholds), strict=True)
    legend = tuple((chart_drawings.part(name), meaning) for name, meaning in meanings if meaning)
    limits = chart_drawings.limits(chart.thresholds)
    return ChartTable(chart.description, chart.heads, (0.2, 0.48, 0.11, 0.21), limits, rows, legend)


def _lines(chart: Lines) -> ChartTable:
    rows = tuple(
        ChartRow(
            line.name,
            line.title,
            chart_drawings.line(line, chart.thresholds),
            " → ".join(line.points) + (f" ({line.gain})" if line.gain else ""),
            tuple(dict.fromkeys(line.levels)),
        )
        for line in chart.lines
    )
    last = len(chart.times) - 1
    legend = tuple((chart_drawings.time(is_last=at == last), time) for at, time in enumerate(chart.times))
    limits = chart_drawings.limits(chart.thresholds)
    return ChartTable(chart.description, chart.heads, (0.15, 0.44, 0.2, 0.21), limits, rows, legend)


def _dots(chart: Dots) -> ChartTable:
    rows = tuple(ChartRow(row.name, "", chart_drawings.dots(row)) for row in chart.rows)
    legend = tuple((chart_drawings.role(at), role) for at, role in enumerate(chart.roles))
    axis = chart_drawings.axis(range(TOP_SCORE), TOP_SCORE)
    return ChartTable(chart.description, ("",), (0.46, 0.54), axis, rows, legend)
