"""Assessing and comparing, as a library."""

import datetime
from fractions import Fraction
from pathlib import Path

import pytest
from tests.support.cli import BRAND_PORTAL, ERP_ROLLOUT, EXAMPLES, ROOT

from implcheck.api import (
    Gate,
    Level,
    OtherProject,
    OtherQuestionnaire,
    UnknownPractice,
    assess,
    combine,
    compare,
    load_answers,
)

TODAY = datetime.date(2026, 11, 24)
FOLDER = EXAMPLES / "respondents"


def test_the_gate_is_judged_on_the_assessment() -> None:
    loaded = load_answers(BRAND_PORTAL)
    assert assess(loaded, today=TODAY).gate_result.passed
    assert not assess(loaded, today=TODAY, gate=Gate(fail_on=Level.HIGH)).gate_result.passed


def test_several_respondents_are_assessed_as_they_are_combined() -> None:
    loaded = load_answers(FOLDER)
    assessment = assess(combine(loaded, min_group=3), today=TODAY)
    assert assessment.combined is not None
    assert (assessment.combined.respondents, assessment.combined.min_group) == (5, 3)
    quick = assess(loaded, today=TODAY, quick=True)
    assert quick.combined is not None
    assert len(quick.combined.questions) < len(assessment.combined.questions)


@pytest.mark.parametrize(
    ("practice", "key", "suggestion"),
    [("comitment", "no-such-practice-near", "commitment"), ("zzz", "no-such-practice", "")],
)
def test_a_practice_that_is_not_there_is_refused(practice: str, key: str, suggestion: str) -> None:
    for gate in (
        Gate(fail_on_practices={practice: Level.LOW}),
        Gate(fail_under_practices={practice: Fraction(1)}),
        Gate(require_complete_in=(practice,)),
    ):
        with pytest.raises(UnknownPractice) as refused:
            assess(load_answers(BRAND_PORTAL), today=TODAY, gate=gate)
        assert (refused.value.key, refused.value.details["suggestion"]) == (key, suggestion)


def test_a_moment_is_not_a_day() -> None:
    moment = datetime.datetime(2026, 11, 24, 12, tzinfo=datetime.UTC)
    with pytest.raises(TypeError, match=r"today is a datetime\.date"):
        assess(load_answers(BRAND_PORTAL), today=moment)


def test_evidence_is_looked_up_only_where_it_is_demanded(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text(
        "implcheck: 1\nproject: P\nphase: kickoff\nanswers: {why.growth-room: {answer: 4, evidence: [a/plan.pdf]}}\n",
        encoding="utf-8",
    )
    loaded = load_answers(file)
    reasons = assess(loaded, today=TODAY, gate=Gate(require_evidence=4)).gate_result.reasons
    assert [reason.code for reason in reasons] == ["gate-evidence-missing"]
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "plan.pdf").touch()
    assert assess(loaded, today=TODAY, gate=Gate(require_evidence=4)).gate_result.passed


def test_a_folder_of_respondents_is_compared_with_a_file(tmp_path: Path) -> None:
    sponsor = tmp_path / "sponsor.yaml"
    sponsor.write_bytes((FOLDER / "sponsor.yaml").read_bytes())
    before, after = (assess(load_answers(source), today=TODAY) for source in (sponsor, FOLDER))
    assert compare(before, after).gain is not None


def test_two_projects_are_not_compared() -> None:
    before, after = (assess(load_answers(file), today=TODAY) for file in (BRAND_PORTAL, ERP_ROLLOUT))
    with pytest.raises(OtherProject, match="the project 'Brand portal', the later ones about 'ERP rollout'"):
        compare(before, after)


def test_two_questionnaires_are_not_compared(tmp_path: Path) -> None:
    own = (ROOT / "questionnaires" / "implementation.yaml").read_text(encoding="utf-8")
    (tmp_path / "own.yaml").write_text(own.replace("id: implementation", "id: own", 1), encoding="utf-8")
    before = assess(load_answers(BRAND_PORTAL), today=TODAY)
    after = assess(load_answers(BRAND_PORTAL, questionnaire=tmp_path / "own.yaml"), today=TODAY)
    with pytest.raises(OtherQuestionnaire, match="'implementation', the later ones to 'own'"):
        compare(before, after)


def test_two_days_are_not_compared() -> None:
    loaded = load_answers(BRAND_PORTAL)
    with pytest.raises(ValueError, match="the same day"):
        compare(assess(loaded, today=TODAY), assess(loaded, today=TODAY + datetime.timedelta(1)))
