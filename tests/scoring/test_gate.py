from collections.abc import Mapping
from fractions import Fraction

import pytest
from tests.support.build import NA, assessed, levels, questionnaire

from implcheck.model.assessment import Verdict
from implcheck.model.gate import Gate
from implcheck.model.scale import Level

OF = questionnaire(levels("one.a", weight=3), levels("one.b", weight=1))

MODERATE = {"one.a": 3, "one.b": 2}
"""68.75 points."""

NOT_ENOUGH = {"one.b": 4}
"""25 points from a quarter of the weight."""

INCOMPLETE = {"one.a": 4}
"""75 points from three quarters of the weight."""


def verdict(given: Mapping[str, object], gate: Gate) -> Verdict:
    return assessed(OF, given, gate=gate).verdict


def codes(of: Verdict) -> list[str]:
    return [why.code for why in of.because]


def test_a_gate_without_demands_lets_everything_pass_and_says_nothing() -> None:
    of = verdict({}, Gate())
    assert (of.passed, of.because) == (True, ())


@pytest.mark.parametrize(
    ("fail_on", "passed"), [(Level.LOW, False), (Level.MODERATE, False), (Level.HIGH, True), (Level.CRITICAL, True)]
)
def test_a_gate_fails_on_its_level_and_on_worse(fail_on: Level, *, passed: bool) -> None:
    of = verdict(MODERATE, Gate(fail_on=fail_on))
    assert of.level is Level.MODERATE
    assert (of.passed, codes(of)) == (passed, ["gate-passed" if passed else "gate-level"])


def test_a_failed_level_is_told_with_the_demand() -> None:
    (why,) = verdict(MODERATE, Gate(fail_on=Level.MODERATE)).because
    assert dict(why.particulars) == {"level": Level.MODERATE, "demand": Level.MODERATE}


@pytest.mark.parametrize(
    ("fail_under", "passed"),
    [("0", True), ("68", True), ("68.75", True), ("68.76", False), ("68.7500001", False), ("100", False)],
)
def test_a_gate_fails_under_its_score_exactly(fail_under: str, *, passed: bool) -> None:
    of = verdict(MODERATE, Gate(fail_under=Fraction(fail_under)))
    assert of.score == Fraction("68.75")
    assert (of.passed, codes(of)) == (passed, ["gate-passed" if passed else "gate-score"])


def test_a_failed_score_is_told_with_the_demand() -> None:
    (why,) = verdict(MODERATE, Gate(fail_under=Fraction(70))).because
    assert dict(why.particulars) == {"score": Fraction("68.75"), "demand": Fraction(70)}


@pytest.mark.parametrize(
    ("given", "passed"), [(MODERATE, True), (INCOMPLETE, False), ({"one.a": 4, "one.b": NA}, True)]
)
def test_a_gate_may_ask_for_every_answer(given: dict[str, object], *, passed: bool) -> None:
    of = verdict(given, Gate(require_complete=True))
    assert (of.passed, codes(of)) == (passed, ["gate-passed" if passed else "gate-incomplete"])


@pytest.mark.parametrize("given", [{}, NOT_ENOUGH, {"one.a": NA, "one.b": NA}])
@pytest.mark.parametrize("level", list(Level))
def test_no_level_passes_no_demand_on_the_level(given: dict[str, object], level: Level) -> None:
    of = verdict(given, Gate(fail_on=level))
    assert (of.passed, codes(of)) == (False, ["gate-not-enough-known"])


@pytest.mark.parametrize("given", [{}, NOT_ENOUGH, {"one.a": NA, "one.b": NA}])
def test_no_level_passes_no_demand_on_the_score_not_even_of_nothing(given: dict[str, object]) -> None:
    of = verdict(given, Gate(fail_under=Fraction(0)))
    assert (of.passed, codes(of)) == (False, ["gate-no-score"])


def test_every_demand_that_is_not_met_is_told() -> None:
    everything = Gate(fail_on=Level.LOW, fail_under=Fraction(90), require_complete=True)
    assert codes(verdict(INCOMPLETE, everything)) == ["gate-level", "gate-score", "gate-incomplete"]
    assert codes(verdict({}, everything)) == ["gate-not-enough-known", "gate-no-score", "gate-incomplete"]
    assert codes(verdict({"one.a": 4, "one.b": 4}, Gate(fail_under=Fraction(90), require_complete=True))) == [
        "gate-passed"
    ]
