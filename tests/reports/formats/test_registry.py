"""The formats."""

import pytest
from tests.reports.pages import example

from implcheck.reports.formats.registry import FORMATS, renderer
from implcheck.reports.options import Options


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_renders_text_that_ends_in_a_line_end_or_a_packed_document(name: str) -> None:
    render = renderer(name)
    report = render(example("brand-portal"), Options())
    assert report.startswith(b"PK") if isinstance(report, bytes) else report.endswith("\n")
    assert report != render(example("erp-rollout"), Options())


def test_the_terminal_and_json_are_among_them() -> None:
    assert {"terminal", "json"} <= FORMATS.keys()
