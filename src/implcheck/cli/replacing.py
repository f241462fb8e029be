"""Atomic replacement of a file that keeps its owner, permissions and links."""

import contextlib
import errno
import os
import stat
import sys
from pathlib import Path
from typing import BinaryIO

_BINARY = getattr(os, "O_BINARY", 0)
_NO_ROOM = frozenset({errno.ENOSPC, errno.EFBIG, errno.EDQUOT})
_READABLE_NAME = 50
"""Characters of a file's name in the name of its copy, which must fit in 255 bytes."""


class WriteProtected(PermissionError):
    """Raised for a file without any write permission, even for its owner or root."""


def replace_file(file: Path, data: bytes) -> None:
    """Write `data` to a copy beside a file, then put the copy in its place.

    A symbolic link stays, and its target is written. A new file gets the permissions of the umask. An existing file
    keeps its owner, permissions, extended attributes and hard links: where a copy would lose them, the file itself is
    overwritten once the copy is complete.

    Raises:
        WriteProtected: the file may not be written to.
        FileExistsError: another process created the file meanwhile.
        OSError: it cannot be written; its content is unchanged.
    """
    target = Path(os.path.realpath(file))
    status = _writable_status(target)
    copy = target.with_name(f".{target.name[:_READABLE_NAME]}.{os.urandom(6).hex()}")
    try:
        _write_copy(copy, data, 0o666 if status is None else 0o600)
        if status is None:
            _name_copy(copy, target)
        elif status.st_nlink > 1 or not (_copy_attributes(copy, target, status) and _replaced(copy, target)):
            _write_over(target, data)
    finally:
        with contextlib.suppress(OSError):
            copy.unlink()


def _writable_status(target: Path) -> os.stat_result | None:
    """Return the status of a file that may be written to; None if it does not exist.

    Raises:
        OSError: it may not be written to.
    """
    try:
        handle = os.open(target, os.O_WRONLY | _BINARY)
    except FileNotFoundError:
        return None
    except PermissionError:
        if target.is_file():
            raise WriteProtected(errno.EACCES, os.strerror(errno.EACCES)) from None
        raise
    try:
        status = os.fstat(handle)
    finally:
        os.close(handle)
    if not status.st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH):
        raise WriteProtected(errno.EACCES, os.strerror(errno.EACCES))
    return status


def _write_copy(copy: Path, data: bytes, mode: int) -> None:
    """Write a new file and flush it to disk."""
    with os.fdopen(os.open(copy, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, mode), "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _name_copy(copy: Path, target: Path) -> None:
    """Give the copy the name of a new file, unless another process created it meanwhile."""
    if sys.platform == "win32":
        copy.rename(target)  # fails there if the name is taken
        return
    try:
        target.hardlink_to(copy)
    except FileExistsError:
        raise
    except OSError:  # a file system without links
        if os.path.lexists(target):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST)) from None
        copy.replace(target)


def _copy_attributes(copy: Path, target: Path, status: os.stat_result) -> bool:
    """Copy owner, permissions and attributes of the file to the copy; return whether that succeeded."""
    try:
        made = copy.stat()
        if sys.platform != "win32" and (made.st_uid, made.st_gid) != (status.st_uid, status.st_gid):
            os.chown(copy, status.st_uid, status.st_gid)
        copy.chmod(stat.S_IMODE(status.st_mode))  # after chown, which clears some mode bits
    except OSError:
        return False
    if sys.platform == "linux":
        _give_attributes(copy, target)
    return True


if sys.platform == "linux":

    def _give_attributes(copy: Path, target: Path) -> None:
        """Copy the extended attributes, access lists among them, as far as the system allows."""
        with contextlib.suppress(OSError):
            expected, present = os.listxattr(target), os.listxattr(copy)
            for name in present:
                if name not in expected:
                    with contextlib.suppress(OSError):
                        os.removexattr(copy, name)
            for name in expected:
                with contextlib.suppress(OSError):
                    os.setxattr(copy, name, os.getxattr(target, name))


def _replaced(copy: Path, target: Path) -> bool:
    """Rename the copy over the file; return whether that succeeded. It fails for a mount and in a sticky folder."""
    try:
        copy.replace(target)
    except OSError:
        return False
    return True


def _write_over(target: Path, data: bytes) -> None:
    """Overwrite the file itself; its content is restored if that fails."""
    with target.open("r+b", buffering=0) as file:
        before = file.read()
        try:
            _fill(file, data)
        except BaseException:
            _fill(file, before)
            raise


def _fill(file: BinaryIO, data: bytes) -> None:
    """Make an open file hold `data`; space is allocated before anything in it changes."""
    if hasattr(os, "posix_fallocate") and len(data) > os.fstat(file.fileno()).st_size:
        try:
            os.posix_fallocate(file.fileno(), 0, len(data))
        except OSError as error:
            if error.errno in _NO_ROOM:  # otherwise the file system does not support the call
                raise
    file.seek(0)
    rest = memoryview(data)
    while rest:
        rest = rest[file.write(rest) :]
    file.truncate(len(data))
    os.fsync(file.fileno())
