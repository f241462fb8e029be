"""The result as a badge: a small SVG picture that says the level in a word and the score.

It says "high risk" and not "high": on a badge of readiness that would read as praise.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple
from xml.etree import ElementTree as Tree

from implcheck.model.assessment import Assessment
from implcheck.model.enums import Level
from implcheck.model.problem import Rejected
from implcheck.reports import sentences
from implcheck.reports.formats.xml_text import document
from implcheck.reports.options import Options
from implcheck.wording.escape import for_terminal
from implcheck.wording.messages import Messages
from implcheck.wording.number_format import whole

TEXT = "#ffffff"
LABEL = "#24292f"
NO_LEVEL = "#57606a"
COLORS: Mapping[Level, str] = MappingProxyType(
    {Level.LOW: "#116329", Level.MODERATE: "#7d4e00", Level.HIGH: "#b33b00", Level.CRITICAL: "#8f1322"}
)
"""Backgrounds on which the text stands out by 4.5 to 1 or more, as WCAG AA asks of small text."""

HEIGHT, SIZE, BASELINE, MARGIN, RADIUS = 20, 11, 14, 8, 3
"""In pixels: of the badge, its letters, where they stand, and the space beside them."""

LETTER = 7
WIDTHS: Mapping[str, int] = MappingProxyType({**dict.fromkeys(" .,:'·fijlrt", 4), **dict.fromkeys("mwMW", 10)})
"""The widths that letters get, in pixels: the text is fitted into their sum, whatever font there is."""

FONTS = "Verdana, DejaVu Sans, Geneva, sans-serif"


class Part(NamedTuple):
    """A half of the badge."""

    text: str
    color: str

    @property
    def inner(self) -> int:
        """The width of its text in pixels."""
        return sum(WIDTHS.get(one, LETTER) for one in self.text)

    @property
    def width(self) -> int:
        """Its own width in pixels."""
        return self.inner + 2 * MARGIN


def render(report: Assessment | Rejected, options: Options) -> str:
    """The badge, as an SVG document of its own that fetches nothing."""
    messages = Messages(options.languages)
    label = Part(messages.message("badge.label"), LABEL)
    if isinstance(report, Rejected):
        value = Part(messages.message("badge.rejected"), NO_LEVEL)
        about = for_terminal(report.file)
    else:
        value = _value(report, messages)
        about = _about(report, messages)
    return document(_drawn(label, value, about))


def _value(of: Assessment, messages: Messages) -> Part:
    if of.level is None or of.score is None:
        return Part(messages.level(None), NO_LEVEL)
    told = messages.message("badge.value", level=messages.level(of.level), score=whole(of.score.low))
    return Part(told, COLORS[of.level])


def _about(of: Assessment, messages: Messages) -> str:
    """What a reader sees who rests on it: the whole verdict, of which project, and of when."""
    day = [messages.day(of.about.date)] if of.about.date is not None else []
    instead = sentences.without_level_in_short(of, messages)
    origin = sentences.own_questionnaire(of.about.questionnaire_origin, messages)
    parts = [
        for_terminal(of.about.project),
        messages.phase(of.about.phase),
        *day,
        *instead,
        messages.score(of),
        *origin,
    ]
    return " · ".join(parts)


def _drawn(label: Part, value: Part, about: str) -> Tree.Element:
    width = label.width + value.width
    root = Tree.Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "width": str(width),
            "height": str(HEIGHT),
            "viewBox": f"0 0 {width} {HEIGHT}",
            "role": "img",
            "aria-label": f"{label.text}: {value.text}",
        },
    )
    Tree.SubElement(root, "title").text = f"{label.text}: {value.text} · {about}"
    _rectangle(root, 0, width, label.color, RADIUS)
    _rectangle(root, label.width, value.width, value.color, RADIUS)
    _rectangle(root, label.width, RADIUS, value.color)  # where the halves meet, the corners are square
    letters = Tree.SubElement(root, "g", {"fill": TEXT, "font-family": FONTS, "font-size": str(SIZE)})
    for x, part in ((MARGIN, label), (label.width + MARGIN, value)):
        fitted = {"textLength": str(part.inner), "lengthAdjust": "spacingAndGlyphs"}
        Tree.SubElement(letters, "text", {"x": str(x), "y": str(BASELINE), **fitted}).text = part.text
    return root


def _rectangle(root: Tree.Element, x: int, width: int, color: str, radius: int = 0) -> None:
    shape = {"x": x, "width": width, "height": HEIGHT, "rx": radius, "fill": color}
    Tree.SubElement(root, "rect", {name: str(value) for name, value in shape.items()})
