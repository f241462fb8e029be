"""The files that the command line names, and their formats."""

import sys
from pathlib import Path

import pytest

from implcheck.loading.files import files_in, has_many_respondents
from implcheck.model.limits import LONGEST_PATH, MOST_FILES
from implcheck.model.problem import InvalidFile, Location


def written(folder: Path, name: str, text: str) -> str:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return str(file)


@pytest.mark.parametrize(
    ("name", "many"), [("a.csv", True), ("A.CSV", True), ("a.jsonl", True), ("a.ndjson", True), ("a.yaml", False)]
)
def test_a_file_of_many_respondents_is_recognised_by_its_ending(name: str, *, many: bool) -> None:
    assert has_many_respondents(name) is many


def test_a_folder_is_its_answers_files_by_name(tmp_path: Path) -> None:
    for name in ("b.yaml", "a.yaml", "c.yml"):
        written(tmp_path, name, "x: 1\n")
    (tmp_path / "notes.txt").write_text("x")
    assert [Path(file).name for file in files_in([str(tmp_path)])] == ["a.yaml", "b.yaml", "c.yml"]


def test_endings_in_capitals_are_read_in_a_folder_too(tmp_path: Path) -> None:
    for name in ("a.yaml", "B.YAML", "C.Yml"):
        written(tmp_path, name, "x: 1\n")
    (tmp_path / "d.yaml").mkdir()
    assert sorted(Path(file).name for file in files_in([str(tmp_path)])) == ["B.YAML", "C.Yml", "a.yaml"]


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
def test_a_link_that_leads_nowhere_is_among_the_files_of_a_folder(tmp_path: Path) -> None:
    written(tmp_path, "a.yaml", "x: 1\n")
    (tmp_path / "c.yaml").symlink_to("nix.yaml")
    (tmp_path / "d.yaml").symlink_to("d.yaml")
    (tmp_path / ".#a.yaml").symlink_to("somebody@computer.1")  # made by an editor
    assert [Path(file).name for file in files_in([str(tmp_path)])] == ["a.yaml", "c.yaml", "d.yaml"]


def test_an_empty_folder_and_a_file_given_twice_are_errors(tmp_path: Path) -> None:
    file = written(tmp_path, "a.yaml", "x: 1\n")
    (tmp_path / "empty").mkdir()
    with pytest.raises(InvalidFile) as raised:
        files_in([str(tmp_path / "empty"), file, str(tmp_path)])
    assert [problem.code for problem in raised.value.problems] == ["folder-without-answers", "file-twice"]


@pytest.mark.skipif(sys.platform == "win32", reason="links that anybody may make")
def test_a_folder_that_is_a_link_out_of_its_project_is_not_listed(tmp_path: Path) -> None:
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret" / "db-password.yaml").touch()
    (tmp_path / "project").mkdir()
    (tmp_path / "project" / "link").symlink_to("../secret")
    with pytest.raises(InvalidFile) as raised:
        files_in([str(tmp_path / "project" / "link")])
    assert [(problem.code, problem.location) for problem in raised.value.problems] == [
        ("file-link-outside", Location(str(tmp_path / "project" / "link")))
    ]


@pytest.mark.skipif(sys.platform == "win32", reason="links that anybody may make")
def test_circular_links_are_reported_when_they_are_read(tmp_path: Path) -> None:
    (tmp_path / "loop.yaml").symlink_to("loop.yaml")
    assert files_in([str(tmp_path / "loop.yaml")]) == (str(tmp_path / "loop.yaml"),)


def test_too_many_files_and_too_long_a_name_are_refused(tmp_path: Path) -> None:
    files = [str(tmp_path / f"{at}.yaml") for at in range(MOST_FILES + 1)]
    assert len(files_in(files[:-1])) == MOST_FILES
    for names, code in ((files, "files-too-many"), (["x" * (LONGEST_PATH + 1)], "file-name-too-long")):
        with pytest.raises(InvalidFile) as raised:
            files_in(names)
        assert [problem.code for problem in raised.value.problems] == [code]
