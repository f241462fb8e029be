"""How firmly the level stands: under equal weights, and with one answer a step higher or lower."""

from implcheck.model.assessment import Change, Sensitivity
from implcheck.model.condition import statements
from implcheck.scoring.answer_states import QuestionStates
from implcheck.scoring.judged import Judged
from implcheck.scoring.weights import effective_weights

MOST_WORK = 100_000
"""How many questions and statements are looked at, in all tries together: enough for 200 questions with 50 rules."""

TRIES = 10
"""How many evaluations there may be for either end of what is possible after a change."""


def sensitivity(judged: Judged) -> Sensitivity:
    """What would change the overall level; nothing is looked for while there is no level.

    Only answers that were given are moved, each by one step of score and one at a time. Of a questionnaire so large
    that trying all of them would take long, the weightiest are tried.
    """
    states, level = judged.states, judged.level
    equal = Judged(states, effective_weights(states.questionnaire, equal=True)).level
    if level is None:
        return Sensitivity(equal_weights=equal, changes=())
    answered = [reading for reading in states.counting if reading.score is not None]
    # Where only the completions give a level, they have to be looked at for each change, which takes far longer.
    most = max(1, MOST_WORK // size(states) // (1 if judged.evaluation.level is not None else 5))
    heaviest = sorted(answered, key=lambda reading: -judged.weights[reading.question.id])[:most]
    chosen = {reading.question.id for reading in heaviest}
    changes: list[Change] = []
    for reading in (reading for reading in answered if reading.question.id in chosen):
        for step in (1, -1):
            moved = reading.moved(step)
            if moved is None:
                continue
            then = Judged(states.changed(moved), judged.weights, most=TRIES).level
            if then is not level:
                question = reading.question
                changes.append(Change(question=question.id, title=question.title, up=step > 0, level=then))
    return Sensitivity(equal, tuple(changes), answers_tried=len(chosen) if len(chosen) < len(answered) else None)


def size(states: QuestionStates) -> int:
    """How many questions and statements of conditions one evaluation looks at."""
    questionnaire = states.questionnaire
    conditions = [rule.when for rule in questionnaire.rules]
    conditions += [question.when for question in questionnaire.questions if question.when is not None]
    return len(questionnaire.questions) + sum(1 for condition in conditions for _ in statements(condition))
