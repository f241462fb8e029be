"""The sheet of actions: the list that a project lead works with."""

import datetime
from typing import Any

import pytest
from tests.reports.formats.xlsx.test_report import ACTIONS, EN, NL, sheets
from tests.reports.pages import example
from tests.support.build import assessed, levels, questionnaire
from tests.support.workbook import column, texts

from implcheck.reports.options import Options
from implcheck.reports.proposed_dates import proposed_date

HEADS = {
    "en": ("Owner", "Due", "Status", "Open,In progress,Done"),
    "nl": ("Eigenaar", "Uiterlijk", "Status", "Open,In uitvoering,Gereed"),
}


def rules(sheet: Any) -> list[Any]:
    """Return the rules of conditional formatting with the cells that they hold for."""
    return [(str(cells.sqref), rule) for cells in sheet.conditional_formatting for rule in cells.rules]


@pytest.mark.parametrize("options", [EN, NL], ids=["en", "nl"])
def test_owner_due_and_status_are_there_to_fill_in(options: Options) -> None:
    assessment = example("erp-rollout")
    sheet = sheets(assessment, options)[ACTIONS]
    owner, due, status, words = HEADS[options.languages[0]]
    assert {cell.value for cell in column(sheet, owner)} == {None}
    assert {cell.value for cell in column(sheet, status)} == {words.partition(",")[0]}
    proposed = [proposed_date(action, assessment.about.today) for action in assessment.actions]
    assert [cell.value for cell in column(sheet, due)] == [
        datetime.datetime.combine(day, datetime.time.min) for day in proposed
    ]
    assert len(set(proposed)) > 1
    assert all(cell.is_date for cell in column(sheet, due))


@pytest.mark.parametrize("options", [EN, NL], ids=["en", "nl"])
def test_due_takes_dates_only_and_status_is_a_list(options: Options) -> None:
    sheet = sheets(example("erp-rollout"), options)[ACTIONS]
    _, due, status, words = HEADS[options.languages[0]]
    validations = {rule.type: rule for rule in sheet.data_validations.dataValidation}
    assert validations.keys() == {"date", "list"}
    assert validations["list"].formula1 == f'"{words}"'
    for head, kind in ((due, "date"), (status, "list")):
        cells = column(sheet, head)
        assert all(cell.coordinate in validations[kind].sqref for cell in cells)
        below = cells[-1].offset(row=1).coordinate
        assert below in validations[kind].sqref


def test_due_says_that_it_starts_as_a_proposal() -> None:
    sheet = sheets(example("erp-rollout"), EN)[ACTIONS]
    comments = {cell.value: cell.comment.text for cell in sheet[1] if cell.comment}
    assert "proposal" in comments["Due"]
    assert "Points to gain, at most" in comments


@pytest.mark.parametrize(("options", "done"), [(EN, "Done"), (NL, "Gereed")], ids=["en", "nl"])
def test_a_row_that_is_done_turns_grey_and_a_date_that_has_passed_is_marked(options: Options, done: str) -> None:
    sheet = sheets(example("erp-rollout"), options)[ACTIONS]
    (grey_cells, grey), (late_cells, late) = sorted(rules(sheet), key=lambda rule: rule[1].priority)
    due, status = (column(sheet, head)[0] for head in HEADS[options.languages[0]][1:3])
    assert grey_cells.startswith("A2:")
    assert grey.formula == [f'${status.coordinate}="{done}"']
    assert late_cells.startswith(due.coordinate)
    assert f"${due.coordinate}<TODAY()" in late.formula[0]
    assert grey.dxf.font.color.rgb != late.dxf.font.color.rgb


def test_the_actions_are_numbered_in_the_one_order() -> None:
    assessment = example("erp-rollout")
    sheet = sheets(assessment, EN)[ACTIONS]
    assert [cell.value for cell in column(sheet, "No.")] == list(range(1, 1 + len(assessment.actions)))
    assert [cell.value for cell in column(sheet, "Id")] == [action.finding for action in assessment.actions]


def test_without_actions_a_sentence_says_so() -> None:
    best = assessed(questionnaire(levels("one.a"), levels("two.b")), {"one.a": 4, "two.b": 4})
    sheet = sheets(best, EN)[ACTIONS]
    assert best.actions == ()
    assert sum(text.endswith(".") and " " in text for text in texts(sheet)) == 1


def test_a_day_that_spreadsheets_cannot_count_is_written_as_text() -> None:
    assessment = example("erp-rollout")
    early = assessment._replace(about=assessment.about._replace(today=datetime.date(1899, 1, 2)))
    assert column(sheets(early, EN)[ACTIONS], "Due")[0].value == "1899-01-09"
