"""The assessment as JUnit XML, for a pipeline's list of tests: the demands of the gate, and every question asked.

A question fails only if the gate fails because of it, so that there are failures exactly when the gate failed:

- a demand on a level that is not met: every question behind a finding that counts, at the demanded level or worse,
  in a practice that stands at that level or worse;
- a demand of all answers: every answer that is not known; else such a question is skipped;
- a demand of evidence: every answer that names none, or a file that is not there.

No single answer causes a low score or a high age; these fail in the suite of the gate, which has every demand.
"""

from collections.abc import Iterator, Mapping
from itertools import chain
from typing import NamedTuple
from xml.etree import ElementTree

from implcheck.model.assessment import Assessment, GateResult, QuestionResult, Reason
from implcheck.model.enums import State
from implcheck.model.problem import Location, Problem, Rejected
from implcheck.reports import sentences
from implcheck.reports.formats.junit_failures import CaseResult, failures_by_question, joined
from implcheck.reports.formats.xml_text import document
from implcheck.reports.options import Options
from implcheck.wording.escape import for_terminal, for_xml
from implcheck.wording.messages import Messages
from implcheck.wording.number_format import plain
from implcheck.wording.problems import around, hint, sentence

GATE = "gate"
"""The name of the suite and the class of the demands."""

ANSWERS = "answers"
"""The name of the suite and the class of the problems of a file that cannot be used."""


class JunitCase(NamedTuple):
    """A testcase, which passed if it has no result. The description is shown beside it."""

    name: str
    group: str
    location: Location
    result: CaseResult | None = None
    description: str = ""


class JunitSuite(NamedTuple):
    """Testcases that belong together."""

    name: str
    cases: tuple[JunitCase, ...]


def render(report: Assessment | Rejected, options: Options) -> str:
    """Return the report as JUnit XML, without durations and times, so that the same input gives the same bytes."""
    messages = Messages.for_report(report, options.languages)
    if isinstance(report, Rejected):
        name = report.file
        cases = tuple(_rejected(problem, messages.languages[0]) for problem in report.listed)
        suites = [JunitSuite(ANSWERS, cases)]
    else:
        name = report.about.project
        demands = tuple(_demand(name, reasons, report, messages) for name, reasons in _demands(report.gate_result))
        failures = failures_by_question(report, messages)
        practices = [
            JunitSuite(messages.text(practice.title), _asked(practice.id, failures, report, messages))
            for practice in report.practices
        ]
        suites = [suite for suite in (JunitSuite(GATE, demands), *practices) if suite.cases]
    root = ElementTree.Element(
        "testsuites", {"name": for_terminal(name), **_counts(chain(*(suite.cases for suite in suites)))}
    )
    del root.attrib["skipped"]  # the format has it at a suite only
    for suite in suites:
        below = ElementTree.SubElement(root, "testsuite", {"name": suite.name, **_counts(iter(suite.cases))})
        if not isinstance(report, Rejected):
            _write_properties(report, below, messages)
        for case in suite.cases:
            _write(case, below)
    return document(root)


def _counts(cases: Iterator[JunitCase]) -> dict[str, str]:
    kinds = [case.result.kind if case.result is not None else "" for case in cases]
    counted = {"failures": "failure", "errors": "error", "skipped": "skipped"}
    return {
        "tests": str(len(kinds)),
        **{name: str(kinds.count(kind)) for name, kind in counted.items()},
        "time": "0",
    }


def _write_properties(assessment: Assessment, suite: ElementTree.Element, messages: Messages) -> None:
    """Add the demands with their origin, and the questionnaire if it is not a built-in one."""
    origin = assessment.about.questionnaire_origin
    pairs = [("asked", text) for text in sentences.demands(assessment, messages)]
    if not origin.is_builtin:
        pairs += [("questionnaire", for_terminal(origin.file)), ("questionnaire-digest", origin.digest)]
    if pairs:
        properties = ElementTree.SubElement(suite, "properties")
        for name, value in pairs:
            ElementTree.SubElement(properties, "property", {"name": name, "value": value})


def _write(case: JunitCase, suite: ElementTree.Element) -> None:
    where = {"file": for_terminal(case.location.file)} if case.location.file else {}
    where |= {"line": str(case.location.line)} if case.location.line else {}
    element = ElementTree.SubElement(
        suite, "testcase", {"classname": case.group, "name": case.name, "time": "0", **where}
    )
    if (result := case.result) is not None:
        below = ElementTree.SubElement(element, result.kind, {"type": result.code, "message": result.message})
        below.text = result.body or None
    if case.description:
        ElementTree.SubElement(element, "system-out").text = case.description


def _rejected(problem: Problem, language: str) -> JunitCase:
    """Return an error at the broken line."""
    location = problem.location or Location("")
    where = f" ({location.line}:{location.column})" if location.line else ""
    body = [*(["".join(around(location))] if location.line else []), hint(problem, language)]
    result = CaseResult("error", problem.code, sentence(problem, language), for_xml("\n".join(body)))
    return JunitCase(f"{problem.code}{where}", ANSWERS, location, result)


def _demands(verdict: GateResult) -> Iterator[tuple[str, tuple[Reason, ...]]]:
    """Yield every demand as it is written on the command line, with the reasons why it is not met."""
    gate = verdict.gate

    def unmet(*codes: str, practice: str | None = None) -> tuple[Reason, ...]:
        """Return the reasons with one of these codes, of one practice if it is given."""
        found = (reason for reason in verdict.reasons if reason.code in codes)
        return tuple(reason for reason in found if practice is None or reason.details.get("id") == practice)

    if gate.fail_on is not None:
        yield f"--fail-on {gate.fail_on}", unmet("gate-level", *_reasons_of("gate-not-enough-known"))
    if gate.fail_under is not None:
        yield f"--fail-under {plain(gate.fail_under)}", unmet("gate-score", *_reasons_of("gate-no-score"))
    for id_, level in gate.practices_fail_on.items():
        yield f"--fail-on {id_}={level}", unmet("gate-practice-level", "gate-practice-not-enough-known", practice=id_)
    for id_, score in gate.practices_fail_under.items():
        name = f"--fail-under {id_}={plain(score)}"
        yield name, unmet("gate-practice-score", "gate-practice-not-enough-known", practice=id_)
    for id_ in gate.require_complete_in:
        yield (
            f"--require-complete-in {id_}",
            unmet("gate-practice-incomplete", "gate-practice-not-applicable", practice=id_),
        )
    if gate.require_complete:
        yield "--require-complete", unmet("gate-incomplete", "gate-not-applicable")
    if gate.require_evidence is not None:
        yield f"--require-evidence {gate.require_evidence}", unmet("gate-no-evidence", "gate-evidence-missing")
    if gate.max_age is not None:
        yield f"--max-age {gate.max_age}", unmet("gate-no-date", "gate-from-later", "gate-too-old")


def _reasons_of(code: str) -> tuple[str, ...]:
    """Return the codes for why there is no level, or no score that counts."""
    return code, f"{code}-practice", f"{code}-accepted"


def _demand(name: str, unmet: tuple[Reason, ...], assessment: Assessment, messages: Messages) -> JunitCase:
    location = Location(assessment.locations.file)
    if not unmet:
        return JunitCase(name, GATE, location)
    return JunitCase(
        name, GATE, location, joined([CaseResult("failure", reason.code, messages.reason(reason)) for reason in unmet])
    )


def _asked(
    practice: str, failures: Mapping[str, list[CaseResult]], assessment: Assessment, messages: Messages
) -> tuple[JunitCase, ...]:
    """Return a case per question of a practice that is asked."""
    asked = [
        question
        for question in assessment.questions
        if question.practice == practice and question.state is not State.NOT_ASKED
    ]
    return tuple(_question(question, failures.get(question.id, []), assessment, messages) for question in asked)


def _question(
    question: QuestionResult, failures: list[CaseResult], assessment: Assessment, messages: Messages
) -> JunitCase:
    result = joined(failures) if failures else None
    if result is None and question.state is State.NOT_APPLICABLE:
        result = CaseResult("skipped", str(question.state), for_terminal(question.not_applicable_reason or ""))
    elif result is None and question.score is None:
        result = CaseResult("skipped", str(question.state), messages.message(f"state.{question.state}"))
    return JunitCase(
        question.id,
        question.practice,
        assessment.locations.of((question.id,)),
        result,
        _description(question, messages),
    )


def _description(question: QuestionResult, messages: Messages) -> str:
    """Return the question with its answer; the name of the case is only its id."""
    answer = messages.message(f"state.{question.state}")
    if question.score is not None:
        given = "; ".join(messages.text(part) for part in question.answer_text)
        answer = messages.message("report.answer-value", answer=given, score=question.score)
    lines = [
        messages.text(question.title),
        messages.text(question.text),
        f"{messages.message('report.answer')}: {answer}",
    ]
    lines += [f"{messages.message('report.note')}: {for_xml(question.note)}"] if question.note else []
    lines += [f"{messages.message('report.evidence')}: {for_xml(item)}" for item in question.evidence]
    return "\n".join(lines)
