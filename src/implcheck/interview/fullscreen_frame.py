"""The parts of the full-screen interview in the room there is: on a small screen the question comes before the keys."""

from dataclasses import dataclass

from implcheck.interview.cells import steady, width, wrapped
from implcheck.interview.entry import Entry
from implcheck.interview.fullscreen_foot import fitting_keys, foot_text, most_lines, named_keys
from implcheck.interview.fullscreen_text import BodyText, Fragments, body_text, head_text
from implcheck.interview.screen import Screen, ScreenKind
from implcheck.wording.character_set import fitting
from implcheck.wording.messages import Messages

SMALL = 16
"""A screen of fewer rows has no empty lines, and one line for the head."""

LEAST_ENTRY = 12
"""The cells for what is typed beside its prompt; with fewer the prompt has lines of its own."""


@dataclass(frozen=True)
class Room:
    """The rows and columns of a terminal, and its character set."""

    rows: int
    columns: int
    encoding: str | None


@dataclass(frozen=True)
class Frame:
    """The parts: the head, the body, the lines of the prompt, what precedes the entry on its line, and the foot."""

    head: Fragments
    body: BodyText
    prompt: Fragments
    prefix: str
    foot: Fragments
    foot_height: int

    @property
    def head_height(self) -> int:
        """The number of lines of the head."""
        return _height(self.head)


def frame(screen: Screen, entry: Entry, failure: str, messages: Messages, room: Room) -> Frame:
    """The parts of a screen. `failure` says that the file could not be written, if so."""
    small, columns = room.rows < SMALL, room.columns
    failure = fitting(steady(failure), room.encoding)
    head = head_text(screen, columns, compact=small)
    prompt, prefix = _prompt(screen, columns)
    body = body_text(screen, entry, failure, columns - 1, compact=small)
    keys, gap = named_keys(screen, messages), 0 if small else 1
    lines, most = fitting_keys(keys, columns, len(keys)), most_lines(screen, room.rows)
    used = _height(head) + body.height + (len(prompt) + 1 if prefix else 0)
    if len(lines) > most and used + gap + len(lines) > room.rows:
        lines = fitting_keys(keys, columns, most)
        if screen.more_shown:
            named = ", ".join(key.text for key in keys)
            sentence = fitting(messages.message("interview.keys", keys=named), room.encoding)
            body = body_text(screen, entry, failure, columns - 1, keys=sentence, compact=small)
    foot = _fitting(foot_text(lines), room)
    return Frame(
        head=_fitting(head, room),
        body=body,
        prompt=[("class:key", "\n".join(prompt))],
        prefix=prefix,
        foot=[("", "\n"), *foot] if gap else foot,
        foot_height=len(lines) + gap if lines else 0,
    )


def _prompt(screen: Screen, columns: int) -> tuple[list[str], str]:
    """The lines of the prompt above the entry line, and what precedes the entry; both empty on a screen without one."""
    if screen.kind not in {ScreenKind.TEXT, ScreenKind.NUMBER}:
        return [], ""
    prompt = f"{screen.prompt}: "
    if width(prompt) + LEAST_ENTRY <= columns:
        return [], prompt
    return wrapped(prompt, columns - 1), "> "


def _height(fragments: Fragments) -> int:
    return 1 + sum(fragment[1].count("\n") for fragment in fragments)


def _fitting(fragments: Fragments, room: Room) -> Fragments:
    """The fragments with a plain equivalent for each character that the terminal lacks."""
    return [(fragment[0], fitting(fragment[1], room.encoding)) for fragment in fragments]
