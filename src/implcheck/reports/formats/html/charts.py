"""Charts on a web page: the drawings with their words beside them, for readers who cannot see them and for all others."""

from implcheck.model.enums import Level
from implcheck.reports.charts import Bars, Dots, Lines, Scale
from implcheck.reports.formats import chart_drawings
from implcheck.reports.formats.chart_drawings import Drawing, tint
from implcheck.reports.formats.chart_table import ChartRow, laid_out
from implcheck.reports.formats.html.markup import NOTHING, Child, Html, element, joined
from implcheck.wording.catalog import Catalog
from implcheck.wording.symbols import symbol

AXES: dict[type, str] = {Bars: "html.bar", Dots: "html.dots", Lines: "html.trend"}
"""The key of the text for the head of a chart's drawings."""


def marked(level: Level | None, word: Child) -> Html:
    """Return a level as symbol, word and colour; the symbol is hidden from screen readers, which read the word."""
    return element("span", element("span", symbol(level), aria_hidden="true"), " ", word, class_=f"level {tint(level)}")


def definitions() -> Html:
    """Return what the drawings of a page refer to."""
    return element("svg", chart_drawings.stripes(), class_="defined", aria_hidden="true")


def scale(chart: Scale) -> Html:
    """Return the scale, with the words of its levels below their zones."""
    drawing = chart_drawings.scale(chart)
    return element("svg", drawing.parts, role="img", aria_label=chart.description, class_=f"scale {drawing.tint}")


def table(chart: Bars | Dots | Lines, catalog: Catalog) -> Html:
    """Return the table of a chart, its legend, and what decides a level besides the points."""
    laid, kind = laid_out(chart), type(chart).__name__.lower()
    name, *others = laid.heads
    axis = joined(_unseen(catalog.message(AXES[type(chart)])), _picture(laid.axis))
    heads = [(name or _unseen(catalog.message("html.question")), None), (axis, "picture")]
    heads += zip(others, ("figure", None), strict=False)
    words = _in_words(chart, catalog) if isinstance(chart, Dots) else [""] * len(laid.rows)
    rows = (_row(row, in_words) for row, in_words in zip(laid.rows, words, strict=True))
    legend = (element("li", _picture(drawing), meaning) for drawing, meaning in laid.legend)
    notes = [element("li", row.name, ": ", row.note) for row in laid.rows if row.note]
    return joined(
        element(
            "table",
            element("caption", chart.description, class_="unseen"),
            element("thead", element("tr", *(element("th", head, scope="col", class_=name) for head, name in heads))),
            element("tbody", *rows),
            class_=f"chart {kind}",
        ),
        element("ul", *legend, class_="legend"),
        element("ul", *notes) if notes else NOTHING,
    )


def _row(row: ChartRow, in_words: str) -> Html:
    title = element("span", row.title, class_="unseen") if row.title else NOTHING
    words = _unseen(in_words) if in_words else NOTHING
    levels = [joined(" → " if at else "", marked(*level)) for at, level in enumerate(row.levels)]
    return element(
        "tr",
        element("th", row.name, title, scope="row"),
        element("td", _picture(row.drawing), words, class_="picture"),
        element("td", row.points, class_="figure") if levels else NOTHING,
        element("td", *levels) if levels else NOTHING,
    )


def _in_words(chart: Dots, catalog: Catalog) -> list[str]:
    decimal = catalog.message("decimal")
    return [
        ", ".join(f"{chart.roles[role]} {f'{score:g}'.replace('.', decimal)}" for score, role in row.dots)
        for row in chart.rows
    ]


def _picture(drawing: Drawing) -> Html:
    return element("svg", drawing.parts, height=drawing.height, aria_hidden="true", class_=drawing.tint)


def _unseen(words: str) -> Html:
    return element("span", words, class_="unseen")
