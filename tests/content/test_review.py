"""Faults of judgement that a review of version 1 found, each with its case: what the built-in questionnaire says to it now."""

import datetime
from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import combinations
from typing import Any

import pytest
from tests.support.build import NA, PHASES, assessed, built_in
from tests.support.built_in_answers import best_answers, extreme
from tests.support.cli import ROOT

from implcheck.loading.answers import load_answers
from implcheck.loading.source import decoded
from implcheck.model.assessment import Assessment
from implcheck.model.enums import Level, State
from implcheck.model.findings import Finding
from implcheck.scoring.assess import assess

QUESTIONNAIRE = built_in()
DAY = datetime.date(2026, 11, 24)


def example(name: str) -> Assessment:
    path = ROOT / "examples" / f"{name}.yaml"
    loaded = load_answers(decoded(str(path), path.read_bytes()))
    return assess(loaded.questionnaire, loaded.answers, today=DAY)


def all_best_except(phase: str, changed: Mapping[str, Any]) -> Assessment:
    """Return the assessment of the best answers, but for `changed`."""
    return assessed(QUESTIONNAIRE, best_answers(phase, changed), phase)


def finding(assessment: Assessment, id_: str) -> Finding:
    return next(finding for finding in assessment.findings if finding.id == id_)


def codes(assessment: Assessment) -> list[str]:
    return [reason.code for reason in assessment.reasons]


# A1: nobody is sent to a sponsor who, by the same answers, is not there.


def test_without_a_confirmed_sponsor_the_erp_rollout_gets_one_first() -> None:
    assessment = example("erp-rollout")
    assert assessment.level is Level.CRITICAL
    assert assessment.headline is not None
    assert assessment.headline.in_("en") == "Stop until there is a sponsor"
    assert assessment.headline.in_("nl") == "Stop tot er een opdrachtgever is"
    assert assessment.actions[0].finding == assessment.findings[0].id == "commitment.named-sponsor"
    assert assessment.actions[0].advice is not None
    assert "sponsor" not in assessment.actions[0].advice.roles
    assert [action.finding for action in assessment.actions if action.advice and "sponsor" in action.advice.roles]


def needing(assessment: Assessment, role: str) -> Iterator[tuple[int, str]]:
    """Yield the place and the id of each action that a role takes part in."""
    for place, action in enumerate(assessment.actions):
        if action.advice is not None and role in action.advice.roles:
            yield place, action.finding


@pytest.mark.parametrize("phase", ["kickoff", "execution"])
@pytest.mark.parametrize("answer", [0, 1, "unknown", None])
def test_whatever_needs_a_sponsor_comes_after_getting_one(phase: str, answer: Any) -> None:
    given = {id_: 0 if best == 4 else best for id_, best in best_answers(phase).items()}
    assessment = assessed(QUESTIONNAIRE, {**given, "commitment.named-sponsor": answer}, phase)
    ids = [action.finding for action in assessment.actions]
    places = list(needing(assessment, "sponsor"))
    assert places
    assert ids.index("commitment.named-sponsor") < min(place for place, _ in places)


@pytest.mark.parametrize("answer", [0, 1, "unknown", None])
def test_whatever_needs_a_coordinator_comes_after_getting_one(answer: Any) -> None:
    given = {id_: 0 if best == 4 else best for id_, best in best_answers("aftercare").items()}
    assessment = assessed(QUESTIONNAIRE, {**given, "aftercare.coordinator": answer}, "aftercare")
    ids = [action.finding for action in assessment.actions]
    places = list(needing(assessment, "coordinator"))
    assert places
    assert ids.index("aftercare.coordinator") < min(place for place, _ in places)


# A2: the verdict does not contradict the list under it.


def test_software_that_was_never_evaluated_is_not_low() -> None:
    assessment = all_best_except("aftercare", {"aftercare.evaluation": 0})
    assert assessment.level is not None
    assert assessment.level > Level.LOW
    assert finding(assessment, "aftercare.evaluation").level is Level.CRITICAL
    assert codes(assessment) == ["points-alone", "worst-practice"]
    assert assessment.reasons[1].details["level"] is assessment.level


@pytest.mark.parametrize("phase", PHASES)
def test_no_single_worst_answer_leaves_the_whole_low(phase: str) -> None:
    for question in QUESTIONNAIRE.asked_in(phase):
        worst = min(question.scored, key=lambda answer: answer.score)
        assert worst.score <= 1, question.id
        assessment = all_best_except(phase, {question.id: extreme(question.id, best=False)})
        assert assessment.level is not None, question.id
        assert assessment.level > Level.LOW, question.id


FIVE_UNKNOWN = (
    "why.problem-statement",
    "support.user-involvement",
    "commitment.visible-use",
    "timeline.dated-plan",
    "capacity.work-taken-over",
)


def test_with_five_unknowns_and_the_rest_at_its_best_the_unknowns_decide() -> None:
    assessment = all_best_except("kickoff", dict.fromkeys(FIVE_UNKNOWN, "unknown"))
    assert assessment.level is not None
    assert assessment.level > Level.LOW
    assert assessment.unknowns_decide
    assert assessment.findings == ()
    assert {question.id for question in assessment.to_find_out} == set(FIVE_UNKNOWN)
    assert assessment.possible_levels is not None
    assert assessment.possible_levels[0] is Level.LOW


@pytest.mark.parametrize("phase", PHASES)
def test_whichever_five_are_unknown_either_they_decide_or_the_whole_is_low(phase: str) -> None:
    fives = list(combinations([question.id for question in QUESTIONNAIRE.asked_in(phase)], 5))
    for five in fives[:: len(fives) // 12]:
        assessment = all_best_except(phase, dict.fromkeys(five, "unknown"))
        assert assessment.findings == ()
        assert len(assessment.to_find_out) == 5
        if assessment.level is None:
            assert (assessment.indication, len(assessment.most_informative)) == (Level.LOW, 3)
        else:
            assert assessment.unknowns_decide is (assessment.level > Level.LOW)


# A3: one fact counts once.


@pytest.mark.parametrize(
    ("phase", "changed", "knock_out", "rule"),
    [
        (
            "kickoff",
            {"commitment.named-sponsor": 1, "support.user-involvement": 1},
            "commitment.named-sponsor",
            "rule.sponsor-absent-low-support",
        ),
        (
            "execution",
            {"knowledge.people-per-area": 0, "knowledge.decision-log": 1},
            "knowledge.people-per-area",
            "rule.single-head",
        ),
        (
            "aftercare",
            {"knowledge.people-per-area": 0, "knowledge.decision-log": 1},
            "knowledge.people-per-area",
            "rule.single-head",
        ),
        (
            "execution",
            {"timeline.date-scope": "both-fixed", "capacity.planned-hours-freed": 0},
            "capacity.planned-hours-freed",
            "rule.fixed-date-no-time",
        ),
    ],
)
def test_a_knock_out_and_a_rule_on_the_same_answer_are_one_grave_thing(
    phase: str, changed: dict[str, Any], knock_out: str, rule: str
) -> None:
    assessment = all_best_except(phase, changed)
    critical = {found.id for found in assessment.findings if found.level is Level.CRITICAL}
    assert critical == {knock_out, rule}
    assert assessment.level is Level.HIGH
    assert "grave" not in codes(assessment)


def test_two_grave_things_on_different_answers_are_two() -> None:
    changed = {"commitment.named-sponsor": 1, "timeline.date-scope": "both-fixed", "capacity.planned-hours-freed": 0}
    assessment = all_best_except("kickoff", changed)
    assert assessment.level is Level.CRITICAL
    assert codes(assessment) == ["points-alone", "grave"]
    assert assessment.reasons[1].details["count"] == 2


# A4: a practice weighs what the reason beside its weight says.

STATED_PLACES = {
    "kickoff": {"commitment": 1, "capacity": 2, "why": 3, "support": 3, "timeline": 5, "aftercare": 6, "knowledge": 7},
    "execution": {
        "commitment": 1,
        "capacity": 1,
        "support": 3,
        "timeline": 4,
        "aftercare": 4,
        "knowledge": 6,
        "why": 7,
    },
    "aftercare": {"aftercare": 1, "commitment": 2, "support": 3, "knowledge": 3, "capacity": 6},
}
"""The place of each practice among the weights, as the reasons for the weights say it."""


@pytest.mark.parametrize("phase", PHASES)
def test_the_shares_have_the_order_that_the_reasons_state(phase: str) -> None:
    assessment = assessed(QUESTIONNAIRE, best_answers(phase), phase)
    shares = {practice.id: practice.share for practice in assessment.practices if practice.share}
    places = {id_: 1 + sum(other > share for other in shares.values()) for id_, share in shares.items()}
    assert {id_: places[id_] for id_ in STATED_PLACES[phase]} == STATED_PLACES[phase]
    assert shares == {
        practice.id: Fraction(str(practice.weight_in(phase))) / 100
        for practice in QUESTIONNAIRE.practices
        if practice.weight_in(phase)
    }


@pytest.mark.parametrize(
    ("practice", "sentence"),
    [
        ("commitment", "The highest weight at kickoff, the highest together with capacity in execution, and second"),
        ("capacity", "Second at kickoff and level with commitment in execution"),
        ("why", "At kickoff it comes third, level with support"),
        ("support", "Third in every phase; at kickoff level with why, after go-live with knowledge"),
        ("timeline", "Fifth at kickoff, fourth in execution together with aftercare, and not asked after go-live"),
        ("knowledge", "Last at kickoff, when there is little knowledge to lose yet; sixth in execution; third after"),
        ("aftercare", "Sixth at kickoff"),
    ],
)
def test_the_reasons_still_state_those_places(practice: str, sentence: str) -> None:
    assert sentence in QUESTIONNAIRE.practices_by_id[practice].weight_reason.in_("en")


# A5 and A6: hours are a share of what the plan asks, and more is not always better.


def test_nearly_twice_the_planned_hours_is_not_the_top() -> None:
    assessment = all_best_except("execution", {"capacity.hours-realised": 190})
    assert assessment.level is not None
    assert assessment.level > Level.LOW
    overwork = finding(assessment, "capacity.hours-realised")
    assert overwork.level is Level.HIGH
    assert overwork.title.in_("en") == "Far more hours than planned"
    assert "rule.overload" not in {found.id for found in assessment.findings}
    too_few = finding(all_best_except("execution", {"capacity.hours-realised": 10}), "capacity.hours-realised")
    assert too_few.title != overwork.title
    assert too_few.risk != overwork.risk
    assert too_few.advice != overwork.advice


def test_overwork_on_top_of_a_full_job_is_worse_than_either() -> None:
    assessment = all_best_except("execution", {"capacity.hours-realised": 190, "capacity.work-taken-over": 0})
    assert finding(assessment, "rule.overload").level is Level.HIGH
    assert "rule.hours-on-paper" not in {found.id for found in assessment.findings}


def test_a_small_rollout_with_every_hour_that_its_plan_asks_has_no_knock_out() -> None:
    # Three quarters of an hour a week for a key user and 15 % of a week for the lead, all that this plan asks: 100 %.
    for phase in ("kickoff", "execution"):
        assessment = all_best_except(phase, {"capacity.planned-hours-freed": 100, "capacity.project-lead-time": 100})
        assert (assessment.level, assessment.findings) == (Level.LOW, ())


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("id_", ["capacity.planned-hours-freed", "capacity.project-lead-time"])
def test_time_is_asked_as_a_share_of_what_the_plan_asks(id_: str, language: str) -> None:
    asks = {"en": "of the hours that the plan asks", "nl": "van de uren die de planning"}
    assert asks[language] in QUESTIONNAIRE.by_id[id_].text.in_(language)


def test_an_average_hides_nobody() -> None:
    text = QUESTIONNAIRE.by_id["capacity.planned-hours-freed"].text
    assert "Take the key user with the lowest share." in text.in_("en")
    assert "Neem de hoofdgebruiker met het laagste percentage." in text.in_("nl")


# A7: no advice tells people to do what their answer says is done.


def test_who_has_a_rule_that_is_kept_is_told_what_is_still_missing() -> None:
    found = finding(all_best_except("execution", {"capacity.priority-rule": 3}), "capacity.priority-rule")
    advice = found.advice.do.in_("en")
    assert "made up within two weeks" in advice
    assert "rule" not in advice.lower()
    assert "senior-management" not in found.advice.roles


def test_where_nobody_is_affected_nothing_is_advised() -> None:
    assessment = all_best_except("kickoff", {"support.affected-jobs": NA})
    assert assessment.findings == ()
    assert assessment.question("support.affected-jobs").state is State.NOT_APPLICABLE
    spoken = finding(all_best_except("kickoff", {"support.affected-jobs": 3}), "support.affected-jobs").advice.do.in_(
        "en"
    )
    assert "in writing" in spoken
    assert "speak" not in spoken.lower()


def test_without_a_clash_nobody_is_told_to_decide_one() -> None:
    advice = finding(all_best_except("kickoff", {"capacity.peak-load": 3}), "capacity.peak-load").advice
    assert "clash" not in advice.do.in_("en") + advice.done_when.in_("en")
    assert "botsing" not in advice.do.in_("nl") + advice.done_when.in_("nl")


# A8: what has not happened yet is no fault.

EVERY_NOT_YET = [
    (phase, question.id) for phase in PHASES for question in QUESTIONNAIRE.asked_in(phase) if question.not_yet
]


@pytest.mark.parametrize(("phase", "id_"), EVERY_NOT_YET)
def test_what_has_not_happened_yet_is_no_fault(phase: str, id_: str) -> None:
    assessment = all_best_except(phase, {id_: "not_yet"})
    assert (assessment.level, assessment.findings, assessment.to_find_out) == (Level.LOW, (), ())
    assert assessment.score is not None
    assert assessment.score.low == 100
    assert assessment.question(id_).state is State.NOT_YET


@pytest.mark.parametrize(
    ("phase", "ids"),
    [
        ("execution", ["commitment.decision-speed", "timeline.slipped-step", "knowledge.stand-in"]),
        ("aftercare", ["commitment.team-backing", "knowledge.stand-in", "aftercare.evaluation"]),
    ],
    ids=["nothing escalated, never late, no leave", "nobody stuck, no leave, live for a month"],
)
def test_nor_are_several_of_them_together(phase: str, ids: list[str]) -> None:
    assessment = all_best_except(phase, dict.fromkeys(ids, "not_yet"))
    assert (assessment.level, assessment.findings, assessment.to_find_out) == (Level.LOW, (), ())


@pytest.mark.parametrize("phase", PHASES)
def test_nor_is_everything_together_that_cannot_have_happened(phase: str) -> None:
    ids = [id_ for asked_in, id_ in EVERY_NOT_YET if asked_in == phase]
    assessment = all_best_except(phase, dict.fromkeys(ids, "not_yet"))
    assert (assessment.level, assessment.findings, assessment.actions) == (Level.LOW, (), ())
    assert [practice.id for practice in assessment.practices if practice.level not in {None, Level.LOW}] == []


def test_the_crm_is_not_blamed_for_its_first_month() -> None:
    assessment = example("crm-aftercare")
    not_yet = {question.id for question in assessment.questions if question.state is State.NOT_YET}
    assert not_yet == {"knowledge.stand-in", "aftercare.evaluation"}
    assert not_yet & {found.id for found in assessment.findings} == set()
    assert assessment.level is Level.LOW


def test_at_kickoff_nobody_is_asked_who_masters_software_that_is_not_there() -> None:
    asked = {question.id for question in QUESTIONNAIRE.asked_in("kickoff")}
    assert asked & {"knowledge.people-per-area", "support.value-seen", "knowledge.stand-in"} == set()


# A9: a sponsor needs a mandate, not a rank.


def test_a_department_head_with_a_mandate_is_a_sponsor() -> None:
    question = QUESTIONNAIRE.by_id["commitment.named-sponsor"]
    assert "A department head with a written mandate counts too." in question.help.in_("en")
    assert not question.knocks_out(2, "kickoff")
