"""The exit codes of the program."""

from enum import IntEnum


class ExitCode(IntEnum):
    """What the program's exit code means."""

    FINE = 0
    """The command did what was asked, and the gate, if there is one, passed."""
    GATE_FAILED = 1
    """The answers do not meet a demand of the gate."""
    BAD_INPUT = 2
    """Wrong usage, or a file that cannot be used or written."""
    FAULT = 3
    """An error inside implcheck."""
    INTERRUPTED = 130
    """Interrupted with Ctrl-C."""
