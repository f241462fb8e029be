"""A calendar day as people write it."""

import datetime
import re


def day(written: str) -> datetime.date:
    """The calendar day written as 2026-11-24, and in no other way.

    Raises:
        ValueError: it is not such a day.
    """
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", written):
        raise ValueError(written)
    return datetime.date.fromisoformat(written)
