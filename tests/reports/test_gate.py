"""The sentences about the gate."""

from fractions import Fraction

import pytest
from tests.support.build import accept, assessed, levels, questionnaire

from implcheck.model.assessment import Assessment
from implcheck.model.enums import Level
from implcheck.model.gate import DEMANDS, Asked, Gate
from implcheck.reports import gate
from implcheck.wording.messages import Messages

ENGLISH, DUTCH = Messages(("en",)), Messages(("nl", "en"))
TWO = questionnaire(levels("one.a"), levels("one.b"))


def gated(demands: Gate, a: int = 1, b: int = 4) -> Assessment:
    return assessed(TWO, {"one.a": a, "one.b": b}, accepted=[accept("one.a")], gate=demands)


def test_what_the_gate_left_out_comes_before_its_reasons_and_its_demands() -> None:
    asked = (Asked("fail-on", "low", ""), Asked("require-complete", "", "settings.toml:3"))
    found = gate.explained(gated(Gate(fail_on=Level.LOW, require_evidence=4, asked=asked)), ENGLISH)
    assert found[0] == 'Left out as accepted: "Question one.a".'
    assert found[-2:] == [
        "Asked for when this report was made: no low, moderate, high or critical risk overall.",
        "Asked for in the settings in settings.toml: every question answered (line 3).",
    ]
    assert len(found) > 2


def test_a_gate_without_demands_says_nothing() -> None:
    assert gate.explained(gated(Gate()), ENGLISH) == []


@pytest.mark.parametrize(
    ("messages", "sentence"),
    [
        (ENGLISH, "75 points without the accepted risks; the report counts them: 62."),
        (DUTCH, "75 punten zonder de geaccepteerde risico's; het rapport telt ze mee: 62."),
    ],
)
def test_the_score_without_the_accepted_risks_stands_beside_that_of_the_report(
    messages: Messages, sentence: str
) -> None:
    assessment = gated(Gate(fail_on=Level.LOW), a=2, b=3)._replace(level=Level.MODERATE)
    assert assessment.gate_result.level is Level.MODERATE
    assert gate.left_out(assessment, messages)[1] == sentence
    assert gate.left_out(gated(Gate(), a=2, b=3), messages) == []
    assert gate.without_accepted(gated(Gate(), a=2, b=3), messages)[0].endswith('"Question one.a".')


def test_scores_that_differ_by_less_than_a_point_have_a_decimal() -> None:
    small = questionnaire(levels("one.a"), levels("one.b", scores=(0, 2, 3, 4)), levels("one.c", weight=99))
    accepted = [accept("one.a")]
    assessment = assessed(small, {"one.a": 2, "one.b": 4, "one.c": 3}, accepted=accepted, gate=Gate(fail_on=Level.LOW))
    assert gate.left_out(assessment, ENGLISH)[1] == (
        "75.2 points without the accepted risks; the report counts them: 75.0."
    )
    third = assessed(small, {"one.a": 3, "one.b": 4, "one.c": 3}, accepted=accepted, gate=Gate(fail_on=Level.LOW))
    assert gate.left_out(third, ENGLISH)[1].startswith("75.2 points without")


def test_if_everything_is_accepted_there_is_no_score_without_it() -> None:
    small = questionnaire(levels("one.a"))
    assessment = assessed(small, {"one.a": 1}, accepted=[accept("one.a")], gate=Gate(fail_on=Level.LOW))
    assert len(gate.left_out(assessment, ENGLISH)) == 1


def test_every_demand_has_its_reasons() -> None:
    demands = Gate(
        fail_on=Level.LOW,
        fail_under=Fraction(50),
        fail_on_practices={"one": Level.CRITICAL},
        fail_under_practices={"one": Fraction(99)},
        require_complete=True,
        require_complete_in=("one",),
        require_evidence=4,
        max_age=3,
    )
    assessment = gated(demands, a=1, b=4)
    found = {demand.name: [reason.code for reason in demand.unmet(assessment)] for demand in gate.each_demand(demands)}
    assert found == {
        "--fail-on low": ["gate-level"],
        "--fail-under 50": [],
        "--fail-on one=critical": [],
        "--fail-under one=99": [],
        "--require-complete-in one": [],
        "--require-complete": [],
        "--require-evidence 4": ["gate-no-evidence"],
        "--max-age 3": ["gate-no-date"],
    }
    assert list(gate.each_demand(Gate())) == []


EVERY_DEMAND = (
    Asked("fail-on", "high", ""),
    Asked("fail-on", "one=critical", "a.toml:1"),
    Asked("fail-under", "65", "a.toml:2"),
    Asked("fail-under", "one=79.5", "IMPLCHECK_FAIL_UNDER"),
    Asked("require-complete", "", "a.toml:3"),
    Asked("require-complete-in", "one", "a.toml:4"),
    Asked("require-evidence", "3", ""),
    Asked("max-age", "1", ""),
    Asked("max-age", "30", ""),
    Asked("no-accepted", "", ""),
    Asked("no-overdue", "", ""),
    Asked("questionnaire-digest", "builtin", ""),
    Asked("questionnaire-digest", "ab" * 32, ""),
)


@pytest.mark.parametrize("messages", [ENGLISH, DUTCH])
def test_every_demand_is_in_plain_words_with_where_it_was_asked(messages: Messages) -> None:
    assert {asked.option for asked in EVERY_DEMAND} == set(DEMANDS)
    sentences = gate.demanded(gated(Gate(asked=EVERY_DEMAND)), messages)
    assert [name for name in ("a.toml", "IMPLCHECK_FAIL_UNDER") if name not in " ".join(sentences)] == []
    assert len(sentences) == 3
    assert sum(sentence.count(";") + 1 for sentence in sentences) == len(EVERY_DEMAND)
    for option in DEMANDS:
        assert option not in " ".join(sentences)
    for line in range(1, 5):
        assert str(line) in sentences[1]


def test_a_demand_that_was_made_twice_in_one_place_is_named_once() -> None:
    twice = (Asked("require-complete", "", ""), Asked("require-complete", "", ""))
    assert gate.demanded(gated(Gate(asked=twice)), ENGLISH) == [
        "Asked for when this report was made: every question answered."
    ]


def test_a_practice_has_its_short_name_in_a_demand() -> None:
    (sentence,) = gate.demanded(gated(Gate(asked=(Asked("fail-under", "one=50", ""),))), ENGLISH)
    practice = next(iter(TWO.practices))
    assert ENGLISH.text(practice.short) in sentence
