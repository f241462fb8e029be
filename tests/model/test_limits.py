"""The limits are those in the docs, and large enough for an organisation."""

import re
from pathlib import Path

import pytest
from pydantic import ValidationError
from tests.support.build import levels, questionnaire

from implcheck.model import limits

PAGE = (Path(__file__).parents[2] / "docs" / "limits.md").read_text(encoding="utf-8")
IN_KIB = {name for name in vars(limits) if name.startswith("LARGEST_") and name != "LARGEST_NUMBER"} | {"LONGEST_LINE"}


def shown(name: str) -> str:
    """Return a limit as the page shows it."""
    value: float = getattr(limits, name)
    if name in IN_KIB:
        return f"{int(value) // 1024:,} KiB"
    return f"{int(value):,}" if value == int(value) else str(value)


def test_the_page_lists_every_limit() -> None:
    names = [name for name in vars(limits) if name.isupper()]
    assert len(names) > 20
    rows = re.findall(r"^\|.*\| ([^|]*) \| `([A-Z_]+)` \|$", PAGE, flags=re.MULTILINE)
    assert sorted((name, value) for value, name in rows) == sorted((name, shown(name)) for name in names)


def test_three_hundred_questions_fit() -> None:
    assert len(questionnaire(*(levels(f"one.q{at}") for at in range(300))).questions) == 300


def test_more_questions_than_the_limit_are_a_single_problem() -> None:
    with pytest.raises(ValidationError) as raised:
        questionnaire(*(levels(f"one.q{at}") for at in range(limits.MOST_QUESTIONS + 1)))
    assert [(error["type"], error["loc"]) for error in raised.value.errors()] == [("too_long", ("questions",))]
