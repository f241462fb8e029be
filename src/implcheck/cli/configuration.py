"""A repository's own settings: `[tool.implcheck]` in pyproject.toml, or implcheck.toml, with the options' names.

The command line goes before the environment, the environment before the file, the file before the defaults.
"""

import codecs
import contextlib
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

import typer
from typer.core import TyperCommand

from implcheck.cli.exits import edge
from implcheck.loading import inputs
from implcheck.loading.source import STANDARD_INPUT, SourceText, read
from implcheck.model.nearest import nearest
from implcheck.model.problem import InvalidFile, Place, Problem, problem

OWN, SHARED = "implcheck.toml", "pyproject.toml"
NEVER = frozenset({"help", "today", "answers", "output"})
"""What a file cannot set: a day would be true once, whose answers they are is the command line's to say, and where a
report goes is said with its format, so that it still fits when the command line asks for others."""

EVERYWHERE = frozenset({"lang", "questionnaire", "phase"})
"""What holds for other commands than assess, too."""

HELP = frozenset({"--help", "-h"})

FILES = frozenset({"save", "mapping"})
"""The options whose value is a file, seen from the settings' own folder; so are a questionnaire's and a format's."""


_HEAD = re.compile(r"^[ \t]*(?P<table>\[[ \t]*tool[ \t]*\.[ \t]*implcheck[ \t]*\])", re.MULTILINE)
_OTHER_HEAD = re.compile(r"^[ \t]*\[(?![ \t]*tool[ \t]*\.[ \t]*implcheck\b)", re.MULTILINE)


class Settings(NamedTuple):
    """What a file sets: by the name of an option without its dashes. `file` is nothing if there is no such file."""

    values: Mapping[str, Any] = MappingProxyType({})
    file: Path | None = None
    text: str = ""

    def place(self, key: str) -> Place:
        """Where a key stands; where the settings start if it is written in a way that is not looked for."""
        start, end = self._bounds()
        name = rf"(?P<key>[\"']?(?<![\w-]){re.escape(key)}[\"']?)[ \t]*[=.\]]"
        # At the start of a line first: elsewhere it may be a part of somebody's text.
        for pattern in (rf"^[ \t]*{name}", name):
            if found := re.compile(pattern, re.MULTILINE).search(self.text, start, end):
                start = found.start("key")
                break
        return SourceText(str(self.file), self.text).at(start)

    def _bounds(self) -> tuple[int, int]:
        """Where the settings start and end: the whole of implcheck.toml, or the table in pyproject.toml."""
        if self.file is None or self.file.name == OWN:
            return 0, len(self.text)
        if (
            head := _HEAD.search(self.text)
        ) is None:  # in one line: `implcheck = {...}`, or `tool.implcheck.lang = ...`
            found = re.search(r"^.*implcheck.*$", self.text, flags=re.MULTILINE)
            return found.span() if found is not None else (0, len(self.text))
        after = _OTHER_HEAD.search(self.text, head.end())
        return head.start("table"), after.start() if after is not None else len(self.text)


def find(start: Path) -> Settings:
    """The nearest settings, from the folder `start` upward; in one folder implcheck.toml goes first.

    Raises:
        InvalidFile: a file is there and cannot be read.
    """
    folder = start.resolve()
    for above in (folder, *folder.parents):
        for name in (OWN, SHARED):
            if (file := above / name).is_file() and (found := _read(file)) is not None:
                return found
    return Settings()


def _read(file: Path) -> Settings | None:
    """The settings in a file; nothing if it is a pyproject.toml without them."""
    import tomllib

    text = _text(file)
    if text is None:
        return None if file.name == SHARED else Settings(file=file)
    try:
        values: Any = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        reason = str(error).partition(" (at ")[0]
        raise InvalidFile(
            (problem("toml-syntax", reason=reason).at(_place_of(error, SourceText(str(file), text))),)
        ) from None
    if file.name == SHARED:
        values = tools.get("implcheck") if isinstance(tools := values.get("tool"), dict) else None
        if values is None:
            return None
        if not isinstance(values, dict):
            raise InvalidFile((problem("settings-not-a-table").at(Settings(file=file, text=text).place("implcheck")),))
    return Settings(MappingProxyType(values), file, text)


def _text(file: Path) -> str | None:
    """The text of a file; nothing if it cannot hold settings: a pyproject.toml without our name, or an empty file."""
    inputs.note(file)
    with contextlib.suppress(OSError):  # a file that cannot be read is told of below
        data = file.read_bytes().removeprefix(codecs.BOM_UTF8)
        if not data.strip() or (file.name == SHARED and b"implcheck" not in data):
            return None
    return read(str(file)).text


def _place_of(error: ValueError, source: SourceText) -> Place:
    """The place that an error of the TOML parser names; the end of the text if it names none."""
    found = re.search(r"line (\d+), column (\d+)", str(error))
    if found is None:
        return source.at(len(source.text.rstrip()))
    return source.place(int(found[1]) - 1, int(found[2]) - 1)


class Configured(TyperCommand):
    """A command whose options may be set by a repository's settings, found upward from its first file."""

    def make_context(self, info_name: str | None, args: list[str], parent: Any = None, **extra: Any) -> Any:
        """The context of a run, with the settings as defaults; asking for help needs none."""
        if not HELP.isdisjoint(args):
            return super().make_context(info_name, args, parent, **extra)
        completing = extra.pop("resilient_parsing", False)
        first = super().make_context(info_name, list(args), parent, resilient_parsing=True, **extra)
        if completing:  # a shell that asks what may come next wants no word about broken settings
            with contextlib.suppress(InvalidFile):
                extra["default_map"] = self.defaults(find(_folder(first.params)), parent)
            return super().make_context(info_name, args, parent, resilient_parsing=True, **extra)
        with edge(first.params.get("lang")):
            settings = find(_folder(first.params))
            extra["default_map"] = self.defaults(settings, parent)
        try:
            context = super().make_context(info_name, args, parent, **extra)
        except typer.BadParameter as error:
            with edge(first.params.get("lang")):
                raise _here(error, settings) from None
        context.meta[SETTINGS] = settings
        return context

    def options(self) -> Mapping[str, Any]:
        """The options that a file may set, by their names without dashes."""
        named = {max(one.opts, key=len).removeprefix("--"): one for one in self.params if one.opts[0].startswith("-")}
        return {name: one for name, one in named.items() if name not in NEVER}

    def defaults(self, settings: Settings, parent: Any) -> dict[str, Any]:
        """The settings as values of parameters, of those that this command has and that mean the same in it.

        Raises:
            InvalidFile: assess has no such option, or its value is no text, number, flag or list of these.
        """
        known: Mapping[str, Any] = parent.command.commands["assess"].options()
        own = self.options() if self.name == "assess" else {key: self.options().get(key) for key in EVERYWHERE}
        found: list[Problem] = []
        defaults: dict[str, Any] = {}
        for key, value in settings.values.items():
            if key not in known:
                told = problem(
                    "setting-unknown", key=key, known=", ".join(sorted(known)), suggestion=nearest(key, known)
                )
                found.append(told.at(settings.place(key)))
                continue
            option = known[key]
            if (fault := _misshapen(key, value, option)) is not None:
                found.append(fault.at(settings.place(key)))
                continue
            many = value if isinstance(value, list) else [value]
            told_as = [one if isinstance(one, bool) else _seen_from(settings, key, str(one)) for one in many]
            if own.get(key) is not None:
                defaults[option.name] = told_as if option.multiple else told_as[0]
        if found:
            raise InvalidFile(tuple(found))
        return defaults


SETTINGS = "implcheck.settings"


def _misshapen(key: str, value: object, option: Any) -> Problem | None:
    """What is wrong with the shape of a value: a flag is true or false, and only some options take a list."""
    is_flag = getattr(option, "is_flag", False)
    many = value if isinstance(value, list) and option.multiple else [value]
    if all(isinstance(one, bool) == is_flag and not isinstance(one, (dict, list)) for one in many):
        return None
    if is_flag:
        return problem("setting-not-a-flag", key=key)
    return problem("setting-not-a-list", key=key) if option.multiple else problem("setting-not-a-value", key=key)


def _folder(params: Mapping[str, Any]) -> Path:
    """Where the search starts: the folder of the first file, or here."""
    files: Sequence[str] = params.get("answers") or params.get("files") or [params.get("old") or STANDARD_INPUT]
    first = files if isinstance(files, str) else files[0]
    return Path() if first == STANDARD_INPUT else Path(first).parent


def _seen_from(settings: Settings, key: str, value: str) -> str:
    """A value with the file in it, if there is one, seen from the settings' folder."""
    if settings.file is None:
        return value
    folder = settings.file.parent
    if key == "format":
        name, found, file = value.partition(":")
        return f"{name}:{folder / file}" if file not in {"", "-"} else f"{name}{found}{file}"
    from implcheck.loading.questionnaire import looks_like_path

    is_file = key in FILES or (key == "questionnaire" and looks_like_path(value))
    return str(folder / value) if is_file and value != "-" else value


def _here(error: typer.BadParameter, settings: Settings) -> Exception:
    """A wrong value told at its place in the settings, if it is from there."""
    option, context = error.param, error.ctx
    if option is None or context is None or option.name is None:
        return error
    source = context.get_parameter_source(option.name)
    if source is None or source.name != "DEFAULT_MAP":
        return error
    key = max(option.opts, key=len).removeprefix("--")
    return InvalidFile((problem("setting-wrong", key=key, reason=error.message.rstrip(".")).at(settings.place(key)),))
