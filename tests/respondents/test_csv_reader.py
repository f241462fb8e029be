"""CSV files: their rows become answers, and problems have the location of their cell."""

import json
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.respondents.files import (
    GROWTH,
    HOURS,
    KICKOFF,
    SUPPORT,
    line,
    lines,
    problems,
    read,
    values,
    written,
)

from implcheck.model.answers import NotYet
from implcheck.model.limits import LONGEST_LINE
from implcheck.model.problem import InvalidFile
from implcheck.respondents.combine import combine, combine_answers
from implcheck.respondents.sources import SourceOptions

CSV = """role,may_stand_apart,capacity.planned-hours-freed,capacity.planned-hours-freed:note,why.growth-room,capacity.supplier-support
sponsor,yes,8,"All settled,
really",3,preparation; setup
Key user,no,0,,not_applicable: Bought as it is,none
key-user,,0.5,,unknown,
"""


def test_columns_named_by_question_ids_need_no_mapping(tmp_path: Path) -> None:
    _, tally = read([written(tmp_path, "a.csv", CSV)])
    result = combine(tally, "kickoff", tally.questionnaire.by_id, min_group=1)
    assert tally.respondents == {"sponsor": 1, "key-user": 2}
    assert tally.willing == {"sponsor"}
    hours = result.question(HOURS)
    assert hours is not None
    assert [note.text for note in hours.notes] == ["All settled,\nreally"]
    assert values(tally)[SUPPORT] == ("preparation", "setup"), "a key user is not asked that"


@pytest.mark.parametrize("change", [lambda text: text.replace("\n", "\r\n"), lambda text: "\ufeff" + text])
def test_other_line_ends_and_a_byte_order_mark_are_fine(tmp_path: Path, change: Any) -> None:
    _, tally = read([written(tmp_path, "a.csv", change(CSV))])
    assert tally.respondents == {"sponsor": 1, "key-user": 2}


@pytest.mark.parametrize(
    ("table", "found"),
    [
        ("a,b\n1,2\n", [("table-no-role", 1, 1)]),
        ("role,why.growth-rom\nuser,3\n", [("table-column-unknown", 1, 6)]),
        ("role,why.growth-room,why.growth-room\nuser,3,3\n", [("table-column-twice", 1, 22)]),
        ("role,why.growth-room\nuser\nuser,3,,4\n\nuser,3,\n", [("table-row-width", 3, 9)]),
        ("role,why.growth-room\nuser,7\n,3\n", [("answer-no-such-level", 2, 6), ("table-role-empty", 3, 1)]),
        ('role,why.growth-room\n"a\nb",x\n', [("answer-not-a-level", 3, 4)]),
        ('role,why.growth-room\nuser,"3\nuser,3\n', [("table-not-csv", 2, 6)]),
        ('role,why.growth-room\nuser,"3"x\n', [("table-not-csv", 2, 6)]),
        ("role,may_stand_apart\nuser,perhaps\n", [("table-not-yes-or-no", 2, 6)]),
        ("role,why.growth-room\n", [("survey-no-respondents", 0, 0)]),
        (" \n", [("table-empty", 0, 0)]),
        (b"role,why.growth-room\nr\xe9,3\n", [("file-not-utf8", 2, 2)]),
        (b"r\0o\0l\0e\0", [("file-binary", 0, 0)]),
        (b"\xff\xfer\0o\0l", [("file-binary", 0, 0)]),
        (b"\xff\xfe\0\xd8o\0", [("file-binary", 0, 0)]),
        (b"role\n\0\n", [("file-binary", 0, 0)]),
        (b"role\n" + b"x" * (LONGEST_LINE + 1), [("line-too-long", 2, 1)]),
    ],
)
def test_problems_of_a_csv_file_have_their_locations(
    tmp_path: Path, table: str | bytes, found: Sequence[tuple[str, int, int]]
) -> None:
    located = problems([written(tmp_path, "a.csv", table)])
    assert located == [(code, "a.csv", line, column) for code, line, column in found]


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["sponsor", "user"]),
            st.sampled_from(["", "unknown", "0", "3", "4"]),
            st.sampled_from(["", "unknown", "0", "7.5", "12"]),
        ),
        min_size=1,
        max_size=30,
    )
)
def test_csv_and_json_lines_of_the_same_answers_give_the_same_tally(rows: list[tuple[str, str, str]]) -> None:
    def value(cell: str) -> Any:
        return None if not cell else cell if cell == "unknown" else json.loads(cell)

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        table = written(folder, "a.csv", f"role,{GROWTH},{HOURS}\n" + "".join(",".join(row) + "\n" for row in rows))
        objects = [line(role, {GROWTH: value(growth), HOURS: value(hours)}) for role, growth, hours in rows]
        (_, first), (_, second) = read([table]), read([written(folder, "a.jsonl", lines(*objects))])
    assert combine_answers(first) == combine_answers(second)
    assert first.respondents == second.respondents


def test_a_cell_may_be_as_long_as_a_line(tmp_path: Path) -> None:
    header = written(tmp_path, "a.csv", f'role,"{"x" * 200_000}"\nuser,3\n')
    assert [found[0] for found in problems([header])] == ["table-column-unknown"]
    cell = written(tmp_path, "b.csv", f"role,{GROWTH}\nuser,{'x' * 200_000}\n")
    assert [found[0] for found in problems([cell])] == ["answer-not-a-level"]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
def test_a_file_with_a_byte_order_mark_says_how_it_is_to_be_read(tmp_path: Path, encoding: str) -> None:
    table = f"Rol\t{GROWTH}\r\nLéíder\t3\r\n".replace("Rol", "role").encode(encoding)
    _, tally = read([written(tmp_path, "a.csv", table)])
    assert tally.respondents == {"Léíder": 1}


def test_blank_rows_and_rows_without_a_respondent_are_skipped(tmp_path: Path) -> None:
    rows = f" \n;;\nrole;{GROWTH};;x\n;;;\n \xa0 ; ;\nuser;3\n;;;a total\n\u200b;\n"
    mapping = written(tmp_path, "m.yaml", "columns: {x: }")
    _, tally = read([written(tmp_path, "a.csv", rows)], KICKOFF._replace(mapping=mapping))
    assert tally.respondents == {"user": 1}


@pytest.mark.parametrize(
    ("header", "code", "column"),
    [
        ("role;role", "table-column-twice", 6),
        (f"role;{GROWTH};{GROWTH}\xa0", "table-column-alike", 22),
        ("role;Growth;x;\u200bGrowth ", "table-column-alike", 15),
        ("role;x;x;;", None, 0),
        ("role;Growth; ;", None, 0),
    ],
)
def test_names_that_are_not_told_apart_are_wrong_only_if_they_are_used(
    tmp_path: Path, header: str, code: str | None, column: int
) -> None:
    mapping = (
        f"columns: {{{'Growth: why.growth-room, ' if 'Growth' in header else ''}{'x: ' if 'x' in header else ''}}}"
    )
    options = KICKOFF._replace(mapping=written(tmp_path, "m.yaml", mapping))
    table = written(tmp_path, "a.csv", f"{header}\nuser;3\n")
    if code is None:
        assert read([table], options)[1].respondents == {"user": 1}
    else:
        assert problems([table], options) == [(code, "a.csv", 1, column)]


def test_two_columns_of_one_name_are_both_named(tmp_path: Path) -> None:
    with pytest.raises(InvalidFile) as raised:
        read([written(tmp_path, "a.csv", f"role;{GROWTH};role\nuser;3;x\n")])
    assert dict(raised.value.problems[0].details) == {"column": "role", "other": "role", "first": "1", "second": "3"}


def test_a_replaced_question_is_left_out_with_a_warning(tmp_path: Path) -> None:
    table = written(tmp_path, "a.csv", f"role;capacity.hours-freed;{GROWTH}\nuser;8;3\n")
    sources, tally = read([table])
    assert values(tally) == {GROWTH: 3}
    found = [
        (warning.code, warning.details["new"], warning.location.column)
        for warning in sources.warnings
        if warning.location
    ]
    assert found == [("other-version-replaced", HOURS, 6)]


def test_a_csv_file_has_a_limit_of_columns(tmp_path: Path) -> None:
    text = "role," + ",".join(f"c{at}" for at in range(2000)) + "\n"
    assert problems([written(tmp_path, "a.csv", text)])[0][0] == "table-too-many-columns"


def test_roles_and_notes_in_a_csv_file_have_a_limit(tmp_path: Path) -> None:
    role, note = "r" * 20_001, "n" * 20_001
    text = f"role,{GROWTH},{GROWTH}:note\n{role},3,\nuser,3,{note}\nuser,3,{note[:-1]}\n"
    assert problems([written(tmp_path, "a.csv", text)]) == [
        ("text-too-long", "a.csv", 2, 1),
        ("text-too-long", "a.csv", 3, 8),
    ]


def test_a_record_over_many_lines_has_the_limit_of_a_line(tmp_path: Path) -> None:
    cell = '"' + "x\n" * 50_000 + '"'
    text = f"role,{GROWTH}\nuser" + f",{cell}" * 12
    assert problems([written(tmp_path, "a.csv", text)]) == [("table-row-too-long", "a.csv", 2, 1)]


def test_many_unknown_columns_are_counted_once(tmp_path: Path) -> None:
    table = written(tmp_path, "a.csv", "role," + ",".join(f"c{number}" for number in range(30)) + "\nuser" + ",1" * 30)
    with pytest.raises(InvalidFile) as raised:
        read([table])
    assert (len(raised.value.problems), raised.value.left_out) == (30, 0)


def test_not_yet_is_an_answer_to_any_question_that_has_it(tmp_path: Path) -> None:
    table = "role,support.value-seen,commitment.status-meeting\nproject-lead,not_yet,not_yet\n"
    _, tally = read([written(tmp_path, "a.csv", table)])
    assert set(combine_answers(tally).values()) == {NotYet()}
    found = problems([written(tmp_path, "b.csv", "role,why.growth-room\nuser,not_yet\n")])
    assert found == [("answer-not-yet", "b.csv", 2, 6)]


def test_a_text_of_a_survey_may_stand_for_not_yet(tmp_path: Path) -> None:
    mapping = written(
        tmp_path,
        "m.yaml",
        "role: Role\ncolumns: {Meetings: commitment.status-meeting}\n"
        "values: {commitment.status-meeting: {Too early to say: not_yet}}\n",
    )
    table = written(tmp_path, "a.csv", "Role,Meetings\nsponsor,Too early to say\n")
    _, tally = read([table], SourceOptions("P", "execution", mapping=mapping))
    assert combine_answers(tally) == {"commitment.status-meeting": NotYet()}
