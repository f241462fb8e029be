"""The options that demand something of a run, of the whole or of a practice (`commitment=moderate`)."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Annotated, Any

import typer

from implcheck.api.demands import Demand, LevelDemand, ScoreDemand
from implcheck.cli import completion
from implcheck.model.enums import TOP_SCORE, Level
from implcheck.model.gate import DEMANDS
from implcheck.wording.escape import for_terminal

FULL_SCORE = 100
"""The highest score, in points."""

STRICTEST = (*DEMANDS, "min-group")
"""The options of which the strictest value counts: the demands, and the smallest group that is shown separately."""

COMMAND_LINE = ""
"""The origin of a demand that was made on the command line."""

BUILT_IN = "builtin"
"""The value that pins the questionnaire to any built-in one."""


def parse_level(given: str) -> LevelDemand:
    """Parse a level, or a practice and a level: `high`, `commitment=moderate`."""
    practice, level = _split(given)
    try:
        return LevelDemand(practice, Level(level))
    except ValueError:
        known = ", ".join(level.value for level in Level)
        raise typer.BadParameter(f"'{for_terminal(level)}' is not a level; the levels are: {known}") from None


def parse_score(given: str) -> ScoreDemand:
    """Parse a score from 0 to 100, exact, or a practice and a score: `79.5`, `capacity=50`."""
    practice, number = _split(given)
    # Plain decimals only: Fraction would also accept an exponent, and compute a huge number before it is refused.
    score = Fraction(number) if re.fullmatch(r"[0-9]{1,3}(\.[0-9]{1,9})?", number) else Fraction(-1)
    if not 0 <= score <= FULL_SCORE:
        raise typer.BadParameter(f"'{for_terminal(number)}' is not a score from 0 to 100")
    return ScoreDemand(practice, score)


def _split(given: str) -> tuple[str, str]:
    practice, found, demand = (part.strip() for part in given.rpartition("="))
    if found and not practice:
        raise typer.BadParameter(f"'{for_terminal(given)}' names no practice before the =")
    return practice, demand


def parse_digest(given: str) -> str:
    """Parse a SHA-256 in hexadecimal digits, or `builtin`."""
    digest = given.strip().lower().removeprefix("sha256:")
    if digest != BUILT_IN and not re.fullmatch("[0-9a-f]{64}", digest):
        raise typer.BadParameter(f"'{for_terminal(given)}' is neither 64 hexadecimal digits nor {BUILT_IN}")
    return digest


def split_demand(given: Any) -> Iterator[Any]:
    """Yield the single demands in the value of an option; none if it demands nothing."""
    if isinstance(given, (list, tuple)) and not isinstance(given, (LevelDemand, ScoreDemand)):
        yield from given
    elif given is not None and given is not False:
        yield given


def demands_made(context: Any, options: Mapping[str, Any], settings_demands: Sequence[Demand]) -> tuple[Demand, ...]:
    """Return every demand on a run: the values of the command's `options`, by name, and those of the settings.

    Demands of the environment count even where the command line makes a demand of the same kind.
    """
    params = {param.name: param for param in context.command.params}
    made: list[Demand] = []
    for option, value in options.items():
        param = params[option.replace("-", "_")]
        if context.get_parameter_source(param.name).name == "COMMANDLINE":
            made += [Demand(option, demand, COMMAND_LINE) for demand in split_demand(value)]
        given = param.value_from_envvar(context)
        if given is not None:
            demands = split_demand(param.process_value(context, given))
            made += [Demand(option, demand, param.envvar) for demand in demands]
    return (*made, *settings_demands)


def effective_min_group(demands: Iterable[Demand], default: int) -> int:
    """Return the smallest group that is shown separately: the largest number requested, else `default`."""
    return max((demand.value for demand in demands if demand.option == "min-group"), default=default)


def pinned_digests(demands: Iterable[Demand]) -> tuple[str, ...]:
    """Return every digest that the questionnaire is pinned to."""
    return tuple(demand.value for demand in demands if demand.option == "questionnaire-digest")


FailOn = Annotated[
    list[LevelDemand] | None,
    typer.Option(
        "--fail-on",
        parser=parse_level,
        metavar="[PRACTICE=]LEVEL",
        envvar="IMPLCHECK_FAIL_ON",
        autocompletion=completion.level_demands,
        help="Exit 1 at this level or a worse one. Can be given several times.",
    ),
]
FailUnder = Annotated[
    list[ScoreDemand] | None,
    typer.Option(
        "--fail-under",
        parser=parse_score,
        metavar="[PRACTICE=]SCORE",
        envvar="IMPLCHECK_FAIL_UNDER",
        autocompletion=completion.score_demands,
        help="Exit 1 if the score is below this (0 to 100). Can be given several times.",
    ),
]
RequireComplete = Annotated[
    bool,
    typer.Option(
        "--require-complete", envvar="IMPLCHECK_REQUIRE_COMPLETE", help="Exit 1 unless every question is answered."
    ),
]
RequireCompleteIn = Annotated[
    list[str] | None,
    typer.Option(
        "--require-complete-in",
        metavar="PRACTICE",
        envvar="IMPLCHECK_REQUIRE_COMPLETE_IN",
        autocompletion=completion.practices,
        help="Exit 1 unless every question of this practice is answered. Can be given several times.",
    ),
]
NoAccepted = Annotated[
    bool,
    typer.Option(
        "--no-accepted",
        envvar="IMPLCHECK_NO_ACCEPTED",
        help="Count accepted risks for the gate like any other.",
    ),
]
NoOverdue = Annotated[
    bool,
    typer.Option("--no-overdue", envvar="IMPLCHECK_NO_OVERDUE", help="Exit 1 if an agreed action is overdue."),
]
RequireEvidence = Annotated[
    int | None,
    typer.Option(
        "--require-evidence",
        metavar="LEVEL",
        min=0,
        max=TOP_SCORE,
        envvar="IMPLCHECK_REQUIRE_EVIDENCE",
        autocompletion=completion.scores,
        help="Exit 1 unless every answer of this level or higher (0 to 4) names evidence, and files it names exist.",
    ),
]
MaxAge = Annotated[
    int | None,
    typer.Option(
        "--max-age",
        metavar="DAYS",
        min=0,
        envvar="IMPLCHECK_MAX_AGE",
        help="Exit 1 if the answers are older than this, or have no date.",
    ),
]
