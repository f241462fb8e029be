"""A web page read by the standard library's parser, which knows nothing of the code that wrote it."""

from collections.abc import Iterator
from html.parser import HTMLParser
from typing import NamedTuple

VOID = frozenset({"meta", "input", "br", "hr", "img", "link"})
"""Elements of HTML that have no end."""

Attributes = dict[str, str | None]


class Element(NamedTuple):
    """An element: what it is called, its attributes, and what is in it, texts and elements in their order."""

    tag: str
    attributes: Attributes
    children: "list[Element | str]"

    def all(self, tag: str = "") -> "Iterator[Element]":
        """This element and everything in it of that kind, or of any, in the order of the page."""
        if tag in ("", self.tag):
            yield self
        for child in self.children:
            if isinstance(child, Element):
                yield from child.all(tag)

    def one(self, **attributes: str) -> "Element":
        """The only element with these attributes; `class_` is that among its classes."""
        (found,) = (
            element for element in self.all() if all(element.has(name, value) for name, value in attributes.items())
        )
        return found

    def has(self, name: str, value: str) -> bool:
        """Whether an attribute has this value."""
        held = self.attributes.get(name.rstrip("_")) or ""
        return value in held.split() if name == "class_" else held == value

    @property
    def text(self) -> str:
        """All text in it, with single spaces."""
        return " ".join("".join(self._texts()).split())

    def _texts(self) -> Iterator[str]:
        for child in self.children:
            if isinstance(child, str):
                yield child
            else:
                yield from child._texts()  # noqa: SLF001 - of the same class
                yield " "


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("", {}, [])
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len(dict(attrs)) == len(attrs), f"an attribute twice in {tag}"
        element = Element(tag, dict(attrs), [])
        self.open[-1].children.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open[-1].children.append(Element(tag, dict(attrs), []))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop().tag == tag, f"</{tag}> ends another element"

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment: {data}")

    def handle_pi(self, data: str) -> None:
        raise AssertionError(f"an instruction: {data}")


def read_page(html: str) -> Element:
    """The whole page as an element without a name; every element that begins has to end."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    assert reader.open == [reader.root], "elements do not end"
    return reader.root
