"""The entry line of the full-screen interview, for a text or a number: what is typed, pasted and confirmed on it."""

from collections.abc import Callable
from typing import Any

from prompt_toolkit.buffer import Buffer
from prompt_toolkit.history import DummyHistory
from prompt_toolkit.key_binding.key_processor import KeyPress
from prompt_toolkit.keys import Keys
from prompt_toolkit.layout import BufferControl, Window
from prompt_toolkit.selection import SelectionState

_TYPED = {Keys.ControlM, Keys.ControlJ, Keys.BracketedPaste}
"""Keys that stand for text, besides those of one character."""


class EntryLine:
    """The line and its window. `accept` is called with the text at Enter, `changed` after every change of it."""

    def __init__(
        self, accept: Callable[[str], None], changed: Callable[[str], None], prompt: Callable[[], str]
    ) -> None:
        def accepted(buffer: Buffer) -> bool:
            accept(buffer.text.replace("\n", " "))
            return True

        self._prompt = prompt
        self.buffer = Buffer(multiline=False, accept_handler=accepted, history=DummyHistory())
        self.buffer.on_text_changed += lambda buffer: changed(buffer.text)
        self.window = Window(
            BufferControl(self.buffer), wrap_lines=True, dont_extend_height=True, get_line_prefix=self._prefix
        )

    @property
    def text(self) -> str:
        """What is on the line."""
        return self.buffer.text

    def fill(self, text: str, *, selected: bool) -> None:
        """Put text on the line; what is typed next goes behind it, or replaces it if it is selected."""
        self.buffer.text = text
        self.buffer.cursor_position = len(text)
        if text and selected:
            self.buffer.selection_state = SelectionState(original_cursor_position=0)
            self.buffer.selection_state.enter_shift_mode()

    def paste(self, text: str) -> None:
        """Insert pasted text as typing does: it replaces what is selected, and a line end is a space."""
        self.buffer.cut_selection()
        self.buffer.insert_text(" ".join(text.splitlines()))

    def enter(self, behind: list[KeyPress]) -> None:
        """Confirm the text. An Enter with more behind it in the same burst is a line end of pasted text instead."""
        if behind:
            text = "".join(press.data for press in behind if len(press.key) == 1 or press.key in _TYPED)
            self.paste(f"\n{text}")
        else:
            self.buffer.validate_and_handle()

    def _prefix(self, line: int, wrap: int) -> Any:
        return [("class:key", self._prompt() if not line and not wrap else "  ")]
