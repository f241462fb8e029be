"""A report as a web page: one file with everything in it, for a screen, a phone and paper.

Every text is escaped by `markup`, so that no text becomes an element or attribute. The whole page can be read without
its script, which adds sorting, filtering, and opening and closing everything at once.
"""

from implcheck.reports.document import Document, Section
from implcheck.reports.formats.html import charts, first_screen, page
from implcheck.reports.formats.html.blocks import draw_section
from implcheck.reports.formats.html.markup import NOTHING, Html, element, joined
from implcheck.reports.options import Depth, Options
from implcheck.wording.catalog import Catalog, catalog
from implcheck.wording.foreign_text import without_marks

DEPTH = Depth.APPENDIX


def draw(document: Document, _options: Options) -> str:
    """Return the page: the summary, the contents, and every other section."""
    messages, sections = catalog(document.language), document.down_to(DEPTH)
    summary = [section for section in sections if section.depth is Depth.SUMMARY]
    rest = [section for section in sections if section.depth is not Depth.SUMMARY]
    heading, screen = first_screen.draw(document, summary, messages)
    body = joined(
        element("a", messages.message("html.skip"), href="#main", class_="skip"),
        heading,
        element(
            "main",
            charts.definitions(),
            screen,
            _contents(rest, messages) if rest else NOTHING,
            *(draw_section(section, messages, section.depth.value, is_folded=_is_folded(section)) for section in rest),
            id="main",
            tabindex="-1",
        ),
        element("footer", element("p", document.footer)) if document.footer else NOTHING,
    )
    title = without_marks(f"{document.title} · {document.headline}")
    style, script = page.asset("report.css"), page.asset("report.js")
    return page.framed(title, document.language, style, body.written, [script])


def _contents(sections: list[Section], messages: Catalog) -> Html:
    """Return links to the sections, and buttons that the script shows."""
    links = [element("li", element("a", section.title, href=f"#{section.id}")) for section in sections]
    keys = ["open-all", "close-all"]
    if any(map(_is_folded, sections)):
        keys.append("print-all")
    buttons = [element("button", messages.message(f"html.{key}"), type="button", id=key, hidden=True) for key in keys]
    return element("nav", element("ul", *links), *buttons, aria_label=messages.message("html.contents"))


def _is_folded(section: Section) -> bool:
    return section.depth is Depth.APPENDIX
