"""The blocks of a document as elements of a web page."""

from collections.abc import Iterable
from typing import NamedTuple, assert_never

from implcheck.reports import document
from implcheck.reports.charts import Bars, Dots, Lines, Scale
from implcheck.reports.document import Emphasis
from implcheck.reports.formats.chart_drawings import tint
from implcheck.reports.formats.html import charts, entry_list
from implcheck.reports.formats.html.charts import marked
from implcheck.reports.formats.html.markup import NOTHING, Html, element, joined
from implcheck.reports.options import Depth
from implcheck.wording.catalog import Catalog
from implcheck.wording.problems import for_terminal_line

BEFORE, AFTER = 60, 100
"""The most characters of a file's line that are shown before and after the first wrong character."""

CLASSES = {Emphasis.PLAIN: None, Emphasis.STRONG: "strong", Emphasis.NOTE: "note"}


class Surroundings(NamedTuple):
    """The context of a block: `titles` are those of the section and the entries around it."""

    section: document.Section
    titles: tuple[str, ...]
    catalog: Catalog


def entry_id(section: document.Section, entry: document.Entry) -> str | None:
    """Return the id of an entry on the page, to link to."""
    return f"{section.id}-{entry.key}" if entry.key else None


def draw_section(section: document.Section, catalog: Catalog, name: str, *, is_folded: bool = False) -> Html:
    """Return a section under its title, with `name` as its classes; if asked and it has a title, folded."""
    below = draw_blocks(section.blocks, Surroundings(section, (section.title,), catalog))
    if not section.title:
        return element("section", below, id=section.id, class_=name)
    heading = element("h2", section.title, id=section.id)
    contents = element("details", element("summary", heading), below) if is_folded else joined(heading, below)
    return element("section", contents, aria_labelledby=section.id, class_=name)


def draw_blocks(blocks: Iterable[document.Block], around: Surroundings) -> Html:
    """Return the blocks in order."""
    return joined(*(_block(block, around) for block in blocks))


def _block(block: document.Block, around: Surroundings) -> Html:  # noqa: C901, PLR0911 - one for each kind
    match block:
        case document.Paragraph():
            return element("p", block.text, class_=CLASSES[block.emphasis])
        case document.Headline():
            return _headline(block, around)
        case document.Facts():
            return element("p", facts(block.facts), class_=CLASSES[block.emphasis])
        case document.Items():
            return element("ul", *(element("li", item) for item in block.items))
        case document.Rows():
            return element("dl", *map(_row, block.rows))
        case document.Snippet():
            return _snippet(block)
        case document.Table():
            return _table(block, around)
        case document.Entry():
            return _entry(block, around)
        case document.EntryList():
            return _list(block, around)
        case Scale():
            return charts.scale(block)
        case Bars() | Dots() | Lines():
            return charts.table(block, around.catalog)
        case _:
            assert_never(block)


def _headline(block: document.Headline, around: Surroundings) -> Html:
    """Return the heading of the section without a title; in other sections an emphasised sentence."""
    sign = element("span", block.symbol, " ", aria_hidden="true")
    return element("p" if around.section.title else "h2", sign, block.text, class_=f"headline {tint(block.level)}")


def facts(texts: Iterable[str]) -> Html:
    """Return facts, between which the style puts a dot, where no line breaks; blanks part them where they are copied."""
    parts = (joined(" " if at else "", element("span", fact, class_="fact")) for at, fact in enumerate(texts))
    return element("span", *parts, class_="line")


def _row(row: document.Row) -> Html:
    return element(
        "div", element("dt", row.label), element("dd", element("code", row.text) if row.is_code else row.text)
    )


def _snippet(block: document.Snippet) -> Html:
    """Return the line with the wrong character marked."""
    before, wrong, after = (for_terminal_line(part) for part in (block.before, block.rest[:1], block.rest[1:]))
    before = before if len(before) <= BEFORE else f"…{before[-BEFORE:]}"
    after = after if len(after) <= AFTER else f"{after[:AFTER]}…"
    number = element("span", f"{block.line} ", class_="note")
    return element("pre", number, element("code", before, element("mark", wrong or " "), after))


def _list(block: document.EntryList, around: Surroundings) -> Html:
    """Return a list of entries, below what sorts and filters it."""
    drawn = (_entry(entry, around, entry_list.tags(entry, block.facets)) for entry in block.entries)
    entries = element("div", *drawn, class_="entries")
    return element(
        "div",
        element("div", entry_list.tools(block, around.catalog), class_="tools", hidden=True),
        entries,
        class_="list",
    )


def _entry(entry: document.Entry, around: Surroundings, tags: str | None = None) -> Html:
    """Return an entry that can be folded; an open entry of the summary cannot. `tags` are for the script."""
    title = element(
        f"h{min(6, 2 + len(around.titles))}",
        f"{entry.number}. " if entry.number is not None else "",
        joined(marked(entry.level, entry.word), " ") if entry.word else "",
        entry.title,
        joined(" ", element("code", entry.key, class_="key")) if entry.key else NOTHING,
    )
    beside = element("span", facts(entry.facts), class_="note") if entry.facts else NOTHING
    below = draw_blocks(entry.blocks, around._replace(titles=(*around.titles, entry.title)))
    if entry.is_open and around.section.depth is Depth.SUMMARY:
        contents = joined(title, beside, below)
    else:
        contents = element("details", element("summary", title, beside), below, open=entry.is_open)
    return element("div", contents, class_="card", id=entry_id(around.section, entry), data_tags=tags)


def _table(table: document.Table, around: Surroundings) -> Html:
    """Return a table that scrolls if it is too wide."""
    head = element("tr", *(_head(column) for column in table.columns))
    rows = [_table_row(row, table.columns) for row in table.rows]
    body, total = (rows[:-1], rows[-1:]) if table.has_total else (rows, [])
    made = element(
        "table",
        element("caption", table.caption, class_="unseen" if table.caption in around.titles else None),
        element("thead", head),
        element("tbody", *body),
        element("tfoot", *total) if total else NOTHING,
    )
    return element("div", made, class_="wide", tabindex="0", role="group")


def _head(column: document.Column) -> Html:
    width = max(5, 5 * round(20 * column.share))
    return element("th", column.title, scope="col", class_=f"w{width} figure" if column.is_figure else f"w{width}")


def _table_row(row: tuple[document.Cell, ...], columns: tuple[document.Column, ...]) -> Html:
    cells = zip(row, columns, strict=True)
    return element("tr", *(_cell(at, cell, column) for at, (cell, column) in enumerate(cells)))


def _cell(at: int, cell: document.Cell, column: document.Column) -> Html:
    return element(
        "td" if at else "th",
        marked(cell.level, cell.text) if cell.marked else cell.text,
        scope=None if at else "row",
        class_="figure" if column.is_figure else None,
    )
