"""Blanks around quotation marks are no part of a cell, and a mark that is not closed is shown where it stands."""

import tempfile
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.respondents.files import written

from implcheck.model.problem import InvalidFile
from implcheck.respondents.csv_dialect import DELIMITERS
from implcheck.respondents.csv_quotes import without_blanks_around
from implcheck.respondents.csv_records import CsvRecords

CELLS = st.text(st.sampled_from('ab ,;\t"\n\xa0'), max_size=6)
BLANKS = st.sampled_from(["", " ", "  ", "\t", "\xa0"])


@given(st.lists(st.lists(st.tuples(CELLS, BLANKS, BLANKS), min_size=1, max_size=4), min_size=1, max_size=4), st.data())
def test_cells_between_quotation_marks_are_read_whatever_blanks_are_around_them(
    rows: list[list[tuple[str, str, str]]], data: st.DataObject
) -> None:
    delimiter = data.draw(st.sampled_from(DELIMITERS))

    def quoted(text: str, before: str, after: str) -> str:
        if delimiter == "\t":
            before, after = before.replace("\t", " "), after.replace("\t", " ")
        # A cell that goes on on the next line has only spaces before it: so far no tool was seen to write others.
        before = " " * len(before) if "\n" in text else before
        return f'{before}"{text.replace(chr(34), chr(34) * 2)}"{after}'

    text = "".join(delimiter.join(quoted(*cell) for cell in row) + "\r\n" for row in rows)
    with tempfile.TemporaryDirectory() as folder:
        records = CsvRecords(written(Path(folder), "a.csv", text), delimiter)
        assert list(records) == [[cell for cell, _, _ in row] for row in rows]


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ('a;"b" c;d\n', 1, 3),
        ('a;b\nc; "d\ne;f\n', 2, 3),
        ('a;"b\nc";"d" e\n', 2, 4),
        ('"a" ;"b" c\n', 1, 6),
    ],
)
def test_a_quotation_mark_that_is_wrong_is_shown_where_its_cell_starts(
    tmp_path: Path, text: str, line: int, column: int
) -> None:
    with pytest.raises(InvalidFile) as raised:
        list(CsvRecords(written(tmp_path, "a.csv", text), ";"))
    (found,) = raised.value.problems
    assert found.location is not None
    assert (found.code, found.location.line, found.location.column) == ("table-not-csv", line, column)


def test_a_cell_after_one_with_blanks_around_its_marks_has_its_own_column(tmp_path: Path) -> None:
    records = CsvRecords(written(tmp_path, "a.csv", 'a;\t"b;c"\xa0; d\n'), ";")
    assert next(iter(records)) == ["a", "b;c", "d"]
    assert [records.place.location(column).column for column in range(3)] == [1, 4, 12]


@pytest.mark.parametrize(
    "line", ['"a" ;' * 100_000, '"a' * 150_000 + '" ;\n', '"" ' * 150_000 + ";\n", '"a"' + " " * 250_000 + "x;\n"]
)
def test_a_long_line_takes_no_more_than_its_length(line: str) -> None:
    started = time.process_time()
    without_blanks_around(line, ";", is_inside=False)
    assert time.process_time() - started < 5
