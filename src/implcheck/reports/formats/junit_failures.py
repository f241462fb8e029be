"""The questions that fail in the JUnit report: those because of which the gate fails."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from implcheck.model.answers import gives_reason, says_where
from implcheck.model.assessment import Assessment
from implcheck.model.enums import Level, State
from implcheck.model.findings import Finding
from implcheck.model.results import Reason
from implcheck.wording.messages import Messages


class CaseResult(NamedTuple):
    """Why a case did not pass: `kind` is `failure`, `skipped` or `error`; `code` does not depend on the language."""

    code: str
    message: str
    body: str = ""
    kind: str = "failure"


def joined(results: list[CaseResult]) -> CaseResult:
    """Join the failures of a case under the first, as readers show only one."""
    body = "\n\n".join("\n".join(part for part in (result.message, result.body) if part) for result in results)
    return CaseResult(results[0].code, results[0].message, body if results[1:] else results[0].body)


def failures_by_question(assessment: Assessment, messages: Messages) -> Mapping[str, list[CaseResult]]:
    """Return, by the id of a question, why the gate fails because of it."""
    failures: dict[str, list[CaseResult]] = {}
    for reason in assessment.gate_result.reasons:
        for id_, failure in _questions_behind(reason, assessment, messages):
            if failure not in (before := failures.setdefault(id_, [])):
                before.append(failure)
    return failures


def _questions_behind(reason: Reason, assessment: Assessment, messages: Messages) -> Iterator[tuple[str, CaseResult]]:
    match reason.code, reason.details.get("demand"):
        case "gate-level" | "gate-practice-level", Level() as demand:
            only = reason.details.get("id")
            failing = {
                practice.id
                for practice in assessment.practices
                if practice.level is not None and practice.level >= demand
            }
            failing &= {only} if isinstance(only, str) else failing
            for finding in assessment.findings:
                counts = finding.id not in assessment.gate_result.excluded_findings
                if counts and finding.level >= demand and not failing.isdisjoint(finding.practices):
                    failure = _finding_result(finding, messages)
                    yield from ((id_, failure) for id_ in finding.questions)
        case "gate-incomplete" | "gate-not-applicable" | "gate-practice-incomplete" | "gate-practice-not-applicable", _:
            yield from _not_answered(reason, assessment, messages)
        case "gate-no-evidence", int() as demand:
            for question in assessment.questions:
                names_evidence = any(says_where(text) for text in question.evidence)
                if question.score is not None and question.score >= demand and not names_evidence:
                    message = messages.message("junit.no-evidence", score=question.score)
                    yield question.id, CaseResult(reason.code, message)
        case "gate-evidence-missing", _:
            yield str(reason.details["id"]), CaseResult(reason.code, messages.reason(reason))
        case _:
            return


def _not_answered(reason: Reason, assessment: Assessment, messages: Messages) -> Iterator[tuple[str, CaseResult]]:
    """Yield the questions that are not known or lack a reason; if too many do not apply, those that do not apply."""
    if reason.code.endswith("not-applicable"):
        key = "junit.not-applicable"
        blamed = [question for question in assessment.questions if question.state is State.NOT_APPLICABLE]
    else:
        without_reason = [
            question
            for question in assessment.questions
            if question.not_applicable_reason is not None and not gives_reason(question.not_applicable_reason)
        ]
        key, blamed = "junit.not-known", [*assessment.to_find_out, *without_reason]
    failure = CaseResult(reason.code, messages.message(key))
    yield from (
        (question.id, failure)
        for question in blamed
        if question.practice == reason.details.get("id", question.practice)
    )


def _finding_result(finding: Finding, messages: Messages) -> CaseResult:
    message = messages.message("junit.finding", title=messages.text(finding.title), level=messages.level(finding.level))
    parts = [(part, getattr(finding.advice, part.replace("-", "_"))) for part in ("do", "who", "done-when")]
    advice = [f"{messages.message(f'report.{part}')}: {messages.text(text)}" for part, text in parts]
    return CaseResult(finding.id, message, "\n".join([messages.text(finding.risk), *advice]))
