"""The scores, options and advice of a question: a valid case, a near miss and the path for every check."""

import pytest
from tests.support.build import Part, advice, choice, levels, number, ticks, yes_no
from tests.validation.checks import codes, found


def test_the_last_advice_is_for_every_score_that_is_left() -> None:
    assert found(levels("one.a", advice=[advice("S", 1), advice("S", 3)])) == [
        ("advice-without-rest", ("questions", 0, "advice", 1, "at_most"), {})
    ]
    assert codes(levels("one.a", advice=[advice("S", 1), advice("S")])) == []


def test_advice_after_the_last_limit_is_reported() -> None:
    assert found(levels("one.a", advice=[advice("S", 1), advice("S"), advice("S")])) == [
        ("advice-after-rest", ("questions", 0, "advice", 2), {})
    ]


@pytest.mark.parametrize(("first", "second"), [(2, 1), (2, 2)])
def test_advice_goes_from_the_lowest_scores_up(first: int, second: int) -> None:
    found_problems = found(levels("one.a", advice=[advice("S", first), advice("S", second), advice("S")]))
    assert found_problems == [
        ("advice-out-of-order", ("questions", 0, "advice", 1, "at_most"), {"before": str(first), "after": str(second)})
    ]


@pytest.mark.parametrize("scores", [(1, 0), (2, 2)])
def test_levels_go_up(scores: tuple[int, int]) -> None:
    before, after = map(str, scores)
    assert found(levels("one.a", scores)) == [
        ("levels-go-down", ("questions", 0, "levels", 1, "score"), {"before": before, "after": after})
    ]
    assert codes(levels("one.a", (1, 3))) == []


def test_answers_that_all_score_the_same_decide_nothing() -> None:
    assert found(yes_no("one.a", 2, 2)) == [("scores-all-equal", ("questions", 0, "score_no"), {"score": "2"})]
    assert found(choice("one.a", {"x": 3, "y": 3})) == [
        ("scores-all-equal", ("questions", 0, "options"), {"score": "3"})
    ]
    assert found(ticks("one.a", ["x"], {0: 1, 1: 1})) == [
        ("scores-all-equal", ("questions", 0, "score_by_count"), {"score": "1"})
    ]
    assert found(number("one.a", {0: 1, 5: 1})) == [("scores-all-equal", ("questions", 0, "bands"), {"score": "1"})]
    assert codes(yes_no("one.a", 0, 4)) == []


@pytest.mark.parametrize(
    "part", [choice("one.a", {"x": 0, "unknown": 4}), ticks("one.a", ["x", "unknown"], {0: 0, 1: 4})]
)
def test_no_option_is_called_unknown(part: Part) -> None:
    assert found(part) == [("option-reserved", ("questions", 0, "options", 1, "value"), {"value": "unknown"})]


def test_an_option_is_given_once() -> None:
    part = choice("one.a", {"x": 0, "y": 4})
    assert found({**part, "options": [*part["options"], part["options"][0]]}) == [
        ("duplicate-option", ("questions", 0, "options", 2, "value"), {"value": "x"})
    ]
    assert codes(ticks("one.a", ["x", "none"], {0: 0, 1: 4})) == ["duplicate-option"]


def test_the_steps_of_ticks_start_at_none() -> None:
    assert found(ticks("one.a", ["x", "y"], {1: 0, 2: 4})) == [
        ("steps-start", ("questions", 0, "score_by_count", 0, "from"), {"given": "1", "expected": "0"})
    ]


def test_the_steps_of_a_number_start_at_its_least() -> None:
    part = number("one.a", {0: 0, 5: 4})
    assert found({**part, "min": -2.5}) == [
        ("steps-start", ("questions", 0, "bands", 0, "from"), {"given": "0", "expected": "-2.5"})
    ]


def test_steps_go_up() -> None:
    part = number("one.a", {0: 0, 5: 2, 8: 4})
    for start in (5, 4.5):
        changed = {**part, "bands": [*part["bands"][:2], {"from": start, "score": 4}]}
        assert found(changed) == [
            ("steps-out-of-order", ("questions", 0, "bands", 2, "from"), {"before": "5", "after": str(start)})
        ]


def test_a_step_must_be_reachable() -> None:
    # An exclusive option is no tick that counts.
    assert found(ticks("one.a", ["x", "y"], {0: 0, 3: 4})) == [
        ("step-out-of-reach", ("questions", 0, "score_by_count", 1, "from"), {"given": "3", "max": "2"})
    ]
    assert codes(ticks("one.a", ["x", "y"], {0: 0, 2: 4})) == []
    assert codes(number("one.a", {0: 0, 10.5: 4}, most=10)) == ["step-out-of-reach"]
    assert codes(number("one.a", {0: 0, 10: 4}, most=10)) == []


def test_scores_rise_or_fall_but_not_both() -> None:
    assert found(number("one.a", {0: 0, 5: 4, 8: 2})) == [
        ("steps-turn", ("questions", 0, "bands", 2, "score"), {"before": "4", "after": "2"})
    ]
    assert codes(number("one.a", {0: 4, 5: 4, 8: 0})) == []
    assert codes(number("one.a", {0: 4, 5: 1, 8: 2})) == ["steps-turn"]
    assert codes(ticks("one.a", ["x", "y"], {0: 4, 1: 0})) == ["steps-turn"]


def test_a_number_has_a_least_below_its_most() -> None:
    part = number("one.a", {0: 0, 5: 4}, most=10)
    assert found({**part, "max": 0, "bands": [{"from": 0, "score": 0}, {"from": 0.5, "score": 1}]}) == [
        ("min-not-below-max", ("questions", 0, "max"), {"min": "0", "max": "0"}),
        ("step-out-of-reach", ("questions", 0, "bands", 1, "from"), {"given": "0.5", "max": "0"}),
    ]
