"""The gate: the demands that an assessment has to meet, as in a pipeline."""

from collections.abc import Mapping
from fractions import Fraction
from types import MappingProxyType
from typing import NamedTuple

from implcheck.model.enums import Level

DEMANDS = (
    "fail-on",
    "fail-under",
    "require-complete",
    "require-complete-in",
    "require-evidence",
    "max-age",
    "no-accepted",
    "no-overdue",
    "questionnaire-digest",
)
"""The options that demand something."""


class Asked(NamedTuple):
    """A demand as it was made: the option, its value, and where it was given."""

    option: str
    """Without its dashes."""
    value: str
    """As text; empty for a flag."""
    origin: str
    """Empty for the command line; otherwise an environment variable, or a settings file with its line."""


class Gate(NamedTuple):
    """The demands on an assessment. Without any demand every assessment passes."""

    fail_on: Level | None = None
    """The gate fails at this overall level or a worse one."""
    fail_under: Fraction | None = None
    """The gate fails at an overall score below this, 0 to 100."""
    fail_on_practices: Mapping[str, Level] = MappingProxyType({})
    """As `fail_on`, by practice id."""
    fail_under_practices: Mapping[str, Fraction] = MappingProxyType({})
    """As `fail_under`, by practice id."""
    require_complete_in: tuple[str, ...] = ()
    """Ids of the practices of which every question must be answered."""
    require_complete: bool = False
    """Whether every question must be answered."""
    no_accepted: bool = False
    """Whether accepted risks count like any other; this is no demand by itself."""
    no_overdue: bool = False
    """Whether no agreed action may be overdue."""
    require_evidence: int | None = None
    """Every answer that scores this or more, 0 to 4, must name evidence, and a file it names must exist."""
    max_age: int | None = None
    """The highest age of the answers, in days."""
    asked: tuple[Asked, ...] = ()
    """Every demand as it was made, including those that a stricter one overrides."""

    @property
    def demands(self) -> bool:
        """Whether anything is demanded."""
        return self._replace(asked=(), no_accepted=False) != Gate()

    @property
    def practices(self) -> tuple[str, ...]:
        """The ids of the practices with a demand of their own."""
        return tuple(dict.fromkeys((*self.fail_on_practices, *self.fail_under_practices, *self.require_complete_in)))
