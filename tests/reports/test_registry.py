"""The formats."""

import pytest
from tests.reports.pages import example

from implcheck.reports.options import Options
from implcheck.reports.registry import FORMATS, renderer


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_renders_text_that_ends_in_a_line_end(name: str) -> None:
    report = renderer(name)(example("brand-portal"), Options())
    assert report.endswith("\n")
    assert "Brand portal" in report


def test_the_terminal_and_json_are_among_them() -> None:
    assert {"terminal", "json"} <= FORMATS.keys()
