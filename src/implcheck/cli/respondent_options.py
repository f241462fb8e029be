"""The options about several respondents: how their files are read, and how they are combined."""

import re
from fractions import Fraction
from pathlib import Path
from typing import Annotated, NamedTuple

import typer

from implcheck.cli.arguments import note_input
from implcheck.model.enums import TOP_SCORE
from implcheck.model.limits import HEAVIEST
from implcheck.wording.escape import for_terminal


class RoleWeight(NamedTuple):
    """The weight of a role relative to other roles, which weigh 1; above 0."""

    role: str
    """As it was written."""
    weight: Fraction


def parse_role_weight(given: str) -> RoleWeight:
    """Parse a role and its weight: `sponsor=2`, `key-user=1.5`."""
    role, _, number = given.rpartition("=")
    weight = _number(number)
    if not role.strip() or not 0 < weight <= HEAVIEST:
        raise typer.BadParameter(f"'{for_terminal(given)}' is not a role and a weight above 0; write sponsor=2")
    return RoleWeight(role.strip(), weight)


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


Project = Annotated[
    str | None,
    typer.Option(
        "--project",
        metavar="NAME",
        envvar="IMPLCHECK_PROJECT",
        show_default="what the files say",
        help="The name of the project, in place of what the files say.",
    ),
]
MappingFile = Annotated[
    Path | None,
    typer.Option(
        "--mapping",
        metavar="FILE",
        envvar="IMPLCHECK_MAPPING",
        callback=note_input,
        help="The YAML file that maps the columns and texts of a CSV survey.",
    ),
]
RoleWeights = Annotated[
    list[RoleWeight] | None,
    typer.Option(
        "--role-weight",
        parser=parse_role_weight,
        metavar="ROLE=N",
        envvar="IMPLCHECK_ROLE_WEIGHT",
        help="The weight of a role's view; other roles weigh 1. Can be given several times.",
    ),
]
Gap = Annotated[
    Fraction,
    typer.Option(
        "--gap",
        parser=parse_gap,
        metavar="STEP",
        envvar="IMPLCHECK_GAP",
        help="More than this many steps (of 4) between two roles are a perception gap.",
    ),
]
MinGroup = Annotated[
    int | None,
    typer.Option(
        "--min-group",
        metavar="N",
        min=1,
        envvar="IMPLCHECK_MIN_GROUP",
        show_default="5",
        help="The smallest group that is shown separately without its members' consent, or that a note without a role "
        "can be from.",
    ),
]
