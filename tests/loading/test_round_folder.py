"""The files in the folder of a round: those that are read, links to them, and those that are not read."""

import os
import sys
from pathlib import Path

import pytest

from implcheck.loading.round_folder import RoundFolder, files_of_round
from implcheck.model.problem import InvalidFile

links = pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")


def found_in(*names: Path | str, may_be_empty: bool = False) -> RoundFolder:
    return files_of_round([str(name) for name in names], may_be_empty=may_be_empty)


def names(files: tuple[str, ...]) -> list[str]:
    return [Path(file).name for file in files]


def codes(*sources: Path | str) -> list[str]:
    with pytest.raises(InvalidFile) as raised:
        found_in(*sources)
    return [problem.code for problem in raised.value.problems]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "answers"
    made.mkdir()
    for name in ("k1.yaml", "k2.yaml"):
        (made / name).write_text("x: 1\n", encoding="utf-8")
    return made


def test_a_name_that_does_not_exist_is_an_error(folder: Path) -> None:
    nowhere = [folder / "nosuch", folder / "k9.yaml", folder / "k9.csv"]
    assert codes(*nowhere) == ["file-missing", "file-missing", "file-missing-other"]
    assert codes(folder, folder / "k1.yaml" / "below") == ["file-missing"]
    assert codes("") == ["file-missing"]


@links
def test_a_link_that_leads_nowhere_is_left_to_be_read(folder: Path) -> None:
    (folder / "k3.yaml").symlink_to("nix.yaml")
    assert names(found_in(folder / "k3.yaml").files) == ["k3.yaml"]
    assert names(found_in(folder).files) == ["k1.yaml", "k2.yaml", "k3.yaml"]


@links
def test_a_link_in_a_folder_to_a_file_that_is_read_is_set_aside(folder: Path) -> None:
    (folder / "a.yaml").symlink_to("k1.yaml")
    found = found_in(folder)
    assert names(found.files) == ["k1.yaml", "k2.yaml"]
    (name, problem) = found.links[0]
    assert (Path(name).name, problem.code, Path(problem.details["file"]).name) == (
        "a.yaml",
        "file-link-again",
        "k1.yaml",
    )
    (folder / "below").mkdir()
    (folder / "below" / "k5.yaml").write_text("x: 1\n", encoding="utf-8")
    for name in ("b.yaml", "c.yaml"):
        (folder / name).symlink_to("below/k5.yaml")
    both = found_in(folder)
    assert names(both.files) == ["b.yaml", "k1.yaml", "k2.yaml"]
    assert names(tuple(name for name, _ in both.links)) == ["a.yaml", "c.yaml"]


@links
def test_only_names_that_are_given_twice_are_refused(folder: Path) -> None:
    (folder / "a.yaml").symlink_to("k1.yaml")
    assert codes(folder / "k1.yaml", folder) == ["file-twice"]
    assert codes(folder / "k1.yaml", folder / "a.yaml") == ["file-twice"]
    assert codes(folder, folder) == ["file-twice"] * 2


def test_files_in_a_folder_that_are_not_read_are_named(folder: Path) -> None:
    for name in ("k9.yaml.txt", "users.csv", "users.jsonl", "Read me.html", ".DS_Store", "implcheck.toml"):
        (folder / name).write_text("x", encoding="utf-8")
    (folder / "below").mkdir()
    assert names(found_in(folder).unread) == ["Read me.html", "k9.yaml.txt", "users.csv", "users.jsonl"]
    with_table = found_in(folder, os.path.relpath(folder / "users.csv"))
    assert names(with_table.unread) == ["Read me.html", "k9.yaml.txt", "users.jsonl"]
    assert found_in(folder / "k1.yaml").unread == ()


def test_a_folder_may_be_empty_if_somebody_is_expected(tmp_path: Path) -> None:
    assert found_in(tmp_path, may_be_empty=True) == RoundFolder((), (), ())
    assert codes(tmp_path) == ["folder-without-answers"]
