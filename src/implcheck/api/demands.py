"""The gate that demands from several sources add up to: of two on the same thing, the stricter counts."""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Any, NamedTuple

from implcheck.model.enums import Level
from implcheck.model.gate import DEMANDS, Asked, Gate
from implcheck.model.problem import Location

WHOLE = ""
"""In place of a practice's id: the demand is on the overall level or score."""


class LevelDemand(NamedTuple):
    """A practice's id, or `WHOLE`, and the level at which the gate fails."""

    practice: str
    level: Level

    def __str__(self) -> str:
        return _joined(self.practice, self.level.value)


class ScoreDemand(NamedTuple):
    """A practice's id, or `WHOLE`, and the score under which the gate fails, 0 to 100."""

    practice: str
    score: Fraction

    def __str__(self) -> str:
        return _joined(self.practice, f"{float(self.score):g}")


class Demand(NamedTuple):
    """One demand: the option without its dashes, its value, and where it was made."""

    option: str
    value: Any
    origin: str
    """Empty for the command line; otherwise an environment variable, or a settings file with its line."""
    location: Location | None = None
    """Where a settings file makes it."""

    @property
    def practice(self) -> str:
        """The id of the practice of which it is demanded, or `WHOLE`."""
        match self.value:
            case LevelDemand(practice=practice) | ScoreDemand(practice=practice):
                return str(practice)
            case value:
                return str(value) if self.option == "require-complete-in" else WHOLE


def strictest_gate(demands: Iterable[Demand]) -> Gate:
    """Return the gate of all demands, with each demand as it was made; the order of the demands does not matter."""
    made = tuple(demands)
    values: Mapping[str, list[Any]] = {
        option: [demand.value for demand in made if demand.option == option] for option in DEMANDS
    }
    levels = _strictest(values["fail-on"], min)
    scores = _strictest(values["fail-under"], max)
    return Gate(
        fail_on=levels.pop(WHOLE, None),
        fail_under=scores.pop(WHOLE, None),
        fail_on_practices=levels,
        fail_under_practices=scores,
        require_complete_in=tuple(dict.fromkeys(values["require-complete-in"])),
        require_complete=bool(values["require-complete"]),
        require_evidence=min(values["require-evidence"], default=None),
        max_age=min(values["max-age"], default=None),
        no_accepted=bool(values["no-accepted"]),
        no_overdue=bool(values["no-overdue"]),
        asked=tuple(_asked(demand) for demand in made if demand.option in DEMANDS),
    )


def _asked(demand: Demand) -> Asked:
    return Asked(demand.option, "" if demand.value is True else str(demand.value), demand.origin)


def _strictest(demands: Sequence[tuple[str, Any]], choose: Any) -> dict[str, Any]:
    """Return the strictest value by practice; `choose` is `min` or `max`."""
    strictest: dict[str, Any] = {}
    for practice, value in demands:
        strictest[practice] = choose(strictest.get(practice, value), value)
    return strictest


def _joined(practice: str, value: str) -> str:
    return f"{practice}={value}" if practice != WHOLE else value
