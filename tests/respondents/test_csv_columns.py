"""Columns are assigned by their names; columns that answer one question, or tick one option, twice are named."""

from pathlib import Path

import pytest
from tests.respondents.files import GROWTH, KICKOFF, SUPPORT, problems, read, values, written

from implcheck.respondents.combine import combine_answers

ANSWER = f"question: {SUPPORT}"


def mapped(folder: Path, mapping: str) -> str:
    return written(folder, "m.yaml", mapping)


@pytest.mark.parametrize(
    ("mapping", "header", "found"),
    [
        (f"A: {GROWTH}, B: {GROWTH}", "role;A;B", ("table-question-twice", "a.csv", 1, 8)),
        (f"A: {SUPPORT}, B: {SUPPORT}", "role;A;B", ("table-ticks-unclear", "m.yaml", 1, 41)),
        (f"A: {SUPPORT}, B: {{{ANSWER}, option: setup}}", "role;A;B", ("table-ticks-unclear", "m.yaml", 1, 11)),
        (f"A: {{{ANSWER}, option: setup}}, B: {SUPPORT}", "role;A;B", ("table-ticks-unclear", "m.yaml", 1, 68)),
        (
            f"A: {{{ANSWER}, option: setup}}, B: {{{ANSWER}, option: setup}}",
            "role;A;B",
            ("table-option-twice", "a.csv", 1, 8),
        ),
        ("", f"role;{SUPPORT};{SUPPORT} [setup]", ("table-ticks-unclear", "a.csv", 1, 32)),
        ("", f"role;{GROWTH}[3]", ("table-column-unknown", "a.csv", 1, 6)),
        ("", f"role;{SUPPORT}:note;{SUPPORT} :note", ("table-column-unknown", "a.csv", 1, 37)),
        ("", "role;x;x;x", ("table-column-unknown", "a.csv", 1, 6)),
    ],
)
def test_columns_that_clash_are_located(
    tmp_path: Path, mapping: str, header: str, found: tuple[str, str, int, int]
) -> None:
    options = KICKOFF._replace(mapping=mapped(tmp_path, f"columns: {{{mapping}}}"))
    assert problems([written(tmp_path, "a.csv", f"{header}\nuser;;\n")], options) == [found]


def test_two_columns_of_notes_about_one_question_clash(tmp_path: Path) -> None:
    options = KICKOFF._replace(mapping=mapped(tmp_path, f"notes: {{A: {GROWTH}, B: {GROWTH}}}"))
    table = written(tmp_path, "a.csv", f"role;{GROWTH};A;B\nuser;3;x;y\n")
    assert problems([table], options) == [("table-notes-twice", "a.csv", 1, 24)]


def test_a_column_can_be_named_after_an_option_without_a_mapping(tmp_path: Path) -> None:
    table = f"role;{SUPPORT}[setup];{SUPPORT} [go-live];{SUPPORT}:note\nsponsor;x;;Agreed in May\nsponsor;;y;\n"
    _, tally = read([written(tmp_path, "a.csv", table)])
    assert values(tally)[SUPPORT] == ("go-live",)
    answer = combine_answers(tally, min_group=1)[SUPPORT]
    assert answer.note == "Agreed in May"


def test_an_unknown_option_between_brackets_is_named(tmp_path: Path) -> None:
    options = KICKOFF._replace(
        mapping=mapped(tmp_path, f"columns: {{'A [Setup]': {SUPPORT}}}\nvalues: {{{SUPPORT}: {{Setup: setup}}}}")
    )
    _, tally = read([written(tmp_path, "a.csv", "role;A [Setup]\nsponsor;Ja\n")], options)
    assert values(tally) == {SUPPORT: ("setup",)}


def test_a_tick_that_does_not_fit_is_located_in_its_own_column(tmp_path: Path) -> None:
    header = f"role;{SUPPORT}[setup];{SUPPORT}[none]"
    table = written(tmp_path, "a.csv", f"{header}\nsponsor;yes;yes\nsponsor;;perhaps\nsponsor;maybe;\n")
    assert problems([table]) == [
        ("answer-exclusive", "a.csv", 2, 13),
        ("table-not-ticked", "a.csv", 3, 10),
        ("table-not-ticked", "a.csv", 4, 9),
    ]


def test_unknown_in_one_column_is_unknown_of_the_question(tmp_path: Path) -> None:
    table = f"role;{SUPPORT}[setup];{SUPPORT}[none]\nsponsor;unknown;\nsponsor;;\n"
    _, tally = read([written(tmp_path, "a.csv", table)])
    assert (tally.questions[SUPPORT].counting.unknown, values(tally)) == (1, {})
