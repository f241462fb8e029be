"""The streams: colour, width, and how output leaves. Reports go to standard output, messages to standard error."""

import contextlib
import errno
import os
import shutil
import stat
import sys
from pathlib import Path
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


def say(text: str) -> None:
    """Write lines of plain text to standard output. No command of a pipeline is in them, whoever wrote what they quote.

    Raises:
        OutputLost: it cannot be written to.
    """
    from implcheck.reports.escape import for_log  # `--version` says nothing of a person, and does without

    hand_out(for_log(text))


def hand_out(text: str | bytes) -> None:
    """Write a document, made safe by who made it, to standard output: UTF-8 and LF on every system, except to a screen that knows better; bytes as they are.

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
    """Write lines of plain text to standard error, as `say` does; if nobody can read it, the exit code has to do."""
    from implcheck.reports.escape import for_log

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


def write_file(path: Path, text: str | bytes) -> None:
    """Write a file whole or not at all: beside it first, then in its place. UTF-8 and LF; bytes as they are.

    A device or a pipe cannot be replaced and is written to as it is. A file that is replaced keeps its mode.

    Raises:
        OSError: it cannot be written; what was there is unchanged.
    """
    data = text.encode() if isinstance(text, str) else text
    with contextlib.suppress(FileNotFoundError):
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        if not stat.S_ISREG(mode):
            path.write_bytes(data)
            return
    import tempfile  # a third of what the small commands import: only for those who write

    target = path.resolve()
    handle, beside = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(beside).chmod(stat.S_IMODE(target.stat().st_mode) if target.exists() else 0o666 & ~_umask())
        Path(beside).replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(beside).unlink()
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
