"""The risks that the answers show, in the order in which they deserve attention."""

from collections.abc import Mapping

from implcheck.model.assessment import Accepted, Because, Finding, because
from implcheck.model.rule import Rule
from implcheck.model.scale import TOP_SCORE, Level
from implcheck.scoring.conditions import Judgement
from implcheck.scoring.readiness import Reading, Readings
from implcheck.scoring.standing import Standing


def find(
    readings: Readings, standing: Standing, weights: Mapping[str, int], accepted: Mapping[str, Accepted]
) -> tuple[Finding, ...]:
    """A finding for every answer below 4 and every rule that holds.

    Ordered by level, then by gap x question weight x practice weight, then by effort, then by the
    questionnaire's own order. No likelihood x impact grid: a questionnaire has neither (Cox 2008).
    """
    found = [_of_rule(readings, rule, judged, weights, accepted.get(rule.id)) for rule, judged in standing.triggered]
    found += [
        _of_question(readings, one, weights, accepted.get(one.question.id))
        for one in readings.counting
        if one.score is not None and one.score < TOP_SCORE
    ]
    return tuple(sorted(found, key=lambda one: (-one.level.rank, -one.weight, one.advice.effort.rank)))


def gap(reading: Reading, weights: Mapping[str, int]) -> int:
    """How much an answer lacks, by its weight: (4 - score) x weight in the overall score."""
    return (TOP_SCORE - reading.low) * weights[reading.question.id]


def _of_question(
    readings: Readings, reading: Reading, weights: Mapping[str, int], accepted: Accepted | None
) -> Finding:
    question, score = reading.question, reading.low
    level = readings.questionnaire.levels.findings[score]
    why: tuple[Because, ...] = (because("answer", score=score, level=level),)
    if question.knock_out is not None and question.knocks_out(score, readings.phase):
        level = Level.CRITICAL
        why = (because("knock-out", question=question.title, reason=question.knock_out.reason),)
    return Finding(
        id=question.id,
        title=question.title,
        practices=(question.practice,),
        level=level,
        because=why,
        questions=(question.id,),
        risk=question.risk,
        advice=question.advice_at(score),
        weight=gap(reading, weights),
        accepted=accepted,
    )


def _of_rule(
    readings: Readings, rule: Rule, judged: Judgement, weights: Mapping[str, int], accepted: Accepted | None
) -> Finding:
    decided = [readings.by_id[id_] for id_ in judged.decided_by]
    titles = tuple(one.question.title for one in decided)
    return Finding(
        id=rule.id,
        title=rule.title,
        practices=rule.raises,
        level=rule.level,
        because=(because("combination", questions=titles),),
        questions=judged.decided_by,
        risk=rule.risk,
        advice=rule.advice[0],
        weight=sum(gap(one, weights) for one in decided),
        accepted=accepted,
    )
