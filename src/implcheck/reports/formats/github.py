"""The annotations as GitHub's workflow commands, which annotate a pull request.

GitHub shows ten errors, ten warnings and ten notices of a step and drops the rest. So at most ten of each are written:
the most important ones, with the number of others in place of the tenth. That stays below the fifty of a job.
"""

from collections.abc import Iterator

from implcheck.model.assessment import Assessment
from implcheck.model.enums import Level
from implcheck.model.problem import Location, Rejected
from implcheck.reports import gate, sentences, verdict
from implcheck.reports.formats.anchoring import Anchors
from implcheck.reports.formats.annotations import Annotation, AnnotationKind, Severity, annotations
from implcheck.reports.options import Options
from implcheck.wording.escape import for_terminal, for_workflow_data, for_workflow_property, shortened
from implcheck.wording.file_names import path_of
from implcheck.wording.messages import Messages

SHOWN = 10
"""The most annotations of each severity that GitHub shows for a step."""

LONGEST_TITLE, LONGEST_MESSAGE = 200, 4000
"""The most characters of a title and of a message, although GitHub shows about 64 KiB of a message."""

COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def render(report: Assessment | Rejected, options: Options) -> str:
    """Return the verdict, and then a line per annotation: errors, warnings, notices."""
    messages = Messages.for_report(report, options.languages)
    found = sorted(_chosen(report, messages), key=_is_risk)
    anchors = Anchors(report, options)
    lines: list[str] = []
    for severity, command in COMMANDS.items():
        all_ = [annotation for annotation in found if annotation.severity is severity]
        shown = all_ if len(all_) <= SHOWN else all_[: SHOWN - 1]
        left = len(all_) - len(shown)
        left += report.left_out if isinstance(report, Rejected) and severity is Severity.ERROR else 0
        if left:
            title, more = messages.message("annotation.more-title"), messages.message("annotation.more", count=left)
            shown.append(Annotation(AnnotationKind.WARNING, "more", title, (more,), Location("")))
        lines += [_command(command, anchors.anchored(annotation, messages)) for annotation in shown]
    return "".join(f"{line}\n" for line in lines)


def _command(name: str, annotation: Annotation) -> str:
    """Return the workflow command of an anchored annotation; without a file it is about the job as a whole."""
    location = annotation.location
    file = for_terminal(path_of(location.file))
    place = {"file": file, "line": str(location.line), "col": str(location.column)} if file else {}
    named = {**place, "title": shortened(annotation.title, LONGEST_TITLE)}
    properties = ",".join(f"{key}={for_workflow_property(value)}" for key, value in named.items() if value)
    return f"::{name} {properties}::{for_workflow_data(shortened(chr(10).join(annotation.lines), LONGEST_MESSAGE))}"


def _chosen(report: Assessment | Rejected, messages: Messages) -> Iterator[Annotation]:
    """Yield the verdict and what it does not name; of the accepted risks only the knock-outs."""
    knock_outs = set()
    if not isinstance(report, Rejected):
        yield _verdict(report, messages)
        knock_outs = {accepted.risk.finding for accepted in report.accepted_knock_outs}
    for annotation in annotations(report, messages):
        is_accepted = annotation.kind is AnnotationKind.ACCEPTED
        is_named = annotation.kind is AnnotationKind.GATE and not annotation.location.line
        if is_accepted and annotation.id in knock_outs:
            # A warning, as the risk must be visible but its owner has accepted it.
            yield annotation._replace(level=Level.MODERATE)
        elif not (is_accepted or is_named or annotation.id == "problems-left-out"):
            yield annotation


def _is_risk(annotation: Annotation) -> bool:
    """Return the key that sorts failed demands, warnings and unknowns before risks, which keep their order."""
    return annotation.kind in {AnnotationKind.FINDING, AnnotationKind.PROBLEM}


def _verdict(report: Assessment, messages: Messages) -> Annotation:
    """Return the overall verdict, without a line; an error if the gate failed."""
    lines = [
        f"{messages.headline(report)}.",
        f"{messages.score(report)}.",
        *verdict.without_level(report, messages),
        *verdict.find_out_first(report.most_informative, report, messages),
    ]
    if report.gate_result.gate.demands:
        outcome = gate.outcome(report, messages)
        lines.append(f"{messages.message('report.gate')}: {outcome}. {' '.join(gate.explained(report, messages))}")
    else:
        lines += [messages.reason(reason) for reason in report.reasons]
    lines += verdict.level_range(report, "range", messages)
    lines += sentences.own_questionnaire(report.about.questionnaire_origin, messages)
    if report.skipped_questions:
        lines.append(verdict.quick_check(report, messages))
    title, level = for_terminal(report.about.project), Level.LOW if report.gate_result.passed else Level.CRITICAL
    return Annotation(AnnotationKind.GATE, "verdict", title, tuple(lines), Location(""), level=level)
