import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.build import (
    NA,
    TODAY,
    answers,
    assessed,
    knock_out,
    levels,
    questionnaire,
    rule,
    ticks,
)

from implcheck.model.answers import NOWHERE, Locations
from implcheck.model.assessment import Assessment
from implcheck.model.decisions import AgreedAction
from implcheck.model.findings import FollowUp
from implcheck.model.gate import Gate
from implcheck.model.problem import Location, Problem
from implcheck.scoring.assess import NO_GATE, assess

SMALL = questionnaire(
    levels("one.a", knock_out=knock_out()),
    ticks("one.t", ["x", "y", "z"], {0: 0, 1: 1, 2: 4}),
    levels("two.b"),
    levels("two.x"),
    levels("two.later", phases=["aftercare"]),
    rules=[rule("r", {"question": "two.b", "at_most": 1})],
)
GIVEN: dict[str, Any] = {"one.a": 1, "one.t": ["x"], "two.b": 1, "two.x": 4}
YESTERDAY, TOMORROW = (str(TODAY + datetime.timedelta(days)) for days in (-1, 1))


def followed(given_: dict[str, Any], finding: str = "one.a", **more: Any) -> FollowUp:
    (follow_up,) = _assess(given_, {"finding": finding, "owner": "sponsor", **more}).follow_ups
    return follow_up


def _assess(
    given_: dict[str, Any], *actions: dict[str, Any], gate: Gate = NO_GATE, locations: Locations = NOWHERE
) -> Assessment:
    agreed = tuple(map(AgreedAction.model_validate, actions))
    with_actions = answers(given_).model_copy(update={"actions": agreed})
    return assess(SMALL, with_actions, today=TODAY, gate=gate, locations=locations)


@pytest.mark.parametrize(
    ("status", "due", "is_overdue"),
    [
        ("open", YESTERDAY, True),
        ("doing", YESTERDAY, True),
        ("open", str(TODAY), False),
        ("open", TOMORROW, False),
        ("done", YESTERDAY, False),
        ("dropped", YESTERDAY, False),
        ("open", None, False),
    ],
)
def test_what_is_not_done_after_its_day_is_overdue(status: str, due: str | None, *, is_overdue: bool) -> None:
    assert followed(GIVEN, status=status, due=due).is_overdue is is_overdue


@pytest.mark.parametrize(
    ("given_", "finding", "noted", "is_unmoved"),
    [
        ({"one.a": 1}, "one.a", 1, True),
        ({"one.a": 2}, "one.a", 1, False),
        ({"one.a": 2}, "one.a", None, True),
        ({"one.a": 3}, "one.a", None, False),
        ({"one.a": 3}, "one.a", 3, True),
        ({"one.a": 4}, "one.a", 4, False),
        ({"one.a": "unknown"}, "one.a", "unknown", True),
        ({}, "one.a", "unknown", True),
        ({"one.a": "unknown"}, "one.a", None, True),
        ({"one.a": "unknown"}, "one.a", 1, False),
        ({"one.a": NA}, "one.a", "unknown", False),
        ({"one.t": ["y", "x"]}, "one.t", ["x", "y"], False),
        ({"one.t": ["y"]}, "one.t", ["x"], False),
        ({"two.b": 1}, "rule.r", None, True),
        ({"two.b": 1}, "rule.r", 1, True),
        ({"two.b": 2}, "rule.r", None, False),
    ],
)
def test_a_done_action_whose_answer_did_not_move_is_seen(
    given_: dict[str, Any], finding: str, noted: Any, *, is_unmoved: bool
) -> None:
    done = followed({**GIVEN, **given_} if given_ else {}, finding, status="done", answer_when_agreed=noted)
    assert done.is_unmoved is is_unmoved
    assert followed({**GIVEN, **given_} if given_ else {}, finding, status="doing").is_unmoved is False


def test_an_action_keeps_its_title_when_the_answers_no_longer_show_the_finding() -> None:
    shown, gone = followed(GIVEN), followed({**GIVEN, "one.a": 4})
    assert (shown.is_shown, shown.level, gone.is_shown, gone.level) == (True, shown.level, False, None)
    assert shown.level is not None
    assert (followed(GIVEN, "two.later").is_asked, gone.is_asked, followed(GIVEN, "rule.r").is_asked) == (
        False,
        True,
        True,
    )


def _warnings(given_: dict[str, Any], *actions: dict[str, Any]) -> list[Problem]:
    places = Locations("a.yaml", actions=tuple(Location("a.yaml", 10 + at) for at in range(len(actions))))
    return list(_assess(given_, *actions, locations=places).warnings)


def test_actions_that_ask_for_attention_are_warned_about_at_their_lines() -> None:
    found = _warnings(
        {**GIVEN, "two.x": 4},
        {"finding": "one.a", "owner": "sponsor", "due": YESTERDAY},
        {"finding": "two.b", "owner": "sponsor", "status": "done"},
        {"finding": "two.x", "owner": "sponsor"},
        {"finding": "two.later", "owner": "sponsor"},
        {"finding": "one.t", "owner": "sponsor", "due": TOMORROW},
    )
    assert [(warning.code, warning.location and warning.location.line) for warning in found] == [
        ("agreed-action-overdue", 10),
        ("agreed-action-unmoved", 11),
        ("agreed-action-needless", 12),
    ]


def test_the_gate_can_ask_that_nothing_is_overdue() -> None:
    late, early = ({"finding": "one.a", "owner": "sponsor", "due": due} for due in (YESTERDAY, TOMORROW))
    asked = Gate(no_overdue=True)
    failed = _assess(GIVEN, late, gate=asked).gate_result
    assert (failed.passed, [reason.code for reason in failed.reasons]) == (False, ["gate-overdue"])
    assert _assess(GIVEN, early, gate=asked).gate_result.passed
    assert _assess(GIVEN, {**late, "status": "dropped"}, gate=asked).gate_result.passed
    assert _assess(GIVEN, late).gate_result.passed
    assert asked.demands


@given(st.lists(st.sampled_from(["one.a", "one.t", "two.b", "two.x", "rule.r"]), unique=True), st.data())
def test_actions_change_no_score_no_level_and_no_order(findings: list[str], data: st.DataObject) -> None:
    statuses = st.sampled_from(["open", "doing", "done", "dropped"])
    actions = [
        {
            "finding": id_,
            "owner": "board",
            "due": data.draw(st.sampled_from([YESTERDAY, None])),
            "status": data.draw(statuses),
        }
        for id_ in findings
    ]
    plain, acted = assessed(SMALL, GIVEN), _assess(GIVEN, *actions)
    assert (acted.score, acted.level, acted.findings, acted.actions) == (
        plain.score,
        plain.level,
        plain.findings,
        plain.actions,
    )
    assert [follow_up.action.finding for follow_up in acted.follow_ups] == findings
