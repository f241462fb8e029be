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
    "terminal": "implcheck.reports.formats.terminal",
    "json": "implcheck.reports.formats.json.render",
    "markdown": "implcheck.reports.formats.markdown",
    "csv": "implcheck.reports.formats.csv",
    "junit": "implcheck.reports.formats.junit",
    "sarif": "implcheck.reports.formats.sarif",
    "gitlab": "implcheck.reports.formats.gitlab",
    "github": "implcheck.reports.formats.github",
    "html": "implcheck.reports.formats.html.report",
    "docx": "implcheck.reports.formats.docx",
    "xlsx": "implcheck.reports.formats.xlsx",
}

COMPARISONS = {
    "terminal": "implcheck.reports.formats.comparison",
    "json": "implcheck.reports.formats.json.render",
}


def renderer(name: str) -> Render:
    """The `render` of a format; `name` is a key of `FORMATS`."""
    render: Render = import_module(FORMATS[name]).render
    return render


def comparison_renderer(name: str) -> RenderComparison:
    """The `render` of a format of comparisons; `name` is a key of `COMPARISONS`."""
    render: RenderComparison = import_module(COMPARISONS[name]).render
    return render
