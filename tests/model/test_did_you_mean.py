"""The nearest valid name is suggested, or none."""

import pytest

from implcheck.model.did_you_mean import Nearest, nearest

IDS = (
    "why.problem-statement",
    "why.switch-reason",
    "capacity.hours-freed",
    "capacity.hours-realised",
    "timeline.margin",
)


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ("why.problem-statment", "why.problem-statement"),
        ("why.problem_statement", "why.problem-statement"),
        ("Why.Problem Statement", "why.problem-statement"),
        (" why.problem-statement ", "why.problem-statement"),
        ("problem-statement", "why.problem-statement"),
        ("capacity.margin", "timeline.margin"),
        ("margin", "timeline.margin"),
        ("capacity.hours-fred", "capacity.hours-freed"),
        ("weather", ""),
        ("", ""),
        ("x", ""),
        (".", ""),
    ],
)
def test_the_id_that_was_probably_meant_is_suggested(given: str, meant: str) -> None:
    assert nearest(given, IDS) == meant


def test_a_tail_that_two_ids_share_decides_nothing_by_itself() -> None:
    assert nearest("review", ["aftercare.review", "commitment.review"]) == "aftercare.review"[:0]
    assert nearest("after.review", ["aftercare.review", "commitment.review"]) == "aftercare.review"


def test_words_without_a_dot_are_suggested_too() -> None:
    assert nearest("levls", ["levels", "yes_no", "choice"]) == "levels"
    assert nearest("yes-no", ["levels", "yes_no", "choice"]) == "yes_no"
    assert nearest("YESNO", ["levels", "yes_no", "choice"]) == "yes_no"


def test_the_suggestion_has_the_correct_notation() -> None:
    assert nearest("w1", ["W1", "W2"]) == "W1"
    assert nearest("Implementatoin", ["Implementation"]) == "Implementation"


def test_with_nothing_to_choose_from_there_is_no_suggestion() -> None:
    assert nearest("anything", []) == ""


def test_what_is_too_long_to_be_a_name_has_no_suggestion() -> None:
    assert nearest("a" * 100, ["a" * 99]) == "a" * 99
    assert nearest("a" * 101, ["a" * 101]) == ""
    assert nearest("a" * 99, ["a" * 101]) == ""


def test_among_very_many_the_nearest_is_found() -> None:
    names = [f"need.question-{at:04}" for at in range(500)]
    assert nearest("need.questoin-0123", names) == "need.question-0123"


def test_suggestions_are_equal_if_they_read_the_same() -> None:
    assert Nearest("phse", ["phase"]) == "phase"
    assert Nearest("phse", ["phase"]) == Nearest("phas", ["date", "phase"])
    assert Nearest("phse", ["phase"]) != Nearest("phse", ["date"])
    assert str(Nearest("ned", ["need"], ending=".owner")) == "need.owner"
    assert str(Nearest("xyz", ["need"], ending=".owner")) == ""
    assert len({Nearest("phse", ["phase"]), Nearest("phas", ["phase"])}) == 1
