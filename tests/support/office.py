"""LibreOffice, as a reader of the documents that are written."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest


def as_pdf(document: Path) -> bytes:
    """A document as LibreOffice prints it; skips where there is none, except in CI."""
    return _converted(document, "pdf").read_bytes()


def as_workbook(table: Path, separator: str) -> Path:
    """A table in CSV as LibreOffice opens it where cells end with `separator`, formulas computed; skips likewise."""
    # Its numbers: the separator, the quote, UTF-8, the first line; what stands in quotes is no text by itself; the
    # last but one says that formulas are formulas.
    return _converted(table, "xlsx", f"--infilter=CSV:{ord(separator)},34,76,1,,0,false,true,false,false,false,0,true")


def _converted(document: Path, suffix: str, *more: str) -> Path:
    program = shutil.which("soffice")
    if program is None:
        if os.environ.get("CI"):
            pytest.fail("LibreOffice is not installed")
        pytest.skip("LibreOffice is not installed")
    home = (document.parent / "office").as_uri()
    words = [program, f"-env:UserInstallation={home}", "--headless", *more, "--convert-to", suffix, "--outdir"]
    subprocess.run([*words, str(document.parent), str(document)], check=True, capture_output=True, timeout=180)
    return document.with_suffix(f".{suffix}")
