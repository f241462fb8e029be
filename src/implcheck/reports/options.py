"""The options of a report: what the reader requested, and the abilities of the screen."""

from collections.abc import Callable
from dataclasses import dataclass

from implcheck.model.assessment import Assessment
from implcheck.model.comparison import Comparison
from implcheck.model.enums import Ordered
from implcheck.model.problem import Rejected
from implcheck.model.round_status import RoundStatus

Report = Assessment | Comparison | RoundStatus | Rejected
"""The content of a report; `Rejected` if a file cannot be used."""

NARROWEST, WIDEST = 60, 160
"""The smallest and the largest width of a report, in columns."""


class Depth(Ordered):
    """The depth of a section. A format shows the sections down to a certain depth."""

    SUMMARY = "summary"
    """What a steering group needs to decide, on one page."""
    REPORT = "report"
    """The details behind the summary: risks, actions, open questions, accepted risks."""
    APPENDIX = "appendix"
    """For verification: arithmetic, statistics, every answer, method and sources."""


def as_given(name: str) -> str:
    """Return the name of a file as it was given."""
    return name


@dataclass(frozen=True)
class Options:
    """`languages` are in order of preference; `top` is the number of risks to show, None for all."""

    languages: tuple[str, ...] = ("en",)
    width: int = 80
    color: bool = False
    top: int | None = 5
    quiet: bool = False
    template: bytes | None = None
    """A Word document whose page, styles, headers and footers are used; see `docx/template.py`."""
    file_name: Callable[[str], str] = as_given
    """The name by which programs find a file in a repository, from the name as it was given."""

    def depth(self, usual: Depth) -> Depth:
        """Return the depth down to which a format shows a document: `usual`, or the deepest if all risks are shown."""
        return Depth.APPENDIX if self.top is None else usual
