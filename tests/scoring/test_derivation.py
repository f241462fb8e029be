"""The steps that an assessment keeps beside its levels."""

from fractions import Fraction

from tests.support.build import assessed, knock_out, levels, questionnaire, rule

from implcheck.model.derivation import LevelSteps
from implcheck.model.enums import Level, Truth

RULES = (
    rule("holding", {"question": "one.a", "at_most": 1}, level="critical"),
    rule("quiet", {"question": "two.b", "at_most": 1}),
    rule("waiting", {"question": "two.c", "at_most": 1}),
    rule("left-out", {"question": "two.later", "at_most": 1}),
    rule("of-another-phase", {"question": "one.a", "at_most": 1}, phases=["execution"]),
)
SMALL = questionnaire(
    levels("one.a", knock_out=knock_out()),
    levels("two.b", weight=8.5, knock_out=knock_out()),
    levels("two.c"),
    levels("two.later", phases=["aftercare"]),
    rules=RULES,
)


def test_every_rule_of_the_phase_is_there_with_what_decides_it() -> None:
    found = assessed(SMALL, {"one.a": 0, "two.b": 4}).derivation
    assert [(judged.id, judged.truth, judged.questions) for judged in found.rules] == [
        ("rule.holding", Truth.TRUE, ("one.a",)),
        ("rule.quiet", Truth.FALSE, ("two.b",)),
        ("rule.waiting", Truth.UNKNOWN, ("two.c",)),
        ("rule.left-out", Truth.ABSENT, ()),
    ]


def test_the_weights_are_those_that_the_phase_asks() -> None:
    found = assessed(SMALL, {"one.a": 0}).derivation
    assert found.asked_weights == {"one": Fraction(1), "two": Fraction(19, 2)}


def test_knock_outs_count_once_with_a_rule_on_the_same_answer() -> None:
    found = assessed(SMALL, {"one.a": 0, "two.b": 4}).derivation
    assert (found.knock_outs, found.independent) == (("one.a",), ())
    both = assessed(SMALL, {"one.a": 0, "two.b": 0}).derivation
    assert set(both.independent) == {"one.a", "two.b"}


def test_the_limits_of_the_whole_and_of_each_practice() -> None:
    found = assessed(SMALL, {"one.a": 0, "two.b": 4}).derivation
    assert found.overall == LevelSteps(Level.CRITICAL, Level.CRITICAL, Level.MODERATE)
    assert found.practices["two"] == LevelSteps(Level.LOW, None, Level.LOW)
    assert (found.worst_practices, found.worst_practice, found.cap) == (("one",), Level.CRITICAL, Level.HIGH)


def test_without_a_level_there_are_no_limits_of_the_whole() -> None:
    found = assessed(SMALL, {"two.c": 4}).derivation
    assert (found.overall, found.worst_practice, found.cap, found.worst_practices) == (None, None, None, ())
