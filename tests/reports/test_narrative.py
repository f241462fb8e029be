"""What is told of an assessment's parts: the same as on a screen."""

import pytest
from tests.reports.pages import example, words_of
from tests.support.build import accept, assessed, levels, questionnaire

from implcheck.reports import narrative, terminal
from implcheck.reports.options import Options
from implcheck.reports.words import Words


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("name", ["brand-portal", "erp-rollout", "crm-aftercare"])
def test_all_that_is_told_stands_on_the_screen(name: str, language: str) -> None:
    of, words = example(name), Words((language, "en"))
    told = [*narrative.firmness(of, words), *narrative.accepted_risks(of, words)]
    told += [narrative.not_judged(of, one, words) for one in of.unjudged]
    told += [narrative.set_aside(of, words)] if of.set_aside else []
    actions = {one.finding: one for one in of.actions}
    for one in of.findings:
        if one.counts:
            rows = [*narrative.why(of, one, words), *narrative.advised(one, actions[one.id], words)]
            told += [f"{row.label} {row.told}" for row in rows]
    for result in of.to_find_out:
        told += [f"{row.label} {row.told}" for row in narrative.missing(of, result, words)]
    screen = words_of(terminal.render(of, Options(languages=(language, "en"), width=160, top=None)))
    assert len(told) > 20
    assert [one for one in told if words_of(one) not in screen] == []


def test_the_three_ends_of_an_acceptance() -> None:
    small = questionnaire(levels("one.a"), levels("one.b"))
    accepted = [accept("one.a", "2026-12-01"), accept("one.a", "2026-11-01"), accept("one.b", "2026-11-02")]
    of = assessed(small, {"one.a": 1, "one.b": 4}, accepted=accepted)
    soon, renewed, needless = narrative.accepted_risks(of, Words(("en",)))
    assert "That is soon" in soon
    assert "and again since" in renewed
    assert "does not show this risk" in needless


def test_what_raises_a_practice_is_told_and_its_band_is_not() -> None:
    portal = {one.id: one for one in example("erp-rollout").practices}
    assert narrative.raised(portal["why"], Words(("en",))) == ""
    assert "knock-out" in narrative.raised(portal["commitment"], Words(("en",)))
