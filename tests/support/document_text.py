"""The texts of a Word document and of a PDF, line by line, as other programs read them."""

import io
import os
import shutil
import subprocess
from collections.abc import Iterator
from typing import Any

import docx
import pypdf
import pytest


def text_of_docx(data: bytes) -> list[str]:
    """Return the paragraphs and the rows of tables in their order, pictures by what they are said to show."""
    return [line for block in docx.Document(io.BytesIO(data)).iter_inner_content() for line in _lines(block)]


def _lines(block: Any) -> Iterator[str]:
    if not hasattr(block, "rows"):
        text = _with_pictures(block)
        if text:
            yield text
        return
    for row in block.rows:
        cells = dict.fromkeys(cell._tc for cell in row.cells)  # noqa: SLF001 - a merged cell is there once for each column
        paragraphs = ([_with_pictures(part) for part in docx.table._Cell(cell, block).paragraphs] for cell in cells)  # noqa: SLF001
        yield " | ".join(" ".join(filter(None, texts)) for texts in paragraphs).strip()


def _with_pictures(paragraph: Any) -> str:
    pictures = paragraph._p.xpath(".//wp:docPr/@descr")  # noqa: SLF001 - python-docx has no name for it
    return "".join([*(f"[{picture}]" for picture in pictures if picture), paragraph.text.rstrip()])


def text_of_pdf(data: bytes) -> list[str]:
    """Return the lines of all pages, as pypdf reads them."""
    pages = pypdf.PdfReader(io.BytesIO(data)).pages
    return [line.rstrip() for page in pages for line in page.extract_text().splitlines()]


def text_by_poppler(data: bytes) -> list[str]:
    """Return the lines of all pages, as Poppler reads them; skips where there is none, except in CI."""
    program = shutil.which("pdftotext")
    if program is None:
        if os.environ.get("CI"):
            pytest.fail("poppler-utils is not installed")
        pytest.skip("poppler-utils is not installed")
    words = [program, "-raw", "-enc", "UTF-8", "-", "-"]
    done = subprocess.run(words, input=data, check=True, capture_output=True, timeout=60)
    return [line.rstrip() for line in done.stdout.decode().splitlines()]
