"""Properties of the one order: what is needed comes first and is in the list, then what is critical, then gain per effort."""

from collections.abc import Mapping
from fractions import Fraction
from itertools import pairwise
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from tests.support.build import (
    Part,
    accept,
    advice,
    assessed,
    levels,
    need,
    questionnaire,
    unchecked_questionnaire,
)
from tests.support.strategies import Case, built_in_cases, cases_by_role, small_cases

from implcheck.model.assessment import Assessment
from implcheck.model.enums import Level, State
from implcheck.model.findings import Action
from implcheck.model.question_parts import Need
from implcheck.model.questionnaire import Questionnaire
from implcheck.validation.advice import circle_problems
from implcheck.validation.parts import Parts

COST = {"S": 1, "M": 3, "L": 8}
ANY = small_cases(whens=True) | built_in_cases() | cases_by_role()


@st.composite
def accepting(draw: st.DrawFn) -> tuple[Case, list[str]]:
    """A case, and the ids of findings that somebody accepts."""
    case = draw(ANY)
    found = [finding.id for finding in assessed(case.questionnaire, case.given, case.phase, role=case.role).findings]
    return case, draw(st.lists(st.sampled_from(found), unique=True, max_size=3)) if found else []


def result_of(case: Case, accepted: list[str]) -> Assessment:
    risks = [accept(id_) for id_ in accepted]
    return assessed(case.questionnaire, case.given, case.phase, accepted=risks, role=case.role)


def open_needs(case: Case, result: Assessment, action: Action) -> set[str]:
    """The ids of the questions that an action needs first: its own needs, and the existence of those who take part."""
    if action.advice is None:
        return set()
    needs: list[Need] = list(action.advice.needs)
    needs += [
        case.questionnaire.exists_when[role] for role in action.advice.roles if role in case.questionnaire.exists_when
    ]
    states = {question.id: question for question in result.questions}
    counts = {State.ANSWERED, State.UNKNOWN, State.UNANSWERED}
    return {
        each.question
        for each in needs
        if states[each.question].state in counts and (states[each.question].score or 0) < each.at_least
    }


@given(accepting())
def test_what_is_needed_is_in_the_list_and_comes_before_what_needs_it(drawn: tuple[Case, list[str]]) -> None:
    case, accepted = drawn
    result = result_of(case, accepted)
    # So it holds for every first few: whoever takes up only those can do each of them in turn.
    done: set[str] = set()
    for action in result.actions:
        assert open_needs(case, result, action) <= done, action.finding
        done.add(action.finding)
    assert len(done) == len(result.actions)


@given(accepting())
def test_the_list_holds_every_risk_that_counts_and_what_those_need_and_nothing_else(
    drawn: tuple[Case, list[str]],
) -> None:
    case, accepted = drawn
    result = result_of(case, accepted)
    counting = {finding.id for finding in result.findings if finding.id not in accepted}
    listed = {action.finding: action for action in result.actions}
    needed = set().union(*(open_needs(case, result, action) for action in listed.values()))
    assert counting | needed == listed.keys()
    findings = {finding.id: finding for finding in result.findings}
    for id_, action in listed.items():
        if id_ in findings:
            assert (action.advice, action.level) == (findings[id_].advice, findings[id_].level)
            assert not action.finds_out
        else:
            # Nobody knows it, so finding out comes first; and that is what it may gain.
            assert result.question(id_).state in {State.UNKNOWN, State.UNANSWERED}
            assert (action.advice, action.level, action.finds_out) == (None, None, True)
            assert action.points == result.question(id_).points_missing


def rank(action: Action) -> tuple[bool, Fraction]:
    """The critical first, then points per effort, the most first; finding out is little work."""
    effort = str(action.advice.effort) if action.advice is not None else "S"
    return action.level is not Level.CRITICAL, -action.points / COST[effort]


@given(accepting())
def test_findings_and_actions_have_one_order(drawn: tuple[Case, list[str]]) -> None:
    case, accepted = drawn
    result = result_of(case, accepted)
    findings, actions = [finding.id for finding in result.findings], [action.finding for action in result.actions]
    assert [id_ for id_ in findings if id_ in actions] == [id_ for id_ in actions if id_ in findings]
    needs = {action.finding: open_needs(case, result, action) for action in result.actions}
    needed = set().union(*needs.values())
    is_needed = [id_ in needed for id_ in actions]
    assert is_needed == sorted(is_needed, reverse=True)
    first, rest = result.actions[: len(needed)], result.actions[len(needed) :]
    assert [rank(action) for action in rest] == sorted(rank(action) for action in rest)
    # Among those needed too, but for what each needs itself: of those that are ready the best comes next.
    left = list(first)
    for action in first:
        ready = [each for each in left if not needs[each.finding] & {other.finding for other in left}]
        assert rank(action) == min(map(rank, ready))
        left.remove(action)


@given(accepting())
def test_of_the_same_worth_the_questionnaire_decides(drawn: tuple[Case, list[str]]) -> None:
    case, accepted = drawn
    result = result_of(case, accepted)
    needed = set().union(*(open_needs(case, result, action) for action in result.actions))
    position = {id_: index for index, id_ in enumerate([*case.questionnaire.rules_by_id, *case.questionnaire.by_id])}
    rest = [action for action in result.actions if action.finding not in needed]
    for one_, other in pairwise(rest):
        assert rank(one_) != rank(other) or position[one_.finding] < position[other.finding]


@given(small_cases(whens=True) | built_in_cases())
def test_nobody_is_told_to_involve_somebody_who_by_the_same_answers_does_not_exist(case: Case) -> None:
    result = result_of(case, [])
    found_out: set[str] = set()
    for action in result.actions:
        for role in action.advice.roles if action.advice is not None else ():
            exists = case.questionnaire.exists_when.get(role)
            if exists is None or not result.question(exists.question).state.counts:
                continue
            score = result.question(exists.question).score
            assert (score is not None and score >= exists.at_least) or exists.question in found_out
        found_out.add(action.finding)


NAMES = [f"one.q{index}" for index in range(4)]


@st.composite
def questionnaires_with_any_needs(draw: st.DrawFn) -> Questionnaire:
    """Four questions whose advice may need any of them, also in circles, and a role that may not exist."""
    needs = st.builds(need, st.sampled_from(NAMES), st.integers(1, 4))
    steps = st.builds(
        lambda listed, roles: advice(needs=listed, roles=roles),
        st.lists(needs, max_size=1),
        st.sampled_from([[], [], ["sponsor"]]),
    )
    parts: list[Part] = [
        levels(name, (0, 2, 4), advice={**dict.fromkeys(range(4), advice()), 0: draw(steps), 2: draw(steps)})
        for name in NAMES
    ]
    roles: list[Part] = [{"id": "sponsor", "title": "Sponsor", "exists_when": draw(needs)}]
    return unchecked_questionnaire(*parts, roles=roles)


def waits_for(small: Questionnaire) -> Mapping[tuple[str, int], set[tuple[str, int]]]:
    """The answers for which the advice for an answer has to wait; written again, apart from the code."""
    found: dict[tuple[str, int], set[tuple[str, int]]] = {}
    for question in small.questions:
        for answer in question.scored:
            needs = (
                [*answer.advice.needs, *map(small.exists_when.__getitem__, answer.advice.roles)]
                if answer.advice
                else []
            )
            found[question.id, answer.score] = {
                (each.question, score) for each in needs for score in (0, 2) if score < each.at_least
            }
    return found


@given(questionnaires_with_any_needs(), st.data())
def test_needs_in_a_circle_are_refused_and_no_others(small: Questionnaire, data: st.DataObject) -> None:
    reached = {node: set(after) for node, after in waits_for(small).items()}
    for _ in reached:
        reached = {node: after.union(*(reached[other] for other in after)) for node, after in reached.items()}
    in_circles = {node for node, after in reached.items() if node in after}
    problems = list(circle_problems(Parts.of(small)))
    assert len(problems) == bool(in_circles)
    if problems:
        names = problems[0].details["circle"].split(" → ")
        assert names[0] == names[-1]
        assert set(names) <= {id_ for id_, _ in in_circles}
        return
    # Without a circle there is an order whatever is answered.
    given_: dict[str, Any] = {name: data.draw(st.sampled_from([0, 2, 4, "unknown"])) for name in NAMES}
    case = Case(small, "kickoff", given_)
    result = result_of(case, [])
    done: set[str] = set()
    for action in result.actions:
        assert open_needs(case, result, action) <= done
        done.add(action.finding)


def test_the_questionnaires_used_here_have_needs() -> None:
    """Else the properties above would hold of nothing."""
    small = questionnaire(levels("one.a", advice=advice(needs=[need("one.b")])), levels("one.b"))
    case = Case(small, "kickoff", {"one.a": 0, "one.b": 0})
    result = result_of(case, [])
    assert [open_needs(case, result, action) for action in result.actions] == [set(), {"one.b"}]
