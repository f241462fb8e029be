"""Decisions are written into an answers file, and everything else in it stays as it was."""

import datetime
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.build import built_in

from implcheck.loading.answers import load_answers
from implcheck.loading.answers_writer import NotKept, updated
from implcheck.loading.source import SourceText
from implcheck.loading.yaml_tree import parse
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


def in_text(text: str) -> Answers:
    """The answers in a text, whether or not they agree with their questionnaire."""
    return Answers.model_validate(parse(SourceText("readiness.yaml", text)).root.value)


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


@pytest.mark.parametrize(
    "text",
    [
        HEAD.replace("\n", "  \n"),
        HEAD.replace("answers:\n", "\n   \nanswers:\n  # deep\n") + "\n   \n",
        "# top\n--- # start\n" + HEAD + "... # stop\n# below\n",
        HEAD + "accepted_risks: [  # in brackets\n  # none yet\n]\n",
        HEAD.replace("room: 1\n", "room: " + "{answer: 1,  # in braces\n    note: 'runs\n    on'}\n"),
        HEAD.replace("room: 1\n", 'room:\n    answer: 1\n    note: "\\u00e9, and it\n      runs on"\n'),
        HEAD.replace("room: 1\n", "room:\n      answer: 1\n      note: !!str |\n        two\n        lines # text\n"),
    ],
)
def test_what_does_not_change_stays_as_it_was_written(text: str) -> None:
    before = loaded(text)
    written = with_actions(text, MARGIN)
    assert loaded(written).actions == (MARGIN,)
    assert loaded(written).answers == before.answers
    added = "actions:\n- finding: timeline.margin\n  owner: project-lead\n  due: 2026-12-15\n  status: open\n"
    assert written.replace(added, "") in {text, f"{text}\n"}
    again = with_actions(written, MARGIN.model_copy(update={"status": ActionStatus.DONE}))
    assert again == written.replace("status: open", "status: done")


def test_a_note_of_several_lines_stays_when_something_else_changes() -> None:
    noted = "actions:\n  - finding: why.growth-room\n    owner: sponsor\n    note: |\n      one # text\n      two\n"
    (action,) = loaded(HEAD + noted).actions
    written = with_actions(HEAD + noted, action.model_copy(update={"owner": "board"}))
    assert written == HEAD + noted.replace("sponsor\n", "board\n    status: open\n")


def test_a_comment_that_would_be_lost_keeps_the_change_out() -> None:
    text = HEAD + "actions: [\n  {finding: why.growth-room, # why\n   owner: sponsor}]\n"
    with pytest.raises(NotKept):
        with_actions(text, GROWTH.model_copy(update={"owner": "board"}))


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
    before = loaded(HEAD)
    once = before.model_copy(update={"actions": tuple(first)})
    text = updated(HEAD, once, ORDER, before)
    assert in_text(text).actions == once.actions
    twice = updated(text, before.model_copy(update={"actions": tuple(second)}), ORDER, once)
    assert {action.finding: action for action in in_text(twice).actions} == {
        action.finding: action for action in second
    }
