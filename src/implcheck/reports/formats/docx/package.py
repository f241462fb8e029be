"""Read the parts of a Word document that a stranger may have made: within limits, and without fetching anything."""

import io
import posixpath
import zipfile
import zlib
from functools import cached_property
from typing import Any

MAIN = ("wordprocessingml.document.main+xml", "wordprocessingml.template.main+xml")
"""How the types of a document and of a template of Word end, without macros."""

MOST_PARTS, LARGEST_PART, LARGEST_XML, LARGEST_WHOLE = 2_000, 20 * 1024 * 1024, 8 * 1024 * 1024, 100 * 1024 * 1024
"""How many parts a document may have, and the most bytes of one, of one in XML, and of all together, unpacked."""

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"


DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"

ROOTS = {
    **{kind: f"{{{WORD}}}{kind}" for kind in ("document", "styles", "numbering", "settings")},
    "header": f"{{{WORD}}}hdr",
    "footer": f"{{{WORD}}}ftr",
    "theme": f"{{{DRAWING}}}theme",
}
"""The element that a part of each kind is."""


class Unusable(Exception):
    """Raised for a template that cannot be used, with the code of the problem and its details."""

    def __init__(self, code: str, **details: Any) -> None:
        super().__init__(code)
        self.code, self.details = code, details


def w(name: str) -> str:
    """Return the name of an element or attribute of Word."""
    return f"{{{WORD}}}{name}"


def parsed(data: bytes) -> Any:
    """Return the root of a part in XML.

    Raises:
        Unusable: it is not well formed, too large, or has a document type, which Word never writes.
    """
    from lxml import etree

    if len(data) > LARGEST_XML:
        raise Unusable("template-too-large", largest=f"{LARGEST_XML // 1024 // 1024} MiB")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        raise Unusable("template-damaged") from None
    if root.getroottree().docinfo.doctype:
        raise Unusable("template-damaged")
    return root


def part_of(kind: str, data: bytes) -> Any:
    """Return the root of a part of a kind.

    Raises:
        Unusable: it is not XML, as above, or something else than a part of this kind.
    """
    root = parsed(data)
    if root.tag != ROOTS[kind]:
        raise Unusable("template-damaged")
    return root


def written(root: Any) -> bytes:
    """Return a part as bytes."""
    from lxml import etree

    data: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return data


class Package:
    """The parts of a document, by their names such as `word/document.xml`.

    Raises:
        Unusable: it is no document of Word, is damaged, or is more than anybody needs.
    """

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
            raise Unusable("template-damaged" if data.startswith(b"PK") else "template-not-word") from None
        listed = self._zip.infolist()
        if len(listed) > MOST_PARTS or sum(info.file_size for info in listed) > LARGEST_WHOLE:
            raise Unusable("template-too-large", largest=f"{LARGEST_WHOLE // 1024 // 1024} MiB")
        self.names = tuple(info.filename for info in listed)
        if not {"[Content_Types].xml", "_rels/.rels"} <= set(self.names):
            raise Unusable("template-not-word")

    def read(self, name: str) -> bytes:
        """Return the bytes of a part."""
        try:
            info = self._zip.getinfo(name)
            if info.file_size > LARGEST_PART:
                raise Unusable("template-too-large", largest=f"{LARGEST_PART // 1024 // 1024} MiB")
            return self._zip.read(info)
        except KeyError:
            raise Unusable("template-damaged") from None
        except RuntimeError:  # also where a method of packing is not known
            raise Unusable("template-encrypted") from None
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError):
            raise Unusable("template-damaged") from None

    @cached_property
    def main(self) -> str:
        """The name of the part with the text."""
        found = [target for _, kind, target in self.relations("") if kind == "officeDocument"]
        if not found:
            raise Unusable("template-not-word")
        return found[0]

    def type_of(self, name: str) -> str:
        """Return the type of a part; empty if it has none."""
        for override in self._types.iter(f"{{{TYPES}}}Override"):
            if (override.get("PartName") or "").lstrip("/").lower() == name.lower():
                return override.get("ContentType") or ""
        return ""

    @cached_property
    def _types(self) -> Any:
        return parsed(self.read("[Content_Types].xml"))

    def relations(self, name: str) -> list[tuple[str, str, str]]:
        """Return the id, the kind and the target of each relation of a part to another part, none to other files."""
        folder, file = posixpath.split(name)
        listed = posixpath.join(folder, "_rels", f"{file}.rels")
        if listed not in self.names:
            return []
        found = []
        for relation in parsed(self.read(listed)).iter(f"{{{RELATIONS}}}Relationship"):
            kind, target = relation.get("Type") or "", relation.get("Target") or ""
            if relation.get("TargetMode", "Internal") == "Internal" and kind.startswith(OFFICE_RELATIONS):
                whole = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
                if whole in self.names:
                    found.append((relation.get("Id") or "", kind.rpartition("/")[2], whole))
        return found

    def related(self, kind: str) -> Any:
        """Return the root of the part that the text has a relation of a kind to; None without one."""
        found = [target for _, found, target in self.relations(self.main) if found == kind]
        return part_of(kind, self.read(found[0])) if found else None
