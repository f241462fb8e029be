"""Shell steps of pipelines, run as a pipeline runs them: bash, a folder with the answers in it, and variables."""

import re
import shlex
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml
from tests.support.cli import EXAMPLES, NOTHING, ROOT, TODAY, Run, command, interpreter, run_program

BROKEN = """\
implcheck: 1
project: Brand portal ##[add-mask]o
phase: kickof
"::error::x": ::set-output name=level::low
answers: {}
"""
"""An answers file that cannot be used, and whose lines look like commands to a pipeline."""


def in_yaml(path: Path) -> Any:
    """Return a YAML file as plain data."""
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def repository(folder: Path, answers: str | None = None) -> Path:
    """Write `answers`, or those of the example, to `readiness.yaml` in a folder; return the folder."""
    text = (EXAMPLES / "brand-portal.yaml").read_text(encoding="utf-8") if answers is None else answers
    (folder / "readiness.yaml").write_text(text, encoding="utf-8")
    return folder


def programs(folder: Path) -> Path:
    """Make a folder with `implcheck` and `python` in it, like that of a virtual environment."""
    folder.mkdir(parents=True)
    for name, words in (("implcheck", command()), ("python", [interpreter()])):
        (folder / name).write_text(f'#!/bin/sh\nexec {shlex.join(words)} "$@"\n', encoding="utf-8")
        (folder / name).chmod(0o755)
    return folder


def git(folder: Path, *arguments: str) -> None:
    """Run git with an author."""
    who = ("-c", "user.name=Somebody", "-c", "user.email=somebody@example.com")
    done = run_program(["git", *who, *arguments], cwd=folder)
    assert done.code == 0, done.errors


def commit(folder: Path) -> None:
    """Commit everything."""
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--allow-empty", "--message", "A change")


def cloned(origin: Path, folder: Path) -> Path:
    """Make `origin` a repository with all it holds on main, and a shallow checkout of it without branches."""
    git(origin, "init", "--quiet", "--initial-branch", "main")
    commit(origin)
    git(origin, "branch", "change")
    folder.mkdir()
    git(folder, "init", "--quiet", "--initial-branch", "nothing")
    git(folder, "remote", "add", "origin", origin.as_uri())
    git(folder, "fetch", "--quiet", "--depth=1", "origin", "change:refs/remotes/pull/1/merge")
    git(folder, "checkout", "--quiet", "--detach", "refs/remotes/pull/1/merge")
    return folder


def step(script: str, cwd: Path, path: Path, env: Mapping[str, str] = NOTHING) -> Run:
    """Run the shell of a step, with `path` before all other programs, on the day of the examples."""
    words = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script]
    everywhere = {"IMPLCHECK_TODAY": TODAY, "IMPLCHECK_LANG": "en", "PATH": f"{path}:/usr/bin:/bin"}
    return run_program(words, cwd=cwd, env={**everywhere, **env})


def examples(language: str) -> dict[str, str]:
    """The examples of docs/ci.md in a language, by the name on their first line; "" if they have none."""
    page = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
    found = re.findall(rf"^```{language}\n(.*?)^```", page, flags=re.MULTILINE | re.DOTALL)
    return {named[1] if (named := re.match(r"(?:#|//) (\S+)\n", text)) else "": text for text in found}


def validated(schema: str, file: Path, *more: str) -> Run:
    """Validate a file with the schema of a kind of pipeline that comes with check-jsonschema."""
    return run_program([sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{schema}", *more, file])
