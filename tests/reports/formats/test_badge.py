"""The badge: what it says, that it can be read, and that nothing in it acts."""

from xml.etree import ElementTree as Tree

import pytest
from tests.reports.pages import ACTING, acting_in, assessed_text, example, saying
from tests.support.build import NA, assessed, levels, questionnaire

from implcheck.model.enums import Level
from implcheck.model.problem import Location, Rejected, problem
from implcheck.reports.formats.badge import COLORS, LABEL, NO_LEVEL, TEXT, render
from implcheck.reports.options import Options

SVG = "{http://www.w3.org/2000/svg}"
ONE = questionnaire(levels("one.a"), levels("one.b"))


def drawn(text: str) -> Tree.Element:
    return Tree.fromstring(text)  # noqa: S314 - made a line before


def said(text: str) -> list[str]:
    return [one.text or "" for one in drawn(text).iter(f"{SVG}text")]


def luminance(color: str) -> float:
    """The relative luminance that WCAG defines."""
    channels = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("background", [LABEL, NO_LEVEL, *COLORS.values()])
def test_the_text_stands_out_as_wcag_aa_asks(background: str) -> None:
    light, dark = sorted((luminance(TEXT), luminance(background)), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 4.5


def test_every_level_has_a_colour_of_its_own() -> None:
    assert set(COLORS) == set(Level)
    assert len({LABEL, NO_LEVEL, *COLORS.values()}) == len(Level) + 2


@pytest.mark.parametrize(
    ("name", "language", "told"),
    [
        ("brand-portal", "en", ["readiness", "high risk · 60"]),
        ("erp-rollout", "nl", ["gereedheid", "kritiek risico · 36"]),
        ("crm-aftercare", "en", ["readiness", "low risk · 95"]),
    ],
)
def test_it_says_the_level_in_a_word_and_the_score(name: str, language: str, told: list[str]) -> None:
    badge = render(example(name), Options(languages=(language, "en")))
    assert said(badge) == told
    root = drawn(badge)
    assert root.get("role") == "img"
    assert root.get("aria-label") == ": ".join(told)
    (title,) = root.iter(f"{SVG}title")
    assert title.text is not None
    assert title.text.startswith(f"{': '.join(told)} · ")


def test_its_title_tells_of_which_project_and_of_when() -> None:
    badge = render(example("brand-portal"), Options())
    assert "Brand portal · Kickoff · 24 November 2026 · 60 of 100 points, up to 70 once 3 unknowns are known" in badge


def test_the_score_is_rounded_down() -> None:
    of = assessed(questionnaire(levels("one.a", weight=3), levels("one.b")), {"one.a": 3, "one.b": 2})
    assert said(render(of, Options()))[1] == "moderate risk · 68"  # 68.75


@pytest.mark.parametrize("given", [{}, {"one.a": NA, "one.b": NA}])
def test_too_little_known_is_no_level_and_no_score(given: dict[str, object]) -> None:
    badge = render(assessed(ONE, given), Options())
    assert said(badge)[1] == "not enough known"
    assert NO_LEVEL in badge


def test_a_file_that_cannot_be_used_has_no_level() -> None:
    told = Rejected("a<b>.yaml", (problem("file-missing").at(Location("a<b>.yaml")),))
    badge = render(told, Options(languages=("nl",)))
    assert said(badge) == ["gereedheid", "antwoorden ongeldig"]
    assert NO_LEVEL in badge
    assert "a&lt;b&gt;.yaml" in badge


def test_the_text_fits_into_its_half() -> None:
    for name in ("brand-portal", "crm-aftercare"):
        root = drawn(render(example(name), Options()))
        halves = [one for one in root.iter(f"{SVG}rect") if one.get("rx") != "0"]
        whole, value = (int(one.attrib["width"]) for one in halves)
        label = int(halves[1].attrib["x"])
        assert (root.get("width"), root.get("viewBox")) == (str(whole), f"0 0 {whole} {root.get('height')}")
        assert label + value == whole
        first, second = ((int(one.attrib["x"]), int(one.attrib["textLength"])) for one in root.iter(f"{SVG}text"))
        assert first[0] > 0
        assert sum(first) < label < second[0]
        assert sum(second) < whole


@pytest.mark.parametrize(
    "text", [*ACTING, "\ufffe", "]]>", "<script>alert(1)</script>", '" onload="x', "a\nb", "&amp;"]
)
def test_what_people_wrote_does_not_act(text: str) -> None:
    badge = render(assessed_text(saying(f"x{text}x")), Options())
    assert acting_in(badge) == []
    assert {one.tag for one in drawn(badge).iter()} == {f"{SVG}{one}" for one in ("svg", "title", "rect", "g", "text")}
    assert not any(name.startswith("on") for one in drawn(badge).iter() for name in one.attrib)


def test_it_fetches_nothing_and_is_the_same_bytes_every_time() -> None:
    badge = render(example("erp-rollout"), Options())
    assert badge.count("http") == badge.count('xmlns="http://www.w3.org/2000/svg"') == 1
    assert not any(word in badge for word in ("href", "url(", "<style", "<script", "@import"))
    assert badge == render(example("erp-rollout"), Options())
