"""The first screen of a report: the summary, laid out so that a wide screen shows the whole of it.

The order is that of the document, so that a phone and a screen reader get one section after the other.
"""

from collections.abc import Sequence

from implcheck.model.enums import Level
from implcheck.reports.charts import Bars
from implcheck.reports.document import Document, Entry, Facts, Items, Section
from implcheck.reports.formats.chart_drawings import tint
from implcheck.reports.formats.html import blocks
from implcheck.reports.formats.html.markup import NOTHING, Html, element
from implcheck.wording.catalog import Catalog

LONG = 5
"""From this many sentences on the verdict is longer than the decisions, and the next step stands below these."""


def draw(document: Document, summary: Sequence[Section], messages: Catalog) -> tuple[Html, Html]:
    """Return the head of the page with the facts that the summary begins with, and the sections of the summary."""
    facts, sections = _without_facts(summary)
    about = element("p", blocks.facts(facts.facts), class_="facts") if facts else NOTHING
    head = element("header", element("h1", document.title), about)
    ids = {section.id for section in sections}
    listed = (block.items for section in sections[:1] for block in section.blocks if isinstance(block, Items))
    is_long = sum(map(len, listed)) >= LONG
    is_wide = not any(isinstance(block, Bars) for section in sections for block in section.blocks)
    classes = ["first-screen", *(f"without-{id_}" for id_ in ("decisions", "respondents", "next") if id_ not in ids)]
    parts = _parts(sections, document.level, messages)
    classes += [*(["wide-rows"] if is_wide else []), *(["long-verdict"] if is_long and "decisions" in ids else [])]
    return head, element("div", *parts, class_=" ".join(classes))


def _without_facts(summary: Sequence[Section]) -> tuple[Facts | None, list[Section]]:
    """Return the facts that the first section begins with, and the sections without them."""
    first = summary[0].blocks[:1] if summary else ()
    if first and isinstance(first[0], Facts):
        return first[0], [summary[0]._replace(blocks=summary[0].blocks[1:]), *summary[1:]]
    return None, list(summary)


def _parts(sections: list[Section], level: Level | None, messages: Catalog) -> list[Html]:
    """Return the frame around the verdict and the decisions, these two, the practices with the sections beside, the rest.

    The frame is an element of its own, so that on a wide screen the next step, which comes later, can lie in it too.
    """
    first = [section for section in sections[:1] if not section.title]
    others = sections[len(first) :]
    below: list[Html] = []
    if first and any(isinstance(block, Entry) for block in first[0].blocks):
        first[0], problems = _without_entries(first[0])
        below.append(_section(problems, messages))
    placed = ("decisions", "practices", "next", "about")
    at = {id_: [_section(section, messages) for section in others if section.id == id_] for id_ in placed}
    below += [_section(section, messages) for section in others if section.id not in placed]
    return [
        element("div", class_=f"frame {tint(level)}", aria_hidden="true"),
        *(_section(section, messages) for section in first),
        *at["decisions"],
        *at["practices"],
        element("div", *below, class_="others") if below else NOTHING,
        *at["next"],
        *at["about"],
    ]


def _without_entries(section: Section) -> tuple[Section, Section]:
    """Return a section without its entries, and one of these alone: the problems of a file that cannot be used."""
    entries = tuple(block for block in section.blocks if isinstance(block, Entry))
    others = tuple(block for block in section.blocks if not isinstance(block, Entry))
    return section._replace(blocks=others), section._replace(id="problems", blocks=entries)


def _section(section: Section, messages: Catalog) -> Html:
    return blocks.draw_section(section, messages, f"{section.depth.value} {section.id}")
