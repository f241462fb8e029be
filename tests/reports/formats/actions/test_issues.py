"""The requests to GitHub, read back line by line as JSON."""

import json
from typing import Any

import pytest
from tests.reports.formats.test_markdown import github, shape
from tests.support.action_lists import agreement, item, listed
from tests.support.agents import acted_on
from tests.support.hostile_strings import HOSTILE

from implcheck.reports.action_list import ActionList
from implcheck.reports.formats.actions.issues import render
from implcheck.wording.escape import for_terminal, shortened
from implcheck.wording.messages import Messages

ENGLISH = Messages(("en",))


def requests(actions: ActionList) -> list[Any]:
    """Return the value of each line."""
    return [json.loads(line) for line in render(actions, ENGLISH).splitlines()]


def test_a_line_is_an_issue() -> None:
    first, second = requests(listed(item(agreed=agreement()), item("why.a")))
    assert first == {
        "title": "Too little margin",
        "body": "Brand portal · Kickoff\n\n"
        "- project lead · due 15 December 2026 · being done\n"
        "- **Do**: Plan a margin.\n"
        "- **Done when**: The plan has one.\n"
        "- **Note**: Moved to March\n"
        "- **Id**: timeline.margin\n",
        "labels": ["implcheck"],
    }
    assert "why.a" in second["body"]


def test_without_actions_there_is_no_line() -> None:
    assert render(listed(), ENGLISH) == ""


def test_a_long_title_is_cut() -> None:
    found = requests(listed(item(title="x" * 256), item(title="x" * 257)))
    assert [len(issue["title"]) for issue in found] == [256, 256]


@pytest.mark.parametrize("text", HOSTILE)
def test_any_text_is_text(text: str) -> None:
    shown = for_terminal(text)
    actions = listed(item(title=shown, agreed=agreement(owner=shown, note=shown)), project=shown)
    assert acted_on(render(actions, ENGLISH)) == []
    (issue,) = requests(actions)
    assert issue["title"] == shortened(shown, 256)
    (usual,) = requests(listed(item(agreed=agreement())))
    assert shape(github(issue["body"])) == shape(github(usual["body"]))
