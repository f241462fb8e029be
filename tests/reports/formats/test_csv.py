"""The CSV table, read back by Python's own reader."""

import csv
import datetime
import io
import unicodedata
from fractions import Fraction
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.reports.pages import acting_in, assessed_text, example, saying
from tests.support.build import NA, advice, assessed, levels, need, questionnaire
from tests.support.hostile_strings import FORMULAS as FORMULAS_EVERYWHERE
from tests.support.office import as_workbooks

from implcheck.model.problem import Location, Rejected, problem
from implcheck.model.text import Text
from implcheck.reports.formats.csv import render
from implcheck.reports.formats.spreadsheet_tables import ACTIONS, QUESTIONS, Rating, action_rows
from implcheck.reports.options import Options
from implcheck.wording.escape import for_spreadsheet, for_terminal
from implcheck.wording.messages import Messages

ENGLISH, DUTCH = Options(), Options(languages=("nl", "en"))

FORMULAS = [
    "=1+1",
    '=HYPERLINK("http://example.org","x")',
    "=cmd|'/C calc'!A0",
    "+1",
    "-1",
    "@SUM(1)",
    "\t=1",
    "\r=1",
    "\n=1",
    " =1",
    "\xa0=1",
    "\u3000=1",
    "\u200d=1",
    "\uff1d1",
    "\uff0b1",
    "\uff0d1",
    "\uff201",
    "\ufe621",
    "\u207c1",
]


def rows(text: str) -> list[list[str]]:
    """Return the rows, parsed by RFC 4180."""
    assert text[0] == "\ufeff"
    return list(csv.reader(io.StringIO(text[1:], newline=""), strict=True))


def cells(text: str, id_: str) -> dict[str, str]:
    """Return the cells of a question by the internal names of the columns."""
    return next(dict(zip(QUESTIONS, row, strict=True)) for row in rows(text) if row[1] == id_)


def test_the_columns() -> None:
    assert rows(render(example("brand-portal"), ENGLISH))[0] == [
        "Practice",
        "Id",
        "Question",
        "State of the answer",
        "Answer",
        "Score (0 to 4)",
        "Weight in its practice",
        "Share of the overall score (%)",
        "Points missing",
        "Level of the risk",
        "Knock-out",
        "Note",
        "Evidence",
        "What to do",
        "Who",
        "Effort",
        "Done when",
        "File",
        "Line",
        "Project",
        "Phase",
        "Date",
        "Questionnaire",
        "SHA-256 of the questionnaire's file",
        "Owner",
        "Due",
        "Status",
    ]


def test_the_columns_are_in_the_language_of_the_report() -> None:
    assert rows(render(example("brand-portal"), DUTCH))[0][:5] == [
        "Thema",
        "Id",
        "Vraag",
        "Stand van het antwoord",
        "Antwoord",
    ]


def test_the_title_of_a_phase_is_never_a_formula() -> None:
    portal = example("brand-portal")
    title = Text.of(en="=1+1", nl="=1+1")
    phase = portal.about.phase.model_copy(update={"title": title})
    table = render(portal._replace(about=portal.about._replace(phase=phase)), ENGLISH)
    assert {dict(zip(QUESTIONS, row, strict=True))["phase"] for row in rows(table)[1:]} == {"'=1+1"}


def test_there_is_a_row_for_every_question_that_is_asked() -> None:
    portal = example("brand-portal")
    asked = [question.id for question in portal.questions if question.state.value != "not_asked"]
    assert len(asked) > 20
    assert [row[1] for row in rows(render(portal, ENGLISH))[1:]] == asked
    assert {len(row) for row in rows(render(portal, ENGLISH))} == {len(QUESTIONS)}


def test_a_row_has_everything_about_a_question() -> None:
    found = cells(render(example("brand-portal"), ENGLISH), "timeline.margin")
    step = next(finding.advice for finding in example("brand-portal").findings if finding.id == "timeline.margin")
    assert found == {
        "practice": "Set out a concrete and feasible timeline",
        "id": "timeline.margin",
        "title": "Margin for setbacks",
        "state": "answered",
        "answer": "8% of the working days until go-live",
        "score": "1",
        "weight": found["weight"],
        "share": found["share"],
        "points-missing": "2.5",
        "level": "high",
        "knock-out": "no",
        "note": "Six free days out of the 77 working days until go-live on 16 March 2027.",
        "evidence": "Project plan, version of 17 November",
        "do": found["do"],
        "who": step.who.in_("en"),
        "effort": Messages(("en",)).effort(step.effort),
        "done-when": step.done_when.in_("en"),
        "file": "",
        "line": "",
        "project": "Brand portal",
        "phase": "Kickoff",
        "date": "2026-11-24",
        "questionnaire": "implementation",
        "digest": "",
        "owner": "",
        "due": "",
        "status": "",
    }
    # A quarter of what it weighs is scored, so three quarters are open.
    assert float(found["share"]) * 3 / 4 == pytest.approx(2.5, abs=0.1)


def test_a_question_with_the_best_answer_has_no_advice() -> None:
    small = questionnaire(levels("one.a"), levels("one.b"))
    found = cells(render(assessed(small, {"one.a": 4, "one.b": 1}), ENGLISH), "one.a")
    assert [found[name] for name in ("score", "points-missing", "level", "do", "who", "effort", "done-when")] == [
        "4",
        "0.0",
        "",
        "",
        "",
        "",
        "",
    ]


def test_a_not_applicable_answer_has_its_reason_and_no_numbers() -> None:
    small = questionnaire(levels("one.a"), levels("one.b"))
    found = cells(render(assessed(small, {"one.a": NA, "one.b": 1}), ENGLISH), "one.a")
    assert (found["state"], found["answer"]) == ("not applicable", "There is nothing of the kind here")
    assert [found[name] for name in ("score", "weight", "share", "points-missing", "line")] == [""] * 5


def test_numbers_have_the_decimal_sign_of_the_language() -> None:
    assert cells(render(example("brand-portal"), DUTCH), "timeline.margin")["points-missing"] == "2,5"


def test_lines_end_with_crlf() -> None:
    text = render(example("brand-portal"), ENGLISH)
    assert text.endswith("\r\n")
    assert text.count("\r\n") == text.count("\n") == text.count("\r") == len(rows(text))


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_is_a_formula(text: str) -> None:
    table = rows(render(assessed_text(saying(text)), ENGLISH))
    assert sum(cell.startswith("'") for row in table for cell in row) > 5
    for row in table:
        for cell in row:
            assert unicodedata.normalize("NFKC", cell.strip())[:1] not in {"=", "+", "-", "@"}, cell


def lines(text: str) -> str:
    """Return the text with LF as its only line end."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def bare(text: str) -> str:
    """Return the text without the apostrophes and blanks that escaping may add."""
    return text.replace("'", "").replace(" ", "")


@given(
    st.text(min_size=1).filter(lambda text: text.strip() and not text.strip().startswith("<"))
)  # "<A>" is to fill in
def test_any_text_is_read_back_unchanged(text: str) -> None:
    assessment = assessed_text(saying(text))
    table = render(assessment, ENGLISH)
    note = cells(table, "why.problem-statement")["note"]
    original = lines(assessment.question("why.problem-statement").note or "")
    if all(for_terminal(line) == line for line in original.split("\n")):
        assert bare(note) == bare(original)
    for row in rows(table):
        for cell in row:
            assert acting_in(cell) == []


@given(st.text())
def test_a_cell_never_starts_as_a_formula(text: str) -> None:
    cell = for_spreadsheet(text)
    assert unicodedata.normalize("NFKC", cell.strip())[:1] not in {"=", "+", "-", "@"}
    assert cell[:1] not in {"\t", "\r", "\n"}
    assert acting_in(cell) == []
    assert cell.encode().decode() == cell


@pytest.mark.parametrize(
    ("text", "cell"), [("\nx", "'\nx"), ("\tx", "' x"), ("\rx", "'\nx"), ("x\t=1\n=1", "x =1\n'=1")]
)
def test_blanks_that_could_separate_cells_are_escaped(text: str, cell: str) -> None:
    assert for_spreadsheet(text) == cell


def test_a_text_longer_than_a_cell_is_cut_off() -> None:
    cell = for_spreadsheet("\U0001d4b3" * 40_000)
    assert len(cell.encode("utf-16-le")) <= 2 * 32_767
    assert cell.endswith("\U0001d4b3…")


def test_control_characters_are_escaped() -> None:
    assert for_spreadsheet("a\x00b\x1b[31m\u202ec\td") == r"a\x00b\x1b[31m\u202ec d"


def test_a_file_that_cannot_be_used_is_a_table_of_its_problems() -> None:
    unknown_key = problem("key-unknown", ("=x",), key="=x").at(Location("=a.yaml", 3, 5, "=x: 1"))
    missing_file = problem("file-missing").at(Location("b.yaml"))
    table = rows(render(Rejected("=a.yaml", (unknown_key, missing_file)), ENGLISH))
    assert table[0] == ["File", "Line", "Column", "What is wrong", "What to do"]
    assert table[1][:3] == ["'=a.yaml", "3", "5"]
    assert table[2][:4] == ["b.yaml", "", "", "There is no such file."]
    assert all(row[3] and row[4] for row in table[1:])


def test_options_do_not_change_the_table() -> None:
    short = Options(width=60, color=True, top=1, quiet=True)
    assert render(example("erp-rollout"), ENGLISH) == render(example("erp-rollout"), short)


def formulas(workbook: Path) -> list[str]:
    """Return the formulas of a workbook."""
    book = openpyxl.load_workbook(workbook)
    return [str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"], ids=["comma", "semicolon", "tab", "bar"])
def test_a_spreadsheet_finds_no_formula_with_any_separator(separator: str, tmp_path: Path) -> None:
    naive, table = tmp_path / "naive.csv", tmp_path / "table.csv"
    naive.write_text(f"a{separator}=1+1{separator}b\r\n", encoding="utf-8", newline="")
    tables = [render(assessed_text(saying(text)), ENGLISH) for text in FORMULAS_EVERYWHERE]
    table.write_text("".join(tables), encoding="utf-8", newline="")
    found = [formulas(workbook) for workbook in as_workbooks([naive, table], separator)]
    assert found == [["=1+1"], []]


def test_what_has_not_happened_yet_is_the_answer_in_words() -> None:
    small = questionnaire(levels("one.a", not_yet="Nothing was late yet."), levels("one.b"))
    found = cells(render(assessed(small, {"one.a": "not_yet", "one.b": 1}), ENGLISH), "one.a")
    assert [found[name] for name in ("state", "answer", "score", "share", "do")] == [
        "not yet",
        "Nothing was late yet.",
        "",
        "",
        "",
    ]


def test_finding_out_is_a_row_of_the_actions() -> None:
    roles = [{"id": "sponsor", "title": "sponsor", "exists_when": need("one.a")}]
    needing = questionnaire(
        levels("one.a", help="Ask around."), levels("two.b", advice=advice(roles=["sponsor"])), roles=roles
    )
    first, second = action_rows(assessed(needing, {"two.b": 1}))
    messages = Messages(("en",))
    assert [cell(first, messages) for cell in ACTIONS.values()] == [
        1,
        Rating(None, "unknown"),
        "Find out: Question one.a",
        "Ask around.",
        None,
        None,
        Fraction(50),
        None,
        "one",
        None,
        datetime.date(2026, 12, 1),
        "Open",
        "one.a",
    ]
    assert ACTIONS["do"](second, messages) == "Do it."
