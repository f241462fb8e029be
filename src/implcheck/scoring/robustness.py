"""How firmly the level stands: under equal weights, and with one answer a step higher or lower."""

from implcheck.model.assessment import Change, Robustness
from implcheck.scoring.judged import Judged
from implcheck.scoring.weights import effective_weights

TRIES = 10
"""How many evaluations there may be for either end of what is possible after a change."""


def robustness(judged: Judged) -> Robustness:
    """What would change the overall level; nothing is looked for while there is no level.

    Only answers that were given are moved, each by one step of score and one at a time.
    """
    readings, level = judged.readings, judged.level
    equal = Judged(readings, effective_weights(readings.questionnaire, equal=True)).level
    if level is None:
        return Robustness(equal_weights=equal, changes=())
    changes: list[Change] = []
    for reading in readings.counting:
        for step in (1, -1):
            moved = reading.moved(step)
            if moved is None:
                continue
            then = Judged(readings.changed(moved), judged.weights, most=TRIES).level
            if then is not level:
                question = reading.question
                changes.append(Change(question=question.id, title=question.title, up=step > 0, level=then))
    return Robustness(equal_weights=equal, changes=tuple(changes))
