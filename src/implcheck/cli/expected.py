"""The option `--expect`: how many respondents are expected in each role."""

import re
from typing import Annotated, NamedTuple

import typer

from implcheck.api.defaults import MOST_EXPECTED
from implcheck.cli import completion
from implcheck.wording.escape import for_terminal

_NUMBER = re.compile(r"0*[0-9]{1,9}")


class Expected(NamedTuple):
    """A role, as it was written, and how many are expected in it."""

    role: str
    number: int


class Expectations(NamedTuple):
    """What one `--expect` names."""

    roles: tuple[Expected, ...]


def parse_expected(given: str) -> Expectations:
    """Parse roles and numbers: `sponsor=1,key-user=5`."""
    parts = [part for part in given.split(",") if part.strip()]
    if not parts:
        raise typer.BadParameter(f"'{for_terminal(given)}' names no role; write sponsor=1,key-user=5")
    return Expectations(tuple(map(_parsed, parts)))


def _parsed(part: str) -> Expected:
    role, equals, written = (text.strip() for text in part.rpartition("="))
    shown = for_terminal(part.strip())
    if not (role and equals and _NUMBER.fullmatch(written)):
        raise typer.BadParameter(f"'{shown}' is not a role and a number; write sponsor=1,key-user=5")
    if not 1 <= (count := int(written)) <= MOST_EXPECTED:
        raise typer.BadParameter(
            f"'{shown}' is not a number from 1 to {MOST_EXPECTED}; leave out a role in which nobody is expected"
        )
    return Expected(role, count)


def by_role(given: list[Expectations] | None) -> dict[str, int]:
    """Return how many are expected in each role, as it was written.

    Raises:
        BadParameter: A role is there twice.
    """
    counts: dict[str, int] = {}
    for role, count in (expected for option in given or () for expected in option.roles):
        if role in counts:
            raise typer.BadParameter(
                f"the role '{for_terminal(role)}' is there twice; give it once", param_hint="'--expect'"
            )
        counts[role] = count
    return counts


Expect = Annotated[
    list[Expectations] | None,
    typer.Option(
        "--expect",
        parser=parse_expected,
        metavar="ROLE=N,...",
        envvar="IMPLCHECK_EXPECT",
        autocompletion=completion.expected_roles,
        help="How many respondents are expected in each role, such as sponsor=1,key-user=5. Can be given several times.",
    ),
]
