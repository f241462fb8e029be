"""Rendering a report in a format."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from implcheck.api.errors import MissingExtra, UnknownFormat, UnknownLanguage
from implcheck.loading.source import STANDARD_INPUT
from implcheck.model.comparison import Comparison
from implcheck.model.did_you_mean import nearest
from implcheck.model.problem import BYTES_NAME, STANDARD_INPUT_NAME, Rejected, problem
from implcheck.model.round_status import RoundStatus
from implcheck.reports.formats.registry import COMPARISONS, FORMATS, Rendering
from implcheck.reports.options import Options, Report
from implcheck.wording.catalog import LANGUAGES

ASSESSMENT_FORMATS, COMPARISON_FORMATS = tuple(FORMATS), COMPARISONS
"""The formats of an assessment, and of what comes in its place, and those of a comparison or of the status of a round."""

_NO_FILES = frozenset({BYTES_NAME, STANDARD_INPUT, STANDARD_INPUT_NAME})

BADGE = "badge"
"""The format of a badge, an SVG picture of an assessment; the command line has a command of its own for it."""


def render(
    report: Report,
    format_name: str = "terminal",
    *,
    languages: str | Sequence[str] = (),
    width: int = 80,
    color: bool = False,
    top: int | None = 5,
    quiet: bool = False,
    template: bytes | None = None,
) -> str | bytes:
    """Render a report: text in most formats, bytes in those of office programs.

    Args:
        report: An assessment, a comparison, the status of a round, or a `Rejected` with the problems of invalid files.
        format_name: One of `formats_of(report)`, or `badge` of an assessment or a `Rejected`.
        languages: One, or several in order of preference; those of the questionnaire follow by themselves.
        width: Columns of a terminal report, 60 to 160.
        color: Whether a terminal report has colours.
        top: The number of risks that a terminal report lists and that Markdown and HTML unfold. With None all are shown,
            and the terminal report, Markdown, Word and PDF have the appendix too; HTML always has it.
        quiet: Whether the terminal report of an assessment, or any report in Markdown, is one line.
        template: What `load_word_template` returns: the look of a report in Word, instead of our own.

    Raises:
        UnknownFormat: There is no such format for this kind of report.
        UnknownLanguage: Neither the questionnaire nor implcheck itself has texts in the first language.
        MissingExtra: The format needs an optional dependency that is not installed.
        ValueError: The report is a `Rejected` without problems, or `top` is below 0.

    >>> import datetime
    >>> from implcheck import assess, load_answers
    >>> assessment = assess(load_answers("examples/brand-portal.yaml"), today=datetime.date(2026, 11, 24))
    >>> render(assessment, "json")[:1]
    '{'
    """
    if isinstance(report, Rejected) and not report.problems:
        raise ValueError("a file is rejected for at least one problem; take those of an InvalidFile")
    if top is not None and top < 0:
        raise ValueError(f"top is at least 0, or None for all risks, not {top}")
    preferred = languages_of(report, languages)
    options = Options(languages=preferred, width=width, color=color, top=top, quiet=quiet, template=template)
    if format_name == BADGE and not isinstance(report, (Comparison, RoundStatus)):
        from implcheck.reports.formats.badge import render as render_badge

        return render_badge(report, options)
    known = formats_of(report)
    if format_name not in known:
        suggestion = nearest(format_name, known)
        raise UnknownFormat(format=format_name, known=", ".join(known), suggestion=suggestion)
    return renderer(report, preferred, top)(format_name, options)


def renderer(report: Report, languages: tuple[str, ...], top: int | None) -> Callable[[str, Options], str | bytes]:
    """Return a function that renders the report in a format with a layout; what formats share is built once.

    The function raises MissingExtra if the format needs an optional dependency that is not installed.
    """
    rendering = Rendering(report, languages, top)

    def rendered(name: str, options: Options) -> str | bytes:
        try:
            return rendering.render(name, replace(options, file_name=_name_in_repository))
        except ModuleNotFoundError as error:
            raise MissingExtra(module=error.name, extra=FORMATS[name].extra) from None

    return rendered


def _name_in_repository(name: str) -> str:
    from implcheck.loading.project import name_in_repository  # only some formats need it

    return name if name in _NO_FILES else name_in_repository(name)


def load_word_template(file: str | Path) -> bytes:
    """Return a template for `render`: the styles, page, headers and footers of a Word document.

    Its text, its properties, macros, and whatever refers to other files are left out. Nothing is fetched.

    Args:
        file: A Word document that ends in `.docx`.

    Raises:
        InvalidFile: It is missing, too large, encrypted, damaged, or no Word document of this kind.
        MissingExtra: `implcheck[office]` is not installed.

    >>> load_word_template("src/implcheck/reports/formats/docx/report.docx")[:2]
    b'PK'
    """
    from implcheck.loading.source import instead_of, opened

    name = str(file)
    try:
        from implcheck.reports.formats.docx.template import LARGEST, prepared

        with instead_of({"file-missing": problem("template-missing")}), opened(name) as template:
            data = template.read(LARGEST + 1)
        return prepared(data, name)
    except ModuleNotFoundError as error:
        raise MissingExtra(module=error.name, extra="office") from None


def formats_of(report: Report) -> tuple[str, ...]:
    """Return the formats in which a report can be rendered, besides `badge`.

    >>> formats_of(Rejected("answers.yaml", ()))[:3]
    ('terminal', 'json', 'markdown')
    """
    return COMPARISON_FORMATS if isinstance(report, (Comparison, RoundStatus)) else ASSESSMENT_FORMATS


def languages_of(report: Report, preferred: str | Sequence[str] = ()) -> tuple[str, ...]:
    """Return the languages of a report in order of preference, with those of its questionnaire as fallbacks.

    Raises:
        UnknownLanguage: Neither the questionnaire nor implcheck itself has texts in the first language.
    """
    preferred = (preferred,) if isinstance(preferred, str) else preferred
    if isinstance(report, Rejected):
        own: tuple[str, ...] = LANGUAGES
    else:
        own = (report.after if isinstance(report, Comparison) else report).about.languages
    if preferred and preferred[0] not in (*own, *LANGUAGES):
        raise UnknownLanguage(language=preferred[0], known=", ".join(dict.fromkeys((*own, *LANGUAGES))))
    return tuple(dict.fromkeys((*preferred, *own)))
