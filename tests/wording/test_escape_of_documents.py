"""Lines and documents that a pipeline prints: what is final, and what an agent must not take for a command."""

import html
import json
import sys
import unicodedata

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from tests.reports.pages import acting_in
from tests.support.agents import acted_on
from tests.support.hostile_strings import FORMULAS, HOSTILE

from implcheck.wording import escape
from implcheck.wording.escape import (
    broken_at,
    for_json,
    for_log,
    for_markup,
    for_spreadsheet,
    for_terminal,
    for_yaml,
    within_cell,
)

PIECES = st.lists(
    st.sampled_from(["#", ":", "vso", "[", "\n", " ", "\u200d", "\x1b[1m", "\xa0", "-", "+", "a", "\ufe0f"])
)
SAFE = st.text(alphabet=st.characters(codec="utf-8"))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain # text ## with :: and std::vector", "plain # text ## with :: and std::vector"),
        ("##vso[x]", "# #vso[x]"),
        ("a ##[error]b", "a # #[error]b"),
        ("###[a]", "## #[a]"),
        ("## heading [a]", "## heading [a]"),
        ("#\x1b[1m#vso[x", "# \x1b[1m#vso[x"),
        ("::error::x", ": :error::x"),
        ("  ::error::x", "  : :error::x"),
        ("a\n\u3000::error::x\nb", "a\n\u3000: :error::x\nb"),
        ("a\n:::x", "a\n: ::x"),
        ("\x1b[1m::error::x", "\x1b[1m: :error::x"),
        ("--- a\n--- b\n---\n--option", " --- a\n --- b\n---\n--option"),
    ],
)
def test_a_command_in_a_line_is_broken_and_nothing_else(text: str, shown: str) -> None:
    assert for_log(text) == shown
    assert for_log(shown) == shown


@given(PIECES)
def test_no_combination_of_pieces_is_a_command(pieces: list[str]) -> None:
    assert acted_on(for_log("".join(pieces))) == []


def test_long_texts_take_little_time() -> None:
    for text in ("#" * 100_000, "\n" * 100_000, " " * 100_000, "##" + "a" * 100_000, ":" * 100_000, "#\u200d" * 50_000):
        assert acted_on(for_log(text)) == []
    for text in ('"' * 32_000, ";" * 32_000, " " * 32_000, "x; " * 10_000):
        assert "'" in for_spreadsheet(f"{text}=1")


@pytest.mark.parametrize(("at", "shifted"), [(0, 0), (2, 2), (3, 4), (4, 5)])
def test_a_place_in_a_line_moves_with_what_is_broken_before_it(at: int, shifted: int) -> None:
    assert broken_at("a ##[b]", at) == ("a # #[b]", shifted)


@given(SAFE)
def test_json_has_the_same_value(text: str) -> None:
    written = for_json(json.dumps({"a": text}, ensure_ascii=False))
    assert json.loads(written) == {"a": text}
    assert acting_in(written) == []
    assert "##" not in written


@pytest.mark.parametrize("text", HOSTILE)
def test_a_scalar_of_yaml_has_the_same_value(text: str) -> None:
    written = f'a: "{for_yaml(text)}"\n'
    assert yaml.safe_load(written) == {"a": text}
    assert acting_in(written) == []
    assert acted_on(written) == []


ADJACENT = [("-", "-- a"), ("--", "- a"), ("---", " a"), ("-", "-", "-", " a"), ("##", "[a]"), ("--\u200d- a",)]


@pytest.mark.parametrize("texts", ADJACENT)
def test_a_command_in_parts_is_broken_in_html(texts: tuple[str, ...]) -> None:
    assert acted_on("".join(for_markup(html.escape(text)) for text in texts)) == []


@given(PIECES, PIECES)
def test_html_has_the_same_value_even_if_texts_are_adjacent(first: list[str], second: list[str]) -> None:
    texts = [for_terminal("".join(pieces)) for pieces in (first, second)]
    markup = "".join(for_markup(html.escape(text)) for text in texts)
    assert html.unescape(markup) == "".join(texts)
    assert acted_on(markup) == []


def test_every_character_that_normalizes_to_a_formula_sign_is_known() -> None:
    every = map(chr, range(sys.maxunicode + 1))
    narrow = {sign for sign in every if unicodedata.normalize("NFKC", sign)[0] in "=+-@"}
    assert narrow == escape._FORMULA  # noqa: SLF001 - the list is written down, as making it takes a second


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("see x;=1+1;y", "see x;'=1+1;y"),
        ("see x; =1", "see x;' =1"),
        ("see x|@a", "see x|'@a"),
        ('see x;"=1"', 'see x;\'"=1"'),
        ("a\n-b", "a\n'-b"),
        ('a "=b"', 'a "\'=b"'),
        ("a - b, c = d; e-f", "a - b, c = d; e-f"),
        ("1 + 1 = 2 @ home", "1 + 1 = 2 @ home"),
        ("; \uff1d1", ";' \uff1d1"),
        ("::x", ": :x"),
        ("##vso[x", "# #vso[x"),
    ],
)
def test_a_possible_start_of_a_cell_is_no_formula(text: str, cell: str) -> None:
    assert for_spreadsheet(text) == cell


@pytest.mark.parametrize("text", FORMULAS)
def test_every_formula_gets_an_apostrophe(text: str) -> None:
    assert "'" in for_spreadsheet(text) or "\t" in text


def test_a_cell_is_cut_by_units() -> None:
    assert within_cell("a" * 32_767) == "a" * 32_767
    assert len(within_cell("\U0001f600" * 20_000).encode("utf-16-le")) <= 2 * 32_767
