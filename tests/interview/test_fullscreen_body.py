"""The body in whatever room there is: what stays in sight, what scrolls, and the bar."""

import pytest

from implcheck.interview.fullscreen_body import Body
from implcheck.interview.fullscreen_text import BodyText

HELP = [("", f"help {number}") for number in range(6)]
CHOICES = [("", f"choice {number}") for number in range(8)]
TEXT = BodyText(
    [("", "")], [("", "title")], [*HELP, *CHOICES, ("", "answer")], [range(at, at + 2) for at in (6, 8, 10, 12)]
)
"""17 lines: an empty one and a title, six of help, four choices of two lines each, and the answer so far."""


class Selected:
    """A body with a choice that can be selected, and what is in sight."""

    def __init__(self, height: int, selected: int = -1, text: BodyText = TEXT) -> None:
        self.height, self.selected = height, selected
        self.body = Body(lambda: text, lambda: self.selected, str)

    def lines(self) -> list[str]:
        content = self.body.create_content(20, self.height)
        return ["".join(fragment[1] for fragment in content.get_line(at)) for at in range(content.line_count)]

    def shown(self) -> list[str]:
        return [line[:-1].rstrip() if len(line) == 20 else line for line in self.lines()]

    def bar(self) -> str:
        return "".join(line[-1] for line in self.lines() if len(line) == 20)


def test_without_need_nothing_scrolls_and_there_is_no_bar() -> None:
    view = Selected(17)
    assert view.bar() == ""
    assert len(view.lines()) == 17
    assert not view.body.scrolls
    assert not view.body.scroll_page(1)


def test_the_bar_is_there_the_first_time_it_is_drawn() -> None:
    assert Selected(8).bar() == "██│││v"


def test_the_title_stays_in_sight_and_every_line_can_be_scrolled_to() -> None:
    view = Selected(8)
    seen = set(view.shown())
    while view.body.scroll_page(1):
        assert view.shown()[:2] == ["", "title"]
        seen |= set(view.shown())
    assert seen == {text for _, text in [*TEXT.faults, *TEXT.title, *TEXT.rest]}
    assert view.shown()[-1] == "answer"
    assert view.bar() == "^│││██"
    while view.body.scroll_page(-1):
        view.lines()
    assert view.shown()[2] == "help 0"


def test_it_follows_the_selected_choice_until_somebody_scrolls() -> None:
    view = Selected(6, selected=3)
    assert view.shown()[-1] == "choice 7"
    assert view.body.shows_selected
    view.body.scroll_page(-1)
    view.body.scroll_page(-1)
    assert "choice 6" not in view.shown()
    assert not view.body.shows_selected
    view.body.follow()
    assert view.body.shows_selected
    assert view.shown()[-1] == "choice 7"


def test_scrolling_starts_at_the_choice_that_was_just_selected() -> None:
    view = Selected(6)
    view.lines()
    view.selected = 3
    view.body.follow()
    view.body.scroll(1)
    assert view.shown()[-1] == "answer"


def test_above_the_first_choice_is_as_much_text_as_fits() -> None:
    view = Selected(6, selected=3)
    view.lines()
    view.selected = 0
    assert view.shown() == ["", "title", "help 4", "help 5", "choice 0", "choice 1"]


def test_a_choice_that_is_taller_than_the_room_is_shown_from_its_start() -> None:
    tall = BodyText([], [("", "title")], [*HELP, *CHOICES], [range(6, 14)])
    assert Selected(4, 0, tall).shown() == ["title", "choice 0", "choice 1", "choice 2"]


@pytest.mark.parametrize(("height", "second"), [(4, "title"), (3, "help 0"), (2, "help 0")])
def test_where_the_title_leaves_no_room_it_scrolls_too(height: int, second: str) -> None:
    view = Selected(height, -1, BodyText([("", "fault")], [("", "title")], HELP, []))
    assert view.shown()[0] == "fault"
    view.body.scroll(1)
    assert view.shown()[1] == second


def test_the_choices_in_sight_are_known() -> None:
    view = Selected(8)
    view.lines()
    assert view.body.choice_in_sight(1) == -1
    view.body.scroll_page(1)
    view.lines()
    assert (view.body.choice_in_sight(1), view.body.choice_in_sight(-1)) == (0, 2)
