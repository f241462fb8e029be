"""What is wrong with the value of an answer, by the type of its question."""

import pytest
from tests.support.build import Part, choice, levels, number, questionnaire, ticks, yes_no

from implcheck.model.answer_value import Value
from implcheck.model.problem import Problem
from implcheck.model.question import Question
from implcheck.validation.answers import value_problem, value_problems

LEVELS = levels("one.a", (0, 1, 2, 4))
YES_NO = yes_no("one.a", 3, 1)
CHOICE = choice("one.a", {"none": 0, "some": 2, "all": 4})
TICKS = ticks("one.a", ["x", "y", "z"], {0: 0, 1: 2, 3: 4})
NUMBER = number("one.a", {0: 0, 1.5: 2, 8: 4}, most=40)
WHOLE = number("one.a", {0: 0, 4: 4}, most=10, whole=True)


def made(part: Part) -> Question:
    """Return the question as part of a questionnaire."""
    return questionnaire(part).questions[0]


def problem_parts(part: Part, value: Value) -> tuple[str, tuple[str | int, ...], dict[str, str], str]:
    """Return code, path, details and suggestion of what is wrong with an answer."""
    found = value_problem(made(part), value)
    assert isinstance(found, Problem)
    return found.code, found.path, dict(found.details), found.suggestion


@pytest.mark.parametrize(
    ("part", "value"),
    [
        *((LEVELS, 0), (LEVELS, 4), (YES_NO, "yes"), (YES_NO, "no"), (CHOICE, "none"), (CHOICE, "all")),
        *((TICKS, ("none",)), (TICKS, ("x",)), (TICKS, ("z", "x", "y"))),
        *((NUMBER, 0), (NUMBER, 1.49), (NUMBER, 40), (WHOLE, 10)),
    ],
)
def test_an_answer_that_the_question_has_is_no_problem(part: Part, value: Value) -> None:
    assert value_problem(made(part), value) is None


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
def test_a_level_that_the_question_lacks_is_a_problem(value: Value, code: str, given: str) -> None:
    assert problem_parts(LEVELS, value)[:3] == (code, (), {"given": given, "levels": "0, 1, 2, 4"})


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
def test_any_answer_but_yes_and_no_is_a_problem(value: Value, given: str, meant: str) -> None:
    assert problem_parts(YES_NO, value) == ("answer-not-yes-or-no", (), {"given": given}, meant)


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
def test_an_option_that_the_question_lacks_is_a_problem(value: Value, given: str, meant: str) -> None:
    code, path, details, _ = problem_parts(CHOICE, value)
    assert (code, path, details) == ("answer-no-such-option", (), {"given": given, "options": "none, some, all"})
    if not isinstance(value, tuple):
        assert problem_parts(CHOICE, value)[3] == meant


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
    found = problem_parts(TICKS, value)
    assert (found[0], found[1], found[2]["given"]) == (code, path, given)


def test_an_empty_list_of_ticks_is_not_the_same_as_none_of_these() -> None:
    assert problem_parts(TICKS, ()) == ("answer-empty-list", (), {"options": "x, y, z, none"}, "")


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
def test_a_number_outside_its_range_is_a_problem(part: Part, value: Value, code: str, given: str) -> None:
    assert (problem_parts(part, value)[0], problem_parts(part, value)[2]["given"]) == (code, given)


@pytest.mark.parametrize("value", [float("inf"), float("-inf"), float("nan")])
@pytest.mark.parametrize("part", [NUMBER, WHOLE])
def test_infinity_is_out_of_range(part: Part, value: float) -> None:
    assert problem_parts(part, value)[0] == "answer-out-of-range"


def test_a_whole_number_may_be_written_with_a_point() -> None:
    assert value_problem(made(WHOLE), 4.0) is None


def test_a_number_out_of_range_is_reported_with_the_range() -> None:
    assert problem_parts(WHOLE, 11)[2] == {"given": "11", "min": "0", "max": "10"}


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
    assert problem_parts(NUMBER, written) == (
        "answer-not-a-number",
        (),
        {"given": written},
        meant,
    )


def test_all_that_is_wrong_with_a_list_is_told() -> None:
    found = list(value_problems(made(TICKS), ("x ", "q", "x", "x", "none")))
    assert [(wrong.code, wrong.path) for wrong in found] == [
        ("answer-no-such-option", (0,)),
        ("answer-no-such-option", (1,)),
        ("answer-ticked-twice", (3,)),
        ("answer-exclusive", (4,)),
    ]
    assert found[0].suggestion == "x"
