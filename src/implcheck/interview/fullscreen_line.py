"""The entry line of the full-screen interview, for a text or a number: what is typed, pasted and confirmed on it."""

from bisect import bisect_left
from collections.abc import Callable
from itertools import accumulate
from typing import Any

from prompt_toolkit.buffer import Buffer
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.history import DummyHistory
from prompt_toolkit.key_binding.key_processor import KeyPress
from prompt_toolkit.keys import Keys
from prompt_toolkit.layout import BufferControl, Window
from prompt_toolkit.layout.processors import Processor, Transformation, TransformationInput
from prompt_toolkit.layout.utils import explode_text_fragments
from prompt_toolkit.selection import SelectionState

from implcheck.interview.cells import steady_characters

_TYPED = {Keys.ControlM, Keys.ControlJ, Keys.BracketedPaste}
"""Keys that stand for text, besides those of one character."""


class _Steady(Processor):
    """Shows what is typed as wide as is counted here; the text itself stays as it was typed."""

    def apply_transformation(self, transformation_input: TransformationInput) -> Transformation:
        """Show each character as `cells.steady` does, with the cursor where it belongs."""
        characters = explode_text_fragments(transformation_input.fragments)
        shown = steady_characters("".join(character[1] for character in characters))
        starts = list(accumulate(map(len, shown), initial=0))
        fragments: StyleAndTextTuples = [
            (character[0], sign) for character, sign in zip(characters, shown, strict=True) if sign
        ]
        return Transformation(
            fragments,
            source_to_display=lambda at: starts[at] if at < len(starts) else at - len(starts) + 1 + starts[-1],
            display_to_source=lambda at: bisect_left(starts, at),
        )


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
        control = BufferControl(self.buffer, input_processors=[_Steady()])
        self.window = Window(control, wrap_lines=True, dont_extend_height=True, get_line_prefix=self._prefix)

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
