"""A list of entries on a web page, with what the script needs to sort and filter it."""

import json
from collections.abc import Sequence

from implcheck.reports.document import Entry, EntryList, Facet
from implcheck.reports.formats.html.markup import Html, element, joined
from implcheck.wording.catalog import Catalog


def tools(listed: EntryList, catalog: Catalog) -> Html:
    """Return the fields for filtering and the buttons for sorting, hidden until the script shows them."""
    filters = [_filter(at, facet, catalog) for at, facet in enumerate(listed.facets) if facet.options]
    search = element("label", catalog.message("html.text"), element("input", type="search", autocomplete="off"))
    reset = element("button", catalog.message("html.reset"), type="button")
    shown = catalog.message("html.shown", shown="{shown}", count="{count}")
    buttons = (_sort(at, facet, catalog) for at, facet in enumerate(listed.facets))
    sorting = element("span", catalog.message("html.sort"), aria_hidden="true")
    return joined(
        element(
            "div", *filters, search, reset, role="search", aria_label=catalog.message("html.filter"), class_="filters"
        ),
        element("div", sorting, *buttons, role="group", aria_label=catalog.message("html.sort"), class_="sorting"),
        element("p", role="status", data_sentence=shown),
    )


def tags(entry: Entry, facets: Sequence[Facet]) -> str:
    """Return what an entry is sorted and filtered by, as JSON: for each facet its value and the places of its options."""
    pairs = zip(entry.tags, facets, strict=True)
    places = [[tag.sort, [facet.options.index(value) for value in tag.values if facet.options]] for tag, facet in pairs]
    return json.dumps(places, separators=(",", ":"))


def _filter(at: int, facet: Facet, catalog: Catalog) -> Html:
    options = (element("option", option) for option in (catalog.message("html.any"), *facet.options))
    return element("label", facet.title, element("select", *options, data_facet=at))


def _sort(at: int, facet: Facet, catalog: Catalog) -> Html:
    """Return a button: the first press sorts in the useful direction, the next in the other."""
    first, then = ("descending", "ascending") if facet.is_descending else ("ascending", "descending")
    return element(
        "button",
        facet.title,
        type="button",
        data_facet=at,
        data_sign=-1 if facet.is_descending else 1,
        data_first=catalog.message(f"html.{first}"),
        data_then=catalog.message(f"html.{then}"),
        aria_pressed="false" if at else "true",
    )
