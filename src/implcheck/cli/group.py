"""The root of the command line: checks before a command is found, and messages about wrong usage."""

import contextlib
import io
import os
import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, NoReturn

import typer
from typer.core import TyperCommand, TyperGroup

from implcheck.cli.errors import error_boundary
from implcheck.cli.exit_codes import ExitCode
from implcheck.cli.streams import write_stderr
from implcheck.cli.writer import write_document
from implcheck.model.refused import Refused
from implcheck.wording.escape import for_terminal

_NOT_UTF8 = re.compile(r"\\udc([89a-f][0-9a-f])")
"""A byte that is not UTF-8, as Python writes it."""

HELP = frozenset({"--help", "-h"})


class CommandLine(TyperGroup):
    """All commands. Typer's own messages are escaped like those of the commands."""

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        windows_expand_args: bool = True,
        **extra: Any,
    ) -> Any:
        """Run a command line; in standalone mode, end the process with its exit code."""
        try:
            code = super().main(
                args,
                prog_name,
                complete_var,
                standalone_mode=False,
                windows_expand_args=windows_expand_args,
                **extra,
            )
        except SystemExit as leaving:  # by Click, of a completion: 1 if it does not know what is asked of it
            sys.exit(ExitCode.BAD_INPUT if leaving.code == ExitCode.GATE_FAILED else leaving.code)
        except Exception as error:
            if not standalone_mode:
                raise
            _leave(error)
        if not standalone_mode:
            return code
        sys.exit(code if isinstance(code, int) else 0)

    def make_context(self, info_name: str | None, args: list[str], parent: Any = None, **extra: Any) -> Any:
        """Parse a command line; a file whose name would be read as an option is refused first."""
        if not extra.get("resilient_parsing"):  # shell completion gets no refusal
            with error_boundary(os.environ.get("IMPLCHECK_LANG")):
                if (name := dashed_file(self, args)) is not None:
                    raise Refused("begins-with-dash", file=name)
        with printed_by_typer():
            return super().make_context(info_name, args, parent, **extra)


class CommandGroup(TyperGroup):
    """A group of commands below the root."""

    def make_context(self, info_name: str | None, args: list[str], parent: Any = None, **extra: Any) -> Any:
        """Parse the part of a command line that is for the group."""
        with printed_by_typer():
            return super().make_context(info_name, args, parent, **extra)


@contextmanager
def printed_by_typer() -> Iterator[None]:
    """Send what Typer itself prints while it reads a command line, help and scripts for shells, through the writer.

    Typer exits with 1 where it does not know the shell, which would mean that the gate failed.
    """
    printed = io.StringIO()
    try:
        with contextlib.redirect_stdout(printed):
            yield
    except typer.Exit as leaving:
        raise typer.Exit(
            ExitCode.BAD_INPUT if leaving.exit_code == ExitCode.GATE_FAILED else leaving.exit_code
        ) from None
    finally:
        if printed.getvalue():
            with error_boundary(os.environ.get("IMPLCHECK_LANG")):
                write_document(printed.getvalue())


def _leave(error: Exception) -> NoReturn:
    """Print a usage error, escaped, or any other failure, and exit."""
    show = getattr(error, "show", None)
    if show is None:
        try:
            with error_boundary(os.environ.get("IMPLCHECK_LANG")):
                raise error
        except typer.Exit as leaving:
            sys.exit(leaving.exit_code)
    # Only the help text, shown when the command is missing, has line breaks to keep.
    if type(error).__name__ != "NoArgsIsHelpError":
        message = for_terminal(str(getattr(error, "message", "")))
        # A name that Click quotes is escaped by Python already.
        error.message = _NOT_UTF8.sub(r"\\x\1", message)  # type: ignore[attr-defined] # usage errors have a message
    written = io.StringIO()
    show(written)
    write_stderr("\n".join(_harmless(line) for line in written.getvalue().split("\n")))
    sys.exit(getattr(error, "exit_code", 2))


def _harmless(line: str) -> str:
    """Return a line, escaped for a terminal, with its spaces and tabs kept."""
    return "".join(character if character in " \t" else for_terminal(character) for character in line)


def dashed_file(group: TyperGroup, arguments: Sequence[str]) -> str | None:
    """Return the first argument that begins with a dash, is not an option, and names an existing file; else None.

    A shell expands `*.yaml` to such names, and hooks get them from repositories that others write to. After `--` nothing
    is an option, so no argument behind it can be mistaken for an option.
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
