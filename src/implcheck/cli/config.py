"""`implcheck config`: the settings in force, and where each comes from."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from implcheck.cli.arguments import Lang
from implcheck.cli.errors import error_boundary

if TYPE_CHECKING:
    from implcheck.wording.catalog import Catalog

Row = tuple[str, str, str]
"""An option, its value, and where it comes from."""


def config(
    context: typer.Context,
    answers: Annotated[
        str | None,
        typer.Argument(metavar="ANSWERS", help="The answers file from which settings are searched upward."),
    ] = None,
    lang: Lang = None,
) -> None:
    """Run `implcheck config`; its help is in `command_help`."""
    with error_boundary(lang):
        from implcheck.cli.language import tool_language
        from implcheck.cli.writer import write_out
        from implcheck.wording.catalog import catalog
        from implcheck.wording.escape import for_terminal

        messages = catalog(tool_language(lang))
        root: Any = context.find_root()
        run = root.command.commands["assess"].make_context("assess", _arguments(context, answers), parent=root)
        heads = tuple(messages.message(f"config.{key}") for key in ("option", "value", "origin"))
        rows = [heads, *(tuple(for_terminal(cell) for cell in row) for row in _rows(run, messages))]
        widths = [max(len(row[column]) for row in rows) for column in (0, 1)]
        lines = [f"{row[0]:<{widths[0]}}  {row[1]:<{widths[1]}}  {row[2]}" for row in rows]
        write_out("\n".join([*_files(run, messages), "", *lines]) + "\n")


def _arguments(context: typer.Context, answers: str | None) -> list[str]:
    """Return a command line of assess that uses the same settings."""
    isolated = ["--isolated"] if context.params.get("isolated") else []
    files = [part for file in context.params.get("config") or () for part in ("--config", str(file))]
    commit = context.params.get("settings_from")
    from_commit = ["--settings-from", commit] if commit else []
    return [*isolated, *files, *from_commit, *(["--", answers] if answers is not None else [])]


def _files(run: Any, messages: "Catalog") -> Iterator[str]:
    from implcheck.cli.settings import settings_of
    from implcheck.wording.escape import for_terminal

    files = settings_of(run).files
    for file in files:
        yield messages.message("config.found", file=for_terminal(str(file.file)))
    if not files:
        yield messages.message("config.isolated" if run.params.get("isolated") else "config.none")


def _rows(run: Any, messages: "Catalog") -> Iterator[Row]:
    """Yield every option that settings may set, by name; a demand has a row for each place where it is made."""
    from implcheck.cli.gate_options import STRICTEST
    from implcheck.cli.settings import settings_of

    settings = settings_of(run)
    for name, option in sorted(run.command.options().items()):
        made = [demand for demand in settings.demands if demand.option == name]
        source = run.get_parameter_source(option.name).name
        if source == "ENVIRONMENT":
            yield name, os.environ[option.envvar], option.envvar
        elif source == "DEFAULT_MAP" and (file := settings.setting(name)) is not None:
            yield name, _shown(file.values[name]), f"{file.name}:{file.location(name).line}"
        elif not (name in STRICTEST and made):
            yield name, _shown(option.default), messages.message("config.default")
        for demand in made:
            yield name, _shown(demand.value), demand.origin


def _shown(value: object) -> str:
    match value:
        case None | () | []:
            return "-"
        case bool():
            return str(value).lower()
        case str() | Path():
            return str(value)
        case list() | tuple() if type(value) in {list, tuple}:
            return ", ".join(str(item) for item in value)
        case _:
            return str(value)
