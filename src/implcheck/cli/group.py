"""The root of the command line: checks before a command is found, and messages about wrong usage."""

import io
import os
import sys
from collections.abc import Sequence
from typing import Any, NoReturn

from typer.core import TyperGroup

from implcheck.cli.dashes import dashed_file
from implcheck.cli.errors import error_boundary
from implcheck.cli.streams import write_stderr
from implcheck.model.refused import Refused
from implcheck.wording.escape import for_terminal


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
        return super().make_context(info_name, args, parent, **extra)


def _leave(error: Exception) -> NoReturn:
    """Print a usage error, escaped, and exit; raise anything else."""
    show = getattr(error, "show", None)
    if show is None:
        raise error
    # Only the help text, shown when the command is missing, has line breaks to keep.
    if type(error).__name__ != "NoArgsIsHelpError":
        error.message = for_terminal(str(getattr(error, "message", "")))  # type: ignore[attr-defined] # usage errors have a message
    written = io.StringIO()
    show(written)
    write_stderr("\n".join(_harmless(line) for line in written.getvalue().split("\n")))
    sys.exit(getattr(error, "exit_code", 2))


def _harmless(line: str) -> str:
    """Return a line, escaped for a terminal, with its spaces and tabs kept."""
    return "".join(character if character in " \t" else for_terminal(character) for character in line)
