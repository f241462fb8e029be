"""Did you mean: the nearest of what would have been right, or nothing."""

import pytest

from implcheck.model.nearest import nearest

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
def test_the_id_that_was_probably_meant(given: str, meant: str) -> None:
    assert nearest(given, IDS) == meant


def test_a_tail_that_two_ids_share_decides_nothing_by_itself() -> None:
    assert nearest("review", ["aftercare.review", "commitment.review"]) == "aftercare.review"[:0]
    assert nearest("after.review", ["aftercare.review", "commitment.review"]) == "aftercare.review"


def test_words_without_a_dot_are_suggested_too() -> None:
    assert nearest("levls", ["levels", "yes_no", "choice"]) == "levels"
    assert nearest("yes-no", ["levels", "yes_no", "choice"]) == "yes_no"
    assert nearest("YESNO", ["levels", "yes_no", "choice"]) == "yes_no"


def test_the_suggestion_is_written_as_it_would_be_right() -> None:
    assert nearest("w1", ["W1", "W2"]) == "W1"
    assert nearest("Implementatoin", ["Implementation"]) == "Implementation"


def test_with_nothing_to_choose_from_there_is_no_suggestion() -> None:
    assert nearest("anything", []) == ""
