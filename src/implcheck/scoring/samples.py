"""Run the samples of a questionnaire's rules: answers that must trigger a rule, and near misses that must not.

A sample is scored as an answers file with these answers and no others would be.
"""

from collections.abc import Iterable, Iterator

from implcheck.model.answers import Given
from implcheck.model.enums import Truth
from implcheck.model.problem import Problem, nested, problem
from implcheck.model.questionnaire import Questionnaire
from implcheck.model.rule import Rule, Sample
from implcheck.scoring.answer_states import read_answers
from implcheck.scoring.evaluation import evaluate
from implcheck.scoring.weights import effective_weights


def sample_problems(questionnaire: Questionnaire) -> Iterator[Problem]:
    """Yield a problem for every sample that does not do what it must, with its path.

    A near miss must trigger its rule in none of the rule's phases. A sample that must trigger has to do so in every
    phase of the rule that asks for all of its answers, and in at least one phase.
    """
    for index, rule in enumerate(questionnaire.rules):
        yield from nested(("rules", index, "samples"), _of_rule(questionnaire, rule))


def _of_rule(questionnaire: Questionnaire, rule: Rule) -> Iterator[Problem]:
    for index, sample in enumerate(rule.samples.triggers):
        asking = [phase for phase in rule.phases if _asks_all(questionnaire, phase, sample)]
        triggered = {phase: _triggers(questionnaire, rule, sample, phase) for phase in rule.phases}
        quiet = [phase for phase in asking if not triggered[phase]]
        if quiet or not any(triggered.values()):
            yield _failed("sample-does-not-trigger", ("triggers", index), rule, quiet or rule.phases)
    for index, sample in enumerate(rule.samples.stays_quiet):
        loud = [phase for phase in rule.phases if _triggers(questionnaire, rule, sample, phase)]
        if loud:
            yield _failed("sample-triggers", ("stays_quiet", index), rule, loud)


def _failed(code: str, path: tuple[str | int, ...], rule: Rule, phases: Iterable[str]) -> Problem:
    return problem(code, path, rule=rule.id, phases=", ".join(phases))


def _asks_all(questionnaire: Questionnaire, phase: str, sample: Sample) -> bool:
    return sample.keys() <= {question.id for question in questionnaire.asked_in(phase)}


def _triggers(questionnaire: Questionnaire, rule: Rule, sample: Sample, phase: str) -> bool:
    states = read_answers(questionnaire, {id_: Given(answer=value) for id_, value in sample.items()}, phase)
    others = frozenset(questionnaire.rules_by_id) - {rule.id}
    judged = evaluate(states, effective_weights(questionnaire, phase), others).rules
    return any(judgement.truth is Truth.TRUE for _, judgement in judged)
