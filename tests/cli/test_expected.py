"""`--expect`: roles and numbers, and what is wrong with them."""

import pytest
import typer

from implcheck.cli.app import app
from implcheck.cli.expected import by_role, parse_expected

CONTEXT = typer.Context(typer.main.get_command(app))
"""A run without options."""


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("sponsor=1", {"sponsor": 1}),
        (" sponsor = 1 , key-user=05,", {"sponsor": 1, "key-user": 5}),
        ("head of sales=2", {"head of sales": 2}),
        ("a=b=100000", {"a=b": 100_000}),
    ],
)
def test_roles_with_numbers(given: str, expected: dict[str, int]) -> None:
    assert by_role(CONTEXT, [given]) == expected


def test_several_options_add_up() -> None:
    assert by_role(CONTEXT, ["sponsor=1", "user=2"]) == {"sponsor": 1, "user": 2}
    assert by_role(CONTEXT, None) == {}


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ("", "names no role"),
        (" , ", "names no role"),
        ("sponsor", "is not a role and a number"),
        ("=1", "is not a role and a number"),
        ("sponsor=", "is not a role and a number"),
        ("sponsor=one", "is not a role and a number"),
        ("sponsor=-1", "is not a role and a number"),
        ("sponsor=1.5", "is not a role and a number"),
        ("sponsor=٣", "is not a role and a number"),
        ("sponsor=0", "is not a number from 1 to 100000"),
        ("sponsor=100001", "is not a number from 1 to 100000"),
        ("sponsor=1 key-user=5", "a comma between roles"),
        ("sponsor=1 key-user", "is not a role and a number"),
        ("sponsor=" + "9" * 5000, "is not a role and a number"),
    ],
)
def test_what_is_wrong_is_said(given: str, message: str) -> None:
    with pytest.raises(typer.BadParameter, match=message):
        parse_expected(given)


def test_a_role_is_given_once() -> None:
    with pytest.raises(typer.BadParameter, match="'user' is there twice"):
        by_role(CONTEXT, ["user=1", "user=2"])
