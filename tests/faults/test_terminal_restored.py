"""An interview on the whole screen that is ended from outside gives the terminal back as it was."""

import signal
import sys
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("needs a pseudo-terminal", allow_module_level=True)

from tests.support.terminal import ENTER, Terminal


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGINT"])
def test_the_terminal_is_restored(name: str, tmp_path: Path) -> None:
    import termios

    with Terminal("assess", cwd=tmp_path) as terminal:
        before = termios.tcgetattr(terminal.master)
        terminal.wait_for("What is the name of the project?")
        assert termios.tcgetattr(terminal.master) != before
        terminal.press("Portal", ENTER, then="Where is the implementation now?")
        terminal.process.send_signal(getattr(signal, name))
        code = terminal.end()
        assert termios.tcgetattr(terminal.master)[:4] == before[:4]
    assert code in ({0, 130} if name == "SIGINT" else {-getattr(signal, name)})
    assert terminal.raw.rfind("\x1b[?1049l") > terminal.raw.rfind("\x1b[?1049h")
    assert terminal.raw.rfind("\x1b[?25h") > terminal.raw.rfind("\x1b[?25l")
    assert terminal.raw.rfind("\x1b[?2004l") > terminal.raw.rfind("\x1b[?2004h")
