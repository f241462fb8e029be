from fractions import Fraction

import pytest
from tests.support.build import NA, evaluation, knock_out, levels, questionnaire, read, rule

from implcheck.model.enums import Level, Outcome, Truth
from implcheck.scoring.evaluation import evaluate
from implcheck.scoring.weights import effective_weights

THREE = questionnaire(
    levels("one.a", weight=3),
    levels("one.b", weight=1),
    levels("two.c", weight=2),
    practices={"one": 60, "two": 40},
)


def test_scores_are_weighted_means() -> None:
    evaluated = evaluation(THREE, {"one.a": 3, "one.b": 1, "two.c": 2})
    first, second = evaluated.practices["one"].group, evaluated.practices["two"].group
    assert first.score is not None
    assert second.score is not None
    assert evaluated.overall.score is not None
    assert first.score.low == Fraction(100 * (3 * 3 + 1 * 1), 16)  # 62.5
    assert second.score.low == 50
    assert evaluated.overall.score.low == Fraction(575, 10)  # 0.6 x 62.5 + 0.4 x 50
    assert evaluated.overall.known == 1


def test_unknown_counts_as_0_in_the_score_and_as_4_in_the_ceiling() -> None:
    evaluated = evaluation(THREE, {"one.a": 3, "one.b": "unknown", "two.c": 2})
    part = evaluated.practices["one"].group
    assert part.score is not None
    assert evaluated.overall.score is not None
    assert (part.score.low, part.score.ceiling) == (Fraction(900, 16), Fraction(1300, 16))  # 56.25 and 81.25
    assert (evaluated.overall.score.low, evaluated.overall.score.ceiling) == (Fraction("53.75"), Fraction("68.75"))
    assert part.known == Fraction(3, 4)
    assert evaluated.overall.known == Fraction(85, 100)  # 45 + 40 of 100


def test_not_applicable_leaves_the_score_and_shrinks_its_practice_but_is_not_known() -> None:
    evaluated = evaluation(THREE, {"one.a": 3, "one.b": NA, "two.c": 2})
    assert evaluated.overall.score is not None
    assert evaluated.practices["one"].group.score is not None
    assert evaluated.practices["one"].group.score.low == 75
    assert evaluated.overall.score.low == Fraction(45 * 75 + 40 * 50, 85)
    assert evaluated.practices["one"].group.known == Fraction(45, 60)
    assert evaluated.overall.known == Fraction(85, 100)


def test_a_practice_of_which_nothing_is_asked_has_no_score_and_no_level() -> None:
    evaluated = evaluation(questionnaire(levels("one.a"), levels("two.b", phases=["aftercare"])), {"one.a": 3})
    two = evaluated.practices["two"]
    assert (two.group.score, two.level, two.shown_level, two.outcome) == (None, None, None, Outcome.NOTHING_ASKED)
    assert two.reasons() == ()
    assert evaluated.level is Level.MODERATE


def test_where_nothing_of_a_practice_applies_there_is_no_level() -> None:
    evaluated = evaluation(THREE, {"one.a": 3, "one.b": 3, "two.c": NA})
    two = evaluated.practices["two"]
    assert (two.group.score, two.level, two.shown_level) == (None, None, Level.CRITICAL)
    assert two.outcome is Outcome.NOT_ENOUGH_KNOWN
    assert [why.code for why in two.reasons()] == ["not-enough-known"]
    assert evaluated.overall.score is not None
    assert evaluated.overall.score.low == 75
    assert evaluated.level is None


@pytest.mark.parametrize(("one", "two"), [(90, 5), (65, 30)], ids=["well over 70%", "exactly 70%"])
def test_where_enough_is_known_but_nothing_of_a_practice_that_is_reported(one: int, two: int) -> None:
    small = questionnaire(
        levels("one.a"), levels("two.b"), levels("three.c"), practices={"one": one, "two": two, "three": 5}
    )
    for nothing in (NA, "unknown", None):
        found = evaluation(small, {"one.a": 4, "two.b": nothing, "three.c": 4})
        (why,) = found.reasons()
        assert (found.level, why.code) == (None, "nothing-answered")
        assert [title.in_("en") for title in why.details["practices"]] == ["two"]  # type: ignore[union-attr]


def test_what_does_not_apply_makes_no_practice_better_of_which_too_little_is_known() -> None:
    small = questionnaire(levels("one.a", weight=9), levels("two.b"), levels("two.c"), practices={"one": 90, "two": 10})
    found = evaluation(small, {"one.a": 4, "two.b": 4, "two.c": NA})
    # Half of practice two is answered: 100 points, or 50 if what is said not to apply were 0.
    two = found.practices["two"]
    assert two.group.score is not None
    assert (two.group.score.low, two.level, two.shown_level) == (Fraction(100), None, Level.HIGH)
    assert found.level is Level.MODERATE
    assert [why.code for why in found.reasons()] == ["points-alone", "worst-unknown"]


def test_what_does_not_apply_makes_no_practice_worse_of_which_enough_is_known() -> None:
    small = questionnaire(levels("one.a", weight=7), levels("one.b", weight=3))
    found = evaluation(small, {"one.a": 3, "one.b": NA})
    # 75 points of what applies; with 0 for what does not it would be 52.5, which is high.
    assert (found.practices["one"].level, found.practices["one"].shown_level) == (Level.MODERATE, Level.MODERATE)
    assert [why.code for why in found.reasons()] == ["points"]


def test_what_has_not_happened_yet_makes_no_practice_worse_of_which_too_little_is_known() -> None:
    small = questionnaire(levels("one.a"), levels("one.b"), levels("one.c", weight=2, not_yet="Nothing happened."))
    one = evaluation(small, {"one.a": 4, "one.c": "not_yet"}).practices["one"]
    # 50 points of what can be answered; with 0 for what has not happened it would be 25, which is critical.
    assert (one.level, one.shown_level) == (None, Level.HIGH)


def test_where_nothing_counts_there_is_no_score_and_no_level() -> None:
    evaluated = evaluation(THREE, dict.fromkeys(("one.a", "one.b", "two.c"), NA))
    assert evaluated.overall.score is None
    assert evaluated.overall.known == 0
    assert evaluated.level is None
    assert [why.code for why in evaluated.reasons()] == ["not-enough-known"]


@pytest.mark.parametrize(("weight", "level"), [(7, Level.CRITICAL), (6.9, None)], ids=["exactly 70%", "just under"])
def test_a_level_needs_70_per_cent_of_the_weight(weight: float, level: Level | None) -> None:
    small = questionnaire(levels("one.a", weight=weight), levels("one.b", weight=10 - weight))
    found = evaluation(small, {"one.a": 0})
    assert found.level is level
    assert found.practices["one"].level is level


def test_a_practice_not_known_enough_counts_at_its_low_end() -> None:
    small = questionnaire(levels("one.a"), levels("two.b"), levels("two.c", weight=3), practices={"one": 90, "two": 10})
    found = evaluation(small, {"one.a": 4, "two.b": 4})
    two = found.practices["two"]
    assert (two.level, two.shown_level, two.outcome) == (None, Level.CRITICAL, Outcome.NOT_ENOUGH_KNOWN)
    assert [why.code for why in two.reasons()] == ["not-enough-known"]
    assert found.overall.score is not None
    assert found.overall.score.low == Fraction("92.5")
    assert found.level is Level.HIGH
    assert [why.code for why in found.reasons()] == ["points-alone", "worst-unknown"]


def test_a_known_and_an_unknown_practice_that_both_cap_the_level_are_distinguished() -> None:
    two = levels("two.b"), levels("two.d", weight=3)
    small = questionnaire(levels("one.a"), *two, levels("three.c"), practices={"one": 90, "two": 5, "three": 5})
    why = {
        reason.code: reason.details for reason in evaluation(small, {"one.a": 4, "two.b": 4, "three.c": 0}).reasons()
    }
    assert list(why) == ["points-alone", "worst-practice", "worst-unknown"]
    assert [title.in_("en") for title in why["worst-practice"]["practices"]] == ["three"]  # type: ignore[union-attr]
    assert [title.in_("en") for title in why["worst-unknown"]["practices"]] == ["two"]  # type: ignore[union-attr]


def test_a_knock_out_names_a_level_however_little_else_is_known() -> None:
    small = questionnaire(levels("one.a", knock_out=knock_out()), levels("one.b", weight=9))
    found = evaluation(small, {"one.a": 0}).practices["one"]
    assert (found.outcome, found.level) == (Outcome.ASSESSED, Level.CRITICAL)


def test_a_knock_out_leaves_the_other_practices() -> None:
    small = questionnaire(levels("one.a", knock_out=knock_out()), levels("two.b"))
    found = evaluation(small, {"one.a": 0, "two.b": 4})
    assert {id_: practice.level for id_, practice in found.practices.items()} == {
        "one": Level.CRITICAL,
        "two": Level.LOW,
    }


def test_a_rule_names_a_level_however_little_else_is_known() -> None:
    when = {"question": "one.a", "at_most": 0}
    small = questionnaire(levels("one.a"), levels("one.b", weight=9), rules=[rule("r", when, level="moderate")])
    found = evaluation(small, {"one.a": 0}).practices["one"]
    # The low end is 0 points, critical; the rule may not lower that.
    assert (found.outcome, found.level) == (Outcome.ASSESSED, Level.CRITICAL)


def test_the_whole_is_not_low_beside_a_high_or_critical_finding() -> None:
    small = questionnaire(levels("one.a"), *[levels(f"one.q{index}", weight=9) for index in range(2)])
    given = {"one.a": 1, "one.q0": 4, "one.q1": 4}
    found = evaluation(small, given)
    assert found.overall.score is not None
    assert found.overall.score.low > 95
    assert (found.level, found.practices["one"].level) == (Level.MODERATE, Level.MODERATE)
    assert [why.code for why in found.reasons()] == ["points-alone", "findings"]
    assert evaluation(small, {**given, "one.a": 2}).level is Level.LOW
    # What is unknown is no finding: it costs points.
    assert evaluation(small, {**given, "one.a": "unknown"}).level is Level.LOW


def test_a_rule_raises_the_practices_that_it_names_and_no_others() -> None:
    when = {"all": [{"question": "one.a", "at_most": 1}, {"question": "two.b", "at_most": 1}]}
    small = questionnaire(
        *[levels("one.a"), levels("one.x", weight=9), levels("two.b"), levels("two.x", weight=9), levels("three.x")],
        rules=[rule("r", when, level="high", raises=["one", "two"])],
    )
    given = {"one.a": 1, "one.x": 4, "two.b": 1, "two.x": 4, "three.x": 4}
    found = evaluation(small, given)
    assert {id_: practice.level for id_, practice in found.practices.items()} == {
        "one": Level.HIGH,
        "two": Level.HIGH,
        "three": Level.LOW,
    }
    assert found.level is Level.MODERATE
    # Without the rule nothing is raised but for what one.a says itself: an answer that is high leaves nothing low.
    without = evaluation(small, {**given, "two.b": 2})
    assert {id_: practice.level for id_, practice in without.practices.items()} == {
        "one": Level.MODERATE,
        "two": Level.LOW,
        "three": Level.LOW,
    }
    assert without.level is Level.MODERATE
    assert evaluation(small, {**given, "one.a": 2, "two.b": 2}).level is Level.LOW


def test_rules_are_judged_in_their_phases_and_left_out_where_they_ask_about_nothing() -> None:
    small = questionnaire(
        levels("one.a"),
        levels("one.b", phases=["execution"]),
        rules=[
            rule("kickoff", {"question": "one.a", "at_most": 1}, phases=["kickoff"]),
            rule("execution", {"question": "one.a", "at_most": 1}, phases=["execution"]),
            rule("absent", {"question": "one.b", "at_most": 1}),
            rule("open", {"question": "one.a", "at_least": 2}),
        ],
    )
    judged = {rule.id: judgement.truth for rule, judgement in evaluation(small, {"one.a": 0}, "kickoff").rules}
    assert judged == {"rule.kickoff": Truth.TRUE, "rule.open": Truth.FALSE}
    waiting = {rule.id: judgement.truth for rule, judgement in evaluation(small, {}, "execution").rules}
    assert waiting == {"rule.execution": Truth.UNKNOWN, "rule.absent": Truth.UNKNOWN, "rule.open": Truth.UNKNOWN}


def test_a_rule_on_a_practice_uses_both_ends_of_its_score() -> None:
    small = questionnaire(
        levels("one.a"), levels("one.b"), rules=[rule("r", {"practice": "one", "score_below": 50}, level="critical")]
    )
    assert [judged.truth for _, judged in evaluation(small, {"one.a": 1, "one.b": 2}).rules] == [Truth.TRUE]
    assert [judged.truth for _, judged in evaluation(small, {"one.a": 0}).rules] == [Truth.UNKNOWN]
    assert [judged.truth for _, judged in evaluation(small, {"one.a": 4}).rules] == [Truth.FALSE]


def test_knock_outs_hold_only_in_their_phases_and_only_when_answered() -> None:
    small = questionnaire(levels("one.a", knock_out=knock_out(1, ["execution"])))
    assert [knocked_out.question.id for knocked_out in evaluation(small, {"one.a": 1}, "execution").knock_outs] == [
        "one.a"
    ]
    assert evaluation(small, {"one.a": 2}, "execution").knock_outs == ()
    assert evaluation(small, {"one.a": 0}, "kickoff").knock_outs == ()
    assert evaluation(small, {"one.a": "unknown"}, "execution").knock_outs == ()


def test_rules_may_be_ignored() -> None:
    small = questionnaire(levels("one.a"), rules=[rule("r", {"question": "one.a", "at_most": 3}, level="critical")])
    states = read(small, {"one.a": 3})
    assert evaluate(states, effective_weights(small, "kickoff")).practices["one"].level is Level.CRITICAL
    ignoring = evaluate(states, effective_weights(small, "kickoff"), frozenset({"rule.r"}))
    assert ignoring.practices["one"].level is Level.MODERATE
    assert ignoring.rules == ()


NOTHING_OF_TWO = (levels("one.a"), levels("one.b"), levels("two.c", phases=["execution"]))


@pytest.mark.parametrize(("level", "overall"), [("critical", Level.HIGH), ("high", Level.MODERATE), ("low", Level.LOW)])
def test_a_rule_gives_a_level_to_a_practice_of_which_nothing_counts(level: str, overall: Level) -> None:
    small = questionnaire(
        *NOTHING_OF_TWO, rules=[rule("r", {"question": "one.a", "at_least": 4}, level=level, raises=["two"])]
    )
    found = evaluation(small, {"one.a": 4, "one.b": 4})
    two = found.practices["two"]
    assert (two.group.score, two.outcome, two.level) == (None, Outcome.ASSESSED, Level(level))
    assert [why.code for why in two.reasons()] == ["rule"]
    assert found.level is overall
    assert evaluation(small, {"one.a": 3, "one.b": 4}).practices["two"].outcome is Outcome.NOTHING_ASKED


def test_two_critical_rules_on_practices_of_which_nothing_counts_make_the_whole_critical() -> None:
    rules = [rule(name, {"question": f"one.{name}", "at_least": 4}, level="critical", raises=["two"]) for name in "ab"]
    found = evaluation(questionnaire(*NOTHING_OF_TWO, rules=rules), {"one.a": 4, "one.b": 4})
    assert found.level is Level.CRITICAL
