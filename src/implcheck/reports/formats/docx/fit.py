"""Keeps the summary of a Word document on its first page: smaller letters and gaps where it is too long.

A document has no pages until a word processor opens it, so the heights of its lines are added up, in points. They hold for
a wide font (see `docx/measure.py`): with a narrower one some of the page stays free.
"""

import math
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from implcheck.reports.formats.docx.file import POINTS_PER_MM, WordFile
from implcheck.reports.formats.docx.measure import LINE, Look, lines, look

SMALLEST = 8.0
"""Points of a letter that a reader need not hold up to the light."""

LONGEST_TOGETHER = 0.4
"""The share of a page that an entry may take and still be kept on one."""

CELLS = 0.4
"""What is free above and below the text of a row, in points, besides what its style says."""


BELOW = 0.1
"""What is free below a picture in its line, as a share of the size of the letters."""


SPARE = 10.0
"""Points of a page that stay free, as no two word processors have the same heights."""


class Step(NamedTuple):
    """The shares of their full sizes that letters and the gaps between paragraphs have."""

    letters: float
    gaps: float


FULL = Step(1, 1)
STEPS = (
    Step(1.12, 1.7),
    Step(1.06, 1.3),
    FULL,
    Step(1, 0.7),
    Step(0.95, 0.6),
    Step(0.89, 0.4),
    Step(0.89, 0.2),
    Step(0.89, 0),
    Step(0.8, 0),
)
"""In the order in which they are tried: a short summary fills its page with larger letters."""

MEASURED = frozenset({"Table Head", "Table Text", "Legend", "After Table"})
"""The styles that keep their size: the columns of tables and charts have the room that their words need."""

LARGEST_GROWN = 10.0
"""Points of the letters that are drawn larger in a short summary; headings are large enough."""


def fit(file: WordFile) -> Step:
    """Draw all that the document holds smaller, if it is too high for a page, and return the step that fits.

    What does not fit at the smallest size either keeps its full size and goes on to the next page.
    """
    measure = _Measure(file)
    step = next((step for step in STEPS if measure.height(step) <= file.height - SPARE), FULL)
    if step != FULL:
        for paragraph in _paragraphs(file):
            _resize(file, paragraph, measure.look(paragraph), step)
    return step


def keep_together(file: WordFile, paragraphs: Sequence[Any]) -> None:
    """Keep paragraphs on one page if they are short enough for that; else only their first two."""
    measure = _Measure(file)
    height = measure.together(paragraphs, file.width * POINTS_PER_MM, FULL)
    together = len(paragraphs) if height <= LONGEST_TOGETHER * file.height else 2
    for paragraph in paragraphs[: together - 1]:
        paragraph.paragraph_format.keep_with_next = True


class _Measure:
    """The heights of what a document holds, in points."""

    def __init__(self, file: WordFile) -> None:
        self._file = file
        self._looks: dict[str | None, Look] = {}

    def look(self, paragraph: Any) -> Look:
        """Return the look of a paragraph's style. python-docx goes through all styles each time."""
        named = paragraph._p.style  # noqa: SLF001 - its name alone costs nothing
        if named not in self._looks:
            self._looks[named] = look(paragraph.style)
        return self._looks[named]

    def height(self, step: Step) -> float:
        """Return the height of all that the document holds."""
        width, height, gap = self._file.width * POINTS_PER_MM, 0.0, 0.0
        for part in self._file.content.iter_inner_content():
            if hasattr(part, "rows"):
                height, gap = height + gap + sum(self._row(row, step) for row in part.rows), 0
            else:
                added, gap = self.paragraph(part, width, step, gap)
                height += added
        return height

    def _row(self, row: Any, step: Step) -> float:
        heights = []
        for cell in dict.fromkeys(row.cells):
            beside, above = cell_padding(cell)
            heights.append(self.together(cell.paragraphs, cell.width.pt - beside, step) + above)
        return max(heights) + CELLS

    def together(self, paragraphs: Iterable[Any], width: float, step: Step) -> float:
        """Return the height of paragraphs below each other in a column of this width."""
        height = gap = 0.0
        for paragraph in paragraphs:
            added, gap = self.paragraph(paragraph, width, step, gap)
            height += added
        return height + gap

    def paragraph(self, paragraph: Any, width: float, step: Step, gap: float) -> tuple[float, float]:
        """Return the height of a paragraph with the gap before it, and the gap that its style wants after it.

        Of two gaps between paragraphs the larger counts, as in Word.
        """
        shown, text = self.look(paragraph), paragraph.text
        size = resized(shown, step)
        tallest = max((picture.extent.cy.pt for picture in pictures(paragraph)), default=0)
        count = lines(text, size, width - shown.indent, bold=shown.bold) if text.strip() else 1
        height = max(count * size * LINE, tallest + size * BELOW if tallest else 0)
        return height + max(gap, shown.before * step.gaps), shown.after * step.gaps


def cell_padding(cell: Any) -> tuple[float, float]:
    """Return what is free beside the text of a cell, and above and below it, in points, by the style of its table."""
    name = cell._parent.style.name if hasattr(cell._parent, "style") else ""  # noqa: SLF001
    return {"Report Card": (22.7, 11.4), "Report Table": (6.8, 3.4)}.get(name, (2.8, 0))


def resized(shown: Look, step: Step) -> float:
    """Return the size of the letters of a style in points as Word takes it: in halves, and never too small to read."""
    size = shown.size
    if shown.name in MEASURED:
        return size
    if step.letters >= 1 and size > LARGEST_GROWN:
        return size
    return max(min(size, SMALLEST), math.floor(size * step.letters * 2) / 2)


def pictures(paragraph: Any) -> Iterable[Any]:
    """Return the pictures in a paragraph."""
    found: list[Any] = paragraph._p.xpath(".//wp:inline")  # noqa: SLF001 - python-docx has no list of them
    return found


def _paragraphs(file: WordFile) -> Iterable[Any]:
    made = type(file.content.paragraphs[0])
    return [made(element, file.content) for element in file.content.element.body.iter(file.qn("w:p"))]


def _resize(file: WordFile, paragraph: Any, shown: Look, step: Step) -> None:
    paragraph.paragraph_format.space_before = file.pt(shown.before * step.gaps)
    paragraph.paragraph_format.space_after = file.pt(shown.after * step.gaps)
    size = resized(shown, step)
    if size != shown.size:
        for run in paragraph.runs:
            run.font.size = file.pt(size)
        properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001 - the end of a paragraph gives an empty one its height
        file.append(file.append(properties, "w:rPr"), "w:sz", val=f"{size * 2:g}")
