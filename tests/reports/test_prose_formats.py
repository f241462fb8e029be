"""What no prose format may leave out or claim: each of these was once in some of them only."""

import re

import pytest
from tests.reports import read_back
from tests.reports.pages import example, respondents, words_of
from tests.reports.placed import placed, placed_example

from implcheck.model.assessment import Assessment
from implcheck.model.enums import Level
from implcheck.model.gate import Gate
from implcheck.reports.formats.registry import FORMATS, Rendering
from implcheck.reports.options import Options

PROSE = [name for name, format_ in FORMATS.items() if format_.is_prose]
LANGUAGES = ("en", "nl")
EMPTY = "implcheck: 1\nproject: E\nphase: kickoff\nanswers: {}\n"


def read(assessment: Assessment, format_: str, language: str, top: int | None = 5, *, quiet: bool = False) -> str:
    """A report as its reader has it, on one line."""
    options = Options((language, "en"), top=top, quiet=quiet, width=109)
    made = Rendering(assessment, options.languages, top).render(format_, options)
    if isinstance(made, bytes):
        return words_of(read_back.pdf(made) if format_ == "pdf" else read_back.word(made))
    return words_of(
        {"terminal": read_back.terminal, "markdown": read_back.markdown, "html": read_back.html}[format_](made)
    )


CLAIMS = {
    "en": ("no risks", "no risk stands", "nothing is urgent"),
    "nl": ("geen risico's", "geen enkel risico", "niets dringends"),
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("format_", PROSE)
def test_without_answers_no_format_says_that_there_are_no_risks(format_: str, language: str) -> None:
    for top in (5, None) if format_ != "pdf" else (5,):
        text = read(placed(EMPTY), format_, language, top)
        assert [claim for claim in CLAIMS[language] if claim in text.lower()] == []
        assert {"en": "No verdict", "nl": "Geen oordeel"}[language] in text


LEFT_OUT = {
    "en": 'Left out as accepted: "Too little time to lead the project".',
    "nl": 'Geaccepteerd en daarom buiten beschouwing: "Te weinig tijd voor projectleiding".',
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("format_", PROSE)
def test_every_format_says_what_the_gate_left_out_as_accepted(format_: str, language: str) -> None:
    gated = placed_example("brand-portal", Gate(fail_on=Level.HIGH))
    text = read(gated, format_, language)
    assert LEFT_OUT[language] in text
    assert text.index(LEFT_OUT[language]) < len(text) / 4  # told first, not in an appendix
    assert LEFT_OUT[language] not in read(placed_example("brand-portal"), format_, language)


@pytest.mark.parametrize("format_", ["terminal", "markdown"])
def test_the_line_of_a_quiet_run_names_accepted_risks(format_: str) -> None:
    gated = placed_example("brand-portal", Gate(fail_on=Level.HIGH))
    assert LEFT_OUT["en"] in read(gated, format_, "en", quiet=True)


NEXT = {
    "en": 'Next step Start with "No confirmed sponsor". Assess again when that is done, by 22 December 2026 at the latest.',
    "nl": 'Volgende stap Begin met "Geen bevestigde opdrachtgever". Doe de toets opnieuw als dat klaar is, uiterlijk 22 december 2026.',
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("format_", PROSE)
def test_every_format_has_the_next_step(format_: str, language: str) -> None:
    text = re.sub("[-•] ", "", read(example("erp-rollout"), format_, language))
    assert NEXT[language] in text


OPTION = re.compile(r"(?<!\w)--\w+|\bimplcheck (?:assess|init|check|explain|form|badge|compare|config|questionnaire)\b")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("report", ["brand-portal", "respondents"])
@pytest.mark.parametrize("format_", ["docx", "pdf", "html"])
def test_no_document_or_page_mentions_a_command_line_option(format_: str, report: str, language: str) -> None:
    assessment = respondents() if report == "respondents" else example(report)
    assert OPTION.findall(read(assessment, format_, language)) == []
