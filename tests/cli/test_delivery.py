"""Reports in files are written completely or not at all."""

import os
import stat
import sys
from pathlib import Path

import pytest
from tests.support.cli import BRAND_PORTAL, assess, run, shell


def test_a_report_goes_to_a_file_and_a_notice_to_stderr(tmp_path: Path) -> None:
    file = tmp_path / "report.txt"
    done = assess(BRAND_PORTAL, "-o", file)
    assert (done.code, done.out, done.errors) == (0, b"", f"Wrote {file}.\n")
    assert file.read_bytes() == assess(BRAND_PORTAL).out
    assert [path.name for path in tmp_path.iterdir()] == ["report.txt"]


def test_a_file_is_plain_and_80_columns_wide_whatever_the_screen_is(tmp_path: Path) -> None:
    file = tmp_path / "report.txt"
    assert assess(BRAND_PORTAL, "-o", file, COLUMNS="160", FORCE_COLOR="1").code == 0
    assert file.read_bytes() == assess(BRAND_PORTAL, COLUMNS="80").out


def test_the_gate_counts_when_the_report_goes_to_a_file_as_well(tmp_path: Path) -> None:
    done = assess(BRAND_PORTAL, "-o", tmp_path / "report.txt", "--fail-on", "low")
    assert done.code == 1
    assert "Gate: failed" in (tmp_path / "report.txt").read_text(encoding="utf-8")


def test_a_file_that_is_replaced_keeps_its_mode(tmp_path: Path) -> None:
    file = tmp_path / "report.txt"
    file.write_text("old", encoding="utf-8")
    file.chmod(0o640)
    assert assess(BRAND_PORTAL, "-o", file).code == 0
    assert stat.S_IMODE(file.stat().st_mode) == 0o640


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can give files away")
def test_a_file_that_root_replaces_keeps_its_owner(tmp_path: Path) -> None:
    report, answers = tmp_path / "report.html", tmp_path / "r.yaml"
    report.write_text("old", encoding="utf-8")
    answers.write_text("implcheck: 1\nproject: P\nphase: kickoff\nanswers: {}\n", encoding="utf-8")
    for file in (report, answers):
        os.chown(file, 12345, 12346)
        file.chmod(0o640)
    done = run("assess", "--plain", "--save", answers, stdin=b"1\n1\n3\n", IMPLCHECK_LANG="en")
    assert done.code == 0
    assert "why.problem-statement: 3" in answers.read_text(encoding="utf-8")
    assert assess(BRAND_PORTAL, "-o", report).code == 0
    for file in (report, answers):
        found = file.stat()
        assert (found.st_uid, found.st_gid, stat.S_IMODE(found.st_mode)) == (12345, 12346, 0o640)


def test_a_new_file_has_the_mode_of_the_umask(tmp_path: Path) -> None:
    done = shell('umask 027; exec "$@"', "assess", BRAND_PORTAL, "-o", tmp_path / "report.txt")
    assert done.code == 0
    assert stat.S_IMODE((tmp_path / "report.txt").stat().st_mode) == 0o640


def test_a_link_is_followed_and_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "report.txt").write_text("old", encoding="utf-8")
    (tmp_path / "link.txt").symlink_to(tmp_path / "real" / "report.txt")
    assert assess(BRAND_PORTAL, "-o", tmp_path / "link.txt").code == 0
    assert (tmp_path / "link.txt").is_symlink()
    assert (tmp_path / "real" / "report.txt").read_text(encoding="utf-8").startswith("Brand portal")


def test_a_directory_is_refused(tmp_path: Path) -> None:
    done = assess(BRAND_PORTAL, "-o", tmp_path)
    assert (done.code, done.out) == (2, b"")
    assert done.errors == f"{tmp_path} is the name of a directory; give that of a file in it.\n"


def test_a_missing_folder_is_reported(tmp_path: Path) -> None:
    done = assess(BRAND_PORTAL, "-o", tmp_path / "nix" / "report.txt")
    assert (done.code, done.out) == (2, b"")
    assert f"could not be written: the folder {tmp_path / 'nix'} does not exist." in done.errors
    assert "changed" not in done.errors


def test_a_dash_is_standard_output() -> None:
    assert assess(BRAND_PORTAL, "-o", "-").out == assess(BRAND_PORTAL).out


@pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX shell and devices")
class TestOnPosix:
    """Tests that need devices, limits and file modes of a POSIX system."""

    def test_a_disk_that_is_full_leaves_the_old_file(self, tmp_path: Path) -> None:
        file = tmp_path / "report.json"
        file.write_text("precious", encoding="utf-8")
        # No file may grow beyond one block: what a full disk does, without filling one. Nor may compiled modules be
        # kept, which would be cut off there.
        done = shell(
            'export PYTHONDONTWRITEBYTECODE=1; ulimit -f 1; exec "$@"', "assess", BRAND_PORTAL, "-f", "json", "-o", file
        )
        assert (done.code, done.out) == (2, b"")
        assert "could not be written" in done.errors
        assert file.read_text(encoding="utf-8") == "precious"
        assert [path.name for path in tmp_path.iterdir()] == ["report.json"]

    @pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may write everywhere")
    def test_a_folder_that_may_not_be_written_leaves_the_old_file(self, tmp_path: Path) -> None:
        file = tmp_path / "report.txt"
        file.write_text("precious", encoding="utf-8")
        tmp_path.chmod(0o555)
        try:
            done = assess(BRAND_PORTAL, "-o", file)
            assert (done.code, done.out) == (2, b"")
            assert "could not be written: you have no permission. It was not changed." in done.errors
            assert file.read_text(encoding="utf-8") == "precious"
        finally:
            tmp_path.chmod(0o755)

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has /dev/full")
    def test_a_full_device_is_reported(self) -> None:
        done = assess(BRAND_PORTAL, "-o", "/dev/full")
        assert (done.code, done.out) == (2, b"")
        assert "/dev/full could not be written: there is no space left on the disk." in done.errors
        assert Path("/dev/full").is_char_device()

    def test_the_null_device_stays_a_device(self) -> None:
        assert assess(BRAND_PORTAL, "-o", os.devnull).code == 0
        assert Path(os.devnull).is_char_device()

    def test_dev_stdout_is_written_to(self, tmp_path: Path) -> None:
        report = assess(BRAND_PORTAL, "--quiet").out
        assert assess(BRAND_PORTAL, "--quiet", "-o", "/dev/stdout").out == report
        into = tmp_path / "redirected.txt"
        done = shell(f'"$@" >{into}', "assess", BRAND_PORTAL, "--quiet", "-o", "/dev/stdout")
        assert done.code == 0
        assert into.read_bytes() == report


def test_why_a_file_cannot_be_written_is_in_the_language_of_the_message(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    done = assess(BRAND_PORTAL, "--lang", "nl", "-o", tmp_path / "file" / "report.txt")
    assert (done.code, done.out) == (2, b"")
    assert "kan niet worden geschreven: een deel van het pad is een bestand, geen map." in done.errors
    assert "gewijzigd" not in done.errors
