"""The error boundary, where every failure of a command becomes a message and an exit code."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import typer

from implcheck.cli.exit_codes import ExitCode
from implcheck.cli.language import tool_language
from implcheck.cli.streams import OutputLost, write_stderr
from implcheck.model.problem import InvalidFile
from implcheck.model.refused import Refused
from implcheck.wording.catalog import catalog
from implcheck.wording.escape import for_terminal


@contextmanager
def error_boundary(lang: str | None) -> Iterator[None]:
    """Turn every error inside into a message on standard error and an exit code; wraps the body of each command."""
    language = tool_language(lang)
    try:
        yield
    except InvalidFile as error:
        from implcheck.wording.problems import render

        write_stderr(render(error.listed, language))
        write_stderr(catalog(language).message("problem.count", count=error.count) + "\n")
        raise typer.Exit(ExitCode.BAD_INPUT) from None
    except Refused as error:
        _print_usage(language, error.key, **error.details)
        raise typer.Exit(ExitCode.BAD_INPUT) from None
    except OutputLost as error:
        _print_usage(language, "cannot-write", file=catalog(language).message("standard-output"), reason=error)
        raise typer.Exit(ExitCode.BAD_INPUT) from None
    except KeyboardInterrupt:
        _print_usage(language, "interrupted")
        raise typer.Exit(ExitCode.INTERRUPTED) from None
    except (typer.Exit, typer.BadParameter):
        raise
    except Exception as error:
        if os.environ.get("IMPLCHECK_DEBUG"):
            raise
        _print_usage(language, "unexpected", reason=error, detail=_where(error))
        raise typer.Exit(ExitCode.FAULT) from None


def _print_usage(language: str, key: str, /, **details: object) -> None:
    """Print a message about usage; its details are escaped, because they quote what people typed."""
    escaped = {name: for_terminal(str(value)) for name, value in details.items()}
    write_stderr(catalog(language).message(f"usage.{key}", **escaped) + "\n")


def _where(error: Exception) -> str:
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    location = f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace is not None else "?"
    return f"{type(error).__name__} in {location}"
