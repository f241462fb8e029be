"""What reports say about agreed actions: who, by when, how far, and how all of them stand."""

import datetime
from typing import Any

import pytest
from tests.support.build import TODAY, accept, answers, levels, questionnaire

from implcheck.model.assessment import Assessment
from implcheck.model.decisions import AgreedAction
from implcheck.reports import agreed_actions, sentences
from implcheck.reports.formats.registry import render
from implcheck.reports.options import Options
from implcheck.scoring.assess import assess
from implcheck.wording.messages import Messages

ENGLISH, DUTCH = Messages(("en",)), Messages(("nl",))
SMALL = questionnaire(*(levels(f"one.{letter}") for letter in "abcdefg"))
LATE, LATER, SOON = (TODAY + datetime.timedelta(days) for days in (-9, -2, 3))


def agreed(finding: str, **more: Any) -> AgreedAction:
    return AgreedAction.model_validate({"finding": finding, "owner": "sponsor", **more})


def with_actions(*actions: AgreedAction) -> Assessment:
    given = answers(dict.fromkeys(SMALL.by_id, 1)).model_copy(update={"actions": actions})
    return assess(SMALL, given, today=TODAY)


MANY = with_actions(
    agreed("one.a", status="dropped", note="No budget"),
    agreed("one.b", status="done", answer_when_agreed=0),
    agreed("one.c"),
    agreed("one.d", due=SOON),
    agreed("one.e", status="done"),
    agreed("one.f", due=LATER, status="doing"),
    agreed("one.g", due=LATE),
)


def test_the_line_counts_what_is_done_overdue_and_dropped() -> None:
    assert agreed_actions.tally(MANY, ENGLISH) == (
        "Agreed actions: 2 of 6 done (1 of them without effect on the answers), 2 overdue, 1 dropped."
    )
    done = with_actions(agreed("one.b", status="done", answer_when_agreed=0))
    assert agreed_actions.tally(done, DUTCH) == "Afgesproken acties: 1 van 1 klaar."
    dropped = with_actions(agreed("one.a", status="dropped"))
    assert agreed_actions.tally(dropped, ENGLISH) == "Agreed actions: 1 dropped."
    assert agreed_actions.tally(with_actions(), ENGLISH) == ""


def test_what_is_overdue_comes_first_then_what_had_no_effect() -> None:
    order = [follow_up.action.finding for follow_up in agreed_actions.in_order(MANY)]
    assert order == ["one.g", "one.f", "one.e", "one.d", "one.c", "one.b", "one.a"]
    assert len(agreed_actions.to_chase(MANY, ENGLISH)) == 3


def test_of_many_overdue_actions_the_rest_is_counted() -> None:
    chased = agreed_actions.to_chase(with_actions(*(agreed(id_, due=LATE) for id_ in SMALL.by_id)), ENGLISH)
    assert chased[-1] == "And 4 more: see the agreed actions."


@pytest.mark.parametrize(
    ("action", "sentence"),
    [
        (agreed("one.a", due=SOON), "Sponsor, due 27 November 2026, open."),
        (agreed("one.a", due=LATE, status="doing"), "Sponsor, overdue (due 15 November 2026), being done."),
        (agreed("one.a", owner="finance-team"), "Finance team, no date agreed, open."),
        (agreed("one.a", status="dropped", note="No budget."), "Sponsor, dropped. No budget."),
        (agreed("one.a", status="done"), "Sponsor, done. The answers still show the risk: check whether it worked."),
        (
            agreed("one.a", status="done", answer_when_agreed=1),
            "Sponsor, done. The answer did not move: check whether it worked.",
        ),
    ],
)
def test_an_action_says_who_acts_by_when_and_how_far_it_is(action: AgreedAction, sentence: str) -> None:
    (follow_up,) = with_actions(action).follow_ups
    assert agreed_actions.agreed(follow_up, ENGLISH) == sentence


def test_a_report_has_what_was_agreed_beside_the_advice_and_no_proposal() -> None:
    every = with_actions(*(agreed(id_, due=SOON, owner="board") for id_ in SMALL.by_id))
    text = _text(every)
    assert "Board · under a day · up to 10.7 points · due 27 November 2026 · open" in text
    assert "Project lead" not in text
    assert "proposal" not in text
    assert "Dates are proposals where nobody acts yet." in _text(MANY)
    assert "The dates are proposals." in _text(with_actions())


def test_an_accepted_risk_that_has_ended_needs_no_decision_while_somebody_acts_on_it() -> None:
    given = answers({"one.a": 1}, accepted=[accept("one.a", "2026-11-01"), accept("one.a", "2026-11-02")])
    (ended,) = assess(SMALL, given, today=TODAY).ended_acceptances
    assert str(ended.risk.until) == "2026-11-02"
    assert len(sentences.acceptances_to_decide(assess(SMALL, given, today=TODAY), ENGLISH)) == 1
    for status, left in (("open", 0), ("dropped", 1)):
        decided = given.model_copy(update={"actions": (agreed("one.a", status=status),)})
        assessment = assess(SMALL, decided, today=TODAY)
        assert len(assessment.ended_acceptances) == left
        assert len(sentences.acceptances_to_decide(assessment, ENGLISH)) == left


def _text(assessment: Assessment) -> str:
    rendered = render(assessment, "markdown", Options(("en",)))
    assert isinstance(rendered, str)
    return rendered


def test_after_an_action_that_worked_the_next_advice_has_no_owner_yet() -> None:
    given = answers({**dict.fromkeys(SMALL.by_id, 4), "one.a": 2})
    action = agreed("one.a", owner="board", status="done", answer_when_agreed=1)
    text = _text(assess(SMALL, given.model_copy(update={"actions": (action,)}), today=TODAY))
    assert "Project lead · under a day · up to 7.1 points · by 1 December 2026" in text
    assert "Board, done." in text
    still = _text(assess(SMALL, given.model_copy(update={"actions": (agreed("one.a", owner="board"),)}), today=TODAY))
    assert "Board · under a day" in still
