"""Practices, and the sources and claims behind a questionnaire."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field

from implcheck.model.base import Frozen
from implcheck.model.limits import LONGEST_ID, LONGEST_TEXT, MOST_PHASES
from implcheck.model.phases import Slug
from implcheck.model.question_parts import Names, Weight
from implcheck.model.text import Text


class Source(Frozen):
    """A source that supports questions or practices."""

    id: Slug = Field(description="The name that questions and practices refer to.")
    cite: str = Field(min_length=1, max_length=LONGEST_TEXT, description="Author, title, where and when.")
    says: Text = Field(description="What it contributes, in one sentence, with its limit.")


class Claim(Frozen):
    """A claim, failure mode or piece of advice that questions cover."""

    id: Annotated[str, Field(pattern=r"^[A-Z]+[0-9]+$", max_length=LONGEST_ID)] = Field(
        description="The name that questions refer to."
    )
    kind: Literal["claim", "failure", "advice"] = Field(description="A claim, a failure mode, or advice.")
    text: Text = Field(description="What it says, in one sentence.")


ANY_PHASE = ""
"""The key of a weight that was written without naming a phase."""


def _by_phase(given: Any) -> Any:
    return given if isinstance(given, Mapping) else {ANY_PHASE: given}


PhaseWeights = Annotated[
    Mapping[Annotated[str, Field(max_length=LONGEST_ID)], Weight],
    Field(min_length=1, max_length=MOST_PHASES),
    AfterValidator(MappingProxyType),
    BeforeValidator(_by_phase, json_schema_input_type=Weight | Mapping[str, Weight]),
]
"""A weight by the id of the phase, or one for all phases."""


class Practice(Frozen):
    """A practice, to which questions belong."""

    id: Slug = Field(description="The first half of the ids of its questions.")
    title: Text = Field(description="The practice, as a sentence.")
    short: Text = Field(description="A name of one or two words, for tables.")
    purpose: Text = Field(description="Why this practice decides the outcome.")
    weight: PhaseWeights = Field(
        description="How much it counts in the overall score, 0.001 to 1000: one number, or one for each phase."
    )
    weight_reason: Text = Field(description="Why it weighs that.")
    sources: Names = Field((), description="The sources that support it.")

    def weight_in(self, phase: str) -> float:
        """Return the weight in the phase with this id; 0 in a phase that has none."""
        return self.weight.get(phase, self.weight.get(ANY_PHASE, 0))
