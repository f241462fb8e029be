"""The foot of the full-screen interview: the keys and their names, the most important ones where there is little room."""

from collections.abc import Sequence
from typing import NamedTuple

from implcheck.interview.cells import width
from implcheck.interview.fullscreen_text import Fragments
from implcheck.interview.screen import Screen, ScreenKind
from implcheck.interview.steps import Key
from implcheck.wording.messages import Messages

_GAP = 2
"""The cells between two keys."""

_KEPT = tuple(key.value for key in (Key.AS_LAST_TIME, Key.MORE, Key.BACK, Key.QUIT, Key.DONT_KNOW, Key.SKIP))
"""The letters that are kept longest where there is little room; Enter and Space are kept longer still."""

_FIRST, _LAST = 0, len(_KEPT) + 1
"""The highest and the lowest rank of a key."""

NO_KEYS, FEW_KEYS = 6, 12
"""A screen of fewer rows shows no keys, or one line of them, if its text does not fit."""


class NamedKey(NamedTuple):
    """A key, its name and its rank, 0 for the most important; without a key, a remark about those behind it."""

    key: str
    name: str
    rank: int

    @property
    def text(self) -> str:
        """The key with its name."""
        return f"{self.key} {self.name}" if self.key else self.name


def named_keys(screen: Screen, messages: Messages) -> list[NamedKey]:
    """All keys of a screen with their names, in the order in which they are shown."""
    message, keys = messages.message, []
    if screen.kind in {ScreenKind.PICK, ScreenKind.TICK}:
        keys.append(NamedKey("↑↓", message("interview.key-move"), _LAST))
    if screen.kind is ScreenKind.TICK:
        keys.append(NamedKey(message("interview.space"), message("interview.key-tick"), _FIRST))
    enter = "interview.key-choose" if screen.kind is ScreenKind.PICK else "interview.key-done"
    keys.append(NamedKey(message("interview.enter"), message(enter), _FIRST))
    if screen.kind is ScreenKind.NUMBER:
        keys.append(NamedKey(message("interview.escape"), message("interview.key-clear"), _LAST))
        keys.append(NamedKey("", message("interview.letter-first"), _FIRST))
    ranks = {key: rank for rank, key in enumerate(_KEPT, start=_FIRST + 1)}
    return [*keys, *(NamedKey(key, name, ranks.get(key, _LAST)) for key, name in screen.keys)]


def most_lines(screen: Screen, rows: int) -> int:
    """The lines for keys on a screen whose text does not fit; where `?` names them all, one may be enough."""
    if rows < NO_KEYS:
        return 0
    has_more = any(key == Key.MORE.value for key, _ in screen.keys)
    return 1 if has_more and rows < FEW_KEYS else max(2, rows // 6)


def fitting_keys(keys: Sequence[NamedKey], columns: int, lines: int) -> list[list[NamedKey]]:
    """The lines of the foot with as many keys as fit on so many lines; the most important ones are kept."""
    kept: list[NamedKey] = []
    for named in sorted(keys, key=lambda named: named.rank):
        more = [key for key in keys if key in kept or key is named]
        if len(_in_lines(more, columns)) <= lines:
            kept = more
    return _in_lines(kept, columns)


def foot_text(lines: list[list[NamedKey]]) -> Fragments:
    """The lines of the foot, styled."""
    fragments: Fragments = []
    for at, line in enumerate(lines):
        fragments += [("", "\n")] if at else []
        for named in line:
            fragments += [("class:key", f"{named.key} " if named.key else ""), ("class:dim", named.name)]
            fragments.append(("", " " * _GAP))
    return fragments


def _in_lines(keys: Sequence[NamedKey], columns: int) -> list[list[NamedKey]]:
    """The keys, as many to a line as fit."""
    lines: list[list[NamedKey]] = []
    used = columns
    for named in keys:
        if used + width(named.text) >= columns:
            lines.append([])
            used = 0
        lines[-1].append(named)
        used += width(named.text) + _GAP
    return lines
