from fractions import Fraction

import pytest
from tests.support.build import advice, assessed, knock_out, levels, questionnaire, rule

from implcheck.model.enums import Level
from implcheck.model.findings import Finding


def ids(findings: tuple[Finding, ...]) -> list[str]:
    return [finding.id for finding in findings]


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


def test_the_advice_fits_the_score() -> None:
    more = [advice(at_most=0, do="Begin."), advice(at_most=2, do="Go on."), advice(do="Keep it up.")]
    small = questionnaire(levels("one.a", advice=more))
    advice_given = [assessed(small, {"one.a": score}).findings[0].advice.do.in_("en") for score in (0, 1, 2, 3)]
    assert advice_given == ["Begin.", "Go on.", "Go on.", "Keep it up."]


def test_findings_are_ordered_by_level_first() -> None:
    small = questionnaire(
        levels("one.small", weight=0.5, knock_out=knock_out()),
        levels("one.large", weight=9),
        levels("one.middle", weight=9),
        levels("one.nearly", weight=9),
    )
    given = {"one.small": 0, "one.large": 1, "one.middle": 2, "one.nearly": 3}
    assert ids(assessed(small, given).findings) == ["one.small", "one.large", "one.middle", "one.nearly"]


def test_within_a_level_they_are_ordered_by_gap_and_both_weights() -> None:
    small = questionnaire(
        levels("one.a", weight=1),
        levels("one.b", weight=2),
        levels("two.c", weight=1),
        levels("two.d", weight=2),
        practices={"one": 10, "two": 40},
    )
    # Gap x effective weight: a 4 x 10/3 = 13.3, b 3 x 20/3 = 20, c 4 x 40/3 = 53.3, d 3 x 80/3 = 80; all high.
    assert ids(assessed(small, {"one.a": 0, "one.b": 1, "two.c": 0, "two.d": 1}).findings) == [
        "two.d",
        "two.c",
        "one.b",
        "one.a",
    ]


def test_a_larger_gap_goes_first_at_the_same_weight() -> None:
    small = questionnaire(levels("one.a"), levels("one.b"))
    assert ids(assessed(small, {"one.a": 1, "one.b": 0}).findings) == ["one.b", "one.a"]


def test_then_less_effort_goes_first_and_then_the_order_of_the_file() -> None:
    small = questionnaire(
        levels("one.large", advice=[advice("L")]),
        levels("one.middle", advice=[advice("M")]),
        levels("one.small", advice=[advice("S")]),
        levels("one.too", advice=[advice("M")]),
    )
    given = dict.fromkeys(("one.too", "one.small", "one.large", "one.middle"), 2)
    assert ids(assessed(small, given).findings) == ["one.small", "one.middle", "one.too", "one.large"]


def test_a_rule_weighs_what_the_answers_behind_it_weigh_together() -> None:
    when = {"all": [{"question": "one.a", "at_most": 1}, {"question": "one.b", "at_most": 1}]}
    small = questionnaire(
        levels("one.a", weight=1), levels("one.b", weight=1), levels("one.c", weight=1.5), rules=[rule("r", when)]
    )
    # All high. The rule: 4 + 3 = 7; c: 4 x 1.5 = 6; a: 4; b: 3.
    assert ids(assessed(small, {"one.a": 0, "one.b": 1, "one.c": 0}).findings) == [
        "rule.r",
        "one.c",
        "one.a",
        "one.b",
    ]


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
