"""The fields in headers and footers of a template. Some fields of Word fetch files or start programs."""

from typing import Any

from implcheck.reports.formats.docx.package import w

KEPT = frozenset(
    {
        *("PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES", "TITLE", "SUBJECT", "AUTHOR", "DOCPROPERTY", "STYLEREF"),
        *("DATE", "TIME", "CREATEDATE", "SAVEDATE", "PRINTDATE", "FILENAME", "QUOTE", "IF", "="),
    }
)
"""The fields that read nothing but the document and the clock."""


def without_unknown_fields(root: Any) -> None:
    """Take all other fields out of a part; what they showed last stays as text."""
    for field in list(root.iter(w("fldSimple"))):
        if not _is_kept(field.get(w("instr")) or ""):
            _unwrap(field)
    open_: list[tuple[list[Any], list[str]]] = []
    for element in list(root.iter(w("fldChar"), w("instrText"))):
        kind = element.get(w("fldCharType")) if element.tag == w("fldChar") else ""
        if kind == "begin":
            open_.append(([], []))
        if not open_:
            element.getparent().remove(element)  # the rest of a field that has no beginning
            continue
        elements, words = open_[-1]
        elements.append(element)
        if element.tag == w("instrText"):
            words.append(element.text or "")
        if kind == "end":
            open_.pop()
            if not _is_kept("".join(words)):
                _remove(elements)
    for elements, _ in open_:
        _remove(elements)


def _is_kept(instruction: str) -> bool:
    """Return whether a field may stay; a nested one has been judged by itself."""
    return _name(instruction) in KEPT


def _remove(elements: list[Any]) -> None:
    for element in elements:
        element.getparent().remove(element)


def _unwrap(element: Any) -> None:
    """Put the contents of an element in its place."""
    for child in list(element):
        element.addprevious(child)
    element.getparent().remove(element)


def set_title(root: Any, title: str) -> None:
    """Write a title into the fields that show the title of the document: not every program computes them."""
    for field in root.iter(w("fldSimple")):
        if _name(field.get(w("instr")) or "") == "TITLE":
            _write(list(field.iter(w("t"))), title)
    names: list[str] = []
    shown: list[Any] = []
    for element in root.iter(w("fldChar"), w("instrText"), w("t")):
        kind = element.get(w("fldCharType"))
        if kind == "begin":
            names.append("")
        elif element.tag == w("instrText") and names:
            names[-1] += element.text or ""
        elif element.tag == w("t") and names and _name(names[-1]) == "TITLE":
            shown.append(element)
        elif kind == "end" and names:
            names.pop()
            _write(shown, title)
            shown = []


def _write(texts: list[Any], title: str) -> None:
    """Put a title into the first of several texts, and nothing into the others."""
    for text in texts:
        text.text, title = title, ""


def _name(instruction: str) -> str:
    return (instruction.upper().split() or [""])[0]
