"""The command in the process of the tests: its own entry point, with the streams, environment and folder of a run.

What a run leaves behind in a process goes with it there, and is put back here: `fresh_state` names it all.
"""

import gc
import os
import signal
import sys
import tempfile
import traceback
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, chdir, contextmanager
from pathlib import Path
from typing import BinaryIO
from unittest import mock

from implcheck.cli import start, writer
from implcheck.loading import inputs


def run_in_process(
    arguments: Sequence[str | bytes | Path], stdin: bytes, cwd: Path | None, env: Mapping[str, str]
) -> tuple[int, bytes, bytes]:
    """Return the exit code, standard output and standard error of a run. `env` is its whole environment."""
    too_late = [name for name in env if name.startswith("PYTHON") or name == "TZ"]
    assert not too_late, f"{too_late} are obeyed by a process that starts: use run_process"
    with ExitStack() as run:
        run.enter_context(chdir(cwd or Path.cwd()))
        run.enter_context(mock.patch.dict(os.environ, env, clear=True))
        run.enter_context(mock.patch.object(sys, "argv", ["implcheck", *map(os.fsdecode, arguments)]))
        run.enter_context(fresh_state())
        out, err = run.enter_context(_standard_streams(stdin))
        code = _exit_code()
        sys.stdout.flush()
        sys.stderr.flush()
        return code, _content(out), _content(err)


def _exit_code() -> int:
    """Run the command and return what the interpreter would leave with."""
    try:
        start.main()
    except SystemExit as leaving:
        if leaving.code is None or isinstance(leaving.code, int):
            return leaving.code or 0
        sys.stderr.write(f"{leaving.code}\n")
        return 1
    except Exception:  # noqa: BLE001 - the interpreter prints any
        traceback.print_exc()
        return 1
    return 0


@contextmanager
def fresh_state() -> Iterator[None]:
    """Give a run the state of a new process, and put back what it changes: tests/support/test_cli.py holds both."""
    handler, threshold = signal.getsignal(signal.SIGINT), gc.get_threshold()
    with (
        mock.patch.object(inputs, "_read", set()),
        mock.patch.object(writer, "_written", set()),
        mock.patch.object(sys, "excepthook", sys.__excepthook__),  # Typer puts its own there
    ):
        try:
            yield
        finally:
            signal.signal(signal.SIGINT, handler)
            gc.set_threshold(*threshold)
            gc.unfreeze()


@contextmanager
def _standard_streams(stdin: bytes) -> Iterator[tuple[BinaryIO, BinaryIO]]:
    """Put files under descriptors 0, 1 and 2, and streams over them into `sys`, as a new process has them.

    Descriptors and not only `sys`: /dev/stdout, the width of the terminal and programs that are started use them.
    """
    with ExitStack() as streams:
        files = [streams.enter_context(tempfile.TemporaryFile()) for _ in range(3)]
        files[0].write(stdin)
        files[0].seek(0)
        for number, file in enumerate(files):
            streams.enter_context(_descriptor(number, file))
        escaped = "surrogateescape"
        opened = {
            "stdin": streams.enter_context(open(0, encoding="utf-8", errors=escaped, closefd=False)),
            "stdout": streams.enter_context(open(1, "w", encoding="utf-8", errors=escaped, closefd=False)),
            "stderr": streams.enter_context(
                open(2, "w", 1, encoding="utf-8", errors="backslashreplace", closefd=False)
            ),
        }
        for name, stream in opened.items():
            streams.enter_context(mock.patch.object(sys, name, stream))
        yield files[1], files[2]


@contextmanager
def _descriptor(number: int, file: BinaryIO) -> Iterator[None]:
    """Have a file under a descriptor of the process for a while."""
    kept = os.dup(number)
    try:
        os.dup2(file.fileno(), number)
        yield
    finally:
        os.dup2(kept, number)
        os.close(kept)


def _content(file: BinaryIO) -> bytes:
    file.seek(0)
    return file.read()
