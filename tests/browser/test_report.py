"""The report in a browser: sorting and filtering by keyboard, on a phone, on paper, and checked by axe-core."""

import io
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader
from tests.browser.conftest import SCHEMES_AND_LANGUAGES
from tests.reports.formats.html.test_report import HOSTILE
from tests.reports.pages import assessed_text, example, saying
from tests.support import documents
from tests.support.axe import violations
from tests.support.browser import Visit

from implcheck.model.assessment import Assessment
from implcheck.model.problem import Location, Rejected, problem
from implcheck.reports.document import Document
from implcheck.reports.formats import registry
from implcheck.reports.formats.html.report import draw
from implcheck.reports.options import Options

Show = Callable[..., Visit]

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

    def opened(report: Assessment | Rejected | Document, language: str = "en", **context: Any) -> Visit:
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


def column(page: Page, name: str) -> list[str]:
    """Return the visible cells of a column of the action list, from top to bottom."""
    at = page.locator(f"[data-column={name}]").evaluate("head => head.cellIndex")
    cells = page.locator(f".sortable tbody tr > :nth-child({at + 1})")
    return [cell.inner_text() for cell in cells.all() if cell.is_visible()]


def head(page: Page, name: str) -> str | None:
    """Return how the action list is sorted by a column: its `aria-sort`."""
    return page.locator(f".sortable [data-column={name}]").get_attribute("aria-sort")


def printed(page: Page) -> list[str]:
    """Return the text of every printed page, without blanks and with ligatures as letters."""
    pages = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
    return [squeezed(sheet.extract_text()) for sheet in pages]


def squeezed(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


def test_the_actions_are_sorted_with_the_keyboard(show: Show) -> None:
    visit = show(example("brand-portal"))
    page, order = visit.page, column(visit.page, "order")
    assert head(page, "order") == "ascending"
    page.locator("[data-column=points] button").focus()
    page.keyboard.press("Enter")
    points = [float(cell) for cell in column(page, "points")]
    assert points == sorted(points)
    assert head(page, "points") == "ascending"
    assert head(page, "order") is None
    page.keyboard.press("Space")
    assert [float(cell) for cell in column(page, "points")] == points[::-1]
    assert head(page, "points") == "descending"
    page.locator("[data-column=level] button").press("Enter")
    levels = [cell.split()[-1] for cell in column(page, "level")]
    assert levels == sorted(levels, key=["low", "moderate", "high", "critical"].index)
    page.locator("[data-column=who] button").press("Enter")
    assert column(page, "who") == sorted(column(page, "who"), key=str.casefold)
    page.locator("[data-column=order] button").press("Enter")
    assert column(page, "order") == order
    assert visit.messages == []


def test_the_actions_are_filtered_with_the_keyboard(show: Show) -> None:
    visit = show(example("brand-portal"))
    page = visit.page
    status, everything = page.get_by_role("status"), len(column(page, "order"))
    expect(status).to_be_empty()
    page.get_by_role("combobox", name="Practice", exact=True).focus()
    page.keyboard.type("Capacity")
    assert set(column(page, "practice")) == {"Capacity"}
    shown = len(column(page, "order"))
    expect(status).to_have_text(f"{shown} of {everything} rows are shown.")
    page.keyboard.press("Shift+Tab")
    page.keyboard.type("mod")
    assert set(column(page, "level")) == {"◆ moderate"}
    page.get_by_role("button", name="Show all").press("Enter")
    assert len(column(page, "order")) == everything
    expect(status).to_be_empty()
    page.get_by_role("searchbox", name="With this text", exact=True).press_sequentially("MISSING: one owner")
    assert column(page, "who") == ["Project lead, with the supplier"]
    expect(status).to_have_text(f"1 of {everything} rows are shown.")
    page.get_by_role("searchbox", name="With this text", exact=True).fill("nothing like it")
    assert column(page, "order") == []
    assert visit.messages == []


def test_a_combination_is_found_under_each_of_its_practices(show: Show) -> None:
    page = show(example("erp-rollout")).page
    both = [cell for cell in column(page, "practice") if ", " in cell]
    for name in both[0].split(", "):
        page.get_by_role("combobox", name="Practice", exact=True).select_option(name)
        assert both[0] in column(page, "practice")


def test_an_action_leads_to_its_risk_which_opens(show: Show) -> None:
    page = show(example("brand-portal")).page
    link = page.locator(".sortable a").last
    title = link.inner_text()
    link.press("Enter")
    opened = page.locator(f"[id='{page.evaluate('location.hash').removeprefix('#')}'] details[open]")
    expect(opened).to_contain_text(title)
    expect(opened).to_be_in_viewport()


def test_everything_opens_at_once(show: Show) -> None:
    page = show(example("brand-portal")).page
    assert page.locator("details:not([open])").count()
    page.get_by_role("button", name="Open everything").press("Enter")
    assert page.locator("details:not([open])").count() == 0


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
    assert len(column(page, "order")) == 14
    closed = page.locator("details:not([open])").first
    closed.locator("summary").press("Enter")
    assert len(closed.all()) < page.locator("details").count()
    paper = "".join(printed(page))
    for question in example("brand-portal").questions:
        if question.note:
            assert squeezed(question.note) in paper


@pytest.mark.parametrize(("scheme", "language"), SCHEMES_AND_LANGUAGES)
def test_on_paper_no_row_is_cut_and_the_head_is_repeated(show: Show, scheme: str, language: str) -> None:
    page = show(example("erp-rollout"), language, color_scheme=scheme).page
    rows = page.locator(".sortable tbody tr").evaluate_all(
        "rows => rows.map((row) => [...row.cells].map((cell) => cell.textContent))"
    )
    heads = page.locator(".sortable thead th .printed").evaluate_all("all => all.map((label) => label.textContent)")
    paper = printed(page)
    on = [[at for at, text in enumerate(paper) if all(squeezed(cell) in text for cell in row)] for row in rows]
    assert all(on), "a row stands on two pages"
    used = {pages[0] for pages in on}
    assert len(used) > 2
    assert all(squeezed("".join(heads)) in paper[at] for at in used)
    # What is closed on the screen is on paper, and closed again afterwards.
    assert squeezed(example("erp-rollout").practices[0].title.in_(language)) in "".join(paper)
    assert all(
        squeezed(question.note) in "".join(paper) for question in example("erp-rollout").questions if question.note
    )
    assert page.locator("details:not([open])").count()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_summary_is_the_first_printed_page(show: Show, language: str) -> None:
    page = show(example("erp-rollout"), language).page
    first, second, *_ = printed(page)
    *_, last = page.locator(".summary").all_inner_texts()
    assert squeezed(last) in first
    assert squeezed(page.locator("nav a").first.text_content() or "") in second[:40]


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
    visit.page.locator("[data-column=who] button").click()
    assert visit.messages == []
    assert len(visit.requests) == 1
    assert visit.page.locator("script").count() == 1
