"""The result as a badge: a small SVG picture with the level as a word and the score.

The text is "high risk", as "high" alone would read as praise on a badge about readiness.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr

from implcheck.model.assessment import Assessment
from implcheck.model.enums import Level
from implcheck.model.problem import Rejected
from implcheck.reports import sentences, verdict
from implcheck.reports.options import Options
from implcheck.wording.escape import for_markup, for_terminal
from implcheck.wording.messages import Messages
from implcheck.wording.number_format import whole

TEXT = "#ffffff"
LABEL = "#24292f"
NO_LEVEL = "#57606a"
COLORS: Mapping[Level, str] = MappingProxyType(
    {Level.LOW: "#116329", Level.MODERATE: "#7d4e00", Level.HIGH: "#b33b00", Level.CRITICAL: "#8f1322"}
)
"""Backgrounds with a contrast to the text of at least 4.5 to 1, as WCAG AA requires for small text."""

HEIGHT, SIZE, BASELINE, MARGIN, RADIUS = 20, 11, 14, 8, 3
"""In pixels: the height of the badge, the size and baseline of its letters, the margin, and the radius of its corners."""

LETTER = 7
WIDTHS: Mapping[str, int] = MappingProxyType({**dict.fromkeys(" .,:'·fijlrt", 4), **dict.fromkeys("mwMW", 10)})
"""The widths of letters, in pixels. The text is fitted into their sum in any font."""

FONTS = "Verdana, DejaVu Sans, Geneva, sans-serif"


class BadgeHalf(NamedTuple):
    """A half of the badge."""

    text: str
    color: str

    @property
    def inner(self) -> int:
        """The width of its text in pixels."""
        return sum(WIDTHS.get(character, LETTER) for character in self.text)

    @property
    def width(self) -> int:
        """Its own width in pixels."""
        return self.inner + 2 * MARGIN


def render(report: Assessment | Rejected, options: Options) -> str:
    """Return the badge as an SVG document of its own that loads nothing from elsewhere."""
    messages = Messages.for_report(report, options.languages)
    label = BadgeHalf(messages.message("badge.label"), LABEL)
    if isinstance(report, Rejected):
        value = BadgeHalf(messages.message("badge.rejected"), NO_LEVEL)
        return _drawn(label, value, for_terminal(report.file))
    return _drawn(label, _value(report, messages), _about(report, messages))


def _value(assessment: Assessment, messages: Messages) -> BadgeHalf:
    if assessment.level is None or assessment.score is None:
        return BadgeHalf(messages.level(None), NO_LEVEL)
    text = messages.message("badge.value", level=messages.level(assessment.level), score=whole(assessment.score.low))
    return BadgeHalf(text, COLORS[assessment.level])


def _about(assessment: Assessment, messages: Messages) -> str:
    """Return the text for the tooltip: the project, the phase, the date and the verdict."""
    about = assessment.about
    parts = [
        for_terminal(about.project),
        messages.phase(about.phase),
        *([messages.day(about.date)] if about.date is not None else []),
        *verdict.without_level_in_short(assessment, messages),
        *verdict.level_range(assessment, "range-short", messages),
        messages.score(assessment),
        *sentences.own_questionnaire(about.questionnaire_origin, messages),
    ]
    return " · ".join(parts)


def _drawn(label: BadgeHalf, value: BadgeHalf, about: str) -> str:
    width, name = label.width + value.width, f"{label.text}: {value.text}"
    size = f'width="{width}" height="{HEIGHT}" viewBox="0 0 {width} {HEIGHT}"'
    fitted = 'lengthAdjust="spacingAndGlyphs"'
    # Where the halves meet, a third rectangle makes the corners square.
    drawn = f"""<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" aria-label={quoteattr(name)}>
  <title>{escape(f"{name} · {about}")}</title>
  <rect x="0" width="{width}" height="{HEIGHT}" rx="{RADIUS}" fill="{label.color}" />
  <rect x="{label.width}" width="{value.width}" height="{HEIGHT}" rx="{RADIUS}" fill="{value.color}" />
  <rect x="{label.width}" width="{RADIUS}" height="{HEIGHT}" rx="0" fill="{value.color}" />
  <g fill="{TEXT}" font-family="{FONTS}" font-size="{SIZE}">
    <text x="{MARGIN}" y="{BASELINE}" textLength="{label.inner}" {fitted}>{escape(label.text)}</text>
    <text x="{label.width + MARGIN}" y="{BASELINE}" textLength="{value.inner}" {fitted}>{escape(value.text)}</text>
  </g>
</svg>
"""
    return for_markup(drawn)
