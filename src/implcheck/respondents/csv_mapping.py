"""Load the mapping file (`--mapping`) and check it against the questionnaire."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, NamedTuple

from pydantic import ValidationError

from implcheck.loading.pydantic_errors import problems_of
from implcheck.loading.source import SourceText
from implcheck.loading.yaml_node import Tree
from implcheck.loading.yaml_tree import parse
from implcheck.model.did_you_mean import Nearest
from implcheck.model.problem import InvalidFile, Location, Problem, in_order, problem
from implcheck.model.question import MultiQuestion
from implcheck.model.questionnaire import Questionnaire
from implcheck.model.respondents_file import ColumnUse, CsvMapping
from implcheck.respondents.csv_cells import QUOTED, ROLE, STAND_APART, alike, mapped_value
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
    if not isinstance(tree.root.value, dict):
        raise InvalidFile(tree.with_problems((problem("mapping-not-keys"),)))
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
        InvalidFile: The mapping names an unknown question or option, two of its columns or texts look alike, or a text
            stands for an answer that is not allowed.
    """
    mapping = loaded.mapping
    problems = [*_look_alikes(mapping)]
    for column, use in mapping.columns.items():
        if use is not None and use.question not in questionnaire.by_id:
            problems.append(_no_such_question(use.question, ("columns", column, "question"), questionnaire))
        elif use is not None and use.option is not None:
            problems += _option_problems(use.question, use.option, ("columns", column, "option"), questionnaire)
    for column, id_ in mapping.notes.items():
        if id_ not in questionnaire.by_id:
            problems.append(_no_such_question(id_, ("notes", column), questionnaire))
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


def _look_alikes(mapping: CsvMapping) -> Iterator[Problem]:
    """Yield the columns, and the texts of a question, that look like an earlier one and mean something else."""
    sections: list[tuple[tuple[str, ...], Mapping[str, Any]]] = [
        (("columns",), mapping.columns),
        (("notes",), mapping.notes),
        *((("values", id_), values) for id_, values in mapping.values.items()),
    ]
    for path, texts in sections:
        for earlier, text in alike(texts):
            if texts[earlier] != texts[text]:
                yield problem("mapping-alike", (*path, text), on_key=True, given=text, other=earlier)


def _option_problems(id_: str, option: str, path: tuple[str, ...], questionnaire: Questionnaire) -> Iterator[Problem]:
    """Yield the problem of an option that a column cannot tick."""
    question = questionnaire.by_id[id_]
    if not isinstance(question, MultiQuestion):
        yield problem("mapping-no-ticks", path, id=id_)
        return
    known = [str(choice.value) for choice in question.choices]
    if option not in known:
        yield problem(
            "no-such-option", path, value=option, id=id_, options=", ".join(known), suggestion=Nearest(option, known)
        )


def _no_such_question(id_: str, path: tuple[str, ...], questionnaire: Questionnaire) -> Problem:
    return problem("no-such-question", path, id=id_, suggestion=Nearest(id_, questionnaire.by_id))


def _value_problems(id_: str, values: Mapping[str, Any], questionnaire: Questionnaire) -> list[Problem]:
    """Return the problems of the answers that texts stand for."""
    problems: list[Problem] = []
    question = questionnaire.by_id[id_]
    for text, value in values.items():
        if isinstance(value, bool) and isinstance(question, MultiQuestion):
            continue  # whether a column that ticks an option has it ticked
        try:
            read_answer(id_, mapped_value(question, value), questionnaire)
        except InvalidFile as error:
            problems += [replace(found, path=("values", id_, text), on_key=False) for found in error.problems]
    return problems


def present_mapping(loaded: LoadedMapping, questionnaire: Questionnaire) -> tuple[LoadedMapping, tuple[Problem, ...]]:
    """Return a mapping with the present ids of questions, and a warning for each question that has another id now.

    A question that was replaced has to be asked anew: its columns are not used.
    """
    mapping = loaded.mapping
    renamed, replaced = questionnaire.renamed, questionnaire.replaced
    version = questionnaire.version
    warnings: list[Problem] = []

    def present(id_: str, path: tuple[str, ...]) -> str | None:
        if id_ in questionnaire.by_id or id_ not in {*renamed, *replaced}:
            return id_
        code, new = ("renamed", renamed[id_]) if id_ in renamed else ("replaced", replaced[id_])
        warnings.append(loaded.locate(problem(f"other-version-{code}", path, id=id_, new=new, version=version)))
        return new if id_ in renamed else None

    columns: dict[str, ColumnUse | None] = {}
    for column, use in mapping.columns.items():
        id_ = present(use.question, ("columns", column)) if use is not None else None
        columns[column] = use.model_copy(update={"question": id_}) if use is not None and id_ is not None else None
    notes: dict[str, str] = {}
    for column, noted in mapping.notes.items():
        if (id_ := present(noted, ("notes", column))) is not None:
            notes[column] = id_
        else:
            columns[column] = None
    values = {
        renamed.get(id_, id_): texts
        for id_, texts in mapping.values.items()
        if id_ in questionnaire.by_id or id_ not in replaced
    }
    if not warnings and values.keys() == mapping.values.keys():
        return loaded, ()
    updated = mapping.model_copy(update={"columns": columns, "notes": notes, "values": values})
    return loaded._replace(mapping=updated), tuple(warnings)
