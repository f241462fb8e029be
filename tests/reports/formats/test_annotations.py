"""The annotations at the lines of an answers file, and their fingerprints."""

import json
import re
from typing import Any

import pytest
from tests.reports import rounds
from tests.reports.pages import saying
from tests.reports.placed import BROKEN, example_text, line_of, placed, placed_example, rejected
from tests.reports.rounds import Voice
from tests.support.build import TODAY, accept, advice, answers, knock_out, levels, need, questionnaire

from implcheck import render as render_as
from implcheck.model.answers import Locations
from implcheck.model.assessment import Assessment
from implcheck.model.enums import Level
from implcheck.model.gate import Gate
from implcheck.model.problem import Location, Rejected, problem
from implcheck.reports.formats.annotations import Annotation, AnnotationKind, Severity, annotations
from implcheck.reports.formats.sarif import render
from implcheck.reports.options import Options
from implcheck.scoring.assess import assess
from implcheck.wording.messages import Messages

EN = Messages(("en",))
WITHOUT_A_LEVEL = (AnnotationKind.GATE, AnnotationKind.WARNING, AnnotationKind.UNKNOWN, AnnotationKind.PROBLEM)


def of_kind(report: Assessment | Rejected, kind: AnnotationKind) -> list[Annotation]:
    return [annotation for annotation in annotations(report, EN) if annotation.kind is kind]


def small(values: dict[str, Any], *, gate: Gate | None = None, accepted: Any = (), **more: Any) -> Assessment:
    asked = questionnaire(levels("one.a", knock_out=knock_out()), levels("one.b"))
    return assess(asked, answers(values, accepted=accepted), today=TODAY, gate=gate or Gate(), **more)


def test_a_finding_is_located_at_its_answer() -> None:
    text = example_text("brand-portal")
    (found,) = [
        annotation
        for annotation in of_kind(placed_example("brand-portal"), AnnotationKind.FINDING)
        if annotation.id == "timeline.margin"
    ]
    assert (found.location.line, found.location.column) == (line_of(text, "timeline.margin:"), 3)
    assert found.location.file == "examples/brand-portal.yaml"
    margin = next(finding for finding in placed_example("brand-portal").findings if finding.id == "timeline.margin")
    assert found.title == "Too little margin (high)"
    assert found.lines[0] == margin.risk.in_("en")
    assert found.lines[-1] == f"Do: {margin.advice.do.in_('en')}"


def test_a_combination_is_located_at_its_first_answer_in_the_file() -> None:
    text = example_text("erp-rollout")
    assessment = placed_example("erp-rollout")
    (found,) = [
        annotation
        for annotation in of_kind(assessment, AnnotationKind.FINDING)
        if annotation.id == "rule.fixed-date-no-time"
    ]
    behind = next(finding for finding in assessment.findings if finding.id == found.id).questions
    assert len(behind) > 1
    assert found.location.line == min(line_of(text, f"{id_}:") for id_ in behind)


def test_only_a_low_answer_gets_the_worst_case_sentence() -> None:
    assessment = small({"one.a": 4, "one.b": 3})
    (found,) = of_kind(assessment, AnnotationKind.FINDING)
    assert found.lines == ("Answer: Scores 3 of 4: Level 3.", "Do: Do it.")
    (found,) = of_kind(small({"one.a": 4, "one.b": 2}), AnnotationKind.FINDING)
    assert found.lines[1] == "At worst: It may go wrong."
    (found,) = of_kind(small({"one.a": 4, "one.b": 1}), AnnotationKind.FINDING)
    assert found.lines[0] == "It may go wrong."


def test_a_missing_answer_is_located_at_the_answers() -> None:
    text = "implcheck: 1\nproject: Portal\nphase: kickoff\nanswers:\n  why.problem-statement: unknown\n"
    locations = {
        annotation.id: annotation.location.line for annotation in of_kind(placed(text), AnnotationKind.UNKNOWN)
    }
    assert locations.pop("why.problem-statement") == 5
    assert set(locations.values()) == {4}


def test_a_missing_answer_names_a_possible_knock_out() -> None:
    (found,) = of_kind(small({"one.a": "unknown", "one.b": 4}), AnnotationKind.UNKNOWN)
    assert found.lines == (
        "How is it?",
        'Whether "Question one.a" is a knock-out: the answer is not known.',
        "How: Look.",
    )


def test_what_other_advice_needs_comes_first_among_the_unknown() -> None:
    roles = [{"id": "sponsor", "title": "sponsor", "exists_when": need("one.c")}]
    asked = questionnaire(
        levels("one.a", weight=9), levels("one.b", advice=advice(roles=["sponsor"])), levels("one.c"), roles=roles
    )
    assessment = assess(asked, answers({"one.b": 1}), today=TODAY)
    first, second = of_kind(assessment, AnnotationKind.UNKNOWN)
    assert (first.id, second.id) == ("one.c", "one.a")
    assert first.lines[1] == "Other advice depends on this answer."
    assert "Other advice depends on this answer." not in second.lines


def test_notes_and_evidence_are_not_repeated() -> None:
    assessment = placed(saying("a private remark"))
    kinds = {AnnotationKind.FINDING, AnnotationKind.UNKNOWN, AnnotationKind.GATE}
    assert not any(
        "private" in line
        for annotation in annotations(assessment, EN)
        if annotation.kind in kinds
        for line in annotation.lines
    )
    (accepted,) = of_kind(assessment, AnnotationKind.ACCEPTED)
    assert "a private remark" in accepted.lines[0]  # the reason of an acceptance is what it is for


@pytest.mark.parametrize("min_group", [1, 5])
def test_notes_of_several_respondents_are_not_repeated_either(min_group: int) -> None:
    remarks = {"note": "a private remark", "evidence": "a private plan"}
    voices: list[Voice] = [("user", {"one.a": {"answer": 0, **remarks}, "one.b": {"answer": "unknown", **remarks}})] * 2
    assessment = rounds.assessed(*voices, min_group=min_group)
    lines = [line for annotation in annotations(assessment, EN) for line in annotation.lines]
    assert lines
    assert [line for line in lines if "private" in line or "not shown" in line] == []


def test_the_first_line_of_an_accepted_risk_is_its_acceptance() -> None:
    assessment = small({"one.a": 0, "one.b": 4}, accepted=[accept("one.a")])
    (found,) = of_kind(assessment, AnnotationKind.ACCEPTED)
    assert found.lines[0] == "Question one.a: accepted by the sponsor until 31 December 2026. It can wait"
    assert found.level is Level.CRITICAL
    assert of_kind(assessment, AnnotationKind.FINDING) == []


def test_an_expired_acceptance_gives_a_warning_and_its_finding() -> None:
    assessment = placed_example("erp-rollout")
    (warning,) = of_kind(assessment, AnnotationKind.WARNING)
    assert warning.id == "acceptance-ended"
    assert warning.location.line == line_of(example_text("erp-rollout"), "finding:")
    assert "capacity.work-taken-over" in {annotation.id for annotation in of_kind(assessment, AnnotationKind.FINDING)}


def test_only_a_failed_gate_is_annotated() -> None:
    values = {"one.a": 4, "one.b": 1}
    assert of_kind(small(values, gate=Gate(fail_on=Level.CRITICAL)), AnnotationKind.GATE) == []
    (found,) = of_kind(small(values, gate=Gate(fail_on=Level.LOW)), AnnotationKind.GATE)
    assert (found.id, found.title, found.location.line) == ("gate-level", "Gate (failed)", 0)


def test_a_gate_reason_about_an_answer_is_located_at_that_answer() -> None:
    found = of_kind(
        small(
            {"one.a": {"answer": 4, "evidence": ["a.md", "b.md"]}, "one.b": 4},
            gate=Gate(require_evidence=4),
            locations=Locations("a.yaml", {"one.a": Location("a.yaml", 7, 3)}),
            not_found={"one.a": ("a.md", "b.md")},
        ),
        AnnotationKind.GATE,
    )
    assert [(annotation.id, annotation.location.line) for annotation in found] == [
        ("gate-no-evidence", 0),
        ("gate-evidence-missing", 7),
        ("gate-evidence-missing", 7),
    ]
    assert len({annotation.fingerprint() for annotation in found}) == len(found)


@pytest.mark.parametrize(
    ("level", "severity"),
    [
        (Level.LOW, Severity.NOTE),
        (Level.MODERATE, Severity.WARNING),
        (Level.HIGH, Severity.ERROR),
        (Level.CRITICAL, Severity.ERROR),
    ],
)
def test_a_level_has_a_severity(level: Level, severity: Severity) -> None:
    assert Annotation(AnnotationKind.FINDING, "one.a", "", (), Location(""), level=level).severity is severity


def test_a_kind_without_a_level_has_a_severity() -> None:
    kinds = {kind: Annotation(kind, "one.a", "", (), Location("")).severity for kind in WITHOUT_A_LEVEL}
    assert kinds == {
        AnnotationKind.GATE: Severity.ERROR,
        AnnotationKind.WARNING: Severity.WARNING,
        AnnotationKind.UNKNOWN: Severity.NOTE,
        AnnotationKind.PROBLEM: Severity.ERROR,
    }


def test_problems_are_located_at_their_lines() -> None:
    found = annotations(rejected(BROKEN), EN)
    assert [(annotation.kind, annotation.id, annotation.location.line) for annotation in found] == [
        (AnnotationKind.PROBLEM, "answer-no-such-level", 5),
        (AnnotationKind.PROBLEM, "no-such-question", 6),
    ]
    assert all(annotation.lines[0] and annotation.lines[1] for annotation in found)


def fingerprints_of(text: str) -> dict[tuple[AnnotationKind, str], str]:
    return {(annotation.kind, annotation.id): annotation.fingerprint() for annotation in annotations(placed(text), EN)}


def test_fingerprints_stay_when_lines_move_and_other_answers_change() -> None:
    text = example_text("brand-portal")
    before = fingerprints_of(text)
    moved = fingerprints_of(
        "# A new first line\n\n" + text.replace("why.benefit-per-role: 3", "why.benefit-per-role: 0")
    )
    assert moved == before
    worse = fingerprints_of(text.replace("timeline.dated-plan: 3", "timeline.dated-plan: 1"))
    assert worse == before  # the same risk at another level


def test_an_unknown_answer_has_another_fingerprint_once_it_is_a_risk() -> None:
    text = example_text("brand-portal")
    known = fingerprints_of(text.replace("    answer: unknown\n    note: HR", "    answer: 0\n    note: HR"))
    assert (AnnotationKind.FINDING, "support.affected-jobs") in known
    assert (
        known[AnnotationKind.FINDING, "support.affected-jobs"]
        != fingerprints_of(text)[AnnotationKind.UNKNOWN, "support.affected-jobs"]
    )


def test_fingerprints_are_the_same_in_every_language() -> None:
    assessment = placed_example("erp-rollout", Gate(fail_on=Level.LOW, require_complete=True))
    dutch = [annotation.fingerprint() for annotation in annotations(assessment, Messages(("nl", "en")))]
    assert dutch == [annotation.fingerprint() for annotation in annotations(assessment, EN)]
    assert len(set(dutch)) == len(dutch)


def test_similar_problems_have_different_fingerprints_that_stay_when_lines_move() -> None:
    def rejected_at(shift: int) -> Rejected:
        locations = [Location("a.yaml", 3 + shift, 1), Location("a.yaml", 9 + shift, 1)]
        return Rejected(
            "a.yaml",
            tuple(problem("yaml-duplicate-key", key="a", first=1 + shift).at(location) for location in locations),
        )

    fingerprints = [annotation.fingerprint() for annotation in annotations(rejected_at(0), EN)]
    assert len(set(fingerprints)) == 2
    assert [annotation.fingerprint() for annotation in annotations(rejected_at(5), EN)] == fingerprints


def test_half_a_character_in_a_detail_has_a_fingerprint() -> None:
    found = problem("file-empty", ("\ud83d",)).at(Location("a.yaml", 1, 1))
    (annotation,) = annotations(Rejected("a.yaml", (found,)), Messages(("en",)))
    assert len(annotation.fingerprint()) == 64


@pytest.mark.parametrize("code", ["other-version-question", "other-version-answer", "other-version-finding"])
def test_an_answer_to_another_version_is_a_warning_at_its_line(code: str) -> None:
    left_out = problem(code, id="gone.a", given="0.9", version="1.0").at(Location("a.yaml", 7, 3))
    assessment = placed_example("brand-portal")._replace(warnings=(left_out,))
    found = [
        annotation
        for annotation in annotations(assessment, Messages(("en",)))
        if annotation.kind is AnnotationKind.WARNING
    ]
    assert [(annotation.id, annotation.title, annotation.location.line) for annotation in found] == [
        (code, "Given to another version", 7)
    ]
    assert found[0].distinguished_by == ("gone.a",)
    rules = json.loads(render(assessment, Options()))["runs"][0]["tool"]["driver"]["rules"]
    (rule,) = (rule for rule in rules if rule["id"] == code)
    assert "another version of the questionnaire" in rule["fullDescription"]["text"]


CELL = problem("sheet-error", given="#REF!").at(Location("a.xlsx", 7, 31, "user | 3 | #REF!", "Answers!C7"))


@pytest.mark.parametrize("name", ["sarif", "gitlab", "github", "junit", "csv", "json"])
def test_a_problem_of_a_workbook_names_its_cell_and_no_column(name: str) -> None:
    text = str(render_as(Rejected("a.xlsx", (CELL,)), name))
    assert "Answers!C7" in text
    assert "31" not in re.sub(r"[0-9a-f]{32,}", "", text)


def test_a_cell_whose_row_is_not_known_is_not_the_whole_file() -> None:
    found = problem("sheet-merged", cell="D2").at(Location("a.xlsx", cell="Answers!D2"))
    text = str(render_as(Rejected("a.xlsx", (found,)), "gitlab"))
    assert "Answers!D2" in text
    assert "whole file" not in text
