"""Plain scalars are resolved by the YAML 1.2 core schema, in a file and by themselves."""

import json
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.loading.checks import position_of, tree

from implcheck.loading.yaml_scalars import resolved


@pytest.mark.parametrize(
    "word",
    [
        *("yes", "no", "on", "off", "Yes", "NO", "y", "n", "True!", "tRUE", "nil", "None", "nULL"),
        *("1_000", "12:30", "1:30:00", "2026-11-24", "2026-11-24T10:00:00Z", "1,5", "6%", "50 %", "1.2.3"),
        *("0b101", "0o8", "0xg", "0X1F", "0O17", "1e", "e3", ".", "+", "-", "--1", "+-1", "1e3.5", "._1"),
        *(".Nan", "nan", "inf", "-inf", "Infinity", "+.Inf.", "١٢", "½", "\uff12", "1\u00a0000"),
    ],
)
def test_a_word_that_resembles_another_type_stays_text(word: str) -> None:
    value = resolved(word)
    assert value == word
    assert isinstance(value, str)


@pytest.mark.parametrize(
    ("word", "number"),
    [
        *(("0", 0), ("7", 7), ("+1", 1), ("-12", -12), ("007", 7), ("-0", 0), ("00", 0)),
        *(("0o17", 15), ("0x1f", 31), ("0xFF", 255), ("0o0", 0)),
    ],
)
def test_digits_are_a_whole_number(word: str, number: int) -> None:
    value = resolved(word)
    assert value == number
    assert type(value) is int


@pytest.mark.parametrize(
    ("word", "number"),
    [
        *(("1.5", 1.5), ("1.", 1.0), (".5", 0.5), ("-.5", -0.5), ("+2.0", 2.0), ("03.5", 3.5)),
        *(("1e3", 1000.0), ("1E3", 1000.0), ("1e+3", 1000.0), ("25e-1", 2.5), (".5e1", 5.0), ("1.e1", 10.0)),
        *((".inf", math.inf), (".Inf", math.inf), (".INF", math.inf), ("+.inf", math.inf), ("-.inf", -math.inf)),
    ],
)
def test_a_point_or_an_exponent_makes_a_number(word: str, number: float) -> None:
    value = resolved(word)
    assert value == number
    assert type(value) is float


@pytest.mark.parametrize("word", [".nan", ".NaN", ".NAN"])
def test_nan_is_not_a_number(word: str) -> None:
    value = resolved(word)
    assert isinstance(value, float)
    assert math.isnan(value)


@pytest.mark.parametrize("word", ["", "~", "null", "Null", "NULL"])
def test_an_empty_value_is_null(word: str) -> None:
    assert resolved(word) is None


def test_true_and_false_are_the_only_booleans() -> None:
    assert [resolved(word) for word in ("true", "True", "TRUE")] == [True] * 3
    assert [resolved(word) for word in ("false", "False", "FALSE")] == [False] * 3


@pytest.mark.parametrize("word", ["+.Inf", "+.INF", "-.Inf", "-.INF"])
def test_infinity_may_be_written_with_a_sign_in_every_case(word: str) -> None:
    assert resolved(word) in {math.inf, -math.inf}


def test_a_row_of_digits_without_limit_is_text() -> None:
    assert resolved("9" * 300) == 10**300 - 1
    assert resolved("9" * 301) == "9" * 301
    assert resolved("9" * 1_000_000) == "9" * 1_000_000


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("a: yes", "yes"),
        ("a: 'null'", "null"),
        ('a: "5"', "5"),
        ("a: '5'", "5"),
        ("a: !!str 5", "5"),
        ("a: ! 5", "5"),
        ("a: !!int '5'", 5),
        ("a: !!float 1", 1),
        ("a: !!null ''", None),
        ("a: !!bool 'true'", True),
        ("a:", None),
        ("a: ''", ""),
        ("a: |\n  5\n", "5\n"),
        ("a: >-\n  true\n", "true"),
        ("a: 2026-11-24", "2026-11-24"),
        ("a: 5 # hours", 5),
        ("a: 5#hours", "5#hours"),
    ],
)
def test_quotes_and_tags_decide_the_type_of_a_value(written: str, value: object) -> None:
    found = tree(written).root.value
    assert found == {"a": value}
    assert type(found["a"]) is type(value)


@pytest.mark.parametrize("key", ["yes", "null", "12:30", "5", "1.5", "true", "2026-11-24", "~"])
def test_a_key_is_always_text(key: str) -> None:
    assert tree(f"{key}: 1").root.value == {key: 1}


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ('"\\ud83d\\ude80"', "🚀"),
        ('"a \\uD83D\\uDE80b\\u00e9 \\ud83d\\ude80"', "a 🚀bé 🚀"),
        ('"\\U0001f680"', "🚀"),
        ('"\\\\ud83d"', "\\ud83d"),
        ("'\\ud83d'", "\\ud83d"),
        ("\\ud83d", "\\ud83d"),
    ],
)
def test_two_escapes_for_a_character_are_that_character(written: str, value: str) -> None:
    assert tree(f"a: {written}\n{written}: 1\n").root.value == {"a": value, value: 1}


@given(st.text())
def test_any_text_of_json_is_read_as_it_was_written(text: str) -> None:
    written = json.dumps({"a": text, "b": [text]})
    assert tree(written).root.value == {"a": text, "b": [text]}


@pytest.mark.parametrize(
    ("written", "column"),
    [
        ('"x \\ud83d"', 7),
        ('"\\ude80\\ud83d"', 5),
        ('"\\ud83d\\ude80\\ude80"', 17),
        ('"\\\\\\ud83d"', 7),
        ('"\\U0000d83d"', 5),
        ('"\\ud83d\\u0041"', 5),
    ],
)
def test_half_a_character_is_a_problem_at_its_escape(written: str, column: int) -> None:
    parsed = tree(f"a: {written}\n")
    assert [position_of(found) for found in parsed.problems] == [("yaml-surrogate", 1, column)]
    parsed.root.value["a"].encode()
