"""Text in cells: wrapped by width, and without what terminals disagree about."""

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from implcheck.interview.cells import shortened, steady, steady_characters, width, wrapped


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Portal \U0001f1f3\U0001f1f1", "Portal NL"),
        ("\U0001f469\u200d\U0001f469\u200d\U0001f467", "\U0001f469\U0001f469\U0001f467"),
        ("\U0001f44d\U0001f3fd", "\U0001f44d"),
        ("\U0001f3fd", "\U0001f3fd"),
        ("\u2764\ufe0f", "\u2764"),
        ("1\ufe0f\u20e3", "1"),
        ("\U0001f3f4\U000e0067\U000e0062\U000e007f", "\U0001f3f4"),
        ("\u0915\u094d\u200d\u0937", "\u0915\u094d\u200d\u0937"),
        ("na\u00efef e\u0301 \u4e2d\u6587 \U0001f600", "na\u00efef e\u0301 \u4e2d\u6587 \U0001f600"),
        ("plain", "plain"),
    ],
)
def test_what_terminals_disagree_about_is_shown_as_what_they_agree_about(text: str, shown: str) -> None:
    assert steady(text) == shown
    assert len(steady_characters(text)) == len(text)


def test_lines_are_as_wide_as_the_terminal_shows_them() -> None:
    text = "\u65e5\u672c\u8a9e\u306e\u8aac\u660e" * 5 + " and then words"
    lines = wrapped(text, 21)
    assert lines[0] == ("\u65e5\u672c\u8a9e\u306e\u8aac\u660e" * 2)[:10]
    assert max(map(width, lines)) <= 21
    assert "".join("".join(lines).split()) == "".join(text.split())


def test_later_lines_hang() -> None:
    assert wrapped(">  1  Nowhere, and three people give reasons.", 26, hang=6) == [
        ">  1  Nowhere, and three",
        "      people give reasons.",
    ]


def test_a_word_longer_than_a_line_is_broken() -> None:
    assert wrapped("see https://example.org/minutes", 12) == ["see https://", "example.org/", "minutes"]
    assert wrapped("a\n\nb", 12) == ["a", "", "b"]
    assert wrapped("\u4e2d\u6587", 1) == ["\u4e2d", "\u6587"]


def test_a_text_that_is_cut_ends_with_an_ellipsis() -> None:
    assert shortened("Practice 1", 10) == "Practice 1"
    assert shortened("Practice 12", 10) == "Practice \u2026"
    assert shortened("\u4e2d\u6587\u4e2d\u6587", 6) == "\u4e2d\u6587\u2026"


@given(st.text("ab cd\u4e2d\U0001f600e\u0301", max_size=60), st.integers(2, 30), st.integers(0, 8))
def test_nothing_is_lost_and_no_line_is_too_wide(text: str, columns: int, hang: int) -> None:
    lines = wrapped(text, columns, hang)
    assert all(width(line) <= columns for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


@given(st.text("ab cd.", max_size=60))
def test_words_are_wrapped_as_usual(text: str) -> None:
    words = text.strip()
    assert [line for line in wrapped(words, 12) if line] == [line.rstrip() for line in textwrap.wrap(words, 12)]
