"""What a board sees without scrolling, on a wide screen, a phone, in print colours, when enlarged, and in Firefox."""

import shutil
import subprocess
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page
from tests.browser.test_report import EXAMPLES, LANGUAGES, Show, show
from tests.reports.pages import TODAY, example, nothing_answered, respondents
from tests.reports.placed import BROKEN, placed_example, rejected
from tests.support.build import answers, built_in
from tests.support.built_in_answers import best_answers
from tests.support.pictures import difference, empty

from implcheck.model.assessment import Assessment
from implcheck.model.comparison import Comparison
from implcheck.model.enums import Level
from implcheck.model.gate import Asked, Gate
from implcheck.reports.formats import registry
from implcheck.reports.options import Options
from implcheck.scoring.assess import NO_GATE, assess
from implcheck.scoring.compare import compare

__all__ = ["show"]  # the fixture

WIDE = {"width": 1280, "height": 900}
PHONE = {"width": 360, "height": 740}
ENLARGED = ({"width": 640, "height": 450}, {"width": 320, "height": 256})
"""What is left of 1280 by 900 at 200 %, and of 1280 by 1024 at 400 %."""

MOST_PHONE_SCREENS = 16
MOST_DIFFERENCE = 6.0
"""Between two browsers: letters differ by a pixel or two, the layout does not."""
NAMES = (*EXAMPLES, "respondents", "gate")


def report(name: str) -> Assessment:
    """Return an example; "gate" is one with a gate that is closed for five reasons."""
    if name == "gate":
        demands = Gate(
            fail_on=Level.HIGH,
            fail_under=Fraction(65),
            fail_on_practices={"commitment": Level.MODERATE},
            require_complete=True,
            require_evidence=3,
            asked=tuple(
                Asked(option, value, "")
                for option, value in (
                    ("fail-on", "high"),
                    ("fail-under", "65"),
                    ("fail-on", "commitment=moderate"),
                    ("require-complete", ""),
                    ("require-evidence", "3"),
                )
            ),
        )
        return placed_example("erp-rollout", demands)
    return respondents() if name == "respondents" else example(name)


def bottom(page: Page, selector: str) -> float:
    """Return where an element ends, in pixels from the top of the page."""
    return float(page.locator(selector).first.evaluate("part => part.getBoundingClientRect().bottom + scrollY"))


def colour(page: Page, selector: str, name: str = "color") -> tuple[float, ...]:
    """Return a computed colour as red, green, blue and opacity."""
    given = page.locator(selector).first.evaluate(f"part => getComputedStyle(part)['{name}']")
    numbers = tuple(
        float(part) for part in given[given.index("(") + 1 : -1].replace(",", " ").replace("/", " ").split()
    )
    return (*numbers, 1.0) if len(numbers) == 3 else numbers


def contrast(first: tuple[float, ...], second: tuple[float, ...]) -> float:
    """Return the contrast ratio of two opaque colours, after WCAG 2.2."""

    def luminance(color: tuple[float, ...]) -> float:
        parts = [part / 255 for part in color[:3]]
        red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_a_wide_screen_shows_the_whole_summary(show: Show, name: str, language: str) -> None:
    page = show(report(name), language, viewport=WIDE).page
    assert bottom(page, ".first-screen") <= WIDE["height"]
    assert page.evaluate("document.documentElement.scrollWidth") == WIDE["width"]
    assert page.locator(".decisions .card").count() == 3
    assert page.locator(".bars tbody tr").count() == 7
    for selector in (".first-screen *:not(svg *)", ".first-screen svg text"):
        outside = page.locator(selector).evaluate_all(
            "parts => parts.filter((part) => !part.closest('.unseen') && part.getBoundingClientRect().right > innerWidth)"
            ".map((part) => part.outerHTML)"
        )
        assert outside == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", [*EXAMPLES, "respondents"])
def test_a_phone_shows_the_verdict_and_the_first_decision_and_the_contents_later(
    show: Show, name: str, language: str
) -> None:
    page = show(report(name), language, viewport=PHONE).page
    assert bottom(page, ".scale") < bottom(page, ".decisions .card") <= PHONE["height"]
    assert page.locator("nav").evaluate("nav => nav.getBoundingClientRect().top") > bottom(page, ".next")
    assert page.evaluate("document.documentElement.scrollHeight") <= MOST_PHONE_SCREENS * PHONE["height"]


def moved() -> Comparison:
    return compare(example("brand-portal"), example("brand-portal-january"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_part_of_the_summary_lies_over_another(show: Show, language: str) -> None:
    clear = assess(built_in(), answers(best_answers("kickoff")), today=TODAY, gate=NO_GATE)
    for subject in (*map(report, NAMES), moved(), rejected(BROKEN), nothing_answered(), clear):
        page = show(subject, language).page
        for width in (320, 360, 640, 768, 1000, 1280, 1600):
            page.set_viewport_size({"width": width, "height": 900})
            assert page.evaluate("document.documentElement.scrollWidth") == width
            boxes = page.locator(".first-screen > :not(.frame)").evaluate_all(
                "parts => parts.map((part) => [part.className, part.getBoundingClientRect()])"
                ".map(([name, box]) => [name, box.x, box.y, box.right, box.bottom])"
            )
            for at, (name, left, top, right, bottom_) in enumerate(boxes):
                assert right - left > 0.3 * width, f"{name} has no room at {width}"
                for other, x, y, x_end, y_end in boxes[at + 1 :]:
                    over = min(right, x_end) - max(left, x) > 1 and min(bottom_, y_end) - max(top, y) > 1
                    assert not over, f"{other} lies over {name} at {width}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_comparison_has_its_verdict_and_all_practices_on_the_first_screen(show: Show, language: str) -> None:
    page = show(moved(), language, viewport=WIDE).page
    assert bottom(page, ".next") < WIDE["height"]
    assert bottom(page, ".lines") < WIDE["height"]
    assert page.evaluate("document.documentElement.scrollWidth") == WIDE["width"]


@pytest.mark.parametrize("viewport", ENLARGED)
@pytest.mark.parametrize("language", LANGUAGES)
def test_enlarged_nothing_is_lost_and_nothing_scrolls_sideways(
    show: Show, language: str, viewport: dict[str, int]
) -> None:
    for name in ("erp-rollout", "respondents"):
        page = show(report(name), language, viewport=viewport).page
        page.locator("#open-all").click()
        assert page.evaluate("document.documentElement.scrollWidth") == viewport["width"]
        hidden = page.locator("main :is(p, li, dd, dt, h2, h3, td, th, span):not(.unseen, .unseen *, .wide *)")
        cut = hidden.evaluate_all(
            "parts => parts.filter((part) => part.scrollWidth > part.clientWidth + 1 && "
            "getComputedStyle(part).display !== 'inline').map((part) => part.outerHTML)"
        )
        assert cut == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_empty_part_of_a_bar_stands_out_from_the_page(show: Show, scheme: str) -> None:
    page = show(report("erp-rollout"), color_scheme=scheme, viewport=WIDE).page
    backgrounds = {"body": ".bars .rest", ".frame": ".scale .rest"}
    for behind, rest in backgrounds.items():
        assert contrast(colour(page, rest, "stroke"), colour(page, behind, "backgroundColor")) >= 3


@pytest.mark.parametrize("context", [{"color_scheme": "light"}, {"color_scheme": "dark"}])
@pytest.mark.parametrize("media", ["screen", "print"])
def test_only_what_is_critical_has_a_background_of_its_own(show: Show, context: dict[str, str], media: Any) -> None:
    page = show(report("brand-portal"), viewport=WIDE, **context).page
    page.emulate_media(media=media)
    for level in Level:
        name = f".bars .level.is-{level}"
        if level is Level.CRITICAL:
            assert colour(page, name, "backgroundColor")[3] == 1
            assert contrast(colour(page, name), colour(page, name, "backgroundColor")) >= 4.5
        else:
            assert colour(page, name, "backgroundColor")[3] == 0
            assert contrast(colour(page, name), colour(page, "body", "backgroundColor")) >= 4.5


def test_the_thresholds_are_labelled_where_they_are(show: Show) -> None:
    page = show(report("erp-rollout"), viewport=WIDE).page
    middle = "parts => parts.map((part) => { const box = part.getBoundingClientRect(); return box.x + box.width / 2; })"
    lines = page.locator(".bars tbody tr:first-child .limit").evaluate_all(middle)
    labels = page.locator(".bars thead svg svg")
    assert labels.locator("text").all_text_contents() == ["45", "65", "75"]
    for line, label in zip(lines, labels.locator("text").evaluate_all(middle), strict=True):
        assert abs(line - label) < 2
    signs = [label.get_attribute("class") for label in labels.all()]
    assert signs == ["is-high", "is-moderate", "is-low"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_roles_differ_in_shape_and_in_colour(show: Show, scheme: str) -> None:
    page = show(report("respondents"), color_scheme=scheme, viewport=WIDE).page
    marks = page.locator(".respondents .legend .dot")
    shapes = marks.locator("path").evaluate_all("paths => paths.map((path) => path.getAttribute('d'))")
    colours = marks.evaluate_all("marks => marks.map((mark) => getComputedStyle(mark).color)")
    assert len(shapes) == len(set(shapes)) == len(set(colours)) == 5


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_with_forced_colours_a_bar_and_its_limits_can_still_be_seen(show: Show, scheme: str) -> None:
    page = show(report("brand-portal"), forced_colors="active", color_scheme=scheme, viewport=WIDE).page
    row = ".bars tbody tr:nth-child(2)"
    fills = {name: colour(page, f"{row} .{name}", "fill") for name in ("today", "rest")}
    assert contrast(fills["today"], fills["rest"]) >= 3
    assert contrast(colour(page, f"{row} .limit", "stroke"), colour(page, f"{row} .halo", "stroke")) >= 3
    assert contrast(colour(page, f"{row} .rest", "stroke"), colour(page, "body", "backgroundColor")) >= 3
    levels = page.locator(".bars .level").all_inner_texts()
    assert all(level.split()[0] in "●◆▲■○" for level in levels)


def test_the_keyboard_reaches_every_control_in_the_order_of_the_page(show: Show) -> None:
    page = show(report("erp-rollout"), viewport=WIDE).page
    reached = []
    where = "() => [...document.querySelectorAll('a, button, summary, select, input, .wide')].indexOf(document.activeElement)"
    page.keyboard.press("Tab")
    while (at := page.evaluate(where)) >= 0 and at not in reached:
        reached.append(at)
        page.keyboard.press("Tab")
    visible = page.locator("a, button, summary, select, input, .wide").evaluate_all(
        "parts => parts.map((part, at) => [at, part]).filter(([, part]) => part.checkVisibility()).map(([at]) => at)"
    )
    assert reached == visible
    assert len(reached) > 40


FIREFOX = shutil.which("firefox-esr") or shutil.which("firefox")


@pytest.mark.parametrize("name", ["erp-rollout", "respondents"])
def firefox_shows_the_same_first_screen(browser: Browser, tmp_path: Path, name: str) -> None:
    assert FIREFOX is not None
    file, shot = tmp_path / "report.html", tmp_path / "firefox.png"
    file.write_text(
        str(registry.render(report(name), "html", Options(languages=("nl",)))), encoding="utf-8", newline=""
    )
    size = f"{WIDE['width']},{WIDE['height']}"
    arguments = ["--headless", "--no-remote", "--profile", str(tmp_path / "profile"), "--screenshot", str(shot)]
    (tmp_path / "profile").mkdir()
    subprocess.run([FIREFOX, *arguments, f"--window-size={size}", file.as_uri()], check=True, timeout=60)
    page = browser.new_page(viewport=WIDE)  # type: ignore[arg-type]
    page.goto(file.as_uri())
    ours = page.screenshot()
    page.close()
    assert difference(shot.read_bytes(), ours) < MOST_DIFFERENCE < difference(empty(ours), ours) / 2


if FIREFOX is not None:  # a test that is skipped is a failure in the pipeline, which has no Firefox
    test_firefox_shows_the_same_first_screen = firefox_shows_the_same_first_screen
