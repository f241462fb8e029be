"""Settings files as such; what they mean for a command is in test_configuration."""

from pathlib import Path

import pytest

from implcheck.cli.settings_files import SettingsFile, find, read_all
from implcheck.model.problem import InvalidFile


def test_a_file_is_found_once_for_several_folders(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    for folder in (tmp_path, tmp_path / "a", tmp_path / "b"):
        (folder / "implcheck.toml").write_text("quiet = true\n", encoding="utf-8")
    found = [file.file for file in find([tmp_path / "b", tmp_path / "a"])]
    assert found == [folder.resolve() / "implcheck.toml" for folder in (tmp_path, tmp_path / "b", tmp_path / "a")]


def test_a_file_below_the_working_directory_is_named_from_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = SettingsFile(tmp_path / "a" / "implcheck.toml")
    assert file.name == str(tmp_path / "a" / "implcheck.toml")
    monkeypatch.chdir(tmp_path)
    assert file.name == str(Path("a", "implcheck.toml"))


def test_a_file_that_was_named_may_have_any_name_and_set_nothing(tmp_path: Path) -> None:
    gate, shared = tmp_path / "gate.toml", tmp_path / "pyproject.toml"
    gate.write_text("top = 1\n", encoding="utf-8")
    shared.write_text("[project]\n", encoding="utf-8")
    assert [dict(file.values) for file in read_all([gate, shared])] == [{"top": 1}, {}]
    with pytest.raises(InvalidFile):
        read_all([tmp_path / "nix.toml"])
