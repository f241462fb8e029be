"""Load answers: from a file's tree to values that agree with the questionnaire they answer."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from implcheck.loading.files import FileKind, kind_of
from implcheck.loading.questionnaire import find_questionnaire
from implcheck.loading.source import SourceText
from implcheck.loading.yaml_node import Node, Tree
from implcheck.loading.yaml_tree import parse
from implcheck.model.answers import Answers, Locations, WrittenAnswer
from implcheck.model.decisions import SECTIONS
from implcheck.model.limits import MOST_ANSWERS
from implcheck.model.problem import InvalidFile, Location, Problem, in_order, problem
from implcheck.model.questionnaire import Questionnaire
from implcheck.validation.answers_file import ParsedAnswers, answers_file_problems, placeholder_warnings
from implcheck.validation.migration import is_of_another_version, migrate

Key = TypeVar("Key", str, int)


@dataclass(frozen=True)
class AnswersFile:
    """Valid answers, their questionnaire, and the tree that has their locations."""

    answers: Answers
    questionnaire: Questionnaire
    tree: Tree
    warnings: tuple[Problem, ...] = ()
    """What is probably not as it was meant, and what was left out because it answers another version."""

    @property
    def locations(self) -> Locations:
        """The location of each answer and each accepted risk."""
        root = self.tree.root
        return Locations(
            file=root.source.name,
            answers={id_: root.location(("answers", id_), on_key=True) for id_ in self.answers.answers},
            risks=self._of_section("accepted_risks", len(self.answers.accepted_risks)),
            actions=self._of_section("actions", len(self.answers.actions)),
            otherwise=root.location(("answers",), on_key=True),
            phase=root.location(("phase",)),
        )

    def of_project(self, project: str | None) -> "AnswersFile":
        """Return the answers as those about the project that somebody names elsewhere, if any."""
        if project is None:
            return self
        warnings = tuple(warning for warning in self.warnings if warning.code != "project-not-named")
        return replace(self, answers=self.answers.model_copy(update={"project": project}), warnings=warnings)

    def _of_section(self, key: str, kept: int) -> tuple[Location, ...]:
        """The locations of the `kept` decisions of a section that were not left out."""
        left_out = (warning.path for warning in self.warnings if warning.code == "other-version-finding")
        gone = {path[1] for path in left_out if path[0] == key}
        indexes = (index for index in range(kept + len(gone)) if index not in gone)
        return tuple(self.tree.root.location((key, index)) for index in indexes)


def load_answers(source: SourceText, questionnaire: str | None = None) -> AnswersFile:
    """Load the answers in a file. `questionnaire`, an id or a path, overrides the one that the file names.

    Raises:
        InvalidFile: With all problems of the answers in the order of the lines, or with those of the questionnaire,
            without which answers cannot be checked.
    """
    return answers_from(parse(source), source, questionnaire)


def answers_from(tree: Tree, source: SourceText, questionnaire: str | None = None) -> AnswersFile:
    """Load the answers in a tree that was parsed already; see `load_answers`."""
    _check_kind(tree)
    parsed = _parsed(tree.root.value)
    if questionnaire is not None:
        asked = find_questionnaire(questionnaire)
    else:
        try:
            asked = find_questionnaire(_questionnaire_name(parsed.written), Path(source.name).parent)
        except InvalidFile as error:
            of_questionnaire = [_at_name(found, tree.root) for found in error.problems]
            raise InvalidFile(tree.with_problems([*of_questionnaire, *parsed.problems]), error.left_out) from None
    problems = answers_file_problems(parsed, asked)
    warnings = [*placeholder_warnings(parsed.written)]
    if parsed.whole is None or problems or tree.problems:
        raise InvalidFile(tree.with_problems([*problems, *warnings]))
    answers = parsed.whole
    if is_of_another_version(answers, asked):
        answers, left_out = migrate(answers, asked)
        warnings += left_out
    return AnswersFile(answers, asked, tree, in_order([*tree.warnings, *map(tree.root.locate, warnings)]))


def questionnaire_of(source: SourceText) -> Questionnaire:
    """Return the questionnaire that a file of answers is about, even if the answers are invalid.

    Raises:
        InvalidFile: The file holds no answers, or the questionnaire does not exist, or is invalid.
    """
    tree = parse(source)
    _check_kind(tree)
    return find_questionnaire(_questionnaire_name(tree.root.value), Path(source.name).parent)


def _check_kind(tree: Tree) -> None:
    if (kind := kind_of(tree)) is not FileKind.ANSWERS:
        code = "kind-questionnaire" if kind is FileKind.QUESTIONNAIRE else "kind-unknown"
        raise InvalidFile((problem(code).at(tree.root.location()),))


def _parsed(written: dict[str, Any]) -> ParsedAnswers:
    """Parse an answers file; of an invalid one the answers and decisions that are valid in themselves."""
    try:
        whole = Answers.model_validate(written)
    except ValidationError as error:
        from implcheck.loading.pydantic_errors import problems_of  # only an invalid file pays for its import

        answers = written.get("answers")
        # More entries than allowed are one problem; the others are not checked further.
        valid_answers = _valid(WrittenAnswer, answers.items() if isinstance(answers, dict) else (), MOST_ANSWERS)
        decisions = {
            (section, index): decision
            for section, (kind, most) in SECTIONS.items()
            for index, decision in _valid(kind, _entries(written.get(section)), most).items()
        }
        return ParsedAnswers(written, None, valid_answers, decisions, problems_of(error, Answers))
    return ParsedAnswers(written, whole, whole.answers, whole.decisions, [])


def _entries(section: object) -> Iterable[tuple[int, Any]]:
    return enumerate(section) if isinstance(section, list) else ()


def _valid(type_: Any, entries: Iterable[tuple[Key, Any]], most: int) -> dict[Key, Any]:
    """Return the valid ones among the first entries, `most` at most, of a mapping or a list with its indexes."""
    adapter: TypeAdapter[Any] = TypeAdapter(type_)
    valid: dict[Key, Any] = {}
    for key, entry in islice(entries, most):
        try:
            valid[key] = adapter.validate_python(entry)
        except ValidationError:
            continue
    return valid


def _questionnaire_name(written: Mapping[str, Any]) -> str:
    """Return the questionnaire that a file names; the usual one if it names none, or not as a text."""
    name = written.get("questionnaire")
    default: str = Answers.model_fields["questionnaire"].default
    return name if isinstance(name, str) and name.strip() else default


def _at_name(found: Problem, root: Node) -> Problem:
    """Return a problem of the questionnaire; one about its whole file is located at its name in the answers."""
    if found.location is None or found.location.line:
        return found
    return found.at(root.location(("questionnaire",)))
