"""Parse calendar dates."""

import datetime
import re

_WRITTEN = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def looks_like_date(written: str) -> bool:
    """Return whether a text is written as 2026-11-24, be it of a day that exists or not."""
    return _WRITTEN.fullmatch(written) is not None


def parse_date(written: str) -> datetime.date:
    """Return the date written as 2026-11-24; no other notation is accepted.

    Raises:
        ValueError: `written` is not such a date, or the date does not exist.
    """
    if not looks_like_date(written):
        raise ValueError(written)
    return datetime.date.fromisoformat(written)
