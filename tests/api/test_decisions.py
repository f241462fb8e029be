"""Decisions as values: what is written about an action or an accepted risk, and what cannot be decided."""

import datetime
from dataclasses import replace

import pytest
from tests.support.cli import ERP_ROLLOUT

from implcheck import load_answers
from implcheck.api.decisions import about_action, accept, take
from implcheck.api.errors import ActionWithoutOwner, AnswersOfAnotherVersion, NotFilledIn, UnknownFinding
from implcheck.model.action_change import ActionChange
from implcheck.model.answers import Given
from implcheck.model.decisions import AcceptedRisk
from implcheck.model.enums import ActionStatus

ERP = load_answers(ERP_ROLLOUT)
DAY = datetime.date(2026, 12, 15)
RISK = AcceptedRisk(finding="timeline.margin", reason="It can wait", owner="sponsor", until=DAY)


def test_a_new_action_notes_the_answer_of_that_moment() -> None:
    (action,) = take(ERP, "aftercare.coordinator", ActionChange(owner="board", due=DAY)).actions
    assert (action.owner, action.due, action.status, action.answer_when_agreed) == ("board", DAY, ActionStatus.OPEN, 1)
    unknown = next(id_ for id_ in ERP.questionnaire.by_id if id_ not in ERP.answers.answers)
    (action,) = take(ERP, unknown, ActionChange(owner="board")).actions
    assert action.answer_when_agreed == "unknown"
    (action,) = take(ERP, "rule.single-head", ActionChange(owner="board")).actions
    assert action.answer_when_agreed is None


def test_a_change_leaves_the_rest_of_an_action_and_the_other_actions() -> None:
    answers = ERP.answers
    for finding in ("aftercare.coordinator", "timeline.margin"):
        answers = take(replace(ERP, answers=answers), finding, ActionChange(owner="board", due=DAY, note="Soon"))
    done = take(replace(ERP, answers=answers), "timeline.margin", ActionChange(status=ActionStatus.DONE, note=""))
    first, second = done.actions
    assert first == answers.actions[0]
    assert (second.status, second.owner, second.due, second.note) == (ActionStatus.DONE, "board", DAY, None)


@pytest.mark.parametrize(
    ("ended", "again", "noted"), [("done", "doing", 3), ("dropped", "open", 3), ("doing", "open", 1)]
)
def test_an_action_that_is_taken_up_again_notes_the_answer_of_that_moment(ended: str, again: str, noted: int) -> None:
    finding = "aftercare.coordinator"
    taken = take(ERP, finding, ActionChange(owner="board", status=ActionStatus(ended)))
    moved = taken.model_copy(update={"answers": {**taken.answers, finding: Given(answer=3)}})
    (action,) = take(replace(ERP, answers=moved), finding, ActionChange(status=ActionStatus(again))).actions
    assert action.answer_when_agreed == noted


def test_a_risk_can_be_accepted_again_for_longer() -> None:
    once = accept(ERP, RISK)
    longer = RISK.model_copy(update={"until": DAY.replace(year=2027)})
    twice = accept(replace(ERP, answers=once), longer)
    assert twice.accepted_risks[-2:] == (RISK, longer)
    assert accept(replace(ERP, answers=twice), longer) == twice


def test_what_cannot_be_decided_is_refused() -> None:
    with pytest.raises(ActionWithoutOwner, match="say who with --owner"):
        take(ERP, "timeline.margin", ActionChange(due=DAY))
    with pytest.raises(UnknownFinding, match=r"Did you mean 'timeline\.margin'"):
        take(ERP, "timeline.margn", ActionChange(owner="board"))
    for change in (ActionChange(owner="tbd"), ActionChange(owner="board", note="<note>")):
        with pytest.raises(NotFilledIn, match="is a placeholder"):
            take(ERP, "timeline.margin", change)
    with pytest.raises(NotFilledIn):
        accept(ERP, RISK.model_copy(update={"reason": "?"}))
    old = replace(ERP, answers=ERP.answers.model_copy(update={"questionnaire_version": "1.0"}))
    with pytest.raises(AnswersOfAnotherVersion):
        accept(old, RISK)


def test_what_was_agreed_is_said_with_how_all_actions_stand() -> None:
    answers = take(ERP, "timeline.margin", ActionChange(owner="board", due=DAY))
    lines = about_action(replace(ERP, answers=answers), "timeline.margin", DAY, ("en",))
    assert lines == [
        f"{ERP_ROLLOUT}: Too little margin: Board, due 15 December 2026, open.",
        "Agreed actions: 0 of 1 done.",
    ]
