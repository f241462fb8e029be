"""What questions are made of: ids, weights, levels, options, the steps of a score, advice and knock-outs."""

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


class AnchoredLevel(Frozen):
    """A level of an answer: its score and what can be observed."""

    score: AnswerScore = Field(description="What this level scores; also what one answers with.")
    text: Text = Field(description="What one would see.")


class Option(Frozen):
    """An option of a choice, with its score."""

    value: OptionValue = Field(description="What one answers with.")
    score: AnswerScore = Field(description="What choosing it scores.")
    text: Text = Field(description="What it says.")


class Tick(Frozen):
    """An option to tick. An exclusive one ("none of these") stands alone and is not counted."""

    value: OptionValue = Field(description="What one answers with.")
    exclusive: Flag = Field(False, description="Whether it stands alone, as 'none of these' does.")
    text: Text = Field(description="What it says.")


class Step(Frozen):
    """The score of an answer from this number up to the next step."""

    from_: Number = Field(alias="from", description="The number that this step starts at.")
    score: AnswerScore = Field(description="The score from there on, 0 to 4.")


Steps = Annotated[tuple[Step, ...], Field(min_length=2, max_length=MOST_OPTIONS)]


def stepped(steps: Steps, number: float) -> int:
    """Return the score of the last step that starts at or below `number`."""
    return next((step.score for step in reversed(steps) if step.from_ <= number), steps[0].score)


class Advice(Frozen):
    """Advice for a low answer; `at_most` limits it to answers of that score or lower."""

    at_most: AnswerScore | None = Field(None, description="Applies to answers with this score or lower.")
    do: Text = Field(description="What to do: an instruction one can start on this week.")
    who: Text = Field(description="The role that does it.")
    effort: Effort = Field(description="S under a day of work, M one to five days, L more, or money needed.")
    done_when: Text = Field(description="How one can check that it is done.")


Advices = Annotated[tuple[Advice, ...], Field(min_length=1, max_length=MOST_OPTIONS)]


class KnockOut(Frozen):
    """The score at which a single question makes its practice critical."""

    at_most: Annotated[int, Field(strict=True, ge=0, lt=TOP_SCORE)] = Field(
        description="A score of this or lower is a knock-out."
    )
    phases: Phases = Field(description="The phases in which it holds.")
    reason: Text = Field(description="Why this alone is reason to stop.")
