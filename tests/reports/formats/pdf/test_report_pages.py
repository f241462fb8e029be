"""The pages of the PDF: how many there are, what each has, and how small its letters are."""

import datetime
from collections.abc import Sequence

import pypdf
import pytest
from tests.reports.formats.pdf.test_report import metadata, opened
from tests.reports.pages import example, respondents
from tests.support.documents import holding
from tests.support.example_reports import EXAMPLE_NAMES, GATES, example_report

from implcheck.model.enums import Level
from implcheck.reports.build import build
from implcheck.reports.charts import Bar, Bars
from implcheck.reports.document import Cell, Column, Document, Headline, Paragraph, Section, Table
from implcheck.reports.formats.pdf.report import draw
from implcheck.reports.options import Depth, Options

MOST_PAGES = {"brand-portal": 6, "crm-aftercare": 6, "erp-rollout": 6, "respondents": 7}
SMALLEST = 8
"""Points of a letter, unless a summary with a gate of many demands has to fit on its page."""

both_languages = pytest.mark.parametrize("language", ["en", "nl"])


def pages_of(name: str, language: str) -> list[pypdf.PageObject]:
    return list(opened(example_report(name, language, "pdf", GATES["no gate"])).pages)


def document_of(name: str, language: str) -> Document:
    return build(respondents() if name == "respondents" else example(name), Options((language, "en")))


def smallest_letter(page: pypdf.PageObject) -> float:
    found: list[float] = []

    def visit(text: str, outer: list[float], inner: list[float], _font: object, size: float) -> None:
        if text.strip():
            found.append(size * abs(outer[3] * inner[3]))

    page.extract_text(visitor_text=visit)
    return min(found)


@both_languages
@pytest.mark.parametrize("name", EXAMPLE_NAMES)
def test_a_report_has_few_pages(name: str, language: str) -> None:
    assert len(pages_of(name, language)) <= MOST_PAGES[name]


@both_languages
@pytest.mark.parametrize("name", EXAMPLE_NAMES)
def test_no_letter_is_too_small(name: str, language: str) -> None:
    assert min(map(smallest_letter, pages_of(name, language))) >= SMALLEST


@both_languages
@pytest.mark.parametrize("name", EXAMPLE_NAMES)
def test_the_first_page_has_the_summary_to_its_end(name: str, language: str) -> None:
    text = "".join(pages_of(name, language)[0].extract_text().split())
    sections = document_of(name, language).down_to(Depth.SUMMARY)
    (*_, last) = (block for section in sections for block in section.blocks if isinstance(block, Paragraph))
    for sentence in (*(section.title for section in sections), last.text):
        assert "".join(sentence.split()) in text


def words_of(table: Table) -> set[str]:
    cells = (cell.text for row in table.rows for cell in row)
    return {word for text in (*(column.title for column in table.columns), *cells) for word in text.split()}


@both_languages
def test_a_table_breaks_no_word(language: str) -> None:
    (table,) = (
        block
        for section in document_of("respondents", language).down_to(Depth.REPORT)
        for block in section.blocks
        if isinstance(block, Table)
    )
    shown = {word for page in pages_of("respondents", language) for word in page.extract_text().split()}
    assert words_of(table) <= shown


ROLES = ("projectleider", "opdrachtgever", "leidinggevende", "hoofdgebruiker", "gebruiker", "leverancier", "beheerder")


@pytest.mark.parametrize("roles", [ROLES[:2], ROLES], ids=["two", "seven"])
def test_a_column_is_as_wide_as_its_longest_word(roles: Sequence[str]) -> None:
    columns = (Column("Thema", 0.22), *(Column(role, 0.78 / len(roles), is_figure=True) for role in roles))
    row = (Cell("Betrokkenheid"), *(Cell("100", Level.LOW, marked=True) for _ in roles))
    table = Table("De thema's per rol", columns, (row,))
    text = opened(draw(holding(table), Options())).pages[0].extract_text()
    assert words_of(table) <= set(text.split())


def test_the_heads_of_a_table_are_on_every_page_of_it() -> None:
    rows = tuple((Cell(f"Theme {number}"), Cell("50")) for number in range(100))
    table = Table("", (Column("Practice", 0.5), Column("Score", 0.5, is_figure=True)), rows)
    pages = opened(draw(holding(table, title="Long", depth=Depth.REPORT), Options())).pages
    with_rows = [text for page in pages if "Theme " in (text := page.extract_text())]
    assert len(with_rows) > 1
    assert all("Practice" in text.split() for text in with_rows)


def test_the_properties_have_the_day_of_the_report() -> None:
    document = holding(Paragraph("A sentence."))._replace(day=datetime.date(2026, 11, 29))
    found = opened(draw(document, Options())).metadata
    assert found is not None
    assert found.creation_date is not None
    assert found.creation_date.date() == document.day
    assert (found.title, found.author, found.keywords) == (document.title, "implcheck", None)


def test_a_report_without_a_day_has_no_date() -> None:
    assert "Date" not in metadata(draw(holding(Paragraph("A sentence.")), Options()))


def test_a_verdict_with_very_many_reasons_goes_on_to_the_next_page() -> None:
    reasons = tuple(Paragraph(f"The reason with number {number}. " * 4) for number in range(80))
    verdict = Section("verdict", "", Depth.SUMMARY, (Headline("High risk", Level.HIGH, "▲"), *reasons))
    pages = opened(draw(Document("Plan", "", Level.HIGH, "en", (verdict,)), Options())).pages
    assert len(pages) > 1
    assert "number 79." in pages[-1].extract_text()


def test_a_chart_that_is_higher_than_a_page_has_all_its_rows() -> None:
    names = [f"Practice {number} {'with a name of many words ' * 25}" for number in range(1, 11)]
    bars = tuple(
        Bar(name, "", 40, 60, f"{number}-99", Level.HIGH, "high") for number, name in enumerate(names, start=1)
    )
    legend = ("shown today", "still possible", "not in place")
    chart = Bars(("Practice", "Points", "Level"), bars, (), legend, "high from 45", "Ten practices.")
    text = "".join(page.extract_text() for page in opened(draw(holding(chart, title="Practices"), Options())).pages)
    for number in range(1, 11):
        assert f"Practice {number} with" in text
        assert f"{number}-99" in text
    assert text.index("still possible") > text.index("10-99"), "the legend comes last"
