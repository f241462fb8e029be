"""The single writer: all output of a command passes here, and no input is ever overwritten.

This module decides what may be written where; `cli/replacing.py` replaces files.
"""

import os
import re
import stat
from collections.abc import Callable
from pathlib import Path

from implcheck.cli import streams
from implcheck.cli.endings import BY_HAND, ENDINGS, contradicts, ending, fits
from implcheck.cli.replacing import WriteProtected, replace_file
from implcheck.loading.inputs import is_input
from implcheck.loading.project import leads_outside
from implcheck.model.refused import Refused
from implcheck.model.system_reason import reason_of
from implcheck.wording.character_set import without_surrogates

_STREAMS = {"/dev/stdin": 0, "/dev/stdout": 1, "/dev/stderr": 2}
_OWN_STREAM = re.compile(r"/(?:dev|proc/(?:self|thread-self))/fd/(?P<number>\d+)")
_MOST_LINKS = 40

_written: set[tuple[int, int]] = set()
"""Device and inode of the files that this run has written, so that no second report overwrites the first."""


def write_out(text: str) -> None:
    """Write lines of plain text to standard output, escaped so that no pipeline takes a part of them for a command.

    Raises:
        Refused: standard output is redirected into a file that was read.
        OutputLost: it cannot be written to.
    """
    from implcheck.wording.escape import for_log

    write_document(for_log(text))


def write_document(content: str | bytes) -> None:
    """Write a document, escaped by its format, to standard output; bytes never go to a terminal.

    Raises:
        Refused: bytes would go to a terminal, or standard output is redirected into a file that was read.
        OutputLost: it cannot be written to.
    """
    status = streams.output_status()
    if status is not None and is_input(status):
        raise Refused("input-as-output")
    if isinstance(content, bytes) and streams.output_is_terminal():
        raise Refused("bytes-to-terminal")
    streams.write_stdout(content)


def check(file: Path, format_: str, *, force: bool, protect: bool = False) -> None:
    """Check that a file may be written; called before there is anything to write, and again before writing.

    An input is never overwritten, under any name. An existing file is replaced if its name fits the format; any other,
    and every handwritten kind, with `force` only. With `protect` every existing file needs `force`.

    Raises:
        Refused: it may not be written.
    """
    try:
        status = _status(file)
    except (OSError, ValueError) as error:
        raise _cannot_write(file, error) from None
    if status is not None:
        if stat.S_ISDIR(status.st_mode):
            raise Refused("directory-not-file", file=file)
        if is_input(status):
            raise Refused("is-input", file=file)
        if _is_stream(file, status):
            return
    refuse_link(file)
    if contradicts(file, format_):
        raise Refused("other-ending", file=file, format=format_, known=", ".join(ENDINGS[format_]))
    if not force and (key := _wants_force(file, format_, exists=status is not None, protect=protect)):
        raise Refused(key, file=file)
    if status is not None and (status.st_dev, status.st_ino) in _written:
        raise Refused("written-already", file=file)


def _wants_force(file: Path, format_: str, *, exists: bool, protect: bool) -> str:
    """Return why a file needs `force`, as the key of a sentence; empty if it does not."""
    if exists:
        return "exists" if protect or not _replaceable(file, format_) else ""
    if ending(file) in BY_HAND and not fits(file, format_):
        return "name-by-hand"
    is_link_to_another_kind = file.is_symlink() and not fits(Path(os.path.realpath(file)), format_)
    return "exists" if is_link_to_another_kind else ""


def refuse_link(file: Path) -> None:
    """Refuse a file that is, or lies behind, a symbolic link out of its project, which a stranger may have made.

    Raises:
        Refused: the path leads out of the project.
    """
    if leads_outside(str(file)):
        raise Refused("link-outside", file=file)


def write(file: Path, content: str | bytes, format_: str, *, force: bool, protect: bool = False) -> None:
    """Write a file atomically, if `check` allows it: text as UTF-8 with LF, bytes unchanged.

    A device, a pipe or a stream of the process is written to directly.

    Raises:
        Refused: it may not or cannot be written; its content is unchanged.
    """
    check(file, format_, force=force, protect=protect)
    data = without_surrogates(content).encode() if isinstance(content, str) else content
    try:
        status = _status(file)
        if status is not None and _is_stream(file, status):
            _write_stream(file, data, is_text=isinstance(content, str))
            return
        replace_file(file, data)
        now = file.stat()
    except WriteProtected:
        raise Refused("write-protected", file=file) from None
    except FileExistsError:
        raise Refused("exists", file=file) from None
    except (OSError, ValueError) as error:
        raise _cannot_write(file, error) from None
    _written.add((now.st_dev, now.st_ino))


def _cannot_write(file: Path, error: OSError | ValueError) -> Refused:
    """Return why a file cannot be written; of one that is there also that it is as it was."""
    folder = Path(os.path.realpath(file)).parent
    if isinstance(error, FileNotFoundError) and not os.path.lexists(folder):
        return Refused("no-folder", file=file, folder=folder if file.is_symlink() else file.parent)
    key = "cannot-write" if os.path.isfile(file) else "cannot-make"  # noqa: PTH113 - never raises
    return Refused(key, file=file, system=reason_of(error))


def update(file: Path, changed: Callable[[], str]) -> None:
    """Update a file under a lock: `changed` reads it and returns its new text, written as UTF-8.

    Raises:
        Busy: another process holds the lock.
        WriteProtected: the file may not be written to.
        OSError: it cannot be read or written; its content is unchanged.
    """
    from implcheck.cli.lock import locked

    with locked(file):
        replace_file(file, changed().encode())


def stream_of(file: Path) -> int | None:
    """Return the descriptor of this process's stream that a name stands for, such as /dev/stdout; None otherwise."""
    name = os.path.abspath(file)  # noqa: PTH100 - `resolve` would go on to the file behind the stream
    for _ in range(_MOST_LINKS):
        if name in _STREAMS:
            return _STREAMS[name]
        if (own := _OWN_STREAM.fullmatch(name)) is not None:
            return int(own["number"])
        try:
            name = os.path.join(os.path.dirname(name), os.readlink(name))  # noqa: PTH115, PTH118, PTH120 - texts, one link at a time
        except (OSError, ValueError):
            return None
        name = os.path.normpath(name)
    return None


def _status(file: Path) -> os.stat_result | None:
    """Return the status of a file; None if it does not exist."""
    stream = stream_of(file)
    if stream is not None:
        return os.fstat(stream)
    try:
        return file.stat()
    except FileNotFoundError:
        return None


def _is_stream(file: Path, status: os.stat_result) -> bool:
    """Return whether a file is a stream: one of this process, a pipe, or a device other than a disk."""
    is_file = stat.S_ISREG(status.st_mode) or stat.S_ISBLK(status.st_mode)
    return not is_file or stream_of(file) is not None


def _replaceable(file: Path, format_: str) -> bool:
    """Return whether an existing file fits a format by its own name and by that of its link target."""
    target = Path(os.path.realpath(file))
    return fits(target, format_) and BY_HAND.isdisjoint({ending(file), ending(target)})


def _write_stream(file: Path, data: bytes, *, is_text: bool) -> None:
    number = stream_of(file)
    if number == 1:
        streams.flush_stdout()
    handle = os.dup(number) if number is not None else os.open(file, os.O_WRONLY | getattr(os, "O_BINARY", 0))
    with os.fdopen(handle, "wb") as stream:
        if not is_text and stream.isatty():
            raise Refused("bytes-to-terminal")
        stream.write(data)
