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
from implcheck.model.assessment import Assessment, Because, Finding, QuestionResult, Verdict
from implcheck.model.enums import Level, State
from implcheck.model.problem import Place, Problem, Rejected
from implcheck.reports import narrative
from implcheck.reports.formats.xml_text import document
from implcheck.reports.options import Options
from implcheck.wording.escape import for_terminal, for_xml
from implcheck.wording.messages import Words
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
    place: Place
    told: Told | None = None
    said: str = ""


class Suite(NamedTuple):
    """Testcases that belong together."""

    name: str
    cases: tuple[Case, ...]


def render(report: Assessment | Rejected, options: Options) -> str:
    """The report as JUnit XML. There is no duration and no moment in it: the same input gives the same bytes."""
    words = Words(options.languages)
    if isinstance(report, Rejected):
        name = report.file
        cases = tuple(_rejected(one, words.languages[0]) for one in report.listed)
        suites = [Suite(ANSWERS, cases)]
    else:
        name = report.about.project
        demands = tuple(_demand(name, whys, report, words) for name, whys in _demands(report.verdict))
        failures = _failures(report, words)
        practices = [Suite(words.text(one.title), _asked(one.id, failures, report, words)) for one in report.practices]
        suites = [one for one in (Suite(GATE, demands), *practices) if one.cases]
    root = Tree.Element("testsuites", {"name": for_terminal(name), **_counts(chain(*(one.cases for one in suites)))})
    del root.attrib["skipped"]  # the format has it at a suite only
    for suite in suites:
        below = Tree.SubElement(root, "testsuite", {"name": suite.name, **_counts(iter(suite.cases))})
        if not isinstance(report, Rejected):
            _write_properties(report, below, words)
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


def _write_properties(of: Assessment, suite: Tree.Element, words: Words) -> None:
    """Which questionnaire was answered, if it is not a built-in one, and what was asked of the gate, and where."""
    origin = of.about.questionnaire_origin
    pairs = [("asked", text) for text in narrative.asked(of, words)]
    if not origin.is_builtin:
        pairs += [("questionnaire", for_terminal(origin.file)), ("questionnaire-digest", origin.digest)]
    if pairs:
        properties = Tree.SubElement(suite, "properties")
        for name, value in pairs:
            Tree.SubElement(properties, "property", {"name": name, "value": value})


def _write(case: Case, suite: Tree.Element) -> None:
    where = {"file": for_terminal(case.place.file)} if case.place.file else {}
    where |= {"line": str(case.place.line)} if case.place.line else {}
    element = Tree.SubElement(suite, "testcase", {"classname": case.group, "name": case.name, "time": "0", **where})
    if (told := case.told) is not None:
        below = Tree.SubElement(element, told.kind, {"type": told.code, "message": told.message})
        below.text = told.body or None
    if case.said:
        Tree.SubElement(element, "system-out").text = case.said


def _rejected(found: Problem, language: str) -> Case:
    """An error at the broken line."""
    place = found.place or Place("")
    where = f" ({place.line}:{place.column})" if place.line else ""
    body = [*(["".join(around(place))] if place.line else []), hint(found, language)]
    told = Told("error", found.code, sentence(found, language), for_xml("\n".join(body)))
    return Case(f"{found.code}{where}", ANSWERS, place, told)


def _demands(verdict: Verdict) -> Iterator[tuple[str, tuple[Because, ...]]]:
    """Every demand as it is written on the command line, with the reasons why it is not met."""
    gate = verdict.gate

    def unmet(*codes: str, of: str | None = None) -> tuple[Because, ...]:
        """The reasons with one of these codes: of the practice `of`, if one is meant."""
        found = (why for why in verdict.because if why.code in codes)
        return tuple(why for why in found if of is None or why.particulars.get("id") == of)

    if gate.fail_on is not None:
        yield f"--fail-on {gate.fail_on}", unmet("gate-level", *_no("gate-not-enough-known"))
    if gate.fail_under is not None:
        yield f"--fail-under {plain(gate.fail_under)}", unmet("gate-score", *_no("gate-no-score"))
    for id_, level in gate.practices_fail_on.items():
        yield f"--fail-on {id_}={level}", unmet("gate-practice-level", "gate-practice-not-enough-known", of=id_)
    for id_, score in gate.practices_fail_under.items():
        name = f"--fail-under {id_}={plain(score)}"
        yield name, unmet("gate-practice-score", "gate-practice-not-enough-known", of=id_)
    for id_ in gate.practices_complete:
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


def _demand(name: str, unmet: tuple[Because, ...], of: Assessment, words: Words) -> Case:
    place = Place(of.places.file)
    if not unmet:
        return Case(name, GATE, place)
    return Case(name, GATE, place, _joined([Told("failure", why.code, words.because(why)) for why in unmet]))


def _joined(told: list[Told]) -> Told:
    """Several failures of one case as one, under the first: readers show no more than that."""
    body = "\n\n".join("\n".join(part for part in (one.message, one.body) if part) for one in told)
    return Told("failure", told[0].code, told[0].message, body if told[1:] else told[0].body)


def _asked(practice: str, failures: Mapping[str, list[Told]], of: Assessment, words: Words) -> tuple[Case, ...]:
    """A case per question that is asked of a practice."""
    asked = [one for one in of.questions if one.practice == practice and one.state is not State.NOT_ASKED]
    return tuple(_question(one, failures.get(one.id, []), of, words) for one in asked)


def _question(one: QuestionResult, failures: list[Told], of: Assessment, words: Words) -> Case:
    told = _joined(failures) if failures else None
    if told is None and one.state is State.NOT_APPLICABLE:
        told = Told("skipped", str(one.state), for_terminal(one.reason or ""))
    elif told is None and one.score is None:
        told = Told("skipped", str(one.state), words.say(f"state.{one.state}"))
    return Case(one.id, one.practice, of.places.of((one.id,)), told, _said(one, words))


def _said(one: QuestionResult, words: Words) -> str:
    """The question with its answer, for who sees no more than its id."""
    answer = words.say(f"state.{one.state}")
    if one.score is not None:
        given = "; ".join(words.text(part) for part in one.given)
        answer = words.say("report.answer-value", answer=given, score=one.score)
    lines = [words.text(one.title), words.text(one.text), f"{words.say('report.answer')}: {answer}"]
    lines += [f"{words.say('report.note')}: {for_xml(one.note)}"] if one.note else []
    lines += [f"{words.say('report.evidence')}: {for_xml(each)}" for each in one.evidence]
    return "\n".join(lines)


def _failures(of: Assessment, words: Words) -> Mapping[str, list[Told]]:
    """By the id of a question, why the gate fails because of it."""
    failures: dict[str, list[Told]] = {}
    for why in of.verdict.because:
        for id_, told in _blamed(why, of, words):
            if told not in (before := failures.setdefault(id_, [])):
                before.append(told)
    return failures


def _blamed(why: Because, of: Assessment, words: Words) -> Iterator[tuple[str, Told]]:
    match why.code, why.particulars.get("demand"):
        case "gate-level" | "gate-practice-level", Level() as demand:
            practice = why.particulars.get("id")
            failing = {one.id for one in of.practices if one.level is not None and one.level >= demand}
            failing &= {practice} if isinstance(practice, str) else failing
            for finding in of.findings:
                counts = finding.id not in of.verdict.without_accepted
                if counts and finding.level >= demand and not failing.isdisjoint(finding.practices):
                    told = _of_finding(finding, words)
                    yield from ((id_, told) for id_ in finding.questions)
        case "gate-incomplete" | "gate-not-applicable" | "gate-practice-incomplete" | "gate-practice-not-applicable", _:
            yield from _not_answered(why, of, words)
        case "gate-no-evidence", int() as demand:
            for one in of.questions:
                if one.score is not None and one.score >= demand and not one.evidence:
                    yield one.id, Told("failure", why.code, words.say("junit.no-evidence", score=one.score))
        case "gate-evidence-missing", _:
            yield str(why.particulars["id"]), Told("failure", why.code, words.because(why))
        case _:
            return


def _not_answered(why: Because, of: Assessment, words: Words) -> Iterator[tuple[str, Told]]:
    """The questions that nobody answered, or of which too many are said not to apply."""
    if why.code.endswith("not-applicable"):
        key, blamed = "junit.not-applicable", [one for one in of.questions if one.state is State.NOT_APPLICABLE]
    else:
        without_reason = [one for one in of.questions if one.reason is not None and not gives_reason(one.reason)]
        key, blamed = "junit.not-known", [*of.to_find_out, *without_reason]
    failure = Told("failure", why.code, words.say(key))
    yield from ((one.id, failure) for one in blamed if one.practice == why.particulars.get("id", one.practice))


def _of_finding(finding: Finding, words: Words) -> Told:
    message = words.say("junit.finding", title=words.text(finding.title), level=words.level(finding.level))
    parts = [(part, getattr(finding.advice, part.replace("-", "_"))) for part in ("do", "who", "done-when")]
    advice = [f"{words.say(f'report.{part}')}: {words.text(text)}" for part, text in parts]
    return Told("failure", finding.id, message, "\n".join([words.text(finding.risk), *advice]))
