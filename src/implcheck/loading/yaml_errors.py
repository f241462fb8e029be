"""What the parser refused, told as the slip that was made and at the place where it was made.

The parser stops where it cannot go on. That may be lines below a bracket that nobody closed, or in the line after
one without a colon; so the text around the stop is looked at, too.
"""

import contextlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile
from typing import Any

import yaml
from yaml.reader import ReaderError

from implcheck.loading.source import SourceText
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
"""What the parser says, in part, and the problem it is for us. The pure parser's words only: see `tree.parse`."""

_CONFLICT = re.compile(r"^(<{7} |={7}$|>{7} )", re.MULTILINE)
_VALUE = re.compile(r":[ \t]+(?=[^ \t#])")
_STUCK = re.compile(r"^\s*(?:- )?[\w.-]+(:)(?=[^\s/]|\xa0)")
_CURLY = "\u201c\u201d\u201e\u2018\u2019\u201a"


def not_yaml(source: SourceText, error: yaml.YAMLError) -> InvalidFile:
    """The problem that keeps a text from being YAML, with its place."""
    found, index = _Slip(source.text, error).found()
    return InvalidFile((found.at(source.at(min(index, len(source.text.rstrip("\n"))))),))


def not_yaml_at(source: SourceText, error: yaml.YAMLError) -> InvalidFile:
    """The same of a file that is too large to look at what is around: the place, and no more than what is certain."""
    if (conflict := _CONFLICT.search(source.text)) is not None:
        return InvalidFile((problem("yaml-conflict").at(source.at(conflict.start())),))
    slip = _Slip(source.text, error)
    if "exceeded maximum nesting depth" in str(error):
        return InvalidFile((problem("yaml-too-deep", deepest=DEEPEST).at(source.at(slip.at)),))
    certain = slip.code in {"yaml-escape", "yaml-quote", "yaml-colon", "yaml-character"}
    at = slip.since if slip.code == "yaml-quote" else slip.at
    if isinstance(error, ReaderError):  # libyaml counts bytes here
        found, at = problem("yaml-character"), len(source.text.encode()[: slip.at].decode(errors="ignore"))
        return InvalidFile((found.at(source.at(at)),))
    found = problem(slip.code if certain else "yaml-syntax")
    return InvalidFile((found.at(source.at(min(at, len(source.text.rstrip("\n"))))),))


@dataclass(frozen=True)
class _Line:
    """A line of the text: where it starts, what is in it, and how far that is indented."""

    start: int
    text: str

    @property
    def indent(self) -> int:
        return len(self.text) - len(self.text.lstrip(" "))

    @property
    def content(self) -> int:
        """Where what is in it starts."""
        return self.start + self.indent


class _Slip:
    """Where the parser stopped (`at`), where the thing started that it was in, and what it said."""

    def __init__(self, text: str, error: yaml.YAMLError) -> None:
        self.text = text
        problem_mark, context_mark = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
        mark = problem_mark or context_mark
        self.at: int = mark.index if mark is not None else getattr(error, "position", 0)
        self.since: int = context_mark.index if context_mark is not None else self.at
        said = str(error)
        self.code = next((code for part, code in HINTS if part in said), "yaml-syntax")

    def found(self) -> tuple[Problem, int]:
        """The problem, and the index in the text at which it stands."""
        if (conflict := _CONFLICT.search(self.text)) is not None:
            return problem("yaml-conflict"), conflict.start()
        looked_at = {
            "yaml-colon": self._colon,
            "yaml-no-colon": self._key,
            "yaml-indent": self._indent,
            "yaml-start": self._start,
            "yaml-bracket": self._bracket,
            "yaml-syntax": self._syntax,
        }
        if self.code in looked_at:
            return looked_at[self.code]()
        # A quotation mark is told where it stands, not where the text ends that it opens; an escape at its backslash.
        return problem(self.code), {"yaml-quote": self.since, "yaml-escape": self.at - 1}.get(self.code, self.at)

    def _colon(self) -> tuple[Problem, int]:
        """A colon where no key can be: in a text, below a line that has its value, or below one without a colon."""
        line = self._line(self.at)
        before = self.text[line.start : self.at]
        if (value := _VALUE.search(before)) is not None:
            start = line.start + value.end()
            return (
                (problem("yaml-curly-quote"), start) if self.text[start] in _CURLY else (problem("yaml-colon"), self.at)
            )
        above = list(self._above(line))
        if not above:
            return problem("yaml-colon"), self.at
        # The lines of one value over several lines are above this one; the first of them is what it goes on from.
        last = above[0]
        same = [one for one in takewhile(lambda one: one.indent >= last.indent, above) if one.indent == last.indent]
        parent = next((one for one in above if one.indent < last.indent), None)
        if parent is not None and _VALUE.search(parent.text) and all(":" not in one.text for one in same):
            last = parent
        if self.text[last.content].isspace():  # a blank of a word processor, which indents nothing
            return problem("yaml-indent"), last.content
        if _VALUE.search(last.text) is None:
            return self._no_colon(last)
        return self._too_far(line, last)

    def _indent(self) -> tuple[Problem, int]:
        """A key where none can start: below a line that has its value, or below one without a colon.

        With a comment between the two lines the parser says this; without, it finds a colon too many.
        """
        line = self._line(self.at)
        above = next(self._above(line), None)
        if above is None or above.indent > line.indent or above.text.lstrip().startswith("-"):
            return problem("yaml-indent"), self.at
        if re.search(r":(\s|$)", above.text) is None:
            return self._no_colon(above)
        if above.indent < line.indent and _VALUE.search(above.text) is not None:
            return self._too_far(line, above)
        return problem("yaml-indent"), self.at

    def _too_far(self, line: _Line, above: _Line) -> tuple[Problem, int]:
        number = self.text.count("\n", 0, above.start) + 1
        return problem("yaml-indent-below", line=number), line.content

    def _key(self) -> tuple[Problem, int]:
        """A key that comes to no colon; in quotes over several lines, because the quotes are not closed."""
        if self.text[self.since : self.since + 1] in {"'", '"'}:
            return problem("yaml-quote"), self.since
        return self._no_colon(self._line(self.since))

    def _no_colon(self, line: _Line) -> tuple[Problem, int]:
        """A key without a colon, or without a space after it."""
        if (stuck := _STUCK.match(line.text)) is not None:
            return problem("yaml-no-space"), line.start + stuck.start(1)
        return problem("yaml-no-colon"), line.content

    def _start(self) -> tuple[Problem, int]:
        line = self._line(self.at)
        if line.text.lstrip().startswith("```"):
            return problem("yaml-fence"), line.content
        start = self.since if self.text[self.since : self.since + 1] in {"*", "&"} else self.at
        return problem("yaml-start", character=self.text[start : start + 1]), start

    def _bracket(self) -> tuple[Problem, int]:
        """A bracket that is closed nowhere is told where it opens; else something is wrong where the parser stopped."""
        if (quote := self._after_quote()) is not None:
            return quote
        opened: list[int] = []
        for token in self._tokens():
            if isinstance(token, (yaml.FlowSequenceStartToken, yaml.FlowMappingStartToken)):
                opened.append(token.start_mark.index)
            elif isinstance(token, (yaml.FlowSequenceEndToken, yaml.FlowMappingEndToken)) and opened:
                opened.pop()
        open_here = [index for index in opened if index < self.at]
        if open_here:
            index = open_here[-1]
            bracket = self.text[index]
            return problem("yaml-bracket-open", bracket=bracket, closing={"[": "]", "{": "}"}[bracket]), index
        # A colon behind a quoted key is right; what is wrong there is the comma that is not before the key.
        if self.text[self.at : self.at + 1] == ":" and self.text[: self.at].rstrip(" ")[-1:] != '"':
            return problem("yaml-colon"), self.at
        return problem("yaml-bracket"), self.at

    def _syntax(self) -> tuple[Problem, int]:
        return self._after_quote() or (problem("yaml-syntax"), self.at)

    def _after_quote(self) -> tuple[Problem, int] | None:
        """Text right behind a closing quotation mark; if that is lines below the opening one, that is not closed."""
        if self.text[: self.at].rstrip(" ")[-1:] not in {"'", '"'}:
            return None
        quoted = None
        for token in takewhile(lambda one: one.start_mark.index < self.at, self._tokens()):
            if isinstance(token, yaml.ScalarToken):
                quoted = token if token.style in {"'", '"'} else None
        if quoted is None:
            return None
        over_lines = quoted.start_mark.line != quoted.end_mark.line
        return (
            (problem("yaml-quote"), quoted.start_mark.index) if over_lines else (problem("yaml-quote-after"), self.at)
        )

    def _tokens(self) -> Iterator[Any]:
        """The tokens of the text, up to the first that is none."""
        with contextlib.suppress(yaml.YAMLError):
            yield from yaml.scan(self.text, Loader=yaml.Loader)

    def _line(self, index: int) -> _Line:
        start = self.text.rfind("\n", 0, index) + 1
        end = self.text.find("\n", start)
        return _Line(start, self.text[start : end if end >= 0 else len(self.text)])

    def _above(self, line: _Line) -> Iterator[_Line]:
        """The lines above one, the nearest first, without blank ones and comments."""
        while line.start > 0:
            line = self._line(line.start - 1)
            if line.text.strip() and not line.text.lstrip().startswith("#"):
                yield line
