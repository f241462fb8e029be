"""Turn a CSV cell into an answer, as it would be written in an answers file."""

import re
from collections.abc import Mapping
from typing import Any

from implcheck.model.answer_value import NOT_YET, UNKNOWN
from implcheck.model.question import LevelsQuestion, MultiQuestion, NumberQuestion, Question
from implcheck.model.questionnaire import Questionnaire
from implcheck.model.respondents_file import CsvMapping

NOT_APPLICABLE = "not_applicable:"
"""The start of a cell that gives the reason why a question does not apply."""

_WORDS = (UNKNOWN, NOT_YET)
"""Answers of one word to a question of any type."""

ROLE, STAND_APART, QUOTED = "role", "may_stand_apart", "may_be_quoted"
_FLAGS: Mapping[str, bool] = {"yes": True, "true": True, "no": False, "false": False, "": False}
_WHOLE = re.compile(r"-?[0-9]{1,12}")
_NUMBER = re.compile(r"-?[0-9]{1,12}(\.[0-9]{1,12})?")


def mapped_value(question: Question, value: Any) -> Any:
    """Return a value of the mapping as an answer; for a multiple choice, the value is one option of it."""
    is_option = isinstance(question, MultiQuestion) and isinstance(value, str) and value not in _WORDS
    return [value] if is_option else value


class CellParser:
    """Parses cells by the mapping and the type of their question."""

    def __init__(self, mapping: CsvMapping, questionnaire: Questionnaire) -> None:
        self.mapping = mapping
        self.questionnaire = questionnaire

    def answer(self, id_: str, cell: str) -> Any:
        """Return a cell as the answer would be written in an answers file."""
        text = cell.strip()
        values = self.mapping.values.get(id_, {})
        question = self.questionnaire.by_id[id_]
        if text in values:
            return mapped_value(question, values[text])
        if not text:
            return None
        if text in _WORDS:
            return text
        if text.startswith(NOT_APPLICABLE):
            return {"not_applicable": text.removeprefix(NOT_APPLICABLE)}
        return self._by_type(question, text, values)

    def _by_type(self, question: Question, text: str, values: Mapping[str, Any]) -> Any:
        match question:
            case LevelsQuestion():
                return int(text) if _WHOLE.fullmatch(text) else text
            case NumberQuestion():
                number = text.replace(",", ".") if self.mapping.decimal == "," and "." not in text else text
                if not _NUMBER.fullmatch(number):
                    return text
                return float(number) if "." in number else int(number)
            case MultiQuestion():
                parts = [part.strip() for part in text.split(self.mapping.separator)]
                return [values.get(part, part) for part in parts if part]
            case _:
                return text

    def role(self, cell: str) -> str:
        """Return the role in a cell."""
        text = cell.strip()
        return str(self.mapping.values.get(ROLE, {}).get(text, text))

    def flag(self, name: str, cell: str) -> bool | None:
        """Return whether a consent was given; None if the cell says neither yes nor no."""
        text = cell.strip()
        given = self.mapping.values.get(name, {})
        return bool(given[text]) if text in given else _FLAGS.get(text.casefold())
