"""The screenshots in the docs are small files of the size that the script takes them in."""

import importlib.util
import io
from types import ModuleType

from PIL import Image
from playwright.sync_api import Browser
from tests.support.cli import ROOT

IMAGES = ROOT / "docs" / "images"
LARGEST = 150_000
"""The largest size of a screenshot, in bytes."""


def screenshots() -> ModuleType:
    spec = importlib.util.spec_from_file_location("screenshots", ROOT / "docs" / "screenshots.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_screenshots_are_small_and_have_the_size_of_the_script(browser: Browser) -> None:
    taken = screenshots().taken(browser)
    assert set(taken) == {path.name for path in IMAGES.glob("*.png")}
    for name, picture in taken.items():
        kept = (IMAGES / name).read_bytes()
        assert len(kept) < LARGEST
        assert Image.open(io.BytesIO(kept)).size == Image.open(io.BytesIO(picture)).size
