"""The formats."""

import sys
from collections.abc import Callable

import pytest
from tests.reports import read_back
from tests.reports.pages import example
from tests.reports.placed import BROKEN, rejected

from implcheck.model.enums import Level
from implcheck.model.gate import Gate
from implcheck.reports import build
from implcheck.reports.comparison import headline
from implcheck.reports.document import Document
from implcheck.reports.formats.registry import COMPARISONS, FORMATS, ONE_LINE, Rendering, render
from implcheck.reports.options import Options, Report
from implcheck.scoring.compare import compare
from implcheck.wording.messages import Messages

LANGUAGES = ("en",)
PROSE = tuple(name for name, format_ in FORMATS.items() if format_.is_prose)


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_text_that_ends_in_a_line_end_or_a_packed_document(name: str) -> None:
    report = render(example("brand-portal"), name, Options())
    begins = b"%PDF" if name == "pdf" else b"PK"
    assert report.startswith(begins) if isinstance(report, bytes) else report.endswith("\n")
    assert report != render(example("erp-rollout"), name, Options())


def test_the_formats_that_people_and_programs_ask_for_are_there() -> None:
    assert set(PROSE) == {"terminal", "markdown", "html", "docx", "pdf"}
    assert set(COMPARISONS) == {*PROSE, "json"}
    assert FORMATS.keys() - {*PROSE} == {"json", "csv", "junit", "sarif", "gitlab", "github", "xlsx"}


def test_the_document_is_built_once_for_all_formats_that_share_it(monkeypatch: pytest.MonkeyPatch) -> None:
    built = []
    original = build.build

    def counted(report: Report, options: Options) -> Document:
        built.append(report)
        return original(report, options)

    monkeypatch.setattr(build, "build", counted)
    rendering = Rendering(example("brand-portal"), LANGUAGES, 5)
    rendering.render("json", Options())
    assert built == []
    for name in ("terminal", "markdown", "html"):
        rendering.render(name, Options())
    assert built == [example("brand-portal")]


def test_a_format_whose_extra_is_not_installed_says_which_module_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, module in (("docx", "docx"), ("pdf", "typst")):
        monkeypatch.setitem(sys.modules, module, None)
        with pytest.raises(ModuleNotFoundError, match=module):
            render(example("brand-portal"), name, Options())
        assert FORMATS[name].extra


@pytest.mark.parametrize("name", FORMATS)
def test_only_a_format_with_a_quiet_line_is_quiet(name: str) -> None:
    quiet = render(example("brand-portal"), name, Options(quiet=True))
    if name in ONE_LINE:
        assert isinstance(quiet, str)
        assert quiet.count("\n") == 1
    else:
        assert quiet == render(example("brand-portal"), name, Options())


READERS: dict[str, Callable[..., str]] = {
    "markdown": read_back.markdown,
    "html": read_back.html,
    "docx": read_back.word,
    "pdf": read_back.pdf,
}


@pytest.mark.parametrize("name", READERS)
def test_every_prose_format_draws_all_three_reports(name: str) -> None:
    moved = compare(example("brand-portal"), example("brand-portal-january"))
    for report, sentence in (
        (example("brand-portal"), "High risk: find out first what is open (3 answers)"),
        (moved, headline(moved, Messages(("en",)))),
        (rejected(BROKEN), "No assessment: readiness.yaml cannot be used, because of 2 problems"),
    ):
        read = READERS[name](render(report, name, Options()))
        assert sentence in " ".join(read.split())


@pytest.mark.parametrize("quiet", [False, True])
def test_an_invalid_file_is_on_the_terminal_as_in_check(*, quiet: bool) -> None:
    shown = render(rejected(BROKEN), "terminal", Options(quiet=quiet))
    assert isinstance(shown, str)
    assert shown.startswith("readiness.yaml:5:26: There is no level 9.\n  5 │   why.problem-statement: 9\n")


@pytest.mark.parametrize("name", sorted(ONE_LINE))
def test_the_quiet_line_has_the_gate(name: str) -> None:
    gated = example("brand-portal")
    gated = gated._replace(gate_result=gated.gate_result._replace(gate=Gate(fail_on=Level.HIGH), passed=False))
    assert " · Gate: failed · " in str(render(gated, name, Options(quiet=True)))
