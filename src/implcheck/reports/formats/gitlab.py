"""The annotations as GitLab's Code Quality report.

An entry has the fields that GitLab documents and no others. GitLab requires a file and a line: what has none is put at
line 1 of the first file, and an unanswered question at `answers`.
"""

from collections.abc import Mapping

from implcheck.model.assessment import Assessment
from implcheck.model.enums import Level
from implcheck.model.problem import STANDARD_INPUT_NAME, Location, Rejected
from implcheck.reports import sentences
from implcheck.reports.formats.anchoring import Anchors
from implcheck.reports.formats.annotations import Annotation, AnnotationKind, annotations
from implcheck.reports.formats.json_text import json_document
from implcheck.reports.options import Options
from implcheck.wording.escape import for_terminal
from implcheck.wording.file_names import path_of
from implcheck.wording.messages import Messages

_SEVERITIES: Mapping[AnnotationKind | Level | None, str] = {
    AnnotationKind.ACCEPTED: "info",
    AnnotationKind.WARNING: "major",
    AnnotationKind.UNKNOWN: "info",
    Level.LOW: "minor",
    Level.MODERATE: "major",
    Level.HIGH: "critical",
}
"""By kind, or else by level; all others are blockers. The format has no acceptance: accepted risks are information."""


def render(report: Assessment | Rejected, options: Options) -> str:
    """Return the entries as JSON: UTF-8, indented by two, the same bytes every time."""
    messages = Messages.for_report(report, options.languages)
    shown = annotations(report, messages)
    if not isinstance(report, Rejected):
        # The format has no field for a questionnaire that is not built in, so an annotation names it.
        title, location = messages.text(report.about.questionnaire_title), Location(report.locations.file)
        for sentence in sentences.own_questionnaire(report.about.questionnaire_origin, messages):
            shown = Annotation(AnnotationKind.WARNING, "questionnaire", title, (sentence,), location), *shown
    anchors = Anchors(report, options)
    return json_document([_entry(anchors.anchored(found, messages), _path(anchors.own_file(found))) for found in shown])


def _path(file: str) -> str:
    """Return the path of a file or folder. An entry must have one; for standard input that is its name."""
    return for_terminal(path_of(file) or file) or STANDARD_INPUT_NAME


def _entry(annotation: Annotation, own_path: str) -> dict[str, object]:
    """Return the entry of an anchored annotation; `own_path` is the file or folder that it belongs to."""
    return {
        "description": f"{annotation.title}: {' · '.join(annotation.lines)}",
        "check_name": annotation.id,
        "fingerprint": annotation.fingerprint(own_path),
        "severity": _SEVERITIES.get(annotation.kind) or _SEVERITIES.get(annotation.level, "blocker"),
        "location": {"path": _path(annotation.location.file), "lines": {"begin": annotation.location.line}},
    }
