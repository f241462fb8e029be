"""A report as a web page: its structure, and that nothing in it acts but what the tool wrote."""

import base64
import hashlib
import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reports.pages import ACTING, MARKUP, acting_in
from tests.support import documents
from tests.support.webpage import Element, read_page

from implcheck.model.enums import Level
from implcheck.reports.document import Document, Paragraph, Section
from implcheck.reports.formats.html.report import draw
from implcheck.reports.options import Depth, Options

HOSTILE = (
    "</style></script></title><script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>'",
    "&lt;b&gt; &amp; &#x3c;",
    "<!-- --> ]]> <?php ?> <![CDATA[",
    "$title ${body} {0} %s",
    "\ue000nl\ue001<b>\ue002",
    "</option></select></td></tr></table>",
    '["a", "b"]',
)
DOCUMENTS = (documents.every_block(), documents.without_score(), documents.rejected(), documents.foreign())


def page(document: Document) -> Element:
    """Return a document as it is read back from its page."""
    return read_page(draw(document, Options()))


def skeleton(root: Element) -> list[tuple[str, tuple[tuple[str, str | None], ...]]]:
    """Return every element with its attributes, apart from those that hold a text."""
    holding = {"aria-label", "data-label", "data-values"}
    return [
        (element.tag, tuple(pair for pair in element.attributes.items() if pair[0] not in holding))
        for element in root.all()
    ]


@pytest.mark.parametrize("document", DOCUMENTS)
def test_a_screen_reader_finds_its_way(document: Document) -> None:
    root = page(document)
    assert next(root.all("html")).attributes["lang"] == document.language
    marks = [element.tag for element in root.all() if element.tag in {"header", "nav", "main", "footer", "h1"}]
    assert marks[:3] == ["header", "h1", "main"]
    depths = [int(element.tag[1]) for element in root.all() if re.fullmatch("h[1-6]", element.tag)]
    assert all(below - above <= 1 for above, below in pairwise(depths)), "a heading is skipped"
    ids = [element.attributes["id"] for element in root.all() if "id" in element.attributes]
    assert len(ids) == len(set(ids))
    label_ids = [
        element.attributes["aria-labelledby"] for element in root.all() if "aria-labelledby" in element.attributes
    ]
    label_ids += [(element.attributes["href"] or "")[1:] for element in root.all("a")]
    assert set(label_ids) <= set(ids)
    for table in root.all("table"):
        assert all(head.attributes.get("scope") for head in table.all("th"))
        assert next(table.all("caption")).text


def test_the_summary_comes_before_the_contents_and_everything_else_after_it() -> None:
    root = page(documents.every_block())
    (main,) = root.all("main")
    parts = [(part.tag, part.attributes.get("id")) for part in main.children if isinstance(part, Element)]
    assert parts == [
        ("svg", None),
        ("div", None),
        ("nav", None),
        *[("section", None)] * 4,
    ]
    (nav,) = root.all("nav")
    assert [link.text for link in nav.all("a")] == ["Top risks", "Actions", "Every answer", "Figures"]
    for link in nav.all("a"):
        (heading,) = (
            part for part in root.all("h2") if part.attributes.get("id") == (link.attributes["href"] or "")[1:]
        )
        assert heading.text == link.text


def test_all_depths_are_shown_and_say_how_deep_they_are() -> None:
    classes = [part.attributes["class"] for part in page(documents.every_block()).all("section")]
    assert classes == ["summary verdict", "summary problems", "report", "report", "appendix", "appendix"]


def test_a_page_of_nothing_but_a_summary_has_no_contents() -> None:
    assert not list(page(documents.rejected()).all("nav"))


def test_the_title_of_the_window_and_the_footer_are_those_of_the_document() -> None:
    root = page(documents.every_block())
    assert next(root.all("title")).text == "Brand portal · High risk: deal with the top risks before you go on"
    assert next(root.all("h1")).text == "Brand portal"
    assert next(root.all("footer")).text == "Report of 24 November 2026, made with implcheck."
    assert not list(page(documents.without_score()).all("footer"))


@pytest.mark.parametrize("document", DOCUMENTS)
def test_only_its_own_style_and_script_run_and_nothing_is_fetched(document: Document) -> None:
    root = page(document)
    policy = next(meta for meta in root.all("meta") if meta.has("http-equiv", "Content-Security-Policy"))
    allowed = policy.attributes["content"] or ""
    assert "default-src 'none'" in allowed
    assert "unsafe" not in allowed
    for tag in ("style", "script"):
        (held,) = root.all(tag)
        (text,) = held.children
        digest = base64.b64encode(hashlib.sha256(str(text).encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in allowed
    names = {name for element in root.all() for name in element.attributes}
    assert not {name for name in names if name in {"style", "src", "action", "srcset"} or name.startswith("on")}
    links = [element.attributes["href"] or "" for element in root.all() if "href" in element.attributes]
    assert all(link.startswith("#") for link in links)
    assert not {"link", "img", "iframe", "object", "form", "base"} & {element.tag for element in root.all()}


@pytest.mark.parametrize("text", [*ACTING, *MARKUP, *HOSTILE])
def test_user_text_is_only_text(text: str) -> None:
    output = draw(documents.saying(f"x{text}"), Options())
    assert skeleton(read_page(output)) == skeleton(page(documents.saying("x")))
    assert not acting_in(output)
    assert not re.search("[\ue000-\uf8ff]", output)


@settings(max_examples=25, deadline=None)
@given(st.text(st.characters(codec="utf-8"), max_size=60))
def test_no_element_or_attribute_comes_from_any_text(text: str) -> None:
    assert skeleton(page(documents.saying(f"x{text}"))) == skeleton(page(documents.saying("x")))


def test_a_long_text_is_complete() -> None:
    text = ("long " * 1_999).strip()
    assert page(documents.saying(text)).text.count(text) > 50


def test_a_text_in_another_language_than_the_page_says_so() -> None:
    document = documents.foreign()
    root = page(document)
    spans = [part for part in root.all("span") if part.attributes.get("lang")]
    assert {part.attributes["lang"] for part in spans} == {"en"}
    assert {part.text for part in spans} == {"A <title> & more", "Why"}
    assert next(root.all("title")).text == 'A <title> & more · De vraag "Why" telt mee.'
    assert not [part for part in page(documents.every_block()).all("span") if part.attributes.get("lang")]


@pytest.mark.parametrize(("language", "words"), [("en", "Open everything"), ("nl", "Klap alles open")])
def test_the_page_is_in_the_language_of_the_document(language: str, words: str) -> None:
    assert words in page(documents.every_block()._replace(language=language)).text


def test_the_output_is_reproducible() -> None:
    document = documents.every_block()
    assert draw(document, Options(width=60, color=True)) == draw(document, Options())


def test_the_sections_of_a_summary_stand_together_wherever_they_are_in_the_document() -> None:
    sections = (
        Section("a", "A", Depth.SUMMARY, (Paragraph("one"),)),
        Section("b", "B", Depth.REPORT, (Paragraph("two"),)),
    )
    root = page(Document("T", "H", Level.LOW, "en", sections))
    assert [part.attributes["aria-labelledby"] for part in root.all("section")] == ["a", "b"]
