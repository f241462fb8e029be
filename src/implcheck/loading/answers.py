"""Answers from their file, held against the questionnaire they answer."""

from dataclasses import dataclass
from pathlib import Path as FilePath

from pydantic import TypeAdapter, ValidationError

from implcheck.loading.explain import problems_of
from implcheck.loading.questionnaire import find_questionnaire, located
from implcheck.loading.source import SourceText
from implcheck.loading.tree import Tree, parse
from implcheck.model.agreement import faults
from implcheck.model.answers import AcceptedRisk, Answer, Answers, as_written
from implcheck.model.problem import InvalidFile, Place, Problem, in_order, problem
from implcheck.model.questionnaire import Questionnaire


@dataclass(frozen=True)
class Loaded:
    """Answers, the questionnaire they answer, and the tree that says where each stands."""

    answers: Answers
    questionnaire: Questionnaire
    tree: Tree


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
            raise InvalidFile(in_order([*tree.problems, *_named_here(error, tree, found)])) from None
    given, risks = (answers.answers, answers.accepted_risks) if answers is not None else _valid_parts(value)
    found.extend(faults(given, dict(enumerate(risks)) if isinstance(risks, tuple) else risks, asked))
    if answers is None or found or tree.problems:
        raise InvalidFile(in_order([*tree.problems, *(located(one, tree.root) for one in found)]))
    return Loaded(answers, asked, tree)


def _named_here(error: InvalidFile, tree: Tree, found: list[Problem]) -> list[Problem]:
    """Point at the line that names a questionnaire which cannot be found; other faults have places of their own."""
    here = tree.root.place(("questionnaire",))
    told = [_at_name(one, here) if one.place is not None and not one.place.line else one for one in error.problems]
    return [*told, *(located(one, tree.root) for one in found)]


def _at_name(found: Problem, here: Place) -> Problem:
    """The fault of a whole questionnaire, at its name; the usual hint for a missing file would mislead there."""
    return (problem("questionnaire-missing") if found.code == "file-missing" else found).at(here)


def _valid_parts(value: object) -> tuple[dict[str, Answer], dict[int, AcceptedRisk]]:
    """The answers and accepted risks of a broken file that are valid in themselves."""
    one_answer: TypeAdapter[Answer] = TypeAdapter(Answer)
    answers: dict[str, Answer] = {}
    risks: dict[int, AcceptedRisk] = {}
    written = value if isinstance(value, dict) else {}
    given, accepted = written.get("answers"), written.get("accepted_risks")
    for name, answer in given.items() if isinstance(given, dict) else ():
        try:
            answers[name] = one_answer.validate_python(as_written(answer))
        except ValidationError:
            continue
    for index, risk in enumerate(accepted) if isinstance(accepted, list) else ():
        try:
            risks[index] = AcceptedRisk.model_validate(risk)
        except ValidationError:
            continue
    return answers, risks
