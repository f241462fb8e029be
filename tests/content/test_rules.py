"""The samples of every rule trigger it or leave it quiet, in the scoring that answers files go through."""

from collections.abc import Mapping
from typing import Any

import pytest
from tests.support.build import PHASES, assessed, built_in, evaluation, read

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


@EVERY_RULE
def test_every_triggering_sample_triggers_where_all_its_answers_are_asked_for(rule: Rule) -> None:
    for sample in rule.samples.triggers:
        outcomes = {phase: truth(rule, sample, phase) for phase in rule.phases}
        # A sample may hold an answer that is asked in a single phase; it must trigger in that phase at least.
        asked = [
            phase
            for phase in rule.phases
            if sample.keys() <= {question.id for question in QUESTIONNAIRE.asked_in(phase)}
        ]
        assert all(outcomes[phase] is Truth.TRUE for phase in asked)
        assert Truth.TRUE in outcomes.values()


@EVERY_RULE_AND_PHASE
def test_no_near_miss_triggers_the_rule_and_each_can_be_evaluated(rule: Rule, phase: str) -> None:
    assert {truth(rule, sample, phase) for sample in rule.samples.stays_quiet} == {Truth.FALSE}


@EVERY_RULE_AND_PHASE
def test_a_rule_can_be_evaluated_when_everything_is_answered(rule: Rule, phase: str) -> None:
    # The worst and the best answers to everything: a rule that is absent then can never be reported.
    for best in (False, True):
        given = {question.id: extreme(question.id, best=best) for question in QUESTIONNAIRE.questions}
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


@pytest.mark.parametrize("phase", list(PHASES))
def test_the_best_answers_trigger_nothing(phase: str) -> None:
    result = assessed(
        QUESTIONNAIRE,
        {question.id: extreme(question.id, best=True) for question in QUESTIONNAIRE.questions},
        str(phase),
    )
    assert (result.findings, result.waiting_rules) == ((), ())
    assert result.score is not None
    assert result.score.low == result.score.ceiling == 100


@pytest.mark.parametrize("phase", list(PHASES))
def test_the_worst_answers_trigger_every_rule_except_paper_why(phase: str) -> None:
    result = assessed(
        QUESTIONNAIRE,
        {question.id: extreme(question.id, best=False) for question in QUESTIONNAIRE.questions},
        str(phase),
    )
    assert result.score is not None
    assert result.score.ceiling == 0
    found = {finding.id for finding in result.findings if finding.id.startswith("rule.")}
    assert found == {rule.id for rule in QUESTIONNAIRE.rules if phase in rule.phases} - {"rule.paper-why"}


BEST_AND_WORST: dict[str, tuple[Any, Any]] = {
    "why.heard-in-own-words": (10, 0),
    "support.value-seen": (100, 0),
    "commitment.status-meeting": ("monthly", "never"),
    "commitment.decision-speed": (0, 250),
    "timeline.margin": (25, 0),
    "timeline.date-scope": ("scope-gives", "both-fixed"),
    "capacity.hours-freed": (8, 0),
    "capacity.project-lead": (100, 0),
    "capacity.hours-realised": (100, 0),
    "capacity.supplier-support": (["preparation", "setup", "go-live", "first-months"], ["none"]),
    "knowledge.people-per-area": (3, 0),
    "knowledge.departure-scenarios": (
        ["project-lead-leaves", "key-user-leaves", "sponsor-changes", "long-absence"],
        ["none"],
    ),
    "knowledge.stand-in-practised": ("yes", "no"),
    "aftercare.key-user-contact": ("monthly", "never"),
}
"""The best and the worst answer to every question that is not answered with a level."""


def extreme(id_: str, *, best: bool) -> Any:
    highest, lowest = BEST_AND_WORST.get(id_, (4, 0))
    return highest if best else lowest


def test_every_question_is_answered_with_a_level_from_0_to_4_or_is_named_here() -> None:
    assert {question.id for question in QUESTIONNAIRE.questions if question.type != "levels"} == set(BEST_AND_WORST)
