"""Regular files are remembered as inputs, whatever their name; nothing else is."""

import os
from pathlib import Path

import pytest

from implcheck.loading import builtin
from implcheck.loading.inputs import is_input, note
from implcheck.loading.source import read
from implcheck.model.problem import InvalidFile


@pytest.fixture
def file(tmp_path: Path) -> Path:
    made = tmp_path / "a.yaml"
    made.write_text("implcheck: 1\n", encoding="utf-8")
    return made


def test_a_file_is_an_input_once_it_was_read_and_so_is_every_other_name_of_it(file: Path, tmp_path: Path) -> None:
    other = tmp_path / "b.yaml"
    other.write_text("implcheck: 1\n", encoding="utf-8")
    read(str(file))
    (tmp_path / "link").symlink_to(file)
    (tmp_path / "hard").hardlink_to(file)
    for name in ("a.yaml", "link", "hard", "../" + tmp_path.name + "/a.yaml"):
        assert is_input((tmp_path / name).stat())
    assert not is_input(other.stat())


def test_a_file_that_could_not_be_used_is_an_input_as_well(file: Path) -> None:
    file.write_bytes(b"\0")
    with pytest.raises(InvalidFile):
        read(str(file))
    assert is_input(file.stat())


def test_a_built_in_questionnaire_that_was_read_is_an_input() -> None:
    builtin.read_builtin("implementation")
    assert is_input((builtin.directory() / "implementation.yaml").stat())


def test_only_a_regular_file_is_an_input(tmp_path: Path) -> None:
    for name in (tmp_path, Path(os.devnull), tmp_path / "nix", Path("a\0b")):
        note(name)
    assert not is_input(tmp_path.stat())
    assert not is_input(Path(os.devnull).stat())
