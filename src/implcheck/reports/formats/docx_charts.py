"""Pictures for a document: a drawing for each row of a chart over an axis that all rows share.

They contain figures and shapes only. Names are text beside them, which can be edited, read aloud and written in any
script. Pillow draws; it is part of an optional extra (`implcheck[office]`).
"""

import io
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any

from implcheck.model.enums import TOP_SCORE, Level
from implcheck.reports.charts import Bar, DotRow, Line, Scale, Threshold

COLORS = {
    Level.LOW: "#2e7d32",
    Level.MODERATE: "#9a6700",
    Level.HIGH: "#c2410c",
    Level.CRITICAL: "#a31515",
    None: "#6b7280",
}
SERIES = ("#1f4e79", "#b45309", "#6d28d9", "#0f766e", "#9d174d", "#374151")
"""The colours of roles."""

HOLLOW, FILLED = "○□◇△▽", "●■◆▲▼"
"""The shapes of roles, the hollow ones first, as solid ones resemble the symbols of levels."""

NARROW, MIDDLE, WIDE = 56, 80, 170
"""The widths of pictures, in millimetres: of rows with figures beside them, of rows of dots, of the scale."""

_PER_MM = 12
_ROW, _EDGE = 54, 36
"""In pixels: the height of a row, and the margin on both sides of an axis."""

INK = "#1c2430"
FILLS = (INK, "#b1b4b8", "#e9ebf0")
"""The colours of a bar in the legend, which belongs to no level: score, still possible, and the rest."""

_EMPTY, _GRID, _PALE = FILLS[2], "#c3c9d3", "#5b6472"
_THICK, _RADIUS, _FONT = 34, 15, 32
_CORNERS = {"◇": ((0, -1), (1, 0), (0, 1), (-1, 0)), "△": ((0, -1), (1, 1), (-1, 1)), "▽": ((-1, -1), (1, -1), (0, 1))}


def role_shape(role: int) -> tuple[str, str]:
    """Return the shape of a role, by its index, as a character, and its colour."""
    shapes = HOLLOW if role // len(HOLLOW) % 2 == 0 else FILLED
    return shapes[role % len(shapes)], SERIES[role % len(SERIES)]


def axis(values: Sequence[float], top: float, width: int) -> bytes:
    """Return the figures of an axis from 0 to `top`; a figure that would overlap the previous figure is left out."""
    picture = _Picture(width, _FONT + 10)
    before = -top
    for value in sorted({0.0, *values, top}):
        if value - before >= top * 0.05:
            picture.text(picture.x(100 * value / top), (_FONT + 10) // 2, f"{value:g}", _PALE)
        before = value
    return picture.png()


def scale(block: Scale) -> bytes:
    """Return the overall score on its scale, on which each level has a range in its pale colour."""
    picture = _Picture(WIDE, 160)
    rows = (62, 106)
    ends = [*(at.points for at in block.thresholds), 100.0]
    for at, end in zip(block.thresholds, ends[1:], strict=True):
        picture.bar(at.points, end, rows, _paler(COLORS[at.level], 0.76))
    for value in ends:
        picture.text(picture.x(value), 134, f"{value:g}", _PALE)
    if block.low is not None and block.ceiling is not None:
        color = COLORS[block.level]
        picture.bar(block.low - 0.5, block.ceiling + 0.5, (rows[0] - 8, rows[1] + 8), color)
        figure = str(block.low) if block.low == block.ceiling else f"{block.low}-{block.ceiling}"
        picture.text(picture.x((block.low + block.ceiling) / 2), 26, figure, color, 46)
    return picture.png()


def bar(block: Bar, thresholds: Sequence[Threshold]) -> bytes:
    """Return the bar of a practice: the score, and paler what is still possible."""
    picture = _Picture(NARROW)
    middle = ((_ROW - _THICK) // 2, (_ROW + _THICK) // 2)
    picture.bar(0, 100, middle, _EMPTY)
    limits = [at.points for at in thresholds]
    picture.uprights(limits, (0, _ROW), _GRID)
    if block.low is not None and block.ceiling is not None:
        picture.bar(0, block.ceiling, middle, _paler(COLORS[block.level], 0.65))
        picture.bar(0, block.low, middle, COLORS[block.level])
        picture.uprights(limits, middle, "white")
    return picture.png()


def dots(block: DotRow) -> bytes:
    """Return the views of roles on a question; roles with the same view are drawn side by side."""
    picture = _Picture(MIDDLE)
    picture.uprights([100 * step / TOP_SCORE for step in range(TOP_SCORE + 1)], (0, _ROW), _GRID, 3)
    picture.track(0, 100, _GRID, 3)
    for level, role in block.dots:
        same = [other for value, other in block.dots if value == level]
        step = min(2 * _RADIUS + 6, 160 // len(same))
        shift = int((same.index(role) - (len(same) - 1) / 2) * step)
        picture.mark(picture.x(100 * level / TOP_SCORE) + shift, *role_shape(role))
    return picture.png()


def line(block: Line, thresholds: Sequence[Threshold]) -> bytes:
    """Return the points of a practice over time: the last of the times is filled."""
    picture = _Picture(NARROW)
    picture.track(0, 100, _GRID, 3)
    picture.uprights([at.points for at in thresholds], (0, _ROW), _GRID)
    for start, end in pairwise(value for value in block.values if value is not None):
        picture.track(start, end, _PALE, 8)
    for time, value in enumerate(block.values):
        if value is not None:
            shape = FILLED[0] if time == len(block.values) - 1 else HOLLOW[0]
            picture.mark(picture.x(value), shape, COLORS[block.levels[time][0]])
    return picture.png()


def _paler(color: str, share: float) -> str:
    """Return a colour mixed with white, of which `share` is white."""
    parts = (int(color[at : at + 2], 16) for at in (1, 3, 5))
    return "#" + "".join(f"{round(part + (255 - part) * share):02x}" for part in parts)


class _Picture:
    def __init__(self, width: int, height: int = _ROW) -> None:
        from PIL import Image, ImageDraw, ImageFont

        self.width = width * _PER_MM
        self.image = Image.new("RGB", (self.width, height), "white")
        self.pen: Any = ImageDraw.Draw(self.image)
        self._font = ImageFont.load_default

    def x(self, value: float) -> int:
        """Return the x position, in pixels, of a value of the axis, 0 to 100."""
        return _EDGE + round((self.width - 2 * _EDGE) * value / 100)

    def bar(self, start: float, end: float, rows: tuple[int, int], color: str) -> None:
        """Fill the axis from `start` to `end`."""
        if end > start:
            self.pen.rectangle((self.x(start), rows[0], self.x(end), rows[1]), color)

    def uprights(self, values: Iterable[float], rows: tuple[int, int], color: str, width: int = 4) -> None:
        for x in map(self.x, values):
            self.pen.line((x, rows[0], x, rows[1]), color, width)

    def track(self, start: float, end: float, color: str, width: int) -> None:
        """Draw a line through the middle of the row."""
        self.pen.line((self.x(start), _ROW // 2, self.x(end), _ROW // 2), color, width)

    def text(self, x: int, y: int, text: str, color: str, size: int = _FONT) -> None:
        self.pen.text((x, y), text, fill=color, font=self._font(size), anchor="mm")

    def mark(self, x: int, shape: str, color: str) -> None:
        """Draw a shape in the middle of the row."""
        y, is_filled = self.image.height // 2, shape in FILLED
        hollow = HOLLOW[FILLED.index(shape)] if is_filled else shape
        box, look = (x - _RADIUS, y - _RADIUS, x + _RADIUS, y + _RADIUS), (color if is_filled else "white", color, 6)
        if hollow == "○":
            self.pen.ellipse(box, *look)
        elif hollow == "□":
            self.pen.rectangle(box, *look)
        else:
            self.pen.polygon([(x + _RADIUS * dx, y + _RADIUS * dy) for dx, dy in _CORNERS[hollow]], *look)

    def png(self) -> bytes:
        written = io.BytesIO()
        self.image.save(written, "PNG", optimize=True)
        return written.getvalue()
