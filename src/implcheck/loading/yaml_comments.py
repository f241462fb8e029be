"""Find what was meant as text and is a comment: YAML drops everything from a blank and a `#` to the end of the line."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any

import yaml

from implcheck.loading.source import SourceText
from implcheck.loading.yaml_scalars import resolved
from implcheck.model.problem import Problem, problem

_SUSPECT = re.compile(r"[ \t]#(?:[^\s#]|[ \t]\d)")
"""A comment that looks like a text: `#42` or `# 2`. People put a space and a word after the # of a comment."""

_SUSPECT_HERE = re.compile(r"[ \t]+(?P<mark>#)(?:[^\s#]|[ \t]\d)")
_COMMENT = re.compile(r"[ \t](?P<mark>#)(?=(?P<rest>.*))")
_EMPTY_BEFORE = (yaml.KeyToken, yaml.BlockEndToken, yaml.FlowEntryToken, yaml.FlowMappingEndToken)
"""The tokens that follow a colon without a value."""

_NO_ITEM_BEFORE = (yaml.BlockEntryToken, yaml.BlockEndToken)
"""The tokens that follow the dash of an item without a value."""


def cut_off(source: SourceText, loader: Any) -> Iterator[Problem]:
    """Yield a problem for each text of a valid file of which a part, or all, is a comment that looks like text."""
    if _SUSPECT.search(source.text) is None:
        return
    for token, following in pairwise(yaml.scan(source.text, Loader=loader)):
        if _may_be_cut(token, following):
            found = _SUSPECT_HERE.match(source.text, token.end_mark.index)
            if found is not None:
                yield problem("yaml-cut-off").at(source.at(found.start("mark")))


def _may_be_cut(token: Any, following: Any) -> bool:
    """Return whether a comment right after a token can be a part of a text: after a plain text, or for a value."""
    match token:
        case yaml.ScalarToken():
            return token.plain and isinstance(resolved(token.value), str)
        case yaml.ValueToken():
            return isinstance(following, _EMPTY_BEFORE)
        case yaml.BlockEntryToken():
            return isinstance(following, _NO_ITEM_BEFORE)
        case _:
            return False


def hidden_bracket(text: str, opened: int, stop: int, closing: str) -> tuple[Problem, int] | None:
    """Return the problem and the index of a `#` between two indexes that hides a closing bracket in a comment."""
    for start, line in _lines(text, opened, stop):
        for found in _COMMENT.finditer(line):
            mark = start + found.start("mark")
            before = line[: found.start("mark")]
            if mark > opened and before.strip() and before.count('"') % 2 == 0 and closing in found["rest"]:
                return problem("yaml-bracket-hidden", closing=closing), mark
    return None


def cut_off_near(lines: Iterable[tuple[int, str]]) -> tuple[Problem, int] | None:
    """Return the problem and the index of a `#` that cuts off a text on one of these lines, which cannot be parsed."""
    for start, line in lines:
        found = _SUSPECT_HERE.search(line)
        if found is not None and line[: found.start()].strip() and line[: found.start()].count('"') % 2 == 0:
            return problem("yaml-cut-off"), start + found.start("mark")
    return None


def _lines(text: str, start: int, stop: int) -> Iterator[tuple[int, str]]:
    """Yield the lines that lie between two indexes, each with the index at which it starts."""
    begin = text.rfind("\n", 0, start) + 1
    while begin <= stop and begin < len(text):
        end = text.find("\n", begin)
        end = end if end >= 0 else len(text)
        yield begin, text[begin:end]
        begin = end + 1
