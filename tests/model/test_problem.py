"""Problems as values: their paths, their locations, and the order in which they are reported."""

from collections.abc import Iterator

import pytest

from implcheck.model.did_you_mean import Nearest
from implcheck.model.problem import InvalidFile, Location, Problem, Rejected, in_order, problem


def _at(code: str, line: int, column: int = 1, file: str = "a.yaml", **details: str) -> Problem:
    return problem(code, (), on_key=False, suggestion="", **details).at(Location(file, line, column))


def test_a_problem_holds_its_details_as_text() -> None:
    found = problem("code", ("a", 0), on_key=True, suggestion="b", number=6, flag=True)
    assert dict(found.details) == {"number": "6", "flag": "True"}
    assert (found.path, found.on_key, found.suggestion, found.location) == (("a", 0), True, "b", None)


def test_seen_from_higher_up_the_path_grows_at_the_front() -> None:
    assert problem("code", ("c", 1)).below(("a", 0)).below(("x",)).path == ("x", "a", 0, "c", 1)


def test_problems_are_reported_by_file_line_column_and_code() -> None:
    shuffled = [_at("b", 2, 1), _at("a", 10), _at("b", 1, 5, "b.yaml"), _at("a", 2, 1), _at("a", 2, 10), _at("z", 2, 9)]
    ordered = in_order(shuffled)
    assert [
        (found.location.file, found.location.line, found.location.column, found.code)
        for found in ordered
        if found.location is not None
    ] == [
        ("a.yaml", 2, 1, "a"),
        ("a.yaml", 2, 1, "b"),
        ("a.yaml", 2, 9, "z"),
        ("a.yaml", 2, 10, "a"),
        ("a.yaml", 10, 1, "a"),
        ("b.yaml", 1, 5, "b"),
    ]
    assert in_order(shuffled[::-1]) == ordered


def test_equal_problems_are_reported_once() -> None:
    kept = in_order([_at("a", 1, id="x"), _at("a", 1, id="x"), _at("a", 1, id="y"), _at("a", 2, id="x")])
    assert [(dict(found.details)["id"], found.location.line) for found in kept if found.location is not None] == [
        ("x", 1),
        ("y", 1),
        ("x", 2),
    ]


def test_a_problem_without_a_location_comes_first() -> None:
    without = problem("a")
    assert in_order([_at("a", 1), without]) == (without, _at("a", 1))


def test_an_invalid_file_names_its_codes_for_programmers() -> None:
    error = InvalidFile((problem("one"), problem("two")))
    assert str(error) == "one, two"
    assert [found.code for found in error.problems] == ["one", "two"]


@pytest.mark.parametrize(("many", "before", "left_out"), [(1, 0, 0), (50, 0, 0), (51, 0, 1), (70, 3, 23), (2, 5, 5)])
def test_the_first_problems_are_listed_and_the_others_counted(many: int, before: int, left_out: int) -> None:
    error = InvalidFile([_at("a", at, id=str(at)) for at in range(many)], before)
    assert (len(error.problems), error.left_out, error.count) == (min(many, 50), left_out, many + before)
    rejected = Rejected("a.yaml", error.problems, error.left_out)
    assert (rejected.count, rejected.listed) == (error.count, error.listed)
    assert error.listed[: len(error.problems)] == error.problems
    listed = [(found.code, found.details["count"], found.location) for found in error.listed[len(error.problems) :]]
    assert listed == ([("problems-left-out", str(left_out), Location("a.yaml"))] if left_out else [])


def test_a_very_long_detail_is_cut() -> None:
    assert problem("code", key="k" * 1000).details["key"] == "k" * 1000
    assert problem("code", key="k" * 100_000).details["key"] == "k" * 999 + "…"


def test_a_suggestion_is_computed_when_it_is_read() -> None:
    looked: list[str] = []

    def possible() -> Iterator[str]:
        looked.append("at")
        yield "phase"

    found = problem("code", suggestion=Nearest("phse", possible()))
    assert looked == []
    assert (found.suggestion, found.suggestion, looked) == ("phase", "phase", ["at"])
    assert found == problem("code", suggestion="phase")
    assert found.with_suggestion("date").suggestion == "date"
