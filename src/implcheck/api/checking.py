"""Checking whatever a file holds: answers, those of several respondents, or a questionnaire."""

import datetime
import os
from collections.abc import Sequence
from dataclasses import dataclass

from implcheck.api.answers import check_phases, from_file, load_answers, may_hold_several
from implcheck.api.errors import UnknownPhase
from implcheck.api.loaded import LoadedAnswers
from implcheck.loading.answers import answers_from
from implcheck.loading.files import FileKind, kind_of
from implcheck.loading.questionnaire import check_digest, questionnaire_from
from implcheck.loading.source import decoded, named, read
from implcheck.loading.yaml_node import Tree
from implcheck.loading.yaml_tree import parse
from implcheck.model.phases import no_such_phase
from implcheck.model.problem import BYTES_NAME, InvalidFile, Location, Problem, ProblemList, in_order, problem
from implcheck.model.questionnaire import Questionnaire
from implcheck.model.roles import role_id

__all__ = [
    "Checked",
    "CheckedAnswers",
    "CheckedInvalid",
    "CheckedQuestionnaire",
    "FileKind",
    "check",
    "named",
    "warnings",
]


@dataclass(frozen=True)
class CheckedAnswers:
    """Valid answers, and how many of the questions that their phase and role are asked, and that count, are answered."""

    loaded: LoadedAnswers
    answered: int
    questions: int


@dataclass(frozen=True)
class CheckedQuestionnaire:
    """A valid questionnaire, the SHA-256 of its file, 64 hexadecimal digits, and what is probably not as it was meant."""

    questionnaire: Questionnaire
    digest: str
    warnings: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class CheckedInvalid(ProblemList):
    """What is wrong with a file, and what it holds as far as that is known."""

    problems: tuple[Problem, ...]
    left_out: int = 0
    kind: FileKind | None = None
    """None if the file cannot be read or parsed."""


Checked = CheckedAnswers | CheckedQuestionnaire | CheckedInvalid


def warnings(found: Checked) -> tuple[Problem, ...]:
    """Return what is probably not as it was meant in a valid file; what is wrong with an invalid one are its problems."""
    match found:
        case CheckedAnswers():
            return found.loaded.warnings
        case CheckedQuestionnaire():
            return found.warnings
        case CheckedInvalid():
            return ()


def check(
    source: str | os.PathLike[str] | bytes,
    *,
    questionnaire: str | os.PathLike[str] | None = None,
    digests: str | Sequence[str] = (),
    project: str | None = None,
    phase: str | None = None,
    default_phase: str | None = None,
    mapping: str | os.PathLike[str] | None = None,
    round: datetime.date | None = None,
) -> Checked:
    """Check a file, and return what it holds or every problem with it; a phase that is not there is one of them.

    Of a valid questionnaire the samples of its rules are run, too: those that must trigger a rule, and those that must not.

    Args:
        source: Path of an answers file or a questionnaire, of a folder, or of a `.csv`, `.xlsx` or `.jsonl` file; `-` for a
            file on standard input, or the bytes of one.
        questionnaire: Id or path of the questionnaire to check answers against; overrides the one that they name.
        digests: As for `load_answers`.
        project: As for `load_answers`; of no use for one respondent or a questionnaire, and so is `mapping`.
        phase: Id of the phase whose answers are counted, instead of the answers' own; a questionnaire must have it.
        default_phase: As for `load_answers`.
        mapping: As for `load_answers`.
        round: As for `load_answers`.

    >>> check("examples/brand-portal.yaml").answered
    19
    >>> check("questionnaires/implementation.yaml").questionnaire.id
    'implementation'
    >>> [problem.code for problem in check(b"colour: red").problems]
    ['kind-unknown']
    """
    kind = None
    try:
        if may_hold_several([source]):
            kind = FileKind.ANSWERS
            loaded = load_answers(
                source,
                questionnaire=questionnaire,
                digests=digests,
                project=project,
                phase=phase,
                default_phase=default_phase,
                mapping=mapping,
                round=round,
            )
            return _counted(loaded)
        text = decoded(BYTES_NAME, source) if isinstance(source, bytes) else read(os.fspath(source))
        tree = parse(text)
        kind = kind_of(tree)
        if kind is FileKind.UNKNOWN:
            return CheckedInvalid((problem("kind-unknown").at(tree.root.location()),), kind=kind)
        if kind is FileKind.QUESTIONNAIRE:
            valid = questionnaire_from(tree)
            _check_samples(valid, tree)
            check_phases(valid, phase)
            return CheckedQuestionnaire(valid, text.digest, tree.warnings)
        chosen = os.fspath(questionnaire) if questionnaire is not None else None
        loaded = from_file(answers_from(tree, text, chosen).of_project(project), phase, default_phase, round)
        check_digest(loaded.questionnaire, digests)
        return _counted(loaded)
    except InvalidFile as error:
        return CheckedInvalid(error.problems, error.left_out, kind)
    except UnknownPhase as error:
        name = BYTES_NAME if isinstance(source, bytes) else named(os.fspath(source))
        return CheckedInvalid((_not_there(error).at(Location(name)),), kind=kind)


def _not_there(error: UnknownPhase) -> Problem:
    """Return the problem of a file whose questionnaire does not have the phase that was asked for."""
    return no_such_phase(str(error.details["phase"]), str(error.details["known"]).split(", "))


def _check_samples(questionnaire: Questionnaire, tree: Tree) -> None:
    """Check that the samples of all rules do what they must.

    Raises:
        InvalidFile: With every sample that does not, in the order of the lines.
    """
    from implcheck.scoring.samples import sample_problems

    if failing := [tree.root.locate(found) for found in sample_problems(questionnaire)]:
        raise InvalidFile(in_order(failing))


def _counted(loaded: LoadedAnswers) -> CheckedAnswers:
    from implcheck.scoring.answer_states import read_answers

    respondent, questionnaire = loaded.answers.respondent, loaded.questionnaire
    role = role_id(respondent.role, questionnaire.roles) if respondent is not None else None
    counting = read_answers(questionnaire, loaded.answers.answers, loaded.phase, role=role).counting
    return CheckedAnswers(loaded, sum(question.score is not None for question in counting), len(counting))
