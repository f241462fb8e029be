"""Actions as CSV for a spreadsheet: a row per action; a text is never a formula.

UTF-8 with a byte order mark, which some spreadsheets need to recognise the encoding; lines and quotes follow RFC 4180, and
dates are written as 2026-12-15.
"""

import datetime
from collections.abc import Callable, Mapping

from implcheck.reports import agreed_actions
from implcheck.reports.action_list import ActionItem, ActionList, note, owner
from implcheck.reports.formats.csv import BYTE_ORDER_MARK, csv_rows
from implcheck.wording.messages import Messages


def day(date: datetime.date | None) -> str:
    """Return a date as programs read it; empty text without one."""
    return date.isoformat() if date is not None else ""


def _level(item: ActionItem, messages: Messages) -> str:
    return messages.level(item.level) if item.level is not None else ""


def _status(item: ActionItem, messages: Messages) -> str:
    if item.agreed is None:
        return messages.message("action-list.not-taken")
    return agreed_actions.status(item.agreed.action.status, messages)


def _overdue(item: ActionItem, messages: Messages) -> str:
    return messages.message("yes" if item.agreed is not None and item.agreed.is_overdue else "no")


COLUMNS: Mapping[str, Callable[[ActionItem, Messages], str]] = {
    "risk": lambda item, _: item.title,
    "level": _level,
    "status": _status,
    "owner": owner,
    "due": lambda item, _: day(item.due),
    "overdue": _overdue,
    "proposed": lambda item, _: day(item.proposed),
    "do": lambda item, _: item.do,
    "who": lambda item, _: item.who,
    "effort": lambda item, _: item.effort,
    "done-when": lambda item, _: item.done_when,
    "note": lambda item, _: note(item),
    "id": lambda item, _: item.finding,
}
"""The columns by key (`column.<key>` in the catalogue); `project` and `phase` follow. New columns are added after the last."""


def render(actions: ActionList, messages: Messages) -> str:
    """Return the actions as rows below their heads."""
    heads = [messages.message(f"column.{key}") for key in (*COLUMNS, "project", "phase")]
    about = actions.project, actions.phase
    rows = [[*(cell(item, messages) for cell in COLUMNS.values()), *about] for item in actions.items]
    return BYTE_ORDER_MARK + csv_rows([heads, *rows])
