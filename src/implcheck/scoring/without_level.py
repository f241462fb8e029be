"""What can be reported without a level: that of the answered part alone, and the questions to find out first."""

from collections.abc import Mapping

from implcheck.model.enums import Level, State
from implcheck.scoring.answer_states import QuestionStates
from implcheck.scoring.completions import Completions
from implcheck.scoring.evaluation import Evaluation, independent_grave, practice_level, worst_finding
from implcheck.scoring.levels import OverallLevel
from implcheck.scoring.possible_levels import PossibleLevels, levels_left
from implcheck.scoring.scores import weighted_score

NAMED = 3
"""How many questions are named."""

MOST_COMPARED = 40
"""How many open questions are compared: those with the highest weights."""

TRIES = 20
"""How many evaluations there may be for either end while questions are compared."""

MOST_WORK = 10_000
"""How many questions and statements may be looked at in total for one evaluation of every question compared; of a
longer questionnaire fewer questions are compared."""


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
        of_it = [state for state in answered if state.question.practice == practice.id]
        own, _ = weighted_score(of_it, weights)
        decided = practice_level(questionnaire, practice.id, own, evaluation.knock_outs, holding, of_it)
        if decided is not None:
            levels[practice.id] = decided.level
    grave = independent_grave(questionnaire, evaluation.knock_outs, holding, states.by_id, evaluation.scores)
    worst = worst_finding(questionnaire, evaluation.knock_outs, holding, answered)
    return OverallLevel(questionnaire, score, evaluation.knock_outs, holding, worst, levels, grave).level


def most_informative(completions: Completions, possible: PossibleLevels, weights: Mapping[str, int]) -> tuple[str, ...]:
    """The ids of the three open questions that narrow the possible levels most.

    The possible levels are worked out with the best and with the worst answer to a question; the steps between the
    best and the worst level are added up over both, and the fewest come first. Of equals, questions not said to be
    not applicable come first, then higher weights, then the order of the questionnaire.
    """
    states = completions.states
    compared = max(NAMED, min(MOST_COMPARED, MOST_WORK // completions.size))
    tries = min(TRIES, MOST_WORK // completions.size)
    candidates = sorted(states.open_questions, key=lambda question: -weights[question.id])[:compared]

    def order(id_: str) -> tuple[int, bool]:
        left = levels_left(completions, possible, id_, tries)
        return left, states.by_id[id_].state is State.NOT_APPLICABLE

    position = {id_: index for index, id_ in enumerate(states.by_id)}
    ranked = sorted(
        candidates, key=lambda question: (*order(question.id), -weights[question.id], position[question.id])
    )
    return tuple(question.id for question in ranked[:NAMED])
