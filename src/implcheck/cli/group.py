"""The command line as a whole: what is refused before a command is looked for, and how mistakes in its use are told."""

import io
import os
import sys
from collections.abc import Sequence
from typing import Any, NoReturn

from typer.core import TyperGroup

from implcheck.cli.dashes import dashed_file
from implcheck.cli.errors import Refused, edge
from implcheck.cli.streams import say_error
from implcheck.wording.escape import for_terminal


class CommandLine(TyperGroup):
    """All commands. What Typer has to say about an argument goes out as harmless as what the commands say."""

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        windows_expand_args: bool = True,
        **extra: Any,
    ) -> Any:
        """Run a command line; standing alone, leave with its exit code."""
        try:
            code = super().main(
                args,
                prog_name,
                complete_var,
                standalone_mode=False,
                windows_expand_args=windows_expand_args,
                **extra,
            )
        except Exception as error:
            if not standalone_mode:
                raise
            _leave(error)
        if not standalone_mode:
            return code
        sys.exit(code if isinstance(code, int) else 0)

    def make_context(self, info_name: str | None, args: list[str], parent: Any = None, **extra: Any) -> Any:
        """Begin to read a command line; a file whose name would be read as an option is refused before."""
        if not extra.get("resilient_parsing"):  # a shell that asks how to go on gets no refusal
            with edge(os.environ.get("IMPLCHECK_LANG")):
                if (name := dashed_file(self, args)) is not None:
                    raise Refused("begins-with-dash", file=name)
        return super().make_context(info_name, args, parent, **extra)


def _leave(error: Exception) -> NoReturn:
    """Tell a mistake in the use of the command line, with what was typed in it, and leave; raise anything else."""
    show = getattr(error, "show", None)
    if show is None:
        raise error
    # The help that stands for a missing command is the only message with lines of its own.
    if type(error).__name__ != "NoArgsIsHelpError":
        error.message = for_terminal(str(getattr(error, "message", "")))  # type: ignore[attr-defined] # its usage errors have one
    written = io.StringIO()
    show(written)
    say_error("\n".join(_harmless(line) for line in written.getvalue().split("\n")))
    sys.exit(getattr(error, "exit_code", 2))


def _harmless(line: str) -> str:
    """A line with its blanks as they are."""
    return "".join(one if one in " \t" else for_terminal(one) for one in line)
