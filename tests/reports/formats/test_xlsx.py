"""The Excel workbook: read back by a library, and opened by LibreOffice."""

import io
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from tests.reports.pages import example
from tests.support.office import as_pdf

from implcheck.model.enums import State
from implcheck.model.problem import Location, Rejected, problem
from implcheck.reports.formats.xlsx import render
from implcheck.reports.options import Options

EN, NL = Options(("en", "nl")), Options(("nl", "en"))


def opened(data: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(data))


@pytest.mark.parametrize("name", ["brand-portal", "erp-rollout", "crm-aftercare"])
@pytest.mark.parametrize("options", [EN, NL], ids=["en", "nl"])
def test_the_same_assessment_gives_the_same_bytes(name: str, options: Options) -> None:
    assert render(example(name), options) == render(example(name), options)


def test_actions_answers_and_scores_are_sheets_with_filters_and_frozen_headings() -> None:
    assessment, book = example("erp-rollout"), opened(render(example("erp-rollout"), EN))
    assert book.sheetnames == ["Actions", "Answers", "Scores"]
    asked = [question for question in assessment.questions if question.state is not State.NOT_ASKED]
    for sheet, rows in zip(book, (assessment.actions, asked, assessment.practices), strict=True):
        assert sheet.max_row == 1 + len(rows)
        assert sheet.auto_filter.ref.startswith("A1:")
        assert sheet.freeze_panes == "A2"


def test_figures_are_numbers_and_rounded_down() -> None:
    book = opened(render(example("brand-portal"), EN))
    points = {row[6].value: row[1].value for row in book["Scores"].iter_rows(min_row=2)}
    low = {
        practice.id: practice.score.low for practice in example("brand-portal").practices if practice.score is not None
    }
    assert points == {id_: int(score * 10) / 10 for id_, score in low.items()}


@pytest.mark.parametrize(
    ("options", "gained", "today", "ceiling"),
    [
        (EN, "Points gained (at most)", "Points today", "Ceiling (points)"),
        (NL, "Te winnen punten (hoogstens)", "Punten nu", "Hoogst haalbaar (punten)"),
    ],
    ids=["en", "nl"],
)
def test_points_stand_under_the_right_heading(options: Options, gained: str, today: str, ceiling: str) -> None:
    assessment = example("erp-rollout")
    actions, _, scores = opened(render(assessment, options))

    def column_values(sheet: Any, head: str) -> list[float]:
        column = [cell.value for cell in sheet[1]].index(head)
        return [row[column].value for row in sheet.iter_rows(min_row=2)]

    assert column_values(actions, gained) == [int(action.points * 10) / 10 for action in assessment.actions]
    practices = [practice.score for practice in assessment.practices if practice.score is not None]
    assert column_values(scores, today) == [int(score.low * 10) / 10 for score in practices]
    assert column_values(scores, ceiling) == [int(score.ceiling * 10) / 10 for score in practices]
    assert column_values(scores, today) != column_values(scores, ceiling)


@pytest.mark.parametrize(
    "note", ["=1+1", "+cmd|' /C calc'!A0", "@SUM(A1)", "-2", "\t=1", "http://example.org", "\x00\x1b[2J"]
)
def test_a_text_is_never_a_formula_or_a_link(note: str) -> None:
    assessment = example("brand-portal")
    questions = (assessment.questions[0]._replace(note=note), *assessment.questions[1:])
    sheet = opened(render(assessment._replace(questions=questions), EN))["Answers"]
    cell = sheet["F2"]
    assert cell.data_type == "s"
    assert cell.hyperlink is None
    assert all(other.data_type != "f" for row in sheet.iter_rows() for other in row)


def test_a_text_longer_than_a_cell_is_cut_off() -> None:
    assessment = example("brand-portal")
    questions = (assessment.questions[0]._replace(note="x" * 100_000), *assessment.questions[1:])
    value = opened(render(assessment._replace(questions=questions), EN))["Answers"]["F2"].value
    assert len(value) == 32_767
    assert value.endswith("…")


def test_an_invalid_file_gives_a_sheet_of_its_problems() -> None:
    found = problem("answer-no-such-level", given=9, levels="0, 1").at(Location("r.yaml", 7, 3, "x: 9"))
    (sheet,) = opened(render(Rejected("r.yaml", (found,)), EN))
    assert [cell.value for cell in sheet[2]][:4] == ["r.yaml", 7, 3, "There is no level 9."]


def test_libreoffice_opens_it(tmp_path: Path) -> None:
    (tmp_path / "actions.xlsx").write_bytes(render(example("erp-rollout"), NL))
    assert as_pdf(tmp_path / "actions.xlsx").startswith(b"%PDF")
