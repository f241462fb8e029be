"""Ways through a document for tests."""

from collections.abc import Iterator
from typing import Any

from implcheck.model.assessment import Assessment
from implcheck.reports.build import build
from implcheck.reports.document import (
    Block,
    Document,
    Entry,
    EntryList,
    Items,
    Paragraph,
    Rows,
    Section,
    with_lists_opened,
)
from implcheck.reports.options import Options


def document_of(assessment: Assessment, language: str = "en", top: int | None = 5) -> Document:
    """The document of an assessment."""
    return build(assessment, Options((language, "en"), top=top))


def section_of(document: Document, id_: str) -> Section | None:
    """A section by its id, if the document has it."""
    return next((section for section in document.sections if section.id == id_), None)


def blocks_of(document: Document, id_: str) -> tuple[Block, ...]:
    """The blocks of a section; none if the document does not have it."""
    section = section_of(document, id_)
    return section.blocks if section is not None else ()


def entries_of(document: Document, id_: str) -> list[Entry]:
    """The entries of a section, also those in a list."""
    return [block for block in with_lists_opened(blocks_of(document, id_)) if isinstance(block, Entry)]


def risks_of(document: Document) -> EntryList:
    """The list of risks and actions."""
    (found,) = (block for block in blocks_of(document, "risks") if isinstance(block, EntryList))
    return found


def rows_of(entry: Entry) -> dict[str, str]:
    """The labelled rows of an entry."""
    return {row.label: row.text for block in entry.blocks if isinstance(block, Rows) for row in block.rows}


def sentences_of(document: Document, id_: str) -> list[str]:
    """The paragraphs and items of a section, its entries apart."""
    found: list[str] = []
    for block in blocks_of(document, id_):
        found += [block.text] if isinstance(block, Paragraph) else block.items if isinstance(block, Items) else []
    return found


def texts_in(value: Any) -> Iterator[str]:
    """Every text in a document or a part of it."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from texts_in(part)
