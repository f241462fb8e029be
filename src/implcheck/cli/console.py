"""The streams: colour, width, and how output leaves. Reports go to standard output, messages to standard error."""

import contextlib
import errno
import os
import shutil
import stat
import sys
import tempfile
from pathlib import Path

PIPED_WIDTH = 80


def wants_color() -> bool:
    """Whether standard output should be coloured: FORCE_COLOR and NO_COLOR first, then what it is."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def width() -> int:
    """The columns of the terminal, or COLUMNS, or 80 where there is neither."""
    return shutil.get_terminal_size(fallback=(PIPED_WIDTH, 24)).columns


def say(text: str) -> None:
    """Write to standard output: UTF-8 and LF on every system, except to a screen that knows better."""
    if sys.stdout.isatty():
        sys.stdout.write(text)
    else:
        sys.stdout.buffer.write(text.encode())
    sys.stdout.flush()


def say_error(text: str) -> None:
    """Write to standard error."""
    if sys.stderr.isatty():
        sys.stderr.write(text)
    else:
        sys.stderr.buffer.write(text.encode())
    sys.stderr.flush()


def write_file(path: Path, text: str) -> None:
    """Write a file whole or not at all: beside it first, then in its place. UTF-8 and LF.

    A device or a pipe cannot be replaced and is written to as it is. A file that is replaced keeps its mode.

    Raises:
        OSError: it cannot be written; what was there is unchanged.
    """
    data = text.encode()
    with contextlib.suppress(FileNotFoundError):
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        if not stat.S_ISREG(mode):
            path.write_bytes(data)
            return
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
