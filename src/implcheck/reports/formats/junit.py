"""The assessment as JUnit XML, for a pipeline's list of tests: what the gate demands, and every question asked.

A question fails only where the gate fails because of it, so that there are failures exactly when the gate failed:

- a demand on a level that is not met: every question behind a finding that counts, at the demanded level or worse,
  in a practice that stands at that level or worse;
- a demand of all answers: every answer that is not known; else such a question is skipped;
- a demand of evidence: every answer that names none, or a file that is not there.

No single answer is to blame for a score or an age; these fail in the suite of the gate, where every demand stands.
"""

from collections.abc import Iterator, Mapping
from itertools import chain
from typing import NamedTuple
from xml.etree import ElementTree as Tree

from implcheck.model.answers import gives_reason
from implcheck.model.assessment import Assessment, Finding, GateResult, QuestionResult, Reason
from implcheck.model.enums import Level, State
from implcheck.model.problem import Location, Problem, Rejected
from implcheck.reports import sentences
from implcheck.reports.formats.xml_text import document
from implcheck.reports.options import Options
from implcheck.wording.escape import for_terminal, for_xml
from implcheck.wording.messages import Messages
from implcheck.wording.number_format import plain
from implcheck.wording.problems import around, hint, sentence

GATE = "gate"
"""The suite and the class of the demands."""

ANSWERS = "answers"
"""The suite and the class of what is wrong with a file that cannot be used."""


class Told(NamedTuple):
    """Why a case did not pass: `kind` is `failure`, `skipped` or `error`, `code` stays the same in every language."""

    kind: str
    code: str
    message: str
    body: str = ""


class Case(NamedTuple):
    """One testcase; it passed if nothing is told. `said` is what a reader sees beside it."""

    name: str
    group: str
    location: Location
    told: Told | None = None
    said: str = ""


class Suite(NamedTuple):
    """Testcases that belong together."""

    name: str
    cases: tuple[Case, ...]


def render(report: Assessment | Rejected, options: Options) -> str:
    """The report as JUnit XML. There is no duration and no moment in it: the same input gives the same bytes."""
    messages = Messages(options.languages)
    if isinstance(report, Rejected):
        name = report.file
        cases = tuple(_rejected(one, messages.languages[0]) for one in report.listed)
        suites = [Suite(ANSWERS, cases)]
    else:
        name = report.about.project
        demands = tuple(_demand(name, whys, report, messages) for name, whys in _demands(report.gate_result))
        failures = _failures(report, messages)
        practices = [
            Suite(messages.text(one.title), _asked(one.id, failures, report, messages)) for one in report.practices
        ]
        suites = [one for one in (Suite(GATE, demands), *practices) if one.cases]
    root = Tree.Element("testsuites", {"name": for_terminal(name), **_counts(chain(*(one.cases for one in suites)))})
    del root.attrib["skipped"]  # the format has it at a suite only
    for suite in suites:
        below = Tree.SubElement(root, "testsuite", {"name": suite.name, **_counts(iter(suite.cases))})
        if not isinstance(report, Rejected):
            _write_properties(report, below, messages)
        for case in suite.cases:
            _write(case, below)
    return document(root)


def _counts(cases: Iterator[Case]) -> dict[str, str]:
    kinds = [case.told.kind if case.told is not None else "" for case in cases]
    counted = {"failures": "failure", "errors": "error", "skipped": "skipped"}
    return {
        "tests": str(len(kinds)),
        **{name: str(kinds.count(kind)) for name, kind in counted.items()},
        "time": "0",
    }


def _write_properties(of: Assessment, suite: Tree.Element, messages: Messages) -> None:
    """Which questionnaire was answered, if it is not a built-in one, and what was asked of the gate, and where."""
    origin = of.about.questionnaire_origin
    pairs = [("asked", text) for text in sentences.demands(of, messages)]
    if not origin.is_builtin:
        pairs += [("questionnaire", for_terminal(origin.file)), ("questionnaire-digest", origin.digest)]
    if pairs:
        properties = Tree.SubElement(suite, "properties")
        for name, value in pairs:
            Tree.SubElement(properties, "property", {"name": name, "value": value})


def _write(case: Case, suite: Tree.Element) -> None:
    where = {"file": for_terminal(case.location.file)} if case.location.file else {}
    where |= {"line": str(case.location.line)} if case.location.line else {}
    element = Tree.SubElement(suite, "testcase", {"classname": case.group, "name": case.name, "time": "0", **where})
    if (told := case.told) is not None:
        below = Tree.SubElement(element, told.kind, {"type": told.code, "message": told.message})
        below.text = told.body or None
    if case.said:
        Tree.SubElement(element, "system-out").text = case.said


def _rejected(found: Problem, language: str) -> Case:
    """An error at the broken line."""
    location = found.location or Location("")
    where = f" ({location.line}:{location.column})" if location.line else ""
    body = [*(["".join(around(location))] if location.line else []), hint(found, language)]
    told = Told("error", found.code, sentence(found, language), for_xml("\n".join(body)))
    return Case(f"{found.code}{where}", ANSWERS, location, told)


def _demands(verdict: GateResult) -> Iterator[tuple[str, tuple[Reason, ...]]]:
    """Every demand as it is written on the command line, with the reasons why it is not met."""
    gate = verdict.gate

    def unmet(*codes: str, of: str | None = None) -> tuple[Reason, ...]:
        """The reasons with one of these codes: of the practice `of`, if one is meant."""
        found = (why for why in verdict.reasons if why.code in codes)
        return tuple(why for why in found if of is None or why.details.get("id") == of)

    if gate.fail_on is not None:
        yield f"--fail-on {gate.fail_on}", unmet("gate-level", *_no("gate-not-enough-known"))
    if gate.fail_under is not None:
        yield f"--fail-under {plain(gate.fail_under)}", unmet("gate-score", *_no("gate-no-score"))
    for id_, level in gate.practices_fail_on.items():
        yield f"--fail-on {id_}={level}", unmet("gate-practice-level", "gate-practice-not-enough-known", of=id_)
    for id_, score in gate.practices_fail_under.items():
        name = f"--fail-under {id_}={plain(score)}"
        yield name, unmet("gate-practice-score", "gate-practice-not-enough-known", of=id_)
    for id_ in gate.require_complete_in:
        yield f"--require-complete-in {id_}", unmet("gate-practice-incomplete", "gate-practice-not-applicable", of=id_)
    if gate.require_complete:
        yield "--require-complete", unmet("gate-incomplete", "gate-not-applicable")
    if gate.require_evidence is not None:
        yield f"--require-evidence {gate.require_evidence}", unmet("gate-no-evidence", "gate-evidence-missing")
    if gate.max_age is not None:
        yield f"--max-age {gate.max_age}", unmet("gate-no-date", "gate-from-later", "gate-too-old")


def _no(code: str) -> tuple[str, ...]:
    """The codes for why there is no level, or no score that counts."""
    return code, f"{code}-practice", f"{code}-accepted"


def _demand(name: str, unmet: tuple[Reason, ...], of: Assessment, messages: Messages) -> Case:
    location = Location(of.locations.file)
    if not unmet:
        return Case(name, GATE, location)
    return Case(name, GATE, location, _joined([Told("failure", why.code, messages.reason(why)) for why in unmet]))


def _joined(told: list[Told]) -> Told:
    """Several failures of one case as one, under the first: readers show no more than that."""
    body = "\n\n".join("\n".join(part for part in (one.message, one.body) if part) for one in told)
    return Told("failure", told[0].code, told[0].message, body if told[1:] else told[0].body)


def _asked(practice: str, failures: Mapping[str, list[Told]], of: Assessment, messages: Messages) -> tuple[Case, ...]:
    """A case per question that is asked of a practice."""
    asked = [one for one in of.questions if one.practice == practice and one.state is not State.NOT_ASKED]
    return tuple(_question(one, failures.get(one.id, []), of, messages) for one in asked)


def _question(one: QuestionResult, failures: list[Told], of: Assessment, messages: Messages) -> Case:
    told = _joined(failures) if failures else None
    if told is None and one.state is State.NOT_APPLICABLE:
        told = Told("skipped", str(one.state), for_terminal(one.not_applicable_reason or ""))
    elif told is None and one.score is None:
        told = Told("skipped", str(one.state), messages.message(f"state.{one.state}"))
    return Case(one.id, one.practice, of.locations.of((one.id,)), told, _said(one, messages))


def _said(one: QuestionResult, messages: Messages) -> str:
    """The question with its answer, for who sees no more than its id."""
    answer = messages.message(f"state.{one.state}")
    if one.score is not None:
        given = "; ".join(messages.text(part) for part in one.answer_text)
        answer = messages.message("report.answer-value", answer=given, score=one.score)
    lines = [messages.text(one.title), messages.text(one.text), f"{messages.message('report.answer')}: {answer}"]
    lines += [f"{messages.message('report.note')}: {for_xml(one.note)}"] if one.note else []
    lines += [f"{messages.message('report.evidence')}: {for_xml(each)}" for each in one.evidence]
    return "\n".join(lines)


def _failures(of: Assessment, messages: Messages) -> Mapping[str, list[Told]]:
    """By the id of a question, why the gate fails because of it."""
    failures: dict[str, list[Told]] = {}
    for why in of.gate_result.reasons:
        for id_, told in _blamed(why, of, messages):
            if told not in (before := failures.setdefault(id_, [])):
                before.append(told)
    return failures


def _blamed(why: Reason, of: Assessment, messages: Messages) -> Iterator[tuple[str, Told]]:
    match why.code, why.details.get("demand"):
        case "gate-level" | "gate-practice-level", Level() as demand:
            practice = why.details.get("id")
            failing = {one.id for one in of.practices if one.level is not None and one.level >= demand}
            failing &= {practice} if isinstance(practice, str) else failing
            for finding in of.findings:
                counts = finding.id not in of.gate_result.excluded_findings
                if counts and finding.level >= demand and not failing.isdisjoint(finding.practices):
                    told = _of_finding(finding, messages)
                    yield from ((id_, told) for id_ in finding.questions)
        case "gate-incomplete" | "gate-not-applicable" | "gate-practice-incomplete" | "gate-practice-not-applicable", _:
            yield from _not_answered(why, of, messages)
        case "gate-no-evidence", int() as demand:
            for one in of.questions:
                if one.score is not None and one.score >= demand and not one.evidence:
                    yield one.id, Told("failure", why.code, messages.message("junit.no-evidence", score=one.score))
        case "gate-evidence-missing", _:
            yield str(why.details["id"]), Told("failure", why.code, messages.reason(why))
        case _:
            return


def _not_answered(why: Reason, of: Assessment, messages: Messages) -> Iterator[tuple[str, Told]]:
    """The questions that nobody answered, or of which too many are said not to apply."""
    if why.code.endswith("not-applicable"):
        key, blamed = "junit.not-applicable", [one for one in of.questions if one.state is State.NOT_APPLICABLE]
    else:
        without_reason = [
            one
            for one in of.questions
            if one.not_applicable_reason is not None and not gives_reason(one.not_applicable_reason)
        ]
        key, blamed = "junit.not-known", [*of.to_find_out, *without_reason]
    failure = Told("failure", why.code, messages.message(key))
    yield from ((one.id, failure) for one in blamed if one.practice == why.details.get("id", one.practice))


def _of_finding(finding: Finding, messages: Messages) -> Told:
    message = messages.message("junit.finding", title=messages.text(finding.title), level=messages.level(finding.level))
    parts = [(part, getattr(finding.advice, part.replace("-", "_"))) for part in ("do", "who", "done-when")]
    advice = [f"{messages.message(f'report.{part}')}: {messages.text(text)}" for part, text in parts]
    return Told("failure", finding.id, message, "\n".join([messages.text(finding.risk), *advice]))
