"""The scores and options of a question: a valid case, a near miss and the path for every check."""

import pytest
from tests.support.build import Part, choice, levels, number, ticks, yes_no
from tests.validation.checks import codes, found


@pytest.mark.parametrize("scores", [(1, 0), (2, 2)])
def test_levels_go_up(scores: tuple[int, int]) -> None:
    before, after = map(str, scores)
    assert found(levels("one.a", scores)) == [
        ("levels-go-down", ("questions", 0, "levels", 1, "score"), {"before": before, "after": after})
    ]
    assert codes(levels("one.a", (1, 3))) == []


def test_answers_that_all_score_the_same_decide_nothing() -> None:
    assert found(yes_no("one.a", 2, 2)) == [("scores-all-equal", ("questions", 0, "if_no"), {"score": "2"})]
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


def test_a_whole_number_falls_in_each_step_where_answers_are_whole() -> None:
    whole = {**number("one.a", {0: 0, 1: 2, 1.5: 4}, most=1.75), "whole": True}
    assert found(whole) == [("step-without-whole-number", ("questions", 0, "bands", 2, "from"), {"given": "1.5"})]
    assert codes({**whole, "max": 2}) == []
    assert codes({**whole, "whole": False}) == []
    assert codes({**number("one.a", {0.2: 0, 0.5: 4}, most=0.8), "whole": True}) == ["step-without-whole-number"] * 2
    assert codes({**number("one.a", {-0.5: 0, 0.5: 4}, most=1), "whole": True}) == []
    # What is out of reach or out of order is reported as that alone.
    assert codes({**number("one.a", {0: 0, 2.5: 4}, most=2), "whole": True}) == ["step-out-of-reach"]
    assert codes({**number("one.a", {0: 0, 3: 2, 2.5: 4}), "whole": True}) == ["steps-out-of-order"]
    assert codes({**number("one.a", {0: 0, 1.2: 2, 5: 4}, most=1.5), "whole": True}) == [
        "step-without-whole-number",
        "step-out-of-reach",
    ]
    # Ticks are counted.
    assert codes(ticks("one.a", ["x", "y"], {0: 0, 0.5: 2, 0.7: 4})) == ["step-without-whole-number"]


def test_the_scores_of_a_number_rise_and_then_fall_around_the_best_range() -> None:
    assert codes(number("one.a", {0: 0, 5: 4, 8: 2})) == []
    assert codes(number("one.a", {0: 0, 5: 2, 8: 4, 10: 4, 12: 2, 14: 2, 16: 0})) == []
    assert codes(number("one.a", {0: 4, 5: 4, 8: 0})) == []
    assert found(number("one.a", {0: 4, 5: 1, 8: 2})) == [
        ("steps-rise-again", ("questions", 0, "bands", 2, "score"), {"before": "1", "after": "2"})
    ]
    # Each rise after a fall is reported, and not what falls between them.
    assert codes(number("one.a", {0: 0, 2: 3, 4: 1, 6: 2, 8: 1, 10: 4})) == ["steps-rise-again"] * 2


def test_more_ticks_never_score_less() -> None:
    assert found(ticks("one.a", ["x", "y"], {0: 4, 1: 0})) == [
        ("steps-fall", ("questions", 0, "score_by_count", 1, "score"), {"before": "4", "after": "0"})
    ]
    assert codes(ticks("one.a", ["x", "y", "z"], {0: 2, 1: 1, 3: 4})) == ["steps-fall"]
    assert codes(ticks("one.a", ["x", "y"], {0: 1, 1: 1, 2: 4})) == []


def test_a_number_has_a_least_below_its_most() -> None:
    part = number("one.a", {0: 0, 5: 4}, most=10)
    assert found({**part, "max": 0, "bands": number("one.a", {0: 0, 0.5: 1})["bands"]}) == [
        ("min-not-below-max", ("questions", 0, "max"), {"min": "0", "max": "0"}),
        ("step-out-of-reach", ("questions", 0, "bands", 1, "from"), {"given": "0.5", "max": "0"}),
    ]
