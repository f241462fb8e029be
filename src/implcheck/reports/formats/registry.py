"""The table of all report formats. The module of a format is imported only when that format is requested."""

from functools import cached_property
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from implcheck.model.assessment import Assessment
from implcheck.model.problem import Rejected
from implcheck.reports.options import Options, Report

if TYPE_CHECKING:
    from implcheck.reports.document import Document


class Format(NamedTuple):
    """A format: its module, and what it can render.

    A prose format has `draw(document, options)`; any other has `render(report, options)`.
    """

    module: str
    is_prose: bool = False
    compares: bool = False
    """Whether it renders comparisons and the status of a round too."""
    extra: str = ""
    """The optional dependencies that it needs, as in `implcheck[office]`."""


_HERE = "implcheck.reports.formats"

FORMATS = {
    "terminal": Format(f"{_HERE}.terminal", is_prose=True, compares=True),
    "json": Format(f"{_HERE}.json.render", compares=True),
    "markdown": Format(f"{_HERE}.markdown", is_prose=True, compares=True),
    "csv": Format(f"{_HERE}.csv"),
    "junit": Format(f"{_HERE}.junit"),
    "sarif": Format(f"{_HERE}.sarif"),
    "gitlab": Format(f"{_HERE}.gitlab"),
    "github": Format(f"{_HERE}.github"),
    "html": Format(f"{_HERE}.html.report", is_prose=True, compares=True),
    "docx": Format(f"{_HERE}.docx.report", is_prose=True, compares=True, extra="office"),
    "pdf": Format(f"{_HERE}.pdf.report", is_prose=True, compares=True, extra="pdf"),
    "xlsx": Format(f"{_HERE}.xlsx.report", extra="office"),
}

COMPARISONS = tuple(name for name, format_ in FORMATS.items() if format_.compares)
"""The formats of a comparison and of the status of a round."""

ONE_LINE = frozenset({"terminal", "markdown"})
"""The formats that give only the verdict, on one line, for `quiet`."""


class Rendering:
    """One report in several formats; the document that the prose formats share is built once."""

    def __init__(self, report: Report, languages: tuple[str, ...], top: int | None) -> None:
        """Take the languages in order of preference, and how many risks are shown first; None for everything."""
        self._report = report
        self._options = Options(languages=languages, top=top)

    @cached_property
    def _document(self) -> "Document":
        from implcheck.reports.build import build  # imported late: formats for machines do not need it

        return build(self._report, self._options)

    def render(self, name: str, options: Options) -> str | bytes:
        """Return the report in the format `name` of `FORMATS`; `options` give the width and whether to use colour.

        Raises:
            ModuleNotFoundError: the extra of the format is not installed.
        """
        report, chosen = self._report, FORMATS[name]
        module = import_module(chosen.module)
        rendered: str | bytes
        if not chosen.is_prose:
            rendered = module.render(report, options)
        elif name == "terminal" and isinstance(report, Rejected):
            from implcheck.wording.problems import render as render_problems

            rendered = render_problems(report.listed, options.languages[0])
        elif options.quiet and name in ONE_LINE and isinstance(report, Assessment):
            from implcheck.reports.verdict import verdict_line
            from implcheck.wording.messages import Messages

            line = verdict_line(report, Messages.for_report(report, options.languages))
            rendered = module.draw_line(line, report.level, options)
        else:
            rendered = module.draw(self._document, options)
        return rendered


def render(report: Report, name: str, options: Options) -> str | bytes:
    """Return a report in one format; see `Rendering.render`."""
    return Rendering(report, options.languages, options.top).render(name, options)
