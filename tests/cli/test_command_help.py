"""The help of every command is written down, and stays without docstrings."""

from collections.abc import Iterator
from typing import Any

import pytest
import typer
from tests.support.cli import run_process

from implcheck.cli.app import app
from implcheck.cli.command_help import HELP


def commands(group: Any, *words: str) -> Iterator[tuple[str, str]]:
    """Yield the words of each command with its help."""
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            yield from commands(command, *words, name)
        else:
            yield " ".join((*words, name)), command.help


def test_every_command_has_its_help() -> None:
    program: Any = typer.main.get_command(app)
    shown = {"": program.help, **dict(commands(program))}
    assert {words: text.strip() for words, text in shown.items()} == {
        words: text.strip() for words, text in HELP.items()
    }


@pytest.mark.parametrize("words", [(), ("assess",), ("mapping", "new")], ids=" ".join)
def test_python_without_docstrings_shows_the_same(words: tuple[str, ...]) -> None:
    usual = run_process(*words, "--help")
    assert usual.code == 0
    assert run_process(*words, "--help", PYTHONOPTIMIZE="2") == usual
