"""Elements of a web page, built so that a text never becomes markup: everything that is not `Html` is escaped."""

from dataclasses import dataclass

from implcheck.reports.formats.html.page import text
from implcheck.wording.foreign_text import with_languages, without_marks

VOID = frozenset({"input", "line", "rect", "path"})
"""Elements without contents; those of SVG are self-closing, which HTML allows there."""

ON_A_LINE = frozenset(
    {"section", "header", "nav", "main", "footer", "div", "ul", "li", "dl", "p", "h1", "h2", "h3", "table", "tr", "svg"}
)
"""Elements after which a line ends, which is invisible there, so that two pages can be compared line by line."""


@dataclass(frozen=True)
class Html:
    """Escaped HTML. Only `element` and `joined` create it."""

    written: str


Child = Html | str
Attribute = str | int | bool | None


def element(tag: str, *children: Child, **attributes: Attribute) -> Html:
    """Return an element with its contents.

    Attributes have Python names: `class_`, `aria_label`. True gives an attribute without a value; False and None
    give no attribute.
    """
    pairs = "".join(_attribute(name, value) for name, value in attributes.items())
    if tag in VOID:
        return Html(f"<{tag}{pairs}/>")
    end = "\n" if tag in ON_A_LINE else ""
    return Html(f"<{tag}{pairs}>{joined(*children).written}</{tag}>{end}")


def joined(*children: Child) -> Html:
    """Return elements and texts in order; parts of a text in another language get a `lang` attribute."""
    return Html("".join(child.written if isinstance(child, Html) else _escaped(child) for child in children))


def _escaped(value: str) -> str:
    return with_languages(text(value), lambda language, part: f'<span lang="{language}">{part}</span>')


NOTHING = joined()


def _attribute(name: str, value: Attribute) -> str:
    if value is None or value is False:
        return ""
    named = name.rstrip("_").replace("_", "-")
    return f" {named}" if value is True else f' {named}="{text(without_marks(str(value)))}"'
