"""The sheet of roles: the practices by role and the perception gaps of a round, as numbers."""

from pathlib import Path
from typing import Any

import pytest
from tests.reports.formats.xlsx.test_report import EN, NL
from tests.reports.pages import example, respondents
from tests.reports.rounds import assessed, combined_of
from tests.support.build import levels, questionnaire
from tests.support.workbook import opened, printed, texts

from implcheck.model.assessment import Assessment
from implcheck.reports.formats.chart_print import COLORS
from implcheck.reports.formats.xlsx.report import render
from implcheck.reports.options import Options
from implcheck.reports.role_table import practices_by_role
from implcheck.wording.messages import Messages
from implcheck.wording.symbols import symbol

NAMES = {"en": "Roles", "nl": "Rollen"}
SMALL = questionnaire(levels("one.a"), levels("one.b"), levels("two.c"))


def sheet_of(assessment: Assessment, options: Options = EN) -> Any:
    """The sheet of roles."""
    return opened(render(assessment, options))[NAMES[options.languages[0]]]


def rows(sheet: Any) -> list[list[Any]]:
    """The cells by row, without rows that are empty or have one text across."""
    merged = {str(cells).partition(":")[0] for cells in sheet.merged_cells.ranges}
    return [list(row) for row in sheet.iter_rows(min_row=2) if row[0].value and row[0].coordinate not in merged]


def values(sheet: Any) -> list[list[Any]]:
    """What the rows hold."""
    return [[cell.value for cell in row] for row in rows(sheet)]


@pytest.mark.parametrize("options", [EN, NL], ids=["en", "nl"])
def test_the_practices_by_role_are_the_numbers_of_the_report_in_the_colours_of_their_levels(options: Options) -> None:
    assessment, messages = respondents(), Messages(options.languages)
    table, _ = practices_by_role(assessment, combined_of(assessment), messages)
    sheet = sheet_of(assessment, options)
    assert [cell.value for cell in sheet[1]][2:-1] == [column.title for column in table.columns[1:]]  # type: ignore[union-attr]
    drawn = rows(sheet)[: len(assessment.practices)]
    for row, (name, *cells) in zip(drawn, table.rows, strict=True):  # type: ignore[union-attr]
        assert row[0].value == name.text
        figures = row[2:-1]
        assert [figure.value for figure in figures] == [None if cell.text == "-" else int(cell.text) for cell in cells]
        for figure, cell in zip(figures, cells, strict=True):
            if cell.marked:
                assert f"#{figure.font.color.rgb[2:].lower()}" == COLORS[cell.level]
                assert figure.number_format == f'"{symbol(cell.level)} "0'


@pytest.mark.parametrize("options", [EN, NL], ids=["en", "nl"])
def test_each_gap_has_the_level_of_each_role_and_the_one_that_counts(options: Options) -> None:
    assessment, messages = respondents(), Messages(options.languages)
    combined, names = combined_of(assessment), {practice.id: practice.short for practice in assessment.practices}
    expected = []
    for gap in combined.gaps:
        found = combined.question(gap.question)
        assert found is not None
        means = {view.role: view.mean for view in found.views}
        practice = messages.text(names[assessment.question(gap.question).practice])
        expected.append([practice, messages.text(gap.title), *map(means.get, combined.roles), found.counted])
    gaps = rows(sheet_of(assessment, options))[len(assessment.practices) :]
    assert len(gaps) > 3
    assert [[cell.value for cell in row] for row in gaps] == expected
    assert None in expected[0]
    for gap, row in zip(combined.gaps, gaps, strict=True):
        bold = [role for role, cell in zip(combined.roles, row[2:-1], strict=True) if cell.font.bold]
        assert set(bold) == {gap.higher.role, gap.lower.role}


def test_the_level_of_several_people_is_their_mean_and_zero_is_shown() -> None:
    voices = [
        ("sponsor", {"one.a": 4, "two.c": 4}),
        ("user", {"one.a": 0}),
        ("user", {"one.a": 1}),
        ("user", {"two.c": 0}),
    ]
    drawn = rows(sheet_of(assessed(*voices, small=SMALL)))
    assert [[cell.value for cell in row][2:4] for row in drawn] == [[100, 12], [100, 0], [4, 0], [4, 0.5]]
    assert {cell.number_format for row in drawn[2:] for cell in row[2:4]} == {"General"}


def test_without_gaps_only_the_practices_are_there() -> None:
    same = [("sponsor", {"one.a": 3, "two.c": 3}), ("user", {"one.a": 3, "two.c": 3})]
    sheet = sheet_of(assessed(*same, small=SMALL))
    assert [cell.value for cell in sheet[1]] == ["Practice", "sponsor", "user"]
    assert values(sheet) == [["one", 75, 75], ["two", 75, 75]]


@pytest.mark.parametrize(
    "voices",
    [
        [("user", {"one.a": 0})] * 6 + [("sponsor", {"one.a": 4})],
        [("user", {"one.a": 0})] * 4 + [("sponsor", {"one.a": 4})] * 4,
    ],
)
def test_fewer_than_two_roles_that_may_be_shown_have_no_sheet(voices: Any) -> None:
    together = assessed(*voices, small=SMALL, willing=False)
    assert "Roles" not in opened(render(together, EN)).sheetnames
    assert "Roles" in opened(render(assessed(*voices, small=SMALL), EN)).sheetnames
    assert "Roles" not in opened(render(example("erp-rollout"), EN)).sheetnames


def test_a_role_that_may_not_be_shown_apart_is_nowhere_on_the_sheet() -> None:
    voices = [("sponsor", {"one.a": 4})] * 6 + [("user", {"one.a": 0})] * 6 + [("Works council", {"one.a": 0})] * 5
    few = [("key-user", {"one.a": 2})] * 2
    small = assessed(
        *voices, *few, ("consultant", {"one.a": 1}), ("consultant", {"one.a": 1}), small=SMALL, willing=False
    )
    assert list(combined_of(small).roles) == ["sponsor", "user"]
    heads = [cell.value for cell in sheet_of(small)[1]]
    assert heads == ["Practice", "Question", "sponsor", "user", "Level that counts"]
    assert {len(row) for row in values(sheet_of(small))} == {len(heads)}
    assert not {"Works council", "key user", "consultant"} & set(texts(sheet_of(small)))


def test_of_many_roles_those_of_the_report_have_a_column_and_the_others_are_counted() -> None:
    roles = [f"Role {letter}" for letter in "ABCDEFGHIJ"]
    many = assessed(*[(role, {"one.a": 3}) for role in roles], small=SMALL, min_group=1)
    sheet = sheet_of(many)
    assert [cell.value for cell in sheet[1]][1:] == roles[:8]
    assert "2 roles" in str(sheet.cell(sheet.max_row, 1).value)


def test_a_role_is_never_a_formula() -> None:
    voices = [("=1+1", {"one.a": 4}), ("@SUM(A1)", {"one.a": 0})]
    sheet = sheet_of(assessed(*voices, small=SMALL))
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n"}
    assert "=1+1" in [cell.value for cell in sheet[1]]


@pytest.mark.parametrize("options", [EN, NL], ids=["en", "nl"])
def test_the_head_stays_and_it_prints_on_a_page_across(options: Options, tmp_path: Path) -> None:
    assessment, messages = respondents(), Messages(options.languages)
    data = render(assessment, options)
    sheet = opened(data)[NAMES[options.languages[0]]]
    assert (sheet.freeze_panes, sheet.print_title_rows) == ("A2", "$1:$1")
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    page = "".join(printed(data, tmp_path)[-1].split())
    assert "###" not in page
    expected = [messages.message("respondents.by-role-caption"), messages.message("workbook.gaps")]
    expected += [messages.text(gap.title) for gap in combined_of(assessment).gaps]
    expected += [messages.message("workbook.gap-ends"), messages.message("workbook.gap-means")]
    for text in expected:
        assert "".join(text.split()) in page


def test_the_same_round_gives_the_same_bytes() -> None:
    assert render(respondents(), EN) == render(respondents(), EN)
