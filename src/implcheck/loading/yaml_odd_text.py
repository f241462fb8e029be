"""Find what libyaml reads or counts differently from the pure parser, which is slow and so reads it in small files only."""

import re

from implcheck.loading.source import SourceText
from implcheck.loading.yaml_scalars import half_escape
from implcheck.model.limits import LARGEST_ODD_FILE
from implcheck.model.problem import InvalidFile, problem

_ODD_CHARACTERS = "\t\x85\u2028\u2029"
"""Tabs, and line ends that editors do not count as such."""

_STUCK_COMMENT = re.compile("[|>][-+0-9]*#")
"""A comment directly after the mark of a block of text."""

_PAIR = re.compile(r"\\u[dD][89abAB]")
"""The first half of a character as JSON escapes it: libyaml refuses it, also with the second half right behind it."""


def is_odd(text: str) -> bool:
    """Return whether a text contains something that libyaml reads or counts differently."""
    return (
        any(character in text for character in _ODD_CHARACTERS)
        or _STUCK_COMMENT.search(text) is not None
        or _PAIR.search(text) is not None
    )


def too_large_to_be_odd(source: SourceText) -> InvalidFile:
    """Return the error of a large file, located at the first thing that only the slow parser reads correctly."""
    indexes = [index for character in _ODD_CHARACTERS if (index := source.text.find(character)) >= 0]
    indexes += [found.start() for odd in (_STUCK_COMMENT, _PAIR) if (found := odd.search(source.text)) is not None]
    first = min(indexes)
    largest = f"{LARGEST_ODD_FILE // 1024} KiB"
    match source.text[first]:
        case "\t":
            reason = problem("yaml-large-with-tab", largest=largest)
        case "\\" if (half := half_escape(source.text[first : first + 12])) is not None and half.start() == 0:
            reason = problem("yaml-surrogate", given=half[0])
        case "\\":
            reason = problem("yaml-large-with-pair", largest=largest)
        case _:
            reason = problem("yaml-large-and-odd", largest=largest)
    return InvalidFile((reason.at(source.at(first)),))
