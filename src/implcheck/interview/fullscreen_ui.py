"""The interview on a full screen, with arrow keys: the key bindings and windows. The text is built elsewhere."""

from dataclasses import replace

from prompt_toolkit.application import Application
from prompt_toolkit.filters import Condition
from prompt_toolkit.input import Input
from prompt_toolkit.key_binding import KeyBindings
from prompt_toolkit.keys import Keys
from prompt_toolkit.layout import ConditionalContainer, FormattedTextControl, HSplit, Layout, Window
from prompt_toolkit.output import Output

from implcheck.interview.ending_signals import run_restoring
from implcheck.interview.entry import Entry
from implcheck.interview.fullscreen_body import Body
from implcheck.interview.fullscreen_frame import Frame, Room, frame
from implcheck.interview.fullscreen_line import EntryLine
from implcheck.interview.fullscreen_text import COLOR_STYLE, PLAIN_STYLE, legible
from implcheck.interview.screen import ScreenKind, read_input
from implcheck.interview.session import Session
from implcheck.interview.state import Interview
from implcheck.interview.steps import (
    REMOVE,
    Cursor,
    Entered,
    Event,
    Key,
)
from implcheck.interview.transitions import advance
from implcheck.interview.view import draw
from implcheck.wording.character_set import as_typed, fitting

BURST = 100
"""Keys at once that nobody types: what is behind them is pasted as well."""


def run_interview(
    session: Session, *, color: bool = True, source: Input | None = None, output: Output | None = None
) -> Interview:
    """Run the interview on the terminal until it is over. Ctrl-C saves and leaves, like the key for it."""
    fullscreen = _Fullscreen(session, color=color, source=source, output=output)
    run_restoring(fullscreen.application)
    return session.state


class _Fullscreen:
    """The application: a head, a body that scrolls, an entry line and a foot with the keys."""

    def __init__(self, session: Session, *, color: bool, source: Input | None, output: Output | None) -> None:
        self.session = session
        self.screen = draw(session.state, session.messages)
        self.entry = Entry.initial(self.screen)
        self.unfinished: dict[Cursor, tuple[Entry, Entry]] = {}  # the initial and the last entry per screen
        self.word = ""  # the keys that complete the word whose first letter has just given an answer
        self.line = EntryLine(
            self._accept, lambda text: self._mend(read_input(self.screen, text)), lambda: self.frame.prefix
        )
        self.body = Body(
            lambda: self.frame.body, lambda: self.entry.selected, lambda text: fitting(text, self._room.encoding)
        )
        has_entry = Condition(lambda: self.screen.kind in {ScreenKind.TEXT, ScreenKind.NUMBER})
        prompt = Window(FormattedTextControl(lambda: self.frame.prompt), dont_extend_height=True)
        self.body_window = Window(self.body, dont_extend_height=has_entry)
        root = HSplit(
            [
                Window(FormattedTextControl(lambda: self.frame.head), height=lambda: self.frame.head_height),
                self.body_window,
                ConditionalContainer(prompt, Condition(lambda: self.frame.prefix.startswith(">"))),
                ConditionalContainer(self.line.window, has_entry),
                ConditionalContainer(Window(), has_entry),
                Window(FormattedTextControl(lambda: self.frame.foot), height=lambda: self.frame.foot_height),
            ]
        )
        self.application: Application[None] = Application(
            layout=Layout(root),
            key_bindings=self._bindings(),
            full_screen=True,
            style=COLOR_STYLE if color else PLAIN_STYLE,
            input=source,
            output=output,
        )
        # Esc acts soon, and yet an arrow key that arrives in two parts is none.
        self.application.ttimeoutlen, self.application.timeoutlen = 0.1, 0.05
        self._redraw()

    def handle(self, event: Event | None) -> None:
        """Handle an event, and show the next screen or exit.

        Further keys of the same burst were not meant for the next screen: they are dropped.
        """
        if event is None:
            return
        rest = self.application.key_processor.empty_queue()
        while len(rest) >= BURST:
            rest = self.application.input.read_keys()
        before = self.session.state.cursor
        self.entry.text = self.line.text
        self.unfinished[before] = (Entry.initial(self.screen), self.entry)
        self.session.handle(event)
        if self.session.state.over:
            self.application.exit()
            return
        if isinstance(event, Entered) and self.session.state.cursor != before:
            self.unfinished.pop(before)
        self._redraw()

    def _redraw(self) -> None:
        """Show the screen of the current state, with an unfinished entry unless its answer has changed since."""
        self.screen = legible(draw(self.session.state, self.session.messages), self._room.encoding)
        initial = Entry.initial(self.screen)
        before, unfinished = self.unfinished.get(self.session.state.cursor, (initial, initial))
        self.entry = unfinished if before == initial else initial
        self.line.fill(self.entry.text, selected=self.screen.kind is ScreenKind.NUMBER or self.screen.typing_replaces)
        self.body.restart(follow=not self.screen.more_shown)
        takes_text = self.screen.kind in {ScreenKind.TEXT, ScreenKind.NUMBER}
        self.application.layout.focus(self.line.window if takes_text else self.body_window)

    def _accept(self, written: str) -> None:
        text = as_typed(written, self.application.output.encoding()) or written
        emptied = self.screen.may_be_emptied and not text.strip()
        event = read_input(self.screen, REMOVE if emptied else text)
        if isinstance(event, Key):  # the letter of a command is no part of an answer
            self.line.fill(self.screen.initial_text, selected=False)
        self.handle(event)

    def _enter(self) -> None:
        pasted = self.application.key_processor.empty_queue() if self.screen.kind is ScreenKind.TEXT else []
        self.line.enter(pasted)

    def _escape(self) -> None:
        """Take back what was typed on the entry line of a number; go back if there is none."""
        if self.screen.kind is ScreenKind.NUMBER and self.line.text != self.screen.initial_text:
            self.line.fill(self.screen.initial_text, selected=True)
        else:
            self.handle(Key.BACK)

    def _bindings(self) -> KeyBindings:
        keys = KeyBindings()
        for key in ("c-c", "c-d", Keys.SIGINT):
            keys.add(key)(lambda _event: self.handle(Key.QUIT))
        keys.add("escape")(lambda _event: self._escape())
        has_entry = Condition(lambda: self.screen.kind in {ScreenKind.TEXT, ScreenKind.NUMBER})
        keys.add("enter", filter=has_entry)(lambda _event: self._enter())
        keys.add(Keys.BracketedPaste, filter=has_entry)(lambda event: self.line.paste(event.data))
        self._bind_list(keys)
        for key, by in (("pageup", -1), ("pagedown", 1)):
            keys.add(key)(lambda _event, by=by: self._page(by))
        return keys

    def _bind_list(self, keys: KeyBindings) -> None:
        """The keys on screens with choices. Pasted text is ignored there."""
        listed = Condition(lambda: self.screen.kind in {ScreenKind.PICK, ScreenKind.TICK})
        ticks = Condition(lambda: self.screen.kind is ScreenKind.TICK)
        keys.add("up", filter=listed)(lambda _event: self._move(-1))
        keys.add("down", filter=listed)(lambda _event: self._move(1))
        keys.add("enter", filter=listed)(lambda _event: self._choose())
        keys.add(Keys.Any, filter=listed)(lambda event: self._letter(event.data))
        keys.add("home", filter=listed)(lambda _event: self._move(-len(self.screen.choices)))
        keys.add("end", filter=listed)(lambda _event: self._move(len(self.screen.choices)))
        keys.add("space", filter=ticks)(lambda _event: self._tick(self.entry.selected))
        keys.add(Keys.BracketedPaste, filter=listed)(lambda _event: None)

    def _move(self, by: int) -> None:
        """Move the selection; where it is at the first or last choice already, scroll to what is beyond."""
        before, in_sight = self.entry.selected, self.body.shows_selected
        self.entry.move(self.screen, by)
        if self.entry.selected == before and in_sight:
            self.body.scroll(by)
        else:
            self.body.follow()

    def _page(self, by: int) -> None:
        """Page up or down. A long list takes its selection along, and where all fits the selection moves instead."""
        listed = self.screen.kind in {ScreenKind.PICK, ScreenKind.TICK}
        if self.body.scrolls and self.body.scroll_page(by):
            seen = self.body.choice_in_sight(by)
            if self._is_long and not self.body.shows_selected and seen >= 0:
                self.entry.selected = seen
        elif listed and (self._is_long or not self.body.scrolls):
            self._move(by * 5)

    def _choose(self) -> None:
        """Enter what is chosen; a choice that is out of sight is shown first."""
        if self._completes_word("\r"):
            return
        if self.screen.kind is ScreenKind.PICK and not self.body.shows_selected:
            self.body.follow()
        else:
            self.handle(self.entry.chosen(self.screen))

    def _tick(self, index: int) -> None:
        self.entry.tick(self.screen, index)
        self._mend(self.entry.chosen(self.screen))

    def _mend(self, event: Event | None) -> None:
        """Take away what is wrong with the last entry, if `event` would now be accepted."""
        if self.screen.fault and isinstance(event, Entered) and advance(self.session.state, event).fault is None:
            self.screen = replace(self.screen, fault="")

    def _letter(self, typed: str) -> None:
        """A key on a list: a command, the key of a choice, or its first letter."""
        if not typed.strip() or self._completes_word(typed):
            return
        if typed.isdecimal() and self._is_long:
            self.entry.select_number(self.screen, typed)
            self.body.follow()
            return
        event = read_input(self.screen, typed)
        if self.screen.kind is ScreenKind.TICK and isinstance(event, Entered):
            values = event.value if isinstance(event.value, tuple) else (event.value,)
            for index in [at for at, choice in enumerate(self.screen.choices) if choice.value in values]:
                self._tick(index)
        else:
            answer = next((choice.text for choice in self.screen.choices if event == Entered(choice.value)), "")
            self.handle(event)
            self.word = f"{answer[1:].lower()}\r" if typed.isalpha() and answer.isalpha() else ""

    def _completes_word(self, typed: str) -> bool:
        """Whether a key goes on with a word such as "yes", whose first letter has given an answer: it is no command."""
        completes = self.word[:1] == typed.lower()
        self.word = self.word[1:] if completes else ""
        return completes

    @property
    def _is_long(self) -> bool:
        """Whether there are ten choices or more."""
        return any(len(choice.key) > 1 for choice in self.screen.choices)

    @property
    def _room(self) -> Room:
        output = self.application.output
        size = output.get_size()
        return Room(size.rows, size.columns, output.encoding())

    @property
    def frame(self) -> Frame:
        """The parts of the screen in the room there is."""
        return frame(self.screen, self.entry, self.session.failure_message, self.session.messages, self._room)
