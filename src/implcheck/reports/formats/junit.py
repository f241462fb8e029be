"""The assessment as JUnit XML, for a pipeline's list of tests: the demands of the gate, and every question asked.

A question fails only if the gate fails because of it, so that there are failures exactly when the gate failed:

- a demand on a level that is not met: every question behind a finding that counts, at the demanded level or worse,
  in a practice of that level or worse;
- a demand of all answers: every answer that is not known; else such a question is skipped;
- a demand of evidence: every answer that names none, or that names a missing file.

No single answer causes a low score or a high age; these fail in the suite of the gate, which has every demand.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from implcheck.model.assessment import Assessment
from implcheck.model.enums import Level, State
from implcheck.model.findings import Finding
from implcheck.model.person_fields import gives_reason
from implcheck.model.problem import Location, Problem, Rejected
from implcheck.model.results import QuestionResult
from implcheck.reports import gate, respondents_section, sentences
from implcheck.reports.options import Options
from implcheck.wording.escape import for_markup, for_terminal, for_xml
from implcheck.wording.messages import Messages
from implcheck.wording.problems import around, hint, sentence_with_cell

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'

GATE = "gate"
"""The name of the suite and the class of the demands."""

ANSWERS = "answers"
"""The name of the suite and the class of the problems of a file that cannot be used."""


class CaseResult(NamedTuple):
    """Why a case did not pass: `kind` is `failure`, `skipped` or `error`; `code` does not depend on the language."""

    code: str
    message: str
    body: str = ""
    kind: str = "failure"


def render(report: Assessment | Rejected, options: Options) -> str:
    """Return the report as JUnit XML, without durations and times, so that the same input gives the same bytes."""
    messages = Messages.for_report(report, options.languages)
    if isinstance(report, Rejected):
        name = report.file
        suites = [_suite(ANSWERS, (), [_rejected(problem, messages.languages[0]) for problem in report.listed])]
    else:
        name = report.about.project
        suites = list(_suites(report, messages))
    root = Element("testsuites", {"name": for_terminal(name), **_counts(suites)})
    del root.attrib["skipped"]  # the format allows it in a suite only
    root.extend(suites)
    indent(root)
    return f"{DECLARATION}{for_markup(tostring(root, encoding='unicode'))}\n"


def _suites(assessment: Assessment, messages: Messages) -> Iterator[Element]:
    """Yield the suite of the gate and those of the practices, without the empty ones."""
    properties = [("asked", text) for text in gate.demanded(assessment, messages)]
    origin = assessment.about.questionnaire_origin
    if not origin.is_builtin:
        properties += [("questionnaire", for_terminal(origin.file)), ("questionnaire-digest", origin.digest)]
    if demands := list(_demands(assessment, messages)):
        yield _suite(GATE, properties, demands)
    for practice in assessment.practices:
        asked = [
            _question(question, assessment, messages)
            for question in assessment.questions
            if question.practice == practice.id and question.state is not State.NOT_ASKED
        ]
        if asked:
            yield _suite(messages.text(practice.title), properties, asked)


def _suite(name: str, properties: Sequence[tuple[str, str]], cases: Sequence[Element]) -> Element:
    suite = Element("testsuite", {"name": name, **_counts(cases)})
    element = SubElement(suite, "properties") if properties else suite
    for key, value in properties:
        SubElement(element, "property", {"name": key, "value": value})
    suite.extend(cases)
    return suite


def _counts(elements: Iterable[Element]) -> dict[str, str]:
    """Return the attributes that count the cases in elements, by how they ended."""
    cases = [case for element in elements for case in element.iter("testcase")]
    outcomes = [outcome.tag for case in cases for outcome in case]
    counted = {"failures": "failure", "errors": "error", "skipped": "skipped"}
    counts = {name: str(outcomes.count(outcome)) for name, outcome in counted.items()}
    return {"tests": str(len(cases)), **counts, "time": "0"}


def _case(name: str, group: str, location: Location, results: Sequence[CaseResult], description: str = "") -> Element:
    """Return a testcase. It passed if it has no results; several are joined under the first, as readers show only one."""
    where = {"file": for_terminal(location.file)} if location.file else {}
    where |= {"line": str(location.line)} if location.line else {}
    case = Element("testcase", {"classname": group, "name": name, "time": "0", **where})
    if results:
        first, *others = results
        outcome = SubElement(case, first.kind, {"type": first.code, "message": first.message})
        paragraphs = ("\n".join(filter(None, (result.message, result.body))) for result in results)
        outcome.text = ("\n\n".join(paragraphs) if others else first.body) or None
    if description:
        SubElement(case, "system-out").text = description
    return case


def _rejected(problem: Problem, language: str) -> Element:
    """Return an error at the broken line."""
    location = problem.location or Location("")
    where = f" ({for_terminal(location.cell) or f'{location.line}:{location.column}'})" if location.line else ""
    body = [*(["".join(around(location))] if location.text else []), hint(problem, language)]
    result = CaseResult(problem.code, sentence_with_cell(problem, language), for_xml("\n".join(body)), "error")
    return _case(f"{problem.code}{where}", ANSWERS, location, [result])


def _demands(assessment: Assessment, messages: Messages) -> Iterator[Element]:
    """Yield every demand of the gate, with the reasons why it is not met."""
    location = Location(assessment.locations.file)
    for demand in gate.each_demand(assessment.gate_result.gate):
        unmet = [CaseResult(reason.code, messages.reason(reason)) for reason in demand.unmet(assessment)]
        yield _case(demand.name, GATE, location, unmet)


def _question(question: QuestionResult, assessment: Assessment, messages: Messages) -> Element:
    """Return the case of a question, whose name is only its id; the description has the question and its answer."""
    state = messages.message(f"state.{question.state}")
    results = list(dict.fromkeys(_failures(question, assessment, messages)))
    if not results and question.score is None:
        why = sentences.why_without_score(question, messages) or state
        needed = [messages.message("report.needed-first")] if question.id in needed_ids(assessment) else []
        results = [CaseResult(str(question.state), why, "\n".join(needed), kind="skipped")]
    answer = sentences.answer(question, messages)
    note = respondents_section.note(assessment, question, messages, for_xml)
    evidence = respondents_section.pieces_of_evidence(assessment, question, messages, for_xml)
    lines = [
        messages.text(question.title),
        messages.text(question.text),
        _labelled("answer", answer, messages),
        *([_labelled("note", note, messages)] if note else []),
        *(_labelled("evidence", piece, messages) for piece in evidence),
    ]
    location = assessment.locations.of((question.id,))
    return _case(question.id, question.practice, location, results, "\n".join(lines))


def needed_ids(assessment: Assessment) -> frozenset[str]:
    """Return the ids of the unknown questions that other advice depends on."""
    return frozenset(action.finding for action in assessment.actions if action.finds_out)


def _failures(question: QuestionResult, assessment: Assessment, messages: Messages) -> Iterator[CaseResult]:
    """Yield why the gate fails because of a question."""
    excluded, reason_given = assessment.gate_result.excluded_findings, question.not_applicable_reason
    findings = [found for found in assessment.findings if question.id in found.questions and found.id not in excluded]
    is_known = question.state not in {State.UNKNOWN, State.UNANSWERED}
    is_known &= reason_given is None or gives_reason(reason_given)
    for reason in assessment.gate_result.reasons:
        about, demand = reason.details.get("id"), reason.details.get("demand")
        is_about = about in {None, question.practice}
        match reason.code:
            case "gate-level" | "gate-practice-level" if isinstance(demand, Level):
                levels = {
                    practice.id: practice.level for practice in assessment.practices if about in {None, practice.id}
                }
                failing = {id_ for id_, level in levels.items() if level is not None and level >= demand}
                for finding in findings:
                    if finding.level >= demand and not failing.isdisjoint(finding.practices):
                        yield _finding(finding, messages)
            case "gate-incomplete" | "gate-practice-incomplete" if is_about and not is_known:
                yield CaseResult(reason.code, messages.message("junit.not-known"))
            case "gate-not-applicable" | "gate-practice-not-applicable" if (
                is_about and question.state is State.NOT_APPLICABLE
            ):
                yield CaseResult(reason.code, messages.message("junit.not-applicable"))
            case "gate-no-evidence" if isinstance(demand, int) and question.score is not None:
                if question.score >= demand and not question.names_evidence:
                    yield CaseResult(reason.code, messages.message("junit.no-evidence", score=question.score))
            case "gate-evidence-missing" | "gate-evidence-missing-left-out" if about == question.id:
                yield CaseResult(reason.code, messages.reason(reason))


def _finding(finding: Finding, messages: Messages) -> CaseResult:
    message = messages.message("junit.finding", title=messages.text(finding.title), level=messages.level(finding.level))
    parts = {"do": finding.advice.do, "who": finding.advice.who, "done-when": finding.advice.done_when}
    advice = (_labelled(part, messages.text(text), messages) for part, text in parts.items())
    return CaseResult(finding.id, message, "\n".join((messages.text(finding.risk), *advice)))


def _labelled(key: str, text: str, messages: Messages) -> str:
    return f"{messages.message(f'report.{key}')}: {text}"
