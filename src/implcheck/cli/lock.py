"""A lock on a file that is read, changed and written back, so that two who do so at once lose nothing of each other.

It is the system's own, on the folder and on the file: it needs no file of its own, holds between users, and ends with
the process that has it. Windows locks no folder: a file beside it is locked there, and goes with the lock.
"""

import contextlib
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

LONGEST_WAIT = 10.0
"""Seconds until somebody else's lock is a failure; a save takes a few hundredths."""

_PAUSE = 0.01


class Busy(Exception):
    """Raised when somebody else has had the lock for all the time that one waits."""


@contextlib.contextmanager
def locked(file: Path) -> Iterator[None]:
    """Hold the lock on a file, which need not be there. Where the system can lock nothing, there is no lock.

    Raises:
        Busy: somebody else does, for LONGEST_WAIT seconds.
    """
    end = time.monotonic() + LONGEST_WAIT
    target = Path(os.path.realpath(file))
    with contextlib.ExitStack() as held:
        # The folder's lock stays when the file is replaced; the file's own is that of its names in other folders.
        for location in (target.parent, target):
            handle = _opened(location, target)
            if handle is not None:
                held.callback(_let_go, handle, target)
                while not _taken(handle):
                    if time.monotonic() > end:
                        raise Busy
                    time.sleep(_PAUSE)
        yield


if sys.platform == "win32":

    def _opened(location: Path, target: Path) -> int | None:
        """What is locked: one file beside the target, for the folder."""
        if location == target:
            return None
        for _ in range(50):
            with contextlib.suppress(PermissionError):
                return os.open(_beside(target), os.O_RDWR | os.O_CREAT)
            time.sleep(_PAUSE)  # it is just being removed, or may not be made at all
        return None

    def _taken(handle: int) -> bool:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _let_go(handle: int, target: Path) -> None:
        with contextlib.suppress(OSError):
            os.lseek(handle, 0, os.SEEK_SET)
            msvcrt.locking(handle, msvcrt.LK_UNLCK, 1)
        os.close(handle)
        with contextlib.suppress(OSError):  # somebody else has it open, and removes it
            _beside(target).unlink()

    def _beside(target: Path) -> Path:
        return target.with_name(f".{target.name}.lock")

else:

    def _opened(location: Path, _target: Path) -> int | None:
        """What is locked: the folder or the file, if there is one that we may open."""
        try:
            return os.open(location, os.O_RDONLY | os.O_NONBLOCK)
        except (FileNotFoundError, PermissionError):
            return None

    def _taken(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:  # a file system that knows no locks
            return True
        return True

    def _let_go(handle: int, _target: Path) -> None:
        os.close(handle)
