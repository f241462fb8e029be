"""Standard streams: colour, width and writing. Reports go to standard output, messages to standard error.

Commands write through `cli/writer.py`.
"""

import contextlib
import os
import shutil
import sys
from typing import TextIO

PIPED_WIDTH = 80


def wants_color() -> bool:
    """Return whether to colour standard output: NO_COLOR first, then FORCE_COLOR, then whether it is a terminal."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return sys.stdout is not None and sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def width() -> int:
    """Return the width in columns: of COLUMNS, else of the terminal, else 80."""
    return shutil.get_terminal_size(fallback=(PIPED_WIDTH, 24)).columns


class OutputLost(Exception):
    """Raised when standard output cannot be written to, because it is closed or full."""


def write_stdout(text: str | bytes) -> None:
    """Write to standard output: UTF-8 and LF on every system, except to a terminal; bytes unchanged.

    The text must be escaped already; commands write through `cli/writer.py`.

    A reader that has closed the pipe, as with `| head`, is no error: the rest is dropped and the exit code stays.

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


def write_stderr(text: str) -> None:
    """Write lines of plain text to standard error; errors while writing are ignored.

    The text is escaped so that no pipeline takes a part of it for a command.
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
    """Redirect a broken stream to nowhere, so that flushing it at exit does not fail."""
    with contextlib.suppress(OSError, ValueError):
        if stream is not None:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
