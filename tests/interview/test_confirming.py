"""Contradictory answers are pointed out once, before the report."""

from tests.interview.conversation import CONTRADICTORY, EN, after, at_first_question, go_to, on, say
from tests.support.build import built_in

from implcheck.interview.progress import contradictions
from implcheck.interview.steps import Entered, Key, Step
from implcheck.interview.view import draw
from implcheck.model.answer_value import Value
from implcheck.model.answers import Given


def test_a_combination_is_asked_after_the_last_question_and_not_before() -> None:
    before = say(at_first_question(), *CONTRADICTORY[:-1])
    assert before.cursor.step is Step.QUESTION
    state = say(before, CONTRADICTORY[-1])
    assert state.cursor == on("rule.first", Step.CONFIRM)
    assert not state.over


def test_confirming_goes_on_and_is_not_asked_again() -> None:
    state = say(at_first_question(), *CONTRADICTORY)
    state = say(state, "rule.first")
    assert state.cursor == on("rule.second", Step.CONFIRM)
    state = say(state, "rule.second")
    assert state.over
    assert state.cursor.step is Step.END


def test_a_question_behind_it_can_be_changed_there() -> None:
    state = say(at_first_question(), *CONTRADICTORY)
    there = say(state, "two.option")
    assert there.cursor == on("two.option")
    assert say(there, "good").cursor == on("rule.second", Step.CONFIRM)
    mended = say(there, "good", "one.level", 4)
    assert mended.over
    assert mended.draft.answers["one.level"] == Given(answer=4)


def test_an_answer_that_is_given_again_does_not_undo_a_confirmation() -> None:
    state = say(at_first_question(), *CONTRADICTORY, "rule.first")
    assert say(go_to(state, "two.option"), "poor").cursor == on("rule.second", Step.CONFIRM)


def test_a_changed_answer_behind_a_confirmed_combination_asks_again() -> None:
    state = say(at_first_question(), *CONTRADICTORY, "rule.first")
    state = say(go_to(state, "one.level"), 0)
    assert state.cursor == on("rule.first", Step.CONFIRM)
    assert [rule.id for rule, _ in contradictions(state)] == ["rule.first", "rule.second"]


def test_a_changed_answer_beside_it_leaves_a_confirmation() -> None:
    state = say(at_first_question(), *CONTRADICTORY, "rule.first")
    assert say(go_to(state, "two.hours"), 1).cursor == on("rule.second", Step.CONFIRM)


def test_anything_else_that_is_chosen_changes_nothing() -> None:
    state = say(at_first_question(), *CONTRADICTORY)
    for value in ("nix", "rule.second", 1, ("a",), ""):
        assert say(state, value) == state
    for key in (Key.SKIP, Key.DONT_KNOW, Key.NOT_APPLICABLE, Key.NOTE, Key.EVIDENCE):
        assert after(state, key) == state


def test_back_from_a_combination_is_the_last_question() -> None:
    state = after(say(at_first_question(), *CONTRADICTORY), Key.BACK)
    assert state.cursor == on("two.last")


def test_back_from_the_second_after_confirming_the_first_can_be_shown() -> None:
    state = after(say(at_first_question(), *CONTRADICTORY, "rule.first"), Key.BACK)
    assert draw(state, EN).title


def test_back_after_fixing_an_answer_can_be_shown() -> None:
    state = say(at_first_question(), *CONTRADICTORY, "two.option", "good")
    assert state.cursor == on("rule.second", Step.CONFIRM)
    for _ in range(3):
        state = after(state, Key.BACK)
        assert draw(state, EN).title


def test_go_to_and_all_answers_work_from_there_and_lead_back() -> None:
    state = say(at_first_question(), *CONTRADICTORY)
    for key in (Key.JUMP, Key.OVERVIEW):
        beside = after(state, key)
        assert draw(beside, EN).choices
        assert after(beside, Key.BACK).cursor == state.cursor


def test_the_built_in_combination_of_a_fixed_date_and_no_time() -> None:
    given: dict[str, Value] = {"timeline.date-scope": "both-fixed", "capacity.planned-hours-freed": 0}
    state = at_first_question(built_in())
    while not state.over and state.cursor.step is Step.QUESTION:
        value = given.get(state.cursor.id)
        state = after(state, Key.DONT_KNOW if value is None else Entered(value))
    assert state.cursor == on("rule.fixed-date-no-time", Step.CONFIRM)
    screen = draw(state, EN)
    assert [choice.value for choice in screen.choices] == [
        "rule.fixed-date-no-time",
        "timeline.date-scope",
        "capacity.planned-hours-freed",
    ]
    assert any("0% of the hours asked" in line for line in screen.paragraphs)
