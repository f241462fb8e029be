"""The one writer: all output of a command goes through here, and none of it goes over an input.

What may be written where is decided here; how bytes get into a file is in `cli/replacing.py`.
"""

import contextlib
import os
import re
import stat
import sys
from collections.abc import Callable
from pathlib import Path

from implcheck.cli import streams
from implcheck.cli.endings import BY_HAND, ENDINGS, contradicts, ending, fits
from implcheck.cli.errors import Refused
from implcheck.cli.replacing import WriteProtected, put
from implcheck.loading.inputs import is_input
from implcheck.loading.project import leads_outside

_STREAMS = {"/dev/stdin": 0, "/dev/stdout": 1, "/dev/stderr": 2}
_OWN_STREAM = re.compile(r"/(?:dev|proc/(?:self|thread-self))/fd/(?P<number>\d+)")
_MOST_LINKS = 40

_written: set[tuple[int, int]] = set()
"""What this run has written: two reports for one file would leave the second only."""


def write_out(text: str) -> None:
    """Write lines of plain text to standard output. No command of a pipeline is in them, whoever wrote what they quote.

    Raises:
        Refused: standard output is redirected to the end of a file that was read.
        OutputLost: it cannot be written to.
    """
    from implcheck.wording.escape import for_log

    hand_out(for_log(text))


def hand_out(content: str | bytes) -> None:
    """Write a document, made safe by who made it, to standard output; bytes never to a terminal, which would act on them.

    Raises:
        Refused: it is a terminal, or is redirected to the end of a file that was read.
        OutputLost: it cannot be written to.
    """
    with contextlib.suppress(OSError, ValueError, AttributeError):
        if is_input(os.fstat(sys.stdout.fileno())):
            raise Refused("input-as-output")
    if isinstance(content, bytes) and sys.stdout.isatty():
        raise Refused("bytes-to-terminal")
    streams.hand_out(content)


def check(file: Path, format_: str, *, force: bool, protect: bool = False) -> None:
    """Whether a file may be written; to be asked before there is anything to write, and again when there is.

    An input never is, under any name. A file that is there is, if its name fits the format; any other, and those that
    people write by hand, with `force` only. `protect` has that hold for every file that is there.

    Raises:
        Refused: it may not be.
    """
    try:
        held = _status(file)
    except (OSError, ValueError) as error:
        raise Refused("cannot-write", file=file, reason=getattr(error, "strerror", None) or error) from None
    if held is not None:
        if stat.S_ISDIR(held.st_mode):
            raise Refused("output-is-directory", file=file)
        if is_input(held):
            raise Refused("is-input", file=file)
        if _is_stream(file, held):
            return
    refuse_link(file)
    if contradicts(file, format_):
        raise Refused("other-ending", file=file, format=format_, known=", ".join(ENDINGS[format_]))
    if not force and (key := _wants_force(file, format_, exists=held is not None, protect=protect)):
        raise Refused(key, file=file)
    if held is not None and (held.st_dev, held.st_ino) in _written:
        raise Refused("written-already", file=file)


def _wants_force(file: Path, format_: str, *, exists: bool, protect: bool) -> str:
    """Why a file is written with `force` only, as the key of a sentence; empty if it needs none."""
    if exists:
        return "exists" if protect or not _replaceable(file, format_) else ""
    if ending(file) in BY_HAND and not fits(file, format_):
        return "name-by-hand"
    is_link_to_another_kind = file.is_symlink() and not fits(Path(os.path.realpath(file)), format_)
    return "exists" if is_link_to_another_kind else ""


def refuse_link(file: Path) -> None:
    """Refuse a file that is a symbolic link out of its project, or lies behind one: it may be a stranger's.

    Raises:
        Refused: it is such a file.
    """
    if leads_outside(str(file)):
        raise Refused("link-outside", file=file)


def write(file: Path, content: str | bytes, format_: str, *, force: bool, protect: bool = False) -> None:
    """Write a file whole or not at all, if it may be written: UTF-8 and LF; bytes as they are. See `check`.

    A device, a pipe and a stream of the process cannot be replaced and are written to as they are.

    Raises:
        Refused: it may not be written, or cannot be; what was there is unchanged.
    """
    check(file, format_, force=force, protect=protect)
    data = content.encode(errors="backslashreplace") if isinstance(content, str) else content
    try:
        held = _status(file)
        if held is not None and _is_stream(file, held):
            _write_stream(file, data, is_text=isinstance(content, str))
            return
        put(file, data)
        now = file.stat()
    except WriteProtected:
        raise Refused("write-protected", file=file) from None
    except FileExistsError:
        raise Refused("exists", file=file) from None
    except (OSError, ValueError) as error:
        raise Refused("cannot-write", file=file, reason=getattr(error, "strerror", None) or error) from None
    _written.add((now.st_dev, now.st_ino))


def update(file: Path, changed: Callable[[], str]) -> None:
    """Bring changes into a file under a lock: `changed` reads it and gives what it is to hold. UTF-8.

    Raises:
        Busy: somebody else has the lock.
        WriteProtected: the file may not be written to.
        OSError: it cannot be read or written; what was there is unchanged.
    """
    from implcheck.cli.lock import locked

    with locked(file):
        put(file, changed().encode())


def stream_of(file: Path) -> int | None:
    """The number of this process's own stream that a name stands for, as /dev/stdout does; nothing if for none."""
    name = os.path.abspath(file)  # noqa: PTH100 - `resolve` would go on to the file that the stream is
    for _ in range(_MOST_LINKS):
        if name in _STREAMS:
            return _STREAMS[name]
        if (own := _OWN_STREAM.fullmatch(name)) is not None:
            return int(own["number"])
        try:
            name = os.path.join(os.path.dirname(name), os.readlink(name))  # noqa: PTH115, PTH118, PTH120 - as above
        except (OSError, ValueError):
            return None
        name = os.path.normpath(name)
    return None


def _status(file: Path) -> os.stat_result | None:
    """What is there under a name; nothing if nothing is."""
    stream = stream_of(file)
    if stream is not None:
        return os.fstat(stream)
    try:
        return file.stat()
    except FileNotFoundError:
        return None


def _is_stream(file: Path, held: os.stat_result) -> bool:
    """Whether what is there takes bytes one after another: a stream of ours, a pipe, or a device that is no disk."""
    is_file = stat.S_ISREG(held.st_mode) or stat.S_ISBLK(held.st_mode)
    return not is_file or stream_of(file) is not None


def _replaceable(file: Path, format_: str) -> bool:
    """Whether a file that is there is one of a format, by its name and by that of what the name leads to."""
    target = Path(os.path.realpath(file))
    return fits(target, format_) and BY_HAND.isdisjoint({ending(file), ending(target)})


def _write_stream(file: Path, data: bytes, *, is_text: bool) -> None:
    number = stream_of(file)
    if number is not None and number == 1 and sys.stdout is not None:
        sys.stdout.flush()
    handle = os.dup(number) if number is not None else os.open(file, os.O_WRONLY | getattr(os, "O_BINARY", 0))
    with os.fdopen(handle, "wb") as stream:
        if not is_text and stream.isatty():
            raise Refused("bytes-to-terminal")
        stream.write(data)
