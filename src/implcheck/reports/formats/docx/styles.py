"""The styles of a template with those of ours that it lacks.

A style is found by its name and type: Word gives it the same name in every language, and an id in that of the program.
"""

from copy import deepcopy
from typing import Any, NamedTuple

from implcheck.reports.formats.docx.package import w
from implcheck.reports.formats.docx.strange_styles import (
    is_default,
    key_of,
    type_of,
    with_ids,
    with_our_names,
    without_loops,
)

REFERENCES = ("basedOn", "next", "link")
"""The parts of a style that name another one by its id."""


class Merged(NamedTuple):
    """The styles, and the numbering that they refer to."""

    styles: Any
    numbering: Any


def merged(styles: Any, numbering: Any, own_styles: Any, own_numbering: Any) -> Merged:
    """Return the styles of a template, and those of ours that it does not have; `numbering` may be None.

    Raises:
        Unusable: the template has more styles than Word takes.
    """
    if numbering is None:
        for reference in list(styles.iter(w("numPr"))):
            reference.getparent().remove(reference)  # or it would mean a number of ours
    with_our_names(with_ids(styles), own_styles)
    found = styles.findall(w("style"))
    known = {(type_of(style), key_of(style)): style.get(w("styleId")) for style in found}
    ids = _ids(known, {style.get(w("styleId")) for style in found}, own_styles)
    number = _with_bullet(numbering, own_numbering) if numbering is not None else None
    for style in own_styles.iter(w("style")):
        if (type_of(style), key_of(style)) not in known:
            styles.append(_renamed(deepcopy(style), ids, number))
    _add_defaults(styles, {ids[style.get(w("styleId"))] for style in own_styles if is_default(style)})
    without_loops(styles)
    _add_language(styles)
    return Merged(styles, own_numbering if numbering is None else numbering)


def _ids(known: dict[tuple[str, str], str], taken: set[str], own_styles: Any) -> dict[str, str]:
    """Return the id that each style of ours has in the template, by its own.

    `known` are the template's ids by type and name, and `taken` all of them.
    """
    ids: dict[str, str] = {}
    for style in own_styles.iter(w("style")):
        own = id_ = style.get(w("styleId"))
        while id_ in taken or id_ in ids.values():
            id_ += "0"
        ids[own] = known.get((type_of(style), key_of(style)), id_)
    return ids


def _renamed(style: Any, ids: dict[str, str], number: str | None) -> Any:
    """Return a style of ours with the ids that the template has for it and for what it refers to."""
    style.set(w("styleId"), ids[style.get(w("styleId"))])
    style.attrib.pop(w("default"), None)
    for reference in style:
        if reference.tag in map(w, REFERENCES):
            reference.set(w("val"), ids[reference.get(w("val"))])
    for found in style.iter(w("numId")):
        found.set(w("val"), number or found.get(w("val")))
    return style


def _add_defaults(styles: Any, ids: set[str]) -> None:
    """Make the styles with these ids, one of each type, those of texts that name none, where a template has no such."""
    found = styles.findall(w("style"))
    has_default = {type_of(style) for style in found if is_default(style)}
    for style in found:
        if style.get(w("styleId")) in ids and type_of(style) not in has_default:
            style.set(w("default"), "1")


def _add_language(styles: Any) -> None:
    """Add the language of all texts, which a report sets, where a template does not say one."""
    above = styles
    for name in ("docDefaults", "rPrDefault", "rPr", "lang"):
        element = above.find(w(name))
        if element is None:
            element = above.makeelement(w(name))
            above.insert(0 if name in {"docDefaults", "rPrDefault"} else len(above), element)
        above = element
    above.set(w("val"), above.get(w("val")) or "en-GB")


def _with_bullet(numbering: Any, own: Any) -> str:
    """Add our bullet to the numbering of a template and return its number there."""
    for picture in (*numbering.iter(w("numPicBullet")), *numbering.iter(w("lvlPicBulletId"))):
        picture.getparent().remove(picture)
    abstract, number = deepcopy(own.find(w("abstractNum"))), deepcopy(own.find(w("num")))
    for reference in abstract.iter(w("pStyle")):
        reference.getparent().remove(reference)
    abstract_id = _next(numbering, "abstractNum", "abstractNumId")
    number_id = _next(numbering, "num", "numId")
    abstract.set(w("abstractNumId"), abstract_id)
    number.set(w("numId"), number_id)
    number.find(w("abstractNumId")).set(w("val"), abstract_id)
    first = numbering.find(w("num"))
    if first is not None:
        first.addprevious(abstract)
    else:
        numbering.append(abstract)
    numbering.append(number)
    last = numbering.find(w("numIdMacAtCleanup"))
    if last is not None:
        numbering.append(last)  # the schema wants it last
    return number_id


def _next(numbering: Any, element: str, attribute: str) -> str:
    """Return the number after the highest of the elements of a kind."""
    numbers = [found.get(w(attribute)) or "" for found in numbering.iter(w(element))]
    return str(1 + max((int(number) for number in numbers if number.isdecimal()), default=0))
