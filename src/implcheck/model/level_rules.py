"""How scores become levels: bands and caps, as data with their reason."""

from fractions import Fraction
from functools import cached_property
from typing import Annotated

from pydantic import Field

from implcheck.model.base import Frozen
from implcheck.model.enums import TOP_SCORE, Level
from implcheck.model.limits import MOST_OPTIONS
from implcheck.model.text import Text

Points = Annotated[float, Field(strict=True, ge=0, le=100, allow_inf_nan=False)]


class LevelBand(Frozen):
    """The level from this score (points, 0 to 100) up to the next band."""

    level: Level = Field(description="low, moderate, high or critical.")
    from_: Points = Field(alias="from", description="The score that it starts at, in points of 100.")


class LevelRules(Frozen):
    """How scores become levels; the numbers are judgements, with a reason."""

    bands: Annotated[tuple[LevelBand, ...], Field(min_length=1, max_length=MOST_OPTIONS)] = Field(
        description="From low to critical; the last one starts at 0."
    )
    findings: Annotated[tuple[Level, ...], Field(min_length=TOP_SCORE, max_length=TOP_SCORE)] = Field(
        description="The level of a finding for an answer that scores 0, 1, 2 and 3."
    )
    least_known: Points = Field(description="The share of the weight, in %, that must be answered for a level.")
    above_worst_practice: Annotated[int, Field(strict=True, ge=0, le=3)] = Field(
        description="How many steps better than the worst practice the overall level may be."
    )
    critical_from: Annotated[int, Field(strict=True, ge=1)] = Field(
        description="From this many knock-outs and critical rules on, the overall level is critical."
    )
    reason: Text = Field(description="Why these numbers.")

    @cached_property
    def least_share(self) -> Fraction:
        """The share of the weight, 0 to 1, that must be answered for a level."""
        return Fraction(str(self.least_known)) / 100

    @cached_property
    def _floors(self) -> tuple[tuple[Fraction, Level], ...]:
        return tuple((Fraction(str(band.from_)), band.level) for band in self.bands)

    def of(self, score: Fraction) -> Level:
        """Return the level of a score of 0 to 100 points."""
        return next(level for floor, level in self._floors if score >= floor)
