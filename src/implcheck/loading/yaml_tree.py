"""YAML to values and their positions, side by side.

The tree is built from the parser's events with a stack of its own: a file nested a million deep, or an anchor
that doubles itself forty times, meets a limit and not the end of the machine.
"""

import re
from typing import Any, NamedTuple

import yaml

from implcheck.loading.source import SourceText
from implcheck.loading.yaml_errors import not_yaml, not_yaml_at
from implcheck.loading.yaml_scalars import resolved
from implcheck.model.limits import DEEPEST, LARGEST_ODD_FILE, MOST_VALUES
from implcheck.model.problem import InvalidFile, Location, Path, Problem, problem

_FAST: Any = getattr(yaml, "CLoader", None)
"""The parser in C; nothing where PyYAML came without libyaml: slower, the same tree."""

MERGE = "<<"
_CORE = "tag:yaml.org,2002:"
_TEXT_TAGS = frozenset({"!", _CORE + "str"})
_TAGS = frozenset({"!", *(_CORE + name for name in ("str", "int", "float", "bool", "null", "map", "seq"))})

_ODD_CHARACTERS = "\t\x85\u2028\u2029"
"""Tabs, and line ends that are none to an editor."""

_STUCK_COMMENT = re.compile("[|>][-+0-9]*#")
"""A comment that sticks to a block of text."""

_TEMPLATE = re.compile(r"\{\{[^{}\n]*\}\}")
"""`{{ name }}`, to YAML a mapping for a key: what is left of a template that nobody filled in."""

_PART = 64
"""Characters that are looked at in one go."""

Position = tuple[int, int]
"""Line and column, from 0."""


class Node:
    """A value, where it stands, and the nodes below it; `keys` holds where each key of a mapping stands."""

    __slots__ = ("children", "keys", "position", "size", "source", "value")

    def __init__(self, value: Any, position: Position, source: SourceText) -> None:
        self.value = value
        self.position = position
        self.source = source
        self.children: dict[str, Node] | list[Node] | None = None
        self.keys: dict[str, Position] = {}
        self.size = 1

    def child(self, step: str | int) -> "Node | None":
        """The node below, by key or by index."""
        if isinstance(self.children, dict) and isinstance(step, str):
            return self.children.get(step)
        if isinstance(self.children, list) and isinstance(step, int) and 0 <= step < len(self.children):
            return self.children[step]
        return None

    def location(self, path: Path = (), *, on_key: bool = False) -> Location:
        """Where the value at the end of `path` stands, or its key; the nearest ancestor if there is none.

        A model may have a step more than the file (`a: 3` for `a: {answer: 3}`): a key below what is not a
        mapping is passed over.
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


class Tree(NamedTuple):
    """A file's tree, and what is wrong with it that does not keep it from being read further."""

    root: Node
    problems: tuple[Problem, ...] = ()


class _Open:
    """A list or mapping that is being read. `repeated` says that the key was there before: its value is dropped."""

    __slots__ = ("anchor", "is_mapping", "key", "key_position", "merged", "node", "repeated")

    def __init__(self, node: Node, anchor: str | None) -> None:
        self.node = node
        self.anchor = anchor
        self.is_mapping = isinstance(node.children, dict)
        self.key: str | None = None
        self.key_position: Position = (0, 0)
        self.repeated = False
        self.merged: list[Node] = []

    @property
    def wants_key(self) -> bool:
        """Whether the next thing in it is a key."""
        return self.is_mapping and self.key is None


def parse(source: SourceText) -> Tree:
    """The tree of a file that holds one YAML document.

    Raises:
        InvalidFile: the file is not YAML, or asks for more than the limits above allow.
    """
    # The pure parser says what is wrong, so that it reads the same with and without libyaml; and it reads the
    # files with something in them that libyaml takes otherwise.
    # It is slow, and so only for files of some size: a larger one gets fewer words.
    odd, large = _is_odd(source.text), len(source.text) > LARGEST_ODD_FILE
    if odd and large:
        raise _too_large_to_be_odd(source)
    if _FAST is not None and not odd:
        try:
            return _Builder(source, counts_alike=True).build(_FAST)
        except yaml.YAMLError as error:
            if large:
                raise not_yaml_at(source, error) from None
    try:
        return _Builder(source, counts_alike=not odd).build(yaml.Loader)
    except yaml.YAMLError as error:
        raise not_yaml(source, error) from None


def _is_odd(text: str) -> bool:
    """Whether there is something in a text that libyaml reads otherwise, or that the parsers count otherwise."""
    return any(one in text for one in _ODD_CHARACTERS) or _STUCK_COMMENT.search(text) is not None


def _too_large_to_be_odd(source: SourceText) -> InvalidFile:
    """The refusal of a large file at the first thing in it that asks for the slow parser."""
    found = [at for one in _ODD_CHARACTERS if (at := source.text.find(one)) >= 0]
    if (stuck := _STUCK_COMMENT.search(source.text)) is not None:
        found.append(stuck.start())
    code = "yaml-large-with-tab" if source.text[min(found)] == "\t" else "yaml-large-and-odd"
    return InvalidFile((problem(code, largest=f"{LARGEST_ODD_FILE // 1024} KiB").at(source.at(min(found))),))


class _Builder:
    """`counts_alike` says that the parsers count lines and columns as an editor does."""

    def __init__(self, source: SourceText, *, counts_alike: bool) -> None:
        self.source = source
        self.counts_alike = counts_alike
        self.open: list[_Open] = []
        self.anchors: dict[str, Node] = {}
        self.root: Node | None = None
        self.problems: list[Problem] = []

    def build(self, parser: Any) -> Tree:
        steps = {
            yaml.ScalarEvent: self._scalar,
            yaml.MappingStartEvent: self._start,
            yaml.SequenceStartEvent: self._start,
            yaml.MappingEndEvent: self._end,
            yaml.SequenceEndEvent: self._end,
            yaml.AliasEvent: self._alias,
            yaml.DocumentStartEvent: self._document,
        }
        for event in iter(parser(self.source.text).get_event, None):
            if (step := steps.get(type(event))) is not None:
                step(event)
        if self.root is None:
            raise InvalidFile((problem("file-empty").at(Location(self.source.name)),))
        return Tree(self.root, tuple(self.problems))

    def _document(self, event: Any) -> None:
        if self.root is not None:
            raise self._refused(problem("yaml-two-documents"), event)

    def _scalar(self, event: Any) -> None:
        if event.tag is not None:
            self._check_tag(event)
        if self.open and self.open[-1].wants_key:
            self._key(event.value, event)
            node = Node(event.value, self._position(event), self.source) if event.anchor else None
        else:
            plain = event.implicit[0] if event.tag is None else event.tag not in _TEXT_TAGS
            node = Node(resolved(event.value) if plain else event.value, self._position(event), self.source)
            self._add(node)
        if event.anchor and node is not None:
            self.anchors[event.anchor] = node

    def _start(self, event: Any) -> None:
        if event.tag is not None:
            self._check_tag(event)
        if len(self.open) >= DEEPEST:
            raise self._refused(problem("yaml-too-deep", deepest=DEEPEST), event)
        if self.open and self.open[-1].wants_key:
            template = _TEMPLATE.match(self.source.text, event.start_mark.index - 1) is not None
            raise self._refused(problem("yaml-template" if template else "yaml-key-not-text"), event)
        mapping = isinstance(event, yaml.MappingStartEvent)
        node = Node({} if mapping else [], self._position(event), self.source)
        node.children = {} if mapping else []
        self.open.append(_Open(node, event.anchor))

    def _end(self, _event: Any) -> None:
        done = self.open.pop()
        for merged in done.merged:
            _merge(done.node, merged)
        if done.anchor:
            self.anchors[done.anchor] = done.node
        self._add(done.node)

    def _alias(self, event: Any) -> None:
        if any(one.anchor == event.anchor for one in self.open):
            raise self._refused(problem("yaml-alias-inside-itself", name=event.anchor), event)
        if event.anchor not in self.anchors:
            raise self._refused(problem("yaml-alias-unknown", name=event.anchor), event)
        node = self.anchors[event.anchor]
        if not (self.open and self.open[-1].wants_key):
            self._add(node, self._position(event))
        elif isinstance(node.value, str):
            self._key(node.value, event)
        else:
            raise self._refused(problem("yaml-key-not-text"), event)

    def _add(self, node: Node, position: Position | None = None) -> None:
        """Put a node where it belongs; an alias brings the position that it stands at itself."""
        if not self.open:
            self.root = node
            return
        into = self.open[-1]
        holder = into.node
        holder.size += node.size
        if holder.size > MOST_VALUES:
            raise InvalidFile(
                (problem("yaml-too-many", most=MOST_VALUES).at(self.source.location(*(position or node.position))),)
            )
        if isinstance(holder.children, list):
            holder.children.append(node)
            holder.value.append(node.value)
            return
        if into.key == MERGE:
            into.merged.extend(self._to_merge(into, node))
        elif isinstance(holder.children, dict) and into.key is not None and not into.repeated:
            holder.children[into.key] = node
            holder.value[into.key] = node.value
            holder.keys[into.key] = into.key_position
        into.key, into.repeated = None, False

    def _key(self, key: str, event: Any) -> None:
        into, position = self.open[-1], self._position(event)
        if key in into.node.keys:
            first = into.node.keys[key][0] + 1
            self.problems.append(
                problem("yaml-duplicate-key", key=key, first=first).at(self.source.location(*position))
            )
            into.repeated = True
        into.key, into.key_position = key, position

    def _position(self, event: Any) -> Position:
        """Where an event starts. Nothing at all starts behind what is before it, whatever the parser makes of it."""
        mark = event.start_mark
        if isinstance(event, yaml.ScalarEvent) and not event.value and not event.style:
            return self.source.position(_end_before(self.source.text, mark.index))
        return (mark.line, mark.column) if self.counts_alike else self.source.position(mark.index)

    def _check_tag(self, event: Any) -> None:
        if event.tag not in _TAGS:
            raise self._refused(problem("yaml-tag", tag=event.tag.replace(_CORE, "!!")), event)

    def _to_merge(self, into: _Open, node: Node) -> list[Node]:
        parts = node.children if isinstance(node.children, list) else [node]
        for part in parts:
            if not isinstance(part.children, dict):
                raise InvalidFile((problem("yaml-merge").at(self.source.location(*into.key_position)),))
        return parts

    def _refused(self, found: Problem, event: Any) -> InvalidFile:
        return InvalidFile((found.at(self.source.location(*self._position(event))),))


def _end_before(text: str, index: int) -> int:
    """Where what stands before `index` ends, without the blanks behind it."""
    while index:
        part = text[max(0, index - _PART) : index]
        kept = part.rstrip(" \n")
        index -= len(part) - len(kept)
        if kept:
            break
    return index


def _merge(into: Node, merged: Node) -> None:
    """Fill in what a merge key brings; what the mapping says itself goes first."""
    if not isinstance(into.children, dict) or not isinstance(merged.children, dict):
        return
    for key, child in merged.children.items():
        if key not in into.children:
            into.children[key] = child
            into.value[key] = child.value
            into.keys[key] = merged.keys[key]
