"""The template of an organisation for Word documents: its styles, page, headers and footers, in a new document.

Nothing else of it is taken: neither its text and properties, nor macros, embedded files, linked pictures, the template
that it is attached to, or anything that would be fetched when the report is opened. The parts that are taken are put into
our own template, so that what nobody thought of is left out too. Nothing is written to disk, and nothing is fetched.
"""

from typing import Any

from implcheck.model.problem import InvalidFile, Location, problem
from implcheck.reports.formats.docx import page, styles
from implcheck.reports.formats.docx.file import own_template, zipped
from implcheck.reports.formats.docx.package import MAIN, Package, Unusable, parsed, w, written

LARGEST = 20 * 1024 * 1024
"""The most bytes of a template."""

STYLES, NUMBERING = "word/styles.xml", "word/numbering.xml"
"""The parts of our own template of which styles are made."""

EVEN_AND_ODD = 2
"""The place in our settings where the schema wants the one for headers of even pages."""

NARROWEST, LOWEST = 80.0, 120.0
"""The least room between the margins, in millimetres across and down."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def prepared(data: bytes, name: str) -> bytes:
    """Return an empty Word document with the look of a template, whose bytes are `data`.

    Raises:
        InvalidFile: `data` is no Word document that can be used; `name` is the file that the problem names.
        ModuleNotFoundError: the extra is not installed.
    """
    try:
        return _tried(data)
    except Unusable as error:
        raise InvalidFile((problem(error.code, **error.details).at(Location(name)),)) from None


def _tried(data: bytes) -> bytes:
    """Return the document once a report could be drawn with it, so that no template fails later."""
    from implcheck.reports.formats.docx.trial import try_out

    try:
        made = _prepared(data)
        try_out(made)
    except (Unusable, ModuleNotFoundError):
        raise
    except Exception:  # noqa: BLE001 - lxml and python-docx raise many kinds over a stranger's values
        try_out(None)  # a fault of our own is not the template's, and comes out here
        raise Unusable("template-damaged") from None
    return made


def _prepared(data: bytes) -> bytes:
    if len(data) > LARGEST:
        raise Unusable("template-too-large", largest=f"{LARGEST // 1024 // 1024} MiB")
    if data.startswith(_OLE):
        raise Unusable("template-encrypted" if _ENCRYPTED in data else "template-old-word")
    template, own = Package(data), Package(own_template())
    type_ = template.type_of(template.main)
    if not type_.endswith(MAIN):
        raise Unusable("template-other-kind" if "word" in type_ else "template-not-word")
    parts = {name: own.read(name) for name in own.names}
    taken = page.taken(template)
    _check_room(taken.section)
    _take_styles(parts, template)
    _take_theme(taken, template)
    document, settings = parsed(parts["word/document.xml"]), parsed(parts["word/settings.xml"])
    document[0].replace(document[0][-1], taken.section)
    if taken.has_even:
        settings.insert(EVEN_AND_ODD, settings.makeelement(w("evenAndOddHeaders")))
    del parts["word/footer1.xml"]
    parts |= taken.parts
    parts["word/document.xml"], parts["word/settings.xml"] = written(document), written(settings)
    listing = "word/_rels/document.xml.rels"
    parts[listing] = page.with_relations(parts[listing], taken.relations, without="footer")
    parts["[Content_Types].xml"] = page.with_types(parts["[Content_Types].xml"], taken)
    return zipped(parts)


def _take_styles(parts: dict[str, bytes], template: Package) -> None:
    found = template.related("styles")
    if found is not None:
        own = (parsed(parts[name]) for name in (STYLES, NUMBERING))
        merged = styles.merged(found, template.related("numbering"), *own)
        parts |= {STYLES: written(merged.styles), NUMBERING: written(merged.numbering)}


def _take_theme(taken: page.Page, template: Package) -> None:
    """Take the theme, which has the fonts and colours that styles refer to."""
    theme = template.related("theme")
    if theme is not None:
        taken.parts["word/theme/theme1.xml"] = written(page.without_relations(theme))
        taken.relations.append(("theme", "theme/theme1.xml"))
        taken.types["/word/theme/theme1.xml"] = "application/vnd.openxmlformats-officedocument.theme+xml"


def _check_room(section: Any) -> None:
    across, down = page.room(section)
    if across < NARROWEST or down < LOWEST:
        raise Unusable(
            "template-no-room", across=f"{across:.0f}", down=f"{down:.0f}", least=f"{NARROWEST:.0f} x {LOWEST:.0f}"
        )
