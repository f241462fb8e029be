"""The interview line by line, in memory."""

import io

from tests.interview.conversation import DAY, EN, NL, after, at_first_question, draft, small
from tests.support.build import built_in

from implcheck.interview import line_ui
from implcheck.interview.cells import width
from implcheck.interview.draft import Draft
from implcheck.interview.session import Session
from implcheck.interview.steps import Ending, Entered, Key
from implcheck.interview.transitions import begin
from implcheck.model.answers import Given, NotApplicable, Unknown
from implcheck.wording.messages import Messages

START = ("Project", "1", "2")


def run(*lines: str, messages: Messages = EN, draft: Draft | None = None) -> tuple[Session, str]:
    """Return the conversation after `lines`, and the text that was written."""
    kept: list[Draft] = []
    state = begin(small(), draft or Draft("small", DAY))
    session = Session(state, messages, lambda saved, _before: kept.append(saved), "readiness.yaml", saved=draft)
    out = io.StringIO()
    line_ui.run_interview(session, io.StringIO("".join(f"{line}\n" for line in lines)).readline, out.write)
    return session, out.getvalue()


def test_a_whole_conversation() -> None:
    session, _ = run(*START, "3", "n", "option good", "1, 3", "40,5", "4")
    assert session.state.over
    assert session.state.ending is None
    assert session.saved is not None
    assert session.saved.answers == {
        "one.level": Given(answer=3),
        "one.sure": Given(answer="no"),
        "two.option": Given(answer="good"),
        "two.ticked": Given(answer=("a", "c")),
        "two.hours": Given(answer=40.5),
        "two.last": Given(answer=4),
    }


def test_what_is_filled_in_on_a_line_of_text_is_shown() -> None:
    _, output = run(*START, "t", "Once", "t", "-", "t")
    assert output.count("Filled in: Once\n") == 1
    _, output = run(*START, "t", "Één", "t", messages=NL)
    assert "Ingevuld: Één\n" in output


def test_the_end_of_input_leaves_with_everything_saved() -> None:
    session, output = run(*START, "3")
    assert session.state.ending is Ending.LEFT
    assert session.is_saved
    assert session.state.draft.answers == {"one.level": Given(answer=3)}
    assert output.endswith("\n")


def test_unknown_input_is_reported_and_asked_again() -> None:
    session, output = run(*START, "z", "\x1b[31m", "3")
    assert "'z' is not a choice here." in output
    assert "\x1b" not in output
    assert output.count("question 1 of 6") == 3
    assert session.state.draft.answers == {"one.level": Given(answer=3)}


def test_an_invalid_answer_is_reported_with_the_question() -> None:
    session, output = run(*START, "3", "n", "1", "1", "400", "40")
    assert "400" in output
    assert output.count("question 5 of 6") == 2
    assert session.state.draft.answers["two.hours"] == Given(answer=40)


def test_a_choice_that_goes_with_no_other_is_reported_with_what_to_type() -> None:
    state = after(at_first_question(built_in()), Key.OVERVIEW, Entered("capacity.supplier-support"))
    session = Session(state, EN, lambda _held, _before: None, "readiness.yaml")
    out = io.StringIO()
    line_ui.run_interview(session, io.StringIO("1 6\n").readline, out.write)
    sentence = "'No guidance arranged' cannot go with other choices. Type 6 alone, or the others without 6."
    assert sentence in " ".join(out.getvalue().split())
    assert session.state.draft.answers == {}


def test_an_empty_line_where_text_is_asked_goes_back() -> None:
    session, output = run(*START, "x", "", "t", "", "2")
    assert "Why does this question not apply?" in output
    assert session.state.draft.answers == {"one.level": Given(answer=2)}
    assert session.state.cursor.id == "one.sure"


def test_not_applicable_dont_know_skip_and_notes() -> None:
    session, _ = run(*START, "x", "Gone", "d", "s", "t", "Ask Ann", "e", "a.pdf", "1")
    assert session.state.draft.answers == {
        "one.level": NotApplicable(not_applicable="Gone"),
        "one.sure": Unknown(),
        "two.ticked": Given(answer=("a",), note="Ask Ann", evidence=("a.pdf",)),
    }


def test_the_current_answer_is_marked_and_kept_by_an_empty_line() -> None:
    session, output = run("1", "b", "b", "", draft=draft(one_level=Given(answer=3), one_sure=Given(answer="no")))
    assert "  3* Level 3." in output
    assert "Your answer: Level 3." in output
    assert session.state.draft.answers["one.level"] == Given(answer=3)
    assert session.state.cursor.id == "two.option"


def test_the_interview_in_dutch() -> None:
    session, output = run(*START, "3", "j", "?", "2", messages=NL)
    assert "Hoe heet het project?" in output
    assert "vraag 3 van 7" in output
    assert ": Level 4.\n" in output
    assert session.state.draft.answers["one.sure"] == Given(answer="yes")
    assert session.state.draft.answers["one.after"] == Given(answer=2)


def test_no_line_is_longer_than_a_screen_is_wide() -> None:
    name = "\u65e5\u672c\u8a9e" * 40
    _, output = run(name, *START[1:], "?", "o", "b", "3", "?", "n")
    assert max(width(line) for line in output.splitlines()) <= 80
    assert name in "".join(output.split())


class _Interrupted(io.StringIO):
    """A screen on which the interrupt comes while the second question is being written."""

    def write(self, text: str, /) -> int:
        if "question 2 of 6" in text:
            raise KeyboardInterrupt
        return super().write(text)


def test_an_interrupt_while_writing_leaves_with_everything_saved() -> None:
    session = Session(begin(small(), Draft("small", DAY)), EN, lambda _held, _before: None, "readiness.yaml")
    lines = io.StringIO("".join(f"{line}\n" for line in (*START, "3")))
    line_ui.run_interview(session, lines.readline, _Interrupted().write)
    assert (session.state.ending, session.is_saved) == (Ending.LEFT, True)
    assert session.state.draft.answers == {"one.level": Given(answer=3)}
