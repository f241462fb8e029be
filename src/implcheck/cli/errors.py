"""The error boundary, where every failure of a command becomes a message and an exit code."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import typer

from implcheck.cli.exit_codes import ExitCode
from implcheck.cli.language import tool_language
from implcheck.cli.streams import OutputLost, write_stderr
from implcheck.model.comparable_text import looks_alike
from implcheck.model.problem import InvalidFile
from implcheck.model.refused import Refused
from implcheck.wording.catalog import catalog
from implcheck.wording.escape import for_terminal

COUNT_KEYS = {"round": "problem.count-round"}
"""The keys of what commands that assess nothing say after problems, by the name of the command."""


@contextmanager
def error_boundary(lang: str | None, count_key: str = "problem.count") -> Iterator[None]:
    """Turn every error inside into a message on standard error and an exit code; wraps the body of each command.

    `count_key` is the key of the sentence that says how many problems there are, and what was not done.
    """
    language = tool_language(lang)
    try:
        yield
    except InvalidFile as error:
        from implcheck.wording.problems import render

        write_stderr(render(error.listed, language))
        write_stderr(catalog(language).message(count_key, count=error.count) + "\n")
        raise typer.Exit(ExitCode.BAD_INPUT) from None
    except (KeyboardInterrupt, typer.Abort):
        _print_usage(language, "interrupted")
        raise typer.Exit(ExitCode.INTERRUPTED) from None
    except (typer.Exit, typer.BadParameter):
        raise
    except Exception as error:  # noqa: BLE001 - every failure becomes a message
        raise typer.Exit(print_failure(error, language)) from None


def print_failure(error: Exception, language: str, format_: str = "") -> ExitCode:
    """Print why something could not be done, and return the exit code; `format_` is the report that was being made.

    Raises:
        Exception: the error itself, if it is a fault and IMPLCHECK_DEBUG is set.
    """
    if isinstance(error, Refused):
        _print_usage(language, error.key, **error.details)
        return ExitCode.BAD_INPUT
    if isinstance(error, OutputLost):
        _print_usage(language, "output-lost", system=error)
        return ExitCode.BAD_INPUT
    if isinstance(error, OSError) and not _has_working_folder():
        _print_usage(language, "no-working-folder")
        return ExitCode.BAD_INPUT
    if os.environ.get("IMPLCHECK_DEBUG"):
        raise error
    key = "format-failed" if format_ else "unexpected"
    _print_usage(language, key, reason=error, detail=_where(error), format=format_)
    return ExitCode.FAULT


def _has_working_folder() -> bool:
    """Return whether the current folder still exists and its path may be read; relative names need it."""
    try:
        Path.cwd()
    except OSError:
        return False
    return True


def _print_usage(language: str, key: str, /, **details: object) -> None:
    """Print a message about usage; its details are escaped, because they quote what people typed."""
    escaped = {name: for_terminal(str(value)) for name, value in details.items()}
    messages, meant = catalog(language), escaped.pop("suggestion", "")
    lines = [messages.message(f"usage.{key}", **escaped, suggestion=meant)]
    typed = [value for name, value in escaped.items() if name != "known"]
    if meant and any(meant == value.strip() for value in typed):
        lines.append(messages.message("problem.without-blanks", suggestion=meant))
    elif meant and any(looks_alike(meant, value) for value in typed):
        lines.append(messages.message("problem.looks-alike", suggestion=meant))
    write_stderr("\n".join(lines) + "\n")


def _where(error: Exception) -> str:
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    location = f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace is not None else "?"
    return f"{type(error).__name__} in {location}"
