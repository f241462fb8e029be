"""Open an Excel workbook (.xlsx) safely: its size, its kind and its parts are checked before a library reads it."""

import re
import warnings
import zipfile
from collections.abc import Callable
from io import BytesIO
from typing import Any, NamedTuple, TypeVar

from implcheck.loading.source import opened
from implcheck.model.limits import LARGEST_WORKBOOK, LARGEST_WORKBOOK_UNPACKED, MOST_COLUMNS, MOST_WORKBOOK_PARTS
from implcheck.model.problem import InvalidFile, Location, Problem, problem

_OLD_OR_ENCRYPTED = b"\xd0\xcf\x11\xe0"
"""How a file starts that is an .xls, or that is protected with a password."""

_DECLARATION = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_FORMULA = re.compile(rb"<(?:\w+:)?f[ />]")
_MERGED = re.compile(rb"<(?:\w+:)?mergeCell\s[^>]*?ref=\"([A-Z]{1,3})([0-9]{1,7}):[A-Z]{1,3}([0-9]{1,7})\"")
_FAR_ROW = re.compile(rb"<(?:\w+:)?row\s[^>]*?\br=[\"'][0-9]{8}")
_FAR_CELL = re.compile(rb"<(?:\w+:)?c\s(?:[^>]*?\s)?r=[\"']([A-Z]{3})[0-9]+[\"'][^>]*?(/?)>")
_LAST_COLUMN = b"BXY"
"""The name of the first column beyond `MOST_COLUMNS`."""

_MEBIBYTE = 1024 * 1024

Result = TypeVar("Result")


class Merged(NamedTuple):
    """Cells that are merged: the first of them, and the number of their last row."""

    cell: str
    row: int
    last: int


class Sheet(NamedTuple):
    """A sheet of a workbook, not yet read."""

    title: str
    is_hidden: bool
    values: Any
    """With the values that formulas had when the file was saved."""
    formulas: Any
    """With the formulas themselves; None if it has none."""
    merged: tuple[Merged, ...]
    last_column: int | None = None
    """The number of the last column to read, if there are cells beyond it, which are blank; else None."""


def open_workbook(name: str) -> tuple[Sheet, ...]:
    """Return the sheets of a workbook, in their order. Nothing but the file itself is read, and no macro or formula runs.

    Raises:
        InvalidFile: The file cannot be read, is too large, or is no workbook of this kind.
        ModuleNotFoundError: openpyxl is not installed.
    """
    with opened(name) as file:
        data = file.read(LARGEST_WORKBOOK + 1)
    if len(data) > LARGEST_WORKBOOK:
        raise _refused(name, problem("sheet-too-large", largest=f"{LARGEST_WORKBOOK // _MEBIBYTE} MiB"))
    if not data:
        raise _refused(name, problem("file-empty-other"))
    if data.startswith(_OLD_OR_ENCRYPTED):
        raise _refused(name, problem("sheet-old-or-protected"))
    parts = guarded(name, lambda: _parts(name, data))
    if any(part.lower().endswith("vbaproject.bin") for part in parts):
        raise _refused(name, problem("sheet-other-kind"))
    return guarded(name, lambda: _sheets(name, data, parts))


def guarded(name: str, read: Callable[[], Result]) -> Result:
    """Return what `read` gives; whatever a library raises about a damaged file is a problem of the file.

    Raises:
        InvalidFile: The file is damaged, or what `read` raises.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about styles and extensions that are not read
            return read()
    except (InvalidFile, ModuleNotFoundError):
        raise
    except Exception:  # noqa: BLE001 - a damaged file raises anything, from KeyError to zlib.error
        raise _refused(name, problem("sheet-damaged")) from None


def _parts(name: str, data: bytes) -> dict[str, bytes]:
    """Return the XML of the workbook by the names of its parts; the sizes are checked before anything is unpacked."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        listed = archive.infolist()
        size = sum(part.file_size for part in listed)  # no more than this is unpacked of a part, whatever it holds
        if len(listed) > MOST_WORKBOOK_PARTS or size > LARGEST_WORKBOOK_UNPACKED:
            raise _refused(name, problem("sheet-too-large", largest=f"{LARGEST_WORKBOOK_UNPACKED // _MEBIBYTE} MiB"))
        parts = {}
        for part in listed:
            is_xml = part.filename.endswith((".xml", ".rels"))
            parts[part.filename] = archive.read(part) if is_xml else b""
            if is_xml and not _is_plain(parts[part.filename]):
                raise _refused(name, problem("sheet-damaged"))
    return parts


def _is_plain(xml: bytes) -> bool:
    """Return whether XML is in an encoding that keeps ASCII, declares nothing, and has no row that Excel cannot have."""
    starts = xml.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] in {b"<", b""}
    return starts and b"\0" not in xml and not _DECLARATION.search(xml) and not _FAR_ROW.search(xml)


def _sheets(name: str, data: bytes, parts: dict[str, bytes]) -> tuple[Sheet, ...]:
    from openpyxl.reader.excel import ExcelReader

    def reader(*, values: bool) -> ExcelReader:
        found = ExcelReader(BytesIO(data), read_only=True, data_only=values, keep_links=False)
        found.read()
        for sheet in found.wb.worksheets:
            sheet.reset_dimensions()  # what the file says of its size may be wrong, and would cut off the rest
        return found

    of_values = reader(values=True)
    paths = {sheet.name: relation.target for sheet, relation in of_values.parser.find_sheets()}
    own = {title: parts[path] for title, path in paths.items()}  # a sheet that leads elsewhere is not skipped
    of_formulas = reader(values=False) if any(map(_FORMULA.search, own.values())) else None
    return tuple(
        Sheet(
            sheet.title,
            sheet.sheet_state != "visible",
            sheet,
            of_formulas.wb[sheet.title] if of_formulas is not None and _FORMULA.search(own[sheet.title]) else None,
            tuple(_merged(own[sheet.title])),
            _last_column(name, own[sheet.title]),
        )
        for sheet in of_values.wb.worksheets
    )


def _last_column(name: str, xml: bytes) -> int | None:
    """Return where to stop reading rows that go on and on, as those do that are formatted to the edge of the sheet.

    Raises:
        InvalidFile: There is something in a column beyond that.
    """
    far = [is_blank for column, is_blank in _FAR_CELL.findall(xml) if column >= _LAST_COLUMN]
    if not all(far):
        raise _refused(name, problem("sheet-too-wide", most=MOST_COLUMNS))
    return MOST_COLUMNS if far else None


def _merged(xml: bytes) -> list[Merged]:
    found = (match.groups() for match in _MERGED.finditer(xml))
    return [Merged(f"{column.decode()}{row.decode()}", int(row), int(last)) for column, row, last in found]


def _refused(name: str, reason: Problem) -> InvalidFile:
    return InvalidFile((reason.at(Location(name)),))
