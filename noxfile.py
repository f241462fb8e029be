"""The tasks of this project. `nox --list` shows them, `nox` runs the first three, `nox -s lint types` runs two of them.

nox rather than make or just: `pip install --editable '.[dev]'` brings it, on Windows too.
"""

import sys
from pathlib import Path

import nox

nox.needs_version = ">=2024.4.15"
nox.options.default_venv_backend = "none"  # the tools of the environment that nox is in: nothing is installed again
nox.options.sessions = ["lint", "types", "test"]

DOCS = ("tests/test_docs.py", "tests/test_schemas_in_editors.py", "tests/questionnaires/test_schema.py", "tests/golden")
SCHEMAS = ("questionnaire", "answers", "assessment", "comparison", "round", "problems")
FULL = ("--hypothesis-profile=full", "-m", "slow or hypothesis")


def tool(name: str) -> str:
    """Return the program of a name beside this interpreter, where pip put it."""
    return str(Path(sys.executable).with_name(name))


@nox.session
def lint(session: nox.Session) -> None:
    """Check style, format and the contracts between the packages."""
    session.run(tool("ruff"), "check", ".")
    session.run(tool("ruff"), "format", "--check", ".")
    session.run(tool("lint-imports"))


@nox.session
def types(session: nox.Session) -> None:
    """Check the types of source, tests and benchmarks."""
    session.run(tool("mypy"))


@nox.session
def test(session: nox.Session) -> None:
    """Run the tests that are not marked slow, or those named: `nox -s test -- tests/cli -x`."""
    session.run(sys.executable, "-m", "pytest", *(session.posargs or ["-n", "auto"]))


@nox.session(name="test-full", default=False)
def test_full(session: nox.Session) -> None:
    """Run what `test` leaves out: the slow tests, and many more examples for each property."""
    session.run(sys.executable, "-m", "pytest", "-n", "auto", *FULL, *session.posargs)


@nox.session
def mutation(session: nox.Session) -> None:
    """Break the scoring in small ways, and count how often the tests notice."""
    session.run(sys.executable, "-m", "tests.mutation", *session.posargs)


@nox.session
def fuzz(session: nox.Session) -> None:
    """Feed what reads other people's files with bytes that nobody wrote: `nox -s fuzz -- yaml --runs 1000000`."""
    session.run(sys.executable, "-m", "tests.fuzz", *session.posargs)


@nox.session
def docs(session: nox.Session) -> None:
    """Run the tests of docs, pictures, schemas and kept reports: they show what the tool does today. `test` does too."""
    session.run(sys.executable, "-m", "pytest", "-n", "auto", *DOCS)


@nox.session
def renew(session: nox.Session) -> None:
    """Write schemas, the page about JSON, pictures and kept reports anew; read the difference before you commit it."""
    for kind in SCHEMAS:
        target = f"schemas/{kind}.schema.json"
        session.run(tool("implcheck"), "schema", kind, "--lang", "en", "--force", "--output", target)
    session.run(sys.executable, "docs/json_reference.py")
    session.run(sys.executable, "docs/pictures.py")
    session.run(sys.executable, "docs/screenshots.py")
    session.run(sys.executable, "-m", "tests.golden.renew")
