"""Answers from their file, held against the questionnaire they answer."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path as FilePath

from pydantic import TypeAdapter, ValidationError

from implcheck.loading.file_kind import FileKind, kind_of
from implcheck.loading.pydantic_errors import problems_of
from implcheck.loading.questionnaire import find_questionnaire, located
from implcheck.loading.source import SourceText
from implcheck.loading.suggestions import answer_meant
from implcheck.loading.yaml_tree import Tree, parse
from implcheck.model.answers import AcceptedRisk, Answer, Answers, in_long_form
from implcheck.model.limits import MOST_ANSWERS, MOST_RISKS
from implcheck.model.locations import Locations
from implcheck.model.problem import InvalidFile, Location, Path, Problem, has_oversized_section, in_order, problem
from implcheck.model.questionnaire import Questionnaire
from implcheck.validation.answers import faults
from implcheck.validation.migration import is_of_another_version, mapped


@dataclass(frozen=True)
class Loaded:
    """Answers, the questionnaire they answer, and the tree that says where each stands."""

    answers: Answers
    questionnaire: Questionnaire
    tree: Tree
    warnings: tuple[Problem, ...] = ()
    """What was left out because it was given to another version of the questionnaire and does not fit this one."""

    @property
    def locations(self) -> Locations:
        """Where each answer and each accepted risk stands."""
        root = self.tree.root
        return Locations(
            file=root.source.name,
            answers={id_: root.location(("answers", id_), on_key=True) for id_ in self.answers.answers},
            risks=tuple(root.location(("accepted_risks", index)) for index in self._risks_kept),
            otherwise=root.location(("answers",), on_key=True),
        )

    @property
    def _risks_kept(self) -> tuple[int, ...]:
        """The indexes in the file of the accepted risks, without those that were left out."""
        gone = {one.path[1] for one in self.warnings if one.path[0] == "accepted_risks"}
        return tuple(index for index in range(len(self.answers.accepted_risks) + len(gone)) if index not in gone)


def load_answers(source: SourceText, questionnaire: str | None = None) -> Loaded:
    """The answers in a file. `questionnaire`, an id or a path, goes before the one that the file names.

    Raises:
        InvalidFile: with everything that is wrong with the answers, in the order of the lines; or with what
            is wrong with the questionnaire, without which the answers mean nothing.
    """
    return answers_from(parse(source), source, questionnaire)


def answers_from(tree: Tree, source: SourceText, questionnaire: str | None = None) -> Loaded:
    """The answers in a tree that has been read already; see `load_answers`."""
    value = tree.root.value
    if (kind := kind_of(tree)) is not FileKind.ANSWERS:
        code = "kind-questionnaire" if kind is FileKind.QUESTIONNAIRE else "kind-unknown"
        raise InvalidFile((problem(code).at(tree.root.location()),))
    try:
        answers: Answers | None = Answers.model_validate(value)
        found: list[Problem] = []
    except ValidationError as error:
        answers = None
        found = problems_of(error, Answers)
    named = value.get("questionnaire") if isinstance(value, dict) else None
    default = Answers.model_fields["questionnaire"].default
    if questionnaire is not None:
        asked = find_questionnaire(questionnaire)
    else:
        name = named if isinstance(named, str) and named.strip() else default
        try:
            asked = find_questionnaire(name, FilePath(source.name).parent)
        except InvalidFile as error:
            told = in_order([*tree.problems, *_named_here(error, tree, found)])
            raise InvalidFile(told, error.left_out) from None
    given, risks = (answers.answers, answers.accepted_risks) if answers is not None else _valid_parts(value)
    found = [_outside(one, asked) for one in found]
    version = value.get("questionnaire_version") if isinstance(value, dict) else None
    if not (other := is_of_another_version(version, asked)) and not has_oversized_section(found):
        disagreements = faults(given, dict(enumerate(risks)) if isinstance(risks, tuple) else risks, asked)
        found.extend(answer_meant(one) for one in disagreements)
    found.extend(_not_filled_in(value))
    if answers is None or found or tree.problems:
        raise InvalidFile(in_order([*tree.problems, *(located(one, tree.root) for one in found)]))
    if not other:
        return Loaded(answers, asked, tree)
    fitting, left_out = mapped(answers, asked)
    return Loaded(fitting, asked, tree, in_order([located(one, tree.root) for one in left_out]))


_TEMPLATE = re.compile(r"<[A-Za-z][\w -]*>|\{\{.*\}\}")
"""What is left of a template that nobody filled in, such as <name>, if it is all there is."""


def _not_filled_in(value: object) -> Iterator[Problem]:
    """The texts around the answers that hold nothing but a template's mark; an answer is held against its question."""
    written = value if isinstance(value, dict) else {}
    texts: list[tuple[Path, object]] = [(("project",), written.get("project"))]
    if isinstance(respondent := written.get("respondent"), dict):
        texts.append((("respondent", "role"), respondent.get("role")))
    risks = written.get("accepted_risks")
    for index, risk in enumerate(risks if isinstance(risks, list) else ()):
        if isinstance(risk, dict):
            texts += [(("accepted_risks", index, key), risk.get(key)) for key in ("reason", "owner")]
    for path, given in texts:
        if isinstance(given, str) and _TEMPLATE.fullmatch(given.strip()):
            yield problem("not-filled-in", path, given=given.strip())


def _outside(found: Problem, asked: Questionnaire) -> Problem:
    """The problem of a key that is a question's: its answer has lost its indentation."""
    if found.code != "key-unknown" or len(found.path) != 1 or found.path[0] not in asked.by_id:
        return found
    return problem("answer-outside", found.path, on_key=True, id=found.path[0])


def _named_here(error: InvalidFile, tree: Tree, found: list[Problem]) -> list[Problem]:
    """Point at the line that names a questionnaire which cannot be found; other faults have places of their own."""
    here = tree.root.location(("questionnaire",))
    told = [
        _at_name(one, here) if one.location is not None and not one.location.line else one for one in error.problems
    ]
    return [*told, *(located(one, tree.root) for one in found)]


def _at_name(found: Problem, here: Location) -> Problem:
    """The fault of a whole questionnaire, at its name; the usual hint for a missing file would mislead there."""
    return (problem("questionnaire-missing") if found.code == "file-missing" else found).at(here)


def _valid_parts(value: object) -> tuple[dict[str, Answer], dict[int, AcceptedRisk]]:
    """The answers and accepted risks of a broken file that are valid in themselves."""
    one_answer: TypeAdapter[Answer] = TypeAdapter(Answer)
    answers: dict[str, Answer] = {}
    risks: dict[int, AcceptedRisk] = {}
    written = value if isinstance(value, dict) else {}
    given, accepted = written.get("answers"), written.get("accepted_risks")
    # More than are allowed are told as that, and looked at no closer.
    for name, answer in islice(given.items(), MOST_ANSWERS) if isinstance(given, dict) else ():
        try:
            answers[name] = one_answer.validate_python(in_long_form(answer))
        except ValidationError:
            continue
    for index, risk in enumerate(accepted[:MOST_RISKS]) if isinstance(accepted, list) else ():
        try:
            risks[index] = AcceptedRisk.model_validate(risk)
        except ValidationError:
            continue
    return answers, risks
