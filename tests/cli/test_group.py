"""The command line as a whole: mistakes in its use."""

import sys

import pytest
import typer
from tests.support.agents import acted_on
from tests.support.cli import run, run_process

from implcheck.cli.group import printed_by_typer

TEXT = "::error::x\n::add-mask::a\x1b[31m\u202e##vso[task.a]b"


@pytest.mark.parametrize(
    "arguments",
    [
        ("--{}",),
        ("{}",),
        ("check", "--{}"),
        ("config", "a", "{}"),
        ("assess", "--top", "{}"),
        ("assess", "--min-group", "{}"),
        ("assess", "--gap", "{}"),
        ("assess", "--role-weight", "{}"),
        ("schema", "{}"),
        ("questionnaire", "{}"),
    ],
    ids=" ".join,
)
def test_an_unknown_argument_is_quoted_on_its_own_line_and_harmless(arguments: tuple[str, ...]) -> None:
    done = run(*(argument.format(TEXT) for argument in arguments), IMPLCHECK_LANG="en")
    assert (done.code, done.text) == (2, "")
    assert acted_on(done.errors) == []
    assert all(line.isprintable() for line in done.errors.splitlines())
    (line,) = (line for line in done.errors.splitlines() if line.startswith("Error: "))
    assert done.errors.endswith(f"{line}\n")


@pytest.mark.parametrize("arguments", [(), ("questionnaire",)])
def test_without_a_command_the_help_is_shown(arguments: tuple[str, ...]) -> None:
    done = run(*arguments)
    assert (done.code, done.text) == (2, "")
    assert "\nOptions:\n  " in done.errors


def test_a_missing_argument_is_reported() -> None:
    done = run("check")
    assert done.code == 2
    assert done.errors.endswith("Error: Missing argument 'FILE...'.\n")


@pytest.mark.parametrize(("code", "expected"), [(0, 0), (1, 2), (2, 2), (130, 130)])
def test_an_exit_of_typer_never_means_that_the_gate_failed(code: int, expected: int) -> None:
    with pytest.raises(typer.Exit) as leaving, printed_by_typer():
        raise typer.Exit(code)
    assert leaving.value.exit_code == expected


@pytest.mark.parametrize("asked", ["nonsense", "complete_nonsense", "source_nonsense", "complete_bash"])
def test_a_completion_that_cannot_be_given_never_means_that_the_gate_failed(asked: str) -> None:
    done = run_process("check", _IMPLCHECK_COMPLETE=asked)
    assert (done.code, done.out, done.err) == (2, b"", b"")


@pytest.mark.skipif(sys.platform == "win32", reason="arguments are texts there")
def test_a_command_that_is_not_utf8_is_shown_by_its_bytes() -> None:
    done = run_process(b"\xff")
    assert (done.code, done.errors.splitlines()[-1]) == (2, r"Error: No such command '\xff'.")
