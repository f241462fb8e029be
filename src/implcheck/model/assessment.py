"""The assessment: the one result that every report reads. It knows nothing of screens, files or the clock.

Named tuples, not Pydantic models: only our own code makes them, under strict types, so there is nothing to
validate. Not dataclasses either, whose classes take six times as long to make at every start.
"""

import datetime
from collections.abc import Mapping
from fractions import Fraction
from types import MappingProxyType
from typing import NamedTuple

from implcheck.model.answers import AcceptedRisk
from implcheck.model.combined import Combined
from implcheck.model.enums import Level, Outcome, State
from implcheck.model.gate import Gate
from implcheck.model.level_rules import LevelRules
from implcheck.model.locations import NOWHERE, Locations
from implcheck.model.phases import PhaseDefinition
from implcheck.model.practice import Source
from implcheck.model.problem import Problem
from implcheck.model.question import Advice
from implcheck.model.questionnaire import Origin
from implcheck.model.roles import RoleDefinition
from implcheck.model.text import Text

Told = str | int | Fraction | Level | datetime.date | Text | tuple[Text, ...]
"""A particular of a reason, still in no language."""


class Reason(NamedTuple):
    """Why something has its level: a code (`because.<code>` in the catalogue) and its details."""

    code: str
    details: Mapping[str, Told]


def make_reason(code: str, **details: Told) -> Reason:
    """A reason from a code and keyword arguments."""
    return Reason(code, MappingProxyType(details))


class Score(NamedTuple):
    """A score in points, 0 to 100, exact: `low` is what can be shown today, `high` the ceiling."""

    low: Fraction
    high: Fraction


class QuestionResult(NamedTuple):
    """One question of the questionnaire as it stands in this assessment."""

    id: str
    practice: str
    title: Text
    text: Text
    help: Text
    evidence_wanted: Text
    state: State
    score: int | None
    """0 to 4; nothing unless answered."""
    given: tuple[Text, ...]
    """The answer in words: the level, the options, the number and unit."""
    reason: str | None
    """Why the question does not apply, in a person's words."""
    weight: float
    """Within its practice."""
    share: Fraction
    """Of the overall score, 0 to 1; 0 if the question does not count."""
    knock_out: bool
    note: str | None
    evidence: tuple[str, ...]

    @property
    def points_open(self) -> Fraction:
        """What the best answer would add to the overall score, in points."""
        return 100 * self.share * (1 - Fraction(self.score or 0, 4))


class PracticeResult(NamedTuple):
    """One practice: its score and level with the reasons. `level` is nothing when not enough is known."""

    id: str
    title: Text
    short: Text
    outcome: Outcome
    score: Score | None
    known: Fraction
    """The share of the weight that the phase asks of it that is answered, 0 to 1."""
    level: Level | None
    reasons: tuple[Reason, ...]
    weight: float
    share: Fraction
    """Of the overall score, 0 to 1."""


class Accepted(NamedTuple):
    """An accepted risk and what it means on the day of the assessment."""

    risk: AcceptedRisk
    title: Text
    in_force: bool
    """False once `until` has passed; then the finding counts again."""
    needed: bool
    """False if the answers no longer show this finding."""


class Finding(NamedTuple):
    """A risk that the answers show. `id` is that of the question or the rule behind it."""

    id: str
    title: Text
    practices: tuple[str, ...]
    level: Level
    reasons: tuple[Reason, ...]
    questions: tuple[str, ...]
    """The ids of the questions it rests on."""
    risk: Text
    advice: Advice
    lacks: Fraction
    """What the answers behind it lack of the overall score, in points of 100."""
    accepted: Accepted | None = None

    @property
    def counts(self) -> bool:
        """Whether the finding counts: it does unless it is accepted today."""
        return self.accepted is None or not self.accepted.in_force


class Action(NamedTuple):
    """The advice for a finding, and what following it is worth."""

    finding: str
    title: Text
    level: Level
    advice: Advice
    points: Fraction
    """What the overall score gains, in points of 100."""
    lifts: bool
    """Whether it also takes away a knock-out or a rule."""
    shared_with: tuple[str, ...]
    """Findings whose points these are too; empty if they are its own."""


class Unjudged(NamedTuple):
    """A knock-out or rule that cannot be judged, and the answers that it waits for."""

    id: str
    title: Text
    level: Level
    missing: tuple[str, ...]


class Change(NamedTuple):
    """One answer, one step up or down, that would change the overall level."""

    question: str
    title: Text
    up: bool
    level: Level | None


class Sensitivity(NamedTuple):
    """How firmly the overall level stands."""

    equal_weights: Level | None
    """The level if all practices and questions weighed the same."""
    changes: tuple[Change, ...]
    tried: int | None = None
    """How many answers, the weightiest, were tried, if not all of them were."""


class Verdict(NamedTuple):
    """Whether the gate's demands were met, and why. Accepted risks in force do not count here."""

    gate: Gate
    passed: bool
    level: Level | None
    score: Fraction | None
    without_accepted: tuple[str, ...]
    """Ids of the accepted findings that were left out."""
    reasons: tuple[Reason, ...]


class About(NamedTuple):
    """What was assessed, with which questionnaire, and on which day."""

    project: str
    phase: PhaseDefinition
    date: datetime.date | None
    today: datetime.date
    role: str | None
    """The id of a role of the questionnaire, or as it was written."""
    roles: tuple[RoleDefinition, ...]
    """Those of the questionnaire, in its order."""
    questionnaire: str
    questionnaire_title: Text
    questionnaire_version: str
    questionnaire_origin: Origin
    """Where the questionnaire was read, if it is not a built-in one."""
    languages: tuple[str, ...]
    rules: LevelRules
    """How its scores become levels."""
    sources: tuple[Source, ...]
    """What it rests on."""


class Assessment(NamedTuple):
    """Everything that was found. Findings and actions are in the order in which they are told."""

    about: About
    outcome: Outcome
    score: Score | None
    known: Fraction
    """The share of the weight that the phase asks that is answered, 0 to 1."""
    least_known: Fraction
    """The share below which there is no level, 0 to 1."""
    level: Level | None
    reasons: tuple[Reason, ...]
    indication: Level | None
    """Without a level: that of the answered part alone. Nothing if nothing is answered."""
    possible: tuple[Level, Level] | None
    """The best and the worst level that the answers still to come allow, if too few are given for a level by
    themselves; both are the level where every completion gives that. Nothing if nothing is asked."""
    narrowing: tuple[str, ...]
    """Ids of the questions that narrow most what is possible, at most three; none if there is a level."""
    practices: tuple[PracticeResult, ...]
    questions: tuple[QuestionResult, ...]
    findings: tuple[Finding, ...]
    actions: tuple[Action, ...]
    unjudged: tuple[Unjudged, ...]
    sensitivity: Sensitivity
    accepted: tuple[Accepted, ...]
    not_looked_at: tuple[str, ...]
    """Ids of the questions that a quick check left out."""
    set_aside: tuple[str, ...]
    """Ids of answers given to questions that this phase does not ask."""
    verdict: Verdict
    warnings: tuple[Problem, ...] = ()
    """What was left out as given to another version of the questionnaire, and what is wrong with accepted risks:
    matching nothing, about to end, or ended."""
    locations: Locations = NOWHERE
    """Where the answers stand in their file."""
    combined: Combined | None = None
    """What is known of the respondents, if there are several."""

    @property
    def to_find_out(self) -> tuple[QuestionResult, ...]:
        """What is unknown or unanswered, the weightiest first."""
        missing = [one for one in self.questions if one.state in {State.UNKNOWN, State.UNANSWERED}]
        return tuple(sorted(missing, key=lambda one: -one.share))

    @property
    def accepted_knock_outs(self) -> tuple[Accepted, ...]:
        """The accepted risks in force that are knock-outs: nobody may read past these."""
        knock_outs = {one.id for one in self.questions if one.knock_out}
        return tuple(one for one in self.accepted if one.in_force and one.risk.finding in knock_outs)

    @property
    def left_out(self) -> tuple[Problem, ...]:
        """The warnings about answers to another version of the questionnaire that do not fit this one."""
        return tuple(one for one in self.warnings if one.code.startswith("other-version-"))

    def question(self, id_: str) -> QuestionResult:
        """The result of a question by its id."""
        return next(one for one in self.questions if one.id == id_)
