"""What a reader of each prose format reads: its text in reading order, by programs that did not write it."""

import io
import re
from collections.abc import Iterator

import cmarkgfm  # type: ignore[import-untyped]
import docx
import pypdf
from cmarkgfm.cmark import Options as Cmark  # type: ignore[import-untyped]
from tests.support.webpage import Element, read_page

_CONTROLS = ("skip", "tools")
"""Classes of what a page offers to do, which is no part of the report."""


def terminal(text: str) -> str:
    """A screen, without frames."""
    return re.sub("[╭╮╰╯│─]", " ", text)


def markdown(text: str) -> str:
    """A comment on GitHub."""
    return read_page(cmarkgfm.github_flavored_markdown_to_html(text, options=Cmark.CMARK_OPT_UNSAFE)).text


def html(text: str) -> str:
    """A page as a screen reader has it, without the contents and the controls."""
    (body,) = read_page(text).all("body")
    return " ".join(_read(body))


def _read(element: Element) -> Iterator[str]:
    if element.tag in {"script", "nav"} or any(element.has("class_", name) for name in _CONTROLS):
        return
    if element.has("role", "img"):
        yield element.attributes["aria-label"] or ""
    for child in element.children:
        if isinstance(child, str):
            yield child
        else:
            yield from _read(child)


def word(data: bytes) -> str:
    """A document with the descriptions of its pictures."""
    parts = []
    for element in docx.Document(io.BytesIO(data)).element.body.iter():
        match element.tag.rpartition("}")[2]:
            case "t":
                parts.append(element.text or "")
            case "p" | "tab":
                parts.append("\n")
            case "docPr":
                parts.append(element.get("descr") or "")
    return "".join(parts)


def pdf(data: bytes) -> str:
    """The pages, without their numbers and what stands at the top of each after the first."""
    pages = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages]
    texts = [re.sub(r"\s*\d+ / \d+\s*$", "", page) for page in pages]
    return "\n".join([texts[0], *(text.partition("\n")[2] for text in texts[1:])])
