"""`implcheck config`: which settings are in force."""

import re
from pathlib import Path

import pytest
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
        "save",
        "top",
    }
)


def rows(text: str) -> dict[str, tuple[str, str]]:
    """The value and the origin of every option."""
    table = [line.split(maxsplit=2) for line in text.split("\n")[3:] if line]
    return {name: (value, origin) for name, value, origin in table}


def test_without_settings_everything_is_a_default(tmp_path: Path) -> None:
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
    assert found["require-complete"] == ("true", f"{file.resolve()}:4")
    assert re.search(rf"^fail-on +high, why=low +{re.escape(str(file.resolve()))}:3$", done.text, flags=re.MULTILINE)
    assert found["max-age"] == ("-", "default")


def test_they_are_looked_for_from_the_answers_upward(tmp_path: Path) -> None:
    (tmp_path / "a" / "b").mkdir(parents=True)
    (tmp_path / "a" / "pyproject.toml").write_text("[tool.implcheck]\nquiet = true\n", encoding="utf-8")
    done = run("config", tmp_path / "a" / "b" / "not-yet-there.yaml", "--lang", "nl", cwd=tmp_path)
    assert done.code == 0
    assert done.text.startswith("Instellingen uit ")
    assert rows(done.text)["quiet"] == ("true", f"{(tmp_path / 'a' / 'pyproject.toml').resolve()}:2")


@pytest.mark.parametrize(
    ("text", "env", "said"),
    [
        ("nix = 1\n", {}, "'nix' is no setting."),
        ("lang = \n", {}, "This is not TOML"),
        ("", {"IMPLCHECK_FAIL_ON": "medium"}, "'medium' is not a level"),
    ],
)
def test_what_is_wrong_is_told(tmp_path: Path, text: str, env: dict[str, str], said: str) -> None:
    (tmp_path / "implcheck.toml").write_text(text, encoding="utf-8")
    done = run("config", "--lang", "en", cwd=tmp_path, env=env)
    assert (done.code, done.out) == (2, b"")
    assert said in done.told
    assert TRACEBACK not in done.err


def test_what_a_file_says_does_not_act_on_the_terminal(tmp_path: Path) -> None:
    (tmp_path / "implcheck.toml").write_text('format = "json:\\u001b[31m"\n', encoding="utf-8")
    done = run("config", "--lang", "en", cwd=tmp_path)
    assert b"\x1b" not in done.out
    assert r"json:\x1b[31m" in done.text
