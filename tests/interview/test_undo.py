"""`u` takes back the last change of this run, as often as there are changes."""

from dataclasses import replace

from tests.interview.conversation import CONTRADICTORY, EN, NL, after, at_first_question, draft, on, say, small
from tests.interview.test_last_time import again

from implcheck.interview.progress import contradictions
from implcheck.interview.steps import Cursor, Entered, Key, Step
from implcheck.interview.transitions import begin
from implcheck.interview.view import draw
from implcheck.model.answers import Given, Unanswered


def test_an_answer_is_taken_back_and_its_question_is_shown_again() -> None:
    state = after(say(at_first_question(), 3), Key.UNDO)
    assert state.draft.answers == {}
    assert state.cursor == on("one.level")
    assert draw(state, EN).notice == "Taken back: the answer to Question one.level"
    assert draw(state, NL).notice == "Ongedaan gemaakt: het antwoord op Question one.level"
    assert not draw(after(state, Key.MORE), EN).notice


def test_changes_are_taken_back_one_by_one_to_the_first() -> None:
    state = say(at_first_question(), 3, "no", "good")
    state = after(state, Key.BACK, Key.BACK, Entered("yes"))
    seen = []
    while state.changes:
        state = after(state, Key.UNDO)
        seen.append((state.cursor.id, {id_: answer.answer for id_, answer in state.draft.answers.items()}))  # type: ignore[union-attr]
    assert seen == [
        ("one.sure", {"one.level": 3, "one.sure": "no", "two.option": "good"}),
        ("two.option", {"one.level": 3, "one.sure": "no"}),
        ("one.sure", {"one.level": 3}),
        ("one.level", {}),
    ]
    assert after(state, Key.UNDO) == replace(state, notice=None)


def test_the_key_is_offered_only_once_there_is_something_to_take_back() -> None:
    assert "u" not in dict(draw(at_first_question(), EN).keys)
    assert dict(draw(say(at_first_question(), 3), EN).keys)["u"] == "undo"


def test_a_note_evidence_and_a_reason_are_taken_back_at_their_question() -> None:
    state = after(at_first_question(), Key.NOTE, Entered("A"), Key.EVIDENCE, Entered("b.pdf"), Key.NOTE, Entered("C"))
    state = after(state, Key.UNDO)
    assert state.draft.answers == {"one.level": Unanswered(note="A", evidence=("b.pdf",))}
    assert draw(state, EN).notice == "Taken back: the change of the note at Question one.level"
    state = after(state, Key.UNDO)
    assert draw(state, EN).notice == "Taken back: the change of the evidence at Question one.level"
    assert (state.cursor, state.draft.answers) == (on("one.level"), {"one.level": Unanswered(note="A")})
    away = after(at_first_question(), Key.NOT_APPLICABLE, Entered("Gone"), Key.UNDO)
    assert (away.cursor, away.draft.answers) == (on("one.level"), {})
    assert after(away, Key.BACK).cursor == Cursor(Step.ROLE)


def test_a_first_step_that_was_changed_is_taken_back_and_one_that_was_given_is_not() -> None:
    assert at_first_question().changes == ()
    state = after(at_first_question(), Key.OVERVIEW, Entered("role"), Entered("sponsor"))
    assert state.draft.role == "sponsor"
    state = after(state, Key.UNDO)
    assert (state.draft.role, state.cursor) == ("project-lead", Cursor(Step.ROLE))
    assert draw(state, EN).notice == "Taken back: the change of your role"


def test_changes_of_first_steps_are_taken_back_one_after_another() -> None:
    state = say(after(at_first_question(), Key.OVERVIEW, Entered("role")), "sponsor")
    state = say(after(state, Key.OVERVIEW, Entered("phase")), "execution")
    state = say(after(state, Key.OVERVIEW, Entered("project")), "Another")
    seen = []
    while state.changes:
        state = after(state, Key.UNDO)
        seen.append((state.cursor.step, state.draft.project, state.draft.phase, state.draft.role))
    assert seen == [
        (Step.OVERVIEW, "Project", "execution", "sponsor"),
        (Step.PHASE, "Project", "kickoff", "sponsor"),
        (Step.ROLE, "Project", "kickoff", "project-lead"),
    ]
    assert after(state, Key.BACK).cursor.step is Step.QUESTION


def test_that_answers_are_right_is_taken_back() -> None:
    state = say(at_first_question(), *CONTRADICTORY, "rule.first")
    assert [rule.id for rule, _ in contradictions(state)] == ["rule.second"]
    state = after(state, Key.UNDO)
    assert state.cursor == on("rule.first", Step.CONFIRM)
    assert [rule.id for rule, _ in contradictions(state)] == ["rule.first", "rule.second"]
    assert draw(state, EN).notice.startswith("Taken back: the confirmation of ")


def test_a_confirmation_of_last_time_is_taken_back() -> None:
    state = again()
    confirmed = after(state, Key.AS_LAST_TIME)
    assert after(confirmed, Key.UNDO).draft == state.draft
    assert after(confirmed, Key.UNDO).cursor == state.cursor
    noted = after(state, Key.NOTE, Entered("Another"), Key.UNDO)
    assert noted.last == state.last
    assert noted.draft == state.draft


def test_it_works_from_all_answers_and_not_where_text_is_typed() -> None:
    state = after(say(at_first_question(), 3), Key.OVERVIEW)
    assert after(state, Key.UNDO).draft.answers == {}
    assert after(state, Key.SEARCH, Key.UNDO).draft == state.draft


def test_an_answer_of_an_earlier_run_is_restored() -> None:
    state = say(begin(small(), draft(one_level=Given(answer=3))), "go-on")
    changed = after(state, Key.OVERVIEW, Entered("one.level"), Entered(1), Key.UNDO)
    assert changed.draft == state.draft
