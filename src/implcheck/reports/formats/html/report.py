"""A report as a web page: one file with everything in it, for a screen, a phone and paper.

Every text is escaped by `markup`, so that no text becomes an element or attribute. The whole page can be read without
its script, which adds sorting and filtering.
"""

from collections.abc import Iterator, Mapping

from implcheck.reports.document import Block, Document, Entry, Section
from implcheck.reports.formats.html import charts, page
from implcheck.reports.formats.html.blocks import Surroundings, draw_blocks, entry_id
from implcheck.reports.formats.html.markup import NOTHING, Html, element, joined
from implcheck.reports.options import Depth, Options
from implcheck.wording.catalog import Catalog, catalog
from implcheck.wording.foreign_text import without_marks

DEPTH = Depth.APPENDIX


def draw(document: Document, _options: Options) -> str:
    """Return the page: the summary, the contents, and every other section."""
    messages, links = catalog(document.language), _links(document)
    sections = document.down_to(DEPTH)
    summary = [section for section in sections if section.depth is Depth.SUMMARY]
    rest = [section for section in sections if section.depth is not Depth.SUMMARY]
    body = joined(
        element("a", messages.message("html.skip"), href="#main", class_="skip"),
        element("header", element("h1", document.title)),
        element(
            "main",
            charts.definitions(),
            *(_section(section, links, messages) for section in summary),
            _contents(rest, messages) if rest else NOTHING,
            *(_section(section, links, messages) for section in rest),
            id="main",
            tabindex="-1",
        ),
        element("footer", element("p", document.footer)) if document.footer else NOTHING,
    )
    title = without_marks(f"{document.title} · {document.headline}")
    style, script = page.asset("report.css"), page.asset("report.js")
    return page.framed(title, document.language, style, body.written, [script])


def _contents(sections: list[Section], messages: Catalog) -> Html:
    links = [element("li", element("a", section.title, href=f"#{section.id}")) for section in sections]
    button = element("button", messages.message("html.open-all"), type="button", id="open-all", hidden=True)
    return element("nav", element("ul", *links), button, aria_label=messages.message("html.contents"))


def _section(section: Section, links: Mapping[str, str], messages: Catalog) -> Html:
    titles = (section.title,)
    below = draw_blocks(section.blocks, Surroundings(section, titles, links, messages))
    if not section.title:
        return element("section", below, id=section.id, class_=section.depth.value)
    heading = element("h2", section.title, id=section.id)
    return element("section", heading, below, aria_labelledby=section.id, class_=section.depth.value)


def _links(document: Document) -> dict[str, str]:
    """Return the ids on the page of the first entry with each key."""
    links: dict[str, str] = {}
    for section in document.down_to(DEPTH):
        for entry in _entries(section.blocks):
            if id_ := entry_id(section, entry):
                links.setdefault(entry.key, id_)
    return links


def _entries(blocks: tuple[Block, ...]) -> Iterator[Entry]:
    for block in blocks:
        if isinstance(block, Entry):
            yield block
            yield from _entries(block.blocks)
