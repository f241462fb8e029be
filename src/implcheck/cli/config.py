"""`implcheck config`: which settings are in force, and where each comes from."""

import os
from typing import Annotated, Any

import typer

from implcheck.cli.arguments import Lang
from implcheck.cli.exits import edge


def config(
    context: typer.Context,
    answers: Annotated[
        str | None,
        typer.Argument(metavar="ANSWERS", help="The answers file from which settings are looked for upward."),
    ] = None,
    lang: Lang = None,
) -> None:
    """Show which settings are in force for assess, and where each comes from.

    The command line goes before the environment (IMPLCHECK_*), the environment before implcheck.toml or
    [tool.implcheck] in pyproject.toml, and those before the defaults.
    """
    with edge(lang):
        from implcheck.cli.configuration import SETTINGS
        from implcheck.cli.language import told_in
        from implcheck.cli.writer import say
        from implcheck.locale.catalogue import catalogue
        from implcheck.reports.escape import for_terminal

        root: Any = context.find_root()
        command = root.command.commands["assess"]
        run = command.make_context("assess", [answers] if answers is not None else [], parent=root)
        settings, words = run.meta[SETTINGS], catalogue(told_in(lang))
        rows = []
        for name, option in sorted(command.options().items()):
            source = run.get_parameter_source(option.name).name
            match source:
                case "ENVIRONMENT":
                    value, origin = os.environ[option.envvar], option.envvar
                case "DEFAULT_MAP":
                    place = settings.place(name)
                    value, origin = settings.values[name], f"{place.file}:{place.line}"
                case _:
                    value, origin = option.default, words.say("config.default")
            rows.append((name, for_terminal(_shown(value)), for_terminal(origin)))
        heads = tuple(words.say(f"config.{one}") for one in ("option", "value", "origin"))
        wide = [max(len(row[at]) for row in (heads, *rows)) for at in (0, 1)]
        lines = [f"{row[0]:<{wide[0]}}  {row[1]:<{wide[1]}}  {row[2]}" for row in (heads, *rows)]
        found = (
            words.say("config.found", file=for_terminal(str(settings.file)))
            if settings.file
            else words.say("config.none")
        )
        say("\n".join([found, "", *lines]) + "\n")


def _shown(value: object) -> str:
    match value:
        case None | () | []:
            return "-"
        case bool():
            return str(value).lower()
        case list() | tuple():
            return ", ".join(str(one) for one in value)
        case _:
            return str(value)
