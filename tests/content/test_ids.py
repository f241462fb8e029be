"""The ids that answers files refer to do not change: each with its weight, phases and knock-out, written by hand."""

import pytest
from tests.support.build import PHASES, built_in

from implcheck.model.enums import Level
from implcheck.model.questionnaire import Questionnaire

QUESTIONNAIRE: Questionnaire = built_in()

LETTERS = {"k": "kickoff", "e": "execution", "a": "aftercare"}

QUESTIONS = {
    "why.problem-statement": (3, "ke"),
    "why.switch-reason": (2, "ke"),
    "why.benefit-per-role": (3, "ke"),
    "why.success-measures": (2, "kea"),
    "why.heard-in-own-words": (2, "ea"),
    "why.growth-room": (1, "k"),
    "support.user-involvement": (3, "ke"),
    "support.affected-jobs": (2, "ke"),
    "support.message-plan": (2, "ke"),
    "support.value-seen": (2, "e"),
    "support.value-in-own-work": (3, "ea"),
    "support.objections-answered": (2, "ea"),
    "commitment.named-sponsor": (3, "kea"),
    "commitment.status-meeting": (2, "ea"),
    "commitment.decision-speed": (2, "e"),
    "commitment.visible-use": (2, "ke"),
    "commitment.team-backing": (2, "ea"),
    "timeline.dated-plan": (3, "ke"),
    "timeline.estimate-basis": (2, "k"),
    "timeline.margin": (2, "ke"),
    "timeline.slipped-step": (3, "e"),
    "timeline.date-scope": (2, "ke"),
    "capacity.planned-hours-freed": (3, "ke"),
    "capacity.work-taken-over": (2, "ke"),
    "capacity.project-lead-time": (2, "ke"),
    "capacity.peak-load": (1, "ke"),
    "capacity.priority-rule": (2, "e"),
    "capacity.hours-realised": (2, "e"),
    "capacity.supplier-support": (1, "kea"),
    "capacity.support-time": (3, "a"),
    "knowledge.people-per-area": (3, "ea"),
    "knowledge.decision-log": (2, "ea"),
    "knowledge.departure-scenarios": (2, "kea"),
    "knowledge.key-user-cover": (2, "ke"),
    "knowledge.stand-in": (1, "ea"),
    "aftercare.coordinator": (3, "kea"),
    "aftercare.first-year": (2, "ke"),
    "aftercare.settling-in": (2, "ea"),
    "aftercare.first-training": (2, "ea"),
    "aftercare.training": (2, "ea"),
    "aftercare.key-user-contact": (2, "ea"),
    "aftercare.real-use": (3, "a"),
    "aftercare.old-way": (2, "a"),
    "aftercare.evaluation": (3, "a"),
}

RULES = {
    "rule.fixed-date-no-time": (Level.CRITICAL, "ke", {"timeline", "capacity"}),
    "rule.sponsor-absent-low-support": (Level.CRITICAL, "ke", {"commitment", "support"}),
    "rule.no-why-no-message": (Level.HIGH, "ke", {"why", "support"}),
    "rule.optimism-stacked": (Level.HIGH, "ke", {"timeline"}),
    "rule.single-head": (Level.CRITICAL, "ea", {"knowledge"}),
    "rule.postpone-and-forget": (Level.HIGH, "e", {"timeline", "knowledge"}),
    "rule.go-live-cliff": (Level.HIGH, "ea", {"aftercare"}),
    "rule.paper-why": (Level.MODERATE, "e", {"why"}),
    "rule.sponsor-on-paper": (Level.HIGH, "ke", {"commitment"}),
    "rule.hours-on-paper": (Level.HIGH, "e", {"capacity"}),
    "rule.told-before-affected": (Level.HIGH, "ke", {"support"}),
    "rule.success-unmeasured": (Level.HIGH, "a", {"why", "aftercare"}),
    "rule.lead-without-time": (Level.CRITICAL, "ke", {"capacity", "knowledge"}),
    "rule.supplier-leaves": (Level.HIGH, "ea", {"knowledge"}),
    "rule.old-way-stays": (Level.HIGH, "ea", {"aftercare"}),
    "rule.unseen-unanswered": (Level.HIGH, "e", {"support"}),
    "rule.overload": (Level.HIGH, "e", {"capacity"}),
}

KNOCK_OUTS = {
    "why.problem-statement": (0, "ke"),
    "support.user-involvement": (0, "e"),
    "commitment.named-sponsor": (1, "ke"),
    "timeline.dated-plan": (0, "e"),
    "capacity.planned-hours-freed": (0, "e"),
    "knowledge.people-per-area": (0, "ea"),
    "aftercare.coordinator": (0, "a"),
    "aftercare.real-use": (0, "a"),
    "aftercare.evaluation": (0, "a"),
}

HEADLINES = {
    "commitment.named-sponsor",
    "aftercare.coordinator",
    "aftercare.real-use",
    "rule.fixed-date-no-time",
    "rule.lead-without-time",
}
"""The knock-outs and rules that carry a sentence for the verdict."""

WEIGHTS = {
    "why": {"kickoff": 16, "execution": 10, "aftercare": 12},
    "support": {"kickoff": 16, "execution": 15, "aftercare": 14},
    "commitment": {"kickoff": 19, "execution": 18, "aftercare": 16},
    "timeline": {"kickoff": 15, "execution": 14},
    "capacity": {"kickoff": 18, "execution": 18, "aftercare": 10},
    "knowledge": {"kickoff": 7, "execution": 11, "aftercare": 14},
    "aftercare": {"kickoff": 9, "execution": 14, "aftercare": 34},
}

NOT_YET = {
    "support.value-seen",
    "commitment.status-meeting",
    "commitment.decision-speed",
    "commitment.team-backing",
    "timeline.slipped-step",
    "knowledge.stand-in",
    "aftercare.first-training",
    "aftercare.real-use",
    "aftercare.evaluation",
}
"""The questions about something that may not have happened yet."""

EXISTS_WHEN = {"sponsor": ("commitment.named-sponsor", 2), "coordinator": ("aftercare.coordinator", 2)}
"""The roles that may not exist, and the score from which they do."""


REPLACED = {
    "capacity.hours-freed": "capacity.planned-hours-freed",
    "capacity.project-lead": "capacity.project-lead-time",
    "knowledge.stand-in-practised": "knowledge.stand-in",
}
"""The questions of version 1.0 that are gone, and what asks about it now."""


def phases(letters: str) -> tuple[str, ...]:
    return tuple(LETTERS[letter] for letter in letters)


def test_it_is_version_2() -> None:
    assert (QUESTIONNAIRE.id, QUESTIONNAIRE.version) == ("implementation", "2.0")
    assert tuple(QUESTIONNAIRE.phases_by_id) == PHASES


def test_the_questions_that_are_gone_lead_to_those_that_replaced_them() -> None:
    (change,) = QUESTIONNAIRE.changes
    assert change.version == "2.0"
    assert dict(change.replaced) == REPLACED
    assert not REPLACED.keys() & QUESTIONS.keys()
    assert set(change.reworded) <= QUESTIONS.keys()


@pytest.mark.parametrize(("id_", "weight", "asked"), [(id_, *rest) for id_, rest in QUESTIONS.items()])
def test_a_question_has_this_weight_and_these_phases(id_: str, weight: int, asked: str) -> None:
    question = QUESTIONNAIRE.by_id[id_]
    assert question.weight == weight
    assert question.phases == phases(asked)


def test_there_are_no_other_questions_and_none_has_a_condition() -> None:
    assert set(QUESTIONNAIRE.by_id) == set(QUESTIONS)
    assert len(QUESTIONS) == 44
    assert [question.id for question in QUESTIONNAIRE.questions if question.when is not None] == []


def test_these_questions_are_about_what_may_not_have_happened_yet() -> None:
    assert {question.id for question in QUESTIONNAIRE.questions if question.not_yet is not None} == NOT_YET


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
    assert len(RULES) == 17


def test_these_are_all_knock_outs() -> None:
    found = {
        question.id: (question.knock_out.at_most, question.knock_out.phases)
        for question in QUESTIONNAIRE.questions
        if question.knock_out
    }
    assert found == {id_: (at_most, phases(asked)) for id_, (at_most, asked) in KNOCK_OUTS.items()}


def test_these_have_a_headline_of_their_own() -> None:
    knock_outs = {
        question.id for question in QUESTIONNAIRE.questions if question.knock_out and question.knock_out.headline
    }
    assert knock_outs | {rule.id for rule in QUESTIONNAIRE.rules if rule.headline} == HEADLINES


def test_these_roles_may_not_exist() -> None:
    assert {role: (need.question, need.at_least) for role, need in QUESTIONNAIRE.exists_when.items()} == EXISTS_WHEN


@pytest.mark.parametrize(("phase", "count"), [("kickoff", 23), ("execution", 38), ("aftercare", 21)])
def test_each_phase_asks_this_number_of_questions(phase: str, count: int) -> None:
    assert len(QUESTIONNAIRE.asked_in(phase)) == count


@pytest.mark.parametrize(("phase", "count"), [("kickoff", 7), ("execution", 16), ("aftercare", 5)])
def test_each_phase_evaluates_this_number_of_rules(phase: str, count: int) -> None:
    assert len([rule for rule in QUESTIONNAIRE.rules if phase in rule.phases]) == count


def test_the_practices_have_these_weights() -> None:
    assert {practice.id: dict(practice.weight) for practice in QUESTIONNAIRE.practices} == WEIGHTS


@pytest.mark.parametrize("phase", PHASES)
def test_the_weights_of_a_phase_add_up_to_100(phase: str) -> None:
    assert sum(practice.weight_in(phase) for practice in QUESTIONNAIRE.practices) == 100


@pytest.mark.parametrize("phase", PHASES)
def test_a_practice_is_asked_about_in_the_phases_in_which_it_weighs(phase: str) -> None:
    weighing = {practice.id for practice in QUESTIONNAIRE.practices if practice.weight_in(phase)}
    assert {question.practice for question in QUESTIONNAIRE.asked_in(phase)} == weighing


def test_the_questions_are_in_the_order_of_their_practices() -> None:
    order = [question.practice for question in QUESTIONNAIRE.questions]
    assert list(dict.fromkeys(order)) == [practice.id for practice in QUESTIONNAIRE.practices]
    assert order == sorted(order, key=list(WEIGHTS).index)


def test_levels_and_caps_are_the_agreed_ones() -> None:
    assert {str(band.level): band.from_ for band in QUESTIONNAIRE.levels.bands} == {
        "low": 75,
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
