"""The foot of the full-screen interview: the keys and their names, the most important ones where there is little room."""

from implcheck.interview.cells import width
from implcheck.interview.fullscreen_text import Fragments
from implcheck.interview.screen import Screen, ScreenKind
from implcheck.interview.state import Key
from implcheck.wording.messages import Messages

_GAP = 2
"""The cells between two keys."""

_RANKS = {key.value: rank for rank, key in enumerate((Key.MORE, Key.BACK, Key.QUIT, Key.DONT_KNOW, Key.SKIP), start=1)}
"""The order in which letters are kept where there is little room, after Enter and what belongs to it."""

NO_KEYS, FEW_KEYS = 6, 12
"""A screen of fewer rows shows no keys, or one line of them, if its text does not fit."""

MOVE = "↑↓"
"""The keys that move the selection."""

Named = tuple[str, str]
"""A key and its name; without a key, a remark about those behind it."""


def named_keys(screen: Screen, messages: Messages) -> list[Named]:
    """All keys of a screen with their names, in the order in which they are shown."""
    message = messages.message
    keys = [(MOVE, message("interview.key-move"))] if screen.kind in {ScreenKind.PICK, ScreenKind.TICK} else []
    keys += [(message("interview.space"), message("interview.key-tick"))] if screen.kind is ScreenKind.TICK else []
    enter = "interview.key-choose" if screen.kind is ScreenKind.PICK else "interview.key-done"
    keys.append((message("interview.enter"), message(enter)))
    if screen.kind is ScreenKind.NUMBER:
        keys += [(message("interview.escape"), message("interview.key-clear")), ("", message("interview.letter-first"))]
    return [*keys, *screen.keys]


def most_lines(screen: Screen, rows: int) -> int:
    """The lines for keys on a screen whose text does not fit; those under `?` are always within reach."""
    if rows < NO_KEYS:
        return 0
    has_more = any(key == Key.MORE.value for key, _ in screen.keys)
    return 1 if has_more and rows < FEW_KEYS else max(2, rows // 6)


def fitting_keys(keys: list[Named], columns: int, lines: int) -> list[list[Named]]:
    """The lines of the foot: as many keys as fit, the most important ones first in being chosen."""
    kept: list[Named] = []
    for named in sorted(keys, key=lambda named: _importance(named[0])):
        more = [each for each in keys if each in (*kept, named)]
        if len(_in_lines(more, columns)) <= lines:
            kept = more
    return _in_lines(kept, columns)


def foot_text(lines: list[list[Named]]) -> Fragments:
    """The lines of the foot, styled."""
    fragments: Fragments = []
    for at, line in enumerate(lines):
        fragments += [("", "\n")] if at else []
        for key, name in line:
            fragments += [("class:key", f"{key} " if key else ""), ("class:dim", name), ("", " " * _GAP)]
    return fragments


def _importance(key: str) -> int:
    """The rank of a key, 0 for the most important."""
    least = len(_RANKS) + 1
    return _RANKS.get(key, least if key == MOVE or any(key == command.value for command in Key) else 0)


def _in_lines(keys: list[Named], columns: int) -> list[list[Named]]:
    """The keys, as many to a line as fit."""
    lines: list[list[Named]] = []
    used = columns
    for key, name in keys:
        cells = width(f"{key} {name}" if key else name)
        if used + cells >= columns:
            lines.append([])
            used = 0
        lines[-1].append((key, name))
        used += cells + _GAP
    return lines
