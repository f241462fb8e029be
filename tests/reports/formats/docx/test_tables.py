"""Tables and charts of a Word document: the room of their columns, and what belongs together."""

import io
import re
from pathlib import Path

import docx
import pypdf
import pytest
from tests.support.documents import every_block, holding
from tests.support.example_reports import example_report
from tests.support.office import as_pdf

from implcheck.model.enums import Level
from implcheck.reports.charts import Bar, Bars, DotRow, Dots
from implcheck.reports.document import Block, Cell, Column, Paragraph, Table
from implcheck.reports.formats.docx.measure import longest_word, shared, width
from implcheck.reports.formats.docx.report import draw
from implcheck.reports.formats.docx.tables import SIZES, fitting
from implcheck.reports.options import Options

ROLES = ("projectleider", "opdrachtgever", "leidinggevende", "hoofdgebruiker", "gebruiker", "ondernemingsraad")
LONG = "Arbeidsomstandighedenbeleid"


def text_of(data: bytes, folder: Path) -> str:
    (folder / "report.docx").write_bytes(data)
    pages = pypdf.PdfReader(io.BytesIO(as_pdf(folder / "report.docx"))).pages
    return "\n".join(page.extract_text() for page in pages)


def by_role(roles: tuple[str, ...], first: str = "Betrokkenheid") -> Table:
    columns = (Column("Thema", 0.22), *(Column(role, 0.78 / len(roles), is_figure=True) for role in roles))
    rows = ((Cell(first), *(Cell("100", Level.CRITICAL, marked=True) for _ in roles)),) * 3
    return Table("De thema's per rol", columns, rows)


@pytest.mark.parametrize("count", [2, 5, 6])
def test_no_word_of_a_table_is_broken(count: int, tmp_path: Path) -> None:
    words = set(text_of(draw(holding(by_role(ROLES[:count], LONG)), Options()), tmp_path).split())
    assert {"Thema", LONG, *ROLES[:count]} <= words


@pytest.mark.parametrize("language", ["en", "nl"])
def test_no_word_in_the_tables_of_a_round_is_broken(language: str, tmp_path: Path) -> None:
    data = example_report("respondents", language, "docx")
    tables = docx.Document(io.BytesIO(data)).tables
    expected = {word for table in tables for row in table.rows for cell in row.cells for word in cell.text.split()}
    assert len(expected) > 50
    text = re.sub(r"\s+", " ", text_of(data, tmp_path))
    assert [word for word in expected if word not in text] == []


def test_letters_get_smaller_only_where_words_have_no_room() -> None:
    few, many = ([[role] for role in ROLES[:count]] for count in (3, 6))
    assert fitting([1] * 3, few, 170)[1] == SIZES[0]
    widths, size = fitting([1] * 6, many, 140)
    assert SIZES[-1] <= size < SIZES[0]
    assert sum(widths) == pytest.approx(140)


def test_columns_have_their_shares_and_at_least_what_they_need() -> None:
    assert shared([1, 3], [10, 10], 100) == pytest.approx([25, 75])
    assert shared([1, 3], [40, 10], 100) == pytest.approx([40, 60])
    assert shared([1, 1, 2], [10, 45, 10], 100) == pytest.approx([55 / 3, 45, 110 / 3])
    assert shared([1, 1], [80, 40], 60) == pytest.approx([40, 20])


def test_the_widest_word_is_measured_and_lines_may_end_after_a_hyphen() -> None:
    assert longest_word("een hoofdgebruiker", 10) == width("hoofdgebruiker", 10)
    assert longest_word("go-live", 10) == width("live", 10)
    assert longest_word("\u25a0\u00a0100", 10) == width("\u25a0\u00a0100", 10)
    assert longest_word("", 10) == 0


def charts_after(lines: int) -> bytes:
    """A document in which these many lines come before a chart of bars and one of dots."""
    bars = tuple(Bar(f"Practice {at}", "", 40, 60, "40-60", Level.HIGH, "high") for at in range(7))
    dots = tuple(DotRow(f"Question {at}", ((1, 0), (3, 1))) for at in range(5))
    before = (Paragraph(f"Line {at}.") for at in range(lines))
    blocks: tuple[Block, ...] = (
        *before,
        Bars(("Practice", "Points", "Level"), bars, (), ("in place", "possible", "not in place"), "", ""),
        Dots(("sponsor", "key user"), dots, ""),
    )
    return draw(holding(*blocks, title="Part"), Options(top=None))


@pytest.mark.parametrize("lines", [42, 46, 50, 54, 58])
def test_a_legend_is_on_the_page_of_its_chart(lines: int, tmp_path: Path) -> None:
    (tmp_path / "report.docx").write_bytes(charts_after(lines))
    pages = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(as_pdf(tmp_path / "report.docx"))).pages]
    for first, last, legend in (("Practice 0", "Practice 6", "not in place"), ("Question 0", "Question 4", "key user")):
        (page,) = (page for page in pages if first in page)
        assert last in page
        assert legend in page


def test_the_words_of_a_legend_follow_their_marks_in_the_last_row() -> None:
    table = docx.Document(io.BytesIO(draw(every_block(), Options()))).tables[1]
    (cell,) = {cell._tc: cell for cell in table.rows[-1].cells}.values()  # noqa: SLF001 - a merged cell is there once for each column
    order = [
        run.text.strip() or "mark"
        for run in cell.paragraphs[0].runs
        if run.text.strip() or run._r.xpath(".//wp:inline")  # noqa: SLF001
    ]
    assert order[0] == "mark"
    assert "mark" not in order[1::2]
    assert order[1] == "shown today"
