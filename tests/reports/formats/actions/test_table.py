"""The table of actions, read back by Python's reader and by LibreOffice."""

import csv
import io
from pathlib import Path

import openpyxl
import pytest
from tests.support.action_lists import agreement, item, listed
from tests.support.hostile_strings import FORMULAS, HOSTILE
from tests.support.office import as_workbooks

from implcheck.model.enums import ActionStatus
from implcheck.reports.action_list import ActionList
from implcheck.reports.formats.actions.table import COLUMNS, render
from implcheck.wording.escape import for_spreadsheet, for_terminal
from implcheck.wording.messages import Messages

ENGLISH, DUTCH = Messages(("en",)), Messages(("nl", "en"))


def rows(actions: ActionList, messages: Messages = ENGLISH) -> list[list[str]]:
    """Return the rows, parsed by RFC 4180."""
    text = render(actions, messages)
    assert text[0] == "\ufeff"
    return list(csv.reader(io.StringIO(text[1:], newline=""), strict=True))


def cells(actions: ActionList, messages: Messages = ENGLISH) -> list[dict[str, str]]:
    """Return the cells of each row by the internal names of the columns."""
    keys = [*COLUMNS, "project", "phase"]
    return [dict(zip(keys, row, strict=True)) for row in rows(actions, messages)[1:]]


def test_the_columns() -> None:
    assert rows(listed())[0] == [
        *("Problem", "Level of the risk", "Status", "Owner", "Due", "Overdue", "Proposed date", "What to do", "Who"),
        *("Effort", "Done when", "Note", "Id", "Project", "Phase"),
    ]
    assert rows(listed(), DUTCH)[0][:7] == [
        *("Probleem", "Niveau van het risico", "Status", "Eigenaar", "Uiterlijk", "Te laat", "Voorgestelde datum"),
    ]


def test_a_row_has_everything_about_an_action() -> None:
    agreed, advised = cells(listed(item(agreed=agreement(is_overdue=True)), item("why.a", level=None)))
    assert agreed == {
        "risk": "Too little margin",
        "level": "high",
        "status": "being done",
        "owner": "project lead",
        "due": "2026-12-15",
        "overdue": "yes",
        "proposed": "",
        "do": "Plan a margin.",
        "who": "Project lead, with the supplier",
        "effort": "under a day",
        "done-when": "The plan has one.",
        "note": "Moved to March",
        "id": "timeline.margin",
        "project": "Brand portal",
        "phase": "Kickoff",
    }
    own = {"level": "", "status": "not taken yet", "owner": "", "due": "", "overdue": "no", "note": "", "id": "why.a"}
    assert advised == {**agreed, **own, "proposed": "2026-12-01"}


def test_the_status_is_in_the_language() -> None:
    words = [
        row["status"] for row in cells(listed(*(item(agreed=agreement(status)) for status in ActionStatus)), DUTCH)
    ]
    assert words == ["nog niet begonnen", "bezig", "klaar", "vervallen"]


@pytest.mark.parametrize("text", HOSTILE)
def test_any_text_is_text(text: str) -> None:
    shown = for_terminal(text)
    (row,) = cells(listed(item(title=shown, agreed=agreement(owner=shown, note=shown)), project=shown))
    assert {row[key] for key in ("risk", "owner", "note", "project")} == {for_spreadsheet(shown)}


@pytest.mark.parametrize("separator", [",", ";"])
def test_no_text_is_a_formula_in_a_spreadsheet(tmp_path: Path, separator: str) -> None:
    table = tmp_path / "actions.csv"
    items = [item(title=text, agreed=agreement(note=text)) for text in FORMULAS]
    table.write_bytes(render(listed(*items), ENGLISH).encode())
    (workbook,) = as_workbooks([table], separator)
    sheet = openpyxl.load_workbook(workbook).active
    assert sheet is not None
    assert [cell.value for row in sheet.iter_rows() for cell in row if cell.data_type == "f"] == []
