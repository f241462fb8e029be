"""The lines that answer an interview without a full screen: typed at a terminal, or piped."""

import contextlib
import os
import sys
from pathlib import Path

from implcheck.cli.streams import is_terminal, write_stdout
from implcheck.loading.source import standard_input
from implcheck.model.refused import Refused
from implcheck.wording.character_set import as_typed


class Lines:
    """Reads answers line by line; piped input is UTF-8, with or without a byte order mark, on every system."""

    def __init__(self) -> None:
        self.read = 0
        self.unreadable = False
        self.seen = True
        """Whether what was shown so far had a reader."""

    def show(self, text: str) -> None:
        """Write to standard output; raises OutputLost as `write_stdout` does."""
        self.seen &= write_stdout(text)

    def came_to_end(self) -> bool:
        """Return whether piped lines were read to their end, each of them readable."""
        return not self.unreadable and not is_terminal(sys.stdin)

    def __call__(self) -> str:
        """Return the next line; empty at the end of the input, or at a line that is not UTF-8.

        It is also empty if somebody at a terminal no longer sees the questions.
        """
        if not self.seen and is_terminal(sys.stdin):
            return ""
        self.read += 1
        with standard_input() as stream:
            line = stream.readline()
        if is_terminal(sys.stdin):
            written = line.decode(sys.stdin.encoding, "surrogateescape")
            typed = as_typed(written, sys.stdin.encoding)
            return written if typed is None else typed
        try:
            return line.decode("utf-8-sig" if self.read == 1 else "utf-8")
        except UnicodeDecodeError:
            self.unreadable = True
            return ""


def refuse_input(file: Path) -> None:
    """Refuse to save the answers in the file that they are piped from.

    Raises:
        Refused: it is that file.
    """
    with contextlib.suppress(OSError, ValueError, AttributeError):
        if os.path.samestat(os.fstat(sys.stdin.fileno()), file.stat()):
            raise Refused("is-input", file=file)
