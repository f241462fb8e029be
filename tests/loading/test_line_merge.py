"""Changes are carried over to another form of a text, and its other lines stay."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from implcheck.loading.line_merge import carried_over

LINES = st.lists(st.sampled_from("abcd"), max_size=8).map("\n".join)


@pytest.mark.parametrize(
    ("changed", "own", "result"),
    [
        ("a b C d", "a1 b c d", "a1 b C d"),
        ("a b c d e", "a1 b1 c1 d1", "a1 b1 c1 d1 e"),
        ("x a b c d", "# a b c d", "# x a b c d"),
        ("b c d", "a b1 b2 c d", "b1 b2 c d"),
        ("a b c", "a b c d #", "a b c #"),
        ("a X c d", "a b1 b2 c d", "a X c d"),
        ("a b x c d", "a b # c d", "a b # x c d"),
        ("A b C d", "a b1 c d", "A b1 C d"),
    ],
)
def test_a_change_is_made_and_the_rest_keeps_its_form(changed: str, own: str, result: str) -> None:
    base, changed, own = ("\n".join(text.split()) for text in ("a b c d", changed, own))
    assert carried_over(base, changed, own).split("\n") == result.split()


@given(LINES, LINES)
def test_without_another_form_the_changed_text_comes_and_without_changes_the_own(first: str, second: str) -> None:
    assert carried_over(first, second, first) == second
    assert carried_over(first, first, second) == second
