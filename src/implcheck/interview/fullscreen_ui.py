"""The conversation on a whole screen, with arrow keys. Thin: what it shows and means is decided elsewhere."""

import textwrap
from dataclasses import dataclass
from typing import Any

from prompt_toolkit.application import Application
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.data_structures import Point
from prompt_toolkit.filters import Condition
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.input import Input
from prompt_toolkit.key_binding import KeyBindings
from prompt_toolkit.keys import Keys
from prompt_toolkit.layout import BufferControl, ConditionalContainer, FormattedTextControl, HSplit, Layout, Window
from prompt_toolkit.layout.dimension import Dimension
from prompt_toolkit.layout.margins import ConditionalMargin, ScrollbarMargin
from prompt_toolkit.output import Output
from prompt_toolkit.styles import Style
from prompt_toolkit.utils import get_cwidth

from implcheck.interview.screen import Kind, Screen, read
from implcheck.interview.session import Keeper
from implcheck.interview.state import REMOVE, Answered, Cursor, Event, Interview, Key
from implcheck.interview.view import draw

Fragments = StyleAndTextTuples

BAR = 20
STYLE = Style.from_dict(
    {
        "place": "bold",
        "bar": "ansigreen",
        "title": "bold",
        "chosen": "reverse",
        "current": "ansicyan",
        "fault": "ansired bold",
        "key": "bold",
        "dim": "ansibrightblack",
    }
)
PLAIN_STYLE = Style.from_dict({"place": "bold", "title": "bold", "chosen": "reverse", "key": "bold"})


def converse(
    keeper: Keeper, *, color: bool = True, given: Input | None = None, shown: Output | None = None
) -> Interview:
    """Run the conversation on the terminal until it is over. Ctrl-C saves and leaves, like its key does."""
    face = _Face(keeper, color=color, given=given, shown=shown)
    face.application.run()
    return keeper.state


@dataclass
class _Entry:
    """What was done on a screen and not given yet: the choice one is on, -1 for none; the ticks, the text."""

    at: int
    ticked: set[int]
    typed: str

    @classmethod
    def fresh(cls, screen: Screen) -> "_Entry":
        """What a screen starts with: the answer that is there."""
        ticked = {at for at, choice in enumerate(screen.choices) if choice.chosen}
        return cls(min(ticked, default=-1 if screen.starts_on_none else 0), ticked, screen.initial)


class _Face:
    def __init__(self, keeper: Keeper, *, color: bool, given: Input | None, shown: Output | None) -> None:
        self.keeper = keeper
        self.screen = draw(keeper.state, keeper.messages)
        self.entry = _Entry.fresh(self.screen)
        self.unfinished: dict[Cursor, tuple[_Entry, _Entry]] = {}  # what a screen started with, and what became of it
        self.digits = ""
        self.down = 0
        self.typed = Buffer(multiline=False, accept_handler=self._accept)
        body = FormattedTextControl(
            self._body, focusable=True, show_cursor=False, get_cursor_position=self._line_to_see
        )
        has_entry = Condition(lambda: self.screen.kind in {Kind.TEXT, Kind.NUMBER})
        more = ConditionalMargin(ScrollbarMargin(display_arrows=True), Condition(self._has_more))
        self.body_window = Window(body, wrap_lines=True, right_margins=[more], dont_extend_height=has_entry)
        self.entry_window = Window(
            BufferControl(self.typed), wrap_lines=True, dont_extend_height=True, get_line_prefix=self._entry_prefix
        )
        root = HSplit(
            [
                Window(FormattedTextControl(self._head), dont_extend_height=True, wrap_lines=True),
                self.body_window,
                ConditionalContainer(self.entry_window, has_entry),
                ConditionalContainer(Window(), has_entry),
                Window(FormattedTextControl(self._foot), height=self._foot_height),
            ]
        )
        self.application: Application[None] = Application(
            layout=Layout(root),
            key_bindings=self._bindings(),
            full_screen=True,
            style=STYLE if color else PLAIN_STYLE,
            input=given,
            output=shown,
        )
        self.application.ttimeoutlen = 0.05
        self._redraw()

    def take(self, event: Event | None) -> None:
        """Go on after an event; the new screen, or the end."""
        if event is None:
            return
        before = self.keeper.state.cursor
        self.entry.typed = self.typed.text
        self.unfinished[before] = (_Entry.fresh(self.screen), self.entry)
        self.keeper.take(event)
        if self.keeper.state.over:
            self.application.exit()
            return
        if isinstance(event, Answered) and self.keeper.state.cursor != before:
            self.unfinished.pop(before)
        self._redraw()

    def _redraw(self) -> None:
        """The screen of the state as it is now, with what was begun on it, unless its answer has changed since."""
        self.screen, self.digits, self.down = draw(self.keeper.state, self.keeper.messages), "", 0
        fresh = _Entry.fresh(self.screen)
        started, begun = self.unfinished.get(self.keeper.state.cursor, (fresh, fresh))
        self.entry = begun if started == fresh else fresh
        self.typed.text = self.entry.typed
        self.typed.cursor_position = len(self.typed.text)
        takes_text = self.screen.kind in {Kind.TEXT, Kind.NUMBER}
        self.application.layout.focus(self.entry_window if takes_text else self.body_window)

    def _accept(self, buffer: Buffer) -> bool:
        text = buffer.text.replace("\n", " ")
        emptied = self.screen.may_be_emptied and not text.strip()
        self.take(read(self.screen, REMOVE if emptied else text))
        return True

    def _bindings(self) -> KeyBindings:
        keys = KeyBindings()
        for key in ("c-c", "c-d"):
            keys.add(key)(lambda _event: self.take(Key.QUIT))
        written = Condition(lambda: self.screen.kind is Kind.TEXT)
        keys.add("escape", filter=written)(lambda _event: self.take(Key.BACK))
        self._bind_list(keys)
        for key, by in (("pageup", -1), ("pagedown", 1)):
            keys.add(key)(lambda _event, by=by: self._page(by))
        number = Condition(lambda: self.screen.kind is Kind.NUMBER)
        for command in Key:
            keys.add(command.value, filter=number)(lambda _event, command=command: self.take(command))
        return keys

    def _bind_list(self, keys: KeyBindings) -> None:
        """The keys where one chooses or ticks. A paste is no answer there."""
        listed = Condition(lambda: self.screen.kind in {Kind.PICK, Kind.TICK})
        ticks = Condition(lambda: self.screen.kind is Kind.TICK)
        keys.add("up", filter=listed)(lambda _event: self._move(-1))
        keys.add("down", filter=listed)(lambda _event: self._move(1))
        keys.add("enter", filter=listed)(lambda _event: self.take(self._chosen()))
        keys.add(Keys.Any, filter=listed)(lambda event: self._letter(event.data))
        keys.add("home", filter=listed)(lambda _event: self._move(-len(self.screen.choices)))
        keys.add("end", filter=listed)(lambda _event: self._move(len(self.screen.choices)))
        keys.add("space", filter=ticks)(lambda _event: self._tick({self.entry.at}))
        keys.add(Keys.BracketedPaste, filter=listed)(lambda _event: None)

    def _move(self, by: int) -> None:
        self.digits = ""
        last = len(self.screen.choices) - 1
        self.entry.at = last if self.entry.at < 0 and by < 0 else max(0, min(last, self.entry.at + by))

    def _page(self, by: int) -> None:
        """A screenful up or down: of choices, or of the text above where one writes."""
        if self.screen.choices:
            self._move(by * 5)
            return
        info, last = self.body_window.render_info, sum(part[1].count("\n") for part in self._body()) - 1
        if info is not None:
            seen = info.last_visible_line() if by > 0 else info.first_visible_line()
            self.down = max(0, min(last, seen + by * 5))

    def _tick(self, places: set[int]) -> None:
        self.entry.ticked ^= places

    def _chosen(self) -> Event | None:
        if self.screen.kind is Kind.TICK:
            values = tuple(self.screen.choices[at].value for at in sorted(self.entry.ticked))
            return Answered(values) if values else None
        return Answered(self.screen.choices[self.entry.at].value) if self.entry.at >= 0 else None

    def _digit(self, typed: str) -> None:
        """A digit where numbers have two: to the choice with the number so far, which Enter then chooses."""
        keys = [choice.key for choice in self.screen.choices]
        self.digits = next((one for one in (self.digits + typed, typed) if one in keys), "")
        if self.digits:
            self.entry.at = keys.index(self.digits)

    def _letter(self, typed: str) -> None:
        """A key on a list: a command, or what stands before a choice, or its first letter."""
        if not typed.strip():
            return
        if typed.isdecimal() and len(self.screen.choices[-1].key) > 1:
            self._digit(typed)
            return
        event = read(self.screen, typed)
        if self.screen.kind is Kind.TICK and isinstance(event, Answered):
            values = event.value if isinstance(event.value, tuple) else (event.value,)
            self._tick({at for at, choice in enumerate(self.screen.choices) if choice.value in values})
        else:
            self.take(event)

    def _columns(self) -> int:
        return self.application.output.get_size().columns

    def _wrapped(self, text: str, hang: int = 0) -> str:
        """Text broken between words to the width of the terminal as it is now."""
        room = max(20, self._columns() - 1)
        lines = [textwrap.fill(part, room, subsequent_indent=" " * hang) for part in text.splitlines()]
        return "\n".join(lines) + "\n"

    def _head(self) -> Fragments:
        """How far it is; on two lines where it does not fit on one."""
        full, place = round(self.screen.done * BAR), self.screen.place
        bar: Fragments = [("class:bar", "█" * full), ("class:dim", "░" * (BAR - full))]
        if BAR + 1 + get_cwidth(place) < self._columns():
            return [*bar, ("class:place", f" {place}")]
        return [("class:place", self._wrapped(place)), *bar]

    def _above(self) -> Fragments:
        """What stands above the choices."""
        told: Fragments = [("", "\n")]
        # First, so that it is seen on a small screen, too.
        wrong = [("class:fault", self._wrapped(said)) for said in (self.screen.fault, self.keeper.trouble) if said]
        told += [*wrong, ("", "\n")] if wrong else []
        told.append(("class:title", self._wrapped(self.screen.title)))
        told += [("class:dim", self._wrapped(text)) for text in self.screen.told]
        return [*told, ("", "\n")]

    def _body(self) -> Fragments:
        told = self._above()
        told += [self._choice(at) for at in range(len(self.screen.choices))]
        if self.screen.current:
            told += [("", "\n"), ("class:current", self._wrapped(self.screen.current))]
        return told

    def _choice(self, at: int) -> tuple[str, str]:
        choice, here = self.screen.choices[at], at == self.entry.at
        mark = ("[x] " if at in self.entry.ticked else "[ ] ") if self.screen.kind is Kind.TICK else ""
        lead = f"{'>' if here else ' '} {choice.key:>2}  {mark}"
        return ("class:chosen" if here else "", self._wrapped(f"{lead}{choice.text}", hang=len(lead)))

    def _line_to_see(self) -> Point:
        """The last line of the choice one is on, or the line paged to: the window scrolls with it."""
        if not self.screen.choices or self.entry.at <= 0:
            return Point(0, self.down)
        parts = [*self._above(), *(self._choice(at) for at in range(self.entry.at + 1))]
        return Point(0, sum(part[1].count("\n") for part in parts) - 1)

    def _has_more(self) -> bool:
        """Whether there is more to see than fits."""
        info = self.body_window.render_info
        return info is not None and info.content_height > info.window_height

    def _entry_prefix(self, line: int, wrap: int) -> Any:
        return [("class:key", f"{self.screen.ask}: " if not line and not wrap else "  ")]

    def _foot_height(self) -> Dimension:
        return Dimension.exact(1 + sum(part[1].count("\n") for part in self._foot()))

    def _foot(self) -> Fragments:
        """The keys, as many to a line as fit."""
        message, choosing = self.keeper.messages.message, self.screen.kind is Kind.PICK
        keys = [("↑↓", message("interview.key-move"))] if self.screen.choices else []
        keys += [(message("interview.space"), message("interview.key-tick"))] if self.screen.kind is Kind.TICK else []
        done = message("interview.key-choose" if choosing else "interview.key-done")
        keys += [(message("interview.enter"), done), *self.screen.keys]
        told: Fragments = [("", "\n")]
        used = 0
        for letter, name in keys:
            if used and used + len(letter) + len(name) + 1 >= self._columns():
                told.append(("", "\n"))
                used = 0
            told += [("class:key", letter), ("class:dim", f" {name}"), ("", "  ")]
            used += len(letter) + len(name) + 3
        return told
