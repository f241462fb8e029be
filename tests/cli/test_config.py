"""`implcheck config`: which settings are in force."""

import re
from pathlib import Path

import pytest
from tests.pipelines.steps import commit, git
from tests.support.cli import TRACEBACK, run

OPTIONS = frozenset(
    {
        "all",
        "fail-on",
        "fail-under",
        "format",
        "lang",
        "max-age",
        "no-input",
        "phase",
        "plain",
        "questionnaire",
        "quick",
        "quiet",
        "require-complete",
        "require-complete-in",
        "require-evidence",
        "no-accepted",
        "questionnaire-digest",
        "top",
    }
)


def rows(text: str) -> dict[str, tuple[str, str]]:
    """Return the value and the origin of every option."""
    table = [line.split(maxsplit=2) for line in text.partition("\n\n")[2].split("\n")[1:] if line]
    return {name: (value, origin) for name, value, origin in table}


def test_without_settings_every_value_is_a_default(tmp_path: Path) -> None:
    done = run("config", cwd=tmp_path, IMPLCHECK_LANG="en")
    assert (done.code, done.err) == (0, b"")
    assert done.text.startswith("No implcheck.toml, and no [tool.implcheck] in a pyproject.toml, from here upward\n\n")
    found = rows(done.text)
    assert list(found) == sorted(found)
    assert found.keys() >= OPTIONS
    assert found.keys().isdisjoint({"today", "answers", "help", "output"})
    assert {origin for name, (_, origin) in found.items() if name != "lang"} == {"default"}
    assert (found["top"], found["quiet"]) == (("5", "default"), ("false", "default"))
    assert found["lang"] == ("en", "IMPLCHECK_LANG")


def test_every_value_has_its_origin(tmp_path: Path) -> None:
    file = tmp_path / "implcheck.toml"
    file.write_text('\nlang = "en"\nfail-on = ["high","why=low"]\nrequire-complete = true\ntop = 3\n', encoding="utf-8")
    done = run("config", cwd=tmp_path, IMPLCHECK_TOP="9", IMPLCHECK_LANG="en")
    assert done.text.startswith(f"Settings from {file.resolve()}\n")
    found = rows(done.text)
    assert found["top"] == ("9", "IMPLCHECK_TOP")
    assert found["require-complete"] == ("true", "implcheck.toml:4")
    assert re.findall(r"^fail-on +(\S+) +(\S+)$", done.text, flags=re.MULTILINE) == [
        ("high", "implcheck.toml:3"),
        ("why=low", "implcheck.toml:3"),
    ]
    assert found["max-age"] == ("-", "default")


def test_they_are_looked_for_from_the_answers_upward(tmp_path: Path) -> None:
    (tmp_path / "a" / "b").mkdir(parents=True)
    (tmp_path / "a" / "pyproject.toml").write_text("[tool.implcheck]\nquiet = true\n", encoding="utf-8")
    done = run("config", tmp_path / "a" / "b" / "not-yet-there.yaml", "--lang", "nl", cwd=tmp_path)
    assert done.code == 0
    assert done.text.startswith("Instellingen uit ")
    assert rows(done.text)["quiet"] == ("true", f"{Path('a', 'pyproject.toml')}:2")


@pytest.mark.parametrize(
    ("text", "env", "expected"),
    [
        ("nix = 1\n", {}, "Unknown setting 'nix'."),
        ("lang = \n", {}, "This is not TOML"),
        ("", {"IMPLCHECK_FAIL_ON": "medium"}, "'medium' is not a level"),
    ],
)
def test_invalid_settings_are_reported(tmp_path: Path, text: str, env: dict[str, str], expected: str) -> None:
    (tmp_path / "implcheck.toml").write_text(text, encoding="utf-8")
    done = run("config", "--lang", "en", cwd=tmp_path, env=env)
    assert (done.code, done.out) == (2, b"")
    assert expected in done.errors
    assert TRACEBACK not in done.err


def test_demands_of_every_file_are_shown_and_other_values_of_the_nearest(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "implcheck.toml").write_text('fail-under = 65\nlang = "nl"\ntop = 1\n', encoding="utf-8")
    (tmp_path / "sub" / "implcheck.toml").write_text('fail-under = 10\nlang = "en"\n', encoding="utf-8")
    done = run("config", "sub/r.yaml", cwd=tmp_path, IMPLCHECK_FAIL_UNDER="20")
    first, second, *_ = done.text.split("\n")
    assert (first, second) == tuple(
        f"Settings from {(folder / 'implcheck.toml').resolve()}" for folder in (tmp_path, tmp_path / "sub")
    )
    assert re.findall(r"^fail-under +(\S+) +(\S+)$", done.text, flags=re.MULTILINE) == [
        ("20", "IMPLCHECK_FAIL_UNDER"),
        ("65", "implcheck.toml:1"),
        ("10", str(Path("sub", "implcheck.toml")) + ":1"),
    ]
    assert rows(done.text)["lang"] == ("en", str(Path("sub", "implcheck.toml")) + ":2")
    assert rows(done.text)["top"] == ("1", "implcheck.toml:3")


def test_isolated_and_named_settings_are_shown_as_such(tmp_path: Path) -> None:
    (tmp_path / "implcheck.toml").write_text("top = 1\n", encoding="utf-8")
    (tmp_path / "other.toml").write_text("top = 2\n", encoding="utf-8")
    done = run("config", "--isolated", "--lang", "en", cwd=tmp_path)
    assert done.text.startswith("No settings: --isolated ignores them\n\n")
    assert rows(done.text)["top"] == ("5", "default")
    done = run("config", "--config", "other.toml", "--lang", "en", cwd=tmp_path)
    assert rows(done.text)["top"] == ("2", "other.toml:1")


def test_settings_of_a_commit_are_shown_as_such(tmp_path: Path) -> None:
    (tmp_path / "implcheck.toml").write_text("top = 1\n", encoding="utf-8")
    git(tmp_path, "init", "--quiet", "--initial-branch", "main")
    commit(tmp_path)
    (tmp_path / "implcheck.toml").write_text("top = 2\n", encoding="utf-8")
    done = run("config", "--settings-from", "main", "--lang", "en", cwd=tmp_path)
    assert rows(done.text)["top"] == ("1", "implcheck.toml:1")


def test_texts_of_a_settings_file_do_not_act_on_the_terminal(tmp_path: Path) -> None:
    (tmp_path / "implcheck.toml").write_text('project = "x\\u001b[31m"\n', encoding="utf-8")
    done = run("config", "--lang", "en", cwd=tmp_path)
    assert b"\x1b" not in done.out
    assert r"x\x1b[31m" in done.text
