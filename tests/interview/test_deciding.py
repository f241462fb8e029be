"""In the interview one agrees who acts, by when and how far it is, and accepts risks; each decision is in the draft at once."""

import datetime
from dataclasses import replace

import pytest
from tests.interview.conversation import DAY, EN, NL, after, at_first_question, draft, on, small

from implcheck.interview.draft import Draft
from implcheck.interview.last_time import LastTime
from implcheck.interview.state import Interview
from implcheck.interview.steps import CONTINUE, OWN_ROLE, Cursor, Entered, Key, Step
from implcheck.interview.transitions import begin
from implcheck.interview.view import draw
from implcheck.model.answer_value import Value
from implcheck.model.answers import Answer, Given, Unknown
from implcheck.model.decisions import AcceptedRisk, AgreedAction
from implcheck.model.enums import ActionStatus
from implcheck.model.limits import MOST_RISKS
from implcheck.model.problem import Problem

ANSWERS: dict[str, Answer] = {
    "one.level": Given(answer=1),
    "one.sure": Given(answer="no"),
    "two.option": Given(answer="good"),
    "two.ticked": Unknown(),
    "two.hours": Given(answer=50),
    "two.last": Given(answer=4),
}
BEFORE, SOON = DAY - datetime.timedelta(28), DAY + datetime.timedelta(20)
ACTION = AgreedAction(finding="one.level", owner="sponsor", due=SOON, answer_when_agreed=1)


def held(*actions: AgreedAction) -> Draft:
    return replace(draft(), dated=BEFORE, answers=ANSWERS, actions=actions)


def at_actions(*actions: AgreedAction) -> Interview:
    return after(begin(small(), held(*actions)), Entered("actions"))


def choices(state: Interview) -> list[object]:
    return [choice.value for choice in draw(state, EN).choices]


def test_an_action_is_taken_with_an_owner_and_a_day() -> None:
    state = at_actions()
    assert choices(state) == ["one.sure", "one.level", "two.ticked", CONTINUE]
    state = after(state, Entered("one.level"))
    assert choices(state) == ["owner", "accept", CONTINUE]
    state = after(state, Entered("owner"), Entered("sponsor"))
    assert state.draft.actions == (ACTION.model_copy(update={"due": None}),)
    assert draw(state, EN).initial_text == "2026-12-01"
    state = after(state, Entered("2026-12-14"))
    assert state.draft.actions == (ACTION,)
    assert state.cursor == Cursor(Step.ACTION, "one.level")
    assert "Agreed: Sponsor, due 14 December 2026, open." in draw(state, EN).paragraphs
    assert choices(state) == ["status", "due", "owner", "note", "accept", CONTINUE]


def test_a_decision_leaves_the_day_of_the_answers() -> None:
    state = after(at_actions(), Entered("one.level"), Entered("owner"), Entered("board"))
    assert state.draft.date == BEFORE
    state = after(begin(small(), held()), Entered("overview"), Entered("one.level"), Entered(3))
    assert state.draft.date == DAY


def test_the_parts_of_an_action_are_changed_one_by_one() -> None:
    state = after(at_actions(ACTION), Entered("one.level"))
    state = after(state, Entered("status"), Entered("doing"), Entered("due"), Entered("-"))
    state = after(state, Entered("owner"), Entered(OWN_ROLE), Entered("Finance team"), Entered("note"), Entered("Half"))
    changed = AgreedAction(
        finding="one.level", owner="Finance team", status=ActionStatus.DOING, note="Half", answer_when_agreed=1
    )
    assert state.draft.actions == (changed,)
    assert after(state, Entered("note"), Entered("-")).draft.actions[0].note is None
    assert state.cursor == Cursor(Step.ACTION, "one.level")


def test_a_risk_is_accepted_with_a_reason_an_owner_and_a_last_day() -> None:
    state = after(at_actions(), Entered("one.level"), Entered("accept"), Entered("It can wait"), Entered("sponsor"))
    assert state.draft.accepted_risks == ()
    past = after(state, Entered("2026-11-23"))
    assert isinstance(past.fault, Problem)
    assert past.fault.code == "accepted-until-past"
    state = after(state, Entered("2026-12-14"))
    risk = AcceptedRisk(finding="one.level", reason="It can wait", owner="sponsor", until=SOON)
    assert state.draft.accepted_risks == (risk,)
    assert "Accepted by the sponsor until 14 December 2026: It can wait" in draw(state, EN).paragraphs
    listed = after(state, Entered(CONTINUE))
    assert draw(listed, EN).choices[0].text == "Question one.level: accepted by the sponsor until 14 December 2026"
    assert choices(listed) == ["one.level", "one.sure", "two.ticked", CONTINUE]


def test_what_is_to_be_found_out_can_be_taken_and_not_accepted() -> None:
    assert choices(after(at_actions(), Entered("two.ticked"))) == ["owner", CONTINUE]
    assert choices(after(at_actions(), Entered("one.sure"))) == ["owner", "accept", CONTINUE]


def test_an_owner_can_be_typed_for_a_risk_and_what_is_no_day_is_refused() -> None:
    state = after(at_actions(), Entered("one.level"), Entered("accept"), Entered("Later"), Entered(OWN_ROLE))
    state = after(state, Entered("Board"), Entered("14/12/2026"))
    assert (state.fault and state.fault.code) == "not-a-date"
    assert draw(state, EN).fault.startswith("'14/12/2026' is not a date. Did you mean '2026-12-14'?")
    assert draw(after(state, Entered("2026-02-30")), EN).fault.startswith("The day '2026-02-30' does not exist.")
    state = after(state, Entered("2026-12-14"))
    assert state.draft.accepted_risks[0].owner == "Board"


def test_an_owner_that_is_typed_is_the_role_of_that_title() -> None:
    state = after(at_actions(), Entered("one.level"), Entered("owner"), Entered(OWN_ROLE), Entered("Opdrachtgever"))
    assert state.draft.actions[0].owner == "sponsor"


def test_a_proposed_day_goes_with_what_is_typed_and_a_note_does_not() -> None:
    state = after(at_actions(ACTION), Entered("one.level"))
    assert draw(after(state, Entered("due")), EN).typing_replaces
    assert not draw(after(state, Entered("note")), EN).typing_replaces


def test_a_placeholder_is_refused_as_it_is_in_a_file() -> None:
    at_finding = after(at_actions(ACTION), Entered("one.level"))
    reason = after(at_finding, Entered("accept"))
    note = after(at_finding, Entered("note"))
    owner = after(at_finding, Entered("owner"), Entered(OWN_ROLE))
    for state, text in ((reason, "..."), (note, "TODO"), (owner, "?")):
        refused = after(state, Entered(text))
        assert refused.cursor == state.cursor
        assert refused.fault is not None
        assert refused.fault.code == "not-filled-in"
        assert refused.draft == at_finding.draft


def test_back_leads_step_by_step_to_the_start_and_loses_nothing() -> None:
    state = after(at_actions(), Entered("one.level"), Entered("owner"), Entered("sponsor"))
    steps = []
    while state.cursor.step is not Step.RESUME:
        state = after(state, Key.BACK)
        steps.append(state.cursor.step)
    assert steps == [Step.ACTION_OWNER, Step.ACTION, Step.ACTIONS, Step.RESUME]
    assert len(state.draft.actions) == 1


def test_a_decision_is_taken_back() -> None:
    state = after(at_actions(), Entered("one.level"), Entered("owner"), Entered("sponsor"), Entered("-"), Key.UNDO)
    assert (state.draft.actions, state.cursor) == ((), Cursor(Step.ACTION, "one.level"))
    assert draw(state, EN).notice == "Taken back: the last decision about Question one.level"


def test_the_list_shows_the_finding_that_was_decided_about() -> None:
    state = after(at_actions(), Entered("two.ticked"), Entered("owner"), Entered("sponsor"), Entered("-"))
    for back in (Entered(CONTINUE), Key.BACK):
        assert [choice.value for choice in draw(after(state, back), EN).choices if choice.chosen] == ["two.ticked"]


def test_that_is_all_leads_on_from_the_start_and_back_from_all_answers() -> None:
    assert after(at_actions(), Entered(CONTINUE)).over
    state = after(begin(small(), held()), Entered("overview"), Key.ACTIONS)
    assert state.cursor.step is Step.ACTIONS
    assert after(state, Entered(CONTINUE)).cursor.step is Step.OVERVIEW
    assert after(at_first_question(), Key.ACTIONS).cursor == on("one.level")


LATE = ACTION.model_copy(update={"due": BEFORE})
ENDED = AcceptedRisk(finding="one.level", reason="It can wait", owner="sponsor", until=BEFORE)


def reassessed(*actions: AgreedAction, accepted: tuple[AcceptedRisk, ...] = ()) -> Interview:
    last = LastTime(ANSWERS, BEFORE)
    new = replace(draft(), actions=actions, accepted_risks=accepted)
    return begin(small(), new, last=last, first=Step.QUESTION)


def test_a_reassessment_first_asks_how_far_the_actions_are() -> None:
    done = ACTION.model_copy(update={"finding": "two.last", "status": ActionStatus.DONE})
    state = reassessed(ACTION, done)
    assert state.cursor == Cursor(Step.ACTION_STATUS, "one.level")
    screen = draw(state, EN)
    assert screen.title == "How far is it?"
    assert screen.paragraphs == ("Question one.level", "Sponsor, due 14 December 2026, open.")
    assert [choice.value for choice in screen.choices if choice.chosen] == ["open"]
    state = after(state, Entered("doing"))
    assert state.draft.actions == (ACTION.model_copy(update={"status": ActionStatus.DOING}), done)
    assert state.cursor.step is Step.QUESTION
    assert after(state, Key.BACK).cursor == Cursor(Step.ACTION_STATUS, "one.level")


def test_back_from_the_first_action_of_a_reassessment_is_your_role() -> None:
    state = after(reassessed(ACTION), Key.BACK)
    assert state.cursor.step is Step.ROLE
    assert after(state, Entered("sponsor")).cursor == Cursor(Step.ACTION_STATUS, "one.level")


def test_a_reassessment_that_goes_on_after_a_break_does_not_ask_about_the_actions_again() -> None:
    last = LastTime(ANSWERS, BEFORE, asked_again=frozenset({"one.level"}))
    new = replace(draft(one_level=Given(answer=1)), actions=(ACTION,))
    assert after(begin(small(), new, last=last), Entered(CONTINUE)).cursor.step is Step.QUESTION
    for answered, step in (
        ("one.level", Step.QUESTION),
        ("two.ticked", Step.QUESTION),
        ("two.last", Step.ACTION_STATUS),
    ):
        held = replace(new, answers={answered: ANSWERS[answered]})  # two.last was taken over, and not asked for
        state = begin(small(), held, last=replace(last, only_open=True))
        assert after(state, Entered(CONTINUE)).cursor.step is step


def test_what_is_overdue_gets_another_day_and_what_is_done_does_not() -> None:
    state = after(reassessed(LATE), Entered("doing"))
    assert state.cursor == Cursor(Step.ACTION_DUE, "one.level")
    assert draw(state, NL).title == "Wanneer is het klaar?"
    state = after(state, Entered("2026-12-14"))
    assert (state.draft.actions[0].due, state.cursor.step) == (SOON, Step.QUESTION)
    assert after(reassessed(LATE), Entered("done")).cursor.step is Step.QUESTION


def test_the_earliest_day_is_asked_about_first_and_what_has_none_last() -> None:
    without = ACTION.model_copy(update={"finding": "one.sure", "due": None})
    late = LATE.model_copy(update={"finding": "two.last"})
    state = reassessed(without, ACTION, late)
    asked = []
    while state.cursor.step is not Step.QUESTION:
        asked.append(state.cursor.id)
        state = after(state, Entered("dropped"))
    assert asked == ["two.last", "one.level", "one.sure"]


def test_a_status_and_a_day_are_taken_back_where_the_key_is_offered() -> None:
    later = ACTION.model_copy(update={"finding": "two.last", "due": None})
    state = after(reassessed(LATE, later), Entered("doing"), Entered("2026-12-14"))
    assert state.cursor == Cursor(Step.ACTION_STATUS, "two.last")
    assert "u" in dict(draw(state, EN).keys)
    state = after(state, Key.UNDO)
    assert (state.cursor, state.draft.actions[0].due) == (Cursor(Step.ACTION_STATUS, "one.level"), BEFORE)
    assert draw(state, EN).notice == "Taken back: the last decision about Question one.level"


def test_a_reassessment_asks_to_decide_again_about_an_accepted_risk_that_has_ended() -> None:
    state = reassessed(accepted=(ENDED,))
    assert state.cursor == Cursor(Step.ACTION, "one.level")
    screen = draw(state, EN)
    assert "Was accepted by the sponsor until 27 October 2026: It can wait" in screen.paragraphs
    assert [choice.text for choice in screen.choices][-1] == "On to what comes next"
    assert after(state, Entered(CONTINUE)).cursor.step is Step.QUESTION
    state = after(state, Entered("accept"), Entered("Still"), Entered("sponsor"), Entered("2026-12-14"))
    assert state.cursor == Cursor(Step.ACTION, "one.level")
    assert after(state, Entered(CONTINUE)).cursor.step is Step.QUESTION


def test_an_action_that_is_taken_instead_is_not_asked_about_at_once() -> None:
    state = after(reassessed(accepted=(ENDED,)), Entered("owner"), Entered("sponsor"), Entered("2026-12-14"))
    assert state.cursor == Cursor(Step.ACTION, "one.level")
    assert after(state, Entered(CONTINUE)).cursor.step is Step.QUESTION


def test_an_action_that_is_taken_in_a_reassessment_is_not_asked_about_in_it() -> None:
    state = after(reassessed(), Key.OVERVIEW, Key.ACTIONS, Entered("one.level"), Entered("owner"), Entered("sponsor"))
    state = after(state, Entered("2026-12-14"), Entered(CONTINUE), Entered(CONTINUE), Key.BACK, Key.AS_LAST_TIME)
    assert state.cursor.step is Step.QUESTION


def test_an_accepted_risk_is_not_asked_about_while_it_is_accepted_or_somebody_acts() -> None:
    again = ENDED.model_copy(update={"until": SOON})
    assert reassessed(accepted=(ENDED, again)).cursor.step is Step.QUESTION
    assert after(reassessed(ACTION, accepted=(ENDED,)), Entered("doing")).cursor.step is Step.QUESTION


def test_an_accepted_risk_that_has_ended_comes_first_in_the_list() -> None:
    state = after(begin(small(), replace(held(), accepted_risks=(ENDED,))), Entered("actions"))
    first = draw(state, EN).choices[0]
    assert (first.value, first.text) == (
        "one.level",
        "Question one.level: was accepted until 27 October 2026, decide again",
    )
    assert choices(state) == ["one.level", "one.sure", "two.ticked", CONTINUE]


def test_every_screen_has_its_words_in_both_languages() -> None:
    state = after(at_actions(ACTION), Entered("one.level"))
    for part in ("status", "due", "owner", "note", "accept"):
        for messages in (EN, NL):
            screen = draw(after(state, Entered(part)), messages)
            assert screen.title
            assert "{" not in screen.title + "".join(screen.paragraphs)


@pytest.mark.parametrize(
    ("choices", "text"),
    [
        (("owner", OWN_ROLE), "TBD"),
        (("accept",), "?"),
        (("accept", "Later", OWN_ROLE), "<role>"),
        (("owner", "sponsor", "2026-12-14", "note"), "..."),
    ],
)
def test_what_a_file_may_not_hold_is_refused_at_once(choices: tuple[str, ...], text: str) -> None:
    state = after(at_actions(), Entered("one.level"), *map(Entered, choices))
    refused = after(state, Entered(text))
    assert isinstance(refused.fault, Problem)
    assert refused.fault.code == "not-filled-in"
    assert (refused.cursor, refused.draft) == (state.cursor, state.draft)


@pytest.mark.parametrize("value", ["nonsense", "", "one", "x" * 200, 1])
def test_what_is_not_offered_changes_nothing(value: Value) -> None:
    at_finding = after(at_actions(), Entered("one.level"))
    for state in (at_actions(), at_finding, after(at_finding, Entered("owner"))):
        assert after(state, Entered(value)) == state
    for part in ("status", "due", "note"):  # of an action that nobody has taken
        assert after(at_finding, Entered(part)) == at_finding


def test_an_action_that_is_taken_in_a_reassessment_is_not_asked_about_next() -> None:
    state = after(reassessed(), Key.OVERVIEW, Key.ACTIONS, Entered("one.level"), Entered("owner"), Entered("sponsor"))
    while state.cursor.step is not Step.QUESTION:
        state = after(state, Key.BACK)
    assert after(state, Key.DONT_KNOW).cursor.step is Step.QUESTION


def test_a_status_is_taken_back_on_the_screen_of_the_next_one() -> None:
    later = ACTION.model_copy(update={"finding": "two.last"})
    state = after(reassessed(ACTION, later), Entered("doing"))
    assert (state.cursor, "u" in dict(draw(state, EN).keys)) == (Cursor(Step.ACTION_STATUS, "two.last"), True)
    state = after(state, Key.UNDO)
    assert (state.draft.actions, state.cursor) == ((ACTION, later), Cursor(Step.ACTION_STATUS, "one.level"))


def test_another_day_for_what_is_overdue_is_taken_back_where_its_status_was_asked() -> None:
    state = after(reassessed(LATE), Entered("doing"), Entered("2026-12-14"), Key.UNDO)
    assert (state.cursor, state.draft.actions[0].due) == (Cursor(Step.ACTION_STATUS, "one.level"), BEFORE)
    state = after(state, Key.UNDO)
    assert (state.cursor, state.draft.actions) == (Cursor(Step.ACTION_STATUS, "one.level"), (LATE,))


def test_the_reason_and_the_owner_of_a_risk_stay_on_the_way_back_and_not_for_the_next_risk() -> None:
    state = after(at_actions(), Entered("one.level"), Entered("accept"), Entered("It can wait"), Entered("sponsor"))
    state = after(state, Key.BACK)
    assert [choice.value for choice in draw(state, EN).choices if choice.chosen] == ["sponsor"]
    state = after(state, Key.BACK)
    assert draw(state, EN).initial_text == "It can wait"
    state = after(state, Key.BACK, Key.BACK, Entered("one.sure"), Entered("accept"))
    assert draw(state, EN).initial_text == ""


def test_the_same_acceptance_twice_is_there_once_and_there_is_an_end_to_what_a_file_holds() -> None:
    accepting = [Entered(value) for value in ("accept", "Later", "sponsor", "2026-12-14")]
    state = after(at_actions(), Entered("one.level"), *accepting, *accepting)
    assert len(state.draft.accepted_risks) == 1
    many = tuple(
        AcceptedRisk(finding="one.level", reason=f"Reason {at}", owner="sponsor", until=SOON)
        for at in range(MOST_RISKS)
    )
    full = replace(state, draft=replace(state.draft, accepted_risks=many))
    refused = after(full, *accepting)
    assert isinstance(refused.fault, Problem)
    assert (refused.fault.code, refused.draft.accepted_risks) == ("list-too-long", many)


def test_a_day_or_a_note_may_be_emptied_and_a_reason_may_not() -> None:
    state = after(at_actions(ACTION.model_copy(update={"note": "Half"})), Entered("one.level"))
    assert [draw(after(state, Entered(part)), EN).may_be_emptied for part in ("due", "note")] == [True, True]
    again = after(state, Entered("accept"), Entered("Later"), Key.BACK)
    assert (draw(again, EN).initial_text, draw(again, EN).may_be_emptied) == ("Later", False)
