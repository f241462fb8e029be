"""How the value of an answer is written."""

from typing import Any

import pytest

from implcheck.model.answer_value import listed, shown


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (6.0, "6"),
        (-0.5, "-0.5"),
        (1e300, "1" + str(int(1e300))[1:]),
        (True, "true"),
        (False, "false"),
        ("text", "text"),
        ((1.0, True, "a"), "[1, true, a]"),
        ((), "[]"),
        (float("inf"), ".inf"),
        (float("-inf"), "-.inf"),
        (float("nan"), ".nan"),
        (["levels"], "[levels]"),
    ],
)
def test_a_value_is_shown_as_a_person_would_write_it(value: Any, written: str) -> None:
    assert shown(value) == written


def test_a_list_of_values_is_separated_by_commas() -> None:
    assert listed([0, 1.5, "a"]) == "0, 1.5, a"
