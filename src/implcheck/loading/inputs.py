"""The files that this run reads, by what they are and not by their names: nothing is ever written over one of them."""

import contextlib
import os
import stat
import sys
from pathlib import Path

_read: set[tuple[int, int]] = set()
"""Device and number of each file: the same for all names, links and spellings of one file."""


def note(name: str | Path) -> None:
    """Remember a file as an input. One that is not there, a device or a pipe is none."""
    with contextlib.suppress(OSError, ValueError):
        _add(Path(name).stat())


def note_standard_input() -> None:
    """Remember the file that standard input is redirected from, if it is."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        _add(os.fstat(sys.stdin.fileno()))


def is_input(found: os.stat_result) -> bool:
    """Whether this run reads the file whose status is `found`."""
    return stat.S_ISREG(found.st_mode) and (found.st_dev, found.st_ino) in _read


def _add(found: os.stat_result) -> None:
    if stat.S_ISREG(found.st_mode):
        _read.add((found.st_dev, found.st_ino))
