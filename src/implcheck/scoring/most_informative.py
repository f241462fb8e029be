"""The open questions whose answers would narrow the possible levels most."""

from collections.abc import Mapping

from implcheck.model.enums import State
from implcheck.scoring.completions import Completions
from implcheck.scoring.possible_levels import PossibleLevels, levels_left

NAMED = 3
"""How many questions are named."""

MOST_COMPARED = 40
"""How many open questions are compared: those with the highest weights."""

TRIES = 20
"""How many evaluations there may be for either end while questions are compared."""

MOST_WORK = 10_000
"""How many questions and statements may be looked at in total for one evaluation of every question compared; of a
longer questionnaire fewer questions are compared."""


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
