"""The samples of every rule trigger it or leave it quiet, in the scoring that answers files go through."""

from collections.abc import Mapping
from typing import Any

import pytest
from tests.support.build import PHASES, assessed, built_in, evaluation, read
from tests.support.built_in_answers import BEST_AND_WORST, best_answers, worst_answers

from implcheck.model.enums import State, Truth
from implcheck.model.rule import Rule

QUESTIONNAIRE = built_in()
EVERY_RULE = pytest.mark.parametrize("rule", QUESTIONNAIRE.rules, ids=[rule.id for rule in QUESTIONNAIRE.rules])
EVERY_RULE_AND_PHASE = pytest.mark.parametrize(
    ("rule", "phase"),
    [(rule, phase) for rule in QUESTIONNAIRE.rules for phase in rule.phases],
    ids=[f"{rule.id} in {phase}" for rule in QUESTIONNAIRE.rules for phase in rule.phases],
)


def as_written(sample: Mapping[str, Any]) -> dict[str, Any]:
    return {id_: list(value) if isinstance(value, tuple) else value for id_, value in sample.items()}


def truth(rule: Rule, given: Mapping[str, Any], phase: str) -> Truth | None:
    judged = {
        evaluated.id: judgement.truth
        for evaluated, judgement in evaluation(QUESTIONNAIRE, as_written(given), str(phase)).rules
    }
    return judged.get(rule.id)


@EVERY_RULE_AND_PHASE
def test_in_every_phase_a_sample_triggers_the_rule(rule: Rule, phase: str) -> None:
    assert Truth.TRUE in [truth(rule, sample, phase) for sample in rule.samples.triggers]


@EVERY_RULE_AND_PHASE
def test_a_sample_triggers_wherever_all_its_answers_are_asked_for(rule: Rule, phase: str) -> None:
    asked = {question.id for question in QUESTIONNAIRE.asked_in(phase)}
    for sample in rule.samples.triggers:
        assert truth(rule, sample, phase) is Truth.TRUE or not sample.keys() <= asked


@EVERY_RULE
def test_every_sample_triggers_in_some_phase(rule: Rule) -> None:
    # A sample may hold an answer that only one of the phases asks for.
    for sample in rule.samples.triggers:
        assert Truth.TRUE in {truth(rule, sample, phase) for phase in rule.phases}


@EVERY_RULE_AND_PHASE
def test_no_near_miss_triggers_the_rule_and_each_can_be_evaluated(rule: Rule, phase: str) -> None:
    assert {truth(rule, sample, phase) for sample in rule.samples.stays_quiet} == {Truth.FALSE}


@EVERY_RULE_AND_PHASE
def test_a_rule_can_be_evaluated_when_everything_is_answered(rule: Rule, phase: str) -> None:
    # The worst and the best answers to everything: a rule that is absent then can never be reported.
    for given in (worst_answers(phase), best_answers(phase)):
        assert {state.state for state in read(QUESTIONNAIRE, given, str(phase)).counting} == {State.ANSWERED}
        assert truth(rule, given, phase) in {Truth.TRUE, Truth.FALSE}


@EVERY_RULE_AND_PHASE
def test_a_rule_waits_for_answers_when_nothing_is_answered(rule: Rule, phase: str) -> None:
    waiting = {
        waiting_rule.id: waiting_rule.waits_for
        for waiting_rule in assessed(QUESTIONNAIRE, {}, str(phase)).waiting_rules
    }
    asked = {question.id for question in QUESTIONNAIRE.asked_in(phase)}
    assert waiting[rule.id]
    assert set(waiting[rule.id]) <= asked


@pytest.mark.parametrize("phase", PHASES)
def test_the_best_answers_trigger_nothing(phase: str) -> None:
    result = assessed(QUESTIONNAIRE, best_answers(phase), phase)
    assert (result.findings, result.actions, result.waiting_rules) == ((), (), ())
    assert result.score is not None
    assert result.score.low == result.score.ceiling == 100


BOTH_GOOD_AND_BAD = {
    "rule.paper-why": "a reason in writing that few can repeat",
    "rule.sponsor-on-paper": "a sponsor with a mandate who does little",
    "rule.hours-on-paper": "freed hours that go to other work",
    "rule.told-before-affected": "a calendar of messages before the talks",
    "rule.overload": "far more hours than planned, where the worst answer is none",
}
"""The rules that need an answer better than the worst one, and which."""


@pytest.mark.parametrize("phase", PHASES)
def test_the_worst_answers_trigger_every_rule_that_needs_no_good_answer(phase: str) -> None:
    result = assessed(QUESTIONNAIRE, worst_answers(phase), phase)
    assert result.score is not None
    assert result.score.ceiling == 0
    found = {finding.id for finding in result.findings if finding.id.startswith("rule.")}
    assert found == {rule.id for rule in QUESTIONNAIRE.rules if phase in rule.phases} - BOTH_GOOD_AND_BAD.keys()


def test_every_question_is_answered_with_a_level_from_0_to_4_or_is_named_here() -> None:
    assert {question.id for question in QUESTIONNAIRE.questions if question.type != "levels"} == set(BEST_AND_WORST)
