"""The assessment as JUnit XML, for a pipeline's list of tests: the demands of the gate, and every question asked.

A question fails only if the gate fails because of it, so that there are failures exactly when the gate failed:

- a demand on a level that is not met: every question behind a finding that counts, at the demanded level or worse,
  in a practice of that level or worse;
- a demand of all answers: every answer that is not known; else such a question is skipped;
- a demand of evidence: every answer that names none, or that names a missing file.

No single answer causes a low score or a high age; these fail in the suite of the gate, which has every demand.
"""

from collections.abc import Iterator, Sequence
from xml.etree.ElementTree import Element, SubElement

from implcheck.model.assessment import Assessment
from implcheck.model.enums import State
from implcheck.model.gate import Gate
from implcheck.model.problem import Location, Problem, Rejected
from implcheck.model.results import QuestionResult
from implcheck.reports import sentences
from implcheck.reports.formats.junit_failures import CaseResult, failures_by_question, joined
from implcheck.reports.formats.serialization import xml_document
from implcheck.reports.options import Options
from implcheck.wording.escape import for_terminal, for_xml
from implcheck.wording.messages import Messages
from implcheck.wording.number_format import plain
from implcheck.wording.problems import around, hint, sentence

GATE = "gate"
"""The name of the suite and the class of the demands."""

ANSWERS = "answers"
"""The name of the suite and the class of the problems of a file that cannot be used."""


def render(report: Assessment | Rejected, options: Options) -> str:
    """Return the report as JUnit XML, without durations and times, so that the same input gives the same bytes."""
    messages = Messages.for_report(report, options.languages)
    if isinstance(report, Rejected):
        name = report.file
        suites = [_suite(ANSWERS, [], [_rejected(problem, messages.languages[0]) for problem in report.listed])]
    else:
        name = report.about.project
        suites = list(_suites(report, messages))
    cases = [case for suite in suites for case in suite.iter("testcase")]
    root = Element("testsuites", {"name": for_terminal(name), **_counts(cases)})
    del root.attrib["skipped"]  # the format allows it in a suite only
    root.extend(suites)
    return xml_document(root)


def _suites(assessment: Assessment, messages: Messages) -> Iterator[Element]:
    """Yield the suite of the gate and those of the practices, without the empty ones."""
    properties = _properties(assessment, messages)
    if demands := list(_demands(assessment, messages)):
        yield _suite(GATE, properties, demands)
    failures = failures_by_question(assessment, messages)
    for practice in assessment.practices:
        asked = [
            _question(question, failures.get(question.id, []), assessment, messages)
            for question in assessment.questions
            if question.practice == practice.id and question.state is not State.NOT_ASKED
        ]
        if asked:
            yield _suite(messages.text(practice.title), properties, asked)


def _suite(name: str, properties: Sequence[tuple[str, str]], cases: Sequence[Element]) -> Element:
    suite = Element("testsuite", {"name": name, **_counts(cases)})
    if properties:
        element = SubElement(suite, "properties")
        for key, value in properties:
            SubElement(element, "property", {"name": key, "value": value})
    suite.extend(cases)
    return suite


def _counts(cases: Sequence[Element]) -> dict[str, str]:
    outcomes = [element.tag for case in cases for element in case]
    counted = {"failures": "failure", "errors": "error", "skipped": "skipped"}
    counts = {name: str(outcomes.count(outcome)) for name, outcome in counted.items()}
    return {"tests": str(len(cases)), **counts, "time": "0"}


def _properties(assessment: Assessment, messages: Messages) -> list[tuple[str, str]]:
    """Return the demands with their origin, and the questionnaire if it is not a built-in one."""
    origin = assessment.about.questionnaire_origin
    pairs = [("asked", text) for text in sentences.demands(assessment, messages)]
    if not origin.is_builtin:
        pairs += [("questionnaire", for_terminal(origin.file)), ("questionnaire-digest", origin.digest)]
    return pairs


def _case(name: str, group: str, location: Location, result: CaseResult | None, description: str = "") -> Element:
    """Return a testcase, which passed if it has no result, with its description."""
    where = {"file": for_terminal(location.file)} if location.file else {}
    where |= {"line": str(location.line)} if location.line else {}
    case = Element("testcase", {"classname": group, "name": name, "time": "0", **where})
    if result is not None:
        outcome = SubElement(case, result.kind, {"type": result.code, "message": result.message})
        outcome.text = result.body or None
    if description:
        SubElement(case, "system-out").text = description
    return case


def _rejected(problem: Problem, language: str) -> Element:
    """Return an error at the broken line."""
    location = problem.location or Location("")
    where = f" ({location.line}:{location.column})" if location.line else ""
    body = [*(["".join(around(location))] if location.line else []), hint(problem, language)]
    result = CaseResult(problem.code, sentence(problem, language), for_xml("\n".join(body)), "error")
    return _case(f"{problem.code}{where}", ANSWERS, location, result)


def _demands(assessment: Assessment, messages: Messages) -> Iterator[Element]:
    """Yield every demand of the gate, with the reasons why it is not met."""
    location = Location(assessment.locations.file)
    for name, codes, practice in _demands_with_codes(assessment.gate_result.gate):
        unmet = [
            CaseResult(reason.code, messages.reason(reason))
            for reason in assessment.gate_result.reasons
            if reason.code.startswith(codes) and (not practice or reason.details["id"] == practice)
        ]
        yield _case(name, GATE, location, joined(unmet) if unmet else None)


def _demands_with_codes(gate: Gate) -> Iterator[tuple[str, tuple[str, ...], str]]:
    """Yield every demand as on the command line, how the codes of its reasons begin, and its practice if it has one."""
    if gate.fail_on is not None:
        yield f"--fail-on {gate.fail_on}", ("gate-level", "gate-not-enough-known"), ""
    if gate.fail_under is not None:
        yield f"--fail-under {plain(gate.fail_under)}", ("gate-score", "gate-no-score"), ""
    for id_, level in gate.practices_fail_on.items():
        yield f"--fail-on {id_}={level}", ("gate-practice-level", "gate-practice-not-enough-known"), id_
    for id_, score in gate.practices_fail_under.items():
        yield f"--fail-under {id_}={plain(score)}", ("gate-practice-score", "gate-practice-not-enough-known"), id_
    for id_ in gate.require_complete_in:
        yield f"--require-complete-in {id_}", ("gate-practice-incomplete", "gate-practice-not-applicable"), id_
    if gate.require_complete:
        yield "--require-complete", ("gate-incomplete", "gate-not-applicable"), ""
    if gate.require_evidence is not None:
        yield f"--require-evidence {gate.require_evidence}", ("gate-no-evidence", "gate-evidence-missing"), ""
    if gate.max_age is not None:
        yield f"--max-age {gate.max_age}", ("gate-no-date", "gate-from-later", "gate-too-old"), ""


def _question(
    question: QuestionResult, failures: list[CaseResult], assessment: Assessment, messages: Messages
) -> Element:
    result = joined(failures) if failures else None
    if result is None and question.score is None:
        is_excluded = question.state is State.NOT_APPLICABLE
        given = for_terminal(question.not_applicable_reason or "")
        why = given if is_excluded else messages.message(f"state.{question.state}")
        result = CaseResult(str(question.state), why, kind="skipped")
    location = assessment.locations.of((question.id,))
    return _case(question.id, question.practice, location, result, _description(question, messages))


def _description(question: QuestionResult, messages: Messages) -> str:
    """Return the question with its answer; the name of the case is only its id."""
    is_known = question.score is not None
    answer = sentences.answer(question, messages) if is_known else messages.message(f"state.{question.state}")
    lines = [
        messages.text(question.title),
        messages.text(question.text),
        f"{messages.message('report.answer')}: {answer}",
    ]
    lines += [f"{messages.message('report.note')}: {for_xml(question.note)}"] if question.note else []
    lines += [f"{messages.message('report.evidence')}: {for_xml(item)}" for item in question.evidence]
    return "\n".join(lines)
