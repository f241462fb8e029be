"""The keys at the foot, where there is room for all and where there is not."""

import pytest
from tests.interview.conversation import EN, NL, after, at_first_question, built
from tests.support.build import built_in

from implcheck.interview.cells import width
from implcheck.interview.fullscreen_foot import fitting_keys, foot_text, most_lines, named_keys
from implcheck.interview.screen import Screen
from implcheck.interview.steps import Key
from implcheck.interview.view import draw
from implcheck.wording.messages import Messages

LIST = draw(after(at_first_question(), Key.OVERVIEW), EN)


def shown(screen: Screen, columns: int, lines: int, messages: Messages = EN) -> list[str]:
    """Return the lines of the foot as text."""
    fragments = foot_text(fitting_keys(named_keys(screen, messages), columns, lines))
    return [line.rstrip() for line in "".join(fragment[1] for fragment in fragments).split("\n")]


def test_all_keys_in_their_order_where_there_is_room() -> None:
    assert shown(built("why.problem-statement"), 80, 9) == [
        "↑↓ move  Enter choose  b back  s skip  d don't know  x not applicable  t note",
        "e evidence  g go to  o all answers  / search  ? more  q save and quit",
    ]


def test_on_a_number_the_foot_says_that_a_letter_needs_enter() -> None:
    assert shown(built("timeline.margin"), 120, 9)[0].startswith("Enter done  Esc clear  a letter, then Enter:  b back")


def test_on_a_narrow_number_question_help_is_kept_rather_than_how_to_clear() -> None:
    assert shown(built("timeline.margin", NL), 30, 1, NL) == ["Enter klaar  b terug  ? meer"]


@pytest.mark.parametrize(
    ("columns", "lines", "expected"),
    [
        (40, 2, ["↑↓ move  Enter choose  b back  s skip", "d don't know  ? more  q save and quit"]),
        (30, 1, ["Enter choose  b back  ? more"]),
        (14, 1, ["Enter choose"]),
        (80, 0, [""]),
    ],
)
def test_the_most_important_keys_where_there_is_little_room(columns: int, lines: int, expected: list[str]) -> None:
    assert shown(built("why.problem-statement"), columns, lines) == expected


@pytest.mark.parametrize("messages", [EN, NL], ids=["en", "nl"])
@pytest.mark.parametrize("columns", [30, 40, 80, 120])
def test_no_line_of_the_foot_is_too_wide(columns: int, messages: Messages) -> None:
    for question in built_in().asked_in("execution"):
        screen = built(question.id, messages, "execution")
        for lines in (1, 2, 9):
            found = shown(screen, columns, lines, messages)
            assert len(found) <= lines
            assert all(width(line) < columns for line in found)


@pytest.mark.parametrize(
    ("rows", "of_question", "of_list"), [(5, 0, 0), (10, 1, 2), (12, 2, 2), (24, 4, 4), (40, 6, 6)]
)
def test_the_keys_take_at_most_a_sixth_of_a_screen(rows: int, of_question: int, of_list: int) -> None:
    assert most_lines(built("why.problem-statement"), rows) == of_question
    assert most_lines(LIST, rows) == of_list
