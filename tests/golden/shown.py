"""What a report shows its reader, as text that can be kept and compared line by line.

Most formats are kept as they are. A format that holds more than its reader sees, or no text at all, has a function here,
under the ending of the files it is kept in.
"""

import io
import re
from collections.abc import Callable, Mapping
from types import MappingProxyType


def shown(name: str, report: bytes) -> bytes:
    """Return what is kept of a report under a name."""
    for ending, show in SHOWN.items():
        if name.endswith(ending):
            return show(report).encode()
    return report


def html(report: bytes) -> str:
    """The page without its styles and scripts, and without their digests; what they do is tested in a browser."""
    page = report.decode("utf-8")
    page = re.sub(r"(<(style|script)>).*?(</\2>)", r"\1\3", page, flags=re.DOTALL)
    return re.sub(r"'sha256-[^']+'", "'sha256'", page)


def docx(report: bytes) -> str:
    """Title and paragraphs, each after its style, and the rows of tables, in the order of a Word document."""
    from docx import Document
    from docx.table import Table

    document = Document(io.BytesIO(report))
    lines = [f"Title: {document.core_properties.title}"]
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            lines += (" | ".join(cell.text for cell in row.cells) for row in block.rows)
        else:
            style = block.style.name if block.style is not None else None
            lines.append(f"{'' if style == 'Normal' else f'[{style}] '}{block.text}".rstrip())
            lines += (f"[picture: {alternative}]" for alternative in block._p.xpath(".//wp:docPr/@descr"))  # noqa: SLF001
    return "\n".join(lines) + "\n"


def pdf(report: bytes) -> str:
    """The lines of each page, after a line with its number."""
    from pypdf import PdfReader

    lines: list[str] = []
    for number, page in enumerate(PdfReader(io.BytesIO(report)).pages, 1):
        lines += [f"[page {number}]", *(" ".join(line.split()) for line in page.extract_text().splitlines())]
    return "\n".join(lines) + "\n"


SHOWN: Mapping[str, Callable[[bytes], str]] = MappingProxyType({".html": html, ".docx.txt": docx, ".pdf.txt": pdf})
