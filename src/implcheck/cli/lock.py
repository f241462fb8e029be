"""A lock on a file that is read, changed and written back, so that concurrent changes are not lost.

It uses the system's advisory locks on the folder and on the file: no lock file is needed, it holds between users, and
it ends with its process. Windows cannot lock a folder: there a temporary file beside the target is locked instead.
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
"""Seconds to wait for another process's lock; a save takes a few hundredths of a second."""

_PAUSE = 0.01


class Busy(Exception):
    """Raised when another process kept the lock for LONGEST_WAIT seconds."""


@contextlib.contextmanager
def locked(file: Path) -> Iterator[None]:
    """Hold the lock on a file, which need not exist. Where the system supports no locks, nothing is locked.

    Raises:
        Busy: another process holds it for LONGEST_WAIT seconds.
    """
    end = time.monotonic() + LONGEST_WAIT
    target = Path(os.path.realpath(file))
    with contextlib.ExitStack() as locks:
        # The folder's lock survives the file's replacement; the file's own covers hard links in other folders.
        for location in (target.parent, target):
            handle = _open(location, target)
            if handle is not None:
                locks.callback(_release, handle, target)
                while not _try_lock(handle):
                    if time.monotonic() > end:
                        raise Busy
                    time.sleep(_PAUSE)
        yield


if sys.platform == "win32":

    def _open(location: Path, target: Path) -> int | None:
        """Open the lock file beside the target; None for the target itself."""
        if location == target:
            return None
        for _ in range(50):
            with contextlib.suppress(PermissionError):
                return os.open(_lock_file(target), os.O_RDWR | os.O_CREAT)
            time.sleep(_PAUSE)  # it is being removed, or may not be created
        return None

    def _try_lock(handle: int) -> bool:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _release(handle: int, target: Path) -> None:
        with contextlib.suppress(OSError):
            os.lseek(handle, 0, os.SEEK_SET)
            msvcrt.locking(handle, msvcrt.LK_UNLCK, 1)
        os.close(handle)
        with contextlib.suppress(OSError):  # another process has it open, and removes it
            _lock_file(target).unlink()

    def _lock_file(target: Path) -> Path:
        return target.with_name(f".{target.name}.lock")

else:

    def _open(location: Path, _target: Path) -> int | None:
        """Open the folder or file to lock; None if it is missing or may not be opened."""
        try:
            return os.open(location, os.O_RDONLY | os.O_NONBLOCK)
        except (FileNotFoundError, PermissionError):
            return None

    def _try_lock(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:  # a file system without locks
            return True
        return True

    def _release(handle: int, _target: Path) -> None:
        os.close(handle)
