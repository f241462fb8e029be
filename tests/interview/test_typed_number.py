"""Numbers as people type them; tests/browser/test_logic.py runs more of them through Python and the form."""

import pytest

from implcheck.interview.typed_number import possible_numbers, read_number
from implcheck.model.answer_value import Value


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("40", 40),
        (" 40 ", 40),
        ("40%", 40),
        ("40 %", 40),
        ("40,5", 40.5),
        ("40.5", 40.5),
        ("-1", -1),
        ("+1", 1),
        ("0", 0),
        ("6.0", 6),
        ("x", "x"),
        ("", ""),
        ("%", "%"),
        ("1,000,5", "1,000,5"),
        ("1e3", "1e3"),
        ("nan", "nan"),
        ("٤", "٤"),
        ("1.000", "1.000"),
        ("1,000", "1,000"),
        ("1.000.000", 1000000),
        ("1.234,5", 1234.5),
        ("9" * 400, "9" * 400),
    ],
)
def test_numbers_as_people_type_them(typed: str, number: Value) -> None:
    read = read_number(typed)
    assert read == number
    assert type(read) is type(number)


@pytest.mark.parametrize(
    ("typed", "numbers"), [("1.000", (1000, 1)), ("12,500", (12500, 12.5)), ("0.125", (0.125,)), ("x", ())]
)
def test_a_text_may_mean_two_numbers(typed: str, numbers: tuple[float, ...]) -> None:
    assert possible_numbers(typed) == numbers
