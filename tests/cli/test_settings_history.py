"""The settings of a repository as another commit has them."""

import json
import stat
import sys
from pathlib import Path

import pytest
from tests.pipelines.steps import commit, git
from tests.support.cli import BRAND_PORTAL, TODAY, Run, run, run_program

from implcheck.cli.settings_history import find_in_commit
from implcheck.model.refused import Refused


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with settings at its top and below, all of which the checkout has lost."""
    (tmp_path / "project").mkdir()
    (tmp_path / "project" / "readiness.yaml").write_bytes(Path(BRAND_PORTAL).read_bytes())
    files = (tmp_path / "implcheck.toml", tmp_path / "pyproject.toml", tmp_path / "project" / "implcheck.toml")
    for file, text in zip(
        files, ('fail-on = "high"\n', "[tool.implcheck]\nfail-under = 65\n", "top = 3\n"), strict=True
    ):
        file.write_text(text, encoding="utf-8")
    git(tmp_path, "init", "--quiet", "--initial-branch", "main")
    commit(tmp_path)
    for file in files:
        file.unlink()
    return tmp_path


def assess(repository: Path, *arguments: str) -> Run:
    answers = repository / "project" / "readiness.yaml"
    return run("assess", answers, "--today", TODAY, "--lang", "en", *arguments)


def test_settings_of_a_commit_are_found_in_order(repository: Path) -> None:
    top = repository.resolve()
    found = find_in_commit([repository / "project"], "main")
    assert [(file.file, dict(file.values)) for file in found] == [
        (top / "pyproject.toml", {"fail-under": 65}),
        (top / "implcheck.toml", {"fail-on": "high"}),
        (top / "project" / "implcheck.toml", {"top": 3}),
    ]


def test_settings_of_a_commit_replace_those_of_the_checkout(repository: Path) -> None:
    (repository / "implcheck.toml").write_text("quiet = true\nfail-under = 99\n", encoding="utf-8")
    done = assess(repository, "--settings-from", "main", "-f", "json")
    gate = json.loads(done.out)["gate"]
    assert (done.code, gate["fail_on"], gate["fail_under"]) == (1, "high", 65)


def test_a_commit_without_settings_has_none(repository: Path) -> None:
    commit(repository)
    assert find_in_commit([repository / "project"], "HEAD") == ()
    assert assess(repository, "--settings-from", "HEAD", "--quiet").code == 0


def test_settings_that_are_too_large_in_the_commit_are_refused(repository: Path) -> None:
    (repository / "implcheck.toml").write_text("#" * 300_000, encoding="utf-8")
    commit(repository)
    done = assess(repository, "--settings-from", "HEAD")
    assert done.code == 2
    assert "This settings file is larger than 256 KiB" in done.errors


@pytest.mark.parametrize("name", ["nix", "--all", "-q", "", "main:implcheck.toml", "a b", "main^{tree}"])
def test_an_unknown_commit_is_refused(repository: Path, name: str) -> None:
    with pytest.raises(Refused) as refused:
        find_in_commit([repository], name)
    assert refused.value.key == "settings-no-commit"


def test_outside_a_repository_there_is_no_commit(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        find_in_commit([tmp_path], "main")
    assert refused.value.key == "settings-no-repository"


def test_a_missing_git_is_reported(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(repository))
    with pytest.raises(Refused) as refused:
        find_in_commit([repository], "main")
    assert refused.value.key == "settings-no-git"


@pytest.mark.skipif(sys.platform == "win32", reason="a shell script as a program")
def test_a_git_program_in_the_checkout_is_not_run(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (repository / "git").write_text(f"#!/bin/sh\ntouch {repository / 'ran'}\n", encoding="utf-8")
    (repository / "git").chmod(0o755)
    monkeypatch.chdir(repository)
    monkeypatch.setenv("PATH", ".")
    with pytest.raises(Refused) as refused:
        find_in_commit([repository], "main")
    assert refused.value.key == "settings-no-git"
    assert not (repository / "ran").exists()


def test_the_settings_of_a_submodule_are_ignored(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    up, evil = tmp_path / "up", tmp_path / "evil"
    for folder in (up / "project", evil):
        folder.mkdir(parents=True)
        (folder / "readiness.yaml").write_bytes(Path(BRAND_PORTAL).read_bytes())
    (up / "implcheck.toml").write_text('fail-on = "low"\n', encoding="utf-8")
    for folder in (up, evil):
        git(folder, "init", "--quiet", "--initial-branch", "main")
        commit(folder)
    git(up, "checkout", "--quiet", "-b", "change")
    git(up, "rm", "--quiet", "-r", "project")
    git(up, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", evil.as_uri(), "project")
    commit(up)
    answers = ("assess", "project/readiness.yaml", "--quiet", "--today", TODAY)
    assert run(*answers, cwd=up).code == 1
    assert run(*answers, "--settings-from", "main", cwd=up).code == 1
    monkeypatch.chdir(tmp_path)
    assert [dict(file.values) for file in find_in_commit([up / "project"], "main")] == [{"fail-on": "low"}]


def test_an_empty_commit_name_is_refused(repository: Path) -> None:
    assert assess(repository, "--settings-from", "").code == 2


@pytest.mark.parametrize("others", [("--isolated",), ("--config", "x.toml")])
def test_only_a_single_option_may_select_the_settings(repository: Path, others: tuple[str, ...]) -> None:
    done = assess(repository, "--settings-from", "main", *others)
    assert done.code == 2
    assert "Give only one of --isolated, --config and --settings-from" in done.errors


@pytest.mark.skipif(sys.platform == "win32", reason="a shell script as a program")
def test_no_configuration_of_the_repository_makes_git_run_a_command(repository: Path) -> None:
    trap = repository / "trap.sh"
    trap.write_text(f"#!/bin/sh\ntouch {repository / 'ran'}\n", encoding="utf-8")
    trap.chmod(trap.stat().st_mode | stat.S_IXUSR)
    for key, value in (
        ("core.fsmonitor", str(trap)),
        ("core.pager", str(trap)),
        ("core.sshCommand", str(trap)),
        ("core.hooksPath", str(repository)),
        ("remote.origin.url", f"ext::{trap}"),
        ("remote.origin.promisor", "true"),
        ("remote.origin.partialclonefilter", "blob:none"),
        ("protocol.ext.allow", "always"),
        ("extensions.partialClone", "origin"),
    ):
        git(repository, "config", key, value)
    git(repository, "config", "core.repositoryFormatVersion", "1")
    lose(repository, "main:implcheck.toml")
    assert assess(repository, "--settings-from", "main").code == 2
    assert not (repository / "ran").exists()
    # Without that protection it would run, so that this test can fail.
    run_program(["git", "cat-file", "blob", "main:implcheck.toml"], cwd=repository)
    assert (repository / "ran").exists()


def test_settings_that_are_missing_from_the_copy_are_refused_and_not_passed_by(repository: Path) -> None:
    lose(repository, "main:implcheck.toml")
    done = assess(repository, "--settings-from", "main")
    assert done.code == 2
    assert "implcheck.toml of the commit 'main' is not in this copy of the repository." in done.errors
    lose(repository, "main^{tree}")
    assert assess(repository, "--settings-from", "main").code == 2


def lose(repository: Path, name: str) -> None:
    """Remove an object, as a partial clone lacks it."""
    digest = run_program(["git", "rev-parse", name], cwd=repository).text.strip()
    (repository / ".git" / "objects" / digest[:2] / digest[2:]).unlink()
