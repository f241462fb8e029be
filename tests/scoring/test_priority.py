from fractions import Fraction

from tests.support.build import advice, assessed, knock_out, levels, questionnaire, rule

from implcheck.model.findings import Action


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
        levels("one.small", weight=1, advice=[advice("S")]),
        levels("one.middle", weight=2, advice=[advice("M")]),
        levels("one.large", weight=9, advice=[advice("L")]),
        levels("one.extra", weight=8, advice=[advice("L")]),
    )
    given = dict.fromkeys(("one.small", "one.middle", "one.large", "one.extra"), 2)
    # Of 20, each lacks half: 2.5/1 = 2.5; 5/3 = 1.67; 22.5/8 = 2.81; 20/8 = 2.5. The same gain: as the findings go.
    result = assessed(small, given)
    assert list(points_by_finding(result.actions)) == ["one.large", "one.extra", "one.small", "one.middle"]


def test_an_effort_of_m_costs_three_and_of_l_eight() -> None:
    def first(effort: str, weight: float) -> str:
        small = questionnaire(levels("one.s", weight=1), levels("one.x", weight=weight, advice=[advice(effort)]))
        return assessed(small, {"one.s": 0, "one.x": 0}).actions[0].finding

    assert (first("M", 2.99), first("M", 3.01)) == ("one.s", "one.x")
    assert (first("L", 7.99), first("L", 8.01)) == ("one.s", "one.x")


def test_knock_outs_and_critical_rules_go_first_whatever_they_cost() -> None:
    when = {"all": [{"question": "one.b", "at_most": 2}, {"question": "one.c", "at_most": 2}]}
    small = questionnaire(
        levels("one.a", weight=0.5, knock_out=knock_out(), advice=[advice("L")]),
        levels("one.b", weight=3),
        levels("one.c", weight=3),
        rules=[rule("r", when, level="critical", advice=[advice("L")])],
    )
    result = assessed(small, {"one.a": 0, "one.b": 2, "one.c": 2})
    assert list(points_by_finding(result.actions)) == ["rule.r", "one.a", "one.b", "one.c"]


def test_a_rule_shares_the_points_of_the_answers_behind_it() -> None:
    when = {"all": [{"question": "one.a", "at_most": 1}, {"question": "one.b", "at_most": 1}]}
    small = questionnaire(levels("one.a"), levels("one.b", weight=3), rules=[rule("r", when)])
    result = assessed(small, {"one.a": 1, "one.b": 0})
    by_id = {action.finding: action for action in result.actions}
    # a lacks 3/4 of 25, b all of 75.
    assert by_id["rule.r"].points == Fraction("93.75")
    assert by_id["rule.r"].shared_with == ("one.a", "one.b")
    assert by_id["one.a"].shared_with == ()
    own = [action.points for action in result.actions if not action.shared_with]
    assert sum(own) == Fraction("93.75")


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
