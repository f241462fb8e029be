"""A `#` in a text makes a comment of the rest of the line: no text disappears without a word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.loading.checks import position_of, refused, tree

from implcheck.loading import yaml_tree
from implcheck.loading.yaml_comments import comments
from implcheck.model.problem import InvalidFile


def test_each_comment_of_a_document_is_found_and_no_text() -> None:
    text = "# a\n--- # b\nk: 'no # c' # d\nl: [x, # e\n  y#z]\nm: |  # head\n  # text\n# d\n"
    assert comments(text) == {"# a": 1, "# b": 1, "# d": 2, "# e": 1}


def warned(written: str) -> list[tuple[int, int]]:
    """Return the line and column of each warning, which are all about a comment."""
    places = [position_of(found) for found in tree(written).warnings]
    assert {code for code, _, _ in places} <= {"yaml-cut-off"}
    return [(line, column) for _, line, column in places]


@pytest.mark.parametrize(
    ("written", "places"),
    [
        ("project: Portal #2\n", [(1, 17)]),
        ("note: See ticket #42 for the page\nb: text #3\n", [(1, 18), (2, 9)]),
        ("a: is # 2\n", [(1, 7)]),
        ("a: #42 is open\n", [(1, 4)]),
        ("a: #42 is open\nb: 1\n", [(1, 4)]),
        ("a:\n  - PR #12\n  - #13\n", [(2, 8), (3, 5)]),
        ("a: [PR #12\n  , b]\n", [(1, 8)]),
        ("a: {b: #12\n  }\n", [(1, 8)]),
        ("a: on\n  two lines #5\n", [(2, 13)]),
        ("a: naïve 🚀 #7\n", [(1, 12)]),
        ("- text #1\n", [(1, 8)]),
        ("text #1: 3\n", [(1, 6)]),
    ],
)
def test_a_text_that_a_comment_cuts_off_is_a_warning(written: str, places: list[tuple[int, int]]) -> None:
    assert warned(written) == places


@pytest.mark.parametrize(
    "written",
    [
        "a: 3 #low\n",  # a number is whole
        "a: true #yes\n",
        "a: text # a remark\n",
        "a: text #\n",
        "a: text ## a heading\n",
        "a: text#2\n",
        '"a": "text #2"\n',
        "a: 'text #2' #3\n",
        "a: |\n  text #2\n",
        "a: >\n  text #2\n",
        "#a: text #2\nb: 1\n",
        "a: #why\n  b: 1\n",
        "a: #why\n- 1\n",
        "a:\n  - #why\n    b: 1\n",
        "a: &x #why\n  b: 1\n",
    ],
)
def test_a_comment_that_is_meant_is_no_warning(written: str) -> None:
    assert warned(written) == []


def test_both_parsers_warn_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    written = "project: Portal #2\na: naïve 🚀 #7\nl:\n  - #3\n  - b\n"
    fast = warned(written)
    monkeypatch.setattr(yaml_tree, "_FAST", None)
    assert warned(written) == fast == [(1, 17), (2, 12), (4, 5)]


@pytest.mark.parametrize(
    ("written", "place"),
    [
        ("a: {b: 3, note: ticket #42 is open}\n", ("yaml-bracket-hidden", 1, 24)),
        ("a: {b: 3, note: ticket #42 is open}\nc: 1\n", ("yaml-bracket-hidden", 1, 24)),
        ("a: {b: [PR #1, PR #2], c: 3}\n", ("yaml-bracket-hidden", 1, 12)),
        ("a: [1 # ]\nb: 2\n", ("yaml-bracket-hidden", 1, 7)),
        ('a: {b: "text #1", c: PR #2}\n', ("yaml-bracket-hidden", 1, 25)),
        ("a: {b: 3,\n  c: PR #2}\n", ("yaml-bracket-hidden", 2, 9)),
        ("a: [\n  PR #1,\n  PR\n]\n", ("yaml-bracket-hidden", 2, 6)),
        ("a: {\n  b: PR #1,\n  # more\n\n  c: 2\n}\n", ("yaml-bracket-hidden", 2, 9)),
        ("a: {b: 3, # or 4, or 5\n  c: d\n  e: f}\n", ("yaml-colon", 3, 4)),
        ("a: {b: 3, #c}\n  d: PR #2}\n", ("yaml-bracket-hidden", 1, 11)),
        ("a: See ticket #42\n  and more\nb: 1\n", ("yaml-cut-off", 1, 15)),
        ("a: See ticket #42\nand more\n", ("yaml-cut-off", 1, 15)),
        ("a #1: 3\nb: 1\n", ("yaml-cut-off", 1, 3)),
    ],
)
def test_an_error_that_a_comment_causes_names_the_comment(written: str, place: tuple[str, int, int]) -> None:
    assert refused(written) == place


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("a: [1, 2 # a remark\nb: 2\n", "yaml-bracket-open"),
        ("# a: }\na: {b: 2\n", "yaml-bracket-open"),
        ("a: 1 # a remark\n  b: 2\n", "yaml-indent-below"),
    ],
)
def test_an_error_beside_a_comment_is_what_it_was(written: str, code: str) -> None:
    assert refused(written)[0] == code


@given(st.text(alphabet=" #ab1:-[]{}'\"\n", max_size=40))
def test_no_text_disappears_in_a_suspect_comment_without_a_warning(written: str) -> None:
    try:
        root = tree(f"a: x #{written}")
    except InvalidFile:
        return
    first = written[:1]
    is_suspect = first not in {"", " ", "#", "\n"} or written[:2] == " 1"
    assert ((1, 6) in [position_of(found)[1:] for found in root.warnings]) == is_suspect
