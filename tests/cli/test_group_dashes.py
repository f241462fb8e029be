"""Names of files that begin with a dash."""

import sys
from pathlib import Path

import pytest
from tests.support.cli import BRAND_PORTAL, run

NAME = "-q.readiness.yaml"
COMMANDS = (
    ("assess",),
    ("actions",),
    ("badge",),
    ("check",),
    ("check", "readiness.yaml"),
    ("compare", "readiness.yaml"),
    ("config",),
    ("explain", "score", "--answers"),
    ("form", "-o"),
    ("init",),
    ("schema", "answers", "-q"),
    ("questionnaire", "show"),
    ("questionnaire", "export"),
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with valid answers, in a file of a usual name and in one whose name begins with a dash."""
    for name in ("readiness.yaml", NAME):
        (tmp_path / name).write_bytes(Path(BRAND_PORTAL).read_bytes())
    return tmp_path


@pytest.mark.parametrize("before", COMMANDS, ids=" ".join)
def test_a_file_that_begins_with_a_dash_is_refused_before_it_is_taken_for_an_option(
    before: tuple[str, ...], folder: Path
) -> None:
    done = run(*before, NAME, cwd=folder, IMPLCHECK_LANG="en")
    assert (done.code, done.text) == (2, "")
    assert (
        done.errors == f"{NAME} begins with a dash and would be read as an option. To name the file, write ./{NAME}\n"
    )


def test_the_refusal_is_in_the_requested_language(folder: Path) -> None:
    assert "begint met een streepje" in run("check", NAME, cwd=folder, IMPLCHECK_LANG="nl").errors


@pytest.mark.parametrize("named", [(f"./{NAME}",), ("--", NAME), ("readiness.yaml", "--", NAME)], ids=" ".join)
def test_a_file_that_begins_with_a_dash_can_be_named_by_its_path(named: tuple[str, ...], folder: Path) -> None:
    assert run("check", *named, cwd=folder).code == 0


@pytest.mark.parametrize("option", ["--quiet", "-h", "-a", "--all"])
def test_an_option_stays_an_option_whatever_files_exist(option: str, folder: Path) -> None:
    (folder / option).touch()
    assert run("assess", "readiness.yaml", option, cwd=folder).code == 0


def test_an_unknown_option_without_such_a_file_is_bad_usage(folder: Path) -> None:
    done = run("check", "-x.readiness.yaml", cwd=folder)
    assert done.code == 2
    assert "No such option: -x" in done.errors


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right of their own there")
def test_a_broken_link_that_begins_with_a_dash_is_refused_too(folder: Path) -> None:
    (folder / "-o.yaml").symlink_to("nowhere")
    assert "begins with a dash" in run("check", "-o.yaml", cwd=folder, IMPLCHECK_LANG="en").errors
