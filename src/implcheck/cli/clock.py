"""The clock: read here and nowhere else, and handed to whatever needs the day."""

import datetime


def today() -> datetime.date:
    """Today where the user is; an accepted risk runs out at the end of their day."""
    return datetime.datetime.now().astimezone().date()
