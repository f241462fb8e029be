"""The demands on a run, of the whole or of a practice (`commitment=moderate`), and where each was made."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, Any, NamedTuple

import typer

from implcheck.cli.errors import Refused
from implcheck.model.did_you_mean import nearest
from implcheck.model.enums import Level
from implcheck.model.gate import Asked, Gate
from implcheck.wording.escape import for_terminal

if TYPE_CHECKING:
    from implcheck.model.questionnaire import Questionnaire

WHOLE = ""

FULL_SCORE = 100
"""The highest score, in points."""

DEMANDS = (
    "fail-on",
    "fail-under",
    "require-complete",
    "require-complete-in",
    "require-evidence",
    "max-age",
    "no-accepted",
    "questionnaire-digest",
)
"""The options that demand something. Demands of all sources add up, and the strictest counts."""

STRICTEST = (*DEMANDS, "min-group")
"""The options of which the strictest value counts: the demands, and the smallest group that is shown separately."""

COMMAND_LINE = ""
"""The origin of a demand that was made on the command line."""


class LevelDemand(NamedTuple):
    """A practice's id, or `WHOLE`, and the level at which the gate fails."""

    practice: str
    level: Level

    def __str__(self) -> str:
        return _joined(self.practice, self.level.value)


class ScoreDemand(NamedTuple):
    """A practice's id, or `WHOLE`, and the score under which the gate fails, 0 to 100."""

    practice: str
    score: Fraction

    def __str__(self) -> str:
        return _joined(self.practice, f"{float(self.score):g}")


class Demand(NamedTuple):
    """One demand: the option without its dashes, its value, and where it was made."""

    option: str
    value: Any
    origin: str
    """`COMMAND_LINE`, the name of an environment variable, or a settings file with its line."""


def _joined(practice: str, demand: str) -> str:
    return f"{practice}={demand}" if practice != WHOLE else demand


def parse_level(given: str) -> LevelDemand:
    """Parse a level, or a practice and a level: `high`, `commitment=moderate`."""
    practice, level = _split(given)
    try:
        return LevelDemand(practice, Level(level))
    except ValueError:
        known = ", ".join(level.value for level in Level)
        raise typer.BadParameter(f"'{for_terminal(level)}' is not a level; there are: {known}") from None


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


BUILT_IN = "builtin"
"""The value that pins the questionnaire to any built-in one."""


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


def demands_made(context: Any, options: Mapping[str, Any], of_settings: Sequence[Demand]) -> tuple[Demand, ...]:
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
    return (*made, *of_settings)


def gate(questionnaire: "Questionnaire", demands: Iterable[Demand]) -> Gate:
    """Return the gate of all demands: of two on the same thing the stricter counts, wherever it was made.

    Raises:
        Refused: the questionnaire has no practice with a given id.
    """
    made = tuple(demands)
    values: Mapping[str, list[Any]] = {
        key: [demand.value for demand in made if demand.option == key] for key in DEMANDS
    }
    levels = _strictest(values["fail-on"], min)
    scores = _strictest(values["fail-under"], max)
    complete_in = tuple(dict.fromkeys(values["require-complete-in"]))
    for practice in (*levels, *scores, *complete_in):
        if practice != WHOLE and practice not in questionnaire.practices_by_id:
            known = tuple(questionnaire.practices_by_id)
            suggestion = nearest(practice, known)
            raise Refused("no-such-practice", practice=practice, known=", ".join(known), suggestion=suggestion)
    return Gate(
        fail_on=levels.pop(WHOLE, None),
        fail_under=scores.pop(WHOLE, None),
        practices_fail_on=levels,
        practices_fail_under=scores,
        require_complete_in=complete_in,
        require_complete=bool(values["require-complete"]),
        require_evidence=min(values["require-evidence"], default=None),
        max_age=min(values["max-age"], default=None),
        count_accepted=bool(values["no-accepted"]),
        asked=tuple(_asked(demand) for demand in made if demand.option in DEMANDS),
    )


def effective_min_group(demands: Iterable[Demand], default: int) -> int:
    """Return the smallest group that is shown separately: the largest number requested, else `default`."""
    return max((demand.value for demand in demands if demand.option == "min-group"), default=default)


def _asked(demand: Demand) -> Asked:
    return Asked(demand.option, "" if demand.value is True else str(demand.value), demand.origin)


def _strictest(demands: Sequence[tuple[str, Any]], choose: Any) -> dict[str, Any]:
    strictest: dict[str, Any] = {}
    for practice, demand in demands:
        strictest[practice] = choose(strictest.get(practice, demand), demand)
    return strictest


def check_pinned(questionnaire: "Questionnaire", demands: Iterable[Demand]) -> None:
    """Check that a questionnaire is the one pinned with --questionnaire-digest.

    Raises:
        InvalidFile: it is another questionnaire.
    """
    digests = [demand.value for demand in demands if demand.option == "questionnaire-digest"]
    if not digests:
        return
    from implcheck.loading import builtin
    from implcheck.model.problem import InvalidFile, Location, problem

    origin = questionnaire.origin
    digest = origin.digest or builtin.digest(questionnaire.id)
    for pinned in digests:
        if pinned != digest and not (pinned == BUILT_IN and origin.is_builtin):
            found = problem("questionnaire-not-pinned", id=questionnaire.id, digest=digest, pinned=pinned)
            raise InvalidFile((found.at(Location(origin.file)),))
