"""What there is to say at the lines of an answers file, as GitHub's workflow commands: annotations of a pull request.

GitHub shows ten errors, ten warnings and ten notices of a step and drops the rest, so that no more are written: the
most important ones, and in place of the last one how many more there are. That stays below the fifty of a job.
"""

from collections.abc import Iterator, Sequence

from implcheck.model.assessment import Assessment
from implcheck.model.enums import Level
from implcheck.model.problem import Location, Rejected
from implcheck.reports import sentences
from implcheck.reports.formats.annotations import Annotation, Kind, Severity, annotations
from implcheck.reports.options import Options
from implcheck.wording.escape import for_terminal, for_workflow_data, for_workflow_property
from implcheck.wording.file_names import path_of
from implcheck.wording.messages import Messages

SHOWN = 10
"""Annotations of one severity that GitHub shows of a step."""

LONGEST_TITLE, LONGEST_MESSAGE = 200, 4000
"""Characters of a title and of a message that are written; GitHub shows some 64 KiB of a message, nobody reads it."""

COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def render(report: Assessment | Rejected, options: Options) -> str:
    """The verdict, and then a line per annotation: errors, warnings, notices."""
    messages = Messages(options.languages)
    found = [*_verdict(report, messages), *sorted(_chosen(report, messages), key=_importance)]
    lines: list[str] = []
    for severity, command in COMMANDS.items():
        of_it = [one for one in found if one.severity is severity]
        shown = of_it if len(of_it) <= SHOWN else of_it[: SHOWN - 1]
        lines += [_command(command, one.location, one.title, one.lines) for one in shown]
        left = len(of_it) - len(shown)
        if isinstance(report, Rejected) and severity is Severity.ERROR:
            left += report.left_out
        if left:
            told = messages.message("annotation.more", count=left)
            lines.append(_command(command, Location(""), messages.message("annotation.more-title"), (told,)))
    return "".join(f"{line}\n" for line in lines)


def _command(name: str, location: Location, title: str, message: Sequence[str]) -> str:
    """A workflow command. Without a file it is one of the job as a whole."""
    told = {"file": for_terminal(path_of(location.file))}
    if told["file"] and location.line:
        told |= {"line": str(location.line), "col": str(location.column)}
    told["title"] = _cut(title, LONGEST_TITLE)
    properties = ",".join(f"{key}={for_workflow_property(value)}" for key, value in told.items() if value)
    return f"::{name} {properties}::{for_workflow_data(_cut(chr(10).join(message), LONGEST_MESSAGE))}"


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else f"{text[: longest - 1]}…"


def _chosen(report: Assessment | Rejected, messages: Messages) -> Iterator[Annotation]:
    """What is worth a line: not the gate's reasons that the verdict tells, and of what is accepted only knock-outs."""
    knock_outs = set() if isinstance(report, Rejected) else {one.risk.finding for one in report.accepted_knock_outs}
    for one in annotations(report, messages):
        if one.kind is Kind.ACCEPTED and one.id in knock_outs:
            # Nobody may read past it, but it is no error: somebody answers for it.
            yield one._replace(level=Level.MODERATE)
        elif (
            one.id != "problems-left-out"
            and one.kind is not Kind.ACCEPTED
            and (one.kind is not Kind.GATE or one.location.line)
        ):
            yield one


def _importance(one: Annotation) -> tuple[int, int]:
    """Broken demands and warnings before risks, the worse risks first, and the unknown before what is only low."""
    first = one.kind in {Kind.GATE, Kind.ACCEPTED, Kind.WARNING, Kind.UNKNOWN}
    return (0 if first else 1, -one.level.rank if one.level is not None else 0)


def _verdict(report: Assessment | Rejected, messages: Messages) -> Iterator[Annotation]:
    """The verdict on the whole, at no line; an error if the gate failed."""
    if isinstance(report, Rejected):
        return
    verdict = report.gate_result
    lines = [
        f"{messages.headline(report)}.",
        f"{messages.score(report)}.",
        *sentences.without_level(report, messages),
        *sentences.find_out_first(report, messages),
    ]
    if verdict.gate.demands:
        outcome = sentences.gate_outcome(report, messages)
        lines.append(f"{messages.message('report.gate')}: {outcome}. {' '.join(sentences.gate(report, messages))}")
    else:
        lines += [messages.reason(one) for one in report.reasons]
    lines += sentences.own_questionnaire(report.about.questionnaire_origin, messages)
    if report.skipped_questions:
        lines.append(sentences.quick_check(report, messages))
    yield Annotation(
        kind=Kind.GATE,
        id="verdict",
        told_apart_by=(),
        title=for_terminal(report.about.project),
        lines=tuple(lines),
        location=Location(""),
        level=Level.LOW if verdict.passed else Level.CRITICAL,
    )
