"""What a questionnaire says of itself, and the shapes of its ids."""

from typing import Any

import pytest
from pydantic import ValidationError
from tests.support.build import Part, levels, number, questionnaire, rule

SMALL = questionnaire(
    levels("one.a", phases=["kickoff"], quick="Soon answered."),
    levels("two.a"),
    levels("one.b", phases=["execution", "aftercare"]),
    rules=(rule("late", {"question": "one.a", "at_most": 0}),),
)


def test_parts_are_found_by_their_id() -> None:
    assert list(SMALL.by_id) == ["one.a", "two.a", "one.b"]
    assert SMALL.by_id["one.b"] is SMALL.questions[2]
    assert SMALL.rules_by_id["rule.late"] is SMALL.rules[0]
    assert list(SMALL.practices_by_id) == ["one", "two"]


def test_the_questions_of_a_practice_and_of_a_phase_keep_their_order() -> None:
    assert [question.id for question in SMALL.of_practice("one")] == ["one.a", "one.b"]
    assert SMALL.of_practice("three") == ()
    assert [question.id for question in SMALL.of_practice("one", "aftercare")] == ["one.b"]
    assert [question.id for question in SMALL.asked_in("kickoff")] == ["one.a", "two.a"]
    assert [question.id for question in SMALL.asked_in("aftercare")] == ["two.a", "one.b"]


def test_the_rules_of_a_phase_keep_their_order() -> None:
    late = rule("late", {"question": "one.a", "at_most": 0})
    never = rule("never", {"question": "one.a", "at_most": 0}, phases=["execution"])
    small = questionnaire(levels("one.a"), rules=(late, never))
    assert [each.id for each in small.rules_in("kickoff")] == ["rule.late"]
    assert [each.id for each in small.rules_in("execution")] == ["rule.late", "rule.never"]


def test_the_phases_asked_are_those_with_a_question_and_quick_ones_with_a_quick_one() -> None:
    assert [phase.id for phase in SMALL.phases_asked()] == ["kickoff", "execution", "aftercare"]
    assert [phase.id for phase in SMALL.phases_asked(quick=True)] == ["kickoff"]


def test_the_quick_questions_are_those_with_a_reason() -> None:
    assert SMALL.quick == {"one.a"}


def _errors(*parts: Part, **more: Any) -> list[tuple[str, str]]:
    with pytest.raises(ValidationError) as caught:
        questionnaire(*parts, **more)
    return [(str(error["loc"][-1]), error["type"]) for error in caught.value.errors()]


@pytest.mark.parametrize(
    "id_",
    ["a", "One.a", "one.A", "one.a.b", ".a", "one.", "one.-a", "1one.a", "one_two.a", "one.a b", "one.a\n", "é.a"],
)
def test_the_id_of_a_question_is_practice_and_name(id_: str) -> None:
    assert ("id", "string_pattern_mismatch") in _errors(levels("one.a"), levels("one.a", id=id_))


@pytest.mark.parametrize("id_", ["one.a", "one-two.a-b", "one.2a", "o1.a1"])
def test_ids_in_lower_case_with_hyphens_and_digits_are_fine(id_: str) -> None:
    assert questionnaire(levels(id_)).questions[0].id == id_


@pytest.mark.parametrize("weight", [0, -1, float("inf"), float("nan"), "1", True, None])
def test_a_weight_is_a_number_above_0(weight: object) -> None:
    ((_, kind),) = [
        found_problems for found_problems in _errors(levels("one.a", weight=weight)) if found_problems[0] == "weight"
    ]
    assert kind in {"greater_than_equal", "finite_number", "float_type"}


@pytest.mark.parametrize(("flag", "given"), [("whole", "true"), ("whole", 1), ("whole", "yes"), ("whole", "off")])
def test_a_flag_is_true_or_false(flag: str, given: Any) -> None:
    found_problems = _errors(levels("one.b"), number("one.a", {0: 0, 5: 4}, most=100, **{flag: given}))
    assert [where for where, _ in found_problems] == [flag]


@pytest.mark.parametrize(
    ("limit", "given"),
    [
        ("findings", ["high"] * 3),
        ("findings", ["high"] * 5),
        ("findings", ["severe"] * 4),
        ("least_known", 101),
        ("least_known", -1),
        ("least_known", "70"),
        ("above_worst_practice", -1),
        ("above_worst_practice", 4),
        ("above_worst_practice", 1.0),
        ("critical_from", 0),
        ("critical_from", True),
        ("reason", ""),
    ],
)
def test_the_limits_of_the_levels_are_in_range(limit: str, given: object) -> None:
    assert _errors(levels("one.a"), **{limit: given})


def test_an_invalid_value_of_a_sample_is_reported_once() -> None:
    samples = {"triggers": [{"one.a": {"from": 1}}], "stays_quiet": [{}]}
    found_problems = _errors(levels("one.a"), rules=[rule("x", {"question": "one.a", "at_most": 0}, samples=samples)])
    assert [found for found in found_problems if found[1] != "too_short"] == [("one.a", "answer_shape")]
