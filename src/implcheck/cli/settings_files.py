"""The settings files of a repository: where they lie, what they say, and where in them each key stands."""

import codecs
import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
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
from implcheck.model.problem import InvalidFile, Location, problem

_LOOKED_THROUGH = 64 * 1024 * 1024

_HEAD = re.compile(r"^[ \t]*(?P<table>\[[ \t]*tool[ \t]*\.[ \t]*implcheck[ \t]*\])", re.MULTILINE)
_OTHER_HEAD = re.compile(r"^[ \t]*\[(?![ \t]*tool[ \t]*\.[ \t]*implcheck\b)", re.MULTILINE)


class SettingsFile(NamedTuple):
    """What one file sets, by the name of an option without its dashes."""

    file: Path
    values: Mapping[str, Any] = MappingProxyType({})
    text: str = ""

    @property
    def name(self) -> str:
        """The path as people are shown it: from the working directory if it lies below that."""
        try:
            return str(self.file.relative_to(Path.cwd()))
        except (OSError, ValueError):
            return str(self.file)

    def location(self, key: str) -> Location:
        """Where a key stands; where the settings start if it is written in a way that is not looked for."""
        start, end = self._bounds()
        name = rf"(?P<key>[\"']?(?<![\w-]){re.escape(key)}[\"']?)[ \t]*[=.\]]"
        # At the start of a line first: elsewhere it may be a part of somebody's text.
        for pattern in (rf"^[ \t]*{name}", name):
            if found := re.compile(pattern, re.MULTILINE).search(self.text, start, end):
                start = found.start("key")
                break
        return SourceText(self.name, self.text).at(start)

    def _bounds(self) -> tuple[int, int]:
        """Where the settings start and end: the whole of a file of our own, or the table in pyproject.toml."""
        if self.file.name != SHARED_SETTINGS_FILE:
            return 0, len(self.text)
        if (
            head := _HEAD.search(self.text)
        ) is None:  # in one line: `implcheck = {...}`, or `tool.implcheck.lang = ...`
            found = re.search(r"^.*implcheck.*$", self.text, flags=re.MULTILINE)
            return found.span() if found is not None else (0, len(self.text))
        after = _OTHER_HEAD.search(self.text, head.end())
        return head.start("table"), after.start() if after is not None else len(self.text)


def find(folders: Iterable[Path]) -> tuple[SettingsFile, ...]:
    """Find the settings of folders: from the top of the repository downwards, each file once.

    Outside a repository the search starts at the root of the disk. In one folder pyproject.toml comes before
    implcheck.toml: what comes later goes before what comes earlier, but for demands, of which the strictest counts.

    Raises:
        InvalidFile: a file is there and cannot be used; settings that cannot be read must not be passed over.
    """
    files = (file for file in candidates(folders) if os.path.lexists(file))
    return tuple(settings for file in files if (settings := _read(file)) is not None)


def candidates(folders: Iterable[Path]) -> Iterator[Path]:
    """Yield every path at which settings of these folders may lie, in their order, each once."""
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
    """Yield the folder as it was named and as its links lead: a link must not step out of the settings of either."""
    real = Path(os.path.realpath(folder))  # not resolve(): a loop of links is told when the file is read
    top = outermost_repository(folder)
    if top is not None and (named := Path(os.path.realpath(top)) / folder.relative_to(top)) != real:
        yield named
    yield real


def read_all(files: Sequence[Path]) -> tuple[SettingsFile, ...]:
    """Read settings files that were named on the command line, in their order.

    Raises:
        InvalidFile: one of them cannot be used.
    """
    return tuple(_read(as_written(file)) or SettingsFile(file) for file in files)


def _read(file: Path) -> SettingsFile | None:
    """Read a file; None if it is a pyproject.toml that has no settings of ours."""
    with opened(str(file)) as stream:
        data = stream.read(LARGEST_SETTINGS + 1)
        if len(data) > LARGEST_SETTINGS and file.name == SHARED_SETTINGS_FILE and not _is_named(data, stream):
            return None
    return parsed(file, data)


def _is_named(start: bytes, rest: BinaryIO) -> bool:
    """Whether implcheck is named anywhere in a file that is too large to be read; one without an end counts as such."""
    read = len(start)
    while start and read <= _LOOKED_THROUGH:
        if IN_SHARED_SETTINGS in start:
            return True
        more = rest.read(LARGEST_SETTINGS)
        read += len(more)
        start = start[-len(IN_SHARED_SETTINGS) :] + more if more else b""
    return bool(start)


def parsed(file: Path, data: bytes) -> SettingsFile | None:
    """Parse the bytes of a settings file; None if it is a pyproject.toml that has no settings of ours.

    Raises:
        InvalidFile: it is too large, not text, not TOML, or its table is none.
    """
    if len(data) > LARGEST_SETTINGS:
        raise InvalidFile(
            (problem("toml-too-large", largest=f"{LARGEST_SETTINGS // 1024} KiB").at(Location(str(file))),)
        )
    is_shared = file.name == SHARED_SETTINGS_FILE
    if is_shared and IN_SHARED_SETTINGS not in data:
        return None
    if not data.removeprefix(codecs.BOM_UTF8).strip():
        return SettingsFile(file)
    source = decoded(str(file), data)
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
