"""The tree of a YAML file: values and their positions, side by side."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from implcheck.loading.source import SourceText
from implcheck.model.problem import Location, Path, Problem, in_order

Position = tuple[int, int]
"""Line and column, both from 0."""


class Node:
    """A value with its position and the nodes below it; `keys` holds the position of each key of a mapping."""

    __slots__ = ("children", "keys", "position", "size", "source", "value")

    def __init__(self, value: Any, position: Position, source: SourceText) -> None:
        self.value = value
        self.position = position
        self.source = source
        self.children: dict[str, Node] | list[Node] | None = None
        self.keys: dict[str, Position] = {}
        self.size = 1

    def child(self, step: str | int) -> "Node | None":
        """Return the node below, by key or index."""
        if isinstance(self.children, dict) and isinstance(step, str):
            return self.children.get(step)
        if isinstance(self.children, list) and isinstance(step, int) and 0 <= step < len(self.children):
            return self.children[step]
        return None

    def location(self, path: Path = (), *, on_key: bool = False) -> Location:
        """Return the location of the value at the end of `path`, or of its key; of the nearest ancestor if it is missing.

        A model may have a step more than the file (`a: 3` for `a: {answer: 3}`): a key below a value that is not a
        mapping is skipped.
        """
        node, key = self, None
        for step in path:
            below = node.child(step)
            if below is None and isinstance(step, str) and not isinstance(node.children, dict):
                continue
            if below is None:
                break
            key = (node, node.keys[step]) if isinstance(step, str) and step in node.keys else None
            node = below
        if on_key and key is not None:
            holder, position = key
            return holder.source.location(*position)
        return node.source.location(*node.position)

    def merge(self, other: "Node") -> None:
        """Add the keys of a merged mapping; the mapping's own keys take precedence."""
        if not isinstance(self.children, dict) or not isinstance(other.children, dict):
            return
        for key, child in other.children.items():
            if key not in self.children:
                self.children[key] = child
                self.value[key] = child.value
                self.keys[key] = other.keys[key]

    def locate(self, found: Problem) -> Problem:
        """Return the problem with its location, unless it has one already."""
        return found if found.location is not None else found.at(self.location(found.path, on_key=found.on_key))


class Tree(NamedTuple):
    """The tree of a file, problems that do not prevent reading it further, and what is probably not as it was meant."""

    root: Node
    problems: tuple[Problem, ...] = ()
    warnings: tuple[Problem, ...] = ()

    def with_problems(self, problems: Iterable[Problem]) -> tuple[Problem, ...]:
        """Return the problems of a file that cannot be used: its own and `problems`, with what may have caused them."""
        return in_order([*self.problems, *self.warnings, *map(self.root.locate, problems)])
