"""Turn a cell into an answer, as it would be written in an answers file."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from implcheck.model.answer_value import NOT_YET, UNKNOWN, quoted
from implcheck.model.comparable_text import comparable
from implcheck.model.problem import InvalidFile, problem
from implcheck.model.question import LevelsQuestion, MultiQuestion, NumberQuestion, Question
from implcheck.model.questionnaire import Questionnaire
from implcheck.model.respondents_file import CsvMapping
from implcheck.model.roles import role_id
from implcheck.respondents.answer_texts import AnswerTexts
from implcheck.respondents.number_cells import number_in
from implcheck.respondents.survey_words import TICKED, UNTICKED

NOT_APPLICABLE = "not_applicable:"
"""The start of a cell that gives the reason why a question does not apply."""

_WORDS = (UNKNOWN, NOT_YET)
"""Answers of one word to a question of any type."""

_WHOLE = re.compile(r"-?[0-9]{1,12}")
_POINT = re.compile(r"-?[0-9]{1,12}\.[0-9]{1,12}")
ROLE, STAND_APART, QUOTED = "role", "may_stand_apart", "may_be_quoted"


def mapped_value(question: Question, value: Any) -> Any:
    """Return a value of the mapping as an answer; for a multiple choice, the value is one option of it."""
    is_option = isinstance(question, MultiQuestion) and isinstance(value, str) and value not in _WORDS
    return [value] if is_option else value


class CellParser:
    """Parses cells by the mapping and the type of their question.

    Args:
        mapping: The mapping.
        questionnaire: The questionnaire that was asked.
        is_of_survey: Whether the cells are those of a survey, with a mapping file; without one they are as in an
            answers file, with a point before decimals.
    """

    def __init__(self, mapping: CsvMapping, questionnaire: Questionnaire, *, is_of_survey: bool) -> None:
        self.mapping = mapping
        self.is_of_survey = is_of_survey
        self.questionnaire = questionnaire
        self._texts: dict[str, AnswerTexts] = {}
        self._values = {
            key: {comparable(text): value for text, value in mapping.values.get(key, {}).items()}
            for key in (ROLE, STAND_APART, QUOTED)
        }
        self._titles: dict[str, set[str]] = {}
        for role in questionnaire.roles:
            for _, title in role.title:
                self._titles.setdefault(comparable(title).casefold(), set()).add(role.id)

    def texts(self, id_: str) -> AnswerTexts:
        """Return the texts of the answers to a question."""
        if id_ not in self._texts:
            mapping, question = self.mapping, self.questionnaire.by_id[id_]
            self._texts[id_] = AnswerTexts(question, mapping.values.get(id_, {}), mapping.separator)
        return self._texts[id_]

    def answer(self, id_: str, cell: str) -> Any:
        """Return a cell as the answer would be written in an answers file.

        Raises:
            InvalidFile: The cell is ambiguous; the problem has no location.
        """
        text, question, texts = comparable(cell), self.questionnaire.by_id[id_], self.texts(id_)
        if not text and text not in texts.mapped:
            return None
        is_multi = isinstance(question, MultiQuestion)
        if text in texts.mapped and not (is_multi and texts.is_ambiguous(text)):
            return mapped_value(question, texts.mapped[text])
        if text.startswith(NOT_APPLICABLE):
            return {"not_applicable": cell.strip().removeprefix(NOT_APPLICABLE)}
        if is_multi and text not in _WORDS and texts.meanings(text) != (NOT_YET,):
            return [value for part in texts.split(text) for value in (part if isinstance(part, list) else [part])]
        if isinstance(question, NumberQuestion) and text not in _WORDS and not texts.meanings(text):
            if not self.is_of_survey and _POINT.fullmatch(text):
                return float(text)
            number = number_in(text, self.mapping.decimal, [unit for _, unit in question.unit])
            return cell.strip() if number is None else number
        if isinstance(question, LevelsQuestion) and not texts.meanings(text) and _WHOLE.fullmatch(text):
            return int(text)  # a level that is not there, to be told as such
        return texts.meaning(text)

    def ticks(self, id_: str, options: Sequence[str], cells: Sequence[str]) -> Any:
        """Return the answer in several columns that tick one option each; None if nobody answered.

        Whoever ticks nothing and says so of every option, with no column for "none of these", says just that.

        Raises:
            InvalidFile: A cell does not say whether its option is ticked. The last step of the path is its index.
        """
        ticks = []
        for index, (option, cell) in enumerate(zip(options, cells, strict=True)):
            try:
                ticks.append(self._tick(id_, option, cell))
            except InvalidFile as error:
                raise InvalidFile([found.below((id_, index)) for found in error.problems]) from None
        ticked = [option for option, tick in zip(options, ticks, strict=True) if tick is True]
        if ticked:
            return ticked
        if others := [tick for tick in ticks if tick is not None and tick is not False]:
            return others[0]
        choices = self.questionnaire.by_id[id_].choices
        exclusive = [choice.value for choice in choices if choice.is_exclusive]
        denied = {option for option, tick in zip(options, ticks, strict=True) if tick is False}
        says_none = denied == {choice.value for choice in choices if not choice.is_exclusive}
        return exclusive if says_none and len(exclusive) == 1 and len(denied) == len(options) else None

    def _tick(self, id_: str, option: str, cell: str) -> Any:
        """Return whether an option is ticked, None for a blank cell, or an answer to the whole question."""
        text, texts = comparable(cell), self.texts(id_)
        if text in texts.mapped:
            value = texts.mapped[text]
            if value in (option, [option]):
                return True
            if isinstance(value, bool) or value is None or value in _WORDS or isinstance(value, Mapping):
                return value
        elif not text:
            return None
        elif option in (meanings := texts.meanings(text)):
            return True
        elif meanings and meanings[0] in _WORDS:
            return meanings[0]
        elif text.startswith(NOT_APPLICABLE):
            return {"not_applicable": cell.strip().removeprefix(NOT_APPLICABLE)}
        elif (ticked := yes_or_no(text)) is not None:
            return ticked
        raise InvalidFile((problem("table-not-ticked", given=quoted(cell.strip()), option=option),))

    def role(self, cell: str) -> str:
        """Return the role in a cell: what the mapping says, else the role that is called so in one of the languages."""
        text = comparable(cell)
        if text in self._values[ROLE]:
            return str(self._values[ROLE][text])
        titled = self._titles.get(text.casefold(), set())
        is_id = any(role.id == role_id(text, self.questionnaire.roles) for role in self.questionnaire.roles)
        return next(iter(titled)) if len(titled) == 1 and not is_id else text

    def flag(self, name: str, cell: str) -> bool | None:
        """Return whether a consent was given; None if the cell says neither yes nor no."""
        text = comparable(cell)
        if text in self._values[name]:
            return bool(self._values[name][text])
        return yes_or_no(text) if text else False


def yes_or_no(text: str) -> bool | None:
    """Return whether a text says yes or no, as survey tools write it; None if it says neither."""
    folded = text.casefold()
    return True if folded in TICKED else False if folded in UNTICKED else None


def alike(texts: Iterable[str]) -> list[tuple[str, str]]:
    """Return each text that looks like an earlier one, after that one."""
    seen: dict[str, str] = {}
    pairs = [(seen.setdefault(comparable(text), text), text) for text in texts]
    return [(earlier, text) for earlier, text in pairs if earlier is not text]
