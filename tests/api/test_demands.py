"""The gate that demands from several sources add up to."""

from fractions import Fraction
from typing import Any

from implcheck.api.demands import WHOLE, Demand, LevelDemand, ScoreDemand, strictest_gate
from implcheck.model.enums import Level
from implcheck.model.gate import Asked, Gate


def level(text: str) -> LevelDemand:
    practice, _, name = text.rpartition("=")
    return LevelDemand(practice, Level(name))


def score(text: str) -> ScoreDemand:
    practice, _, number = text.rpartition("=")
    return ScoreDemand(practice, Fraction(number))


def made(*demands: tuple[str, Any]) -> Gate:
    return strictest_gate(Demand(option, value, "") for option, value in demands)


def demanded(*demands: tuple[str, Any]) -> Gate:
    """The gate without the record of the demands."""
    return made(*demands)._replace(asked=())


def test_overall_demands_and_demands_on_practices_are_separate() -> None:
    levels = [("fail-on", level(text)) for text in ("high", "why=moderate", "commitment=low")]
    scores = [("fail-under", score(text)) for text in ("capacity=50", "60")]
    others = [("require-complete-in", "capacity"), ("require-complete-in", "capacity"), ("max-age", 30)]
    assert demanded(*levels, *scores, *others) == Gate(
        fail_on=Level.HIGH,
        fail_under=Fraction(60),
        fail_on_practices={"why": Level.MODERATE, "commitment": Level.LOW},
        fail_under_practices={"capacity": Fraction(50)},
        require_complete_in=("capacity",),
        max_age=30,
    )


def test_nothing_demanded_is_a_gate_without_demands() -> None:
    assert made() == Gate()
    assert not made().demands


def test_of_two_demands_on_the_same_thing_the_stricter_counts_in_whatever_order() -> None:
    levels: list[tuple[str, Any]] = [
        ("fail-on", level(text)) for text in ("high", "why=low", "low", "why=high", "critical")
    ]
    scores: list[tuple[str, Any]] = [("fail-under", score(text)) for text in ("60", "why=10", "80", "why=5", "70")]
    others: list[tuple[str, Any]] = [("max-age", 30), ("max-age", 7), ("require-evidence", 4), ("require-evidence", 2)]
    for demands in (levels + scores + others, [*reversed(levels + scores + others)]):
        assert demanded(*demands) == Gate(
            fail_on=Level.LOW,
            fail_on_practices={"why": Level.LOW},
            fail_under=Fraction(80),
            fail_under_practices={"why": Fraction(10)},
            max_age=7,
            require_evidence=2,
        )


def test_the_gate_keeps_the_source_of_each_demand() -> None:
    demands = [
        Demand("fail-on", LevelDemand("why", Level.HIGH), ""),
        Demand("fail-under", ScoreDemand(WHOLE, Fraction("79.5")), "IMPLCHECK_FAIL_UNDER"),
        Demand("require-complete", True, "implcheck.toml:3"),
    ]
    assert strictest_gate(demands).asked == (
        Asked("fail-on", "why=high", ""),
        Asked("fail-under", "79.5", "IMPLCHECK_FAIL_UNDER"),
        Asked("require-complete", "", "implcheck.toml:3"),
    )


def test_settings_outside_the_gate_are_left_out() -> None:
    assert made(("min-group", 8)) == Gate()
