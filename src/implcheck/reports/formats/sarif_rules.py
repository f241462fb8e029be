"""What a SARIF log says about each thing that it can report: a question, a combination, a reason, a problem."""

from collections.abc import Sequence
from typing import Any

from implcheck.model.assessment import Assessment, Finding, QuestionResult
from implcheck.model.problem import Rejected
from implcheck.reports import risks
from implcheck.reports.document import Row
from implcheck.reports.formats.annotations import BY_LEVEL, Annotation, Severity
from implcheck.wording.escape import for_markdown, for_sarif
from implcheck.wording.messages import Messages

LONGEST = 4000
"""Characters of a paragraph of help."""


def rules(report: Assessment | Rejected, found: Sequence[Annotation], messages: Messages) -> list[dict[str, Any]]:
    """A description per question, per combination that holds, and per code of another annotation, in this order.

    What an answers file can change in it is the advice, which depends on the answer, and nothing else.
    """
    described: dict[str, dict[str, Any]] = {}
    if not isinstance(report, Rejected):
        findings = {one.id: one for one in report.findings}
        described |= {one.id: _question(one, findings.get(one.id), messages) for one in report.questions}
        combinations = [one for one in report.findings if one.id not in one.questions]
        described |= {one.id: _combination(one, messages) for one in combinations}
    for one in found:
        if one.id not in described:
            described[one.id] = _code(one, messages)
    return list(described.values())


def _question(one: QuestionResult, finding: Finding | None, messages: Messages) -> dict[str, Any]:
    rows = [
        Row(messages.message("report.how"), messages.text(one.help)),
        Row(messages.message("report.ask-for"), messages.text(one.evidence_needed)),
        *(risks.advice(finding, messages) if finding is not None else ()),
    ]
    short, full = messages.text(one.title), messages.text(one.text)
    described = _described(one.id, short, full, _plain(rows), Severity.WARNING)
    return _with_more(described, rows, (one.practice,))


def _combination(one: Finding, messages: Messages) -> dict[str, Any]:
    rows = risks.advice(one, messages)
    short, full = messages.text(one.title), messages.text(one.risk)
    described = _described(one.id, short, full, _plain(rows), BY_LEVEL[one.level])
    return _with_more(described, rows, one.practices)


def _plain(rows: list[Row]) -> str:
    return "\n".join(f"{row.label}: {row.text}" for row in rows)


def _with_more(described: dict[str, Any], rows: list[Row], practices: Sequence[str]) -> dict[str, Any]:
    """With its help in Markdown as well, and its practices to filter by."""
    marked = (f"- **{for_markdown(row.label, LONGEST)}**: {for_markdown(row.text, LONGEST)}" for row in rows)
    help_ = {**described["help"], "markdown": "\n".join(marked)}
    return {**described, "help": help_, "properties": {"tags": list(dict.fromkeys(practices))}}


def _code(one: Annotation, messages: Messages) -> dict[str, Any]:
    """Reasons and problems have their words with them: what is the same for all of a kind is told here."""
    return _described(
        one.id,
        one.title,
        messages.message(f"annotation.about-{one.kind}"),
        messages.message(f"annotation.help-{one.kind}"),
        one.severity,
    )


def _described(id_: str, short: str, full: str, help_: str, level: Severity) -> dict[str, Any]:
    return {
        "id": id_,
        "name": _name(id_),
        "shortDescription": {"text": for_sarif(short)},
        "fullDescription": {"text": for_sarif(full)},
        "help": {"text": for_sarif(help_)},
        "defaultConfiguration": {"level": level.value},
    }


def _name(id_: str) -> str:
    """`why.problem-statement` as `WhyProblemStatement`."""
    return "".join(part.capitalize() for part in id_.replace(".", "-").split("-"))
