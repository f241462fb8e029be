"""Find the text that a heading or a cell of a survey repeats, exactly or nearly."""

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable
from typing import Generic, NamedTuple, TypeVar

from implcheck.model.comparable_text import comparable

LONGEST_COMPARED = 300
"""Characters of a text that are compared; the time grows with the square."""

LIKELY = 0.85
"""How similar two texts must be, 0 to 1, for one to be taken for the other, with a remark that says so."""

LEAD = 0.05
"""How much more similar the nearest must be than the next for that."""

NEAR = 0.5
"""How similar two texts must be for one to be suggested."""

_MOST_COMPARED = 8
"""Texts that are compared letter by letter: those that share most words."""

_MARKUP = re.compile(r"<[^<>]{1,200}>|&nbsp;")
_CODE = re.compile(r"\s*(?:\[?[A-Za-z]{0,4}\d[A-Za-z0-9_]{0,11}\]?)(?:\s*[.:)\u2013-]\s*|\s+)(?=\S)")
"""What survey tools put before a question or an answer: `Q3.`, `G01Q02. `, `3 - `."""

_CODE_ALONE = re.compile(r"[A-Za-z]{0,4}\d[A-Za-z0-9_]{0,11}")
_TOOL_CODE = re.compile(r"[A-Za-z]\w{0,30}[.:]\s+(?=\S)")
"""What LimeSurvey puts before the name of a column of its own: `lastpage. Last page`."""

Key = TypeVar("Key", bound=Hashable)


def words_of(text: str) -> str:
    r"""Return the words of a text in lower case, without markup and punctuation.

    >>> words_of("<b>What is your\u00a0role?</b>")
    'what is your role'
    """
    return " ".join(re.findall(r"\w+", comparable(_MARKUP.sub(" ", text)).casefold()))


def without_code(text: str) -> str:
    """Return a text without the number or code of the question or answer before it."""
    return _CODE.sub("", text, count=1) if _CODE.match(text) else text


def without_tool_code(name: str) -> str:
    """Return the name of a column without the code, of a word, that a survey tool puts before one of its own."""
    return _TOOL_CODE.sub("", name, count=1) if _TOOL_CODE.match(name) else name


def is_code(text: str) -> bool:
    """Return whether a text is the number or code of a question, such as `Q3` or `G01Q02`."""
    return bool(_CODE_ALONE.fullmatch(text.strip()))


class Near(NamedTuple, Generic[Key]):
    """Something that a text may stand for, and how similar its own text is, 0 to 1."""

    key: Key
    similarity: float
    text: str

    @property
    def percent(self) -> int:
        """The similarity in whole percent, rounded down."""
        return int(self.similarity * 100)


class TextIndex(Generic[Key]):
    """Texts with what each stands for; a text that stands for several things is exact for none."""

    def __init__(self, texts: Iterable[tuple[str, Key]]) -> None:
        self._exact: dict[str, tuple[Key, str] | None] = {}
        self._entries: list[tuple[str, Key, str]] = []
        self._by_word: defaultdict[str, list[int]] = defaultdict(list)
        for text, key in texts:
            folded = words_of(text)[:LONGEST_COMPARED]
            if not folded:
                continue
            known = self._exact.setdefault(folded, (key, text))
            if known is not None and known[0] != key:
                self._exact[folded] = None
            for word in set(folded.split()):
                self._by_word[word].append(len(self._entries))
            self._entries.append((folded, key, text))

    def exact(self, text: str) -> Key | None:
        """Return what a text stands for, with or without a code before it; None if it repeats no text."""
        for form in (text, without_code(text)):
            if (found := self._exact.get(words_of(form))) is not None:
                return found[0]
        return None

    def nearest(self, text: str) -> list[Near[Key]]:
        """Return what a text may stand for, the most similar first; each once."""
        from difflib import SequenceMatcher

        folded = words_of(without_code(text))[:LONGEST_COMPARED]
        words = set(folded.split())
        shared = Counter(index for word in sorted(words) for index in self._by_word.get(word, ()))
        size = {index: len(set(self._entries[index][0].split())) + len(words) for index in shared}
        candidates = sorted(shared, key=lambda index: (-2 * shared[index] / size[index], index))[:_MOST_COMPARED]
        matcher = SequenceMatcher(None, "", folded, autojunk=False)
        best: dict[Key, Near[Key]] = {}
        for index in candidates:
            own, key, written = self._entries[index]
            matcher.set_seq1(own)
            near = Near(key, matcher.ratio(), written)
            if near.similarity >= NEAR and (key not in best or best[key].similarity < near.similarity):
                best[key] = near
        return sorted(best.values(), key=lambda near: -near.similarity)


def likely(nearest: list[Near[Key]]) -> Near[Key] | None:
    """Return the nearest if it is likely, and clearly nearer than the next; else None."""
    if not nearest or nearest[0].similarity < LIKELY:
        return None
    return None if nearest[1:] and nearest[0].similarity - nearest[1].similarity < LEAD else nearest[0]
