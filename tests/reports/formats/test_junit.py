"""The JUnit report: failures exactly when the gate failed, where it failed, and read by a real reader."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from junitparser import Error, Failure, JUnitXml, Skipped
from junitparser import TestCase as Read
from tests.reports.pages import ACTING, acting_in, assessed_text, example, saying
from tests.support.build import NA, TODAY, accept, answers, knock_out, levels, questionnaire, rule

from implcheck.model.assessment import Assessment
from implcheck.model.enums import Level
from implcheck.model.gate import Gate
from implcheck.model.locations import NOWHERE, Locations
from implcheck.model.problem import Location, Rejected, problem
from implcheck.reports.formats.junit import render
from implcheck.reports.options import Options
from implcheck.scoring.assess import assess
from implcheck.scoring.gate import ALL_FOUND, NotFound

OF = questionnaire(
    levels("one.a", knock_out=knock_out()),
    levels("one.b"),
    levels("two.a"),
    levels("two.b"),
    rules=[rule("r", {"all": [{"question": "one.b", "at_most": 1}, {"question": "two.b", "at_most": 1}]})],
)

OUTCOMES = {Failure: "failure", Skipped: "skipped", Error: "error"}


def made(
    given: Mapping[str, object],
    gate: Gate,
    *,
    accepted: Sequence[dict[str, object]] = (),
    not_found: NotFound = ALL_FOUND,
    locations: Locations = NOWHERE,
) -> Assessment:
    return assess(
        OF, answers(given, accepted=accepted), today=TODAY, gate=gate, not_found=not_found, locations=locations
    )


def location(case: Read) -> tuple[str | None, str | None]:
    element = case._elem  # noqa: SLF001 - attributes that readers add to the format are read in no other way
    return element.get("file"), element.get("line")


def read(text: str) -> JUnitXml:
    found = JUnitXml.fromstring(text.encode())
    assert isinstance(found, JUnitXml)
    return found


def cases(of: Assessment | Rejected, language: str = "en") -> dict[str, Read]:
    """Every case by its name."""
    return {case.name: case for suite in read(render(of, Options(languages=(language,)))) for case in suite}


def outcome(case: Read) -> str:
    (found,) = case.result or (None,)
    return "passed" if found is None else OUTCOMES[type(found)]


def outcomes(of: Assessment | Rejected) -> dict[str, str]:
    return {name: outcome(case) for name, case in cases(of).items()}


def failed(of: Assessment) -> set[str]:
    return {name for name, told in outcomes(of).items() if told == "failure"}


def test_without_a_gate_nothing_fails_and_what_is_not_known_is_skipped() -> None:
    given = {"one.a": 0, "one.b": "unknown", "two.a": NA}
    told = outcomes(made(given, Gate()))
    assert told == {"one.a": "passed", "one.b": "skipped", "two.a": "skipped", "two.b": "skipped"}
    read_cases = cases(made(given, Gate()))
    assert read_cases["one.b"].result[0].message == "we don't know"
    assert read_cases["two.b"].result[0].message == "not answered"
    assert read_cases["two.a"].result[0].message == NA["not_applicable"]


def test_a_level_fails_the_findings_at_that_level_in_the_practices_at_that_level() -> None:
    # Practice one is critical by its knock-out; practice two stands at 50, which is high.
    given = {"one.a": 0, "one.b": 4, "two.a": 1, "two.b": 3}
    assert failed(made(given, Gate(fail_on=Level.CRITICAL))) == set()  # the whole is no worse than high
    assert failed(made(given, Gate(fail_on=Level.HIGH))) == {"--fail-on high", "one.a", "two.a"}
    assert failed(made(given, Gate(fail_on=Level.LOW))) == {"--fail-on low", "one.a", "two.a", "two.b"}


def test_a_finding_in_a_practice_that_is_in_order_does_not_fail() -> None:
    given = {"one.a": 0, "one.b": 0, "two.a": 2, "two.b": 4}  # practice two: 75 points, moderate
    assert failed(made(given, Gate(fail_on=Level.HIGH))) == {"--fail-on high", "one.a", "one.b"}


def test_a_combination_fails_every_answer_that_it_rests_on() -> None:
    of = made({"one.a": 4, "one.b": 1, "two.a": 4, "two.b": 1}, Gate(practices_fail_on={"one": Level.HIGH}))
    assert failed(of) == {"--fail-on one=high", "one.b", "two.b"}
    told = cases(of)["two.b"].result[0]
    assert (told.type, told.message) == ("rule.r", '"Combination r": high')
    assert "Together they are worse.\nDo: Do it.\nWho: Project lead\nDone when: It is done." in told.text


def test_of_a_practice_only_its_own_findings_fail() -> None:
    given = {"one.a": 1, "one.b": 4, "two.a": 0, "two.b": 4}
    of = made(given, Gate(practices_fail_on={"one": Level.HIGH, "two": Level.CRITICAL}))
    assert failed(of) == {"--fail-on one=high", "one.a"}
    assert outcomes(of)["--fail-on two=critical"] == "passed"


def test_an_accepted_finding_does_not_fail() -> None:
    given = {"one.a": 0, "one.b": 4, "two.a": 0, "two.b": 4}
    of = made(given, Gate(fail_on=Level.MODERATE), accepted=[accept("one.a")])
    assert failed(of) == {"--fail-on moderate", "two.a"}


def test_no_answer_is_to_blame_for_a_score_or_an_age() -> None:
    given = {"one.a": 1, "one.b": 2, "two.a": 3, "two.b": 3}
    gate = Gate(fail_under=Fraction("79.5"), practices_fail_under={"one": Fraction(60)}, max_age=3)
    of = made(given, gate)
    assert failed(of) == {"--fail-under 79.5", "--fail-under one=60", "--max-age 3"}
    assert cases(of)["--max-age 3"].result[0].message.startswith("The answers have no date")


def test_what_is_not_known_fails_where_every_answer_is_demanded() -> None:
    given = {"one.a": 4, "one.b": "unknown", "two.a": NA}
    of = made(given, Gate(require_complete=True))
    assert outcomes(of) == {
        "--require-complete": "failure",
        "one.a": "passed",
        "one.b": "failure",
        "two.a": "skipped",
        "two.b": "failure",
    }


def test_what_does_not_apply_fails_where_too_much_of_that_is_told() -> None:
    given = {"one.a": 4, "one.b": 4, "two.a": NA, "two.b": NA}
    of = made(given, Gate(require_complete=True))
    assert failed(of) == {"--require-complete", "two.a", "two.b"}
    assert cases(of)["two.a"].result[0].message.startswith("This is marked not applicable")
    of_two = made({**given, "one.b": NA}, Gate(require_complete_in=("two",)))
    assert failed(of_two) == {"--require-complete-in two", "two.a", "two.b"}


def test_what_does_not_apply_fails_without_a_reason() -> None:
    given = {"one.a": 4, "one.b": 4, "two.a": 4, "two.b": {"not_applicable": "n/a"}}
    assert failed(made(given, Gate(require_complete=True))) == {"--require-complete", "two.b"}


def test_a_demand_without_a_level_fails_by_its_name() -> None:
    of = made({"one.a": 4, "one.b": 4}, Gate(fail_on=Level.HIGH, fail_under=Fraction(0)))
    assert failed(of) == {"--fail-on high", "--fail-under 0"}


def test_an_accepted_finding_fails_where_it_counts() -> None:
    given = {"one.a": 0, "one.b": 4, "two.a": 4, "two.b": 4}
    gate = Gate(practices_fail_on={"one": Level.HIGH})
    accepted = [accept("one.a")]
    assert failed(made(given, gate, accepted=accepted)) == set()
    assert "one.a" in failed(made(given, gate._replace(count_accepted=True), accepted=accepted))


def test_what_is_not_known_of_one_practice_fails_where_that_is_demanded() -> None:
    of = made({"one.a": 4, "one.b": "unknown"}, Gate(require_complete_in=("one",)))
    assert failed(of) == {"--require-complete-in one", "one.b"}


def test_evidence_that_is_missing_fails_the_answer() -> None:
    given = {
        "one.a": {"answer": 4, "evidence": "docs/a.md"},
        "one.b": {"answer": 3, "evidence": "The minutes"},
        "two.a": 3,
        "two.b": 2,
    }
    of = made(given, Gate(require_evidence=3), not_found={"one.a": ("docs/a.md",)})
    assert failed(of) == {"--require-evidence 3", "one.a", "two.a"}
    assert (
        cases(of)["one.a"].result[0].message
        == 'The evidence for "Question one.a" is missing or outside the project: docs/a.md.'
    )
    assert cases(of)["two.a"].result[0].message == "This answer scores 3 of 4 and names no evidence."
    demand = cases(of)["--require-evidence 3"].result[0]
    assert demand.message.startswith("1 answer of level 3 or higher names no evidence")
    assert "docs/a.md" in demand.text


def test_evidence_that_says_nothing_fails_the_answer() -> None:
    of = made({"one.a": {"answer": 4, "evidence": "none"}, "one.b": 2}, Gate(require_evidence=3))
    assert failed(of) == {"--require-evidence 3", "one.a"}


def test_several_failures_of_one_answer_are_told_together() -> None:
    given = {"one.a": 0, "one.b": 4, "two.a": 4, "two.b": 4}
    of = made(given, Gate(fail_on=Level.HIGH, require_evidence=0))
    (told,) = cases(of)["one.a"].result
    assert told.message == '"Question one.a": critical'
    assert "names no evidence" in told.text


SCORES = st.sampled_from([0, 1, 2, 3, 4, "unknown", None])
LEVELS = st.none() | st.sampled_from(list(Level))


@settings(max_examples=150)
@given(
    st.fixed_dictionaries(dict.fromkeys(("one.a", "one.b", "two.a", "two.b"), SCORES)),
    st.builds(
        Gate,
        fail_on=LEVELS,
        fail_under=st.none() | st.integers(0, 100).map(Fraction),
        practices_fail_on=st.dictionaries(st.sampled_from(["one", "two"]), st.sampled_from(list(Level))),
        practices_fail_under=st.dictionaries(st.sampled_from(["one", "two"]), st.integers(0, 100).map(Fraction)),
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
    of = made(given, gate, accepted=[accept(one) for one in accepted])
    found = read(render(of, Options()))
    assert (found.failures > 0) is not of.gate_result.passed
    assert found.errors == 0
    # Every reason of the gate is told in its suite.
    told = {name: case for name, case in cases(of).items() if case.classname == "gate" and case.result}
    assert bool(told) is not of.gate_result.passed


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("name", ["brand-portal", "erp-rollout", "crm-aftercare"])
def test_the_counts_are_those_of_the_cases(name: str, language: str) -> None:
    found = read(render(example(name), Options(languages=(language,))))
    every = [case for suite in found for case in suite]
    assert found.tests == len(every) == sum(suite.tests for suite in found)
    assert sum(suite.skipped for suite in found) == sum(case.is_skipped for case in every)
    assert found.failures == sum(case.is_failure for case in every)
    assert found.time == 0
    assert {case.time for case in every} == {0}
    assert {one.id for one in example(name).questions if one.state.value != "not_asked"} == {one.name for one in every}


def test_names_and_types_do_not_depend_on_the_language() -> None:
    english, dutch = (cases(example("erp-rollout"), language) for language in ("en", "nl"))
    assert list(english) == list(dutch)
    assert [case.classname for case in english.values()] == [case.classname for case in dutch.values()]
    assert english["why.problem-statement"].system_out != dutch["why.problem-statement"].system_out


def test_a_case_has_its_line() -> None:
    locations = Locations("a.yaml", {"one.a": Location("a.yaml", 5, 3, "")}, (), Location("a.yaml", 4, 1, ""))
    found = cases(made({"one.a": 4}, Gate(max_age=1), locations=locations))
    where = {name: location(case) for name, case in found.items()}
    # What is not in the file is where it would stand; a demand is of the whole.
    assert where["one.a"] == ("a.yaml", "5")
    assert where["two.b"] == ("a.yaml", "4")
    assert where["--max-age 1"] == ("a.yaml", None)


def test_a_file_that_cannot_be_used_is_an_error_per_problem() -> None:
    told = problem("yaml-tab").at(Location("a.yaml", 3, 1, "\tx: 1\x07"))
    of = Rejected("a.yaml", (told, problem("file-missing").at(Location("b.yaml"))))
    found = read(render(of, Options(languages=("nl",))))
    assert (found.tests, found.errors, found.failures) == (2, 2, 0)
    assert outcomes(of) == {"yaml-tab (3:1)": "error", "file-missing": "error"}
    (case, missing) = cases(of).values()
    assert (case.result[0].type, case.result[0].message) == (
        "yaml-tab",
        "There is a tab here where YAML wants spaces.",
    )
    assert "x: 1\\x07" in case.result[0].text
    assert (location(case), location(missing)) == (("a.yaml", "3"), ("b.yaml", None))


@pytest.mark.parametrize("text", [*ACTING, "\x0c", "\ufffe", "\uffff", "]]>", "<a b='c'>&amp;\"", "a\nb"])
def test_what_people_wrote_acts_in_no_reader(text: str) -> None:
    written = render(assessed_text(saying(f"before{text}after")), Options())
    found = read(written)
    assert acting_in(written) == []
    assert "before" in found.name
    case = next(case for suite in found for case in suite if case.name == "why.problem-statement")
    assert "after" in case.system_out


@settings(max_examples=25)
@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1).filter(str.strip))
def test_any_text_makes_a_report_that_can_be_read(text: str) -> None:
    assert read(render(assessed_text(saying(f"x{text}x")), Options())).tests == 23


def test_it_is_the_same_bytes_every_time_and_tells_no_moment() -> None:
    once, again = (render(example("brand-portal"), Options()) for _ in range(2))
    assert once == again
    assert "timestamp" not in once
