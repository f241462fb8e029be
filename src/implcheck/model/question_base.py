"""What every question has, whatever its type: texts, weight, who is asked, and what its answers come down to."""

from abc import ABC, abstractmethod
from functools import cached_property
from typing import NamedTuple

from pydantic import Field

from implcheck.model.answer_value import Value
from implcheck.model.base import Frozen
from implcheck.model.condition import Condition
from implcheck.model.enums import TOP_SCORE
from implcheck.model.question_parts import (
    Advice,
    KnockOut,
    Names,
    Phases,
    QuestionId,
    ScoredAnswer,
    Weight,
)
from implcheck.model.text import Text


class Choice(NamedTuple):
    """What one can answer with, in the questionnaire's words. A tick has no score of its own: their number has."""

    value: int | str
    text: Text
    score: int | None = None
    is_exclusive: bool = False


class QuestionBase(Frozen, ABC):
    """The fields that every question has. A question asks for one observable fact."""

    id: QuestionId = Field(description="practice.name; the part before the dot is the id of its practice.")
    title: Text = Field(description="A short name for tables: the topic.")
    problem: Text | None = Field(
        None, description="The problem as a title, true for every answer that scores 0, 1 or 2; without it, the title."
    )
    phases: Phases = Field(description="The phases in which the question is asked.")
    asked_of: Names = Field(
        (), description="Ids of the roles that can know, besides those that are asked everything; without it, all."
    )
    when: Condition | None = Field(None, description="Asked only if this holds; looks at earlier questions only.")
    weight: Weight = Field(description="How much it counts within its practice; 0.001 to 1000.")
    weight_reason: Text = Field(description="Why it weighs that.")
    quick: Text | None = Field(None, description="Why a quick check asks it too; ten questions at most have one.")
    claims: Names = Field((), description="The claims that the question covers.")
    sources: Names = Field((), description="The sources that support it.")
    text: Text = Field(description="The question.")
    help: Text = Field(description="Why it is asked and how to find out.")
    not_yet: Text | None = Field(
        None, description="The answer that nothing of the kind has happened yet, in words; it leaves the score."
    )
    knock_out: KnockOut | None = Field(None, description="The score that alone makes the practice critical.")
    evidence: Text = Field(description="What a reviewer would ask to see.")
    risk: Text = Field(description="What a low answer leads to: cause, event, consequence.")

    @cached_property
    def practice(self) -> str:
        """The id of the practice: the part of the question's id before the dot."""
        return self.id.partition(".")[0]

    @property
    def choices(self) -> tuple[Choice, ...]:
        """The levels or options to choose from; none for yes or no and for a number."""
        return ()

    @property
    @abstractmethod
    def scored(self) -> tuple[ScoredAnswer, ...]:
        """Everything that an answer can come down to, each with its score, in the questionnaire's order."""

    @abstractmethod
    def scored_as(self, value: Value) -> ScoredAnswer:
        """Return what an answer with this value comes down to."""

    @property
    def possible_scores(self) -> frozenset[int]:
        """The scores that an answer can have, 0 to 4."""
        return frozenset(answer.score for answer in self.scored)

    def score(self, value: Value) -> int:
        """Return the score of an answer with this value, 0 to 4."""
        return self.scored_as(value).score

    def problem_at(self, value: Value | None) -> Text:
        """Return the problem that an answer with this value shows, as a title; the topic for a score of 3 or better.

        `value` is None for an answer that somebody is only assumed to give.
        """
        answer = self.scored_as(value) if value is not None else None
        if answer is not None and answer.problem is not None:
            return answer.problem
        states_problem = self.problem is not None and (answer is None or answer.score < TOP_SCORE - 1)
        return self.problem if states_problem and self.problem is not None else self.title

    def risk_at(self, value: Value | None) -> Text:
        """Return what an answer with this value leads to."""
        return (self.scored_as(value).risk if value is not None else None) or self.risk

    def advice_for(self, value: Value | None) -> Advice:
        """Return the step from an answer with this value.

        Raises:
            LookupError: it is the best answer, from which there is no step.
        """
        advice = self.scored_as(value).advice if value is not None else None
        if advice is None:
            raise LookupError(f"{self.id} has no advice for {value}")
        return advice

    def is_asked_of(self, role: str) -> bool:
        """Return whether a role with this id can know; `RoleDefinition.asked_everything` is not looked at."""
        return not self.asked_of or role in self.asked_of

    def knock_out_in(self, phase: str) -> KnockOut | None:
        """Return the knock-out that holds in the phase with this id; None if there is none."""
        return self.knock_out if self.knock_out is not None and phase in self.knock_out.phases else None

    def knocks_out(self, score: int, phase: str) -> bool:
        """Return whether an answer of `score` is a knock-out in the phase with this id."""
        knock_out = self.knock_out_in(phase)
        return knock_out is not None and score <= knock_out.at_most
