import pytest
from tests.support.build import NA, answers, built_in, levels, questionnaire, read

from implcheck.model.answers import Answers
from implcheck.model.enums import State
from implcheck.scoring.answer_states import read_answers


def test_a_question_without_a_key_is_unanswered() -> None:
    assert read(questionnaire(levels("one.a")), {}).by_id["one.a"].state is State.UNANSWERED


def test_what_does_not_apply_or_is_not_asked_does_not_count() -> None:
    assert read(questionnaire(levels("one.a")), {"one.a": NA}).by_id["one.a"].state is State.NOT_APPLICABLE
    assert (
        read(questionnaire(levels("one.a", phases=["execution"])), {"one.a": 3}).by_id["one.a"].state is State.NOT_ASKED
    )
    assert not State.NOT_APPLICABLE.counts
    assert not State.NOT_ASKED.counts


def test_the_states_keep_the_order_of_the_questionnaire_and_count_what_counts() -> None:
    states = read(questionnaire(levels("one.a"), levels("one.b"), levels("two.c")), {"two.c": 1, "one.a": NA})
    assert list(states.by_id) == ["one.a", "one.b", "two.c"]
    assert [state.question.id for state in states.counting] == ["one.b", "two.c"]


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
    small = questionnaire(levels("one.a"), levels("one.b", when={"question": "one.a", "at_most": 1}))
    assert read(small, given).by_id["one.b"].state is state


def test_a_question_with_a_condition_on_an_unasked_question_is_not_asked() -> None:
    small = questionnaire(
        levels("one.a", phases=["execution"]), levels("one.b", when={"question": "one.a", "at_most": 1})
    )
    assert read(small, {"one.a": 0, "one.b": 3}, "kickoff").by_id["one.b"].state is State.NOT_ASKED


def test_questions_may_be_left_out_of_the_score_while_conditions_still_see_their_answers() -> None:
    states = read(questionnaire(levels("one.a"), levels("one.b"), levels("one.c", phases=["aftercare"])), {"one.a": 1})
    left = states.excluding(frozenset({"one.a", "one.c"}))
    assert [state.question.id for state in left.counting] == ["one.b"]
    assert left.by_id["one.a"].score == 1
    assert [state.question.id for state in states.counting] == ["one.a", "one.b"]


def test_a_changed_state_leaves_the_others() -> None:
    states = read(questionnaire(levels("one.a"), levels("one.b")), {"one.a": 1, "one.b": 2})
    better = states.by_id["one.a"].moved(1)
    assert better is not None
    assert [state.score for state in states.with_state(better).counting] == [2, 2]
    assert [state.score for state in states.counting] == [1, 2]


def test_a_quick_check_asks_only_the_questions_marked_quick() -> None:
    small = questionnaire(levels("one.a", quick="It decides."), levels("one.b"))
    given: Answers = answers({"one.a": 3, "one.b": 3})
    states = read_answers(small, given.answers, "kickoff", quick=True)
    assert {id_: state.state for id_, state in states.by_id.items()} == {
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
