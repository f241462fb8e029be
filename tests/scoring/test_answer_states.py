from dataclasses import replace

import pytest
from tests.support.build import NA, answers, assessed, built_in, choice, levels, questionnaire, read, rule

from implcheck.model.answers import Answers
from implcheck.model.enums import Level, State
from implcheck.scoring.answer_states import read_answers
from implcheck.scoring.question_state import QuestionState


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
    better = states.by_id["one.a"].moved(up=True)
    assert better is not None
    assert [state.score for state in states.with_state(better).counting] == [2, 2]
    assert [state.score for state in states.counting] == [1, 2]


def test_a_changed_state_changes_which_questions_are_asked_and_who_is_asked_stays() -> None:
    when = {"question": "one.a", "at_most": 1}
    small = questionnaire(
        levels("one.a"), levels("one.b", when=when), levels("one.c", when=when, asked_of=["user"]), roles=ROLES
    )
    states = read(small, {"one.a": 2, "one.b": 3}, role="sponsor")
    worse = states.by_id["one.a"].moved(up=False)
    assert worse is not None
    lower = states.with_state(worse)
    assert [states.by_id[id_].state for id_ in ("one.b", "one.c")] == [State.NOT_ASKED, State.NOT_ASKED]
    assert [lower.by_id[id_].state for id_ in ("one.b", "one.c")] == [State.ANSWERED, State.NOT_ASKED]


def test_an_answer_that_waits_for_its_condition_is_not_open() -> None:
    small = questionnaire(levels("one.a"), levels("one.b", when={"question": "one.a", "at_most": 1}))
    assert [question.id for question in read(small, {"one.b": 3}).open_questions] == ["one.a"]


def test_what_may_yet_be_answered_is_never_unknown_among_the_possible_levels() -> None:
    rules = [
        rule(name, {"question": "one.a", **test}, level="critical")
        for name, test in (("chosen", {"is": "first"}), ("unknown", {"unknown": True}))
    ]
    small = questionnaire(choice("one.a", {"none": 0, "first": 4, "second": 4}), levels("one.b"), rules=rules)
    # Of the two answers with the highest score the second makes no rule hold.
    assert assessed(small, {"one.b": 4}).possible_levels == (Level.LOW, Level.HIGH)


def test_a_quick_check_asks_only_the_questions_marked_quick() -> None:
    small = questionnaire(levels("one.a", quick="It decides."), levels("one.b"))
    given: Answers = answers({"one.a": 3, "one.b": 3})
    states = read_answers(small, given.answers, "kickoff", quick=True)
    assert {id_: state.state for id_, state in states.by_id.items()} == {
        "one.a": State.ANSWERED,
        "one.b": State.NOT_ASKED,
    }


def test_in_the_built_in_questionnaire_days_to_decide_score_less_as_they_grow() -> None:
    states = (read(built_in(), {"commitment.decision-speed": days}, "execution").by_id for days in range(251))
    scores = [state["commitment.decision-speed"].score or 0 for state in states]
    assert scores == sorted(scores, reverse=True)
    assert (scores[0], scores[-1]) == (4, 0)


NOT_YET = levels("one.b", not_yet="Nothing of the kind has happened yet.")


def test_what_has_not_happened_yet_leaves_the_score() -> None:
    state = read(questionnaire(levels("one.a"), NOT_YET), {"one.a": 1, "one.b": "not_yet"})
    assert state.by_id["one.b"].state is State.NOT_YET
    assert [each.question.id for each in state.counting] == ["one.a"]
    assert not State.NOT_YET.counts
    # Without a level it may yet get an answer, as anything that nobody answered.
    assert [question.id for question in state.open_questions] == ["one.b"]
    assert [each.question.id for each in state.by_id.values() if state.is_not_yet(each)] == ["one.b"]


def test_a_condition_on_what_has_not_happened_yet_asks_nothing() -> None:
    small = questionnaire(NOT_YET, levels("one.c", when={"question": "one.b", "at_most": 1}))
    assert read(small, {"one.b": "not_yet"}).by_id["one.c"].state is State.NOT_ASKED


ROLES = [
    {"id": "lead", "title": "L", "asked_everything": True},
    *({"id": id_, "title": id_} for id_ in ("sponsor", "user")),
]


@pytest.mark.parametrize(
    ("role", "answer", "state"),
    [
        ("sponsor", None, State.NOT_ASKED),
        ("sponsor", "unknown", State.NOT_ASKED),
        # Who answers all the same is heard.
        ("sponsor", 3, State.ANSWERED),
        ("sponsor", NA, State.NOT_APPLICABLE),
        ("user", None, State.UNANSWERED),
        ("user", "unknown", State.UNKNOWN),
        ("lead", None, State.UNANSWERED),
        ("Head of IT", None, State.UNANSWERED),
        (None, None, State.UNANSWERED),
    ],
)
def test_a_role_is_asked_what_it_can_know(role: str | None, answer: object, state: State) -> None:
    small = questionnaire(levels("one.a", asked_of=["user"]), levels("one.b"), roles=ROLES)
    states = read(small, {"one.a": answer}, role=role)
    assert states.by_id["one.a"].state is state
    assert states.by_id["one.b"].state is State.UNANSWERED


def test_only_what_is_unknown_is_open_where_the_rest_stays_as_it_is() -> None:
    small = questionnaire(levels("one.a"), NOT_YET, levels("one.c"), levels("one.d", asked_of=["user"]), roles=ROLES)
    given = {"one.a": "unknown", "one.b": "not_yet", "one.c": NA}
    states = read(small, given, role="sponsor")
    assert [question.id for question in states.open_questions] == ["one.a", "one.b", "one.c", "one.d"]
    only_unknown = replace(states, only_unknown=True)
    assert [question.id for question in only_unknown.open_questions] == ["one.a"]
    completed = only_unknown.completed({})
    left_out = only_unknown.left_out_for_good({}, completed)
    assert [state.question.id for state in left_out] == ["one.b", "one.c", "one.d"]
    assert states.left_out_for_good({}, completed) == ()


def test_what_is_left_out_for_good_depends_on_the_answers_that_decide_what_is_asked() -> None:
    small = questionnaire(levels("one.a"), levels("one.b", when={"question": "one.a", "at_most": 1}))
    states = replace(read(small, {"one.a": "unknown", "one.b": NA}), only_unknown=True)
    for score, left_out in ((1, ["one.b"]), (2, [])):
        assumed = {"one.a": QuestionState(small.by_id["one.a"], State.ANSWERED, score, score)}
        found = states.left_out_for_good(assumed, states.completed(assumed))
        assert [state.question.id for state in found] == left_out
