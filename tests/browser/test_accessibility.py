"""axe-core finds nothing against WCAG 2.2 AA in the form: light and dark, in both languages, empty and filled in."""

from collections.abc import Iterator

import pytest
from tests.browser.conftest import SCHEMES_AND_LANGUAGES, Open
from tests.support.axe import violations
from tests.support.browser import Visit

from implcheck.questionnaires.form import Preset


def steps(visit: Visit) -> Iterator[str]:
    """Go through the steps, and show answers, faults, open details and messages: everything that can be visible."""
    yield "intro"
    visit.page.click("#next")
    yield "a fault"
    visit.about(role="sponsor")
    visit.page.click("#others")
    visit.page.click("#next")
    visit.answer("why.problem-statement", 3)
    visit.answer("why.switch-reason", {"not_applicable": ""})
    for summary in visit.page.locator("summary:visible").all()[:3]:
        summary.click()
    yield "a practice"
    visit.answer("timeline.margin", "12.500")
    yield "a number that may be two"
    visit.answer("timeline.margin", 400)
    visit.answer("capacity.supplier-support", ["setup"])
    visit.page.click("#s-intro")
    visit.page.check("input[name=phase][value=aftercare]")
    yield "answers that are hidden"
    visit.about(role="sponsor")
    visit.check()
    yield "the check"
    visit.page.click("#clear")
    yield "a question"
    visit.page.keyboard.press("Escape")
    visit.answer("timeline.margin", 40)
    visit.answer("why.switch-reason", "unknown")
    visit.check()
    visit.page.click("#download")
    yield "after saving"
    visit.reload()
    yield "a draft that was found"


@pytest.mark.parametrize(("scheme", "language"), SCHEMES_AND_LANGUAGES)
def test_axe_finds_nothing_in_any_step(form: Open, scheme: str, language: str) -> None:
    visit = form(preset=Preset(language), color_scheme=scheme, viewport={"width": 1100, "height": 900})
    found = {}
    for step in steps(visit):
        visit.page.evaluate("scrollTo(0, 0)")  # what lies half under the bar counts as too small
        # A question in the page leaves little to look at: all else is out of reach then.
        found[step] = violations(visit.page, least_passed=8)
    assert {step: wrong for step, wrong in found.items() if wrong} == {}


def test_axe_finds_nothing_on_a_phone(form: Open) -> None:
    visit = form(viewport={"width": 375, "height": 700}, has_touch=True, is_mobile=True)
    visit.page.select_option("#role", "key-user")
    visit.page.check("input[name=phase][value=kickoff]")
    visit.page.fill("#project", "Brand portal")
    seen = {visit.step: violations(visit.page)}
    while visit.step != "check":
        visit.page.click("#next")
        seen[visit.step] = violations(visit.page)
    assert {step: found for step, found in seen.items() if found} == {}
    assert len(seen) == 9


def test_axe_finds_a_missing_label(form: Open) -> None:
    visit = form()
    visit.page.evaluate("document.querySelector('label[for=project]').remove()")
    assert "label" in [rule for rule, _ in violations(visit.page)]


SMALL = """all => all.map((target) => [target.textContent, target.getBoundingClientRect()])
  .filter(([, box]) => box.height < 24 || box.width < 24).map(([text]) => text)"""


def test_every_target_is_large_enough(form: Open) -> None:
    visit = form(viewport={"width": 375, "height": 700})
    targets = visit.page.locator("a:visible, button:visible, summary:visible, label.option:visible, select:visible")
    visit.start()
    while visit.step != "saved":
        assert targets.evaluate_all(SMALL) == [], visit.step
        if visit.step == "check":
            visit.page.click("#download")
            visit.page.click("#a-save")
        else:
            visit.page.click("#next")
    assert targets.evaluate_all(SMALL) == []


def test_the_focused_question_is_visible_below_the_bar(form: Open) -> None:
    visit = form(viewport={"width": 375, "height": 700})
    visit.start()
    visit.check()
    visit.page.locator("[id='c-why.growth-room']").click()
    bar = visit.page.locator("nav").bounding_box()
    assert visit.focus == "why.growth-room"
    question = visit.question("why.growth-room").bounding_box()
    assert bar is not None
    assert question is not None
    assert bar["height"] <= question["y"] < 400


def test_scrolling_is_not_animated_for_who_prefers_reduced_motion(form: Open) -> None:
    behaviour = "getComputedStyle(document.documentElement).scrollBehavior"
    assert form(reduced_motion="reduce").page.evaluate(behaviour) == "auto"
    assert form(reduced_motion="no-preference").page.evaluate(behaviour) == "smooth"
