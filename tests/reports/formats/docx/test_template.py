"""Our own Word template, and those of organisations."""

import io
import zipfile
from pathlib import Path
from typing import Any

import docx
import pypdf
from docx.shared import Mm
from tests.support.docs import program
from tests.support.document_text import text_of_docx
from tests.support.documents import every_block
from tests.support.office import as_pdf
from tests.support.word_templates import CONFIDENTIAL, FIRM, OWN_TEXT, firms_template, hostile, picture

from implcheck.reports.formats.docx.file import TEMPLATE
from implcheck.reports.formats.docx.report import draw
from implcheck.reports.formats.docx.template import prepared
from implcheck.reports.options import Options


def with_look_of(template: bytes) -> bytes:
    return draw(every_block(), Options(template=prepared(template, "firm.docx")))


def opened(data: bytes) -> Any:
    return docx.Document(io.BytesIO(data))


def test_the_committed_template_is_what_the_script_makes() -> None:
    made = program("word_template").made()
    assert made == program("word_template").made()
    assert TEMPLATE.read_bytes() == made, "run: python docs/word_template.py"


def test_our_template_has_no_text_and_no_style_that_is_left_over() -> None:
    template = opened(TEMPLATE.read_bytes())
    assert [paragraph.text for paragraph in template.paragraphs] == []
    assert len(template.styles) < 40
    names = zipfile.ZipFile(TEMPLATE).namelist()
    assert "docProps/app.xml" not in names
    assert b"python" not in b"".join(zipfile.ZipFile(TEMPLATE).read(name) for name in names)


def test_a_report_has_the_styles_and_the_page_of_a_template() -> None:
    report, firm = opened(with_look_of(firms_template())), opened(firms_template())
    section = report.sections[0]
    assert (section.page_width, section.left_margin) == (firm.sections[0].page_width, firm.sections[0].left_margin)
    assert report.styles["Normal"].font.name == "Georgia"
    assert str(report.styles["Heading 1"].font.color.rgb) == "005544"
    assert report.styles["Facts"].font.italic
    width = section.page_width - section.left_margin - section.right_margin
    for table in report.tables:
        assert abs(sum(column.width for column in table.columns) - width) < Mm(1)


def test_it_has_its_header_and_footer_with_the_logo(tmp_path: Path) -> None:
    data = with_look_of(firms_template())
    section = opened(data).sections[0]
    assert section.header.paragraphs[0].text == FIRM
    assert section.footer.paragraphs[0].text == CONFIDENTIAL
    (image,) = (part for part in section.header.part.related_parts.values())
    assert image.blob == picture()
    (tmp_path / "report.docx").write_bytes(data)
    pages = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(as_pdf(tmp_path / "report.docx"))).pages]
    assert all(FIRM in page and CONFIDENTIAL in page for page in pages)


def test_it_has_neither_the_text_nor_the_properties_of_a_template() -> None:
    data = with_look_of(firms_template())
    assert OWN_TEXT not in "".join(text_of_docx(data))
    properties = opened(data).core_properties
    assert (properties.title, properties.author, properties.language) == ("Brand portal", "implcheck", "en")


def test_styles_that_a_template_lacks_are_ours_and_refer_to_those_it_has() -> None:
    report = opened(with_look_of(firms_template()))
    for name in ("Caption", "List Bullet", "Subtitle", "Heading 3", "Verdict", "Report Table", "Level High"):
        assert name in report.styles
    assert report.styles["Verdict"].base_style.name == "Normal"
    numbers = list(report.part.numbering_part.element.num_lst)
    (own,) = report.styles["List Bullet"].element.xpath("w:pPr/w:numPr/w:numId/@w:val")
    assert own in {str(number.numId) for number in numbers}
    ids = [style.style_id for style in report.styles]
    assert len(ids) == len(set(ids))


def test_the_text_is_that_of_a_report_with_our_own_look() -> None:
    def words(data: bytes) -> list[str]:
        return " ".join(text_of_docx(data)).split()

    assert words(with_look_of(firms_template())) == words(draw(every_block(), Options()))


def test_the_same_template_gives_the_same_bytes() -> None:
    template = firms_template()
    assert with_look_of(template) == with_look_of(template)


def test_nothing_of_a_hostile_template_is_taken_that_fetches_or_starts_anything() -> None:
    data = with_look_of(hostile())
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        whole = b"".join(parts.read(name) for name in parts.namelist() if name.endswith((".xml", ".rels")))
        assert not any(name.endswith(".bin") for name in parts.namelist())
    for word in (
        b"evil",
        b"External",
        b"vba",
        b"attachedTemplate",
        b"INCLUDEPICTURE",
        b">DDE<",
        b"AUTO",
        b"altChunk",
        b"OLE",
    ):
        assert word not in whole, word
    header = "".join(paragraph.text for paragraph in opened(data).sections[0].header.paragraphs)
    assert FIRM in header
    elements = opened(data).sections[0].header.part.element.iter()
    texts = "".join(text.text or "" for text in elements if text.tag.endswith("}t"))
    assert [word for word in ("our site", "shown", "result", "Brand portal") if word not in texts] == []
    assert "Old title" not in texts
