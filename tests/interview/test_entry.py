"""What keys do to an unfinished entry."""

import pytest
from tests.interview.conversation import EN, after, at_first_question, built, for_roles, go_to
from tests.support.build import built_in

from implcheck.interview.entry import Entry
from implcheck.interview.screen import Screen
from implcheck.interview.steps import Entered, Key
from implcheck.interview.view import draw
from implcheck.model.answers import Given


def ticked(screen: Screen, *indexes: int) -> set[int]:
    """Return what is ticked after ticking the choices one after another."""
    entry = Entry.initial(screen)
    for index in indexes:
        entry.tick(screen, index)
    return entry.ticked


def test_none_of_these_takes_the_other_ticks_away_and_they_take_it_away() -> None:
    screen = built("capacity.supplier-support")
    none = len(screen.choices) - 1
    assert [choice.excludes_others for choice in screen.choices] == [*[False] * none, True]
    assert ticked(screen, 0, 2) == {0, 2}
    assert ticked(screen, 0, 2, none) == {none}
    assert ticked(screen, 0, none, 2) == {2}
    assert ticked(screen, none, none) == set()
    assert ticked(screen, 0, 2, 0) == {2}


def test_not_yet_is_ticked_alone_too() -> None:
    screen = draw(go_to(at_first_question(for_roles()), "two.ticked"), EN)
    assert ticked(screen, 0, 1, 3) == {3}
    assert ticked(screen, 3, 1) == {1}


def test_ticks_are_entered_in_the_order_of_the_choices() -> None:
    screen = built("capacity.supplier-support")
    entry = Entry.initial(screen)
    assert entry.chosen(screen) is None
    entry.tick(screen, 2)
    entry.tick(screen, 0)
    assert entry.chosen(screen) == Entered(("preparation", "go-live"))


def test_nothing_is_selected_on_a_question_before_an_arrow_and_the_answer_afterwards() -> None:
    screen = built("why.problem-statement")
    entry = Entry.initial(screen)
    assert entry.chosen(screen) is None
    entry.move(screen, 1)
    assert entry.chosen(screen) == Entered(0)
    last = Entry.initial(screen)
    last.move(screen, -1)
    assert last.chosen(screen) == Entered(4)
    answered = built("why.problem-statement", answer=Given(answer=3))
    assert Entry.initial(answered).chosen(answered) == Entered(3)


@pytest.mark.parametrize(("digits", "key"), [("1", "1"), ("12", "12"), ("99", "9"), ("120", "12"), ("123", "3")])
def test_a_number_of_two_digits_is_typed_one_after_the_other(digits: str, key: str) -> None:
    screen = draw(after(at_first_question(built_in()), Key.OVERVIEW), EN)
    entry = Entry.initial(screen)
    for digit in digits:
        entry.select_number(screen, digit)
    assert screen.choices[entry.selected].key == key
