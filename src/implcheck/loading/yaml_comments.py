"""Find what was meant as text and is a comment: YAML drops everything from a blank and a `#` to the end of the line."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any

import yaml

from implcheck.loading.source import SourceText
from implcheck.loading.yaml_scalars import resolved
from implcheck.model.problem import Problem, problem

_SUSPECT = re.compile(r"[ \t]+(?P<mark>#)(?:[^\s#]|[ \t]\d)")
"""A comment that looks like a text: `#42` or `# 2`. People put a space and a word after the # of a comment."""

_COMMENT = re.compile(r"[ \t](?P<mark>#)(?=(?P<rest>.*))")
_IN_BETWEEN = re.compile(r"(?:^|(?<=\s))#.*", re.MULTILINE)
"""A comment in what stands between texts."""

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
            found = _SUSPECT.match(source.text, token.end_mark.index)
            if found is not None:
                yield problem("yaml-cut-off").at(source.at(found.start("mark")))


def comments(text: str) -> Counter[str]:
    """Return the comments of a valid YAML document, each with how often it is there."""
    found: list[str] = []
    place = 0
    for token in yaml.scan(text, Loader=yaml.Loader):
        if isinstance(token, yaml.ScalarToken):
            found += _IN_BETWEEN.findall(text[place : token.start_mark.index])
            place = token.end_mark.index
    return Counter(comment.strip() for comment in (*found, *_IN_BETWEEN.findall(text[place:])))


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
    """Return the problem and the index of a `#` that hides a closing bracket in a comment.

    It comes after the index `opened`, and at the latest on the line of the index `stop`.
    """
    end = text.find("\n", stop)
    for found in _COMMENT.finditer(text, opened, end if end >= 0 else len(text)):
        if closing in found["rest"] and _may_belong_to(text[text.rfind("\n", 0, found.start()) + 1 : found.start()]):
            return problem("yaml-bracket-hidden", closing=closing), found.start("mark")
    return None


def hidden_comma(text: str, start: int, stop: int) -> tuple[Problem, int] | None:
    """Return the problem and the index of a `#` that hides the comma between two parts of a list or mapping in a comment.

    The first part ends after the index `start`; the parser stopped at the index `stop`, in the second.
    """
    found = hidden_bracket(text, start, stop, ",")
    needs_none = found is not None and text[: found[1]].rstrip().endswith((",", "[", "{"))
    return None if needs_none else found


def cut_off_near(lines: Iterable[tuple[int, str]]) -> tuple[Problem, int] | None:
    """Return the problem and the index of a `#` that cuts off a text on one of these lines, which cannot be parsed.

    Each line comes with the index at which it starts.
    """
    for start, line in lines:
        found = _SUSPECT.search(line)
        if found is not None and _may_belong_to(line[: found.start()]):
            return problem("yaml-cut-off"), start + found.start("mark")
    return None


def hidden_near(lines: Iterable[tuple[int, str]]) -> tuple[Problem, int] | None:
    """Return the problem and the index of a `#` that hides the end of a list or mapping on one line, or cuts off a text.

    For the lines near a mistake in a file that is too large to look for the bracket itself; see `cut_off_near`.
    """
    lines = tuple(lines)
    for start, line in lines:
        for found in _COMMENT.finditer(line):
            before = line[: found.start()]
            for opening, closing in ("[]", "{}"):
                is_open = before.count(opening) > before.count(closing)
                if is_open and closing in found["rest"] and _may_belong_to(before):
                    return problem("yaml-bracket-hidden", closing=closing), start + found.start("mark")
    return cut_off_near(lines)


def _may_belong_to(before: str) -> bool:
    """Return whether a `#` can belong to the text before it on its line: there is one, and no quotation mark is open."""
    return before.strip() != "" and before.count('"') % 2 == 0
