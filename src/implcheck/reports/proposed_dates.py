"""The date by which an action is proposed to be done: a start for the talk about it, until its owner agrees on another."""

import datetime

from implcheck.model.enums import Effort
from implcheck.model.findings import Action

DAYS = {Effort.S: 7, Effort.M: 28, Effort.L: 91}
"""From the day of the report: a week for less than a day of work, four weeks for up to five days, a quarter for more."""

MONTH = 28
"""The days until the next assessment, which is due every month."""

FRIDAY = 4


def proposed_date(action: Action, today: datetime.date) -> datetime.date:
    """Return the day of the effort of an action, counted from `today`; for a weekend the Friday before it.

    Finding out what is unknown takes less than a day. On the last days of the calendar the date is its last day.
    """
    effort = action.advice.effort if action.advice is not None else Effort.S
    return _working_day(today, DAYS[effort])


def next_assessment(today: datetime.date) -> datetime.date:
    """Return the day by which to assess again: four weeks after `today`, or for a weekend the Friday before."""
    return _working_day(today, MONTH)


def _working_day(today: datetime.date, days: int) -> datetime.date:
    day = today + min(datetime.timedelta(days), datetime.date.max - today)
    return day - datetime.timedelta(max(0, day.weekday() - FRIDAY))
