"""What the texts of a survey stand for: those of the mapping, then the values, levels and labels of the questionnaire."""

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

from implcheck.model.answer_value import NOT_YET, UNKNOWN, listed, quoted
from implcheck.model.comparable_text import comparable
from implcheck.model.limits import MOST_OPTIONS
from implcheck.model.problem import InvalidFile, problem
from implcheck.model.question import NO, YES, Question, YesNoQuestion

MOST_PARTS = 2 * MOST_OPTIONS
"""Parts of a cell among which known texts are looked for; with more it holds no list of options."""

_MOST_WAYS = 4
"""Ways to split a cell that are compared."""

_Branch = dict[str, Any]
"""Known texts by their parts: below each part what can follow it, and under `_END` the text that ends there."""

_END = ""


class AnswerTexts:
    """The texts of the answers to one question, compared as they look.

    Args:
        question: The question.
        values: What texts stand for by the mapping; they take precedence.
        separator: What stands between ticked options in a cell.
    """

    def __init__(self, question: Question, values: Mapping[str, Any], separator: str) -> None:
        self._folds_case = isinstance(question, YesNoQuestion)
        self.mapped: Mapping[str, Any] = {comparable(text): value for text, value in values.items()}
        own: dict[str, list[Any]] = {}
        for text, value in _own_texts(question):
            meanings = own.setdefault(self._key(text), [])
            if value not in meanings:
                meanings.append(value)
        self._own = own
        self._separator = comparable(separator)
        self._by_parts: _Branch = {}
        for text in (*own, *self.mapped):
            branch = self._by_parts
            for part in self._parts(text)[:MOST_PARTS]:
                branch = branch.setdefault(part, {})
            branch[_END] = text

    def meanings(self, text: str) -> tuple[Any, ...]:
        """Return what a text stands for: nothing, one thing, or several."""
        text = comparable(text)
        return (self.mapped[text],) if text in self.mapped else tuple(self._own.get(self._key(text), ()))

    def meaning(self, text: str) -> Any:
        """Return what a text stands for; the text itself if that is nothing known.

        Raises:
            InvalidFile: It stands for several answers; the problem has no location.
        """
        found = self.meanings(text)
        if len(found) > 1:
            raise InvalidFile((problem("table-text-ambiguous", given=quoted(text), values=listed([*found])),))
        return found[0] if found else text

    def split(self, text: str) -> list[Any]:
        """Return what the options in a cell stand for: known texts may have the separator in them.

        Raises:
            InvalidFile: The text can be split into known texts in several ways, or one of them is ambiguous.
        """
        parts = self._parts(text)
        if len(parts) > MOST_PARTS:
            return [*parts]
        ways = self._ways(parts)
        if self._differ(ways):
            shown = (" + ".join(f"'{option}'" for option in way) for way in ways)
            raise InvalidFile((problem("table-ticks-ambiguous", given=quoted(text), ways="; ".join(shown)),))
        return [self.meaning(option) for option in (ways[0] if ways else self._greedy(parts))]

    def is_ambiguous(self, text: str) -> bool:
        """Return whether a text can be split into known texts in ways that do not mean the same."""
        parts = self._parts(text)
        return len(parts) <= MOST_PARTS and self._differ(self._ways(parts))

    def _differ(self, ways: list[tuple[str, ...]]) -> bool:
        """Return whether ways to split a cell mean different answers."""
        return len({tuple(sorted(map(str, self._options(way)))) for way in ways}) > 1 if ways[1:] else False

    def _options(self, texts: tuple[str, ...]) -> Iterator[Any]:
        for text in texts:
            value = self.meaning(text)
            yield from value if isinstance(value, (list, tuple)) else (value,)

    def _key(self, text: str) -> str:
        text = comparable(text)
        return text.casefold() if self._folds_case else text

    def _parts(self, text: str) -> list[str]:
        return [part for part in map(str.strip, comparable(text).split(self._separator)) if part]

    def _known(self, parts: list[str], start: int) -> list[tuple[int, str]]:
        """Return the known texts that start at a part, each with the index after its last part; the longest first."""
        found: list[tuple[int, str]] = []
        branch = self._by_parts
        for end in range(start, len(parts)):
            if (below := branch.get(parts[end])) is None:
                break
            branch = below
            if _END in branch:
                found.insert(0, (end + 1, branch[_END]))
        return found

    def _ways(self, parts: list[str]) -> list[tuple[str, ...]]:
        """Return the ways to split parts into known texts and nothing else; a few at most."""
        ways: list[list[tuple[str, ...]]] = [[] for _ in parts]
        ways.append([()])
        for start in range(len(parts) - 1, -1, -1):
            found = ((known, *rest) for end, known in self._known(parts, start) for rest in ways[end])
            ways[start] = list(islice(found, _MOST_WAYS))
        return ways[0]

    def _greedy(self, parts: list[str]) -> Iterator[str]:
        """Yield the longest known texts, and the parts between them."""
        start = 0
        while start < len(parts):
            start, text = next(iter(self._known(parts, start)), (start + 1, parts[start]))
            yield text


def _own_texts(question: Question) -> Iterator[tuple[str, Any]]:
    """Yield the texts that a questionnaire has for the answers to a question, in all its languages."""
    yield UNKNOWN, UNKNOWN
    yield NOT_YET, NOT_YET
    if question.not_yet is not None:
        yield from ((text, NOT_YET) for _, text in question.not_yet)
    if isinstance(question, YesNoQuestion):
        for value, label in (("yes", YES), ("no", NO)):
            yield value, value
            yield from ((text, value) for _, text in label)
    for choice in question.choices:
        yield str(choice.value), choice.value
        yield from ((text, choice.value) for _, text in choice.text)
