"""A whole answers file: problems of its values, its answers and its placeholders, and its version."""

from collections.abc import Mapping
from typing import Any

import pytest
from tests.support.build import accept, answers, levels, questionnaire

from implcheck.loading.questionnaire import find_questionnaire
from implcheck.model.problem import Problem, problem
from implcheck.validation.answers_file import ParsedAnswers, answers_file_problems, grouped_answers

SMALL = questionnaire(levels("one.plan"), levels("one.people"))


def problems(given: Mapping[str, Any], *unknown: str, risks: tuple[str, ...] = (), **written: Any) -> list[Problem]:
    """Return what is wrong with a file with these answers; `unknown` are keys that were unknown at its top."""
    whole = answers(given, accepted=[accept(finding) for finding in risks])
    found = [problem("key-unknown", (key,), on_key=True, key=key) for key in unknown]
    parsed = ParsedAnswers(written, None if found else whole, whole.answers, whole.decisions, found)
    return answers_file_problems(parsed, SMALL)


def test_answers_that_agree_have_no_problems() -> None:
    assert problems({"one.plan": 3}, risks=("one.plan",)) == []


def test_the_id_of_a_question_at_the_top_is_a_misplaced_answer() -> None:
    found = problems({"one.plan": 9}, "one.people", "one.peple")
    assert [wrong.code for wrong in found] == ["answer-outside", "key-unknown", "answer-no-such-level"]


@pytest.mark.parametrize(
    ("written", "meant"), [("uitvoering", "execution"), (" Nazorg ", "aftercare"), ("kickof", "kickoff"), ("soon", "")]
)
def test_the_title_of_a_phase_suggests_its_id(written: str, meant: str) -> None:
    (found,) = problems({}, phase=written)
    assert (found.code, found.path, found.suggestion) == ("no-such-phase", ("phase",), meant)


def test_a_phase_of_the_questionnaire_itself_is_suggested_by_its_title() -> None:
    own = [{"id": "rehearsal", "title": "Last try"}]
    small = questionnaire(levels("one.plan", phases=["rehearsal"]), phases=own)
    (found,) = answers_file_problems(ParsedAnswers({"phase": "last try"}, None, {}, {}, []), small)
    assert found.suggestion == "rehearsal"


def test_placeholders_of_a_template_are_problems() -> None:
    role, risk = {"role": " <your role> "}, {"reason": "{{ reason }}", "owner": "sponsor"}
    found = problems({}, project="<name>", respondent=role, accepted_risks=[risk, "<risk>"])
    assert [(wrong.path, wrong.details["given"]) for wrong in found] == [
        (("project",), "<name>"),
        (("respondent", "role"), "<your role>"),
        (("accepted_risks", 0, "reason"), "{{ reason }}"),
    ]
    assert problems({}, project="Portal <new>", respondent="<role>", accepted_risks="<risk>") == []


@pytest.mark.parametrize("text", ["...", "…", "TODO", "tbd", "n.t.b.", "?"])
def test_dots_and_a_note_to_do_it_later_are_placeholders(text: str) -> None:
    found = problems({}, project=text, accepted_risks=[{"reason": "As agreed ...", "owner": text}])
    assert [wrong.path for wrong in found] == [("project",), ("accepted_risks", 0, "owner")]
    assert {wrong.code for wrong in found} == {"not-filled-in"}


def test_answers_to_another_version_are_not_held_against_this_one() -> None:
    given: dict[str, Any] = {"one.plan": 9, "one.gone": 1}
    assert problems(given, risks=("one.gone",), questionnaire_version="0.9") == []
    assert [wrong.code for wrong in problems(given, "colour", questionnaire_version="0.9")] == ["key-unknown"]
    assert len(problems(given, risks=("one.gone",), questionnaire_version=SMALL.version)) == 3


@pytest.mark.parametrize(
    ("group", "below", "meant"),
    [
        ("capacity", {"hours-freed": 3}, ["capacity.planned-hours-freed"]),
        (
            "capacity",
            {"zzzz": 3, "planned-hours-freeed": 2},
            ["", "capacity.planned-hours-freed"],
        ),
        ("why", {"switch_reason": 2}, ["why.switch-reason"]),
        ("Why", {"problem-statement": 3}, ["why.problem-statement"]),
        ("WAAROM", {"Problem_Statement": 3, "why.switch-reason": 1}, ["why.problem-statement", ""]),
        ("why", {"zzz": 3}, [""]),
        ("part", {"why.switch-reason": 1}, [""]),
        ("why", {"answer": 3, "note": "x"}, []),
        ("why", {}, []),
        ("part", {"zzz": 3}, []),
        ("why.switch-reason", {"zzz": 3}, []),
    ],
)
def test_ids_below_a_practice_are_told_as_such(group: str, below: dict[str, Any], meant: list[str]) -> None:
    found = grouped_answers(group, below, find_questionnaire("implementation"))
    assert [(wrong.code, wrong.path) for wrong in found] == [
        ("answer-grouped", ("answers", group, key)) for key in below
    ][: len(meant)]
    assert [wrong.suggestion for wrong in found] == meant
