"""All prose formats carry the same sections in the same order with the same sentences, down to the same depth.

What a format makes is read back by another program and held against the document, both ways: every sentence of the
document is there, in its place, and between two of them there is no word that the document does not have.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from importlib import import_module
from typing import NamedTuple

import pytest
from tests.reports import read_back
from tests.reports.pages import example, nothing_answered, respondents
from tests.reports.placed import BROKEN, placed_example, rejected
from tests.reports.round_statuses import round_with_everything

from implcheck.model.enums import Level
from implcheck.model.gate import Gate
from implcheck.reports.build import build
from implcheck.reports.charts import Bars, Chart, Dots, Lines, Scale
from implcheck.reports.document import (
    Block,
    Document,
    Entry,
    EntryList,
    Facts,
    Headline,
    Items,
    Paragraph,
    Rows,
    Section,
    Snippet,
    Table,
    with_lists_opened,
)
from implcheck.reports.formats.registry import FORMATS, Rendering
from implcheck.reports.options import Depth, Options, Report
from implcheck.scoring.compare import compare
from implcheck.wording.catalog import catalog
from implcheck.wording.foreign_text import unmarked

LANGUAGES = ("en", "nl")
NAMES = (
    "brand-portal",
    "brand-portal-january",
    "erp-rollout",
    "crm-aftercare",
    "respondents",
    "nothing-answered",
    "comparison",
    "round",
    "rejected",
)

DEPTHS = {
    "terminal": Depth.SUMMARY,
    "markdown": Depth.REPORT,
    "docx": Depth.REPORT,
    "pdf": Depth.REPORT,
    "html": Depth.APPENDIX,
}
"""What each format shows unless everything is asked for."""

READERS: dict[str, Callable[..., str]] = {
    "terminal": read_back.terminal,
    "markdown": read_back.markdown,
    "html": read_back.html,
    "docx": read_back.word,
    "pdf": read_back.pdf,
}

WIDTH = 109
"""Of the terminal: the widest at which no cell of a chart stands on two lines."""

# The exceptions, each with its reason.

DESCRIBES = frozenset({"html", "docx"})
"""Charts are described in words where the format has a text for those who do not see a picture, and it is read back:
the PDF has such texts too, but pypdf does not give them with the page. The others draw with characters."""

NAMES_ENTRIES = frozenset({"terminal", "markdown", "html"})
"""The id of a risk or a question is for those who type it, in `implcheck explain` or an accepted risk; a board that reads
Word or PDF does not."""

WITHOUT_FOOTER = frozenset({"terminal"})
"""Who reads a screen knows when the report was made and by what."""

LISTS_PROBLEMS = frozenset({"terminal"})
"""What is wrong with a file stands on a screen as `check` has it: the place before the sentence, and no headline, as
these lines go to standard error."""

WITHOUT_HEADS = frozenset({"terminal"})
"""Practices on a screen need no heads, and a bar's empty rest no legend; what raises a practice has no room below 110
columns, unless everything is shown. Times of a comparison stand in its first line. A table's caption repeats the heading above it."""


def test_every_prose_format_is_tested() -> None:
    assert set(READERS) == {name for name, format_ in FORMATS.items() if format_.is_prose} == set(DEPTHS)


class Step(NamedTuple):
    """Texts that come next, in any order among themselves; `asides` may stand between them and repeat."""

    texts: tuple[str, ...]
    asides: tuple[str, ...] = ()


@cache
def report(name: str) -> Report:
    """Return the report of an example; brand-portal has a gate that leaves out accepted risks."""
    match name:
        case "brand-portal":
            return placed_example(name, Gate(fail_on=Level.HIGH))
        case "respondents":
            return respondents()
        case "nothing-answered":
            return nothing_answered()
        case "comparison":
            return compare(example("brand-portal"), example("brand-portal-january"))
        case "round":
            return round_with_everything()
        case "rejected":
            return rejected(BROKEN)
        case _:
            return example(name)


def steps_of(document: Document, format_: str, depth: Depth, top: int | None) -> Iterator[Step]:
    """Yield every text of a document as a format shows it."""
    if format_ in LISTS_PROBLEMS and is_of_problems(document):
        yield from problems(document)
        return
    yield Step((document.title,))
    for section in document.down_to(depth):
        if section.title:
            yield Step((section.title,))
        for block in section.blocks:
            yield from steps(block, format_)
        if format_ == "terminal" and top is not None and section.id == "practices":
            yield from top_risks(document, top)
    if document.footer and format_ not in WITHOUT_FOOTER:
        yield Step((document.footer,))


def is_of_problems(document: Document) -> bool:
    return document.level is None and any(isinstance(block, Entry) for block in document.sections[0].blocks)


def problems(document: Document) -> Iterator[Step]:
    for entry in entries_in(document.sections[0]):
        place, *others = entry.blocks
        yield from (*steps(place, "terminal"), Step((entry.title,)))
        yield from (step for block in others for step in steps(block, "terminal"))


def top_risks(document: Document, top: int) -> Iterator[Step]:
    """Yield the risks after the decisions on a line each and the number of the others: the terminal's summary has them."""
    decided = [
        entry.number for section in document.sections if section.id == "decisions" for entry in entries_in(section)
    ]
    listed = [entry for section in document.sections if section.id == "risks" for entry in entries_in(section)]
    entries = [entry for entry in listed if entry.number not in decided]
    messages = catalog(document.language)
    is_any_above_low = any(entry.level is not Level.LOW for entry in listed)
    shown = entries[: max(0, top - len(decided))] if is_any_above_low else []
    if entries:
        yield Step((messages.message("report.risks-after" if decided else "report.risks"),))
    for entry in shown:
        yield from heading(entry._replace(key=""), "terminal")
    if more := len(entries) - len(shown):
        yield Step((messages.message("report.more", count=more),))


def entries_in(section: Section) -> list[Entry]:
    return [block for block in with_lists_opened(section.blocks) if isinstance(block, Entry)]


def steps(block: Block, format_: str) -> Iterator[Step]:
    """Yield the texts of a block."""
    match block:
        case Paragraph() | Headline() | Facts() | Items() | Rows():
            yield from (Step((text,)) for text in texts(block))
        case Snippet():
            yield Step((block.before + block.rest,))
        case Table():
            yield from table(block, format_)
        case Entry():
            yield from heading(block, format_)
            yield from (Step((fact,)) for fact in block.facts)
            for part in block.blocks:
                yield from steps(part, format_)
        case EntryList():
            for entry in block.entries:
                yield from steps(entry, format_)
        case _:
            yield chart(block, format_)


def texts(block: Paragraph | Headline | Facts | Items | Rows) -> Sequence[str]:
    match block:
        case Paragraph() | Headline():
            return (block.text,)
        case Facts():
            return block.facts
        case Items():
            return block.items
        case Rows():
            return [text for row in block.rows for text in (row.label, row.text)]


def heading(entry: Entry, format_: str) -> Iterator[Step]:
    """Number, level and title of an entry; the level stands before the title or at the end of the line."""
    if entry.number is not None:
        yield Step((f"{entry.number}.",))
    yield Step((entry.title, entry.word) if entry.word else (entry.title,))
    if entry.key and format_ in NAMES_ENTRIES:
        yield Step((entry.key,))


def table(table: Table, format_: str) -> Iterator[Step]:
    """Yield a table cell by cell; on a terminal the rows of a table with long texts are labelled."""
    heads = tuple(column.title for column in table.columns)
    is_long = any(len(cell.text) > 40 for row in table.rows for cell in row)
    if format_ == "terminal" and is_long:
        for row in table.rows:
            for head, cell in zip(heads, row, strict=True):
                yield from (Step((text,)) for text in (head, cell.text))
        return
    asides = (*heads, table.caption)
    yield from (Step((head,), (table.caption,)) for head in heads)
    for row in table.rows:
        for cell in row:
            yield Step((cell.text,), asides)


def chart(chart: Chart, format_: str) -> Step:
    """Return the words and figures of a chart, and the texts that a format may repeat beside it."""
    described = (chart.description,) if format_ in DESCRIBES else ()
    drawn, is_screen = DRAWN.get(format_, ()), format_ in WITHOUT_HEADS
    match chart:
        case Scale():
            words = tuple(zone.word for zone in chart.thresholds)
            is_drawn = is_screen or format_ == "docx"  # Word has the words in a picture, and its description
            return Step((*described, *(() if is_drawn else words)), words)
        case Bars():
            texts = [text for bar in chart.bars for text in (bar.name, bar.points, bar.word)]
            texts += [bar.reason for bar in chart.bars if bar.reason]
            texts += [*chart.legend[:2], *(() if is_screen else (chart.legend[2], *chart.heads))]
            titles = tuple(text for bar in chart.bars for text in (bar.name, bar.title))
            return Step((*described, *filter(None, texts), chart.legend_thresholds), (*titles, *drawn))
        case Dots():
            return Step((*described, *chart.roles, *(row.name for row in chart.rows)), (*chart.roles, *drawn))
        case Lines():
            texts = [text for line in chart.lines for text in (line.name, *line.points, line.gain)]
            texts += [word for line in chart.lines for _, word in dict.fromkeys(line.levels)]
            texts += [] if is_screen else chart.times
            asides = [text for line in chart.lines for text in (line.title, *(word for _, word in line.levels))]
            return Step((*described, *filter(None, texts)), (*asides, *chart.heads, *chart.times, *drawn))


DRAWN: dict[str, tuple[str, ...]] = {
    "html": tuple(
        catalog(language).message(f"html.{key}")
        for language in LANGUAGES
        for key in ("bar", "trend", "question", "dots")
    )
}
"""Heads of the columns with drawings."""


class Differences(NamedTuple):
    """Texts of the document that are missing or misplaced, and words that the document does not have."""

    missing: list[str]
    added: list[str]

    def __bool__(self) -> bool:
        return bool(self.missing or self.added)


def differences(read: str, expected: list[Step]) -> Differences:
    """Compare a text with the expected steps, ignoring blanks, as formats break lines differently."""
    text, position, found = squeezed(read), 0, Differences([], [])
    before: tuple[str, ...] = ()
    for step in expected:
        left, asides = [squeezed(part) for part in step.texts], (*before, *map(squeezed, step.asides))
        while left:
            part = _next(text, position, left)
            if part is None:
                found.missing.extend(left)
                break
            aside = _next(text, position, [*left, *asides])
            part = part if aside in left else aside or part
            start = text.find(part, position)
            if any(map(str.isalpha, added := text[position:start])):
                found.added.append(f"{added} before {part}")
            position = start + len(part)
            if part in left:
                left.remove(part)
        before = tuple(map(squeezed, step.asides))
    if any(map(str.isalpha, text[position:])):
        found.added.append(text[position:])
    return found


def _next(text: str, position: int, parts: Sequence[str]) -> str | None:
    """Return the part that comes first, the longest if several start there."""
    places = {part: place for part in parts if part and (place := text.find(part, position)) >= 0}
    places |= {part: position for part in parts if not part}
    return min(places, key=lambda part: (places[part], -len(part)), default=None)


def squeezed(text: str) -> str:
    """Return a text without blanks and without the hyphens of divided words."""
    return "".join(re.sub("[\u200b\u00ad-]", "", text).split())


@cache
def rendering(name: str, language: str, top: int | None) -> tuple[Document, Rendering]:
    languages = (language, "en")
    document = build(report(name), Options(languages, top=top))
    return unmarked(document), Rendering(report(name), languages, top)


def expected_of(document: Document, format_: str, top: int | None) -> list[Step]:
    depth = Depth.APPENDIX if top is None else DEPTHS[format_]
    return list(steps_of(document, format_, depth, top))


def read(name: str, language: str, format_: str, top: int | None) -> tuple[Document, str]:
    document, rendering_ = rendering(name, language, top)
    options = Options((language, "en"), width=WIDTH, top=top)
    return document, READERS[format_](rendering_.render(format_, options))


@pytest.mark.parametrize("format_", READERS)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_a_format_has_the_texts_of_the_document(name: str, language: str, format_: str) -> None:
    document, text = read(name, language, format_, 5)
    assert differences(text, expected_of(document, format_, 5)) == ([], [])


PACKED = {"docx", "pdf"}
"""Formats that take seconds for a whole report: they are tested with a single example."""


@pytest.mark.parametrize(
    ("name", "language", "format_"),
    [
        (name, language, format_)
        for name in NAMES
        for language in LANGUAGES
        for format_ in READERS
        if format_ not in PACKED or (name, language) == ("respondents", "nl")
    ],
)
def test_a_format_with_all_sections_has_the_texts_of_the_document(name: str, language: str, format_: str) -> None:
    document, text = read(name, language, format_, None)
    assert differences(text, expected_of(document, format_, None)) == ([], [])


@pytest.mark.parametrize("format_", ["terminal", "markdown", "html"])
def test_a_missing_or_reversed_section_is_detected(format_: str) -> None:
    document, _ = rendering("crm-aftercare", "en", 5)
    expected = expected_of(document, format_, 5)
    draw, shown = import_module(FORMATS[format_].module).draw, document.down_to(DEPTHS[format_])
    for number, section in enumerate(document.sections[: len(shown)]):
        if section.id != "verdict":  # which no report can do without
            others = (*document.sections[:number], *document.sections[number + 1 :])
            without = draw(document._replace(sections=others), Options(width=WIDTH))
            assert differences(READERS[format_](without), expected), section.id
        turned = document._replace(
            sections=(*document.sections[:number], section._replace(blocks=section.blocks[::-1]))
        )
        if len(section.blocks) > 1:
            assert differences(READERS[format_](draw(turned, Options(width=WIDTH))), expected), section.id


@pytest.mark.parametrize("format_", READERS)
def test_other_words_or_another_order_are_detected(format_: str) -> None:
    document, text = read("crm-aftercare", "en", format_, 5)
    expected = expected_of(document, format_, 5)
    sentence = document.sections[1].title
    assert sentence in text
    assert differences(text.replace(sentence, "Something else"), expected)
    assert differences(text.replace(sentence, f"Something else {sentence}"), expected).added
    assert differences(f"{text} And an end.", expected).added
    assert differences(text, [*expected[:4], *expected[5:3:-1], *expected[6:]])
    assert differences(text, [*expected, Step(("And an end.",))]).missing
