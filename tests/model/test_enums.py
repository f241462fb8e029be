"""The closed scales: their order, and what they are worth."""

import pytest

from implcheck.model.enums import Effort, Level, Outcome, State, Truth


def test_levels_are_ordered_from_low_to_critical() -> None:
    assert Level.LOW < Level.MODERATE < Level.HIGH < Level.CRITICAL
    assert max(Level.HIGH, Level.LOW, Level.CRITICAL, Level.MODERATE) is Level.CRITICAL
    assert sorted([Level.CRITICAL, Level.LOW, Level.HIGH]) == [Level.LOW, Level.HIGH, Level.CRITICAL]


def test_an_equal_level_is_neither_better_nor_worse() -> None:
    assert Level.HIGH <= Level.HIGH
    assert Level.HIGH >= Level.HIGH
    assert not Level.HIGH < Level.HIGH
    assert not Level.HIGH > Level.HIGH


@pytest.mark.parametrize(
    ("level", "steps", "better"),
    [
        (Level.CRITICAL, 0, Level.CRITICAL),
        (Level.CRITICAL, 1, Level.HIGH),
        (Level.HIGH, 2, Level.LOW),
        (Level.MODERATE, 3, Level.LOW),
        (Level.LOW, 1, Level.LOW),
    ],
)
def test_a_better_level_never_goes_beyond_low(level: Level, steps: int, better: Level) -> None:
    assert level.better(steps) is better


def test_the_efforts_cost_1_3_and_8() -> None:
    assert [effort.cost for effort in (Effort.S, Effort.M, Effort.L)] == [1, 3, 8]
    assert Effort.S < Effort.M < Effort.L


def test_only_what_is_asked_and_applies_counts() -> None:
    assert {state for state in State if state.counts} == {State.ANSWERED, State.UNKNOWN, State.UNANSWERED}


def test_every_scale_has_the_texts_of_a_file() -> None:
    assert [str(level) for level in Level] == ["low", "moderate", "high", "critical"]
    assert [str(outcome) for outcome in Outcome] == ["assessed", "not_enough_known", "nothing_asked"]


def test_truth_is_ordered_from_false_by_unknown_to_true() -> None:
    assert Truth.FALSE < Truth.ABSENT < Truth.UNKNOWN < Truth.TRUE
