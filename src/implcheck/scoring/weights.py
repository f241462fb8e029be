"""The weight of each question in the overall score."""

from collections.abc import Mapping
from fractions import Fraction
from math import lcm

from implcheck.model.questionnaire import Questionnaire


def effective_weights(questionnaire: Questionnaire, *, equal: bool = False) -> Mapping[str, int]:
    """The weight by question id: W x w / T, with W the practice's weight, w the question's, T the practice's total.

    T runs over all questions of the practice, in every phase. The overall score is the mean of the answers under these
    weights. That equals the mean of the practice scores under the weights W x (weight asked) / T: a practice of which
    a phase asks one small question counts for little.

    Only proportions matter, so all weights are multiplied by their common denominator: sums of whole numbers are exact
    and fast.

    With `equal`, every practice and every question has weight 1 (Dawes 1979: unit weights predict robustly; reports
    say whether they would change the level).
    """
    weights: dict[str, Fraction] = {}
    for practice in questionnaire.practices:
        questions = questionnaire.of_practice(practice.id)
        own = {question.id: Fraction(1) if equal else Fraction(str(question.weight)) for question in questions}
        practice_weight = Fraction(1) if equal else Fraction(str(practice.weight))
        total = sum(own.values(), Fraction(0))
        weights.update({id_: practice_weight * weight / total for id_, weight in own.items()})
    scale = lcm(*(weight.denominator for weight in weights.values()))
    return {id_: int(weight * scale) for id_, weight in weights.items()}
