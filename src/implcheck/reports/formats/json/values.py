"""The parts that all JSON documents share: the tool, reasons, scores, phases, roles, the questionnaire, problems."""

from importlib.metadata import version
from typing import Any, Literal

from implcheck.model.enums import Effort, State
from implcheck.model.problem import Problem
from implcheck.model.results import QuestionResult
from implcheck.model.roles import role_id
from implcheck.model.text import Text
from implcheck.reports.formats.json.from_model import FromModel, LineNumber, NullIfEmpty, Points, Sentence, key
from implcheck.reports.sentences import REASON_LEFT_OUT
from implcheck.wording.messages import Messages
from implcheck.wording.problems import hint, sentence


class ToolV2(FromModel):
    """The program that made the document."""

    name: Literal["implcheck"] = key("Its name.", lambda *_: "implcheck")
    version: str = key("Its version.", lambda *_: version("implcheck"))


class DocumentV2(FromModel):
    """The keys that every document begins with."""

    schema_version: Literal[2] = key("The version of this shape. Within a version keys are only added.", lambda *_: 2)
    draft: Literal[True] = key(
        "Version 2 is a draft until questionnaires with phases of their own are in use; until then keys may still "
        "change.",
        lambda *_: True,
    )
    tool: ToolV2 = key("What made the document.", lambda report, _: report)
    language: str = key("The language of the sentences.", lambda _, messages: messages.languages[0])


class ReasonV2(FromModel):
    """Why something is as it is: a code to build on and a sentence to read."""

    code: str = key("Stable; docs/json.md lists every code with its sentence.")
    sentence: str = key("The reason in the language of the report.", lambda reason, messages: messages.reason(reason))


class ScoreV2(FromModel):
    """A score in points, 0 to 100."""

    low: Points = key("What the answers show today.")
    ceiling: Points = key("What is possible once the unknowns are known.")


class NeedV2(FromModel):
    """What must be in place before advice can be followed: an answer that scores enough."""

    question: str = key("The id of the question.")
    at_least: int = key("The lowest score of its answer with which the need is met.", ge=1, le=4)


class AdviceV2(FromModel):
    """What to do, by whom, at what effort, and how one knows that it is done."""

    do: Sentence = key("What to do.")
    who: Sentence = key("Who does it.")
    roles: list[str] = key("Ids of the roles that take part: who does it, helps, decides or approves.")
    needs: list[NeedV2] = key(
        "What must be in place first, as the questionnaire says; a role that may not exist is needed besides."
    )
    effort: Effort = key("S under a day, M one to five days, L more, or money needed.")
    done_when: Sentence = key("How one knows that it is done.")


def not_applicable(result: Any, messages: Messages) -> str | None:
    """Return why the question of a result does not apply; a sentence that says so if the reason may not be shown."""
    question = _question(result)
    return messages.message(REASON_LEFT_OUT) if question.reason_left_out else question.not_applicable_reason


def not_yet(result: Any, _: Messages) -> Text | None:
    """Return the words for "nothing of the kind has happened yet" if that is the answer of a question's result."""
    question = _question(result)
    return question.not_yet if question.state is State.NOT_YET else None


def _question(result: Any) -> QuestionResult:
    question: QuestionResult = next(iter(result)) if type(result) is tuple else result
    return question


class NamedV2(FromModel):
    """Something of the questionnaire, by its id and its name."""

    id: str = key("Its id.")
    title: Sentence = key("Its name.")


class PhaseV2(NamedV2):
    """A phase of the questionnaire."""


class KnownRoleV2(NamedV2):
    """A role that the questionnaire knows."""


class RoleV2(FromModel):
    """A role of the questionnaire, or one that a person wrote."""

    id: str = key(
        "Its id in the questionnaire; a role that the questionnaire lacks is as it was written.",
        lambda role, messages: role_id(role, messages.roles),
    )
    title: str = key("Its name.", lambda role, messages: messages.role(role))


class QuestionnaireV2(FromModel):
    """The questionnaire that was answered."""

    id: str = key("Its id.", "questionnaire")
    version: str = key("Its version.", "questionnaire_version")
    title: Sentence = key("Its name.", "questionnaire_title")
    source: NullIfEmpty = key("The file it was read from; null for a built-in one.", "questionnaire_origin.file")
    digest: NullIfEmpty = key("The SHA-256 of that file; null for a built-in one.", "questionnaire_origin.digest")
    phases: list[PhaseV2] = key("Its phases, in their order.")
    roles: list[KnownRoleV2] = key("The roles that it knows, in their order.")


def _column(problem: Problem, _: Messages) -> int:
    """Return the column of a problem; 0 for a cell of a workbook, whose column would count in the row as it is shown."""
    return 0 if problem.location is None or problem.location.cell else problem.location.column


class ProblemV2(FromModel):
    """Something that is wrong, where, and what to do about it."""

    code: str = key("Stable; docs/json.md lists every code with its sentence.")
    sentence: str = key("What is wrong.", lambda problem, messages: sentence(problem, messages.languages[0]))
    hint: str = key("What to do about it.", lambda problem, messages: hint(problem, messages.languages[0]))
    file: NullIfEmpty = key("The file, as it was given; null if no file is meant.", "location.file")
    line: LineNumber = key("The line; null if the file as a whole is meant.", "location.line")
    column: LineNumber = key("The column; null if the file as a whole is meant, or a cell of a workbook.", _column)
    cell: NullIfEmpty = key(
        "The sheet and the cell of a workbook, as Answers!C7; null in any other file.", "location.cell"
    )
