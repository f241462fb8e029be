"""The assessment as CSV: a row per question that is asked, in the questionnaire's order.

UTF-8 with a byte order mark, which some spreadsheets need to recognise the encoding; lines and quotes follow RFC 4180.
The order of the columns is fixed: new ones come after the last.
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
    "points-missing",
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
    """Return the questions as rows, or the problems of a file that cannot be used."""
    messages = Messages.for_report(report, options.languages)
    if isinstance(report, Rejected):
        return _table(PROBLEM_COLUMNS, (_problem(found, messages) for found in report.listed), messages)
    findings = {finding.id: finding for finding in report.findings}
    asked = (question for question in report.questions if question.state is not State.NOT_ASKED)
    return _table(
        COLUMNS, (_question(report, question, findings.get(question.id), messages) for question in asked), messages
    )


def _table(columns: Sequence[str], rows: Iterable[Sequence[str]], messages: Messages) -> str:
    written = io.StringIO(newline="")
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow([messages.message(f"column.{name}") for name in columns])
    writer.writerows(rows)
    return BYTE_ORDER_MARK + written.getvalue()


def _question(
    assessment: Assessment, question: QuestionResult, finding: Finding | None, messages: Messages
) -> list[str]:
    practice = next(practice for practice in assessment.practices if practice.id == question.practice)
    location = assessment.locations.answers.get(question.id, Location(assessment.locations.file))
    counts = question.state.counts
    return [
        for_spreadsheet(messages.text(practice.title)),
        question.id,
        for_spreadsheet(messages.text(question.title)),
        messages.message(f"state.{question.state}"),
        for_spreadsheet(question.not_applicable_reason or sentences.answer_in_words(question, messages)),
        "" if question.score is None else str(question.score),
        messages.weight(question.weight) if counts else "",
        messages.tenths(100 * question.share) if counts else "",
        messages.tenths(question.points_missing) if counts else "",
        "" if finding is None else messages.level(finding.level),
        messages.message("yes" if question.knock_out else "no"),
        for_spreadsheet(question.note or ""),
        for_spreadsheet("; ".join(question.evidence)),
        *_advice(finding, messages),
        for_spreadsheet(location.file),
        _number(location.line),
        for_spreadsheet(assessment.about.project),
        messages.phase(assessment.about.phase),
        "" if assessment.about.date is None else assessment.about.date.isoformat(),
        for_spreadsheet(assessment.about.questionnaire_origin.file or assessment.about.questionnaire),
        assessment.about.questionnaire_origin.digest,
    ]


def _advice(finding: Finding | None, messages: Messages) -> list[str]:
    if finding is None:
        return ["", "", "", ""]
    advice = finding.advice
    texts = (
        messages.text(advice.do),
        messages.text(advice.who),
        messages.effort(advice.effort),
        messages.text(advice.done_when),
    )
    return [for_spreadsheet(text) for text in texts]


def _problem(problem: Problem, messages: Messages) -> list[str]:
    location, language = problem.location or Location(""), messages.languages[0]
    return [
        for_spreadsheet(location.file),
        _number(location.line),
        _number(location.column),
        for_spreadsheet(problems.sentence(problem, language)),
        for_spreadsheet(problems.hint(problem, language)),
    ]


def _number(position: int) -> str:
    """Return a line or column as text; empty if it is not known."""
    return str(position) if position else ""
