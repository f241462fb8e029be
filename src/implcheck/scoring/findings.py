"""The risks that the answers show, in the order in which they deserve attention."""

from collections.abc import Mapping
from fractions import Fraction

from implcheck.model.assessment import Accepted, Because, Finding, because
from implcheck.model.enums import TOP_SCORE, Level
from implcheck.model.rule import Rule
from implcheck.scoring.answer_states import Reading, Readings
from implcheck.scoring.conditions import Judgement
from implcheck.scoring.evaluation import Standing


def find(
    readings: Readings, standing: Standing, weights: Mapping[str, int], accepted: Mapping[str, Accepted]
) -> tuple[Finding, ...]:
    """A finding for every answer below 4 and every rule that holds.

    Ordered by level, then by what the answers lack of the overall score (gap x question weight x practice
    weight, in points), then by effort, then by the questionnaire's own order. No likelihood x impact grid: a
    questionnaire has neither (Cox 2008).
    """
    lacks = {id_: lacking(one, weights[id_], standing) for id_, one in readings.by_id.items() if one.state.counts}
    found = [_of_rule(readings, rule, judged, lacks, accepted.get(rule.id)) for rule, judged in standing.triggered]
    found += [
        _of_question(readings, one, lacks, accepted.get(one.question.id))
        for one in readings.counting
        if one.score is not None and one.score < TOP_SCORE
    ]
    return tuple(sorted(found, key=lambda one: (-one.level.rank, -one.lacks, one.advice.effort.rank)))


def lacking(reading: Reading, weight: int, standing: Standing) -> Fraction:
    """What an answer lacks of the overall score, in points: 100 x weight / total weight x (4 - score) / 4."""
    return Fraction(100 * weight * (TOP_SCORE - reading.low), TOP_SCORE * standing.overall.weight)


def _of_question(
    readings: Readings, reading: Reading, lacks: Mapping[str, Fraction], accepted: Accepted | None
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
        lacks=lacks[question.id],
        accepted=accepted,
    )


def _of_rule(
    readings: Readings, rule: Rule, judged: Judgement, lacks: Mapping[str, Fraction], accepted: Accepted | None
) -> Finding:
    titles = tuple(readings.by_id[id_].question.title for id_ in judged.decided_by)
    return Finding(
        id=rule.id,
        title=rule.title,
        practices=rule.raises,
        level=rule.level,
        because=(because("combination", questions=titles),),
        questions=judged.decided_by,
        risk=rule.risk,
        advice=rule.advice[0],
        lacks=sum((lacks[id_] for id_ in judged.decided_by), Fraction(0)),
        accepted=accepted,
    )
