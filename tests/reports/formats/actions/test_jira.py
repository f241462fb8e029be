"""The CSV for Jira, read back as Jira reads it: Excel's dialect, by the names of the columns."""

import csv
import io

import pytest
from tests.support.action_lists import agreement, item, listed
from tests.support.hostile_strings import FORMULAS, HOSTILE

from implcheck.model.enums import Level
from implcheck.reports.action_list import ActionList
from implcheck.reports.formats.actions.jira import HEADS, render
from implcheck.wording.escape import for_spreadsheet, for_terminal, shortened
from implcheck.wording.messages import Messages

ENGLISH, DUTCH = Messages(("en",)), Messages(("nl", "en"))


def rows(actions: ActionList, messages: Messages = ENGLISH) -> list[list[str]]:
    """Return the rows below the heads."""
    heads, *found = csv.reader(io.StringIO(render(actions, messages), newline=""), "excel", strict=True)
    assert tuple(heads) == HEADS
    return found


def test_an_agreed_action_has_its_date() -> None:
    (row,) = rows(listed(item(agreed=agreement())))
    assert (row[0], *row[2:]) == (
        "Too little margin",
        *("Task", "High", "2026-12-15", "implcheck", "timeline.margin"),
    )
    assert row[1].split("\n") == [
        "Brand portal · Kickoff",
        "project lead · due 15 December 2026 · being done",
        "Do: Plan a margin.",
        "Done when: The plan has one.",
        "Note: Moved to March",
    ]


def test_a_date_that_is_only_proposed_is_not_a_due_date() -> None:
    (row,) = rows(listed(item()))
    assert row[4] == ""
    assert "proposed: by 1 December 2026" in row[1]


def test_the_names_of_fields_and_priorities_are_those_of_jira_in_every_language() -> None:
    levels = [*Level, None]
    found = rows(listed(*(item(level=level) for level in levels)), DUTCH)
    expected = {"low": "Low", "moderate": "Medium", "high": "High", "critical": "Highest"}
    assert [row[3] for row in found] == [expected[level.value] if level is not None else "Medium" for level in levels]


def test_heads_have_no_punctuation_and_labels_no_blanks() -> None:
    text = render(listed(item("a b.c", agreement())), ENGLISH)
    assert text.startswith("Summary,")
    assert all(character.isalpha() or character == " " for head in HEADS for character in head)
    assert rows(listed(item("a b.c")))[0][5:] == ["implcheck", "ab.c"]


def test_a_long_title_is_cut() -> None:
    assert [len(row[0]) for row in rows(listed(item(title="x" * 250), item(title="x" * 251)))] == [250, 250]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("[~name] [x|https://example.org]", "\\[\\~name] \\[x|https://example.org]"),
        ("{code}x{code} Done!", "\\{code}x\\{code} Done!"),
        ("!https://example.org/x.png!", "\\!https://example.org/x.png!"),
    ],
)
def test_no_text_is_a_link_a_name_a_picture_or_a_macro(text: str, shown: str) -> None:
    assert rows(listed(item(agreed=agreement(note=text))))[0][1].endswith(f"\nNote: {shown}")


@pytest.mark.parametrize("text", [*HOSTILE, *FORMULAS])
def test_no_text_is_a_formula_or_leaves_its_cell(text: str) -> None:
    shown = for_terminal(text)
    (row,) = rows(listed(item(title=shown, agreed=agreement(owner=shown)), project=shown))
    assert len(row) == len(HEADS)
    assert row[0] == for_spreadsheet(shortened(shown, 250))
