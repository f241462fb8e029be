"""Templates whose styles break the rules of the format, or have our names for something else."""

import io
import re
import warnings
from collections.abc import Callable
from typing import Any

import docx
import pytest
from tests.support.documents import every_block, rejected
from tests.support.word_templates import changed, firms_template

from implcheck.model.problem import InvalidFile
from implcheck.reports.formats.docx import template as module
from implcheck.reports.formats.docx import trial
from implcheck.reports.formats.docx.file import TEMPLATE
from implcheck.reports.formats.docx.report import draw
from implcheck.reports.formats.docx.strange_styles import MOST_BASES, MOST_STYLES
from implcheck.reports.formats.docx.template import prepared
from implcheck.reports.options import Options

STYLES = "word/styles.xml"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TYPES = ("paragraph", "character", "table", "numbering")
OURS = {style.name: style.type for style in docx.Document(str(TEMPLATE)).styles}


def style(name: str, kind: str | None = "paragraph", base: str = "", id_: str = "", inner: str = "") -> str:
    typed = f' w:type="{kind}"' if kind else ""
    based = f'<w:basedOn w:val="{base}"/>' if base else ""
    id_ = id_ or name.replace(" ", "")
    return f'<w:style{typed} w:customStyle="1" w:styleId="{id_}"><w:name w:val="{name}"/>{based}{inner}</w:style>'


def with_styles(*styles: str) -> bytes:
    more = "".join(styles).encode() + b"</w:styles>"
    return changed(firms_template(), {STYLES: lambda part: part.replace(b"</w:styles>", more)})


def only_styles(*styles: str) -> bytes:
    whole = f'<w:styles xmlns:w="{W}">{"".join(styles)}</w:styles>'.encode()
    return changed(firms_template(), {STYLES: lambda _: whole})


def reported(template: bytes) -> Any:
    """A report with the look of a template, after that of a file that cannot be used; without a warning."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        look = prepared(template, "firm.docx")
        draw(rejected(), Options(template=look))
        return docx.Document(io.BytesIO(draw(every_block(), Options(template=look))))


def is_refused(template: bytes) -> bool:
    with pytest.raises(InvalidFile) as caught:
        prepared(template, "firm.docx")
    return [found.code for found in caught.value.problems] == ["template-damaged"]


CHAIN = [style(f"S{at}", base=f"S{at + 1}") for at in range(4 * MOST_BASES)]
LOOPS = {
    "itself": (style("Row", base="Row"),),
    "two": (style("Verdict", base="Other"), style("Other", base="Verdict")),
    "behind": (style("Verdict", base="A"), style("A", base="B"), style("B", base="A")),
    "through ours": (style("Odd", base="Verdict"), style("Facts Base", base="Odd"), style("Verdict", base="FactsBase")),
    "long": (style("Verdict", base="S0"), *CHAIN),
    "of another type": (style("Letters", "character"), style("Verdict", base="Letters")),
    "none such": (style("Verdict", base="Nothing"),),
}


@pytest.mark.parametrize("styles", LOOPS.values(), ids=LOOPS)
def test_a_style_whose_bases_do_not_end_loses_one(styles: tuple[str, ...]) -> None:
    report = reported(with_styles(*styles))
    for found in report.styles:
        bases, at = 0, found
        while (at := getattr(at, "base_style", None)) is not None:
            bases += 1
            assert bases <= MOST_BASES
            assert at.type == found.type


def test_a_loop_that_only_our_styles_close_is_cut() -> None:
    normal = style("Normal", base="Verdict").replace("w:customStyle", 'w:default="1" w:customStyle')
    assert reported(only_styles(normal)).styles["Verdict"].base_style is None


@pytest.mark.parametrize("kind", TYPES)
def test_a_style_of_another_type_does_not_take_the_place_of_ours(kind: str) -> None:
    report = reported(only_styles(*(style(name, kind, id_=f"firm{at}") for at, name in enumerate(OURS))))
    assert {name: report.styles[name].type for name in OURS} == OURS
    names = [found.name.casefold() for found in report.styles]
    assert len(names) == len(set(names))
    firms = {found.style_id for found in report.styles if found.style_id.startswith("firm")}
    assert len(firms) == len(OURS), "a header may name each of them"


@pytest.mark.parametrize("case", [str.lower, str.upper, str.title, str.swapcase])
def test_a_name_is_ours_in_any_case(case: Callable[[str], str]) -> None:
    kinds = {1: "paragraph", 2: "character", 3: "table", 4: "numbering"}
    named = [style(case(name), kinds[kind], id_=f"firm{at}") for at, (name, kind) in enumerate(OURS.items())]
    report = reported(only_styles(*named))
    assert {report.styles[name].style_id[:4] for name in OURS} == {"firm"}


def test_one_style_of_each_type_is_that_of_all_texts() -> None:
    styles = reported(only_styles(style("Normal", id_="firms"))).styles
    assert [styles.default(kind).name for kind in (1, 2, 3)] == ["Normal", "Default Paragraph Font", "Normal Table"]


def test_of_two_cases_of_a_name_ours_is_taken() -> None:
    report = reported(with_styles(style("VERDICT", id_="one"), style("Verdict", id_="two")))
    assert report.styles["Verdict"].style_id == "two"


def test_a_style_without_an_id_or_with_that_of_another_is_left_out() -> None:
    without = style("Note").replace(' w:styleId="Note"', "")
    report = reported(with_styles(without, style("Verdict", id_="Same"), style("Decision", id_="Same")))
    assert [report.styles[name].style_id for name in ("Note", "Verdict", "Decision")] == ["Note", "Same", "Decision"]


def test_a_style_without_a_type_is_one_of_paragraphs() -> None:
    assert reported(with_styles(style("Verdict", None, id_="firms"))).styles["Verdict"].style_id == "firms"


LENGTHS = ("-400", "0", "1", "999999999", "99999999999999")


@pytest.mark.parametrize("length", LENGTHS)
def test_no_length_is_too_large_or_too_small(length: str) -> None:
    looks = f'<w:pPr><w:spacing w:before="{length}" w:after="{length}"/><w:ind w:left="{length}"/></w:pPr>'
    letters = f'<w:rPr><w:sz w:val="{length}"/></w:rPr>'
    for inner in (looks, letters):
        reported(with_styles(*(style(name, inner=inner) for name in ("Verdict", "Decision Text", "Table Text", "Row"))))


BAD = {
    "switch": '<w:rPr><w:b w:val="banana"/></w:rPr>',
    "size": '<w:rPr><w:sz w:val="large"/></w:rPr>',
    "no size": "<w:rPr><w:sz/></w:rPr>",
    "gap": '<w:pPr><w:spacing w:before="much"/></w:pPr>',
    "indent": '<w:pPr><w:ind w:left="far"/></w:pPr>',
    "tab": '<w:pPr><w:tabs><w:tab w:val="left" w:pos="there"/></w:tabs></w:pPr>',
}


@pytest.mark.parametrize("name", ["Row", "Verdict", "Decision Text", "Table Text", "Legend", "Heading 3"])
@pytest.mark.parametrize("inner", BAD.values(), ids=BAD)
def test_a_value_that_means_nothing_is_damage_or_nothing(inner: str, name: str) -> None:
    try:
        look = prepared(with_styles(style(name, inner=inner)), "firm.docx")
    except InvalidFile:
        return
    draw(every_block(), Options(template=look))


@pytest.mark.parametrize(
    "part", ["word/document.xml", STYLES, "word/numbering.xml", "word/settings.xml", "word/theme/theme1.xml"]
)
def test_a_part_that_is_something_else_is_damage(part: str) -> None:
    assert is_refused(changed(firms_template(), {part: lambda _: b"<x/>"}))


def test_a_header_that_is_something_else_is_damage() -> None:
    header = re.compile(rb"<w:hdr.*</w:hdr>", re.DOTALL)
    assert is_refused(changed(firms_template(), {"word/header1.xml": lambda part: header.sub(b"<x/>", part)}))


def test_more_styles_than_word_takes_are_damage() -> None:
    assert is_refused(with_styles(*(style(f"S{at}") for at in range(MOST_STYLES + 1))))


def test_a_type_that_does_not_exist_is_damage() -> None:
    assert is_refused(with_styles(style("Verdict", "banana"), style("Odd", "banana")))


def test_whatever_is_raised_over_a_template_is_damage(monkeypatch: pytest.MonkeyPatch) -> None:
    def only_ours(template: bytes | None) -> None:
        if template is not None:
            raise RuntimeError

    monkeypatch.setattr(trial, "try_out", only_ours)
    assert is_refused(firms_template())


def test_a_fault_of_our_own_is_not_called_damage(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(template: bytes | None) -> None:
        raise RuntimeError(str(template)[:4])

    monkeypatch.setattr(trial, "try_out", fails)
    with pytest.raises(RuntimeError, match="None"):
        module.prepared(firms_template(), "firm.docx")


def test_the_trial_uses_every_style_of_ours() -> None:
    used = {
        found.get(f"{{{W}}}val") for found in docx.Document(io.BytesIO(draw(trial.SAMPLE, Options()))).element.iter()
    }
    tables = {found.style_id for found in docx.Document(str(TEMPLATE)).styles if found.type == 3}
    assert tables - used == {"NormalTable"}
