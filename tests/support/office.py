"""LibreOffice, as a reader of the documents that are written."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest


def as_pdf(document: Path) -> bytes:
    """A document as LibreOffice prints it; skips where there is none, except in CI."""
    program = shutil.which("soffice")
    if program is None:
        if os.environ.get("CI"):
            pytest.fail("LibreOffice is not installed")
        pytest.skip("LibreOffice is not installed")
    home = (document.parent / "office").as_uri()
    words = [program, f"-env:UserInstallation={home}", "--headless", "--convert-to", "pdf", "--outdir"]
    subprocess.run([*words, str(document.parent), str(document)], check=True, capture_output=True, timeout=180)
    return document.with_suffix(".pdf").read_bytes()
