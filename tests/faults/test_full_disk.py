"""A disk that is full at each write in turn: every file is the old one or the new one, whole."""

import sys
from itertools import product
from pathlib import Path

import pytest
from tests.support.cli import BRAND_PORTAL, ROOT, Run, interpreter, run_program

from implcheck.loading.answers import load_answers
from implcheck.loading.source import decoded, read

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="descriptors are counted as on POSIX")

# Fails the n-th call that changes the disk; the file buffers of Python end in the same calls as `os.write`.
SHIM = """
import errno, io, os, sys
given, made = sys.argv.pop(1), 0
first, stays = int(given.rstrip("+")), given.endswith("+")
def is_full():
    return made == first or (stays and made > first)
def failing(name, call):
    def wrapped(*args, **kwargs):
        global made
        made += 1
        if is_full():
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return call(*args, **kwargs)
    return wrapped
import implcheck.cli.replacing as replacing
for name in ("fsync", "chown"):
    setattr(os, name, failing(name, getattr(os, name)))
for name in ("replace", "hardlink_to", "chmod"):
    setattr(replacing.Path, name, failing(name, getattr(replacing.Path, name)))
opened = os.open
def opening(path, flags, *more, **named):
    return (failing("open", opened) if flags & os.O_CREAT else opened)(path, flags, *more, **named)
os.open = opening
wrapped = os.fdopen
class Full:
    def __init__(self, file): self.file = file
    def __enter__(self): self.file.__enter__(); return self
    def __exit__(self, *a): return self.file.__exit__(*a)
    def write(self, data):
        half = data[: len(data) // 2]
        def write(data): return self.file.write(data)
        global made
        made += 1
        if is_full():
            self.file.write(half); self.file.flush()
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return self.file.write(data)
    def __getattr__(self, name): return getattr(self.file, name)
os.fdopen = lambda handle, mode="r", *a, **k: Full(wrapped(handle, mode, *a, **k)) if "w" in mode else wrapped(handle, mode, *a, **k)
from implcheck.cli.start import main
try:
    main()
finally:
    sys.stderr.write(f"<{made}>")
"""
SURVEY = str(ROOT / "tests" / "data" / "fuzz" / "csv" / "commas.csv")
MOST = 40
"""More calls than any of these commands makes."""

WRITES = {
    "assess": ("assess", BRAND_PORTAL, "-o", "out.txt"),
    "html": ("assess", BRAND_PORTAL, "-o", "out.html"),
    "json": ("assess", BRAND_PORTAL, "-o", "out.json"),
    "docx": ("assess", BRAND_PORTAL, "-o", "out.docx"),
    **{
        ending: ("assess", BRAND_PORTAL, "-o", f"out.{ending}")
        for ending in ("pdf", "xlsx", "md", "csv", "xml", "sarif")
    },
    "gitlab": ("assess", BRAND_PORTAL, "-f", "gitlab:out.json"),
    "github": ("assess", BRAND_PORTAL, "-f", "github:out.txt"),
    "round": ("round", BRAND_PORTAL, "-o", "out.md"),
    "compare": ("compare", BRAND_PORTAL, BRAND_PORTAL, "-o", "out.md"),
    "init": ("init", "out.yaml", "--force"),
    "form": ("form", "-o", "out.html", "--force"),
    "badge": ("badge", BRAND_PORTAL, "-o", "out.svg"),
    "schema": ("schema", "questionnaire", "-o", "out.json", "--force"),
    "export": ("questionnaire", "export", "-o", "out.yaml", "--force"),
    "mapping": ("mapping", "new", SURVEY, "-o", "out.yaml", "--force"),
}

QUICK = {"assess", "init"}
"""Those tried in every run; the others are marked slow."""


def run_failing_at(nth: int, folder: Path, words: tuple[str, ...], stdin: bytes = b"", *, stays: bool = False) -> Run:
    """Run a command in which the nth call that changes the disk fails, and all after it if it stays so; 0 for none."""
    program = [interpreter(), "-c", SHIM, f"{nth}+" if stays else str(nth), *words]
    return run_program(program, stdin=stdin, cwd=folder, IMPLCHECK_LANG="en", IMPLCHECK_TODAY="2026-11-24")


@pytest.mark.parametrize("before", [b"old", None], ids=["replaced", "new"])
@pytest.mark.parametrize(
    "words",
    [words if name in QUICK else pytest.param(words, marks=pytest.mark.slow) for name, words in WRITES.items()],
    ids=WRITES,
)
def test_every_file_is_the_old_or_the_new_one(words: tuple[str, ...], before: bytes | None, tmp_path: Path) -> None:
    name = next(word.rpartition(":")[2] for word in words if "out." in word)
    new = tmp_path / "new"
    new.mkdir()
    assert run_failing_at(0, new, words).code == 0
    whole = (new / name).read_bytes()
    for nth in range(1, MOST):
        folder = tmp_path / str(nth)
        folder.mkdir()
        if before is not None:
            (folder / name).write_bytes(before)
        done = run_failing_at(nth, folder, words)
        made = int(done.errors.rpartition("<")[2].rstrip(">"))
        if made < nth:
            break
        written = (folder / name).read_bytes() if (folder / name).exists() else None
        assert {file.name for file in folder.iterdir()} <= {name}, nth
        if done.code == 0:  # another way of replacing it succeeded
            assert written == whole
        else:
            assert (done.code, written) == (2, before), done.errors
            assert name in done.errors
    else:
        raise AssertionError("it never stops failing")
    assert nth > 2


LEVELS = ("3", "2", "4")
INTERVIEW = ("assess", "--plain", "--save", "out.yaml")


@pytest.mark.parametrize(
    ("resumed", "stays", "step"),
    [
        (False, True, 9),
        *(pytest.param(*case, 1, marks=pytest.mark.slow) for case in product((False, True), (False, True))),
    ],
)
def test_an_interview_loses_no_answer(resumed: bool, stays: bool, step: int, tmp_path: Path) -> None:
    assert run_failing_at(0, tmp_path, INTERVIEW, b"P\n1\n1\n1\n").code == 0
    old = (tmp_path / "out.yaml").read_bytes()
    typed = "\n".join((*(("1",) if resumed else ("P", "1", "1", "1")), *LEVELS, "")).encode()
    for nth in range(1, 2 * MOST, step):
        folder = tmp_path / str(nth)
        folder.mkdir()
        file = folder / "out.yaml"
        if resumed:
            file.write_bytes(old)
        done = run_failing_at(nth, folder, INTERVIEW, typed, stays=stays)
        given = len(load_answers(read(str(file))).answers.answers) if file.exists() else 0
        assert {path.name for path in folder.iterdir()} <= {file.name}, nth
        if given < 1 + len(LEVELS):  # they are printed, to be copied
            assert stays
            printed = done.text[done.text.rindex("implcheck: 1") :]
            assert len(load_answers(decoded("out.yaml", printed.encode())).answers.answers) == 1 + len(LEVELS)
            assert "no space left" in done.errors
        if int(done.errors.rpartition("<")[2].rstrip(">")) < nth:
            break
    else:
        raise AssertionError("it never stops failing")
    assert nth > len(LEVELS)
