"""The annotations as SARIF 2.1.0, which code scanners and editors read."""

import re
from collections.abc import Iterator
from importlib.metadata import version
from typing import Any

from implcheck.model.assessment import Assessment
from implcheck.model.findings import Acceptance, Finding
from implcheck.model.problem import Location, Rejected
from implcheck.reports import sentences
from implcheck.reports.formats.annotations import Annotation, AnnotationKind, annotations
from implcheck.reports.formats.sarif_rules import rules
from implcheck.reports.formats.serialization import json_document
from implcheck.reports.options import Options
from implcheck.wording.escape import for_sarif, for_terminal
from implcheck.wording.file_names import uri_of
from implcheck.wording.messages import Messages
from implcheck.wording.number_format import as_number

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

FINGERPRINT = "implcheck/v1"
"""The key of fingerprints; its version is raised when their computation changes."""

ALSO_FINGERPRINT = "primaryLocationLineHash"
"""The key that GitHub code scanning reads. Without it GitHub hashes the text of the line, so that a changed answer would
become another alert."""

_LANGUAGE = re.compile("[a-zA-Z]{2}(-[a-zA-Z]{2})?")

JsonObject = dict[str, Any]
"""A JSON object."""


def render(report: Assessment | Rejected, options: Options) -> str:
    """Return a log of one run as JSON: UTF-8, indented by two, the same bytes every time."""
    messages = Messages.for_report(report, options.languages)
    return json_document({"$schema": SCHEMA, "version": "2.1.0", "runs": [_run(report, messages)]})


def _run(report: Assessment | Rejected, messages: Messages) -> JsonObject:
    shown = annotations(report, messages)
    described = rules(report, shown, messages)
    index = {rule["id"]: at for at, rule in enumerate(described)}
    driver: JsonObject = {"name": "implcheck", "version": version("implcheck"), "rules": described}
    run: JsonObject = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints"}
    if _LANGUAGE.fullmatch(messages.languages[0]):
        run["language"] = messages.languages[0]
    run["automationDetails"] = _automation(report.file if isinstance(report, Rejected) else report.locations.file)
    if isinstance(report, Rejected):
        run["invocations"] = [_failed(report, messages)]
    else:
        run |= {"invocations": [{"executionSuccessful": True}], "properties": _about(report, messages)}
    return run | {"results": [_result(annotation, index[annotation.id], report, messages) for annotation in shown]}


def _automation(file: str) -> JsonObject:
    """Return an id that differs between files. An absolute path is left out, as it would differ between machines."""
    path = uri_of(file)
    return {"id": "implcheck/" if not path or ":" in path else f"implcheck/{path}/"}


def _failed(report: Rejected, messages: Messages) -> JsonObject:
    sentence = messages.message("report.rejected", file=for_terminal(report.file), count=report.count)
    notification = {"level": "error", "message": {"text": for_sarif(sentence)}}
    return {"executionSuccessful": False, "toolExecutionNotifications": [notification]}


def _about(assessment: Assessment, messages: Messages) -> JsonObject:
    about, origin, verdict = assessment.about, assessment.about.questionnaire_origin, assessment.gate_result
    asked = [
        {"option": demand.option, "value": demand.value, "origin": demand.origin or None}
        for demand in verdict.gate.asked
    ]
    possible, score = assessment.possible_levels, assessment.score
    return {
        "project": for_terminal(about.project),
        "phase": about.phase.id,
        "today": about.today.isoformat(),
        "questionnaire": about.questionnaire,
        "questionnaireVersion": about.questionnaire_version,
        "questionnaireSource": for_terminal(origin.file) or None,
        "questionnaireDigest": origin.digest or None,
        "level": assessment.level and assessment.level.value,
        "indication": assessment.indication and assessment.indication.value,
        "possibleLevels": possible and {"best": possible[0].value, "worst": possible[1].value},
        "score": score and {"low": as_number(score.low, 2), "ceiling": as_number(score.ceiling, 2)},
        "headline": messages.headline(assessment),
        "gate": {"demands": verdict.gate.demands, "passed": verdict.passed, "asked": asked},
    }


def _result(annotation: Annotation, index: int, report: Assessment | Rejected, messages: Messages) -> JsonObject:
    fingerprint = annotation.fingerprint()
    text = "\n".join((f"{annotation.title}: {annotation.lines[0]}", *annotation.lines[1:]))
    result: JsonObject = {
        "ruleId": annotation.id,
        "ruleIndex": index,
        "level": annotation.severity.value,
        "message": {"text": for_sarif(text)},
        "locations": [_annotated(annotation)],
        "partialFingerprints": {FINGERPRINT: fingerprint, ALSO_FINGERPRINT: fingerprint},
        # All results have this key, even if empty: without it SARIF readers may take a result as not reviewed.
        "suppressions": [],
        "properties": {"about": annotation.kind.value},
    }
    if annotation.level is not None:
        result["properties"]["level"] = annotation.level.value
    if annotation.points is not None:
        result["properties"]["points"] = as_number(annotation.points, 2)
    if not isinstance(report, Rejected) and annotation.kind in {AnnotationKind.FINDING, AnnotationKind.ACCEPTED}:
        finding = next(risk for risk in report.findings if risk.id == annotation.id)
        if finding.id not in finding.questions:
            result["relatedLocations"] = list(_related(finding, report, messages))
        if annotation.kind is AnnotationKind.ACCEPTED and finding.acceptance is not None:
            result["suppressions"] = [_suppression(finding.acceptance, messages)]
    return result


def _annotated(annotation: Annotation) -> JsonObject:
    # GitHub code scanning requires a line; the gate concerns the whole file, so it gets the first line.
    otherwise = 1 if annotation.kind is AnnotationKind.GATE else 0
    name = annotation.distinguished_by[0] if annotation.kind is AnnotationKind.WARNING else annotation.id
    is_member = annotation.kind is not AnnotationKind.PROBLEM
    return _location(annotation.location, name, is_member=is_member, otherwise=otherwise)


def _location(location: Location, name: str, *, is_member: bool = True, otherwise: int = 0) -> JsonObject:
    """Return a location by file, line and column, and by name. Standard input has the name only.

    `otherwise` is the line for a location without one.
    """
    uri, line = uri_of(location.file), location.line or otherwise
    region = {"region": {"startLine": line, "startColumn": max(1, location.column)}} if line else {}
    physical = {"physicalLocation": {"artifactLocation": {"uri": uri}, **region}} if uri else {}
    logical = {"fullyQualifiedName": name, **({"kind": "member"} if is_member else {})}
    return {**physical, "logicalLocations": [logical]}


def _related(combination: Finding, assessment: Assessment, messages: Messages) -> Iterator[JsonObject]:
    """Yield the answers behind a combination."""
    for number, id_ in enumerate(combination.questions, start=1):
        text = for_sarif(messages.text(assessment.question(id_).title))
        yield {"id": number, **_location(assessment.locations.of((id_,)), id_), "message": {"text": text}}


def _suppression(accepted: Acceptance, messages: Messages) -> JsonObject:
    return {
        "kind": "external",
        "status": "accepted",
        "justification": sentences.acceptance(accepted, messages),
        "properties": {"owner": for_terminal(accepted.risk.owner), "until": accepted.risk.until.isoformat()},
    }
