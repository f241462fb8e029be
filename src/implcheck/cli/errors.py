"""The exit codes, and the edge where every failure becomes a sentence and a code."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from enum import IntEnum
from pathlib import Path

import typer

from implcheck.cli.language import told_in
from implcheck.cli.streams import OutputLost, say_error
from implcheck.model.problem import InvalidFile
from implcheck.wording.catalog import catalog
from implcheck.wording.escape import for_terminal


class Code(IntEnum):
    """What the program says when it ends."""

    FINE = 0
    GATE_FAILED = 1
    BAD_INPUT = 2
    FAULT = 3
    INTERRUPTED = 130


class Refused(Exception):
    """Raised when a command cannot do what was asked; `key` is its sentence under `usage` in the catalogue.

    With a `suggestion` that is not empty it is the sentence `<key>-near`.
    """

    def __init__(self, key: str, **details: object) -> None:
        self.key = f"{key}-near" if details.get("suggestion") else key
        super().__init__(self.key)
        self.details = details


@contextmanager
def edge(lang: str | None) -> Iterator[None]:
    """Tell in words what went wrong inside, and leave with its code. Nothing of a command runs outside it."""
    language = told_in(lang)
    try:
        yield
    except InvalidFile as error:
        from implcheck.wording.problems import render

        say_error(render(error.listed, language))
        say_error(catalog(language).message("problem.count", count=error.count) + "\n")
        raise typer.Exit(Code.BAD_INPUT) from None
    except Refused as error:
        _say(language, error.key, **error.details)
        raise typer.Exit(Code.BAD_INPUT) from None
    except OutputLost as error:
        _say(language, "cannot-write", file=catalog(language).message("standard-output"), reason=error)
        raise typer.Exit(Code.BAD_INPUT) from None
    except KeyboardInterrupt:
        _say(language, "interrupted")
        raise typer.Exit(Code.INTERRUPTED) from None
    except (typer.Exit, typer.BadParameter):
        raise
    except Exception as error:
        if os.environ.get("IMPLCHECK_DEBUG"):
            raise
        _say(language, "unexpected", reason=error, detail=_where(error))
        raise typer.Exit(Code.FAULT) from None


def _say(spoken: str, key: str, /, **details: object) -> None:
    """A sentence about how the program was used. What people typed is in it, and must not act on their terminal."""
    harmless = {name: for_terminal(str(value)) for name, value in details.items()}
    say_error(catalog(spoken).message(f"usage.{key}", **harmless) + "\n")


def _where(error: Exception) -> str:
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    location = f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace is not None else "?"
    return f"{type(error).__name__} in {location}"
