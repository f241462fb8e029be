"""Run the command on a pseudo-terminal: keys go in, a screen comes out; waits are for content, never for a time."""

import contextlib
import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable
from pathlib import Path
from typing import Self

import pyte
from tests.support.cli import command, environment

UP, DOWN, ENTER, ESC, CTRL_C = "\x1b[A", "\x1b[B", "\r", "\x1b", "\x03"
PAGE_UP, PAGE_DOWN = "\x1b[5~", "\x1b[6~"
LONGEST_WAIT = 20.0
"""Seconds until a missing text is a failure: far more than a slow machine needs."""

# The child makes the terminal its own, so that keys such as Ctrl-C and a hang-up reach it, and may write no file.
_START = """
import fcntl, os, resource, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
if sys.argv[1] == "full":
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
os.execvp(sys.argv[2], sys.argv[2:])
"""
_ESCAPES = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]|\x1b[=>()][AB0]?")
_OTHER_SCREEN_LEFT = "\x1b[?1049l"


def pasted(text: str) -> str:
    """Text as a terminal with bracketed paste sends it."""
    return f"\x1b[200~{text}\x1b[201~"


class Terminal:
    """A running `implcheck` and its screen. `full_disk` makes every write of a file fail."""

    def __init__(
        self,
        *arguments: str,
        cwd: Path,
        rows: int = 24,
        columns: int = 80,
        full_disk: bool = False,
        **variables: str,
    ) -> None:
        self.screen = pyte.Screen(columns, rows)
        self.stream = pyte.ByteStream(self.screen)
        self.sent = b""
        self.master, slave = pty.openpty()
        _set_size(slave, rows, columns)
        words = [sys.executable, "-c", _START, "full" if full_disk else "", *command(), *arguments]
        env = environment(**{"TERM": "xterm-256color", "IMPLCHECK_LANG": "en", **variables})
        self.process = subprocess.Popen(
            words, stdin=slave, stdout=slave, stderr=slave, cwd=cwd, env=env, start_new_session=True
        )
        os.close(slave)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        self.hang_up()

    @property
    def text(self) -> str:
        """The current screen, line by line."""
        return "\n".join(line.rstrip() for line in self.screen.display)

    @property
    def flat(self) -> str:
        """The screen as one line."""
        return " ".join(self.text.split())

    @property
    def raw(self) -> str:
        """Everything that was written to the terminal."""
        return self.sent.decode("utf-8")

    @property
    def printed(self) -> str:
        """What was written after the full-screen interview ended, without colours."""
        after = self.raw.rpartition(_OTHER_SCREEN_LEFT)[2]
        return _ESCAPES.sub("", after).replace("\r\n", "\n")

    def send(self, *keys: str) -> None:
        """Press keys, or type text, in one go: keys behind one that changes the screen may be lost, so wait for it."""
        data = "".join(keys).encode()
        while data:
            # A terminal takes in what its buffer holds; what is drawn meanwhile has to be read.
            _, writable, _ = select.select([], [self.master], [], LONGEST_WAIT)
            assert writable, "the terminal takes no more keys"
            data = data[os.write(self.master, data[:512]) :]
            self._take_in(0)

    def wait_for(self, text: str) -> None:
        """Wait until `text` is on the screen, wherever its lines break, even inside a word."""
        expected = _joined(text)
        self.wait_until(lambda: expected in _joined(self.text), text)

    def wait_for_line(self, text: str) -> None:
        """Wait until `text` is on one line of the screen."""
        self.wait_until(lambda: text in self.text, text)

    def wait_until(self, there: Callable[[], bool], what: str) -> None:
        """Wait until the screen meets a condition; a half-drawn screen may not yet."""
        end = time.monotonic() + LONGEST_WAIT
        while not there():
            if (not self._take_in(0.05) and self.process.poll() is not None) or time.monotonic() > end:
                raise AssertionError(f"{what!r} did not come; there is:\n{self.text}")

    def press(self, *keys: str, then: str) -> None:
        """Press keys and wait for their result."""
        self.send(*keys)
        self.wait_for(then)

    def end(self) -> int:
        """Wait until the command ends; its exit code."""
        end = time.monotonic() + LONGEST_WAIT
        while self.process.poll() is None:
            self._take_in(0.05)
            assert time.monotonic() < end, f"it does not end; there is:\n{self.text}"
        while self._take_in(0):
            pass
        return self.process.returncode

    def resize(self, rows: int, columns: int) -> None:
        """Change the size of the window."""
        self.screen.resize(rows, columns)
        _set_size(self.master, rows, columns)
        self.process.send_signal(signal.SIGWINCH)

    def hang_up(self) -> None:
        """Close the terminal's window."""
        if self.master >= 0:
            os.close(self.master)
            self.master = -1

    def _take_in(self, seconds: float) -> bool:
        """Draw pending output; whether there was any."""
        ready, _, _ = select.select([self.master], [], [], seconds)
        data = b""
        if ready:
            with contextlib.suppress(OSError):
                data = os.read(self.master, 65536)
        self.sent += data
        self.stream.feed(data)
        return bool(data)


def _joined(text: str) -> str:
    return "".join(text.split())


def _set_size(terminal: int, rows: int, columns: int) -> None:
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
