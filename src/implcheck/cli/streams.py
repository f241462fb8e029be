"""The streams: colour, width, and how output leaves. Reports go to standard output, messages to standard error.

What commands write leaves through `cli/writer.py`.
"""

import contextlib
import os
import shutil
import sys
from typing import TextIO

PIPED_WIDTH = 80


def wants_color() -> bool:
    """Whether standard output should be coloured: FORCE_COLOR and NO_COLOR first, then what it is."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return sys.stdout is not None and sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def width() -> int:
    """The columns of the terminal, or COLUMNS, or 80 where there is neither."""
    return shutil.get_terminal_size(fallback=(PIPED_WIDTH, 24)).columns


class OutputLost(Exception):
    """Raised when standard output cannot be written to: closed, or full."""


def hand_out(text: str | bytes) -> None:
    """Write to standard output: UTF-8 and LF on every system, except to a screen that knows better; bytes as they are.

    What goes out has to be harmless already; commands go through `cli/writer.py`.

    A reader that has gone, as with `| head`, is no fault: the rest is thrown away, and the command goes on to
    its exit code.

    Raises:
        OutputLost: it cannot be written to.
    """
    try:
        _write(sys.stdout, text)
    except BrokenPipeError:
        _to_nowhere(sys.stdout)
    except (OSError, ValueError, AttributeError) as error:
        _to_nowhere(sys.stdout)
        raise OutputLost(getattr(error, "strerror", None) or "closed") from None


def say_error(text: str) -> None:
    """Write lines of plain text to standard error; if nobody can read it, the exit code has to do.

    No command of a pipeline is in them, whoever wrote what they quote.
    """
    from implcheck.wording.escape import for_log

    try:
        _write(sys.stderr, for_log(text))
    except (OSError, ValueError, AttributeError):
        _to_nowhere(sys.stderr)


def _write(stream: TextIO, text: str | bytes) -> None:
    if isinstance(text, bytes):
        stream.buffer.write(text)
    elif stream.isatty():
        stream.write(text)
    else:
        stream.buffer.write(text.encode(errors="backslashreplace"))
    stream.flush()


def _to_nowhere(stream: TextIO | None) -> None:
    """Let what is still in a broken stream go, so that leaving the program does not fail on it."""
    with contextlib.suppress(OSError, ValueError):
        if stream is not None:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
