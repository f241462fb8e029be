"""The annotations as GitLab's Code Quality report.

An entry has the fields that GitLab documents and no others. GitLab requires a line: an annotation without one is put
at line 1, and an unanswered question at `answers`.
"""

from collections.abc import Iterator

from implcheck.model.assessment import Assessment
from implcheck.model.enums import Level
from implcheck.model.problem import STANDARD_INPUT_NAME, Location, Rejected
from implcheck.reports import sentences
from implcheck.reports.formats.annotations import Annotation, AnnotationKind, annotations
from implcheck.reports.formats.serialization import json_document
from implcheck.reports.options import Options
from implcheck.wording.escape import for_terminal
from implcheck.wording.file_names import path_of
from implcheck.wording.messages import Messages

_BY_LEVEL = {Level.LOW: "minor", Level.MODERATE: "major", Level.HIGH: "critical", Level.CRITICAL: "blocker"}

_BY_KIND = {
    AnnotationKind.GATE: "blocker",
    AnnotationKind.ACCEPTED: "info",
    AnnotationKind.WARNING: "major",
    AnnotationKind.UNKNOWN: "info",
    AnnotationKind.PROBLEM: "blocker",
}
"""Accepted risks are shown as information, as the format has no acceptance."""


def render(report: Assessment | Rejected, options: Options) -> str:
    """Return the entries as JSON: UTF-8, indented by two, the same bytes every time."""
    messages = Messages.for_report(report, options.languages)
    return json_document(
        [_entry(annotation) for annotation in (*_questionnaire(report, messages), *annotations(report, messages))]
    )


def _questionnaire(report: Assessment | Rejected, messages: Messages) -> Iterator[Annotation]:
    """Yield an annotation that names the questionnaire if it is not built in, as the format has no field for that."""
    if isinstance(report, Rejected):
        return
    location = Location(report.locations.file)
    for sentence in sentences.own_questionnaire(report.about.questionnaire_origin, messages):
        title = messages.text(report.about.questionnaire_title)
        yield Annotation(AnnotationKind.WARNING, "questionnaire", title, (sentence,), location)


def _entry(annotation: Annotation) -> dict[str, object]:
    # An entry must have a path; for standard input that is its name.
    path = for_terminal(path_of(annotation.location.file)) or STANDARD_INPUT_NAME
    severity = (
        _BY_KIND[annotation.kind]
        if annotation.kind in _BY_KIND or annotation.level is None
        else _BY_LEVEL[annotation.level]
    )
    return {
        "description": f"{annotation.title}: {' · '.join(annotation.lines)}",
        "check_name": annotation.id,
        "fingerprint": annotation.fingerprint(path),
        "severity": severity,
        "location": {"path": path, "lines": {"begin": max(1, annotation.location.line)}},
    }
