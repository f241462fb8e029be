"""A respondent is asked what somebody in the role can know, and can see the rest."""

from dataclasses import replace

import pytest
from tests.interview.conversation import DAY, EN, NL, after, at_first_question, draft, for_roles, go_to, on, say
from tests.support.build import built_in, levels, questionnaire

from implcheck.interview.draft import Draft
from implcheck.interview.progress import progress
from implcheck.interview.screen import read_input
from implcheck.interview.state import Interview, asked_questions, questions_for_other_roles
from implcheck.interview.steps import (
    OTHER_ROLES,
    Cursor,
    Entered,
    Key,
    Step,
)
from implcheck.interview.transitions import begin
from implcheck.interview.view import draw
from implcheck.model.answers import Given, Unknown

OF_SPONSOR = ["one.level", "one.sure", "two.ticked", "two.hours"]
ALL = ["one.level", "one.sure", "two.option", "two.ticked", "two.hours"]


def asked(state: Interview) -> list[str]:
    return [question.id for question in asked_questions(state)]


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        ("sponsor", OF_SPONSOR),
        ("key-user", ["one.sure", "two.option", "two.hours"]),
        ("Key user", ["one.sure", "two.option", "two.hours"]),
        ("line-manager", ["one.sure"]),
        ("project-lead", ALL),
        ("consultant", ALL),
        ("works council", ALL),
    ],
)
def test_a_role_is_asked_what_it_can_know(role: str, expected: list[str]) -> None:
    assert asked(at_first_question(for_roles(), role)) == expected


def test_every_question_of_the_role_is_asked_and_then_it_is_over() -> None:
    state, seen = at_first_question(for_roles(), "sponsor"), []
    while not state.over:
        seen.append(state.cursor.id)
        state = after(state, Key.DONT_KNOW)
    assert seen == OF_SPONSOR


def test_progress_counts_the_questions_of_the_role() -> None:
    state = say(at_first_question(for_roles(), "key-user"), "no")
    assert progress(state) == {"practice": 2, "practices": 2, "question": 2, "questions": 3, "answered": 1, "left": 2}
    assert draw(state, EN).position.endswith("question 2 of 3")


def test_a_condition_still_decides() -> None:
    state = at_first_question(for_roles(), "user")
    assert asked(state) == ["one.sure"]
    assert asked(say(state, "yes")) == ["one.sure", "two.last"]


def test_a_key_shows_the_questions_for_other_roles_and_hides_them_again() -> None:
    state = at_first_question(for_roles(), "key-user")
    assert dict(draw(state, EN).keys)["r"] == "other roles' questions too"
    shown = after(state, Key.OTHER_ROLES)
    assert (asked(shown), shown.cursor) == (ALL, state.cursor)
    assert dict(draw(shown, NL).keys)["r"] == "alleen mijn eigen vragen"
    assert asked(after(shown, Key.OTHER_ROLES)) == asked(state)


def test_where_nothing_is_hidden_the_key_is_not_offered_and_does_nothing() -> None:
    state = at_first_question(for_roles(), "project-lead")
    assert "r" not in dict(draw(state, EN).keys)
    assert read_input(draw(state, EN), "r") is None
    assert after(state, Key.OTHER_ROLES) == state


def test_an_answer_to_a_question_for_other_roles_stays_in_sight() -> None:
    state = after(at_first_question(for_roles(), "key-user"), Key.OTHER_ROLES)
    answered = after(say(go_to(state, "one.level"), 3), Key.OTHER_ROLES)
    assert asked(answered) == ["one.level", "one.sure", "two.option", "two.hours"]
    assert [question.id for question in questions_for_other_roles(answered)] == ["two.ticked"]
    unknown = after(go_to(state, "one.level"), Key.DONT_KNOW, Key.OTHER_ROLES)
    assert "one.level" in asked(unknown)


def test_hiding_the_question_on_the_screen_goes_to_the_next_one() -> None:
    state = go_to(after(at_first_question(for_roles(), "key-user"), Key.OTHER_ROLES), "two.ticked")
    hidden = after(state, Key.OTHER_ROLES)
    assert hidden.cursor == on("two.hours")
    assert after(hidden, Key.BACK).cursor == on("one.sure")


@pytest.mark.parametrize(
    ("messages", "show", "hide"),
    [
        (EN, "Show the 2 questions for other roles too", "Hide the 2 questions for other roles"),
        (NL, "Toon ook de 2 vragen voor andere rollen", "Verberg de 2 vragen voor andere rollen"),
    ],
)
def test_all_answers_has_a_choice_for_the_rest(messages: object, show: str, hide: str) -> None:
    words = EN if messages is EN else NL
    state = after(at_first_question(for_roles(), "key-user"), Key.OVERVIEW)
    assert draw(state, words).choices[-2].text == show
    shown = say(state, OTHER_ROLES)
    assert shown.cursor.step is Step.OVERVIEW
    assert draw(shown, words).choices[-2].text == hide
    assert after(shown, Key.OTHER_ROLES) == replace(state, visited=shown.visited)


def test_another_role_is_asked_other_questions_and_no_answer_is_lost() -> None:
    state = say(at_first_question(for_roles(), "sponsor"), 3, "no")
    changed = say(go_to(state, "role"), "key-user")
    assert asked(changed) == ["one.level", "one.sure", "two.option", "two.hours"]
    assert changed.draft.answers == state.draft.answers
    assert changed.cursor == on("two.hours")


def test_a_file_is_continued_with_the_questions_of_its_role() -> None:
    held = replace(draft(one_sure=Given(answer="no"), two_option=Unknown()), role="sponsor")
    state = begin(for_roles(), held)
    assert draw(state, EN).paragraphs == ("Kickoff, 2 of 5 questions answered.",)
    assert say(state, "go-on").cursor == on("one.level")


def test_a_role_that_is_asked_nothing_is_asked_everything() -> None:
    few = questionnaire(levels("one.a", asked_of=["sponsor"]), levels("one.b", asked_of=["user"]))
    state = say(begin(few, Draft("small", DAY)), "Project", "kickoff", "line-manager")
    assert asked(state) == ["one.a", "one.b"]
    assert questions_for_other_roles(state) == ()


def test_a_quick_check_asks_the_quick_questions_of_the_role() -> None:
    state = at_first_question(built_in(), "user", quick=True)
    quick = [question for question in built_in().asked_in("kickoff") if question.quick is not None]
    assert asked(state) == [question.id for question in quick if question.is_asked_of("user")]
    assert 0 < len(asked(state)) < len(quick)
    assert asked(after(state, Key.OTHER_ROLES)) == [question.id for question in quick]


def test_the_role_is_asked_before_the_first_question() -> None:
    state = say(begin(for_roles(), Draft("small", DAY)), "Project", "kickoff")
    assert state.cursor == Cursor(Step.ROLE)
    assert "what somebody in this role can know" in draw(state, EN).paragraphs[0]
    assert after(state, Entered("user")).cursor == on("one.sure")
