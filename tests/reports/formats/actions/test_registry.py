"""Every format of a list of actions can be asked for by its name."""

import pytest
from tests.support.action_lists import agreement, item, listed

from implcheck.reports.formats.actions.registry import ACTION_FORMATS, render
from implcheck.wording.messages import Messages


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("markdown", "# Actions of Brand portal"),
        ("csv", "\ufeffProblem,"),
        ("ics", "BEGIN:VCALENDAR\r\n"),
        ("jira", "Summary,"),
        ("gh", '{"title": "Too little margin"'),
    ],
)
def test_a_format_begins_as_its_readers_expect(name: str, start: str) -> None:
    assert render(listed(item(agreed=agreement())), name, Messages(("en",))).startswith(start)


def test_every_format_is_there() -> None:
    assert list(ACTION_FORMATS) == ["markdown", "csv", "ics", "jira", "gh"]
