"""The Code Quality report: valid by GitLab's documentation, with unique fingerprints and the right lines."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from tests.reports.pages import ACTING, acting_in, saying
from tests.reports.placed import BROKEN, example_text, line_of, placed, placed_example, rejected
from tests.support.cli import ROOT

from implcheck.model.assessment import Assessment
from implcheck.model.enums import Level
from implcheck.model.gate import Gate
from implcheck.model.problem import Rejected
from implcheck.reports.formats.gitlab import render
from implcheck.reports.options import Options

SCHEMA = json.loads((ROOT / "tests/data/schemas/gitlab-code-quality.json").read_text(encoding="utf-8"))
STRICT = Gate(fail_on=Level.LOW, require_complete=True)


def entries(report: Assessment | Rejected, language: str = "en") -> list[dict[str, Any]]:
    """Return the entries of the report, after checking that each fingerprint is unique."""
    found: list[dict[str, Any]] = json.loads(render(report, Options(languages=(language, "en"))))
    assert len({entry["fingerprint"] for entry in found}) == len(found)
    return found


def faults(data: object) -> list[str]:
    return [f"{fault.json_path}: {fault.message}" for fault in Draft202012Validator(SCHEMA).iter_errors(data)]


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("name", ["brand-portal", "erp-rollout", "crm-aftercare"])
def test_the_report_is_valid_by_the_schema(name: str, language: str) -> None:
    found = entries(placed_example(name, STRICT), language)
    assert found
    assert faults(found) == []


def test_the_schema_rejects_a_wrong_report() -> None:
    good = entries(placed_example("brand-portal"))[:1]
    assert faults(good) == []
    for path in ("/srv/a.yaml", "./a.yaml"):
        assert faults([{**good[0], "location": {**good[0]["location"], "path": path}}]) != []
    assert faults([{**good[0], "severity": "high"}]) != []
    assert faults([{**good[0], "location": {"path": "a.yaml", "lines": {"begin": 0}}}]) != []
    assert faults([{**good[0], "description": "two\nlines"}]) != []


def severities(found: list[dict[str, Any]]) -> dict[str, str]:
    return {entry["check_name"]: entry["severity"] for entry in found}


def test_each_level_has_a_severity() -> None:
    portal = severities(entries(placed_example("brand-portal")))
    assert portal["timeline.margin"] == "critical"  # high
    assert portal["support.message-plan"] == "major"  # moderate
    assert portal["why.problem-statement"] == "minor"  # low
    assert portal["support.affected-jobs"] == "info"  # not known
    assert portal["capacity.project-lead-time"] == "info"  # accepted
    rollout = severities(entries(placed_example("erp-rollout", STRICT)))
    assert rollout["commitment.named-sponsor"] == "blocker"  # critical
    assert rollout["acceptance-ended"] == "major"
    assert rollout["gate-level"] == "blocker"


def test_an_entry_is_located_at_its_line_or_else_at_the_first() -> None:
    text = example_text("brand-portal")
    found = {entry["check_name"]: entry["location"] for entry in entries(placed_example("brand-portal", STRICT))}
    margin = line_of(text, "timeline.margin:")
    assert found["timeline.margin"] == {"path": "examples/brand-portal.yaml", "lines": {"begin": margin}}
    assert found["gate-level"]["lines"]["begin"] == 1


def test_a_description_is_one_line_with_the_finding_and_its_advice() -> None:
    (found,) = [entry for entry in entries(placed_example("brand-portal")) if entry["check_name"] == "timeline.margin"]
    margin = next(finding for finding in placed_example("brand-portal").findings if finding.id == "timeline.margin")
    assert found["description"].startswith(f"Too little margin (high): {margin.risk.in_('en')}")
    assert f" · Do: {margin.advice.do.in_('en')}" in found["description"]


def test_the_same_risk_in_two_files_has_two_fingerprints() -> None:
    text = example_text("brand-portal")
    both = entries(placed(text, "a.yaml")) + entries(placed(text, "b.yaml"))
    assert len({entry["fingerprint"] for entry in both}) == len(both)
    assert entries(placed(text, "./a.yaml")) == entries(placed(text, "a.yaml"))


def test_the_path_of_standard_input_is_no_file_name() -> None:
    found = entries(placed(example_text("brand-portal"), "<stdin>"))
    assert {entry["location"]["path"] for entry in found} == {"<stdin>"}


def test_a_file_that_cannot_be_used_gives_its_problems() -> None:
    found = entries(rejected(BROKEN))
    assert faults(found) == []
    assert [(entry["severity"], entry["location"]["lines"]["begin"]) for entry in found] == [
        ("blocker", 5),
        ("blocker", 6),
    ]
    assert found[0]["description"].startswith("The file cannot be used: There is no level 9.")
    assert entries(rejected(BROKEN), "nl")[0]["description"].startswith("Het bestand is niet bruikbaar: ")


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from([*ACTING, "::", "a", " ", "é"]), min_size=1).map("".join).map(lambda text: f"x{text}x"))
def test_no_user_text_acts_or_breaks_the_report(user_text: str) -> None:
    found = entries(placed(saying(user_text), gate=STRICT))
    assert faults(found) == []
    assert acting_in(json.dumps(found, ensure_ascii=False)) == []


def test_the_same_assessment_gives_the_same_bytes() -> None:
    options = Options()
    assert render(placed_example("erp-rollout"), options) == render(placed_example("erp-rollout"), options)
