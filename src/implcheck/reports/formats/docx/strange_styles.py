"""The styles of a template as ours can stand among them: each with an id, none based on itself, our names free for ours.

A stranger's styles need not hold to the rules of the format. What breaks one of them is put right where it is clear how,
so that a report comes out; whatever else is wrong shows when the template is tried out (see `docx/trial.py`).
"""

from itertools import count
from typing import Any

from implcheck.reports.formats.docx.package import Unusable, w

MOST_STYLES = 5_000
"""How many styles a template may have; Word itself takes 4,079."""

MOST_BASES = 50
"""On how many styles one may be based, each on the next; Word itself takes about ten."""

USUAL_TYPE = "paragraph"
"""The type of a style that does not say one."""


def name_of(style: Any) -> str:
    """Return the name of a style."""
    name = style.find(w("name"))
    return "" if name is None else name.get(w("val")) or ""


def key_of(style: Any) -> str:
    """Return the name of a style as Word compares it, which is the same in any case of its letters."""
    return name_of(style).casefold()


def type_of(style: Any) -> str:
    """Return the type of a style: paragraph, character, table or numbering."""
    return style.get(w("type")) or USUAL_TYPE


def is_default(style: Any) -> bool:
    """Return whether a style is that of all texts of its type that name none."""
    return style.get(w("default")) in {"1", "true", "on"}


def with_ids(styles: Any) -> Any:
    """Leave out the styles that nothing can refer to, as they have no id or that of one before, and return the rest.

    Raises:
        Unusable: there are more than Word takes.
    """
    found = styles.findall(w("style"))
    if len(found) > MOST_STYLES:
        raise Unusable("template-damaged")
    ids: set[str] = set()
    for style in found:
        id_ = style.get(w("styleId")) or ""
        if not id_ or id_ in ids:
            styles.remove(style)
        ids.add(id_)
        style.set(w("type"), type_of(style))  # python-docx reads none that says no type
    return styles


def with_our_names(styles: Any, own_styles: Any) -> None:
    """Write each of our names as we do, and give the styles that have one but are of another type a free name.

    Ids stay as they are, so that headers and footers keep their look.
    """
    found = styles.findall(w("style"))
    taken = {key_of(style) for style in (*found, *own_styles)}
    for own in own_styles.iter(w("style")):
        named = [style for style in found if key_of(style) == key_of(own)]
        same = [style for style in named if type_of(style) == type_of(own)]
        chosen = min(same, key=lambda style: name_of(style) != name_of(own), default=None)
        numbers = count(2)
        for style in named:
            if style is chosen:
                name = name_of(own)
            else:
                free = (f"{name_of(style)} {number}" for number in numbers)
                name = next(name for name in free if name.casefold() not in taken)
                taken.add(name.casefold())
            style.find(w("name")).set(w("val"), name)


def without_loops(styles: Any) -> None:
    """Take the base from a style whose bases come back to it or have no end, and from one whose base is no such style."""
    by_id = {style.get(w("styleId")): style for style in styles.iter(w("style"))}
    for style in by_id.values():
        seen, at = {style}, style
        while (reference := at.find(w("basedOn"))) is not None:
            base = by_id.get(reference.get(w("val")))
            if base is None or base in seen or type_of(base) != type_of(at) or len(seen) > MOST_BASES:
                at.remove(reference)
                break
            seen.add(base)
            at = base
