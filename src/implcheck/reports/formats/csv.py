"""The assessment as a table for a spreadsheet: a row a question that is asked, in the questionnaire's order.

UTF-8 with a byte order mark, without which some spreadsheets take it for something else; lines and quotes as RFC 4180
has them. The order of the columns is fixed: new ones come after the last.
"""

import csv
import io
from collections.abc import Iterable, Sequence

from implcheck.model.assessment import Assessment, Finding, QuestionResult
from implcheck.model.enums import State
from implcheck.model.problem import Place, Problem, Rejected
from implcheck.reports import narrative
from implcheck.reports.options import Options
from implcheck.wording import problems
from implcheck.wording.escape import for_spreadsheet
from implcheck.wording.messages import Words

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
    words = Words(options.languages)
    if isinstance(report, Rejected):
        return _table(PROBLEM_COLUMNS, (_problem(one, words) for one in report.listed), words)
    findings = {one.id: one for one in report.findings}
    asked = (one for one in report.questions if one.state is not State.NOT_ASKED)
    return _table(COLUMNS, (_question(report, one, findings.get(one.id), words) for one in asked), words)


def _table(columns: Sequence[str], rows: Iterable[Sequence[str]], words: Words) -> str:
    written = io.StringIO(newline="")
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow([words.say(f"column.{name}") for name in columns])
    writer.writerows(rows)
    return BYTE_ORDER_MARK + written.getvalue()


def _question(of: Assessment, one: QuestionResult, finding: Finding | None, words: Words) -> list[str]:
    practice = next(practice for practice in of.practices if practice.id == one.practice)
    place = of.places.answers.get(one.id, Place(of.places.file))
    counts = one.state.counts
    return [
        for_spreadsheet(words.text(practice.title)),
        one.id,
        for_spreadsheet(words.text(one.title)),
        words.say(f"state.{one.state}"),
        for_spreadsheet(one.reason or narrative.given(one, words)),
        "" if one.score is None else str(one.score),
        words.weight(one.weight) if counts else "",
        words.tenths(100 * one.share) if counts else "",
        words.tenths(one.points_open) if counts else "",
        "" if finding is None else words.level(finding.level),
        words.say("yes" if one.knock_out else "no"),
        for_spreadsheet(one.note or ""),
        for_spreadsheet("; ".join(one.evidence)),
        *_advice(finding, words),
        for_spreadsheet(place.file),
        _number(place.line),
        for_spreadsheet(of.about.project),
        words.phase(of.about.phase),
        "" if of.about.date is None else of.about.date.isoformat(),
        for_spreadsheet(of.about.questionnaire_origin.file or of.about.questionnaire),
        of.about.questionnaire_origin.digest,
    ]


def _advice(finding: Finding | None, words: Words) -> list[str]:
    if finding is None:
        return ["", "", "", ""]
    advice = finding.advice
    told = (words.text(advice.do), words.text(advice.who), words.effort(advice.effort), words.text(advice.done_when))
    return [for_spreadsheet(one) for one in told]


def _problem(found: Problem, words: Words) -> list[str]:
    place, language = found.place or Place(""), words.languages[0]
    return [
        for_spreadsheet(place.file),
        _number(place.line),
        _number(place.column),
        for_spreadsheet(problems.sentence(found, language)),
        for_spreadsheet(problems.hint(found, language)),
    ]


def _number(position: int) -> str:
    """A line or column, or nothing: a made-up one would be worse than none."""
    return str(position) if position else ""
