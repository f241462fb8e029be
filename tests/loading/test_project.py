"""The project of a file, and the files that it may name."""

import sys
from pathlib import Path

import pytest

from implcheck.loading.project import leads_outside, name_in_repository, path_inside, project_top, repository_top

links_only = pytest.mark.skipif(sys.platform == "win32", reason="links that anybody may make")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder three levels down, with a file in each."""
    below = tmp_path / "a" / "b" / "c"
    below.mkdir(parents=True)
    for location in (tmp_path, tmp_path / "a", tmp_path / "a" / "b", below):
        (location / "q.yaml").touch()
    return below


def test_a_folder_alone_is_its_own_project(folder: Path) -> None:
    assert project_top(folder) == folder
    assert path_inside("q.yaml", folder) == folder / "q.yaml"
    assert path_inside("./x/../q.yaml", folder) is not None
    assert path_inside("../q.yaml", folder) is None


@pytest.mark.parametrize(
    ("name", "text"),
    [("implcheck.toml", ""), ("pyproject.toml", "[tool.implcheck]\n"), (".git", "gitdir: elsewhere\n")],
)
def test_a_project_reaches_up_to_its_settings_or_its_repository(folder: Path, name: str, text: str) -> None:
    (folder.parent / name).write_text(text, encoding="utf-8")
    assert project_top(folder) == folder.parent
    assert path_inside("../q.yaml", folder) is not None
    assert path_inside("../../q.yaml", folder) is None


def test_a_repository_goes_before_settings_in_it(folder: Path) -> None:
    (folder / "implcheck.toml").touch()
    (folder.parents[1] / ".git").mkdir()
    assert repository_top(folder) == project_top(folder) == folder.parents[1]
    assert path_inside("../../q.yaml", folder) is not None
    assert path_inside("../../../q.yaml", folder) is None


def test_a_pyproject_without_our_settings_makes_no_project(folder: Path) -> None:
    (folder.parent / "pyproject.toml").write_text("[project]\n", encoding="utf-8")
    assert project_top(folder) == folder


def test_the_git_folder_is_no_part_of_a_project(folder: Path) -> None:
    # The configuration of a checkout may hold the token that it was fetched with.
    (folder / ".git").mkdir()
    (folder / ".git" / "config").touch()
    for name in (".git/config", ".GIT/config", "x/../.git/config", ".git"):
        assert path_inside(name, folder) is None


@pytest.mark.parametrize(
    "name",
    [
        "/dev/stdin",
        "/dev/null",
        "/proc/self/environ",
        "//host/share/q.yaml",
        "../../../../../../../../etc/passwd",
        "x/../../q.yaml",
        "./././../q.yaml",
        "q.yaml\0",
        "x/" * 600 + "q.yaml",
    ],
)
def test_no_name_leads_outside(folder: Path, name: str) -> None:
    assert path_inside(name, folder) is None


@links_only
def test_links_are_followed_before_they_are_judged(folder: Path) -> None:
    (folder / "out").symlink_to("..")
    (folder / "q2.yaml").symlink_to("../q.yaml")
    (folder / "loop.yaml").symlink_to("loop.yaml")
    (folder / "in.yaml").symlink_to("q.yaml")
    assert path_inside("out/q.yaml", folder) is None
    assert path_inside("q2.yaml", folder) is None
    assert path_inside("loop.yaml", folder) is None
    assert path_inside("in.yaml", folder) is not None
    # The system looks for `..` behind a link from where the link leads, and not from where it stands.
    (folder.parent / "x").mkdir()
    (folder / "far").symlink_to("../x")
    assert (folder / "far/../q.yaml").resolve() == folder.parent / "q.yaml"
    assert path_inside("far/../q.yaml", folder) is None


@links_only
def test_a_file_that_was_named_may_not_be_a_link_out_of_its_project(folder: Path) -> None:
    link, inside = folder / "link.yaml", folder / "inside.yaml"
    link.symlink_to("../q.yaml")
    inside.symlink_to("q.yaml")
    assert leads_outside(str(link))
    assert not leads_outside(str(inside))
    assert not leads_outside(str(folder.parent / "q.yaml"))
    (folder / "up").symlink_to("../..")
    assert leads_outside(str(folder / "up" / "b" / "c" / "link.yaml"))
    assert not leads_outside(str(folder / "up" / "q.yaml"))  # its folder was named, and is a project of its own


def test_a_name_is_relative_to_the_repository_of_the_working_directory(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    top = folder.parents[2]
    (top / "a" / ".git").mkdir()
    monkeypatch.chdir(folder)
    for name in ("../q.yaml", str(top / "a" / "b" / "q.yaml")):
        assert name_in_repository(name) == str(Path("b", "q.yaml"))
    assert name_in_repository("../../../q.yaml") == "../../../q.yaml"  # outside
    monkeypatch.chdir(top)
    assert name_in_repository("a/b/q.yaml") == str(Path("b", "q.yaml"))  # that of the file
    assert name_in_repository(str(top / "q.yaml")) == "q.yaml"
    assert (name_in_repository(""), name_in_repository("a\0")) == ("", "a\0")


@links_only
def test_a_checkout_behind_a_link_gives_the_same_name(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    top = folder.parents[2]
    (top / "a" / ".git").mkdir()
    (top / "link").symlink_to(top / "a")
    monkeypatch.chdir(top / "a")
    assert name_in_repository(str(top / "link" / "b" / "q.yaml")) == "b/q.yaml"
