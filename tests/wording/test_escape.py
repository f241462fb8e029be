"""People's text made harmless."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.reports.pages import ACTING, acting_in

from implcheck.wording.escape import for_terminal


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("plain", "plain"),
        ("", ""),
        ("café Łódź ﬁ", "café Łódź ﬁ"),
        ("two\nlines\tand a tab", "two lines and a tab"),
        ("  blanks \r\n around  ", "blanks around"),
        ("\x1b[31mred", r"\x1b[31mred"),
        ("bell\x07", r"bell\x07"),
        ("back\x08space", r"back\x08space"),
        ("right\u202eleft", r"right\u202eleft"),
        ("zero\u200bwidth", r"zero\u200bwidth"),
        ("\ufeffmark", r"\ufeffmark"),
        ("\x9b31m", r"\x9b31m"),
        ("\x7f", r"\x7f"),
        ("\ue000", r"\ue000"),
        ("\udcff", r"\xff"),
        ("\udcc3\udca9", "é"),
        ("\ud800", r"\ud800"),
        ("[bold]x[/bold]", "[bold]x[/bold]"),
        ("\U0001f468\u200d\U0001f469\u200d\U0001f467", "\U0001f468\u200d\U0001f469\u200d\U0001f467"),
        ("a\u3164b", r"a\u3164b"),
        ("a" + 8 * "\u0301", "a" + 6 * "\u0301" + 2 * r"\u0301"),
        ("##vso[a]", "##vso[a]"),
        ("🏳️\u200d🌈 e\u0301", "🏳️\u200d🌈 e\u0301"),
        ("\u0645\u06cc\u200c\u062e\u0648", "\u0645\u06cc\u200c\u062e\u0648"),
    ],
)
def test_text_is_shown_as(written: str, shown: str) -> None:
    assert for_terminal(written) == shown


@pytest.mark.parametrize("text", ACTING)
def test_nothing_that_acts_passes(text: str) -> None:
    assert acting_in(for_terminal(text)) == []


@given(st.text())
def test_the_result_is_one_harmless_line_that_can_be_encoded(text: str) -> None:
    shown = for_terminal(text)
    assert acting_in(shown) == []
    assert "\n" not in shown
    assert shown.encode("utf-8").decode("utf-8") == shown
    assert for_terminal(shown) == shown
