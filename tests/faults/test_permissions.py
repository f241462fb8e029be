"""Folders and files that a plain user may not write or read: code 2, the file is named, and nothing changes."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.support.cli import BRAND_PORTAL, TODAY, interpreter

if sys.platform == "win32":
    pytest.skip("modes as on POSIX", allow_module_level=True)

if os.geteuid() == 0 and shutil.which("setpriv") is None:
    pytest.skip("root, to whom modes do not apply", allow_module_level=True)


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that a plain user may read, but not write in; pytest's own folders are closed to others."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        yield folder
        folder.chmod(0o755)


def as_plain_user(folder: Path, *words: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
    """Run a command as somebody to whom modes apply: root without the rights that override them."""
    plain = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"] if os.geteuid() == 0 else []
    return subprocess.run(
        [*plain, interpreter(), "-m", "implcheck", *words],
        input=stdin,
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=folder,
        env={"PATH": os.environ["PATH"], "IMPLCHECK_LANG": "en", "IMPLCHECK_TODAY": TODAY},
        timeout=60,
        check=False,
    )


BEGUN = b"implcheck: 1\nproject: P\nphase: kickoff\nrole: sponsor\nanswers:\n  why.problem-statement: 3\n"

WRITES = {
    "assess": (("assess", "in.yaml", "-o", "out.html"), ""),
    "save": (("assess", "--plain", "--save", "out.yaml"), "Portal\n1\n1\n3\n2\n3\n"),
    "init": (("init", "out.yaml", "--force"), ""),
    "form": (("form", "-o", "out.html", "--force"), ""),
}


@pytest.mark.parametrize("before", ["", "old"], ids=["new", "replaced"])
@pytest.mark.parametrize("name", WRITES)
def test_a_read_only_folder_and_file(name: str, before: str, folder: Path) -> None:
    words, stdin = WRITES[name]
    file = folder / next(word for word in words if word.startswith("out."))
    (folder / "in.yaml").write_bytes(Path(BRAND_PORTAL).read_bytes())
    if before:
        file.write_bytes(BEGUN if name == "save" else b"old")
        file.chmod(0o444)
    folder.chmod(0o555)
    contents = {each.name: each.read_bytes() for each in folder.iterdir()}
    done = as_plain_user(folder, *words, stdin=stdin)
    assert done.returncode == 2, done.stderr
    assert file.name in done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    assert {each.name: each.read_bytes() for each in folder.iterdir()} == contents


@pytest.mark.parametrize("words", [("assess", "in.yaml"), ("check", "in.yaml"), ("assess", "."), ("badge", "in.yaml")])
def test_a_file_that_may_not_be_read(words: tuple[str, ...], folder: Path) -> None:
    (folder / "in.yaml").write_bytes(Path(BRAND_PORTAL).read_bytes())
    (folder / "in.yaml").chmod(0)
    folder.chmod(0o755)
    done = as_plain_user(folder, *words)
    assert done.returncode == 2
    assert "in.yaml" in done.stdout + done.stderr
    assert "Traceback" not in done.stdout + done.stderr
