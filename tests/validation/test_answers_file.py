"""A whole answers file: problems of its values, its answers and its placeholders, and its version."""

from collections.abc import Mapping
from typing import Any

from tests.support.build import accept, answers, levels, questionnaire

from implcheck.model.problem import problem
from implcheck.validation.answers_file import CheckedAnswers, ParsedAnswers, check_answers

SMALL = questionnaire(levels("one.plan"), levels("one.people"))


def checked(given: Mapping[str, Any], *problems: str, risks: tuple[str, ...] = (), **written: Any) -> CheckedAnswers:
    """Check a file with these answers; `problems` are keys that were unknown at the top of the file."""
    whole = answers(given, accepted=[accept(finding) for finding in risks])
    whole = whole.model_copy(update={"questionnaire_version": written.get("questionnaire_version")})
    unknown = [problem("key-unknown", (key,), on_key=True, key=key) for key in problems]
    valid = dict(enumerate(whole.accepted_risks))
    return check_answers(ParsedAnswers(written, None if unknown else whole, whole.answers, valid, unknown), SMALL)


def test_answers_that_agree_are_the_result() -> None:
    assert checked({"one.plan": 3}) == CheckedAnswers(answers({"one.plan": 3}), [])


def test_the_id_of_a_question_at_the_top_is_a_misplaced_answer() -> None:
    result = checked({"one.plan": 9}, "one.people", "one.peple")
    assert result.answers is None
    assert [found.code for found in result.problems] == ["answer-outside", "key-unknown", "answer-no-such-level"]


def test_placeholders_of_a_template_are_problems() -> None:
    role, risk = {"role": " <your role> "}, {"reason": "{{ reason }}", "owner": "sponsor"}
    result = checked({}, project="<name>", respondent=role, accepted_risks=[risk, "<risk>"])
    assert [(found.path, found.details["given"]) for found in result.problems] == [
        (("project",), "<name>"),
        (("respondent", "role"), "<your role>"),
        (("accepted_risks", 0, "reason"), "{{ reason }}"),
    ]
    assert checked({}, project="Portal <new>", respondent="<role>", accepted_risks="<risk>").problems == []


def test_answers_to_another_version_are_migrated_once_nothing_else_is_wrong() -> None:
    old: dict[str, Any] = {"questionnaire_version": "0.9"}
    result = checked({"one.plan": 3, "one.gone": 1}, risks=("one.gone",), **old)
    assert result.answers is not None
    assert (list(result.answers.answers), result.problems) == (["one.plan"], [])
    assert [found.code for found in result.left_out] == ["other-version-question", "other-version-finding"]
    assert checked({"one.gone": 1}, "colour", **old).left_out == ()
