"""Transitions step by step: what an event changes, and what it does not."""

from dataclasses import replace

import pytest
from tests.interview.conversation import DAY, EN, SOUND, after, at_first_question, draft, go_to, on, say, small
from tests.support.build import built_in

from implcheck.interview.draft import Draft
from implcheck.interview.progress import progress
from implcheck.interview.state import asked_questions
from implcheck.interview.steps import (
    OWN_ROLE,
    Cursor,
    Ending,
    Entered,
    Key,
    Step,
)
from implcheck.interview.transitions import advance, begin
from implcheck.interview.typed_number import read_number
from implcheck.interview.view import draw
from implcheck.model.answer_value import Value
from implcheck.model.answers import Given, NotApplicable, Unanswered, Unknown


def test_it_asks_for_the_project_the_phase_and_the_role_first() -> None:
    state = begin(small(), Draft("small", DAY))
    steps = [state.cursor.step]
    for value in ("Brand portal", "kickoff", "sponsor"):
        state = say(state, value)
        steps.append(state.cursor.step)
    assert steps == [Step.PROJECT, Step.PHASE, Step.ROLE, Step.QUESTION]
    assert (state.draft.project, state.draft.phase, state.draft.role) == ("Brand portal", "kickoff", "sponsor")
    assert state.cursor == on("one.level")


def test_after_the_last_answer_it_is_over() -> None:
    state = say(at_first_question(), *SOUND)
    assert state.over
    assert state.cursor.step is Step.END
    assert state.ending is None
    assert {id_: answer.answer for id_, answer in state.draft.answers.items() if isinstance(answer, Given)} == {
        "one.level": 3,
        "one.sure": "no",
        "two.option": "good",
        "two.ticked": ("a",),
        "two.hours": 12,
        "two.last": 3,
    }


def test_nothing_happens_after_the_end() -> None:
    state = say(at_first_question(), *SOUND)
    for event in (*Key, Entered(1), Entered("x")):
        assert after(state, event) == state


def test_the_name_of_the_project_has_no_space_around_it_and_is_not_empty() -> None:
    fresh = begin(small(), Draft("small", DAY))
    assert say(fresh, "").cursor.step is Step.PROJECT
    assert say(fresh, " \t ").draft.project == ""
    assert say(fresh, "  Brand portal ").draft.project == "Brand portal"


def test_a_phase_that_does_not_exist_changes_nothing() -> None:
    state = begin(small(), draft())
    state = after(say(state, "go-on"), Key.BACK, Key.BACK)
    assert state.cursor.step is Step.PHASE
    assert say(state, "later") == state


@pytest.mark.parametrize("wrong", [9, -1, "3", 2.5, True, ("a",), (), "", "\x1b[31m", "\ud800"])
def test_an_invalid_answer_is_reported_and_changes_nothing(wrong: Value) -> None:
    state = at_first_question()
    after_wrong = say(state, wrong)
    assert after_wrong.fault is not None
    assert (after_wrong.cursor, after_wrong.draft, after_wrong.visited) == (state.cursor, state.draft, state.visited)


def test_a_problem_is_reported_once() -> None:
    assert after(say(at_first_question(), 9), Key.MORE).fault is None
    assert say(at_first_question(), 9, 3).fault is None


def test_back_shows_the_previous_question_with_its_answer() -> None:
    state = after(say(at_first_question(), 3), Key.BACK)
    assert state.cursor == on("one.level")
    assert state.draft.answers["one.level"] == Given(answer=3)


def test_back_goes_all_the_way_to_the_start_and_keeps_everything() -> None:
    state = say(at_first_question(), 3, "yes", 2, "good")
    seen = []
    for _ in range(9):
        state = after(state, Key.BACK)
        seen.append(state.cursor)
    start = [Cursor(Step.ROLE), Cursor(Step.PHASE), Cursor(Step.PROJECT), Cursor(Step.PROJECT), Cursor(Step.PROJECT)]
    assert seen == [on("two.option"), on("one.after"), on("one.sure"), on("one.level"), *start]
    assert len(state.draft.answers) == 4
    assert state.draft.project == "Project"


def test_a_changed_answer_continues_at_the_question_that_was_left() -> None:
    state = say(at_first_question(), 3, "no", "good")
    state = after(state, Key.BACK, Key.BACK, Entered("no"))
    assert state.cursor == on("two.ticked")


def test_skip_leaves_the_question_open() -> None:
    state = after(at_first_question(), Key.SKIP)
    assert state.cursor == on("one.sure")
    assert state.draft.answers == {}
    given = after(say(at_first_question(), 3), Key.BACK, Key.SKIP)
    assert given.cursor == on("one.sure")
    assert given.draft.answers == {"one.level": Given(answer=3)}


def test_dont_know_is_an_answer() -> None:
    state = after(at_first_question(), Key.DONT_KNOW)
    assert state.draft.answers == {"one.level": Unknown()}
    assert state.cursor == on("one.sure")


def test_not_applicable_needs_a_reason() -> None:
    state = after(at_first_question(), Key.NOT_APPLICABLE)
    assert state.cursor == on("one.level", Step.REASON)
    assert say(state, "  ").cursor == state.cursor
    assert say(state, "  ").draft.answers == {}
    assert after(state, Key.BACK).cursor == on("one.level")
    assert after(state, Key.BACK).draft.answers == {}
    given = say(state, " Nothing is replaced ")
    assert given.draft.answers == {"one.level": NotApplicable(not_applicable="Nothing is replaced")}
    assert given.cursor == on("one.sure")
    assert after(given, Key.BACK).cursor == on("one.level")


def test_a_note_and_evidence_come_back_to_the_question_and_stay_when_the_answer_changes() -> None:
    state = after(at_first_question(), Entered(3), Key.BACK, Key.NOTE, Entered("Agreed"))
    assert state.cursor == on("one.level")
    state = after(state, Key.EVIDENCE, Entered("a.pdf"), Key.EVIDENCE, Entered("b.pdf"))
    kept = {"note": "Agreed", "evidence": ("a.pdf", "b.pdf")}
    assert state.draft.answers["one.level"] == Given.model_validate({"answer": 3, **kept})
    assert say(state, 1).draft.answers["one.level"] == Given.model_validate({"answer": 1, **kept})
    unknown = after(state, Key.DONT_KNOW)
    assert unknown.draft.answers["one.level"] == Unknown.model_validate(kept)
    away = after(state, Key.NOT_APPLICABLE, Entered("Gone"))
    assert away.draft.answers["one.level"] == NotApplicable.model_validate({"not_applicable": "Gone", **kept})
    assert say(state, 9).draft == state.draft


def test_a_note_without_an_answer_is_no_answer() -> None:
    state = after(at_first_question(), Key.NOTE, Entered("Ask Ann"))
    assert state.draft.answers == {"one.level": Unanswered(note="Ask Ann")}
    assert progress(state)["answered"] == 0
    assert say(state, 2).draft.answers == {"one.level": Given(answer=2, note="Ask Ann")}


def test_quit_ends_it_with_every_answer() -> None:
    state = after(say(at_first_question(), 3), Key.QUIT)
    assert state.over
    assert state.ending is Ending.LEFT
    assert state.draft.answers == {"one.level": Given(answer=3)}


def test_go_to_a_practice_and_back() -> None:
    state = after(at_first_question(), Key.JUMP)
    assert state.cursor == on("one.level", Step.JUMP)
    assert after(state, Key.BACK).cursor == on("one.level")
    there = say(state, "two")
    assert there.cursor == on("two.option")
    assert after(there, Key.BACK).cursor == on("one.level")
    assert say(state, "nix") == state


def test_all_answers_leads_to_any_question_that_is_asked() -> None:
    assert go_to(at_first_question(), "two.hours").cursor == on("two.hours")
    state = after(at_first_question(), Key.OVERVIEW)
    assert say(state, "one.after") == state
    assert say(state, "nix") == state


def test_questions_that_were_passed_by_are_asked_before_the_report() -> None:
    state = say(after(at_first_question(), Key.JUMP), "two", "good", ("a",), 12, 3)
    assert not state.over
    assert state.cursor == on("one.level")


def test_a_question_is_asked_only_while_its_condition_holds() -> None:
    state = at_first_question()
    assert "one.after" not in [question.id for question in asked_questions(state)]
    assert say(state, 3, "no").cursor == on("two.option")
    assert say(state, 3, "yes").cursor == on("one.after")
    later = say(state, 3, "no", "good", ("a",))
    changed = say(go_to(later, "one.sure"), "yes")
    assert changed.cursor == on("one.after")
    assert say(changed, 2).cursor == on("two.hours")


def test_back_does_not_lead_to_a_question_that_is_not_asked_any_more() -> None:
    state = say(at_first_question(), 3, "yes", 2)
    state = say(go_to(state, "one.sure"), "no")
    ids = {question.id for question in asked_questions(state)}
    for _ in range(8):
        state = after(state, Key.BACK)
        assert state.cursor.step is not Step.QUESTION or state.cursor.id in ids
    assert state.draft.answers["one.after"] == Given(answer=2)


def test_a_condition_that_cannot_be_judged_asks_nothing() -> None:
    assert after(say(at_first_question(), 3), Key.DONT_KNOW).cursor == on("two.option")


def test_progress_counts_what_is_asked() -> None:
    state = say(at_first_question(), 3, "yes")
    assert progress(state) == {"practice": 1, "practices": 2, "question": 3, "questions": 7, "answered": 2, "left": 5}
    assert progress(say(state, 3))["practice"] == 2


@pytest.mark.parametrize(("typed", "kept"), [("40", 40), ("4,5", 4.5), ("x", None), ("101", None), ("-1", None)])
def test_a_number_goes_in_and_anything_else_is_reported(typed: str, kept: float | None) -> None:
    state = say(at_first_question(), 3, "no", "good", ("a",))
    after_wrong = say(state, read_number(typed))
    if kept is None:
        assert after_wrong.fault is not None
        assert after_wrong.draft == state.draft
    else:
        assert after_wrong.draft.answers["two.hours"] == Given(answer=kept)


def test_every_question_of_a_phase_is_asked_once_in_order() -> None:
    state = at_first_question(built_in())
    seen = []
    while not state.over:
        seen.append(state.cursor.id)
        state = after(state, Key.DONT_KNOW)
    assert len(seen) == 23
    assert seen[0] == "why.problem-statement"
    assert seen[-1] == "aftercare.first-year"
    assert len(set(seen)) == 23


def test_a_note_and_evidence_can_be_taken_away_again() -> None:
    state = after(at_first_question(), Key.NOTE, Entered("Agreed"), Key.EVIDENCE, Entered("a.pdf"))
    state = after(state, Key.EVIDENCE, Entered("b.pdf"), Key.EVIDENCE, Entered("-"), Entered(3))
    assert state.draft.answers == {"one.level": Given(answer=3, note="Agreed", evidence=("a.pdf",))}
    state = after(state, Key.BACK, Key.NOTE, Entered("-"), Key.EVIDENCE, Entered("-"))
    assert state.draft.answers == {"one.level": Given(answer=3)}
    assert state.cursor == on("one.level")


def test_skipped_questions_are_not_asked_again_before_the_report() -> None:
    state = after(at_first_question(), Key.SKIP, Entered("no"), Key.SKIP, Entered(("a",)), Entered(12), Key.SKIP)
    assert state.cursor == Cursor(Step.OPEN)


def test_skipped_questions_are_asked_when_the_interview_is_continued() -> None:
    state = after(at_first_question(), Key.SKIP, Key.QUIT)
    assert say(begin(small(), state.draft), "go-on").cursor == on("one.level")


@pytest.mark.parametrize(("step", "value"), [("project", "Other"), ("phase", "kickoff"), ("role", "user")])
def test_the_first_screens_can_be_reached_from_all_answers_and_lead_back(step: str, value: str) -> None:
    state = go_to(say(at_first_question(), 3), step)
    assert state.cursor == Cursor(Step(step))
    changed = say(state, value)
    assert changed.cursor == on("one.sure")
    assert value in {changed.draft.project, str(changed.draft.phase), changed.draft.role}
    assert after(state, Key.BACK).cursor == on("one.sure")


@pytest.mark.parametrize(
    ("typed", "role"),
    [("  works council ", "works council"), ("Key user", "key-user"), ("hoofdgebruiker", "key-user"), ("hr", "hr")],
)
def test_a_role_that_is_not_listed_is_typed(typed: str, role: str) -> None:
    state = say(after(at_first_question(built_in()), Key.BACK), OWN_ROLE)
    assert state.cursor == Cursor(Step.OWN_ROLE)
    assert after(state, Key.BACK).cursor == Cursor(Step.ROLE)
    assert say(state, "  ").cursor == state.cursor
    after_role = say(state, typed)
    assert after_role.draft.role == role
    assert after_role.cursor.step is Step.QUESTION
    assert after(after_role, Key.BACK).cursor == Cursor(Step.ROLE)


def test_a_role_that_is_typed_from_all_answers_leads_back_to_the_question() -> None:
    state = say(go_to(say(at_first_question(), 3), "role"), OWN_ROLE, "works council")
    assert (state.cursor, state.draft.role) == (on("one.sure"), "works council")


def test_a_typed_role_is_no_longer_than_a_name() -> None:
    state = say(after(at_first_question(), Key.BACK), OWN_ROLE)
    refused = say(state, "x" * 101)
    assert (refused.draft, refused.cursor) == (state.draft, state.cursor)
    assert "it may have at most 100 characters." in draw(refused, EN).fault
    assert say(state, "x" * 100).draft.role == "x" * 100


@pytest.mark.parametrize("step", [Step.PROJECT, Step.ROLE, Step.REASON, Step.NOTE, Step.EVIDENCE])
def test_a_text_that_no_file_takes_is_refused_where_it_is_typed(step: Step) -> None:
    state = replace(begin(small(), draft()), cursor=Cursor(step, "one.level" if step.returns_to_question else ""))
    refused = advance(state, Entered("x" * 20_001))
    assert (refused.draft, refused.cursor) == (state.draft, state.cursor)
    assert refused.fault is not None
    assert refused.fault.code == "text-too-long"
    assert "is too long: it may have at most 20000 characters." in draw(refused, EN).fault
    assert advance(state, Entered("x" * 20_000)).fault is None


@pytest.mark.parametrize("step", [Step.PROJECT, Step.OWN_ROLE])
@pytest.mark.parametrize("typed", ["?", "...", " TODO ", "<name>"])
def test_what_stands_for_nothing_yet_is_refused_where_it_is_typed(step: Step, typed: str) -> None:
    state = replace(begin(small(), draft()), cursor=Cursor(step))
    refused = advance(state, Entered(typed))
    assert (refused.draft, refused.cursor) == (state.draft, state.cursor)
    assert draw(refused, EN).fault == f"'{typed.strip()}' was not filled in. Write what belongs here instead."
    assert advance(state, Entered("Why?")).fault is None


def test_evidence_has_an_end_where_it_is_typed() -> None:
    full = draft(one_level=Unanswered(evidence=tuple(f"Page {number}" for number in range(100))))
    state = replace(begin(small(), full), cursor=Cursor(Step.EVIDENCE, "one.level"))
    refused = advance(state, Entered("One more"))
    assert (refused.draft, refused.fault and refused.fault.code) == (full, "list-too-long")
