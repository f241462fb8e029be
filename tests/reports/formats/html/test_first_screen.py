"""The first screen: which parts it has, in which order, and what it says about itself for the style."""

import pytest
from tests.reports.pages import example, respondents
from tests.reports.placed import BROKEN, rejected
from tests.support.webpage import Element, read_page

from implcheck.model.assessment import Assessment
from implcheck.model.enums import Level
from implcheck.reports.build import build
from implcheck.reports.document import Document, Headline, Paragraph, Section
from implcheck.reports.formats.html.report import draw
from implcheck.reports.options import Depth, Options, Report
from implcheck.scoring.compare import compare

EXAMPLES = ("brand-portal", "erp-rollout", "crm-aftercare")


def screen(report: Report | Document) -> Element:
    document = report if isinstance(report, Document) else build(report, Options())
    return read_page(draw(document, Options())).one(class_="first-screen")


def sections(part: Element) -> list[str]:
    """Return the ids of the sections, in the order of the page."""
    return [(section.attributes["class"] or "").split()[-1] for section in part.all("section")]


@pytest.mark.parametrize("report", [*map(example, EXAMPLES), respondents()])
def test_the_sections_are_those_of_the_summary_in_its_order(report: Assessment) -> None:
    summary = build(report, Options()).down_to(Depth.SUMMARY)
    assert sections(screen(report)) == [section.id for section in summary]


def test_the_facts_stand_beside_the_title_and_not_in_the_verdict() -> None:
    page = read_page(draw(build(example("erp-rollout"), Options()), Options()))
    (header,) = page.all("header")
    assert "24 November 2026" in header.text
    assert "24 November 2026" not in page.one(id="verdict").text


def test_the_frame_has_the_colour_of_the_level_and_is_not_read_out() -> None:
    for level in (*Level, None):
        document = Document(
            "T", "H", level, "en", (Section("verdict", "", Depth.SUMMARY, (Headline("H", level, "x"),)),)
        )
        frame = screen(document).one(class_="frame")
        assert frame.has("class_", f"is-{level or 'none'}")
        assert frame.attributes["aria-hidden"] == "true"
        assert not frame.children


def test_the_screen_says_which_parts_it_lacks() -> None:
    round_, single, comparison = respondents(), example("erp-rollout"), compare(*map(example, EXAMPLES[:1] * 2))
    names = {"without-decisions", "without-respondents", "without-next", "wide-rows"}

    def lacks(report: Report) -> set[str]:
        return {name for name in names if screen(report).has("class_", name)}

    assert lacks(round_) == set()
    assert lacks(single) == {"without-respondents"}
    assert lacks(comparison) == {"without-respondents", "without-decisions", "wide-rows"}


def test_the_problems_of_a_file_stand_below_the_verdict() -> None:
    part = screen(rejected(BROKEN))
    assert sections(part) == ["verdict", "problems"]
    assert not any(div.has("class_", "card") for div in part.one(id="verdict").all("div"))
    assert any(div.has("class_", "card") for div in part.one(id="problems").all("div"))


def test_a_summary_that_begins_with_a_title_is_complete() -> None:
    document = Document("T", "H", None, "en", (Section("a", "A", Depth.SUMMARY, (Paragraph("text"),)),))
    assert sections(screen(document)) == ["a"]
    assert "text" in screen(document).text
