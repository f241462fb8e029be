"""A report as a value: sections of blocks, built once and drawn by every prose format.

The builders of a document decide what it contains, in which order, and how deep each part lies; formats only draw. All
texts are safe to print (`for_terminal`), and each format escapes them for its own syntax. A text in another language
than the document is between the marks of `implcheck.wording.foreign_text`.
"""

import datetime
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from implcheck.model.enums import Level, Ordered
from implcheck.reports.charts import Chart
from implcheck.reports.options import Depth


class Emphasis(Ordered):
    """The emphasis of a paragraph."""

    PLAIN = "plain"
    STRONG = "strong"
    NOTE = "note"
    """Smaller or paler, for an explanation, a legend or a source."""


class Paragraph(NamedTuple):
    """A paragraph of one or more sentences."""

    text: str
    emphasis: Emphasis = Emphasis.PLAIN


class Headline(NamedTuple):
    """The verdict in one sentence, drawn in the colour of its level after its symbol."""

    text: str
    level: Level | None
    symbol: str


class Facts(NamedTuple):
    """Short facts, on one line if they fit, such as "Kickoff · 24 November 2026 · project lead"."""

    facts: tuple[str, ...]
    emphasis: Emphasis = Emphasis.NOTE


class Items(NamedTuple):
    """A list of sentences."""

    items: tuple[str, ...]


class Row(NamedTuple):
    """A label with a text. `is_code` if the reader may type the text elsewhere, such as an id."""

    label: str
    text: str
    is_code: bool = False


class Rows(NamedTuple):
    """Labels with their texts."""

    rows: tuple[Row, ...]


class Snippet(NamedTuple):
    """A line of a file, split at the first wrong character. `line` counts from 1.

    The parts are not escaped for a terminal: `implcheck.wording.problems.for_terminal_line` does that.
    """

    line: int
    before: str
    rest: str
    """From the first wrong character to the end."""


class Column(NamedTuple):
    """The head of a column."""

    title: str
    share: float
    """Of the table's width, 0 to 1."""
    is_figure: bool = False
    """Numbers, aligned to the right."""


class Cell(NamedTuple):
    """The contents of a cell; with `marked`, drawn with the symbol and the colour of its level."""

    text: str
    level: Level | None = None
    marked: bool = False


class Table(NamedTuple):
    """A table. The first cell of a row names it; with `has_total` the last row is the sum."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    has_total: bool = False


class Tag(NamedTuple):
    """What an entry is sorted and filtered by under one facet of its list."""

    sort: float
    values: tuple[str, ...] = ()
    """What it is filtered by; it is found under each."""


class Entry(NamedTuple):
    """A part with its own heading: a risk, an action, a question or a problem.

    Formats that can fold entries fold those that are not `is_open`.
    """

    title: str
    blocks: tuple["Block", ...]
    level: Level | None = None
    word: str = ""
    """The word for the level; empty if the entry has no level."""
    number: int | None = None
    key: str = ""
    """Unique in its section; empty if nothing refers to it."""
    facts: tuple[str, ...] = ()
    """Short facts that stand with the heading: who, how much work, what it brings, by when."""
    is_open: bool = True
    tags: tuple[Tag, ...] = ()
    """One for each facet of the list that it is in."""


class Facet(NamedTuple):
    """What a list can be sorted by, and if it has options, filtered by."""

    title: str
    options: tuple[str, ...] = ()
    """The values of its tags, in the order in which they are offered."""
    is_descending: bool = False
    """Whether the highest comes first where the list is sorted by it."""


class EntryList(NamedTuple):
    """A list of entries in an order, that a screen can sort and filter. The first facet is that order."""

    facets: tuple[Facet, ...]
    entries: tuple[Entry, ...]


Block = Paragraph | Headline | Facts | Items | Rows | Snippet | Table | Chart | Entry | EntryList


class Section(NamedTuple):
    """A part of the document. The first section has no title of its own: it follows the title of the document."""

    id: str
    title: str
    depth: Depth
    blocks: tuple[Block, ...]


def with_lists_opened(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield the blocks, and in the place of a list its entries."""
    for block in blocks:
        if isinstance(block, EntryList):
            yield from block.entries
        else:
            yield block


def items(sentences: Iterable[str]) -> tuple[Block, ...]:
    """Return sentences as a list; no block without sentences."""
    listed = tuple(sentences)
    return (Items(listed),) if listed else ()


def notes(sentences: Iterable[str]) -> tuple[Paragraph, ...]:
    """Return sentences as small paragraphs."""
    return tuple(Paragraph(sentence, Emphasis.NOTE) for sentence in sentences)


def sections(
    depth: Depth, message: Callable[[str], str], *parts: tuple[str, str, tuple[Block, ...]]
) -> tuple[Section, ...]:
    """Return the sections with these ids, keys of titles (empty without one) and blocks; none without blocks."""
    return tuple(Section(id_, message(key) if key else "", depth, blocks) for id_, key, blocks in parts if blocks)


class Document(NamedTuple):
    """A report."""

    title: str
    """The project, or the file that cannot be used."""
    headline: str
    """The verdict in one sentence, for the title of a window or a file's properties."""
    level: Level | None
    language: str
    """Of the sentences, as "en" or "nl"."""
    sections: tuple[Section, ...]
    footer: str = ""
    day: datetime.date | None = None
    """The day of the report; None for a file that cannot be used."""

    def down_to(self, depth: Depth) -> tuple[Section, ...]:
        """Return the sections that are no deeper than `depth`, in their order."""
        return tuple(section for section in self.sections if section.depth <= depth)
