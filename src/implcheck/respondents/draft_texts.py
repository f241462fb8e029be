"""Find out what the texts in the cells of an export stand for."""

from collections.abc import Callable, Iterator
from typing import Any

from implcheck.model.answer_value import NOT_YET, UNKNOWN
from implcheck.model.question import NO as NO_TEXT
from implcheck.model.question import YES as YES_TEXT
from implcheck.model.question import LevelsQuestion, MultiQuestion, NumberQuestion, Question, YesNoQuestion
from implcheck.model.questionnaire import Questionnaire
from implcheck.model.roles import role_id
from implcheck.respondents.column_sample import ColumnSample, looks_personal
from implcheck.respondents.mapping_draft import TextDraft, TextsDraft
from implcheck.respondents.survey_words import DONT_KNOW, NO, NOT_APPLICABLE, SHORT_NO, SHORT_YES, YES
from implcheck.respondents.text_index import TextIndex, likely, words_of

SEPARATORS = (";", ",", "|")
_MOST_JOINED = 6
"""Parts of a cell that can be one option whose text has the separator in it."""

_OFTEN = 2
"""From how many cells on a text that stands for nothing known is shown; what only one person wrote may be their own."""

_MOST_SHOWN = 20
"""Different texts of a column; with more, those that stand for nothing known are not shown."""


class Texts:
    """What the texts of a questionnaire stand for, as far as they were asked for."""

    def __init__(self, questionnaire: Questionnaire) -> None:
        self.questionnaire = questionnaire
        self._by_question: dict[str, TextIndex[Any]] = {}
        self._roles: TextIndex[str] = TextIndex(
            (text, role.id) for role in questionnaire.roles for text in (role.id, *(title for _, title in role.title))
        )

    def of(self, question: Question) -> TextIndex[Any]:
        """Return the texts of the answers to a question."""
        if question.id not in self._by_question:
            self._by_question[question.id] = TextIndex(_answers(question))
        return self._by_question[question.id]

    def yes_or_no(self, sample: ColumnSample) -> list[str]:
        """Return the texts of a column that mean yes or no."""
        return [text for text in sample.texts if words_of(text) in YES | NO | SHORT_YES | SHORT_NO]

    def roles(self, sample: ColumnSample) -> list[str]:
        """Return the texts of a column that are roles."""
        return [text for text in sample.texts if self._role(text) is not None]

    def answers(self, question: Question, sample: ColumnSample) -> list[str]:
        """Return the texts of a column that are answers to a question, or lists of ticked options."""
        index = self.of(question)
        if not isinstance(question, MultiQuestion):
            return [text for text in sample.texts if words_of(text) not in DONT_KNOW and index.exact(text) is not None]
        separator = self.separator(question, sample)
        return [
            text
            for text in sample.texts
            if (parts := list(split(text, separator or ";", index))) and all(value is not None for _, value in parts)
        ]

    def separator(self, question: Question, sample: ColumnSample) -> str | None:
        """Return what stands between ticked options; None if no cell shows it."""
        index = self.of(question)
        found: dict[str, int] = {}
        for separator in SEPARATORS:
            for text in sample.texts:
                known = sum(value is not None for _, value in split(text, separator, index))
                if separator in text and (known > 1 or (known == 1 and text.endswith(separator))):
                    found[separator] = found.get(separator, 0) + known * sample.texts[text]
        return max(found, key=lambda separator: found[separator], default=None)

    def consent(self, sample: ColumnSample) -> TextsDraft:
        """Return what the texts of a column of consent stand for."""
        return _drafted(sample, self._consent_value, TextIndex(()))

    def role(self, sample: ColumnSample) -> TextsDraft:
        """Return which roles the texts of a column are; those that need no mapping are left out."""

        def value(text: str) -> tuple[Any, bool]:
            return self._role(text), True

        roles = self.questionnaire.roles
        known = {role.id for role in roles}
        return _drafted(sample, value, self._roles, lambda text: role_id(text, roles) in known)

    def question(self, question: Question, sample: ColumnSample, separator: str | None) -> TextsDraft:
        """Return which answers the texts of a column are; those that need no mapping are left out."""
        index = self.of(question)
        if isinstance(question, MultiQuestion):
            parts = ColumnSample()
            for text, count in sample.texts.items():
                for part, _ in split(text, separator or ";", index):
                    for _ in range(min(count, _OFTEN)):
                        parts.add(part)
            sample = parts

        def value(text: str) -> tuple[Any, bool]:
            words = words_of(text)
            if words in DONT_KNOW:
                return UNKNOWN, True
            if isinstance(question, YesNoQuestion) and words in SHORT_YES | SHORT_NO:
                return ("yes" if words in SHORT_YES else "no"), False
            return index.exact(text), True

        return _drafted(sample, value, index, lambda text: _is_native(question, text))

    def _role(self, text: str) -> str | None:
        found = role_id(text, self.questionnaire.roles)
        return found if any(role.id == found for role in self.questionnaire.roles) else self._roles.exact(text)

    def _consent_value(self, text: str) -> tuple[Any, bool]:
        words = words_of(text)
        if words in YES | NO:
            return words in YES, True
        return (words in SHORT_YES if words in SHORT_YES | SHORT_NO else None), False


def _drafted(
    sample: ColumnSample,
    value: Callable[[str], tuple[Any, bool]],
    index: TextIndex[Any],
    is_native: Callable[[str], bool] = lambda _: False,
) -> TextsDraft:
    """Return the draft of the texts of a column.

    `value` gives what a text stands for and whether that is sure; a text that `is_native` needs no mapping. What stands
    for nothing known is hidden if it may be somebody's own words.
    """
    texts: list[TextDraft] = []
    hidden = 0 if sample.is_complete else 1
    for text, count in sample.texts.items():
        if is_native(text):
            continue
        given, is_sure = value(text)
        near = index.nearest(text) if given is None else []
        if (probable := likely(near)) is not None:
            given, is_sure = probable.key, False
        if given is None:
            often = count >= _OFTEN and len(sample.texts) <= _MOST_SHOWN
            if looks_personal(text) or not (near or often or words_of(text) in NOT_APPLICABLE):
                hidden += 1
                continue
        texts.append(TextDraft(text, given, is_sure=is_sure, near=near[0] if near else None))
    return TextsDraft(tuple(texts), hidden)


def split(text: str, separator: str, index: TextIndex[Any]) -> Iterator[tuple[str, Any]]:
    """Yield the parts of a cell with what each stands for; a known text with the separator in it stays whole."""
    pieces = text.split(separator)
    start = 0
    while start < len(pieces):
        for end in range(min(start + _MOST_JOINED, len(pieces)), start, -1):
            part = separator.join(pieces[start:end]).strip()
            if (value := index.exact(part)) is not None or end == start + 1:
                if part:
                    yield part, value
                start = end
                break


def _answers(question: Question) -> Iterator[tuple[str, Any]]:
    """Yield the texts of the answers to a question, and what each stands for."""
    if question.not_yet is not None:
        yield from ((text, NOT_YET) for _, text in question.not_yet)
    if isinstance(question, YesNoQuestion):
        yield from ((text, "yes") for text in (*(text for _, text in YES_TEXT), *YES))
        yield from ((text, "no") for text in (*(text for _, text in NO_TEXT), *NO))
    for choice in question.choices:
        yield from ((text, choice.value) for _, text in choice.text)
        if isinstance(choice.value, str):
            yield choice.value, choice.value


def _is_native(question: Question, text: str) -> bool:
    """Return whether a text is an answer as it is written, without a mapping."""
    if text in {UNKNOWN, NOT_YET}:
        return True
    if isinstance(question, LevelsQuestion):
        return text in {str(level.score) for level in question.levels}
    if isinstance(question, NumberQuestion):
        return text.replace(",", "").replace(".", "").removeprefix("-").isdigit()
    if isinstance(question, YesNoQuestion):
        return text in {"yes", "no"}
    return text in {choice.value for choice in question.choices}
