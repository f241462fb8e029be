"""A repository's settings as defaults of a command: [tool.implcheck] in pyproject.toml, or implcheck.toml.

The command line overrides the environment, the environment the settings, and the settings the defaults. Demands are
the exception: they add up, and the strictest counts, so that no file of a pull request can weaken one.
"""

import contextlib
import inspect
from collections.abc import Callable, Mapping, Sequence
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import typer
from typer.core import TyperCommand

from implcheck.cli.arguments import Config, Isolated, SettingsFrom
from implcheck.cli.errors import Refused, error_boundary
from implcheck.cli.gate_options import STRICTEST, Demand, check_pinned, demands_made, split_demand
from implcheck.cli.settings_files import SettingsFile, find, read_all
from implcheck.loading.project import is_folder, path_inside
from implcheck.loading.source import STANDARD_INPUT
from implcheck.model.did_you_mean import Nearest
from implcheck.model.limits import MOST_OPTIONS, MOST_PROBLEMS
from implcheck.model.problem import InvalidFile, Problem, problem

if TYPE_CHECKING:
    from implcheck.model.questionnaire import Questionnaire

NEVER = frozenset({"help", "today", "answers", "output", "save", "force", "config", "settings-from", "isolated"})
"""Options that a file cannot set: a date is right only once, answers and settings are named on the command line, and a
file never decides where anything is written."""

EVERYWHERE = frozenset({"lang", "questionnaire", "phase", "questionnaire-digest"})
"""Options that settings set for every command, not only for assess."""

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
        return str(_seen_from(file, "questionnaire", file.values["questionnaire"])) if file is not None else None

    def setting(self, key: str) -> SettingsFile | None:
        """Return the file whose value of a key is in force: the last one that sets it."""
        return next((file for file in reversed(self.files) if key in file.values), None)


NO_SETTINGS = Settings()


def settings_of(context: Any) -> Settings:
    """Return the settings in force for the command of a context."""
    settings: Settings = context.meta.get(SETTINGS, NO_SETTINGS)
    return settings


def check_pinned_questionnaire(context: Any, questionnaire: "Questionnaire", digest: str | None = None) -> None:
    """Check that a questionnaire is the one pinned by the command's own option or by the settings.

    Raises:
        InvalidFile: it is another questionnaire.
    """
    option = {"questionnaire-digest": digest} if digest is not None else {}
    check_pinned(questionnaire, demands_made(context, option, settings_of(context).demands))


def is_from_settings(context: Any, parameter: str) -> bool:
    """Return whether the value of a parameter comes from the settings."""
    source = context.get_parameter_source(parameter)
    return source is not None and source.name == "DEFAULT_MAP"


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
            return super().make_context(info_name, args, parent, **extra)
        if completing:  # shell completion prints no errors about broken settings
            with contextlib.suppress(InvalidFile):
                extra["default_map"], _ = self.defaults(_found(first.params), first)
            return super().make_context(info_name, args, parent, resilient_parsing=True, **extra)
        with error_boundary(first.params.get("lang")):
            files = _found(first.params)
            extra["default_map"], demands = self.defaults(files, first)
            settings = Settings(files, demands)
        try:
            context = super().make_context(info_name, args, parent, **extra)
        except typer.BadParameter as error:
            with error_boundary(first.params.get("lang")):
                raise _at_setting(error, settings) from None
        context.meta[SETTINGS] = settings
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
        known: Mapping[str, Any] = context.find_root().command.commands["assess"].options()
        by_name = {param.name: param for param in self.params}
        own = known if self.name == "assess" else {key: by_name.get(key.replace("-", "_")) for key in EVERYWHERE}
        faults: list[tuple[Problem, SettingsFile, str]] = []
        defaults: dict[str, Any] = {}
        demands: list[Demand] = []
        for file in files:
            for key, value in file.values.items():
                if (fault := _fault(file, key, value, known)) is not None:
                    faults.append((fault, file, key))
                    continue
                values = [_seen_from(file, key, item) for item in (value if isinstance(value, list) else [value])]
                option = known[key]
                try:
                    if key in STRICTEST:
                        demands += _demands(option, key, values, file, context)
                    elif own.get(key) is not None:
                        defaults[option.name] = values if option.multiple else values[0]
                    elif key in EVERYWHERE:  # validated also for a command without this option
                        option.process_value(context, values[0])
                except typer.BadParameter as error:
                    faults.append((_wrong(key, error), file, key))
        if faults:
            listed = [fault.at(file.location(key)) for fault, file, key in faults[:MOST_PROBLEMS]]
            raise InvalidFile(listed, left_out=len(faults) - len(listed))
        return defaults, tuple(demands)


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


def _folders(params: Mapping[str, Any]) -> list[Path]:
    """Return where the search starts: the folder of each file named, the first file's last; else the working folder."""
    names = [name for key in ("answers", "files", "old", "new", "file") for name in _listed(params.get(key))]
    if not names:
        names = _listed(params.get("save"))
    folders = [Path() if str(name) == STANDARD_INPUT else _folder(Path(name)) for name in names]
    return list(dict.fromkeys(reversed(folders))) or [Path()]


def _listed(given: Any) -> list[Any]:
    return [given] if isinstance(given, str | Path) else list(given or ())


def _folder(path: Path) -> Path:
    return path if is_folder(path) else path.parent


def _fault(file: SettingsFile, key: str, value: object, known: Mapping[str, Any]) -> Problem | None:
    """Return the problem of a setting that is independent of its option's own parser, or None."""
    from implcheck.loading.questionnaire import YAML_ENDINGS

    if key in NEVER - {"help"}:
        return problem("setting-not-for-files", key=key)
    if key not in known:
        return problem("setting-unknown", key=key, known=", ".join(sorted(known)), suggestion=Nearest(key, known))
    option = known[key]
    if (fault := _misshapen(key, value, option)) is not None:
        return fault
    if isinstance(value, list) and len(value) > MOST_OPTIONS:
        return problem("list-too-long", key=key, have=len(value), most=MOST_OPTIONS)
    for item in value if isinstance(value, list) else [value]:
        if key == "format" and (target := str(item).partition(":")[2]) not in {"", "-"}:
            return problem("setting-writes", key=key, file=target)
        if _names_file(key, str(item)):
            if path_inside(str(item), file.file.parent) is None:
                return problem("setting-outside", key=key, file=item)
            if not str(item).endswith(YAML_ENDINGS):
                return problem("setting-not-yaml", key=key, file=item)
    return None


def _misshapen(key: str, value: object, option: Any) -> Problem | None:
    """Return the problem of a value's type: a flag is true or false, and only some options take a list."""
    is_flag = getattr(option, "is_flag", False)
    many = value if isinstance(value, list) and option.multiple else [value]
    if all(isinstance(item, bool) == is_flag and not isinstance(item, (dict, list)) for item in many):
        return None
    if is_flag:
        return problem("setting-not-a-flag", key=key)
    return problem("setting-not-a-list", key=key) if option.multiple else problem("setting-not-a-value", key=key)


def _names_file(key: str, value: str) -> bool:
    from implcheck.loading.questionnaire import looks_like_path

    return key == "mapping" or (key == "questionnaire" and looks_like_path(value))


def _seen_from(file: SettingsFile, key: str, value: object) -> Any:
    """Return a value as on the command line; a path is resolved from the settings' folder."""
    if isinstance(value, bool):
        return value
    text = str(value)
    return str(file.file.parent / text) if _names_file(key, text) else text


def _demands(option: Any, key: str, values: Sequence[Any], file: SettingsFile, context: Any) -> list[Demand]:
    given = option.process_value(context, list(values) if option.multiple else values[0])
    origin = f"{file.name}:{file.location(key).line}"
    return [Demand(key, item, origin) for item in split_demand(given)]


def _wrong(key: str, error: typer.BadParameter) -> Problem:
    return problem("setting-wrong", key=key, reason=error.message.rstrip("."))


def _at_setting(error: typer.BadParameter, settings: Settings) -> Exception:
    """Return the error at its position in the settings, if the value comes from them."""
    option, context = error.param, error.ctx
    if option is None or context is None or option.name is None:
        return error
    key = max(option.opts, key=len).removeprefix("--")
    file = settings.setting(key)
    if file is None or not is_from_settings(context, option.name):
        return error
    return InvalidFile((_wrong(key, error).at(file.location(key)),))
