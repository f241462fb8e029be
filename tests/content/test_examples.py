"""The example projects: answered in the words of today, each showing what it says that it shows."""

import datetime
from collections.abc import Mapping
from functools import cache

import pytest
from tests.support.build import built_in
from tests.support.cli import ROOT

import implcheck
from implcheck.model.answers import Unanswered, Unknown
from implcheck.model.assessment import Assessment
from implcheck.model.enums import Level, State

QUESTIONNAIRE = built_in()
FILES = sorted((ROOT / "examples").rglob("*.yaml"))
RESPONDENTS = ROOT / "examples" / "respondents"
DAY = datetime.date(2026, 11, 24)
DAYS: Mapping[str, datetime.date] = {"brand-portal-january": datetime.date(2027, 1, 15)}


@cache
def assessed(name: str) -> Assessment:
    loaded = implcheck.load_answers(str(ROOT / "examples" / name))
    return implcheck.assess(loaded, today=DAYS.get(name.removesuffix(".yaml"), DAY))


@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_every_example_is_answered_in_version_2(path: object) -> None:
    loaded = implcheck.load_answers(str(path))
    assert loaded.answers.questionnaire_version == QUESTIONNAIRE.version == "2.0"


@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_an_example_answers_what_is_asked_of_its_role_and_nothing_else(path: object) -> None:
    answers = implcheck.load_answers(str(path)).answers
    assert answers.respondent is not None
    role = answers.respondent.role
    asked = {
        question.id for question in QUESTIONNAIRE.asked_in(answers.phase) if QUESTIONNAIRE.is_asked_of(question, role)
    }
    assert set(answers.answers) == asked
    assert not any(isinstance(answer, Unanswered) for answer in answers.answers.values())


def test_the_erp_rollout_is_a_critical_start() -> None:
    assessment = assessed("erp-rollout.yaml")
    assert assessment.level is Level.CRITICAL
    ids = {finding.id for finding in assessment.findings if finding.level is Level.CRITICAL}
    assert {"commitment.named-sponsor", "rule.fixed-date-no-time"} <= ids
    assert [(acceptance.risk.finding, acceptance.in_force) for acceptance in assessment.acceptances] == [
        ("capacity.work-taken-over", False)
    ]


def test_the_brand_portal_is_a_mixed_picture_with_three_unknowns() -> None:
    assessment = assessed("brand-portal.yaml")
    assert assessment.level is Level.HIGH
    assert len(assessment.to_find_out) == 3
    assert {practice.level for practice in assessment.practices} >= {Level.LOW, Level.HIGH}
    assert [finding.id for finding in assessment.findings if not finding.counts] == ["capacity.project-lead-time"]


def test_the_second_month_of_the_brand_portal_is_better_and_has_a_new_risk() -> None:
    first, second = assessed("brand-portal.yaml"), assessed("brand-portal-january.yaml")
    assert first.level is not None
    assert second.level is not None
    assert second.level < first.level
    assert len(second.to_find_out) == 1
    new = {finding.id for finding in second.findings} - {finding.id for finding in first.findings}
    assert "rule.optimism-stacked" in new
    worse = {
        question.id
        for question in second.questions
        if question.score is not None and (first.question(question.id).score or 0) > question.score
    }
    assert worse == {"commitment.visible-use"}


def test_the_crm_is_a_good_start_with_what_cannot_have_happened() -> None:
    assessment = assessed("crm-aftercare.yaml")
    assert assessment.level is Level.LOW
    assert {question.id for question in assessment.questions if question.state is State.NOT_YET} == {
        "knowledge.stand-in",
        "aftercare.evaluation",
    }


def test_the_sponsor_and_the_key_user_see_five_questions_differently() -> None:
    combined = assessed("respondents").combined
    assert combined is not None
    assert set(combined.roles) == {"project-lead", "sponsor", "line-manager", "key-user", "user"}
    between = {gap.question for gap in combined.gaps if {gap.higher.role, gap.lower.role} == {"sponsor", "key-user"}}
    assert len(between) >= 5
    notes = {
        role: implcheck.load_answers(str(RESPONDENTS / f"{role}.yaml")).answers.answers
        for role in ("sponsor", "key-user")
    }
    for id_ in between:
        for role, answers in notes.items():
            assert not isinstance(answers[id_], Unknown)
            assert answers[id_].note, f"{role} does not tell the story of {id_}"
