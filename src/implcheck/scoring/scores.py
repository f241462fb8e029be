"""The score of a group of questions, a practice or the whole, and how much of it is known."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from implcheck.model.enums import TOP_SCORE, State
from implcheck.model.results import Score
from implcheck.scoring.answer_states import QuestionStates
from implcheck.scoring.question_state import QuestionState


@dataclass(frozen=True)
class GroupScore:
    """The score of a group of questions, and how much of what the phase asks of them is answered.

    `score` is None when no question counts, and `weight` is the weight of those that do. `asked_weight` is the weight
    of all that the phase asks and `answered_weight` that of the answered ones: a question that is not applicable is
    asked and not answered. `least_known` is the share, 0 to 1, that must be known before there is a level.
    """

    score: Score | None
    weight: int
    asked_weight: int
    answered_weight: int
    least_known: Fraction

    @property
    def known(self) -> Fraction:
        """The share of what is asked that is answered, 0 to 1; 0 if nothing is asked."""
        return Fraction(self.answered_weight, self.asked_weight) if self.asked_weight else Fraction(0)

    @property
    def enough_known(self) -> bool:
        """Whether enough is answered to give a level."""
        return self.answered_weight > 0 and self.known >= self.least_known

    @property
    def nothing_answered(self) -> bool:
        """Whether something is asked and nothing of it is answered."""
        return self.asked_weight > 0 and not self.answered_weight


def weighted_score(states: Iterable[QuestionState], weights: Mapping[str, int]) -> tuple[Score | None, int]:
    """The weighted mean of question states in points, and the sum of their weights.

    100 x sum(weight x score / 4) / sum(weight), for the low end and the ceiling alike. The score is None if there are
    no states.
    """
    total = low = ceiling = 0
    for state in states:
        weight = weights[state.question.id]
        total += weight
        low += weight * state.low
        ceiling += weight * state.ceiling
    if not total:
        return None, 0
    highest = TOP_SCORE * total
    return Score(low=Fraction(100 * low, highest), ceiling=Fraction(100 * ceiling, highest)), total


def group_score(
    states: QuestionStates,
    counting: Iterable[QuestionState],
    asked: Sequence[QuestionState],
    weights: Mapping[str, int],
) -> GroupScore:
    """The score of the `counting` states of a group, of which `asked` are those that the phase asks."""
    score, weight = weighted_score(counting, weights)
    answered = sum(weights[state.question.id] for state in asked if state.state is State.ANSWERED)
    asked_weight = sum(weights[state.question.id] for state in asked)
    return GroupScore(score, weight, asked_weight, answered, states.questionnaire.levels.least_share)
