"""Findings: the risks that the answers show."""

from collections.abc import Mapping
from fractions import Fraction

from implcheck.model.condition import AboutPractice, statements
from implcheck.model.enums import TOP_SCORE, Level
from implcheck.model.findings import Acceptance, Finding
from implcheck.model.results import Reason, make_reason
from implcheck.model.rule import Rule
from implcheck.scoring.answer_states import QuestionStates
from implcheck.scoring.conditions import Judgement, judge
from implcheck.scoring.evaluation import Evaluation
from implcheck.scoring.possible_answers import lowest_and_highest
from implcheck.scoring.question_state import QuestionState


def find_risks(
    states: QuestionStates,
    evaluation: Evaluation,
    missing: Mapping[str, Fraction],
    acceptances: Mapping[str, Acceptance],
) -> tuple[Finding, ...]:
    """A finding for every answer below 4 and every rule that holds, in the questionnaire's order, rules first.

    `missing` holds what each answer lacks of the overall score, in points of 100, by question id; `acceptances` are by
    the id of the finding. There is no likelihood x impact grid: a questionnaire has neither (Cox 2008).
    """
    found = [
        _rule_finding(states, rule, judgement, missing, acceptances.get(rule.id))
        for rule, judgement in evaluation.triggered
    ]
    found += [
        _question_finding(states, state, missing, acceptances.get(state.question.id))
        for state in states.counting
        if state.score is not None and state.score < TOP_SCORE
    ]
    return tuple(found)


def missing_points(
    states: QuestionStates, evaluation: Evaluation, weights: Mapping[str, int]
) -> Mapping[str, Fraction]:
    """What each question that counts lacks of the overall score, in points: 100 x weight / total x (4 - score) / 4."""
    highest = TOP_SCORE * evaluation.overall.weight
    return {
        id_: Fraction(100 * weights[id_] * (TOP_SCORE - state.low), highest)
        for id_, state in states.by_id.items()
        if state.state.counts
    }


def _question_finding(
    states: QuestionStates, state: QuestionState, missing: Mapping[str, Fraction], acceptance: Acceptance | None
) -> Finding:
    question, score = state.question, state.low
    level = states.questionnaire.levels.findings[score]
    reasons: tuple[Reason, ...] = (make_reason("answer", score=score, level=level),)
    if question.knock_out is not None and question.knocks_out(score, states.phase):
        level = Level.CRITICAL
        title = question.problem_at(state.value)
        reasons = (make_reason("knock-out", question=title, reason=question.knock_out.reason),)
    return Finding(
        id=question.id,
        title=question.problem_at(state.value),
        practices=(question.practice,),
        level=level,
        reasons=reasons,
        questions=(question.id,),
        lifted_by=(question.id,),
        risk=question.risk_at(state.value),
        advice=question.advice_for(state.value),
        points_missing=missing[question.id],
        acceptance=acceptance,
    )


def _rule_finding(
    states: QuestionStates,
    rule: Rule,
    judgement: Judgement,
    missing: Mapping[str, Fraction],
    acceptance: Acceptance | None,
) -> Finding:
    lifting = [id_ for id_ in judgement.decided_by if _may_lift(rule, states, id_)]
    titles = tuple(
        state.question.problem_at(state.value) for state in (states.by_id[id_] for id_ in judgement.decided_by)
    )
    return Finding(
        id=rule.id,
        title=rule.title,
        practices=rule.raises,
        level=rule.level,
        reasons=(make_reason("combination", questions=titles),),
        questions=judgement.decided_by,
        lifted_by=tuple(lifting),
        risk=rule.risk,
        advice=rule.advice,
        points_missing=sum((missing[id_] for id_ in lifting), Fraction(0)),
        acceptance=acceptance,
    )


def _may_lift(rule: Rule, states: QuestionStates, id_: str) -> bool:
    """Whether the best answer to a question changes a statement of a rule about it, or about its practice."""
    state = states.by_id[id_]
    best = {**states.by_id, id_: lowest_and_highest(state.question)[1]}
    for _, statement in statements(rule.when):
        if isinstance(statement, AboutPractice):
            if statement.practice == state.question.practice:
                return True
        elif statement.question == id_ and judge(statement, states.by_id, {}) != judge(statement, best, {}):
            return True
    return False
