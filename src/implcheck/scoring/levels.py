"""From scores to levels: the band first, then what raises it. Nothing ever lowers a level."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from implcheck.model.assessment import Because, Score, because
from implcheck.model.questionnaire import Questionnaire
from implcheck.model.rule import Rule
from implcheck.model.scale import Level
from implcheck.scoring.readiness import Reading


def enough(questionnaire: Questionnaire) -> Fraction:
    """The share of the weight, 0 to 1, that must be answered before there is a level."""
    return Fraction(str(questionnaire.levels.least_known)) / 100


def practice_level(
    questionnaire: Questionnaire, score: Score, knock_outs: Sequence[Reading], rules: Sequence[Rule]
) -> tuple[Level, tuple[Because, ...]]:
    """The worst of: the band of the score's low end, critical for a knock-out, the level of each rule.

    `knock_outs` and `rules` are those of this practice. The reasons start with what decides.
    """
    band = questionnaire.levels.band(score.low)
    raised = [
        (Level.CRITICAL, because("knock-out", question=one.question.title, reason=one.question.knock_out.reason))
        for one in knock_outs
        if one.question.knock_out is not None
    ]
    raised += [(rule.level, because("rule", rule=rule.title, level=rule.level)) for rule in rules]
    level = max([band.level, *(level for level, _ in raised)])
    told = [why for own, why in raised if own >= band.level]
    return level, (*told, because("band", score=score.low, level=band.level))


def overall_level(
    questionnaire: Questionnaire,
    score: Score,
    practices: Mapping[str, Level],
    knock_outs: Sequence[Reading],
    rules: Sequence[Rule],
) -> tuple[Level, tuple[Because, ...]]:
    """The worst of the band, the cap and the count; the reasons start with what decides.

    The band is that of the score's low end. The cap is `above_worst_practice` steps better than the worst of
    `practices`. The count makes it critical from `critical_from` knock-outs and critical rules on.
    """
    levels = questionnaire.levels
    band = levels.band(score.low)
    worst = max(practices.values())
    capped = worst.better(levels.above_worst_practice)
    grave = [one.question.title for one in knock_outs]
    grave += [rule.title for rule in rules if rule.level is Level.CRITICAL]
    told: list[Because] = []
    if len(grave) >= levels.critical_from:
        told.append(because("grave", count=len(grave), which=tuple(grave)))
    elif capped >= band.level and worst > band.level:
        names = tuple(questionnaire.practices_by_id[id_].title for id_, level in practices.items() if level is worst)
        told.append(because("worst-practice", count=len(names), practices=names, worst=worst, level=capped))
    level = Level.CRITICAL if len(grave) >= levels.critical_from else max(band.level, capped)
    return level, (*told, because("band", score=score.low, level=band.level))
