"""Decide levels: the band of the score first, then what raises it. Nothing ever lowers a level."""

from abc import ABC, abstractmethod
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from implcheck.model.enums import TOP_SCORE, Level
from implcheck.model.questionnaire import Questionnaire
from implcheck.model.results import Reason, Score, make_reason
from implcheck.model.rule import Rule
from implcheck.scoring.question_state import QuestionState


def answer_level(questionnaire: Questionnaire, score: int) -> Level | None:
    """The level of the finding for an answer of `score`, 0 to 4, that is no knock-out; None for the best answer."""
    return questionnaire.levels.findings[score] if score < TOP_SCORE else None


def worst_of(levels: Iterable[Level | None]) -> Level | None:
    """The worst of the levels that there are."""
    return max((level for level in levels if level is not None), default=None)


@dataclass(frozen=True)
class _BandedLevel(ABC):
    """What the level of a practice and the overall level have in common: a score, and what raises its band.

    `worst_finding` is the level of the worst finding there is, if any.
    """

    questionnaire: Questionnaire
    score: Score | None
    knock_outs: Sequence[QuestionState]
    rules: Sequence[Rule]
    worst_finding: Level | None

    @cached_property
    def band(self) -> Level:
        """The level that the score's low end alone gives; low if there is no score."""
        return self.questionnaire.levels.of(self.score.low) if self.score is not None else Level.LOW

    @property
    def floor(self) -> Level:
        """The best level beside the worst finding: nothing is low while a finding is high or critical."""
        return Level.MODERATE if self.worst_finding in {Level.HIGH, Level.CRITICAL} else Level.LOW

    @property
    @abstractmethod
    def level(self) -> Level:
        """The level in the end."""

    @abstractmethod
    def _limits(self) -> Iterable[tuple[Level, Reason]]:
        """Everything that may raise the level, with the best level that it allows, apart from the findings."""

    def reasons(self) -> tuple[Reason, ...]:
        """The reasons: the points, if there is a score, and then whatever alone raises the level to what it is.

        Without a score there is a level only because of a rule, which then is the reason, however low.
        """
        level, band = self.level, self.band
        raised = level > band
        reasons = [reason for limit, reason in self._limits() if (raised or self.score is None) and limit is level]
        if raised and not reasons:
            reasons.append(make_reason("findings", worst=self.worst_finding or level, level=level))
        if self.score is None:
            return tuple(reasons)
        return (make_reason("points-alone" if raised else "points", score=self.score.low, level=band), *reasons)


@dataclass(frozen=True)
class PracticeLevel(_BandedLevel):
    """The level of a practice: the worst of the score's band, critical for a knock-out, and the level of each rule.

    `knock_outs` and `rules` are those of this practice, `worst_finding` that of its answers. `score` is None when none
    of its questions counts here and a rule raises it all the same.
    """

    @cached_property
    def level(self) -> Level:
        """The level of the practice."""
        raised = [Level.CRITICAL] if self.knock_outs else []
        return max([self.band, self.floor, *raised, *(rule.level for rule in self.rules)])

    def _limits(self) -> Iterable[tuple[Level, Reason]]:
        for state in self.knock_outs:
            question = state.question
            if question.knock_out is not None:
                title = question.problem_at(state.value)
                yield Level.CRITICAL, make_reason("knock-out", question=title, reason=question.knock_out.reason)
        for rule in self.rules:
            yield rule.level, make_reason("rule", rule=rule.title, level=rule.level)


@dataclass(frozen=True)
class OverallLevel(_BandedLevel):
    """The overall level: the worst of the score's band, the floor, the cap and the count.

    The cap is `above_worst_practice` steps better than the worst of `practice_levels`; the practices in
    `too_little_known` have the level of their low end there. The count makes the level critical if there are ids in
    `independent`: those of the `critical_from` or more knock-outs and critical rules that share no answer.
    """

    practice_levels: Mapping[str, Level]
    independent: Sequence[str]
    too_little_known: Container[str] = ()

    @cached_property
    def worst_practice(self) -> Level:
        """The level of the worst practice."""
        return max(self.practice_levels.values())

    @property
    def cap(self) -> Level:
        """The best level that the worst practice allows."""
        return self.worst_practice.better(self.questionnaire.levels.above_worst_practice)

    @cached_property
    def level(self) -> Level:
        """The overall level."""
        return Level.CRITICAL if self.independent else max(self.band, self.floor, self.cap)

    def _limits(self) -> Iterable[tuple[Level, Reason]]:
        if self.independent:
            by_id = {state.question.id: state.question.problem_at(state.value) for state in self.knock_outs}
            by_id |= {rule.id: rule.title for rule in self.rules}
            titles = tuple(by_id[id_] for id_ in self.independent)
            yield Level.CRITICAL, make_reason("grave", count=len(titles), which=titles)
        worst = [id_ for id_, level in self.practice_levels.items() if level is self.worst_practice]
        known = [id_ for id_ in worst if id_ not in self.too_little_known]
        unknown = [id_ for id_ in worst if id_ in self.too_little_known]
        for code, practices in (("worst-practice", known), ("worst-unknown", unknown)):
            if practices:
                titles = tuple(self.questionnaire.practices_by_id[id_].short for id_ in practices)
                reason = make_reason(
                    code, count=len(titles), practices=titles, worst=self.worst_practice, level=self.cap
                )
                yield self.cap, reason
