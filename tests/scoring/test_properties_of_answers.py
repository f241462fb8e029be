"""Properties of all answers: a better one never scores worse, "unknown" equals blank, answers stay within bounds."""

from fractions import Fraction
from typing import Any

from hypothesis import assume, example, given
from hypothesis import strategies as st
from tests.support.build import NA, assessed, built_in, evaluation, levels, questionnaire, read
from tests.support.strategies import (
    Case,
    cases,
    cases_by_role,
    score_of,
    scored_values,
    small_cases,
    true_by_better_answers,
    values,
)

from implcheck.model.enums import Level, Outcome, State
from implcheck.model.results import QuestionResult
from implcheck.scoring.evaluation import Evaluation
from implcheck.scoring.levels import answer_level

PAPER = {
    "rule.fixed-date-no-time": {"timeline.date-scope"},
    "rule.optimism-stacked": {"capacity.hours-realised"},
    "rule.paper-why": {"why.heard-in-own-words", "why.problem-statement"},
    "rule.sponsor-on-paper": {"commitment.named-sponsor"},
    "rule.hours-on-paper": {"capacity.hours-realised", "capacity.planned-hours-freed"},
    "rule.told-before-affected": {"support.message-plan"},
    "rule.lead-without-time": {"knowledge.departure-scenarios"},
    "rule.overload": {"capacity.hours-realised"},
}
"""The rules of the built-in questionnaire that a better answer can make true, with the answers that can."""


def scores(evaluated: Evaluation) -> dict[str, Fraction]:
    """Every low end and ceiling, by practice and overall."""
    named = {
        f"{id_}.{end}": bound
        for id_, practice in evaluated.practices.items()
        for end, bound in bounds(practice.group.score)
    }
    return {**named, **{f"overall.{end}": bound for end, bound in bounds(evaluated.overall.score)}}


def bounds(score: Any) -> list[tuple[str, Fraction]]:
    return [("low", score.low), ("ceiling", score.ceiling)] if score is not None else []


def in_state(case: Case, *states: State) -> list[str]:
    return [
        id_ for id_, state in read(case.questionnaire, case.given, case.phase).by_id.items() if state.state in states
    ]


def raised(data: st.DataObject, case: Case) -> tuple[str, Case]:
    """One answer of a case made better, and which."""
    questions = case.questionnaire.by_id
    may_rise = {
        id_: better
        for id_ in in_state(case, State.ANSWERED)
        if (better := [value for score, value in scored_values(questions[id_]) if score > now(case, id_)])
    }
    assume(may_rise)
    id_ = data.draw(st.sampled_from(sorted(may_rise)))
    return id_, Case(case.questionnaire, case.phase, {**case.given, id_: data.draw(st.sampled_from(may_rise[id_]))})


def now(case: Case, id_: str) -> int:
    return score_of(case.questionnaire.by_id[id_], case.given[id_])


@given(st.data(), cases())
def test_a_better_answer_never_lowers_a_score(data: st.DataObject, case: Case) -> None:
    id_, better = raised(data, case)
    before, after = (evaluation(each.questionnaire, each.given, each.phase) for each in (case, better))
    assert scores(after).keys() == scores(before).keys()
    assert all(scores(after)[key] >= value for key, value in scores(before).items())
    assert scores(after)["overall.low"] > scores(before)["overall.low"], id_


@given(st.data(), cases())
def test_a_better_answer_never_worsens_a_level_unless_a_rule_is_against_it(data: st.DataObject, case: Case) -> None:
    id_, better = raised(data, case)
    against = set().union(*(true_by_better_answers(case.questionnaire, rule.when) for rule in case.questionnaire.rules))
    assume(not against & {id_, case.questionnaire.by_id[id_].practice})
    before, after = (evaluation(each.questionnaire, each.given, each.phase) for each in (case, better))
    assert (after.level is None) is (before.level is None)
    if after.level is not None and before.level is not None:
        assert after.level <= before.level
    for practice, practice_after in after.practices.items():
        was = before.practices[practice].shown_level
        assert practice_after.shown_level is None or (was is not None and practice_after.shown_level <= was)
        # Where nothing counts there was a level only for as long as a rule held.
        assert practice_after.group.score is None or (practice_after.shown_level is None) is (was is None)


def test_in_the_built_in_questionnaire_only_what_looks_good_on_paper_can_work_against_a_level() -> None:
    against = {rule.id: true_by_better_answers(built_in(), rule.when) for rule in built_in().rules}
    # Each holds because something is claimed that another answer contradicts, because of a number that is too large, or
    # because of what was done in the wrong order.
    assert {id_: names for id_, names in against.items() if names} == PAPER


@given(small_cases(whens=True) | cases())
def test_the_score_never_exceeds_the_ceiling(case: Case) -> None:
    evaluated = evaluation(case.questionnaire, case.given, case.phase)
    for part in [evaluated.overall, *(practice.group for practice in evaluated.practices.values())]:
        if part.score is not None:
            assert 0 <= part.score.low <= part.score.ceiling <= 100
            open_ = {
                state.question.id
                for state in read(case.questionnaire, case.given, case.phase).counting
                if state.score is None
            }
            assert part.score.low == part.score.ceiling or (open_ and part.known < 1)


@given(small_cases(whens=True) | cases())
def test_saying_unknown_equals_leaving_blank(case: Case) -> None:
    blank = {id_: value for id_, value in case.given.items() if value not in ("unknown", None)}
    missing = [question.id for question in case.questionnaire.questions if question.id not in blank]
    stated = {**blank, **dict.fromkeys(missing, "unknown")}
    left, keyed = blank, {**blank, **dict.fromkeys(missing)}
    first, second, third = (
        assessed(case.questionnaire, given_answers, case.phase) for given_answers in (left, keyed, stated)
    )
    for other in (second, third):
        assert (other.score, other.known, other.level, other.outcome) == (
            first.score,
            first.known,
            first.level,
            first.outcome,
        )
        assert other.practices == first.practices
        assert other.findings == first.findings
        assert other.actions == first.actions
        assert other.sensitivity == first.sensitivity
        assert [each.id for each in other.to_find_out] == [each.id for each in first.to_find_out]


@given(st.data(), small_cases(whens=True) | cases())
def test_answering_an_unknown_stays_within_the_old_bounds(data: st.DataObject, case: Case) -> None:
    open_ = in_state(case, State.UNKNOWN, State.UNANSWERED)
    assume(open_)
    id_ = data.draw(st.sampled_from(open_))
    answer = data.draw(values(case.questionnaire.by_id[id_]) | st.just(NA))
    before = evaluation(case.questionnaire, case.given, case.phase)
    after = evaluation(case.questionnaire, {**case.given, id_: answer}, case.phase)
    was, now_ = scores(before), scores(after)
    assert now_.keys() <= was.keys()
    assert all(now_[key] >= was[key] for key in now_ if key.endswith(".low"))
    assert all(now_[key] <= was[key] for key in now_ if key.endswith(".ceiling"))


def test_what_may_still_turn_out_to_be_asked_keeps_within_the_bounds() -> None:
    # `all` of an unknown and an absent part can only become false or absent; its `not` may so become true.
    negated = {"not": {"all": [{"question": "one.a", "at_most": 1}, {"question": "one.b", "at_most": 1}]}}
    small = questionnaire(levels("one.a"), levels("one.b"), levels("one.c", when=negated, weight=9), levels("one.d"))
    given = {"one.a": "unknown", "one.b": NA, "one.c": 0, "one.d": 4}
    before, after = evaluation(small, given), evaluation(small, {**given, "one.a": 4})
    assert scores(before)["overall.low"] <= scores(after)["overall.low"]
    assert scores(after)["overall.ceiling"] <= scores(before)["overall.ceiling"]


def test_an_answer_counts_as_open_while_it_is_not_sure_that_it_is_asked_for() -> None:
    small = questionnaire(levels("one.a"), levels("one.b", when={"question": "one.a", "at_most": 1}), levels("one.c"))
    part = evaluation(small, {"one.b": 4, "one.c": 2}).overall
    assert part.score is not None
    # With one.a at 4 the answer to one.b leaves the score: (4 + 2) / 8. With one.a at 0 it stays: (0 + 4 + 2) / 12.
    # The low end may promise neither, so one.b cannot bring its 4 yet: (0 + 0 + 2) / 12.
    assert part.score.low == Fraction(100 * 2, 12)
    assert part.score.ceiling == Fraction(100 * 10, 12)


@given(st.data(), cases())
def test_answering_an_unknown_worsens_no_level_unless_it_brings_something_to_light(
    data: st.DataObject, case: Case
) -> None:
    open_ = in_state(case, State.UNKNOWN, State.UNANSWERED)
    assume(open_)
    id_ = data.draw(st.sampled_from(open_))
    before = evaluation(case.questionnaire, case.given, case.phase)
    answer = data.draw(values(case.questionnaire.by_id[id_]))
    after = evaluation(case.questionnaire, {**case.given, id_: answer}, case.phase)
    held = {rule.id for rule, _ in before.triggered}
    assume({rule.id for rule, _ in after.triggered} <= held and len(after.knock_outs) == len(before.knock_outs))
    finding = answer_level(case.questionnaire, score_of(case.questionnaire.by_id[id_], answer))
    assume(finding not in {Level.HIGH, Level.CRITICAL})  # beside which nothing is low
    assert before.level is None or after.level is None or after.level <= before.level
    for practice, practice_after in after.practices.items():
        was = before.practices[practice].shown_level
        assert was is None or practice_after.shown_level is None or practice_after.shown_level <= was


@given(st.data(), cases())
def test_not_applicable_leaves_other_answers_unchanged(data: st.DataObject, case: Case) -> None:
    counting = in_state(case, State.ANSWERED, State.UNKNOWN, State.UNANSWERED)
    assume(counting)
    id_ = data.draw(st.sampled_from(counting))
    before = assessed(case.questionnaire, case.given, case.phase)
    after = assessed(case.questionnaire, {**case.given, id_: NA}, case.phase)

    def apart_from_shares(question: QuestionResult) -> QuestionResult:
        return question._replace(share=Fraction(0))

    for was, is_ in zip(before.questions, after.questions, strict=True):
        if was.id != id_:
            assert apart_from_shares(is_) == apart_from_shares(was)
    practice = case.questionnaire.by_id[id_].practice
    others = [result for result in before.practices if result.id != practice]
    others_after = [result for result in after.practices if result.id != practice]
    assert [(result.score, result.known) for result in others] == [
        (result.score, result.known) for result in others_after
    ]
    own = after.question(id_)
    assert own.state is State.NOT_APPLICABLE
    assert own.share == 0


@given(st.data(), small_cases(whens=True) | cases())
def test_the_order_of_the_answers_does_not_matter(data: st.DataObject, case: Case) -> None:
    other = dict(data.draw(st.permutations(list(case.given.items()))))
    assert assessed(case.questionnaire, other, case.phase) == assessed(case.questionnaire, case.given, case.phase)


@given(small_cases(whens=True) | cases())
@example(Case(built_in(), "kickoff", {}))
def test_what_is_not_known_has_no_level(case: Case) -> None:
    result = assessed(case.questionnaire, case.given, case.phase)
    if result.level is None:
        assert result.possible_levels is None or result.possible_levels[0] is not result.possible_levels[1]
    elif [why.code for why in result.reasons] in (["every-completion"], ["every-completion-practice"]):
        assert result.possible_levels == (result.level, result.level)
    else:
        assert result.known >= result.least_known
        assert all(
            practice.known
            for practice in result.practices
            if practice.outcome is not Outcome.NOTHING_ASKED and practice.score
        )


@given(st.data(), small_cases(whens=True))
def test_what_has_not_happened_yet_leaves_the_score_and_is_no_fault(data: st.DataObject, case: Case) -> None:
    may_be = [id_ for id_ in case.questionnaire.by_id if case.questionnaire.by_id[id_].not_yet is not None]
    asked = [id_ for id_ in in_state(case, *set(State) - {State.NOT_ASKED}) if id_ in may_be]
    assume(asked)
    id_ = data.draw(st.sampled_from(asked))
    not_yet, na = (assessed(case.questionnaire, {**case.given, id_: answer}, case.phase) for answer in ("not_yet", NA))
    own = not_yet.question(id_)
    assert (own.state, own.score, own.share) == (State.NOT_YET, None, Fraction(0))
    # It counts as little as what does not apply, and makes no more known.
    assert (not_yet.score, not_yet.known) == (na.score, na.known)
    assert [practice.score for practice in not_yet.practices] == [practice.score for practice in na.practices]
    assert [finding.id for finding in not_yet.findings] == [finding.id for finding in na.findings]
    assert (not_yet.level is None) is (na.level is None)
    assert not_yet.level is None or na.level is None or not_yet.level <= na.level


@given(cases_by_role())
def test_what_a_role_is_not_asked_leaves_the_score_and_is_not_known(case: Case) -> None:
    small, phase = case.questionnaire, case.phase
    result = assessed(small, case.given, phase, role=case.role)
    left_out = [
        question.id
        for question in small.asked_in(phase)
        if question.asked_of
        and case.role in ("sponsor", "user")
        and case.role not in question.asked_of
        and case.given.get(question.id) in (None, "unknown")
    ]
    assert list(result.not_asked_of_role) == left_out
    assert all(result.question(id_).state is State.NOT_ASKED for id_ in left_out)
    assert not {question.id for question in result.to_find_out} & set(left_out)
    everything = assessed(small, case.given, phase)
    assert result.known == everything.known
    without = assessed(small, {**case.given, **dict.fromkeys(left_out, NA)}, phase)
    conditions_aside = not any(question.when for question in small.questions)
    if conditions_aside:
        assert result.score == without.score
        assert [practice.score for practice in result.practices] == [practice.score for practice in without.practices]
    if not left_out:
        assert (result.level, result.score) == (everything.level, everything.score)
