"""A lock that only a single process holds, under any name of the file."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from tests.support.cli import environment, interpreter

from implcheck.cli import lock
from implcheck.cli.lock import Busy, locked

HOLD = """
import sys
from pathlib import Path
from implcheck.cli.lock import locked
with locked(Path(sys.argv[1])):
    print("locked", flush=True)
    sys.stdin.readline()
"""

on_posix = pytest.mark.skipif(sys.platform == "win32", reason="needs links and rights of a POSIX system")


@contextmanager
def held_elsewhere(file: Path) -> Iterator[subprocess.Popen[str]]:
    """Hold the lock in another process."""
    words = [interpreter(), "-c", HOLD, str(file)]
    with subprocess.Popen(
        words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment()
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "locked\n"
        try:
            yield process
        finally:
            process.kill()


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lock, "LONGEST_WAIT", 0.05)


def is_busy(file: Path) -> bool:
    try:
        with locked(file):
            return False
    except Busy:
        return True


@pytest.mark.parametrize("there", [False, True])
def test_only_a_single_process_holds_the_lock(tmp_path: Path, there: bool) -> None:
    file = tmp_path / "readiness.yaml"
    if there:
        file.touch()
    before = list(tmp_path.iterdir())
    with held_elsewhere(file):
        assert is_busy(file)
    assert not is_busy(file)
    assert list(tmp_path.iterdir()) == before


def test_a_process_that_ended_holds_no_lock(tmp_path: Path) -> None:
    with held_elsewhere(tmp_path / "a.yaml") as process:
        process.kill()
        process.wait()
        assert not is_busy(tmp_path / "a.yaml")


@on_posix
def test_a_file_is_locked_by_all_of_its_names(tmp_path: Path) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    here.mkdir()
    there.mkdir()
    (here / "a.yaml").touch()
    (there / "hard.yaml").hardlink_to(here / "a.yaml")
    (there / "soft.yaml").symlink_to(here / "a.yaml")
    with held_elsewhere(here / "a.yaml"):
        assert [is_busy(there / name) for name in ("hard.yaml", "soft.yaml", "other.yaml")] == [True, True, False]


@on_posix
def test_the_lock_is_free_again_after_an_exception(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt), locked(tmp_path / "a.yaml"):
        raise KeyboardInterrupt
    assert not is_busy(tmp_path / "a.yaml")


def test_without_a_folder_there_is_nothing_to_lock(tmp_path: Path) -> None:
    assert not is_busy(tmp_path / "nix" / "a.yaml")


@on_posix
def test_no_handle_is_left_open(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").touch()
    folder = Path("/dev/fd")
    before = len(list(folder.iterdir()))
    for _ in range(5):
        assert not is_busy(tmp_path / "a.yaml")
    assert len(list(folder.iterdir())) == before
