"""The hook for pre-commit: its manifest is valid, and it looks at the files that hold answers and questionnaires."""

import re
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.pipelines.steps import BROKEN, examples, in_yaml, programs, repository
from tests.support.cli import EXAMPLES, ROOT, Run, run_program

if sys.platform == "win32":
    pytest.skip("the hook is tried where a shell starts it", allow_module_level=True)

MANIFEST = ROOT / ".pre-commit-hooks.yaml"
HOOK: dict[str, Any] = in_yaml(MANIFEST)[0]
PRE_COMMIT = [sys.executable, "-m", "pre_commit"]


def test_the_manifest_is_valid() -> None:
    done = run_program([*PRE_COMMIT, "validate-manifest", MANIFEST])
    assert done.code == 0, done.text


def test_a_broken_manifest_is_invalid(tmp_path: Path) -> None:
    file = tmp_path / MANIFEST.name
    file.write_text(MANIFEST.read_text(encoding="utf-8").replace("language: python", "language: parrot"), "utf-8")
    assert run_program([*PRE_COMMIT, "validate-manifest", file]).code == 1


def test_the_example_of_the_page_uses_the_hook(tmp_path: Path) -> None:
    text = examples("yaml")[".pre-commit-config.yaml"]
    file = tmp_path / ".pre-commit-config.yaml"
    file.write_text(text, encoding="utf-8")
    assert run_program([*PRE_COMMIT, "validate-config", file]).code == 0
    assert yaml.safe_load(text)["repos"][0]["hooks"][0]["id"] == HOOK["id"]


@pytest.mark.parametrize(
    ("name", "looked_at"),
    [
        ("readiness.yaml", True),
        ("docs/readiness.yml", True),
        ("brand-portal.readiness.yaml", True),
        ("brand-portal-readiness.yaml", True),
        ("readiness-2.yaml", True),
        ("readiness.2026-11.yaml", True),
        ("readiness/brand-portal.yaml", True),
        ("questionnaires/ours.yaml", True),
        ("method/questionnaires/ours.yml", True),
        ("unreadiness.yaml", False),
        ("readiness.json", False),
        ("readinesses.yaml", False),
        ("deploy/readiness/deep/probe.yaml", False),
        (".github/workflows/test.yaml", False),
        ("readiness.yaml.bak", False),
    ],
)
def test_the_hook_checks_answers_and_questionnaires(name: str, looked_at: bool) -> None:
    assert bool(re.search(HOOK["files"], name)) is looked_at


def committed(folder: Path) -> Run:
    """Run pre-commit on a repository with the hook, without installing it, which needs a network."""
    path = programs(folder.with_name(f"{folder.name}-programs"))
    hook = HOOK | {"language": "system"}
    config = {"repos": [{"repo": "local", "hooks": [hook]}]}
    (folder / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config), encoding="utf-8")
    env = {
        "PATH": f"{path}:/usr/bin:/bin",
        "HOME": str(folder.with_name("home")),
        "PRE_COMMIT_HOME": str(folder.with_name("cache")),
        "IMPLCHECK_LANG": "en",
    }
    for words in (["git", "init", "-q"], ["git", "add", "--all"]):
        assert run_program(words, cwd=folder, env=env).code == 0
    return run_program([*PRE_COMMIT, "run", "--all-files", "--verbose"], cwd=folder, env=env)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A repository of a project."""
    made = tmp_path / "repository"
    (made / "questionnaires").mkdir(parents=True)
    shutil.copy(ROOT / "questionnaires" / "implementation.yaml", made / "questionnaires" / "ours.yaml")
    shutil.copytree(EXAMPLES, made / "readiness", ignore=lambda _, names: [name for name in names if "." not in name])
    (made / "other.yaml").write_text("no: business of ours\n", encoding="utf-8")
    return repository(made)


def test_a_commit_of_valid_files_passes(folder: Path) -> None:
    done = committed(folder)
    assert done.code == 0, done.text
    assert "readiness.yaml: " in done.text
    assert "ours.yaml: " in done.text
    assert "other.yaml" not in done.text


def test_a_commit_of_a_broken_file_fails(folder: Path) -> None:
    repository(folder, BROKEN)
    done = committed(folder)
    assert done.code == 1
    assert "readiness.yaml:3:8:" in done.text
    assert "Did you mean 'kickoff'?" in done.text


def test_a_file_whose_name_begins_with_a_dash_is_checked(folder: Path) -> None:
    shutil.copy(folder / "readiness.yaml", folder / "-q.readiness.yaml")
    done = committed(folder)
    assert done.code == 0, done.text
    assert "-q.readiness.yaml: answers" in done.text
