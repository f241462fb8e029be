"""The calendar, read back by a library for calendars."""

import datetime
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar, Component
from tests.reports.pages import acting_in
from tests.support.action_lists import DUE, TODAY, agreement, item, listed
from tests.support.agents import acted_on
from tests.support.hostile_strings import HOSTILE

from implcheck.model.enums import ActionStatus
from implcheck.reports.action_list import ActionList
from implcheck.reports.formats.actions.calendar import folded, render
from implcheck.wording.escape import for_log, for_terminal
from implcheck.wording.messages import Messages

ENGLISH, DUTCH = Messages(("en",)), Messages(("nl", "en"))


def events(actions: ActionList, messages: Messages = ENGLISH) -> list[Component]:
    """Return the events that a reader finds in the calendar."""
    calendar = Calendar.from_ical(render(actions, messages))
    assert calendar.errors == []
    return list(calendar.walk("VEVENT"))


def day(event: Component, key: str = "DTSTART") -> object:
    """Return a date of an event as the reader has it."""
    return getattr(event[key], "dt", None)


def test_an_agreed_action_is_an_event_of_a_whole_day() -> None:
    event, _ = events(listed(item(agreed=agreement())))
    assert event.errors == []
    assert event["SUMMARY"] == "Brand portal: Too little margin"
    assert day(event) == DUE
    assert type(day(event)) is datetime.date
    assert day(event, "DTSTAMP") == datetime.datetime(2026, 11, 24, tzinfo=datetime.UTC)
    assert event["TRANSP"] == "TRANSPARENT"
    assert str(event["DESCRIPTION"]).split("\n") == [
        "project lead · due 15 December 2026 · being done",
        "Do: Plan a margin.",
        "Done when: The plan has one.",
        "Note: Moved to March",
        "timeline.margin",
    ]


@pytest.mark.parametrize(
    ("messages", "summary"), [(ENGLISH, "Brand portal: Assess again"), (DUTCH, "Brand portal: Toets opnieuw doen")]
)
def test_the_next_assessment_is_the_last_event(messages: Messages, summary: str) -> None:
    (event,) = events(listed(), messages)
    assert (event["SUMMARY"], day(event)) == (summary, datetime.date(2026, 12, 22))


def test_only_what_is_agreed_with_a_date_and_still_to_be_done_is_an_event() -> None:
    ended = [item(agreed=agreement(status)) for status in (ActionStatus.DONE, ActionStatus.DROPPED)]
    assert len(events(listed(*ended, item(), item(agreed=agreement(due=None))))) == 1
    assert len(events(listed(item(agreed=agreement(ActionStatus.OPEN))))) == 2


def test_an_action_keeps_its_uid_and_others_have_another() -> None:
    def uids(project: str, title: str, *findings: str) -> list[str]:
        items = [item(finding, agreement(), title=title) for finding in findings]
        return [str(event["UID"]) for event in events(listed(*items, project=project))]

    first, second, again = uids("Brand portal", "Title", "why.a", "why.b")
    assert len({first, second, again}) == 3
    assert uids("Brand portal", "Another title", "why.b", "why.a") == [second, first, again]
    assert not {first, second, again} & set(uids("Another", "Title", "why.a", "why.b"))
    assert first == "51d0b069-443f-599b-ab94-672f567c3474"


def test_the_last_day_of_the_calendar_is_a_day_like_any_other() -> None:
    event, _ = events(listed(item(agreed=agreement(due=datetime.date.max))))
    assert day(event) == datetime.date.max


def test_lines_end_as_the_standard_says_and_have_at_most_75_octets() -> None:
    text = render(listed(item(agreed=agreement(note="\u20ac" * 300 + "\U0001f680" * 100))), ENGLISH)
    lines = text.split("\r\n")
    assert lines[-1] == ""
    assert "\n" not in "".join(lines)
    assert max(len(line.encode()) for line in lines) in range(70, 76)
    assert (lines[0], lines[-2]) == ("BEGIN:VCALENDAR", "END:VCALENDAR")


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_a_folded_line_is_the_line_again(line: str) -> None:
    parts = list(folded(line))
    assert parts[0] + "".join(part[1:] for part in parts[1:]) == line
    assert all(part.startswith(" ") for _, part in pairwise(parts))


def test_a_line_is_not_folded_between_a_sign_and_its_backslash() -> None:
    parts = list(folded("x" + r"\," * 200))
    assert len(parts) > 3
    assert all(part.count("\\") == part.count(",") for part in parts)


@pytest.mark.parametrize("text", HOSTILE)
def test_any_text_is_text(text: str) -> None:
    shown = for_terminal(text)
    actions = listed(item(title=shown, agreed=agreement(note=shown, owner=shown)), project=shown)
    calendar = render(actions, ENGLISH)
    assert acting_in(calendar.replace("\r\n", "\n")) == []
    assert acted_on(calendar) == []
    assert max(len(line.encode()) for line in calendar.split("\r\n")) <= 75
    event, _ = events(actions)
    plain = for_log(f"{shown}: {shown}")
    assert str(event["SUMMARY"]).replace(" ", "") == plain.replace(" ", "")  # a blank breaks a command in a folded line


def test_the_same_actions_give_the_same_bytes() -> None:
    actions = listed(item(agreed=agreement()))
    assert render(actions, ENGLISH) == render(actions, ENGLISH)
    assert f"{TODAY:%Y%m%d}T000000Z" in render(actions, ENGLISH)
