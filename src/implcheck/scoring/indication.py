"""The indication: the level of the answered part alone, when too little is known for a level."""

from collections.abc import Mapping

from implcheck.model.enums import Level, State
from implcheck.scoring.answer_states import QuestionStates
from implcheck.scoring.evaluation import Evaluation, practice_level
from implcheck.scoring.levels import OverallLevel
from implcheck.scoring.scores import weighted_score


def indication(states: QuestionStates, evaluation: Evaluation, weights: Mapping[str, int]) -> Level | None:
    """The level of the answered part alone, with the knock-outs and rules that hold; None if nothing is answered.

    The overall score and the practice scores are those of the answered questions.
    """
    questionnaire = states.questionnaire
    answered = [state for state in states.counting if state.state is State.ANSWERED]
    if not answered:
        return None
    score, _ = weighted_score(answered, weights)
    holding = [rule for rule, _ in evaluation.triggered]
    levels = {}
    for practice in questionnaire.practices:
        own, _ = weighted_score((state for state in answered if state.question.practice == practice.id), weights)
        decided = practice_level(questionnaire, practice.id, own, evaluation.knock_outs, holding)
        if decided is not None:
            levels[practice.id] = decided.level
    return OverallLevel(questionnaire, score, evaluation.knock_outs, holding, levels).level
