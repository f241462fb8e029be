"""The mutants of a module: one change each, and none where nothing is computed."""

import ast

import pytest
from tests.mutation.mutants import mutants


@pytest.mark.parametrize(
    ("written", "changed"),
    [
        ("a < b", ["a <= b"]),
        ("a != b", ["a == b"]),
        ("a not in b", ["a in b"]),
        ("a + b", ["a - b"]),
        ("a and b", ["a or b"]),
        ("not a", ["not not a"]),
        ("a if b else c", ["c if b else a"]),
        ("max(a, b)", ["min(a, b)"]),
        ("True", ["False"]),
        ("3", ["4"]),
        ("a < 3", ["a <= 3", "a < 4"]),
        ("a", []),
        ("'text'", []),
    ],
)
def test_each_computation_is_changed_by_itself(written: str, changed: list[str]) -> None:
    assert [mutant.source for mutant in mutants(f"x = {written}")] == [f"x = {other}" for other in changed]


def test_annotations_and_decorators_stay_as_they_are() -> None:
    assert mutants("@cached(3)\ndef f(a: Literal[1]) -> Literal[2]:\n    return a\n") == ()


def test_a_mutant_tells_its_line() -> None:
    (mutant,) = mutants("import x\n\n\ndef f(a, b):\n    return a <= b\n")
    assert (mutant.line, mutant.changed_to) == (5, "a < b")
    ast.parse(mutant.source)
