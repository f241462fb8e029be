"""How sensitive the level is: to equal weights, and to one answer a step higher or lower."""

from implcheck.model.assessment import Change, Sensitivity
from implcheck.model.condition import statements
from implcheck.scoring.answer_states import QuestionStates
from implcheck.scoring.verdict import Verdict
from implcheck.scoring.weights import effective_weights

MOST_WORK = 100_000
"""How many questions and statements are looked at, over all tries: enough for 200 questions with 50 rules."""

TRIES = 10
"""How many evaluations there may be for either end of the possible levels after a change."""


def sensitivity(verdict: Verdict) -> Sensitivity:
    """What would change the overall level. Changes are looked for only if there is a level.

    Given answers are moved one at a time, by one step of score. Of a questionnaire so large that trying all of them
    would take long, those with the highest weights are tried.
    """
    states, level, weights = verdict.states, verdict.level, verdict.weights
    equal = Verdict(states, effective_weights(states.questionnaire, states.phase, equal=True)).level
    if level is None:
        return Sensitivity(equal_weights=equal, changes=())
    answered = [state for state in states.counting if state.score is not None]
    # Where only the completions give a level, every change needs a search over them, which takes far longer.
    most = MOST_WORK // size(states) // (1 if verdict.evaluation.level is not None else 5)
    heaviest = sorted(answered, key=lambda state: -weights[state.question.id])[:most]
    tried = {state.question.id for state in heaviest}
    changes: list[Change] = []
    for state in (state for state in answered if state.question.id in tried):
        for up in (True, False):
            moved = state.moved(up=up)
            if moved is None:
                continue
            then = Verdict(states.with_state(moved), weights, max_evaluations=TRIES).level
            if then is not level:
                question = state.question
                changes.append(Change(question=question.id, title=question.title, up=up, level=then))
    return Sensitivity(equal, tuple(changes), answers_tried=len(tried) if len(tried) < len(answered) else None)


def size(states: QuestionStates) -> int:
    """How many questions and statements of conditions one evaluation looks at."""
    questionnaire = states.questionnaire
    conditions = [rule.when for rule in questionnaire.rules]
    conditions += [question.when for question in questionnaire.questions if question.when is not None]
    return len(questionnaire.questions) + sum(1 for condition in conditions for _ in statements(condition))
