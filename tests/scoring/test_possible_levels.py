"""The possible levels, tested against brute force over every answer to every question."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from math import prod
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.support.build import (
    NA,
    PHASES,
    Part,
    answers,
    assessed,
    built_in,
    choice,
    evaluation,
    knock_out,
    levels,
    number,
    questionnaire,
    read,
    rule,
    ticks,
    yes_no,
)
from tests.support.examples import examples
from tests.support.strategies import Case, Given, filled, small_questionnaires

from implcheck.model.condition import AboutQuestion, statements
from implcheck.model.enums import Level, State
from implcheck.model.question import ChoiceQuestion, LevelsQuestion, MultiQuestion, NumberQuestion, Question
from implcheck.model.questionnaire import Questionnaire
from implcheck.scoring.answer_states import read_answers
from implcheck.scoring.completions import Completions
from implcheck.scoring.possible_answers import MOST_NAMED
from implcheck.scoring.possible_levels import MOST_TRIED, PossibleLevels, levels_left, possible_levels
from implcheck.scoring.verdict import Verdict
from implcheck.scoring.weights import effective_weights

OPEN = ("unknown", None, NA, "not_yet")
"""Answers that leave it open what the answer is."""

MOST = 2000
"""The most completions that a test tries out."""


def every_answer(question: Question, questionnaire: Questionnaire) -> list[Any]:
    """Every value that a question allows; of numbers one per band, and those around what conditions name."""
    match question:
        case LevelsQuestion():
            return [level.score for level in question.levels]
        case ChoiceQuestion():
            return [option.value for option in question.options]
        case MultiQuestion():
            rest = [option.value for option in question.options if not option.exclusive]
            masks = product([False, True], repeat=len(rest))
            subsets = [[option for option, ticked in zip(rest, mask, strict=True) if ticked] for mask in masks]
            return [[option.value] for option in question.options if option.exclusive] + [
                subset for subset in subsets if subset
            ]
        case NumberQuestion():
            conditions = [rule.when for rule in questionnaire.rules]
            conditions += [each.when for each in questionnaire.questions if each.when is not None]
            about = [statement for condition in conditions for _, statement in statements(condition)]
            named = {
                bound
                for statement in about
                if isinstance(statement, AboutQuestion) and statement.question == question.id
                for bound in (statement.below, statement.above)
                if bound is not None
            }
            near = {band.from_ for band in question.bands} | {bound + by for bound in named for by in (-0.25, 0, 0.25)}
            return [number for number in sorted(near) if question.min <= number <= question.max]
        case _:
            return ["yes", "no"]


def kept(questionnaire: Questionnaire, case: Given, *, quick: bool) -> Given:
    """The answers that somebody gave to questions that are looked at."""
    looked_at = questionnaire.quick if quick else questionnaire.by_id
    return {id_: value for id_, value in case.items() if value not in OPEN and id_ in looked_at}


def completions(case: Case, *, quick: bool = False) -> Iterator[Given]:
    """Every way to answer what nobody answered; an answer to what is then not asked does no harm."""
    given_ = kept(case.questionnaire, case.given, quick=quick)
    open_ = [question for question in case.questionnaire.asked_in(case.phase) if question.id not in given_]
    for values in product(*(every_answer(question, case.questionnaire) for question in open_)):
        yield {**given_, **{question.id: value for question, value in zip(open_, values, strict=True)}}


def many(case: Case, *, quick: bool = False) -> int:
    """How many completions there are."""
    given_ = kept(case.questionnaire, case.given, quick=quick)
    open_ = [question for question in case.questionnaire.asked_in(case.phase) if question.id not in given_]
    return prod(len(every_answer(question, case.questionnaire)) for question in open_)


def tried_out(case: Case, *, quick: bool = False) -> tuple[Level, Level] | None:
    """The best and the worst level of all completions, each assessed for itself."""
    found = {
        evaluation(case.questionnaire, completed, case.phase).level for completed in completions(case, quick=quick)
    }
    if found == {None}:
        return None
    known = [level for level in found if level is not None]
    assert len(known) == len(found)
    return min(known), max(known)


def possible(case: Case, *, quick: bool = False, most: int = 500) -> PossibleLevels | None:
    written = answers(case.given, case.phase).answers
    states = read_answers(case.questionnaire, written, case.phase, quick=quick)
    return possible_levels(Completions(states, effective_weights(case.questionnaire, case.phase)), most)


@st.composite
def small(draw: st.DrawFn) -> Case:
    """A small questionnaire with conditions of all kinds and some quick questions, and answers to it."""
    drawn = draw(small_questionnaires(whens=True, unknowns=True, quick=True))
    return Case(drawn, draw(st.sampled_from(PHASES)), draw(filled(drawn)))


@given(small(), st.booleans())
@examples(200)
def test_what_is_possible_is_what_the_completions_give(case: Case, quick: bool) -> None:
    assume(many(case, quick=quick) <= MOST)
    found = possible(case, quick=quick)
    expected = tried_out(case, quick=quick)
    assert (found and (found.best, found.worst)) == expected
    assert found is None or found.exact


@given(small(), st.integers(0, 6))
@examples(100)
def test_with_little_work_no_possible_level_is_left_out(case: Case, most: int) -> None:
    assume(many(case) <= MOST)
    found, expected = possible(case, most=most), tried_out(case)
    assert (found is None) is (expected is None)
    if found is not None and expected is not None:
        assert found.best <= expected[0]
        assert found.worst >= expected[1]
        assert not found.exact or (found.best, found.worst) == expected


def only_the_unknown(case: Case) -> list[Question]:
    """The questions that somebody calls unknown or leaves blank, and that are asked or may turn out to be."""
    open_ = {State.UNKNOWN, State.UNANSWERED}
    states = read(case.questionnaire, case.given, case.phase, case.role)
    unknown = [state.question for state in states.by_id.values() if state.state in open_]
    return [question for question in unknown if case.given.get(question.id) in ("unknown", None)]


@given(small())
@examples(200)
def test_the_range_beside_a_level_is_what_the_unknown_questions_can_give(case: Case) -> None:
    case = replace(case, role="user")
    weights = effective_weights(case.questionnaire, case.phase)
    verdict = Verdict(read(case.questionnaire, case.given, case.phase, case.role), weights)
    assume(verdict.evaluation.level is not None)
    open_ = only_the_unknown(case)
    if not open_:
        assert verdict.range is None
        return
    answers_ = [every_answer(question, case.questionnaire) for question in open_]
    assume(prod(map(len, answers_)) <= MOST)
    found = set()
    for values in product(*answers_):
        completed = {**case.given, **{question.id: value for question, value in zip(open_, values, strict=True)}}
        found.add(evaluation(case.questionnaire, completed, case.phase, case.role).level)
    levels_ = [level for level in found if level is not None]
    # What was known for a level stays known.
    assert len(levels_) == len(found)
    assert verdict.range is not None
    assert (verdict.range.best, verdict.range.worst, verdict.range.exact) == (min(levels_), max(levels_), True)


def with_rule(when: Part, *questions: Part, **more: Any) -> Questionnaire:
    made = questions or (levels("one.a"), levels("one.b"))
    return questionnaire(*made, rules=[rule("r", when, **{"level": "critical", **more})])


A_LOW, A_HIGH = {"question": "one.a", "at_most": 1}, {"question": "one.a", "at_least": 3}


@pytest.mark.parametrize(
    ("example", "given_", "expected"),
    [
        # Nothing is in the way: the highest answers give the best level and the lowest the worst.
        (questionnaire(levels("one.a"), levels("one.b")), {}, ("low", "critical")),
        (questionnaire(levels("one.a", [0, 1, 2]), levels("one.b", [0, 2])), {}, ("high", "critical")),
        # Three quarters, all at 4: at worst 75 points.
        (questionnaire(levels("one.a", weight=3), levels("one.b")), {"one.a": 4, "one.b": NA}, ("low", "moderate")),
        (questionnaire(levels("one.a", knock_out=knock_out()), levels("one.b")), {"one.a": 0}, ("high", "critical")),
        # A rule against good answers: the best level is in between.
        (with_rule(A_HIGH), {"one.b": 4}, ("moderate", "high")),
        (with_rule({"not": A_LOW}), {"one.b": 4}, ("high", "high")),
        (with_rule({"not": {"practice": "one", "score_below": 75}}), {"one.b": 4}, ("high", "high")),
        # In a completion nothing is unknown.
        (with_rule({"question": "one.a", "unknown": True}), {"one.b": 4}, ("low", "high")),
        (with_rule({"not": {"question": "one.a", "unknown": True}}), {"one.b": 4}, ("high", "high")),
    ],
)
def test_the_best_and_worst_levels_are_found(example: Questionnaire, given_: Given, expected: tuple[str, str]) -> None:
    case = Case(example, "kickoff", given_)
    found = possible(case)
    assert found is not None
    assert (str(found.best), str(found.worst)) == expected
    assert (found.best, found.worst) == tried_out(case)


def test_a_question_with_a_condition_may_turn_out_not_to_be_asked() -> None:
    small_questionnaire = questionnaire(
        levels("one.a"), levels("one.b", when={"question": "one.a", "at_least": 3}, weight=9)
    )
    # With one.a at 4 its nine tenths count; with one.a at 2 they do not.
    case = Case(small_questionnaire, "kickoff", {"one.a": NA, "one.b": 0})
    found = possible(case)
    assert found is not None
    assert (found.best, found.worst) == tried_out(case) == (Level.HIGH, Level.CRITICAL)


def test_what_is_not_asked_in_the_phase_gives_nothing() -> None:
    assert possible(Case(questionnaire(levels("one.a", phases=["aftercare"])), "kickoff", {})) is None


def test_every_relevant_answer_of_each_type_is_tried() -> None:
    questions = [
        choice("one.a", {"x": 4, "y": 4, "z": 0}),
        ticks("one.b", ["p", "q", "r"], {0: 0, 1: 2, 3: 4}),
        number("one.c", {0: 0, 10: 4, 20: 0}),
        yes_no("one.d"),
    ]
    whens: list[Part] = [
        {"question": "one.a", "is": "y"},
        {"question": "one.b", "includes": "r"},
        {"question": "one.b", "includes": "none"},
        {"question": "one.c", "at_least": 1},
        {"question": "one.d", "is": "yes"},
        {"question": "one.c", "below": 10},
        {"question": "one.c", "above": 10},
        {"all": [{"question": "one.c", "above": 10}, {"question": "one.c", "below": 10.5}]},
    ]
    for when in [
        *whens,
        *({"not": when} for when in whens),
        {"all": whens[:2]},
        {"any": [whens[1], {"not": whens[4]}]},
    ]:
        case = Case(with_rule(when, *questions), "kickoff", {})
        found = possible(case)
        assert found is not None
        assert found.exact
        assert (found.best, found.worst) == tried_out(case), when


def test_without_an_exclusive_tick_at_least_one_is_ticked() -> None:
    without = {**ticks("one.a", ["p", "q"], {0: 0, 1: 3, 2: 4})}
    without["options"] = [option for option in without["options"] if not option.get("exclusive")]
    found = possible(Case(questionnaire(without), "kickoff", {}))
    assert found is not None
    assert (found.best, found.worst) == (Level.LOW, Level.MODERATE)


def test_with_too_many_named_ticks_the_outer_bound_is_given() -> None:
    names = [f"t{index}" for index in range(MOST_NAMED + 3)]
    when: Part = {"any": [{"question": "one.a", "includes": name} for name in [*names, "none"]]}
    small_questionnaire = with_rule(when, ticks("one.a", names, {0: 0, 1: 4}), levels("one.b"))
    found = possible(Case(small_questionnaire, "kickoff", {"one.b": 4}))
    assert found is not None
    # Whatever is ticked, the rule holds; that is not tried out, and "low" is not promised away either.
    assert (found.best, found.worst, found.exact) == (Level.LOW, Level.HIGH, False)


def test_what_has_too_many_answers_is_left_to_the_end() -> None:
    names = [f"t{index}" for index in range(MOST_NAMED + 1)]
    ticked: Part = {"any": [{"question": "one.a", "includes": name} for name in names]}
    either: Part = {"any": [{"question": "one.b", "at_most": 2}, {"question": "one.b", "at_least": 3}]}
    small_questionnaire = questionnaire(
        ticks("one.a", names, {0: 0, 1: 4}),
        levels("one.b"),
        levels("one.c", weight=8),
        rules=[rule("ticked", ticked, level="low"), rule("either", either, level="critical")],
    )
    # Whatever the answers are, `either` holds: one.b shows it, before one.a ends the search.
    found = possible(Case(small_questionnaire, "kickoff", {"one.c": 4}))
    assert found == PossibleLevels(Level.HIGH, Level.HIGH)


@given(small())
@examples(100)
def test_the_levels_left_after_an_answer_are_what_the_completions_with_it_give(case: Case) -> None:
    assume(many(case) <= MOST)
    written = answers(case.given, case.phase).answers
    states = read_answers(case.questionnaire, written, case.phase)
    found = Completions(states, effective_weights(case.questionnaire, case.phase))
    between = possible_levels(found)
    assume(between is not None and between.exact)
    assert between is not None
    for question in states.open_questions:
        steps = 0
        for answer in (ends[question.id] for ends in found.lowest_and_highest):
            value = list(answer.value) if isinstance(answer.value, tuple) else answer.value
            ends = tried_out(replace(case, given={**case.given, question.id: value}))
            assert ends is not None
            steps += ends[1].rank - ends[0].rank
        assert levels_left(found, between, question.id, MOST) == steps


def hostile(many: int) -> Questionnaire:
    """Every question is one that must be tried, and no two can be right at once."""
    questions = [levels(f"one.q{index}") for index in range(many)]
    pairs: list[Part] = [
        {"any": [{"question": f"one.q{index}", "at_least": 3}, {"question": f"one.q{index + 1}", "at_most": 2}]}
        for index in range(many - 1)
    ]
    rules = [rule(f"r{index}", pair, level="low") for index, pair in enumerate(pairs)]
    never = rule("never", {"all": [{"not": pair} for pair in pairs]}, level="critical")
    return questionnaire(*questions, rules=[*rules, never])


def test_a_hostile_questionnaire_gets_no_more_work_than_others(monkeypatch: pytest.MonkeyPatch) -> None:
    evaluated = 0
    level_bound = Completions.level_bound

    def counted(*arguments: Any, **more: Any) -> Level:
        nonlocal evaluated
        evaluated += 1
        return level_bound(*arguments, **more)

    monkeypatch.setattr(Completions, "level_bound", counted)
    assert possible(Case(hostile(25), "kickoff", {})) is not None
    # An answer that is tried takes two evaluations, at either of two ends.
    assert evaluated <= 2 * 2 * (MOST_TRIED + 1)


@pytest.mark.parametrize("phase", PHASES)
def test_of_the_built_in_questionnaire_everything_is_possible_and_soon_known(phase: str) -> None:
    found = possible(Case(built_in(), phase, {}), most=20)
    assert found == PossibleLevels(Level.LOW, Level.CRITICAL)


def test_an_open_question_has_no_answer() -> None:
    small_questionnaire = questionnaire(
        levels("one.a", quick="It decides."),
        levels("one.b", quick="So does it."),
        levels("one.c"),
        levels("one.d", phases=["aftercare"]),
    )
    states = read_answers(
        small_questionnaire, answers({"one.a": 3, "one.b": NA, "one.c": 4}).answers, "kickoff", quick=True
    )
    assert [question.id for question in states.open_questions] == ["one.b", "one.c"]
    found = {id_: state.state for id_, state in states.answered_or_open.items()}
    assert found == {
        "one.a": State.ANSWERED,
        "one.b": State.UNANSWERED,
        "one.c": State.UNANSWERED,
        "one.d": State.NOT_ASKED,
    }


@pytest.mark.parametrize(
    ("given_", "expected"),
    [
        # One quarter is unknown: 3 of 4 parts at the top are 75 points, and a high risk at worst.
        ({"one.a": 4, "one.b": "unknown"}, (Level.LOW, Level.MODERATE)),
        ({"one.a": 4}, (Level.LOW, Level.MODERATE)),
        ({"one.a": 2, "one.b": None}, (Level.HIGH, Level.CRITICAL)),
        # What is not applicable or has not happened yet stays so.
        ({"one.a": 4, "one.b": NA}, None),
        ({"one.a": 4, "one.b": "not_yet"}, None),
        ({"one.a": 4, "one.b": 3}, None),
    ],
)
def test_the_range_beside_a_level_is_that_of_the_unknown_alone(
    given_: Given, expected: tuple[Level, Level] | None
) -> None:
    small_questionnaire = questionnaire(levels("one.a", weight=3), levels("one.b", not_yet="Nothing yet."))
    result = assessed(small_questionnaire, given_)
    assert result.level is not None
    assert result.possible_levels == expected


def test_what_is_left_out_for_good_keeps_its_practice_too_little_known() -> None:
    small_questionnaire = questionnaire(
        *[levels(f"one.q{index}") for index in range(9)],
        levels("two.a", weight=5),
        levels("two.b", weight=2),
        levels("two.c", weight=3),
        practices={"one": 9, "two": 1},
    )
    given_ = {**{f"one.q{index}": 4 for index in range(9)}, "two.a": 4, "two.c": NA}
    # Five parts of ten are known in practice two, and seven once two.b is: then what does not apply leaves the score.
    result = assessed(small_questionnaire, given_)
    assert (result.level, result.possible_levels) == (Level.MODERATE, (Level.LOW, Level.MODERATE))
    # With one part more left out, it stays below that: 70 points at best, and 50 with two.b at 0.
    given_ = {**given_, "two.a": NA, "two.b": "unknown", "two.c": 4}
    result = assessed(small_questionnaire, given_)
    assert result.possible_levels == (Level.MODERATE, Level.HIGH)


def test_two_rules_that_hold_only_by_good_answers_may_make_the_whole_critical() -> None:
    rules = [rule(name, {"question": f"one.{name}", "at_least": 3}, level="critical") for name in "ab"]
    rest = levels("one.c", weight=20)
    for same, worst in ((rules, Level.CRITICAL), ([{**rules[0], "id": "rule.same"}, rules[0]], Level.HIGH)):
        case = Case(questionnaire(levels("one.a"), levels("one.b"), rest, rules=same), "kickoff", {"one.c": 4})
        found = possible(case)
        assert found is not None
        # At the lowest answers nothing is critical, so that the worst level is found only in between.
        assert (found.best, found.worst) == tried_out(case) == (Level.LOW, worst)


def test_one_fact_counts_once_in_the_range_too_whatever_else_the_phase_leaves_out() -> None:
    when = {"all": [{"question": "one.a", "at_most": 1}, {"question": "two.b", "at_most": 1}]}
    small = questionnaire(
        levels("one.a", knock_out=knock_out()),
        levels("two.b"),
        levels("three.c", weight=3),
        levels("three.d", phases=["aftercare"]),
        rules=[rule("r", when, level="critical", raises=["one"])],
        practices={"one": 1, "two": 1, "three": 9},
    )
    result = assessed(small, {"one.a": "unknown", "two.b": 0, "three.c": 4})
    # At worst one.a is 0: a knock-out, and the rule holds because of it. That is one grave thing.
    worst = assessed(small, {"one.a": 0, "two.b": 0, "three.c": 4})
    assert result.possible_levels is not None
    assert (result.possible_levels[1], worst.level) == (Level.HIGH, Level.HIGH)
