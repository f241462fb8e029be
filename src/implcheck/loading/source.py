"""Read a file's text, and report everything that can be wrong with it before it is parsed."""

import codecs
import os
import re
import stat
import sys
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import accumulate
from pathlib import Path
from typing import BinaryIO

from implcheck.loading import inputs
from implcheck.loading.project import is_folder, leads_outside, leads_to_another_kind
from implcheck.model.limits import LARGEST_FILE
from implcheck.model.problem import STANDARD_INPUT_NAME, InvalidFile, Location, Problem, problem
from implcheck.model.system_reason import reason_of

STANDARD_INPUT = "-"


@dataclass(frozen=True)
class SourceText:
    """A file: its name as it was given, its text, and its bytes if it was read from a file."""

    name: str
    text: str
    data: bytes = field(default=b"", compare=False, repr=False)

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the file's bytes, 64 hexadecimal digits, as `sha256sum` prints it."""
        import hashlib

        return hashlib.sha256(self.data or self.text.encode()).hexdigest()

    @cached_property
    def lines(self) -> list[str]:
        """The lines as editors count them: only LF ends a line. Split once, for all problems."""
        return self.text.split("\n")

    @cached_property
    def _starts(self) -> list[int]:
        """The index at which each line starts."""
        return list(accumulate((len(line) + 1 for line in self.lines), initial=0))

    def position(self, index: int) -> tuple[int, int]:
        """Return line and column, both from 0, of an index of the text; only LF ends a line, as in editors."""
        line = min(bisect_right(self._starts, index), len(self.lines)) - 1
        return line, index - self._starts[line]

    def location(self, line: int, column: int) -> Location:
        """Return the location at `line` and `column`, both from 0 as the parser counts, with the line itself."""
        if line >= len(self.lines):
            line, column = len(self.lines) - 1, len(self.lines[-1])
        return Location(self.name, line + 1, column + 1, self.lines[line])

    def at(self, index: int) -> Location:
        """Return the location of an index of the text."""
        return self.location(*self.position(index))


def named(file: str) -> str:
    """Return the name that reports use for a file: as it was given, or `<stdin>` for standard input."""
    return STANDARD_INPUT_NAME if file == STANDARD_INPUT else file


_ENDINGS_OF_ANSWERS = ("", ".yaml", ".yml", ".json")


def no_such_file(name: str) -> Problem:
    """Return the problem of a file that does not exist; only where it can be of answers, it says how to make one."""
    return problem("file-missing" if _may_be_answers(name) else "file-missing-other")


def empty_file(name: str) -> Problem:
    """Return the problem of a file without contents; only where it can be of answers, it says how to make one."""
    return problem("file-empty" if _may_be_answers(name) else "file-empty-other")


def _may_be_answers(name: str) -> bool:
    return os.path.splitext(name)[1].lower() in _ENDINGS_OF_ANSWERS  # noqa: PTH122 - the name may hold anything


def read(name: str) -> SourceText:
    """Return the text of a file, or of standard input for `-`.

    Raises:
        InvalidFile: The file is missing, a directory, not allowed, too large, empty, or not UTF-8 text.
    """
    if name == STANDARD_INPUT:
        with standard_input() as stream:
            inputs.note_standard_input()
            data = stream.read(LARGEST_FILE + 1)
        return decoded(STANDARD_INPUT_NAME, data)
    with opened(name) as file:
        return decoded(name, file.read(LARGEST_FILE + 1))


@contextmanager
def standard_input() -> Iterator[BinaryIO]:
    """Give the bytes of standard input.

    Raises:
        InvalidFile: It is closed, a directory, or fails while it is read.
    """
    if sys.stdin is None:
        raise _refused(STANDARD_INPUT_NAME, problem("file-stdin-closed"))
    try:
        yield sys.stdin.buffer
    except OSError as error:
        raise _refused(STANDARD_INPUT_NAME, _unreadable(error)) from None


@contextmanager
def opened(name: str) -> Iterator[BinaryIO]:
    """Open a file for reading.

    Only regular files are opened: a pipe or a device could block forever.

    Raises:
        InvalidFile: The file is missing, not a regular file, a link out of its project, not allowed, or fails while it
            is read.
    """
    inputs.note(name)
    if "\0" in name:
        raise _refused(name, problem("file-name-null"))
    try:
        if leads_outside(name):  # first: any other check would reveal whether the file exists
            raise _refused(name, problem("file-link-outside"))
        _check_regular(name, Path(name).stat().st_mode)
        if leads_to_another_kind(name):
            raise _refused(name, problem("file-link-other"))
        with open(name, "rb", opener=_open_without_blocking) as file:
            _check_regular(name, os.fstat(file.fileno()).st_mode)
            yield file
    except FileNotFoundError:
        # A link is there, and only what it leads to is not.
        missing = problem("file-link-broken") if os.path.islink(name) else no_such_file(name)  # noqa: PTH114 - a name as it was given
        raise _refused(name, missing) from None
    except IsADirectoryError:
        raise _refused(name, problem("file-is-directory")) from None
    except PermissionError:
        # Windows reports "permission denied" for a directory, too.
        raise _refused(name, problem("file-is-directory" if is_folder(name) else "file-not-allowed")) from None
    except (OSError, ValueError) as error:
        raise _refused(name, _unreadable(error)) from None


def _unreadable(error: OSError | ValueError) -> Problem:
    """Return the problem of a file or stream that cannot be read; some reasons have advice of their own."""
    match reason_of(error):
        case "link-loop":
            return problem("file-link-loop")
        case "long-name":
            return problem("file-name-refused")
        case "closed":
            return problem("file-stdin-closed")
        case reason:
            return problem("file-unreadable", system=reason)


@contextmanager
def instead_of(usual: Mapping[str, Problem]) -> Iterator[None]:
    """Replace `file-missing` and `file-empty` by other problems, for files that are not of answers."""
    try:
        yield
    except InvalidFile as error:
        codes = [found.code.removesuffix("-other") for found in error.problems]
        problems = [
            replace(usual[code], location=found.location) if code in usual else found
            for code, found in zip(codes, error.problems, strict=True)
        ]
        raise InvalidFile(problems, error.left_out) from None


def _check_regular(name: str, mode: int) -> None:
    if stat.S_ISDIR(mode):
        raise _refused(name, problem("file-is-directory"))
    if not stat.S_ISREG(mode):
        raise _refused(name, problem("file-not-regular"))


def _open_without_blocking(name: str, flags: int) -> int:
    """Open a file that may have become a pipe since it was checked: opening a pipe without a writer would block."""
    return os.open(name, flags | getattr(os, "O_NONBLOCK", 0))


def decoded(name: str, data: bytes) -> SourceText:
    """Decode `data`: UTF-8, with or without a byte order mark, any line ends.

    Raises:
        InvalidFile: `data` is too large, empty, or not UTF-8 text.
    """
    if len(data) > LARGEST_FILE:
        raise _refused(name, problem("file-too-large", largest=f"{LARGEST_FILE // 1024} KiB"))
    if data.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):  # first: the former starts as UTF-16 does
        raise _refused(name, problem("file-utf32"))
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise _refused(name, problem("file-utf16"))
    if b"\0" in data:
        raise _refused(name, problem("file-binary"))
    try:
        text = data.removeprefix(codecs.BOM_UTF8).decode()
    except UnicodeDecodeError as error:
        decodable = _with_line_feeds(error.object[: error.start].decode())
        before = decodable.rpartition("\n")[2]
        raise not_utf8(name, decodable.count("\n") + 1, before, error.object[error.start :]) from None
    text = _with_line_feeds(text)
    if not text.strip():
        raise _refused(name, empty_file(name))
    return SourceText(name, text, data)


def not_utf8(name: str, line: int, before: str, rest: bytes) -> InvalidFile:
    """Return the error for a line that is `before` and then `rest`, whose first byte is not UTF-8."""
    # The rest is shown as Windows-1252, which it nearly always is, so that people recognise their own words.
    shown = re.split(rb"[\r\n]", rest, maxsplit=1)[0].decode("cp1252", "replace")
    location = Location(name, line, len(before) + 1, before + shown)
    return InvalidFile((problem("file-not-utf8", byte=f"0x{rest[0]:02x}").at(location),))


def _with_line_feeds(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _refused(name: str, reason: Problem) -> InvalidFile:
    return InvalidFile((reason.at(Location(name)),))
