"""The risks that the answers show, in the order in which they deserve attention."""

from collections.abc import Mapping
from fractions import Fraction

from implcheck.model.assessment import Acceptance, Finding, Reason, make_reason
from implcheck.model.enums import TOP_SCORE, Level
from implcheck.model.rule import Rule
from implcheck.scoring.answer_states import QuestionState, QuestionStates
from implcheck.scoring.conditions import Judgement
from implcheck.scoring.evaluation import Evaluation


def find(
    states: QuestionStates, evaluation: Evaluation, weights: Mapping[str, int], accepted: Mapping[str, Acceptance]
) -> tuple[Finding, ...]:
    """A finding for every answer below 4 and every rule that holds.

    Ordered by level, then by what the answers lack of the overall score (gap x question weight x practice
    weight, in points), then by effort, then by the questionnaire's own order. No likelihood x impact grid: a
    questionnaire has neither (Cox 2008).
    """
    lacks = {id_: lacking(one, weights[id_], evaluation) for id_, one in states.by_id.items() if one.state.counts}
    found = [_of_rule(states, rule, judged, lacks, accepted.get(rule.id)) for rule, judged in evaluation.triggered]
    found += [
        _of_question(states, one, lacks, accepted.get(one.question.id))
        for one in states.counting
        if one.score is not None and one.score < TOP_SCORE
    ]
    return tuple(sorted(found, key=lambda one: (-one.level.rank, -one.points_missing, one.advice.effort.rank)))


def lacking(reading: QuestionState, weight: int, evaluation: Evaluation) -> Fraction:
    """What an answer lacks of the overall score, in points: 100 x weight / total weight x (4 - score) / 4."""
    return Fraction(100 * weight * (TOP_SCORE - reading.low), TOP_SCORE * evaluation.overall.weight)


def _of_question(
    states: QuestionStates, reading: QuestionState, lacks: Mapping[str, Fraction], accepted: Acceptance | None
) -> Finding:
    question, score = reading.question, reading.low
    level = states.questionnaire.levels.findings[score]
    why: tuple[Reason, ...] = (make_reason("answer", score=score, level=level),)
    if question.knock_out is not None and question.knocks_out(score, states.phase):
        level = Level.CRITICAL
        why = (make_reason("knock-out", question=question.title, reason=question.knock_out.reason),)
    return Finding(
        id=question.id,
        title=question.title,
        practices=(question.practice,),
        level=level,
        reasons=why,
        questions=(question.id,),
        risk=question.risk,
        advice=question.advice_at(score),
        points_missing=lacks[question.id],
        acceptance=accepted,
    )


def _of_rule(
    states: QuestionStates, rule: Rule, judged: Judgement, lacks: Mapping[str, Fraction], accepted: Acceptance | None
) -> Finding:
    titles = tuple(states.by_id[id_].question.title for id_ in judged.decided_by)
    return Finding(
        id=rule.id,
        title=rule.title,
        practices=rule.raises,
        level=rule.level,
        reasons=(make_reason("combination", questions=titles),),
        questions=judged.decided_by,
        risk=rule.risk,
        advice=rule.advice[0],
        points_missing=sum((lacks[id_] for id_ in judged.decided_by), Fraction(0)),
        acceptance=accepted,
    )
