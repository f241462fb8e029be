"""Names say what they hold: the house style forbids a few words that could stand for anything."""

import ast
from collections.abc import Iterator

import pytest
from tests.support.cli import ROOT

SOURCE = ROOT / "src"

FORBIDDEN = {"one", "told", "wanted"}
"""Words for a value that do not say which value it is."""


def _names(node: ast.AST) -> Iterator[tuple[int, str]]:
    """Yield the line and name of what a node names: a variable, parameter, keyword, attribute, function or import."""
    line = getattr(node, "lineno", 0)
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name) | ast.arg(arg=name):
            yield line, name
        case ast.keyword(arg=str(name)):
            yield line, name
        case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
            yield line, name
        case ast.ExceptHandler(name=str(name)) | ast.MatchAs(name=str(name)) | ast.MatchStar(name=str(name)):
            yield line, name
        case ast.MatchMapping(rest=str(name)) | ast.alias(asname=str(name)):
            yield line, name
        case _:
            pass


def forbidden_names(source: str) -> list[tuple[int, str]]:
    """Return the line and name of every forbidden name in a module, private ones without their underscores."""
    found = (pair for node in ast.walk(ast.parse(source)) for pair in _names(node))
    return sorted((line, name) for line, name in found if name.strip("_") in FORBIDDEN)


def test_no_name_is_a_word_that_could_stand_for_anything() -> None:
    modules = sorted(SOURCE.rglob("*.py"))
    assert len(modules) > 100
    found = {path.relative_to(ROOT).as_posix(): forbidden_names(path.read_text(encoding="utf-8")) for path in modules}
    assert {name: places for name, places in found.items() if places} == {}


@pytest.mark.parametrize(
    "source",
    [
        "one = 1",
        "one: int = 1",
        "for one in (): pass",
        "[1 for one in ()]",
        "if (one := 1): pass",
        "def f(one): pass",
        "def f(*, told=None): pass",
        "lambda wanted: 1",
        "f(wanted=1)",
        "self.told = 1",
        "def _told(): pass",
        "class one: pass",
        "try: pass\nexcept OSError as told: pass",
        "match 1:\n case one: pass",
        "match 1:\n case [*one]: pass",
        "match 1:\n case {**one}: pass",
        "import os as one",
        "with f() as one: pass",
    ],
)
def test_a_forbidden_name_is_found_wherever_it_is_given(source: str) -> None:
    assert len(forbidden_names(source)) == 1


def test_a_word_within_a_name_or_a_text_is_allowed() -> None:
    assert forbidden_names("at_least_one = sentence['one']  # told") == []
