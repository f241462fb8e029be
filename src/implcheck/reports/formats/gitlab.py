"""What there is to say at the lines of an answers file, as GitLab's Code Quality report.

An entry has the fields that GitLab documents and no others. It asks for a line: what stands on no line is put at
line 1, and what is not answered at `answers`.
"""

from collections.abc import Iterator

from implcheck.model.assessment import Assessment
from implcheck.model.enums import Level
from implcheck.model.problem import STANDARD_INPUT_NAME, Location, Rejected
from implcheck.reports import sentences
from implcheck.reports.formats.annotations import Annotation, Kind, annotations
from implcheck.reports.formats.json_text import document
from implcheck.reports.options import Options
from implcheck.wording.escape import for_terminal
from implcheck.wording.file_names import path_of
from implcheck.wording.messages import Messages

_BY_LEVEL = {Level.LOW: "minor", Level.MODERATE: "major", Level.HIGH: "critical", Level.CRITICAL: "blocker"}

_BY_KIND = {
    Kind.GATE: "blocker",
    Kind.ACCEPTED: "info",
    Kind.WARNING: "major",
    Kind.UNKNOWN: "info",
    Kind.PROBLEM: "blocker",
}
"""Accepted risks stay in sight but weigh nothing: the format knows no acceptance."""


def render(report: Assessment | Rejected, options: Options) -> str:
    """The entries as JSON: UTF-8, indented by two, the same bytes every time."""
    messages = Messages(options.languages)
    return document([_entry(one) for one in (*_questionnaire(report, messages), *annotations(report, messages))])


def _questionnaire(report: Assessment | Rejected, messages: Messages) -> Iterator[Annotation]:
    """That the answers were not judged by a built-in questionnaire: the format has no other place for it."""
    if isinstance(report, Rejected):
        return
    for sentence in sentences.own_questionnaire(report.about.questionnaire_origin, messages):
        location = Location(report.locations.file)
        yield Annotation(
            Kind.WARNING, "questionnaire", (), messages.text(report.about.questionnaire_title), (sentence,), location
        )


def _entry(one: Annotation) -> dict[str, object]:
    # An entry must have a path. That of standard input is its name: a made-up one would be wrong.
    path = for_terminal(path_of(one.location.file)) or STANDARD_INPUT_NAME
    severity = _BY_KIND[one.kind] if one.kind in _BY_KIND or one.level is None else _BY_LEVEL[one.level]
    return {
        "description": f"{one.title}: {' · '.join(one.lines)}",
        "check_name": one.id,
        "fingerprint": one.fingerprint(path),
        "severity": severity,
        "location": {"path": path, "lines": {"begin": max(1, one.location.line)}},
    }
