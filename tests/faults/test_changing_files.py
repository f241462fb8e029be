"""Files that change between listing, looking and reading: a right result or code 2, and never a fault."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.support.cli import BRAND_PORTAL, assess

from implcheck.loading import inputs, source

GOOD = Path(BRAND_PORTAL).read_bytes()


def grow(file: Path) -> None:
    """Add to a file, as a program does that still writes it."""
    with file.open("ab") as stream:
        stream.write(b"# and a line\n")


def replace(file: Path) -> None:
    """Put another file in its place, as editors save."""
    other = file.with_suffix(".tmp")
    other.write_bytes(GOOD)
    other.replace(file)


def become_pipe(file: Path) -> None:
    """Put a pipe, which nobody writes into, in its place."""
    file.unlink()
    os.mkfifo(file)


def become_folder(file: Path) -> None:
    """Put a folder in its place."""
    file.unlink()
    file.mkdir()


CHANGES: dict[str, tuple[Callable[[Path], object], set[int]]] = {
    "emptied": (lambda file: file.write_bytes(b""), {2}),
    "cut": (lambda file: file.write_bytes(GOOD[:300]), {0, 2}),
    "grown": (grow, {0}),
    "replaced": (replace, {0}),
    "deleted": (lambda file: file.unlink(), {0, 2}),
    "folder": (become_folder, {0, 2}),
    "pipe": (become_pipe, {0, 2}),
    "unlisted": (lambda file: file.rename(file.with_name("x.bak")), {0, 2}),
}


@pytest.mark.skipif(sys.platform == "win32", reason="open files cannot be replaced there, and pipes have no names")
@pytest.mark.parametrize("moment", ["noted", "checked", "opened"])
@pytest.mark.parametrize("listed", [True, False], ids=["folder", "file"])
@pytest.mark.parametrize("change", CHANGES)
def test_a_file_changes(
    change: str, listed: bool, moment: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, other = tmp_path / "a.yaml", tmp_path / "b.yaml"
    file.write_bytes(GOOD)
    other.write_bytes(GOOD.replace(b"project: ", b"project:  "))
    changed: list[bool] = []
    make, codes = CHANGES[change]

    def before(call: Callable[..., object], at: int) -> Callable[..., object]:
        def wrapped(*args: object) -> object:
            if not changed and str(args[at]).endswith("a.yaml"):
                changed.append(True)
                make(file)
            return call(*args)

        return wrapped

    where, name = {
        "noted": (inputs, "note"),
        "checked": (source, "leads_to_another_kind"),
        "opened": (source, "_open_without_blocking"),
    }[moment]
    monkeypatch.setattr(where, name, before(getattr(where, name), 0))
    done = assess(str(tmp_path) if listed else str(file))
    assert changed
    assert done.code in codes | ({0, 2} if listed else set()), done.errors
    assert b"Traceback" not in done.err
    if done.code == 2:
        assert "a.yaml" in done.errors
