"""What is told of an assessment's parts: the same as on a screen."""

import io
import zipfile

import pytest
from tests.reports.pages import example, words_of
from tests.support.build import TODAY, accept, answers, assessed, built_in, levels, questionnaire
from tests.support.strategies import scored_values

from implcheck.model.assessment import Assessment
from implcheck.model.enums import Level, Phase
from implcheck.reports import narrative
from implcheck.reports.formats import badge, terminal
from implcheck.reports.formats.registry import FORMATS, renderer
from implcheck.reports.options import Options
from implcheck.scoring.assess import assess
from implcheck.wording.messages import Messages


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("name", ["brand-portal", "erp-rollout", "crm-aftercare"])
def test_all_that_is_told_stands_on_the_screen(name: str, language: str) -> None:
    of, messages = example(name), Messages((language, "en"))
    told = [*narrative.firmness(of, messages), *narrative.accepted_risks(of, messages)]
    told += [narrative.not_judged(of, one, messages) for one in of.waiting_rules]
    told += [narrative.set_aside(of, messages)] if of.unasked_answers else []
    actions = {one.finding: one for one in of.actions}
    for one in of.findings:
        if one.counts:
            rows = [*narrative.why(of, one, messages), *narrative.advised(one, actions[one.id], messages)]
            told += [f"{row.label} {row.told}" for row in rows]
    for result in of.to_find_out:
        told += [f"{row.label} {row.told}" for row in narrative.missing(of, result, messages)]
    screen = words_of(terminal.render(of, Options(languages=(language, "en"), width=160, top=None)))
    assert len(told) > 20
    assert [one for one in told if words_of(one) not in screen] == []


def test_the_three_ends_of_an_acceptance() -> None:
    small = questionnaire(levels("one.a"), levels("one.b"))
    accepted = [accept("one.a", "2026-12-01"), accept("one.a", "2026-11-01"), accept("one.b", "2026-11-02")]
    of = assessed(small, {"one.a": 1, "one.b": 4}, accepted=accepted)
    soon, renewed, needless = narrative.accepted_risks(of, Messages(("en",)))
    assert "That is soon" in soon
    assert "and again since" in renewed
    assert "does not show this risk" in needless


def test_what_raises_a_practice_is_told_and_its_band_is_not() -> None:
    portal = {one.id: one for one in example("erp-rollout").practices}
    assert narrative.raised(portal["why"], Messages(("en",))) == ""
    assert "knock-out" in narrative.raised(portal["commitment"], Messages(("en",)))


def one_best_answer(*, quick: bool = False) -> Assessment:
    """The best answer to one question of the built-in questionnaire; all others do not apply, or were not looked at."""
    best = {one.id: scored_values(one)[-1][1] for one in built_in().asked_in(Phase.KICKOFF)}
    first = next(iter(best))
    given = best if quick else {id_: best[id_] if id_ == first else {"not_applicable": "not yet"} for id_ in best}
    return assess(built_in(), answers(given), today=TODAY, quick=quick)


INSTEAD = {
    "en": ("points to ● low risk", "Still possible: any level.", "Find out first: "),
    "nl": ("wijst op ● laag risico", "Nog mogelijk: elk risiconiveau.", "Zoek eerst uit: "),
}


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("format_", ["terminal", "markdown", "html", "docx", "github"])
def test_without_a_level_it_is_told_what_the_answers_point_to(format_: str, language: str) -> None:
    made = renderer(format_)(one_best_answer(), Options((language, "en"), width=160))
    text = made if isinstance(made, str) else zipfile.ZipFile(io.BytesIO(made)).read("word/document.xml").decode()
    assert [one for one in INSTEAD[language] if one not in words_of(text)] == []


@pytest.mark.parametrize("quick", [False, True])
@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("format_", [*FORMATS, "badge"])
def test_without_a_level_nothing_says_that_it_is_ready(format_: str, language: str, *, quick: bool) -> None:
    render = badge.render if format_ == "badge" else renderer(format_)
    for options in (Options((language, "en")), Options((language, "en"), quiet=True)):
        made = render(one_best_answer(quick=quick), options)
        parts = [made] if isinstance(made, str) else _texts_of(made)
        messages = " ".join(parts)
        assert one_best_answer(quick=quick).level is None
        for told in (
            Messages((language,)).message("verdict.low"),
            "ready to go on",
            "Nothing urgent",
            "Niets dringends",
        ):
            assert told not in messages


def _texts_of(packed: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(packed)) as parts:
        return [parts.read(name).decode() for name in parts.namelist() if name.endswith(".xml")]


@pytest.mark.parametrize("format_", ["terminal", "markdown"])
def test_on_one_line_too_it_is_an_indication(format_: str) -> None:
    line = renderer(format_)(one_best_answer(), Options(quiet=True))
    assert isinstance(line, str)
    assert "No verdict: not enough is known" in line
    assert "points to ● low risk · still possible: any level" in line.replace("*", "").replace("\\", "")
    assert "100 of 100 points; 4% of the weight is answered" in line.replace("\\", "")


def test_a_quick_check_says_that_it_is_an_indication() -> None:
    told = narrative.instead(one_best_answer(quick=True), Messages(("en",)))
    assert told[0] == "A quick check gives an indication, no verdict: what it looked at points to ● low risk."
    assert told[1] == "Still possible: low to critical." or told[1].startswith("Still possible: ")
    assert told[2].startswith("Find out first: ")


def test_the_levels_still_possible_are_named() -> None:
    of = one_best_answer()._replace(possible_levels=(Level.MODERATE, Level.CRITICAL), indication=None)
    told = narrative.instead(of, Messages(("en",)))
    assert told[0] == "Still possible: moderate to critical."
    assert narrative.instead_in_short(of, Messages(("nl",))) == ["nog mogelijk: matig tot en met kritiek"]


def test_with_a_level_nothing_is_told_instead() -> None:
    of = assessed(questionnaire(levels("one.a")), {"one.a": 4})
    assert narrative.instead(of, Messages(("en",))) == narrative.instead_in_short(of, Messages(("en",))) == []


def test_what_the_gate_left_out_is_told_first() -> None:
    small = questionnaire(levels("one.a"), levels("one.b"))
    of = assessed(small, {"one.a": 1, "one.b": 4}, accepted=[accept("one.a")])
    told = narrative.demands(of._replace(gate_result=of.gate_result._replace(reasons=of.reasons)), Messages(("en",)))
    assert told[0] == 'Left out as accepted: "Question one.a".'
    assert len(told) > 1
