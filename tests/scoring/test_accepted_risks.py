import datetime

import pytest
from tests.support.build import TODAY, accept, answers, assessed, knock_out, levels, questionnaire, rule

from implcheck.model.answers import NOWHERE, Locations
from implcheck.model.enums import Level
from implcheck.model.gate import Gate
from implcheck.model.problem import Location, Problem
from implcheck.scoring.accepted_risks import SOON
from implcheck.scoring.assess import assess

ON = datetime.date
BOTH = {"all": [{"question": "one.a", "at_most": 1}, {"question": "two.b", "at_most": 1}]}
SMALL = questionnaire(
    levels("one.a", knock_out=knock_out()),
    levels("one.x"),
    levels("two.b"),
    levels("two.x"),
    rules=[rule("r", BOTH, level="critical")],
)


@pytest.mark.parametrize(
    ("today", "in_force"),
    [(ON(2026, 12, 30), True), (ON(2026, 12, 31), True), (ON(2027, 1, 1), False)],
    ids=["the day before", "the last day", "the day after"],
)
def test_an_accepted_risk_holds_up_to_and_including_its_last_day(today: datetime.date, *, in_force: bool) -> None:
    given = {"one.a": 0, "one.x": 4, "two.b": 4, "two.x": 4}
    result = assessed(SMALL, given, accepted=[accept("one.a")], gate=Gate(fail_on=Level.HIGH), today=today)
    (accepted,) = result.acceptances
    (finding,) = result.findings
    assert (accepted.in_force, accepted.matches_finding) == (in_force, True)
    assert finding.counts is not in_force
    assert result.gate_result.passed is in_force
    assert result.gate_result.excluded_findings == (("one.a",) if in_force else ())
    assert [action.finding for action in result.actions] == ([] if in_force else ["one.a"])


def test_an_acceptance_changes_the_gate_and_not_the_score_or_the_level() -> None:
    given = {"one.a": 0, "one.x": 4, "two.b": 4, "two.x": 4}
    plain, accepting = assessed(SMALL, given), assessed(SMALL, given, accepted=[accept("one.a")])
    assert (accepting.score, accepting.level, accepting.practices) == (plain.score, plain.level, plain.practices)
    assert accepting.sensitivity == plain.sensitivity
    assert (accepting.level, accepting.gate_result.level) == (Level.HIGH, Level.LOW)
    # (0 + 4 + 4 + 4) / 16, and without the accepted answer 12 / 12.
    assert accepting.score is not None
    assert accepting.score.low == 75
    assert accepting.gate_result.score == 100


def test_an_accepted_rule_leaves_the_answers_behind_it() -> None:
    given = {"one.a": 1, "one.x": 4, "two.b": 1, "two.x": 4}
    result = assessed(SMALL, given, accepted=[accept("rule.r")])
    assert result.gate_result.excluded_findings == ("rule.r",)
    assert result.level is Level.HIGH
    assert result.score is not None
    # Without the rule the practices stand at 62.5, which is high; overall that is its own band.
    assert (result.gate_result.level, result.gate_result.score) == (Level.HIGH, result.score.low)
    assert {finding.id: finding.counts for finding in result.findings} == {
        "rule.r": False,
        "one.a": True,
        "two.b": True,
    }


def test_the_gate_does_not_see_an_accepted_rule() -> None:
    small = questionnaire(levels("one.a"), rules=[rule("r", {"question": "one.a", "at_most": 4}, level="critical")])
    result = assessed(small, {"one.a": 4}, accepted=[accept("rule.r")])
    assert (result.level, result.gate_result.level) == (Level.HIGH, Level.LOW)


def test_accepting_an_answer_does_not_accept_the_combination_that_it_is_part_of() -> None:
    # Nobody accepted rule.r: its finding still counts in the report, so it must count in the gate as well.
    given = {"one.a": 1, "one.x": 4, "two.b": 1, "two.x": 4}
    result = assessed(SMALL, given, accepted=[accept("one.a")])
    assert {finding.id: finding.counts for finding in result.findings} == {
        "rule.r": True,
        "one.a": False,
        "two.b": True,
    }
    # Practice one is critical because of the rule, so overall high is the best there is, whatever the score.
    assert result.gate_result.level is not None
    assert result.gate_result.level >= Level.HIGH
    gate = assessed(SMALL, given, accepted=[accept("one.a"), accept("two.b")], gate=Gate(fail_on=Level.HIGH))
    assert not gate.gate_result.passed


def test_an_acceptance_is_not_needed_once_the_finding_is_gone() -> None:
    given = {"one.a": 4, "one.x": 4, "two.b": 3, "two.x": "unknown"}
    risks = [accept("one.a"), accept("two.b"), accept("two.x"), accept("rule.r")]
    result = assessed(SMALL, given, accepted=risks)
    assert {acceptance.risk.finding: acceptance.matches_finding for acceptance in result.acceptances} == {
        "one.a": False,
        "two.b": True,
        "two.x": False,
        "rule.r": False,
    }
    assert result.gate_result.excluded_findings == ("two.b",)


def test_what_was_accepted_is_kept_in_the_order_of_the_file() -> None:
    result = assessed(SMALL, {}, accepted=[accept("two.b"), accept("one.a")])
    assert [acceptance.risk.finding for acceptance in result.acceptances] == ["two.b", "one.a"]
    assert result.acceptances[0].title.in_("en") == "Question two.b"


@pytest.mark.parametrize(
    ("given", "title"),
    [(0, "Nobody plans"), (4, "Question one.a"), ("unknown", "Question one.a"), (None, "Question one.a")],
)
def test_what_was_accepted_is_called_by_the_problem_that_is_there(given: object, title: str) -> None:
    small = questionnaire(levels("one.a", problem="Nobody plans"))
    (acceptance,) = assessed(small, {"one.a": given}, accepted=[accept("one.a")]).acceptances
    assert acceptance.title.in_("en") == title


@pytest.mark.parametrize("old_first", [True, False])
def test_a_renewed_acceptance_holds_at_any_position(*, old_first: bool) -> None:
    old, renewed = accept("one.a", "2026-10-31"), accept("one.a", "2027-03-31")
    given = {"one.a": 0, "one.x": 4, "two.b": 4, "two.x": 4}
    result = assessed(SMALL, given, accepted=[old, renewed] if old_first else [renewed, old])
    assert result.gate_result.excluded_findings == ("one.a",)
    assert not result.findings[0].counts


def warned(given: object, *risks: dict[str, object], locations: Locations = NOWHERE) -> tuple[Problem, ...]:
    """The warnings about `risks` on the day of the tests; the answer to one.a is `given`."""
    given_answers = answers({"one.a": given, "one.x": 4, "two.b": 4, "two.x": 4}, accepted=risks)
    return assess(SMALL, given_answers, today=TODAY, locations=locations).warnings


@pytest.mark.parametrize(
    ("days", "code"),
    [
        (SOON + 1, None),
        (SOON, "acceptance-ends-soon"),
        (0, "acceptance-ends-soon"),
        (-1, "acceptance-ended"),
        (-400, "acceptance-ended"),
    ],
)
def test_an_accepted_risk_that_ends_soon_or_has_ended_is_warned_about(days: int, code: str | None) -> None:
    until = str(TODAY + datetime.timedelta(days=days))
    found = warned(0, accept("one.a", until))
    assert [warning.code for warning in found] == ([code] if code else [])
    assert [dict(warning.details) for warning in found] == (
        [{"finding": "one.a", "owner": "sponsor", "until": until}] if code else []
    )


@pytest.mark.parametrize("given", [4, "unknown", None])
@pytest.mark.parametrize("until", ["2026-11-01", "2026-11-30", "2027-11-30"])
def test_an_acceptance_without_a_finding_is_warned_about_whenever_it_ends(given: object, until: str) -> None:
    assert [warning.code for warning in warned(given, accept("one.a", until))] == ["acceptance-unmatched"]


@pytest.mark.parametrize("old_first", [True, False])
@pytest.mark.parametrize(
    ("before", "renewed", "expected"),
    [
        ("2026-10-31", "2027-03-31", []),
        ("2026-11-30", "2027-03-31", []),
        ("2026-10-31", "2026-11-30", [("acceptance-ends-soon", "2026-11-30")]),
        ("2026-09-30", "2026-10-31", [("acceptance-ended", "2026-10-31")]),
    ],
)
def test_a_renewed_acceptance_is_not_warned_about(
    before: str, renewed: str, expected: list[tuple[str, str]], *, old_first: bool
) -> None:
    risks = [accept("one.a", before), accept("one.a", renewed)]
    found = warned(0, *(risks if old_first else reversed(risks)))
    assert [(warning.code, warning.details["until"]) for warning in found] == expected


def test_a_warning_is_reported_at_its_line_or_else_at_the_file() -> None:
    lines = tuple(Location("a.yaml", line, 5, "") for line in (7, 8))
    risks = [accept("one.x"), accept("one.a", "2026-11-01")]
    found = warned(0, *risks, locations=Locations("a.yaml", {}, lines))
    assert [(warning.code, warning.location) for warning in found] == [
        ("acceptance-unmatched", lines[0]),
        ("acceptance-ended", lines[1]),
    ]
    assert [warning.location for warning in warned(0, *risks, locations=Locations("a.yaml"))] == [
        Location("a.yaml"),
        Location("a.yaml"),
    ]


def test_the_knock_outs_that_are_accepted_today_are_named() -> None:
    given = {"one.a": 0, "one.x": 1, "two.b": 4, "two.x": 4}
    risks = [accept("one.a"), accept("one.x")]
    result = assessed(SMALL, given, accepted=risks)
    assert [acceptance.risk.finding for acceptance in result.accepted_knock_outs] == ["one.a"]
    assert assessed(SMALL, given, accepted=risks, today=ON(2027, 1, 1)).accepted_knock_outs == ()
    assert assessed(SMALL, {**given, "one.a": 1}, accepted=risks).accepted_knock_outs == ()
