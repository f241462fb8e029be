"""The conversation on a whole screen, with arrow keys. Thin: what it shows and means is decided elsewhere."""

import textwrap
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
from prompt_toolkit.output import Output
from prompt_toolkit.styles import Style

from implcheck.interview.face import Keeper
from implcheck.interview.screen import Kind, draw, read
from implcheck.interview.script import Answered, Event, Interview, Key

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


class _Face:
    def __init__(self, keeper: Keeper, *, color: bool, given: Input | None, shown: Output | None) -> None:
        self.keeper = keeper
        self.at = 0
        self.ticked: set[int] = set()
        self.typed = Buffer(multiline=False, accept_handler=self._accept)
        self.screen = draw(keeper.state, keeper.words)
        self.body = FormattedTextControl(
            self._body, focusable=True, show_cursor=False, get_cursor_position=self._line_of_choice
        )
        self.entry = BufferControl(self.typed)
        has_entry = Condition(lambda: self.screen.kind in {Kind.TEXT, Kind.NUMBER})
        self.body_window = Window(self.body, wrap_lines=True)
        self.entry_window = Window(
            self.entry, wrap_lines=True, dont_extend_height=True, get_line_prefix=self._entry_prefix
        )
        root = HSplit(
            [
                Window(FormattedTextControl(self._head), dont_extend_height=True, wrap_lines=True),
                self.body_window,
                ConditionalContainer(self.entry_window, has_entry),
                Window(FormattedTextControl(self._foot), dont_extend_height=True, wrap_lines=True),
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
        self.keeper.take(event)
        if self.keeper.state.over:
            self.application.exit()
            return
        self._redraw()

    def _redraw(self) -> None:
        before, self.screen = self.screen, draw(self.keeper.state, self.keeper.words)
        if self.screen.fault and before.title == self.screen.title:
            return
        self.ticked = {at for at, choice in enumerate(self.screen.choices) if choice.chosen}
        if before.title != self.screen.title or not self.screen.choices:
            self.at = min(self.ticked, default=0)
            self.typed.text = self.screen.initial
            self.typed.cursor_position = len(self.typed.text)
        takes_text = self.screen.kind in {Kind.TEXT, Kind.NUMBER}
        self.application.layout.focus(self.entry_window if takes_text else self.body_window)

    def _accept(self, buffer: Buffer) -> bool:
        text = buffer.text
        self.take(read(self.screen, text.replace("\n", " ")) if text.strip() else None)
        return True

    def _bindings(self) -> KeyBindings:
        keys = KeyBindings()
        for key in ("c-c", "c-d"):
            keys.add(key)(lambda _event: self.take(Key.QUIT))
        written = Condition(lambda: self.screen.kind is Kind.TEXT)
        keys.add("escape", filter=written)(lambda _event: self.take(Key.BACK))
        self._bind_list(keys)
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
        keys.add("space", filter=ticks)(lambda _event: self._tick({self.at}))
        keys.add(Keys.BracketedPaste, filter=listed)(lambda _event: None)

    def _move(self, by: int) -> None:
        self.at = max(0, min(len(self.screen.choices) - 1, self.at + by))

    def _tick(self, places: set[int]) -> None:
        self.ticked ^= places

    def _chosen(self) -> Event | None:
        if self.screen.kind is Kind.TICK:
            values = tuple(self.screen.choices[at].value for at in sorted(self.ticked))
            return Answered(values) if values else None
        return Answered(self.screen.choices[self.at].value) if self.screen.choices else None

    def _letter(self, typed: str) -> None:
        """A key on a list: a command, or what stands before a choice, or its first letter."""
        if not typed.strip():
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
        full = round(self.screen.done * BAR)
        return [("class:bar", "█" * full), ("class:dim", "░" * (BAR - full)), ("class:place", f" {self.screen.place}")]

    def _above(self) -> Fragments:
        """What stands above the choices."""
        told: Fragments = [("", "\n")]
        # First, so that it is seen on a small screen, too.
        told += [("class:fault", self._wrapped(said)) for said in (self.screen.fault, self.keeper.trouble) if said]
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
        choice, here = self.screen.choices[at], at == self.at
        mark = ("[x] " if at in self.ticked else "[ ] ") if self.screen.kind is Kind.TICK else ""
        lead = f"{'>' if here else ' '} {choice.key:>2}  {mark}"
        return ("class:chosen" if here else "", self._wrapped(f"{lead}{choice.text}", hang=len(lead)))

    def _line_of_choice(self) -> Point:
        """The last line of the choice that the cursor is on, so that the window scrolls with it."""
        if not self.at:
            return Point(0, 0)
        parts = [*self._above(), *(self._choice(at) for at in range(self.at + 1))]
        return Point(0, sum(part[1].count("\n") for part in parts) - 1)

    def _entry_prefix(self, line: int, wrap: int) -> Any:
        return [("class:key", f"{self.screen.ask}: " if not line and not wrap else "  ")]

    def _foot(self) -> Fragments:
        """The keys, as many to a line as fit."""
        say, choosing = self.keeper.words.say, self.screen.kind is Kind.PICK
        keys = [("↑↓", say("interview.key-move"))] if self.screen.choices else []
        keys += [("␣", say("interview.key-tick"))] if self.screen.kind is Kind.TICK else []
        keys += [("⏎", say("interview.key-choose" if choosing else "interview.key-done")), *self.screen.keys]
        told: Fragments = [("", "\n")]
        used = 0
        for letter, name in keys:
            if used and used + len(letter) + len(name) + 1 >= self._columns():
                told.append(("", "\n"))
                used = 0
            told += [("class:key", letter), ("class:dim", f" {name}"), ("", "  ")]
            used += len(letter) + len(name) + 3
        return told
