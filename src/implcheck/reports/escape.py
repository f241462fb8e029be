"""Making people's text harmless for where it goes. One function per target."""

import unicodedata

_ACTING = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_JOINERS = frozenset("\u200c\u200d\ufe0f")
"""Invisible, but part of how words are written in some scripts, and of emoji."""


def for_terminal(text: str) -> str:
    """Text that cannot act on a terminal: no escapes, no control characters, no change of direction.

    Line ends and tabs become a space. Every other character that acts instead of showing is written out as
    its code, so that a reader sees that somebody put it there.
    """
    if text.isprintable():
        return text
    return "".join(_shown(character) for character in " ".join(text.split(None)) if character)


def _shown(character: str) -> str:
    if character.isprintable() or character in _JOINERS or unicodedata.category(character) not in _ACTING:
        return character
    return character.encode("unicode_escape").decode("ascii")
