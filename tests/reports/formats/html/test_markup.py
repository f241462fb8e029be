"""Elements: a text is never anything else, and an attribute is what it was given."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.webpage import read_page

from implcheck.model.text import Text
from implcheck.reports.formats.html.markup import Attribute, Html, element, joined
from implcheck.wording.foreign_text import MarkedMessages


def test_an_element_has_its_contents_and_attributes() -> None:
    made = element("p", "one ", element("b", "two"), class_="x", aria_label="three")
    assert made == Html('<p class="x" aria-label="three">one <b>two</b></p>\n')


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (True, "<a hidden></a>"),
        (False, "<a></a>"),
        (None, "<a></a>"),
        (0, '<a hidden="0"></a>'),
        ("", '<a hidden=""></a>'),
    ],
)
def test_true_has_no_value_and_false_is_no_attribute(value: Attribute, written: str) -> None:
    assert element("a", hidden=value).written == written


def test_an_element_that_holds_nothing_has_no_end() -> None:
    assert (
        joined(element("input", type="search"), element("rect", x=1)).written == '<input type="search"/><rect x="1"/>'
    )


SAFE = st.characters(codec="utf-8", exclude_characters="\r\x00", exclude_categories=["Co"])
"""What can be in a text: characters of the private range are written out before, and mark a language."""


@given(st.text(SAFE), st.text(SAFE, max_size=20))
def test_a_text_is_read_back_as_it_was_and_makes_no_element(text: str, other: str) -> None:
    (held,) = read_page(element("b", text, title=other).written).all("b")
    assert "".join(str(child) for child in held.children) == text
    assert held.attributes == {"title": other}


def test_a_text_in_another_language_says_so_and_an_attribute_cannot() -> None:
    text = MarkedMessages(("nl", "en"), "en").text(Text.of(en="<Yes>"))
    assert element("b", text, title=text).written == '<b title="&lt;Yes&gt;"><span lang="en">&lt;Yes&gt;</span></b>'
