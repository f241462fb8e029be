"""A run in the process of the tests is what a run in a process of its own is, and leaves nothing behind."""

import ast
import gc
import os
import signal
import sys
from pathlib import Path

import pytest
from tests.support.cli import BRAND_PORTAL, ROOT, run, run_process

from implcheck.cli import start, writer
from implcheck.loading import inputs


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("--version", 0),
        ("--help", 0),
        ("assess brand-portal.yaml", 0),
        ("assess brand-portal.yaml -f docx -o /dev/stdout", 0),
        ("assess brand-portal.yaml --fail-on high", 1),
        ("assess brand-portal.yaml --nix", 2),
        ("assess nix.yaml", 2),
        ("check -", 2),
    ],
)
def test_a_run_here_is_a_run_in_a_process(words: str, code: int) -> None:
    variables = {"IMPLCHECK_TODAY": "2026-11-24", "COLUMNS": "70", "LANG": "nl_NL.UTF-8"}
    here, apart = (
        way(*words.split(), stdin=b"x: 1\n", cwd=ROOT / "examples", env=variables) for way in (run, run_process)
    )
    assert here == apart
    assert here.code == code


def test_a_fault_prints_a_traceback_as_the_interpreter_does(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails() -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(start, "main", fails)
    done = run()
    assert done.code == 1
    assert done.errors.startswith("Traceback (most recent call last)")
    assert done.errors.endswith("ZeroDivisionError\n")


def state() -> list[object]:
    """What a run changes in its process."""
    streams = (sys.stdin, sys.stdout, sys.stderr, sys.excepthook, sys.argv)
    descriptors = [os.fstat(number) for number in (0, 1, 2)]
    files = [(found.st_dev, found.st_ino) for found in descriptors]
    return [
        *streams,
        files,
        dict(os.environ),
        Path.cwd(),
        signal.getsignal(signal.SIGINT),
        gc.get_threshold(),
        gc.get_freeze_count() == 0,
        set(inputs._read),  # noqa: SLF001 - what another run would refuse to write over
        set(writer._written),  # noqa: SLF001 - likewise
    ]


def test_a_run_leaves_the_process_as_it_was(tmp_path: Path) -> None:
    before = state()
    done = run("assess", BRAND_PORTAL, "-f", "terminal", "-f", "html:a.html", cwd=tmp_path, IMPLCHECK_LANG="nl")
    assert (done.code, (tmp_path / "a.html").exists()) == (0, True)
    assert state() == before


def test_a_run_does_not_know_what_an_earlier_one_read_and_wrote(tmp_path: Path) -> None:
    words = ("assess", BRAND_PORTAL, "-f", "html:a.html")
    assert [run(*words, cwd=tmp_path).code for _ in range(2)] == [0, 0]


def test_a_variable_that_only_a_start_obeys_is_refused() -> None:
    with pytest.raises(AssertionError, match="use run_process"):
        run("--version", PYTHONHASHSEED="1")


def test_all_state_of_the_modules_is_known_here() -> None:
    found = set()
    for path in (ROOT / "src" / "implcheck").rglob("*.py"):
        for statement in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(statement, ast.Assign | ast.AnnAssign) and is_mutable(statement.value):
                targets = statement.targets if isinstance(statement, ast.Assign) else [statement.target]
                found |= {(path.stem, ast.unparse(target)) for target in targets}
    changing = {(module, name) for module, name in found if not name.isupper()}
    assert changing == {("inputs", "_read"), ("writer", "_written")}


def is_mutable(value: ast.expr | None) -> bool:
    """Whether a value is an empty container, which something is put into later."""
    if isinstance(value, ast.Call):
        return ast.unparse(value.func) in {"set", "dict", "list", "defaultdict"} and not value.args
    return isinstance(value, ast.List | ast.Dict) and not ast.unparse(value).strip("[]{}")
