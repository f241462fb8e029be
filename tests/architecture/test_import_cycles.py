"""Modules import each other in one direction only: type-only imports and imports inside functions included."""

import ast
from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest
from tests.support.cli import ROOT

SOURCE = ROOT / "src"


def module_name(path: Path, root: Path) -> str:
    parts = path.relative_to(root).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imported_modules(tree: ast.AST, modules: set[str]) -> Iterator[str]:
    """The project's modules that a module imports anywhere: at its top, under `TYPE_CHECKING`, in a function."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in modules)
        elif isinstance(node, ast.ImportFrom) and node.module is not None and node.level == 0:
            submodules = {f"{node.module}.{alias.name}" for alias in node.names}
            yield from submodules & modules
            if node.module in modules and submodules - modules:
                yield node.module


def import_graph(root: Path) -> Mapping[str, set[str]]:
    """What each module below `root` imports, by name."""
    paths = {module_name(path, root): path for path in sorted(root.rglob("*.py"))}
    trees = {name: ast.parse(path.read_text(encoding="utf-8")) for name, path in paths.items()}
    return {name: set(imported_modules(tree, set(paths))) for name, tree in trees.items()}


def import_cycle(graph: Mapping[str, set[str]]) -> list[str]:
    """One cycle of the graph, its first module again at the end; empty if there is none."""
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        cycle: list[str] = error.args[1]
        return cycle[::-1]
    return []


def test_no_module_imports_itself_by_way_of_others() -> None:
    graph = import_graph(SOURCE)
    assert len(graph) > 100
    assert sum(map(len, graph.values())) > len(graph)
    assert import_cycle(graph) == []


@pytest.mark.parametrize(
    "imports",
    [
        "from house.b import thing",
        "import house.b",
        "from house import b",
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from house.b import Thing",
        "def build():\n    from house.b import thing",
    ],
)
def test_every_way_to_import_is_seen(tmp_path: Path, imports: str) -> None:
    package = tmp_path / "house"
    package.mkdir()
    (package / "__init__.py").write_text("", encoding="utf-8")
    (package / "a.py").write_text(imports, encoding="utf-8")
    (package / "b.py").write_text("from house import a", encoding="utf-8")
    assert set(import_cycle(import_graph(tmp_path))) == {"house.a", "house.b"}


def test_imports_in_one_direction_are_no_cycle(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("import b", encoding="utf-8")
    (tmp_path / "b.py").write_text("import json", encoding="utf-8")
    assert import_graph(tmp_path) == {"a": {"b"}, "b": set()}
    assert import_cycle(import_graph(tmp_path)) == []
