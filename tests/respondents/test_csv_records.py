"""A record is read as a whole, and each of its cells has its place, over however many lines it goes."""

from pathlib import Path

import pytest
from tests.respondents.files import GROWTH, HOURS, KICKOFF, problems, read, values, written

from implcheck.model.limits import LONGEST_LINE
from implcheck.model.problem import InvalidFile
from implcheck.respondents.csv_records import CsvRecords

RECORD = 'one; "two\nlines";"a ""quoted""; cell";5" disk;;last\nnext;x\n'


def places(tmp_path: Path, text: str, columns: int) -> list[tuple[int, int, str]]:
    records = CsvRecords(written(tmp_path, "a.csv", text), ";")
    next(iter(records))
    found = [records.place.location(column) for column in range(columns)]
    return [(place.line, place.column, place.text[place.column - 1 :][:3]) for place in found]


def test_a_cell_has_its_line_and_column(tmp_path: Path) -> None:
    assert places(tmp_path, RECORD, 7) == [
        (1, 1, "one"),
        (1, 6, '"tw'),
        (2, 8, '"a '),
        (2, 29, '5" '),
        (2, 37, ";la"),
        (2, 38, "las"),
        (2, 42, ""),
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_of_all_kinds_are_counted_alike(tmp_path: Path, end: str) -> None:
    text = f'role,{GROWTH}{end}user,3{end}"us{end}er",9{end}'
    assert problems([written(tmp_path, "a.csv", text)]) == [("answer-no-such-level", "a.csv", 4, 5)]


def test_a_row_that_is_too_long_says_where_it_starts(tmp_path: Path) -> None:
    text = f'role,{GROWTH}\nuser,3\nuser,"3\n' + "user,3\n" * (LONGEST_LINE // 6)
    assert problems([written(tmp_path, "a.csv", text)]) == [("table-row-too-long", "a.csv", 3, 1)]


def test_a_place_stays_when_the_next_record_is_read(tmp_path: Path) -> None:
    records = CsvRecords(written(tmp_path, "a.csv", RECORD), ";")
    rows = iter(records)
    next(rows)
    place = records.place
    assert next(rows) == ["next", "x"]
    assert place.location().line == 1
    assert records.place.location(1) == records.place.location(1)
    assert records.place.location(1).line == 3


def test_an_error_of_the_file_is_raised_when_its_line_is_read(tmp_path: Path) -> None:
    records = CsvRecords(written(tmp_path, "a.csv", b"role;x\nuser;\xe9\n"))
    rows = iter(records)
    assert next(rows) == ["role", "x"]
    with pytest.raises(InvalidFile) as raised:
        next(rows)
    location = raised.value.problems[0].location
    assert location is not None
    assert (location.line, location.column, location.text) == (2, 6, "user;é")


def test_white_space_before_a_quotation_mark_belongs_to_no_cell(tmp_path: Path) -> None:
    table = written(tmp_path, "a.csv", f'"role"; "{GROWTH}";  "{HOURS}"\n"user"; "3";  "7.5"\n')
    assert values(read([table], KICKOFF)[1]) == {GROWTH: 3, HOURS: 7.5}
