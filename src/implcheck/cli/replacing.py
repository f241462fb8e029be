"""How bytes get into a file: whole or not at all, and with the file's owner, rights and links as they were."""

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
"""How many characters of a file's name are in that of its copy: with room for the rest within 255 bytes."""


class WriteProtected(PermissionError):
    """Raised for a file that nobody may write to: also its owner, and those who may write everywhere."""


def put(file: Path, data: bytes) -> None:
    """Make a file hold `data`: a copy beside it first, and then that in its place.

    A symbolic link stays, and what it points at is written. A new file has the rights that the user wants (umask). One
    that is there keeps its owner, rights, extended attributes and hard links: where a copy in its place would not have
    them, the file itself is written over, once the copy is whole.

    Raises:
        WriteProtected: the file may not be written to.
        FileExistsError: there was no file, and now there is.
        OSError: it cannot be written; what was there is unchanged.
    """
    target = Path(os.path.realpath(file))
    held = _held(target)
    copy = target.with_name(f".{target.name[:_READABLE_NAME]}.{os.urandom(6).hex()}")
    try:
        _fresh(copy, data, 0o666 if held is None else 0o600)
        if held is None:
            _name(copy, target)
        elif held.st_nlink > 1 or not (_dressed(copy, target, held) and _replaced(copy, target)):
            _write_over(target, data)
    finally:
        with contextlib.suppress(OSError):
            copy.unlink()


def _held(target: Path) -> os.stat_result | None:
    """The status of a file that may be written to; nothing if there is none.

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
        held = os.fstat(handle)
    finally:
        os.close(handle)
    if not held.st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH):
        raise WriteProtected(errno.EACCES, os.strerror(errno.EACCES))
    return held


def _fresh(copy: Path, data: bytes, mode: int) -> None:
    """Write a new file, down to the disk."""
    with os.fdopen(os.open(copy, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, mode), "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _name(copy: Path, target: Path) -> None:
    """Give a new file its name, unless somebody else has taken it meanwhile."""
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


def _dressed(copy: Path, target: Path, held: os.stat_result) -> bool:
    """Give a copy the owner, rights and attributes of the file that it is to replace; whether that can be done."""
    try:
        made = copy.stat()
        if sys.platform != "win32" and (made.st_uid, made.st_gid) != (held.st_uid, held.st_gid):
            os.chown(copy, held.st_uid, held.st_gid)
        copy.chmod(stat.S_IMODE(held.st_mode))  # after the owner, which takes some of the rights away
    except OSError:
        return False
    if sys.platform == "linux":
        _give_attributes(copy, target)
    return True


if sys.platform == "linux":

    def _give_attributes(copy: Path, target: Path) -> None:
        """Give a copy the extended attributes of a file, as far as the system lets us; access lists are among them."""
        with contextlib.suppress(OSError):
            wanted, there = os.listxattr(target), os.listxattr(copy)
            for name in there:
                if name not in wanted:
                    with contextlib.suppress(OSError):
                        os.removexattr(copy, name)
            for name in wanted:
                with contextlib.suppress(OSError):
                    os.setxattr(copy, name, os.getxattr(target, name))


def _replaced(copy: Path, target: Path) -> bool:
    """Put a copy in the place of a file; whether that can be done: not for a mount, or in a folder of others' files."""
    try:
        copy.replace(target)
    except OSError:
        return False
    return True


def _write_over(target: Path, data: bytes) -> None:
    """Write into the file itself, of which a whole copy is beside it; what it held comes back if that fails."""
    with target.open("r+b", buffering=0) as file:
        before = file.read()
        try:
            _fill(file, data)
        except BaseException:
            _fill(file, before)
            raise


def _fill(file: BinaryIO, data: bytes) -> None:
    """Make an open file hold `data`; room for it is found before anything in it changes."""
    if hasattr(os, "posix_fallocate") and len(data) > os.fstat(file.fileno()).st_size:
        try:
            os.posix_fallocate(file.fileno(), 0, len(data))
        except OSError as error:
            if error.errno in _NO_ROOM:  # else the file system only cannot say
                raise
    file.seek(0)
    rest = memoryview(data)
    while rest:
        rest = rest[file.write(rest) :]
    file.truncate(len(data))
    os.fsync(file.fileno())
