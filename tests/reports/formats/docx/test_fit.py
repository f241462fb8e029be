"""The summary of a Word document on its first page, and the length of the whole."""

import io
from pathlib import Path
from typing import Any

import docx
import pypdf
import pytest
from tests.support.example_reports import EXAMPLE_NAMES, GATES, example_report
from tests.support.office import as_pdf

from implcheck.model.enums import Level
from implcheck.reports.charts import Bar, Bars
from implcheck.reports.document import Block, Document, Paragraph, Section
from implcheck.reports.formats.docx.file import WordFile
from implcheck.reports.formats.docx.fit import FULL, SMALLEST, STEPS, fit
from implcheck.reports.formats.docx.report import draw
from implcheck.reports.options import Depth, Options

HEADED = 6
"""How many sentences of a made document have a heading: a heading can become smaller when text cannot any more."""

MOST_PAGES = {"brand-portal": 6, "crm-aftercare": 6, "erp-rollout": 6, "respondents": 7}
NEXT = {"en": "Next step", "nl": "Volgende stap"}
RISKS = {"en": "All risks", "nl": "Alle risico's"}


def filled(sentences: int) -> WordFile:
    file = WordFile()
    for number in range(sentences):
        if number < HEADED:
            file.paragraph(f"The heading with number {number}", "Heading 1")
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


def pages(data: bytes, folder: Path) -> list[str]:
    """The texts of the pages in LibreOffice."""
    (folder / "report.docx").write_bytes(data)
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(as_pdf(folder / "report.docx"))).pages]


def test_the_largest_step_that_fits_is_taken() -> None:
    taken = [STEPS.index(fit(filled(sentences))) for sentences in range(10, 100)]
    fitting = taken[: 1 + max(at for at, step in enumerate(taken) if step == len(STEPS) - 1)]
    assert fitting == sorted(fitting)
    assert set(fitting) == set(range(len(STEPS)))
    assert set(taken[len(fitting) :]) == {STEPS.index(FULL)}


def test_what_fits_at_no_step_keeps_its_full_size() -> None:
    assert fit(filled(200)) == FULL


@pytest.mark.parametrize("sentences", [30, 45, 52, 58])
def test_a_summary_that_is_said_to_fit_is_on_one_page(sentences: int, tmp_path: Path) -> None:
    first, second = pages(report(sentences), tmp_path)
    assert f"number {sentences - 1}." in first
    assert second.startswith("Behind it")


def test_only_the_summary_changes_its_size() -> None:
    shorter, longer, longest = (sizes(report(sentences)) for sentences in (10, 58, 200))
    sentence = "The sentence with number 1."
    assert (shorter[sentence] or 0) > 9 > (longer[sentence] or 0) >= SMALLEST
    assert longest[sentence] is None
    assert shorter["The rest."] is longer["The rest."] is None


def smallest(data: bytes) -> float:
    """The size of the smallest letters in a document."""
    document = docx.Document(io.BytesIO(data))
    of_style = {
        style.name: style.font.size.pt for style in document.styles if getattr(style, "font", None) and style.font.size
    }

    def size(paragraph: Any) -> float:
        own: list[float] = [run.font.size.pt for run in paragraph.runs if run.font.size and run.text.strip()]
        return min(own) if own else of_style.get(paragraph.style.name, 9)

    cells = (cell for table in document.tables for row in table.rows for cell in row.cells)
    paragraphs = [*document.paragraphs, *(paragraph for cell in cells for paragraph in cell.paragraphs)]
    return min(size(paragraph) for paragraph in paragraphs if paragraph.text.strip())


@pytest.mark.parametrize("demands", GATES.values(), ids=GATES)
@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("name", EXAMPLE_NAMES)
def test_no_text_of_an_example_is_too_small_to_read(name: str, language: str, demands: tuple[str, ...]) -> None:
    assert smallest(example_report(name, language, "docx", demands)) >= SMALLEST


@pytest.mark.parametrize("demands", [GATES["no gate"], GATES["five demands"]], ids=["no gate", "five demands"])
@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("name", EXAMPLE_NAMES)
def test_libreoffice_has_the_summary_and_nothing_else_on_the_first_page(
    name: str, language: str, demands: tuple[str, ...], tmp_path: Path
) -> None:
    first, second, *others = pages(example_report(name, language, "docx", demands), tmp_path)
    assert NEXT[language] in first
    assert RISKS[language] not in first
    assert second.startswith(RISKS[language])
    assert len(others) + 2 <= MOST_PAGES[name]
