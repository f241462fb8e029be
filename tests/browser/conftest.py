"""A browser for the tests of a module. It ends with the module: others have an event loop of their own."""

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
    """Opens the form of a questionnaire, in a browser that has seen nothing; the keywords are those of a context."""
    contexts = []

    def opened(of: Questionnaire | None = None, preset: Preset = ENGLISH, script: str = "", **context: Any) -> Visit:
        file = tmp_path / "form.html"
        file.write_text(render(of or built_in(), of.id if of else "implementation", preset), encoding="utf-8")
        made = browser.new_context(offline=True, accept_downloads=True, **context)
        made.set_default_timeout(10_000)
        contexts.append(made)
        if script:
            made.add_init_script(script)
        return Visit(made, file)

    yield opened
    for one in contexts:
        one.close()
