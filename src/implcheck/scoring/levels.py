"""Decide levels: the band of the score first, then what raises it. Nothing ever lowers a level."""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from implcheck.model.enums import Level
from implcheck.model.questionnaire import Questionnaire
from implcheck.model.results import Reason, Score, make_reason
from implcheck.model.rule import Rule
from implcheck.scoring.question_state import QuestionState


def least_known(questionnaire: Questionnaire) -> Fraction:
    """The share of the weight, 0 to 1, that must be answered before there is a level."""
    return Fraction(str(questionnaire.levels.least_known)) / 100


@dataclass(frozen=True)
class _BandedLevel:
    """What the level of a practice and the overall level have in common: a score, and what raises its band."""

    questionnaire: Questionnaire
    score: Score | None
    knock_outs: Sequence[QuestionState]
    rules: Sequence[Rule]

    @property
    def band(self) -> Level:
        """The level that the score's low end alone gives; low if there is no score."""
        return self.questionnaire.levels.of(self.score.low) if self.score is not None else Level.LOW

    def _band_reason(self) -> tuple[Reason, ...]:
        """The reason that is always given, if there is a score."""
        return (make_reason("band", score=self.score.low, level=self.band),) if self.score is not None else ()


@dataclass(frozen=True)
class PracticeLevel(_BandedLevel):
    """The level of a practice: the worst of the score's band, critical for a knock-out, and the level of each rule.

    `knock_outs` and `rules` are those of this practice. `score` is None when none of its questions counts here and a
    rule raises it all the same.
    """

    @property
    def level(self) -> Level:
        """The level of the practice."""
        raised = [Level.CRITICAL] if self.knock_outs else []
        return max([self.band, *raised, *(rule.level for rule in self.rules)])

    def reasons(self) -> tuple[Reason, ...]:
        """The reasons, the decisive ones first."""
        band = self.band
        reasons = [
            make_reason("knock-out", question=state.question.title, reason=state.question.knock_out.reason)
            for state in self.knock_outs
            if state.question.knock_out is not None
        ]
        reasons += [make_reason("rule", rule=rule.title, level=rule.level) for rule in self.rules if rule.level >= band]
        return (*reasons, *self._band_reason())


@dataclass(frozen=True)
class OverallLevel(_BandedLevel):
    """The overall level: the worst of the score's band, the cap and the count.

    The cap is `above_worst_practice` steps better than the worst of `practice_levels`; the practices in
    `too_little_known` have the level of their low end there. The count makes the level critical from `critical_from`
    knock-outs and critical rules on.
    """

    practice_levels: Mapping[str, Level]
    too_little_known: Container[str] = ()

    @property
    def worst_practice(self) -> Level:
        """The level of the worst practice."""
        return max(self.practice_levels.values())

    @property
    def cap(self) -> Level:
        """The best level that the worst practice allows."""
        return self.worst_practice.better(self.questionnaire.levels.above_worst_practice)

    @property
    def critical_by_count(self) -> bool:
        """Whether there are so many knock-outs and critical rules that they alone make the level critical."""
        critical = sum(rule.level is Level.CRITICAL for rule in self.rules)
        return len(self.knock_outs) + critical >= self.questionnaire.levels.critical_from

    @property
    def level(self) -> Level:
        """The overall level."""
        return Level.CRITICAL if self.critical_by_count else max(self.band, self.cap)

    def reasons(self) -> tuple[Reason, ...]:
        """The reasons, the decisive ones first."""
        reasons: list[Reason] = []
        worst = self.worst_practice
        if self.critical_by_count:
            titles = [state.question.title for state in self.knock_outs]
            titles += [rule.title for rule in self.rules if rule.level is Level.CRITICAL]
            reasons.append(make_reason("grave", count=len(titles), which=tuple(titles)))
        elif self.cap >= self.band and worst > self.band:
            practices = [id_ for id_, level in self.practice_levels.items() if level is worst]
            reasons += self._cap_reason(
                "worst-practice", [id_ for id_ in practices if id_ not in self.too_little_known]
            )
            reasons += self._cap_reason("worst-unknown", [id_ for id_ in practices if id_ in self.too_little_known])
        return (*reasons, *self._band_reason())

    def _cap_reason(self, code: str, practices: Sequence[str]) -> tuple[Reason, ...]:
        if not practices:
            return ()
        titles = tuple(self.questionnaire.practices_by_id[id_].title for id_ in practices)
        reason = make_reason(code, count=len(titles), practices=titles, worst=self.worst_practice, level=self.cap)
        return (reason,)
