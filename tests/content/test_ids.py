"""The ids that answers files refer to do not change: each with its weight, phases and knock-out, written by hand."""

import pytest
from tests.support.build import PHASES, built_in

from implcheck.model.enums import Level
from implcheck.model.questionnaire import Questionnaire

QUESTIONNAIRE: Questionnaire = built_in()

LETTERS = {"k": "kickoff", "e": "execution", "a": "aftercare"}

QUESTIONS = {
    "why.problem-statement": (3, "ke"),
    "why.switch-reason": (2, "kea"),
    "why.benefit-per-role": (3, "ke"),
    "why.heard-in-own-words": (2, "ea"),
    "why.growth-room": (1, "k"),
    "support.user-involvement": (3, "ke"),
    "support.affected-jobs": (2, "ke"),
    "support.message-plan": (2, "ke"),
    "support.value-seen": (2, "e"),
    "support.objections-answered": (2, "ea"),
    "commitment.named-sponsor": (3, "kea"),
    "commitment.status-meeting": (2, "ea"),
    "commitment.decision-speed": (2, "e"),
    "commitment.visible-use": (2, "ke"),
    "commitment.team-backing": (2, "ea"),
    "timeline.dated-plan": (3, "ke"),
    "timeline.estimate-basis": (2, "k"),
    "timeline.margin": (2, "ke"),
    "timeline.slipped-step": (3, "ea"),
    "timeline.date-scope": (2, "ke"),
    "capacity.hours-freed": (3, "ke"),
    "capacity.work-taken-over": (2, "ke"),
    "capacity.priority-rule": (2, "e"),
    "capacity.hours-realised": (2, "e"),
    "capacity.supplier-support": (1, "kea"),
    "knowledge.people-per-area": (3, "kea"),
    "knowledge.decision-log": (2, "ea"),
    "knowledge.departure-scenarios": (2, "kea"),
    "knowledge.stand-in-practised": (1, "ea"),
    "aftercare.coordinator": (3, "kea"),
    "aftercare.settling-in": (2, "ea"),
    "aftercare.training": (2, "ea"),
    "aftercare.key-user-contact": (2, "ea"),
    "aftercare.evaluation": (3, "a"),
}

ADDED = {
    "why.success-measures": (2, "kea"),
    "capacity.project-lead": (2, "ke"),
    "capacity.peak-load": (1, "ke"),
    "aftercare.first-year": (2, "ke"),
}

RULES = {
    "rule.fixed-date-no-time": (Level.CRITICAL, "ke", {"timeline", "capacity"}),
    "rule.sponsor-absent-low-support": (Level.CRITICAL, "ke", {"commitment", "support"}),
    "rule.no-why-no-message": (Level.HIGH, "ke", {"why", "support"}),
    "rule.optimism-stacked": (Level.HIGH, "ke", {"timeline"}),
    "rule.single-head": (Level.CRITICAL, "ea", {"knowledge"}),
    "rule.postpone-and-forget": (Level.HIGH, "ea", {"timeline", "knowledge"}),
    "rule.go-live-cliff": (Level.HIGH, "ea", {"aftercare"}),
    "rule.paper-why": (Level.MODERATE, "e", {"why"}),
}

KNOCK_OUTS = {
    "why.problem-statement": (0, "ke"),
    "support.user-involvement": (0, "e"),
    "commitment.named-sponsor": (1, "ke"),
    "timeline.dated-plan": (0, "e"),
    "capacity.hours-freed": (0, "e"),
    "knowledge.people-per-area": (0, "ea"),
    "aftercare.coordinator": (0, "a"),
}

WEIGHTS = {
    "why": 13,
    "support": 15,
    "commitment": 18,
    "timeline": 12,
    "capacity": 16,
    "knowledge": 10,
    "aftercare": 16,
}


def phases(letters: str) -> tuple[str, ...]:
    return tuple(LETTERS[letter] for letter in letters)


@pytest.mark.parametrize(("id_", "weight", "asked"), [(id_, *rest) for id_, rest in (QUESTIONS | ADDED).items()])
def test_a_question_has_this_weight_and_these_phases(id_: str, weight: int, asked: str) -> None:
    question = QUESTIONNAIRE.by_id[id_]
    assert question.weight == weight
    assert question.phases == phases(asked)


def test_there_are_no_other_questions_and_none_has_a_condition() -> None:
    assert set(QUESTIONNAIRE.by_id) == set(QUESTIONS | ADDED)
    assert [len(QUESTIONS), len(ADDED)] == [34, 4]
    assert [question.id for question in QUESTIONNAIRE.questions if question.when is not None] == []


@pytest.mark.parametrize(
    ("id_", "level", "asked", "raises"), [(id_, *rest) for id_, rest in RULES.items()], ids=list(RULES)
)
def test_a_rule_has_this_level_and_these_phases(id_: str, level: Level, asked: str, raises: set[str]) -> None:
    rule = QUESTIONNAIRE.rules_by_id[id_]
    assert rule.level is level
    assert rule.phases == phases(asked)
    assert set(rule.raises) == raises


def test_there_are_no_other_rules() -> None:
    assert set(QUESTIONNAIRE.rules_by_id) == set(RULES)


def test_these_are_all_knock_outs() -> None:
    found = {
        question.id: (question.knock_out.at_most, question.knock_out.phases)
        for question in QUESTIONNAIRE.questions
        if question.knock_out
    }
    assert found == {id_: (at_most, phases(asked)) for id_, (at_most, asked) in KNOCK_OUTS.items()}


@pytest.mark.parametrize(("phase", "count"), [("kickoff", 23), ("execution", 35), ("aftercare", 18)])
def test_each_phase_asks_this_number_of_questions(phase: str, count: int) -> None:
    assert len(QUESTIONNAIRE.asked_in(phase)) == count


@pytest.mark.parametrize(("phase", "count"), [("kickoff", 4), ("execution", 8), ("aftercare", 3)])
def test_each_phase_evaluates_this_number_of_rules(phase: str, count: int) -> None:
    assert len([rule for rule in QUESTIONNAIRE.rules if phase in rule.phases]) == count


def test_the_seven_practices_weigh_100_together() -> None:
    assert {practice.id: practice.weight for practice in QUESTIONNAIRE.practices} == WEIGHTS
    assert sum(practice.weight for practice in QUESTIONNAIRE.practices) == 100


def test_every_practice_is_asked_about_in_every_phase() -> None:
    for phase in PHASES:
        assert {question.practice for question in QUESTIONNAIRE.asked_in(phase)} == set(WEIGHTS)


def test_the_questions_are_in_the_order_of_their_practices() -> None:
    order = [question.practice for question in QUESTIONNAIRE.questions]
    assert list(dict.fromkeys(order)) == [practice.id for practice in QUESTIONNAIRE.practices]
    assert order == sorted(order, key=list(WEIGHTS).index)


def test_levels_and_caps_are_the_agreed_ones() -> None:
    assert {str(band.level): band.from_ for band in QUESTIONNAIRE.levels.bands} == {
        "low": 80,
        "moderate": 65,
        "high": 45,
        "critical": 0,
    }
    assert QUESTIONNAIRE.levels.findings == (Level.HIGH, Level.HIGH, Level.MODERATE, Level.LOW)
    limits = (
        QUESTIONNAIRE.levels.least_known,
        QUESTIONNAIRE.levels.above_worst_practice,
        QUESTIONNAIRE.levels.critical_from,
    )
    assert limits == (70, 1, 2)
