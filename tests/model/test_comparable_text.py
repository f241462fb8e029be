"""Texts that look alike are equal, and nothing else is."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from implcheck.model.comparable_text import comparable, looks_alike

BLANKS = ["\xa0", "\u202f", "\u2009", "\u2007", "\u3000", "\t", "\n", "\r\n", "  ", "\u2028", " \u200b", "\u2800"]


@pytest.mark.parametrize("blank", BLANKS)
def test_all_white_space_is_a_blank(blank: str) -> None:
    assert comparable(f"{blank}Hours{blank}freed{blank}") == "Hours freed"


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("Ho\u200burs\ufeff", "Hours"),
        ("user\u00adgroup", "usergroup"),
        ("What\u2019s \u201cnew\u201d", 'What\'s "new"'),
        ("go\u2011live", "go-live"),
        ("\uff33\uff43\uff4f\uff52\uff45\uff1f \uff13", "Score? 3"),
        ("e\u0301e\u0301n", "één"),
    ],
)
def test_signs_that_look_alike_are_equal(text: str, same: str) -> None:
    assert comparable(text) == same


@pytest.mark.parametrize(("text", "other"), [("m²", "m2"), ("Role", "role"), ("a, b", "a,b"), ("½", "1/2"), ("é", "e")])
def test_what_looks_different_is_different(text: str, other: str) -> None:
    assert comparable(text) != comparable(other)


@given(st.text())
def test_a_comparable_text_stays_as_it_is(text: str) -> None:
    once = comparable(text)
    assert comparable(once) == once
    assert comparable(unicodedata.normalize("NFD", text)) == comparable(unicodedata.normalize("NFC", text))


def test_what_looks_alike() -> None:
    assert looks_alike("go\u2011live", "go-live")
    assert looks_alike("pr\u043eject", "project")
    assert not looks_alike("go live", "go-live")
    assert comparable("pr\u043eject") != "project"
