"""The summary of a Word document on its first page."""

import io
from pathlib import Path

import docx
import pypdf
import pytest
from tests.support.document_text import text_of_docx
from tests.support.example_reports import EXAMPLE_NAMES, GATES, example_report
from tests.support.office import as_pdf

from implcheck.model.enums import Level
from implcheck.reports.charts import Bar, Bars
from implcheck.reports.document import Block, Document, Paragraph, Section
from implcheck.reports.formats.docx import draw
from implcheck.reports.formats.docx_file import STYLES, WordFile
from implcheck.reports.formats.docx_fit import PAGE, SMALLEST, STEPS, fit, lines
from implcheck.reports.options import Depth, Options


def filled(sentences: int) -> WordFile:
    file = WordFile("Plan", "", "en")
    for number in range(sentences):
        file.paragraph(f"The sentence with number {number}.")
    return file


def report(sentences: int) -> bytes:
    """A document with a chart and these many sentences in its summary, and a section behind it."""
    bar = Bar("Why", "Know why", 40, 60, "40-60", Level.HIGH, "high", "One answer is unknown.")
    chart = Bars(("Practice", "Points", "Level"), (bar,), (), ("today", "", "rest"), "", "Why has 40 points.")
    summary: tuple[Block, ...] = (
        chart,
        *(Paragraph(f"The sentence with number {number}.") for number in range(sentences)),
    )
    behind = Section("behind", "Behind it", Depth.REPORT, (Paragraph("The rest."),))
    return draw(Document("Plan", "", None, "en", (Section("one", "", Depth.SUMMARY, summary), behind)), Options())


def sizes(data: bytes) -> dict[str, float | None]:
    """The size that each paragraph sets for its text, if it sets one."""
    paragraphs = docx.Document(io.BytesIO(data)).paragraphs
    return {at.text: at.runs[0].font.size.pt if at.runs[0].font.size else None for at in paragraphs if at.text}


@pytest.mark.parametrize(
    ("sentences", "share"), [(10, 1.0), (54, 0.94), (60, 0.88), (64, 0.82), (70, 0.76), (200, 1.0)]
)
def test_the_first_share_that_fits_is_taken(sentences: int, share: float) -> None:
    file = filled(sentences)
    counted = lines(file)
    assert fit(file) == share
    assert (counted * STEPS[-1] <= PAGE) == (sentences < 200)


def test_only_the_summary_is_drawn_smaller() -> None:
    full, smaller, longer = (sizes(report(sentences)) for sentences in (10, 60, 200))
    sentence = "The sentence with number 1."
    assert full[sentence] is longer[sentence] is None
    assert SMALLEST <= (smaller[sentence] or 0) < STYLES["Normal"].size
    assert smaller["Behind it"] is smaller["The rest."] is None
    assert text_of_docx(report(60))[0] == "Plan"


def test_charts_are_drawn_smaller_with_the_text() -> None:
    full, smaller = (docx.Document(io.BytesIO(report(sentences))) for sentences in (10, 60))
    pictures = [[extent.cy for extent in file.element.body.xpath(".//wp:extent")] for file in (full, smaller)]
    share = pictures[1][0] / pictures[0][0]
    assert STEPS[-1] <= share < 1
    assert pictures[1] == pytest.approx([length * share for length in pictures[0]], rel=0.001)


@pytest.mark.parametrize("demands", GATES.values(), ids=GATES)
@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("name", EXAMPLE_NAMES)
def test_no_text_of_an_example_is_too_small_to_read(name: str, language: str, demands: tuple[str, ...]) -> None:
    data = example_report(name, language, "docx", demands)
    assert min(size for size in sizes(data).values() if size) >= SMALLEST


@pytest.mark.parametrize(
    ("name", "language", "gate"),
    [("respondents", "nl", "five demands"), ("respondents", "en", "one demand"), ("erp-rollout", "nl", "five demands")],
)
def test_libreoffice_has_the_whole_summary_on_the_first_page(
    name: str, language: str, gate: str, tmp_path: Path
) -> None:
    (tmp_path / "report.docx").write_bytes(example_report(name, language, "docx", GATES[gate]))
    pages = pypdf.PdfReader(io.BytesIO(as_pdf(tmp_path / "report.docx"))).pages
    first, second = (page.extract_text() for page in pages[:2])
    assert {"en": "Next step", "nl": "Volgende stap"}[language] in first
    assert second.startswith({"en": "All risks", "nl": "Alle risico's"}[language])
