"""The answers that an open question may still get, tested against every answer there is."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, combinations
from math import inf, nextafter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.build import Part, choice, levels, number, questionnaire, ticks, yes_no

from implcheck.model.answer_value import Value
from implcheck.model.condition import AboutQuestion
from implcheck.model.question import MultiQuestion, NumberQuestion, Question
from implcheck.scoring.possible_answers import MOST_NAMED, lowest_and_highest, possible_answers

Difference = tuple[int, frozenset[str], tuple[tuple[bool, bool], ...]]
"""What tells two answers apart: the score, the named options in it, and whether it is below and above each bound."""


def question_of(part: Part) -> Question:
    return questionnaire(part).by_id["one.a"]


def about(*tests: Part) -> list[AboutQuestion]:
    return [AboutQuestion.model_validate({"question": "one.a", **test}) for test in tests]


def difference(value: Value, score: int, named: Iterable[str], bounds: Sequence[float]) -> Difference:
    ticked = value if isinstance(value, tuple) else (value,)
    places = ((value < bound, value > bound) for bound in bounds if isinstance(value, (int, float)))
    return score, frozenset(named).intersection(map(str, ticked)), tuple(places)


def every_set_of_ticks(question: MultiQuestion) -> Iterator[tuple[str, ...]]:
    yield from ((option.value,) for option in question.options if option.exclusive)
    rest = [option.value for option in question.options if not option.exclusive]
    yield from chain.from_iterable(combinations(rest, count) for count in range(1, len(rest) + 1))


def differences(question: Question, tests: Sequence[Part]) -> list[Difference]:
    """What tells the possible answers apart, in their order."""
    found = possible_answers(question, about(*tests))
    assert found is not None
    named = [str(test.get("includes", test.get("is"))) for test in tests if {"includes", "is"} & test.keys()]
    bounds = [test[name] for test in tests for name in ("below", "above") if name in test]
    assert all(state.value is not None and question.score(state.value) == state.score for state in found)
    return [difference(state.value, state.low, named, bounds) for state in found if state.value is not None]


@st.composite
def starts_up_to(draw: st.DrawFn, most: int) -> list[float]:
    """Where steps after the first one begin: a whole number falls in each, and not always at its start."""
    whole = sorted(draw(st.sets(st.integers(1, most), min_size=1, max_size=4)))
    return [number - draw(st.sampled_from([0, 0.25, 0.75])) for number in whole]


@st.composite
def counts(draw: st.DrawFn, most: int) -> dict[float, int]:
    """Scores by number of ticks: the steps begin at 0, and never fall."""
    starts = [0, *draw(starts_up_to(most))]
    scores = sorted(draw(st.lists(st.integers(0, 3), min_size=len(starts), max_size=len(starts))))
    return dict(zip(starts, [*scores[:-1], 4], strict=True))


@given(st.data())
def test_of_ticks_each_score_is_tried_with_each_set_of_named_options(data: st.DataObject) -> None:
    names = [f"t{index}" for index in range(data.draw(st.integers(2, 6)))]
    part = ticks("one.a", names, data.draw(counts(len(names))))
    if data.draw(st.booleans()):
        part["options"].pop()  # without "none" at least one is ticked
    question = question_of(part)
    assert isinstance(question, MultiQuestion)
    named = data.draw(st.lists(st.sampled_from([*names, "none"]), unique=True, max_size=MOST_NAMED))
    found = differences(question, [{"includes": name} for name in named])
    every = {difference(value, question.score(value), named, ()) for value in every_set_of_ticks(question)}
    assert set(found) == every
    assert len(found) == len(every)
    assert [score for score, *_ in found] == sorted(score for score, *_ in every)


@given(st.data())
def test_of_numbers_each_score_is_tried_at_both_sides_of_each_bound_and_at_it(data: st.DataObject) -> None:
    whole = data.draw(st.booleans())
    quarters = st.integers(0, 40).map(lambda count: count / 4)
    starts = data.draw(starts_up_to(10))
    scores = data.draw(st.permutations([0, 1, 2, 3, 4]))[: len(starts) + 1]
    peak = scores.index(max(scores))
    scores = [*sorted(scores[:peak]), scores[peak], *sorted(scores[peak + 1 :], reverse=True)]
    bands = dict(zip([0, *starts], scores, strict=True))
    question = question_of({**number("one.a", bands, most=10), "whole": whole})
    assert isinstance(question, NumberQuestion)
    bounds = data.draw(st.lists(quarters, unique=True, max_size=2))
    near = {0.0, 10.0, *starts, *bounds} | {count / 8 for count in range(81)}
    near |= {nextafter(bound, end) for bound in (*bounds, *starts) for end in (-inf, inf)}
    every: list[Any] = [*range(11)] if whole else [value for value in near if 0 <= value <= 10]
    found = differences(question, [{"below": bound} for bound in bounds])
    assert set(found) == {difference(value, question.score(value), (), bounds) for value in every}
    assert len(found) == len(set(found))


@pytest.mark.parametrize(
    ("part", "tests", "expected"),
    [
        (levels("one.a", [0, 2, 4]), [], [0, 2, 4]),
        (yes_no("one.a", 1, 3), [{"is": "yes"}], ["yes", "no"]),
        # One answer of each score, and each that a condition names.
        (choice("one.a", {"x": 4, "y": 4, "z": 0, "w": 4}), [], ["z", "x"]),
        (choice("one.a", {"x": 4, "y": 4, "z": 0, "w": 4}), [{"is": "y"}], ["z", "x", "y"]),
        # From 0 below 5: below the bound, at it, and between it and the next band.
        ({**number("one.a", {0: 0, 5: 4}), "whole": True}, [{"above": 3}], [0, 4, 3, 5]),
        # Ticks are taken in their order, no more than the score needs.
        (ticks("one.a", ["p", "q", "r"], {0: 0, 2: 4}), [], [("none",), ("p", "q")]),
    ],
)
def test_there_is_an_answer_for_each_difference(part: Part, tests: list[Part], expected: list[Value]) -> None:
    found = possible_answers(question_of(part), about(*tests))
    assert found is not None
    assert [state.value for state in found] == expected


def test_with_too_many_named_ticks_none_are_tried() -> None:
    names = [f"t{index}" for index in range(MOST_NAMED + 1)]
    question = question_of(ticks("one.a", names, {0: 0, 1: 4}))
    statements = about(*({"includes": name} for name in names))
    assert possible_answers(question, statements) is None
    # Every set of the named ones; with none of them, nothing or what is not named.
    assert len(possible_answers(question, statements[:-1]) or ()) == 2**MOST_NAMED + 1


def test_of_a_choice_any_number_of_options_is_tried() -> None:
    names = [f"t{index}" for index in range(MOST_NAMED + 2)]
    question = question_of(choice("one.a", {**dict.fromkeys(names, 0), "best": 4}))
    found = possible_answers(question, about(*({"is": name} for name in names)))
    assert found is not None
    assert len(found) == len(names) + 1


def test_the_lowest_and_the_highest_answer_are_those_with_these_scores() -> None:
    low, high = lowest_and_highest(question_of(number("one.a", {0: 1, 10: 4, 20: 2})))
    assert (low.value, low.score, high.value, high.score) == (0, 1, 10, 4)
