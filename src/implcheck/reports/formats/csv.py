"""The assessment as a table for a spreadsheet: a row a question that is asked, in the questionnaire's order.

UTF-8 with a byte order mark, without which some spreadsheets take it for something else; lines and quotes as RFC 4180
has them. The order of the columns is fixed: new ones come after the last.
"""

import csv
import io
from collections.abc import Iterable, Sequence

from implcheck.model.assessment import Assessment, Finding, QuestionResult
from implcheck.model.enums import State
from implcheck.model.problem import Location, Problem, Rejected
from implcheck.reports import sentences
from implcheck.reports.options import Options
from implcheck.wording import problems
from implcheck.wording.escape import for_spreadsheet
from implcheck.wording.messages import Messages

COLUMNS = (
    "practice",
    "id",
    "title",
    "state",
    "answer",
    "score",
    "weight",
    "share",
    "points",
    "level",
    "knock-out",
    "note",
    "evidence",
    "do",
    "who",
    "effort",
    "done-when",
    "file",
    "line",
    "project",
    "phase",
    "date",
    "questionnaire",
    "digest",
)
"""The columns of an assessment."""

PROBLEM_COLUMNS = ("file", "line", "column", "problem", "hint")
"""The columns of what is wrong with a file."""

BYTE_ORDER_MARK = "\ufeff"


def render(report: Assessment | Rejected, options: Options) -> str:
    """The questions as rows; of a file that cannot be used its problems as rows."""
    messages = Messages(options.languages)
    if isinstance(report, Rejected):
        return _table(PROBLEM_COLUMNS, (_problem(one, messages) for one in report.listed), messages)
    findings = {one.id: one for one in report.findings}
    asked = (one for one in report.questions if one.state is not State.NOT_ASKED)
    return _table(COLUMNS, (_question(report, one, findings.get(one.id), messages) for one in asked), messages)


def _table(columns: Sequence[str], rows: Iterable[Sequence[str]], messages: Messages) -> str:
    written = io.StringIO(newline="")
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow([messages.message(f"column.{name}") for name in columns])
    writer.writerows(rows)
    return BYTE_ORDER_MARK + written.getvalue()


def _question(of: Assessment, one: QuestionResult, finding: Finding | None, messages: Messages) -> list[str]:
    practice = next(practice for practice in of.practices if practice.id == one.practice)
    location = of.locations.answers.get(one.id, Location(of.locations.file))
    counts = one.state.counts
    return [
        for_spreadsheet(messages.text(practice.title)),
        one.id,
        for_spreadsheet(messages.text(one.title)),
        messages.message(f"state.{one.state}"),
        for_spreadsheet(one.not_applicable_reason or sentences.answer_in_words(one, messages)),
        "" if one.score is None else str(one.score),
        messages.weight(one.weight) if counts else "",
        messages.tenths(100 * one.share) if counts else "",
        messages.tenths(one.points_missing) if counts else "",
        "" if finding is None else messages.level(finding.level),
        messages.message("yes" if one.knock_out else "no"),
        for_spreadsheet(one.note or ""),
        for_spreadsheet("; ".join(one.evidence)),
        *_advice(finding, messages),
        for_spreadsheet(location.file),
        _number(location.line),
        for_spreadsheet(of.about.project),
        messages.phase(of.about.phase),
        "" if of.about.date is None else of.about.date.isoformat(),
        for_spreadsheet(of.about.questionnaire_origin.file or of.about.questionnaire),
        of.about.questionnaire_origin.digest,
    ]


def _advice(finding: Finding | None, messages: Messages) -> list[str]:
    if finding is None:
        return ["", "", "", ""]
    advice = finding.advice
    told = (
        messages.text(advice.do),
        messages.text(advice.who),
        messages.effort(advice.effort),
        messages.text(advice.done_when),
    )
    return [for_spreadsheet(one) for one in told]


def _problem(found: Problem, messages: Messages) -> list[str]:
    location, language = found.location or Location(""), messages.languages[0]
    return [
        for_spreadsheet(location.file),
        _number(location.line),
        _number(location.column),
        for_spreadsheet(problems.sentence(found, language)),
        for_spreadsheet(problems.hint(found, language)),
    ]


def _number(position: int) -> str:
    """A line or column, or nothing: a made-up one would be worse than none."""
    return str(position) if position else ""
