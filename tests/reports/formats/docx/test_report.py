"""The Word document: read back by a library, and opened by LibreOffice."""

import datetime
import hashlib
import io
import re
import zipfile
from pathlib import Path
from typing import Any

import docx
import pypdf
import pytest
from tests.reports.pages import example
from tests.support.document_text import text_of_docx
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
from tests.support.hostile_strings import HOSTILE
from tests.support.office import as_pdf

from implcheck.model.enums import Level
from implcheck.reports.build import build
from implcheck.reports.document import Document, Facts, Headline
from implcheck.reports.formats.chart_print import COLORS
from implcheck.reports.formats.docx.file import TEMPLATE
from implcheck.reports.formats.docx.report import draw
from implcheck.reports.options import Depth, Options
from implcheck.wording.escape import for_xml
from implcheck.wording.foreign_text import without_marks

SHORT, ALL = Options(), Options(top=None)
LEGEND = "where a level begins: high from 45, moderate from 65 and low from 75"
DOCUMENTS = {
    "every block": every_block(),
    "without score": without_score(),
    "rejected": rejected(),
    "foreign": foreign(),
    "many entries": many_entries(30, "A long text. " * 30),
}


def opened(data: bytes) -> Any:
    return docx.Document(io.BytesIO(data))


def part(data: bytes, name: str) -> str:
    return zipfile.ZipFile(io.BytesIO(data)).read(name).decode()


def styled(document: Any, style: str) -> list[str]:
    """The paragraphs with a style."""
    return [paragraph.text for paragraph in document.paragraphs if paragraph.style.name == style]


def test_the_file_has_the_texts_of_the_document_in_order() -> None:
    document = every_block()
    text = text_of_docx(draw(document._replace(sections=document.sections[:1]), SHORT))
    assert [" ".join(line.split()) for line in text] == [
        "Brand portal",
        (
            "| ▲ High risk: deal with the top risks before you go on Kickoff · 24 November 2026 · project lead "
            "60 of 100 points, up to 70 once 3 unknowns are known On points alone the level would be moderate. "
            "One practice is critical. [60 of 100 points in the summary; 65 is where moderate begins.]"
        ),
        "Practice | [The points of five practices in the summary.] | Points | Level",
        "Why | | 70 | ◆ moderate",
        "Support | | 46-75 | ▲ high",
        "| One answer is unknown.",
        "Capacity | | - | ○ not enough known",
        "Knowledge | | 0 | ■ critical",
        "Aftercare | | 100 | ● low",
        f"shown today still possible not in place {LEGEND}",
        "| [Roles see three questions differently in the summary.]",
        "Named sponsor |",
        "Hours freed |",
        "Margin in the plan |",
        "Sponsor Key user Project lead",
        "Practice | [The whole went from 52 to 60 points in the summary.] | Points | Level",
        "Overall | | 52 → 60-70 (+8) | ▲ high",
        "Why | | 70 → 70 (=) | ◆ moderate",
        "Capacity | | - → 50 | ○ not known → ▲ high",
        "24 November 2026 5 January 2027",
        "1. Name a sponsor",
        "The board names one person.",
        "Who: Steering group",
        "Effort: S (under a day)",
        "Worth: 6.2 points",
        "Report of 24 November 2026, made with implcheck.",
    ]


def test_the_file_has_heading_styles_a_subtitle_and_a_caption() -> None:
    document = opened(draw(every_block(), ALL))
    assert styled(document, "Title") == ["Brand portal"]
    facts = holding(Facts(("Kickoff", "24 November 2026")), Headline("High risk", Level.HIGH, "▲"))
    assert styled(opened(draw(facts, ALL)), "Subtitle") == ["Kickoff · 24 November 2026"]
    assert styled(document, "Heading 1") == ["Top risks", "Actions", "Every answer", "Figures"]
    assert styled(document, "Heading 2")[:3] == [
        "1.\tSponsor missing\t■ critical",
        "2.\tSponsor away\t▲ high",
        "Sponsor without a level",
    ]
    assert styled(document, "Heading 3") == ["A part of it\t● low"] * 2
    assert styled(document, "Caption") == ["The practices by role", "From the practices to the overall score"]


def test_a_level_is_a_symbol_and_a_word_in_its_colour() -> None:
    colors = {
        run.text.replace("\u00a0", " "): str(run.style.font.color.rgb)
        for table in opened(draw(every_block(), SHORT)).tables
        for cell in table._cells  # noqa: SLF001 - `cells` would give every row again
        for run in cell.paragraphs[0].runs
        if run.style.name.startswith("Level")
    }
    assert colors["■ critical"] == COLORS[Level.CRITICAL].removeprefix("#").upper()
    assert colors["● low"] == COLORS[Level.LOW].removeprefix("#").upper()
    assert colors["○ not known"] == COLORS[None].removeprefix("#").upper()


def test_every_table_repeats_its_head_and_cuts_no_row() -> None:
    body = part(draw(every_block(), ALL), "word/document.xml")
    tables, rows, cards = body.count("<w:tbl>"), body.count("<w:tr>"), body.count('<w:tblStyle w:val="ReportCard"/>')
    assert (tables, cards) == (12, 1)
    assert body.count("<w:tblHeader/>") == tables - cards
    assert body.count("<w:cantSplit/>") == rows


def test_a_picture_has_a_text_or_is_decoration() -> None:
    body = part(draw(every_block(), SHORT), "word/document.xml")
    pictures, described = body.count("<wp:docPr "), body.count('descr="') - body.count('descr=""')
    assert described == 8
    assert body.count("adec:decorative ") == pictures - described


def test_a_page_starts_after_the_summary_and_only_all_sections_have_the_appendix() -> None:
    def starts(options: Options) -> list[str]:
        paragraphs = opened(draw(every_block(), options)).paragraphs
        return [paragraph.text for paragraph in paragraphs if paragraph.paragraph_format.page_break_before]

    assert starts(SHORT) == starts(ALL) == ["Top risks"]
    assert "Every answer" not in text_of_docx(draw(every_block(), SHORT))
    assert "Every answer" in text_of_docx(draw(every_block(), ALL))


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("name", ["brand-portal", "crm-aftercare", "erp-rollout"])
def test_a_real_report_has_its_sections_and_no_words_of_the_command_line(name: str, language: str) -> None:
    document = build(example(name), Options((language, "en")))
    data = draw(document, SHORT)
    titles = [section.title for section in document.down_to(Depth.REPORT) if section.title]
    assert styled(opened(data), "Heading 1") == titles
    assert "--" not in "".join(text_of_docx(data))


def test_its_properties_name_the_report_and_no_library() -> None:
    data = draw(every_block(), SHORT)
    properties = opened(data).core_properties
    assert properties.title == "Brand portal"
    assert properties.subject == "High risk: deal with the top risks before you go on"
    assert properties.author == properties.last_modified_by == "implcheck"
    assert properties.created.date() == properties.modified.date() == datetime.date(1980, 1, 1)
    names = zipfile.ZipFile(io.BytesIO(data)).namelist()
    assert [name for name in names if name.startswith(("docProps/", "customXml/"))] == ["docProps/core.xml"]
    assert "python-docx" not in "".join(part(data, name) for name in names if name.endswith((".xml", ".rels")))


def test_it_was_written_on_the_day_of_the_report() -> None:
    day = datetime.date(2026, 11, 24)
    properties = opened(draw(every_block()._replace(day=day), SHORT)).core_properties
    assert properties.created.date() == properties.modified.date() == day


def test_every_style_is_one_of_the_template_and_every_style_of_ours_is_used() -> None:
    def named(data: bytes) -> set[str]:
        return {style.name for style in opened(data).styles}

    def used(data: bytes) -> set[str]:
        xml = part(data, "word/document.xml") + part(data, "word/footer1.xml")
        ids = set(re.findall(r'<w:(?:pStyle|rStyle|tblStyle) w:val="(.+?)"', xml))
        return {style.name for style in opened(data).styles if style.style_id in ids}

    documents = (*DOCUMENTS.values(), build(example("brand-portal"), SHORT))
    found = [draw(document, ALL) for document in documents]
    basic = {"Normal", "Normal Table", "Default Paragraph Font", "No List", "Header"}
    assert {frozenset(named(data)) for data in found} == {frozenset(named(TEMPLATE.read_bytes()))}
    assert set().union(*map(used, found)) == named(TEMPLATE.read_bytes()) - basic


@pytest.mark.parametrize(("language", "locale"), [("en", "en-GB"), ("nl", "nl-NL")])
def test_the_language_is_that_of_the_report(language: str, locale: str) -> None:
    data = draw(every_block()._replace(language=language), SHORT)
    assert set(re.findall('<w:lang w:val="(.+?)"', part(data, "word/styles.xml"))) == {locale}
    assert opened(data).core_properties.language == language


def test_the_same_document_gives_the_same_bytes_in_another_process() -> None:
    assert digest_elsewhere("docx") == hashlib.sha256(draw(every_block(), SHORT)).hexdigest()


def test_a_text_in_another_language_has_no_marks() -> None:
    text = "\n".join(text_of_docx(draw(foreign(), ALL)))
    assert 'De vraag "Why" telt mee.' in text
    assert not any("\ue000" <= character <= "\uf8ff" for character in text)


@pytest.mark.parametrize("text", HOSTILE[::3])
def test_user_text_is_only_text(text: str) -> None:
    section = saying(text).sections[0]
    lines = text_of_docx(draw(saying(text)._replace(sections=(section,)), ALL))
    assert for_xml(text).replace("\n", " ").strip() in "\n".join(lines).replace("\n", " ")


def test_libreoffice_opens_it_and_starts_a_page_after_the_summary(tmp_path: Path) -> None:
    (tmp_path / "report.docx").write_bytes(draw(every_block(), ALL))
    pages = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(as_pdf(tmp_path / "report.docx"))).pages]
    assert pages[0].startswith("Brand portal")
    assert "Steering group" in pages[0]
    assert pages[1].startswith("Top risks")


@pytest.mark.parametrize("document", DOCUMENTS.values(), ids=DOCUMENTS)
def test_every_kind_of_report_is_drawn(document: Document) -> None:
    assert text_of_docx(draw(document, ALL))[0] == without_marks(document.title)
