"""A repository's settings as defaults of a command: [tool.implcheck] in pyproject.toml, or implcheck.toml.

The command line overrides the environment, the environment the settings, and the settings the defaults. Demands are
the exception: they add up, and the strictest counts, so that no file of a pull request can weaken one.
"""

import contextlib
import inspect
from collections.abc import Callable, Mapping, Sequence
from functools import wraps
from pathlib import Path
from typing import Any, NamedTuple

from typer.core import TyperCommand

from implcheck.api.demands import Demand
from implcheck.cli.arguments import Config, Isolated, SettingsFrom
from implcheck.cli.errors import COUNT_KEYS, error_boundary
from implcheck.cli.gate_options import STRICTEST, demands_made, pinned_digests
from implcheck.cli.group import printed_by_typer
from implcheck.cli.settings_files import SettingsFile, UnreadableSettings, find, read_all
from implcheck.cli.settings_questionnaire import not_in_questionnaire
from implcheck.cli.settings_values import (
    NAMING_FILES,
    NEVER,
    WRONG_VALUES,
    demands_among,
    demands_in,
    faults_in,
    missing_file,
    resolved,
    settable,
    values_of,
)
from implcheck.cli.typed_values import TYPED, check_typed
from implcheck.loading.project import is_folder
from implcheck.loading.source import STANDARD_INPUT
from implcheck.model.limits import MOST_PROBLEMS
from implcheck.model.problem import InvalidFile, Location, Problem, in_order
from implcheck.model.refused import Refused

SETTINGS = "implcheck.settings"
"""The key of a context's `Settings`."""


class Settings(NamedTuple):
    """The settings in force for a command."""

    files: tuple[SettingsFile, ...] = ()
    """From the top of the repository downwards."""
    demands: tuple[Demand, ...] = ()
    """Every demand in any of the files."""

    @property
    def questionnaire(self) -> str | None:
        """The questionnaire that the settings name: an id, or a path from the working directory."""
        file = self.setting("questionnaire")
        return str(resolved(file, "questionnaire", file.values["questionnaire"])) if file is not None else None

    def setting(self, key: str) -> SettingsFile | None:
        """Return the file whose value of a key is in force: the last one that sets it."""
        return next((file for file in reversed(self.files) if key in file.values), None)


NO_SETTINGS = Settings()


def settings_of(context: Any) -> Settings:
    """Return the settings in force for the command of a context."""
    settings: Settings = context.meta.get(SETTINGS, NO_SETTINGS)
    return settings


def demands_on(context: Any, options: Mapping[str, Any]) -> tuple[Demand, ...]:
    """Return every demand on a run: of the command's `options`, by name, the environment and the settings."""
    return demands_made(context, options, settings_of(context).demands)


def digests_on(context: Any, digest: str | None = None) -> tuple[str, ...]:
    """Return every digest that the questionnaire is pinned to: by the command's own option and by the settings."""
    return pinned_digests(demands_on(context, {"questionnaire-digest": digest} if digest is not None else {}))


def is_from_settings(context: Any, parameter: str) -> bool:
    """Return whether the value of a parameter comes from the settings."""
    source = context.get_parameter_source(parameter)
    return source is not None and source.name == "DEFAULT_MAP"


def location_of_setting(context: Any, key: str) -> Location | None:
    """Return where the settings have the value of a parameter; None if it does not come from them."""
    file = settings_of(context).setting(key)
    return file.location(key) if file is not None and is_from_settings(context, key) else None


def takes_settings(command: Callable[..., None]) -> Callable[..., None]:
    """Add the options that select the settings to a command; `ConfiguredCommand` applies them before it runs."""

    def options(config: Config = None, settings_from: SettingsFrom = None, isolated: Isolated = False) -> None: ...

    added = inspect.signature(options).parameters

    @wraps(command)
    def run(*args: Any, **given: Any) -> None:
        command(*args, **{name: value for name, value in given.items() if name not in added})

    signature = inspect.signature(command)
    run.__dict__["__signature__"] = signature.replace(parameters=[*signature.parameters.values(), *added.values()])
    run.__annotations__ = {**command.__annotations__, **options.__annotations__}
    return run


class ConfiguredCommand(TyperCommand):
    """A command that takes defaults from the settings found upward from its files."""

    def make_context(self, info_name: str | None, args: list[str], parent: Any = None, **extra: Any) -> Any:
        """Return the context of a run, with the settings as defaults; help needs none."""
        completing = extra.pop("resilient_parsing", False)
        first = super().make_context(info_name, list(args), parent, resilient_parsing=True, **extra)
        given, _, _ = self.make_parser(first).parse_args(args=list(args))
        if given.get("help"):  # parsed, since behind `--` or as the value of an option `--help` means something else
            with printed_by_typer():
                return super().make_context(info_name, args, parent, **extra)
        if completing:  # shell completion prints no errors about broken settings
            with contextlib.suppress(InvalidFile):
                extra["default_map"], _ = self.defaults(_found(first.params), first)
            return super().make_context(info_name, args, parent, resilient_parsing=True, **extra)
        with error_boundary(first.params.get("lang"), COUNT_KEYS.get(self.name or "", "problem.count")):
            check_typed(first, given)
            try:
                files = _found(first.params)
            except UnreadableSettings as error:
                _check(error.readable, first, error)
                raise
            extra["default_map"], demands = self.defaults(files, first)
        context = super().make_context(info_name, args, parent, **extra)
        context.meta.update({SETTINGS: Settings(files, demands), TYPED: given})
        return context

    def options(self) -> Mapping[str, Any]:
        """Return the options that a file may set, by name without dashes."""
        named = {max(param.opts, key=len).removeprefix("--"): param for param in self.params}
        return {name: param for name, param in named.items() if param.opts[0].startswith("-") and name not in NEVER}

    def defaults(self, files: Sequence[SettingsFile], context: Any) -> tuple[dict[str, Any], tuple[Demand, ...]]:
        """Return the settings as values of this command's parameters, and the demands among them.

        Raises:
            InvalidFile: with every problem of all files.
        """
        _check(files, context)
        known = _known(context)
        own = settable(self.name or "", {str(param.name): param for param in self.params}, known)
        defaults: dict[str, Any] = {}
        demands: list[Demand] = []
        for file in files:
            for key in file.values:
                option, values = known[key], values_of(file, key)
                if key in STRICTEST:
                    demands += demands_in(option, key, values, file, context)
                elif own.get(key) is not None:
                    defaults[option.name] = values if option.multiple else values[0]
        return defaults, tuple(demands)


def _check(files: Sequence[SettingsFile], context: Any, unreadable: InvalidFile | None = None) -> None:
    """Check every value, for every command alike; only a file that they name has to exist only if this run needs it.

    Raises:
        InvalidFile: with every problem of all files, and those of the files that are unreadable.
    """
    known = _known(context)
    needed = {key: file for file in files for key in NAMING_FILES if key in file.values and _is_needed(key, context)}
    faults: list[tuple[Problem, SettingsFile, str]] = []
    for file in files:
        for key in file.values:
            found = faults_in(file, key, known, context)  # first: only of a name that is right the disk is asked
            found = found or (missing_file(file, key) if needed.get(key) is file else [])
            faults += [(fault, file, key) for fault in found]
    if not faults and unreadable is None:
        return
    listed = [found.at(file.location(key)) for found, file, key in faults[:MOST_PROBLEMS]]
    wrong = {(file.file, key) for found, file, key in faults if found.code not in WRONG_VALUES.values()}
    valid = [(file, key) for file in files for key in file.values if (file.file, key) not in wrong]
    if not any(key == "questionnaire" for _, _, key in faults):
        in_force = {key: file for file, key in valid if _is_needed(key, context)}
        listed += not_in_questionnaire(in_force, demands_among(valid, known, context), context, _names(context.params))
    if listed:
        listed += unreadable.problems if unreadable is not None else ()
        raise InvalidFile(in_order(listed), left_out=max(0, len(faults) - MOST_PROBLEMS))


def _known(context: Any) -> Mapping[str, Any]:
    """Return the options that settings know, those of assess, by name without dashes."""
    known: Mapping[str, Any] = context.find_root().command.commands["assess"].options()
    return known


def _is_needed(key: str, context: Any) -> bool:
    """Return whether a command reads the file that the settings name: not if it was given another one."""
    source = context.get_parameter_source(key)
    if key == "mapping" and (source is None or not _reads_tables(context.params)):
        return False
    return source is None or source.name == "DEFAULT"


def _found(params: Mapping[str, Any]) -> tuple[SettingsFile, ...]:
    """Return the settings files that apply to a command with these parameters."""
    isolated, named, commit = (params.get(key) for key in ("isolated", "config", "settings_from"))
    if sum((bool(isolated), bool(named), commit is not None)) > 1:
        raise Refused("settings-twice")
    if isolated:
        return ()
    if named:
        return read_all(named)
    if commit is None:
        return find(_folders(params))
    from implcheck.cli.settings_history import find_in_commit

    return find_in_commit(_folders(params), commit)


def _reads_tables(params: Mapping[str, Any]) -> bool:
    """Return whether a command with these parameters reads what may hold several respondents, and so a mapping."""
    from implcheck.api.answers import may_hold_several

    together = [_listed(params.get("answers")), *([name] for name in _names(params))]
    return any(may_hold_several([str(name) for name in names]) for names in together if names)


def _names(params: Mapping[str, Any]) -> list[Any]:
    """Return the files that a command is given to read."""
    return [name for key in ("answers", "files", "old", "new", "file", "from_") for name in _listed(params.get(key))]


def _folders(params: Mapping[str, Any]) -> list[Path]:
    """Return where the search starts: the folder of each file named, the first file's last; else the working folder."""
    names = _names(params)
    if not names:
        names = _listed(params.get("save"))
    folders = [Path() if str(name) == STANDARD_INPUT else _folder(Path(name)) for name in names]
    return list(dict.fromkeys(reversed(folders))) or [Path()]


def _listed(given: Any) -> list[Any]:
    return [given] if isinstance(given, str | Path) else list(given or ())


def _folder(path: Path) -> Path:
    return path if is_folder(path) else path.parent
