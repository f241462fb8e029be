"""The badge: its texts, its contrast, and that nothing in it acts."""

from xml.etree import ElementTree as Tree

import pytest
from tests.reports.pages import ACTING, acting_in, assessed_text, example, saying
from tests.support.build import NA, assessed, levels, questionnaire

from implcheck.model.enums import Level
from implcheck.model.problem import Location, Rejected, problem
from implcheck.reports.formats.badge import COLORS, LABEL, NO_LEVEL, TEXT, render
from implcheck.reports.options import Options

SVG = "{http://www.w3.org/2000/svg}"
SMALL = questionnaire(levels("one.a"), levels("one.b"))


def svg_of(text: str) -> Tree.Element:
    return Tree.fromstring(text)  # noqa: S314 - made a line before


def texts_of(text: str) -> list[str]:
    return [element.text or "" for element in svg_of(text).iter(f"{SVG}text")]


def luminance(color: str) -> float:
    """The relative luminance that WCAG defines."""
    channels = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4 for channel in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("background", [LABEL, NO_LEVEL, *COLORS.values()])
def test_the_contrast_meets_wcag_aa(background: str) -> None:
    light, dark = sorted((luminance(TEXT), luminance(background)), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 4.5


def test_every_level_has_its_own_colour() -> None:
    assert set(COLORS) == set(Level)
    assert len({LABEL, NO_LEVEL, *COLORS.values()}) == len(Level) + 2


@pytest.mark.parametrize(
    ("name", "language", "texts"),
    [
        ("brand-portal", "en", ["readiness", "high risk · {score}"]),
        ("erp-rollout", "nl", ["gereedheid", "kritiek risico · {score}"]),
        ("crm-aftercare", "en", ["readiness", "low risk · {score}"]),
    ],
)
def test_the_badge_names_the_level_and_the_score(name: str, language: str, texts: list[str]) -> None:
    score = example(name).score
    assert score is not None
    texts = [text.format(score=int(score.low)) for text in texts]
    badge = render(example(name), Options(languages=(language, "en")))
    assert texts_of(badge) == texts
    root = svg_of(badge)
    assert root.get("role") == "img"
    assert root.get("aria-label") == ": ".join(texts)
    (title,) = root.iter(f"{SVG}title")
    assert title.text is not None
    assert title.text.startswith(f"{': '.join(texts)} · ")


def test_the_title_names_the_project_and_the_date() -> None:
    badge = render(example("brand-portal"), Options())
    score = example("brand-portal").score
    assert score is not None
    assert "Brand portal · Kickoff · 24 November 2026 · moderate to high once all is known · " in badge
    low, ceiling = map(int, score)
    assert f" · {low} of 100 points; 3 answers are still unknown, with them {ceiling} at most" in badge


def test_the_score_is_rounded_down() -> None:
    assessment = assessed(questionnaire(levels("one.a", weight=3), levels("one.b")), {"one.a": 3, "one.b": 2})
    assert texts_of(render(assessment, Options()))[1] == "moderate risk · 68"  # 68.75


@pytest.mark.parametrize("given", [{}, {"one.a": NA, "one.b": NA}])
def test_with_too_few_answers_there_is_no_level_and_no_score(given: dict[str, object]) -> None:
    badge = render(assessed(SMALL, given), Options())
    assert texts_of(badge)[1] == "not enough known"
    assert NO_LEVEL in badge


def test_a_file_that_cannot_be_used_has_no_level() -> None:
    rejected = Rejected("a<b>.yaml", (problem("file-missing").at(Location("a<b>.yaml")),))
    badge = render(rejected, Options(languages=("nl",)))
    assert texts_of(badge) == ["gereedheid", "antwoorden ongeldig"]
    assert NO_LEVEL in badge
    assert "a&lt;b&gt;.yaml" in badge


def test_the_text_fits_into_its_half() -> None:
    for name in ("brand-portal", "crm-aftercare"):
        root = svg_of(render(example(name), Options()))
        halves = [rect for rect in root.iter(f"{SVG}rect") if rect.get("rx") != "0"]
        whole, value = (int(rect.attrib["width"]) for rect in halves)
        label = int(halves[1].attrib["x"])
        assert (root.get("width"), root.get("viewBox")) == (str(whole), f"0 0 {whole} {root.get('height')}")
        assert label + value == whole
        first, second = ((int(text.attrib["x"]), int(text.attrib["textLength"])) for text in root.iter(f"{SVG}text"))
        assert first[0] > 0
        assert sum(first) < label < second[0]
        assert sum(second) < whole


@pytest.mark.parametrize(
    "text", [*ACTING, "\ufffe", "]]>", "<script>alert(1)</script>", '" onload="x', "a\nb", "&amp;"]
)
def test_no_user_text_acts(text: str) -> None:
    badge = render(assessed_text(saying(f"x{text}x")), Options())
    assert acting_in(badge) == []
    assert {element.tag for element in svg_of(badge).iter()} == {
        f"{SVG}{tag}" for tag in ("svg", "title", "rect", "g", "text")
    }
    assert not any(name.startswith("on") for element in svg_of(badge).iter() for name in element.attrib)


def test_the_badge_fetches_nothing_and_is_reproducible() -> None:
    badge = render(example("erp-rollout"), Options())
    assert badge.count("http") == badge.count('xmlns="http://www.w3.org/2000/svg"') == 1
    assert not any(word in badge for word in ("href", "url(", "<style", "<script", "@import"))
    assert badge == render(example("erp-rollout"), Options())
