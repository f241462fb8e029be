"""Answers to another version of a questionnaire are migrated: what fits is kept, the rest is reported."""

import datetime
from typing import Any

import pytest
from tests.support import build
from tests.support.build import NA, accept

from implcheck.model.answers import Answers, Given, NotApplicable, Unanswered, Unknown
from implcheck.model.decisions import AgreedAction
from implcheck.model.problem import Problem
from implcheck.validation.migration import changes_after, is_of_another_version, migrate, names_another_version

OF = build.questionnaire(
    build.levels("one.level"),
    build.choice("one.choice", {"good": 4, "poor": 0}),
    build.ticks("one.ticks", ["a", "b"], {0: 0, 1: 2, 2: 4}),
    build.yes_no("one.yes"),
)


def test_only_a_version_that_is_given_and_differs_is_another() -> None:
    assert names_another_version("0.9", OF)
    assert not names_another_version("1", OF)
    assert not names_another_version(" 1 ", OF)
    assert not names_another_version(None, OF)
    assert not names_another_version(1, OF)


def test_answers_that_fit_are_kept_unchanged() -> None:
    given = build.answers({"one.level": 3, "one.choice": "unknown", "one.ticks": NA}, accepted=[accept("one.level")])
    fitting, left_out = migrate(given, OF)
    assert (fitting, left_out) == (given, ())
    kinds: list[type] = [Given, Unknown, NotApplicable]
    assert [type(answer) for answer in fitting.answers.values()] == kinds


def test_an_answer_whose_question_is_gone_is_left_out() -> None:
    fitting, left_out = migrate(build.answers({"one.gone": "unknown", "one.level": 3}), OF)
    assert list(fitting.answers) == ["one.level"]
    assert [(warning.code, warning.path, warning.on_key) for warning in left_out] == [
        ("other-version-question", ("answers", "one.gone"), True)
    ]


def test_an_answer_whose_option_is_gone_leaves_its_note_and_evidence() -> None:
    long = {"answer": "gone", "note": "Seen", "evidence": ["Plan"]}
    fitting, left_out = migrate(build.answers({"one.choice": long, "one.ticks": ["a", "gone"], "one.yes": 3}), OF)
    assert dict(fitting.answers) == {
        "one.choice": Unanswered(note="Seen", evidence=("Plan",)),
        "one.ticks": Unanswered(),
        "one.yes": Unanswered(),
    }
    assert [warning.code for warning in left_out] == ["other-version-answer"] * 3
    assert [warning.path for warning in left_out] == [
        ("answers", id_) for id_ in ("one.choice", "one.ticks", "one.yes")
    ]


def test_an_accepted_risk_that_is_gone_is_left_out_and_the_others_stay() -> None:
    risks = [accept("one.gone"), accept("one.level"), accept("rule.gone")]
    fitting, left_out = migrate(build.answers({}, accepted=risks), OF)
    assert [risk.finding for risk in fitting.accepted_risks] == ["one.level"]
    assert [(warning.code, warning.path[:2]) for warning in left_out] == [
        ("other-version-finding", ("accepted_risks", 0)),
        ("other-version-finding", ("accepted_risks", 2)),
    ]


def test_a_warning_names_the_present_version() -> None:
    given = build.answers({"one.gone": 1}).model_copy(update={"questionnaire_version": "0.9"})
    (left_out,) = migrate(given, OF)[1]
    assert dict(left_out.details) == {"id": "one.gone", "new": "one.gone", "version": "1"}


CHANGES = [
    {"version": "0.8", "date": "2026-01-01", "renamed": {"one.oldest": "one.older"}},
    {"version": "0.9", "date": "2026-06-01", "renamed": {"one.older": "one.level"}, "removed": ["one.weather"]},
    {
        "version": "1",
        "date": "2026-11-01",
        "reworded": {"one.choice": ["good"], "one.ticks": ["a"], "one.yes": []},
        "replaced": {"one.boss": "one.level"},
        "removed": ["rule.gone"],
    },
]
NOW = build.questionnaire(
    build.levels("one.level"),
    build.choice("one.choice", {"good": 4, "poor": 0}),
    build.ticks("one.ticks", ["a", "b"], {0: 0, 1: 2, 2: 4}),
    build.yes_no("one.yes"),
    changes=CHANGES,
)


def carried_over(given: dict[str, Any], version: str | None = "0.7", *risks: str) -> tuple[Answers, list[Problem]]:
    """Return what becomes of answers to a version, and the problems reported about them."""
    written = build.answers(given, accepted=[accept(risk) for risk in risks])
    fitting, told_of = migrate(written.model_copy(update={"questionnaire_version": version}), NOW)
    return fitting, list(told_of)


def codes(told_of: list[Problem]) -> list[tuple[str, str]]:
    return [(each.code, each.details["new"]) for each in told_of]


def test_an_answer_is_carried_over_version_by_version() -> None:
    fitting, told_of = carried_over({"one.oldest": {"answer": 3, "note": "Seen"}})
    assert dict(fitting.answers) == {"one.level": Given(answer=3, note="Seen")}
    assert codes(told_of) == [("other-version-renamed", "one.older"), ("other-version-renamed", "one.level")]
    # Each names the place in the file, which has the oldest name.
    assert {each.path for each in told_of} == {("answers", "one.oldest")}


@pytest.mark.parametrize(
    ("version", "kept"), [("0.7", True), (None, True), ("0.8", True), ("0.9", False), ("1", False)]
)
def test_only_what_changed_after_the_version_of_the_answers_is_applied(version: str | None, kept: bool) -> None:
    fitting, told_of = carried_over({"one.older": 3}, version)
    assert ("one.level" in fitting.answers) is kept
    assert [code for code, _ in codes(told_of)] == ["other-version-renamed" if kept else "other-version-question"]


@pytest.mark.parametrize(
    ("id_", "answer", "kept"),
    [
        ("one.choice", "good", True),
        ("one.choice", "poor", False),
        ("one.ticks", ["a"], True),
        ("one.ticks", ["a", "b"], False),
        ("one.yes", "yes", False),
        ("one.yes", "unknown", True),
        ("one.choice", NA, True),
    ],
)
def test_an_answer_to_a_reworded_question_is_kept_if_it_still_means_the_same(
    id_: str, answer: object, kept: bool
) -> None:
    fitting, told_of = carried_over({id_: answer})
    assert isinstance(fitting.answers[id_], Unanswered) is not kept
    assert codes(told_of) == ([] if kept else [("other-version-reworded", id_)])


def test_an_answer_to_a_replaced_question_leaves_its_note_to_the_other() -> None:
    fitting, told_of = carried_over({"one.boss": {"answer": 3, "note": "Named"}})
    assert dict(fitting.answers) == {"one.level": Unanswered(note="Named")}
    assert codes(told_of) == [("other-version-replaced", "one.level")]
    fitting, _ = carried_over({"one.boss": {"answer": 3, "note": "Named"}, "one.level": 2})
    assert dict(fitting.answers) == {"one.level": Given(answer=2)}


def test_accepted_risks_are_carried_over_too() -> None:
    fitting, told_of = carried_over({}, "0.7", "one.oldest", "rule.gone", "one.weather", "one.choice")
    assert [risk.finding for risk in fitting.accepted_risks] == ["one.level", "one.choice"]
    assert [each.path for each in told_of if each.code == "other-version-finding"] == [
        ("accepted_risks", 2, "finding"),
        ("accepted_risks", 1, "finding"),
    ]


@pytest.mark.parametrize(
    ("finding", "noted", "kept"),
    [
        ("one.choice", "good", "good"),
        ("one.choice", "poor", None),
        ("one.choice", "unknown", "unknown"),
        ("one.choice", "gone", None),
        ("one.ticks", ["a"], ("a",)),
        ("one.ticks", ["a", "b"], None),
        ("one.older", 3, 3),
    ],
)
def test_the_answer_that_an_action_notes_is_kept_if_it_still_means_the_same(
    finding: str, noted: object, kept: object
) -> None:
    action = AgreedAction.model_validate({"finding": finding, "owner": "sponsor", "answer_when_agreed": noted})
    written = build.answers({}).model_copy(update={"questionnaire_version": "0.7", "actions": (action,)})
    (fitting,) = migrate(written, NOW)[0].actions
    assert fitting.answer_when_agreed == kept


@pytest.mark.parametrize(
    ("version", "date", "ids", "first"),
    [
        ("0.8", None, (), "0.9"),
        ("1", datetime.date(2020, 1, 1), ("one.oldest",), None),
        (None, datetime.date(2026, 3, 1), (), "0.9"),
        (None, datetime.date(2026, 11, 1), (), None),
        (None, None, (), None),
        (None, None, ("one.boss",), "1"),
        (None, datetime.date(2026, 12, 1), ("one.oldest", "one.boss"), "0.8"),
    ],
)
def test_the_version_of_answers_is_told_by_its_name_or_their_date_or_their_ids(
    version: str | None, date: datetime.date | None, ids: tuple[str, ...], first: str | None
) -> None:
    changes = changes_after(version, date, ids, NOW)
    assert (changes[0].version if changes else None) == first


@pytest.mark.parametrize(
    ("version", "date", "is_other"),
    [
        ("0.9", None, True),
        ("2", None, True),
        ("1", None, False),
        (None, None, False),
        (None, datetime.date(2026, 11, 1), False),
        (None, datetime.date(2026, 10, 31), True),
    ],
)
def test_answers_are_of_another_version_even_if_all_of_them_still_fit(
    version: str | None, date: datetime.date | None, is_other: bool
) -> None:
    given = build.answers({"one.choice": "good"}, accepted=[accept("one.choice")])
    given = given.model_copy(update={"questionnaire_version": version, "date": date})
    assert migrate(given, NOW)[1] == ()
    assert is_of_another_version(given, NOW) is is_other


def test_an_id_that_was_retired_tells_that_answers_are_of_another_version() -> None:
    assert is_of_another_version(build.answers({"one.boss": 1}), NOW)
    assert is_of_another_version(build.answers({}, accepted=[accept("rule.gone")]), NOW)


def test_a_question_that_was_renamed_and_reworded_keeps_only_what_still_means_the_same() -> None:
    change = {"version": "1", "date": "2026-11-01", "renamed": {"one.old": "one.new"}, "reworded": {"one.new": [0]}}
    small = build.questionnaire(build.levels("one.new"), changes=[change])
    for given, kept in ((0, True), (3, False)):
        written = build.answers({"one.old": given}).model_copy(update={"questionnaire_version": "0.9"})
        fitting, told_of = migrate(written, small)
        assert isinstance(fitting.answers["one.new"], Given) is kept
        assert ("other-version-reworded" in [each.code for each in told_of]) is not kept


def test_renames_of_one_version_happen_at_once() -> None:
    change = {"version": "1", "date": "2026-11-01", "renamed": {"one.a": "one.b", "one.c": "one.a"}}
    made = build.unchecked_questionnaire(build.levels("one.a"), build.levels("one.b"), changes=[change])
    written = build.answers({"one.a": 1, "one.c": 2}).model_copy(update={"questionnaire_version": "0.9"})
    fitting, _ = migrate(written, made)
    assert dict(fitting.answers) == {"one.b": Given(answer=1), "one.a": Given(answer=2)}
