"""The formats there are, of an assessment and of a comparison: two visible dicts.

A format's module is imported when it is asked for.
"""

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING

from implcheck.model.assessment import Assessment
from implcheck.model.problem import Rejected
from implcheck.reports.options import Options

if TYPE_CHECKING:
    from implcheck.model.comparison import Comparison

Report = Assessment | Rejected
"""What there is to report: an assessment, or that there is none because a file cannot be used."""

Render = Callable[[Report, Options], str | bytes]
RenderComparison = Callable[["Comparison", Options], str]

FORMATS = {
    "terminal": "implcheck.reports.terminal",
    "json": "implcheck.reports.json_v1",
    "markdown": "implcheck.reports.markdown",
    "csv": "implcheck.reports.spreadsheet",
    "junit": "implcheck.reports.junit",
    "sarif": "implcheck.reports.sarif",
    "gitlab": "implcheck.reports.gitlab",
    "github": "implcheck.reports.github",
    "html": "implcheck.reports.html_page",
    "docx": "implcheck.reports.word",
    "xlsx": "implcheck.reports.workbook",
}

COMPARISONS = {
    "terminal": "implcheck.reports.comparison",
    "json": "implcheck.reports.comparison_v1",
}


def renderer(name: str) -> Render:
    """The `render` of a format; `name` is a key of `FORMATS`."""
    render: Render = import_module(FORMATS[name]).render
    return render


def comparison_renderer(name: str) -> RenderComparison:
    """The `render` of a format of comparisons; `name` is a key of `COMPARISONS`."""
    render: RenderComparison = import_module(COMPARISONS[name]).render
    return render
