"""Properties of all results: caps, points that add up to 100, gates that stay closed while too little is known."""

from fractions import Fraction

from hypothesis import assume, given
from hypothesis import strategies as st
from tests.support.build import PHASES, assessed, built_in, ceiling, changed, evaluation, low, read
from tests.support.examples import examples
from tests.support.strategies import (
    Case,
    built_in_cases,
    cases,
    every_value,
    filled,
    score_of,
    scored_values,
    small_cases,
    small_questionnaires,
)

from implcheck.model.assessment import Assessment
from implcheck.model.enums import Level, Outcome, State
from implcheck.model.gate import Gate
from implcheck.model.practice import Practice
from implcheck.model.questionnaire import Questionnaire
from implcheck.scoring.sensitivity import TRIES
from implcheck.scoring.verdict import Verdict
from implcheck.scoring.weights import effective_weights


@given(cases())
def test_the_overall_level_stays_near_that_of_the_worst_practice(case: Case) -> None:
    evaluated = evaluation(case.questionnaire, case.given, case.phase)
    assume(evaluated.level is not None)
    shown = [practice.shown_level.rank for practice in evaluated.practices.values() if practice.shown_level is not None]
    assert evaluated.level is not None
    assert evaluated.level.rank >= max(shown) - case.questionnaire.levels.above_worst_practice


@given(built_in_cases())
@examples(40)
def test_the_built_in_level_is_at_most_a_step_better_than_any_low_end(case: Case) -> None:
    result = assessed(case.questionnaire, case.given, case.phase)
    assume(result.level is not None and result.score is not None)
    assert result.level is not None
    for practice in result.practices:
        if practice.level is not None:
            assert result.level.rank >= practice.level.rank - 1
        # Not enough known: what can be shown today counts, and the bands are those of the file.
        if practice.score is not None:
            band = next(rank for rank, floor in enumerate((80, 65, 45, 0)) if practice.score.low >= floor)
            assert result.level.rank >= band - 1


@given(small_cases(whens=True, unknowns=True) | cases())
def test_score_advice_and_what_is_to_find_out_add_up_to_100(case: Case) -> None:
    result = assessed(case.questionnaire, case.given, case.phase)
    assume(result.score is not None)
    steps = (action for action in result.actions if not action.finds_out)
    advice = sum((action.points for action in steps), Fraction(0))
    to_find_out = sum((question.points_missing for question in result.to_find_out), Fraction(0))
    assert low(result) + advice + to_find_out == 100
    assert low(result) + to_find_out == ceiling(result)


@given(small_cases(whens=True) | cases())
def test_shares_add_up_to_1(case: Case) -> None:
    result = assessed(case.questionnaire, case.given, case.phase)
    whole = 0 if result.score is None else 1
    assert sum(question.share for question in result.questions) == whole
    assert sum(practice.share for practice in result.practices) == whole
    known = sum(question.share for question in result.questions if question.state is State.ANSWERED)
    assert result.known <= known
    left_out = {State.NOT_APPLICABLE, State.NOT_YET}
    if not any(question.state in left_out for question in result.questions):
        assert known == result.known


@given(st.sampled_from([None, *Level]), st.sampled_from([None, Fraction(0), Fraction(50)]), st.booleans(), cases())
def test_no_gate_opens_on_what_is_not_known(
    fail_on: Level | None, fail_under: Fraction | None, complete: bool, case: Case
) -> None:
    gate = Gate(fail_on=fail_on, fail_under=fail_under, require_complete=complete)
    result = assessed(case.questionnaire, case.given, case.phase, gate=gate)
    assume(gate.demands)
    if result.outcome is Outcome.NOT_ENOUGH_KNOWN and (fail_on is not None or fail_under is not None):
        assert not result.gate_result.passed
    open_ = {State.UNKNOWN, State.UNANSWERED}
    if complete and (
        result.known < result.least_known or any(question.state in open_ for question in result.questions)
    ):
        assert not result.gate_result.passed
    assert result.gate_result.reasons
    if result.gate_result.passed:
        assert fail_on is None or (result.level is not None and result.level < fail_on)
        assert fail_under is None or low(result) >= fail_under


@given(cases())
def test_knock_outs_and_rules_hold_only_in_their_phases(case: Case) -> None:
    result = assessed(case.questionnaire, case.given, case.phase)
    rules = case.questionnaire.rules_by_id
    for id_ in {
        *(finding.id for finding in result.findings),
        *(waiting.id for waiting in result.waiting_rules),
    } & rules.keys():
        assert case.phase in rules[id_].phases
    for question in (question for question in result.questions if question.knock_out):
        knock_out = case.questionnaire.by_id[question.id].knock_out
        assert knock_out is not None
        assert case.phase in knock_out.phases
        assert question.score is not None
        assert question.score <= knock_out.at_most


@given(st.data(), st.sampled_from([0.25, 0.5, 2, 3, 7.5]), small_questionnaires(whens=True))
def test_weights_mean_only_their_proportions(data: st.DataObject, factor: float, questionnaire: Questionnaire) -> None:
    case = Case(questionnaire, data.draw(st.sampled_from(PHASES)), data.draw(filled(questionnaire)))
    practice = data.draw(st.sampled_from([practice.id for practice in questionnaire.practices]))
    practices = [heavier(practice, factor) for practice in questionnaire.practices]
    questions = [
        question.model_copy(update={"weight": question.weight * factor}) if question.practice == practice else question
        for question in questionnaire.questions
    ]
    before = comparable(assessed(questionnaire, case.given, case.phase))
    for change in ({"practices": tuple(practices)}, {"questions": tuple(questions)}):
        assert comparable(assessed(changed(questionnaire, **change), case.given, case.phase)) == before


@given(st.sampled_from([2, 3, 7]), built_in_cases())
@examples(25)
def test_built_in_weights_mean_only_their_proportions(factor: int, case: Case) -> None:
    practices = [heavier(practice, factor) for practice in built_in().practices]
    other = changed(built_in(), practices=tuple(practices))
    before, after = (assessed(each, case.given, case.phase) for each in (case.questionnaire, other))
    assert comparable(after) == comparable(before)


def heavier(practice: Practice, factor: float) -> Practice:
    """A practice with a multiple of its weight in every phase."""
    return practice.model_copy(update={"weight": {phase: weight * factor for phase, weight in practice.weight.items()}})


def comparable(assessment: Assessment) -> Assessment:
    """An assessment without the weights themselves, which are shown as the file has them."""
    return assessment._replace(
        practices=tuple(practice._replace(weight=1) for practice in assessment.practices),
        questions=tuple(question._replace(weight=1) for question in assessment.questions),
        derivation=assessment.derivation._replace(asked_weights={}),
    )


@given(cases())
def test_a_change_that_sensitivity_names_changes_the_level(case: Case) -> None:
    result = assessed(case.questionnaire, case.given, case.phase)
    for change in result.sensitivity.changes:
        question = case.questionnaire.by_id[change.question]
        was = result.question(change.question).score
        assert was is not None
        further = [score for score, _ in scored_values(question) if (score > was if change.up else score < was)]
        assert further, f"{change.question} cannot be answered any further than {was}"
        nearest = min(further) if change.up else max(further)
        values = [value for value in every_value(question) if score_of(question, value) == nearest]
        states = [read(case.questionnaire, {**case.given, question.id: value}, case.phase) for value in values]
        weights = effective_weights(case.questionnaire, case.phase)
        # Of several answers with that score (a band on either side of the best) it is the nearest one's level.
        assert change.level in {Verdict(moved, weights, max_evaluations=TRIES).level for moved in states}
        assert change.level is not result.level
