"""Write a Word document: its page and properties, and the contents of paragraphs, tables and cells.

The look is that of the styles in `report.docx`, or in the template of an organisation: paragraphs, texts and tables name
their style, and little is set beside it. python-docx has no methods for some parts of the format, and looks up a style by
its name in the list of all of them each time; both are dealt with here.
"""

import datetime
import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

from implcheck.model.enums import Level
from implcheck.reports.formats.chart_print import COLORS
from implcheck.reports.formats.docx.fields import set_title
from implcheck.wording.escape import for_xml
from implcheck.wording.foreign_text import without_marks
from implcheck.wording.symbols import symbol

TEMPLATE = Path(__file__).with_name("report.docx")
"""Our own template, made by `docs/word_template.py`."""

LONGEST_PROPERTY = 255
"""The most characters of a document property."""

PACKED = (1980, 1, 1, 0, 0, 0)
"""The date of all parts of the document, and of one without a day, so that the same report gives the same bytes."""

LOCALES = {"en": "en-GB", "nl": "nl-NL"}
"""The language for the spelling checker."""

RIGHT, CENTER = 2, 1
"""Values of python-docx for the alignment of paragraphs, of tab stops, and of text in the height of a cell."""

POINTS_PER_MM = 72 / 25.4

_DECORATION = """<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">
<a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative val="1"
 xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative"/></a:ext></a:extLst>"""


def plain(text: str) -> str:
    """Return a text that a document can contain."""
    return for_xml(without_marks(text))


def level_style(level: Level | None) -> str:
    """Return the name of the style for the words of a level."""
    return f"Level {str(level or 'none').title()}"


@cache
def own_template() -> bytes:
    """Return the bytes of our own template."""
    return TEMPLATE.read_bytes()


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """Return the parts of a document as its bytes, the same every time."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        for name, part in parts.items():
            file.writestr(zipfile.ZipInfo(name, PACKED), part, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


class WordFile:
    """A new document without text, on the page and with the styles of a template.

    Raises:
        ModuleNotFoundError: the extra is not installed.
    """

    def __init__(self, template: bytes | None = None) -> None:
        import docx

        self._docx: Any = docx
        self.content: Any = docx.Document(io.BytesIO(template or own_template()))
        self._place: Any = self.content
        self._style_ids: dict[tuple[str, int], str | None] = {}
        page: Any = self.content.sections[0]
        self.width = (page.page_width - page.left_margin - page.right_margin - page.gutter) / docx.shared.Mm(1)
        """Between the margins, in millimetres."""
        self.height = (page.page_height - abs(page.top_margin) - abs(page.bottom_margin)) / docx.shared.Pt(1)
        """Between the margins, in points."""

    def describe(self, title: str, subject: str, language: str, day: datetime.date | None) -> None:
        """Set the properties and the language, and the title in headers and footers that have a field for it."""
        properties, qn = self.content.core_properties, self._docx.oxml.ns.qn
        properties.title, properties.subject = plain(title)[:LONGEST_PROPERTY], plain(subject)[:LONGEST_PROPERTY]
        properties.language = language
        year, month, day_of_month = (day.year, day.month, day.day) if day is not None else PACKED[:3]
        written = datetime.datetime(year, month, day_of_month)  # noqa: DTZ001 - the format has no zone
        properties.created = properties.modified = written
        for element in (self.content.styles.element, self.content.settings.element):
            for set_ in (*element.iter(qn("w:lang")), *element.iter(qn("w:themeFontLang"))):
                set_.set(qn("w:val"), LOCALES.get(language, language))
        for relation in self.content.part.rels.values():
            if relation.reltype.endswith(("/header", "/footer")):
                set_title(relation.target_part.element, plain(title))

    def packed(self) -> bytes:
        """Return the document's bytes without the time at which they were written."""
        made = io.BytesIO()
        self.content.save(made)
        with zipfile.ZipFile(made) as parts:
            return zipped({name: parts.read(name) for name in sorted(parts.namelist())})

    @contextmanager
    def inside(self, cell: Any) -> Iterator[None]:
        """Add all paragraphs to a cell instead of the document."""
        self._place = cell
        try:
            yield
        finally:
            self._place = self.content

    def mm(self, length: float) -> Any:
        """Return a length in millimetres in the unit of the document."""
        return self._docx.shared.Mm(length)

    def pt(self, length: float) -> Any:
        """Return a length in points in the unit of the document."""
        return self._docx.shared.Pt(length)

    def rgb(self, color: str) -> Any:
        """Return a colour such as "#1c2430" as the document has it."""
        return self._docx.shared.RGBColor.from_string(color.removeprefix("#"))

    def qn(self, name: str) -> str:
        """Return the name of an element or attribute as the document has it."""
        named: str = self._docx.oxml.ns.qn(name)
        return named

    def paragraph(self, text: str = "", style: str = "Normal", character_style: str = "") -> Any:
        """Add a paragraph."""
        first = self._place.paragraphs[0] if self._place is not self.content and not self._place.text else None
        paragraph = first if first is not None and not first.runs else self._place.add_paragraph()
        self.set_style(paragraph, style)
        if text:
            self.run(paragraph, text, character_style)
        return paragraph

    def set_style(self, paragraph: Any, name: str) -> None:
        """Give a paragraph a style."""
        paragraph._p.style = self._style_id(name, 1)  # noqa: SLF001 - python-docx would go through all styles

    def run(self, paragraph: Any, text: str, style: str = "") -> Any:
        """Add text to a paragraph, in a style of characters."""
        run = paragraph.add_run(plain(text))
        if style:
            run._r.style = self._style_id(style, 2)  # noqa: SLF001 - as above
        return run

    def tab(self, paragraph: Any) -> None:
        """Add a tab to a paragraph."""
        paragraph.add_run().add_tab()

    def gap(self, paragraph: Any, blanks: int = 1) -> None:
        """Add blanks to a paragraph, at which no line ends."""
        paragraph.add_run("\u00a0" * blanks)

    def level(self, paragraph: Any, level: Level | None, word: str) -> Any:
        """Add the symbol of a level and a word, in its colour."""
        return self.run(paragraph, f"{symbol(level)}\u00a0{word}", level_style(level))

    def picture(self, paragraph: Any, picture: bytes, width: float, description: str) -> None:
        """Add a picture. Without a description it is marked as decoration, as the text beside it says the same."""
        shape = paragraph.add_run().add_picture(io.BytesIO(picture), width=self.mm(width))
        inline = shape._inline  # noqa: SLF001 - python-docx has no name for a picture's description
        for side in ("distT", "distB", "distL", "distR"):
            inline.set(side, "0")  # or LibreOffice leaves 3 mm free around it
        properties = inline.docPr
        properties.set("descr", plain(description))
        if not description:
            properties.append(self._docx.oxml.parse_xml(_DECORATION))

    def table(self, widths: Sequence[float], style: str) -> Any:
        """Add a table without rows and return it. `widths` are those of its columns, in millimetres."""
        table = self.content.add_table(rows=0, cols=len(widths), style=style)
        table.autofit = False
        for column, width in zip(table.columns, widths, strict=True):
            column.width = self.mm(width)
        whole = table._tbl.tblPr.find(self.qn("w:tblW"))  # noqa: SLF001 - python-docx has no name for it
        whole.set(self.qn("w:type"), "dxa")
        whole.set(self.qn("w:w"), str(round(sum(widths) * POINTS_PER_MM * 20)))
        return table

    def row(self, table: Any, count: int, *, is_head: bool = False) -> Sequence[Any]:
        """Add a row and return its cells, of which the last extends to the edge.

        A head is repeated on every page, and no row is split between pages.
        """
        row, widths = table.add_row(), [column.width for column in table.columns]
        properties = row._tr.get_or_add_trPr()  # noqa: SLF001 - python-docx has no name for it
        self.append(properties, "w:cantSplit")
        if is_head:
            self.append(properties, "w:tblHeader")
        row.cells[count - 1].merge(row.cells[-1])
        cells: Sequence[Any] = row.cells[:count]
        for cell, width in zip(cells, [*widths[: count - 1], sum(widths[count - 1 :])], strict=True):
            cell.width = width
        return cells

    def fill(self, cell: Any, color: str) -> None:
        """Give a cell a colour, such as "#1c2430"."""
        properties = cell._tc.get_or_add_tcPr()  # noqa: SLF001 - python-docx has no name for it
        self.append(properties, "w:shd", val="clear", color="auto", fill=color.removeprefix("#"))

    def append(self, element: Any, name: str, **attributes: str) -> Any:
        """Add an element that python-docx has no method for, and return it."""
        named = {self.qn(f"w:{attribute}"): value for attribute, value in attributes.items()}
        added = self._docx.oxml.OxmlElement(name, attrs=named)
        element.append(added)
        return added

    def _style_id(self, name: str, kind: int) -> str | None:
        if (name, kind) not in self._style_ids:
            self._style_ids[name, kind] = self.content.part.get_style_id(name, kind)
        return self._style_ids[name, kind]


def tinted(level: Level | None, share: float) -> str:
    """Return the colour of a level mixed with white, of which `share` is the level's, 0 to 1."""
    parts = (int(COLORS[level][at : at + 2], 16) for at in (1, 3, 5))
    return "#" + "".join(f"{round(255 - share * (255 - part)):02x}" for part in parts)
