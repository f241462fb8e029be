"""A number is read as the mapping says that decimals are written; what can be two numbers is a problem."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from implcheck.model.problem import InvalidFile
from implcheck.respondents.number_cells import Decimal, number_in

PERCENT = ("% of the hours", "% van de uren")


@pytest.mark.parametrize(
    ("cell", "decimal", "number"),
    [
        ("7", None, 7),
        ("-7", ",", -7),
        ("\u22127", None, -7),
        ("\uff17", None, 7),
        ("7.5", None, 7.5),
        ("7.5", ",", 7.5),
        ("7,5", ",", 7.5),
        ("7,5", ".", None),
        ("1.000", ",", 1000),
        ("1.000", ".", 1.0),
        ("1,000", ".", 1000),
        ("1,000", ",", 1.0),
        ("0.125", None, 0.125),
        ("0,125", ",", 0.125),
        ("1.000,5", ",", 1000.5),
        ("1,000.5", ".", 1000.5),
        ("1,000.5", None, 1000.5),
        ("1,000.5", ",", None),
        ("1.000,5", ".", None),
        ("1.000.000", None, 1_000_000),
        ("1.000.000", ",", 1_000_000),
        ("1.000.000", ".", None),
        ("1 000,5", ",", 1000.5),
        ("1\u202f000", None, 1000),
        ("1\u2019000.5", ".", 1000.5),
        ("1,000,5", ",", None),
        ("1.00,5", ",", None),
        ("1 00", None, None),
        ("85%", None, 85),
        ("85 % van de uren", None, 85),
        ("85% of the time", None, None),
        ("%", None, None),
        ("7,5 uur", ",", None),
        ("2-3", None, None),
        ("½", None, None),
        ("5²", None, None),
        ("٣", None, None),
        ("1e3", None, None),
        ("", None, None),
        ("9" * 13, None, None),
    ],
)
def test_a_cell_is_a_number_or_none(cell: str, decimal: Decimal | None, number: float | None) -> None:
    assert number_in(cell, decimal, PERCENT) == number


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("1.000", "table-number-ambiguous"),
        ("12,345", "table-number-ambiguous"),
        ("-999.999", "table-number-ambiguous"),
        ("7,5", "table-number-comma"),
        ("0,125", "table-number-comma"),
        ("1.000,5", "table-number-comma"),
        ("1 000,5", "table-number-comma"),
    ],
)
def test_what_only_a_mapping_can_decide_is_a_problem(cell: str, code: str) -> None:
    with pytest.raises(InvalidFile) as raised:
        number_in(cell, None, ())
    assert [found.code for found in raised.value.problems] == [code]


@given(st.integers(-(10**11), 10**11), st.integers(0, 99), st.sampled_from([".", ","]), st.booleans())
def test_what_a_spreadsheet_writes_is_the_same_number(whole: int, cents: int, decimal: Decimal, grouped: bool) -> None:
    group = "," if decimal == "." else "."
    written = (f"{whole:,}".replace(",", group) if grouped else str(whole)) + f"{decimal}{cents:02}"
    assert number_in(written, decimal, ()) == float(f"{whole}.{cents:02}")
