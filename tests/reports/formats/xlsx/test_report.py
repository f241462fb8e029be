"""The Excel workbook as a whole: its sheets, how they are printed, and what stands in their cells."""

import datetime
import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
from tests.reports.pages import example, nothing_answered, respondents
from tests.support.workbook import column, opened, printed, texts

from implcheck.model.assessment import Assessment
from implcheck.model.enums import State
from implcheck.model.problem import Location, Rejected, problem
from implcheck.reports.formats import spreadsheet_tables as tables_
from implcheck.reports.formats.chart_print import COLORS
from implcheck.reports.formats.xlsx.book import LONGEST_TITLE
from implcheck.reports.formats.xlsx.overview import DECISION
from implcheck.reports.formats.xlsx.report import render
from implcheck.reports.options import Options
from implcheck.wording.messages import Messages
from implcheck.wording.symbols import SYMBOLS

EN, NL = Options(("en", "nl")), Options(("nl", "en"))
NAMES = ["brand-portal", "erp-rollout", "crm-aftercare"]
OVERVIEW, ACTIONS, ANSWERS, SCORES = range(4)


def sheets(assessment: Assessment, options: Options) -> list[Any]:
    """Return the sheets of a workbook in their order."""
    return list(opened(render(assessment, options)))


def with_note(note: str) -> Assessment:
    """Return an assessment with a text as its project and as the note on its first question."""
    assessment = example("brand-portal")
    questions = (assessment.questions[0]._replace(note=note), *assessment.questions[1:])
    return assessment._replace(questions=questions, about=assessment.about._replace(project=note))


def broken(file: str = "r.yaml", count: int = 1) -> Rejected:
    """Return a file that cannot be used, with so many problems."""
    found = problem("answer-no-such-level", given=9, levels="0, 1")
    return Rejected(file, tuple(found.at(Location(file, line, 3, "x: 9")) for line in range(7, 7 + count)))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("options", [EN, NL], ids=["en", "nl"])
def test_the_same_assessment_gives_the_same_bytes(name: str, options: Options) -> None:
    assert render(example(name), options) == render(example(name), options)


def test_the_overview_comes_first_and_opens() -> None:
    assert opened(render(example("erp-rollout"), EN)).sheetnames == ["Overview", "Actions", "Answers", "Scores"]
    book = opened(render(example("erp-rollout"), NL))
    assert book.sheetnames == ["Overzicht", "Acties", "Antwoorden", "Scores"]
    assert book.active.title == "Overzicht"


def test_the_tables_have_filters_and_a_head_that_stays_and_is_repeated_on_paper() -> None:
    assessment = example("erp-rollout")
    asked = [question for question in assessment.questions if question.state is not State.NOT_ASKED]
    tables = sheets(assessment, EN)[ACTIONS:]
    for sheet, rows in zip(tables, (assessment.actions, asked, assessment.practices), strict=True):
        assert sheet.max_row == 1 + len(rows)
        assert sheet.auto_filter.ref == f"A1:{sheet.cell(1, sheet.max_column).column_letter}{1 + len(rows)}"
        assert sheet.freeze_panes == "A2"
        assert sheet.print_title_rows == "$1:$1"
        assert sheet.page_setup.orientation == "landscape"
        # A width of one page is the default, which is not written.
        assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)


def test_every_page_has_the_project_and_its_number() -> None:
    for sheet in sheets(example("erp-rollout"), NL):
        assert "ERP rollout" in sheet.oddFooter.left.text
        assert sheet.oddFooter.right.text == "Pagina &P van &N"
        assert sheet.page_setup.paperSize == 9
        assert sheet.sheet_properties.pageSetUpPr.fitToPage


@pytest.mark.parametrize("project", ["R&G", "&[Picture]", "&G", "2026", "x" * 300, "&P&N&&"])
def test_no_project_is_a_code_in_the_foot(project: str, tmp_path: Path) -> None:
    page = printed(render(with_note(project), EN), tmp_path)[0]
    shown, _, _ = page.rpartition("Page 1 of ")
    foot = project if len(project) <= LONGEST_TITLE else f"{project[: LONGEST_TITLE - 1]}…"
    assert "".join(shown.split()).endswith("".join(foot.split()))


@pytest.mark.parametrize("language", ["en", "nl"])
def test_no_two_columns_have_the_same_heading(language: str) -> None:
    messages = Messages((language,))
    for tables in (
        (tables_.ACTIONS, tables_.ANSWERS, tables_.PRACTICES, tables_.ORIGIN, DECISION),
        (tables_.PROBLEMS,),
    ):
        keys = dict.fromkeys([*(key for table in tables for key in table), "level-that-counts"])
        assert len({messages.message(f"column.{key}") for key in keys}) == len(keys)
    csv = tables_.QUESTIONS
    assert len({messages.message(f"column.{key}") for key in csv}) == len(csv)


@pytest.mark.parametrize(
    ("options", "head", "full"), [(EN, "Practice", "Practice in full"), (NL, "Thema", "Thema voluit")]
)
def test_every_sheet_calls_a_practice_by_the_same_name(options: Options, head: str, full: str) -> None:
    assessment, messages = respondents(), Messages(options.languages)
    short = {messages.text(practice.short) for practice in assessment.practices}
    titles = [messages.text(practice.title) for practice in assessment.practices]
    assert short.isdisjoint(titles)
    _, actions, answers, scores, roles = sheets(assessment, options)
    assert {name for cell in column(actions, head) for name in cell.value.split("; ")} <= short
    for sheet in (answers, scores):
        assert {cell.value for cell in column(sheet, head)} == short
    assert [cell.value for cell in column(scores, full)] == titles
    assert short <= {cell.value for cell in column(roles, head)}
    assert not set(texts(roles)) & set(titles)


def test_figures_are_numbers_and_rounded_down() -> None:
    assessment = example("brand-portal")
    scores = sheets(assessment, EN)[SCORES]
    low = [practice.score.low for practice in assessment.practices if practice.score is not None]
    assert [cell.value for cell in column(scores, "Points today")] == [int(score * 10) / 10 for score in low]
    shares = column(scores, "Share of the overall score")
    assert [cell.value for cell in shares] == [int(practice.share * 1000) / 1000 for practice in assessment.practices]
    assert {cell.number_format for cell in shares} == {"0.0%"}


@pytest.mark.parametrize(
    ("options", "gained", "today", "ceiling"),
    [
        (EN, "Points to gain, at most", "Points today", "Ceiling (points)"),
        (NL, "Hoogstens te winnen punten", "Punten nu", "Hoogst haalbaar (punten)"),
    ],
    ids=["en", "nl"],
)
def test_points_stand_under_the_right_heading(options: Options, gained: str, today: str, ceiling: str) -> None:
    assessment = example("erp-rollout")
    _, actions, _, scores = sheets(assessment, options)

    def values(sheet: Any, head: str) -> list[Any]:
        return [cell.value for cell in column(sheet, head)]

    given = [int(action.points * 10) / 10 if action.points else None for action in assessment.actions]
    assert values(actions, gained) == given
    assert None in given, "the points of an action that count with another are not there twice"
    practices = [practice.score for practice in assessment.practices if practice.score is not None]
    assert values(scores, today) == [int(score.low * 10) / 10 for score in practices]
    assert values(scores, ceiling) == [int(score.ceiling * 10) / 10 for score in practices]
    assert values(scores, today) != values(scores, ceiling)


def test_the_score_of_an_answer_is_a_whole_number() -> None:
    assessment = example("erp-rollout")
    asked = [question for question in assessment.questions if question.state is not State.NOT_ASKED]
    cells = column(sheets(assessment, EN)[ANSWERS], "Score (0 to 4)")
    assert [cell.value for cell in cells] == [question.score for question in asked]
    assert {type(cell.value) for cell in cells} == {int, type(None)}


@pytest.mark.parametrize("sheet", [ACTIONS, ANSWERS])
def test_a_level_has_its_symbol_its_word_and_the_colour_of_the_report(sheet: int) -> None:
    messages = Messages(("nl",))
    words = {f"{SYMBOLS[level]} {messages.level(level)}": COLORS[level] for level in SYMBOLS}
    cells = column(sheets(example("erp-rollout"), NL)[sheet], "Niveau van het risico")
    found = {cell.value: f"#{cell.font.color.rgb[2:].lower()}" for cell in cells if cell.value}
    assert len(found) >= 3
    assert found.items() <= {**words, "○ onbekend": COLORS[None]}.items()


@pytest.mark.parametrize(
    "note", ["=1+1", "+cmd|' /C calc'!A0", "@SUM(A1)", "-2", "\t=1", "http://example.org", "\x00\x1b[2J", "<r>x</r>"]
)
def test_a_text_is_never_a_formula_or_a_link(note: str) -> None:
    book = opened(render(with_note(note), EN))
    cell = column(book["Answers"], "Note")[0]
    assert cell.data_type == "s"
    kinds = {other.data_type for sheet in book for row in sheet.iter_rows() for other in row}
    assert kinds <= {"s", "n", "d"}
    assert not [other for sheet in book for row in sheet.iter_rows() for other in row if other.hyperlink]


def test_a_text_longer_than_a_cell_is_cut_off() -> None:
    value = column(opened(render(with_note("x" * 100_000), EN))["Answers"], "Note")[0].value
    assert len(value) == 32_767
    assert value.endswith("…")


def test_the_properties_name_the_project_the_day_and_the_language_and_no_library() -> None:
    data = render(example("erp-rollout"), NL)
    book = opened(data)
    assert (book.properties.title, book.properties.creator) == ("ERP rollout", "implcheck")
    assert book.properties.created == datetime.datetime.combine(datetime.date(2026, 11, 24), datetime.time.min)
    assert [(found.name, found.value) for found in book.custom_doc_props.props] == [("Language", "nl")]
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        assert not [name for name in parts.namelist() if b"xlsxwriter" in parts.read(name).lower()]


def test_a_file_that_cannot_be_used_gives_a_sentence_and_a_table() -> None:
    (sheet,) = opened(render(broken(count=2), EN))
    assert "r.yaml" in sheet["A1"].value
    assert "2 problems" in sheet["A1"].value
    assert [cell.value for cell in sheet[4]][:4] == ["r.yaml", 7, 3, "There is no level 9."]
    assert (sheet.freeze_panes, sheet.print_title_rows) == ("A4", "$3:$3")
    assert sheet.auto_filter.ref == "A3:E5"


@pytest.mark.parametrize("options", [EN, NL], ids=["en", "nl"])
def test_libreoffice_prints_all_of_a_table(options: Options, tmp_path: Path) -> None:
    assessment, messages = example("erp-rollout"), Messages(options.languages)
    pages = printed(render(assessment, options), tmp_path)
    assert "###" not in " ".join(pages)
    together = "".join(" ".join(pages).split())
    for action in assessment.actions:
        if action.advice is not None:
            for text in (action.advice.do, action.advice.done_when, action.advice.who):
                assert "".join(messages.text(text).split()) in together


@pytest.mark.parametrize(
    ("assessment", "more"), [(nothing_answered, []), (respondents, ["Roles"])], ids=["nothing", "round"]
)
def test_any_assessment_gives_a_workbook_with_all_sheets(assessment: Any, more: list[str]) -> None:
    book = opened(render(assessment(), EN))
    assert book.sheetnames == ["Overview", "Actions", "Answers", "Scores", *more]
    assert all(texts(sheet) for sheet in book)
