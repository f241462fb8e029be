"""Findings: their levels, what they rest on, and what their answers lack."""

from fractions import Fraction
from typing import Any

import pytest
from tests.support.build import advice, assessed, knock_out, levels, low, questionnaire, rule

from implcheck.model.enums import Effort, Level


@pytest.mark.parametrize(
    ("score", "level"), [(0, Level.HIGH), (1, Level.HIGH), (2, Level.MODERATE), (3, Level.LOW), (4, None)]
)
def test_every_answer_below_4_is_a_finding_at_the_level_of_its_score(score: int, level: Level | None) -> None:
    findings = assessed(questionnaire(levels("one.a")), {"one.a": score}).findings
    assert [finding.level for finding in findings] == ([] if level is None else [level])


def test_the_levels_of_findings_are_in_the_file() -> None:
    small = questionnaire(levels("one.a"), findings=["moderate", "moderate", "low", "low"])
    assert assessed(small, {"one.a": 0}).findings[0].level is Level.MODERATE


@pytest.mark.parametrize("given", [{}, {"one.a": "unknown"}, {"one.a": {"not_applicable": "No"}}])
def test_what_was_not_answered_is_no_finding(given: dict[str, object]) -> None:
    assert assessed(questionnaire(levels("one.a")), given).findings == ()


def test_a_single_answer_is_critical_only_as_a_knock_out() -> None:
    small = questionnaire(levels("one.a", knock_out=knock_out(1, ["kickoff"])))
    at_kickoff = assessed(small, {"one.a": 1}, "kickoff").findings[0]
    assert (at_kickoff.level, [why.code for why in at_kickoff.reasons]) == (Level.CRITICAL, ["knock-out"])
    later = assessed(small, {"one.a": 1}, "execution").findings[0]
    assert (later.level, [why.code for why in later.reasons]) == (Level.HIGH, ["answer"])


def test_a_finding_of_an_answer_names_its_question_practice_and_score() -> None:
    (finding,) = assessed(questionnaire(levels("one.a")), {"one.a": 2}).findings
    assert finding.questions == ("one.a",)
    assert finding.practices == ("one",)
    assert finding.title.in_("en") == "Question one.a"
    assert finding.reasons[0].details["score"] == 2


def test_a_finding_of_a_rule_names_the_answers_that_made_it_hold() -> None:
    when = {
        "all": [
            {"question": "one.a", "at_most": 1},
            {"any": [{"question": "two.b", "at_most": 1}, {"question": "two.c", "at_most": 1}]},
        ]
    }
    small = questionnaire(
        levels("one.a"),
        levels("two.b"),
        levels("two.c"),
        rules=[rule("r", when, level="critical", raises=["one", "two"])],
    )
    finding = assessed(small, {"one.a": 1, "two.b": 4, "two.c": 0}).findings[0]
    assert (finding.id, finding.level, finding.questions) == ("rule.r", Level.CRITICAL, ("one.a", "two.c"))
    assert finding.practices == ("one", "two")
    assert [why.code for why in finding.reasons] == ["combination"]


def test_the_advice_is_the_step_from_the_answer() -> None:
    steps = {score: advice(do=f"From {score}.") for score in range(4)}
    small = questionnaire(levels("one.a", advice=steps))
    advice_given = [assessed(small, {"one.a": score}).findings[0].advice.do.in_("en") for score in (0, 1, 2, 3)]
    assert advice_given == ["From 0.", "From 1.", "From 2.", "From 3."]


def test_a_finding_has_the_problem_and_the_risk_of_its_answer() -> None:
    part = levels("one.a", problem="Nobody knows why", knock_out=knock_out(0))
    part["levels"][1] |= {"problem": "One person knows why", "risk": "That person leaves."}
    small = questionnaire(part)
    found = {score: assessed(small, {"one.a": score}).findings[0] for score in range(4)}
    assert {score: finding.title.in_("en") for score, finding in found.items()} == {
        0: "Nobody knows why",
        1: "One person knows why",
        2: "Nobody knows why",
        3: "Question one.a",
    }
    assert [finding.risk.in_("en") for finding in found.values()] == [
        "It may go wrong.",
        "That person leaves.",
        *["It may go wrong."] * 2,
    ]
    # The reason of a knock-out names it in the same words.
    assert found[0].reasons[0].details["question"] == found[0].title


def test_a_rule_names_the_problems_behind_it_and_has_its_own_advice() -> None:
    when = {"all": [{"question": "one.a", "at_most": 1}, {"question": "one.b", "at_most": 1}]}
    small = questionnaire(
        levels("one.a", problem="No plan"),
        levels("one.b"),
        rules=[rule("r", when, advice=advice("L", "Start over."))],
    )
    finding = next(each for each in assessed(small, {"one.a": 0, "one.b": 0}).findings if each.id == "rule.r")
    titles = finding.reasons[0].details["questions"]
    assert [title.in_("en") for title in titles] == ["No plan", "Question one.b"]  # type: ignore[union-attr]
    assert (finding.advice.do.in_("en"), finding.advice.effort) == ("Start over.", Effort.L)


def test_what_an_answer_lacks_is_in_points_of_the_overall_score_whatever_the_scale_of_the_weights() -> None:
    def lacks(other: float) -> list[Fraction]:
        three = levels("three.c", phases=["execution"])
        small = questionnaire(levels("one.a"), levels("two.b"), three, practices={"one": 1, "two": 1, "three": other})
        return [finding.points_missing for finding in assessed(small, {"one.a": 0, "two.b": 3}).findings]

    # Half of 100 points each: 4/4 and 1/4 of it. What the third weighs, which is not asked here, changes nothing.
    assert lacks(1) == lacks(7) == lacks(1.1) == [50, Fraction(25, 2)]


def test_a_rule_on_a_practice_rests_on_what_the_practice_lacks() -> None:
    small = questionnaire(
        levels("one.a"), levels("one.b"), levels("one.c"), rules=[rule("r", {"practice": "one", "score_below": 70})]
    )
    finding = next(
        finding for finding in assessed(small, {"one.a": 0, "one.b": 4, "one.c": 3}).findings if finding.id == "rule.r"
    )
    assert finding.questions == ("one.a", "one.c")
    assert finding.points_missing == Fraction(125, 3)
    assert [waiting.waits_for for waiting in assessed(small, {"one.a": 4}).waiting_rules] == [("one.b", "one.c")]


def test_a_rule_lacks_what_the_answers_lack_that_could_lift_it() -> None:
    when = {"all": [{"question": "one.a", "at_least": 2}, {"question": "one.b", "at_most": 1}]}
    small = questionnaire(levels("one.a"), levels("one.b"), rules=[rule("r", when)])
    finding = next(each for each in assessed(small, {"one.a": 2, "one.b": 1}).findings if each.id == "rule.r")
    assert finding.questions == ("one.a", "one.b")
    # A better answer to one.a leaves the rule as it is; one.b lacks three quarters of its 50 points.
    assert (finding.lifted_by, finding.points_missing) == (("one.b",), Fraction(75, 2))


@pytest.mark.parametrize(
    ("when", "given", "rests_on"),
    [
        ({"practice": "one", "score_below": 25}, {"one.a": 0, "one.b": "unknown", "two.c": 0}, ("one.a",)),
        ({"not": {"practice": "one", "score_below": 25}}, {"one.a": 3, "one.b": "unknown", "two.c": 0}, ("one.a",)),
        ({"question": "one.b", "unknown": True}, {"one.a": 3, "one.b": "unknown", "two.c": 0}, ("one.b",)),
    ],
)
def test_the_points_of_an_open_question_count_as_to_find_out_and_not_with_a_combination(
    when: dict[str, Any], given: dict[str, Any], rests_on: tuple[str, ...]
) -> None:
    rules = [rule(name, when, level="low") for name in ("first", "second")]
    small = questionnaire(levels("one.a", weight=4), levels("one.b"), levels("two.c"), rules=rules, least_known=0)
    result = assessed(small, given)
    assert {found.questions for found in result.findings if found.id.startswith("rule.")} == {rests_on}
    to_find_out = sum(question.points_missing for question in result.to_find_out)
    assert to_find_out == 10
    assert low(result) + sum(action.points for action in result.actions) + to_find_out == 100
