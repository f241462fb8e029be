"""Names that are empty or of folders, and texts that are not UTF-8 or too long, on the command line."""

import os
import sys
from pathlib import Path

import pytest
from tests.support.cli import BRAND_PORTAL, TRACEBACK, run, run_process

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="arguments are texts there")


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("assess @", "ANSWERS..."),
        ("assess {answers} @", "ANSWERS..."),
        ("check @", "FILE..."),
        ("actions @", "ANSWERS..."),
        ("badge @", "ANSWERS..."),
        ("compare {answers} @", "NEW"),
        ("compare @ {answers}", "OLD"),
        ("init @", "FILE"),
        ("config @", "ANSWERS"),
        ("questionnaire show @", "[ID|FILE]"),
        ("questionnaire export --output @", "--output"),
        ("explain why --answers @", "--answers"),
        ("form --output @", "--output"),
        ("schema answers --questionnaire @", "--questionnaire"),
        ("assess {answers} -o @", "--output"),
        ("assess {answers} --config @", "--config"),
        ("assess {answers} --mapping @", "--mapping"),
        ("assess {answers} --template @", "--template"),
        ("assess {answers} -q @", "--questionnaire"),
        ("assess --plain --save @", "--save"),
    ],
)
def test_an_empty_name_is_named_and_nothing_is_done(tmp_path: Path, words: str, named: str) -> None:
    arguments = ["" if word == "@" else word.format(answers=BRAND_PORTAL) for word in words.split()]
    done = run(*arguments, cwd=tmp_path, IMPLCHECK_LANG="en")
    assert (done.code, done.out) == (2, b"")
    assert done.errors.startswith(f"{named} is an empty name.")
    assert "variable" in done.errors
    assert not any(tmp_path.iterdir())


@posix_only
@pytest.mark.parametrize("option", ["--project", "--lang", "--phase", "--settings-from"])
def test_a_text_that_is_not_utf8_is_refused(option: str) -> None:
    done = run_process("assess", BRAND_PORTAL, option, b"\xff", IMPLCHECK_LANG="en")
    assert done.code == 2
    assert done.errors.startswith(f"{option} is not UTF-8 text: '\\xff'.")


@posix_only
def test_a_variable_that_is_not_utf8_is_refused() -> None:
    done = run_process("assess", BRAND_PORTAL, IMPLCHECK_PROJECT=os.fsdecode(b"a\xff"), IMPLCHECK_LANG="en")
    assert done.code == 2
    assert done.errors.startswith("--project is not UTF-8 text: 'a\\xff'.")


@posix_only
@pytest.mark.parametrize(
    "format_", ["terminal", "json", "markdown", "csv", "junit", "sarif", "gitlab", "github", "html"]
)
def test_a_file_name_that_is_not_utf8_is_read_and_shown(tmp_path: Path, format_: str) -> None:
    (tmp_path / os.fsdecode(b"n\xff.yaml")).write_bytes(Path(BRAND_PORTAL).read_bytes())
    done = run_process("assess", b"n\xff.yaml", "-f", format_, cwd=tmp_path, IMPLCHECK_LANG="en")
    assert (done.code, TRACEBACK in done.err) == (0, False)
    assert "\\ud" not in done.text
    if format_ == "json":
        assert '"file": "n\\\\xff.yaml"' in done.text


@posix_only
def test_without_a_locale_a_name_in_utf8_is_shown_as_it_is() -> None:
    done = run_process("check", "één.yaml", env={"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"})
    assert done.code == 2
    assert "één.yaml" in done.text


@posix_only
@pytest.mark.parametrize(
    "words", ["assess a.yaml", "check a.yaml", "init x.yaml", "config", "questionnaire list", "form"]
)
def test_a_folder_that_was_removed_is_bad_usage(tmp_path: Path, words: str) -> None:
    from tests.support.cli import command, run_program

    script = 'mkdir "$0" && cd "$0" && rmdir "$0" && exec "$@"'
    done = run_program(["sh", "-c", script, tmp_path / "gone", *command(), *words.split()], IMPLCHECK_LANG="en")
    assert done.code == 2
    assert done.errors.endswith(
        "The current folder no longer exists, or may not be read. Go to another folder and run it again.\n"
    )


@posix_only
def test_a_loop_of_links_is_told_as_one(tmp_path: Path) -> None:
    (tmp_path / "loop.yaml").symlink_to("loop.yaml")
    done = run("assess", "loop.yaml", cwd=tmp_path, IMPLCHECK_LANG="en")
    assert done.code == 2
    assert "loop.yaml: This symbolic link leads back to itself." in done.errors


NAMES_OF_FOLDERS = {
    "assess {answers} -f html:out/": "out/",
    "assess {answers} -f html:..": "..",
    "assess {answers} -o out/": "out/",
    "assess {answers} -o .": ".",
    "assess {answers} -q own.yaml/": "own.yaml/",
    "assess {answers} --mapping map.yaml/.": "map.yaml/.",
    "assess --plain --save x/": "x/",
    "actions {answers} -o x/": "x/",
    "badge {answers} -o x/": "x/",
    "compare {answers} {answers} -o x/": "x/",
    "form -o x/": "x/",
    "init x/": "x/",
    "mapping new x.csv -o x/": "x/",
    "questionnaire export -o x/": "x/",
    "schema answers -o x/": "x/",
}


@pytest.mark.parametrize("words", NAMES_OF_FOLDERS)
def test_a_folder_is_no_name_for_a_file_whether_it_exists_or_not(tmp_path: Path, words: str) -> None:
    arguments = words.format(answers=BRAND_PORTAL).split()
    done = run(*arguments, stdin=b"", cwd=tmp_path, IMPLCHECK_LANG="en")
    assert (done.code, done.out) == (2, b"")
    assert done.errors == f"{NAMES_OF_FOLDERS[words]} is the name of a directory; give that of a file in it.\n"
    assert not any(tmp_path.iterdir())


def test_a_folder_in_a_variable_is_no_name_for_a_file(tmp_path: Path) -> None:
    done = run("assess", "--plain", stdin=b"", cwd=tmp_path, IMPLCHECK_LANG="nl", IMPLCHECK_SAVE="x/")
    assert (done.code, done.errors) == (2, "x/ is de naam van een map; geef die van een bestand erin.\n")


@pytest.mark.parametrize(
    "command", [("assess", "people"), ("form",), ("init",), ("mapping", "new", "survey.csv")], ids=" ".join
)
def test_a_text_that_no_file_could_hold_is_refused(tmp_path: Path, command: tuple[str, ...]) -> None:
    done = run(*command, "--project", "x" * 20_001, cwd=tmp_path, IMPLCHECK_LANG="en")
    assert (done.code, done.out) == (2, b"")
    assert done.errors == "--project is too long: it may have at most 20000 characters.\n"
