import pytest
from tests.support.build import NA, choice, evaluation, levels, number, questionnaire, read, rule, ticks, yes_no

from implcheck.model.enums import State
from implcheck.scoring.question_state import QuestionState


def state_of(question: dict[str, object], given: object, phase: str = "kickoff") -> QuestionState:
    return read(questionnaire(question), {"one.a": given}, phase).by_id["one.a"]


@pytest.mark.parametrize(
    ("question", "given", "score"),
    [
        (levels("one.a"), 3, 3),
        (levels("one.a"), 0, 0),
        (yes_no("one.a", 4, 1), "yes", 4),
        (yes_no("one.a", 4, 1), "no", 1),
        (choice("one.a", {"never": 0, "monthly": 4}), "monthly", 4),
        (ticks("one.a", ["x", "y", "z"], {0: 0, 1: 1, 2: 2, 3: 4}), ["z", "x"], 2),
        (ticks("one.a", ["x", "y", "z"], {0: 0, 1: 1, 2: 2, 3: 4}), ["none"], 0),
        (number("one.a", {0: 0, 4: 2, 8: 4}), 3.9, 0),
        (number("one.a", {0: 0, 4: 2, 8: 4}), 4, 2),
        (number("one.a", {0: 0, 4: 2, 8: 4}), 100, 4),
        (number("one.a", {0: 4, 6: 2}), 6, 2),
        (number("one.a", {0: 4, 6: 2}), 5.5, 4),
    ],
)
def test_an_answer_has_the_score_that_the_questionnaire_gives_it(
    question: dict[str, object], given: object, score: int
) -> None:
    state = state_of(question, given)
    assert (state.state, state.score, state.low, state.ceiling) == (State.ANSWERED, score, score, score)


@pytest.mark.parametrize(("given", "state"), [("unknown", State.UNKNOWN), (None, State.UNANSWERED)])
def test_unknown_and_blank_may_be_anything_from_0_to_4(given: object, state: State) -> None:
    question_state = state_of(levels("one.a"), given)
    assert (
        question_state.state,
        question_state.score,
        question_state.value,
        question_state.low,
        question_state.ceiling,
    ) == (state, None, None, 0, 4)
    assert question_state.state.counts


@pytest.mark.parametrize(("given", "score"), [(3, 3), (0, 0), ("unknown", 0), (None, 0)])
def test_at_worst_an_answer_stays_what_it_is_and_a_missing_one_is_0(given: object, score: int) -> None:
    assert state_of(levels("one.a"), given).at_worst.score == score


@pytest.mark.parametrize("given", ["unknown", None])
def test_a_rule_on_what_is_unknown_holds_until_somebody_answers(given: object) -> None:
    small = questionnaire(levels("one.a"), rules=[rule("r", {"question": "one.a", "unknown": True})])
    assert [each.id for each, _ in evaluation(small, {"one.a": given}).triggered] == ["rule.r"]
    assert evaluation(small, {"one.a": 0}).triggered == ()


def moved(question: dict[str, object], given: object, *, up: bool) -> tuple[int | None, object] | None:
    moved_state = state_of(question, given).moved(up=up)
    return None if moved_state is None else (moved_state.score, moved_state.value)


def test_an_answer_with_levels_moves_a_level() -> None:
    assert moved(levels("one.a"), 2, up=True) == (3, 3)
    assert moved(levels("one.a"), 2, up=False) == (1, 1)


@pytest.mark.parametrize(("given", "up"), [(4, True), (0, False)])
def test_an_answer_at_the_end_of_the_scale_moves_no_further(given: int, up: bool) -> None:
    assert moved(levels("one.a"), given, up=up) is None


@pytest.mark.parametrize("given", ["unknown", None, NA])
def test_only_an_answer_moves(given: object) -> None:
    assert moved(levels("one.a"), given, up=True) is None


def test_a_choice_moves_to_the_first_option_with_that_score() -> None:
    options = choice("one.a", {"never": 0, "now-and-then": 1, "sometimes": 1, "monthly": 4})
    assert moved(options, "never", up=True) == (1, "now-and-then")
    assert moved(options, "sometimes", up=False) == (0, "never")


def test_yes_becomes_no() -> None:
    assert moved(yes_no("one.a", 4, 1), "yes", up=False) == (1, "no")
    assert moved(yes_no("one.a", 1, 4), "yes", up=True) == (4, "no")


def test_a_number_moves_to_the_start_of_the_nearest_band_with_that_score() -> None:
    assert moved(number("one.a", {0: 0, 4: 1, 8: 2}), 5, up=True) == (2, 8)
    around = number("one.a", {0: 1, 10: 4, 20: 3, 30: 1})
    assert moved(around, 21, up=False) == (1, 30)
    assert moved(around, 20, up=True) == (4, 10)
    # The best and the worst answer have the same score to move to; the value tells them apart.
    assert moved(around, 5, up=True) == (3, 20)
    assert moved(around, 12, up=False) == (3, 20)


def test_ticks_keep_their_value_and_move_their_score() -> None:
    assert moved(ticks("one.a", ["x", "y"], {0: 0, 1: 1, 2: 2}), ["x"], up=False) == (0, ("x",))


@pytest.mark.parametrize(
    ("question", "given", "up", "scores"),
    [
        (yes_no("one.a", 4, 0), "no", True, {0, 4}),
        (yes_no("one.a", 4, 0), "yes", False, {0, 4}),
        (levels("one.a", [0, 2, 4]), 2, True, {0, 2, 4}),
        (number("one.a", {0: 0, 1: 1, 2: 3, 3: 4}), 1, True, {0, 1, 3, 4}),
        (number("one.a", {0: 0, 1: 1, 2: 3, 3: 4}), 2, False, {0, 1, 3, 4}),
        (ticks("one.a", ["x", "y", "z"], {0: 0, 1: 2, 3: 4}), ["x"], True, {0, 2, 4}),
    ],
)
def test_no_answer_moves_to_a_score_that_its_question_cannot_give(
    question: dict[str, object], given: object, up: bool, scores: set[int]
) -> None:
    moved_state = moved(question, given, up=up)
    assert moved_state is not None
    assert moved_state[0] in scores
