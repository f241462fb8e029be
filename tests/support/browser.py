"""Debian's Chromium, driven by Playwright, and the form in it. Nothing is ever fetched: the browser is offline."""

import json
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect, sync_playwright

ARGUMENTS = (
    "--no-sandbox",  # the tests run as root in the pipeline
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser; without one the test is skipped, but in the pipeline it fails."""
    program = shutil.which("chromium")
    if program is None:
        if os.environ.get("CI"):
            pytest.fail("there is no chromium, and the pipeline has to have it")
        pytest.skip("there is no chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=list(ARGUMENTS))
        try:
            yield browser
        finally:
            browser.close()


class Visit:
    """A page opened from a disk, with everything it said, asked for, or fell over."""

    def __init__(self, context: BrowserContext, file: Path) -> None:
        self.page: Page = context.new_page()
        self.file = file
        self.messages: list[str] = []
        self.requests: list[str] = []
        self.page.on("console", lambda message: self.messages.append(message.text))
        self.page.on("pageerror", lambda error: self.messages.append(str(error)))
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.goto(file.as_uri())

    def drawn(self) -> "Visit":
        """Wait for the form, which draws itself a moment after its page is loaded."""
        self.page.wait_for_selector("#heading")
        return self

    def again(self) -> "Visit":
        """Open the same form in another tab, which sees what this one wrote."""
        for _ in range(5):
            other = Visit(self.page.context, self.file).drawn()
            if other.drafts() or not self.drafts():
                return other
            other.page.close()
        pytest.fail("this page has a store of its own")

    @property
    def shares_its_store(self) -> bool:
        """Whether other pages see what this page writes into its store.

        A busy Chromium that is asked for the store by a page that it has not registered yet gives that page a store of
        its own, without a word. The form waits a moment before it asks, so that this is rare; it can neither notice nor
        mend it, and a test of two pages says nothing then.
        """
        probe = self.file.with_name("probe.html")
        probe.write_text("<!doctype html><title>Probe</title>", encoding="utf-8")
        self.page.evaluate("localStorage.setItem('probe', '1')")
        seen = False
        for _ in range(2):
            page = self.page.context.new_page()
            page.goto(probe.as_uri())
            seen = seen or bool(page.evaluate("localStorage.getItem('probe')"))
            page.close()
        self.page.evaluate("localStorage.removeItem('probe')")
        return seen

    def reload(self) -> None:
        """Load the page of a form anew, with what it has in its store: a busy Chromium may pass that on a little later."""
        held = self.page.evaluate("localStorage.length")
        for pause in (0, 100, 300, 900):
            self.page.wait_for_timeout(pause)
            self.page.reload()
            self.drawn()
            if self.page.evaluate("localStorage.length") >= held:
                return

    def back(self) -> None:
        """Go back as with the browser's own button, and wait until the form has shown where that leads."""
        shown = "new Promise((done) => addEventListener('popstate', () => setTimeout(done)))"
        self.page.evaluate(f"() => {{ moved = {shown}; }}")
        self.page.go_back()
        self.page.evaluate("moved")

    def go_on(self) -> None:
        """Go on with the draft that was found last."""
        self.page.locator("button.go-on").first.click()

    def check(self) -> None:
        """Go to the step in which the answers are checked, by way of the first practice."""
        if self.step == "intro":
            self.page.click("#next")
        if self.page.locator("#to-check").is_visible():
            self.page.click("#to-check")

    def question(self, id_: str) -> Locator:
        """The fieldset of a question; its step is opened if it is another one, at the top or by the list of answers."""
        found = self.page.locator(f'#page [id="q-{id_}"]')
        if not found.is_visible():
            practice = self.page.locator(f'[id="s-practice-{id_.partition(".")[0]}"]')
            if practice.is_visible():
                practice.click()
                return found
            self.check()
            if (way := self.page.locator(f'[id="c-{id_}"]')).count():
                way.click()
        return found

    @property
    def step(self) -> str:
        """The id of the step that is open: "intro", the id of a practice, "check" or "saved"."""
        if self.page.locator("#project").count():
            return "intro"
        return str(self.page.evaluate("history.state.step")).removeprefix("practice-")

    @property
    def asked(self) -> list[str]:
        """The ids of the questions that are asked, in order, as the last step but one lists them."""
        self.check()
        ids: list[str] = self.page.locator("[id^='c-']").evaluate_all("all => all.map(line => line.id)")
        return [id_.removeprefix("c-") for id_ in ids]

    @property
    def progress(self) -> str:
        """How much is answered, as the page says it."""
        return self.page.locator("#progress").text_content() or ""

    @property
    def status(self) -> str:
        """What the status line says."""
        return self.page.locator("#status").inner_text()

    @property
    def focus(self) -> str:
        """The id of what has the focus, or its name."""
        focused: str = self.page.evaluate("document.activeElement.id || document.activeElement.name")
        return focused

    def start(self, project: str = "Brand portal", phase: str = "kickoff", role: str = "project-lead") -> None:
        """Fill in what comes before the questions, and go to the first of them."""
        self.about(project, phase, role)
        self.page.click("#next")

    def about(self, project: str = "Brand portal", phase: str = "kickoff", role: str = "project-lead") -> None:
        """Fill in what comes before the questions."""
        if self.step != "intro":
            self.page.click("#s-intro")
        self.page.fill("#project", project)
        self.page.check(f"input[name=phase][value={phase}]")
        self.page.select_option("#role", role)

    def answer(self, id_: str, value: Any) -> None:
        """Answer a question by mouse (and type a number): a value as in a file, a word, or a reason as a dict."""
        question = self.question(id_)
        expect(question).to_be_visible()
        if value in ("unknown", "not_yet") or isinstance(value, dict):
            question.locator(f".instead input[value={'not_applicable' if isinstance(value, dict) else value}]").click()
            if isinstance(value, dict):
                question.locator(".reason textarea").fill(value["not_applicable"])
        elif isinstance(value, list):
            for option in value:
                question.locator(f".answer input[value='{option}']").click()
        elif question.locator(".answer input[type=text]").count():
            question.locator(".answer input[type=text]").fill(str(value))
        else:
            question.locator(f".answer input[value='{value}']").click()

    def saved(self, to: Path) -> Path:
        """Press the button that saves, and give the file that comes of it."""
        self.check()
        with self.page.expect_download() as coming:
            self.page.click("#download")
        coming.value.save_as(to)
        return to

    def drafts(self) -> list[Mapping[str, Any]]:
        """The drafts that the browser keeps."""
        held: list[str] = self.page.evaluate(
            "Object.keys(localStorage).filter((key) => key.startsWith('implcheck:draft:')).map((key) => localStorage[key])"
        )
        return [json.loads(text) for text in held]
