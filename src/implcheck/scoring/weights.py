"""What each question weighs in the overall score."""

from collections.abc import Mapping
from fractions import Fraction
from math import lcm

from implcheck.model.questionnaire import Questionnaire


def effective_weights(questionnaire: Questionnaire, *, equal: bool = False) -> Mapping[str, int]:
    """Per question id: W x w / T, with W its practice's weight, w its own, T the total of its practice.

    T runs over all questions of the practice, in every phase. The overall score is the mean of the answers
    under these weights. That is the same as the mean of the practice scores, each practice weighing
    W x (weight asked) / T: so a practice that a phase touches with one small question counts for little.

    Only the proportions mean something, so all are multiplied by what makes them whole numbers: sums of those
    are exact and quick.

    With `equal`, every practice and every question weighs 1 (Dawes 1979: unit weights predict robustly; so it
    is told whether they would change the level).
    """
    weights: dict[str, Fraction] = {}
    for practice in questionnaire.practices:
        questions = questionnaire.of_practice(practice.id)
        own = {one.id: Fraction(1) if equal else Fraction(str(one.weight)) for one in questions}
        whole = Fraction(1) if equal else Fraction(str(practice.weight))
        total = sum(own.values(), Fraction(0))
        weights.update({id_: whole * weight / total for id_, weight in own.items()})
    scale = lcm(*(weight.denominator for weight in weights.values()))
    return {id_: int(weight * scale) for id_, weight in weights.items()}
