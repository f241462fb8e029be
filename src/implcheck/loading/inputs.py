"""Remember which files this run reads, by device and inode, so that none of them is ever overwritten."""

import contextlib
import os
import stat
import sys
from pathlib import Path

_read: set[tuple[int, int]] = set()
"""Device and inode of each file: the same for all names, links and spellings of a file."""


def note(name: str | Path) -> None:
    """Remember a file as an input. A missing file, a device or a pipe is ignored."""
    with contextlib.suppress(OSError, ValueError):
        _add(Path(name).stat())


def note_standard_input() -> None:
    """Remember the file that standard input is redirected from, if it is."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        _add(os.fstat(sys.stdin.fileno()))


def is_input(status: os.stat_result) -> bool:
    """Return whether this run reads the file with this status."""
    return stat.S_ISREG(status.st_mode) and (status.st_dev, status.st_ino) in _read


def _add(status: os.stat_result) -> None:
    if stat.S_ISREG(status.st_mode):
        _read.add((status.st_dev, status.st_ino))
