"""What the JSON of an assessment and of a comparison share: the names of levels, phases and states, and a score."""

from typing import Literal

from pydantic import Field

from implcheck.model.base import Frozen

LevelName = Literal["low", "moderate", "high", "critical"]
PhaseName = Literal["kickoff", "execution", "aftercare"]
StateName = Literal["answered", "unknown", "unanswered", "not_applicable", "not_asked"]


class ScoreV1(Frozen):
    """Points, 0 to 100: what can be shown today, and the ceiling once the unknowns are known."""

    low: float = Field(ge=0, le=100, description="What can be shown today.")
    ceiling: float = Field(ge=0, le=100, description="What is possible once the unknowns are known.")
