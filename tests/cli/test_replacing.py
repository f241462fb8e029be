"""Replacing a file: which of its properties are kept, and what remains after a failure."""

import errno
import os
import shutil
import stat
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.support.cli import interpreter, run_program

from implcheck.cli import replacing
from implcheck.cli.replacing import WriteProtected, replace_file

OLD, NEW = b"old, and longer than what is new", b"new"

PUT = """
import os, sys
from pathlib import Path
from implcheck.cli.replacing import replace_file
os.setgroups([])
os.setgid(int(sys.argv[2]))
os.setuid(int(sys.argv[2]))
try:
    replace_file(Path(sys.argv[1]), b"new")
except OSError as error:
    sys.exit(f"{type(error).__name__}: {error.strerror}")
"""
OWNER, GROUP, OTHER = 12345, 12346, 12347

as_root = pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can give files away")
on_posix = pytest.mark.skipif(sys.platform == "win32", reason="needs owners and rights of a POSIX system")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    made = tmp_path / "report.txt"
    made.write_bytes(OLD)
    return made


@pytest.fixture
def shared() -> Iterator[Path]:
    """A folder that everybody may write to, with a file in it."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o777)
    (folder / "report.txt").write_bytes(OLD)
    yield folder / "report.txt"
    shutil.rmtree(folder)


def put_as(user: int, file: Path) -> str:
    """Replace a file with NEW as another user; return the error."""
    # The interpreter and the project may be where only root can read them: the user changes once both are there.
    return run_program([interpreter(), "-c", PUT, file, str(user)]).errors.strip()


def owner_and_mode(file: Path) -> tuple[int, int, int]:
    found = file.stat()
    return found.st_uid, found.st_gid, stat.S_IMODE(found.st_mode)


def alone(file: Path) -> bool:
    """Return whether a file is alone in its folder."""
    return [path.name for path in file.parent.iterdir()] == [file.name]


def test_a_file_is_replaced_and_nothing_is_left_beside_it(file: Path) -> None:
    before = file.stat().st_ino
    replace_file(file, NEW)
    assert (file.read_bytes(), alone(file)) == (NEW, True)
    assert sys.platform == "win32" or file.stat().st_ino != before


@on_posix
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664, 0o755])
def test_the_rights_stay(file: Path, mode: int) -> None:
    file.chmod(mode)
    replace_file(file, NEW)
    assert stat.S_IMODE(file.stat().st_mode) == mode


@as_root
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o4750])
def test_the_owner_stays(file: Path, mode: int) -> None:
    os.chown(file, OWNER, GROUP)
    file.chmod(mode)
    replace_file(file, NEW)
    assert (file.read_bytes(), owner_and_mode(file)) == (NEW, (OWNER, GROUP, mode))


@as_root
@pytest.mark.parametrize("sticky", [False, True])
def test_the_owner_stays_when_another_user_writes(shared: Path, sticky: bool) -> None:
    os.chown(shared, OWNER, GROUP)
    shared.chmod(0o666)
    shared.parent.chmod(0o1777 if sticky else 0o777)
    before = shared.stat().st_ino
    assert put_as(OTHER, shared) == ""
    assert (shared.read_bytes(), owner_and_mode(shared)) == (NEW, (OWNER, GROUP, 0o666))
    assert (shared.stat().st_ino, alone(shared)) == (before, True)


@as_root
def test_a_file_that_only_its_owner_may_write_stays(shared: Path) -> None:
    shared.chmod(0o644)
    assert put_as(OTHER, shared) == f"WriteProtected: {os.strerror(errno.EACCES)}"
    assert (shared.read_bytes(), alone(shared)) == (OLD, True)


@as_root
def test_without_permission_for_a_copy_nothing_is_changed(shared: Path) -> None:
    shared.chmod(0o666)
    shared.parent.chmod(0o755)
    assert put_as(OTHER, shared) == f"PermissionError: {os.strerror(errno.EACCES)}"
    assert (shared.read_bytes(), alone(shared)) == (OLD, True)


def test_hard_links_to_a_file_stay(file: Path) -> None:
    other = file.with_name("other.yaml")
    other.hardlink_to(file)
    for name in (file, other):
        replace_file(name, NEW)
        assert (file.read_bytes(), other.read_bytes(), file.stat().st_nlink) == (NEW, NEW, 2)
    assert {path.name for path in file.parent.iterdir()} == {"report.txt", "other.yaml"}


@on_posix
def test_symbolic_links_to_a_file_stay(file: Path) -> None:
    first, second = file.with_name("first"), file.with_name("second")
    first.symlink_to(file.name)
    second.symlink_to(first)
    replace_file(second, NEW)
    assert (file.read_bytes(), first.is_symlink(), second.is_symlink()) == (NEW, True, True)


@on_posix
def test_a_broken_link_creates_its_target(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("real")
    replace_file(tmp_path / "link", NEW)
    assert ((tmp_path / "link").is_symlink(), (tmp_path / "real").read_bytes()) == (True, NEW)


@pytest.mark.skipif(not hasattr(os, "setxattr"), reason="the system has no extended attributes")
def test_extended_attributes_stay(file: Path) -> None:
    try:
        os.setxattr(file, "user.note", b"kept")
    except OSError:
        pytest.skip("the file system has no extended attributes")
    replace_file(file, NEW)
    assert (file.read_bytes(), os.getxattr(file, "user.note")) == (NEW, b"kept")


@pytest.mark.parametrize("mode", [0o444, 0o400])
def test_a_write_protected_file_stays_for_every_user(file: Path, mode: int) -> None:
    file.chmod(mode)
    with pytest.raises(WriteProtected):
        replace_file(file, NEW)
    assert (file.read_bytes(), alone(file)) == (OLD, True)


def test_a_name_that_somebody_takes_meanwhile_stays_theirs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "report.txt"
    fresh = replacing._write_copy  # noqa: SLF001 - the moment between looking and writing

    def taken(copy: Path, data: bytes, mode: int) -> None:
        fresh(copy, data, mode)
        file.write_bytes(OLD)

    monkeypatch.setattr(replacing, "_write_copy", taken)
    with pytest.raises(FileExistsError):
        replace_file(file, NEW)
    assert (file.read_bytes(), alone(file)) == (OLD, True)


@pytest.mark.parametrize("fault", [KeyboardInterrupt(), OSError(errno.EIO, "broken")])
@pytest.mark.parametrize("names", [1, 2])
def test_a_fault_while_writing_leaves_the_file_and_nothing_beside_it(
    file: Path, monkeypatch: pytest.MonkeyPatch, fault: BaseException, names: int
) -> None:
    def fails(_handle: int) -> None:
        raise fault

    if names > 1:
        file.with_name("other.txt").hardlink_to(file)
    monkeypatch.setattr(os, "fsync", fails)
    with pytest.raises(type(fault)):
        replace_file(file, NEW)
    assert file.read_bytes() == OLD
    assert len(list(file.parent.iterdir())) == names


@pytest.mark.parametrize("data", [b"n", b"n" * 100])
def test_what_a_file_held_comes_back_when_writing_over_it_fails(
    file: Path, monkeypatch: pytest.MonkeyPatch, data: bytes
) -> None:
    file.with_name("other.txt").hardlink_to(file)
    real, calls = os.fsync, [None, OSError(errno.ENOSPC, "full"), None]

    def second_fails(handle: int) -> None:
        fault = calls.pop(0)
        if fault is not None:
            raise fault
        real(handle)

    monkeypatch.setattr(os, "fsync", second_fails)
    with pytest.raises(OSError, match="full"):
        replace_file(file, data)
    assert calls == []
    assert file.read_bytes() == OLD
    assert {path.name for path in file.parent.iterdir()} == {"report.txt", "other.txt"}


@on_posix
def test_a_file_that_cannot_be_replaced_is_written_over(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def busy(_copy: Path, _target: Path) -> Path:
        raise OSError(errno.EBUSY, os.strerror(errno.EBUSY))  # what a file is that is mounted by itself

    monkeypatch.setattr(Path, "replace", busy)
    before = file.stat().st_ino
    replace_file(file, NEW)
    assert (file.read_bytes(), file.stat().st_ino, alone(file)) == (NEW, before, True)


def test_a_long_name_has_room_for_its_copy(tmp_path: Path) -> None:
    file = tmp_path / f"{'é' * 120}.txt"
    replace_file(file, NEW)
    replace_file(file, OLD)
    assert (file.read_bytes(), alone(file)) == (OLD, True)
