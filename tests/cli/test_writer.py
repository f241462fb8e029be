"""Where output may be written: never over an input, and over an existing file only if it has the same kind."""

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.support.cli import BRAND_PORTAL, ROOT, TODAY, Run, run, shell

PRECIOUS = b"precious\n"
SURVEY = b"role\nuser\n"

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs links, devices and a POSIX shell")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two answers files, a questionnaire of one's own, a survey with its mapping, and a folder of respondents."""
    for name in ("r.yaml", "b.yaml"):
        shutil.copy(BRAND_PORTAL, tmp_path / name)
    shutil.copy(ROOT / "questionnaires" / "implementation.yaml", tmp_path / "q.yaml")
    (tmp_path / "named.yaml").write_bytes(
        (tmp_path / "r.yaml").read_bytes().replace(b"implcheck: 1\n", b"implcheck: 1\nquestionnaire: q.yaml\n")
    )
    (tmp_path / "s.csv").write_bytes(SURVEY)
    (tmp_path / "m.yaml").write_bytes(b"implcheck: 1\nnix: [\n")
    (tmp_path / "all").mkdir()
    for name in ("one.yaml", "two.yaml"):
        shutil.copy(BRAND_PORTAL, tmp_path / "all" / name)
    return tmp_path


def held_in(folder: Path) -> dict[Path, bytes]:
    """Return every file with its contents."""
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def done_in(folder: Path, *arguments: str, stdin: bytes = b"") -> Run:
    return run(*arguments, cwd=folder, stdin=stdin, IMPLCHECK_LANG="en", IMPLCHECK_TODAY=TODAY)


OVER_INPUTS = [
    "assess r.yaml -o r.yaml",
    "assess r.yaml -f html:r.yaml",
    "assess r.yaml -o ./all/../r.yaml",
    "assess r.yaml -f terminal -f html:r.yaml",
    "assess r.yaml -q q.yaml -f html:q.yaml",
    "assess named.yaml -f html:q.yaml",
    "assess all -f html:all/two.yaml",
    "assess all/one.yaml all/two.yaml -f html:all/two.yaml",
    "assess s.csv --mapping m.yaml -f html:m.yaml",
    "assess s.csv --mapping m.yaml -o s.csv",
    "actions r.yaml -o r.yaml",
    "badge r.yaml -o r.yaml",
    "badge m.yaml -q q.yaml -o q.yaml",
    "compare r.yaml b.yaml -o r.yaml",
    "compare r.yaml b.yaml -o b.yaml",
    "form -q q.yaml -o q.yaml",
    "schema answers -q q.yaml -o q.yaml",
    "questionnaire export q.yaml -o q.yaml",
    "init q.yaml -q q.yaml",
]


@pytest.mark.parametrize("forced", [(), ("--force",)], ids=["", "forced"])
@pytest.mark.parametrize("words", OVER_INPUTS)
def test_no_command_writes_over_what_it_reads(folder: Path, words: str, forced: tuple[str, ...]) -> None:
    before = held_in(folder)
    done = done_in(folder, *words.split(), *forced)
    assert (done.code, done.out) == (2, b"")
    assert "inputs are never overwritten" in done.errors
    assert held_in(folder) == before


def linked(folder: Path) -> str:
    (folder / "a.html").symlink_to("r.yaml")
    return "a.html"


def linked_twice(folder: Path) -> str:
    linked(folder)
    (folder / "b.html").symlink_to(folder / "a.html")
    return "b.html"


def hard_linked(folder: Path) -> str:
    (folder / "a.html").hardlink_to(folder / "r.yaml")
    return "a.html"


def through_a_folder(folder: Path) -> str:
    (folder / "here").symlink_to(folder)
    return "here/r.yaml"


@pytest.mark.parametrize("made", [linked, linked_twice, hard_linked, through_a_folder])
def test_no_other_name_of_an_input_is_written_either(folder: Path, made: Callable[[Path], str]) -> None:
    name, before = made(folder), (folder / "r.yaml").read_bytes()
    done = done_in(folder, "assess", "r.yaml", "-f", f"html:{name}", "--force")
    assert (done.code, "inputs are never overwritten" in done.errors) == (2, True)
    assert (folder / "r.yaml").read_bytes() == before


@pytest.mark.parametrize(
    ("words", "redirected"),
    [
        ("assess - -f html:r.yaml --force", "< r.yaml"),
        ("assess /dev/stdin -f html:r.yaml --force", "< r.yaml"),
        ("badge - -o r.yaml --force", "< r.yaml"),
        ("compare - b.yaml -o r.yaml --force", "< r.yaml"),
        ("assess r.yaml", ">> r.yaml"),
        ("assess r.yaml -o /dev/stdout", ">> r.yaml"),
        ("check r.yaml", ">> r.yaml"),
        ("explain score --answers r.yaml", ">> r.yaml"),
        ("questionnaire export q.yaml", ">> q.yaml"),
        ("assess --plain --save r.yaml", "< r.yaml"),
    ],
)
def test_a_redirect_of_the_shell_does_not_replace_an_input(folder: Path, words: str, redirected: str) -> None:
    before = held_in(folder)
    done = shell(f'cd "{folder}"; "$@" {redirected}', *words.split())
    assert done.code == 2
    assert "an input of this run" in done.errors
    assert held_in(folder) == before


SETTINGS = [
    ("pyproject.toml", '[tool.implcheck]\nlang = "en"\n'),
    ("pyproject.toml", "[tool.other]\nx = 1\n"),
    ("implcheck.toml", 'lang = "en"\n'),
    ("implcheck.toml", "\n"),
]


@pytest.mark.parametrize(("name", "text"), SETTINGS)
def test_settings_that_were_read_are_inputs(folder: Path, name: str, text: str) -> None:
    (folder / name).write_text(text, encoding="utf-8")
    before = held_in(folder)
    assert done_in(folder, "assess", "r.yaml", "-f", f"html:{name}").code == 2
    done = done_in(folder, "assess", "r.yaml", "-f", f"html:{name}", "--force")
    assert (done.code, "inputs are never overwritten" in done.errors) == (2, True)
    assert held_in(folder) == before


def test_a_file_without_read_permission_is_an_input(folder: Path) -> None:
    (folder / "r.yaml").chmod(0o200)
    assert done_in(folder, "assess", "r.yaml", "-o", "r.yaml", "--force").code == 2
    (folder / "r.yaml").chmod(0o600)
    assert (folder / "r.yaml").read_bytes() == Path(BRAND_PORTAL).read_bytes()


def test_nothing_is_written_if_any_report_would_replace_an_input(folder: Path) -> None:
    before = held_in(folder)
    done = done_in(folder, "assess", "r.yaml", "-f", "html:new.html", "-f", "json:r.yaml", "--force")
    assert (done.code, held_in(folder)) == (2, before)


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("assess r.yaml -o", "report.html"),
        ("assess r.yaml -o", "REPORT.HTM"),
        ("assess r.yaml -o", "report.txt"),
        ("assess r.yaml -o", "report.log"),
        ("assess r.yaml -o", "report.md"),
        ("assess r.yaml -o", "report.csv"),
        ("assess r.yaml -o", "report.xlsx"),
        ("assess r.yaml -f sarif -o", "out.json"),
        ("assess r.yaml -f gitlab -o", "out.json"),
        ("assess r.yaml -f junit -o", "out.xml"),
        ("badge r.yaml -o", "badge.svg"),
        ("compare r.yaml b.yaml -o", "moved.json"),
    ],
)
def test_a_file_with_the_name_of_its_format_is_replaced(folder: Path, words: str, name: str) -> None:
    (folder / name).write_bytes(PRECIOUS)
    done = done_in(folder, *words.split(), name)
    assert (done.code, done.errors) == (0, f"Wrote {name}.\n")
    assert (folder / name).read_bytes() != PRECIOUS


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("assess r.yaml -o", "report"),
        ("assess r.yaml -o", "report.nix"),
        ("assess r.yaml -f html -o", "other.yaml"),
        ("assess r.yaml -f html -o", "other.yml"),
        ("assess r.yaml -f html -o", "Cargo.TOML"),
        ("assess r.yaml -o", "other.yaml"),
        ("badge r.yaml -o", "other.toml"),
        ("compare r.yaml b.yaml -o", "other.yaml"),
        ("init", "other.yaml"),
        ("questionnaire export -o", "other.yaml"),
        ("form -o", "form.html"),
        ("schema answers -o", "answers.schema.json"),
    ],
)
def test_any_other_file_is_replaced_only_when_forced(folder: Path, words: str, name: str) -> None:
    (folder / name).write_bytes(PRECIOUS)
    done = done_in(folder, *words.split(), name)
    assert (done.code, done.out, (folder / name).read_bytes()) == (2, b"", PRECIOUS)
    assert (
        done.errors
        == f"{name} already exists; nothing was changed. Use --force to overwrite it, or give another name.\n"
    )
    assert done_in(folder, *words.split(), name, "--force").code == 0
    assert (folder / name).read_bytes() != PRECIOUS


@pytest.mark.parametrize("target", ["other.yaml", "notes.nix"])
def test_a_link_with_the_name_of_the_format_does_not_replace_another_file(folder: Path, target: str) -> None:
    (folder / target).write_bytes(PRECIOUS)
    (folder / "a.html").symlink_to(target)
    assert done_in(folder, "assess", "r.yaml", "-o", "a.html").code == 2
    assert (folder / target).read_bytes() == PRECIOUS
    assert done_in(folder, "assess", "r.yaml", "-o", "a.html", "--force").code == 0
    assert (folder / "a.html").is_symlink()
    assert (folder / target).read_bytes().startswith(b"<!doctype html>")


@pytest.mark.parametrize("there", [True, False])
@pytest.mark.parametrize("force", [(), ("--force",)])
def test_no_link_leads_output_out_of_its_project(folder: Path, there: bool, force: tuple[str, ...]) -> None:
    home = folder.parent / f"{folder.name}-home"
    home.mkdir()
    for name in ("a.html", ".profile", "x.yaml"):
        if there:
            (home / name).write_bytes(PRECIOUS)
    (folder / "out").symlink_to(home)
    for link, target in (("a.html", "a.html"), ("a.txt", ".profile"), ("s.yaml", "x.yaml")):
        (folder / link).symlink_to(home / target)
    before = {path: path.read_bytes() for path in home.iterdir()}
    (folder / ".git").mkdir()
    for words in (
        ("assess", "r.yaml", "-o", "a.html"),
        ("assess", "r.yaml", "-f", "terminal:a.txt"),
        ("assess", "r.yaml", "-f", "json:out/a.json"),
        ("init", "s.yaml"),
        ("form", "-o", "out/f.html"),
    ):
        assert done_in(folder, *words, *force).code == 2
    assert done_in(folder, "assess", "--plain", "--save", "s.yaml", stdin=b"P\n1\n1\n").code == 2
    assert {path: path.read_bytes() for path in home.iterdir()} == before


def test_a_broken_link_is_checked_by_its_target(folder: Path) -> None:
    (folder / "a.html").symlink_to("workflow.yml")
    (folder / "b.html").symlink_to("real.html")
    assert done_in(folder, "assess", "r.yaml", "-o", "a.html").code == 2
    assert done_in(folder, "assess", "r.yaml", "-o", "b.html").code == 0
    assert (folder / "real.html").exists()


@pytest.mark.parametrize("name", ["a.odt", "a.png", "a.doc", "a.py", "a.yaml", "new.toml"])
def test_a_name_that_belongs_to_other_programs_is_refused(folder: Path, name: str) -> None:
    assert done_in(folder, "assess", "r.yaml", "-o", name).code == 2
    assert done_in(folder, "assess", "r.yaml", "-f", f"html:{name}").code == 2
    assert not (folder / name).exists()
    forced = done_in(folder, "assess", "r.yaml", "-f", f"html:{name}", "--force").code
    assert forced == (0 if name.endswith((".yaml", ".toml")) else 2)


@pytest.mark.parametrize("name", ["pyproject.toml", "new.sh", "a.html"])
def test_an_interview_saves_only_to_a_name_of_an_answers_file(folder: Path, name: str) -> None:
    assert done_in(folder, "assess", "--plain", "--save", name, stdin=b"P\n1\n1\n").code == 2
    assert not (folder / name).exists()


def test_the_name_of_a_file_decides_the_format(folder: Path) -> None:
    for name, start in (
        ("a.html", b"<!doctype html>"),
        ("a.json", b"{"),
        ("a.docx", b"PK"),
        ("a.pdf", b"%PDF-"),
        ("a.nix", b"Brand portal"),
    ):
        assert done_in(folder, "assess", "r.yaml", "-o", name).code == 0
        assert (folder / name).read_bytes().startswith(start)


@pytest.mark.parametrize(
    ("words", "known"),
    [
        ("assess r.yaml -f json -o report.html", "json goes into a file that ends in .json."),
        ("assess r.yaml -f html:report.docx", "html goes into a file that ends in .html, .htm."),
        ("assess r.yaml -f terminal -o report.md", "terminal goes into a file that ends in .txt"),
        ("assess r.yaml -o badge.svg", "terminal goes into a file that ends in .txt"),
        ("badge r.yaml -o report.html", "svg goes into a file that ends in .svg."),
        ("compare r.yaml b.yaml -o moved.xlsx", "terminal goes into a file that ends in .txt"),
        ("init report.html", "yaml goes into a file that ends in .yaml, .yml."),
    ],
)
@pytest.mark.parametrize("forced", [(), ("--force",)], ids=["", "forced"])
def test_a_name_of_another_format_is_refused(folder: Path, words: str, known: str, forced: tuple[str, ...]) -> None:
    before = held_in(folder)
    done = done_in(folder, *words.split(), *forced)
    assert (done.code, done.out) == (2, b"")
    assert known in done.errors
    assert held_in(folder) == before


def test_an_unwritable_file_is_reported_before_an_interview_begins(folder: Path) -> None:
    (folder / "report.nix").write_bytes(PRECIOUS)
    done = run("assess", "--plain", "-o", "report.nix", stdin=b"P\n1\n", cwd=folder, IMPLCHECK_LANG="en")
    assert (done.code, done.out) == (2, b"")
    assert not (folder / "readiness.yaml").exists()


@pytest.mark.parametrize("mode", [0o444, 0o555])
def test_a_file_that_is_write_protected_stays(folder: Path, mode: int) -> None:
    (folder / "a.html").write_bytes(PRECIOUS)
    (folder / "a.html").chmod(mode)
    done = done_in(folder, "assess", "r.yaml", "-o", "a.html", "--force")
    assert (done.code, done.errors.startswith("a.html is write-protected; nothing was changed.")) == (2, True)
    assert (folder / "a.html").read_bytes() == PRECIOUS


def test_two_reports_go_into_two_files(folder: Path) -> None:
    (folder / "a.json").write_bytes(PRECIOUS)
    (folder / "b.json").hardlink_to(folder / "a.json")
    done = done_in(folder, "assess", "r.yaml", "-f", "json:a.json", "-f", "sarif:b.json")
    assert (done.code, (folder / "a.json").read_bytes()) == (2, PRECIOUS)
    assert "give each its own file" in done.errors


class TestStreams:
    """Devices, pipes and the streams of the process are written to directly."""

    def test_a_pipe_gets_the_report(self, folder: Path) -> None:
        os.mkfifo(folder / "pipe.docx")
        done = shell(
            f'cd "{folder}"; cat pipe.docx & "$@"; wait', "assess", "r.yaml", "--quiet", "-f", "terminal:pipe.docx"
        )
        assert (done.code, done.out) == (0, done_in(folder, "assess", "r.yaml", "--quiet").out)
        assert (folder / "pipe.docx").is_fifo()

    @pytest.mark.parametrize("name", ["/dev/stdout", "/dev/fd/1", "out.html"])
    def test_existing_text_stays_when_the_shell_appends(self, folder: Path, name: str) -> None:
        (folder / "out.html").symlink_to("/dev/stdout")
        (folder / "log").write_bytes(PRECIOUS)
        done = shell(f'cd "{folder}"; "$@" >> log', "assess", "r.yaml", "--quiet", "-f", f"terminal:{name}")
        assert done.code == 0
        assert (folder / "log").read_bytes() == PRECIOUS + done_in(folder, "assess", "r.yaml", "--quiet").out

    def test_a_closed_stream_is_reported(self, folder: Path) -> None:
        done = shell(f'cd "{folder}"; "$@" 7>&-', "assess", "r.yaml", "-o", "/dev/fd/7")
        assert (done.code, "could not be written" in done.errors) == (2, True)

    def test_only_a_single_report_goes_to_standard_output(self, folder: Path) -> None:
        done = done_in(folder, "assess", "r.yaml", "-f", "json", "-f", "html:/dev/stdout")
        assert (done.code, "would go to standard output" in done.errors) == (2, True)


def test_only_the_writer_opens_files_for_writing() -> None:
    source = ROOT / "src" / "implcheck"
    ways = ("write_text(", "write_bytes(", "O_WRONLY", '"wb"', '"r+b"', "tempfile", ".replace(target)")
    writing = {
        path.relative_to(source).as_posix()
        for path in source.rglob("*.py")
        for way in ways
        if way in path.read_text(encoding="utf-8")
    }
    assert writing == {"cli/streams.py", "cli/replacing.py", "cli/writer.py"}
