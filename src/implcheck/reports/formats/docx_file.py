"""Write a Word document: its page and styles, and the contents of paragraphs and cells."""

import datetime
import io
import zipfile
from collections.abc import Sequence
from typing import Any, NamedTuple

from implcheck.model.enums import Level
from implcheck.reports.document import Emphasis
from implcheck.reports.formats.chart_print import COLORS, GRID, PALE, WIDTH
from implcheck.wording.escape import for_xml
from implcheck.wording.foreign_text import without_marks
from implcheck.wording.symbols import symbol

LONGEST_PROPERTY = 255
"""The most characters of a document property."""

PACKED = (1980, 1, 1, 0, 0, 0)
"""The date of all parts of the document, so that the same report gives the same bytes."""

LOCALES = {"en": "en-GB", "nl": "nl-NL"}
"""The language for the spelling checker."""

RIGHT, CENTER = 2, 1
"""Values of python-docx for the alignment of paragraphs, of tab stops, and of text in the height of a cell."""

CODE_FONT = "Courier New"


class Style(NamedTuple):
    """The size of a style's letters, and what is free before and after a paragraph, in points."""

    size: float
    before: float = 0
    after: float = 2


STYLES = {
    "Normal": Style(9.5),
    "List Bullet": Style(9.5),
    "Title": Style(20, after=6),
    "Subtitle": Style(9),
    "Caption": Style(9),
    "Heading 1": Style(13, before=8, after=3),
    "Heading 2": Style(11, before=7, after=1),
}

_DECORATION = """<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">
<a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative val="1"
 xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative"/></a:ext></a:extLst>"""


def plain(text: str) -> str:
    """Return a text that a document can contain."""
    return for_xml(without_marks(text))


class WordFile:
    """A new document that contains only its title.

    Raises:
        ModuleNotFoundError: the extra is not installed.
    """

    def __init__(self, title: str, subject: str, language: str) -> None:
        import docx

        self._docx: Any = docx
        self.content: Any = docx.Document()
        self._styles: dict[str | None, Any] = {}
        self._style_ids: dict[str, str | None] = {}
        self._set_up_page()
        self._set_up_styles(LOCALES.get(language, language))
        properties = self.content.core_properties
        properties.title, properties.subject = plain(title)[:LONGEST_PROPERTY], plain(subject)[:LONGEST_PROPERTY]
        properties.author = properties.last_modified_by = "implcheck"
        properties.language, properties.comments = language, ""
        properties.created = properties.modified = datetime.datetime(*PACKED)  # noqa: DTZ001 - the format has no zone
        self.paragraph(title, style="Title")

    def packed(self) -> bytes:
        """Return the document's bytes without the time at which they were written."""
        made, packed = io.BytesIO(), io.BytesIO()
        self.content.save(made)
        with zipfile.ZipFile(made) as parts, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as again:
            for name in sorted(parts.namelist()):
                again.writestr(zipfile.ZipInfo(name, PACKED), parts.read(name), zipfile.ZIP_DEFLATED)
        return packed.getvalue()

    def mm(self, length: float) -> Any:
        """Return a length in millimetres in the unit of the document."""
        return self._docx.shared.Mm(length)

    def pt(self, length: float) -> Any:
        """Return a length in points as the document counts it."""
        return self._docx.shared.Pt(length)

    def style(self, paragraph: Any) -> Any:
        """Return the style of a paragraph. python-docx goes through all styles each time, where a paragraph names none."""
        named = paragraph._p.style  # noqa: SLF001 - its name alone costs nothing
        if named not in self._styles:
            self._styles[named] = paragraph.style
        return self._styles[named]

    def paragraphs(self) -> list[Any]:
        """Return every paragraph, those in tables included."""
        made = self._docx.text.paragraph.Paragraph
        return [made(element, self.content) for element in self.content.element.body.iter(self._docx.oxml.ns.qn("w:p"))]

    def pictures(self, paragraph: Any) -> list[Any]:
        """Return the pictures in a paragraph."""
        found: list[Any] = paragraph._p.xpath(".//wp:inline")  # noqa: SLF001 - python-docx has no list of them
        return found

    def size_of_mark(self, paragraph: Any, size: float) -> None:
        """Set the size of a paragraph's end: it gives an empty paragraph its height."""
        properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001 - python-docx has no name for a paragraph's end
        self._append(properties, "w:rPr")
        self._append(properties[-1], "w:sz", val=f"{size * 2:g}")

    def paragraph(self, text: str = "", emphasis: Emphasis = Emphasis.PLAIN, style: str | None = None) -> Any:
        """Add a paragraph."""
        paragraph = self.content.add_paragraph()
        if style:
            self._set_style(paragraph, style)
        self.run(paragraph, text, emphasis)
        return paragraph

    def heading(self, text: str, level: int) -> Any:
        """Add a heading; the levels count from 1."""
        return self.paragraph(text, style=f"Heading {level}")

    def run(self, paragraph: Any, text: str, emphasis: Emphasis = Emphasis.PLAIN, color: str = "") -> Any:
        """Add text to a paragraph."""
        run = paragraph.add_run(plain(text))
        if emphasis is Emphasis.STRONG:
            run.bold = True
        elif emphasis is Emphasis.NOTE:
            run.font.size, color = self._docx.shared.Pt(9), color or PALE
        if color:
            run.font.color.rgb = self._docx.shared.RGBColor.from_string(color[1:])
        return run

    def level(self, paragraph: Any, level: Level | None, word: str) -> Any:
        """Add the symbol of a level and a word, in its colour."""
        return self.run(paragraph, f"{symbol(level)} {word}", Emphasis.STRONG, COLORS[level])

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

    def table(self, shares: Sequence[float], style: str | None = None) -> Any:
        """Add a table without rows and return it. `shares` are the widths of its columns, 0 to 1."""
        table = self.content.add_table(rows=0, cols=len(shares), style=style)
        table.autofit = False
        for column, share in zip(table.columns, shares, strict=True):
            column.width = self.mm(WIDTH * share)
        return table

    def row(self, table: Any, count: int) -> Sequence[Any]:
        """Add a row and return its cells, of which the last extends to the edge.

        The first row of a table is repeated on every page, and no row is split between pages.
        """
        is_chart, is_head = table.style.name != "Table Grid", not len(table.rows)
        row, widths = table.add_row(), [column.width for column in table.columns]
        self._append(row._tr.get_or_add_trPr(), "w:tblHeader" if is_head else "w:cantSplit")  # noqa: SLF001 - no name
        row.cells[count - 1].merge(row.cells[-1])
        cells: Sequence[Any] = row.cells[:count]
        for cell, width in zip(cells, [*widths[: count - 1], sum(widths[count - 1 :])], strict=True):
            cell.width = width
            if is_chart:
                cell.vertical_alignment = CENTER
                cell.paragraphs[0].paragraph_format.keep_with_next = True  # keeps a chart and its legend on one page
        return cells

    def _set_style(self, paragraph: Any, name: str) -> None:
        """Give a paragraph a style. python-docx goes through all styles each time, to find what a name stands for."""
        if name in self._style_ids:
            paragraph._p.style = self._style_ids[name]  # noqa: SLF001 - what stands for it
        else:
            paragraph.style = name
            self._style_ids[name] = paragraph._p.style  # noqa: SLF001

    def _append(self, element: Any, name: str, **attributes: str) -> None:
        """Add an element that python-docx has no method for."""
        qn = self._docx.oxml.ns.qn
        named = {qn(f"w:{attribute}"): value for attribute, value in attributes.items()}
        element.append(self._docx.oxml.OxmlElement(name, attrs=named))

    def _set_up_page(self) -> None:
        page = self.content.sections[0]
        page.page_width, page.page_height = self.mm(210), self.mm(297)
        page.left_margin = page.right_margin = self.mm((210 - WIDTH) / 2)
        page.top_margin = page.bottom_margin = self.mm(15)
        foot = page.footer.paragraphs[0]
        foot.alignment = RIGHT
        for text, field in (("", "PAGE"), (" / ", "NUMPAGES")):
            foot.add_run(text)
            self._append(foot._p, "w:fldSimple", instr=field)  # noqa: SLF001 - python-docx knows no fields

    def _set_up_styles(self, locale: str) -> None:
        styles, shared, qn = self.content.styles, self._docx.shared, self._docx.oxml.ns.qn
        for name, style in STYLES.items():
            styles[name].font.size = shared.Pt(style.size)
            styles[name].paragraph_format.space_before = shared.Pt(style.before)
            styles[name].paragraph_format.space_after = shared.Pt(style.after)
        normal, subtitle = styles["Normal"], styles["Subtitle"]
        normal.font.name = "Calibri"
        normal.paragraph_format.line_spacing = 1.0
        self._append(normal.element.get_or_add_rPr(), "w:lang", val=locale)
        subtitle.element.rPr.remove(subtitle.element.rPr.find(qn("w:spacing")))
        subtitle.font.italic, subtitle.font.color.rgb = False, shared.RGBColor.from_string(PALE[1:])
        for border in styles["Table Grid"].element.find(f".//{qn('w:tblBorders')}"):
            border.set(qn("w:color"), GRID[1:])
            border.set(qn("w:val"), "single" if border.tag in {qn("w:bottom"), qn("w:insideH")} else "nil")
