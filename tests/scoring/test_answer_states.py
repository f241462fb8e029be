import pytest
from tests.support.build import NA, answers, built_in, choice, levels, number, questionnaire, read, ticks, yes_no

from implcheck.model.answers import Answers
from implcheck.model.enums import Phase, State
from implcheck.scoring.answer_states import read_answers
from implcheck.scoring.question_state import QuestionState


def reading(question: dict[str, object], given: object, phase: str = "kickoff") -> QuestionState:
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
    of = reading(question, given)
    assert (of.state, of.score, of.low, of.high) == (State.ANSWERED, score, score, score)


@pytest.mark.parametrize(("given", "state"), [("unknown", State.UNKNOWN), (None, State.UNANSWERED)])
def test_unknown_and_blank_may_be_anything_from_0_to_4(given: object, state: State) -> None:
    of = reading(levels("one.a"), given)
    assert (of.state, of.score, of.value, of.low, of.high) == (state, None, None, 0, 4)
    assert of.state.counts


def test_a_question_without_a_key_is_unanswered() -> None:
    assert read(questionnaire(levels("one.a")), {}).by_id["one.a"].state is State.UNANSWERED


def test_what_does_not_apply_or_is_not_asked_does_not_count() -> None:
    assert reading(levels("one.a"), NA).state is State.NOT_APPLICABLE
    assert reading(levels("one.a", phases=["execution"]), 3).state is State.NOT_ASKED
    assert not State.NOT_APPLICABLE.counts
    assert not State.NOT_ASKED.counts


def test_the_readings_keep_the_order_of_the_questionnaire_and_count_what_counts() -> None:
    of = read(questionnaire(levels("one.a"), levels("one.b"), levels("two.c")), {"two.c": 1, "one.a": NA})
    assert list(of.by_id) == ["one.a", "one.b", "two.c"]
    assert [one.question.id for one in of.counting] == ["one.b", "two.c"]


@pytest.mark.parametrize(
    ("given", "state"),
    [
        ({"one.a": 1, "one.b": 3}, State.ANSWERED),
        ({"one.a": 1}, State.UNANSWERED),
        ({"one.a": 2, "one.b": 3}, State.NOT_ASKED),
        ({"one.a": NA, "one.b": 3}, State.NOT_ASKED),
        ({"one.a": "unknown"}, State.UNANSWERED),
        ({"one.a": "unknown", "one.b": NA}, State.NOT_APPLICABLE),
        ({"one.a": "unknown", "one.b": 3}, State.UNANSWERED),
    ],
)
def test_a_question_with_a_condition_is_asked_when_it_holds(given: dict[str, object], state: State) -> None:
    of = questionnaire(levels("one.a"), levels("one.b", when={"question": "one.a", "at_most": 1}))
    assert read(of, given).by_id["one.b"].state is state


def test_a_question_whose_condition_looks_at_one_not_asked_is_not_asked() -> None:
    of = questionnaire(levels("one.a", phases=["execution"]), levels("one.b", when={"question": "one.a", "at_most": 1}))
    assert read(of, {"one.a": 0, "one.b": 3}, "kickoff").by_id["one.b"].state is State.NOT_ASKED


def moved(question: dict[str, object], given: object, by: int) -> tuple[int | None, object] | None:
    of = reading(question, given).moved(by)
    return None if of is None else (of.score, of.value)


def test_a_level_moves_one_level() -> None:
    assert moved(levels("one.a"), 2, 1) == (3, 2)
    assert moved(levels("one.a"), 2, -1) == (1, 2)


@pytest.mark.parametrize(("given", "by"), [(4, 1), (0, -1)])
def test_an_answer_at_the_end_of_the_scale_moves_no_further(given: int, by: int) -> None:
    assert moved(levels("one.a"), given, by) is None


@pytest.mark.parametrize("given", ["unknown", None, NA])
def test_only_an_answer_moves(given: object) -> None:
    assert moved(levels("one.a"), given, 1) is None


def test_a_choice_moves_to_the_first_option_with_that_score() -> None:
    options = choice("one.a", {"never": 0, "now-and-then": 1, "sometimes": 1, "monthly": 4})
    assert moved(options, "never", 1) == (1, "now-and-then")
    assert moved(options, "sometimes", -1) == (0, "never")


def test_a_number_and_ticks_keep_their_value_and_move_their_score() -> None:
    assert moved(number("one.a", {0: 0, 4: 1, 8: 2}), 5, 1) == (2, 5)
    assert moved(ticks("one.a", ["x", "y"], {0: 0, 1: 1, 2: 2}), ["x"], -1) == (0, ("x",))


@pytest.mark.parametrize(
    ("question", "given", "by", "scores"),
    [
        (yes_no("one.a", 4, 0), "no", 1, {0, 4}),
        (yes_no("one.a", 4, 0), "yes", -1, {0, 4}),
        (levels("one.a", [0, 2, 4]), 2, 1, {0, 2, 4}),
        (number("one.a", {0: 0, 1: 1, 2: 3, 3: 4}), 1, 1, {0, 1, 3, 4}),
        (number("one.a", {0: 0, 1: 1, 2: 3, 3: 4}), 2, -1, {0, 1, 3, 4}),
        (ticks("one.a", ["x", "y", "z"], {0: 0, 1: 2, 3: 4}), ["x"], 1, {0, 2, 4}),
    ],
)
def test_no_answer_moves_to_a_score_that_its_question_cannot_give(
    question: dict[str, object], given: object, by: int, scores: set[int]
) -> None:
    of = moved(question, given, by)
    assert of is None or of[0] in scores


def test_questions_may_be_left_out_of_the_score_while_conditions_still_see_their_answers() -> None:
    of = read(questionnaire(levels("one.a"), levels("one.b"), levels("one.c", phases=["aftercare"])), {"one.a": 1})
    left = of.excluding(frozenset({"one.a", "one.c"}))
    assert [one.question.id for one in left.counting] == ["one.b"]
    assert left.by_id["one.a"].score == 1
    assert [one.question.id for one in of.counting] == ["one.a", "one.b"]


def test_a_changed_reading_leaves_the_others() -> None:
    of = read(questionnaire(levels("one.a"), levels("one.b")), {"one.a": 1, "one.b": 2})
    better = of.by_id["one.a"].moved(1)
    assert better is not None
    assert [one.score for one in of.with_state(better).counting] == [2, 2]
    assert [one.score for one in of.counting] == [1, 2]


def test_a_quick_check_asks_only_the_questions_that_say_so() -> None:
    of = questionnaire(levels("one.a", quick="It decides."), levels("one.b"))
    given: Answers = answers({"one.a": 3, "one.b": 3})
    states = read_answers(of, given.answers, Phase.KICKOFF, quick=True)
    assert {id_: one.state for id_, one in states.by_id.items()} == {
        "one.a": State.ANSWERED,
        "one.b": State.NOT_ASKED,
    }


def test_in_the_built_in_questionnaire_days_to_decide_score_less_as_they_grow() -> None:
    scores = {
        days: read(built_in(), {"commitment.decision-speed": days}, "execution")
        .by_id["commitment.decision-speed"]
        .score
        for days in (0, 3, 4, 5, 6, 10, 11, 20, 21, 250)
    }
    assert scores == {0: 4, 3: 4, 4: 3, 5: 3, 6: 2, 10: 2, 11: 1, 20: 1, 21: 0, 250: 0}
