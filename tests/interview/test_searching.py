"""`/` finds questions by the words on their screen."""

import pytest
from tests.interview.conversation import EN, NL, after, at_first_question, on, say
from tests.support.build import built_in

from implcheck.interview.searching import found_questions
from implcheck.interview.state import Interview
from implcheck.interview.steps import Cursor, Entered, Key, Step
from implcheck.interview.view import draw


def search(words: str) -> Interview:
    return after(at_first_question(built_in()), Key.SEARCH, Entered(words))


def found(words: str) -> list[str]:
    return [question.id for question in found_questions(search(words))]


def test_it_asks_for_words_and_lists_the_questions_that_have_all_of_them() -> None:
    state = after(at_first_question(built_in()), Key.SEARCH)
    assert draw(state, EN).title == "Which words?"
    listed = say(state, "go-live expert")
    assert listed.cursor == Cursor(Step.FOUND)
    screen = draw(listed, EN)
    assert screen.title == "Questions with: go-live expert"
    assert "capacity.supplier-support" in [choice.value for choice in screen.choices]
    assert all(choice.text for choice in screen.choices)


@pytest.mark.parametrize(
    ("words", "id_"),
    [
        ("GUIDANCE moments", "capacity.supplier-support"),
        ("Jobs that change", "support.affected-jobs"),
        ("works council", "support.affected-jobs"),
        ("written agreements", "support.affected-jobs"),
        ("opdrachtgever", "commitment.named-sponsor"),
        ("beschíkbaar", "capacity.project-lead-time"),
    ],
)
def test_title_text_help_and_options_are_searched_whatever_the_case_and_accents(words: str, id_: str) -> None:
    plain = words.replace("í", "i")
    assert found(words) == found(plain)
    if words == plain:
        assert id_ in found(words)


def test_a_question_is_gone_to_from_the_list() -> None:
    state = search("guidance moments")
    there = say(state, "capacity.supplier-support")
    assert there.cursor == on("capacity.supplier-support")
    assert after(there, Key.BACK).cursor == on("why.problem-statement")
    assert after(state, Key.BACK).cursor == on("why.problem-statement")
    assert say(state, "nix") == state


def test_where_nothing_is_found_it_says_so_and_the_words_stay_to_be_changed() -> None:
    state = search("zzz \x1b[2J")
    assert state.cursor.step is Step.SEARCH
    assert draw(state, EN).notice.startswith("No question has all of these words: zzz")
    assert "\x1b" not in draw(state, EN).notice
    assert draw(state, NL).notice.startswith("Geen vraag heeft al deze woorden: zzz")
    assert draw(state, EN).initial_text.startswith("zzz")
    assert say(state, "sponsor").cursor.step is Step.FOUND


def test_only_questions_that_are_asked_are_found() -> None:
    state = after(at_first_question(), Key.SEARCH, Entered("one.after"))
    assert state.cursor.step is Step.SEARCH
    assert say(after(say(at_first_question(), 3, "yes"), Key.SEARCH), "one.after").cursor.step is Step.FOUND


def test_it_works_from_every_list() -> None:
    question = at_first_question(built_in())
    for key in (Key.OVERVIEW, Key.JUMP):
        state = after(question, key, Key.SEARCH)
        assert state.cursor.step is Step.SEARCH
        assert after(state, Key.BACK).cursor == question.cursor
    assert after(search("sponsor"), Key.SEARCH).cursor.step is Step.SEARCH
