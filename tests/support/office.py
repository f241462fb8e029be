"""LibreOffice, as a reader of the documents that are written."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pytest


def as_pdf(document: Path) -> bytes:
    """A document as LibreOffice prints it; skips where there is none, except in CI."""
    return _converted([document], "pdf")[0].read_bytes()


def as_workbooks(tables: Sequence[Path], separator: str) -> list[Path]:
    """Tables in CSV as LibreOffice opens them where cells end with `separator`, formulas computed; skips likewise."""
    # Its numbers: the separator, the quote, UTF-8, the first line; what stands in quotes is no text by itself; the
    # last but one says that formulas are formulas.
    return _converted(tables, "xlsx", f"--infilter=CSV:{ord(separator)},34,76,1,,0,false,true,false,false,false,0,true")


@cache
def _home() -> tempfile.TemporaryDirectory[str]:
    """A folder for the settings that LibreOffice makes when it first starts, which takes longer than a document."""
    return tempfile.TemporaryDirectory(prefix="office")


def _converted(documents: Sequence[Path], suffix: str, *more: str) -> list[Path]:
    """Convert documents of the same folder in a single run."""
    program = shutil.which("soffice")
    if program is None:
        if os.environ.get("CI"):
            pytest.fail("LibreOffice is not installed")
        pytest.skip("LibreOffice is not installed")
    folder, home = documents[0].parent, Path(_home().name).as_uri()
    words = [program, f"-env:UserInstallation={home}", "--headless", *more, "--convert-to", suffix, "--outdir"]
    subprocess.run([*words, str(folder), *map(str, documents)], check=True, capture_output=True, timeout=180)
    return [document.with_suffix(f".{suffix}") for document in documents]
