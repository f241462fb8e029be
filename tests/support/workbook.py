"""Excel workbooks, read back by openpyxl and as LibreOffice prints them."""

import io
import warnings
from pathlib import Path
from typing import Any

import openpyxl
from pypdf import PdfReader
from tests.support.office import as_pdf


def opened(data: bytes) -> Any:
    """Open a workbook. openpyxl does not know bars in cells and print areas of whole columns, and warns of them."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", ".*(not supported|Print area cannot be set)", UserWarning)
        return openpyxl.load_workbook(io.BytesIO(data))


def texts(sheet: Any) -> list[str]:
    """Return the texts of a sheet, row by row."""
    return [cell.value for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)]


def column(sheet: Any, head: str, row: int = 1) -> list[Any]:
    """Return the cells below a head in row `row`."""
    heads = [cell.value for cell in sheet[row]]
    return [cells[heads.index(head)] for cells in sheet.iter_rows(min_row=row + 1)]


def printed(data: bytes, folder: Path) -> list[str]:
    """Return the text of each page that LibreOffice prints, with single blanks."""
    file = folder / "book.xlsx"
    file.write_bytes(data)
    pages = PdfReader(io.BytesIO(as_pdf(file))).pages
    return [" ".join(page.extract_text().split()) for page in pages]
