"""With and without libyaml: the same tree, the same locations, the same problems."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from tests.loading.checks import INVALID, text
from tests.loading.yaml_text import FILES, damaged, in_pieces

from implcheck.loading import yaml_tree as module
from implcheck.loading.yaml_node import Node
from implcheck.loading.yaml_tree import parse
from implcheck.model.problem import InvalidFile, Location, Problem

Flat = list[tuple[tuple[str | int, ...], str, tuple[int, int], tuple[tuple[str, tuple[int, int]], ...]]]


def _flat(node: Node, path: tuple[str | int, ...] = ()) -> Iterator[Flat]:
    children = node.children
    shown = repr(node.value) if children is None else type(children).__name__
    yield [(path, shown, node.position, tuple(node.keys.items()))]
    named = children.items() if isinstance(children, dict) else enumerate(children or [])
    for step, child in named:
        yield from _flat(child, (*path, step))


def _read(written: str, *, fast: bool) -> tuple[Flat, list[tuple[str, Location | None, Problem]]]:
    with pytest.MonkeyPatch.context() as patch:
        if not fast:
            patch.setattr(module, "_FAST", None)
        try:
            found = parse(text(written))
        except InvalidFile as error:
            return [], [(problem.code, problem.location, problem) for problem in error.problems]
    return [row for rows in _flat(found.root) for row in rows], [
        (problem.code, problem.location, problem) for problem in found.problems
    ]


def test_the_parser_in_c_is_there() -> None:
    # Otherwise nothing below compares anything.
    assert module._FAST is not None  # noqa: SLF001 - the one switch between the two


@pytest.mark.parametrize("path", [path for path in FILES if path.parent != INVALID], ids=lambda path: path.stem)
def test_both_parsers_read_a_valid_file_alike(path: Path) -> None:
    written = path.read_text(encoding="utf-8")
    assert _read(written, fast=True) == _read(written, fast=False)
    assert len(_read(written, fast=False)[0]) > 4


def test_both_parsers_find_the_same_problems_in_every_invalid_file() -> None:
    for path in INVALID.glob("*.yaml"):
        written = path.read_text(encoding="utf-8")
        assert (path.name, _read(written, fast=True)) == (path.name, _read(written, fast=False))


@given(in_pieces)
def test_both_parsers_read_any_text_alike(written: str) -> None:
    assert _read(written, fast=True) == _read(written, fast=False)


@pytest.mark.parametrize(
    "written",
    [
        "a: 1\t# a comment after a tab\n",
        "a: 1\t\nb: 2\n",
        "a: [1,\t2]\n",
        "a: &x 1\nb: *x\t\n",
        "a: |\t\n  b\n",
        "a: 'b'\t\n",
        "a:\t1\n",
        "-\ta\n",
        "a: 1\n\t# a comment behind a tab\nb: 2\n",
        "a: 1\n\t\nb: 2\n",
    ],
)
def test_a_tab_between_words_is_read_alike(written: str) -> None:
    assert _read(written, fast=True) == _read(written, fast=False)


@pytest.mark.parametrize(
    "written", ["---", "{a: }", "a: ! ", "a: ! 5", "? a", "? a\n: b", "a: '\ufeff'", "a: \ufeff", "a: |#\n b"]
)
def test_both_parsers_read_rare_notations_alike(written: str) -> None:
    assert _read(written, fast=True) == _read(written, fast=False)


@given(damaged(*(path for path in FILES if path.name in {"every-form.yaml", "clinic.yaml", "brand-portal.yaml"})))
def test_both_report_a_text_with_a_fault_in_yaml_alike(written: str) -> None:
    if not {"\t", "\ufeff", "\u2028", "\x85", "|"} & set(written) and "? " not in written and "---" not in written:
        assert _read(written, fast=True)[1] == _read(written, fast=False)[1]
