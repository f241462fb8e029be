"""Parse calendar dates."""

import datetime
import re


def parse_date(written: str) -> datetime.date:
    """Return the date written as 2026-11-24; no other notation is accepted.

    Raises:
        ValueError: `written` is not such a date, or the date does not exist.
    """
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", written):
        raise ValueError(written)
    return datetime.date.fromisoformat(written)
