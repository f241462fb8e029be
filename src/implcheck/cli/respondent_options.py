"""Parsers of the options that combine respondents: role weights, and the width of a perception gap."""

import re
from fractions import Fraction
from typing import NamedTuple

import typer

from implcheck.model.enums import TOP_SCORE
from implcheck.model.limits import HEAVIEST
from implcheck.model.roles import role_of
from implcheck.wording.escape import for_terminal


class RoleWeight(NamedTuple):
    """The weight of a role relative to other roles, which weigh 1; above 0."""

    role: str
    weight: Fraction


def parse_role_weight(given: str) -> RoleWeight:
    """Parse a role and its weight: `sponsor=2`, `key-user=1.5`."""
    role, _, number = given.rpartition("=")
    weight = _number(number)
    if not role.strip() or not 0 < weight <= HEAVIEST:
        raise typer.BadParameter(f"'{for_terminal(given)}' is not a role and a weight above 0; write sponsor=2")
    return RoleWeight(role_of(role), weight)


def parse_gap(given: str) -> Fraction:
    """Parse a number of score steps, above 0 and at most 4, exact."""
    gap = _number(str(given))
    if not 0 < gap <= TOP_SCORE:
        raise typer.BadParameter(f"'{for_terminal(given)}' is not a number of steps above 0 and at most {TOP_SCORE}")
    return gap


_DECIMALS = re.compile(r"\+?(?:[0-9]{1,9}(?:\.[0-9]{0,9})?|\.[0-9]{1,9})")


def _number(given: str) -> Fraction:
    """Parse an exact number in plain decimals; return 0 for anything else."""
    # Fraction would also accept an exponent, and compute a huge number before it is refused.
    number = given.strip()
    return Fraction(number) if _DECIMALS.fullmatch(number) else Fraction(0)
