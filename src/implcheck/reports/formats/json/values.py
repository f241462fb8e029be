"""The values that all JSON documents share: points, reasons, phases, roles, the questionnaire, the tool.

Points are rounded down to two decimals, shares to four.
"""

from fractions import Fraction
from importlib.metadata import version
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BeforeValidator, Field, ValidationInfo

from implcheck.model.assessment import About
from implcheck.model.enums import Effort
from implcheck.model.results import Reason, Score
from implcheck.model.roles import role_id
from implcheck.model.text import Text
from implcheck.reports.formats.json.from_model import FromModel, Sources, messages_of
from implcheck.wording.number_format import as_number


def _text(text: Text, info: ValidationInfo) -> str:
    return messages_of(info).text(text)


def _two_decimals(exact: Fraction) -> float:
    return as_number(exact, 2)


def _four_decimals(exact: Fraction) -> float:
    return as_number(exact, 4)


def _null_if_empty(value: Any) -> Any:
    return value or None


Sentence = Annotated[str, BeforeValidator(_text)]
"""A `Text` in the language of the report."""
Gain = Annotated[float, BeforeValidator(_two_decimals)]
"""A difference in points."""
Points = Annotated[float, Field(ge=0, le=100), BeforeValidator(_two_decimals)]
Index = Annotated[float, BeforeValidator(_four_decimals)]
"""A figure without bounds."""
Share = Annotated[float, Field(ge=0, le=1), BeforeValidator(_four_decimals)]
Mean = Annotated[float, Field(ge=0, le=4), BeforeValidator(_four_decimals)]
"""A mean of scores, or a difference between means."""
AnswerScore = Annotated[int, Field(ge=0, le=4)]
LineNumber = Annotated[Annotated[int, Field(ge=1)] | None, BeforeValidator(_null_if_empty)]
"""A line or a column, from 1 as editors count; null if it is 0, not known."""
NullIfEmpty = Annotated[str | None, BeforeValidator(_null_if_empty)]


class ToolV2(FromModel):
    """The program that made the document."""

    sources: ClassVar[Sources[object]] = {"name": lambda *_: "implcheck", "version": lambda *_: version("implcheck")}

    name: Literal["implcheck"] = Field(description="Its name.")
    version: str = Field(description="Its version.")


class DocumentV2(FromModel):
    """The keys that every document begins with."""

    sources: ClassVar[Sources[Any]] = {
        "schema_version": lambda *_: 2,
        "draft": lambda *_: True,
        "tool": lambda report, _: report,
        "language": lambda _, messages: messages.languages[0],
    }

    schema_version: Literal[2] = Field(description="The version of this shape. Within a version keys are only added.")
    draft: Literal[True] = Field(
        description="Version 2 is a draft until questionnaires with phases of their own are in use; until then keys "
        "may still change."
    )
    tool: ToolV2 = Field(description="What made the document.")
    language: str = Field(description="The language of the sentences.")


class ReasonV2(FromModel):
    """Why something is as it is: a code to build on and a sentence to read."""

    sources: ClassVar[Sources[Reason]] = {"sentence": lambda reason, messages: messages.reason(reason)}

    code: str = Field(description="Stable; docs/json.md lists every code with its sentence.")
    sentence: str = Field(description="The reason in the language of the report.")


class ScoreV2(FromModel):
    """A score in points, 0 to 100."""

    sources: ClassVar[Sources[Score]] = {"ceiling": lambda score, _: score.ceiling}

    low: Points = Field(description="What the answers show today.")
    ceiling: Points = Field(description="What is possible once the unknowns are known.")


class AdviceV2(FromModel):
    """What to do, by whom, at what effort, and how one knows that it is done."""

    do: Sentence = Field(description="What to do.")
    who: Sentence = Field(description="Who does it.")
    effort: Effort = Field(description="S under a day, M one to five days, L more, or money needed.")
    done_when: Sentence = Field(description="How one knows that it is done.")


class PhaseV2(FromModel):
    """A phase of the questionnaire."""

    id: str = Field(description="Its id.")
    title: Sentence = Field(description="Its name.")


class RoleV2(FromModel):
    """A role of the questionnaire, or one that a person wrote."""

    sources: ClassVar[Sources[Any]] = {
        "id": lambda role, messages: role_id(role, messages.roles),
        "title": lambda role, messages: messages.role(role),
    }

    id: str = Field(
        description="Its id in the questionnaire; a role that the questionnaire lacks is as it was written."
    )
    title: str = Field(description="Its name.")


class KnownRoleV2(FromModel):
    """A role that the questionnaire knows."""

    id: str = Field(description="Its id.")
    title: Sentence = Field(description="Its name.")


class QuestionnaireV2(FromModel):
    """The questionnaire that was answered."""

    sources: ClassVar[Sources[About]] = {
        "id": lambda about, _: about.questionnaire,
        "version": lambda about, _: about.questionnaire_version,
        "title": lambda about, _: about.questionnaire_title,
        "source": lambda about, _: about.questionnaire_origin.file,
        "digest": lambda about, _: about.questionnaire_origin.digest,
    }

    id: str = Field(description="Its id.")
    version: str = Field(description="Its version.")
    title: Sentence = Field(description="Its name.")
    source: NullIfEmpty = Field(description="The file it was read from; null for a built-in one.")
    digest: NullIfEmpty = Field(description="The SHA-256 of that file; null for a built-in one.")
    phases: list[PhaseV2] = Field(description="Its phases, in their order.")
    roles: list[KnownRoleV2] = Field(description="The roles that it knows, in their order.")
