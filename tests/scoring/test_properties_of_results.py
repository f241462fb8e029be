"""What holds for all results: caps, points that add up to 100, gates that do not open on ignorance."""

from fractions import Fraction

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.support.build import PHASES, assessed, built_in, changed, evaluation, high, low, read
from tests.support.strategies import (
    Case,
    built_in_cases,
    cases,
    filled,
    scored_values,
    small_cases,
    small_questionnaires,
)

from implcheck.model.assessment import Assessment
from implcheck.model.enums import Level, Outcome, State
from implcheck.model.gate import Gate
from implcheck.model.questionnaire import Questionnaire
from implcheck.scoring.judged import Judged
from implcheck.scoring.sensitivity import TRIES
from implcheck.scoring.weights import effective_weights


@given(cases())
def test_the_overall_level_stays_near_that_of_the_worst_practice(case: Case) -> None:
    of = evaluation(case.questionnaire, case.given, case.phase)
    assume(of.level is not None)
    shown = [one.shown.rank for one in of.practices.values() if one.shown is not None]
    assert of.level is not None
    assert of.level.rank >= max(shown) - case.questionnaire.levels.above_worst_practice


@given(built_in_cases())
@settings(max_examples=40)
def test_the_built_in_level_is_at_most_one_step_better_than_any_low_end(case: Case) -> None:
    of = assessed(case.questionnaire, case.given, case.phase)
    assume(of.level is not None and of.score is not None)
    assert of.level is not None
    for practice in of.practices:
        if practice.level is not None:
            assert of.level.rank >= practice.level.rank - 1
        # Not enough known: what can be shown today counts, and the bands are those of the file.
        if practice.score is not None:
            band = next(rank for rank, floor in enumerate((80, 65, 45, 0)) if practice.score.low >= floor)
            assert of.level.rank >= band - 1


@given(small_cases(whens=True) | cases())
def test_score_advice_and_what_is_to_find_out_add_up_to_100(case: Case) -> None:
    of = assessed(case.questionnaire, case.given, case.phase)
    assume(of.score is not None)
    advice = sum((one.points for one in of.actions if not one.shared_with), Fraction(0))
    to_find_out = sum((one.points_missing for one in of.to_find_out), Fraction(0))
    assert low(of) + advice + to_find_out == 100
    assert low(of) + to_find_out == high(of)


@given(small_cases(whens=True) | cases())
def test_shares_add_up_to_one(case: Case) -> None:
    of = assessed(case.questionnaire, case.given, case.phase)
    whole = 0 if of.score is None else 1
    assert sum(one.share for one in of.questions) == whole
    assert sum(one.share for one in of.practices) == whole
    known = sum(one.share for one in of.questions if one.state is State.ANSWERED)
    assert of.known <= known
    if not any(one.state is State.NOT_APPLICABLE for one in of.questions):
        assert known == of.known


@given(st.sampled_from([None, *Level]), st.sampled_from([None, Fraction(0), Fraction(50)]), st.booleans(), cases())
def test_no_gate_opens_on_what_is_not_known(
    fail_on: Level | None, fail_under: Fraction | None, complete: bool, case: Case
) -> None:
    gate = Gate(fail_on=fail_on, fail_under=fail_under, require_complete=complete)
    of = assessed(case.questionnaire, case.given, case.phase, gate=gate)
    assume(gate.demands)
    if of.outcome is Outcome.NOT_ENOUGH_KNOWN and (fail_on is not None or fail_under is not None):
        assert not of.gate_result.passed
    open_ = {State.UNKNOWN, State.UNANSWERED}
    if complete and (of.known < of.least_known or any(one.state in open_ for one in of.questions)):
        assert not of.gate_result.passed
    assert of.gate_result.reasons
    if of.gate_result.passed:
        assert fail_on is None or (of.level is not None and of.level < fail_on)
        assert fail_under is None or low(of) >= fail_under


@given(cases())
def test_knock_outs_and_rules_hold_only_in_their_phases(case: Case) -> None:
    of = assessed(case.questionnaire, case.given, case.phase)
    rules = case.questionnaire.rules_by_id
    for id_ in {*(one.id for one in of.findings), *(one.id for one in of.waiting_rules)} & rules.keys():
        assert case.phase in [phase.value for phase in rules[id_].phases]
    for question in (one for one in of.questions if one.knock_out):
        knock_out = case.questionnaire.by_id[question.id].knock_out
        assert knock_out is not None
        assert case.phase in [phase.value for phase in knock_out.phases]
        assert question.score is not None
        assert question.score <= knock_out.at_most


@given(st.data(), st.sampled_from([0.25, 0.5, 2, 3, 7.5]), small_questionnaires(whens=True))
def test_weights_mean_only_their_proportions(data: st.DataObject, factor: float, of: Questionnaire) -> None:
    case = Case(of, data.draw(st.sampled_from(PHASES)), data.draw(filled(of)))
    practice = data.draw(st.sampled_from([one.id for one in of.practices]))
    practices = [one.model_copy(update={"weight": one.weight * factor}) for one in of.practices]
    questions = [
        one.model_copy(update={"weight": one.weight * factor}) if one.practice == practice else one
        for one in of.questions
    ]
    before = comparable(assessed(of, case.given, case.phase))
    for change in ({"practices": tuple(practices)}, {"questions": tuple(questions)}):
        assert comparable(assessed(changed(of, **change), case.given, case.phase)) == before


@given(st.sampled_from([2, 3, 7]), built_in_cases())
@settings(max_examples=25)
def test_built_in_weights_mean_only_their_proportions(factor: int, case: Case) -> None:
    practices = [one.model_copy(update={"weight": one.weight * factor}) for one in built_in().practices]
    other = changed(built_in(), practices=tuple(practices))
    before, after = (assessed(of, case.given, case.phase) for of in (case.questionnaire, other))
    assert comparable(after) == comparable(before)


def comparable(of: Assessment) -> Assessment:
    """An assessment without the weights themselves, which are shown as the file has them."""
    return of._replace(
        practices=tuple(one._replace(weight=1) for one in of.practices),
        questions=tuple(one._replace(weight=1) for one in of.questions),
    )


@given(cases())
def test_a_change_that_robustness_names_changes_the_level(case: Case) -> None:
    of = assessed(case.questionnaire, case.given, case.phase)
    for change in of.sensitivity.changes:
        question = case.questionnaire.by_id[change.question]
        was = of.question(change.question).score
        assert was is not None
        further = [pair for pair in scored_values(question) if (pair[0] > was if change.up else pair[0] < was)]
        assert further, f"{change.question} cannot be answered any further than {was}"
        _, nearest = further[0] if change.up else further[-1]
        moved = read(case.questionnaire, {**case.given, question.id: nearest}, case.phase)
        then = Judged(moved, effective_weights(case.questionnaire), most=TRIES).level
        assert (change.question, then) == (change.question, change.level)
        assert change.level is not of.level
