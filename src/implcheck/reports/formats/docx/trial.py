"""Try out a template: a short report with every kind of text is drawn with it before a real one is.

A template holds whatever a stranger wrote, and python-docx reads the values of a style only when it needs them. So what
it cannot read is found here, where nothing has been made yet, and not halfway through a report.
"""

from implcheck.model.enums import Level
from implcheck.reports.charts import Bar, Bars, Scale, Threshold
from implcheck.reports.document import (
    Block,
    Cell,
    Column,
    Document,
    Emphasis,
    Entry,
    Facts,
    Headline,
    Items,
    Paragraph,
    Row,
    Rows,
    Section,
    Snippet,
    Table,
)
from implcheck.reports.formats.docx.file import WordFile
from implcheck.reports.formats.docx.measure import look
from implcheck.reports.formats.docx.report import draw
from implcheck.reports.options import Depth, Options

_TEXT = "A sentence"
_ROWS = Rows((Row(_TEXT, _TEXT), Row(_TEXT, _TEXT, is_code=True)))
_TABLE = Table(_TEXT, (Column(_TEXT, 1),), ((Cell(_TEXT, Level.LOW, marked=True),), (Cell(_TEXT),)), has_total=True)
_CHART = Bars(
    (_TEXT, _TEXT, _TEXT),
    (Bar(_TEXT, _TEXT, 40, 60, "40", Level.HIGH, _TEXT, _TEXT),),
    (Threshold(50, Level.MODERATE, _TEXT, _TEXT),),
    (_TEXT, _TEXT, _TEXT),
    _TEXT,
    _TEXT,
)
_TEXTS: tuple[Block, ...] = (
    *(Paragraph(_TEXT, emphasis) for emphasis in Emphasis),
    *(Facts((_TEXT,), emphasis) for emphasis in Emphasis),
    Items((_TEXT,)),
    _ROWS,
    Snippet(1, _TEXT, _TEXT),
)
_ENTRY = Entry(_TEXT, (*_TEXTS, Entry(_TEXT, _TEXTS, Level.LOW, _TEXT)), Level.HIGH, _TEXT, 1, facts=(_TEXT,))
_VERDICT: tuple[Block, ...] = (
    Facts((_TEXT,)),
    Headline(_TEXT, Level.HIGH, ""),
    Scale(40, 60, Level.HIGH, _CHART.thresholds, _TEXT),
)
SAMPLE = Document(
    _TEXT,
    _TEXT,
    Level.HIGH,
    "en",
    (
        Section("one", "", Depth.SUMMARY, (*_VERDICT, _ENTRY)),
        Section("two", _TEXT, Depth.REPORT, (*_TEXTS, _ENTRY, _TABLE, _CHART)),
    ),
    _TEXT,
)
"""A report with every kind of text, short enough for the summary to fit on its page."""

_OF_PARAGRAPHS, _OF_CHARACTERS = 1, 2
"""Values of python-docx for the types of styles."""


def try_out(template: bytes | None) -> None:
    """Draw a short report with a template, or with our own one, use each of our styles, and throw all of it away.

    Raises:
        Exception: python-docx cannot read what the template says, in one of many ways.
    """
    draw(SAMPLE, Options(template=template))
    file = WordFile(template)
    for style in WordFile().content.styles:
        if style.type == _OF_PARAGRAPHS:
            file.paragraph(_TEXT, style.name)
            look(file.content.styles[style.name])
        elif style.type == _OF_CHARACTERS:
            file.paragraph(_TEXT, character_style=style.name)
