"""Make the Word template of the reports: `python docs/word_template.py`.

It writes `src/implcheck/reports/formats/docx/report.docx`: a page, the styles that `docx/report.py` uses, a bullet and a footer, and no
text. Change it here and run this again; a test holds that the committed file is what this makes. Sizes are in points,
distances on the page in millimetres.
"""

import io
import zipfile
from pathlib import Path
from xml.sax.saxutils import quoteattr

from implcheck.reports.formats.chart_print import ACCENT, COLORS, GRID, INK, PALE

TEMPLATE = Path(__file__).parents[1] / "src/implcheck/reports/formats/docx/report.docx"

FONT, CODE_FONT = "Arial", "Courier New"
"""Both come with Windows, macOS and the phones of both; elsewhere Liberation takes their place, with the same widths."""

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
NAMESPACES = f'xmlns:w="{WORD}" xmlns:r="{OFFICE}/relationships"'

WRITTEN = (1980, 1, 1, 0, 0, 0)
"""The date of every part, so that the same script makes the same bytes."""


def twips(millimetres: float) -> int:
    """Return a length as Word counts it on a page: in twentieths of a point."""
    return round(millimetres * 1440 / 25.4)


def tag(name: str, inner: str = "", /, **attributes: object) -> str:
    """Return an element of Word; an attribute without a value is left out."""
    named = "".join(f" w:{key}={quoteattr(str(value))}" for key, value in attributes.items() if value is not None)
    return f"<w:{name}{named}>{inner}</w:{name}>" if inner else f"<w:{name}{named}/>"


def letters(size: float = 0, color: str = "", *, bold: bool = False, font: str = "") -> str:
    """Return how letters look; what is not given stays as it is in the style below."""
    return "".join(
        (
            tag("rFonts", ascii=font, hAnsi=font, cs=font, eastAsia=font) if font else "",
            tag("b") + tag("bCs") if bold else "",
            tag("color", val=color.removeprefix("#")) if color else "",
            tag("sz", val=f"{2 * size:g}") + tag("szCs", val=f"{2 * size:g}") if size else "",
        )
    )


def line(side: str, color: str = GRID, size: int = 4, space: int = 0) -> str:
    """Return a line at a side, `size` in eighths of a point."""
    return tag(side, val="single", sz=size, space=space, color=color.removeprefix("#"))


def style(kind: str, name: str, inner: str, based_on: str = "", *, next_: str = "", is_default: bool = False) -> str:
    """Return a style of a kind: paragraph, character or table."""
    head = tag("name", val=name) + (tag("basedOn", val=id_of(based_on)) if based_on else "")
    head += tag("next", val=id_of(next_)) if next_ else ""
    own = {"customStyle": 1} if name not in BUILT_IN else {}
    default = {"default": 1} if is_default else {}
    body = head + tag("uiPriority", val=1) + tag("qFormat") + inner
    return tag("style", body, type=kind, **default, **own, styleId=id_of(name))


def id_of(name: str) -> str:
    """Return the id of a style, which is its name without blanks, as in Word."""
    return "".join(word[0].upper() + word[1:] for word in name.split())


def paragraph(
    name: str,
    look: str = "",
    *,
    before: float = 0,
    after: float = 2,
    keep: bool = False,
    more: str = "",
    next_: str = "",
    level: int | None = None,
) -> str:
    """Return a style of paragraphs; `keep` with the next one on a page, `level` of a heading from 0."""
    spacing = tag("spacing", before=round(20 * before), after=round(20 * after))
    borders, _, indents = more.partition("|")
    outline = tag("outlineLvl", val=level) if level is not None else ""
    kept = tag("keepNext") + tag("keepLines") if keep else ""
    inner = tag("pPr", kept + borders + spacing + indents + outline) + (tag("rPr", look) if look else "")
    return style("paragraph", name, inner, "Normal", next_=next_)


def indent(left: float, hanging: float = 0) -> str:
    """Return an indent in millimetres, for the part of `more` behind its bar."""
    return "|" + tag("ind", left=twips(left), hanging=twips(hanging))


def table(name: str, *, borders: str = "", side: float = 0, above: float = 0, head: str = "") -> str:
    """Return a style of tables: its lines, the padding of its cells in millimetres, and the look of its first row."""
    sides = (("top", above), ("left", side), ("bottom", above), ("right", side))
    padding = tag("tblCellMar", "".join(tag(at, w=twips(length), type="dxa") for at, length in sides))
    inner = tag("tblPr", (tag("tblBorders", borders) if borders else "") + padding)
    return style("table", name, inner + (tag("tblStylePr", head, type="firstRow") if head else ""), "Normal Table")


BUILT_IN = frozenset(
    {
        *("Normal", "Title", "Subtitle", "heading 1", "heading 2", "heading 3", "List Bullet", "caption", "footer"),
        *("header", "Strong", "Normal Table", "Default Paragraph Font", "No List"),
    }
)
"""The styles that Word itself knows by these names; the others are our own."""

NORMAL_TABLE = tag("tblPr", tag("tblInd", w=0, type="dxa"))
BULLET = tag("numPr", tag("numId", val=1))
RIGHT_TAB = tag("tabs", tag("tab", val="right", pos=twips(170)))

STYLES = (
    style(
        "paragraph",
        "Normal",
        tag("pPr", tag("spacing", after=60, line=250, lineRule="auto")) + tag("rPr", letters(color=INK)),
        is_default=True,
    ),
    style("character", "Default Paragraph Font", "", is_default=True),
    style("table", "Normal Table", NORMAL_TABLE, is_default=True),
    style("numbering", "No List", "", is_default=True),
    paragraph("Title", letters(20, INK, bold=True), after=1, keep=True, next_="Subtitle"),
    paragraph("Subtitle", letters(9, PALE), after=7, next_="Normal"),
    paragraph("heading 1", letters(13, ACCENT, bold=True), before=10, after=4, keep=True, next_="Normal", level=0),
    paragraph(
        "heading 2",
        letters(10.5, INK, bold=True),
        before=8,
        after=1,
        keep=True,
        more=indent(8, 8),
        next_="Normal",
        level=1,
    ),
    paragraph("heading 3", letters(9.5, INK, bold=True), before=6, after=1, keep=True, next_="Normal", level=2),
    paragraph("List Bullet", more=BULLET + indent(4.5, 4.5)),
    paragraph("caption", letters(9, INK, bold=True), before=7, after=3, keep=True),
    paragraph("header", letters(8, PALE), after=0, more=RIGHT_TAB),
    paragraph("footer", letters(8, PALE), after=0, more=RIGHT_TAB),
    paragraph("Verdict", letters(16, bold=True), after=3, keep=True),
    paragraph("Decision", letters(10.5, INK, bold=True), before=5, after=1, keep=True, more=indent(8, 8)),
    paragraph("Decision Text", after=1, more=indent(8), keep=True),
    paragraph("Decision Facts", letters(8, PALE), after=3, more=indent(8)),
    paragraph("Facts", letters(8, PALE), after=3),
    paragraph("Note", letters(8, PALE), after=3),
    paragraph("Row", after=1, more=indent(24, 24)),
    paragraph("Table Text", letters(8.5), after=0),
    paragraph("Table Head", letters(8, PALE, bold=True), after=0),
    paragraph("After Table", letters(4), after=0),
    paragraph("Legend", letters(8, PALE), before=2, after=0),
    style("character", "Strong", tag("rPr", letters(bold=True))),
    style("character", "Row Label", tag("rPr", letters(color=PALE, bold=True))),
    style("character", "Code", tag("rPr", letters(font=CODE_FONT))),
    *(
        style("character", f"Level {str(level or 'none').title()}", tag("rPr", letters(color=color, bold=True)))
        for level, color in sorted(COLORS.items(), key=lambda item: str(item[0]))
    ),
    table(
        "Report Table",
        borders=line("top", GRID) + line("bottom", GRID) + line("insideH", GRID),
        side=1.2,
        above=0.6,
        head=tag("tcPr", tag("tcBorders", line("bottom", PALE, 6))),
    ),
    table("Report Chart", side=0.5),
    table("Report Card", side=4, above=2),
)

DEFAULTS = tag(
    "docDefaults",
    tag("rPrDefault", tag("rPr", letters(9, font=FONT) + tag("lang", val="en-GB", eastAsia="en-GB")))
    + tag("pPrDefault"),
)
LATENT = tag(
    "latentStyles", defLockedState=0, defUIPriority=99, defSemiHidden=1, defUnhideWhenUsed=1, defQFormat=0, count=376
)

PAGE = tag(
    "sectPr",
    '<w:footerReference w:type="default" r:id="rId4"/>'
    + tag("pgSz", w=twips(210), h=twips(297))
    + tag(
        "pgMar",
        top=twips(13),
        bottom=twips(14),
        left=twips(20),
        right=twips(20),
        header=twips(7),
        footer=twips(7),
        gutter=0,
    ),
)


def field(instruction: str) -> str:
    """Return a text that a word processor computes."""
    return tag("fldSimple", tag("r", tag("t", "1")), instr=instruction)


FOOTER = tag(
    "p",
    tag("pPr", tag("pStyle", val="Footer"))
    + field("TITLE")
    + tag("r", tag("tab"))
    + field("PAGE")
    + tag("r", tag("t", " / ").replace("<w:t>", '<w:t xml:space="preserve">'))
    + field("NUMPAGES"),
)

NUMBERING = tag(
    "abstractNum",
    tag("multiLevelType", val="hybridMultilevel")
    + tag(
        "lvl",
        tag("start", val=1)
        + tag("numFmt", val="bullet")
        + tag("pStyle", val="ListBullet")
        + tag("lvlText", val="•")
        + tag("lvlJc", val="left")
        + tag("pPr", tag("ind", left=twips(4.5), hanging=twips(4.5)))
        + tag("rPr", letters(color=PALE)),
        ilvl=0,
    ),
    abstractNumId=0,
) + tag("num", tag("abstractNumId", val=0), numId=1)

SETTINGS = (
    tag("zoom", percent=100)
    + tag("defaultTabStop", val=twips(8))
    + tag("characterSpacingControl", val="doNotCompress")
    + tag(
        "compat", tag("compatSetting", name="compatibilityMode", uri="http://schemas.microsoft.com/office/word", val=15)
    )
    + tag("themeFontLang", val="en-GB")
    + tag("decimalSymbol", val=".")
    + tag("listSeparator", val=",")
)

CORE = (
    f'<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
    "<dc:creator>implcheck</dc:creator><cp:lastModifiedBy>implcheck</cp:lastModifiedBy></cp:coreProperties>"
)


def part(name: str, inner: str) -> str:
    """Return a part of the document as a file."""
    return f"{HEAD}<w:{name} {NAMESPACES}>{inner}</w:{name}>"


def relations(*targets: tuple[str, str]) -> str:
    """Return the file with relations: the type of each and its target."""
    listed = "".join(
        f'<Relationship Id="rId{number}" Type="{type_}" Target="{target}"/>'
        for number, (type_, target) in enumerate(targets, start=1)
    )
    return f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{listed}</Relationships>'


def content_types() -> str:
    """Return the file that names the type of every part."""
    own = ("document.main", "document"), ("styles",) * 2, ("numbering",) * 2, ("settings",) * 2, ("footer", "footer1")
    types = [(f"/word/{name}.xml", f"{TYPE}.{type_}+xml") for type_, name in own]
    types.append(("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"))
    listed = "".join(f'<Override PartName="{name}" ContentType="{type_}"/>' for name, type_ in types)
    defaults = (
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
    )
    return f'{HEAD}<Types xmlns="{PACKAGE}/content-types">{defaults}{listed}</Types>'


def made() -> bytes:
    """Return the bytes of the template."""
    kinds = f"{OFFICE}/relationships"
    parts = {
        "[Content_Types].xml": content_types(),
        "_rels/.rels": relations(
            (f"{kinds}/officeDocument", "word/document.xml"),
            (f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        ),
        "docProps/core.xml": HEAD + CORE,
        "word/_rels/document.xml.rels": relations(
            *((f"{kinds}/{name}", f"{name}.xml") for name in ("styles", "numbering", "settings")),
            (f"{kinds}/footer", "footer1.xml"),
        ),
        "word/document.xml": part("document", tag("body", PAGE)),
        "word/footer1.xml": part("ftr", FOOTER),
        "word/numbering.xml": part("numbering", NUMBERING),
        "word/settings.xml": part("settings", SETTINGS),
        "word/styles.xml": part("styles", DEFAULTS + LATENT + "".join(STYLES)),
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as file:  # stored, as zlib differs between systems
        for name, text in parts.items():
            file.writestr(zipfile.ZipInfo(name, WRITTEN), text)
    return packed.getvalue()


if __name__ == "__main__":
    TEMPLATE.write_bytes(made())
