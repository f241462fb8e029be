"""What there is to say without a level: what the answers point to, what is still possible, and what to find out first."""

from collections.abc import Mapping

from implcheck.model.enums import Level, State
from implcheck.scoring.answer_states import QuestionStates
from implcheck.scoring.evaluation import Evaluation, practice_level, scored
from implcheck.scoring.levels import OverallLevel
from implcheck.scoring.possible import Completions, Possible

NARROWING = 3
"""How many questions are named."""

MOST_COMPARED = 40
"""How many open questions are compared, the weightiest."""

TRIES = 20
"""How many evaluations there may be for either end while questions are compared."""

MOST_WORK = 10_000
"""How many questions and statements may be looked at by one evaluation each: a longer questionnaire compares fewer."""


def indication(states: QuestionStates, evaluation: Evaluation, weights: Mapping[str, int]) -> Level | None:
    """The level of the answered part alone, with the knock-outs and rules that hold; nothing if nothing is answered.

    The score is that of the answered questions, and so are those of the practices.
    """
    questionnaire = states.questionnaire
    answered = [one for one in states.counting if one.state is State.ANSWERED]
    if not answered:
        return None
    score, _ = scored(answered, weights)
    held = [rule for rule, _ in evaluation.triggered]
    practices = {}
    for one in questionnaire.practices:
        own, _ = scored((each for each in answered if each.question.practice == one.id), weights)
        found = practice_level(questionnaire, one.id, own, evaluation.knock_outs, held)
        if found is not None:
            practices[one.id] = found.level
    return OverallLevel(questionnaire, score, evaluation.knock_outs, held, practices).level


def narrowing(completions: Completions, possible: Possible, weights: Mapping[str, int]) -> tuple[str, ...]:
    """The ids of the three open questions that narrow what is possible most.

    What is possible is worked out with the best answer to a question and with the worst one; the steps between the
    best and the worst level are counted, both times together, and the fewest come first. Of questions alike in that those that are not said to be not applicable
    come first, then the weightier, then those that come first in the questionnaire.
    """
    states = completions.states
    compared = max(NARROWING, min(MOST_COMPARED, MOST_WORK // completions.size))
    tries = min(TRIES, MOST_WORK // completions.size)
    candidates = sorted(states.not_answered, key=lambda one: -weights[one.id])[:compared]

    def order(id_: str) -> tuple[int, bool]:
        left = completions.levels_left(possible, id_, tries)
        return left, states.by_id[id_].state is State.NOT_APPLICABLE

    location = {id_: index for index, id_ in enumerate(states.by_id)}
    ranked = sorted(candidates, key=lambda one: (*order(one.id), -weights[one.id], location[one.id]))
    return tuple(one.id for one in ranked[:NARROWING])
