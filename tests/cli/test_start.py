"""The modules that a command imports: only those that it needs."""

import json
import sys
from pathlib import Path

import pytest
from tests.support.cli import BRAND_PORTAL, interpreter, run_program

PROBE = """
import atexit, json, sys
sys.argv = ["implcheck", *sys.argv[2:]]
into = {into!r}
atexit.register(lambda: open(into, "w").write(json.dumps(sorted(sys.modules))))
from implcheck.cli.start import main
main()
"""


INTERRUPTED = """
import os, signal, sys
sys.argv = ["implcheck", *sys.argv[3:]]

class Interrupt:
    def find_spec(self, name, path=None, target=None):
        if name == {name!r}:
            os.kill(os.getpid(), signal.SIGINT)

sys.meta_path.insert(0, Interrupt())
from implcheck.cli.start import main
main()
"""
"""A start that is interrupted while it imports one module."""


def imported(tmp_path: Path, *arguments: str, code: int = 0) -> set[str]:
    """Return the modules that a run has imported at its end."""
    into = tmp_path / "modules.json"
    done = run_program([interpreter(), "-c", PROBE.format(into=str(into)), "-", *arguments])
    assert done.code == code
    modules: list[str] = json.loads(into.read_text(encoding="utf-8"))
    return set(modules)


def packages(modules: set[str]) -> set[str]:
    """Return the top-level names of modules."""
    return {name.partition(".")[0] for name in modules}


def test_the_version_imports_hardly_anything(tmp_path: Path) -> None:
    modules = imported(tmp_path, "--version")
    assert packages(modules) & {"typer", "rich", "pydantic", "yaml"} == set()
    assert {name for name in modules if name.startswith("implcheck")} == {
        "implcheck",
        "implcheck.cli",
        "implcheck.cli.streams",
        "implcheck.cli.start",
    }
    assert len(modules) < 190  # measured: 148, most of them behind importlib.metadata


@pytest.mark.skipif(sys.platform == "win32", reason="a process there cannot interrupt itself alone")
@pytest.mark.parametrize("name", ["implcheck.cli.streams", "typer", "pydantic", "implcheck.model.question"])
def test_an_interrupt_while_it_imports_ends_without_a_traceback(name: str) -> None:
    done = run_program([interpreter(), "-c", INTERRUPTED.format(name=name), "-", "-", "check", BRAND_PORTAL])
    assert (done.code, done.out) == (130, b"")
    assert done.errors.count("\n") <= 1


@pytest.mark.skipif(sys.platform == "win32", reason="a process there cannot interrupt itself alone")
def test_an_interrupt_of_the_version_ends_without_a_traceback() -> None:
    done = run_program([interpreter(), "-c", INTERRUPTED.format(name="importlib.metadata"), "-", "-", "--version"])
    assert (done.code, done.out, done.err) == (130, b"", b"")


def test_the_help_imports_no_models_and_no_yaml(tmp_path: Path) -> None:
    modules = imported(tmp_path, "--help")
    assert packages(modules) & {"pydantic", "yaml", "rich"} == set()
    assert len(modules) < 290  # measured: 242


@pytest.mark.parametrize(("format_", "measured"), [("terminal", 478), ("json", 428)])
def test_an_assessment_imports_what_it_needs(tmp_path: Path, format_: str, measured: int) -> None:
    modules = imported(tmp_path, "assess", BRAND_PORTAL, "--format", format_)
    needless = {"ruamel", "jsonschema", "asyncio", "http", "ssl", "xml", "sqlite3", "unittest", "multiprocessing"}
    needless |= {"pygments", "markdown_it", "concurrent", "logging", "hypothesis", "pytest"}
    assert packages(modules) & needless == set()
    assert "typer.testing" not in modules
    assert "urllib.request" not in modules
    assert len(modules) < measured * 1.2


def test_json_does_not_import_the_screen(tmp_path: Path) -> None:
    assert "rich" not in packages(imported(tmp_path, "assess", BRAND_PORTAL, "--format", "json"))


def test_no_module_that_sends_mail_is_imported(tmp_path: Path) -> None:
    # importlib.metadata reads the version with it; nobody of ours sends or reads mail.
    own = imported(tmp_path, "assess", BRAND_PORTAL, "--format", "json")
    assert not any(name.startswith(("email.mime", "smtplib", "imaplib")) for name in own)


def test_an_assessment_does_not_import_other_commands_parts(tmp_path: Path) -> None:
    modules = imported(tmp_path, "assess", BRAND_PORTAL)
    for part in ("explanation", "schema", "answers_template", "outline", "form"):
        assert f"implcheck.questionnaires.{part}" not in modules
    assert "implcheck.loading.answers_writer" not in modules
    assert not any(name.startswith("implcheck.interview.") for name in modules)
