"""The pictures in the docs are small files that show what the tool shows today; `nox -s renew` takes them anew."""

import io

from PIL import Image
from playwright.sync_api import Browser
from tests.support.cli import ROOT
from tests.support.docs import program
from tests.support.pictures import difference, empty

IMAGES = ROOT / "docs" / "images"
LARGEST = 150_000
"""The largest size of a screenshot, in bytes."""

MOST_DIFFERENCE = 2.0
"""More than other fonts make, and less than a part that is new or has moved."""


def test_the_pictures_in_the_docs_are_small_and_what_the_tool_shows_today(browser: Browser) -> None:
    taken = program("screenshots").taken(browser)
    assert set(taken) == {path.name for path in IMAGES.glob("*.png")}
    for name, picture in taken.items():
        kept = (IMAGES / name).read_bytes()
        assert len(kept) < LARGEST, name
        assert Image.open(io.BytesIO(kept)).size == Image.open(io.BytesIO(picture)).size, name
        assert difference(kept, picture) < MOST_DIFFERENCE < difference(empty(picture), picture) / 2, name
