"""File names that begin with a dash, which the command line would take for options.

A shell expands `*.yaml` to such names, and hooks get them from repositories that others write to.
"""

import os
from collections.abc import Sequence

from typer.core import TyperCommand, TyperGroup

HELP = frozenset({"--help", "-h"})


def dashed_file(group: TyperGroup, arguments: Sequence[str]) -> str | None:
    """Return the first argument that begins with a dash, is not an option, and names an existing file; else None.

    After `--` nothing is an option, so no argument behind it can be mistaken for an option.
    """
    command: TyperGroup | TyperCommand = group
    for argument in arguments:
        if argument == "--":
            return None
        if argument.startswith("-") and argument != "-":
            if argument not in _options(command) and os.path.lexists(argument):
                return argument
        elif isinstance(command, TyperGroup):
            below = command.commands.get(argument)
            command = below if isinstance(below, TyperGroup | TyperCommand) else command
    return None


def _options(command: TyperGroup | TyperCommand) -> frozenset[str]:
    return HELP.union(*([*option.opts, *option.secondary_opts] for option in command.params))
