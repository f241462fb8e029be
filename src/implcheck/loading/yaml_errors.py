"""Translate a YAML syntax error into the likely mistake and its location.

The parser reports where it stopped. That may be lines below an unclosed bracket, or the line after a missing
colon; so the text around that position is examined, too.
"""

import contextlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, takewhile
from typing import Any

import yaml
from yaml.reader import ReaderError

from implcheck.loading.source import SourceText
from implcheck.loading.yaml_comments import cut_off_near, hidden_bracket, hidden_comma, hidden_near
from implcheck.model.limits import DEEPEST
from implcheck.model.problem import InvalidFile, Problem, problem

HINTS: tuple[tuple[str, str], ...] = (
    ("found character '\\t'", "yaml-tab"),
    ("that cannot start any token", "yaml-start"),
    ("while scanning an alias", "yaml-start"),
    ("while scanning an anchor", "yaml-start"),
    ("found unknown escape character", "yaml-escape"),
    ("expected escape sequence", "yaml-escape"),
    ("while scanning a quoted scalar", "yaml-quote"),
    ("found unexpected end of stream", "yaml-quote"),
    ("mapping values are not allowed", "yaml-colon"),
    ("expected <block end>, but found '<block", "yaml-indent"),
    ("expected <block end>, but found '?'", "yaml-indent"),
    ("expected <block end>, but found '-'", "yaml-indent"),
    ("could not find expected ':'", "yaml-no-colon"),
    ("while parsing a flow", "yaml-bracket"),
    ("special characters are not allowed", "yaml-character"),
)
"""Parts of the parser's messages, and the code of our problem. Messages of the pure parser only: see `yaml_tree.parse`."""

_CONFLICT = re.compile(r"^(<{7} |={7}$|>{7} )", re.MULTILINE)
_VALUE = re.compile(r":[ \t]+(?=[^ \t#])")
_STUCK = re.compile(r"^\s*(?:- )?[\w.-]+(:)(?=[^\s/]|\xa0)")
_AFTER_A_COMMENT = frozenset({"yaml-no-colon", "yaml-colon", "yaml-indent", "yaml-indent-below", "yaml-syntax"})
"""Mistakes that may come from a text that a comment cut off, on the same line or the one above."""

_CURLY = "\u201c\u201d\u201e\u2018\u2019\u201a"


def not_yaml(source: SourceText, error: yaml.YAMLError) -> InvalidFile:
    """Return the error of a text that is not YAML, with the likely mistake and its location."""
    found, index = _Mistake(source.text, error).located()
    return InvalidFile((found.at(source.at(min(index, len(source.text.rstrip("\n"))))),))


def not_yaml_at(source: SourceText, error: yaml.YAMLError) -> InvalidFile:
    """Return the error of a large file: only what is certain without examining the text around it."""
    if (conflict := _CONFLICT.search(source.text)) is not None:
        return InvalidFile((problem("yaml-conflict").at(source.at(conflict.start())),))
    mistake = _Mistake(source.text, error)
    if "exceeded maximum nesting depth" in str(error):
        return InvalidFile((problem("yaml-too-deep", deepest=DEEPEST).at(source.at(mistake.stop)),))
    certain = mistake.code in {"yaml-escape", "yaml-quote", "yaml-colon", "yaml-character"}
    at = mistake.start if mistake.code == "yaml-quote" else mistake.stop
    if isinstance(error, ReaderError):  # libyaml counts bytes here
        found, at = problem("yaml-character"), len(source.text.encode()[: mistake.stop].decode(errors="ignore"))
        return InvalidFile((found.at(source.at(at)),))
    found, at = hidden_near(mistake.near(at)) or (problem(mistake.code if certain else "yaml-syntax"), at)
    return InvalidFile((found.at(source.at(min(at, len(source.text.rstrip("\n"))))),))


@dataclass(frozen=True)
class _Line:
    """A line of the text, with the index at which it starts."""

    start: int
    text: str

    @property
    def indent(self) -> int:
        """Spaces before the content."""
        return len(self.text) - len(self.text.lstrip(" "))

    @property
    def content(self) -> int:
        """The index at which the content starts."""
        return self.start + self.indent


class _Mistake:
    """A syntax error: `stop` is the index where the parser stopped, `start` where the element it was reading starts."""

    def __init__(self, text: str, error: yaml.YAMLError) -> None:
        self.text = text
        problem_mark, context_mark = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
        mark = problem_mark or context_mark
        self.stop: int = mark.index if mark is not None else getattr(error, "position", 0)
        self.start: int = context_mark.index if context_mark is not None else self.stop
        message = str(error)
        self.code = next((code for part, code in HINTS if part in message), "yaml-syntax")

    def located(self) -> tuple[Problem, int]:
        """Return the problem and its index in the text."""
        if (conflict := _CONFLICT.search(self.text)) is not None:
            return problem("yaml-conflict"), conflict.start()
        examined = {
            "yaml-colon": self._colon,
            "yaml-no-colon": self._key,
            "yaml-indent": self._indent,
            "yaml-start": self._start,
            "yaml-bracket": self._bracket,
            "yaml-syntax": self._syntax,
        }
        if self.code in examined:
            found, index = examined[self.code]()
            return self._cut_off_near(found, index) or (found, index)
        # Point at the quotation mark, not at the end of the text that it opens; for an escape, at the backslash.
        return problem(self.code), {"yaml-quote": self.start, "yaml-escape": self.stop - 1}.get(self.code, self.stop)

    def _cut_off_near(self, found: Problem, index: int) -> tuple[Problem, int] | None:
        """Examine the lines near a mistake: a `#` in a text may have made the rest a comment."""
        return cut_off_near(self.near(index)) if found.code in _AFTER_A_COMMENT else None

    def near(self, index: int) -> list[tuple[int, str]]:
        """Return the line of an index and the one above it, each with the index at which it starts."""
        line = self._line(index)
        return [(other.start, other.text) for other in (line, *islice(self._above(line), 1))]

    def _colon(self) -> tuple[Problem, int]:
        """Examine a colon where no key is possible: in a text, below a line with a value, or below one without a colon."""
        line = self._line(self.stop)
        before = self.text[line.start : self.stop]
        if (value := _VALUE.search(before)) is not None:
            start = line.start + value.end()
            return (
                (problem("yaml-curly-quote"), start)
                if self.text[start] in _CURLY
                else (problem("yaml-colon"), self.stop)
            )
        above = list(self._above(line))
        if not above:
            return problem("yaml-colon"), self.stop
        # The lines of a multi-line value are above this line; the first of them is the line that it continues.
        last = above[0]
        block = takewhile(lambda other: other.indent >= last.indent, above)
        same = [other for other in block if other.indent == last.indent]
        parent = next((other for other in above if other.indent < last.indent), None)
        if parent is not None and _VALUE.search(parent.text) and all(":" not in other.text for other in same):
            last = parent
        if self.text[last.content].isspace():  # a non-breaking space from a word processor is no indentation
            return problem("yaml-indent"), last.content
        if _VALUE.search(last.text) is None:
            return self._no_colon(last)
        return self._too_far(line, last)

    def _indent(self) -> tuple[Problem, int]:
        """Examine a key where none can start: below a line with a value, or below one without a colon.

        The parser reports this if there is a comment between the two lines; otherwise it reports the colon.
        """
        line = self._line(self.stop)
        above = next(self._above(line), None)
        if above is None or above.indent > line.indent or above.text.lstrip().startswith("-"):
            return problem("yaml-indent"), self.stop
        if re.search(r":(\s|$)", above.text) is None:
            return self._no_colon(above)
        if above.indent < line.indent and _VALUE.search(above.text) is not None:
            return self._too_far(line, above)
        return problem("yaml-indent"), self.stop

    def _too_far(self, line: _Line, above: _Line) -> tuple[Problem, int]:
        number = self.text.count("\n", 0, above.start) + 1
        return problem("yaml-indent-below", line=number), line.content

    def _key(self) -> tuple[Problem, int]:
        """Examine a key without a colon; a quoted key over several lines has unclosed quotes."""
        if self.text[self.start : self.start + 1] in {"'", '"'}:
            return problem("yaml-quote"), self.start
        return self._no_colon(self._line(self.start))

    def _no_colon(self, line: _Line) -> tuple[Problem, int]:
        """Return the problem of a key without a colon, or without a space after the colon."""
        if (stuck := _STUCK.match(line.text)) is not None:
            return problem("yaml-no-space"), line.start + stuck.start(1)
        return problem("yaml-no-colon"), line.content

    def _start(self) -> tuple[Problem, int]:
        line = self._line(self.stop)
        if line.text.lstrip().startswith("```"):
            return problem("yaml-fence"), line.content
        start = self.start if self.text[self.start : self.start + 1] in {"*", "&"} else self.stop
        return problem("yaml-start", character=self.text[start : start + 1]), start

    def _bracket(self) -> tuple[Problem, int]:
        """Point at the bracket that is never closed; if there is none, at the position where the parser stopped."""
        if (quote := self._after_quote()) is not None:
            return quote
        opened: list[int] = []
        for token in self._tokens():
            if isinstance(token, (yaml.FlowSequenceStartToken, yaml.FlowMappingStartToken)):
                opened.append(token.start_mark.index)
            elif isinstance(token, (yaml.FlowSequenceEndToken, yaml.FlowMappingEndToken)) and opened:
                opened.pop()
        open_here = [index for index in opened if index < self.stop]
        if open_here:
            index = open_here[-1]
            bracket, closing = self.text[index], {"[": "]", "{": "}"}[self.text[index]]
            hidden = hidden_bracket(self.text, index, self.stop, closing)
            return hidden or (problem("yaml-bracket-open", bracket=bracket, closing=closing), index)
        # A colon after a quoted key is correct; the mistake is the missing comma before the key.
        if self.text[self.stop : self.stop + 1] == ":" and self.text[: self.stop].rstrip(" ")[-1:] != '"':
            return problem("yaml-colon"), self.stop
        line = self._line(self.stop)
        before = next(self._above(line), line).start
        return hidden_comma(self.text, before, self.stop) or (problem("yaml-bracket"), self.stop)

    def _syntax(self) -> tuple[Problem, int]:
        return self._after_quote() or (problem("yaml-syntax"), self.stop)

    def _after_quote(self) -> tuple[Problem, int] | None:
        """Examine text right after a closing quotation mark; lines below the opening mark, that mark is not closed."""
        if self.text[: self.stop].rstrip(" ")[-1:] not in {"'", '"'}:
            return None
        quoted = None
        for token in takewhile(lambda other: other.start_mark.index < self.stop, self._tokens()):
            if isinstance(token, yaml.ScalarToken):
                quoted = token if token.style in {"'", '"'} else None
        if quoted is None:
            return None
        over_lines = quoted.start_mark.line != quoted.end_mark.line
        return (
            (problem("yaml-quote"), quoted.start_mark.index) if over_lines else (problem("yaml-quote-after"), self.stop)
        )

    def _tokens(self) -> Iterator[Any]:
        """The tokens of the text, up to the first invalid token."""
        with contextlib.suppress(yaml.YAMLError):
            yield from yaml.scan(self.text, Loader=yaml.Loader)

    def _line(self, index: int) -> _Line:
        start = self.text.rfind("\n", 0, index) + 1
        end = self.text.find("\n", start)
        return _Line(start, self.text[start : end if end >= 0 else len(self.text)])

    def _above(self, line: _Line) -> Iterator[_Line]:
        """The lines above `line`, the nearest first, without blank lines and comments."""
        while line.start > 0:
            line = self._line(line.start - 1)
            if line.text.strip() and not line.text.lstrip().startswith("#"):
                yield line
