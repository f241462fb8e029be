"""Answers to another version of a questionnaire are migrated: what fits is kept, the rest is reported."""

from tests.support import build
from tests.support.build import NA, accept

from implcheck.model.answers import Given, NotApplicable, Unanswered, Unknown
from implcheck.validation.migration import is_of_another_version, migrate

OF = build.questionnaire(
    build.levels("one.level"),
    build.choice("one.choice", {"good": 4, "poor": 0}),
    build.ticks("one.ticks", ["a", "b"], {0: 0, 1: 2, 2: 4}),
    build.yes_no("one.yes"),
)


def test_only_a_version_that_is_given_and_differs_is_another() -> None:
    assert is_of_another_version("0.9", OF)
    assert not is_of_another_version("1", OF)
    assert not is_of_another_version(" 1 ", OF)
    assert not is_of_another_version(None, OF)
    assert not is_of_another_version(1, OF)


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


def test_a_warning_names_both_versions() -> None:
    given = build.answers({"one.gone": 1}).model_copy(update={"questionnaire_version": "0.9"})
    (left_out,) = migrate(given, OF)[1]
    assert dict(left_out.details) == {"id": "one.gone", "given": "0.9", "version": "1"}
