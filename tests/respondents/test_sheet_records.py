"""A workbook is read as its sheet shows it; what has no value is a problem at its cell, and a hostile file a clear one."""

import builtins
import contextlib
import datetime
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.cli import run

from implcheck.model import limits
from implcheck.model.problem import InvalidFile
from implcheck.respondents import workbook
from implcheck.respondents.sheet_records import CellFault, SheetRecords

HOURS, GOALS = "capacity.planned-hours-freed", "why.success-measures"
MAPPING = "project: Portal\nphase: kickoff\nrole: Rol\ndecimal: ','\ncolumns: {Uren: capacity.planned-hours-freed}\n"
Rows = list[list[Any]]


def book(file: Path, rows: Rows, more: Callable[[Any], object] = lambda _: None) -> Path:
    """Write a workbook with one sheet, and what `more` does to it."""
    made: Any = openpyxl.Workbook()
    made.active.title = "Antwoorden"
    for row in rows:
        made.active.append(row)
    more(made)
    made.save(file)
    return file


def records(file: Path, sheet: str | None = None, decimal: str = ".") -> list[list[str]]:
    return list(SheetRecords(str(file), sheet, decimal))


def code_of(file: Path, sheet: str | None = None) -> str:
    with pytest.raises(InvalidFile) as error:
        records(file, sheet)
    return error.value.problems[0].code


def assessed(file: Path, mapping: str = MAPPING) -> Any:
    (file.parent / "m.yaml").write_text(mapping, encoding="utf-8")
    return run("assess", file, "--mapping", file.parent / "m.yaml", "--lang", "en", "--quiet")


def repacked(file: Path, change: Callable[[str, bytes], bytes], **added: bytes) -> Path:
    """Change the parts of a workbook."""
    with zipfile.ZipFile(file) as archive:
        parts = {part: change(part, archive.read(part)) for part in archive.namelist()}
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, data in {**parts, **added}.items():
            archive.writestr(part, data)
    return file


@pytest.mark.parametrize(
    ("value", "format_", "shown"),
    [
        ("text", "General", "text"),
        (3, "General", "3"),
        (3.0, "General", "3"),
        (7.5, "General", "7,5"),
        (0.1 + 0.2, "General", "0,3"),
        (1e20, "General", "100000000000000000000"),
        (1500.5, "#,##0.0", "1500,5"),
        (0.85, "0%", "85"),
        (True, "General", "yes"),
        (False, "General", "no"),
        (datetime.datetime(2026, 11, 20), "yyyy-mm-dd", "2026-11-20"),  # noqa: DTZ001 - a cell has no time zone
        (datetime.datetime(2026, 11, 20, 9, 30), "yyyy-mm-dd h:mm", "2026-11-20 09:30:00"),  # noqa: DTZ001 - likewise
        ("0123", "@", "0123"),
    ],
)
def test_a_cell_is_read_as_the_sheet_shows_it(tmp_path: Path, value: Any, format_: str, shown: str) -> None:
    def styled(made: Any) -> None:
        made.active["A1"].number_format = format_

    assert records(book(tmp_path / "a.xlsx", [[value]], styled), decimal=",") == [[shown]]


def test_a_survey_in_a_workbook_is_assessed(tmp_path: Path) -> None:
    file = book(tmp_path / "a.xlsx", [["Rol", "Uren"], ["sponsor", 7.5], [None, None], ["user", 8.0]])
    done = assessed(file)
    assert (done.code, done.errors) == (0, "")
    for command in ("check", "badge"):
        assert run(command, file, "--mapping", tmp_path / "m.yaml").code == 0


def test_a_problem_names_the_sheet_and_the_cell_and_shows_the_row(tmp_path: Path) -> None:
    done = assessed(book(tmp_path / "a.xlsx", [["Rol", "Uren"], [], ["user", "veel"]]))
    assert done.code == 2
    assert f"{tmp_path / 'a.xlsx'}, Antwoorden!B3: 'veel'" in done.errors
    assert "  3 │ user | veel\n    │        ^\n" in done.errors


@pytest.mark.parametrize(("value", "code"), [("#REF!", "sheet-error"), ("=1+1", "sheet-formula")])
def test_a_cell_without_a_value_is_a_problem_only_in_a_column_that_is_read(
    tmp_path: Path, value: str, code: str
) -> None:
    file = book(tmp_path / "a.xlsx", [["Rol", "Uren", "Som"], ["user", value, 1], ["user", 1, value]])
    faults = [cell for row in records(file) for cell in row if isinstance(cell, CellFault)]
    assert [(fault, fault.problem.code) for fault in faults] == [(value, code)] * 2
    done = assessed(file, MAPPING.replace("freed}", "freed, Som: }"))
    assert done.code == 2
    assert "Antwoorden!B2" in done.errors
    assert "Antwoorden!C3" not in done.errors


def test_the_value_that_a_formula_had_is_read(tmp_path: Path) -> None:
    file = book(tmp_path / "a.xlsx", [["Rol"], ["=1+1"]])
    repacked(file, lambda _, data: data.replace(b"</f><v></v>", b"</f><v>2</v>").replace(b"</f><v />", b"</f><v>2</v>"))
    assert records(file) == [["Rol"], ["2"]]


def test_of_several_sheets_the_mapping_says_which(tmp_path: Path) -> None:
    def second(made: Any) -> None:
        made.create_sheet("Totalen").append(["Totaal"])
        made.create_sheet("Leeg")
        made.create_sheet("Lijst").append(["keuze"])
        made["Lijst"].sheet_state = "hidden"

    file = book(tmp_path / "a.xlsx", [["Rol", "Uren"], ["user", 8]], second)
    assert code_of(file) == "sheet-choose"
    assert code_of(file, "Antworden") == "sheet-missing"
    refused = assessed(file)
    assert refused.code == 2
    assert "Several sheets have content: Antwoorden, Totalen." in refused.errors
    assert assessed(file, f"sheet: Antwoorden\n{MAPPING}").code == 0
    assert records(file, "Lijst") == [["keuze"]]
    missing = assessed(file, f"sheet: Antworden\n{MAPPING}")
    assert "m.yaml:1:" in missing.errors
    assert "Did you mean 'Antwoorden'?" in missing.errors


def test_a_sheet_without_content_is_empty(tmp_path: Path) -> None:
    assert code_of(book(tmp_path / "a.xlsx", [])) == "file-empty-other"


def test_merged_cells_are_refused_below_the_names_and_in_them(tmp_path: Path) -> None:
    file = book(
        tmp_path / "a.xlsx", [[None], ["Rol"], ["user"], ["user"]], lambda made: made.active.merge_cells("A3:A4")
    )
    assert code_of(file) == "sheet-merged"
    assert "Antwoorden!A3: Cells are merged here" in assessed(file).errors
    above = book(tmp_path / "b.xlsx", [[None, None], ["Rol", "x"]], lambda made: made.active.merge_cells("A1:B1"))
    assert records(above)[0] == ["Rol", "x"]


def test_a_size_that_the_file_only_claims_cuts_nothing_off(tmp_path: Path) -> None:
    file = book(tmp_path / "a.xlsx", [["Rol", "Uren"], ["user", 8]])
    repacked(file, lambda _, data: data.replace(b'<dimension ref="A1:B2"', b'<dimension ref="A1:A1"'))
    assert records(file) == [["Rol", "Uren"], ["user", "8"]]
    repacked(file, lambda _, data: data.replace(b'<dimension ref="A1:A1"', b'<dimension ref="A1:XFD1048576"'))
    assert records(file) == [["Rol", "Uren"], ["user", "8"]]


SHEET = "xl/worksheets/sheet1.xml"


def _in_sheet(old: bytes, new: bytes) -> Callable[[str, bytes], bytes]:
    return lambda part, data: data.replace(old, new) if part == SHEET else data


HOSTILE: dict[str, tuple[Callable[[str, bytes], bytes], str]] = {
    "an entity": (_in_sheet(b"<worksheet", b'<!DOCTYPE a [<!ENTITY b "c">]><worksheet'), "sheet-damaged"),
    "another encoding": (lambda part, data: data.decode().encode("utf-16") if part == SHEET else data, "sheet-damaged"),
    "not XML": (lambda part, data: data[:50] if part == SHEET else data, "sheet-damaged"),
    "a row far below": (_in_sheet(b'<row r="1"', b'<row r="99999999999"'), "sheet-damaged"),
    "a cell that is none": (_in_sheet(b'r="A1"', b'r="ABCDEF1"'), "sheet-damaged"),
    "no such text": (_in_sheet(b't="inlineStr"><is><t>Rol</t></is>', b't="s"><v>99999</v>'), "sheet-damaged"),
    "a part outside": (
        lambda _, data: data.replace(b"/xl/worksheets/sheet1.xml", b"../../../../etc/passwd"),
        "sheet-damaged",
    ),
    "an address": (
        lambda _, data: data.replace(b"/xl/worksheets/sheet1.xml", b"https://example.org/x"),
        "sheet-damaged",
    ),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_workbook_is_a_problem(tmp_path: Path, kind: str) -> None:
    change, code = HOSTILE[kind]
    file = repacked(book(tmp_path / "a.xlsx", [["Rol", "Uren"], ["user", 8]]), change)
    assert code_of(file) == code
    assert assessed(file).code == 2


def test_macros_other_kinds_and_old_files_are_refused(tmp_path: Path) -> None:
    file = repacked(book(tmp_path / "a.xlsx", [["Rol"]]), lambda _, data: data, **{"xl/vbaProject.bin": b"x"})
    assert code_of(file) == "sheet-other-kind"
    for ending in (".xlsm", ".xls", ".ods", ".xlsb"):
        other = tmp_path / f"a{ending}"
        other.write_bytes(b"\xd0\xcf\x11\xe0")
        for done in (assessed(other), run("mapping", "new", other, "--lang", "en")):
            assert done.code == 2
            assert "This kind of workbook is not read" in done.errors
    old = tmp_path / "old.xlsx"
    old.write_bytes(b"\xd0\xcf\x11\xe0 and more")
    assert code_of(old) == "sheet-old-or-protected"
    old.write_bytes(b"")
    assert code_of(old) == "file-empty-other"


def test_a_workbook_that_unpacks_to_too_much_is_not_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = book(tmp_path / "a.xlsx", [["Rol"]])
    bomb = b" " * (limits.LARGEST_WORKBOOK_UNPACKED + 1)
    assert code_of(repacked(file, lambda _, data: data, **{"xl/bomb.xml": bomb})) == "sheet-too-large"
    assert file.stat().st_size < 1_000_000
    many = {f"xl/{number}.xml": b"<a/>" for number in range(limits.MOST_WORKBOOK_PARTS)}
    assert code_of(repacked(book(file, [["Rol"]]), lambda _, data: data, **many)) == "sheet-too-large"
    monkeypatch.setattr(workbook, "LARGEST_WORKBOOK", 1000)
    assert code_of(book(file, [["Rol"]])) == "sheet-too-large"


@pytest.mark.parametrize("count", [limits.MOST_COLUMNS, 10_000])
def test_thousands_of_columns_are_refused(tmp_path: Path, count: int) -> None:
    assert code_of(book(tmp_path / "a.xlsx", [["Rol", *map(str, range(count))]])) == "sheet-too-wide"


def test_blank_cells_to_the_edge_of_the_sheet_are_not_read(tmp_path: Path) -> None:
    file = book(tmp_path / "a.xlsx", [["Rol", "Uren"], *([["user", 8]] * 300)])
    repacked(file, lambda _, data: data.replace(b"<v>8</v></c>", b'<v>8</v></c><c r="ZZZ9" s="0" />'))
    found = SheetRecords(str(file))
    assert (found.sheet.last_column, list(found)[300]) == (limits.MOST_COLUMNS, ["user", "8"])


@given(st.binary(max_size=300))
def test_any_bytes_are_a_problem_and_never_a_fault(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    file = tmp_path_factory.mktemp("any") / "a.xlsx"
    file.write_bytes(data)
    with pytest.raises(InvalidFile):
        records(file)


@given(st.integers(0, 10_000), st.integers(0, 255))
def test_a_workbook_with_any_byte_changed_is_read_or_a_problem(
    tmp_path_factory: pytest.TempPathFactory, at: int, byte: int
) -> None:
    file = book(tmp_path_factory.mktemp("any") / "a.xlsx", [["Rol", "Uren"], ["user", 8]])
    data = bytearray(file.read_bytes())
    data[at % len(data)] = byte
    file.write_bytes(bytes(data))
    with contextlib.suppress(InvalidFile):
        records(file)


def test_without_the_extra_the_message_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = book(tmp_path / "a.xlsx", [["Rol", "Uren"], ["user", 8]])
    real = builtins.__import__

    def without(name: str, *rest: Any) -> Any:
        if name.startswith("openpyxl"):
            raise ModuleNotFoundError(name=name.partition(".")[0])
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without)
    for done in (assessed(file), run("mapping", "new", file, "--lang", "en"), run("check", file, "--lang", "en")):
        assert done.code == 2
        assert "pip install 'implcheck[survey]'" in done.errors


def test_a_draft_is_made_of_a_workbook(tmp_path: Path) -> None:
    file = book(tmp_path / "a.xlsx", [["Rol", GOALS, HOURS], ["Opdrachtgever", 3.0, 7.5]])
    made = run("mapping", "new", file, "--lang", "en", "--project", "P")
    assert made.code == 0
    assert "delimiter" not in made.text
    (tmp_path / "made.yaml").write_text(made.text, encoding="utf-8")
    assert run("assess", file, "--mapping", tmp_path / "made.yaml", "--phase", "kickoff").code == 0


def test_a_number_with_three_decimals_is_not_taken_for_thousands(tmp_path: Path) -> None:
    file = book(tmp_path / "a.xlsx", [["Rol", "Uren"], ["sponsor", 12.345]])
    assert records(file)[1] == ["sponsor", "12.3450"]
    assert assessed(file, MAPPING.replace("decimal: ','\n", "")).code == 0
    text = book(tmp_path / "b.xlsx", [["Rol", "Uren"], ["sponsor", "12.345"]])
    assert assessed(text, MAPPING.replace("decimal: ','\n", "")).code == 2
