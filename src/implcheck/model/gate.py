"""The gate: what a pipeline demands, and whether it was met."""

from fractions import Fraction

from implcheck.model.base import Frozen
from implcheck.model.scale import Level


class Gate(Frozen):
    """What is demanded. A gate that demands nothing lets everything pass."""

    fail_on: Level | None = None
    fail_under: Fraction | None = None
    require_complete: bool = False

    @property
    def demands(self) -> bool:
        """Whether anything is demanded."""
        return self.fail_on is not None or self.fail_under is not None or self.require_complete
