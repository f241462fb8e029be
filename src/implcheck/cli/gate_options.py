"""What the gate demands, of the whole or of one practice (`commitment=moderate`), and who demands it."""

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
"""In points."""

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
"""The options that demand something. Those of all sources add up, and the strictest counts."""

STRICTEST = (*DEMANDS, "min-group")
"""Those of which the strictest counts: the demands, and from how many people on a group is shown apart."""

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


def a_level(given: str) -> LevelDemand:
    """A level, or a practice and a level: `high`, `commitment=moderate`."""
    practice, level = _split(given)
    try:
        return LevelDemand(practice, Level(level))
    except ValueError:
        known = ", ".join(level.value for level in Level)
        raise typer.BadParameter(f"'{for_terminal(level)}' is not a level; there are: {known}") from None


def a_score(given: str) -> ScoreDemand:
    """A score from 0 to 100, exact, or a practice and a score: `79.5`, `capacity=50`."""
    practice, number = _split(given)
    # Digits only: a power of ten or a fraction would be exact as well, and take for ever to be told too large.
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
"""What pins the questionnaire to a built-in one."""


def a_digest(given: str) -> str:
    """A SHA-256 in hexadecimal digits, or `builtin`."""
    digest = given.strip().lower().removeprefix("sha256:")
    if digest != BUILT_IN and not re.fullmatch("[0-9a-f]{64}", digest):
        raise typer.BadParameter(f"'{for_terminal(given)}' is neither 64 hexadecimal digits nor {BUILT_IN}")
    return digest


def split_demand(given: Any) -> Iterator[Any]:
    """The single demands in the value of an option; none in one that demands nothing."""
    if isinstance(given, (list, tuple)) and not isinstance(given, (LevelDemand, ScoreDemand)):
        yield from given
    elif given is not None and given is not False:
        yield given


def demands_made(context: Any, options: Mapping[str, Any], of_settings: Sequence[Demand]) -> tuple[Demand, ...]:
    """Every demand on a run: the values of the command's own `options`, by their names, and those of the settings.

    What the environment demands counts also where the command line demands something of the same kind.
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
    """The gate that the demands come to: of two on the same thing the stricter counts, wherever it was made.

    Raises:
        Refused: a practice that the questionnaire does not have.
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
            meant = nearest(practice, known)
            raise Refused("no-such-practice", practice=practice, known=", ".join(known), suggestion=meant)
    return Gate(
        fail_on=levels.pop(WHOLE, None),
        fail_under=scores.pop(WHOLE, None),
        practices_fail_on=levels,
        practices_fail_under=scores,
        practices_complete=complete_in,
        require_complete=bool(values["require-complete"]),
        require_evidence=min(values["require-evidence"], default=None),
        max_age=min(values["max-age"], default=None),
        count_accepted=bool(values["no-accepted"]),
        asked=tuple(_asked(demand) for demand in made if demand.option in DEMANDS),
    )


def effective_min_group(demands: Iterable[Demand], usual: int) -> int:
    """From how many people on a group is shown apart: the largest number that anybody asked for, else the usual one."""
    return max((demand.value for demand in demands if demand.option == "min-group"), default=usual)


def _asked(demand: Demand) -> Asked:
    return Asked(demand.option, "" if demand.value is True else str(demand.value), demand.origin)


def _strictest(demands: Sequence[tuple[str, Any]], choose: Any) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for practice, demand in demands:
        found[practice] = choose(found.get(practice, demand), demand)
    return found


def check_pinned(questionnaire: "Questionnaire", demands: Iterable[Demand]) -> None:
    """Check that a questionnaire is the one that was pinned with --questionnaire-digest.

    Raises:
        InvalidFile: it is another one.
    """
    pinned = [demand.value for demand in demands if demand.option == "questionnaire-digest"]
    if not pinned:
        return
    from implcheck.loading import builtin
    from implcheck.model.problem import InvalidFile, Location, problem

    origin = questionnaire.origin
    digest = origin.digest or builtin.digest(questionnaire.id)
    for value in pinned:
        if value != digest and not (value == BUILT_IN and origin.is_builtin):
            found = problem("questionnaire-not-pinned", id=questionnaire.id, digest=digest, pinned=value)
            raise InvalidFile((found.at(Location(origin.file)),))
