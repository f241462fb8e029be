"""The closed scales: their order, and what they are worth."""

import pytest

from implcheck.model.enums import Effort, Level, Outcome, State, Truth


def test_levels_go_from_little_risk_to_most() -> None:
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


def test_efforts_cost_one_three_and_eight() -> None:
    assert [effort.cost for effort in (Effort.S, Effort.M, Effort.L)] == [1, 3, 8]
    assert Effort.S < Effort.M < Effort.L


def test_only_what_is_asked_and_applies_counts() -> None:
    assert {state for state in State if state.counts} == {State.ANSWERED, State.UNKNOWN, State.UNANSWERED}


def test_every_scale_writes_itself_as_in_a_file() -> None:
    assert [str(one) for one in Level] == ["low", "moderate", "high", "critical"]
    assert [str(one) for one in Outcome] == ["assessed", "not_enough_known", "nothing_asked"]


def test_truth_goes_from_false_to_true_by_way_of_what_is_not_known() -> None:
    assert Truth.FALSE < Truth.ABSENT < Truth.UNKNOWN < Truth.TRUE
