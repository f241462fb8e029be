"""All commands, wired once."""

from typing import Annotated

import typer

from implcheck.cli import mapping, questionnaire, version_line
from implcheck.cli.accept import accept
from implcheck.cli.actions import actions
from implcheck.cli.assess import assess
from implcheck.cli.badge import badge
from implcheck.cli.check import check
from implcheck.cli.command_help import HELP
from implcheck.cli.compare import compare
from implcheck.cli.config import config
from implcheck.cli.explain import explain
from implcheck.cli.form import form
from implcheck.cli.group import CommandLine
from implcheck.cli.init import init
from implcheck.cli.round import round
from implcheck.cli.schema import schema
from implcheck.cli.settings import ConfiguredCommand, takes_settings

app = typer.Typer(
    name="implcheck",
    cls=CommandLine,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["--help", "-h"], "max_content_width": 100},
    epilog="Exit codes: 0 fine, 1 the gate failed, 2 bad usage or bad input, 3 a fault in implcheck, 130 interrupted.",
)
for command in (assess, actions, accept, badge, check, compare, round, explain, init, form, config, schema):
    app.command(cls=ConfiguredCommand, help=HELP[command.__name__])(takes_settings(command))
app.add_typer(mapping.app, name="mapping")
app.add_typer(questionnaire.app, name="questionnaire")


def _version(requested: bool) -> None:
    if requested:
        from implcheck.cli.writer import write_out

        write_out(f"{version_line()}\n")
        raise typer.Exit


@app.callback(help=HELP[""])
def root(
    version: Annotated[
        bool, typer.Option("--version", "-V", callback=_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    """Carry the options of the program itself; its help is in `command_help`."""


def run() -> None:
    """Run the command line."""
    app(prog_name="implcheck")
