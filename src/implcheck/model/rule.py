"""Rules: combinations of answers that are worse than each answer alone."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated

from pydantic import AfterValidator, Field

from implcheck.model.answer_value import AnswerValue
from implcheck.model.base import Frozen
from implcheck.model.condition import Condition
from implcheck.model.enums import Level
from implcheck.model.limits import LONGEST_ID, MOST_ANSWERS, MOST_SAMPLES
from implcheck.model.question_parts import Advice, Names, Phases
from implcheck.model.text import Text

RuleId = Annotated[str, Field(pattern=r"^rule\.[a-z0-9][a-z0-9-]*$", max_length=LONGEST_ID)]

Sample = Annotated[Mapping[str, AnswerValue], Field(max_length=MOST_ANSWERS), AfterValidator(MappingProxyType)]
"""Answers by question id, as they would stand in an answers file."""


class Samples(Frozen):
    """Answers that must trigger a rule, and near misses that must not; both run as tests."""

    triggers: Annotated[tuple[Sample, ...], Field(min_length=1, max_length=MOST_SAMPLES)] = Field(
        description="Answers that must trigger it."
    )
    stays_quiet: Annotated[tuple[Sample, ...], Field(min_length=1, max_length=MOST_SAMPLES)] = Field(
        description="Near misses that must not."
    )


class Rule(Frozen):
    """A combination: if `when` holds in one of `phases`, the practices in `raises` are raised to `level`, never lowered."""

    id: RuleId = Field(description="rule.name, in lower case with hyphens.")
    title: Text = Field(description="The problem as a title, true whenever the rule holds.")
    level: Level = Field(description="The level of the finding, and of the practices that it raises.")
    raises: Annotated[Names, Field(min_length=1)] = Field(description="Ids of the practices it raises.")
    phases: Phases = Field(description="The phases in which it is judged.")
    claims: Names = Field((), description="The claims that it covers.")
    when: Condition = Field(description="What must hold.")
    samples: Samples = Field(description="Answers to test it with.")
    risk: Text = Field(description="What the combination leads to: cause, event, consequence.")
    headline: Text | None = Field(None, description="What the verdict says when this decides it.")
    advice: Advice = Field(description="What to do about it.")
