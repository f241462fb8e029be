"""What is said at the lines of an answers file, and what tells it apart."""

from typing import Any

import pytest
from tests.reports.pages import saying
from tests.reports.placed import BROKEN, example_text, line_of, placed, placed_example, rejected
from tests.support.build import TODAY, accept, answers, knock_out, levels, questionnaire

from implcheck.model.assessment import Assessment
from implcheck.model.enums import Level
from implcheck.model.gate import Gate
from implcheck.model.locations import Locations
from implcheck.model.problem import Location, Rejected, problem
from implcheck.reports.formats.annotations import Annotation, AnnotationKind, Severity, annotations
from implcheck.scoring.assess import assess
from implcheck.wording.messages import Messages

EN = Messages(("en",))
WITHOUT_A_LEVEL = (AnnotationKind.GATE, AnnotationKind.WARNING, AnnotationKind.UNKNOWN, AnnotationKind.PROBLEM)


def told(of: Assessment | Rejected, kind: AnnotationKind) -> list[Annotation]:
    return [one for one in annotations(of, EN) if one.kind is kind]


def small(given: dict[str, Any], *, gate: Gate | None = None, accepted: Any = (), **more: Any) -> Assessment:
    of = questionnaire(levels("one.a", knock_out=knock_out()), levels("one.b"))
    return assess(of, answers(given, accepted=accepted), today=TODAY, gate=gate or Gate(), **more)


def test_a_finding_stands_at_its_answer() -> None:
    text = example_text("brand-portal")
    (found,) = [
        one for one in told(placed_example("brand-portal"), AnnotationKind.FINDING) if one.id == "timeline.margin"
    ]
    assert (found.location.line, found.location.column) == (line_of(text, "timeline.margin:"), 3)
    assert found.location.file == "examples/brand-portal.yaml"
    assert found.title == "Margin for setbacks (high)"
    assert found.lines[0].startswith("Because the plan has no margin")
    assert found.lines[-1].startswith("Do: Reserve 15 to 20%")


def test_a_combination_stands_at_the_first_of_its_answers_in_the_file() -> None:
    text = example_text("erp-rollout")
    of = placed_example("erp-rollout")
    (found,) = [one for one in told(of, AnnotationKind.FINDING) if one.id == "rule.fixed-date-no-time"]
    behind = next(one for one in of.findings if one.id == found.id).questions
    assert len(behind) > 1
    assert found.location.line == min(line_of(text, f"{id_}:") for id_ in behind)


def test_the_sentence_about_the_lowest_answer_is_not_said_of_a_better_one() -> None:
    of = small({"one.a": 4, "one.b": 3})
    (found,) = told(of, AnnotationKind.FINDING)
    assert found.lines == ("Answer: Scores 3 of 4: Level 3.", "Do: Do it.")
    (found,) = told(small({"one.a": 4, "one.b": 2}), AnnotationKind.FINDING)
    assert found.lines[1] == "At worst: It may go wrong."
    (found,) = told(small({"one.a": 4, "one.b": 1}), AnnotationKind.FINDING)
    assert found.lines[0] == "It may go wrong."


def test_a_missing_answer_stands_where_it_would_be_given() -> None:
    text = "implcheck: 1\nproject: Portal\nphase: kickoff\nanswers:\n  why.problem-statement: unknown\n"
    locations = {one.id: one.location.line for one in told(placed(text), AnnotationKind.UNKNOWN)}
    assert locations.pop("why.problem-statement") == 5
    assert set(locations.values()) == {4}


def test_a_missing_answer_that_may_be_a_knock_out_says_so() -> None:
    (found,) = told(small({"one.a": "unknown", "one.b": 4}), AnnotationKind.UNKNOWN)
    assert found.lines == (
        "How is it?",
        'Whether "Question one.a" is a knock-out: the answer is not known.',
        "How: Look.",
    )


def test_nothing_that_people_wrote_beside_an_answer_is_repeated() -> None:
    of = placed(saying("a private remark"))
    beside = {AnnotationKind.FINDING, AnnotationKind.UNKNOWN, AnnotationKind.GATE}
    assert not any("private" in line for one in annotations(of, EN) if one.kind in beside for line in one.lines)
    (accepted,) = told(of, AnnotationKind.ACCEPTED)
    assert "a private remark" in accepted.lines[0]  # the reason of an acceptance is what it is for


def test_an_accepted_risk_says_first_that_it_is_accepted() -> None:
    of = small({"one.a": 0, "one.b": 4}, accepted=[accept("one.a")])
    (found,) = told(of, AnnotationKind.ACCEPTED)
    assert found.lines[0] == "Question one.a: accepted by the sponsor until 31 December 2026. It can wait"
    assert found.level is Level.CRITICAL
    assert told(of, AnnotationKind.FINDING) == []


def test_an_acceptance_that_ran_out_counts_and_is_warned_about() -> None:
    of = placed_example("erp-rollout")
    (warning,) = told(of, AnnotationKind.WARNING)
    assert warning.id == "acceptance-ended"
    assert warning.location.line == line_of(example_text("erp-rollout"), "finding:")
    assert "capacity.work-taken-over" in {one.id for one in told(of, AnnotationKind.FINDING)}


def test_the_gate_speaks_only_when_it_failed() -> None:
    given = {"one.a": 4, "one.b": 1}
    assert told(small(given, gate=Gate(fail_on=Level.CRITICAL)), AnnotationKind.GATE) == []
    (found,) = told(small(given, gate=Gate(fail_on=Level.LOW)), AnnotationKind.GATE)
    assert (found.id, found.title, found.location.line) == ("gate-level", "Gate (failed)", 0)


def test_a_reason_about_one_answer_stands_at_that_answer() -> None:
    found = told(
        small(
            {"one.a": {"answer": 4, "evidence": ["a.md", "b.md"]}, "one.b": 4},
            gate=Gate(require_evidence=4),
            locations=Locations("a.yaml", {"one.a": Location("a.yaml", 7, 3)}),
            not_found={"one.a": ("a.md", "b.md")},
        ),
        AnnotationKind.GATE,
    )
    assert [(one.id, one.location.line) for one in found] == [
        ("gate-no-evidence", 0),
        ("gate-evidence-missing", 7),
        ("gate-evidence-missing", 7),
    ]
    assert len({one.fingerprint() for one in found}) == len(found)


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


def test_problems_stand_at_the_broken_lines() -> None:
    found = annotations(rejected(BROKEN), EN)
    assert [(one.kind, one.id, one.location.line) for one in found] == [
        (AnnotationKind.PROBLEM, "answer-no-such-level", 5),
        (AnnotationKind.PROBLEM, "no-such-question", 6),
    ]
    assert all(one.lines[0] and one.lines[1] for one in found)


def prints(text: str) -> dict[tuple[AnnotationKind, str], str]:
    return {(one.kind, one.id): one.fingerprint() for one in annotations(placed(text), EN)}


def test_fingerprints_stay_when_lines_move_and_other_answers_change() -> None:
    text = example_text("brand-portal")
    before = prints(text)
    moved = prints("# A new first line\n\n" + text.replace("why.benefit-per-role: 3", "why.benefit-per-role: 0"))
    assert moved == before
    worse = prints(text.replace("timeline.dated-plan: 3", "timeline.dated-plan: 1"))
    assert worse == before  # the same risk at another level


def test_what_was_unknown_is_another_thing_once_it_is_a_risk() -> None:
    text = example_text("brand-portal")
    known = prints(text.replace("    answer: unknown\n    note: HR", "    answer: 0\n    note: HR"))
    assert (AnnotationKind.FINDING, "support.affected-jobs") in known
    assert (
        known[AnnotationKind.FINDING, "support.affected-jobs"]
        != prints(text)[AnnotationKind.UNKNOWN, "support.affected-jobs"]
    )


def test_fingerprints_are_the_same_in_every_language() -> None:
    of = placed_example("erp-rollout", Gate(fail_on=Level.LOW, require_complete=True))
    dutch = [one.fingerprint() for one in annotations(of, Messages(("nl", "en")))]
    assert dutch == [one.fingerprint() for one in annotations(of, EN)]
    assert len(set(dutch)) == len(dutch)


def test_problems_that_are_alike_are_told_apart_and_stay_so_when_lines_move() -> None:
    def made(shift: int) -> Rejected:
        location = [Location("a.yaml", 3 + shift, 1), Location("a.yaml", 9 + shift, 1)]
        return Rejected(
            "a.yaml", tuple(problem("yaml-duplicate-key", key="a", first=1 + shift).at(one) for one in location)
        )

    first = [one.fingerprint() for one in annotations(made(0), EN)]
    assert len(set(first)) == 2
    assert [one.fingerprint() for one in annotations(made(5), EN)] == first
