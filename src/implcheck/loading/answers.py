"""Load answers: from a file's tree to values that agree with the questionnaire they answer."""

from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from implcheck.loading.file_kind import FileKind, kind_of
from implcheck.loading.questionnaire import find_questionnaire
from implcheck.loading.source import SourceText
from implcheck.loading.yaml_node import Node, Tree
from implcheck.loading.yaml_tree import parse
from implcheck.model.answers import AcceptedRisk, Answer, Answers, WrittenAnswer
from implcheck.model.limits import MOST_ANSWERS, MOST_RISKS
from implcheck.model.locations import Locations
from implcheck.model.problem import InvalidFile, Location, Problem, in_order, problem
from implcheck.model.questionnaire import Questionnaire
from implcheck.validation.answers_file import ParsedAnswers, check_answers


@dataclass(frozen=True)
class LoadedAnswers:
    """Valid answers, their questionnaire, and the tree that has their locations."""

    answers: Answers
    questionnaire: Questionnaire
    tree: Tree
    warnings: tuple[Problem, ...] = ()
    """What was left out because it was given to another version of the questionnaire and does not fit this one."""

    @property
    def locations(self) -> Locations:
        """The location of each answer and each accepted risk."""
        root = self.tree.root
        return Locations(
            file=root.source.name,
            answers={id_: root.location(("answers", id_), on_key=True) for id_ in self.answers.answers},
            risks=tuple(root.location(("accepted_risks", index)) for index in self._kept_risks),
            otherwise=root.location(("answers",), on_key=True),
        )

    @property
    def _kept_risks(self) -> tuple[int, ...]:
        """The indexes in the file of the accepted risks that were not left out."""
        gone = {warning.path[1] for warning in self.warnings if warning.path[0] == "accepted_risks"}
        return tuple(index for index in range(len(self.answers.accepted_risks) + len(gone)) if index not in gone)


def load_answers(source: SourceText, questionnaire: str | None = None) -> LoadedAnswers:
    """Load the answers in a file. `questionnaire`, an id or a path, overrides the one that the file names.

    Raises:
        InvalidFile: With all problems of the answers in the order of the lines, or with those of the questionnaire,
            without which answers cannot be checked.
    """
    return answers_from(parse(source), source, questionnaire)


def answers_from(tree: Tree, source: SourceText, questionnaire: str | None = None) -> LoadedAnswers:
    """Load the answers in a tree that was parsed already; see `load_answers`."""
    if (kind := kind_of(tree)) is not FileKind.ANSWERS:
        code = "kind-questionnaire" if kind is FileKind.QUESTIONNAIRE else "kind-unknown"
        raise InvalidFile((problem(code).at(tree.root.location()),))
    parsed = _parsed(tree.root.value)
    if questionnaire is not None:
        asked = find_questionnaire(questionnaire)
    else:
        try:
            asked = find_questionnaire(_questionnaire_name(parsed), Path(source.name).parent)
        except InvalidFile as error:
            problems = [*tree.problems, *_at_name(error, tree.root), *map(tree.root.locate, parsed.problems)]
            raise InvalidFile(in_order(problems), error.left_out) from None
    checked = check_answers(parsed, asked)
    problems = [*tree.problems, *map(tree.root.locate, checked.problems)]
    if checked.answers is None or problems:
        raise InvalidFile(in_order(problems))
    return LoadedAnswers(checked.answers, asked, tree, in_order([*map(tree.root.locate, checked.left_out)]))


def _parsed(written: dict[str, Any]) -> ParsedAnswers:
    """Parse an answers file; of an invalid one the answers and accepted risks that are valid in themselves."""
    try:
        whole = Answers.model_validate(written)
    except ValidationError as error:
        from implcheck.loading.pydantic_errors import problems_of  # only an invalid file pays for its import

        return ParsedAnswers(written, None, _valid_answers(written), _valid_risks(written), problems_of(error, Answers))
    return ParsedAnswers(written, whole, whole.answers, dict(enumerate(whole.accepted_risks)), [])


def _valid_answers(written: dict[str, Any]) -> dict[str, Answer]:
    adapter: TypeAdapter[Answer] = TypeAdapter(WrittenAnswer)
    valid: dict[str, Answer] = {}
    answers = written.get("answers")
    # More answers than allowed are one problem; the others are not checked further.
    for id_, answer in islice(answers.items(), MOST_ANSWERS) if isinstance(answers, dict) else ():
        try:
            valid[id_] = adapter.validate_python(answer)
        except ValidationError:
            continue
    return valid


def _valid_risks(written: dict[str, Any]) -> dict[int, AcceptedRisk]:
    valid: dict[int, AcceptedRisk] = {}
    risks = written.get("accepted_risks")
    for index, risk in enumerate(risks[:MOST_RISKS]) if isinstance(risks, list) else ():
        try:
            valid[index] = AcceptedRisk.model_validate(risk)
        except ValidationError:
            continue
    return valid


def _questionnaire_name(parsed: ParsedAnswers) -> str:
    """Return the questionnaire that a file names; the usual one if it names none, or not as a text."""
    name = parsed.written.get("questionnaire")
    default: str = Answers.model_fields["questionnaire"].default
    return name if isinstance(name, str) and name.strip() else default


def _at_name(error: InvalidFile, root: Node) -> list[Problem]:
    """Return the problems of a questionnaire; one about the whole file is located at its name in the answers."""
    name = root.location(("questionnaire",))
    return [_missing(found).at(name) if _is_about_file(found.location) else found for found in error.problems]


def _is_about_file(location: Location | None) -> bool:
    return location is not None and not location.line


def _missing(found: Problem) -> Problem:
    """Return the problem of a missing questionnaire: the usual hint for a missing file would mislead here."""
    return problem("questionnaire-missing") if found.code == "file-missing" else found
