"""Three-valued logic with a fourth outcome for what does not count here; the tables are written by hand."""

from fractions import Fraction
from itertools import product

import pytest
from pydantic import TypeAdapter
from tests.support.build import NA, choice, levels, number, questionnaire, read, ticks, yes_no

from implcheck.model.condition import Condition
from implcheck.model.enums import Truth
from implcheck.scoring.conditions import Judgement, judge

T, F, U, A = Truth.TRUE, Truth.FALSE, Truth.UNKNOWN, Truth.ABSENT

GIVEN = {T: 0, F: 4, U: "unknown", A: NA}
"""The answer that makes `at_most: 1` each of the four."""


def judged(when: object, given: dict[str, object], phase: str = "kickoff") -> Judgement:
    small = questionnaire(
        levels("one.a"),
        levels("one.b"),
        levels("one.c", phases=["execution"]),
        choice("one.choice", {"never": 0, "monthly": 4}),
        yes_no("one.yes"),
        ticks("one.ticks", ["x", "y"], {0: 0, 1: 2, 2: 4}),
        number("one.number", {0: 0, 5: 1, 10: 2}),
    )
    condition: Condition = TypeAdapter[Condition](Condition).validate_python(when)
    return judge(condition, read(small, given, phase).by_id, {"known": (Fraction(50), Fraction(50))})


def low(id_: str) -> dict[str, object]:
    return {"question": id_, "at_most": 1}


def given(first: Truth, second: Truth) -> dict[str, object]:
    return {"one.a": GIVEN[first], "one.b": GIVEN[second]}


ALL = {
    (T, T): T, (T, F): F, (T, U): U, (T, A): A,
    (F, T): F, (F, F): F, (F, U): F, (F, A): F,
    (U, T): U, (U, F): F, (U, U): U, (U, A): A,
    (A, T): A, (A, F): F, (A, U): A, (A, A): A,
}  # fmt: skip

ANY = {
    (T, T): T, (T, F): T, (T, U): T, (T, A): T,
    (F, T): T, (F, F): F, (F, U): U, (F, A): F,
    (U, T): T, (U, F): U, (U, U): U, (U, A): U,
    (A, T): T, (A, F): F, (A, U): U, (A, A): A,
}  # fmt: skip


def test_the_tables_are_complete() -> None:
    assert set(ALL) == set(ANY) == set(product((T, F, U, A), repeat=2))


@pytest.mark.parametrize(("parts", "outcome"), ALL.items())
def test_all(parts: tuple[Truth, Truth], outcome: Truth) -> None:
    assert judged({"all": [low("one.a"), low("one.b")]}, given(*parts)).truth is outcome


@pytest.mark.parametrize(("parts", "outcome"), ANY.items())
def test_any(parts: tuple[Truth, Truth], outcome: Truth) -> None:
    assert judged({"any": [low("one.a"), low("one.b")]}, given(*parts)).truth is outcome


@pytest.mark.parametrize(("part", "outcome"), [(T, F), (F, T), (U, U), (A, A)])
def test_not(part: Truth, outcome: Truth) -> None:
    assert judged({"not": low("one.a")}, {"one.a": GIVEN[part]}).truth is outcome


NOT_ALL = {**ALL, (U, A): U, (A, U): U}
"""`all` inside a `not`, before it is swapped: an open part makes it unknown, not absent."""


@pytest.mark.parametrize(("parts", "outcome"), NOT_ALL.items())
def test_all_inside_not(parts: tuple[Truth, Truth], outcome: Truth) -> None:
    turned = {T: F, F: T}.get(outcome, outcome)
    both = {"all": [low("one.a"), low("one.b")]}
    assert judged({"not": both}, given(*parts)).truth is turned
    assert judged({"not": {"any": [both]}}, given(*parts)).truth is turned
    assert judged({"not": {"not": both}}, given(*parts)).truth is outcome


@pytest.mark.parametrize(("when", "outcome"), [({"all": [low("one.a")]}, T), ({"any": [low("one.a")]}, T)])
def test_a_single_part_decides_a_condition(when: object, outcome: Truth) -> None:
    assert judged(when, {"one.a": 1}).truth is outcome


@pytest.mark.parametrize(
    ("test", "answers"),
    [
        ({"question": "one.a", "at_most": 1}, {0: T, 1: T, 2: F, 4: F, "unknown": U, None: U}),
        ({"question": "one.a", "at_least": 3}, {0: F, 2: F, 3: T, 4: T, "unknown": U, None: U}),
        ({"question": "one.a", "unknown": True}, {0: F, 4: F, "unknown": T, None: T}),
        ({"question": "one.choice", "is": "never"}, {"never": T, "monthly": F, "unknown": U, None: U}),
        ({"question": "one.yes", "is": "yes"}, {"yes": T, "no": F, "unknown": U, None: U}),
        ({"question": "one.ticks", "includes": "x"}, {("x",): T, ("y", "x"): T, ("y",): F, ("none",): F, None: U}),
        ({"question": "one.ticks", "includes": "none"}, {("none",): T, ("x",): F, "unknown": U}),
        ({"question": "one.ticks", "at_most": 2}, {("none",): T, ("x",): T, ("x", "y"): F}),
        # A number is tested by its score, not by itself: 5 hours score 1.
        ({"question": "one.number", "at_most": 1}, {0: T, 5: T, 9.5: T, 10: F, "unknown": U}),
        ({"question": "one.number", "below": 5}, {0: T, 4.75: T, 5: F, 10: F, "unknown": U}),
        ({"question": "one.number", "above": 5}, {0: F, 5: F, 5.25: T, 10: T, None: U}),
        ({"question": "one.yes", "at_most": 1}, {"yes": F, "no": T}),
    ],
)
def test_each_test_of_an_answer(test: dict[str, object], answers: dict[object, Truth]) -> None:
    id_ = str(test["question"])
    for answer, outcome in answers.items():
        value = list(answer) if isinstance(answer, tuple) else answer
        assert judged(test, {id_: value}).truth is outcome, answer
    assert judged(test, {id_: NA}).truth is A


def test_a_question_of_another_phase_is_absent() -> None:
    assert judged(low("one.c"), {"one.c": 0}, "kickoff").truth is A
    assert judged(low("one.c"), {"one.c": 0}, "execution").truth is T
    assert judged({"question": "one.c", "unknown": True}, {}, "kickoff").truth is A


@pytest.mark.parametrize(
    ("low_end", "ceiling", "outcome"),
    [(0, 49, T), (0, 50, U), (49, 49, T), (50, 50, F), (50, 100, F), (49, 51, U), (0, 100, U)],
)
def test_a_practice_is_below_a_score_when_even_its_ceiling_is(low_end: int, ceiling: int, outcome: Truth) -> None:
    when: Condition = TypeAdapter[Condition](Condition).validate_python({"practice": "one", "score_below": 50})
    assert judge(when, {}, {"one": (Fraction(low_end), Fraction(ceiling))}).truth is outcome


def test_a_limit_with_decimals_is_taken_as_written() -> None:
    when: Condition = TypeAdapter[Condition](Condition).validate_python({"practice": "one", "score_below": 0.1})
    tenth = Fraction(1, 10)
    assert judge(when, {}, {"one": (tenth, tenth)}).truth is F
    assert judge(when, {}, {"one": (tenth - Fraction(1, 10**30),) * 2}).truth is T


def test_a_practice_of_which_nothing_is_asked_is_absent() -> None:
    assert judged({"practice": "other", "score_below": 50}, {}).truth is A


def test_a_judgement_names_the_answers_that_decide_it() -> None:
    both = {"all": [low("one.a"), low("one.b")]}
    assert judged(both, {"one.a": 0, "one.b": 1}) == Judgement(T, ("one.a", "one.b"))
    assert judged(both, {"one.a": 0, "one.b": 4}) == Judgement(F, ("one.b",))
    either = {"any": [low("one.a"), low("one.b")]}
    assert judged(either, {"one.a": 0, "one.b": 4}) == Judgement(T, ("one.a",))
    assert judged(either, {"one.a": 0, "one.b": 1}) == Judgement(T, ("one.a", "one.b"))
    assert judged({"not": low("one.a")}, {"one.a": 4}) == Judgement(T, ("one.a",))


def test_a_judgement_names_the_answers_that_it_waits_for() -> None:
    both = {"all": [low("one.a"), low("one.b")]}
    assert judged(both, {"one.a": 0}) == Judgement(U, (), ("one.b",))
    assert judged(both, {}) == Judgement(U, (), ("one.a", "one.b"))
    assert judged({"any": [low("one.a"), low("one.b")]}, {"one.a": 4}) == Judgement(U, (), ("one.b",))
    assert judged({"not": low("one.a")}, {}) == Judgement(U, (), ("one.a",))


@pytest.mark.parametrize(
    ("bounds", "judgement"),
    [
        ((0, 49), Judgement(T, ("one.a",))),  # not by one.b: it holds whatever that turns out to be
        ((50, 100), Judgement(F, ("one.a", "one.yes"))),
        ((0, 100), Judgement(U, (), ("one.b",))),
    ],
)
def test_a_practice_is_judged_by_its_answers_and_waits_for_the_missing_ones(
    bounds: tuple[int, int], judgement: Judgement
) -> None:
    small = questionnaire(levels("one.a"), levels("one.b"), yes_no("one.yes"), levels("one.c", phases=["execution"]))
    when: Condition = TypeAdapter[Condition](Condition).validate_python({"practice": "one", "score_below": 50})
    states = read(small, {"one.a": 0, "one.b": "unknown", "one.yes": "yes"}).by_id
    assert judge(when, states, {"one": (Fraction(bounds[0]), Fraction(bounds[1]))}) == judgement


def test_an_answer_named_twice_is_listed_once() -> None:
    assert judged({"all": [low("one.a"), low("one.a")]}, {"one.a": 0}) == Judgement(T, ("one.a",))


def test_conditions_nest() -> None:
    when = {"all": [low("one.a"), {"any": [low("one.b"), {"not": {"question": "one.yes", "is": "yes"}}]}]}
    assert judged(when, {"one.a": 1, "one.b": 4, "one.yes": "no"}) == Judgement(T, ("one.a", "one.yes"))
    assert judged(when, {"one.a": 1, "one.b": 4, "one.yes": "yes"}).truth is F
    assert judged(when, {"one.a": 1, "one.b": 4}) == Judgement(U, (), ("one.yes",))
    assert judged(when, {"one.a": 1, "one.b": 4, "one.yes": NA}).truth is F
