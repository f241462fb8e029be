"""The assessment: the one result that every report reads. It depends on no screen, file or clock.

It and its parts (`results`, `findings`) are named tuples, not Pydantic models: only our own code makes them, under strict
types, so there is nothing to validate. Dataclasses take six times as long to create at every start.
"""

import datetime
from fractions import Fraction
from typing import NamedTuple

from implcheck.model.answers import NOWHERE, Locations
from implcheck.model.combined import Combined
from implcheck.model.derivation import Derivation
from implcheck.model.enums import Level, Outcome, State
from implcheck.model.findings import Acceptance, Action, Finding, FollowUp, WaitingRule
from implcheck.model.gate import Gate
from implcheck.model.level_rules import LevelRules
from implcheck.model.phases import PhaseDefinition
from implcheck.model.practice import Source
from implcheck.model.problem import Problem
from implcheck.model.questionnaire import Origin
from implcheck.model.results import PracticeResult, QuestionResult, Reason, Score
from implcheck.model.roles import RoleDefinition
from implcheck.model.text import Text


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
    """The result of an assessment.

    Findings and actions are in the one order: what others need, what is critical, the rest.
    """

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
    """The best and the worst level that are still possible once the unknowns are known. Without a level everything that
    nobody answered counts as unknown, also what is not applicable. None if nothing is unknown or asked."""
    unknowns_decide: bool
    """Whether there is a level, and it would be better without the questions that are unknown."""
    headline: Text | None
    """What the verdict says, in the words of the knock-out or rule that decides it; None if none has any."""
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
    follow_ups: tuple[FollowUp, ...]
    """The agreed actions, in the order of the file."""
    skipped_questions: tuple[str, ...]
    """Ids of the questions that a quick check skips."""
    not_asked_of_role: tuple[str, ...]
    """Ids of the questions of the phase that the role of the only respondent is not asked."""
    unasked_answers: tuple[str, ...]
    """Ids of questions that were answered though this phase does not ask them."""
    gate_result: GateResult
    derivation: Derivation
    """The steps from the scores to the levels."""
    warnings: tuple[Problem, ...] = ()
    """What is probably not as it was meant, answers to another version of the questionnaire that were left out, accepted
    risks that match no finding, end soon or have ended, and agreed actions that are overdue, without effect or needless."""
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
        return tuple(warning for warning in self.warnings if warning.is_about_version)

    def is_acted_on(self, finding: str) -> bool:
        """Return whether an agreed action about a finding is open or being done."""
        follow_up = self.follow_up(finding)
        return follow_up is not None and follow_up.action.status.is_pending

    @property
    def ended_acceptances(self) -> list[Acceptance]:
        """The accepted risks that have ended and wait for a decision: of each finding the newest acceptance.

        The answers still show the risk, nobody accepts it today, and nobody acts on it.
        """
        in_force = {found.risk.finding for found in self.acceptances if found.in_force}
        by_end = sorted(self.acceptances, key=lambda found: found.risk.until)
        newest = {found.risk.finding: found for found in by_end if found.matches_finding}
        return [found for id_, found in newest.items() if id_ not in in_force and not self.is_acted_on(id_)]

    def follow_up(self, finding: str) -> FollowUp | None:
        """The agreed action about a finding; None if there is none."""
        return next((follow_up for follow_up in self.follow_ups if follow_up.action.finding == finding), None)

    def question(self, id_: str) -> QuestionResult:
        """The result of the question with this id."""
        return next(question for question in self.questions if question.id == id_)

    def practices_of(self, action: Action) -> tuple[PracticeResult, ...]:
        """The practices that an action concerns: those of its finding, or that of the question to find out."""
        ids = next((finding.practices for finding in self.findings if finding.id == action.finding), None)
        ids = ids or (self.question(action.finding).practice,)
        return tuple(practice for practice in self.practices if practice.id in ids)
