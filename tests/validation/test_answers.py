"""Whether answers agree with the questionnaire that they answer."""

from typing import Any

from tests.support.build import NA, accept, answers, levels, questionnaire, rule, ticks

from implcheck.model.decisions import AgreedAction, by_place
from implcheck.validation.answers import answer_problems

SMALL = questionnaire(
    levels("one.plan"),
    levels("two.plan", not_yet="There is no plan yet."),
    levels("one.people"),
    ticks("one.ticks", ["x", "y"], {0: 0, 1: 4}),
    rules=(rule("late", {"question": "one.plan", "at_most": 0}),),
)


def problems(given: dict[str, Any], *accepted: str) -> list[tuple[str, tuple[str | int, ...], bool, str]]:
    """Return code, path, whether the key is meant, and suggestion of every disagreement."""
    written = answers(given, accepted=[accept(finding) for finding in accepted])
    disagreements = answer_problems(written.answers, written.decisions, SMALL)
    return [(found.code, found.path, found.on_key, found.suggestion) for found in disagreements]


def test_answers_that_agree_have_no_problems() -> None:
    given = {"one.plan": 3, "two.plan": "unknown", "one.people": NA, "one.ticks": None}
    assert problems(given, "one.plan", "rule.late") == []


def test_a_value_that_its_question_does_not_allow_is_reported() -> None:
    assert problems({"one.plan": 7, "one.ticks": ["x", "q"]}) == [
        ("answer-no-such-level", ("answers", "one.plan", "answer"), False, ""),
        ("answer-no-such-option", ("answers", "one.ticks", "answer", 1), False, ""),
    ]


def test_only_a_question_with_that_answer_can_be_answered_with_not_yet() -> None:
    assert problems({"one.plan": "not_yet", "two.plan": {"not_yet": True, "note": "In May"}}) == [
        ("answer-not-yet", ("answers", "one.plan"), False, "")
    ]


def test_an_unknown_question_is_reported_with_any_answer() -> None:
    assert problems({"one.peple": 3, "people": NA, "weather": None}) == [
        ("no-such-question", ("answers", "one.peple"), True, "one.people"),
        ("no-such-question", ("answers", "people"), True, "one.people"),
        ("no-such-question", ("answers", "weather"), True, ""),
    ]


def test_an_accepted_risk_names_a_question_or_a_rule() -> None:
    assert problems({}, "one.plan", "late", "rule.late", "one") == [
        ("no-such-finding", ("accepted_risks", 1, "finding"), False, "rule.late"),
        ("no-such-finding", ("accepted_risks", 3, "finding"), False, ""),
    ]


def test_the_answer_that_an_action_notes_is_one_that_its_question_allows() -> None:
    noted = {"one.plan": 9, "two.plan": "not_yet", "one.people": "unknown", "one.ticks": ["x", "q"], "rule.late": 1}
    actions = tuple(
        AgreedAction.model_validate({"finding": finding, "owner": "sponsor", "answer_when_agreed": value})
        for finding, value in noted.items()
    )
    assert [(found.code, found.path) for found in answer_problems({}, by_place((), actions), SMALL)] == [
        ("answer-no-such-level", ("actions", 0, "answer_when_agreed")),
        ("answer-no-such-option", ("actions", 3, "answer_when_agreed", 1)),
    ]
