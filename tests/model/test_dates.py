"""Calendar dates in one notation."""

import datetime

import pytest

from implcheck.model.dates import parse_date


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2026-11-24", datetime.date(2026, 11, 24)),
        ("2024-02-29", datetime.date(2024, 2, 29)),
        ("0001-01-01", datetime.date(1, 1, 1)),
        ("9999-12-31", datetime.date(9999, 12, 31)),
    ],
)
def test_a_date_is_written_as_year_month_and_day(written: str, meant: datetime.date) -> None:
    assert parse_date(written) == meant


@pytest.mark.parametrize(
    "written",
    [
        *("2026-11-31", "2025-02-29", "2026-13-01", "2026-00-10", "0000-01-01", "2026-1-1", "26-11-24"),
        *("20261124", "2026-W48-2", "2026-328", "2026-11-24T10:00:00", "24-11-2026", "2026/11/24", "today", ""),
        *(" 2026-11-24", "2026-11-24 ", "2026-11-24\n", "2026-11-241", "\uff12\uff10\uff12\uff16-11-24", "-026-11-24"),
    ],
)
def test_any_other_notation_of_a_date_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        parse_date(written)
