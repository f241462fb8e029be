"""Keeps the summary of a Word document on its first page: smaller letters, gaps and pictures where it is too long.

A document has no pages until a word processor opens it, so the height is an estimate. It is made for a wide font such
as those that take the place of Calibri where that is not installed: with Calibri some of the page stays free.
"""

import math
from collections.abc import Iterable, Iterator
from typing import Any

from implcheck.reports.formats.docx_file import SIZES, WIDTH, WordFile

STEPS = (1.0, 0.94, 0.88, 0.82, 0.76)
"""Shares of the full size, in the order in which they are tried."""

SMALLEST = 7.0
"""Points of a letter that is still easy to read on paper."""

PAGE = 262.0
"""The height of what fits between the margins and above the page number, in millimetres."""

_POINT, _MM = 12700, 36000
"""A point and a millimetre as the document counts lengths."""

_LINE, _LETTER, _BOLD, _DESCENT = 1.2, 0.53, 0.59, 0.25
"""In the size of a font: the height of a line, the mean widths of a letter, and what lies below a picture on a line."""

_CELL_EDGES = 11
"""Points that are free beside the text of a cell."""


def fit(file: WordFile) -> float:
    """Draw all that the document holds smaller, if it is too high for a page, and return the share of the full size.

    What does not fit at the smallest size either keeps its full size and goes on to the next page.
    """
    share = next((step for step in STEPS if height(file, step) <= PAGE), 1.0)
    if share < 1:
        for paragraph in _paragraphs(file):
            _shrink(file, paragraph, share)
    return share


def height(file: WordFile, share: float) -> float:
    """Return the estimated height of all that the document holds, in millimetres, at a share of the full size."""
    width = WIDTH * _MM / _POINT
    points = 0.0
    for part in file.content.iter_inner_content():
        if hasattr(part, "rows"):
            points += sum(_row(file, row.cells, share) for row in part.rows)
        else:
            points += _height(file, part, width, share)
    return points * _POINT / _MM


def _row(file: WordFile, cells: Iterable[Any], share: float) -> float:
    widths = ((cell, cell.width / _POINT - _CELL_EDGES) for cell in cells)
    return max(sum(_height(file, paragraph, width, share) for paragraph in cell.paragraphs) for cell, width in widths)


def _height(file: WordFile, paragraph: Any, width: float, share: float) -> float:
    """Return the estimated height of a paragraph in points."""
    sizes = [_size(file, run, paragraph) for run in paragraph.runs] or [SIZES[_style(file, paragraph)]]
    size, used = _smaller(max(sizes), share), 0.0
    for run in paragraph.runs:
        is_bold = run.bold or file.style(paragraph).font.bold
        used += len(run.text) * _smaller(_size(file, run, paragraph), share) * (_BOLD if is_bold else _LETTER)
    lines = max(1, math.ceil(used / width)) * size * _LINE
    pictures = [shape.extent.cy / _POINT * share + size * _DESCENT for shape in _pictures(paragraph)]
    return float(max([lines, *pictures])) + sum(_gaps(file, paragraph)) * share


def _shrink(file: WordFile, paragraph: Any, share: float) -> None:
    before, after = _gaps(file, paragraph)
    paragraph.paragraph_format.space_before = file.pt(before * share)
    paragraph.paragraph_format.space_after = file.pt(after * share)
    for run in paragraph.runs:
        run.font.size = file.pt(_smaller(_size(file, run, paragraph), share))
    file.size_of_mark(paragraph, _smaller(SIZES[_style(file, paragraph)], share))
    for inline in _pictures(paragraph):
        for extent in (inline.extent, inline.graphic.graphicData.pic.spPr.xfrm.ext):
            extent.cx, extent.cy = round(extent.cx * share), round(extent.cy * share)


def _smaller(size: float, share: float) -> float:
    """Return a size in points as Word takes it: in halves, and never too small to read."""
    return max(SMALLEST, math.floor(size * share * 2) / 2)


def _size(file: WordFile, run: Any, paragraph: Any) -> float:
    return float(run.font.size.pt if run.font.size is not None else SIZES[_style(file, paragraph)])


def _style(file: WordFile, paragraph: Any) -> str:
    """Return the style that gives a paragraph its size."""
    name: str = file.style(paragraph).name
    return name if name in SIZES else "Normal"


def _gaps(file: WordFile, paragraph: Any) -> tuple[float, float]:
    """Return what is free before and after a paragraph, in points."""
    format_, style = paragraph.paragraph_format, file.style(paragraph)
    found = []
    for name in ("space_before", "space_after"):
        inherited = (getattr(at.paragraph_format, name) for at in (style, style.base_style) if at is not None)
        length = next((value for value in (getattr(format_, name), *inherited) if value is not None), None)
        found.append(float(length.pt) if length is not None else 0.0)
    return found[0], found[1]


def _pictures(paragraph: Any) -> list[Any]:
    return [inline for run in paragraph.runs for inline in run._r.xpath(".//wp:inline")]  # noqa: SLF001 - no other way


def _paragraphs(file: WordFile) -> Iterator[Any]:
    """Yield every paragraph once, those of cells included: a cell that reaches over columns comes with each of them."""
    for part in file.content.iter_inner_content():
        if hasattr(part, "rows"):
            for row in part.rows:
                for cell in {id(cell._tc): cell for cell in row.cells}.values():  # noqa: SLF001 - what is the same cell
                    yield from cell.paragraphs
        else:
            yield part
