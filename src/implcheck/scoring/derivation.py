"""Put down the steps from the scores to the levels, as they were taken."""

from collections.abc import Mapping
from types import MappingProxyType

from implcheck.model.derivation import Derivation, LevelSteps, RuleJudgement
from implcheck.model.enums import Truth
from implcheck.model.rule import Rule
from implcheck.scoring.answer_states import QuestionStates
from implcheck.scoring.conditions import Judgement
from implcheck.scoring.evaluation import Evaluation
from implcheck.scoring.levels import OverallLevel, PracticeLevel

LEFT_OUT = Judgement(Truth.ABSENT)


def derivation(states: QuestionStates, evaluation: Evaluation) -> Derivation:
    """Return the steps of an evaluation of question states."""
    questionnaire, decided = states.questionnaire, evaluation.decided
    worst = decided.worst_practice if decided is not None else None
    levels = decided.practice_levels if decided is not None else {}
    return Derivation(
        asked_weights=MappingProxyType(
            {id_: questionnaire.asked_weight(id_, states.phase) for id_ in questionnaire.practices_by_id}
        ),
        rules=_rules(states, {rule.id: judgement for rule, judgement in evaluation.rules}),
        knock_outs=tuple(state.question.id for state in evaluation.knock_outs),
        independent=tuple(decided.independent) if decided is not None else (),
        practices=MappingProxyType(
            {
                id_: _steps(practice.decided)
                for id_, practice in evaluation.practices.items()
                if practice.decided is not None
            }
        ),
        overall=_steps(decided) if decided is not None else None,
        worst_practices=tuple(id_ for id_, level in levels.items() if level is worst),
        worst_practice=worst,
        cap=decided.cap if decided is not None else None,
    )


def _steps(decided: PracticeLevel | OverallLevel) -> LevelSteps:
    points_alone = decided.band if decided.score is not None else None
    return LevelSteps(points_alone, decided.worst_finding, decided.floor)


def _rules(states: QuestionStates, judgements: Mapping[str, Judgement]) -> tuple[RuleJudgement, ...]:
    """Return the rules of the phase; those without a judgement are left out."""
    rules = states.questionnaire.rules_in(states.phase)
    return tuple(_rule(rule, judgements.get(rule.id, LEFT_OUT)) for rule in rules)


def _rule(rule: Rule, judgement: Judgement) -> RuleJudgement:
    questions = judgement.waits_for if judgement.truth is Truth.UNKNOWN else judgement.decided_by
    return RuleJudgement(rule.id, rule.title, rule.level, judgement.truth, rule.raises, questions)
