"""The gate: what a pipeline demands, and whether it was met."""

from collections.abc import Mapping
from fractions import Fraction
from types import MappingProxyType
from typing import NamedTuple

from implcheck.model.enums import Level


class Asked(NamedTuple):
    """One demand as it was made: which option, with which value, and where."""

    option: str
    """Without its dashes."""
    value: str
    """As text; empty for a flag."""
    origin: str
    """Empty for the command line; else an environment variable, or a settings file with its line."""


class Gate(NamedTuple):
    """What is demanded. A gate that demands nothing lets everything pass."""

    fail_on: Level | None = None
    """Not this level or a worse one."""
    fail_under: Fraction | None = None
    """Not a score below this, 0 to 100."""
    practices_fail_on: Mapping[str, Level] = MappingProxyType({})
    """The same by the id of a practice."""
    practices_fail_under: Mapping[str, Fraction] = MappingProxyType({})
    """The same by the id of a practice."""
    practices_complete: tuple[str, ...] = ()
    """The practices of which every question has to be answered, by id."""
    require_complete: bool = False
    """Every question answered."""
    count_accepted: bool = False
    """Accepted risks count like any other; this demands nothing by itself."""
    require_evidence: int | None = None
    """Evidence named at every answer that scores this or more, 0 to 4, and found where it names a file."""
    max_age: int | None = None
    """No answers that are older than this, in days."""
    asked: tuple[Asked, ...] = ()
    """Every demand as it was made, those too that a stricter one makes needless."""

    @property
    def demands(self) -> bool:
        """Whether anything is demanded."""
        return self._replace(asked=(), count_accepted=False) != Gate()

    @property
    def practices(self) -> tuple[str, ...]:
        """The ids of the practices that something is demanded of."""
        return tuple(dict.fromkeys((*self.practices_fail_on, *self.practices_fail_under, *self.practices_complete)))
