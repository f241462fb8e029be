"""The options that several commands share, each defined once."""

import datetime
from fractions import Fraction
from pathlib import Path
from typing import Annotated

import typer

from implcheck.model.day import day
from implcheck.model.scale import Level, Phase
from implcheck.reports.escape import for_terminal


def a_day(given: str) -> datetime.date:
    """A date from the command line."""
    try:
        return day(given)
    except ValueError:
        raise typer.BadParameter(f"'{for_terminal(given)}' is not a date; write it as 2026-11-24") from None


def a_score(given: str) -> Fraction:
    """A score from 0 to 100 from the command line, exact: `79.5` is not rounded."""
    try:
        score = Fraction(given)
    except (ValueError, ZeroDivisionError):
        score = Fraction(-1)
    if not 0 <= score <= 100:  # noqa: PLR2004 - points
        raise typer.BadParameter(f"'{for_terminal(given)}' is not a score from 0 to 100")
    return score


Lang = Annotated[
    str | None,
    typer.Option(
        "--lang",
        metavar="en|nl",
        envvar="IMPLCHECK_LANG",
        show_default="the locale's, else the questionnaire's first",
        help="The language of questions and report.",
    ),
]
QuestionnaireName = Annotated[
    str | None,
    typer.Option(
        "--questionnaire",
        "-q",
        metavar="ID|FILE",
        envvar="IMPLCHECK_QUESTIONNAIRE",
        show_default="what the answers name, else implementation",
        help="A built-in questionnaire by its id, or one of your own by its path.",
    ),
]
PhaseOption = Annotated[
    Phase | None,
    typer.Option("--phase", envvar="IMPLCHECK_PHASE", show_default="the answers' own", help="The phase to assess."),
]
Today = Annotated[
    datetime.date | None,
    typer.Option(
        "--today",
        parser=a_day,
        metavar="DATE",
        envvar="IMPLCHECK_TODAY",
        show_default="today",
        help="The day to count accepted risks on, for runs that can be repeated.",
    ),
]
Output = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        envvar="IMPLCHECK_OUTPUT",
        show_default="standard output",
        help="Write to this file, whole or not at all.",
    ),
]
Force = Annotated[
    bool, typer.Option("--force", envvar="IMPLCHECK_FORCE", help="Overwrite a file that is there already.")
]
FailOn = Annotated[
    Level | None,
    typer.Option("--fail-on", envvar="IMPLCHECK_FAIL_ON", help="Exit 1 at this level or a worse one."),
]
FailUnder = Annotated[
    Fraction | None,
    typer.Option(
        "--fail-under",
        parser=a_score,
        metavar="SCORE",
        envvar="IMPLCHECK_FAIL_UNDER",
        help="Exit 1 if the score is below this (0 to 100).",
    ),
]
RequireComplete = Annotated[
    bool,
    typer.Option(
        "--require-complete", envvar="IMPLCHECK_REQUIRE_COMPLETE", help="Exit 1 unless every question is answered."
    ),
]
