"""What there is to say at the lines of an answers file, as SARIF 2.1.0: what code scanners and editors read."""

import re
from collections.abc import Iterator
from importlib.metadata import version
from typing import Any

from implcheck.model.assessment import Acceptance, Assessment, Finding
from implcheck.model.problem import Location, Rejected
from implcheck.reports import sentences
from implcheck.reports.formats.annotations import Annotation, Kind, annotations
from implcheck.reports.formats.json_text import document
from implcheck.reports.formats.sarif_rules import rules
from implcheck.reports.options import Options
from implcheck.wording.escape import for_sarif, for_terminal
from implcheck.wording.file_names import uri_of
from implcheck.wording.messages import Messages
from implcheck.wording.number_format import as_number

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

FINGERPRINT = "implcheck/v1"
"""The version goes up when fingerprints are made in another way."""

ALSO_FINGERPRINT = "primaryLocationLineHash"
"""The one that code scanning at GitHub looks at. Without it, one is made of the text of the line: an answer that
changes would be another risk."""

_LANGUAGE = re.compile("[a-zA-Z]{2}(-[a-zA-Z]{2})?")

Part = dict[str, Any]
"""A JSON object."""


def render(report: Assessment | Rejected, options: Options) -> str:
    """A log of one run as JSON: UTF-8, indented by two, the same bytes every time."""
    messages = Messages(options.languages)
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [_run(report, messages)]}
    return document(log)


def _run(report: Assessment | Rejected, messages: Messages) -> Part:
    found = annotations(report, messages)
    described = rules(report, found, messages)
    index = {one["id"]: at for at, one in enumerate(described)}
    driver: Part = {"name": "implcheck", "version": version("implcheck"), "rules": described}
    run: Part = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints"}
    if _LANGUAGE.fullmatch(messages.languages[0]):
        run["language"] = messages.languages[0]
    if isinstance(report, Rejected):
        run |= {"automationDetails": _automation(report.file), "invocations": [_failed(report, messages)]}
    else:
        run |= {
            "automationDetails": _automation(report.locations.file),
            "invocations": [{"executionSuccessful": True}],
            "properties": _about(report, messages),
        }
    return run | {"results": [_result(one, index[one.id], report, messages) for one in found]}


def _automation(file: str) -> Part:
    """What tells the runs about several files apart; an absolute path would tell machines apart, and is left out."""
    path = uri_of(file)
    return {"id": "implcheck/" if not path or ":" in path else f"implcheck/{path}/"}


def _failed(report: Rejected, messages: Messages) -> Part:
    told = messages.message("report.rejected", file=for_terminal(report.file), count=report.count)
    notification = {"level": "error", "message": {"text": for_sarif(told)}}
    return {"executionSuccessful": False, "toolExecutionNotifications": [notification]}


def _about(of: Assessment, messages: Messages) -> Part:
    asked = [
        {"option": one.option, "value": one.value, "origin": one.origin or None} for one in of.gate_result.gate.asked
    ]
    gate = {"demands": of.gate_result.gate.demands, "passed": of.gate_result.passed, "asked": asked}
    return {
        "project": for_terminal(of.about.project),
        "phase": of.about.phase.value,
        "today": of.about.today.isoformat(),
        "questionnaire": of.about.questionnaire,
        "questionnaireVersion": of.about.questionnaire_version,
        "questionnaireSource": for_terminal(of.about.questionnaire_origin.file) or None,
        "questionnaireDigest": of.about.questionnaire_origin.digest or None,
        "level": of.level.value if of.level is not None else None,
        "indication": of.indication.value if of.indication is not None else None,
        "range": None
        if of.possible_levels is None
        else {"best": of.possible_levels[0].value, "worst": of.possible_levels[1].value},
        "score": None
        if of.score is None
        else {"low": as_number(of.score.low, 2), "ceiling": as_number(of.score.high, 2)},
        "headline": messages.headline(of),
        "gate": gate,
    }


def _result(one: Annotation, index: int, report: Assessment | Rejected, messages: Messages) -> Part:
    fingerprint = one.fingerprint()
    result: Part = {
        "ruleId": one.id,
        "ruleIndex": index,
        "level": one.severity.value,
        "message": {"text": for_sarif("\n".join((f"{one.title}: {one.lines[0]}", *one.lines[1:])))},
        "locations": [_location(one)],
        "partialFingerprints": {FINGERPRINT: fingerprint, ALSO_FINGERPRINT: fingerprint},
        # Readers may take a result without these for one that nobody looked at: all have them, or none.
        "suppressions": [],
        "properties": {"about": one.kind.value},
    }
    if one.level is not None:
        result["properties"]["level"] = one.level.value
    if one.points is not None:
        result["properties"]["points"] = as_number(one.points, 2)
    if not isinstance(report, Rejected) and one.kind in {Kind.FINDING, Kind.ACCEPTED}:
        finding = next(each for each in report.findings if each.id == one.id)
        if finding.id not in finding.questions:
            result["relatedLocations"] = list(_related(finding, report, messages))
        if one.kind is Kind.ACCEPTED and finding.acceptance is not None:
            result["suppressions"] = [_suppression(finding.acceptance, messages)]
    return result


def _location(one: Annotation) -> Part:
    """Where it stands: in the file, by line and column, and by name. Standard input is no file, and has the name only."""
    # Code scanning at GitHub asks for a line; a gate is of the file as a whole, which begins at its first.
    physical = _physical(one.location, otherwise=1 if one.kind is Kind.GATE else 0)
    name = one.told_apart_by[0] if one.kind is Kind.WARNING else one.id
    logical = {"fullyQualifiedName": name} | ({"kind": "member"} if one.kind is not Kind.PROBLEM else {})
    return {**({"physicalLocation": physical} if physical else {}), "logicalLocations": [logical]}


def _physical(location: Location, otherwise: int = 0) -> Part:
    """The file and, where there is one, the line and column; `otherwise` is the line for a place that has none."""
    uri, line = uri_of(location.file), location.line or otherwise
    if not uri:
        return {}
    region = {"region": {"startLine": line, "startColumn": max(1, location.column)}} if line else {}
    return {"artifactLocation": {"uri": uri}, **region}


def _related(combination: Finding, of: Assessment, messages: Messages) -> Iterator[Part]:
    """The answers behind a combination."""
    for number, id_ in enumerate(combination.questions, start=1):
        physical = _physical(of.locations.of((id_,)))
        yield {
            "id": number,
            **({"physicalLocation": physical} if physical else {}),
            "logicalLocations": [{"fullyQualifiedName": id_, "kind": "member"}],
            "message": {"text": for_sarif(messages.text(of.question(id_).title))},
        }


def _suppression(accepted: Acceptance, messages: Messages) -> Part:
    return {
        "kind": "external",
        "status": "accepted",
        "justification": sentences.acceptance(accepted, messages),
        "properties": {"owner": for_terminal(accepted.risk.owner), "until": accepted.risk.until.isoformat()},
    }
