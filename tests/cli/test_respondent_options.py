"""Weights and gaps from the command line: plain decimals, at once."""

from fractions import Fraction

import pytest
import typer

from implcheck.cli.respondent_options import RoleWeight, parse_gap, parse_role_weight


@pytest.mark.parametrize(
    ("given", "weight"),
    [("2", 2), ("1.5", Fraction(3, 2)), (".5", Fraction(1, 2)), (" 1000 ", 1000), ("0.001", Fraction(1, 1000))],
)
def test_a_weight_is_exact(given: str, weight: Fraction) -> None:
    assert parse_role_weight(f"key user={given}") == RoleWeight("key user", weight)
    if weight <= 4:
        assert parse_gap(given) == weight


@pytest.mark.parametrize(
    "number",
    ["1e999999999", "1e-999999999", "9" * 100_000, "0", "-1", "1/2", "1e2", "nan", "inf", "", "1_0", "\u0661", "1001"],
)
def test_anything_but_plain_decimals_within_bounds_is_refused(number: str) -> None:
    with pytest.raises(typer.BadParameter):
        parse_role_weight(f"user={number}")
    with pytest.raises(typer.BadParameter):
        parse_gap(number)
