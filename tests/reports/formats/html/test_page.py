"""A web page in one file: nothing in it acts but its own parts."""

import base64
import hashlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from implcheck.questionnaires.form import SCRIPTS
from implcheck.reports.formats.html import page


@given(
    st.recursive(
        st.text() | st.integers() | st.none(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)
    )
)
def test_data_is_read_back_unchanged_and_cannot_end_a_script(value: object) -> None:
    data = page.data(value)
    assert json.loads(data) == value
    assert not set(data) & set("<>&\u2028\u2029\n")


def test_data_of_a_closing_tag() -> None:
    assert page.data({"x": "</script>&"}) == '{"x":"\\u003c/script\\u003e\\u0026"}'


def test_the_policy_allows_only_the_given_styles_and_scripts_by_hash() -> None:
    def named(text: str) -> str:
        return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"

    policy = dict(part.split(" ", 1) for part in page.policy(["a {}"], ["one()", "é"]).split("; "))
    assert policy["default-src"] == "'none'"
    assert policy["style-src"] == named("a {}")
    assert policy["script-src"] == f"{named('one()')} {named('é')}"
    assert (policy["base-uri"], policy["form-action"]) == ("'none'", "'none'")


def test_a_page_without_scripts_allows_none() -> None:
    assert "script-src 'none'" in page.policy(["a {}"], [])
    assert "style-src 'none'" in page.policy([], ["one()"])


def test_a_part_is_inserted_unchanged() -> None:
    assert page.filled("<p>$a</p>$b", a="$b", b="1") == "<p>$b</p>1"


def test_a_missing_part_raises_a_key_error() -> None:
    with pytest.raises(KeyError):
        page.filled("$a $b", a="1")


def test_text_is_safe_in_an_element_and_in_an_attribute() -> None:
    assert page.text("<b> & \"'") == "&lt;b&gt; &amp; &quot;&#x27;"


FORM = ["form/page.html", "form/form.css", *(f"form/{name}.js" for name in SCRIPTS)]


@pytest.mark.parametrize("name", [*FORM, "report.css", "report.js"])
def test_the_parts_are_there_and_fetch_nothing(name: str) -> None:
    text = page.asset(name)
    assert text.endswith("\n")
    assert not [sign for sign in ("http:", "https:", "//cdn", "@import", "url(", "eval(", "innerHTML") if sign in text]
