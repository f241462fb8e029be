"""An interview that is killed at any moment: the file is valid and holds every answer that was confirmed."""

import signal
import sys
import time
from pathlib import Path

import pytest
from tests.support.cli import run

if sys.platform == "win32":
    pytest.skip("needs a pseudo-terminal", allow_module_level=True)

from tests.support.terminal import Terminal

SIGNALS = ("SIGKILL", "SIGTERM", "SIGHUP", "SIGINT")
PAUSES = (0.0, 0.002, 0.005, 0.01, 0.02, 0.04, 0.08)
"""Seconds between an answer that is being saved and the signal."""


@pytest.mark.parametrize("plain", [True, False], ids=["plain", "full-screen"])
@pytest.mark.parametrize(
    "name", [pytest.param("SIGKILL"), *(pytest.param(n, marks=pytest.mark.slow) for n in SIGNALS[1:])]
)
def test_every_confirmed_answer_is_in_the_file(name: str, plain: bool, tmp_path: Path) -> None:
    enter = "\n" if plain else "\r"
    choose = "\n" if plain else ""
    for at, pause in enumerate(PAUSES):
        folder = tmp_path / str(at)
        folder.mkdir()
        with Terminal("assess", *(["--plain"] if plain else []), cwd=folder, rows=40) as terminal:
            terminal.wait_for("What is the name of the project?")
            terminal.send("Portal", enter)
            terminal.wait_for("Where is the implementation now?")
            terminal.send("1", choose)
            terminal.wait_for("What is your role in it?")
            terminal.send("1", choose)
            terminal.wait_for("question 1 of")
            terminal.send("3", choose)
            terminal.wait_for("question 2 of")
            terminal.send("3", choose)
            time.sleep(pause)
            terminal.process.send_signal(getattr(signal, name))
            terminal.process.wait(timeout=20)
        text = (folder / "readiness.yaml").read_text(encoding="utf-8")
        assert "why.problem-statement: 3" in text
        assert run("check", "readiness.yaml", cwd=folder).code == 0
        left = {file.name for file in folder.iterdir()} - {"readiness.yaml"}
        assert not left or (name in {"SIGKILL", "SIGTERM", "SIGHUP"} and all(n.startswith(".readiness") for n in left))
