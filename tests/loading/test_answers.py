"""All problems of an answers file are reported together, in the order of the lines."""

import pytest
from tests.loading.checks import VALID, problems_in, text

from implcheck.loading.answers import load_answers
from implcheck.model.problem import InvalidFile

NAME = str(VALID / "answers.yaml")


def _codes(written: str) -> list[str]:
    return [found.code for found in problems_in(text(written, NAME))]


def test_a_valid_answer_is_still_checked_beside_an_invalid_answer() -> None:
    written = "implcheck: 1\nquestionnaire: clinic.yaml\nphase: x\nproject: y\nanswers:\n  need.reason: {answer: 1, x: 2}\n  need.budget: 9\n"
    assert _codes(written) == ["no-such-phase", "key-unknown", "answer-no-such-level"]


def test_a_valid_risk_is_still_checked_beside_an_invalid_risk() -> None:
    risk = "  - {{finding: {}, reason: x, owner: y, until: {}}}\n"
    head = "implcheck: 1\nquestionnaire: clinic.yaml\nphase: kickoff\nproject: y\nanswers: {}\naccepted_risks:\n"
    written = head + risk.format("need.reason", "soon") + risk.format("need.raeson", "2027-01-01")
    found = problems_in(text(written, NAME))
    assert [(problem.code, problem.location.line) for problem in found if problem.location is not None] == [
        ("needs-date", 7),
        ("no-such-finding", 8),
    ]


def test_problems_of_yaml_the_model_and_the_questionnaire_are_reported_together_by_line() -> None:
    written = "implcheck: 1\nquestionnaire: clinic.yaml\nphase: x\nproject: y\nphase: z\nanswers: {need.reason: 9}\n"
    assert _codes(written) == ["no-such-phase", "yaml-duplicate-key", "answer-no-such-level"]


def test_the_questionnaire_is_built_in_unless_it_is_named() -> None:
    loaded = load_answers(text("implcheck: 1\nproject: x\nphase: kickoff\nanswers: {}\n", NAME))
    assert loaded.questionnaire.id == "implementation"
    assert loaded.answers.questionnaire == "implementation"
    assert loaded.tree.root.location(("phase",)).line == 3


def test_a_broken_name_of_a_questionnaire_does_not_hide_the_rest() -> None:
    written = "implcheck: 1\nquestionnaire: [x]\nphase: kickoff\nproject: y\nanswers: {no.such: 1}\n"
    assert _codes(written) == ["needs-text", "no-such-question"]


def test_answers_that_are_no_mapping_say_so_and_no_more() -> None:
    for answers in ("[1]", "x", "5", "true"):
        assert _codes(f"implcheck: 1\nphase: kickoff\nproject: y\nanswers: {answers}\n") == ["needs-mapping"]


@pytest.mark.parametrize("written", ["answers", "[answers]", "5"])
def test_a_file_that_is_no_mapping_can_be_asked_for_as_answers(written: str) -> None:
    # `implcheck assess` does not look at the kind first.
    with pytest.raises(InvalidFile) as caught:
        load_answers(text(written, NAME))
    assert [found.code for found in caught.value.problems] == ["kind-unknown"]


def test_a_questionnaire_is_not_taken_for_answers() -> None:
    with pytest.raises(InvalidFile) as caught:
        load_answers(text("implcheck: 1\nquestions: []\n", NAME))
    assert [found.code for found in caught.value.problems] == ["kind-questionnaire"]
