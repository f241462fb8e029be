"""Conditions as data: `all`, `any`, `not`, and two kinds of statement."""

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Literal, Self

from pydantic import ConfigDict, Discriminator, Field, Tag, model_validator
from pydantic_core import PydanticCustomError

from implcheck.model.base import Frozen, kind_of, tag
from implcheck.model.enums import TOP_SCORE
from implcheck.model.limits import LARGEST_NUMBER, MOST_STATEMENTS
from implcheck.model.problem import Path

AnswerScore = Annotated[int, Field(strict=True, ge=0, le=TOP_SCORE)]
"""The score of one answer, 0 (nothing in place) to 4."""

Bound = Annotated[float, Field(strict=True, ge=-LARGEST_NUMBER, le=LARGEST_NUMBER, allow_inf_nan=False)]
"""A number to compare an answer with."""

TESTS = ("at_most", "at_least", "below", "above", "is_", "includes", "unknown")
TEST_KEYS = ("at_most", "at_least", "below", "above", "is", "includes", "unknown")
"""The tests as fields of the model and as keys of the file, where `is` can be used."""


class AboutQuestion(Frozen):
    """A statement about an answer, with exactly one test."""

    model_config = ConfigDict(json_schema_extra={"oneOf": [{"required": [key]} for key in TEST_KEYS]})

    question: str = Field(description="The id of the question.")
    at_most: AnswerScore | None = Field(None, description="True if the answer's score is this or lower.")
    at_least: AnswerScore | None = Field(None, description="True if the answer's score is this or higher.")
    below: Bound | None = Field(None, description="True if the answer is a number below this.")
    above: Bound | None = Field(None, description="True if the answer is a number above this.")
    is_: str | None = Field(None, alias="is", description="True if this option was chosen.")
    includes: str | None = Field(None, description="True if this option is among the ticked ones.")
    unknown: Literal[True] | None = Field(None, description="True if the answer is unknown or missing.")

    @model_validator(mode="after")
    def _one_test(self) -> Self:
        if sum(getattr(self, test) is not None for test in TESTS) != 1:
            raise PydanticCustomError("one_test", "Exactly one test is needed")
        return self


class AboutPractice(Frozen):
    """A statement about the score of a practice: true below `score_below` points."""

    practice: str = Field(description="The id of the practice.")
    score_below: Annotated[float, Field(strict=True, gt=0, le=100)] = Field(description="In points, 0 to 100.")


class AllOf(Frozen):
    """True if every part is true."""

    all: Annotated[
        "tuple[Condition, ...]",
        Field(min_length=1, max_length=MOST_STATEMENTS, description="The parts; all must hold."),
    ]


class AnyOf(Frozen):
    """True if at least one part is true."""

    any: Annotated[
        "tuple[Condition, ...]",
        Field(min_length=1, max_length=MOST_STATEMENTS, description="The parts; one must hold."),
    ]


class Not(Frozen):
    """True if its part is false."""

    not_: "Condition" = Field(alias="not", description="The part; it must not hold.")


KINDS: Mapping[str, type[Frozen]] = {
    "all": AllOf,
    "any": AnyOf,
    "not": Not,
    "question": AboutQuestion,
    "practice": AboutPractice,
}


def _kind(given: Any) -> str | None:
    kind = kind_of(given, KINDS)
    return tag(kind) if kind is not None else None


Condition = Annotated[
    Annotated[AllOf, Tag(tag("all"))]
    | Annotated[AnyOf, Tag(tag("any"))]
    | Annotated[Not, Tag(tag("not"))]
    | Annotated[AboutQuestion, Tag(tag("question"))]
    | Annotated[AboutPractice, Tag(tag("practice"))],
    Discriminator(_kind, custom_error_type="condition_kind", custom_error_message="Not a condition"),
]


def statements(condition: Condition, path: Path = ()) -> Iterator[tuple[Path, AboutQuestion | AboutPractice]]:
    """Yield every statement in a condition with its path."""
    match condition:
        case AllOf():
            for index, part in enumerate(condition.all):
                yield from statements(part, (*path, "all", index))
        case AnyOf():
            for index, part in enumerate(condition.any):
                yield from statements(part, (*path, "any", index))
        case Not():
            yield from statements(condition.not_, (*path, "not"))
        case _:
            yield path, condition
