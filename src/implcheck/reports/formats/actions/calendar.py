"""Due dates of agreed actions, and the next assessment, as an iCalendar file (RFC 5545) of whole days.

They are events and not to-dos: calendars import events, and many of them leave out `VTODO`. The same actions give the same
bytes on a day, and an action keeps its UID, so that importing the file again replaces what it changed.
"""

import datetime
import re
import uuid
from collections.abc import Iterator, Sequence

from implcheck.reports.action_list import ActionList, details, facts
from implcheck.wording.escape import for_log
from implcheck.wording.messages import Messages

MOST_OCTETS = 74
"""Octets of a line without its end: one less than the 75 of RFC 5545, as breaking a pipeline's command adds a blank."""

UIDS = uuid.UUID("6f6d2f0e-6c1b-5d0e-9a53-2d7b1f1a7c11")
"""The namespace of the UIDs, chosen once: another one would make new events of all that were imported before."""

_UNIT = re.compile(r"\\.|.", re.DOTALL)
"""A character, or one with the backslash that escapes it: some readers unescape before they unfold."""

AGAIN = "implcheck.next-assessment"
"""What stands for the next assessment where others have the id of their finding, which has no second dot."""


def render(actions: ActionList, messages: Messages) -> str:
    """Return the calendar: an event per action that is still to be done and has a date, and the next assessment."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//implcheck//implcheck//EN", "CALSCALE:GREGORIAN"]
    for item in actions.agreed:
        if item.due is None or not item.is_pending:
            continue
        about = [" · ".join(facts(item, messages)), *(f"{row.label}: {row.text}" for row in details(item, messages))]
        text = "\n".join([*about, item.finding])
        lines += _event(actions, item.finding, item.due, item.title, text)
    again = messages.message("action-list.assess")
    lines += _event(actions, AGAIN, actions.next_assessment, again, messages.message("action-list.assess-how"))
    lines.append("END:VCALENDAR")
    return "".join(for_log(f"{part}\r\n") for line in lines for part in folded(line))


def _event(actions: ActionList, key: str, day: datetime.date, title: str, text: str) -> Sequence[str]:
    """Return the lines of an event that takes a whole day and blocks no time; without an end it is of one day."""
    uid = uuid.uuid5(UIDS, f"{actions.project}\n{key}")
    return (
        "BEGIN:VEVENT",
        f"UID:{uid}",
        f"DTSTAMP:{_day(actions.today)}T000000Z",
        f"DTSTART;VALUE=DATE:{_day(day)}",
        f"SUMMARY:{escaped(f'{actions.project}: {title}')}",
        f"DESCRIPTION:{escaped(text)}",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    )


def _day(day: datetime.date) -> str:
    return f"{day.year:04}{day.month:02}{day.day:02}"


def escaped(text: str) -> str:
    r"""Return a text as a value: `\`, `;`, `,` and line ends are escaped, and commands of pipelines broken."""
    shown = for_log(text).replace("\\", r"\\").replace(";", r"\;").replace(",", r"\,")
    return "\\n".join(shown.splitlines())


def folded(line: str) -> Iterator[str]:
    """Yield the parts of a line, each of at most `MOST_OCTETS` octets of UTF-8; all but the first begin with a blank."""
    part, octets = "", 0
    for unit in _UNIT.findall(line):
        size = len(unit.encode())
        if octets + size > MOST_OCTETS:
            yield part
            part, octets = " ", 1
        part, octets = part + unit, octets + size
    yield part
