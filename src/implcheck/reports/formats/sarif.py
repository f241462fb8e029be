"""The annotations as SARIF 2.1.0, which code scanners and editors read."""

import re
from collections.abc import Iterable, Iterator, Sequence
from importlib.metadata import version
from typing import Any

from implcheck.model.assessment import Assessment
from implcheck.model.findings import Acceptance, Finding
from implcheck.model.problem import Location, Rejected
from implcheck.reports import risks, sentences
from implcheck.reports.document import Row
from implcheck.reports.formats.annotations import (
    Annotation,
    AnnotationKind,
    Severity,
    annotations,
    severity_of,
    warning_subject,
)
from implcheck.reports.formats.json_text import json_document
from implcheck.reports.options import Options
from implcheck.wording.escape import for_markdown, for_sarif, for_terminal
from implcheck.wording.file_names import uri_of
from implcheck.wording.messages import Messages
from implcheck.wording.number_format import as_number

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

FINGERPRINT = "implcheck/v1"
"""The key of fingerprints; its version is raised when their computation changes."""

ALSO_FINGERPRINT = "primaryLocationLineHash"
"""The key that GitHub code scanning reads. Without it GitHub hashes the text of the line, so that a changed answer would
become another alert."""

LONGEST = 4000
"""The most characters of a paragraph of help."""

_LANGUAGE = re.compile("[a-zA-Z]{2}(-[a-zA-Z]{2})?")

JsonObject = dict[str, Any]
"""A JSON object."""


def render(report: Assessment | Rejected, options: Options) -> str:
    """Return a log of one run as JSON: UTF-8, indented by two, the same bytes every time."""
    messages = Messages.for_report(report, options.languages)
    return json_document({"$schema": SCHEMA, "version": "2.1.0", "runs": [_run(report, messages)]})


def _run(report: Assessment | Rejected, messages: Messages) -> JsonObject:
    shown = annotations(report, messages)
    rules = _rules(report, shown, messages)
    driver = {"name": "implcheck", "version": version("implcheck"), "rules": list(rules.values())}
    run: JsonObject = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints"}
    if _LANGUAGE.fullmatch(messages.languages[0]):
        run["language"] = messages.languages[0]
    # The id differs between files. An absolute path is left out, as it would differ between machines.
    path = uri_of(report.file if isinstance(report, Rejected) else report.locations.file)
    run["automationDetails"] = {"id": "implcheck/" if not path or ":" in path else f"implcheck/{path}/"}
    if isinstance(report, Rejected):
        sentence = messages.message("report.rejected", file=for_terminal(report.file), count=report.count)
        notification = {"level": "error", "message": {"text": for_sarif(sentence)}}
        run["invocations"] = [{"executionSuccessful": False, "toolExecutionNotifications": [notification]}]
    else:
        run |= {"invocations": [{"executionSuccessful": True}], "properties": _about(report, messages)}
    index = {id_: at for at, id_ in enumerate(rules)}
    return run | {"results": [_result(annotation, index[annotation.id], report, messages) for annotation in shown]}


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


def _rules(report: Assessment | Rejected, shown: Iterable[Annotation], messages: Messages) -> dict[str, JsonObject]:
    """Return a rule by id per question, per combination that holds, and per code of another annotation, in this order.

    Only the advice depends on the answers.
    """
    rules: dict[str, JsonObject] = {}
    if not isinstance(report, Rejected):
        advice = {finding.id: risks.advice(finding, messages) for finding in report.findings}
        for question in report.questions:
            rows = [
                Row(messages.message("report.how"), messages.text(question.help)),
                Row(messages.message("report.ask-for"), messages.text(question.evidence_needed)),
                *advice.get(question.id, ()),
            ]
            texts = messages.text(question.title), messages.text(question.text)
            rules[question.id] = _advised(question.id, texts, rows, Severity.WARNING, (question.practice,))
        for finding in report.findings:
            if finding.id not in rules:
                texts, severity = (
                    (messages.text(finding.title), messages.text(finding.risk)),
                    severity_of(finding.level),
                )
                rules[finding.id] = _advised(finding.id, texts, advice[finding.id], severity, finding.practices)
    for annotation in shown:
        if annotation.id not in rules:  # a reason or problem: its own sentence is in the result
            is_warning = annotation.kind is AnnotationKind.WARNING
            subject = warning_subject(annotation.id) if is_warning else annotation.kind
            full, help_ = (messages.message(f"annotation.{part}-{subject}") for part in ("about", "help"))
            rules[annotation.id] = _rule(annotation.id, (annotation.title, full), help_, annotation.severity)
    return rules


def _advised(
    id_: str, texts: tuple[str, str], rows: Sequence[Row], severity: Severity, practices: Iterable[str]
) -> JsonObject:
    """Return a rule with help in rows, as text and as Markdown; its practices are its tags."""
    rule = _rule(id_, texts, "\n".join(f"{row.label}: {row.text}" for row in rows), severity)
    marked = (f"- **{for_markdown(row.label, LONGEST)}**: {for_markdown(row.text, LONGEST)}" for row in rows)
    rule["help"]["markdown"] = "\n".join(marked)
    return rule | {"properties": {"tags": list(dict.fromkeys(practices))}}


def _rule(id_: str, texts: tuple[str, str], help_: str, severity: Severity) -> JsonObject:
    """Return a rule with a short and a full text."""
    short, full = texts
    return {
        "id": id_,
        "name": "".join(part.capitalize() for part in id_.replace(".", "-").split("-")),
        "shortDescription": {"text": for_sarif(short)},
        "fullDescription": {"text": for_sarif(full)},
        "help": {"text": for_sarif(help_)},
        "defaultConfiguration": {"level": severity.value},
    }


def _result(annotation: Annotation, index: int, report: Assessment | Rejected, messages: Messages) -> JsonObject:
    fingerprint = annotation.fingerprint()
    is_gate, is_problem = annotation.kind is AnnotationKind.GATE, annotation.kind is AnnotationKind.PROBLEM
    name = annotation.distinguished_by[0] if annotation.kind is AnnotationKind.WARNING else annotation.id
    text = "\n".join((f"{annotation.title}: {annotation.lines[0]}", *annotation.lines[1:]))
    result: JsonObject = {
        "ruleId": annotation.id,
        "ruleIndex": index,
        "level": annotation.severity.value,
        "message": {"text": for_sarif(text)},
        # GitHub code scanning requires a line; the gate concerns the whole file, so it gets the first line.
        "locations": [_location(annotation.location, name, is_member=not is_problem, otherwise=int(is_gate))],
        "partialFingerprints": {FINGERPRINT: fingerprint, ALSO_FINGERPRINT: fingerprint},
        # All results have this key, even if empty: without it SARIF readers may take a result as not reviewed.
        "suppressions": [],
        "properties": {"about": annotation.kind.value},
    }
    if annotation.level is not None:
        result["properties"]["level"] = annotation.level.value
    if annotation.points is not None:
        result["properties"]["points"] = as_number(annotation.points, 2)
    if not isinstance(report, Rejected) and annotation.level is not None:
        finding = next(risk for risk in report.findings if risk.id == annotation.id)
        if finding.id not in finding.questions:
            result["relatedLocations"] = list(_related(finding, report, messages))
        if annotation.kind is AnnotationKind.ACCEPTED and finding.acceptance is not None:
            result["suppressions"] = [_suppression(finding.acceptance, messages)]
    return result


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
