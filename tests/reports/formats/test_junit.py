"""The JUnit report: it has failures if and only if the gate failed, at the cases that failed it."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from junitparser import Error, Failure, JUnitXml, Skipped
from junitparser import TestCase as ReadCase
from tests.reports.pages import ACTING, acting_in, assessed_text, example, saying
from tests.support.build import NA, TODAY, accept, advice, answers, knock_out, levels, need, questionnaire, rule

from implcheck.model.answers import NOWHERE, Locations
from implcheck.model.assessment import Assessment
from implcheck.model.enums import Level
from implcheck.model.gate import Gate
from implcheck.model.problem import Location, Rejected, problem
from implcheck.reports.formats.junit import render
from implcheck.reports.options import Options
from implcheck.scoring.assess import assess
from implcheck.scoring.gate import ALL_FOUND, NotFound

QUESTIONNAIRE = questionnaire(
    levels("one.a", knock_out=knock_out()),
    levels("one.b"),
    levels("two.a"),
    levels("two.b"),
    rules=[rule("r", {"all": [{"question": "one.b", "at_most": 1}, {"question": "two.b", "at_most": 1}]})],
)

OUTCOMES = {Failure: "failure", Skipped: "skipped", Error: "error"}


def assess_with(
    values: Mapping[str, object],
    gate: Gate,
    *,
    accepted: Sequence[dict[str, object]] = (),
    not_found: NotFound = ALL_FOUND,
    locations: Locations = NOWHERE,
) -> Assessment:
    return assess(
        QUESTIONNAIRE,
        answers(values, accepted=accepted),
        today=TODAY,
        gate=gate,
        not_found=not_found,
        locations=locations,
    )


def location(case: ReadCase) -> tuple[str | None, str | None]:
    element = case._elem  # noqa: SLF001 - attributes that readers add to the format are read in no other way
    return element.get("file"), element.get("line")


def read(text: str) -> JUnitXml:
    found = JUnitXml.fromstring(text.encode())
    assert isinstance(found, JUnitXml)
    return found


def cases(report: Assessment | Rejected, language: str = "en") -> dict[str, ReadCase]:
    """Return the cases by name."""
    return {case.name: case for suite in read(render(report, Options(languages=(language,)))) for case in suite}


def outcome(case: ReadCase) -> str:
    (found,) = case.result or (None,)
    return "passed" if found is None else OUTCOMES[type(found)]


def outcomes(report: Assessment | Rejected) -> dict[str, str]:
    return {name: outcome(case) for name, case in cases(report).items()}


def failed(assessment: Assessment) -> set[str]:
    return {name for name, outcome_of_case in outcomes(assessment).items() if outcome_of_case == "failure"}


def test_without_a_gate_nothing_fails_and_unknown_answers_are_skipped() -> None:
    given = {"one.a": 0, "one.b": "unknown", "two.a": NA}
    found = outcomes(assess_with(given, Gate()))
    assert found == {"one.a": "passed", "one.b": "skipped", "two.a": "skipped", "two.b": "skipped"}
    read_cases = cases(assess_with(given, Gate()))
    assert read_cases["one.b"].result[0].message == "we don't know"
    assert read_cases["two.b"].result[0].message == "not answered"
    assert read_cases["two.a"].result[0].message == NA["not_applicable"]


def test_what_has_not_happened_yet_and_what_other_advice_needs_are_told_where_they_are_skipped() -> None:
    roles = [{"id": "sponsor", "title": "sponsor", "exists_when": need("one.b")}]
    asked = questionnaire(
        levels("one.a", not_yet="Nothing was late yet."),
        levels("one.b"),
        levels("one.c", advice=advice(roles=["sponsor"])),
        roles=roles,
    )
    found = cases(assess(asked, answers({"one.a": "not_yet", "one.c": 1}), today=TODAY))
    not_yet, needed = found["one.a"], found["one.b"]
    assert (outcome(not_yet), outcome(needed)) == ("skipped", "skipped")
    assert not_yet.result[0].message == "Nothing was late yet."
    assert needed.result[0].message == "not answered"
    assert needed.result[0].text == "Other advice depends on this answer."


def test_the_demand_of_all_answers_fails_where_nothing_is_asked() -> None:
    nothing_asked = questionnaire(levels("one.a", phases=["aftercare"]))
    assessment = assess(nothing_asked, answers({}), today=TODAY, gate=Gate(require_complete=True))
    assert not assessment.gate_result.passed
    assert outcomes(assessment) == {"--require-complete": "failure"}


def test_a_level_fails_the_findings_at_that_level_in_the_practices_at_that_level() -> None:
    # Practice one is critical by its knock-out; practice two stands at 50, which is high.
    given = {"one.a": 0, "one.b": 4, "two.a": 1, "two.b": 3}
    assert failed(assess_with(given, Gate(fail_on=Level.CRITICAL))) == set()  # the overall level is no worse than high
    assert failed(assess_with(given, Gate(fail_on=Level.HIGH))) == {"--fail-on high", "one.a", "two.a"}
    assert failed(assess_with(given, Gate(fail_on=Level.LOW))) == {"--fail-on low", "one.a", "two.a", "two.b"}


def test_a_finding_in_a_practice_below_the_demanded_level_does_not_fail() -> None:
    given = {"one.a": 0, "one.b": 0, "two.a": 2, "two.b": 4}  # practice two: 75 points, moderate
    assert failed(assess_with(given, Gate(fail_on=Level.HIGH))) == {"--fail-on high", "one.a", "one.b"}


def test_a_combination_fails_every_answer_that_it_rests_on() -> None:
    assessment = assess_with(
        {"one.a": 4, "one.b": 1, "two.a": 4, "two.b": 1}, Gate(fail_on_practices={"one": Level.HIGH})
    )
    assert failed(assessment) == {"--fail-on one=high", "one.b", "two.b"}
    failure = cases(assessment)["two.b"].result[0]
    assert (failure.type, failure.message) == ("rule.r", '"Combination r": high')
    assert "Together they are worse.\nDo: Do it.\nWho: Project lead\nDone when: It is done." in failure.text


def test_a_demand_on_a_practice_fails_only_the_findings_of_that_practice() -> None:
    given = {"one.a": 1, "one.b": 4, "two.a": 0, "two.b": 4}
    assessment = assess_with(given, Gate(fail_on_practices={"one": Level.HIGH, "two": Level.CRITICAL}))
    assert failed(assessment) == {"--fail-on one=high", "one.a"}
    assert outcomes(assessment)["--fail-on two=critical"] == "passed"


def test_an_accepted_finding_does_not_fail() -> None:
    given = {"one.a": 0, "one.b": 4, "two.a": 0, "two.b": 4}
    assessment = assess_with(given, Gate(fail_on=Level.MODERATE), accepted=[accept("one.a")])
    assert failed(assessment) == {"--fail-on moderate", "two.a"}


def test_a_demand_on_score_or_age_fails_no_answer() -> None:
    given = {"one.a": 1, "one.b": 2, "two.a": 3, "two.b": 3}
    gate = Gate(fail_under=Fraction("79.5"), fail_under_practices={"one": Fraction(60)}, max_age=3)
    assessment = assess_with(given, gate)
    assert failed(assessment) == {"--fail-under 79.5", "--fail-under one=60", "--max-age 3"}
    assert cases(assessment)["--max-age 3"].result[0].message.startswith("The answers have no date")


def test_unknown_answers_fail_if_every_answer_is_required() -> None:
    given = {"one.a": 4, "one.b": "unknown", "two.a": NA}
    assessment = assess_with(given, Gate(require_complete=True))
    assert outcomes(assessment) == {
        "--require-complete": "failure",
        "one.a": "passed",
        "one.b": "failure",
        "two.a": "skipped",
        "two.b": "failure",
    }


def test_not_applicable_answers_fail_if_there_are_too_many() -> None:
    given = {"one.a": 4, "one.b": 4, "two.a": NA, "two.b": NA}
    assessment = assess_with(given, Gate(require_complete=True))
    assert failed(assessment) == {"--require-complete", "two.a", "two.b"}
    assert cases(assessment)["two.a"].result[0].message.startswith("This is marked not applicable")
    of_practice = assess_with({**given, "one.b": NA}, Gate(require_complete_in=("two",)))
    assert failed(of_practice) == {"--require-complete-in two", "two.a", "two.b"}


def test_a_not_applicable_answer_without_a_reason_fails() -> None:
    given = {"one.a": 4, "one.b": 4, "two.a": 4, "two.b": {"not_applicable": "n/a"}}
    assert failed(assess_with(given, Gate(require_complete=True))) == {"--require-complete", "two.b"}


def test_a_demand_fails_under_its_name_if_there_is_no_level() -> None:
    assessment = assess_with({"one.a": 4, "one.b": 4}, Gate(fail_on=Level.HIGH, fail_under=Fraction(0)))
    assert failed(assessment) == {"--fail-on high", "--fail-under 0"}


def test_an_accepted_finding_fails_if_accepted_findings_count() -> None:
    given = {"one.a": 0, "one.b": 4, "two.a": 4, "two.b": 4}
    gate = Gate(fail_on_practices={"one": Level.HIGH})
    accepted = [accept("one.a")]
    assert failed(assess_with(given, gate, accepted=accepted)) == set()
    assert "one.a" in failed(assess_with(given, gate._replace(no_accepted=True), accepted=accepted))


def test_unknown_answers_fail_if_their_practice_must_be_complete() -> None:
    assessment = assess_with({"one.a": 4, "one.b": "unknown"}, Gate(require_complete_in=("one",)))
    assert failed(assessment) == {"--require-complete-in one", "one.b"}


def test_evidence_that_is_missing_fails_the_answer() -> None:
    given = {
        "one.a": {"answer": 4, "evidence": "docs/a.md"},
        "one.b": {"answer": 3, "evidence": "The minutes"},
        "two.a": 3,
        "two.b": 2,
    }
    assessment = assess_with(given, Gate(require_evidence=3), not_found={"one.a": ("docs/a.md",)})
    assert failed(assessment) == {"--require-evidence 3", "one.a", "two.a"}
    assert (
        cases(assessment)["one.a"].result[0].message
        == 'The evidence for "Question one.a" is missing or outside the project: docs/a.md.'
    )
    assert cases(assessment)["two.a"].result[0].message == "This answer scores 3 of 4 and names no evidence."
    demand = cases(assessment)["--require-evidence 3"].result[0]
    assert demand.message.startswith("1 answer of level 3 or higher names no evidence")
    assert "docs/a.md" in demand.text


def test_evidence_without_content_fails_the_answer() -> None:
    assessment = assess_with({"one.a": {"answer": 4, "evidence": "none"}, "one.b": 2}, Gate(require_evidence=3))
    assert failed(assessment) == {"--require-evidence 3", "one.a"}


def test_several_failures_of_an_answer_are_combined() -> None:
    given = {"one.a": 0, "one.b": 4, "two.a": 4, "two.b": 4}
    assessment = assess_with(given, Gate(fail_on=Level.HIGH, require_evidence=0))
    (failure,) = cases(assessment)["one.a"].result
    assert failure.message == '"Question one.a": critical'
    assert "names no evidence" in failure.text


SCORES = st.sampled_from([0, 1, 2, 3, 4, "unknown", None])
LEVELS = st.none() | st.sampled_from(list(Level))


@settings(max_examples=150)
@given(
    st.fixed_dictionaries(dict.fromkeys(("one.a", "one.b", "two.a", "two.b"), SCORES)),
    st.builds(
        Gate,
        fail_on=LEVELS,
        fail_under=st.none() | st.integers(0, 100).map(Fraction),
        fail_on_practices=st.dictionaries(st.sampled_from(["one", "two"]), st.sampled_from(list(Level))),
        fail_under_practices=st.dictionaries(st.sampled_from(["one", "two"]), st.integers(0, 100).map(Fraction)),
        require_complete_in=st.sampled_from([(), ("one",), ("one", "two")]),
        require_complete=st.booleans(),
        require_evidence=st.none() | st.integers(0, 4),
        max_age=st.none() | st.just(3),
    ),
    st.lists(st.sampled_from(["one.a", "rule.r"]), unique=True),
)
def test_there_are_failures_exactly_when_the_gate_failed(
    given: dict[str, object], gate: Gate, accepted: list[str]
) -> None:
    assessment = assess_with(given, gate, accepted=[accept(id_) for id_ in accepted])
    found = read(render(assessment, Options()))
    assert (found.failures > 0) is not assessment.gate_result.passed
    assert found.errors == 0
    # The suite of the gate holds every reason.
    reasons = {name: case for name, case in cases(assessment).items() if case.classname == "gate" and case.result}
    assert bool(reasons) is not assessment.gate_result.passed


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("name", ["brand-portal", "erp-rollout", "crm-aftercare"])
def test_the_counts_match_the_cases(name: str, language: str) -> None:
    found = read(render(example(name), Options(languages=(language,))))
    every = [case for suite in found for case in suite]
    assert found.tests == len(every) == sum(suite.tests for suite in found)
    assert sum(suite.skipped for suite in found) == sum(case.is_skipped for case in every)
    assert found.failures == sum(case.is_failure for case in every)
    assert found.time == 0
    assert {case.time for case in every} == {0}
    assert {question.id for question in example(name).questions if question.state.value != "not_asked"} == {
        case.name for case in every
    }


def test_names_and_types_do_not_depend_on_the_language() -> None:
    english, dutch = (cases(example("erp-rollout"), language) for language in ("en", "nl"))
    assert list(english) == list(dutch)
    assert [case.classname for case in english.values()] == [case.classname for case in dutch.values()]
    assert english["why.problem-statement"].system_out != dutch["why.problem-statement"].system_out


def test_a_case_has_its_line() -> None:
    locations = Locations("a.yaml", {"one.a": Location("a.yaml", 5, 3, "")}, otherwise=Location("a.yaml", 4, 1, ""))
    found = cases(assess_with({"one.a": 4}, Gate(max_age=1), locations=locations))
    where = {name: location(case) for name, case in found.items()}
    # A missing answer is located at the answers; a demand has a file and no line.
    assert where["one.a"] == ("a.yaml", "5")
    assert where["two.b"] == ("a.yaml", "4")
    assert where["--max-age 1"] == ("a.yaml", None)


def test_a_file_that_cannot_be_used_is_an_error_per_problem() -> None:
    tab = problem("yaml-tab").at(Location("a.yaml", 3, 1, "\tx: 1\x07"))
    report = Rejected("a.yaml", (tab, problem("file-missing").at(Location("b.yaml"))))
    found = read(render(report, Options(languages=("nl",))))
    assert (found.tests, found.errors, found.failures) == (2, 2, 0)
    assert outcomes(report) == {"yaml-tab (3:1)": "error", "file-missing": "error"}
    (case, missing) = cases(report).values()
    assert (case.result[0].type, case.result[0].message) == (
        "yaml-tab",
        "There is a tab here where YAML wants spaces.",
    )
    assert "x: 1\\x07" in case.result[0].text
    assert (location(case), location(missing)) == (("a.yaml", "3"), ("b.yaml", None))


@pytest.mark.parametrize("text", [*ACTING, "\x0c", "\ufffe", "\uffff", "]]>", "<a b='c'>&amp;\"", "a\nb"])
def test_no_user_text_acts(text: str) -> None:
    report = render(assessed_text(saying(f"before{text}after")), Options())
    found = read(report)
    assert acting_in(report) == []
    assert "before" in found.name
    case = next(case for suite in found for case in suite if case.name == "why.problem-statement")
    assert "after" in case.system_out


@settings(max_examples=25)
@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1).filter(str.strip))
def test_any_text_gives_a_readable_report(text: str) -> None:
    assert read(render(assessed_text(saying(f"x{text}x")), Options())).tests == 23


def test_the_output_is_reproducible_and_has_no_timestamp() -> None:
    once, again = (render(example("brand-portal"), Options()) for _ in range(2))
    assert once == again
    assert "timestamp" not in once
