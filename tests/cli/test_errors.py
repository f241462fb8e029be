"""How a run ends: interrupted, after an internal error, without a reader, or without a writable output."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
import typer
from tests.support.cli import (
    BRAND_PORTAL,
    ERP_ROLLOUT,
    TODAY,
    TRACEBACK,
    Run,
    command,
    environment,
    interpreter,
    run_program,
    shell,
)

from implcheck.cli.errors import error_boundary
from implcheck.model.problem import InvalidFile, Location, problem
from implcheck.model.refused import Refused

WRITES = (
    *(("assess", BRAND_PORTAL), ("--version",), ("init",), ("check", BRAND_PORTAL), ("--help",), ("assess", "--help")),
    *(("questionnaire", "--help"), ("questionnaire", "show", "-h"), ("--show-completion", "bash"), ("config",)),
    ("assess", "--plain"),
)
"""Command lines that write to standard output."""

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX shell and signals")


@pytest.mark.parametrize(
    ("error", "code", "message"),
    [
        (Refused("no-answers"), 2, "There is nothing to assess."),
        (InvalidFile((problem("file-missing").at(Location("x.yaml")),)), 2, "x.yaml: There is no such file."),
        (KeyboardInterrupt(), 130, "Interrupted."),
        (ZeroDivisionError("by zero"), 3, "Something went wrong inside implcheck (by zero)."),
        (RecursionError("too deep"), 3, "Something went wrong inside implcheck (too deep)."),
        (MemoryError(), 3, "Something went wrong inside implcheck"),
    ],
)
def test_every_failure_has_its_code_and_a_sentence(
    error: BaseException, code: int, message: str, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "IMPLCHECK_DEBUG"):
        monkeypatch.delenv(name, raising=False)
    with pytest.raises(typer.Exit) as caught, error_boundary(None):
        raise error
    out, err = capfd.readouterr()
    assert caught.value.exit_code == code
    assert message in err
    assert out == ""
    assert "Traceback" not in err


def test_an_internal_error_is_reported_with_its_location(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(typer.Exit), error_boundary("en"):
        raise ZeroDivisionError
    assert "ZeroDivisionError in test_errors.py:" in capfd.readouterr().err


def test_an_internal_error_is_raised_for_debugging(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IMPLCHECK_DEBUG", "1")
    with pytest.raises(ZeroDivisionError), error_boundary("en"):
        raise ZeroDivisionError


def test_an_internal_error_is_code_3_without_a_traceback(tmp_path: Path) -> None:
    # Python imports a module of this name when it starts.
    (tmp_path / "sitecustomize.py").write_text(
        "import fractions\ndef broken(*_): raise ZeroDivisionError('injected')\nfractions.Fraction.__mul__ = broken\n",
        encoding="utf-8",
    )
    words = [interpreter(), "-m", "implcheck", "assess", BRAND_PORTAL]
    done = run_program(words, PYTHONPATH=str(tmp_path), IMPLCHECK_LANG="en")
    assert (done.code, done.out) == (3, b"")
    assert "Something went wrong inside implcheck (injected)." in done.errors
    assert TRACEBACK not in done.err


@posix_only
def test_an_interrupt_while_reading_is_code_130_and_a_single_line() -> None:
    process = subprocess.Popen(
        [*command(), "assess", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(IMPLCHECK_LANG="en"),
    )
    assert process.stdin is not None
    # More than a pipe holds: when this has been written, the command is reading.
    process.stdin.write(b"# a comment\n" * 20_000)
    process.stdin.flush()
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=30)
    assert (process.returncode, out, err) == (130, b"", b"Interrupted.\n")


def with_the_reader_gone(*arguments: str) -> Run:
    """Run the command with a standard output that nobody reads any more."""
    read, write = os.pipe()
    os.close(read)
    try:
        done = subprocess.run(
            [*command(), *arguments],
            stdin=subprocess.DEVNULL,
            stdout=write,
            stderr=subprocess.PIPE,
            env=environment(IMPLCHECK_LANG="en"),
            check=False,
            timeout=60,
        )
    finally:
        os.close(write)
    return Run(done.returncode, b"", done.stderr)


@posix_only
@pytest.mark.parametrize("arguments", [("assess", BRAND_PORTAL, "--all"), ("questionnaire", "export"), ("init",)])
def test_nothing_is_printed_when_the_reader_has_gone(arguments: tuple[str, ...]) -> None:
    done = with_the_reader_gone(*arguments)
    assert (done.code, done.err) == (0, b"")


@posix_only
@pytest.mark.parametrize("arguments", [("--help",), ("assess", "--help"), ("--version",)])
def test_help_and_version_leave_no_traceback_when_the_reader_has_gone(arguments: tuple[str, ...]) -> None:
    assert TRACEBACK not in with_the_reader_gone(*arguments).err


@posix_only
def test_a_reader_that_has_gone_opens_no_gate() -> None:
    assert with_the_reader_gone("assess", ERP_ROLLOUT, "--fail-on", "high").code == 1


@posix_only
def test_head_gets_its_line() -> None:
    done = shell('"$@" | head -n 1', "assess", BRAND_PORTAL, "--all")
    assert (done.text, done.err) == ("Brand portal\n", b"")


@posix_only
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has /dev/full")
@pytest.mark.parametrize("arguments", WRITES)
def test_a_standard_output_that_is_full_is_no_fault_of_the_program(arguments: tuple[str, ...]) -> None:
    done = shell('exec "$@" >/dev/full', *arguments)
    assert done.code == 2
    assert "there is no space left on the disk" in done.errors
    assert "Something went wrong inside" not in done.errors
    assert TRACEBACK not in done.err


@posix_only
@pytest.mark.parametrize("arguments", WRITES)
def test_a_standard_output_that_is_closed_is_no_fault_of_the_program(arguments: tuple[str, ...]) -> None:
    done = shell('exec "$@" >&-', *arguments)
    assert done.code == 2
    assert "Something went wrong inside" not in done.errors
    assert TRACEBACK not in done.err


@posix_only
def test_a_closed_standard_input_is_bad_input() -> None:
    done = shell('exec "$@" <&-', "assess", "-")
    assert (done.code, done.out) == (2, b"")
    assert "Something went wrong inside" not in done.errors


@posix_only
@pytest.mark.parametrize("to", ["2>&-", "2>/dev/full"])
def test_the_code_is_right_when_nothing_can_be_printed(to: str) -> None:
    assert shell(f'exec "$@" {to}', "assess", "nix.yaml").code == 2


@posix_only
@pytest.mark.parametrize("streams", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-", ">/dev/null 2>&- <&-"])
@pytest.mark.parametrize("arguments", [("assess",), ("assess", "-"), ("nonsense",), ("assess", "--nonsense"), ()])
def test_no_closed_stream_is_a_fault_or_a_closed_gate(streams: str, arguments: tuple[str, ...]) -> None:
    done = shell(f'exec "$@" {streams}', *arguments)
    assert (done.code, TRACEBACK in done.err) == (2, False)


@posix_only
def test_a_file_is_written_whole_when_all_streams_are_closed(tmp_path: Path) -> None:
    written = tmp_path / "report.md"
    assert shell('exec "$@" <&- >&- 2>&-', "assess", BRAND_PORTAL, "-o", written).code == 0
    assert (
        written.read_bytes()
        == run_program(
            [*command(), "assess", BRAND_PORTAL, "-f", "markdown"], IMPLCHECK_LANG="en", IMPLCHECK_TODAY=TODAY
        ).out
    )


@posix_only
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has /dev/full")
@pytest.mark.parametrize("arguments", [("nonsense",), ("assess", "--nonsense"), ("--help",), (), ("assess", "--help")])
def test_usage_on_full_streams_is_bad_usage(arguments: tuple[str, ...]) -> None:
    assert shell('exec "$@" >/dev/full 2>&1', *arguments).code == 2


@posix_only
def test_answers_are_saved_when_the_reader_of_the_conversation_has_gone(tmp_path: Path) -> None:
    script = '(printf "Portal\n1\n1\n"; sleep 0.2; printf "3\n2\nq\n") | "$0" "$@" | true'
    file = tmp_path / "kept.yaml"
    run_program(["sh", "-c", script, *command(), "assess", "--plain", "--save", file], IMPLCHECK_LANG="en")
    assert "project: Portal" in file.read_text(encoding="utf-8")
    assert "why.problem-statement: 3" in file.read_text(encoding="utf-8")
