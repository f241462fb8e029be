"""What the public functions refuse before they do anything."""

import datetime
from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest
from tests.support.cli import BRAND_PORTAL

from implcheck.api import Gate, Level, assess, load_answers
from implcheck.api.arguments import check_gate
from implcheck.model.gate import Asked

TODAY = datetime.date(2026, 11, 24)
NOT_A_NUMBER = float("nan")


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"fail_under": -1}, "fail_under is a number from 0 to 100, not -1"),
        ({"fail_under": 101}, "fail_under is a number from 0 to 100, not 101"),
        ({"fail_under": Fraction(1001, 10)}, "fail_under is a number from 0 to 100, not 1001/10"),
        ({"fail_under": NOT_A_NUMBER}, "fail_under is a number from 0 to 100, not nan"),
        ({"fail_under_practices": {"why": 500}}, "fail_under_practices of 'why' is a number from 0 to 100, not 500"),
        ({"require_evidence": 9}, "require_evidence is a whole number from 0 to 4, not 9"),
        ({"require_evidence": -1}, "require_evidence is a whole number from 0 to 4, not -1"),
        ({"max_age": -1}, "max_age is a whole number, at least 0, not -1"),
    ],
)
def test_a_number_out_of_range_is_refused(fields: dict[str, Any], sentence: str) -> None:
    with pytest.raises(ValueError) as refused:  # noqa: PT011 - the whole sentence is compared
        assess(load_answers(BRAND_PORTAL), today=TODAY, gate=Gate(**fields))
    assert str(refused.value) == sentence


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"fail_on": "high"}, "fail_on is a Level, such as Level.HIGH, not 'high'"),
        ({"fail_under": "50"}, "fail_under is a number from 0 to 100, not '50'"),
        ({"fail_under": True}, "fail_under is a number from 0 to 100, not True"),
        (
            {"fail_on_practices": {"why": "high"}},
            "fail_on_practices of 'why' is a Level, such as Level.HIGH, not 'high'",
        ),
        (
            {"fail_on_practices": Level.HIGH},
            "fail_on_practices maps ids of practices to demands; it cannot be <Level.HIGH: 'high'>",
        ),
        (
            {"fail_under_practices": {1: 50}},
            "fail_under_practices maps ids of practices, which are texts; 1 is none",
        ),
        (
            {"require_complete_in": "why"},
            "require_complete_in is a tuple of ids of practices, such as ('why',), not 'why'",
        ),
        (
            {"require_complete_in": (1,)},
            "require_complete_in is a tuple of ids of practices, such as ('why',), not (1,)",
        ),
        ({"require_complete": "no"}, "require_complete is True or False, not 'no'"),
        ({"no_accepted": 1}, "no_accepted is True or False, not 1"),
        ({"require_evidence": 2.5}, "require_evidence is a whole number from 0 to 4, not 2.5"),
        ({"require_evidence": True}, "require_evidence is a whole number from 0 to 4, not True"),
        ({"max_age": "9"}, "max_age is a whole number, at least 0, not '9'"),
        ({"asked": ("x",)}, "asked is a tuple of demands as they were made, each an Asked, not ('x',)"),
    ],
)
def test_a_field_of_another_type_is_refused(fields: dict[str, Any], sentence: str) -> None:
    with pytest.raises(TypeError) as refused:
        assess(load_answers(BRAND_PORTAL), today=TODAY, gate=Gate(**fields))
    assert str(refused.value) == sentence


def test_what_is_no_gate_is_refused() -> None:
    wrong: Any = {"fail_under": 50}
    with pytest.raises(TypeError, match=r"gate is a Gate, not \{'fail_under': 50\}"):
        assess(load_answers(BRAND_PORTAL), today=TODAY, gate=wrong)


@pytest.mark.parametrize("number", [int, float, Fraction])
@pytest.mark.parametrize("score", [0, 100])
def test_the_ends_of_every_range_are_allowed(number: Callable[[int], Any], score: int) -> None:
    check_gate(
        Gate(
            fail_on=Level.LOW,
            fail_under=number(score),
            fail_on_practices={"why": Level.CRITICAL},
            fail_under_practices={"why": number(score)},
            require_complete_in=("why",),
            require_evidence=score // 25,
            max_age=0,
            asked=(Asked("max-age", "0", ""),),
        )
    )
