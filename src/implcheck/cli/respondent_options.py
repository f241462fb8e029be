"""What the command line says about weighing respondents: a role and its weight, and how wide a gap is."""

import re
from fractions import Fraction
from typing import NamedTuple

import typer

from implcheck.model.enums import TOP_SCORE
from implcheck.model.limits import HEAVIEST
from implcheck.wording.escape import for_terminal


class RoleWeight(NamedTuple):
    """How much the view of a role weighs beside those of others; above 0."""

    role: str
    """As it was written."""
    weight: Fraction


def a_role_weight(given: str) -> RoleWeight:
    """A role and its weight: `sponsor=2`, `key-user=1.5`."""
    role, _, number = given.rpartition("=")
    weight = _number(number)
    if not role.strip() or not 0 < weight <= HEAVIEST:
        raise typer.BadParameter(f"'{for_terminal(given)}' is not a role and a weight above 0; write sponsor=2")
    return RoleWeight(role.strip(), weight)


def a_gap(given: str) -> Fraction:
    """How many steps of the score, above 0 and at most 4, exact."""
    gap = _number(str(given))
    if not 0 < gap <= TOP_SCORE:
        raise typer.BadParameter(f"'{for_terminal(given)}' is not a number of steps above 0 and at most {TOP_SCORE}")
    return gap


_DECIMALS = re.compile(r"\+?(?:[0-9]{1,9}(?:\.[0-9]{0,9})?|\.[0-9]{1,9})")


def _number(given: str) -> Fraction:
    """An exact number in plain decimals; 0 for anything else."""
    # A power of ten would be exact as well, and take for ever to be told too large.
    number = given.strip()
    return Fraction(number) if _DECIMALS.fullmatch(number) else Fraction(0)
