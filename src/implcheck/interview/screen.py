"""A screen of the interview as text, and how input on it is read; the same for both user interfaces."""

from dataclasses import dataclass
from enum import Enum

from implcheck.interview.steps import Entered, Event, Key
from implcheck.interview.typed_number import read_number
from implcheck.model.answer_value import Scalar
from implcheck.wording.character_set import without_surrogates


class ScreenKind(Enum):
    """How a screen is answered: pick one choice, tick several, enter a number or a text."""

    PICK = "pick"
    TICK = "tick"
    NUMBER = "number"
    TEXT = "text"


@dataclass(frozen=True)
class Choice:
    """One choice: what a person types for it, its text, and its value; one that `excludes_others` is ticked alone."""

    key: str
    text: str
    value: Scalar
    chosen: bool = False
    excludes_others: bool = False


@dataclass(frozen=True)
class Screen:
    """The text of a whole screen.

    `answered` is the share of questions answered, 0 to 1. `initial_text` is the text to edit, which `may_be_emptied`
    or not, and which with `typing_replaces` goes with the first character that is typed; it stands for `held_text`, in which
    a file may have what is not shown as it is, such as a line end. `short_position` is the position for a narrow screen, and
    `more_shown` says whether the help is part of the paragraphs. With `nothing_selected` no choice is selected at first, so
    that Enter alone never gives an answer. `keys` are the commands, each a key and its name. `notice` is what the last event came to, and `fault` what is wrong with it.
    """

    kind: ScreenKind
    position: str
    answered: float
    title: str
    short_position: str = ""
    paragraphs: tuple[str, ...] = ()
    choices: tuple[Choice, ...] = ()
    current_answer: str = ""
    initial_text: str = ""
    held_text: str = ""
    may_be_emptied: bool = False
    typing_replaces: bool = False
    nothing_selected: bool = False
    more_shown: bool = False
    prompt: str = ""
    fault: str = ""
    notice: str = ""
    keys: tuple[tuple[str, str], ...] = ()


def read_input(screen: Screen, typed: str) -> Event | None:
    """The event that a typed line or key stands for; None if it has no meaning on this screen.

    Commands come first, then the key of a choice, then the beginning of its text if only one choice has it; one with
    a number for its key comes before one with a letter. On a screen with ticks, several numbers tick several choices:
    `1, 3`. Where a number is asked, whatever is no command and no key is entered as it was typed.
    """
    entered = typed.strip()
    if without_surrogates(entered) != entered:  # typed in an unknown character set
        return None
    if screen.kind is ScreenKind.TEXT:
        is_as_it_was = bool(screen.held_text) and entered == screen.initial_text.strip()
        return Entered(screen.held_text if is_as_it_was else entered) if entered else None
    key = next((key for key in Key if key.value == entered.lower()), None)
    if key is not None and any(letter == key.value for letter, _ in screen.keys):
        return key
    if screen.kind is ScreenKind.NUMBER:
        return _number(screen, entered)
    if key is not None:
        return None
    if screen.kind is ScreenKind.TICK:
        return _ticked(screen, entered)
    found = _choice(screen, entered)
    return Entered(found.value) if found is not None else None


def _number(screen: Screen, entered: str) -> Event | None:
    other = next(
        (choice for choice in screen.choices if choice.key == entered.lower() or (choice.chosen and not entered)), None
    )
    if other is not None:
        return Entered(other.value)
    return Entered(read_number(entered or screen.initial_text)) if entered or screen.initial_text else None


def _choice(screen: Screen, entered: str) -> Choice | None:
    exact = [choice for choice in screen.choices if choice.key == entered.lower()]
    if exact or not entered:
        return exact[0] if exact else next((choice for choice in screen.choices if choice.chosen), None)
    matching = [choice for choice in screen.choices if choice.text.lower().startswith(entered.lower())]
    numbered = [choice for choice in matching if choice.key.isdecimal()]
    found = numbered or matching
    return found[0] if len(found) == 1 else None


def _ticked(screen: Screen, entered: str) -> Event | None:
    parts = entered.replace(",", " ").split()
    if not parts:
        kept = tuple(choice.value for choice in screen.choices if choice.chosen)
        return Entered(kept) if kept else None
    found = [_choice(screen, part) for part in parts]
    return Entered(tuple(choice.value for choice in found if choice is not None)) if all(found) else None
