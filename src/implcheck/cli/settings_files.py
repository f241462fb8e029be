"""The settings files of a repository: where they lie, what they say, and where in them each key stands."""

import codecs
import os
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from implcheck.loading.project import SETTINGS_FILE, SHARED_SETTINGS_FILE, as_written, repository_top
from implcheck.loading.source import SourceText, decoded, opened
from implcheck.model.problem import InvalidFile, Place, problem

LARGEST = 256 * 1024
"""The largest settings file that is read, in bytes."""

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

    def place(self, key: str) -> Place:
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
    found: dict[Path, SettingsFile] = {}
    for folder in folders:
        start = as_written(folder).resolve()
        top = repository_top(start)
        chain = [above for above in (start, *start.parents) if top is None or above.is_relative_to(top)]
        for above in reversed(chain):
            for name in (SHARED_SETTINGS_FILE, SETTINGS_FILE):
                file = above / name
                if file not in found and os.path.lexists(file) and (settings := _read(file)) is not None:
                    found[file] = settings
    return tuple(found.values())


def read_all(files: Sequence[Path]) -> tuple[SettingsFile, ...]:
    """Read settings files that were named on the command line, in their order.

    Raises:
        InvalidFile: one of them cannot be used.
    """
    return tuple(_read(as_written(file)) or SettingsFile(file) for file in files)


def _read(file: Path) -> SettingsFile | None:
    """Read a file; None if it is a pyproject.toml that has no settings of ours."""
    with opened(str(file)) as stream:
        data = stream.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise InvalidFile((problem("file-too-large", largest=f"{LARGEST // 1024} KiB").at(Place(str(file))),))
    is_shared = file.name == SHARED_SETTINGS_FILE
    if is_shared and b"implcheck" not in data:
        return None
    if not data.removeprefix(codecs.BOM_UTF8).strip():
        return SettingsFile(file)
    source = decoded(str(file), data)
    values: Any = _parsed(source)
    if is_shared:
        values = tools.get("implcheck") if isinstance(tools := values.get("tool"), dict) else None
        if values is None:
            return None
        if not isinstance(values, dict):
            raise InvalidFile(
                (problem("settings-not-a-table").at(SettingsFile(file, {}, source.text).place("implcheck")),)
            )
    return SettingsFile(file, MappingProxyType(values), source.text)


def _parsed(source: SourceText) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(source.text)
    except tomllib.TOMLDecodeError as error:
        reason = str(error).partition(" (at ")[0]
        raise InvalidFile((problem("toml-syntax", reason=reason).at(_place_of(error, source)),)) from None


def _place_of(error: ValueError, source: SourceText) -> Place:
    """The place that an error of the TOML parser names; the end of the text if it names none."""
    found = re.search(r"line (\d+), column (\d+)", str(error))
    if found is None:
        return source.at(len(source.text.rstrip()))
    return source.place(int(found[1]) - 1, int(found[2]) - 1)
