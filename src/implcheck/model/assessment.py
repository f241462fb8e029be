"""The assessment: the one result that every report reads. It depends on no screen, file or clock.

These are named tuples, not Pydantic models: only our own code makes them, under strict types, so there is nothing
to validate. Dataclasses take six times as long to create at every start.
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
from implcheck.model.question_parts import Advice
from implcheck.model.questionnaire import Origin
from implcheck.model.roles import RoleDefinition
from implcheck.model.text import Text

Detail = str | int | Fraction | Level | datetime.date | Text | tuple[Text, ...]
"""A detail of a reason, independent of any language."""


class Reason(NamedTuple):
    """Why something has its level: a code (`because.<code>` in the catalogue) and the details of its sentence."""

    code: str
    details: Mapping[str, Detail]


def make_reason(code: str, **details: Detail) -> Reason:
    """Build a reason from a code and keyword arguments."""
    return Reason(code, MappingProxyType(details))


class Score(NamedTuple):
    """A score in points, 0 to 100, exact.

    `low` counts unknown and unanswered questions as 0, `high` (the ceiling) as the top score.
    """

    low: Fraction
    high: Fraction


class QuestionResult(NamedTuple):
    """One question of the questionnaire and its answer."""

    id: str
    practice: str
    title: Text
    text: Text
    help: Text
    evidence_needed: Text
    """What would prove the answer, as the questionnaire says."""
    state: State
    score: int | None
    """0 to 4; None unless answered."""
    answer_text: tuple[Text, ...]
    """The answer in words: the level, the options, the number and unit."""
    not_applicable_reason: str | None
    """Why the question does not apply, as the respondent wrote it."""
    weight: float
    """The weight within its practice, as declared in the questionnaire."""
    share: Fraction
    """The share of the overall score, 0 to 1; 0 if the question does not count."""
    knock_out: bool
    """Whether the answer is a knock-out."""
    note: str | None
    evidence: tuple[str, ...]

    @property
    def points_missing(self) -> Fraction:
        """What the best answer would add to the overall score, in points of 100: 100 x share x (1 - score / 4)."""
        return 100 * self.share * (1 - Fraction(self.score or 0, 4))


class PracticeResult(NamedTuple):
    """One practice: its score and level with the reasons. `level` is None when not enough is known."""

    id: str
    title: Text
    short: Text
    outcome: Outcome
    score: Score | None
    known: Fraction
    """The answered share of the weight that the phase asks of it, 0 to 1."""
    level: Level | None
    reasons: tuple[Reason, ...]
    weight: float
    """As declared in the questionnaire."""
    share: Fraction
    """The share of the overall score, 0 to 1."""


class Acceptance(NamedTuple):
    """An accepted risk and its status on the day of the assessment."""

    risk: AcceptedRisk
    title: Text
    in_force: bool
    """False once `until` has passed; then the finding counts again."""
    matches_finding: bool
    """False if the answers do not show the finding it names."""


class Finding(NamedTuple):
    """A risk that the answers show. `id` is the id of the question or rule behind it."""

    id: str
    title: Text
    practices: tuple[str, ...]
    level: Level
    reasons: tuple[Reason, ...]
    questions: tuple[str, ...]
    """Ids of the questions it rests on."""
    risk: Text
    advice: Advice
    points_missing: Fraction
    """What the answers behind it lack of the overall score, in points of 100."""
    acceptance: Acceptance | None = None

    @property
    def counts(self) -> bool:
        """Whether the finding counts: true unless an acceptance is in force."""
        return self.acceptance is None or not self.acceptance.in_force


class Action(NamedTuple):
    """The advice for a finding, and what following it is worth."""

    finding: str
    """The id of the finding."""
    title: Text
    level: Level
    advice: Advice
    points: Fraction
    """What the overall score gains, in points of 100."""
    clears_rule: bool
    """Whether it also clears a knock-out or a rule."""
    shared_with: tuple[str, ...]
    """Ids of the findings that the same points belong to; empty if they belong to this one alone."""


class WaitingRule(NamedTuple):
    """A knock-out or rule that cannot be judged until more questions are answered."""

    id: str
    title: Text
    level: Level
    waits_for: tuple[str, ...]
    """Ids of the questions that it waits for."""


class Change(NamedTuple):
    """One answer that, one step up or down, would change the overall level."""

    question: str
    """The id of the question."""
    title: Text
    up: bool
    level: Level | None
    """The level that the step leads to."""


class Sensitivity(NamedTuple):
    """How sensitive the overall level is to the weights and to single answers."""

    equal_weights: Level | None
    """The level if all practices and questions had equal weights."""
    changes: tuple[Change, ...]
    answers_tried: int | None = None
    """How many answers, those with the highest weights, were tried; None if all were."""


class GateResult(NamedTuple):
    """Whether the gate's demands were met, and why. Accepted risks in force do not count here."""

    gate: Gate
    passed: bool
    level: Level | None
    score: Fraction | None
    excluded_findings: tuple[str, ...]
    """Ids of the findings that did not count because they are accepted."""
    reasons: tuple[Reason, ...]


class About(NamedTuple):
    """What was assessed, with which questionnaire, and on which day."""

    project: str
    phase: PhaseDefinition
    phases: tuple[PhaseDefinition, ...]
    """Those of the questionnaire, in its order."""
    date: datetime.date | None
    """The date of the answers."""
    today: datetime.date
    role: str | None
    """The id of a role of the questionnaire, or as it was written."""
    roles: tuple[RoleDefinition, ...]
    """Those of the questionnaire, in its order."""
    questionnaire: str
    questionnaire_title: Text
    questionnaire_version: str
    questionnaire_origin: Origin
    """The file the questionnaire was read from, unless it is built in."""
    languages: tuple[str, ...]
    level_rules: LevelRules
    """How scores become levels."""
    sources: tuple[Source, ...]
    """The literature that the questionnaire rests on."""


class Assessment(NamedTuple):
    """The result of an assessment. Findings and actions are in order of priority."""

    about: About
    outcome: Outcome
    score: Score | None
    known: Fraction
    """The answered share of the weight that the phase asks, 0 to 1."""
    least_known: Fraction
    """The least share, 0 to 1, that must be known before there is a level."""
    level: Level | None
    reasons: tuple[Reason, ...]
    indication: Level | None
    """If there is no level: the level of the answered part alone. None if no question is answered."""
    possible_levels: tuple[Level, Level] | None
    """The best and the worst level that are still possible, if too few answers are known for a level; both are the
    same where every completion gives the same level. None if enough is known, or if no question is asked."""
    most_informative: tuple[str, ...]
    """Ids of the questions whose answers would narrow the possible levels most, at most three; empty if there is a
    level."""
    practices: tuple[PracticeResult, ...]
    questions: tuple[QuestionResult, ...]
    findings: tuple[Finding, ...]
    actions: tuple[Action, ...]
    waiting_rules: tuple[WaitingRule, ...]
    sensitivity: Sensitivity
    acceptances: tuple[Acceptance, ...]
    skipped_questions: tuple[str, ...]
    """Ids of the questions that a quick check skips."""
    unasked_answers: tuple[str, ...]
    """Ids of questions that were answered though this phase does not ask them."""
    gate_result: GateResult
    warnings: tuple[Problem, ...] = ()
    """Answers to another version of the questionnaire that were left out, and accepted risks that match no finding,
    end soon or have ended."""
    locations: Locations = NOWHERE
    """The lines and columns of the answers in their file."""
    combined: Combined | None = None
    """Agreement between the respondents, if there are several."""

    @property
    def to_find_out(self) -> tuple[QuestionResult, ...]:
        """Unknown and unanswered questions, the largest share of the score first."""
        missing = [question for question in self.questions if question.state in {State.UNKNOWN, State.UNANSWERED}]
        return tuple(sorted(missing, key=lambda question: -question.share))

    @property
    def accepted_knock_outs(self) -> tuple[Acceptance, ...]:
        """The acceptances in force of knock-outs. Every report shows these."""
        knock_outs = {question.id for question in self.questions if question.knock_out}
        return tuple(
            acceptance
            for acceptance in self.acceptances
            if acceptance.in_force and acceptance.risk.finding in knock_outs
        )

    @property
    def other_version_warnings(self) -> tuple[Problem, ...]:
        """The warnings about answers to another version of the questionnaire that do not fit this one."""
        return tuple(warning for warning in self.warnings if warning.code.startswith("other-version-"))

    def question(self, id_: str) -> QuestionResult:
        """The result of the question with this id."""
        return next(question for question in self.questions if question.id == id_)
