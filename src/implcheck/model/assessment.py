"""The assessment: the one result that every report reads. It knows nothing of screens, files or the clock."""

import datetime
from collections.abc import Mapping
from fractions import Fraction
from types import MappingProxyType
from typing import Annotated

from pydantic import AfterValidator, ConfigDict, Field, SkipValidation

from implcheck.model.answers import AcceptedRisk
from implcheck.model.base import Frozen
from implcheck.model.gate import Gate
from implcheck.model.question import Advice
from implcheck.model.scale import Level, Outcome, Phase, State
from implcheck.model.text import Text


class Result(Frozen):
    """The base of the parts of an assessment, which hold exact fractions and texts in all languages."""

    model_config = ConfigDict(arbitrary_types_allowed=True)


Told = str | int | Fraction | Level | Phase | datetime.date | Text | tuple[Text, ...]
"""A particular of a reason, still in no language."""


class Because(Result):
    """Why something has its level: a code (`because.<code>` in the catalogue) and its particulars."""

    code: str
    particulars: Annotated[Mapping[str, SkipValidation[Told]], AfterValidator(MappingProxyType)]


def because(code: str, **particulars: Told) -> Because:
    """A reason from a code and keyword arguments."""
    return Because(code=code, particulars=particulars)


class Score(Result):
    """A score in points, 0 to 100, exact: `low` is what can be shown today, `high` the ceiling."""

    low: Fraction
    high: Fraction


class QuestionResult(Result):
    """One question of the questionnaire as it stands in this assessment."""

    id: str
    practice: str
    title: Text
    text: Text
    help: Text
    evidence_wanted: Text
    state: State
    score: int | None = Field(description="0 to 4; nothing unless answered.")
    given: tuple[Text, ...] = Field(description="The answer in words: the level, the options, the number and unit.")
    reason: str | None = Field(description="Why the question does not apply, in a person's words.")
    weight: float = Field(description="Within its practice.")
    share: Fraction = Field(description="Of the overall score, 0 to 1; 0 if the question does not count.")
    knock_out: bool
    note: str | None
    evidence: tuple[str, ...]

    @property
    def points_open(self) -> Fraction:
        """What the best answer would add to the overall score, in points."""
        return 100 * self.share * (1 - Fraction(self.score or 0, 4))


class PracticeResult(Result):
    """One practice: its score and level with the reasons. `level` is nothing when not enough is known."""

    id: str
    title: Text
    short: Text
    outcome: Outcome
    score: Score | None
    known: Fraction = Field(description="The share of its weight that is answered, 0 to 1.")
    level: Level | None
    because: tuple[Because, ...]
    weight: float
    share: Fraction = Field(description="Of the overall score, 0 to 1.")


class Accepted(Result):
    """An accepted risk and what it means on the day of the assessment."""

    risk: AcceptedRisk
    title: Text
    in_force: bool = Field(description="False once `until` has passed; then the finding counts again.")
    needed: bool = Field(description="False if the answers no longer show this finding.")


class Finding(Result):
    """A risk that the answers show. `id` is that of the question or the rule behind it."""

    id: str
    title: Text
    practices: tuple[str, ...]
    level: Level
    because: tuple[Because, ...]
    questions: tuple[str, ...] = Field(description="The ids of the questions it rests on.")
    risk: Text
    advice: Advice
    weight: int = Field(description="Gap x question weight x practice weight, to put findings in order.")
    accepted: Accepted | None = None

    @property
    def counts(self) -> bool:
        """Whether the finding counts: it does unless it is accepted today."""
        return self.accepted is None or not self.accepted.in_force


class Action(Result):
    """The advice for a finding, and what following it is worth."""

    finding: str
    title: Text
    level: Level
    advice: Advice
    points: Fraction = Field(description="What the overall score gains, in points of 100.")
    lifts: bool = Field(description="Whether it also takes away a knock-out or a rule.")
    shared_with: tuple[str, ...] = Field(description="Findings whose points these are too; empty if they are its own.")


class Unjudged(Result):
    """A knock-out or rule that cannot be judged, and the answers that it waits for."""

    id: str
    title: Text
    level: Level
    missing: tuple[str, ...]


class Change(Result):
    """One answer, one step up or down, that would change the overall level."""

    question: str
    title: Text
    up: bool
    level: Level | None


class Robustness(Result):
    """How firmly the overall level stands."""

    equal_weights: Level | None = Field(description="The level if all practices and questions weighed the same.")
    changes: tuple[Change, ...]


class Verdict(Result):
    """Whether the gate's demands were met, and why. Accepted risks in force do not count here."""

    gate: Gate
    passed: bool
    level: Level | None
    score: Fraction | None
    without_accepted: tuple[str, ...] = Field(description="Ids of the accepted findings that were left out.")
    because: tuple[Because, ...]


class About(Result):
    """What was assessed, with which questionnaire, and on which day."""

    project: str
    phase: Phase
    date: datetime.date | None
    today: datetime.date
    role: str | None
    questionnaire: str
    questionnaire_title: Text
    questionnaire_version: str
    languages: tuple[str, ...]


class Assessment(Result):
    """Everything that was found. Findings and actions are in the order in which they are told."""

    about: About
    outcome: Outcome
    score: Score | None
    known: Fraction = Field(description="The share of the weight that is answered, 0 to 1.")
    least_known: Fraction = Field(description="The share below which there is no level, 0 to 1.")
    level: Level | None
    because: tuple[Because, ...]
    practices: tuple[PracticeResult, ...]
    questions: tuple[QuestionResult, ...]
    findings: tuple[Finding, ...]
    actions: tuple[Action, ...]
    unjudged: tuple[Unjudged, ...]
    robustness: Robustness
    accepted: tuple[Accepted, ...]
    not_looked_at: tuple[str, ...] = Field(description="Ids of the questions that a quick check left out.")
    set_aside: tuple[str, ...] = Field(description="Ids of answers given to questions that this phase does not ask.")
    verdict: Verdict

    @property
    def to_find_out(self) -> tuple[QuestionResult, ...]:
        """What is unknown or unanswered, the weightiest first."""
        missing = [one for one in self.questions if one.state in {State.UNKNOWN, State.UNANSWERED}]
        return tuple(sorted(missing, key=lambda one: -one.share))

    def question(self, id_: str) -> QuestionResult:
        """The result of a question by its id."""
        return next(one for one in self.questions if one.id == id_)
