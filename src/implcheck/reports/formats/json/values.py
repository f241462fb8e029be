"""The values that all JSON documents share: points, reasons, phases, roles, the questionnaire, the tool.

Points are rounded down to two decimals, shares to four.
"""

from collections.abc import Sequence
from fractions import Fraction
from importlib.metadata import version
from typing import Annotated, Literal

from pydantic import Field

from implcheck.model.assessment import About, Reason, Score
from implcheck.model.base import Frozen
from implcheck.model.enums import Effort
from implcheck.model.phases import PhaseDefinition
from implcheck.model.question import Advice
from implcheck.model.roles import role_id
from implcheck.wording.messages import Messages
from implcheck.wording.number_format import as_number

VERSION: Literal[2] = 2

Points = Annotated[float, Field(ge=0, le=100)]
Share = Annotated[float, Field(ge=0, le=1)]
AnswerScore = Annotated[int, Field(ge=0, le=4)]
LineNumber = Annotated[int, Field(ge=1)]
"""A line or a column, from 1 as editors count."""


class ToolV2(Frozen):
    """The program that made the document."""

    name: Literal["implcheck"] = Field(description="Its name.")
    version: str = Field(description="Its version.")


class DocumentV2(Frozen):
    """The keys that every document begins with."""

    schema_version: Literal[2] = Field(description="The version of this shape. Within a version keys are only added.")
    draft: Literal[True] = Field(
        description="Version 2 is a draft until questionnaires with phases of their own are in use; until then keys "
        "may still change."
    )
    tool: ToolV2 = Field(description="What made the document.")
    language: str = Field(description="The language of the sentences.")


class ReasonV2(Frozen):
    """Why something is as it is: a code to build on and a sentence to read."""

    code: str = Field(description="Stable; docs/json.md lists every code with its sentence.")
    sentence: str = Field(description="The reason in the language of the report.")


class ScoreV2(Frozen):
    """A score in points, 0 to 100."""

    low: Points = Field(description="What the answers show today.")
    ceiling: Points = Field(description="What is possible once the unknowns are known.")


class AdviceV2(Frozen):
    """What to do, by whom, at what effort, and how one knows that it is done."""

    do: str = Field(description="What to do.")
    who: str = Field(description="Who does it.")
    effort: Effort = Field(description="S under a day, M one to five days, L more, or money needed.")
    done_when: str = Field(description="How one knows that it is done.")


class PhaseV2(Frozen):
    """A phase of the questionnaire."""

    id: str = Field(description="Its id.")
    title: str = Field(description="Its name.")


class RoleV2(Frozen):
    """A role of the questionnaire, or one that a person wrote."""

    id: str = Field(
        description="Its id in the questionnaire; a role that the questionnaire lacks is as it was written."
    )
    title: str = Field(description="Its name.")


class QuestionnaireV2(Frozen):
    """The questionnaire that was answered."""

    id: str = Field(description="Its id.")
    version: str = Field(description="Its version.")
    title: str = Field(description="Its name.")
    source: str | None = Field(description="The file it was read from; null for a built-in one.")
    digest: str | None = Field(description="The SHA-256 of that file; null for a built-in one.")
    phases: list[PhaseV2] = Field(description="Its phases, in their order.")


def tool() -> ToolV2:
    """Return the name and version of this program."""
    return ToolV2(name="implcheck", version=version("implcheck"))


def points(exact: Fraction) -> float:
    """Return points, rounded towards zero to two decimals."""
    return as_number(exact, 2)


def share(exact: Fraction) -> float:
    """Return a share of 0 to 1, or a mean of scores, rounded towards zero to four decimals."""
    return as_number(exact, 4)


def score(exact: Score | None) -> ScoreV2 | None:
    """Return a score in points, or nothing where there is none."""
    return None if exact is None else ScoreV2(low=points(exact.low), ceiling=points(exact.high))


def reasons(given: Sequence[Reason], messages: Messages) -> list[ReasonV2]:
    """Return reasons with their sentences."""
    return [ReasonV2(code=reason.code, sentence=messages.reason(reason)) for reason in given]


def advice(given: Advice, messages: Messages) -> AdviceV2:
    """Return a piece of advice in the language of the report."""
    return AdviceV2(
        do=messages.text(given.do),
        who=messages.text(given.who),
        effort=given.effort,
        done_when=messages.text(given.done_when),
    )


def phase(given: PhaseDefinition, messages: Messages) -> PhaseV2:
    """Return a phase with its title."""
    return PhaseV2(id=given.id, title=messages.phase(given))


def role(id_: str, messages: Messages) -> RoleV2:
    """Return a role with its title."""
    return RoleV2(id=role_id(id_, messages.roles), title=messages.role(id_))


def questionnaire(about: About, messages: Messages) -> QuestionnaireV2:
    """Return what is said of the questionnaire that was answered."""
    return QuestionnaireV2(
        id=about.questionnaire,
        version=about.questionnaire_version,
        title=messages.text(about.questionnaire_title),
        source=about.questionnaire_origin.file or None,
        digest=about.questionnaire_origin.digest or None,
        phases=[phase(one, messages) for one in about.phases],
    )
