"""How the levels follow from the scores, step by step, for a reader who checks them by hand.

Everything here could be worked out again from the answers and the questionnaire. It is kept with the assessment, so that
a report shows the very steps that were taken.
"""

from collections.abc import Mapping
from fractions import Fraction
from typing import NamedTuple

from implcheck.model.enums import Level, Truth
from implcheck.model.text import Text


class RuleJudgement(NamedTuple):
    """A rule of the phase and its outcome."""

    id: str
    title: Text
    level: Level
    truth: Truth
    """`ABSENT` if the rule is left out, as it is about something that does not count here."""
    raises: tuple[str, ...]
    """Ids of the practices that it raises if it holds."""
    questions: tuple[str, ...]
    """Ids of the questions that decide it, or that it waits for; empty if it is left out."""


class LevelSteps(NamedTuple):
    """What the points and the findings alone allow, of a practice or of the whole."""

    points_alone: Level | None
    """The level of the score's band; None without a score."""
    worst_finding: Level | None
    """The level of the worst finding; None without any."""
    floor: Level
    """The best level beside the worst finding."""


class Derivation(NamedTuple):
    """The steps from the scores to the levels."""

    asked_weights: Mapping[str, Fraction]
    """By id of a practice, the weight of all its questions in the phase, whether they count or not."""
    rules: tuple[RuleJudgement, ...]
    """The rules of the phase, in the questionnaire's order."""
    knock_outs: tuple[str, ...]
    """Ids of the questions with an answer that is a knock-out."""
    independent: tuple[str, ...]
    """Ids of the knock-outs and critical rules that together make the whole critical; empty if there are too few that
    share no answer."""
    practices: Mapping[str, LevelSteps]
    """By id, of the practices that have a level however little of them is known."""
    overall: LevelSteps | None
    """None if too little is known for a level."""
    worst_practices: tuple[str, ...]
    """Ids of the practices with the worst level, those of which too little is known with the level of their low end."""
    worst_practice: Level | None
    cap: Level | None
    """The best level that the worst practice allows; None, as the worst level, if too little is known for a level."""
