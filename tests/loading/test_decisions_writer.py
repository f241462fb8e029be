"""Decisions are written into an answers file, and everything else in it stays as it was."""

import datetime
import re

from hypothesis import given
from hypothesis import strategies as st
from tests.support.build import built_in

from implcheck.loading.answers import load_answers
from implcheck.loading.answers_writer import updated
from implcheck.loading.source import SourceText
from implcheck.model.answers import Answers
from implcheck.model.decisions import AcceptedRisk, AgreedAction
from implcheck.model.enums import ActionStatus

COMMENT = re.compile(r"# [^\n]*")
ORDER = tuple(built_in().by_id)
HEAD = "implcheck: 1\nproject: P # mine\nphase: kickoff\nanswers:\n  why.growth-room: 1\n"
ACTIONS = """\
actions:   # what we agreed
  # the first
  - finding: why.growth-room   # growth
    owner: sponsor
    status: open   # since Monday
    # inside, last
  - {finding: timeline.margin, owner: project-lead, due: 2026-12-15}   # in one line
# about what follows
accepted_risks:
  # it can wait
  - {finding: why.switch-reason, reason: Later, owner: sponsor, until: 2026-12-31}
# the end
"""
GROWTH = AgreedAction(finding="why.growth-room", owner="sponsor")
MARGIN = AgreedAction(finding="timeline.margin", owner="project-lead", due=datetime.date(2026, 12, 15))
USERS = AgreedAction(finding="support.affected-jobs", owner="it", note="so: #1", answer_when_agreed="unknown")
RISK = AcceptedRisk(finding="why.growth-room", reason="A: b", owner="board", until=datetime.date(2027, 1, 31))


def loaded(text: str) -> Answers:
    return load_answers(SourceText("readiness.yaml", text)).answers


def with_actions(text: str, *actions: AgreedAction) -> str:
    """Return the text with these actions in place of its own."""
    before = loaded(text)
    return updated(text, before.model_copy(update={"actions": actions}), ORDER, before)


def with_risks(text: str, *risks: AcceptedRisk) -> str:
    before = loaded(text)
    return updated(text, before.model_copy(update={"accepted_risks": risks}), ORDER, before)


def test_the_first_action_comes_at_the_end() -> None:
    assert with_actions(HEAD, MARGIN) == (
        HEAD + "actions:\n- finding: timeline.margin\n  owner: project-lead\n  due: 2026-12-15\n  status: open\n"
    )


def test_an_empty_section_is_filled() -> None:
    written = with_actions(HEAD + "actions: []   # none yet\n", GROWTH)
    assert loaded(written).actions == (GROWTH,)
    assert "# none yet" in written


def test_a_change_is_made_in_place() -> None:
    changed = GROWTH.model_copy(update={"status": ActionStatus.DOING, "due": datetime.date(2027, 1, 5)})
    assert with_actions(HEAD + ACTIONS, changed, MARGIN) == (HEAD + ACTIONS).replace(
        "    status: open   # since Monday\n", "    due: 2027-01-05\n    status: doing  # since Monday\n"
    )
    changed = MARGIN.model_copy(update={"status": ActionStatus.DONE})
    assert with_actions(HEAD + ACTIONS, GROWTH, changed) == (HEAD + ACTIONS).replace(
        "due: 2026-12-15}   #", "due: 2026-12-15, status: done} #"
    )


def test_a_new_action_comes_after_the_others_and_before_what_follows() -> None:
    written = with_actions(HEAD + ACTIONS, GROWTH, MARGIN, USERS)
    assert written == (HEAD + ACTIONS).replace(
        "# about what follows\n",
        "  - finding: support.affected-jobs\n    owner: it\n    status: open\n    note: 'so: #1'\n"
        "    answer_when_agreed: unknown\n# about what follows\n",
    )


def test_a_risk_that_is_accepted_again_stands_by_itself() -> None:
    before = loaded(HEAD + ACTIONS).accepted_risks
    written = with_risks(HEAD + ACTIONS, *before, RISK)
    assert written.startswith((HEAD + ACTIONS).replace("# the end\n", ""))
    assert written.endswith(
        "  - finding: why.growth-room\n    reason: 'A: b'\n    owner: board\n    until: 2027-01-31\n# the end\n"
    )


def test_what_is_taken_back_leaves_the_file_and_its_comments_stay() -> None:
    text = HEAD + ACTIONS
    written = with_actions(text, GROWTH)
    assert written == text.replace(
        "  - {finding: timeline.margin, owner: project-lead, due: 2026-12-15}   # in one line\n",
        "# in one line\n",
    )
    for gone in (with_actions(text, MARGIN), with_actions(text), with_risks(text)):
        assert sorted(COMMENT.findall(gone)) == sorted(COMMENT.findall(text))


def test_actions_that_others_added_meanwhile_stay() -> None:
    before = loaded(HEAD)
    meanwhile = HEAD + "actions:\n  - {finding: timeline.margin, owner: project-lead, due: 2026-12-15}\n"
    assert loaded(updated(meanwhile, before.model_copy(update={"actions": (GROWTH,)}), ORDER, before)).actions == (
        MARGIN,
        GROWTH,
    )


ENTRIES = st.builds(
    AgreedAction,
    finding=st.sampled_from(ORDER[:4]),
    owner=st.sampled_from(["sponsor", "it's: #1", "- x", "é team"]),
    due=st.none() | st.just(datetime.date(2026, 12, 15)),
    status=st.sampled_from(ActionStatus),
    note=st.none() | st.sampled_from(["yes", "2026-12-01", "a: b", "two\nlines"]),
    answer_when_agreed=st.none() | st.sampled_from([0, 3, "unknown"]),
)
LISTS = st.lists(ENTRIES, max_size=4, unique_by=lambda action: action.finding)


@given(LISTS, LISTS)
def test_any_change_of_the_actions_reads_back(first: list[AgreedAction], second: list[AgreedAction]) -> None:
    once = with_actions(HEAD, *first)
    assert loaded(once).actions == tuple(first)
    twice = with_actions(once, *second)
    assert {action.finding: action for action in loaded(twice).actions} == {action.finding: action for action in second}
