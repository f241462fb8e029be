"""The checklist in Markdown, read back by GitHub's own parser."""

import pytest
from tests.reports.formats.test_markdown import github, shape
from tests.reports.pages import acting_in
from tests.support.action_lists import agreement, item, listed
from tests.support.agents import acted_on
from tests.support.hostile_strings import HOSTILE

from implcheck.model.enums import ActionStatus
from implcheck.reports.formats.actions.checklist import body, render
from implcheck.wording.escape import for_terminal
from implcheck.wording.messages import Messages

ENGLISH, DUTCH = Messages(("en",)), Messages(("nl", "en"))


def test_agreed_actions_come_before_the_advice() -> None:
    assert render(listed(item(agreed=agreement()), item("why.a", title="No goals")), ENGLISH) == (
        "# Actions of Brand portal\n\n"
        "Kickoff · 24 November 2026\n\n"
        "## Agreed actions\n\n"
        "- [ ] **Too little margin**\n"
        "  - project lead · due 15 December 2026 · being done\n"
        "  - **Do**: Plan a margin.\n"
        "  - **Done when**: The plan has one.\n"
        "  - **Note**: Moved to March\n"
        "  - **Id**: timeline.margin\n\n"
        "## Advice that nobody has taken yet\n\n"
        "- [ ] **No goals**\n"
        "  - Project lead, with the supplier · under a day · proposed: by 1 December 2026\n"
        "  - **Do**: Plan a margin.\n"
        "  - **Done when**: The plan has one.\n"
        "  - **Id**: why.a\n\n"
        "Assess again by 22 December 2026.\n"
    )


@pytest.mark.parametrize(("status", "box"), [("open", " "), ("doing", " "), ("done", "x"), ("dropped", "x")])
def test_what_has_ended_is_ticked(status: str, box: str) -> None:
    assert f"\n- [{box}] **" in render(listed(item(agreed=agreement(ActionStatus(status)))), ENGLISH)


def test_what_is_late_and_what_had_no_effect_is_said() -> None:
    assert "overdue (due 15 December 2026)" in body(item(agreed=agreement(is_overdue=True)), ENGLISH)
    done = item(agreed=agreement(ActionStatus.DONE, is_unmoved=True))
    assert "- project lead · done\n" in body(done, ENGLISH)
    assert "**Status**: The answers still show the risk: check whether it worked.\n" in body(done, ENGLISH)
    assert "- projectleider · klaar\n" in body(done, DUTCH)


def test_without_actions_it_says_so() -> None:
    text = render(listed(), ENGLISH)
    assert "There is nothing to do." in text
    assert "##" not in text
    assert "Nothing is agreed that is still to be done." in render(listed()._replace(agreed_only=True), ENGLISH)


@pytest.mark.parametrize("text", HOSTILE)
def test_any_text_is_text(text: str) -> None:
    shown = for_terminal(text)
    hostile = item(shown, agreement(owner=shown, note=shown), title=shown, do=shown, done_when=shown)
    page = render(listed(hostile, project=shown), ENGLISH)
    assert acted_on(page) == []
    assert acting_in(page) == []
    assert shape(github(page)) == shape(github(render(listed(item(agreed=agreement())), ENGLISH)))
