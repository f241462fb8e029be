"""What questions are made of: ids, weights, advice, the answers with their scores, and knock-outs."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field

from implcheck.model.base import Flag, Frozen
from implcheck.model.condition import AnswerScore
from implcheck.model.enums import TOP_SCORE, Effort
from implcheck.model.limits import HEAVIEST, LARGEST_NUMBER, LEAST_WEIGHT, LONGEST_ID, MOST_OPTIONS
from implcheck.model.text import Text

QuestionId = Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]*\.[a-z0-9][a-z0-9-]*$", max_length=LONGEST_ID)]
"""`practice.name`, in lower case with hyphens."""

OptionValue = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]*$", max_length=LONGEST_ID)]
Weight = Annotated[float, Field(strict=True, ge=LEAST_WEIGHT, le=HEAVIEST, allow_inf_nan=False)]
Number = Annotated[float, Field(strict=True, ge=-LARGEST_NUMBER, le=LARGEST_NUMBER, allow_inf_nan=False)]
Names = Annotated[tuple[Annotated[str, Field(max_length=LONGEST_ID)], ...], Field(max_length=MOST_OPTIONS)]
"""Ids of parts elsewhere in the questionnaire."""

Phases = Annotated[Names, Field(min_length=1)]
"""Ids of phases of the questionnaire."""


class Need(Frozen):
    """What must be in place first: an answer with a score of at least `at_least`."""

    question: str = Field(max_length=LONGEST_ID, description="The id of the question.")
    at_least: Annotated[int, Field(strict=True, ge=1, le=TOP_SCORE)] = Field(
        description="The lowest score of its answer with which the need is met."
    )


class Advice(Frozen):
    """What to do about an answer or a combination: the step from there."""

    do: Text = Field(description="What to do: an instruction one can start on this week.")
    who: Text = Field(description="Who does it, in words.")
    roles: Names = Field((), description="Ids of the roles that take part: who does it, helps, decides or approves.")
    effort: Effort = Field(description="S under a day of work, M one to five days, L more, or money needed.")
    done_when: Text = Field(description="How one can check that it is done.")
    needs: Annotated[tuple[Need, ...], Field(max_length=MOST_OPTIONS)] = Field(
        (), description="What must be in place before one can do it, besides the roles that take part."
    )

    def all_needs(self, exists_when: Mapping[str, Need]) -> tuple[Need, ...]:
        """Return what must be in place first; `exists_when` holds the need of each role that may not exist."""
        return (*(exists_when[role] for role in self.roles if role in exists_when), *self.needs)


class _ScoredAnswer(Frozen):
    """What every answer that one can choose has: its score, and what a report says about it below the top score."""

    score: AnswerScore = Field(description="What it scores, 0 to 4.")
    problem: Text | None = Field(None, description="The problem as a title, where that of the question does not fit.")
    risk: Text | None = Field(None, description="What it leads to, where the risk of the question does not fit.")
    advice: Advice | None = Field(None, description="The step from here; needed wherever the score is below 4.")


class AnchoredLevel(_ScoredAnswer):
    """A level of an answer: its score, which is also what one answers with, and what can be observed."""

    text: Text = Field(description="What one would see.")


class Option(_ScoredAnswer):
    """An option of a choice, with its score."""

    value: OptionValue = Field(description="What one answers with.")
    text: Text = Field(description="What it says.")


class YesOrNo(_ScoredAnswer):
    """The answer yes, or the answer no."""


class Tick(Frozen):
    """An option to tick. An exclusive one ("none of these") stands alone and is not counted."""

    value: OptionValue = Field(description="What one answers with.")
    exclusive: Flag = Field(False, description="Whether it stands alone, as 'none of these' does.")
    text: Text = Field(description="What it says.")


class Step(_ScoredAnswer):
    """The score of an answer from this number up to the next step."""

    from_: Number = Field(alias="from", description="The number that this step starts at.")


Steps = Annotated[tuple[Step, ...], Field(min_length=2, max_length=MOST_OPTIONS)]


ScoredAnswer = AnchoredLevel | Option | YesOrNo | Step
"""What an answer comes down to: a level, an option, yes or no, a number of ticks, or a band of numbers."""


def step_of(steps: Steps, number: float) -> Step:
    """Return the last step that starts at or below `number`."""
    return next((step for step in reversed(steps) if step.from_ <= number), steps[0])


class KnockOut(Frozen):
    """The score at which a single question makes its practice critical."""

    at_most: Annotated[int, Field(strict=True, ge=0, lt=TOP_SCORE)] = Field(
        description="A score of this or lower is a knock-out."
    )
    phases: Phases = Field(description="The phases in which it holds.")
    reason: Text = Field(description="Why this alone is reason to stop.")
    headline: Text | None = Field(None, description="What the verdict says when this decides it.")
