"""Load the mapping file (`--mapping`) and check it against the questionnaire."""

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
from implcheck.model.questionnaire import Questionnaire
from implcheck.model.respondents_file import CsvMapping
from implcheck.respondents.csv_cells import QUOTED, ROLE, STAND_APART, mapped_value
from implcheck.respondents.respondents_file import read_answer


class LoadedMapping(NamedTuple):
    """A mapping with the tree that has its locations; no tree if it comes from no file."""

    mapping: CsvMapping
    tree: Tree | None = None

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """What is probably not as it was meant."""
        return self.tree.warnings if self.tree is not None else ()

    def locate(self, found: Problem) -> Problem:
        """Return a problem with its location in the mapping file."""
        return self.tree.root.locate(found) if self.tree is not None else found

    def location(self, key: str) -> Location:
        """Return the location of a key of the mapping."""
        return self.tree.root.location((key,)) if self.tree is not None else Location("")


def load_mapping(source: SourceText) -> LoadedMapping:
    """Load a mapping file.

    Raises:
        InvalidFile: With all problems, in the order of the lines.
    """
    tree = parse(source)
    try:
        mapping = CsvMapping.model_validate(tree.root.value)
    except ValidationError as error:
        raise InvalidFile(tree.with_problems(problems_of(error, CsvMapping))) from None
    if tree.problems:
        raise InvalidFile(tree.with_problems(()))
    return LoadedMapping(mapping, tree)


def check_mapping(loaded: LoadedMapping, questionnaire: Questionnaire) -> None:
    """Check a mapping against the questionnaire.

    Raises:
        InvalidFile: The mapping names an unknown question, or a text stands for an answer that is not allowed.
    """
    mapping, problems = loaded.mapping, []
    for section in ("columns", "notes"):
        for column, id_ in getattr(mapping, section).items():
            if id_ is not None and id_ not in questionnaire.by_id:
                problems.append(_no_such_question(id_, (section, column), questionnaire))
    for id_, values in mapping.values.items():
        if id_ in {ROLE, STAND_APART, QUOTED}:
            problems += [
                problem("needs-text" if id_ == ROLE else "needs-true-or-false", ("values", id_, text), key=text)
                for text, value in values.items()
                if not isinstance(value, str if id_ == ROLE else bool)
            ]
        elif id_ not in questionnaire.by_id:
            problems.append(_no_such_question(id_, ("values", id_), questionnaire))
        else:
            problems += _value_problems(id_, values, questionnaire)
    if problems:
        raise InvalidFile(in_order([loaded.locate(found) for found in problems]))


def _no_such_question(id_: str, path: tuple[str, ...], questionnaire: Questionnaire) -> Problem:
    return problem("no-such-question", path, id=id_, suggestion=Nearest(id_, questionnaire.by_id))


def _value_problems(id_: str, values: Mapping[str, Any], questionnaire: Questionnaire) -> list[Problem]:
    """Return the problems of the answers that texts stand for."""
    problems: list[Problem] = []
    for text, value in values.items():
        try:
            read_answer(id_, mapped_value(questionnaire.by_id[id_], value), questionnaire)
        except InvalidFile as error:
            problems += [replace(found, path=("values", id_, text), on_key=False) for found in error.problems]
    return problems
