"""The clock: read only here, and passed to whatever needs the day."""

import datetime


def today() -> datetime.date:
    """Return today's date in the user's time zone; an accepted risk ends at the end of that day."""
    return datetime.datetime.now().astimezone().date()
