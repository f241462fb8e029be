"""The body of the full-screen interview: what is wrong and the title stay in sight, the rest scrolls, with a bar."""

from collections.abc import Callable

from prompt_toolkit.layout.controls import GetLinePrefixCallable, UIContent, UIControl

from implcheck.interview.cells import width
from implcheck.interview.fullscreen_text import BodyText, Fragments, Line

LEAST = 2
"""The lines that scroll at least: where more would stay in sight than leaves these, it scrolls as well."""


class Body(UIControl):
    """A control that draws a body in whatever room it gets.

    `text` gives the body, `selected` the index of the selected choice or -1, and `shown` a sign as the terminal has it.
    It follows the selected choice until somebody scrolls, and again once something else is selected.
    """

    def __init__(self, text: Callable[[], BodyText], selected: Callable[[], int], shown: Callable[[str], str]) -> None:
        self._text, self._selected, self._shown = text, selected, shown
        self._lines: list[Line] = []
        self._choices: list[range] = []
        self._top = self._room = 0
        self._follows = True

    def is_focusable(self) -> bool:
        """Whether it can have the focus."""
        return True

    def preferred_height(
        self, width: int, max_available_height: int, wrap_lines: bool, get_line_prefix: GetLinePrefixCallable | None
    ) -> int | None:
        """The lines that show everything."""
        del width, wrap_lines, get_line_prefix
        return min(self._text().height, max_available_height)

    def restart(self, *, follow: bool) -> None:
        """Show the start, or the selected choice."""
        self._top = self._room = 0
        self._follows = follow

    def follow(self) -> None:
        """Show the selected choice."""
        self._follows = True

    @property
    def shows_selected(self) -> bool:
        """Whether the selected choice is in sight, at least its first line; True if nothing is selected."""
        selected = self._selected()
        if self._follows or not 0 <= selected < len(self._choices):
            return True
        return self._choices[selected].start in range(self._top, self._top + self._room)

    @property
    def scrolls(self) -> bool:
        """Whether there is more than fits."""
        return len(self._lines) > self._room

    def scroll(self, lines: int) -> bool:
        """Scroll down by some lines, or up; whether there was anything to scroll to."""
        if self._follows:
            self._show_selected()
        before, self._follows = self._top, False
        self._top = max(0, min(len(self._lines) - self._room, self._top + lines))
        return self._top != before

    def scroll_page(self, by: int) -> bool:
        """Scroll down by a page, or up; a line of the page before stays in sight."""
        return self.scroll(by * max(1, self._room - 1))

    def choice_in_sight(self, by: int) -> int:
        """The index of the first choice in sight, or of the last if `by` is negative; -1 if there is none."""
        sight = range(self._top, self._top + self._room)
        seen = [index for index, lines in enumerate(self._choices) if lines.start in sight]
        return (seen[0] if by > 0 else seen[-1]) if seen else -1

    def create_content(self, width: int, height: int) -> UIContent:
        """The lines in sight."""
        text = self._text()
        fixed, self._lines = self._parts(text, height)
        shift = text.height - len(fixed) - len(text.rest)
        self._choices = [range(lines.start + shift, lines.stop + shift) for lines in text.choices]
        self._room = max(1, height - len(fixed))
        if self._follows:
            self._show_selected()
        self._top = max(0, min(len(self._lines) - self._room, self._top))
        shown: list[Fragments] = [[line] for line in fixed]
        shown += self._with_bar(width) if self.scrolls else [[line] for line in self._lines]
        return UIContent(get_line=lambda at: shown[at], line_count=len(shown), show_cursor=False)

    def _parts(self, text: BodyText, height: int) -> tuple[list[Line], list[Line]]:
        """The lines that stay in sight, and those that scroll."""
        everything = [*text.faults, *text.title, *text.rest]
        for fixed in ([*text.faults, *text.title], text.faults):
            if len(everything) <= height or len(fixed) <= height - LEAST:
                return fixed, everything[len(fixed) :]
        return [], everything

    def _show_selected(self) -> None:
        """Scroll as little as shows the selected choice; above the first one, as much text as there is room for."""
        selected = self._selected()
        if not 0 <= selected < len(self._choices):
            return
        lines = self._choices[selected]
        top = 0 if selected == 0 else min(self._top, lines.start)
        self._top = min(lines.start, max(top, lines.stop - self._room))

    def _with_bar(self, columns: int) -> list[Fragments]:
        """The lines in sight, with a bar at the right."""
        room, count = self._room, len(self._lines)
        size = max(1, room * room // count)
        start = round((room - size) * self._top / (count - room))
        signs = ["█" if start <= at < start + size else "│" for at in range(room)]
        signs[0] = "^" if self._top else signs[0]
        signs[-1] = "v" if self._top + room < count else signs[-1]
        return [
            [(style, text), ("", " " * (columns - 1 - width(text))), ("class:dim", self._shown(sign))]
            for (style, text), sign in zip(self._lines[self._top : self._top + room], signs, strict=True)
        ]
