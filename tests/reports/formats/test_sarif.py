"""The SARIF log: valid by the standard's schema, stable, harmless and readable by an independent SARIF reader."""

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from tests.reports.pages import ACTING, MARKUP, acting_in, saying
from tests.reports.placed import BROKEN, example_text, line_of, placed, placed_example, rejected
from tests.support.cli import ROOT, Run, interpreter, run_program

from implcheck.model.assessment import Assessment
from implcheck.model.enums import Level
from implcheck.model.gate import Gate
from implcheck.model.problem import Location, Rejected, problem
from implcheck.reports.formats.sarif import render
from implcheck.reports.options import Options

NAMES = ("brand-portal", "erp-rollout", "crm-aftercare")
STRICT = Gate(fail_on=Level.LOW, require_complete=True)

Part = dict[str, Any]


@cache
def validator() -> Draft202012Validator:
    schema = json.loads((ROOT / "tests/data/schemas/sarif-2.1.0.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def faults(log: object) -> list[str]:
    return [f"{fault.json_path}: {fault.message}" for fault in validator().iter_errors(log)]


def log_of(report: Assessment | Rejected, language: str = "en") -> Part:
    """Return the log, after checking it against the schema."""
    log: Part = json.loads(render(report, Options(languages=(language, "en"))))
    assert faults(log) == []
    return log


def run_of(report: Assessment | Rejected, language: str = "en") -> Part:
    (run,) = log_of(report, language)["runs"]
    assert isinstance(run, dict)
    return run


def results(report: Assessment | Rejected) -> dict[str, Part]:
    return {result["ruleId"]: result for result in run_of(report)["results"]}


def region(result: Part) -> Part:
    found: Part = result["locations"][0]["physicalLocation"]["region"]
    return found


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("name", NAMES)
def test_the_log_is_valid_by_the_schema(name: str, language: str) -> None:
    run = run_of(placed_example(name, STRICT), language)
    assert run["language"] == language
    assert run["results"]
    assert run["invocations"] == [{"executionSuccessful": True}]


@pytest.mark.parametrize(
    ("path", "wrong"),
    [
        (("version",), "2.0.0"),
        (("runs", 0, "results", 0, "level"), "high"),
        (("runs", 0, "results", 0, "colour"), "red"),
        (("runs", 0, "tool", "driver", "rules", 0, "id"), 3),
        (("runs", 0, "results", 0, "locations", 0, "physicalLocation", "region", "startLine"), 0),
    ],
)
def test_the_schema_rejects_a_wrong_log(path: tuple[str | int, ...], wrong: object) -> None:
    log = log_of(placed_example("brand-portal"))
    at: Any = log
    for step in path[:-1]:
        at = at[step]
    at[path[-1]] = wrong
    assert faults(log) != []


@pytest.mark.parametrize("name", NAMES)
def test_every_result_has_a_rule_with_the_fields_that_code_scanning_requires(name: str) -> None:
    run = run_of(placed_example(name, STRICT))
    rules = run["tool"]["driver"]["rules"]
    assert len({rule["id"] for rule in rules}) == len(rules)
    for rule in rules:
        assert {"name", "shortDescription", "fullDescription", "help", "defaultConfiguration"} <= rule.keys()
        assert re.fullmatch("([A-Z][a-z0-9]*)+", rule["name"])
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]


def test_there_is_a_rule_per_question_and_per_finding() -> None:
    assessment = placed_example("erp-rollout")
    ids = {rule["id"] for rule in run_of(assessment)["tool"]["driver"]["rules"]}
    assert {question.id for question in assessment.questions} <= ids
    assert {finding.id for finding in assessment.findings} <= ids


def test_the_help_of_a_rule_is_the_advice() -> None:
    rules = {rule["id"]: rule for rule in run_of(placed_example("brand-portal"))["tool"]["driver"]["rules"]}
    margin = rules["timeline.margin"]
    assert margin["shortDescription"]["text"] == "Margin for setbacks"
    finding = next(found for found in placed_example("brand-portal").findings if found.id == "timeline.margin")
    do = finding.advice.do.in_("en")
    assert f"\nDo: {do}" in margin["help"]["text"]
    assert "\nDone when: " in margin["help"]["text"]
    assert f"\n- **Do**: {do[:20]}" in margin["help"]["markdown"]
    assert margin["properties"]["tags"] == ["timeline"]


def test_a_result_is_located_at_its_answer_and_has_its_level_and_points() -> None:
    text = example_text("brand-portal")
    found = results(placed_example("brand-portal"))["timeline.margin"]
    (location,) = found["locations"]
    assert location["physicalLocation"]["artifactLocation"] == {"uri": "examples/brand-portal.yaml"}
    assert region(found) == {"startLine": line_of(text, "timeline.margin:"), "startColumn": 3}
    points = found["properties"].pop("points")
    assert 2 < points < 3
    assert found["properties"] == {"about": "finding", "level": "high"}
    assert found["message"]["text"].startswith("Too little margin (high): ")


def test_levels_map_to_sarif_levels() -> None:
    portal = results(placed_example("brand-portal"))
    assert portal["timeline.margin"]["level"] == "error"
    assert portal["support.message-plan"]["level"] == "warning"
    assert portal["why.problem-statement"]["level"] == "note"
    assert portal["support.affected-jobs"]["level"] == "note"
    assert portal["support.affected-jobs"]["properties"]["about"] == "unknown"
    rollout = results(placed_example("erp-rollout", STRICT))
    assert rollout["commitment.named-sponsor"]["level"] == "error"
    assert rollout["acceptance-ended"]["level"] == "warning"
    assert rollout["gate-level"]["level"] == "error"
    assert region(rollout["gate-level"])["startLine"] == 1


def test_a_combination_names_the_answers_behind_it() -> None:
    text = example_text("erp-rollout")
    assessment = placed_example("erp-rollout")
    behind = next(finding for finding in assessment.findings if finding.id == "rule.fixed-date-no-time").questions
    related = results(assessment)["rule.fixed-date-no-time"]["relatedLocations"]
    assert [location["physicalLocation"]["region"]["startLine"] for location in related] == [
        line_of(text, f"{id_}:") for id_ in behind
    ]
    assert "relatedLocations" not in results(assessment)["timeline.margin"]


def test_only_an_accepted_risk_is_suppressed() -> None:
    found = results(placed_example("brand-portal"))
    (suppression,) = found["capacity.project-lead-time"].pop("suppressions")
    assert (suppression["kind"], suppression["status"]) == ("external", "accepted")
    assert "accepted by the sponsor until 31 January 2027" in suppression["justification"]
    assert suppression["properties"] == {"owner": "sponsor", "until": "2027-01-31"}
    del found["capacity.project-lead-time"]
    # The standard: where one result has the property, all have it.
    assert {tuple(result["suppressions"]) for result in found.values()} == {()}
    assert results(placed_example("erp-rollout"))["capacity.work-taken-over"]["suppressions"] == []


def fingerprints(report: Assessment | Rejected, language: str = "en") -> dict[str, Part]:
    return {result["ruleId"]: result["partialFingerprints"] for result in run_of(report, language)["results"]}


def test_fingerprints_do_not_depend_on_lines_answers_or_language() -> None:
    text = example_text("brand-portal")
    before = fingerprints(placed(text))
    assert len({prints["implcheck/v1"] for prints in before.values()}) == len(before)
    assert {prints["primaryLocationLineHash"] == prints["implcheck/v1"] for prints in before.values()} == {True}
    assert (
        fingerprints(placed("# new\n\n" + text.replace("timeline.dated-plan: 3", "timeline.dated-plan: 1"))) == before
    )
    assert fingerprints(placed(text), "nl") == before


def test_standard_input_has_an_address_and_its_lines() -> None:
    text = example_text("brand-portal")
    run = run_of(placed(text, "<stdin>"))
    places = [result["locations"][0]["physicalLocation"] for result in run["results"]]
    assert {place["artifactLocation"]["uri"] for place in places} == {"%3Cstdin%3E"}
    found = results(placed(text, "<stdin>"))["timeline.margin"]
    assert region(found)["startLine"] == line_of(text, "timeline.margin:")
    names = [result["locations"][0]["logicalLocations"][0]["fullyQualifiedName"] for result in run["results"]]
    assert names == [result["ruleId"] for result in run["results"]]
    assert run["automationDetails"] == {"id": "implcheck/implementation/Brand%20portal/kickoff/"}


def test_the_id_of_a_run_tells_projects_and_phases_apart() -> None:
    text = example_text("brand-portal")
    ids = {
        run_of(placed(changed))["automationDetails"]["id"]
        for changed in (
            text,
            text.replace("project: Brand portal", "project: A/B é"),
            text.replace("phase: kickoff", "phase: aftercare"),
        )
    }
    assert ids == {
        "implcheck/implementation/Brand%20portal/kickoff/readiness.yaml/",
        "implcheck/implementation/A%2FB%20%C3%A9/kickoff/readiness.yaml/",
        "implcheck/implementation/Brand%20portal/aftercare/readiness.yaml/",
    }


@pytest.mark.parametrize(
    ("file", "uri", "id_"),
    [
        ("./a b/ü.yaml", "a%20b/%C3%BC.yaml", "a%20b/%C3%BC.yaml/"),
        ("/srv/a.yaml", "file:///srv/a.yaml", ""),
    ],
)
def test_a_file_is_a_uri_and_the_run_id_names_it(file: str, uri: str, id_: str) -> None:
    run = run_of(placed(example_text("brand-portal"), file))
    uris = {result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for result in run["results"]}
    assert uris == {uri}
    assert run["automationDetails"] == {"id": f"implcheck/implementation/Brand%20portal/kickoff/{id_}"}


@pytest.mark.parametrize("language", ["en", "nl"])
def test_an_invalid_file_is_a_failed_run_with_its_problems(language: str) -> None:
    run = run_of(rejected(BROKEN), language)
    (invocation,) = run["invocations"]
    assert invocation["executionSuccessful"] is False
    (notification,) = invocation["toolExecutionNotifications"]
    assert "readiness.yaml" in notification["message"]["text"]
    assert [(result["level"], region(result)["startLine"]) for result in run["results"]] == [("error", 5), ("error", 6)]


def test_a_missing_file_is_a_result_at_its_first_line() -> None:
    run = run_of(Rejected("nope.yaml", (problem("file-missing").at(Location("nope.yaml")),)))
    (found,) = run["results"]
    assert found["locations"][0]["physicalLocation"]["artifactLocation"] == {"uri": "nope.yaml"}
    assert region(found) == {"startLine": 1, "startColumn": 1}


@pytest.mark.parametrize(("language", "named"), [("de", "de"), ("pt-BR", "pt-BR"), ("gsw", None)])
def test_a_language_that_the_standard_cannot_name_is_left_out(language: str, named: str | None) -> None:
    assert run_of(placed_example("brand-portal"), language).get("language") == named


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.sampled_from([*ACTING, *MARKUP, "](http://example.org)", "[a", "{0}", "}", "a", " "]), min_size=1)
    .map("".join)
    .map(lambda text: f"x{text}x")
)
def test_no_user_text_acts_or_makes_a_link_or_a_placeholder(user_text: str) -> None:
    run = run_of(placed(saying(user_text), gate=STRICT))
    assert acting_in(json.dumps(run, ensure_ascii=False)) == []
    for result in run["results"]:
        assert "](" not in result["message"]["text"]
        assert not re.search(r"(?<!\{)\{(\{\{)*[0-9]", result["message"]["text"])


def reader(command: str, log: Path) -> Run:
    """Run a command of the SARIF reader on a log."""
    return run_program([interpreter(), "-m", "sarif", command, log], MPLBACKEND="agg")


def sarif_file(report: Assessment | Rejected, folder: Path) -> Path:
    log = folder / "readiness.sarif"
    log.write_text(render(report, Options()), encoding="utf-8", newline="\n")
    return log


def test_a_sarif_reader_counts_the_results_per_level(tmp_path: Path) -> None:
    assessment = placed_example("erp-rollout", STRICT)
    counts = [result["level"] for result in run_of(assessment)["results"]]
    read = reader("summary", sarif_file(assessment, tmp_path))
    assert read.code == 0, read.errors
    for level in ("error", "warning", "note"):
        assert re.search(rf"^{level}: {counts.count(level)}$", read.text, re.MULTILINE), read.text
    assert "rule.fixed-date-no-time" in read.text
    assert reader("ls", tmp_path).text.strip().endswith("readiness.sarif")


def test_a_sarif_reader_counts_the_errors_of_an_invalid_file(tmp_path: Path) -> None:
    read = reader("summary", sarif_file(rejected(BROKEN), tmp_path))
    assert read.code == 0, read.errors
    assert re.search("^error: 2$", read.text, re.MULTILINE), read.text


def test_the_same_assessment_gives_the_same_bytes() -> None:
    assert render(placed_example("erp-rollout"), Options()) == render(placed_example("erp-rollout"), Options())
