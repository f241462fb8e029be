import pytest
from tests.support.build import TODAY, answers, assessed, choice, knock_out, levels, questionnaire, rule, yes_no

from implcheck.model.assessment import Sensitivity
from implcheck.model.enums import Level
from implcheck.scoring.assess import assess
from implcheck.scoring.sensitivity import MOST_WORK


def changes(sensitivity: Sensitivity) -> dict[tuple[str, str], Level | None]:
    return {(change.question, "up" if change.up else "down"): change.level for change in sensitivity.changes}


def test_a_step_across_the_edge_of_a_band_is_reported() -> None:
    small = questionnaire(levels("one.a", weight=4), levels("one.b", weight=1))
    # (4 x 3 + 4) / 20 = 80, low. One step of a is 20 points, one of b 5.
    result = assessed(small, {"one.a": 3, "one.b": 4})
    assert result.level is Level.LOW
    assert changes(result.sensitivity) == {("one.a", "down"): Level.HIGH, ("one.b", "down"): Level.MODERATE}


def test_up_and_down_are_distinguished() -> None:
    small = questionnaire(levels("one.a"))
    result = assessed(small, {"one.a": 3})
    assert result.level is Level.MODERATE
    assert changes(result.sensitivity) == {("one.a", "up"): Level.LOW, ("one.a", "down"): Level.HIGH}


def test_a_level_that_nothing_moves_has_no_changes() -> None:
    small = questionnaire(*[levels(f"one.q{index}") for index in range(10)])
    assert assessed(small, {f"one.q{index}": 4 for index in range(10)}).sensitivity.changes == ()


def test_a_knock_out_a_step_away_is_reported() -> None:
    small = questionnaire(
        levels("one.a", weight=0.5, knock_out=knock_out()), *[levels(f"one.q{index}") for index in range(9)]
    )
    given = {"one.a": 1, **{f"one.q{index}": 4 for index in range(9)}}
    result = assessed(small, given)
    # An answer of 1 is a high risk already, beside which nothing is low.
    assert result.level is Level.MODERATE
    assert changes(result.sensitivity) == {("one.a", "up"): Level.LOW, ("one.a", "down"): Level.HIGH}


def test_a_rule_a_step_away_is_reported_with_the_option_it_takes() -> None:
    small = questionnaire(
        choice("one.a", {"never": 0, "sometimes": 2, "monthly": 4}, weight=0.5),
        *[levels(f"one.q{index}") for index in range(9)],
        rules=[rule("r", {"question": "one.a", "is": "never"}, level="critical")],
    )
    result = assessed(small, {"one.a": "sometimes", **{f"one.q{index}": 4 for index in range(9)}})
    assert changes(result.sensitivity) == {("one.a", "down"): Level.HIGH}


def test_of_very_many_questions_the_heaviest_are_tried_and_that_is_reported() -> None:
    many = questionnaire(*(levels(f"one.q{number}", weight=1 + number / 1000) for number in range(400)))
    answered = {f"one.q{number}": 2 for number in range(400)}
    found = assessed(many, answered).sensitivity
    assert found.answers_tried == MOST_WORK // 400
    assert (
        assessed(questionnaire(levels("one.a"), levels("one.b")), {"one.a": 2, "one.b": 2}).sensitivity.answers_tried
        is None
    )


def test_equal_weights_are_compared() -> None:
    small = questionnaire(levels("one.a", weight=9), levels("one.b", weight=1))
    result = assessed(small, {"one.a": 4, "one.b": 0})
    # 90 points with its own weights, raised by the risk that one.b shows; 50 with equal ones.
    assert (result.level, result.sensitivity.equal_weights) == (Level.MODERATE, Level.HIGH)


def test_equal_weights_may_leave_too_little_known() -> None:
    small = questionnaire(levels("one.a", weight=9), levels("one.b", weight=1))
    result = assessed(small, {"one.a": 4})
    assert (result.level, result.sensitivity.equal_weights) == (Level.LOW, None)


def test_without_a_level_no_change_is_looked_for() -> None:
    small = questionnaire(levels("one.a", weight=6), levels("one.b", weight=4))
    result = assessed(small, {"one.a": 4})
    assert (result.level, result.sensitivity.changes) == (None, ())


def test_without_a_level_no_step_towards_a_level_is_looked_for() -> None:
    small = questionnaire(
        levels("one.a", weight=6), levels("one.b", weight=4, when={"question": "one.a", "at_least": 3})
    )
    # With a at 2, b would not be asked and everything would be known.
    assert assessed(small, {"one.a": 2}).level is Level.HIGH
    assert assessed(small, {"one.a": 3}).sensitivity.changes == ()


@pytest.mark.parametrize("given", ["unknown", None, {"not_applicable": "No"}])
def test_only_answers_are_moved(given: object) -> None:
    small = questionnaire(levels("one.a", weight=8), levels("one.b", weight=2))
    assert {id_ for id_, _ in changes(assessed(small, {"one.a": 3, "one.b": given}).sensitivity)} == {"one.a"}


def test_no_change_is_reported_that_no_answer_can_make() -> None:
    small = questionnaire(yes_no("one.a"), *[levels(f"one.q{index}") for index in range(4)])
    # 16 / 20 = 80, low. "Yes" is 4; there is no answer that scores 3, and "no" gives 60, which is high.
    result = assessed(small, {"one.a": "yes", "one.q0": 3, "one.q1": 3, "one.q2": 3, "one.q3": 3})
    assert result.level is Level.LOW
    assert changes(result.sensitivity).get(("one.a", "down"), Level.HIGH) is Level.HIGH


def test_a_step_in_a_quick_check_asks_no_question_that_it_leaves_out() -> None:
    small = questionnaire(
        levels("one.a", quick="It decides."), levels("one.b", when={"question": "one.a", "at_most": 2}, weight=9)
    )
    result = assess(small, answers({"one.a": 3, "one.b": 4}), today=TODAY, quick=True)
    # 75 points on one answer; a step down would ask one.b, which nobody looked at, and too little would be known.
    assert result.level is Level.MODERATE
    assert changes(result.sensitivity) == {("one.a", "up"): Level.LOW, ("one.a", "down"): None}


def test_a_step_that_changes_what_is_asked_is_followed_through() -> None:
    small = questionnaire(
        levels("one.a"),
        levels("one.b", when={"question": "one.a", "at_most": 2}, weight=2),
        levels("one.c", weight=2),
    )
    # a 3, c 4: (3 + 8) / 12 = 91, low. With a at 2, b is asked as well, and its answer is 0: 10 / 20 = 50, high.
    given = {"one.a": 3, "one.b": 0, "one.c": 4}
    assert assessed(small, given).level is Level.LOW
    assert assessed(small, {**given, "one.a": 2}).level is Level.HIGH
    # With c at 3: (3 + 6) / 12 = 75, moderate.
    expected = {("one.a", "down"): Level.HIGH, ("one.c", "down"): Level.MODERATE}
    assert changes(assessed(small, given).sensitivity) == expected
