"""Grave things count together only if they rest on different answers; tested against brute force over all of them."""

from collections.abc import Iterable, Mapping
from itertools import chain, combinations, product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.build import NA, Part, evaluation, knock_out, levels, questionnaire, read, rule
from tests.support.examples import examples
from tests.support.strategies import Case, small_cases

from implcheck.model.condition import AboutPractice, AboutQuestion, AllOf, AnyOf, Condition, Not
from implcheck.model.enums import Level, Truth
from implcheck.model.questionnaire import Questionnaire
from implcheck.scoring.answer_states import QuestionStates
from implcheck.scoring.conditions import Scores, judge
from implcheck.scoring.evaluation import Evaluation, independent_grave
from implcheck.scoring.grave import MOST_TRIED, MOST_WITNESSES, independent, witnesses
from implcheck.scoring.question_state import QuestionState

Ids = frozenset[str]


def low(name: str, at_most: int = 1) -> Part:
    return {"question": f"one.{name}", "at_most": at_most}


def high(name: str) -> Part:
    return {"question": f"one.{name}", "at_least": 2}


def found_for(when: Part, given_: Mapping[str, Any]) -> set[Ids]:
    """The witnesses of a rule with this condition."""
    small = questionnaire(*[levels(f"one.{name}") for name in "abc"], levels("two.d"), rules=[rule("r", when)])
    evaluated = evaluation(small, given_)
    found = witnesses(small.rules[0], read(small, given_).by_id, evaluated.scores)
    assert len(set(found)) == len(found)
    return set(found)


LOW = {"one.a": 0, "one.b": 0, "one.c": 0, "two.d": 4}
A, B, C = (frozenset({f"one.{name}"}) for name in "abc")


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        (low("a"), {A}),
        ({"all": [low("a"), low("b")]}, {A | B}),
        ({"any": [low("a"), low("b")]}, {A, B}),
        ({"any": [low("a"), {"all": [low("a"), low("b")]}]}, {A}),
        ({"any": [low("a"), {"all": [low("a"), low("a", 2)]}]}, {A}),
        ({"all": [low("a"), {"any": [low("b"), low("c")]}]}, {A | B, A | C}),
        ({"all": [{"any": [low("a"), low("b")]}, {"any": [low("a"), low("c")]}]}, {A, B | C}),
        ({"any": [low("a"), {"question": "two.d", "at_most": 1}]}, {A}),
        ({"practice": "one", "score_below": 50}, {A | B | C}),
        ({"not": high("a")}, {A}),
        ({"not": {"any": [high("a"), high("b")]}}, {A | B}),
        ({"not": {"all": [high("a"), high("b")]}}, {A, B}),
        ({"not": {"all": [high("a"), {"question": "two.d", "at_least": 2}]}}, {A}),
        ({"not": {"any": [{"all": [high("a"), high("b")]}, high("c")]}}, {A | C, B | C}),
        ({"not": {"not": {"any": [low("a"), low("b")]}}}, {A, B}),
    ],
)
def test_a_witness_is_the_least_that_makes_a_condition_hold(when: Part, expected: set[Ids]) -> None:
    assert found_for(when, LOW) == expected


def test_what_does_not_count_is_part_of_no_witness() -> None:
    none = {"not": {"any": [high("a"), high("b")]}}
    assert found_for(none, {**LOW, "one.b": NA}) == {A}
    assert found_for({"practice": "one", "score_below": 50}, {**LOW, "one.b": NA}) == {A | C}


def test_of_very_many_witnesses_some_are_looked_at() -> None:
    pairs = [{"any": [low("a", score), low("b", score), low("c", score)]} for score in range(4)] * 2
    found = found_for({"all": pairs}, LOW)
    assert found == {A, B, C}
    many = [levels(f"one.q{index}") for index in range(40)]
    wide = {"all": [{"any": [low(f"q{index}"), low(f"q{index + 1}")]} for index in range(0, 40, 2)]}
    small = questionnaire(*many, rules=[rule("r", wide)])
    given_ = dict.fromkeys((question["id"] for question in many), 0)
    assert len(witnesses(small.rules[0], read(small, given_).by_id, {})) == MOST_WITNESSES


KNOCKED = read(
    questionnaire(levels("one.a", knock_out=knock_out()), levels("one.b", knock_out=knock_out())),
    {"one.a": 0, "one.b": 0},
).by_id
KNOCK_A, KNOCK_B = KNOCKED["one.a"], KNOCKED["one.b"]


@pytest.mark.parametrize(
    ("knock_outs", "rules", "enough", "expected"),
    [
        ((), {}, 1, ()),
        ((KNOCK_A,), {}, 1, ("one.a",)),
        ((KNOCK_A,), {}, 2, ()),
        ((KNOCK_A, KNOCK_B), {}, 2, ("one.a", "one.b")),
        ((KNOCK_A, KNOCK_B), {}, 1, ("one.a", "one.b")),
        # A rule that rests on the answer that is a knock-out already is the same fact once more.
        ((KNOCK_A,), {"rule.r": [A]}, 2, ()),
        ((KNOCK_A,), {"rule.r": [A | C]}, 2, ()),
        ((KNOCK_A,), {"rule.r": [A | B, B | C]}, 2, ("one.a", "rule.r")),
        ((KNOCK_A,), {"rule.r": [A], "rule.s": [C]}, 2, ("one.a", "rule.s")),
        ((), {"rule.r": [A], "rule.s": [A]}, 2, ()),
        ((), {"rule.r": [A], "rule.s": [A | B, B]}, 2, ("rule.r", "rule.s")),
        # The first way to choose leaves nothing for the other; the second does.
        ((), {"rule.r": [A, B], "rule.s": [A]}, 2, ("rule.r", "rule.s")),
        ((), {"rule.r": [A | B], "rule.s": [A], "rule.t": [B]}, 2, ("rule.s", "rule.t")),
        ((), {"rule.r": [A], "rule.s": [B], "rule.t": [C]}, 3, ("rule.r", "rule.s", "rule.t")),
        ((), {"rule.r": [A], "rule.s": [B], "rule.t": [A | B]}, 3, ()),
        ((), {"rule.r": []}, 1, ()),
    ],
)
def test_two_grave_things_count_if_they_share_no_answer(
    knock_outs: tuple[QuestionState, ...], rules: dict[str, list[Ids]], enough: int, expected: tuple[str, ...]
) -> None:
    assert independent(knock_outs, rules, enough) == expected


def test_the_search_ends() -> None:
    # Twenty rules with thousands of ways, all of which share one answer.
    rules = {f"rule.r{index}": [A | {f"one.q{way}"} for way in range(MOST_TRIED // 100)] for index in range(20)}
    assert independent((), rules, 3) == ()


def test_one_fact_makes_nothing_critical_twice() -> None:
    rules = [rule("r", low("a"), level="critical"), rule("s", {"any": [low("a"), low("b")]}, level="critical")]
    others = [levels(f"one.q{index}", weight=4) for index in range(9)]
    small = questionnaire(levels("one.a", knock_out=knock_out()), levels("one.b"), *others, rules=rules)
    given_ = {"one.a": 0, "one.b": 4, **{f"one.q{index}": 4 for index in range(9)}}
    once = evaluation(small, given_)
    assert (len(once.knock_outs), len(once.triggered), once.level) == (1, 2, Level.HIGH)
    twice = evaluation(small, {**given_, "one.b": 0})
    assert twice.level is Level.CRITICAL
    (_, grave) = twice.reasons()
    assert [title.in_("en") for title in grave.details["which"]] == ["Question one.a", "Combination s"]  # type: ignore[union-attr]


def test_a_better_answer_does_not_set_two_rules_apart_that_were_one_fact() -> None:
    missing = {"not": {"all": [{"question": "one.a", "at_least": 3}, {"question": "one.b", "at_least": 3}]}}
    rules = [rule("r", missing, level="critical"), rule("s", low("a", 3), level="critical")]
    small = questionnaire(
        levels("one.a", weight=0.5), levels("one.b", weight=0.5), levels("one.c", weight=9), rules=rules
    )
    before, after = (evaluation(small, {"one.a": answer, "one.b": 0, "one.c": 4}).level for answer in (2, 3))
    assert before is after is Level.CRITICAL
    # With one.b in order there is one fact: one.a.
    assert evaluation(small, {"one.a": 2, "one.b": 4, "one.c": 4}).level is Level.HIGH


def settled(condition: Condition, kept: Ids, states: QuestionStates, scores: Scores, *, negated: bool = False) -> Truth:
    """What a condition comes to if only the answers in `kept` are looked at; written again, apart from the code."""
    match condition:
        case AllOf():
            parts = {settled(part, kept, states, scores, negated=negated) for part in condition.all}
            order = (Truth.FALSE, *((Truth.UNKNOWN, Truth.ABSENT) if negated else (Truth.ABSENT, Truth.UNKNOWN)))
            return next((truth for truth in order if truth in parts), Truth.TRUE)
        case AnyOf():
            parts = {settled(part, kept, states, scores, negated=negated) for part in condition.any}
            order = (Truth.TRUE, Truth.UNKNOWN, Truth.FALSE)
            return next((truth for truth in order if truth in parts), Truth.ABSENT)
        case Not():
            part = settled(condition.not_, kept, states, scores, negated=True)
            return {Truth.TRUE: Truth.FALSE, Truth.FALSE: Truth.TRUE}.get(part, part)
        case AboutQuestion():
            looked_at = condition.question in kept or not states.by_id[condition.question].state.counts
            return judge(condition, states.by_id, scores).truth if looked_at else Truth.UNKNOWN
        case AboutPractice():
            own = {state.question.id for state in states.counting if state.question.practice == condition.practice}
            return judge(condition, states.by_id, scores).truth if own <= kept else Truth.UNKNOWN


def every_witness(condition: Condition, states: QuestionStates, scores: Scores) -> set[Ids]:
    """All sets of answers that alone make a condition hold, of which no smaller one does."""
    ids = [state.question.id for state in states.counting]
    subsets = map(frozenset, chain.from_iterable(combinations(ids, count) for count in range(len(ids) + 1)))
    found: set[Ids] = set()
    for subset in subsets:
        if settled(condition, subset, states, scores) is Truth.TRUE and not any(other <= subset for other in found):
            found.add(subset)
    return found


def most_disjoint(things: list[Iterable[Ids]]) -> int:
    """The most things that can each have a witness that shares no answer with those of the others."""
    best = 0
    for chosen in product(*([*map(frozenset, found), None] for found in things)):
        taken = [witness for witness in chosen if witness is not None]
        if sum(map(len, taken)) == len(frozenset().union(*taken)):
            best = max(best, len(taken))
    return best


def grave(small: Questionnaire, evaluated: Evaluation, states: QuestionStates) -> tuple[str, ...]:
    holding = [rule_ for rule_, _ in evaluated.triggered]
    return independent_grave(small, evaluated.knock_outs, holding, states.by_id, evaluated.scores)


@given(small_cases(whens=True))
def test_the_witnesses_are_those_that_brute_force_finds(case: Case) -> None:
    states = read(case.questionnaire, case.given, case.phase)
    evaluated = evaluation(case.questionnaire, case.given, case.phase)
    for rule_, _ in evaluated.triggered:
        found = witnesses(rule_, states.by_id, evaluated.scores)
        assert len(set(found)) == len(found)
        assert set(found) == every_witness(rule_.when, states, evaluated.scores)


@st.composite
def with_grave_things(draw: st.DrawFn) -> Case:
    """A case of which more than usual is grave: every rule is critical, and all answers are low."""
    case = draw(small_cases())
    rules = tuple(each.model_copy(update={"level": Level.CRITICAL}) for each in case.questionnaire.rules)
    changed = case.questionnaire.model_copy(update={"rules": rules})
    lowest = {question.id: 0 for question in changed.questions if question.type == "levels" and draw(st.integers(0, 2))}
    return Case(changed, case.phase, {**case.given, **lowest})


@given(with_grave_things())
@examples(200)
def test_two_grave_things_count_only_if_they_share_no_answer(case: Case) -> None:
    small = case.questionnaire
    states, evaluated = (reader(small, case.given, case.phase) for reader in (read, evaluation))
    assert isinstance(states, QuestionStates)
    assert isinstance(evaluated, Evaluation)
    found = grave(small, evaluated, states)
    by_id: dict[str, Iterable[Ids]] = {
        state.question.id: [frozenset({state.question.id})] for state in evaluated.knock_outs
    }
    by_id |= {
        rule_.id: every_witness(rule_.when, states, evaluated.scores)
        for rule_, _ in evaluated.triggered
        if rule_.level is Level.CRITICAL
    }
    most = most_disjoint(list(by_id.values()))
    enough = small.levels.critical_from
    assert bool(found) is (most >= enough)
    if found:
        assert enough <= len(found) == len(set(found)) == most_disjoint([by_id[id_] for id_ in found])
        assert {state.question.id for state in evaluated.knock_outs} <= set(found)
        assert evaluated.level in {None, Level.CRITICAL}


@given(with_grave_things(), st.data())
def test_one_grave_thing_more_never_makes_fewer(case: Case, data: st.DataObject) -> None:
    small = case.questionnaire
    if not small.rules:
        return
    kept = data.draw(st.lists(st.sampled_from(small.rules), unique_by=lambda each: each.id))
    fewer = small.model_copy(update={"rules": tuple(each for each in small.rules if each in kept)})
    states = read(small, case.given, case.phase)
    of_all, of_fewer = (grave(each, evaluation(each, case.given, case.phase), states) for each in (small, fewer))
    assert of_all or not of_fewer
