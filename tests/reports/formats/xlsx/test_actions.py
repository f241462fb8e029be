"""The sheet of actions: the list that a project lead works with."""

import datetime
from pathlib import Path
from typing import Any

import pytest
from tests.reports.formats.xlsx.test_report import ACTIONS, EN, NL, sheets
from tests.reports.pages import example, respondents
from tests.support.build import assessed, levels, questionnaire
from tests.support.workbook import column, printed, texts

from implcheck.reports.formats.xlsx.report import render
from implcheck.reports.options import Options
from implcheck.reports.proposed_dates import proposed_date
from implcheck.wording.messages import Messages

HEADS = {
    "en": ("Owner", "Due", "Status", "Open,Doing,Done,Dropped"),
    "nl": ("Eigenaar", "Uiterlijk", "Status", "Open,Bezig,Klaar,Vervallen"),
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


@pytest.mark.parametrize(
    ("options", "done", "dropped"), [(EN, "Done", "Dropped"), (NL, "Klaar", "Vervallen")], ids=["en", "nl"]
)
def test_a_row_that_has_ended_turns_grey_and_a_date_that_has_passed_before_is_marked(
    options: Options, done: str, dropped: str
) -> None:
    sheet = sheets(example("erp-rollout"), options)[ACTIONS]
    (grey_cells, grey), (late_cells, late) = sorted(rules(sheet), key=lambda rule: rule[1].priority)
    due, status = (column(sheet, head)[0] for head in HEADS[options.languages[0]][1:3])
    assert grey_cells.startswith("A2:")
    ended = f'OR(${status.coordinate}="{done}",${status.coordinate}="{dropped}")'
    assert grey.formula == [ended]
    assert grey.stopIfTrue
    assert late_cells.startswith(due.coordinate)
    assert late.formula == [f"AND(ISNUMBER(${due.coordinate}),${due.coordinate}<TODAY(),NOT({ended}))"]
    assert grey.dxf.font.color.rgb != late.dxf.font.color.rgb


def test_the_actions_are_numbered_in_the_one_order() -> None:
    assessment = example("erp-rollout")
    sheet = sheets(assessment, EN)[ACTIONS]
    assert [cell.value for cell in column(sheet, "No.")] == list(range(1, 1 + len(assessment.actions)))
    assert [cell.value for cell in column(sheet, "Id")] == [action.finding for action in assessment.actions]


@pytest.mark.parametrize("options", [EN, NL], ids=["en", "nl"])
def test_two_dozen_actions_take_two_pages_and_lose_no_text(options: Options, tmp_path: Path) -> None:
    assessment, messages = respondents(), Messages(options.languages)
    assert len(assessment.actions) > 22
    owner = messages.message("column.owner")
    pages = [page for page in printed(render(assessment, options), tmp_path) if f" {owner} " in page[:250]]
    assert len(pages) == 2
    together = "".join(" ".join(pages).split())
    for action in assessment.actions:
        assert action.advice is not None
        for text in (action.advice.do, action.advice.done_when, action.advice.who):
            assert "".join(messages.text(text).split()) in together


def test_without_actions_a_sentence_says_so() -> None:
    best = assessed(questionnaire(levels("one.a"), levels("two.b")), {"one.a": 4, "two.b": 4})
    sheet = sheets(best, EN)[ACTIONS]
    assert best.actions == ()
    assert sum(text.endswith(".") and " " in text for text in texts(sheet)) == 1


def test_a_day_that_spreadsheets_cannot_count_is_written_as_text() -> None:
    assessment = example("erp-rollout")
    early = assessment._replace(about=assessment.about._replace(today=datetime.date(1899, 1, 2)))
    assert column(sheets(early, EN)[ACTIONS], "Due")[0].value == "1899-01-09"
