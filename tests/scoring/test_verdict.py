"""The verdict: no level and no open gate by leaving questions unanswered; indication, range and what to find out."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.support.build import (
    NA,
    PHASES,
    TODAY,
    accept,
    answers,
    assessed,
    built_in,
    evaluation,
    knock_out,
    levels,
    questionnaire,
    rule,
)
from tests.support.examples import examples
from tests.support.strategies import (
    Case,
    Given,
    built_in_cases,
    filled,
    scored_values,
    small_cases,
    small_questionnaires,
)

from implcheck.model.assessment import Assessment
from implcheck.model.enums import Level, Outcome, State
from implcheck.model.gate import Gate
from implcheck.scoring.assess import assess

NOT_YET = {"not_applicable": "not yet"}
ALL = Gate(fail_on=Level.HIGH, fail_under=Fraction(65), require_complete=True)


def best(phase: str = "kickoff") -> Given:
    """The best answer to every question of a phase."""
    return {question.id: scored_values(question)[-1][1] for question in built_in().asked_in(phase)}


def codes(assessment: Assessment) -> list[str]:
    return [why.code for why in assessment.gate_result.reasons]


def outside(phase: str, keep: set[str]) -> Given:
    """The best answers to `keep`, and of the rest that they do not apply yet."""
    return {id_: value if id_ in keep else NOT_YET for id_, value in best(phase).items()}


@pytest.mark.parametrize("phase", PHASES)
def test_a_single_best_answer_opens_no_gate_when_nothing_else_applies(phase: str) -> None:
    first = next(iter(best(phase)))
    result = assessed(built_in(), outside(phase, {first}), phase, gate=ALL)
    assert (result.level, result.outcome, result.indication) == (None, Outcome.NOT_ENOUGH_KNOWN, Level.LOW)
    assert result.possible_levels == (Level.LOW, Level.CRITICAL)
    assert codes(result) == ["gate-not-enough-known", "gate-no-score", "gate-not-applicable"]
    for gate in (Gate(fail_on=Level.CRITICAL), Gate(fail_under=Fraction(0)), Gate(require_complete=True)):
        assert not assessed(built_in(), outside(phase, {first}), phase, gate=gate).gate_result.passed


@pytest.mark.parametrize("phase", PHASES)
def test_a_quick_check_opens_no_gate(phase: str) -> None:
    result = assess(built_in(), answers(best(phase), phase), today=TODAY, quick=True, gate=ALL)
    assert (result.level, result.indication) == (None, Level.LOW)
    assert result.score is not None
    assert result.score.low == 100
    assert codes(result) == ["gate-not-enough-known", "gate-no-score", "gate-incomplete"]
    assert assess(built_in(), answers(best(phase), phase), today=TODAY, gate=ALL).gate_result.passed


def test_a_quick_check_gives_a_level_where_nothing_else_could_change_it() -> None:
    small = questionnaire(
        levels("one.a", quick="It decides.", knock_out=knock_out()),
        levels("one.b", quick="So does it.", knock_out=knock_out()),
        levels("one.c", weight=10),
    )
    result = assess(small, answers({"one.a": 0, "one.b": 0, "one.c": 4}), today=TODAY, quick=True)
    assert (result.level, result.possible_levels, result.indication) == (Level.CRITICAL, (Level.CRITICAL,) * 2, None)
    assert (result.outcome, [why.code for why in result.reasons]) == (Outcome.ASSESSED, ["every-completion"])
    assert result.most_informative == ()


@pytest.mark.parametrize(
    ("practice", "phase"),
    sorted({(question.practice, phase) for question in built_in().questions for phase in question.phases}),
)
def test_a_whole_practice_that_does_not_apply_leaves_no_level(practice: str, phase: str) -> None:
    kept = {id_ for id_ in best(phase) if not id_.startswith(f"{practice}.")}
    result = assessed(built_in(), outside(phase, kept), phase)
    assert result.level is None
    gates = [
        Gate(fail_on=Level.HIGH),
        Gate(fail_under=Fraction(65)),
        Gate(fail_on_practices={practice: Level.HIGH}),
        Gate(fail_under_practices={practice: Fraction(60)}),
        Gate(require_complete_in=(practice,)),
    ]
    for gate in gates:
        assert not assessed(built_in(), outside(phase, kept), phase, gate=gate).gate_result.passed


@pytest.mark.parametrize("practice", [practice.id for practice in built_in().practices])
def test_a_practice_with_a_single_best_answer_is_not_known_enough(practice: str) -> None:
    own = [id_ for id_ in best() if id_.startswith(f"{practice}.")]
    kept = best().keys() - set(own[1:])
    result = next(
        result for result in assessed(built_in(), outside("kickoff", set(kept))).practices if result.id == practice
    )
    assume_more = len(own) > 1 and result.known < Fraction(7, 10)
    assert (result.outcome is Outcome.NOT_ENOUGH_KNOWN) is assume_more
    if assume_more:
        for gate in (Gate(fail_on_practices={practice: Level.HIGH}), Gate(require_complete_in=(practice,))):
            assert not assessed(built_in(), outside("kickoff", set(kept)), gate=gate).gate_result.passed


@pytest.mark.parametrize("nothing", [NA, NOT_YET, "unknown", None])
def test_a_practice_with_a_single_question_needs_an_answer_to_it(nothing: object) -> None:
    small = questionnaire(levels("one.a", weight=3), levels("two.b"), practices={"one": 95, "two": 5})
    assert assessed(small, {"one.a": 4, "two.b": 4}, gate=ALL).gate_result.passed
    result = assessed(small, {"one.a": 4, "two.b": nothing}, gate=ALL)
    assert (result.known, result.level) == (Fraction(95, 100), None)
    assert [why.code for why in result.reasons] == ["nothing-answered"]
    assert codes(result)[:2] == ["gate-not-enough-known-practice", "gate-no-score-practice"]


def test_answers_to_another_phase_make_nothing_known() -> None:
    later = {id_: value for id_, value in best("aftercare").items() if id_ not in best("kickoff")}
    result = assessed(built_in(), later, gate=ALL)
    assert (float(result.known), result.level, result.indication, result.possible_levels) == (
        0,
        None,
        None,
        (Level.LOW, Level.CRITICAL),
    )
    assert not result.gate_result.passed


@pytest.mark.parametrize("phase", PHASES)
def test_where_nothing_applies_nothing_is_known(phase: str) -> None:
    result = assessed(built_in(), dict.fromkeys(best(phase), NOT_YET), phase, gate=ALL)
    assert (result.score, float(result.known), result.level, result.indication) == (None, 0, None, None)
    assert result.possible_levels == (Level.LOW, Level.CRITICAL)
    assert len(result.most_informative) == 3
    assert len(codes(result)) == 3


def test_when_everything_is_accepted_nothing_is_left_to_open_a_gate() -> None:
    small = questionnaire(levels("one.a"), levels("two.b"))
    given_ = {"one.a": 3, "two.b": 3}
    accepted = [accept("one.a"), accept("two.b")]
    assert codes(assessed(small, given_, accepted=accepted, gate=ALL)) == [
        "gate-not-enough-known-accepted",
        "gate-no-score-accepted",
    ]
    # One answer at the top is left, and all are given.
    assert assessed(small, {**given_, "two.b": 4}, accepted=accepted, gate=ALL).gate_result.passed


def test_an_accepted_answer_makes_nothing_else_known() -> None:
    small = questionnaire(*[levels(f"one.q{index}") for index in range(10)])
    given_ = {
        "one.q0": 4,
        **{f"one.q{index}": 1 for index in range(1, 6)},
        **{f"one.q{index}": NA for index in range(6, 10)},
    }
    accepted = [accept(f"one.q{index}") for index in range(1, 6)]
    result = assessed(small, given_, accepted=accepted, gate=ALL)
    assert (result.known, result.gate_result.level) == (Fraction(6, 10), None)
    assert codes(result) == ["gate-not-enough-known", "gate-no-score", "gate-not-applicable"]


def test_accepted_risks_may_count_in_a_gate_like_any_other() -> None:
    small = questionnaire(levels("one.a"), levels("one.b"))
    given_, accepted = {"one.a": 4, "one.b": 0}, [accept("one.b")]
    assert assessed(small, given_, accepted=accepted, gate=Gate(fail_on=Level.HIGH)).gate_result.passed
    strict = assessed(small, given_, accepted=accepted, gate=Gate(fail_on=Level.HIGH, no_accepted=True)).gate_result
    assert (strict.passed, strict.level, strict.score, strict.excluded_findings) == (
        False,
        Level.HIGH,
        Fraction(50),
        (),
    )
    assert not Gate(no_accepted=True).demands


def test_a_level_that_every_completion_gives_opens_no_gate_on_the_score() -> None:
    small = questionnaire(
        levels("one.a", knock_out=knock_out()),
        levels("one.b", knock_out=knock_out()),
        levels("one.c", weight=6),
        levels("one.d", weight=92),
    )
    result = assessed(small, {"one.a": 0, "one.b": 0, "one.c": 4, "one.d": NA}, gate=Gate(fail_under=Fraction(65)))
    assert result.score is not None
    assert (result.level, result.score.low) == (Level.CRITICAL, Fraction(75))
    assert codes(result) == ["gate-no-score"]
    # Where even the lowest answers leave enough points, the score counts.
    sure = questionnaire(levels("one.a", weight=9), levels("two.b", weight=1), practices={"one": 95, "two": 5})
    # A rest that may be at 0 without a high risk, and far above the worst practice.
    lenient = {"above_worst_practice": 3, "findings": (Level.MODERATE,) * 4}
    over = sure.model_copy(update={"levels": sure.levels.model_copy(update=lenient)})
    passing = assessed(over, {"one.a": 4, "two.b": NA}, gate=Gate(fail_under=Fraction(95)))
    assert (passing.level, passing.gate_result.passed) == (Level.LOW, True)
    assert codes(assessed(over, {"one.a": 4, "two.b": NA}, gate=Gate(fail_under=Fraction(96)))) == [
        "gate-no-score-practice"
    ]


def test_a_condition_on_what_does_not_apply_takes_no_question_away() -> None:
    small = questionnaire(
        levels("one.a"), *[levels(f"one.q{index}", when={"question": "one.a", "at_least": 2}) for index in range(9)]
    )
    assert assessed(small, {"one.a": 1}).known == 1
    result = assessed(small, {"one.a": NA}, gate=Gate(require_complete=True))
    assert (float(result.known), result.level) == (0, None)
    assert codes(result) == ["gate-incomplete"]


@pytest.mark.parametrize("reason", ["-", ".", "n/a", "N.v.t.", "not applicable", "(niet van toepassing)", "?!"])
def test_a_meaningless_reason_completes_nothing(reason: str) -> None:
    small = questionnaire(levels("one.a", weight=9), levels("one.b"))
    given_ = {"one.a": 4, "one.b": {"not_applicable": reason}}
    assert codes(assessed(small, given_, gate=Gate(require_complete=True))) == ["gate-incomplete"]
    assert assessed(
        small, {**given_, "one.b": {"not_applicable": "No n/a"}}, gate=Gate(require_complete=True)
    ).gate_result.passed


def test_the_indication_is_the_level_of_the_answered_part() -> None:
    small = questionnaire(
        levels("one.a", knock_out=knock_out()),
        levels("two.b"),
        levels("two.c", weight=3),
        levels("three.d", weight=5),
        rules=[rule("r", {"question": "two.b", "at_most": 1}, level="critical", raises=["two"])],
    )
    # Unknown counts as 0 in the score; the answered part alone is at 100 points.
    assert assessed(small, {"one.a": 4}).indication is Level.LOW
    assert assessed(small, {"two.b": 2}).indication is Level.HIGH
    # A knock-out or a rule makes a single practice critical; both together make the whole critical.
    assert assessed(small, {"one.a": 0, "two.b": 4, "two.c": 4}).indication is Level.HIGH
    assert assessed(small, {"one.a": 4, "two.b": 1}).indication is Level.HIGH
    assert assessed(small, {"one.a": 0, "two.b": 1}).level is Level.CRITICAL


def test_the_question_that_narrows_most_comes_first() -> None:
    small = questionnaire(
        levels("one.a", weight=1),
        levels("one.b", weight=4),
        levels("one.c", weight=1, knock_out=knock_out()),
        levels("one.d", weight=2),
        levels("one.e", weight=2),
        levels("one.f", weight=5),
    )
    # At 0 one.c leaves high and critical, one.f moderate to critical: 10 of 15 parts are 66 points. So does one.b.
    assert assessed(small, {}).most_informative == ("one.c", "one.f", "one.b")
    # Of alike ones the order of the questionnaire decides, and what is said not to apply comes last.
    assert assessed(small, {"one.f": 4, "one.c": 4, "one.a": 4}).most_informative == ("one.b", "one.d", "one.e")
    assert assessed(small, {"one.f": 4, "one.c": 4, "one.a": 4, "one.d": NA}).most_informative == (
        "one.b",
        "one.e",
        "one.d",
    )


def test_with_few_open_questions_all_of_them_are_named() -> None:
    assert assessed(questionnaire(levels("one.a"), levels("one.b")), {"one.a": 4}).most_informative == ("one.b",)


@st.composite
def left_open(draw: st.DrawFn, *, whens: bool) -> tuple[Case, Case]:
    """A case, and the same with one answer taken back: not applicable, unknown or blank."""
    case = draw(small_cases(whens=whens) | built_in_cases())
    ids = [
        question.id
        for question in case.questionnaire.questions
        if case.given.get(question.id) not in (None, "unknown", NA)
    ]
    assume(ids)
    back = {draw(st.sampled_from(ids)): draw(st.sampled_from([NA, "unknown", None]))}
    return case, Case(case.questionnaire, case.phase, {**case.given, **back})


@given(left_open(whens=True))
def test_an_answer_taken_back_never_makes_more_known(cases: tuple[Case, Case]) -> None:
    before, after = (assessed(each.questionnaire, each.given, each.phase) for each in cases)
    assert after.known <= before.known
    for was, now in zip(before.practices, after.practices, strict=True):
        assert now.known <= was.known


@given(left_open(whens=True))
@examples(25)  # each example is assessed for a gate on each practice
def test_an_answer_taken_back_completes_nothing(cases: tuple[Case, Case]) -> None:
    practices = tuple(practice.id for practice in cases[0].questionnaire.practices)
    for gate in (Gate(require_complete=True), *(Gate(require_complete_in=(practice,)) for practice in practices)):
        before, after = (assessed(each.questionnaire, each.given, each.phase, gate=gate).gate_result for each in cases)
        assert before.passed or not after.passed


@given(left_open(whens=True))
@settings(deadline=None)
def test_an_answer_taken_back_only_widens_what_is_possible(cases: tuple[Case, Case]) -> None:
    before, after = (assessed(each.questionnaire, each.given, each.phase) for each in cases)
    # Beside a level, what is not applicable stays as it is: without a good answer the best level possible can be worse.
    stays = after.level is not None and any(
        answer == NA and cases[0].given[id_] != NA for id_, answer in cases[1].given.items()
    )
    if before.possible_levels is not None and not stays:
        assert after.possible_levels is not None
        assert after.possible_levels[0] <= before.possible_levels[0]
        assert after.possible_levels[1] >= before.possible_levels[1]
        # So where there was no level, there is none.
        assert before.level is not None or after.level is None


@given(small_cases(whens=True) | built_in_cases(), st.sampled_from([Fraction(0), Fraction(50), Fraction(80)]))
def test_a_gate_on_level_or_score_opens_only_on_what_is_known(case: Case, under: Fraction) -> None:
    for gate in (Gate(fail_on=Level.CRITICAL), Gate(fail_under=under)):
        result = assessed(case.questionnaire, case.given, case.phase, gate=gate)
        if not result.gate_result.passed:
            continue
        if [why.code for why in result.reasons] in (["every-completion"], ["every-completion-practice"]):
            assert result.possible_levels == (result.level, result.level)
        else:
            assert result.known >= result.least_known
            assert all(practice.known > 0 for practice in result.practices if any(_asks(result, practice.id)))


def _asks(assessment: Assessment, practice: str) -> list[bool]:
    """Whether the questions of a practice are asked, as far as no condition takes them away."""
    return [
        question.practice == practice and question.state is not State.NOT_ASKED for question in assessment.questions
    ]


@given(st.data(), small_questionnaires(whens=True))
def test_a_gate_on_a_practice_opens_only_on_what_is_known(data: st.DataObject, drawn: Any) -> None:
    case = Case(drawn, data.draw(st.sampled_from(PHASES)), data.draw(filled(drawn)))
    evaluated = evaluation(case.questionnaire, case.given, case.phase)
    for id_, practice in evaluated.practices.items():
        for gate in (
            Gate(fail_on_practices={id_: Level.CRITICAL}),
            Gate(fail_under_practices={id_: Fraction(0)}),
            Gate(require_complete_in=(id_,)),
        ):
            passed = assessed(case.questionnaire, case.given, case.phase, gate=gate).gate_result.passed
            assert not passed or practice.group.enough_known or not practice.group.asked_weight


@pytest.mark.parametrize(("least_known", "is_enough"), [(50, True), (51, False)])
def test_as_much_as_a_level_needs_is_enough(least_known: float, is_enough: bool) -> None:
    small = questionnaire(levels("one.a"), levels("one.b"), least_known=least_known)
    result = assessed(small, {"one.a": 4})
    assert result.known == Fraction(1, 2)
    assert (result.practices[0].level is not None) is is_enough


def test_unknowns_decide_where_the_level_would_be_better_without_them() -> None:
    small_questionnaire = questionnaire(levels("one.a", weight=3), levels("one.b"))
    # 75 points are moderate; the answered part alone is at 100.
    unknown = assessed(small_questionnaire, {"one.a": 4})
    assert (unknown.level, unknown.unknowns_decide) == (Level.MODERATE, True)
    # 37.5 points are critical, and the answered part alone is high.
    assert assessed(small_questionnaire, {"one.a": 2}).unknowns_decide
    assert not assessed(small_questionnaire, {"one.a": 0}).unknowns_decide
    assert not assessed(small_questionnaire, {"one.a": 4, "one.b": 0}).unknowns_decide
    # Without a level the verdict says so itself.
    assert not assessed(small_questionnaire, {"one.b": 4}).unknowns_decide


def test_unknowns_do_not_decide_where_the_level_is_the_same_without_them() -> None:
    small = questionnaire(levels("one.a", weight=4), levels("one.b", weight=4), levels("one.c", weight=2))
    # 50 points are high, and so are the 62.5 of the answered part; with the best answer there are 70, moderate.
    result = assessed(small, {"one.a": 3, "one.b": 2})
    assert (result.level, result.possible_levels) == (Level.HIGH, (Level.MODERATE, Level.HIGH))
    assert not result.unknowns_decide


def test_unknowns_do_not_decide_where_no_answer_to_them_helps() -> None:
    # What is not applicable keeps the practice too little known: finding out the other answer changes nothing.
    small = questionnaire(
        levels("one.a", weight=9), levels("one.b"), levels("one.d"), levels("two.c"), practices={"one": 1, "two": 9}
    )
    given_ = {"one.a": NA, "one.b": "unknown", "one.d": 4, "two.c": 4}
    result = assessed(small, given_)
    assert result.level is assessed(small, {**given_, "one.b": 4}).level is Level.HIGH
    assert not result.unknowns_decide


@pytest.mark.parametrize(
    ("weights", "reason"),
    [({"one": 9, "two": 1}, "every-completion-practice"), ({"one": 1, "two": 9}, "every-completion")],
)
def test_a_level_that_every_completion_gives_says_what_is_missing(weights: dict[str, float], reason: str) -> None:
    small = questionnaire(
        levels("one.a", knock_out=knock_out()),
        levels("one.b", knock_out=knock_out()),
        levels("two.c"),
        practices=weights,
    )
    # With nine parts of ten known, only the answer in practice two is missing; one part of ten is too little anyway.
    result = assessed(small, {"one.a": 0, "one.b": 0})
    assert (result.level, [why.code for why in result.reasons]) == (Level.CRITICAL, [reason])
