"""The one order of findings and actions: what others need, what is critical, then points per effort."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

import pytest
from tests.support.build import (
    NA,
    Part,
    accept,
    advice,
    assessed,
    knock_out,
    levels,
    need,
    questionnaire,
    rule,
)

from implcheck.model.enums import Level
from implcheck.model.findings import Action
from implcheck.model.questionnaire import Questionnaire


def points_by_finding(actions: tuple[Action, ...]) -> dict[str, Fraction]:
    return {action.finding: action.points for action in actions}


def test_an_action_is_worth_what_the_best_answer_adds_to_the_overall_score() -> None:
    small = questionnaire(
        levels("one.a", weight=3),
        levels("one.b", weight=1),
        levels("two.c", weight=2),
        practices={"one": 60, "two": 40},
    )
    result = assessed(small, {"one.a": 3, "one.b": 0, "two.c": 2})
    # a lacks 1/4 of 45, b all of 15, c half of 40.
    assert points_by_finding(result.actions) == {"two.c": 20, "one.b": 15, "one.a": Fraction(45, 4)}


def test_points_per_effort_decide_the_order() -> None:
    small = questionnaire(
        levels("one.small", weight=1, advice=advice("S")),
        levels("one.middle", weight=2, advice=advice("M")),
        levels("one.large", weight=9, advice=advice("L")),
        levels("one.extra", weight=8, advice=advice("L")),
    )
    given = dict.fromkeys(("one.small", "one.middle", "one.large", "one.extra"), 2)
    # Of 20, each lacks half: 2.5/1 = 2.5; 5/3 = 1.67; 22.5/8 = 2.81; 20/8 = 2.5. The same gain: as in the file.
    result = assessed(small, given)
    assert list(points_by_finding(result.actions)) == ["one.large", "one.small", "one.extra", "one.middle"]


def test_an_effort_of_m_costs_three_and_of_l_eight() -> None:
    def first(effort: str, weight: float) -> str:
        small = questionnaire(levels("one.s", weight=1), levels("one.x", weight=weight, advice=advice(effort)))
        return assessed(small, {"one.s": 0, "one.x": 0}).actions[0].finding

    assert (first("M", 2.99), first("M", 3.01)) == ("one.s", "one.x")
    assert (first("L", 7.99), first("L", 8.01)) == ("one.s", "one.x")


def test_knock_outs_and_critical_rules_go_first_whatever_they_cost() -> None:
    when = {"all": [{"question": "one.b", "at_most": 2}, {"question": "one.c", "at_most": 2}]}
    small = questionnaire(
        levels("one.a", weight=0.5, knock_out=knock_out(), advice=advice("L")),
        levels("one.b", weight=3),
        levels("one.c", weight=3),
        rules=[rule("r", when, level="critical", advice=advice("L"))],
    )
    result = assessed(small, {"one.a": 0, "one.b": 2, "one.c": 2})
    assert list(points_by_finding(result.actions)) == ["rule.r", "one.a", "one.b", "one.c"]


def test_points_count_once_at_the_rule_that_the_answers_may_end() -> None:
    when = {"all": [{"question": "one.a", "at_most": 1}, {"question": "one.b", "at_most": 1}]}
    small = questionnaire(levels("one.a"), levels("one.b", weight=3), rules=[rule("r", when)])
    result = assessed(small, {"one.a": 1, "one.b": 0})
    by_id = {action.finding: action for action in result.actions}
    # a lacks 3/4 of 25, b all of 75.
    assert by_id["rule.r"].points == Fraction("93.75")
    assert by_id["rule.r"].shared_with == ("one.a", "one.b")
    assert by_id["one.a"].shared_with == ()
    nothing: tuple[Fraction, str | None] = (Fraction(0), "rule.r")
    assert {action.finding: (action.points, action.counted_in) for action in result.actions[1:]} == {
        "one.a": nothing,
        "one.b": nothing,
    }


def test_an_answer_that_cannot_end_a_rule_keeps_its_points() -> None:
    # A sponsor on paper: raising the sponsor from 3 to 4 ends nothing.
    when = {"all": [{"question": "one.a", "at_least": 3}, {"question": "one.b", "at_most": 1}]}
    small = questionnaire(levels("one.a"), levels("one.b", weight=3), rules=[rule("r", when)])
    result = assessed(small, {"one.a": 3, "one.b": 1})
    by_id = {action.finding: action for action in result.actions}
    assert by_id["rule.r"].points == Fraction("56.25")
    assert (by_id["one.a"].points, by_id["one.a"].counted_in) == (Fraction("6.25"), None)
    assert by_id["one.b"].counted_in == "rule.r"
    assert not by_id["one.b"].points


def test_points_of_two_rules_count_with_the_worse_and_never_with_an_accepted_one() -> None:
    low_ = {"question": "one.a", "at_most": 1}
    rules = [rule("mild", low_), rule("grave", low_, level="critical")]
    small = questionnaire(levels("one.a"), levels("one.b"), rules=rules)
    for accepted, expected in (((), "rule.grave"), ((accept("rule.grave"),), "rule.mild")):
        result = assessed(small, {"one.a": 0, "one.b": 4}, accepted=accepted)
        points = {action.finding: action.points for action in result.actions if action.points}
        assert points == {expected: 50}


def test_an_action_names_the_knock_outs_and_rules_that_it_removes() -> None:
    small = questionnaire(
        levels("one.a", knock_out=knock_out()),
        levels("one.b"),
        rules=[rule("r", {"question": "one.b", "at_most": 1}, level="moderate")],
    )
    result = assessed(small, {"one.a": 0, "one.b": 1})
    assert {action.finding: action.clears_rule for action in result.actions} == {
        "one.a": True,
        "rule.r": True,
        "one.b": False,
    }


def test_what_is_unknown_has_points_but_no_action() -> None:
    result = assessed(questionnaire(levels("one.a"), levels("one.b", weight=3)), {"one.a": 2})
    assert points_by_finding(result.actions) == {"one.a": Fraction("12.5")}
    assert [question.id for question in result.to_find_out] == ["one.b"]
    assert result.to_find_out[0].points_missing == 75


def order(small: Questionnaire, given: dict[str, Any], accepted: Sequence[Part] = ()) -> list[str]:
    """The ids of the actions, which are in the order of the findings."""
    result = assessed(small, given, accepted=accepted)
    actions = [action.finding for action in result.actions]
    findings = [finding.id for finding in result.findings]
    assert [id_ for id_ in findings if id_ in actions] == [id_ for id_ in actions if id_ in findings]
    return actions


def test_findings_have_the_order_of_their_actions() -> None:
    small = questionnaire(
        levels("one.small", weight=0.5, knock_out=knock_out()),
        levels("one.high", weight=2),
        levels("one.large", weight=9, advice=advice("M")),
        levels("one.moderate", weight=9),
    )
    result = assessed(small, {"one.small": 0, "one.high": 1, "one.large": 3, "one.moderate": 2})
    # The level of a finding decides only if it is critical; else what there is to gain does.
    assert [(finding.id, finding.level) for finding in result.findings] == [
        ("one.small", Level.CRITICAL),
        ("one.moderate", Level.MODERATE),
        ("one.high", Level.HIGH),
        ("one.large", Level.LOW),
    ]


def test_of_the_same_gain_the_questionnaire_decides_and_rules_come_first() -> None:
    when = {"question": "one.b", "at_most": 2}
    small = questionnaire(levels("one.c"), levels("one.b"), levels("one.a"), rules=[rule("r", when)])
    assert order(small, {"one.a": 2, "one.b": 2, "one.c": 2}) == ["rule.r", "one.c", "one.a", "one.b"]


def test_a_critical_rule_goes_before_other_rules_and_a_rule_that_is_not_critical_does_not() -> None:
    when = {"question": "one.b", "at_most": 2}
    small = questionnaire(
        levels("one.a", weight=9),
        levels("one.b"),
        rules=[rule("r", when, advice=advice("L")), rule("s", when, level="critical", advice=advice("L"))],
    )
    assert order(small, {"one.a": 2, "one.b": 2}) == ["rule.s", "one.a", "rule.r", "one.b"]


NEEDS_B = {score: advice(needs=[need("one.b", 2)]) for score in range(4)}
"""Advice that can be followed once one.b scores 2."""


@pytest.mark.parametrize(
    ("b", "first"),
    [(0, True), (1, True), (2, False), (3, False), (4, None)],
    ids=["needed", "needed still", "just enough", "enough", "at the top"],
)
def test_what_advice_needs_comes_first(b: int, first: bool | None) -> None:
    small = questionnaire(levels("one.a", weight=9, knock_out=knock_out(), advice=NEEDS_B), levels("one.b", weight=0.5))
    expected = {True: ["one.b", "one.a"], False: ["one.a", "one.b"], None: ["one.a"]}
    assert order(small, {"one.a": 0, "one.b": b}) == expected[first]


@pytest.mark.parametrize("missing", ["unknown", None])
def test_a_need_that_nobody_knows_is_found_out_first(missing: object) -> None:
    small = questionnaire(levels("one.a", weight=9, advice=NEEDS_B), levels("one.b", weight=1))
    result = assessed(small, {"one.a": 2, "one.b": missing})
    assert [action.finding for action in result.actions] == ["one.b", "one.a"]
    to_find_out, step = result.actions
    assert (to_find_out.finds_out, to_find_out.advice, to_find_out.level) == (True, None, None)
    assert (to_find_out.title.in_("en"), to_find_out.points) == ("Question one.b", Fraction(10))
    assert (to_find_out.clears_rule, to_find_out.shared_with) == (False, ())
    assert not step.finds_out
    # It is no finding: nobody answered it.
    assert [finding.id for finding in result.findings] == ["one.a"]
    # Without the need nothing is found out here; the list of what is unknown says that.
    assert order(small, {"one.a": 4, "one.b": missing}) == []


@pytest.mark.parametrize("missing", [NA, "not_yet"])
def test_a_need_on_what_does_not_apply_or_has_not_happened_yet_falls_away(missing: object) -> None:
    small = questionnaire(levels("one.a", advice=NEEDS_B), levels("one.b", not_yet="Nothing yet."), levels("one.c"))
    assert order(small, {"one.a": 2, "one.b": missing, "one.c": 4}) == ["one.a"]


def test_a_need_on_what_the_phase_does_not_ask_falls_away() -> None:
    small = questionnaire(levels("one.a", advice=NEEDS_B), levels("one.b", phases=["execution"]))
    assert order(small, {"one.a": 2, "one.b": 0}) == ["one.a"]


def test_needs_of_needs_come_before_them() -> None:
    small = questionnaire(
        levels("one.a", weight=9, advice=NEEDS_B),
        levels("one.b", weight=9, advice={**dict.fromkeys(range(4), advice(needs=[need("one.c", 4)]))}),
        levels("one.c", weight=0.5, advice={**dict.fromkeys(range(4), advice("L", needs=[need("one.d", 1)]))}),
        levels("one.d", weight=0.5, advice=advice("L")),
        levels("one.e", weight=9, knock_out=knock_out()),
    )
    given = {"one.a": 0, "one.b": 0, "one.c": 0, "one.d": 0, "one.e": 0}
    assert order(small, given) == ["one.d", "one.c", "one.b", "one.e", "one.a"]
    # With one.c at 3 the need is unmet still, and from there nothing else is needed.
    assert order(small, {**given, "one.c": 3, "one.d": 4}) == ["one.c", "one.b", "one.e", "one.a"]


def test_what_several_need_comes_once_and_among_those_needed_the_same_order_holds() -> None:
    both = {score: advice(needs=[need("one.c"), need("one.d")]) for score in range(4)}
    small = questionnaire(
        levels("one.a", advice=both),
        levels("one.b", advice=both),
        levels("one.c", weight=1),
        levels("one.d", weight=2),
        levels("one.e", weight=9),
    )
    given = {"one.a": 2, "one.b": 2, "one.c": 1, "one.d": 1, "one.e": 1}
    assert order(small, given) == ["one.d", "one.c", "one.e", "one.a", "one.b"]


SPONSORED = [{"id": "sponsor", "title": "Sponsor", "exists_when": need("one.sponsor", 2)}, {"id": "lead", "title": "L"}]


@pytest.mark.parametrize(
    ("sponsor", "expected"),
    [
        (1, ["one.sponsor", "one.ask"]),
        ("unknown", ["one.sponsor", "one.ask"]),
        (2, ["one.ask", "one.sponsor"]),
        (4, ["one.ask"]),
    ],
)
def test_nobody_is_told_to_ask_a_sponsor_who_does_not_exist(sponsor: object, expected: list[str]) -> None:
    to_ask = levels("one.ask", weight=9, advice=advice(roles=["lead", "sponsor"]))
    small = questionnaire(to_ask, levels("one.sponsor", weight=0.5), roles=SPONSORED)
    assert order(small, {"one.ask": 0, "one.sponsor": sponsor}) == expected


def test_the_advice_of_a_rule_has_needs_too() -> None:
    when = {"question": "one.a", "at_most": 1}
    to_ask = rule("r", when, level="critical", advice=advice(roles=["sponsor"], needs=[need("one.b")]))
    small = questionnaire(levels("one.a"), levels("one.b"), levels("one.sponsor"), rules=[to_ask], roles=SPONSORED)
    assert order(small, {"one.a": 1, "one.b": 1, "one.sponsor": "unknown"})[:3] == ["one.sponsor", "one.b", "rule.r"]


def test_a_need_whose_risk_is_accepted_is_in_the_list_all_the_same() -> None:
    small = questionnaire(levels("one.a", advice=NEEDS_B), levels("one.b"), levels("one.c"))
    given = {"one.a": 0, "one.b": 0, "one.c": 0}
    assert order(small, given, [accept("one.b"), accept("one.c")]) == ["one.b", "one.a"]
    # If the risk that needs it is accepted, nothing needs it.
    assert order(small, given, [accept("one.a"), accept("one.c")]) == ["one.b"]
    assert order(small, given, [accept(f"one.{name}") for name in "abc"]) == []
