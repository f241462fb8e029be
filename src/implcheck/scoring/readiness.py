"""What the answers say per question, before anything is weighed."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from implcheck.model.answers import Answer, Given, NotApplicable, Unanswered, Unknown
from implcheck.model.question import ChoiceQuestion, Question, Value
from implcheck.model.questionnaire import Questionnaire
from implcheck.model.scale import TOP_SCORE, Phase, State, Truth
from implcheck.scoring.conditions import judge


@dataclass(frozen=True)
class Reading:
    """One question's state, and its value and score (0 to 4) when answered."""

    question: Question
    state: State
    value: Value | None = None
    score: int | None = None

    @property
    def low(self) -> int:
        """The least score it can be: unknown and unanswered count as 0."""
        return self.score if self.score is not None else 0

    @property
    def high(self) -> int:
        """The most it can be: unknown and unanswered may turn out to be 4."""
        return self.score if self.score is not None else TOP_SCORE

    def moved(self, by: int) -> "Reading | None":
        """The same answer `by` steps of score higher or lower, or nothing if the question has no such step.

        A choice becomes the first option with that score. Ticks and numbers keep their value: only their
        score moves.
        """
        if self.score is None or not 0 <= self.score + by <= TOP_SCORE:
            return None
        score = self.score + by
        if not isinstance(self.question, ChoiceQuestion):
            return replace(self, score=score)
        option = next((one for one in self.question.options if one.score == score), None)
        return replace(self, score=score, value=option.value) if option is not None else None


@dataclass(frozen=True)
class Readings:
    """All questions of a questionnaire as read in one phase, by id, in the questionnaire's order."""

    questionnaire: Questionnaire
    phase: Phase
    by_id: Mapping[str, Reading]

    @cached_property
    def counting(self) -> tuple[Reading, ...]:
        """The readings that are part of the score."""
        return tuple(one for one in self.by_id.values() if one.state.counts)

    def without(self, ids: frozenset[str]) -> "Readings":
        """The same readings with some questions left out, as if they were not applicable."""
        left = {
            id_: replace(one, state=State.NOT_APPLICABLE, value=None, score=None)
            if id_ in ids and one.state.counts
            else one
            for id_, one in self.by_id.items()
        }
        return replace(self, by_id=left)

    def changed(self, reading: Reading) -> "Readings":
        """The same readings with one in place of another."""
        return replace(self, by_id={**self.by_id, reading.question.id: reading})


def read_answers(questionnaire: Questionnaire, answers: Mapping[str, Answer], phase: Phase) -> Readings:
    """Every question's reading in `phase`.

    A question is not asked if the phase does not ask it, or its `when` does not hold. As long as its `when`
    cannot be judged it counts as unanswered, so that the score and the ceiling enclose both outcomes.
    """
    readings: dict[str, Reading] = {}
    for question in questionnaire.questions:
        readings[question.id] = _reading(question, answers.get(question.id), phase, readings)
    return Readings(questionnaire, phase, readings)


def _reading(question: Question, answer: Answer | None, phase: Phase, earlier: Mapping[str, Reading]) -> Reading:
    if phase not in question.phases:
        return Reading(question, State.NOT_ASKED)
    if question.when is not None:
        holds = judge(question.when, earlier, {}).truth
        if holds in {Truth.FALSE, Truth.ABSENT}:
            return Reading(question, State.NOT_ASKED)
    match answer:
        case Given():
            return Reading(question, State.ANSWERED, answer.answer, question.score(answer.answer))
        case NotApplicable():
            return Reading(question, State.NOT_APPLICABLE)
        case Unknown():
            return Reading(question, State.UNKNOWN)
        case Unanswered() | None:
            return Reading(question, State.UNANSWERED)
