"""Standard streams, and the only place that writes to them. Reports go to standard output, messages to standard error.

Commands write through `cli/writer.py`.
"""

import contextlib
import io
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
    return is_terminal(sys.stdout) and os.environ.get("TERM") != "dumb"


def width() -> int:
    """Return the width in columns: of COLUMNS, else of the terminal, else 80."""
    return shutil.get_terminal_size(fallback=(PIPED_WIDTH, 24)).columns


def is_terminal(stream: TextIO | None) -> bool:
    """Return whether a stream is open and a terminal."""
    with contextlib.suppress(OSError, ValueError):
        return stream is not None and stream.isatty()
    return False


def is_conversation() -> bool:
    """Return whether a person can be asked: standard input and standard output are both a terminal."""
    return is_terminal(sys.stdin) and is_terminal(sys.stdout)


def output_is_terminal() -> bool:
    """Return whether standard output is a terminal."""
    return is_terminal(sys.stdout)


def output_status() -> os.stat_result | None:
    """Return the status of what standard output goes to; None if that is unknown or closed."""
    with contextlib.suppress(OSError, ValueError):
        return os.fstat(sys.stdout.fileno()) if sys.stdout is not None else None
    return None


def occupy_closed() -> None:
    """Put something that fails under each standard stream that is closed.

    Otherwise the next file that is opened gets its number, and is taken for the stream.
    """
    for number, flags in ((0, os.O_WRONLY), (1, os.O_RDONLY), (2, os.O_RDONLY)):
        try:
            os.fstat(number)
        except OSError:
            with contextlib.suppress(OSError):
                os.open(os.devnull, flags)  # gets the lowest free number, which is this one


class OutputLost(Exception):
    """Raised when standard output cannot be written to, because it is closed or full."""


def write_stdout(text: str | bytes) -> bool:
    """Write to standard output: UTF-8 and LF on every system, a terminal's own characters to a terminal; bytes unchanged.

    The text must be escaped already; commands write through `cli/writer.py`.

    A reader that has closed the pipe, as with `| head`, is no error: the rest is dropped and the exit code stays. Returns
    whether the reader was still there.

    Raises:
        OutputLost: it cannot be written to.
    """
    try:
        _write(sys.stdout, text)
    except BrokenPipeError:
        _to_nowhere(sys.stdout)
        return False
    except (OSError, ValueError, AttributeError) as error:
        from implcheck.model.system_reason import CLOSED, reason_of  # only a failure pays for its import

        _to_nowhere(sys.stdout)
        raise OutputLost(reason_of(error) if isinstance(error, OSError) else CLOSED) from None
    return True


def flush_stdout() -> None:
    """Write out what standard output still holds, before something else writes to the same place."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        sys.stdout.flush()


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
    elif isinstance(stream, io.StringIO):  # while a shell is given completions
        stream.write(text)
    elif stream.isatty():
        stream.write(text if text.isascii() else _fitting(text, stream.encoding))
    else:
        stream.buffer.write((text if text.isascii() else _fitting(text, "utf-8")).encode())
    stream.flush()


def _fitting(text: str, encoding: str | None) -> str:
    """Return text that an encoding has all characters of; only text beyond ASCII pays for the import."""
    from implcheck.wording.character_set import fitting, without_surrogates

    return fitting(without_surrogates(text), encoding)


def _to_nowhere(stream: TextIO | None) -> None:
    """Redirect a broken stream to nowhere, so that flushing it at exit does not fail."""
    with contextlib.suppress(OSError, ValueError):
        if stream is not None:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
