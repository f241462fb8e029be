"""The sentences that reports share."""

import io
import zipfile
from collections.abc import Callable

import pytest
from tests.reports import read_back
from tests.reports.pages import words_of
from tests.support.build import TODAY, accept, answers, assessed, built_in, knock_out, levels, questionnaire, rule
from tests.support.strategies import scored_values

from implcheck.model.assessment import Assessment
from implcheck.model.enums import Level
from implcheck.model.gate import Asked, Gate
from implcheck.reports import sentences
from implcheck.reports.formats import badge
from implcheck.reports.formats.registry import FORMATS, render
from implcheck.reports.options import Options
from implcheck.scoring.assess import assess
from implcheck.wording.messages import Messages

ENGLISH, DUTCH = Messages(("en",)), Messages(("nl", "en"))
TWO = questionnaire(levels("one.a"), levels("one.b"))


def test_the_ends_of_an_acceptance() -> None:
    accepted = [accept("one.a", "2026-12-01"), accept("one.a", "2026-11-01"), accept("one.b", "2026-11-02")]
    assessment = assessed(TWO, {"one.a": 1, "one.b": 4}, accepted=accepted)
    soon, renewed, needless = sentences.accepted_risks(assessment, ENGLISH)
    assert "That is soon" in soon
    assert "and again since" in renewed
    assert "does not show this risk" in needless
    assert sentences.acceptances_to_decide(assessment, ENGLISH) == [soon]


@pytest.mark.parametrize(
    ("until", "given", "sentence"),
    [
        (["2026-12-09"], 0, "until 9 December 2026. It can wait"),
        (["2026-12-08"], 0, "until 8 December 2026. That is soon: deal with it by then"),
        (["2026-11-23"], 0, "until 23 November 2026; that date has passed, so it counts again. Deal with it"),
        (["2026-11-23", "2027-03-31"], 0, "was accepted by the sponsor until 23 November 2026, and again since."),
        (["2026-12-09"], 4, "but this assessment does not show this risk. Remove it"),
    ],
)
def test_an_accepted_risk_says_what_is_to_be_done_about_it(until: list[str], given: int, sentence: str) -> None:
    accepted = [accept("one.a", day) for day in until]
    assessment = assessed(TWO, {"one.a": given, "one.b": 4}, accepted=accepted)
    assert any(sentence in found for found in sentences.accepted_risks(assessment, ENGLISH))


def test_a_waiting_combination_and_a_waiting_knock_out_name_their_question() -> None:
    waiting = questionnaire(
        levels("one.a", knock_out=knock_out()),
        levels("one.b"),
        rules=[rule("r", {"question": "one.a", "at_most": 1})],
    )
    assessment = assessed(waiting, {"one.a": "unknown", "one.b": 4})
    found = [sentences.waiting(assessment, rule_, ENGLISH) for rule_ in assessment.waiting_rules]
    assert sorted(found) == [
        'The combination "Combination r" (high): it depends on "Question one.a".',
        'Whether "Question one.a" is a knock-out: the answer is not known.',
    ]


def test_a_score_is_a_range_only_with_open_answers() -> None:
    assert sentences.span(None) == "-"
    assert sentences.span(assessed(TWO, {"one.a": 1, "one.b": 3}).score) == "50"
    assert sentences.span(assessed(TWO, {"one.a": 1, "one.b": "unknown"}).score) == "12-62"


def one_best_answer(*, quick: bool = False) -> Assessment:
    """Assess the built-in questionnaire with the best answer to one question; the others do not apply or were skipped."""
    best = {question.id: scored_values(question)[-1][1] for question in built_in().asked_in("kickoff")}
    first = next(iter(best))
    given = best if quick else {id_: best[id_] if id_ == first else {"not_applicable": "not yet"} for id_ in best}
    return assess(built_in(), answers(given), today=TODAY, quick=quick)


READERS: dict[str, Callable[..., str]] = {
    "terminal": read_back.terminal,
    "markdown": read_back.markdown,
    "html": read_back.html,
    "docx": read_back.word,
    "pdf": read_back.pdf,
    "github": str,
}
INSTEAD = {
    "en": ("point to ● low risk", "Still possible: any level.", "Find out first: "),
    "nl": ("wijzen op ● laag risico", "Nog mogelijk: elk risiconiveau.", "Zoek eerst uit: "),
}


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("format_", READERS)
def test_without_a_level_every_format_says_what_the_answers_point_to(format_: str, language: str) -> None:
    output = render(one_best_answer(), format_, Options((language, "en"), width=160))
    read = words_of(READERS[format_](output))
    assert [sentence for sentence in INSTEAD[language] if sentence not in read] == []


READY = ("ready to go on", "Nothing urgent", "Niets dringends", "no risks", "geen risico's")


@pytest.mark.parametrize("quick", [False, True])
@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("format_", [*FORMATS, "badge"])
def test_without_a_level_no_format_says_that_the_project_is_ready(format_: str, language: str, *, quick: bool) -> None:
    assessment = one_best_answer(quick=quick)
    assert assessment.level is None
    for options in (Options((language, "en")), Options((language, "en"), quiet=True)):
        output = badge.render(assessment, options) if format_ == "badge" else render(assessment, format_, options)
        text = output if isinstance(output, str) else " ".join(texts_of(output))
        for sentence in (Messages((language,)).message("verdict.low"), *READY):
            assert sentence not in text


def texts_of(packed: bytes) -> list[str]:
    if packed.startswith(b"%PDF"):
        return [" ".join(read_back.pdf(packed).split())]
    with zipfile.ZipFile(io.BytesIO(packed)) as parts:
        return [parts.read(name).decode() for name in parts.namelist() if name.endswith(".xml")]


@pytest.mark.parametrize("format_", ["terminal", "markdown"])
def test_the_quiet_line_gives_an_indication(format_: str) -> None:
    line = render(one_best_answer(), format_, Options(quiet=True))
    assert isinstance(line, str)
    assert "No verdict: not enough is known" in line
    assert "points to ● low risk · still possible: any level" in line.replace("*", "").replace("\\", "")
    assert "100 of 100 points; 4% of the weight is answered" in line.replace("\\", "")


def test_a_quick_check_says_that_it_is_an_indication() -> None:
    found = sentences.without_level(one_best_answer(quick=True), ENGLISH)
    assert found[0] == "A quick check gives an indication, not a verdict: the answers point to ● low risk."
    assert found[1].startswith("Still possible: ")
    assessment = one_best_answer(quick=True)
    (first,) = sentences.find_out_first(assessment.most_informative, assessment, ENGLISH)
    assert first.startswith("Find out first: ")


def test_the_levels_still_possible_are_named() -> None:
    assessment = one_best_answer()._replace(possible_levels=(Level.MODERATE, Level.CRITICAL), indication=None)
    assert sentences.without_level(assessment, ENGLISH) == ["Still possible: moderate to critical."]
    assert sentences.without_level_in_short(assessment, DUTCH) == ["nog mogelijk: matig tot en met kritiek"]


def test_with_a_level_there_is_no_indication() -> None:
    assessment = assessed(questionnaire(levels("one.a")), {"one.a": 4})
    assert sentences.without_level(assessment, ENGLISH) == sentences.without_level_in_short(assessment, ENGLISH) == []
    assert assessment.most_informative == ()
    assert sentences.find_out_first((), assessment, ENGLISH) == sentences.known(assessment, ENGLISH) == []


def gated(gate: Gate) -> Assessment:
    return assessed(TWO, {"one.a": 1, "one.b": 4}, accepted=[accept("one.a")], gate=gate)


def test_what_the_gate_left_out_comes_before_its_reasons_and_its_demands() -> None:
    asked = (Asked("fail-on", "low", ""), Asked("require-complete", "", "settings.toml"))
    found = sentences.gate(gated(Gate(fail_on=Level.LOW, require_evidence=4, asked=asked)), ENGLISH)
    assert found[0] == 'Left out as accepted: "Question one.a".'
    assert found[-1] == "Asked for: fail-on low (command line); require-complete (settings.toml)."
    assert len(found) > 2


def test_a_gate_without_demands_says_nothing() -> None:
    assert sentences.gate(gated(Gate()), ENGLISH) == []
