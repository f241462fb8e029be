"""From scores to levels: the band first, then what raises it. Nothing ever lowers a level."""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from implcheck.model.assessment import Reason, Score, make_reason
from implcheck.model.enums import Level
from implcheck.model.questionnaire import Questionnaire
from implcheck.model.rule import Rule
from implcheck.scoring.question_state import QuestionState


def enough(questionnaire: Questionnaire) -> Fraction:
    """The share of the weight, 0 to 1, that must be answered before there is a level."""
    return Fraction(str(questionnaire.levels.least_known)) / 100


@dataclass(frozen=True)
class _Banded:
    """What a practice and the whole have in common: a score, and what raises its level."""

    questionnaire: Questionnaire
    score: Score | None
    knock_outs: Sequence[QuestionState]
    rules: Sequence[Rule]

    @property
    def band(self) -> Level:
        """The level that the score's low end alone stands for; low if there is no score to raise it."""
        return self.questionnaire.levels.of(self.score.low) if self.score is not None else Level.LOW

    def _by_score(self) -> tuple[Reason, ...]:
        """The reason that is always told, if there is a score."""
        return (make_reason("band", score=self.score.low, level=self.band),) if self.score is not None else ()


@dataclass(frozen=True)
class PracticeLevel(_Banded):
    """The worst of: the band of the score's low end, critical for a knock-out, the level of each rule.

    `knock_outs` and `rules` are those of this practice. There is no score when nothing of it counts here and a
    rule raises it all the same.
    """

    @property
    def level(self) -> Level:
        """The level of the practice."""
        raised = [Level.CRITICAL] if self.knock_outs else []
        return max([self.band, *raised, *(rule.level for rule in self.rules)])

    def reasons(self) -> tuple[Reason, ...]:
        """The reasons, starting with what decides."""
        band = self.band
        told = [
            make_reason("knock-out", question=one.question.title, reason=one.question.knock_out.reason)
            for one in self.knock_outs
            if one.question.knock_out is not None
        ]
        told += [make_reason("rule", rule=rule.title, level=rule.level) for rule in self.rules if rule.level >= band]
        return (*told, *self._by_score())


@dataclass(frozen=True)
class OverallLevel(_Banded):
    """The worst of the band, the cap and the count.

    The band is that of the score's low end. The cap is `above_worst_practice` steps better than the worst of
    `practices`, of which those in `unsure` are not known enough and stand at their low end. The count makes it critical from `critical_from` knock-outs and critical rules on.
    """

    practices: Mapping[str, Level]
    unsure: Container[str] = ()

    @property
    def worst(self) -> Level:
        """The level of the worst practice."""
        return max(self.practices.values())

    @property
    def cap(self) -> Level:
        """The best that the worst practice allows."""
        return self.worst.better(self.questionnaire.levels.above_worst_practice)

    @property
    def grave(self) -> bool:
        """Whether so many knock-outs and critical rules hold that this alone makes it critical."""
        critical = sum(rule.level is Level.CRITICAL for rule in self.rules)
        return len(self.knock_outs) + critical >= self.questionnaire.levels.critical_from

    @property
    def level(self) -> Level:
        """The overall level."""
        return Level.CRITICAL if self.grave else max(self.band, self.cap)

    def reasons(self) -> tuple[Reason, ...]:
        """The reasons, starting with what decides."""
        told: list[Reason] = []
        if self.grave:
            which = [one.question.title for one in self.knock_outs]
            which += [rule.title for rule in self.rules if rule.level is Level.CRITICAL]
            told.append(make_reason("grave", count=len(which), which=tuple(which)))
        elif self.cap >= self.band and self.worst > self.band:
            worst = [id_ for id_, level in self.practices.items() if level is self.worst]
            known = [id_ for id_ in worst if id_ not in self.unsure]
            told += self._capped("worst-practice", known)
            told += self._capped("worst-unknown", [id_ for id_ in worst if id_ in self.unsure])
        return (*told, *self._by_score())

    def _capped(self, code: str, practices: Sequence[str]) -> tuple[Reason, ...]:
        if not practices:
            return ()
        titles = tuple(self.questionnaire.practices_by_id[id_].title for id_ in practices)
        return (make_reason(code, count=len(titles), practices=titles, worst=self.worst, level=self.cap),)
