"""Parse YAML into a tree of values and positions, within limits.

The tree is built from the parser's events with an explicit stack: deep nesting, or an anchor that doubles itself forty
times, reaches a limit before it exhausts stack or memory.
"""

import re
from typing import Any

import yaml

from implcheck.loading.source import SourceText
from implcheck.loading.yaml_comments import cut_off
from implcheck.loading.yaml_node import Node, Position, Tree
from implcheck.loading.yaml_odd_text import is_odd, too_large_to_be_odd
from implcheck.loading.yaml_scalars import half_escape, joined_pairs, resolved
from implcheck.model.limits import DEEPEST, LARGEST_ODD_FILE, MOST_VALUES
from implcheck.model.problem import InvalidFile, Location, Problem, problem

_FAST: Any = getattr(yaml, "CLoader", None)
"""The parser in C, or None if PyYAML was built without libyaml: slower, but with the same tree."""

MERGE = "<<"
_CORE = "tag:yaml.org,2002:"
_TEXT_TAGS = frozenset({"!", _CORE + "str"})
_TAGS = frozenset({"!", *(_CORE + name for name in ("str", "int", "float", "bool", "null", "map", "seq"))})

_TEMPLATE = re.compile(r"\{\{[^{}\n]*\}\}")
"""`{{ name }}`: a placeholder of a template, which YAML reads as a mapping for a key."""

_CHUNK = 64
"""Characters that are examined at once."""


class _Open:
    """A list or mapping that is being read. If `repeated`, the key is a duplicate and its value is dropped."""

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
        """Whether the next event is a key."""
        return self.is_mapping and self.key is None


def parse(source: SourceText) -> Tree:
    """Return the tree of a file that holds one YAML document.

    Raises:
        InvalidFile: The file is not YAML, or exceeds the limits.
    """
    # The pure parser reports the errors, so that they are the same with and without libyaml, and it parses the files
    # that libyaml reads differently. It is slow, so a large file gets less precise messages.
    odd, large = is_odd(source.text), len(source.text) > LARGEST_ODD_FILE
    if odd and large:
        raise too_large_to_be_odd(source)
    if _FAST is not None and not odd:
        try:
            return _Builder(source, counts_alike=True).build(_FAST)
        except yaml.YAMLError as error:
            if large:
                from implcheck.loading.yaml_errors import not_yaml_at  # only an invalid file pays for its import

                raise not_yaml_at(source, error) from None
    try:
        return _Builder(source, counts_alike=not odd).build(yaml.Loader)
    except yaml.YAMLError as error:
        from implcheck.loading.yaml_errors import not_yaml  # as above

        raise not_yaml(source, error) from None


class _Builder:
    """Builds a tree from events. If `counts_alike`, the parser counts lines and columns as editors do."""

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
        return Tree(self.root, tuple(self.problems), tuple(cut_off(self.source, parser)))

    def _document(self, event: Any) -> None:
        if self.root is not None:
            raise self._refused(problem("yaml-two-documents"), event)

    def _scalar(self, event: Any) -> None:
        if event.tag is not None:
            self._check_tag(event)
        value = event.value if event.style != '"' else self._whole(event)
        if self.open and self.open[-1].wants_key:
            self._key(value, event)
            node = Node(value, self._position(event), self.source) if event.anchor else None
        else:
            plain = event.implicit[0] if event.tag is None else event.tag not in _TEXT_TAGS
            node = Node(resolved(value) if plain else value, self._position(event), self.source)
            self._add(node)
        if event.anchor and node is not None:
            self.anchors[event.anchor] = node

    def _whole(self, event: Any) -> str:
        """Return the text between double quotes, with escaped surrogate pairs joined; half a pair is a problem."""
        joined = joined_pairs(event.value)
        if joined != event.value:
            first = event.start_mark.index
            if (half := half_escape(self.source.text[first : event.end_mark.index])) is not None:
                self.problems.append(problem("yaml-surrogate", given=half[0]).at(self.source.at(first + half.start())))
        return joined

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
            done.node.merge(merged)
        if done.anchor:
            self.anchors[done.anchor] = done.node
        self._add(done.node)

    def _alias(self, event: Any) -> None:
        if any(opened.anchor == event.anchor for opened in self.open):
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
        """Add a node to the list or mapping that is open; `position` is that of an alias itself."""
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
        """Return the position of an event. An empty value starts after what precedes it, whatever the parser says."""
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

    def _refused(self, reason: Problem, event: Any) -> InvalidFile:
        return InvalidFile((reason.at(self.source.location(*self._position(event))),))


def _end_before(text: str, index: int) -> int:
    """Return the index after the last character before `index` that is not blank."""
    while index:
        part = text[max(0, index - _CHUNK) : index]
        kept = part.rstrip(" \n")
        index -= len(part) - len(kept)
        if kept:
            break
    return index
