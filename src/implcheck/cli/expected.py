"""The option `--expect`: how many respondents are expected in each role."""

import os
import re
from typing import Annotated, NamedTuple

import typer

from implcheck.api.defaults import MOST_EXPECTED
from implcheck.cli import completion
from implcheck.wording.escape import for_terminal

_NUMBER = re.compile(r"0*[0-9]{1,9}")
_NO_COMMA = re.compile(r"=\s*[0-9]+\s")
"""A number inside what should be a role: `sponsor=1 key-user=5`."""

VARIABLE = "IMPLCHECK_EXPECT"


class Expected(NamedTuple):
    """A role, as it was written, and how many are expected in it."""

    role: str
    number: int


def parse_expected(given: str) -> tuple[Expected, ...]:
    """Parse roles and numbers: `sponsor=1,key-user=5`.

    Raises:
        BadParameter: It is something else.
    """
    parts = [part for part in given.split(",") if part.strip()]
    if not parts:
        raise _wrong(f"'{for_terminal(given)}' names no role; write sponsor=1,key-user=5")
    return tuple(map(_parsed, parts))


def _parsed(part: str) -> Expected:
    role, equals, written = (text.strip() for text in part.rpartition("="))
    shown = for_terminal(part.strip())
    if _NO_COMMA.search(role) and equals:
        raise _wrong(f"'{shown}' needs a comma between roles; write sponsor=1,key-user=5")
    if not (role and equals and _NUMBER.fullmatch(written)):
        raise _wrong(f"'{shown}' is not a role and a number; write sponsor=1,key-user=5")
    if not 1 <= (count := int(written)) <= MOST_EXPECTED:
        raise _wrong(
            f"'{shown}' is not a number from 1 to {MOST_EXPECTED}; leave out a role in which nobody is expected"
        )
    return Expected(role, count)


def _wrong(message: str) -> typer.BadParameter:
    return typer.BadParameter(message, param_hint="'--expect'")


def by_role(context: typer.Context, given: list[str] | None) -> dict[str, int]:
    """Return how many are expected in each role, as it was written.

    Raises:
        BadParameter: A value is not of roles and numbers, or a role is there twice.
    """
    source = context.get_parameter_source("expect")
    if source is not None and source.name == "ENVIRONMENT":
        given = [os.environ[VARIABLE]]  # which was split at every space, and a role may hold some
    counts: dict[str, int] = {}
    for role, count in (expected for option in given or () for expected in parse_expected(option)):
        if role in counts:
            raise _wrong(f"the role '{for_terminal(role)}' is there twice; give it once")
        counts[role] = count
    return counts


Expect = Annotated[
    list[str] | None,
    typer.Option(
        "--expect",
        metavar="ROLE=N,...",
        envvar=VARIABLE,
        autocompletion=completion.expected_roles,
        help="How many respondents are expected in each role, such as sponsor=1,key-user=5. Can be given several times.",
    ),
]
