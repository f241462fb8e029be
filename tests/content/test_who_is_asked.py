"""Who is asked what: enough is asked of two or more roles that views can differ, and of nobody what they cannot know."""

from collections.abc import Iterable

import pytest
from tests.support.build import PHASES, built_in

from implcheck.model.question import Question

QUESTIONNAIRE = built_in()
ASKED_EVERYTHING = {role.id for role in QUESTIONNAIRE.roles if role.asked_everything}
RESPONDENTS = [role.id for role in QUESTIONNAIRE.offered_roles if not role.asked_everything]
"""The roles that are asked only what they can know."""


def roles_of(question: Question) -> set[str]:
    return {role for role in RESPONDENTS if QUESTIONNAIRE.is_asked_of(question, role)}


def asked(phase: str, role: str) -> list[str]:
    return [question.id for question in QUESTIONNAIRE.asked_in(phase) if QUESTIONNAIRE.is_asked_of(question, role)]


def with_roles(questions: Iterable[Question], least: int) -> list[str]:
    return [question.id for question in questions if len(roles_of(question)) >= least]


def test_these_roles_are_asked_what_they_can_know() -> None:
    assert RESPONDENTS == ["sponsor", "line-manager", "key-user", "user"]
    assert {"project-lead", "consultant", "other"} <= ASKED_EVERYTHING


@pytest.mark.parametrize("phase", PHASES)
@pytest.mark.parametrize("role", sorted(ASKED_EVERYTHING))
def test_the_lead_and_whoever_looks_along_are_asked_everything(phase: str, role: str) -> None:
    assert asked(phase, role) == [question.id for question in QUESTIONNAIRE.asked_in(phase)]


def test_enough_of_a_kickoff_is_asked_of_two_roles_or_more() -> None:
    assert len(with_roles(QUESTIONNAIRE.asked_in("kickoff"), 2)) >= 8


@pytest.mark.parametrize("practice", [practice.id for practice in QUESTIONNAIRE.practices])
def test_every_practice_of_a_kickoff_is_asked_of_somebody_beside_the_lead(practice: str) -> None:
    questions = [question for question in QUESTIONNAIRE.asked_in("kickoff") if question.practice == practice]
    assert with_roles(questions, 1)


@pytest.mark.parametrize(("phase", "least"), [("kickoff", 8), ("execution", 8), ("aftercare", 8)])
def test_a_key_user_is_asked_enough(phase: str, least: int) -> None:
    assert len(asked(phase, "key-user")) >= least


def test_a_sponsor_and_a_key_user_can_disagree_about_five_questions_of_a_kickoff() -> None:
    both = {
        question.id for question in QUESTIONNAIRE.asked_in("kickoff") if {"sponsor", "key-user"} <= roles_of(question)
    }
    assert len(both) >= 5


@pytest.mark.parametrize("phase", PHASES)
def test_everybody_is_asked_something_in_every_phase(phase: str) -> None:
    assert [role for role in RESPONDENTS if not asked(phase, role)] == []


NOT_FOR = {
    "why.growth-room": {"line-manager", "key-user", "user"},
    "timeline.margin": {"sponsor", "line-manager", "key-user", "user"},
    "timeline.estimate-basis": {"sponsor", "line-manager", "key-user", "user"},
    "capacity.project-lead-time": {"line-manager", "key-user", "user"},
    "capacity.supplier-support": {"line-manager", "key-user", "user"},
    "commitment.status-meeting": {"line-manager", "key-user", "user"},
    "commitment.decision-speed": {"line-manager", "key-user", "user"},
    "support.value-seen": {"sponsor", "line-manager", "key-user", "user"},
    "knowledge.people-per-area": {"sponsor", "line-manager", "key-user", "user"},
}
"""What some roles would have to guess at: contracts, minutes, the arithmetic of the plan."""


@pytest.mark.parametrize("id_", NOT_FOR)
def test_nobody_is_asked_to_guess(id_: str) -> None:
    assert roles_of(QUESTIONNAIRE.by_id[id_]) & NOT_FOR[id_] == set()


OWN_DAY = ["capacity.planned-hours-freed", "capacity.work-taken-over", "knowledge.key-user-cover"]
"""What a key user answers about the own hours, the own work and the own stand-in."""


@pytest.mark.parametrize("id_", OWN_DAY)
@pytest.mark.parametrize(("language", "own"), [("en", "your own"), ("nl", "je eigen")])
def test_a_key_user_is_told_to_answer_for_the_own_day(id_: str, language: str, own: str) -> None:
    question = QUESTIONNAIRE.by_id[id_]
    assert "key-user" in roles_of(question)
    assert own in question.help.in_(language)
