"""The PDF: read back by two readers."""

import hashlib
import io
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import pypdf
import pytest
from tests.reports.pages import example, respondents
from tests.support.document_text import text_by_poppler, text_of_pdf
from tests.support.documents import (
    digest_elsewhere,
    every_block,
    foreign,
    holding,
    many_entries,
    rejected,
    saying,
    without_score,
)
from tests.support.example_reports import EXAMPLE_NAMES, GATES, example_report
from tests.support.hostile_strings import HOSTILE

from implcheck.reports.build import build
from implcheck.reports.document import Block, Document, Entry, Facts, Headline, Items, Paragraph, Rows, Section, Table
from implcheck.reports.formats.pdf.report import LONGEST_WORD, MISSING, draw
from implcheck.reports.options import Depth, Options
from implcheck.wording.foreign_text import without_marks

SMALLEST = 7
"""Points of a letter that is still easy to read on paper."""

SHORT, ALL = Options(), Options(top=None)
DOCUMENTS = {
    "every block": every_block(),
    "without score": without_score(),
    "rejected": rejected(),
    "foreign": foreign(),
    "many entries": many_entries(30, "A long text. " * 30),
}


def opened(data: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(data))


def root(data: bytes) -> Any:
    """The catalogue of the PDF."""
    return opened(data).trailer["/Root"]


def metadata(data: bytes) -> str:
    written: bytes = root(data)["/Metadata"].get_data()
    return written.decode()


def squashed(lines: Iterable[str]) -> str:
    """Text without its blanks and hyphens at line ends: where lines break is not what is tested."""
    return re.sub(r"[\s\u00ad]", "", "".join(lines))


def sentences(blocks: Iterable[Block]) -> Iterator[str]:
    """The texts of blocks in the order in which they are to be read."""
    for block in blocks:
        if isinstance(block, Entry):
            yield from (f"{block.number}. {block.title}" if block.number else block.title, block.word)
            yield from sentences(block.blocks)
        elif isinstance(block, Paragraph | Headline):
            yield block.text
        elif isinstance(block, Items):
            yield from block.items
        elif isinstance(block, Facts):
            yield from block.facts
        elif isinstance(block, Rows):
            yield from (text for row in block.rows for text in (row.label, row.text))


def structure(data: bytes) -> Iterator[Any]:
    """Every element of the tree of tags."""
    pending: list[Any] = [root(data)["/StructTreeRoot"]]
    while pending:
        element = pending.pop()
        element = element.get_object() if hasattr(element, "get_object") else element
        if isinstance(element, list):
            pending += reversed(element)
        elif isinstance(element, dict):
            yield element
            pending.append(element.get("/K"))


def every_block_table() -> Table:
    """The only table of the document with every block, down to the report."""
    blocks = [block for section in every_block().down_to(Depth.REPORT) for block in section.blocks]
    (table,) = (block for block in blocks if isinstance(block, Table))
    return table


def letter_heights(data: bytes) -> list[float]:
    """The heights of the letters on the first page, in points, from the smallest."""
    found: set[float] = set()

    def visit(text: str, outer: list[float], inner: list[float], _font: object, size: float) -> None:
        if text.strip():
            found.add(round(size * abs(outer[3] * inner[3]), 2))

    opened(data).pages[0].extract_text(visitor_text=visit)
    return sorted(found)


@pytest.mark.parametrize("read", [text_of_pdf, text_by_poppler])
@pytest.mark.parametrize("name", ["every block", "rejected", "many entries"])
def test_two_readers_find_every_sentence_in_its_order(name: str, read: Callable[[bytes], list[str]]) -> None:
    document = DOCUMENTS[name]
    text, at = squashed(read(draw(document, ALL))), 0
    for section in document.sections:
        for sentence in (section.title, *sentences(section.blocks)):
            found = text.find(squashed([sentence]), at)
            assert found >= 0, sentence
            at = found


def test_two_readers_find_the_texts_of_charts_and_tables() -> None:
    data = draw(every_block(), SHORT)
    for read in (text_of_pdf, text_by_poppler):
        text = squashed(read(data))
        for shown in (
            "Oneanswerisunknown.",
            "46-75",
            "notenoughknown",
            "52→60-70(+8)",
            "Hoursfreed",
            "Thepracticesbyrole",
        ):
            assert shown in text


@pytest.mark.parametrize("document", DOCUMENTS.values(), ids=DOCUMENTS)
def test_the_file_is_tagged_and_has_its_language_and_title(document: Document) -> None:
    data = draw(document, SHORT)
    assert "<pdfuaid:part>1</pdfuaid:part>" in metadata(data)
    assert "CreateDate" not in metadata(data)
    assert root(data)["/MarkInfo"]["/Marked"]
    assert root(data)["/Lang"] == document.language
    assert root(data)["/ViewerPreferences"]["/DisplayDocTitle"]
    assert root(data)["/StructTreeRoot"]
    information = opened(data).metadata
    assert information is not None
    assert information.title == without_marks(document.title)


def test_the_outline_names_the_sections_and_their_entries() -> None:
    def titles(outline: list[Any]) -> list[Any]:
        return [titles(item) if isinstance(item, list) else item.title for item in outline]

    outline = titles(opened(draw(every_block(), ALL)).outline)
    assert outline[1:] == [
        "Top risks",
        ["1. Sponsor missing", ["A part of it"], "2. Sponsor away", "Sponsor without a level"],
        "Actions",
        ["1. No sponsor", "2. No second sponsor", "3. Find out who decides"],
        "Every answer",
        ["1. Answer missing", ["A part of it"], "2. Answer away", "Answer without a level"],
        "Figures",
    ]


def test_every_chart_has_a_text_alternative() -> None:
    described = [element["/Alt"] for element in structure(draw(every_block(), SHORT)) if "/Alt" in element]
    assert described[:4] == [
        "60 of 100 points in the summary; 65 is where moderate begins.",
        "The points of five practices in the summary.",
        "Roles see three questions differently in the summary.",
        "The whole went from 52 to 60 points in the summary.",
    ]
    assert len(described) == 8


def test_tables_and_lists_are_tagged_as_such() -> None:
    tags = [element.get("/S") for element in structure(draw(every_block(), SHORT))]
    assert {"/Table", "/THead", "/TH", "/TD", "/L", "/LI", "/H1", "/H2", "/Figure"} <= set(tags)
    assert tags.count("/TH") == len(every_block_table().columns)


def test_a_page_starts_after_the_summary_and_only_all_sections_have_the_appendix() -> None:
    short, whole = (opened(draw(every_block(), options)) for options in (SHORT, ALL))
    first = short.pages[0].extract_text()
    assert "Steering group" in first
    assert "Top risks" not in first
    assert short.pages[1].extract_text().splitlines()[:2] == ["Brand portal", "Top risks"]
    assert "Every answer" not in "".join(page.extract_text() for page in short.pages)
    assert "Every answer" in "".join(page.extract_text() for page in whole.pages)


@pytest.mark.parametrize("demands", GATES.values(), ids=GATES)
@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("name", EXAMPLE_NAMES)
def test_the_summary_of_a_real_report_fits_on_the_first_page(
    name: str, language: str, demands: tuple[str, ...]
) -> None:
    data = example_report(name, language, "pdf", demands)
    document = build(respondents() if name == "respondents" else example(name), Options((language, "en")))
    behind = next(section.title for section in document.sections if section.depth is not Depth.SUMMARY)
    assert opened(data).pages[1].extract_text().splitlines()[:2] == [document.title, behind]
    titles = [section.title for section in document.down_to(Depth.REPORT) if section.title]
    assert [item.title for item in opened(data).outline if not isinstance(item, list)] == titles
    assert "pdfuaid" in metadata(data)
    assert letter_heights(data)[0] >= SMALLEST


def test_a_summary_that_fits_only_when_smaller_is_drawn_smaller_and_a_longer_one_goes_on_at_full_size() -> None:
    def drawn(sentences: int) -> bytes:
        parts = tuple(Paragraph(f"The sentence with number {number}.") for number in range(sentences))
        behind = Section("behind", "Behind it", Depth.REPORT, (Paragraph("The rest."),))
        return draw(Document("Plan", "", None, "en", (Section("one", "", Depth.SUMMARY, parts), behind)), SHORT)

    full, smaller, longer = drawn(10), drawn(60), drawn(90)
    assert [len(opened(data).pages) for data in (full, smaller, longer)] == [2, 2, 3]
    assert letter_heights(smaller)[-1] < letter_heights(full)[-1] == letter_heights(longer)[-1]


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("name", EXAMPLE_NAMES)
def test_a_report_has_no_words_of_the_command_line(name: str, language: str) -> None:
    assert "--" not in "".join(text_of_pdf(example_report(name, language, "pdf", GATES["no gate"])))


def test_only_the_bundled_fonts_are_embedded() -> None:
    fonts = {
        str(font.get_object()["/BaseFont"]).partition("+")[2]
        for page in opened(draw(every_block(), SHORT)).pages
        for font in page["/Resources"]["/Font"].values()  # type: ignore[index]
    }
    assert fonts
    assert [font for font in fonts if not font.startswith(("Libertinus", "DejaVu", "NewCM"))] == []


@pytest.mark.parametrize("text", HOSTILE[::4])
def test_user_text_is_only_text(text: str) -> None:
    section = saying(text).sections[0]
    document = saying(text)._replace(sections=(section,))
    data = draw(document, ALL)
    assert [page for page in opened(data).pages if "/Annots" in page] == []
    assert "pdfuaid" in metadata(data)


def test_typesetting_markup_is_shown_as_text() -> None:
    text = '#panic() $x$ *b* _i_ `r` <l> @ref // c /* d */ = H ~ -- "q" #import "@preview/x:1.0.0" \\u{41}'
    document = Document(text, "", None, "en", (Section("one", text, Depth.SUMMARY, (Paragraph(text),)),))
    for read in (text_of_pdf, text_by_poppler):
        assert squashed(read(draw(document, SHORT))).count(squashed([text])) == 3


def test_a_character_that_no_font_has_is_replaced_and_the_rest_stays() -> None:
    text = "Plan 計画 😀 naïve Ελλάδα Москва"
    document = Document("Plan", "", None, "en", (Section("one", "", Depth.SUMMARY, (Paragraph(text),)),))
    assert f"Plan {MISSING * 2} {MISSING} naïve Ελλάδα Москва" in text_of_pdf(draw(document, SHORT))


def test_a_letter_and_a_mark_that_no_font_has_together_lose_the_mark() -> None:
    document = Document("Plan", "", None, "en", (Section("one", "", Depth.SUMMARY, (Paragraph("a \u02fc\u180f b"),)),))
    data = draw(document, SHORT)
    assert "a \u02fc b" in text_of_pdf(data)
    assert "pdfuaid" in metadata(data)


def test_a_very_long_word_stays_on_the_page_and_is_cut_off() -> None:
    word = "wordy" * LONGEST_WORD
    document = Document("Plan", "", None, "en", (Section("one", "", Depth.SUMMARY, (Paragraph(word),)),))
    lines = text_of_pdf(draw(document, SHORT))
    assert f"{word[:LONGEST_WORD]}…" in squashed(lines)
    assert max(map(len, lines)) < 120


def test_the_same_document_gives_the_same_bytes_in_another_process() -> None:
    assert digest_elsewhere("pdf") == hashlib.sha256(draw(every_block(), SHORT)).hexdigest()


@pytest.mark.parametrize(
    "text",
    [
        "implementation " * 600,
        "verantwoordelijkheidsgevoel " * 400,
        r"C:\\projects\\erp\\readiness\\november.docx " * 700,
        ("a" + "\u0301" * 50 + " ") * 380,
        "".join(map(chr, range(0x4E00, 0x5200))),
    ],
    ids=["long words", "longer words", "paths", "marks", "Chinese"],
)
def test_a_text_that_typst_cannot_set_at_once_is_set_more_plainly(text: str) -> None:
    assert draw(holding(Paragraph(text)), Options())[:5] == b"%PDF-"
