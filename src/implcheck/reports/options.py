"""What a reader asked for, and what the screen can do."""

from dataclasses import dataclass

from implcheck.model.assessment import Assessment
from implcheck.model.comparison import Comparison
from implcheck.model.problem import Rejected
from implcheck.reports.document import Depth

Report = Assessment | Comparison | Rejected
"""What there is to report; `Rejected` if a file cannot be used."""

NARROWEST, WIDEST = 60, 160
"""The widths, in columns, between which a report is laid out."""


@dataclass(frozen=True)
class Options:
    """`languages` in order of preference; `top` the number of risks to show, nothing for all."""

    languages: tuple[str, ...] = ("en",)
    width: int = 80
    color: bool = False
    top: int | None = 5
    quiet: bool = False

    def depth(self, usual: Depth) -> Depth:
        """Return how deep a format shows a document: to its usual depth, or to the bottom if all risks are shown."""
        return Depth.APPENDIX if self.top is None else usual
