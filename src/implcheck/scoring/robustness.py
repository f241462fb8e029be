"""How firmly the level stands: under equal weights, and with one answer a step higher or lower."""

from collections.abc import Mapping

from implcheck.model.assessment import Change, Robustness
from implcheck.scoring.readiness import Readings
from implcheck.scoring.standing import Standing, stand
from implcheck.scoring.weights import effective_weights


def robustness(readings: Readings, standing: Standing, weights: Mapping[str, int]) -> Robustness:
    """What would change the overall level; nothing is looked for while there is no level.

    Only answers that were given are moved, each by one step of score and one at a time.
    """
    equal = stand(readings, effective_weights(readings.questionnaire, equal=True)).level
    if standing.level is None:
        return Robustness(equal_weights=equal, changes=())
    changes: list[Change] = []
    for reading in readings.counting:
        for step in (1, -1):
            moved = reading.moved(step)
            if moved is None:
                continue
            level = stand(readings.changed(moved), weights).level
            if level is not standing.level:
                question = reading.question
                changes.append(Change(question=question.id, title=question.title, up=step > 0, level=level))
    return Robustness(equal_weights=equal, changes=tuple(changes))
