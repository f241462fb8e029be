"""Long files are read until they have too many problems."""

from pathlib import Path

import pytest
from tests.respondents.files import GROWTH, line, lines, problems, written

from implcheck.model.limits import MOST_PROBLEMS


@pytest.mark.parametrize("kind", ["csv", "jsonl"])
def test_reading_stops_after_the_limit_of_problems(tmp_path: Path, kind: str) -> None:
    bad = "user,9\n" if kind == "csv" else lines(line("user", {GROWTH: 9}))
    head = f"role,{GROWTH}\n" if kind == "csv" else ""
    found_problems = problems([written(tmp_path, f"a.{kind}", head + bad * 1000)])
    assert len(found_problems) == MOST_PROBLEMS
    assert found_problems[-1][0] == "survey-many-problems"
