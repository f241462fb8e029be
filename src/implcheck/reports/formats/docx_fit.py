"""Keeps the summary of a Word document on its first page: smaller letters, gaps and pictures where it is too long.

A document has no pages until a word processor opens it, so its lines are counted. The counts hold for a wide font such as
those that take the place of Calibri where that is not installed: with Calibri some of the page stays free.
"""

import math
from typing import Any

from implcheck.reports.formats.chart_print import WIDTH
from implcheck.reports.formats.docx_file import STYLES, WordFile

STEPS = (1.0, 0.94, 0.88, 0.82, 0.76)
"""Shares of the full size, in the order in which they are tried."""

SMALLEST = 7.0
"""Points of a letter that is still easy to read on paper."""

PAGE = 64.5
"""Lines of text that fit on a page at full size, as found with the examples in LibreOffice."""

LETTERS = 85 / WIDTH
"""Letters of text on a millimetre."""

HEIGHTS = {"Title": 3.0, "Heading 1": 2.0, "Heading 2": 1.5}
"""Of a line of these styles, in lines of text."""

GAP, ROW, PICTURE = 0.15, 1.15, 4.5
"""In lines of text: below a paragraph, a line of a row in a table, and a picture between paragraphs."""


def fit(file: WordFile) -> float:
    """Draw all that the document holds smaller, if it is too high for a page, and return the share of the full size.

    What does not fit at the smallest size either keeps its full size and goes on to the next page.
    """
    counted = lines(file)
    share = next((step for step in STEPS if counted * step <= PAGE), 1.0)
    if share < 1:
        for paragraph in file.paragraphs():
            _shrink(file, paragraph, share)
    return share


def lines(file: WordFile) -> float:
    """Return the estimated height of all that the document holds, in lines of text at full size."""
    height = 0.0
    for part in file.content.iter_inner_content():
        if hasattr(part, "rows"):
            height += sum(ROW * max(_lines(cell, cell.width.mm) for cell in row.cells) for row in part.rows)
        elif file.pictures(part) and not part.text:
            height += PICTURE
        else:
            height += HEIGHTS.get(file.style(part).name, 1.0) * _lines(part, WIDTH) + GAP
    return height


def _lines(part: Any, width: float) -> int:
    """Return the lines of a paragraph or a cell."""
    paragraphs = getattr(part, "paragraphs", [part])
    return sum(max(1, math.ceil(len(paragraph.text) / (LETTERS * width))) for paragraph in paragraphs)


def _shrink(file: WordFile, paragraph: Any, share: float) -> None:
    def smaller(size: float) -> Any:
        """Return a size in points as Word takes it: in halves, and never too small to read."""
        return file.pt(max(SMALLEST, math.floor(size * share * 2) / 2))

    style = STYLES.get(file.style(paragraph).name, STYLES["Normal"])
    paragraph.paragraph_format.space_before = file.pt(style.before * share)
    paragraph.paragraph_format.space_after = file.pt(style.after * share)
    for run in paragraph.runs:
        run.font.size = smaller(run.font.size.pt if run.font.size is not None else style.size)
    file.size_of_mark(paragraph, smaller(style.size).pt)
    for inline in file.pictures(paragraph):
        for extent in (inline.extent, inline.graphic.graphicData.pic.spPr.xfrm.ext):
            extent.cx, extent.cy = round(extent.cx * share), round(extent.cy * share)
