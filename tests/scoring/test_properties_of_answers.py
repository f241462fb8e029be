"""What holds for all answers: better is never worse, "unknown" costs nothing, an answer keeps within the bounds."""

from fractions import Fraction
from typing import Any

from hypothesis import assume, example, given
from hypothesis import strategies as st
from tests.support.build import NA, assessed, built_in, evaluation, levels, questionnaire, read
from tests.support.strategies import Case, cases, names_against, score_of, scored_values, small_cases, values

from implcheck.model.assessment import QuestionResult
from implcheck.model.enums import Outcome, State
from implcheck.scoring.evaluation import Evaluation


def scores(of: Evaluation) -> dict[str, Fraction]:
    """Every low end and ceiling, by practice and overall."""
    named = {f"{id_}.{end}": bound for id_, one in of.practices.items() for end, bound in bounds(one.part.score)}
    return {**named, **{f"overall.{end}": bound for end, bound in bounds(of.overall.score)}}


def bounds(score: Any) -> list[tuple[str, Fraction]]:
    return [("low", score.low), ("high", score.high)] if score is not None else []


def in_state(case: Case, *states: State) -> list[str]:
    return [id_ for id_, one in read(case.questionnaire, case.given, case.phase).by_id.items() if one.state in states]


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
    before, after = (evaluation(one.questionnaire, one.given, one.phase) for one in (case, better))
    assert scores(after).keys() == scores(before).keys()
    assert all(scores(after)[key] >= value for key, value in scores(before).items())
    assert scores(after)["overall.low"] > scores(before)["overall.low"], id_


@given(st.data(), cases())
def test_a_better_answer_never_worsens_a_level_unless_a_rule_is_against_it(data: st.DataObject, case: Case) -> None:
    id_, better = raised(data, case)
    against = set().union(*(names_against(case.questionnaire, rule.when) for rule in case.questionnaire.rules))
    assume(not against & {id_, case.questionnaire.by_id[id_].practice})
    before, after = (evaluation(one.questionnaire, one.given, one.phase) for one in (case, better))
    assert (after.level is None) is (before.level is None)
    if after.level is not None and before.level is not None:
        assert after.level <= before.level
    for practice, one in after.practices.items():
        was = before.practices[practice].shown
        assert one.shown is None or (was is not None and one.shown <= was)
        # Where nothing counts there was a level only for as long as a rule held.
        assert one.part.score is None or (one.shown is None) is (was is None)


def test_in_the_built_in_questionnaire_only_the_written_reason_can_work_against_a_level() -> None:
    against = {rule.id: names_against(built_in(), rule.when) for rule in built_in().rules}
    assert {id_: names for id_, names in against.items() if names} == {"rule.paper-why": {"why.problem-statement"}}


@given(small_cases(whens=True) | cases())
def test_the_score_never_exceeds_the_ceiling(case: Case) -> None:
    of = evaluation(case.questionnaire, case.given, case.phase)
    for part in [of.overall, *(one.part for one in of.practices.values())]:
        if part.score is not None:
            assert 0 <= part.score.low <= part.score.high <= 100
            open_ = {
                one.question.id
                for one in read(case.questionnaire, case.given, case.phase).counting
                if one.score is None
            }
            assert part.score.low == part.score.high or (open_ and part.known < 1)


@given(small_cases(whens=True) | cases())
def test_saying_unknown_equals_leaving_blank(case: Case) -> None:
    blank = {id_: value for id_, value in case.given.items() if value not in ("unknown", None)}
    missing = [one.id for one in case.questionnaire.questions if one.id not in blank]
    said = {**blank, **dict.fromkeys(missing, "unknown")}
    left, keyed = blank, {**blank, **dict.fromkeys(missing)}
    first, second, third = (assessed(case.questionnaire, one, case.phase) for one in (left, keyed, said))
    for one in (second, third):
        assert (one.score, one.known, one.level, one.outcome) == (first.score, first.known, first.level, first.outcome)
        assert one.practices == first.practices
        assert one.findings == first.findings
        assert one.actions == first.actions
        assert one.sensitivity == first.sensitivity
        assert [each.id for each in one.to_find_out] == [each.id for each in first.to_find_out]


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
    assert all(now_[key] <= was[key] for key in now_ if key.endswith(".high"))


def test_what_may_still_turn_out_to_be_asked_keeps_within_the_bounds() -> None:
    # `all` of an unknown and an absent part can only become false or absent; its `not` may so become true.
    negated = {"not": {"all": [{"question": "one.a", "at_most": 1}, {"question": "one.b", "at_most": 1}]}}
    of = questionnaire(levels("one.a"), levels("one.b"), levels("one.c", when=negated, weight=9), levels("one.d"))
    given = {"one.a": "unknown", "one.b": NA, "one.c": 0, "one.d": 4}
    before, after = evaluation(of, given), evaluation(of, {**given, "one.a": 4})
    assert scores(before)["overall.low"] <= scores(after)["overall.low"]
    assert scores(after)["overall.high"] <= scores(before)["overall.high"]


def test_an_answer_counts_as_open_while_it_is_not_sure_that_it_is_asked_for() -> None:
    of = questionnaire(levels("one.a"), levels("one.b", when={"question": "one.a", "at_most": 1}), levels("one.c"))
    part = evaluation(of, {"one.b": 4, "one.c": 2}).overall
    assert part.score is not None
    # With one.a at 4 the answer to one.b leaves the score: (4 + 2) / 8. With one.a at 0 it stays: (0 + 4 + 2) / 12.
    # The low end may promise neither, so one.b cannot bring its 4 yet: (0 + 0 + 2) / 12.
    assert part.score.low == Fraction(100 * 2, 12)
    assert part.score.high == Fraction(100 * 10, 12)


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
    assert before.level is None or after.level is None or after.level <= before.level
    for practice, one in after.practices.items():
        was = before.practices[practice].shown
        assert was is None or one.shown is None or one.shown <= was


@given(st.data(), cases())
def test_not_applicable_leaves_the_rest_as_it_was(data: st.DataObject, case: Case) -> None:
    counting = in_state(case, State.ANSWERED, State.UNKNOWN, State.UNANSWERED)
    assume(counting)
    id_ = data.draw(st.sampled_from(counting))
    before = assessed(case.questionnaire, case.given, case.phase)
    after = assessed(case.questionnaire, {**case.given, id_: NA}, case.phase)

    def apart_from_shares(one: QuestionResult) -> QuestionResult:
        return one._replace(share=Fraction(0))

    for was, is_ in zip(before.questions, after.questions, strict=True):
        if was.id != id_:
            assert apart_from_shares(is_) == apart_from_shares(was)
    practice = case.questionnaire.by_id[id_].practice
    scored = {one.id: (one.score, one.known) for one in before.practices if one.id != practice}
    assert scored == {one.id: (one.score, one.known) for one in after.practices if one.id != practice}
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
    of = assessed(case.questionnaire, case.given, case.phase)
    assert (of.level is None) is (
        of.possible_levels is not None and of.possible_levels[0] is not of.possible_levels[1]
    ) or of.score is None
    if of.possible_levels is None and of.level is not None:
        assert of.known >= of.least_known
        assert all(one.known for one in of.practices if one.outcome is not Outcome.NOTHING_ASKED and one.score)
