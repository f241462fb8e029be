"""axe-core finds nothing against WCAG 2.2 AA in the form: light and dark, in both languages, empty and filled in."""

import pytest
from tests.browser.conftest import SCHEMES_AND_LANGUAGES, Open
from tests.support.axe import violations
from tests.support.browser import Visit

from implcheck.questionnaires.form import Preset


def fill_in(visit: Visit) -> None:
    """Show answers, faults, open details and messages: everything that can be visible."""
    visit.start(role="sponsor")
    visit.page.click("#others")
    visit.answer("why.problem-statement", 3)
    visit.answer("timeline.margin", 400)
    visit.answer("why.switch-reason", {"not_applicable": ""})
    visit.answer("capacity.supplier-support", ["setup"])
    for summary in visit.page.locator("summary:visible").all()[:3]:
        summary.click()
    visit.page.click("#download")


@pytest.mark.parametrize(("scheme", "language"), SCHEMES_AND_LANGUAGES)
def test_axe_finds_nothing(form: Open, scheme: str, language: str) -> None:
    still = {"reduced_motion": "reduce"}  # what a page that is still scrolling has under its header counts as too small
    visit = form(preset=Preset(language), color_scheme=scheme, viewport={"width": 1100, "height": 900}, **still)
    assert violations(visit.page) == []
    fill_in(visit)
    assert violations(visit.page) == []


def test_axe_finds_nothing_on_a_phone(form: Open) -> None:
    visit = form(viewport={"width": 375, "height": 700}, has_touch=True, is_mobile=True, reduced_motion="reduce")
    fill_in(visit)
    assert violations(visit.page) == []


def test_axe_finds_a_missing_label(form: Open) -> None:
    visit = form()
    visit.page.evaluate("document.querySelector('label[for=project]').remove()")
    assert "label" in [rule for rule, _ in violations(visit.page)]


def test_every_target_is_large_enough(form: Open) -> None:
    visit = form(viewport={"width": 375, "height": 700})
    fill_in(visit)
    small = visit.page.locator("a:visible, button:visible, summary:visible, label.option:visible, select").evaluate_all(
        "all => all.map((target) => [target.textContent, target.getBoundingClientRect()])"
        ".filter(([, box]) => box.height < 24 || box.width < 24).map(([text]) => text)"
    )
    assert small == []


def test_the_focused_question_is_visible_below_the_header(form: Open) -> None:
    visit = form(viewport={"width": 375, "height": 700}, reduced_motion="reduce")
    visit.start()
    visit.page.locator("#open a").nth(9).click()
    header = visit.page.locator("nav").bounding_box()
    assert visit.focus == "commitment.visible-use"
    question = visit.question("commitment.visible-use").bounding_box()
    assert header is not None
    assert question is not None
    assert question["y"] >= header["height"]


def test_scrolling_is_not_animated_for_who_prefers_reduced_motion(form: Open) -> None:
    behaviour = "getComputedStyle(document.documentElement).scrollBehavior"
    assert form(reduced_motion="reduce").page.evaluate(behaviour) == "auto"
    assert form(reduced_motion="no-preference").page.evaluate(behaviour) == "smooth"
