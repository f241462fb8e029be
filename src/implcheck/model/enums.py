"""The closed scales of the tool, each ordered once, by its definition."""

from enum import Enum
from functools import cached_property
from typing import Self

TOP_SCORE = 4
"""The highest score of an answer; the lowest is 0."""


class Ordered(Enum):
    """An enumeration whose members compare by their place in the definition.

    Not a `StrEnum`: that would compare "critical" < "low" by the alphabet.
    """

    value: str

    @cached_property
    def rank(self) -> int:
        """The place in the definition, from 0."""
        return list(type(self)).index(self)

    def __lt__(self, other: Self) -> bool:
        return self.rank < other.rank

    def __le__(self, other: Self) -> bool:
        return self.rank <= other.rank

    def __gt__(self, other: Self) -> bool:
        return self.rank > other.rank

    def __ge__(self, other: Self) -> bool:
        return self.rank >= other.rank

    def __str__(self) -> str:
        return self.value


class Level(Ordered):
    """How much is at risk, from little to most."""

    LOW = "low"
    MODERATE = "moderate"
    HIGH = "high"
    CRITICAL = "critical"

    def better(self, steps: int) -> "Level":
        """The level `steps` nearer to low; never beyond it."""
        return list(Level)[max(0, self.rank - steps)]


class Effort(Ordered):
    """How much work an action is: S under a day, M up to five days, L more, or money needed."""

    S = "S"
    M = "M"
    L = "L"

    @property
    def cost(self) -> int:
        """What an action of this effort counts for when actions are ranked: S=1, M=3, L=8."""
        return {"S": 1, "M": 3, "L": 8}[self.value]


class ActionStatus(Ordered):
    """How far an agreed action is."""

    OPEN = "open"
    DOING = "doing"
    DONE = "done"
    DROPPED = "dropped"

    @property
    def is_pending(self) -> bool:
        """Whether something is still to be done: the action is open or being done."""
        return self in {ActionStatus.OPEN, ActionStatus.DOING}


class State(Ordered):
    """What is known about a question in this assessment."""

    ANSWERED = "answered"
    UNKNOWN = "unknown"
    UNANSWERED = "unanswered"
    NOT_APPLICABLE = "not_applicable"
    NOT_YET = "not_yet"
    NOT_ASKED = "not_asked"

    @property
    def counts(self) -> bool:
        """Whether the question is part of the score."""
        return self not in _WITHOUT_SCORE


_WITHOUT_SCORE = frozenset({State.NOT_APPLICABLE, State.NOT_YET, State.NOT_ASKED})


class Outcome(Ordered):
    """Whether enough is known to name a level."""

    ASSESSED = "assessed"
    NOT_ENOUGH_KNOWN = "not_enough_known"
    NOTHING_ASKED = "nothing_asked"


class Truth(Ordered):
    """The outcome of a condition.

    `ABSENT` says that the condition asks about a question that does not count here (it belongs to another
    phase, is not applicable, or has not happened yet); `UNKNOWN` that an answer which could be given is missing.
    """

    FALSE = "false"
    ABSENT = "absent"
    UNKNOWN = "unknown"
    TRUE = "true"
