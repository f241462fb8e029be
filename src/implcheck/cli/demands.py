"""What the gate demands, from the command line: of the whole, or of one practice (`commitment=moderate`)."""

import re
from collections.abc import Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

import typer

from implcheck.cli.exits import Refused
from implcheck.model.gate import Gate
from implcheck.model.nearest import nearest
from implcheck.model.scale import Level
from implcheck.reports.escape import for_terminal

if TYPE_CHECKING:
    from implcheck.model.questionnaire import Questionnaire

WHOLE = ""

FULL_SCORE = 100
"""In points."""


class LevelDemand(NamedTuple):
    """A practice's id, or `WHOLE`, and the level at which the gate fails."""

    practice: str
    level: Level


class ScoreDemand(NamedTuple):
    """A practice's id, or `WHOLE`, and the score under which the gate fails, 0 to 100."""

    practice: str
    score: Fraction


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


def gate(
    questionnaire: "Questionnaire",
    fail_on: Sequence[LevelDemand],
    fail_under: Sequence[ScoreDemand],
    *,
    require_complete: bool,
    complete_in: Sequence[str],
    require_evidence: int | None,
    max_age: int | None,
) -> Gate:
    """The gate that was asked for. Of two demands on the same thing the last counts.

    Raises:
        Refused: a practice that the questionnaire does not have.
    """
    levels, scores = dict(fail_on), dict(fail_under)
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
        practices_complete=tuple(dict.fromkeys(complete_in)),
        require_complete=require_complete,
        require_evidence=require_evidence,
        max_age=max_age,
    )
