"""Continue a file, and the quick check."""

from dataclasses import replace

from tests.interview.conversation import SOUND, after, at_first_question, draft, on, say, small
from tests.support.build import built_in

from implcheck.interview.state import asked_questions
from implcheck.interview.steps import Cursor, Ending, Key, Step
from implcheck.interview.transitions import begin
from implcheck.model.answers import Given, Unanswered, Unknown


def test_a_file_with_answers_is_asked_about_first() -> None:
    state = begin(small(), draft())
    assert state.cursor == Cursor(Step.RESUME)
    for value in ("nix", 1, ("go-on",), ""):
        assert say(state, value) == state


def test_continuing_asks_the_first_open_question() -> None:
    state = say(begin(small(), draft(one_level=Given(answer=3), one_sure=Unknown())), "go-on")
    assert state.cursor == on("two.option")
    assert len(state.draft.answers) == 2


def test_a_key_without_a_value_is_an_open_question() -> None:
    assert say(begin(small(), draft(one_level=Unanswered())), "go-on").cursor == on("one.level")


def test_continuing_asks_for_a_missing_role() -> None:
    assert say(begin(small(), replace(draft(), role="")), "go-on").cursor == Cursor(Step.ROLE)


def test_back_on_the_first_question_of_a_continued_interview_shows_the_question_before() -> None:
    state = say(begin(small(), draft(one_level=Given(answer=3), one_sure=Unknown())), "go-on")
    seen = []
    for _ in range(6):
        state = after(state, Key.BACK)
        seen.append(state.cursor)
    assert seen == [
        on("one.sure"),
        on("one.level"),
        Cursor(Step.ROLE),
        Cursor(Step.PHASE),
        Cursor(Step.PROJECT),
        Cursor(Step.PROJECT),
    ]


def test_the_report_or_a_new_file_ends_it_and_changes_nothing() -> None:
    state = begin(small(), draft(one_level=Given(answer=3)))
    assert say(state, "report").ending is Ending.REPORT
    assert say(state, "new").ending is Ending.NEW
    assert say(state, "report").draft == state.draft
    assert after(state, Key.QUIT).ending is Ending.LEFT


def test_what_the_run_demands_holds_once_the_file_is_gone_on_with() -> None:
    held = draft(one_level=Given(answer=3))
    state = begin(small(), held, continued=replace(held, phase="execution"), phase_is_given=True)
    assert state.draft == held
    assert say(state, "go-on").draft.phase == "execution"
    assert say(state, "report").draft.phase == "execution"
    assert say(state, "new").draft == after(state, Key.QUIT).draft == held


def test_a_phase_that_is_given_is_passed_over_on_the_way_back() -> None:
    state = say(begin(small(), draft(one_level=Given(answer=3)), phase_is_given=True), "go-on")
    steps = [(state := after(state, Key.BACK)).cursor for _ in range(4)]
    assert steps == [on("one.level"), Cursor(Step.ROLE), Cursor(Step.PROJECT), Cursor(Step.PROJECT)]
    overview = after(state, Key.BACK)
    assert say(replace(overview, cursor=Cursor(Step.OVERVIEW)), "phase").cursor == Cursor(Step.OVERVIEW)


def test_a_complete_file_goes_straight_to_the_end() -> None:
    state = say(begin(small(), say(at_first_question(), *SOUND).draft), "go-on")
    assert state.over
    assert state.ending is None


def test_a_quick_check_asks_only_quick_questions() -> None:
    state = at_first_question(quick=True)
    assert [question.id for question in asked_questions(state)] == ["one.level", "two.option"]
    assert say(state, 3, "good").over


def test_the_built_in_quick_check_asks_ten_questions_at_most_in_every_phase() -> None:
    for phase, count in {"kickoff": 6, "execution": 9, "aftercare": 5}.items():
        lead = replace(draft(), questionnaire="implementation", role="project-lead")
        state = begin(built_in(), lead, quick=True)
        state = after(say(state, "go-on"), Key.BACK, Key.BACK)
        state = say(state, phase)
        assert len(asked_questions(state)) == count
        assert all(question.quick is not None for question in asked_questions(state))


def test_a_quick_check_continued_in_full_asks_no_question_again() -> None:
    quick = say(at_first_question(quick=True), 3, "good")
    state = say(begin(small(), quick.draft), "go-on")
    seen = []
    while not state.over:
        seen.append(state.cursor.id)
        state = after(state, Key.DONT_KNOW)
    assert seen == ["one.sure", "two.ticked", "two.hours", "two.last"]
    assert state.draft.answers["one.level"] == Given(answer=3)
    assert state.draft.answers["two.option"] == Given(answer="good")
