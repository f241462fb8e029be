"""The rules of a SARIF log: the questions, combinations, reasons and problems that it can report."""

from collections.abc import Sequence
from typing import Any

from implcheck.model.assessment import Assessment
from implcheck.model.findings import Finding
from implcheck.model.problem import Rejected
from implcheck.model.results import QuestionResult
from implcheck.reports import risks
from implcheck.reports.document import Row
from implcheck.reports.formats.annotations import BY_LEVEL, Annotation, Severity
from implcheck.wording.escape import for_markdown, for_sarif
from implcheck.wording.messages import Messages

LONGEST = 4000
"""The most characters of a paragraph of help."""


def rules(report: Assessment | Rejected, found: Sequence[Annotation], messages: Messages) -> list[dict[str, Any]]:
    """Return a description per question, per combination that holds, and per code of another annotation, in this order.

    Only the advice depends on the answers.
    """
    described: dict[str, dict[str, Any]] = {}
    if not isinstance(report, Rejected):
        findings = {finding.id: finding for finding in report.findings}
        for question in report.questions:
            described[question.id] = _question(question, findings.get(question.id), messages)
        for finding in report.findings:
            if finding.id not in finding.questions:
                described[finding.id] = _combination(finding, messages)
    for annotation in found:
        if annotation.id not in described:
            described[annotation.id] = _code(annotation, messages)
    return list(described.values())


def _question(question: QuestionResult, finding: Finding | None, messages: Messages) -> dict[str, Any]:
    rows = [
        Row(messages.message("report.how"), messages.text(question.help)),
        Row(messages.message("report.ask-for"), messages.text(question.evidence_needed)),
        *(risks.advice(finding, messages) if finding is not None else ()),
    ]
    texts = messages.text(question.title), messages.text(question.text)
    return _advised(question.id, texts, rows, Severity.WARNING, (question.practice,))


def _combination(finding: Finding, messages: Messages) -> dict[str, Any]:
    texts = messages.text(finding.title), messages.text(finding.risk)
    return _advised(finding.id, texts, risks.advice(finding, messages), BY_LEVEL[finding.level], finding.practices)


def _advised(
    id_: str, texts: tuple[str, str], rows: Sequence[Row], level: Severity, practices: Sequence[str]
) -> dict[str, Any]:
    """Describe a rule with help in rows, as text and as Markdown; its practices are its tags."""
    described = _described(id_, *texts, "\n".join(f"{row.label}: {row.text}" for row in rows), level)
    marked = (f"- **{for_markdown(row.label, LONGEST)}**: {for_markdown(row.text, LONGEST)}" for row in rows)
    described["help"]["markdown"] = "\n".join(marked)
    return described | {"properties": {"tags": list(dict.fromkeys(practices))}}


def _code(annotation: Annotation, messages: Messages) -> dict[str, Any]:
    """Describe a reason or problem by its kind; its own sentence is in the result."""
    return _described(
        annotation.id,
        annotation.title,
        messages.message(f"annotation.about-{annotation.kind}"),
        messages.message(f"annotation.help-{annotation.kind}"),
        annotation.severity,
    )


def _described(id_: str, short: str, full: str, help_: str, level: Severity) -> dict[str, Any]:
    return {
        "id": id_,
        "name": "".join(part.capitalize() for part in id_.replace(".", "-").split("-")),
        "shortDescription": {"text": for_sarif(short)},
        "fullDescription": {"text": for_sarif(full)},
        "help": {"text": for_sarif(help_)},
        "defaultConfiguration": {"level": level.value},
    }
