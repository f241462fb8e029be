"""A browser for the tests of a module. It closes with the module, because other tests run an event loop."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser
from tests.support.browser import Visit, chromium
from tests.support.build import built_in

from implcheck.model.questionnaire import Questionnaire
from implcheck.questionnaires.form import Preset, render

SCHEMES_AND_LANGUAGES = [
    ("light", "en"),
    ("dark", "nl"),
    pytest.param("light", "nl", marks=pytest.mark.slow),
    pytest.param("dark", "en", marks=pytest.mark.slow),
]
"""Each scheme and each language once; the other two pairs are made of the same styles and sentences."""

Open = Callable[..., Visit]
ENGLISH = Preset("en")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


@pytest.fixture
def form(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    """Return a function that opens a form in a new browser context; the keywords are those of a context."""
    contexts = []

    def opened(
        questionnaire: Questionnaire | None = None, preset: Preset = ENGLISH, script: str = "", **context: Any
    ) -> Visit:
        file = tmp_path / "form.html"
        file.write_text(
            render(questionnaire or built_in(), questionnaire.id if questionnaire else "implementation", preset),
            encoding="utf-8",
        )
        # A page that is still scrolling moves away under the mouse.
        usual = {"offline": True, "accept_downloads": True, "reduced_motion": "reduce"}
        browser_context = browser.new_context(**{**usual, **context})
        browser_context.set_default_timeout(10_000)
        contexts.append(browser_context)
        if script:
            browser_context.add_init_script(script)
        return Visit(browser_context, file).drawn()

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture
def shared(form: Open) -> Open:
    """Return a function that opens a form whose store other pages share, for tests that open it twice."""

    def opened(*arguments: Any, **keywords: Any) -> Visit:
        for _ in range(5):
            visit = form(*arguments, **keywords)
            if visit.shares_its_store:
                return visit
        pytest.fail("this Chromium gives every page a store of its own")

    return opened
