"""How many lines a text takes."""

import pytest

from implcheck.reports.formats.docx.measure import lines, width

SIZE, ROOM = 10.0, 100.0
LONG = "a" * 40


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 1),
        ("two words", 1),
        (LONG, 3),
        (f"of {LONG}", 4),
        (f"{LONG} a", 3),
        ("aaaaaaaaaaaa bbbbbbbbbbbb cccccccccccc", 3),
        ("aaaaaaaaaaaa-bbbbbbbbbbbb", 2),
        ("one\ntwo", 2),
    ],
)
def test_a_line_ends_where_a_word_does_and_a_long_word_goes_on_over_several(text: str, count: int) -> None:
    assert lines(text, SIZE, ROOM) == count


def test_a_column_without_room_has_an_end() -> None:
    assert lines(LONG, SIZE, -5) == lines(LONG, SIZE, 0) >= width(LONG, SIZE) // SIZE
