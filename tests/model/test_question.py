"""The five types of question: the score of an answer, its text, and its faults."""

from typing import Any

import pytest
from tests.support.build import Part, advice, choice, knock_out, levels, number, questionnaire, ticks, yes_no

from implcheck.model.enums import Effort
from implcheck.model.problem import Problem
from implcheck.model.question import Question, Value, listed, shown
from implcheck.model.text import Text

LEVELS = levels("one.a", (0, 1, 2, 4))
YES_NO = yes_no("one.a", 3, 1)
CHOICE = choice("one.a", {"none": 0, "some": 2, "all": 4})
TICKS = ticks("one.a", ["x", "y", "z"], {0: 0, 1: 2, 3: 4})
NUMBER = number("one.a", {0: 0, 1.5: 2, 8: 4}, most=40)
FALLING = number("one.a", {0: 4, 1: 3, 10: 0}, most=40)
WHOLE = number("one.a", {0: 0, 4: 4}, most=10, whole=True)


def made(part: Part) -> Question:
    """Return the question as part of a questionnaire."""
    return questionnaire(part).questions[0]


def fault_parts(part: Part, value: Value) -> tuple[str, tuple[str | int, ...], dict[str, str], str]:
    """Return code, path, details and suggestion of the fault of an answer."""
    found = made(part).fault(value)
    assert isinstance(found, Problem)
    return found.code, found.path, dict(found.details), found.suggestion


@pytest.mark.parametrize(
    ("part", "value", "score"),
    [
        *((LEVELS, 0, 0), (LEVELS, 2, 2), (LEVELS, 4, 4)),
        *((YES_NO, "yes", 3), (YES_NO, "no", 1)),
        *((CHOICE, "none", 0), (CHOICE, "some", 2), (CHOICE, "all", 4)),
        *((TICKS, ("none",), 0), (TICKS, ("x",), 2), (TICKS, ("x", "z"), 2), (TICKS, ("z", "x", "y"), 4)),
        *((NUMBER, 0, 0), (NUMBER, 1.49, 0), (NUMBER, 1.5, 2), (NUMBER, 7.999, 2), (NUMBER, 8, 4), (NUMBER, 40, 4)),
        *((FALLING, 0, 4), (FALLING, 0.5, 4), (FALLING, 1, 3), (FALLING, 9.9, 3), (FALLING, 10.0, 0)),
    ],
)
def test_an_answer_has_the_score_of_the_questionnaire(part: Part, value: Value, score: int) -> None:
    question = made(part)
    assert question.fault(value) is None
    assert question.score(value) == score


@pytest.mark.parametrize(
    ("part", "value", "words"),
    [
        (LEVELS, 2, ["Level 2."]),
        (YES_NO, "yes", ["Yes"]),
        (YES_NO, "no", ["No"]),
        (CHOICE, "some", ["Option some."]),
        (TICKS, ("z", "x"), ["Tick x.", "Tick z."]),
        (TICKS, ("none",), ["None of these."]),
        (NUMBER, 6, ["6 hours"]),
        (NUMBER, 6.0, ["6 hours"]),
        (NUMBER, 1.5, ["1.5 hours"]),
    ],
)
def test_an_answer_has_a_text(part: Part, value: Value, words: list[str]) -> None:
    assert [text.in_("en") for text in made(part).in_words(value)] == words


def test_yes_and_a_number_with_its_unit_have_a_dutch_text() -> None:
    assert made(YES_NO).in_words("yes")[0].in_("nl") == "Ja"
    assert made(YES_NO).in_words("no")[0].in_("nl") == "Nee"
    both = made({**NUMBER, "unit": "hours"}).model_copy(update={"unit": Text.of(en="hours", nl="uur")})
    assert both.in_words(6)[0].in_("nl") == "6 uur"


@pytest.mark.parametrize(
    ("value", "code", "given"),
    [
        (3, "answer-no-such-level", "3"),
        (-1, "answer-no-such-level", "-1"),
        (5, "answer-no-such-level", "5"),
        (True, "answer-not-a-level", "true"),
        (1.5, "answer-not-a-level", "1.5"),
        ("2", "answer-not-a-level", "2"),
        ("two", "answer-not-a-level", "two"),
        ((2,), "answer-not-a-level", "[2]"),
    ],
)
def test_a_level_that_the_question_lacks_is_a_fault(value: Value, code: str, given: str) -> None:
    assert fault_parts(LEVELS, value)[:3] == (code, (), {"given": given, "levels": "0, 1, 2, 4"})


@pytest.mark.parametrize(
    ("value", "given", "meant"),
    [
        (True, "true", "yes"),
        (False, "false", "no"),
        ("maybe", "maybe", ""),
        ("on", "on", ""),
        (1, "1", ""),
        (("yes",), "[yes]", ""),
    ],
)
def test_any_answer_but_yes_and_no_is_a_fault(value: Value, given: str, meant: str) -> None:
    assert fault_parts(YES_NO, value) == ("answer-not-yes-or-no", (), {"given": given}, meant)


@pytest.mark.parametrize(
    ("value", "given", "meant"),
    [
        ("sme", "sme", "some"),
        ("Some", "Some", "some"),
        ("weather", "weather", ""),
        (0, "0", ""),
        (False, "false", ""),
        (("some",), "[some]", "some"),
    ],
)
def test_an_option_that_the_question_lacks_is_a_fault(value: Value, given: str, meant: str) -> None:
    code, path, details, _ = fault_parts(CHOICE, value)
    assert (code, path, details) == ("answer-no-such-option", (), {"given": given, "options": "none, some, all"})
    if not isinstance(value, tuple):
        assert fault_parts(CHOICE, value)[3] == meant


@pytest.mark.parametrize(
    ("value", "code", "path", "given"),
    [
        ("x", "answer-not-a-list", (), "x"),
        (2, "answer-not-a-list", (), "2"),
        (True, "answer-not-a-list", (), "true"),
        (("x", "q"), "answer-no-such-option", (1,), "q"),
        (("x", 5), "answer-no-such-option", (1,), "5"),
        ((True,), "answer-no-such-option", (0,), "true"),
        (("x", "y", "x"), "answer-ticked-twice", (2,), "x"),
        (("none", "none"), "answer-ticked-twice", (1,), "none"),
        (("none", "x"), "answer-exclusive", (0,), "none"),
        (("x", "y", "none"), "answer-exclusive", (2,), "none"),
    ],
)
def test_ticks_are_a_list_of_different_options(value: Value, code: str, path: tuple[int, ...], given: str) -> None:
    found = fault_parts(TICKS, value)
    assert (found[0], found[1], found[2]["given"]) == (code, path, given)


def test_an_empty_list_of_ticks_is_not_the_same_as_none_of_these() -> None:
    assert fault_parts(TICKS, ()) == ("answer-empty-list", (), {"options": "x, y, z, none"}, "")


@pytest.mark.parametrize(
    ("part", "value", "code", "given"),
    [
        (NUMBER, True, "answer-not-a-number", "true"),
        (NUMBER, "six", "answer-not-a-number", "six"),
        (NUMBER, (6,), "answer-not-a-number", "[6]"),
        (NUMBER, -0.5, "answer-out-of-range", "-0.5"),
        (NUMBER, 40.01, "answer-out-of-range", "40.01"),
        (NUMBER, 10**400, "answer-out-of-range", "1" + "0" * 58 + "…"),
        (WHOLE, 2.5, "answer-not-whole", "2.5"),
        (WHOLE, 10.5, "answer-out-of-range", "10.5"),
    ],
)
def test_a_number_outside_its_range_is_a_fault(part: Part, value: Value, code: str, given: str) -> None:
    assert (fault_parts(part, value)[0], fault_parts(part, value)[2]["given"]) == (code, given)


@pytest.mark.parametrize("value", [float("inf"), float("-inf"), float("nan")])
@pytest.mark.parametrize("part", [NUMBER, WHOLE])
def test_infinity_is_out_of_range(part: Part, value: float) -> None:
    assert fault_parts(part, value)[0] == "answer-out-of-range"


def test_a_whole_number_may_be_written_with_a_point() -> None:
    assert made(WHOLE).fault(4.0) is None
    assert made(WHOLE).score(4.0) == 4


def test_a_number_out_of_range_is_reported_with_the_range() -> None:
    assert fault_parts(WHOLE, 11)[2] == {"given": "11", "min": "0", "max": "10"}


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("6", "6"),
        ("6 hours", "6"),
        ("6 hours a week", "6"),
        ("6%", "6"),
        ("6 %", "6"),
        ("6,5", "6.5"),
        ("6.50", "6.5"),
        ("1_0", "10"),
        (" 6 ", "6"),
        ("6h", ""),
        ("about 6", ""),
        ("12:30", ""),
        ("", ""),
    ],
)
def test_the_number_that_was_probably_meant_is_only_suggested(written: str, meant: str) -> None:
    assert fault_parts(NUMBER, written) == (
        "answer-not-a-number",
        (),
        {"given": written},
        meant,
    )


def test_advice_goes_to_the_lowest_limit_that_the_score_does_not_pass() -> None:
    question = made(levels("one.a", advice=[advice("L", 0), advice("M", 2), advice("S")]))
    assert [question.advice_at(score).effort for score in range(5)] == [
        Effort.L,
        Effort.M,
        Effort.M,
        Effort.S,
        Effort.S,
    ]


def test_a_knock_out_holds_at_its_score_or_lower_in_its_phases() -> None:
    question = made(levels("one.a", knock_out=knock_out(1, ["kickoff", "execution"])))
    assert [question.knocks_out(score, "kickoff") for score in range(5)] == [True, True, False, False, False]
    assert question.knocks_out(0, "execution")
    assert not question.knocks_out(0, "aftercare")
    assert not made(LEVELS).knocks_out(0, "kickoff")


def test_the_practice_is_the_first_half_of_the_id() -> None:
    assert made(LEVELS).practice == "one"


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (6.0, "6"),
        (-0.5, "-0.5"),
        (1e300, "1" + str(int(1e300))[1:]),
        (True, "true"),
        (False, "false"),
        ("text", "text"),
        ((1.0, True, "a"), "[1, true, a]"),
        ((), "[]"),
        (float("inf"), ".inf"),
        (float("-inf"), "-.inf"),
        (float("nan"), ".nan"),
        (["levels"], "[levels]"),
    ],
)
def test_a_value_is_shown_as_a_person_would_write_it(value: Any, written: str) -> None:
    assert shown(value) == written


def test_a_list_of_values_is_separated_by_commas() -> None:
    assert listed([0, 1.5, "a"]) == "0, 1.5, a"
