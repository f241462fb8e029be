"""Finding and reading the settings files of a repository, with the position of each key."""

import codecs
import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any, BinaryIO, NamedTuple

from implcheck.loading.project import (
    IN_SHARED_SETTINGS,
    SETTINGS_FILE,
    SHARED_SETTINGS_FILE,
    as_written,
    outermost_repository,
)
from implcheck.loading.source import SourceText, decoded, opened
from implcheck.model.limits import LARGEST_SETTINGS
from implcheck.model.problem import InvalidFile, Location, Problem, problem

_LOOKED_THROUGH = 64 * 1024 * 1024

_HEAD = re.compile(r"^[ \t]*(?P<table>\[[ \t]*tool[ \t]*\.[ \t]*implcheck[ \t]*\])", re.MULTILINE)
_OTHER_HEAD = re.compile(r"^[ \t]*\[(?![ \t]*tool[ \t]*\.[ \t]*implcheck\b)", re.MULTILINE)


class SettingsFile(NamedTuple):
    """The values of one file, by the name of an option without its dashes."""

    file: Path
    values: Mapping[str, Any] = MappingProxyType({})
    text: str = ""

    @property
    def name(self) -> str:
        """The path for messages: relative to the working directory if the file is below it."""
        try:
            return str(self.file.relative_to(Path.cwd()))
        except (OSError, ValueError):
            return str(self.file)

    def location(self, key: str) -> Location:
        """Return the position of a key; the start of the settings if the key cannot be located."""
        start, end = self._bounds()
        name = rf"(?P<key>[\"']?(?<![\w-]){re.escape(key)}[\"']?)[ \t]*[=.\]]"
        # The start of a line first: elsewhere the match may be part of a text.
        for pattern in (rf"^[ \t]*{name}", name):
            if found := re.compile(pattern, re.MULTILINE).search(self.text, start, end):
                start = found.start("key")
                break
        return SourceText(self.name, self.text).at(start)

    def _bounds(self) -> tuple[int, int]:
        """Return start and end of the settings: the whole file, or the table in pyproject.toml."""
        if self.file.name != SHARED_SETTINGS_FILE:
            return 0, len(self.text)
        if (
            head := _HEAD.search(self.text)
        ) is None:  # in one line: `implcheck = {...}`, or `tool.implcheck.lang = ...`
            found = re.search(r"^.*implcheck.*$", self.text, flags=re.MULTILINE)
            return found.span() if found is not None else (0, len(self.text))
        after = _OTHER_HEAD.search(self.text, head.end())
        return head.start("table"), after.start() if after is not None else len(self.text)


class UnreadableSettings(InvalidFile):
    """Raised if a settings file cannot be used; settings that cannot be read must not be ignored.

    `readable` are the other files, so that their problems are reported at the same time.
    """

    def __init__(self, problems: Sequence[Problem], readable: Sequence[SettingsFile]) -> None:
        super().__init__(problems)
        self.readable = tuple(readable)


def find(folders: Iterable[Path]) -> tuple[SettingsFile, ...]:
    """Return the settings of folders, from the top of the repository downwards, each file once.

    Outside a repository the search starts at the root of the disk. In each folder pyproject.toml comes before
    implcheck.toml. Later files override earlier ones, except for demands, of which the strictest counts.

    Raises:
        UnreadableSettings: a file exists and cannot be used.
    """
    return read_each([file for file in candidates(folders) if os.path.lexists(file)], _read)


def candidates(folders: Iterable[Path]) -> Iterator[Path]:
    """Yield every path at which these folders may have settings, in order, each once."""
    seen: set[Path] = set()
    for folder in folders:
        for start in _starts(as_written(folder)):
            top = outermost_repository(start)
            chain = [above for above in (start, *start.parents) if top is None or above.is_relative_to(top)]
            for above in reversed(chain):
                for file in (above / SHARED_SETTINGS_FILE, above / SETTINGS_FILE):
                    if file not in seen:
                        seen.add(file)
                        yield file


def _starts(folder: Path) -> Iterator[Path]:
    """Yield the folder as named and with its links resolved: a link must not escape the settings of either."""
    real = Path(os.path.realpath(folder))  # not resolve(): a loop of links is reported when the file is read
    top = outermost_repository(folder)
    if top is not None and (named := Path(os.path.realpath(top)) / folder.relative_to(top)) != real:
        yield named
    yield real


def read_all(files: Sequence[Path]) -> tuple[SettingsFile, ...]:
    """Read the settings files named on the command line, in order.

    Raises:
        UnreadableSettings: one of them cannot be used.
    """
    return read_each(map(as_written, files), lambda file: _read(file) or SettingsFile(file))


def read_each(files: Iterable[Path], read: Callable[[Path], SettingsFile | None]) -> tuple[SettingsFile, ...]:
    """Read files with `read`, and leave out those without settings.

    Raises:
        UnreadableSettings: with the problems of all files that cannot be used.
    """
    settings: list[SettingsFile] = []
    problems: list[Problem] = []
    for file in files:
        try:
            found = read(file)
        except InvalidFile as error:
            problems += error.problems
        else:
            settings += [found] if found is not None else []
    if problems:
        raise UnreadableSettings(problems, settings)
    return tuple(settings)


def _read(file: Path) -> SettingsFile | None:
    """Read a file; None for a pyproject.toml without settings for implcheck."""
    with opened(SettingsFile(file).name) as stream:
        data = stream.read(LARGEST_SETTINGS + 1)
        if len(data) > LARGEST_SETTINGS and file.name == SHARED_SETTINGS_FILE and not _is_named(data, stream):
            return None
    return parsed(file, data)


def _is_named(start: bytes, rest: BinaryIO) -> bool:
    """Return whether a file that is too large to parse names implcheck; True beyond the number of bytes searched."""
    read = len(start)
    while start and read <= _LOOKED_THROUGH:
        if IN_SHARED_SETTINGS in start:
            return True
        more = rest.read(LARGEST_SETTINGS)
        read += len(more)
        start = start[-len(IN_SHARED_SETTINGS) :] + more if more else b""
    return bool(start)


def parsed(file: Path, data: bytes) -> SettingsFile | None:
    """Parse the bytes of a settings file; None for a pyproject.toml without settings for implcheck.

    Raises:
        InvalidFile: it is too large, not text, not TOML, or `implcheck` is not a table.
    """
    name = SettingsFile(file).name
    if len(data) > LARGEST_SETTINGS:
        raise InvalidFile((problem("toml-too-large", largest=f"{LARGEST_SETTINGS // 1024} KiB").at(Location(name)),))
    is_shared = file.name == SHARED_SETTINGS_FILE
    if is_shared and IN_SHARED_SETTINGS not in data:
        return None
    if not data.removeprefix(codecs.BOM_UTF8).strip():
        return SettingsFile(file)
    source = decoded(name, data)
    from implcheck.loading.toml_settings import parse_toml

    values: Any = parse_toml(source)
    if is_shared:
        values = tools.get("implcheck") if isinstance(tools := values.get("tool"), dict) else None
        if values is None:
            return None
        if not isinstance(values, dict):
            raise InvalidFile(
                (problem("settings-not-a-table").at(SettingsFile(file, {}, source.text).location("implcheck")),)
            )
    return SettingsFile(file, MappingProxyType(values), source.text)
