"""Names of files that begin with a dash: the command line would take them for options.

A shell writes such names where a person typed `*.yaml`, and hooks get them from a repository that others write in.
"""

import os
from collections.abc import Sequence

from typer.core import TyperCommand, TyperGroup

HELP = frozenset({"--help", "-h"})


def dashed_file(group: TyperGroup, arguments: Sequence[str]) -> str | None:
    """The first argument that begins with a dash, is no option as it stands, and is the name of something that is there.

    After `--` nothing is an option, so that no argument from there on can be mistaken for one.
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
    return HELP.union(*([*one.opts, *one.secondary_opts] for one in command.params))
