"""Text for terminals without UTF-8, and text with parts that no encoding has."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from implcheck.model.enums import Level
from implcheck.wording.character_set import as_typed, fitting, without_surrogates
from implcheck.wording.symbols import NO_LEVEL, SYMBOLS


@pytest.mark.parametrize(
    ("text", "encoding", "shown"),
    [
        ("Één ▲ … €", "utf-8", "Één ▲ … €"),
        ("Één ▲ … €", "latin-1", "Één ^ ... EUR"),
        ("Één ▲ … €", "cp1252", "Één ^ … €"),
        ("Één ▲ … €", "ascii", "Een ^ ... EUR"),
        ("日本 ﬁ", "ascii", "?? fi"),
        ("é", "no-such-encoding", "e"),
        ("é", None, "e"),
    ],
)
def test_what_a_terminal_lacks_becomes_a_plain_equivalent(text: str, encoding: str | None, shown: str) -> None:
    assert fitting(text, encoding) == shown


def test_levels_stay_distinct_in_ascii() -> None:
    shown = [fitting(symbol, "ascii") for symbol in (*SYMBOLS.values(), NO_LEVEL)]
    assert len(set(shown)) == len(Level) + 1
    assert "?" not in shown


@given(st.text(), st.sampled_from(["ascii", "latin-1", "cp1252", "cp437", "utf-8", "koi8-r", "shift_jis"]))
def test_the_result_can_always_be_written(text: str, encoding: str) -> None:
    fitting(without_surrogates(text), encoding).encode(encoding)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\udcffb", r"a\xffb"),
        ("\udcc3\udca9", "é"),
        ("\ud800x", r"\ud800x"),
        ("\udcff\ud800", r"\xff\ud800"),
        ("é", "é"),
    ],
)
def test_surrogates_become_readable(text: str, shown: str) -> None:
    assert without_surrogates(text) == shown


@pytest.mark.parametrize(
    ("text", "encoding", "typed"),
    [("a", "ascii", "a"), ("\udcc3\udca9", "ascii", "é"), ("\udcff", "ascii", None), ("\udcff", None, None)],
)
def test_bytes_typed_in_an_unknown_character_set_are_utf8_or_nothing(
    text: str, encoding: str | None, typed: str | None
) -> None:
    assert as_typed(text, encoding) == typed
