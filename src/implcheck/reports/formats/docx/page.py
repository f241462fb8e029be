"""The page of a template: its size, margins, headers and footers with their pictures, and no more than that."""

import posixpath
from copy import deepcopy
from typing import Any, NamedTuple

from implcheck.reports.formats.docx.fields import without_unknown_fields
from implcheck.reports.formats.docx.package import (
    OFFICE_RELATIONS,
    RELATIONS,
    TYPES,
    Package,
    parsed,
    part_of,
    w,
    written,
)

MEASURES = {
    "pgSz": {"w": 11906, "h": 16838},
    "pgMar": {"top": 1417, "right": 1417, "bottom": 1417, "left": 1417, "header": 708, "footer": 708, "gutter": 0},
}
"""The sizes that are taken of a section, with what Word has for those that it does not say, in twentieths of a point."""

LARGEST_MEASURE = 31_680
"""The most that Word takes for a size: 22 inches."""

REST = ("pgBorders", "titlePg")
"""What else is taken of a section besides its headers and footers; the order of all is that of the schema."""

PICTURES = {
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "gif": "image/gif",
    "bmp": "image/bmp",
    "tif": "image/tiff",
    "tiff": "image/tiff",
    "emf": "image/x-emf",
    "wmf": "image/x-wmf",
}
"""The kinds of pictures that can refer to nothing else, by the ending of their names; an SVG can."""

TWIPS_PER_MM = 1440 / 25.4
HOLDERS = (w("drawing"), w("pict"), w("object"))
"""What a picture or an embedded file stands in."""

LINKS = frozenset({"hlinkClick", "hlinkHover", "svgBlip", "altChunk", "subDoc"})
"""Elements that do nothing but refer to something, beside what is shown; an SVG has a picture beside it."""

ADDRESSES = frozenset({"src", "href", "althref"})
"""Attributes of old drawings that name a file or an address."""


class Page(NamedTuple):
    """The parts of a page: its section, the parts of headers and footers, their relations and types."""

    section: Any
    parts: dict[str, bytes]
    relations: list[tuple[str, str]]
    """The kind and the target of each; their ids are `template1`, `template2` and so on."""
    types: dict[str, str]
    """By the name of the part."""
    has_even: bool


def taken(template: Package) -> Page:
    """Return the page of a template: that of its last section, with headers and footers from those before if need be."""
    document = part_of("document", template.read(template.main))
    sections = [found for found in document.iter(w("sectPr")) if found.getparent().tag != w("sectPrChange")]
    section = document.makeelement(w("sectPr"), nsmap=document.nsmap)
    page = Page(section, {}, [], {}, _has_even(template))
    targets = {id_: target for id_, _, target in template.relations(template.main)}
    references: dict[tuple[str, str], str] = {}
    for found in sections:
        for reference in found:
            if reference.tag in {w("headerReference"), w("footerReference")}:
                target = targets.get(reference.get(f"{{{OFFICE_RELATIONS}}}id") or "")
                if target is not None:
                    references[reference.tag, reference.get(w("type")) or "default"] = target
    for (tag, type_), target in sorted(references.items()):
        _add(page, template, tag, type_, target)
    for name, measures in MEASURES.items():
        section.append(_measured(section, name, measures, sections[-1].find(w(name)) if sections else None))
    for name in REST:
        element = sections[-1].find(w(name)) if sections else None
        if element is not None:
            section.append(without_relations(deepcopy(element)))
    return page


def _measured(section: Any, name: str, measures: dict[str, int], given: Any) -> Any:
    """Return an element with sizes: those given, as far as they are sizes that a page can have."""
    element = section.makeelement(w(name))
    for key, usual in measures.items():
        text = given.get(w(key), "") if given is not None else ""
        is_size = text.removeprefix("-").isdecimal() and abs(int(text)) <= LARGEST_MEASURE
        element.set(w(key), text if is_size else str(usual))
    if given is not None and given.get(w("orient")) == "landscape":
        element.set(w("orient"), "landscape")
    return element


def _add(page: Page, template: Package, tag: str, type_: str, target: str) -> None:
    """Add a header or footer with its pictures."""
    kind, number = ("header" if tag == w("headerReference") else "footer"), len(page.relations) + 1
    root, file = part_of(kind, template.read(target)), f"template{number}.xml"
    kept: dict[str, str] = {}
    for id_, what, picture in template.relations(target):
        ending = posixpath.splitext(picture)[1].lower().lstrip(".")
        if what == "image" and ending in PICTURES:
            name = f"media/template{number}-{len(kept) + 1}.{ending}"
            page.parts[f"word/{name}"] = template.read(picture)
            page.types[f"/word/{name}"] = PICTURES[ending]
            kept[id_] = name
    without_relations(root, kept)
    without_unknown_fields(root)
    page.parts[f"word/{file}"] = written(root)
    page.types[f"/word/{file}"] = f"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml"
    if kept:
        empty = f'<Relationships xmlns="{RELATIONS}"/>'.encode()
        pictures = [("image", name, id_) for id_, name in kept.items()]
        page.parts[f"word/_rels/{file}.rels"] = _listing(parsed(empty), pictures)
    page.relations.append((kind, file))
    reference = page.section.makeelement(tag)
    reference.set(w("type"), type_)
    reference.set(f"{{{OFFICE_RELATIONS}}}id", f"template{number}")
    page.section.append(reference)


def without_relations(root: Any, kept: dict[str, str] | None = None) -> Any:
    """Take out what refers to a part or file whose relation is not among the ids in `kept`, and return the root."""
    for element in list(root.iter()):
        name = element.tag.rpartition("}")[2]
        if name in LINKS:
            element.getparent().remove(element)
            continue
        related = {key: id_ for key, id_ in element.attrib.items() if key.startswith(f"{{{OFFICE_RELATIONS}}}")}
        lost = [key for key, id_ in related.items() if id_ not in (kept or {}) or key.endswith(("}link", "}href"))]
        for key in (*lost, *(key for key in element.attrib if key.rpartition("}")[2] in ADDRESSES)):
            element.attrib.pop(key, None)
        holder = next((above for above in element.iterancestors() if above.tag in HOLDERS), None)
        if lost == list(related) != [] and holder is not None and holder.getparent() is not None:
            holder.getparent().remove(holder)
    return root


def with_relations(listing: bytes, relations: list[tuple[str, str]], without: str) -> bytes:
    """Return the relations of our document with those of a template in the place of one kind of ours."""
    root = parsed(listing)
    for relation in list(root):
        if relation.get("Type", "").endswith(f"/{without}"):
            root.remove(relation)
    named = [(kind, target, f"template{number}") for number, (kind, target) in enumerate(relations, start=1)]
    return _listing(root, named)


def with_types(types: bytes, page: Page) -> bytes:
    """Return the list of types of our document with those of the parts of a template."""
    root = parsed(types)
    for override in list(root.iter(f"{{{TYPES}}}Override")):
        if override.get("PartName") == "/word/footer1.xml":
            root.remove(override)
    for name, type_ in page.types.items():
        override = root.makeelement(f"{{{TYPES}}}Override")
        override.set("PartName", name)
        override.set("ContentType", type_)
        root.append(override)
    return written(root)


def room(section: Any) -> tuple[float, float]:
    """Return what is between the margins across and down, in millimetres."""
    size, margins = section.find(w("pgSz")), section.find(w("pgMar"))

    def twips(element: Any, *names: str) -> int:
        return sum(abs(int(element.get(w(name)))) for name in names)

    across = twips(size, "w") - twips(margins, "left", "right", "gutter")
    return across / TWIPS_PER_MM, (twips(size, "h") - twips(margins, "top", "bottom")) / TWIPS_PER_MM


def _has_even(template: Package) -> bool:
    settings = template.related("settings")
    return settings is not None and settings.find(w("evenAndOddHeaders")) is not None


def _listing(root: Any, relations: list[tuple[str, str, str]]) -> bytes:
    for kind, target, id_ in relations:
        relation = root.makeelement(f"{{{RELATIONS}}}Relationship")
        relation.set("Id", id_)
        relation.set("Type", f"{OFFICE_RELATIONS}/{kind}")
        relation.set("Target", target)
        root.append(relation)
    return written(root)
