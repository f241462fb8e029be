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
    "json": "implcheck.reports.formats.json",
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
    "json": "implcheck.reports.formats.json_comparison",
}


def renderer(name: str) -> Render:
    """The `render` of a format; `name` is a key of `FORMATS`."""
    render: Render = import_module(FORMATS[name]).render
    return render


def comparison_renderer(name: str) -> RenderComparison:
    """The `render` of a format of comparisons; `name` is a key of `COMPARISONS`."""
    render: RenderComparison = import_module(COMPARISONS[name]).render
    return render


class Rendering:
    """One report in several formats."""

    def __init__(self, report: "Report | Comparison") -> None:
        self._report = report

    def render(self, name: str, options: Options) -> str | bytes:
        """Return the report in a format; `name` is a key of `COMPARISONS` for a comparison, else of `FORMATS`.

        Raises:
            ModuleNotFoundError: the extra of the format is not installed.
        """
        if isinstance(self._report, (Assessment, Rejected)):
            return renderer(name)(self._report, options)
        return comparison_renderer(name)(self._report, options)
