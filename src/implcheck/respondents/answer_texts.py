"""What the texts of a survey stand for: those of the mapping, then the values, levels and labels of the questionnaire."""

from collections.abc import Iterator, Mapping
from typing import Any

from implcheck.model.answer_value import NOT_YET, UNKNOWN, listed, quoted
from implcheck.model.comparable_text import comparable
from implcheck.model.problem import InvalidFile, problem
from implcheck.model.question import NO, YES, Question, YesNoQuestion

MOST_PARTS = 1000
"""Parts of a cell that are tried together; with more it holds no list of options."""


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
        self._by_parts: dict[tuple[str, ...], str] = {}
        for text in (*own, *self.mapped):
            self._by_parts[tuple(self._parts(text))] = text
        self._longest = max(map(len, self._by_parts), default=1)

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
        ways = self._ways(parts) if len(parts) <= MOST_PARTS else []
        if len(ways) > 1:
            shown = (" + ".join(f"'{option}'" for option in way) for way in ways)
            raise InvalidFile((problem("table-ticks-ambiguous", given=quoted(text), ways="; ".join(shown)),))
        return [self.meaning(option) for option in (ways[0] if ways else self._greedy(parts))]

    def _key(self, text: str) -> str:
        text = comparable(text)
        return text.casefold() if self._folds_case else text

    def _parts(self, text: str) -> list[str]:
        return [part for part in map(str.strip, comparable(text).split(self._separator)) if part]

    def _ways(self, parts: list[str]) -> list[tuple[str, ...]]:
        """Return the ways to split parts into known texts and nothing else; two at most."""
        ways: list[list[tuple[str, ...]]] = [[] for _ in parts]
        ways.append([()])
        for start in range(len(parts) - 1, -1, -1):
            for end in range(min(start + self._longest, len(parts)), start, -1):
                if ways[end] and (known := self._by_parts.get(tuple(parts[start:end]))) is not None:
                    ways[start] += [(known, *rest) for rest in ways[end]]
            del ways[start][2:]
        return ways[0]

    def _greedy(self, parts: list[str]) -> Iterator[str]:
        """Yield the longest known texts, and the parts between them."""
        start = 0
        while start < len(parts):
            ends = range(min(start + self._longest, len(parts)), start, -1)
            end = next((end for end in ends if tuple(parts[start:end]) in self._by_parts), start + 1)
            yield self._by_parts.get(tuple(parts[start:end]), parts[start])
            start = end


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
