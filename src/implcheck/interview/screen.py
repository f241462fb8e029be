"""A screen of the conversation, and what may be typed on it: the same for every face."""

import re
from dataclasses import dataclass
from enum import Enum

from implcheck.interview.state import Answered, Event, Key
from implcheck.model.question import Scalar, Value


class Kind(Enum):
    """How a screen is answered."""

    PICK = "pick"
    TICK = "tick"
    NUMBER = "number"
    TEXT = "text"


@dataclass(frozen=True)
class Choice:
    """One thing to choose: what is typed for it, what it says, and the value that choosing it gives."""

    key: str
    text: str
    value: Scalar
    chosen: bool = False


@dataclass(frozen=True)
class Screen:
    """A whole screen in words.

    `done` is how much is answered, 0 to 1; `initial` the text that is there already, which `may_be_emptied` or not.
    With `starts_on_none` one has to move to a choice first: an answer never comes from Enter alone.
    """

    kind: Kind
    place: str
    done: float
    title: str
    told: tuple[str, ...] = ()
    choices: tuple[Choice, ...] = ()
    current: str = ""
    initial: str = ""
    may_be_emptied: bool = False
    starts_on_none: bool = False
    ask: str = ""
    fault: str = ""
    keys: tuple[tuple[str, str], ...] = ()


def read(screen: Screen, typed: str) -> Event | None:
    """What was meant by a line or a key typed on a screen; nothing if it means nothing here.

    Keys go first, then what stands before a choice, then the first letter of a choice if only one has it. On a
    screen to tick, numbers in a row tick several: `1, 3`.
    """
    written = typed.strip()
    if screen.kind is Kind.TEXT:
        return Answered(written) if written else None
    key = next((one for one in Key if one.value == written.lower()), None)
    if key is not None:
        return key if any(letter == key.value for letter, _ in screen.keys) else None
    if screen.kind is Kind.NUMBER:
        return Answered(read_number(written or screen.initial)) if written or screen.initial else None
    if screen.kind is Kind.TICK:
        return _ticked(screen, written)
    found = _choice(screen, written)
    return Answered(found.value) if found is not None else None


def _choice(screen: Screen, written: str) -> Choice | None:
    exact = [one for one in screen.choices if one.key == written]
    if exact or not written:
        return exact[0] if exact else next((one for one in screen.choices if one.chosen), None)
    alike = [one for one in screen.choices if one.text.lower().startswith(written.lower())]
    return alike[0] if len(alike) == 1 else None


def _ticked(screen: Screen, written: str) -> Event | None:
    parts = written.replace(",", " ").split()
    if not parts:
        kept = tuple(one.value for one in screen.choices if one.chosen)
        return Answered(kept) if kept else None
    found = [_choice(screen, part) for part in parts]
    return Answered(tuple(one.value for one in found if one is not None)) if all(found) else None


def read_number(typed: str) -> Value:
    """The number in what was typed: `40`, `40%` and `40,5` are numbers; anything else is given back as it is."""
    written = typed.strip().removesuffix("%").strip().replace(",", ".", 1)
    if not re.fullmatch(r"[-+]?[0-9]{1,12}(\.[0-9]{1,12})?", written):
        return typed
    number = float(written)
    return int(number) if number.is_integer() else number
