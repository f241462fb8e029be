"""Answers as a person gives them: per question a value, "unknown", or "not applicable" with its reason."""

import datetime
from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Discriminator, Field, PlainValidator, StringConstraints, Tag
from pydantic_core import PydanticCustomError

from implcheck.model.base import Flag, FormatVersion, Frozen, kind_of, tag
from implcheck.model.dates import day
from implcheck.model.limits import LONGEST_ID, LONGEST_TEXT, MOST_ANSWERS, MOST_EVIDENCE, MOST_RISKS
from implcheck.model.question import UNKNOWN, AnswerValue


def _date(given: Any) -> datetime.date:
    if type(given) is datetime.date:
        return given
    try:
        return day(given)
    except (TypeError, ValueError):
        raise PydanticCustomError("date_iso", "A date is needed, as 2026-11-24") from None


def _one_or_more(given: Any) -> Any:
    return [given] if isinstance(given, str) else given


Date = Annotated[
    datetime.date,
    PlainValidator(_date, json_schema_input_type=Annotated[str, Field(json_schema_extra={"format": "date"})]),
]
"""A calendar day, written as 2026-11-24."""

Messages = Annotated[str, StringConstraints(strict=True, strip_whitespace=True, min_length=1, max_length=LONGEST_TEXT)]
"""Text of a person, not empty."""

ShortWords = Annotated[str, StringConstraints(strict=True, strip_whitespace=True, min_length=1, max_length=LONGEST_ID)]
"""A name that a person gave, not empty."""

Evidence = Annotated[tuple[Messages, ...], BeforeValidator(_one_or_more), Field(max_length=MOST_EVIDENCE)]
"""Where the answer can be checked: paths, addresses, names of documents."""


class Given(Frozen):
    """An answer with its value."""

    answer: AnswerValue
    note: Messages | None = None
    evidence: Evidence = ()


class Unknown(Frozen):
    """The answer that nobody knows: said, and so better than nothing."""

    unknown: Literal[True] = True
    note: Messages | None = None
    evidence: Evidence = ()


class NotApplicable(Frozen):
    """The question does not apply here; the reason is kept with it."""

    not_applicable: Messages
    note: Messages | None = None
    evidence: Evidence = ()


_FILLERS = frozenset("\u115f\u1160\u3164\uffa0")
"""Letters of Hangul that show nothing."""

_NO_EVIDENCE = frozenset(
    {"", "x", "xx", "xxx", "na", "nvt", "none", "no", "geen", "nee", "tbd", "notapplicable", "nietvantoepassing"}
)
_NO_REASON = frozenset({"", "na", "nvt", "notapplicable", "nietvantoepassing"})


def gives_reason(text: str) -> bool:
    """Whether a text says why a question does not apply: a dash, or "n/a" once more, is no reason."""
    return _letters(text) not in _NO_REASON


def says_where(evidence: str) -> bool:
    """Whether a piece of evidence names anything: a dash, an x or "none" is nothing to look at."""
    return _letters(evidence) not in _NO_EVIDENCE


def _letters(text: str) -> str:
    """The letters and digits of a text that can be seen."""
    return "".join(one for one in text.casefold() if one.isalnum() and one not in _FILLERS)


class Unanswered(Frozen):
    """Nothing was filled in: the key stands in the file without a value."""

    unanswered: Literal[True] = True
    note: Messages | None = None
    evidence: Evidence = ()


_OTHER_KINDS = frozenset({"unknown", "not_applicable"})


def as_written(given: Any) -> Any:
    """The long form of an answer from what a person wrote, so that errors name one form and not all of them."""
    if given is None:
        return {"unanswered": True}
    if given == UNKNOWN:
        return {"unknown": True}
    if isinstance(given, Mapping) and "answer" in given and not given.keys() & _OTHER_KINDS:
        if given["answer"] is None or given["answer"] == UNKNOWN:
            rest = {key: value for key, value in given.items() if key != "answer"}
            return {**rest, **as_written(given["answer"])}
        return given
    return given if isinstance(given, (Mapping, Frozen)) else {"answer": given}


KINDS: Mapping[str, type[Frozen]] = {
    "unknown": Unknown,
    "not_applicable": NotApplicable,
    "unanswered": Unanswered,
    "answer": Given,
}


def _kind(given: Any) -> str:
    return tag(kind_of(given, KINDS) or "answer")


Answer = Annotated[
    Annotated[Given, Tag(tag("answer"))]
    | Annotated[Unknown, Tag(tag("unknown"))]
    | Annotated[NotApplicable, Tag(tag("not_applicable"))]
    | Annotated[Unanswered, Tag(tag("unanswered"))],
    Discriminator(_kind),
]


AnswersById = Annotated[
    Mapping[str, Annotated[Answer, BeforeValidator(as_written)]],
    Field(max_length=MOST_ANSWERS),
    AfterValidator(MappingProxyType),
]


class Respondent(Frozen):
    """Who filled in the answers: a role, never a name."""

    role: Messages = Field(description="The id of a role of the questionnaire, such as key-user, or your own word.")
    may_stand_apart: Flag = Field(
        False, description="Whether the answers of this role may be shown apart, even if few people have it."
    )
    may_be_quoted: Flag = Field(False, description="Whether notes may be shown with the role of who wrote them.")


class AcceptedRisk(Frozen):
    """A finding that somebody accepts, until a day. After that day it counts again."""

    finding: ShortWords = Field(description="The id of the question or the rule behind the finding.")
    reason: Messages = Field(description="Why it is accepted.")
    owner: Messages = Field(description="The role that answers for it.")
    until: Date = Field(description="The last day on which it is accepted, as 2026-11-24.")


AcceptedRisks = Annotated[tuple[AcceptedRisk, ...], Field(max_length=MOST_RISKS)]


class Answers(Frozen):
    """One respondent's answers about one project at one moment."""

    implcheck: FormatVersion = Field(description="The version of the file format.")
    questionnaire: Messages = Field("implementation", description="The id of a built-in questionnaire, or a path.")
    questionnaire_version: Messages | None = Field(
        None, description="The version of the questionnaire that was answered, in quotes; without it, the present one."
    )
    project: Messages = Field(description="The name of the project, as the steering group knows it.")
    phase: ShortWords = Field(description="The id of a phase of the questionnaire, such as kickoff.")
    date: Date | None = Field(None, description="The day of the assessment, as 2026-11-24.")
    respondent: Respondent | None = Field(None, description="Who filled it in: a role.")
    answers: AnswersById = Field(description="An answer per question id.")
    accepted_risks: AcceptedRisks = Field((), description="Findings that somebody accepts for a while.")
