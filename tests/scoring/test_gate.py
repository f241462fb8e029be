import datetime
from collections.abc import Mapping
from fractions import Fraction

import pytest
from tests.support.build import NA, TODAY, accept, answers, assessed, levels, questionnaire, rule

from implcheck.model.assessment import GateResult
from implcheck.model.enums import Level
from implcheck.model.gate import Gate
from implcheck.scoring.assess import assess
from implcheck.scoring.gate import NAME_NOT_SHOWN, answers_age

SMALL = questionnaire(levels("one.a", weight=3), levels("one.b", weight=1))

MODERATE = {"one.a": 3, "one.b": 2}
"""68.75 points."""

NOT_ENOUGH = {"one.b": 4}
"""25 points from a quarter of the weight."""

INCOMPLETE = {"one.a": 4}
"""75 points from three quarters of the weight."""


def gate_result(given: Mapping[str, object], gate: Gate) -> GateResult:
    return assessed(SMALL, given, gate=gate).gate_result


def codes(result: GateResult) -> list[str]:
    return [why.code for why in result.reasons]


def test_a_gate_without_demands_passes_without_reasons() -> None:
    result = gate_result({}, Gate())
    assert (result.passed, result.reasons) == (True, ())


@pytest.mark.parametrize(
    ("fail_on", "passed"), [(Level.LOW, False), (Level.MODERATE, False), (Level.HIGH, True), (Level.CRITICAL, True)]
)
def test_a_gate_fails_on_its_level_and_on_worse(fail_on: Level, *, passed: bool) -> None:
    result = gate_result(MODERATE, Gate(fail_on=fail_on))
    assert result.level is Level.MODERATE
    assert (result.passed, codes(result)) == (passed, ["gate-passed" if passed else "gate-level"])


def test_a_failed_level_is_reported_with_the_demand() -> None:
    (why,) = gate_result(MODERATE, Gate(fail_on=Level.MODERATE)).reasons
    assert dict(why.details) == {"level": Level.MODERATE, "demand": Level.MODERATE}


@pytest.mark.parametrize(
    ("fail_under", "passed"),
    [("0", True), ("68", True), ("68.75", True), ("68.76", False), ("68.7500001", False), ("100", False)],
)
def test_a_gate_fails_under_its_score_exactly(fail_under: str, *, passed: bool) -> None:
    result = gate_result(MODERATE, Gate(fail_under=Fraction(fail_under)))
    assert result.score == Fraction("68.75")
    assert (result.passed, codes(result)) == (passed, ["gate-passed" if passed else "gate-score"])


def test_a_failed_score_is_reported_with_the_demand() -> None:
    (why,) = gate_result(MODERATE, Gate(fail_under=Fraction(70))).reasons
    assert dict(why.details) == {"score": Fraction("68.75"), "demand": Fraction(70)}


@pytest.mark.parametrize(
    ("given", "code"),
    [
        (MODERATE, "gate-passed"),
        (INCOMPLETE, "gate-incomplete"),
        # Three quarters are answered, which is enough; a quarter is not.
        ({"one.a": 4, "one.b": NA}, "gate-passed"),
        ({"one.a": NA, "one.b": 4}, "gate-not-applicable"),
        ({"one.a": NA, "one.b": NA}, "gate-not-applicable"),
        ({"one.a": NA, "one.b": "unknown"}, "gate-incomplete"),
    ],
)
def test_a_gate_may_ask_for_every_answer(given: dict[str, object], code: str) -> None:
    result = gate_result(given, Gate(require_complete=True))
    assert (result.passed, codes(result)) == (code == "gate-passed", [code])


@pytest.mark.parametrize("given", [{}, NOT_ENOUGH, {"one.a": NA, "one.b": NA}])
@pytest.mark.parametrize("level", list(Level))
def test_no_level_passes_no_demand_on_the_level(given: dict[str, object], level: Level) -> None:
    result = gate_result(given, Gate(fail_on=level))
    assert (result.passed, codes(result)) == (False, ["gate-not-enough-known"])


@pytest.mark.parametrize("given", [{}, NOT_ENOUGH, {"one.a": NA, "one.b": NA}])
def test_no_level_passes_no_demand_on_the_score_not_even_of_nothing(given: dict[str, object]) -> None:
    result = gate_result(given, Gate(fail_under=Fraction(0)))
    assert (result.passed, codes(result)) == (False, ["gate-no-score"])


def test_a_practice_without_an_answer_closes_a_gate_though_exactly_enough_is_known() -> None:
    small = questionnaire(levels("one.a"), levels("two.b"), practices={"one": 70, "two": 30})
    (why,) = assessed(small, {"one.a": 4}, gate=Gate(fail_on=Level.CRITICAL)).gate_result.reasons
    assert (why.code, why.details["count"]) == ("gate-not-enough-known-practice", 1)


def test_what_a_quick_check_skips_is_counted_as_missing_too() -> None:
    small = questionnaire(levels("one.a", quick="It decides."), levels("one.b"), levels("one.c"))
    gate = Gate(require_complete=True)
    (why,) = assess(small, answers({}), today=TODAY, gate=gate, quick=True).gate_result.reasons
    assert (why.code, why.details["count"]) == ("gate-incomplete", 3)


def test_every_demand_that_is_not_met_is_reported() -> None:
    everything = Gate(fail_on=Level.LOW, fail_under=Fraction(90), require_complete=True)
    assert codes(gate_result(INCOMPLETE, everything)) == ["gate-level", "gate-score", "gate-incomplete"]
    assert codes(gate_result({}, everything)) == ["gate-not-enough-known", "gate-no-score", "gate-incomplete"]
    assert codes(gate_result({"one.a": 4, "one.b": 4}, Gate(fail_under=Fraction(90), require_complete=True))) == [
        "gate-passed"
    ]


TWO = questionnaire(levels("one.a"), levels("one.b"), levels("two.c"), levels("two.d"), levels("two.e"))

BOTH = {"one.a": 3, "one.b": 2, "two.c": 4, "two.d": 1, "two.e": 4}
"""Practice one: 62.5 points, high. Practice two: 75 points, moderate."""


def practice_reasons(given: Mapping[str, object], gate: Gate) -> tuple[bool, list[tuple[str, object]]]:
    """Whether the gate passed, and its reasons with the practice of each."""
    result = assessed(TWO, given, gate=gate).gate_result
    return result.passed, [(why.code, why.details.get("id")) for why in result.reasons]


@pytest.mark.parametrize(
    ("demands", "expected"),
    [
        ({"one": Level.CRITICAL, "two": Level.HIGH}, [("gate-passed", None)]),
        ({"one": Level.HIGH, "two": Level.HIGH}, [("gate-practice-level", "one")]),
        ({"two": Level.LOW, "one": Level.LOW}, [("gate-practice-level", "two"), ("gate-practice-level", "one")]),
    ],
)
def test_a_practice_fails_on_its_level_and_on_worse(
    demands: dict[str, Level], expected: list[tuple[str, object]]
) -> None:
    assert practice_reasons(BOTH, Gate(fail_on_practices=demands)) == (expected[0][0] == "gate-passed", expected)


@pytest.mark.parametrize(
    ("demands", "expected"),
    [
        ({"one": "62.5", "two": "75"}, [("gate-passed", None)]),
        ({"one": "62.51"}, [("gate-practice-score", "one")]),
        ({"two": "75.0000001"}, [("gate-practice-score", "two")]),
    ],
)
def test_a_practice_fails_under_its_score_exactly(demands: dict[str, str], expected: list[tuple[str, object]]) -> None:
    scores = {id_: Fraction(score) for id_, score in demands.items()}
    assert practice_reasons(BOTH, Gate(fail_under_practices=scores)) == (expected[0][0] == "gate-passed", expected)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (BOTH, [("gate-passed", None)]),
        ({**BOTH, "two.d": "unknown"}, [("gate-passed", None)]),
        ({**BOTH, "one.b": "unknown"}, [("gate-practice-incomplete", "one")]),
        ({**BOTH, "one.b": NA}, [("gate-practice-not-applicable", "one")]),
        ({**BOTH, "one.a": NA, "one.b": NA}, [("gate-practice-not-applicable", "one")]),
        ({**BOTH, "one.a": NA, "one.b": None}, [("gate-practice-incomplete", "one")]),
        ({"two.c": 4, "two.d": 4, "two.e": 4}, [("gate-practice-incomplete", "one")]),
    ],
)
def test_every_answer_of_a_practice_can_be_demanded(
    given: dict[str, object], expected: list[tuple[str, object]]
) -> None:
    assert practice_reasons(given, Gate(require_complete_in=("one",))) == (expected[0][0] == "gate-passed", expected)


def test_a_practice_not_known_enough_meets_no_demand_and_is_reported_once() -> None:
    gate = Gate(fail_on_practices={"one": Level.CRITICAL}, fail_under_practices={"one": Fraction(0)})
    known = {"two.c": 4, "two.d": 4, "two.e": 4}
    assert practice_reasons(known, gate) == (False, [("gate-practice-not-enough-known", "one")])


def test_a_practice_of_which_nothing_applies_meets_no_demand() -> None:
    gate = Gate(fail_on_practices={"one": Level.CRITICAL}, fail_under_practices={"one": Fraction(0)})
    given = {**BOTH, "one.a": NA, "one.b": NA}
    assert practice_reasons(given, gate) == (False, [("gate-practice-not-enough-known", "one")])


def test_of_a_practice_of_which_nothing_is_asked_nothing_can_be_demanded() -> None:
    small = questionnaire(levels("one.a", phases=["aftercare"]), levels("two.b"))
    gate = Gate(
        fail_on_practices={"one": Level.LOW}, fail_under_practices={"one": Fraction(100)}, require_complete_in=("one",)
    )
    assert codes(assessed(small, {"two.b": 4}, gate=gate).gate_result) == ["gate-passed"]


def test_a_level_that_a_combination_gives_a_practice_opens_no_gate_by_itself() -> None:
    small = questionnaire(
        levels("one.a"),
        levels("two.b"),
        levels("two.c"),
        rules=[rule("r", {"question": "one.a", "at_most": 1}, level="low", raises=["two"])],
    )
    given = {"one.a": 1, "two.b": 4, "two.c": NA}
    result = assessed(small, given, gate=Gate(fail_on_practices={"two": Level.HIGH}))
    assert result.practices[1].level is Level.LOW
    assert codes(result.gate_result) == ["gate-practice-not-enough-known"]
    under = Gate(fail_under_practices={"two": Fraction(1)})
    assert codes(assessed(small, given, gate=under).gate_result) == ["gate-practice-not-enough-known"]


def test_a_practice_that_a_combination_raises_fails_by_its_level_without_a_score() -> None:
    small = questionnaire(
        levels("one.a"),
        levels("two.b", phases=["execution"]),
        rules=[rule("r", {"question": "one.a", "at_most": 1}, raises=["two"])],
    )
    gate = Gate(fail_on_practices={"two": Level.HIGH}, fail_under_practices={"two": Fraction(1)})
    assert codes(assessed(small, {"one.a": 0}, gate=gate).gate_result) == ["gate-practice-level"]


def test_an_accepted_risk_does_not_count_in_its_practice() -> None:
    gate = Gate(fail_on_practices={"two": Level.MODERATE})
    assert not assessed(TWO, BOTH, gate=gate).gate_result.passed
    assert assessed(TWO, BOTH, gate=gate, accepted=[accept("two.d")]).gate_result.passed


@pytest.mark.parametrize(("least", "without"), [(4, ["two.e"]), (3, ["two.e"]), (2, ["one.b", "two.e"]), (1, None)])
def test_evidence_is_demanded_from_a_level_on(least: int, without: list[str] | None) -> None:
    given = {
        "one.a": {"answer": 3, "evidence": "Minutes"},
        "one.b": 2,
        "two.c": {"answer": 4, "evidence": ["a", "b"]},
        "two.d": 1,
        "two.e": 4,
    }
    (why,) = assessed(TWO, given, gate=Gate(require_evidence=least)).gate_result.reasons
    titles = tuple(f"Question {id_}" for id_ in without or ["one.b", "two.d", "two.e"])
    assert why.code == "gate-no-evidence"
    assert isinstance(texts := why.details["titles"], tuple)
    assert tuple(title.in_("en") for title in texts) == titles
    assert (why.details["count"], why.details["demand"]) == (len(titles), least)


def test_no_evidence_is_demanded_of_what_is_not_known_or_does_not_apply() -> None:
    given = {"one.a": "unknown", "one.b": NA}
    assert codes(assessed(TWO, given, gate=Gate(require_evidence=0)).gate_result) == ["gate-passed"]


def test_a_file_that_is_not_there_is_no_evidence() -> None:
    given = {
        "one.a": {"answer": 3, "evidence": ["x.md", "y.md"]},
        "one.b": {"answer": 2, "evidence": "z.md"},
        "two.c": NA,
    }
    missing = {"one.a": ("x.md", "y.md"), "one.b": ("z.md",), "two.c": ("w.md",)}
    result = assess(TWO, answers(given), today=TODAY, gate=Gate(require_evidence=3), not_found=missing)
    # Nothing is demanded of an answer below the level, nor of a question that does not apply.
    assert [(why.code, why.details.get("id"), why.details.get("path")) for why in result.gate_result.reasons] == [
        ("gate-evidence-missing", "one.a", "x.md"),
        ("gate-evidence-missing", "one.a", "y.md"),
    ]
    assert assess(TWO, answers(given), today=TODAY, not_found=missing).gate_result.passed
    result = assess(
        TWO, answers(given), today=TODAY, gate=Gate(require_evidence=3), not_found={"one.a": (NAME_NOT_SHOWN,)}
    )
    (why,) = result.gate_result.reasons
    assert (why.code, why.details.get("id")) == ("gate-evidence-missing-left-out", "one.a")


@pytest.mark.parametrize(
    ("date", "code", "count"),
    [
        ("2026-11-24", "gate-passed", None),
        ("2026-10-25", "gate-passed", None),
        ("2026-10-24", "gate-too-old", 31),
        ("2026-11-25", "gate-from-later", 1),
        (None, "gate-no-date", None),
    ],
)
def test_answers_may_be_too_old(date: str | None, code: str, count: int | None) -> None:
    dated = answers(BOTH).model_copy(update={"date": date and datetime.date.fromisoformat(date)})
    (why,) = assess(TWO, dated, today=TODAY, gate=Gate(max_age=30)).gate_result.reasons
    assert (why.code, why.details.get("count")) == (code, count)


def test_an_age_is_in_days_and_below_zero_for_a_later_day() -> None:
    days = [datetime.date(2026, 11, day) for day in (23, 24, 25)]
    assert [answers_age(TODAY, [day]) for day in days] == [1, 0, -1]
    assert answers_age(TODAY, [None]) is None


def test_the_age_is_that_of_the_oldest_answers_and_unknown_without_a_date() -> None:
    old, new, later = (datetime.date(2026, 11, day) for day in (3, 23, 25))
    assert answers_age(TODAY, [new, old]) == 21
    assert answers_age(TODAY, [new, None]) is None
    assert answers_age(TODAY, [old, later]) == -1
    assert answers_age(TODAY, [old, TODAY]) == 21


@pytest.mark.parametrize("evidence", ["-", "?", "x", ".", "none", "n/a", "\u200b", "\u2060", "\u3164", "Geen", "…"])
def test_what_names_nothing_is_no_evidence(evidence: str) -> None:
    given = {"one.a": {"answer": 4, "evidence": [evidence]}, "one.b": {"answer": 4, "evidence": ["B1, minutes"]}}
    codes = [why.code for why in assessed(SMALL, given, gate=Gate(require_evidence=4)).gate_result.reasons]
    assert codes == ["gate-no-evidence"]
    given["one.a"]["evidence"] = [evidence, "A3"]
    assert assessed(SMALL, given, gate=Gate(require_evidence=4)).gate_result.passed


@pytest.mark.parametrize(
    "gate",
    [
        Gate(fail_on=Level.LOW),
        Gate(fail_under=Fraction(0)),
        Gate(fail_on_practices={"one": Level.LOW}),
        Gate(fail_under_practices={"one": Fraction(0)}),
        Gate(require_complete=True),
        Gate(require_evidence=0),
        Gate(max_age=0),
    ],
)
def test_each_demand_makes_a_gate_with_demands(gate: Gate) -> None:
    assert gate.demands
    assert not Gate().demands


def test_every_demand_that_is_not_met_is_reported_of_practices_evidence_and_age_too() -> None:
    everything = Gate(
        fail_on=Level.LOW,
        fail_under=Fraction(90),
        fail_on_practices={"one": Level.LOW},
        fail_under_practices={"two": Fraction(90)},
        require_complete=True,
        require_evidence=3,
        max_age=3,
    )
    assert codes(assessed(TWO, BOTH, gate=everything).gate_result) == [
        "gate-level",
        "gate-score",
        "gate-practice-level",
        "gate-practice-score",
        "gate-no-evidence",
        "gate-no-date",
    ]
