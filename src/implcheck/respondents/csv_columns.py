"""What the columns of a survey's export mean: the mapping file, and the cells as they would stand in an answers file."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, NamedTuple

from pydantic import ValidationError

from implcheck.loading.pydantic_errors import problems_of
from implcheck.loading.source import SourceText
from implcheck.loading.yaml_node import Tree
from implcheck.loading.yaml_tree import parse
from implcheck.model.did_you_mean import Nearest
from implcheck.model.problem import InvalidFile, Location, Problem, in_order, problem
from implcheck.model.question import UNKNOWN, LevelsQuestion, MultiQuestion, NumberQuestion, Question
from implcheck.model.questionnaire import Questionnaire
from implcheck.model.survey import Columns
from implcheck.respondents.tally import one_answer

NOT_APPLICABLE = "not_applicable:"
"""How a cell starts that says why a question does not apply."""

NOTE = ":note"
"""How the name of a column with notes ends, behind the question's id."""

ROLE, APART, QUOTED = "role", "may_stand_apart", "may_be_quoted"
_FLAGS: Mapping[str, bool] = {"yes": True, "true": True, "no": False, "false": False, "": False}
_WHOLE = re.compile(r"-?[0-9]{1,12}")
_NUMBER = re.compile(r"-?[0-9]{1,12}(\.[0-9]{1,12})?")


class Mapped(NamedTuple):
    """A mapping, and its tree that says where each part stands; no tree if it is the mapping of no file."""

    columns: Columns
    tree: Tree | None = None

    def at(self, found: Problem) -> Problem:
        """A problem at its place in the mapping file."""
        return self.tree.root.locate(found) if self.tree is not None else found

    def location(self, key: str) -> Location:
        """Where a key of the mapping stands."""
        return self.tree.root.location((key,)) if self.tree is not None else Location("")


def load_mapping(source: SourceText) -> Mapped:
    """The mapping in a file.

    Raises:
        InvalidFile: with everything that is wrong, in the order of the lines.
    """
    tree = parse(source)
    try:
        columns = Columns.model_validate(tree.root.value)
    except ValidationError as error:
        found = [tree.root.locate(one) for one in problems_of(error, Columns)]
        raise InvalidFile(in_order([*tree.problems, *found])) from None
    if tree.problems:
        raise InvalidFile(tree.problems)
    return Mapped(columns, tree)


def check(mapped: Mapped, questionnaire: Questionnaire) -> None:
    """Nothing, if the mapping agrees with the questionnaire.

    Raises:
        InvalidFile: it names a question that is not there, or lets a text stand for an answer that is not allowed.
    """
    columns, found = mapped.columns, []
    for section in ("columns", "notes"):
        for column, id_ in getattr(columns, section).items():
            if id_ is not None and id_ not in questionnaire.by_id:
                found.append(_no_such(id_, (section, column), questionnaire))
    for id_, values in columns.values.items():
        if id_ in {ROLE, APART, QUOTED}:
            found += [
                problem("needs-text" if id_ == ROLE else "needs-true-or-false", ("values", id_, text), key=text)
                for text, value in values.items()
                if not isinstance(value, str if id_ == ROLE else bool)
            ]
        elif id_ not in questionnaire.by_id:
            found.append(_no_such(id_, ("values", id_), questionnaire))
        else:
            found += _faults(id_, values, questionnaire)
    if found:
        raise InvalidFile(in_order([mapped.at(one) for one in found]))


def _no_such(id_: str, path: tuple[str, ...], questionnaire: Questionnaire) -> Problem:
    return problem("no-such-question", path, id=id_, suggestion=Nearest(id_, questionnaire.by_id))


def _faults(id_: str, values: Mapping[str, Any], questionnaire: Questionnaire) -> list[Problem]:
    """What is wrong with the answers that texts stand for; of a list of ticks each text is one option."""
    found: list[Problem] = []
    for text, value in values.items():
        try:
            one_answer(id_, _written(questionnaire.by_id[id_], value), questionnaire)
        except InvalidFile as error:
            found += [replace(one, path=("values", id_, text), on_key=False) for one in error.problems]
    return found


def _written(question: Question, value: Any) -> Any:
    """A value of the mapping as the answer would stand in an answers file: of ticks it is one option."""
    ticked = isinstance(question, MultiQuestion) and isinstance(value, str) and value != UNKNOWN
    return [value] if ticked else value


class Cells:
    """Reads cells by the mapping and the type of their question."""

    def __init__(self, columns: Columns, questionnaire: Questionnaire) -> None:
        self.columns = columns
        self.questionnaire = questionnaire

    def written(self, id_: str, cell: str) -> Any:
        """A cell as the answer would stand in an answers file."""
        text = cell.strip()
        values = self.columns.values.get(id_, {})
        question = self.questionnaire.by_id[id_]
        if text in values:
            return _written(question, values[text])
        if not text:
            return None
        if text == UNKNOWN:
            return UNKNOWN
        if text.startswith(NOT_APPLICABLE):
            return {"not_applicable": text.removeprefix(NOT_APPLICABLE)}
        return self._of_type(question, text, values)

    def _of_type(self, question: Question, text: str, values: Mapping[str, Any]) -> Any:
        match question:
            case LevelsQuestion():
                return int(text) if _WHOLE.fullmatch(text) else text
            case NumberQuestion():
                number = text.replace(",", ".") if self.columns.decimal == "," and "." not in text else text
                if not _NUMBER.fullmatch(number):
                    return text
                return float(number) if "." in number else int(number)
            case MultiQuestion():
                parts = [part.strip() for part in text.split(self.columns.separator)]
                return [values.get(part, part) for part in parts if part]
            case _:
                return text

    def role(self, cell: str) -> str:
        """The role that a cell names."""
        text = cell.strip()
        return str(self.columns.values.get(ROLE, {}).get(text, text))

    def flag(self, name: str, cell: str) -> bool | None:
        """Whether a consent was given; nothing if the cell does not say so or otherwise."""
        text = cell.strip()
        given = self.columns.values.get(name, {})
        return bool(given[text]) if text in given else _FLAGS.get(text.casefold())
