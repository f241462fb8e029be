"""Odd environments: each command does in them what it always does, and writes the same bytes."""

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path

import pytest
from tests.support.cli import BRAND_PORTAL, TODAY, TRACEBACK, interpreter

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="streams and masks as on POSIX")

USUAL = {"PATH": os.environ["PATH"], "HOME": "/", "LC_ALL": "C.UTF-8"}
"""What every environment changes something of."""


@dataclass(frozen=True)
class Odd:
    """An environment: variables set, variables taken away, options of Python, and what is done in the new process."""

    variables: dict[str, str] = field(default_factory=dict)
    without: tuple[str, ...] = ()
    options: tuple[str, ...] = ()
    prepare: Callable[[], object] | None = None
    closed: int | None = None


ODD = {
    "usual": Odd(),
    "C": Odd({"LC_ALL": "C"}),
    "C-coerced-not": Odd({"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}),
    "Turkish": Odd({"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8", "LANGUAGE": "tr"}),
    "no-such-locale": Odd({"LC_ALL": "xx_YY.nonsense"}),
    "no-utf8-mode": Odd({"PYTHONUTF8": "0"}),
    "utf8-mode": Odd({"PYTHONUTF8": "1"}),
    "no-home": Odd(without=("HOME",)),
    "home-empty": Odd({"HOME": ""}),
    "home-missing": Odd({"HOME": "/no/such/home", "XDG_CONFIG_HOME": "/no/such/home"}),
    "home-unwritable": Odd({"HOME": "/proc"}),
    "columns-1": Odd({"COLUMNS": "1"}),
    "columns-0": Odd({"COLUMNS": "0"}),
    "columns-abc": Odd({"COLUMNS": "abc", "LINES": "abc"}),
    "term-dumb": Odd({"TERM": "dumb"}),
    "term-empty": Odd({"TERM": ""}),
    "warnings": Odd(options=("-W", "error")),
    "developer": Odd(options=("-X", "dev")),
    "optimized": Odd({"PYTHONOPTIMIZE": "1"}),
    "optimized-twice": Odd({"PYTHONOPTIMIZE": "2"}),
    "hashes-1": Odd({"PYTHONHASHSEED": "1"}),
    "hashes-2": Odd({"PYTHONHASHSEED": "4242"}),
    "no-bytecode": Odd({"PYTHONDONTWRITEBYTECODE": "1"}),
    "ascii": Odd({"PYTHONIOENCODING": "ascii"}),
    "cp1252": Odd({"PYTHONIOENCODING": "cp1252"}),
    "utf-16": Odd({"PYTHONIOENCODING": "utf-16"}),
    "umask": Odd(prepare=lambda: os.umask(0o077)),
    "empty": Odd(without=tuple(USUAL)),
    "no-temporary-folder": Odd({"TMPDIR": "/no/such/folder"}),
    "unbuffered": Odd({"PYTHONUNBUFFERED": "1"}),
    "stdin-closed": Odd(closed=0),
    "stdout-closed": Odd(closed=1),
    "stderr-closed": Odd(closed=2),
}

COMMANDS = {
    "terminal": ("assess", BRAND_PORTAL),
    "json": ("assess", BRAND_PORTAL, "-f", "json"),
    "html": ("assess", BRAND_PORTAL, "-o", "out.html"),
    "docx": ("assess", BRAND_PORTAL, "-o", "out.docx"),
    "xlsx": ("assess", BRAND_PORTAL, "-o", "out.xlsx"),
    "markdown": ("assess", BRAND_PORTAL, "-f", "markdown"),
    "check": ("check", BRAND_PORTAL),
    "explain": ("explain", "why.problem-statement"),
    "init": ("init", "out.yaml"),
    "form": ("form", "-o", "out.html"),
    "badge": ("badge", BRAND_PORTAL, "-o", "out.svg"),
    "version": ("--version",),
    "help": ("--help",),
    "misspelt": ("assess", "none.yaml"),
}

QUICK_COMMANDS = {"terminal", "docx"}
QUICK = {"C-coerced-not", "Turkish", "no-home", "columns-0", "warnings", "optimized-twice", "utf-16", "empty"}
"""Each of these environments with each of these commands is tried in every run; the others are slow."""

WIDTH = {"columns-1"}
"""Where a narrow window shows in what is printed for people."""
FOR_PEOPLE = {"terminal", "check", "explain", "help", "misspelt", "init"}


@dataclass(frozen=True)
class Result:
    """What a run gave: its code, its streams and its files."""

    code: int
    out: bytes
    err: bytes
    files: dict[str, bytes]


def tried(odd: Odd, words: tuple[str, ...], folder: Path) -> Result:
    """Run a command in an environment and an empty folder."""
    folder.mkdir()
    variables = {**USUAL, **odd.variables, "IMPLCHECK_LANG": "en", "IMPLCHECK_TODAY": TODAY}
    variables = {name: value for name, value in variables.items() if name not in odd.without}
    program = [interpreter(), *odd.options, "-m", "implcheck", *words]
    if odd.closed is not None:
        program = ["/bin/sh", "-c", f'exec "$@" {odd.closed}<&-', "sh", *program]
    done = subprocess.run(
        program,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        cwd=folder,
        env=variables,
        preexec_fn=odd.prepare,  # one thread
        timeout=60,
        check=False,
    )
    files = {file.name: file.read_bytes() for file in folder.iterdir()}
    return Result(done.returncode, done.stdout, done.stderr, files)


@pytest.fixture(scope="module")
def usual(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Result]:
    """Give what a command does in the usual environment, found once."""
    results: dict[str, Result] = {}

    def find(name: str) -> Result:
        if name not in results:
            results[name] = tried(ODD["usual"], COMMANDS[name], tmp_path_factory.mktemp("usual") / "in")
        return results[name]

    return find


def cases() -> list[object]:
    """Every environment with every command."""
    return [
        pytest.param(
            place,
            name,
            marks=() if place in QUICK and name in QUICK_COMMANDS else pytest.mark.slow,
            id=f"{place}-{name}",
        )
        for place, name in product(ODD, COMMANDS)
    ]


@pytest.mark.parametrize(("place", "name"), cases())
def test_an_environment_changes_nothing(place: str, name: str, usual: Callable[[str], Result], tmp_path: Path) -> None:
    expected, done = usual(name), tried(ODD[place], COMMANDS[name], tmp_path / "in")
    assert expected.code == (2 if name == "misspelt" else 0)
    assert TRACEBACK not in done.out + done.err
    assert done.files == expected.files
    if ODD[place].closed == 1:
        assert done.code == (2 if expected.out else expected.code)
        return
    assert done.code == expected.code, done.err
    if place in WIDTH and name in FOR_PEOPLE:
        assert bool(done.out) == bool(expected.out)
        return
    assert done.out == expected.out
    if ODD[place].closed != 2:
        assert done.err == expected.err


def test_no_logic_is_in_an_assertion() -> None:
    """`python -O` leaves assertions out."""
    import ast

    import implcheck

    for file in Path(implcheck.__file__).parent.rglob("*.py"):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        assert not any(isinstance(node, ast.Assert) for node in ast.walk(tree)), file
