"""The Word document: read back by a library, and opened by LibreOffice."""

import io
import re
import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest
from tests.reports.pages import example
from tests.reports.test_respondents import assessed
from tests.support.office import as_pdf

from implcheck.model.problem import Location, Rejected, problem
from implcheck.reports import respondents
from implcheck.reports.formats.docx import render
from implcheck.reports.options import Options
from implcheck.wording.messages import Messages

EN, NL = Options(("en", "nl")), Options(("nl", "en"))
EXAMPLES = ("brand-portal", "erp-rollout", "crm-aftercare")


def opened(data: bytes) -> Any:
    return docx.Document(io.BytesIO(data))


def styled(document: Any, style: str) -> list[str]:
    """The paragraphs with a style."""
    return [one.text for one in document.paragraphs if one.style.name == style]


def text_of(data: bytes) -> str:
    document = opened(data)
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(one.text for one in document.paragraphs), *cells])


@pytest.mark.parametrize("name", EXAMPLES)
@pytest.mark.parametrize("options", [EN, NL], ids=["en", "nl"])
def test_the_same_assessment_gives_the_same_bytes(name: str, options: Options) -> None:
    assert render(example(name), options) == render(example(name), options)


def test_it_has_real_headings_tables_and_the_picture_with_a_text_for_who_cannot_see_it() -> None:
    document = opened(render(example("erp-rollout"), EN))
    headings = styled(document, "Heading 1")
    assert headings[0].startswith("■ Critical risk")
    assert {"The practices", "The top risks", "Actions"} <= set(headings)
    assert styled(document, "Title") == ["ERP rollout"]
    (picture,) = document.inline_shapes
    assert "Capacity" in picture._inline.docPr.get("descr")  # noqa: SLF001 - python-docx has no name for it
    practices, actions = document.tables[:2]
    assert len(practices.rows) == 8
    assert len(actions.rows) == 1 + len(example("erp-rollout").actions)
    assert document.core_properties.title == "ERP rollout"


def test_every_table_repeats_its_head_and_cuts_no_row() -> None:
    parts = zipfile.ZipFile(io.BytesIO(render(example("erp-rollout"), EN)))
    body = parts.read("word/document.xml").decode()
    rows, heads, whole = body.count("<w:tr>"), body.count("<w:tblHeader/>"), body.count("<w:cantSplit/>")
    assert heads == body.count("<w:tbl>")
    assert heads + whole == rows


def test_the_language_is_that_of_the_report() -> None:
    for options, language in ((EN, "en-GB"), (NL, "nl-NL")):
        styles = zipfile.ZipFile(io.BytesIO(render(example("brand-portal"), options))).read("word/styles.xml").decode()
        assert f'<w:lang w:val="{language}"/>' in styles


def test_top_limits_the_risks_and_all_shows_each() -> None:
    def risks(top: int | None) -> int:
        document = opened(render(example("erp-rollout"), Options(("en",), top=top)))
        return len([one for one in document.paragraphs if re.match(r"\d+\. ", one.text)])

    assert risks(2) == 2
    assert risks(None) == len([one for one in example("erp-rollout").findings if one.counts])


def test_text_of_a_person_is_text() -> None:
    of = example("brand-portal")
    hostile = "\x00\x1b[2J<w:p/>&amp;\u202etxt \ufffe"
    of = of._replace(about=of.about._replace(project=hostile))
    told = text_of(render(of, EN))
    assert "<w:p/>&amp;" in told
    assert "\u202e" not in told


def test_a_file_that_cannot_be_used_is_told_in_it() -> None:
    found = problem("answer-no-such-level", given=9, levels="0, 1").at(Location("r.yaml", 7, 3, "x: 9"))
    told = text_of(render(Rejected("r.yaml", (found,)), EN))
    assert "There is no level 9." in told
    assert "r.yaml" in told
    assert "7" in told.split("\n")


def test_libreoffice_opens_it(tmp_path: Path) -> None:
    (tmp_path / "report.docx").write_bytes(render(example("erp-rollout"), NL))
    assert as_pdf(tmp_path / "report.docx").startswith(b"%PDF")


def test_it_tells_what_several_respondents_say() -> None:
    of = assessed(("sponsor", {"one.a": 4, "one.b": 8}), ("key-user", {"one.a": 0, "one.b": 0}))
    told = text_of(render(of, EN))
    sentences = [one for block in respondents.told(of, Messages(EN.languages), EN.top) for one in block.sentences]
    assert sentences
    assert [one for one in sentences if one not in told] == []
