"""Drawings of charts on paper: an SVG file with its own colours, and for documents that cannot hold one, a PNG of it.

typst makes the PNG; it is part of the optional extras (`implcheck[office]`, `implcheck[pdf]`).
"""

import json
from functools import cache
from typing import Any

from implcheck.model.enums import Level
from implcheck.reports.charts import Scale
from implcheck.reports.formats import chart_drawings
from implcheck.reports.formats.chart_drawings import HEIGHT, Drawing, stripes, tint
from implcheck.reports.formats.chart_table import ChartTable
from implcheck.reports.formats.html.markup import element

WIDTH, GAP = 170, 4
"""The width between the margins of a page, and what is free beside a drawing in a table, in millimetres."""

INK, PALE, GRID, EMPTY, ACCENT = "#1c2430", "#5b6472", "#c3c9d3", "#e9ebf0", "#1f4e79"
EDGE_COLOR = "#7a828e"
"""Of the empty part of a bar: with a contrast of 3 to 1 on paper."""
COLORS = {
    Level.LOW: "#2e7d32",
    Level.MODERATE: "#9a6700",
    Level.HIGH: "#c2410c",
    Level.CRITICAL: "#a31515",
    None: "#6b7280",
}
ROLES = ("#0b5cad", "#b83a08", "#1f6f2a", "#7a3e9d", "#855700", "#0f766e")
"""Those of the web page in light colours: a board has one on the screen and the other on the table."""

FONTS = ("Libertinus Serif", "DejaVu Sans Mono", "New Computer Modern", "New Computer Modern Math")
"""The fonts in the typst package."""

STYLE = "".join(
    (
        f"svg{{color:{INK}}}text{{font-size:12px;fill:{PALE}}}.score{{font-size:16px;font-weight:700;fill:currentColor}}",
        f".today,.zone,.full{{fill:currentColor}}.rest{{fill:{EMPTY};stroke:{EDGE_COLOR};stroke-width:.75}}",
        ".open{stroke:currentColor;stroke-width:.5}",
        f".halo{{stroke:white;stroke-width:3}}.limit{{stroke:{INK};stroke-width:1}}.grid{{stroke:{GRID}}}.stroke{{stroke:{PALE};stroke-width:2.5}}",
        ".dot{fill:white;stroke:currentColor;stroke-width:1.6}.full{fill:currentColor}",
        *(f".{tint(level)}{{color:{color}}}" for level, color in COLORS.items()),
        *(f".role-{role}{{color:{color}}}" for role, color in enumerate(ROLES)),
    )
)

PIXELS_PER_MM, SHARPNESS = 96 / 25.4, 300
"""Pixels of a drawing in a millimetre, and of a PNG in an inch."""

EDGE, ABOVE = 14, 2
"""What is free beside and above the drawing, in pixels, for the halves of marks and figures at its ends."""

MARK = 2 * HEIGHT / PIXELS_PER_MM
"""The width of a mark in a legend, in millimetres."""

_PAGES = b"""
#set page(width: auto, height: auto, margin: 0pt, fill: rgb(sys.inputs.background))
#for picture in json(bytes(sys.inputs.pictures)) { page(image(bytes(picture), format: "svg")) }
"""


def svgs(chart: Scale | ChartTable, font: str = FONTS[0], width: float = WIDTH) -> list[str]:
    """Return the drawings of a chart as SVG files: the scale, or the axis, the rows and the marks of the legend.

    `width` is that of the scale, the axis and each row, in millimetres.
    """
    if isinstance(chart, Scale):
        return [_file(chart_drawings.scale(chart), width, font)]
    drawings = (chart.axis, *(row.drawing for row in chart.rows))
    marks = (_file(drawing, MARK, font, edge=0) for drawing, _ in chart.legend)
    return [*(_file(drawing, width, font) for drawing in drawings), *marks]


def pngs(files: list[str], background: str = "#ffffff") -> list[bytes]:
    """Return SVG files as PNG files on a background.

    Raises:
        ModuleNotFoundError: the extra is not installed.
    """
    import typst

    inputs = {"pictures": json.dumps(files), "background": background}
    pages: Any = typst.compile(_PAGES, sys_inputs=inputs, font_paths=fonts(), format="png", ppi=SHARPNESS)
    return [pages] if len(files) == 1 else list(pages)


@cache
def fonts() -> Any:
    """Return the fonts in the typst package alone; installed fonts would give other bytes on another machine."""
    import typst

    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True)


def _file(drawing: Drawing, millimetres: float, font: str, edge: int = EDGE) -> str:
    """Return a drawing as the text of an SVG file."""
    width = round(millimetres * PIXELS_PER_MM)
    inner = element(
        "svg",
        drawing.parts,
        class_=drawing.tint,
        x=edge,
        y=ABOVE,
        width=width - 2 * edge,
        height=drawing.height,
        overflow="visible",
    )
    return element(
        "svg",
        element("style", STYLE),
        stripes(),
        inner,
        xmlns="http://www.w3.org/2000/svg",
        width=width,
        height=drawing.height + 2 * ABOVE,
        font_family=font,
    ).written
