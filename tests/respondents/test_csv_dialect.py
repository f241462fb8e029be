"""The delimiter is found from whole records, and every table that a spreadsheet writes is read back as the same cells."""

import csv
import io
import tempfile
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.respondents.files import GROWTH, KICKOFF, read, values, written

from implcheck.respondents.csv_dialect import DELIMITERS, Lookahead, guessed_delimiter, named_delimiter
from implcheck.respondents.csv_records import CsvRecords
from implcheck.respondents.table import Table

CELLS = st.text(st.sampled_from("ab ,;\t\"\n'é€|3"), max_size=8).map(lambda text: text.strip(" "))


@given(
    st.lists(st.lists(CELLS, min_size=2, max_size=4), min_size=1, max_size=6),
    st.sampled_from(DELIMITERS),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
    st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC]),
    st.booleans(),
)
def test_whatever_the_csv_module_writes_is_read_as_the_same_cells(
    rows: list[list[str]], delimiter: str, end: str, encoding: str, quoting: int, says_so: bool
) -> None:
    if end == "\r":  # the module puts a line feed between quotation marks only if a line feed ends its lines
        quoting = csv.QUOTE_ALL
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter, lineterminator=end, quoting=quoting).writerows(rows)  # type: ignore[arg-type]
    content = (f"sep={delimiter}{end}" if says_so else "") + text.getvalue()
    with tempfile.TemporaryDirectory() as folder:
        name = written(Path(folder), "a.csv", content.encode(encoding))
        records = CsvRecords(name, None if says_so else delimiter)
        assert [row for row in records if any(row)] == [row for row in rows if any(row)]


@given(
    st.lists(CELLS.filter(bool), min_size=1, max_size=4),
    st.sampled_from(DELIMITERS),
    st.lists(st.lists(CELLS, min_size=2, max_size=5), max_size=4),
)
def test_the_delimiter_of_a_table_with_a_known_column_is_found(
    names: list[str], delimiter: str, rows: list[list[str]]
) -> None:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter).writerows([[*names, "My role"], *rows])
    with tempfile.TemporaryDirectory() as folder:
        table = Table(CsvRecords(written(Path(folder), "a.csv", text.getvalue()), expected=["My role"]))
    assert table.names[-1] == "My role"
    assert len(table.names) == len(names) + 1


@pytest.mark.parametrize(
    ("lines", "delimiter"),
    [
        (['"What, how;', 'and why";Role;x\n', "1;2;3\n"], ";"),
        (['a,"b;c;d\n', 'e;f",Role\n'], ","),
        (["Role\tx, y, z\n"], "\t"),
        (["Role\n"], ","),
        (["x;y;z\n", "1,5;2,5;3,5\n"], ";"),
        ([], ","),
    ],
)
def test_the_delimiter_is_guessed_from_whole_records(lines: Sequence[str], delimiter: str) -> None:
    assert guessed_delimiter(Lookahead(iter(lines)), ["Role"]) == delimiter


@pytest.mark.parametrize(
    ("line", "delimiter"),
    [
        ("sep=;\r\n", ";"),
        ("SEP=,\n", ","),
        ('"sep=;"\n', ";"),
        ("sep=\t\n", "\t"),
        ("sep=|", "|"),
        ("sep=;;;;\r\n", ";"),
        ("sep=a\n", None),
        ("sep;role\n", None),
        ("", None),
    ],
)
def test_a_line_may_name_the_delimiter(line: str, delimiter: str | None) -> None:
    assert named_delimiter(line) == delimiter


def test_what_the_file_names_counts_more_than_what_the_mapping_says(tmp_path: Path) -> None:
    mapping = written(tmp_path, "m.yaml", 'delimiter: ","\nproject: P\nphase: kickoff\n')
    table = written(tmp_path, "a.csv", f"sep=;\r\nrole;{GROWTH}\r\nuser;3\r\n")
    _, tally = read([table], KICKOFF._replace(mapping=mapping))
    assert values(tally) == {GROWTH: 3}
