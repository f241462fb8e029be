"""The command as people run it: nothing in its environment but what a test puts there.

`run` and `assess` call the command in the process of the tests, which takes a tenth of the time that a new process
does. `run_process`, `run_program`, `shell` and `tests.support.terminal` start one, for tests of the process itself: its
signals, streams that are closed, full or a terminal, locks, and what a start imports. Where IMPLCHECK_TEST_COMMAND names
an installed command, all of them start that.
"""

import os
import shlex
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from tests.support.in_process import run_in_process

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"
BRAND_PORTAL = str(EXAMPLES / "brand-portal.yaml")
ERP_ROLLOUT = str(EXAMPLES / "erp-rollout.yaml")
CRM_AFTERCARE = str(EXAMPLES / "crm-aftercare.yaml")
TODAY = "2026-11-24"

_PASSED_ON = ("PATH", "HOME", "SYSTEMROOT", "TMPDIR", "TEMP", "TMP", "USERPROFILE")
"""What a process needs to start at all. No locale, no terminal, no width, no colour and no option of ours."""

TRACEBACK = b"Traceback (most recent call last)"


@dataclass(frozen=True)
class Run:
    """What a finished run gave: the exit code and the bytes on both streams."""

    code: int
    out: bytes
    err: bytes

    @property
    def text(self) -> str:
        """Standard output; a run that writes anything but UTF-8 fails here."""
        return self.out.decode("utf-8")

    @property
    def errors(self) -> str:
        """Standard error, likewise."""
        return self.err.decode("utf-8")


def command() -> list[str]:
    """The `implcheck` under test: the one IMPLCHECK_TEST_COMMAND names, else the one beside this interpreter."""
    named = os.environ.get("IMPLCHECK_TEST_COMMAND")
    return shlex.split(named) if named else [str(Path(sys.executable).parent / "implcheck")]


def interpreter() -> str:
    """The Python that the command under test runs in."""
    beside = Path(command()[0]).parent / "python"
    return str(beside) if beside.exists() else sys.executable


def environment(**more: str) -> dict[str, str]:
    """The environment of a run."""
    return {**{name: os.environ[name] for name in _PASSED_ON if name in os.environ}, **more}


NOTHING: Mapping[str, str] = MappingProxyType({})


def run(
    *arguments: str | bytes | Path,
    stdin: bytes = b"",
    cwd: Path | None = None,
    env: Mapping[str, str] = NOTHING,
    **variables: str,
) -> Run:
    """Run the command to its end; `env` and `variables` are all that its environment holds beside the bare needs."""
    if os.environ.get("IMPLCHECK_TEST_COMMAND"):
        return run_process(*arguments, stdin=stdin, cwd=cwd, env=env, **variables)
    return Run(*run_in_process(arguments, stdin, cwd, environment(**{**env, **variables})))


def run_process(
    *arguments: str | bytes | Path,
    stdin: bytes = b"",
    cwd: Path | None = None,
    env: Mapping[str, str] = NOTHING,
    **variables: str,
) -> Run:
    """Run the command as `run` does, in a process of its own."""
    return run_program([*command(), *arguments], stdin=stdin, cwd=cwd, env=env, **variables)


def run_program(
    words: Sequence[str | bytes | Path],
    *,
    stdin: bytes = b"",
    cwd: Path | None = None,
    env: Mapping[str, str] = NOTHING,
    **variables: str,
) -> Run:
    """Run any command line in the same bare environment."""
    all_of_it = environment(**{**env, **variables})
    done = subprocess.run(words, input=stdin, capture_output=True, cwd=cwd, env=all_of_it, check=False, timeout=60)
    return Run(done.returncode, done.stdout, done.stderr)


def shell(script: str, *arguments: str | Path) -> Run:
    """Run a line of shell in which "$@" is the command with these arguments, on the day of the examples."""
    words = ["sh", "-c", script, "sh", *command(), *arguments]
    return run_program(words, IMPLCHECK_LANG="en", IMPLCHECK_TODAY=TODAY)


def assess(*arguments: str | Path, stdin: bytes = b"", env: Mapping[str, str] = NOTHING, **variables: str) -> Run:
    """`implcheck assess` on the day of the examples, in English unless `--lang` says otherwise."""
    return run("assess", "--today", TODAY, *arguments, stdin=stdin, env={"IMPLCHECK_LANG": "en", **env, **variables})
