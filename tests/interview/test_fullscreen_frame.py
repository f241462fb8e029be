"""What is on a screen of any size: the question and the selected choice before the keys."""

import pytest
from tests.interview.conversation import EN, NL, after, at, at_first_question, built
from tests.support.build import built_in

from implcheck.interview.cells import width
from implcheck.interview.entry import Entry
from implcheck.interview.fullscreen_body import Body
from implcheck.interview.fullscreen_frame import Frame, Room, frame
from implcheck.interview.fullscreen_text import legible
from implcheck.interview.screen import Screen, ScreenKind
from implcheck.interview.steps import Key
from implcheck.interview.view import draw
from implcheck.wording.messages import Messages

SIZES = [(24, 80), (40, 120), (12, 40), (10, 30)]


def framed(screen: Screen, rows: int, columns: int, selected: int = -1, messages: Messages = EN) -> Frame:
    """Return the parts of a screen with a choice selected."""
    entry = Entry.initial(screen)
    entry.selected = selected
    return frame(screen, entry, "", messages, Room(rows, columns, "utf-8"))


def body_lines(screen: Screen, rows: int, columns: int, selected: int = -1, messages: Messages = EN) -> list[str]:
    """Return the lines of the body that are in sight."""
    parts = framed(screen, rows, columns, selected, messages)
    body = Body(lambda: parts.body, lambda: selected, str)
    height = rows - parts.head_height - parts.foot_height
    content = body.create_content(columns, height)
    lines = ["".join(fragment[1] for fragment in content.get_line(at)) for at in range(content.line_count)]
    assert len(lines) <= height
    assert all(width(line) <= columns for line in lines)
    return lines


@pytest.mark.parametrize("messages", [EN, NL], ids=["en", "nl"])
@pytest.mark.parametrize(("rows", "columns"), SIZES)
def test_the_whole_question_and_the_selected_choice_are_in_sight(rows: int, columns: int, messages: Messages) -> None:
    for question in built_in().asked_in("kickoff"):
        screen = built(question.id, messages)
        if screen.kind is ScreenKind.NUMBER:
            continue
        for selected in range(len(screen.choices)):
            lines = body_lines(screen, rows, columns, selected, messages)
            assert screen.title in " ".join(line.rstrip(" █│^v") for line in lines)
            assert any(line.startswith(">") for line in lines)


def test_a_small_screen_has_one_line_for_the_head_and_no_empty_lines() -> None:
    parts = framed(built("why.problem-statement"), 12, 40)
    assert parts.head == [("class:place", "Question 1 of 23")]
    assert all(text for _, text in [*parts.body.faults, *parts.body.title, *parts.body.rest])


def test_the_keys_that_are_left_out_are_named_under_more() -> None:
    small, more = framed(built("timeline.margin"), 12, 40), draw(after(at("timeline.margin"), Key.MORE), EN)
    assert "Keys:" not in " ".join(text for _, text in small.body.rest)
    text = " ".join(text for _, text in framed(more, 12, 40).body.rest)
    assert "Keys: Enter done, Esc clear, a letter, then Enter:, b back" in text
    assert "q save and quit" in text
    assert "Keys:" not in " ".join(text for _, text in framed(more, 40, 120).body.rest)


@pytest.mark.parametrize(("columns", "prefix", "lines"), [(80, "A number from 0 to 100: % of", 0), (30, "> ", 3)])
def test_the_prompt_has_lines_of_its_own_where_it_leaves_no_room_to_type(columns: int, prefix: str, lines: int) -> None:
    parts = framed(built("timeline.margin"), 24, columns)
    assert parts.prefix.startswith(prefix)
    assert len([line for line in "".join(text for _, text, *_ in parts.prompt).split("\n") if line]) == lines


def test_a_terminal_without_the_signs_gets_plain_ones_that_still_fit() -> None:
    screen = legible(draw(after(at_first_question(), Key.OVERVIEW), EN), "ascii")
    parts = frame(screen, Entry.initial(screen), "", EN, Room(24, 80, "ascii"))
    text = "".join(fragment[1] for fragment in [*parts.head, *parts.foot])
    assert text.isascii()
    assert "^v move" in text
