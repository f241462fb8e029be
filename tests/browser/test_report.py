"""The report in a browser: sorting and filtering by keyboard, on a phone, on paper, and checked by axe-core."""

import io
import unicodedata
from collections.abc import Callable, Iterator
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from pypdf import PdfReader
from tests.browser.conftest import SCHEMES_AND_LANGUAGES
from tests.reports.formats.html.test_report import HOSTILE
from tests.reports.pages import assessed_text, example, respondents, saying
from tests.support import documents
from tests.support.axe import violations
from tests.support.browser import Visit

from implcheck.model.assessment import Assessment
from implcheck.model.comparison import Comparison
from implcheck.model.findings import Action
from implcheck.model.problem import Location, Rejected, problem
from implcheck.reports.document import Document
from implcheck.reports.formats import registry
from implcheck.reports.formats.html.report import draw
from implcheck.reports.options import Options
from implcheck.scoring.compare import compare

Show = Callable[..., Visit]
Drawn = Assessment | Comparison | Rejected | Document

LANGUAGES = ("en", "nl")
EXAMPLES = ("brand-portal", "erp-rollout", "crm-aftercare")
PHONE = {"width": 375, "height": 700}
BROKEN = Rejected(
    "r.yaml",
    (
        problem("answer-no-such-level", given="9", levels="0, 1").at(Location("r.yaml", 7, 4, "a: <b>9")),
        problem("file-empty").at(Location("<i>.yaml")),
    ),
)


@pytest.fixture
def show(browser: Browser, tmp_path: Path) -> Iterator[Show]:
    """Return a function that opens a report in a new browser context; the keywords are those of a context."""
    contexts = []

    def opened(report: Drawn, language: str = "en", **context: Any) -> Visit:
        file, options = tmp_path / "report.html", Options(languages=(language, "en"))
        written = draw(report, options) if isinstance(report, Document) else registry.render(report, "html", options)
        assert isinstance(written, str)
        file.write_text(written, encoding="utf-8", newline="")
        browser_context = browser.new_context(offline=True, **{"reduced_motion": "reduce", **context})
        browser_context.set_default_timeout(10_000)
        contexts.append(browser_context)
        return Visit(browser_context, file)

    yield opened
    for context in contexts:
        context.close()


def entries(page: Page) -> Locator:
    """Return the entries of the list of risks."""
    return page.locator(".list .entries > .card")


def numbers(page: Page) -> list[int]:
    """Return the numbers of the entries that are shown, from top to bottom."""
    titles = [entry.locator("h3").inner_text() for entry in entries(page).all() if entry.is_visible()]
    return [int(title.partition(".")[0]) for title in titles]


def sort_button(page: Page, name: str) -> Locator:
    return page.locator(".sorting button", has_text=name)


def choice(page: Page, name: str) -> Locator:
    return page.get_by_role("combobox", name=name, exact=True)


def printed(page: Page) -> list[str]:
    """Return the text of every printed page, without blanks and with ligatures as letters."""
    pages = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
    return [squeezed(sheet.extract_text()) for sheet in pages]


def squeezed(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


def by_number(assessment: Assessment, key: Callable[[Action], Fraction | int]) -> list[int]:
    """Return the numbers of the actions in the order of a key; those with the same one keep their order."""
    numbered = list(enumerate(assessment.actions, start=1))
    return [number for number, action in sorted(numbered, key=lambda pair: key(pair[1]))]


def test_the_risks_are_sorted_with_the_keyboard_in_the_useful_direction_first(show: Show) -> None:
    assessment = example("brand-portal")
    visit = show(assessment)
    page, count = visit.page, len(assessment.actions)
    assert numbers(page) == list(range(1, count + 1))
    assert sort_button(page, "No.").get_attribute("aria-pressed") == "true"
    sort_button(page, "Points").focus()
    page.keyboard.press("Enter")
    assert numbers(page) == by_number(assessment, lambda action: -action.points)
    assert sort_button(page, "Points").get_attribute("aria-label") == "Points, descending"
    assert sort_button(page, "No.").get_attribute("aria-pressed") == "false"
    page.keyboard.press("Space")
    assert numbers(page) == by_number(assessment, lambda action: action.points)
    sort_button(page, "Level").press("Enter")
    levels = [entry.locator("h3 .level").inner_text().split()[-1] for entry in entries(page).all()]
    assert levels == sorted(levels, key=["critical", "high", "moderate", "low"].index)
    sort_button(page, "Effort").press("Enter")
    efforts = by_number(assessment, lambda action: -1 if action.advice is None else action.advice.effort.rank)
    assert numbers(page) == efforts
    sort_button(page, "No.").press("Enter")
    assert numbers(page) == list(range(1, count + 1))
    assert visit.messages == []


def test_the_risks_are_filtered_with_the_keyboard(show: Show) -> None:
    assessment = example("brand-portal")
    visit = show(assessment)
    page, count = visit.page, len(assessment.actions)
    status = page.get_by_role("status")
    expect(status).to_be_empty()
    choice(page, "Practice").focus()
    page.keyboard.type("Capacity")
    capacity = numbers(page)
    assert 0 < len(capacity) < count
    expect(status).to_have_text(f"{len(capacity)} of {count} are shown.")
    choice(page, "Level").focus()
    page.keyboard.type("mod")
    moderate = numbers(page)
    assert set(moderate) < set(capacity)
    assert all("moderate" in entry.inner_text() for entry in entries(page).all() if entry.is_visible())
    page.get_by_role("button", name="Show all").press("Enter")
    assert numbers(page) == list(range(1, count + 1))
    expect(status).to_be_empty()
    page.get_by_role("searchbox", name="With this text", exact=True).press_sequentially("MISSING: one owner")
    assert len(numbers(page)) == 1
    page.get_by_role("searchbox", name="With this text", exact=True).fill("nothing like it")
    assert numbers(page) == []
    assert visit.messages == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", EXAMPLES)
def test_a_role_is_found_in_every_action_in_which_it_takes_part(show: Show, name: str, language: str) -> None:
    assessment = example(name)
    page = show(assessment, language).page
    who = choice(page, {"en": "Who", "nl": "Wie"}[language])
    for role in assessment.about.roles:
        takes_part = [
            number
            for number, action in enumerate(assessment.actions, start=1)
            if action.advice is not None and role.id in action.advice.roles
        ]
        title = role.title.in_(language)
        if takes_part:
            who.select_option(title)
            assert numbers(page) == takes_part
        else:
            assert title not in who.locator("option").all_inner_texts()


def test_a_combination_is_found_under_each_of_its_practices(show: Show) -> None:
    assessment = example("erp-rollout")
    page = show(assessment).page
    number, practices = next(
        (at, finding.practices)
        for at, action in enumerate(assessment.actions, start=1)
        for finding in assessment.findings
        if finding.id == action.finding and len(finding.practices) > 1
    )
    for practice in assessment.practices:
        if practice.id in practices:
            choice(page, "Practice").select_option(practice.short.in_("en"))
            assert number in numbers(page)


def test_low_risks_are_folded_and_the_first_others_open(show: Show) -> None:
    page = show(example("brand-portal")).page
    folded: dict[str, set[bool]] = {"critical": set(), "high": set(), "moderate": set(), "low": set()}
    for entry in entries(page).all():
        level = entry.locator("h3 .level").inner_text().split()[-1]
        folded[level].add(entry.locator("details").get_attribute("open") is None)
    assert folded["low"] == {True}
    assert False in folded["high"] | folded["moderate"]


def test_everything_opens_and_closes_at_once(show: Show) -> None:
    page = show(example("brand-portal")).page
    assert page.locator("details:not([open])").count()
    page.get_by_role("button", name="Open everything").press("Enter")
    assert page.locator("details:not([open])").count() == 0
    page.get_by_role("button", name="Close everything").press("Enter")
    assert page.locator("details[open]").count() == 0


def test_a_link_to_a_folded_part_opens_it(show: Show) -> None:
    page = show(example("brand-portal")).page
    page.locator("nav a").last.press("Enter")
    part = page.locator("section.appendix").last
    expect(part.locator("details").first).to_have_attribute("open", "")
    expect(part.locator("h2")).to_be_in_viewport()


@pytest.mark.parametrize("report", [example("crm-aftercare"), BROKEN])
def test_the_report_makes_no_request_and_has_no_errors(show: Show, report: Assessment | Rejected) -> None:
    visit = show(report, "nl")
    assert visit.messages == []
    assert [address for address in visit.requests if not address.startswith("file:")] == []
    assert len(visit.requests) == 1


@pytest.mark.parametrize(("scheme", "language"), SCHEMES_AND_LANGUAGES)
def test_axe_finds_nothing(show: Show, scheme: str, language: str) -> None:
    page = show(
        example({"en": "brand-portal", "nl": "erp-rollout"}[language]),
        language,
        color_scheme=scheme,
        viewport={"width": 1200, "height": 900},
    ).page
    page.locator("#open-all").click()
    page.locator("input[type=search]").fill("a")
    assert violations(page) == []


def test_axe_finds_nothing_on_a_phone(show: Show) -> None:
    page = show(example("erp-rollout"), viewport=PHONE, is_mobile=True).page
    page.locator("#open-all").click()
    assert violations(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_any_block(show: Show, scheme: str) -> None:
    page = show(documents.every_block(), color_scheme=scheme).page
    page.locator("#open-all").click()
    assert violations(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_a_page_of_problems(show: Show, scheme: str) -> None:
    assert violations(show(BROKEN, color_scheme=scheme).page, least_passed=8) == []


def test_on_a_phone_the_page_is_no_wider_than_the_screen(show: Show) -> None:
    long = assessed_text(saying("w" * 2000))
    for report in (*map(example, EXAMPLES), long, BROKEN, documents.every_block()):
        for language in LANGUAGES:
            page = show(report, language, viewport=PHONE).page
            page.evaluate("document.querySelectorAll('details').forEach((details) => { details.open = true; })")
            assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
            assert page.evaluate(
                "[...document.querySelectorAll('td, th, dd, summary')].every((element) => "
                "element.closest('.wide') || element.scrollWidth <= element.clientWidth + 1)"
            )


def test_without_its_script_everything_can_be_read(show: Show) -> None:
    page = show(example("brand-portal"), java_script_enabled=False).page
    expect(page.get_by_role("search")).to_be_hidden()
    expect(page.locator("button:visible")).to_have_count(0)
    assert numbers(page) == list(range(1, len(example("brand-portal").actions) + 1))
    closed = page.locator("details:not([open])").first
    closed.locator("summary").press("Enter")
    assert page.locator("details[open]").count()
    paper = "".join(printed(page))
    for action in example("brand-portal").actions:
        assert action.advice is None or squeezed(action.advice.done_when.in_("en")) in paper


@pytest.mark.parametrize(("scheme", "language"), SCHEMES_AND_LANGUAGES)
def test_on_paper_no_risk_is_cut_and_what_is_folded_is_open(show: Show, scheme: str, language: str) -> None:
    page = show(example("erp-rollout"), language, color_scheme=scheme).page
    parts = [
        [part for part in entry.locator("h3, .fact, p, dt, dd").all_text_contents() if part]
        for entry in entries(page).all()
    ]
    assert len(parts) == len(example("erp-rollout").actions)
    keys = [entry.locator(".key").first.text_content() or "" for entry in entries(page).all()]
    paper = printed(page)
    for texts, key in zip(parts, keys, strict=True):
        whole = [squeezed(text.removesuffix(key)) for text in texts]
        missing = [[text for text in whole if text not in sheet] for sheet in paper]
        assert [] in missing, min(missing, key=len)
    assert page.locator("details:not([open])").count(), "what was folded is folded again"


@pytest.mark.parametrize("language", LANGUAGES)
def test_on_paper_no_word_is_broken_and_no_figure_of_an_axis_overlaps(show: Show, language: str) -> None:
    moved = compare(example("brand-portal"), example("brand-portal-january"))
    for report in (respondents(), example("erp-rollout"), moved):
        page = show(report, language, viewport={"width": 690, "height": 1000}).page
        page.emulate_media(media="print")
        page.locator("details").evaluate_all("parts => parts.forEach((part) => { part.open = true; })")
        broken = page.locator("dt, th, td, h2, h3, .level").evaluate_all(
            """parts => parts.filter((part) => part.checkVisibility() && !part.closest('.unseen')).flatMap((part) => {
              const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
              const words = [];
              for (let node = walker.nextNode(); node; node = walker.nextNode()) {
                for (const found of node.data.matchAll(/\\p{L}+/gu)) {
                  const range = document.createRange();
                  range.setStart(node, found.index);
                  range.setEnd(node, found.index + found[0].length);
                  if (!node.parentElement.closest('.unseen, svg') && range.getClientRects().length > 1) words.push(found[0]);
                }
              }
              return words;
            })"""
        )
        assert broken == []
        for axis in page.locator("thead svg").all():
            if not axis.is_visible():
                continue
            figures = axis.locator("text").evaluate_all(
                "parts => parts.map((part) => part.getBoundingClientRect()).map((box) => [box.left, box.right])"
            )
            ordered = sorted(figures)
            assert all(end <= start for (_, end), (start, _) in pairwise(ordered)), ordered


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", [*EXAMPLES, "respondents"])
def test_the_summary_is_the_first_printed_page_and_the_whole_has_at_most_eight(
    show: Show, name: str, language: str
) -> None:
    report = respondents() if name == "respondents" else example(name)
    page = show(report, language).page
    first, second, *others = printed(page)
    for section in page.locator(".first-screen > :not(.frame)").all():
        texts = section.locator("h2, h3, p:not(:has(.fact)), li, .fact").all_text_contents()
        names = section.locator("th[scope=row]").evaluate_all("heads => heads.map((head) => head.firstChild.data)")
        assert not [text for text in (*texts, *names) if squeezed(text) not in first]
    assert squeezed(page.locator("nav a").first.text_content() or "") in second[:60]
    assert len(others) <= 6
    assert f"1/{len(others) + 2}" in first


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_appendix_is_printed_only_if_it_is_asked_for(show: Show, language: str) -> None:
    page = show(example("erp-rollout"), language).page
    titles = [squeezed(title) for title in page.locator("section.appendix h2").all_text_contents()]
    without = "".join(printed(page)[1:])
    assert titles
    assert not any(title in without for title in titles)
    page.evaluate("window.print = () => { window.asked = document.body.className; }")
    page.locator("#print-all").press("Enter")
    assert page.evaluate("window.asked") == "with-appendix"
    paper = printed(page)
    assert all(title in "".join(paper) for title in titles)
    assert squeezed(example("erp-rollout").practices[0].title.in_(language)) in "".join(paper)
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert not page.evaluate("document.body.className")


def test_printing_uses_light_colours(show: Show) -> None:
    page = show(example("erp-rollout"), color_scheme="dark").page
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != "rgb(255, 255, 255)"
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


def test_scrolling_is_not_animated_for_who_prefers_reduced_motion(show: Show) -> None:
    behaviour = "getComputedStyle(document.documentElement).scrollBehavior"
    assert show(example("brand-portal")).page.evaluate(behaviour) == "auto"
    moving = show(example("brand-portal"), reduced_motion="no-preference")
    assert moving.page.evaluate(behaviour) == "smooth"


@pytest.mark.parametrize("text", [*HOSTILE, "\u202etxt.exe", "x" * 10_000])
def test_texts_in_answers_run_no_script(show: Show, text: str) -> None:
    visit = show(assessed_text(saying(f"x{text}")))
    visit.page.locator("#open-all").click()
    visit.page.locator(".sorting button").last.click()
    assert visit.messages == []
    assert len(visit.requests) == 1
    assert visit.page.locator("script").count() == 1
