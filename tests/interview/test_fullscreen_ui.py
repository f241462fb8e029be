"""The interview on a real terminal: what is shown, what keys do, and what is in the file afterwards."""

import asyncio
from pathlib import Path

import pytest
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput
from tests.interview.conversation import EN, at_first_question, go_to
from tests.support.build import built_in
from tests.support.terminal import CTRL_C, DOWN, ENTER, ESC, PAGE_DOWN, PAGE_UP, UP, Terminal, pasted

from implcheck.interview.draft import Draft
from implcheck.interview.fullscreen_ui import run_interview
from implcheck.interview.session import Session
from implcheck.interview.steps import Step
from implcheck.loading.answers import load_answers
from implcheck.loading.source import read
from implcheck.model.answers import Answer, Given, NotApplicable, NotYet, Unknown
from implcheck.model.question import MultiQuestion, NumberQuestion, Question

SIZES = [(24, 80), (40, 120)]
PROJECT = "What is the name of the project?"


def answers_in(folder: Path, name: str = "readiness.yaml") -> dict[str, Answer]:
    """Return the answers of the file; fail if it is not valid."""
    return dict(load_answers(read(str(folder / name))).answers.answers)


def begun(terminal: Terminal, project: str = "Brand portal", phase: str = "1", questions: int = 23) -> None:
    """Answer the three screens before the first question."""
    terminal.wait_for(PROJECT)
    terminal.press(project, ENTER, then="Where is the implementation now?")
    terminal.press(phase, then="What is your role in it?")
    terminal.press("1", then=f"question 1 of {questions}")


def typed(letter: str, question: Question) -> tuple[str, ...]:
    """The keys that give a command on a question: on the entry line of a number it is confirmed."""
    return (letter, ENTER) if isinstance(question, NumberQuestion) else (letter,)


@pytest.mark.parametrize(("rows", "columns"), SIZES)
def test_a_quick_check_from_start_to_finish(tmp_path: Path, rows: int, columns: int) -> None:
    with Terminal("assess", "--quick", cwd=tmp_path, rows=rows, columns=columns) as terminal:
        begun(terminal, questions=6)
        terminal.press("3", then="question 2 of 6")
        terminal.press(ENTER, DOWN, DOWN, DOWN, UP, ENTER, then="question 3 of 6")
        terminal.press("d", then="question 4 of 6")
        terminal.press("6", then="question 5 of 6")
        terminal.press("60", ENTER, then="question 6 of 6")
        terminal.send("4")
        assert terminal.end() == 0
        assert "Brand portal" in terminal.printed
        assert "Your answers are in readiness.yaml." in terminal.printed
        assert "implcheck assess readiness.yaml" in terminal.printed
        assert "asks the questions that the quick check left out" in terminal.printed
    assert answers_in(tmp_path) == {
        "why.problem-statement": Given(answer=3),
        "support.user-involvement": Given(answer=1),
        "commitment.named-sponsor": Unknown(),
        "timeline.date-scope": Given(answer="scope-gives"),
        "capacity.planned-hours-freed": Given(answer=60),
        "aftercare.coordinator": Given(answer=4),
    }
    assert [file.name for file in tmp_path.iterdir()] == ["readiness.yaml"]


@pytest.mark.parametrize(("rows", "columns"), SIZES)
def test_a_quick_check_in_dutch(tmp_path: Path, rows: int, columns: int) -> None:
    with Terminal("assess", "--quick", cwd=tmp_path, rows=rows, columns=columns, IMPLCHECK_LANG="nl") as terminal:
        terminal.wait_for("Hoe heet het project?")
        terminal.press("Merkportaal", ENTER, then="Waar staat de implementatie nu?")
        terminal.press("2", then="Wat is jouw rol?")
        terminal.press(ENTER, then="vraag 1 van 9")
        quick = [question for question in built_in().asked_in("execution") if question.quick is not None]
        for at, question in enumerate(quick, start=1):
            terminal.wait_for(f"vraag {at} van 9")
            terminal.send(*typed("d", question))
        assert terminal.end() == 0
        assert "Je antwoorden staan in readiness.yaml." in terminal.printed
    assert set(answers_in(tmp_path).values()) == {Unknown()}


def test_a_full_kickoff(tmp_path: Path) -> None:
    with Terminal("assess", cwd=tmp_path) as terminal:
        begun(terminal)
        asked = built_in().asked_in("kickoff")
        assert len(asked) == 23
        for at, question in enumerate(asked, start=1):
            terminal.wait_for(f"question {at} of 23")
            match question:
                case NumberQuestion():
                    terminal.send("20", ENTER)
                case MultiQuestion():
                    terminal.send(" ", DOWN, DOWN, " ", ENTER)
                case _:
                    terminal.send("4")
        assert terminal.end() == 0
        assert "Your answers are in readiness.yaml." in terminal.printed
        assert "quick check left out" not in terminal.printed
    held = answers_in(tmp_path)
    assert len(held) == 23
    assert held["why.problem-statement"] == Given(answer=4)
    assert held["capacity.supplier-support"] == Given(answer=("preparation", "go-live"))
    assert held["timeline.margin"] == Given(answer=20)
    assert held["timeline.date-scope"] == Given(answer="old-system")


@pytest.mark.parametrize(("rows", "columns"), SIZES)
@pytest.mark.parametrize("lang", ["en", "nl"])
def test_every_question_fits_the_screen_with_its_keys(tmp_path: Path, rows: int, columns: int, lang: str) -> None:
    quit_, out_of, asked = ("save and quit", "of", "question") if lang == "en" else ("bewaar en stop", "van", "vraag")
    with Terminal("assess", cwd=tmp_path, rows=rows, columns=columns, IMPLCHECK_LANG=lang) as terminal:
        terminal.wait_for("?")
        terminal.press("P", ENTER, then="3 ")
        terminal.press("2", then="8 ")
        terminal.press("1", then=f"{asked} 1 {out_of} 38")
        for at, question in enumerate(built_in().asked_in("execution"), start=1):
            terminal.wait_for(f"{asked} {at} {out_of} 38")
            terminal.wait_until(lambda: quit_ in terminal.text.rstrip().rpartition("\n")[2], quit_)
            terminal.send(*typed("s", question))
        terminal.wait_for("38 questions are open" if lang == "en" else "38 vragen staan nog open")
        terminal.wait_until(lambda: quit_ in terminal.text.rstrip().rpartition("\n")[2], quit_)
        terminal.send("4")
        assert terminal.end() == 0


def test_a_resize_in_the_middle_of_an_answer(tmp_path: Path) -> None:
    with Terminal("assess", "--quick", cwd=tmp_path) as terminal:
        begun(terminal, questions=6)
        terminal.resize(40, 120)
        terminal.wait_for_line("A section of a longer document counts; a list of functions does not.")
        terminal.resize(12, 40)
        terminal.wait_for_line("Where does it say which problem the")
        terminal.wait_for_line("? more  q save and quit")
        terminal.press("3", then="Question 2 of 6")
        terminal.send("q")
        assert terminal.end() == 0
    assert answers_in(tmp_path) == {"why.problem-statement": Given(answer=3)}


def test_a_small_screen_shows_the_question_first_and_everything_can_be_scrolled_to(tmp_path: Path) -> None:
    with Terminal("assess", cwd=tmp_path, rows=12, columns=40) as terminal:
        terminal.wait_for(PROJECT)
        terminal.press("Brand portal", ENTER, then="Where is the implementation now?")
        terminal.press("1", then="What is your role in it?")
        terminal.press("1", then="Question 1 of 23")
        terminal.wait_for("Where does it say which problem the software must solve?")
        terminal.press("3", then="Question 2 of 23")
        terminal.press("b", then=">  3  As level 2")
        terminal.wait_for("Where does it say which problem the software must solve?")
        terminal.press(PAGE_DOWN, PAGE_DOWN, then="Your answer: As level 2")
        terminal.press("?", then="A reviewer would ask to see")
        terminal.press(PAGE_DOWN, then="What good looks like")
        terminal.press(*[PAGE_DOWN] * 9, then="Your answer: As level 2")
        terminal.press(*[PAGE_UP] * 9, then="A section of a longer document counts")
        terminal.press(ENTER, then=">  3  As level 2")
        terminal.press(ENTER, then="Question 2 of 23")
        terminal.send("q")
        assert terminal.end() == 0
    assert answers_in(tmp_path) == {"why.problem-statement": Given(answer=3)}


def test_pages_of_a_long_list_take_the_selection_along(tmp_path: Path) -> None:
    with Terminal("assess", cwd=tmp_path) as terminal:
        begun(terminal)
        terminal.press("o", then=">  1  Problem on paper")
        terminal.press(PAGE_DOWN, then="26  Your role: project lead")
        terminal.wait_until(lambda: "\n> " in terminal.text, "a selection in sight")
        terminal.press(PAGE_DOWN, PAGE_DOWN, PAGE_DOWN, PAGE_DOWN, then="> 27  Go on with what is open")
        terminal.press(PAGE_UP, then=">")
        terminal.press(PAGE_UP, PAGE_UP, PAGE_UP, PAGE_UP, PAGE_UP, then=">  1  Problem on paper")
        terminal.send("q")
        assert terminal.end() == 0


def test_the_position_line_breaks_between_words(tmp_path: Path) -> None:
    with Terminal("assess", "--quick", cwd=tmp_path) as terminal:
        begun(terminal, questions=6)
        terminal.press("3", then="question 2 of 6")
        terminal.wait_for_line("question 2 of 6")
        terminal.send("q")
        assert terminal.end() == 0


def test_accents_wide_characters_and_emoji_as_name_of_the_project(tmp_path: Path) -> None:
    name = "Pré-ïmplementatie 中文 😀"
    with Terminal("assess", cwd=tmp_path) as terminal:
        begun(terminal, name)
        terminal.send("q")
        assert terminal.end() == 0
    assert load_answers(read(str(tmp_path / "readiness.yaml"))).answers.project == name


@pytest.mark.parametrize(("rows", "columns"), [(24, 80), (10, 30)])
def test_flags_and_families_are_shown_as_every_terminal_can_and_kept_as_typed(
    tmp_path: Path, rows: int, columns: int
) -> None:
    name = "\U0001f1f3\U0001f1f1 \U0001f469\u200d\U0001f469\u200d\U0001f467 \u2764\ufe0f \U0001f44d\U0001f3fd"
    with Terminal("assess", cwd=tmp_path, rows=rows, columns=columns) as terminal:
        terminal.wait_for(PROJECT)
        terminal.press(name, "x", "\x1b[D", "y", then="NL \U0001f469\U0001f469\U0001f467 \u2764 \U0001f44dyx")
        terminal.press(ENTER, then="Where is the implementation now?")
        terminal.press("1", then="What is your role in it?")
        terminal.send("q")
        assert terminal.end() == 0
    assert load_answers(read(str(tmp_path / "readiness.yaml"))).answers.project == f"{name}yx"
    with Terminal("assess", cwd=tmp_path, rows=rows, columns=columns) as terminal:
        terminal.wait_for("Go on with NL \U0001f469\U0001f469\U0001f467 \u2764 \U0001f44dyx?")
        drawn = terminal.raw
        terminal.send("q")
        assert terminal.end() == 0
    assert not set(name) & set(drawn) - set("\U0001f469\U0001f467\u2764\U0001f44d ")


def test_a_long_note_in_a_script_without_spaces_fits_its_lines(tmp_path: Path) -> None:
    note = "\u65e5\u672c\u8a9e\u306e\u8aac\u660e" * 20
    with Terminal("assess", cwd=tmp_path) as terminal:
        begun(terminal)
        terminal.press("t", then="What should a reader know about this answer?")
        terminal.press(pasted(note), ENTER, then=f"Note: {note}")
        terminal.send("q")
        assert terminal.end() == 0


def test_a_long_paste_in_a_note_is_kept_whole(tmp_path: Path) -> None:
    text = " ".join(f"word{number:04}" for number in range(556))[:5000]
    with Terminal("assess", cwd=tmp_path) as terminal:
        begun(terminal)
        terminal.press("3", then="question 2 of 23")
        terminal.press("b", then="question 1 of 23")
        terminal.press("t", then="What should a reader know about this answer?")
        terminal.send(pasted(text))
        terminal.wait_for("word0554 word0")
        terminal.press(ENTER, then="Note: word0000")
        terminal.send("q")
        assert terminal.end() == 0
    assert answers_in(tmp_path) == {"why.problem-statement": Given(answer=3, note=text)}


def test_lines_that_are_pasted_into_a_note_are_joined(tmp_path: Path) -> None:
    with Terminal("assess", cwd=tmp_path) as terminal:
        begun(terminal)
        terminal.press("t", then="What should a reader know about this answer?")
        terminal.send(pasted("one\r\ntwo\rthree"))
        terminal.wait_for("three")
        terminal.press(ENTER, then="Note: one")
        terminal.send("q")
        assert terminal.end() == 0
    (answer,) = answers_in(tmp_path).values()
    assert answer.note == "one two three"


def test_lines_pasted_without_marks_answer_one_question_only(tmp_path: Path) -> None:
    with Terminal("assess", cwd=tmp_path) as terminal:
        begun(terminal)
        terminal.press("3\n2\r1\r", then="question 2 of 23")
        terminal.press("?", then="A reviewer would ask to see")
        terminal.wait_for("question 2 of 23")
        terminal.send("q")
        assert terminal.end() == 0
    assert answers_in(tmp_path) == {"why.problem-statement": Given(answer=3)}


def test_a_paste_of_many_reads_answers_one_question_only() -> None:
    with create_pipe_input() as keys:

        def save(_draft: Draft, _before: Draft | None) -> None:
            asyncio.get_running_loop().call_soon(keys.send_text, "q")

        keys.send_text("1\r" * 2000)
        session = Session(at_first_question(), EN, save, "readiness.yaml")
        run_interview(session, source=keys, output=DummyOutput())
    assert session.state.draft.answers == {"one.level": Given(answer=1)}


@pytest.mark.parametrize(("typed", "answers"), [("es\rq", 1), ("q", 1), ("Es\r1", 2)])
def test_a_word_typed_for_yes_is_one_answer_and_no_command(typed: str, answers: int) -> None:
    with create_pipe_input() as keys:
        behind = iter((typed, "q"))

        def save(_draft: Draft, _before: Draft | None) -> None:
            loop = asyncio.get_running_loop()
            loop.call_soon(keys.send_text, next(behind))
            loop.call_later(5, keys.send_text, CTRL_C)  # only where the keys behind do not end it

        keys.send_text("y")
        session = Session(go_to(at_first_question(), "one.sure"), EN, save, "readiness.yaml")
        run_interview(session, source=keys, output=DummyOutput())
    assert session.state.cursor.step is Step.QUESTION
    assert session.state.draft.answers["one.sure"] == Given(answer="yes")
    assert len(session.state.draft.answers) == answers


def test_lines_pasted_without_marks_into_a_text_are_joined_and_wait_for_enter(tmp_path: Path) -> None:
    with Terminal("assess", cwd=tmp_path) as terminal:
        terminal.press("Brand\rportal\n1\r", then="Write: Brand portal 1")
        terminal.press("\x7f", "\x7f", ENTER, then="Where is the implementation now?")
        terminal.send("q")
        assert terminal.end() == 0


def test_text_pasted_at_a_choice_is_no_answer(tmp_path: Path) -> None:
    with Terminal("assess", cwd=tmp_path) as terminal:
        begun(terminal)
        terminal.send(pasted("3dq"))
        terminal.press("?", then="A reviewer would ask to see")
        terminal.wait_for("question 1 of 23")
        terminal.send("q")
        assert terminal.end() == 0
    assert answers_in(tmp_path) == {}


def test_back_several_times_keeps_the_answers_and_enter_keeps_each(tmp_path: Path) -> None:
    with Terminal("assess", cwd=tmp_path) as terminal:
        begun(terminal)
        for at, key in enumerate(["2", "3", "4"], start=2):
            terminal.press(key, then=f"question {at} of 23")
        for at in (3, 2, 1):
            terminal.press("b", then=f"question {at} of 23")
            terminal.wait_for("Your answer: ")
        terminal.wait_for_line(">  2  In a text every colleague can open")
        terminal.press(ENTER, then="question 4 of 23")
        terminal.send("q")
        assert terminal.end() == 0
    assert [answer for answer in answers_in(tmp_path).values() if isinstance(answer, Given)] == [
        Given(answer=2),
        Given(answer=3),
        Given(answer=4),
    ]


def test_a_number_that_is_there_is_filled_in_and_kept_by_enter(tmp_path: Path) -> None:
    with Terminal("assess", "--quick", cwd=tmp_path) as terminal:
        begun(terminal, questions=6)
        for at in range(2, 6):
            terminal.press("s", then=f"question {at} of 6")
        terminal.press("900", ENTER, then="900 is out of range")
        terminal.wait_for("question 5 of 6")
        terminal.press("6,5", ENTER, then="question 6 of 6")
        terminal.press("b", then="Your answer: 6.5% of the hours asked")
        terminal.wait_for_line("of the hours asked: 6.5")
        terminal.press(ENTER, then="question 6 of 6")
        terminal.send("q")
        assert terminal.end() == 0
    assert answers_in(tmp_path) == {"capacity.planned-hours-freed": Given(answer=6.5)}


def test_a_word_on_the_line_of_a_number_is_refused_and_no_command_however_it_comes(tmp_path: Path) -> None:
    with Terminal("assess", "--quick", cwd=tmp_path, IMPLCHECK_LANG="nl") as terminal:
        terminal.wait_for("Hoe heet het project?")
        terminal.press("Merkportaal", ENTER, then="Waar staat de implementatie nu?")
        terminal.press("1", then="Wat is jouw rol?")
        terminal.press("1", then="vraag 1 van 6")
        terminal.press("g", then="Welk thema?")
        terminal.press("5", then="vraag 5 van 6")
        for word, keys in (("twaalf", ("twaalf",)), ("dertig", (pasted("dertig"),)), ("veertig", tuple("veertig"))):
            terminal.press(*keys, then=f"gevraagde uren: {word}")
            terminal.press(ENTER, then=f"'{word}' is geen getal. Typ een getal zoals 40, 40% of 40,5")
            terminal.wait_for("vraag 5 van 6")
        terminal.press("80", then="gevraagde uren: 80")
        terminal.press(ENTER, then="vraag 6 van 6")
        terminal.send("q")
        assert terminal.end() == 0
    assert answers_in(tmp_path) == {"capacity.planned-hours-freed": Given(answer=80)}


def test_letters_are_commands_on_the_line_of_a_number_with_enter(tmp_path: Path) -> None:
    with Terminal("assess", "--quick", cwd=tmp_path) as terminal:
        begun(terminal, questions=6)
        terminal.press("g", then="Which practice?")
        terminal.press("5", then="question 5 of 6")
        terminal.press("?", then="of the hours asked: ?")
        terminal.press(ENTER, then="A reviewer would ask to see")
        terminal.press("80", ENTER, then="question 6 of 6")
        terminal.press("b", then="of the hours asked: 80")
        terminal.press("t", ENTER, then="What should a reader know about this answer?")
        terminal.press("Agreed", ENTER, then="Note: Agreed")
        terminal.wait_for_line("of the hours asked: 80")
        terminal.press("9", then="of the hours asked: 9")
        terminal.press(ESC, then="of the hours asked: 80")
        terminal.press(ESC, then="question 1 of 6")
        terminal.send("q")
        assert terminal.end() == 0
    assert answers_in(tmp_path) == {"capacity.planned-hours-freed": Given(answer=80, note="Agreed")}


def test_not_applicable_asks_for_a_reason_and_escape_leaves_it(tmp_path: Path) -> None:
    with Terminal("assess", cwd=tmp_path) as terminal:
        begun(terminal)
        terminal.press("x", then="Why does this question not apply?")
        terminal.send(ENTER)
        terminal.press(ESC, then="question 1 of 23")
        terminal.press("x", then="Why does this question not apply?")
        terminal.press("Gone", ENTER, then="question 2 of 23")
        terminal.send("q")
        assert terminal.end() == 0
    assert answers_in(tmp_path) == {"why.problem-statement": NotApplicable(not_applicable="Gone")}


def test_all_answers_and_go_to(tmp_path: Path) -> None:
    with Terminal("assess", cwd=tmp_path) as terminal:
        begun(terminal)
        terminal.press("o", then="Which answer do you want to see or change?")
        terminal.press(DOWN, DOWN, DOWN, ENTER, then="question 4 of 23")
        terminal.press("g", then="Which practice?")
        terminal.press("7", then="question 22 of 23")
        terminal.press("b", then="question 4 of 23")
        terminal.press("b", then="question 1 of 23")
        terminal.press("o", then="Which answer do you want to see or change?")
        terminal.press(*[DOWN] * 22, then="23 Hours and money for year one")
        terminal.press(ENTER, then="question 23 of 23")
        terminal.send("q")
        assert terminal.end() == 0


def test_escape_goes_back_from_every_screen(tmp_path: Path) -> None:
    with Terminal("assess", "--quick", cwd=tmp_path) as terminal:
        begun(terminal, questions=6)
        terminal.press("3", then="question 2 of 6")
        terminal.press("o", then="Which answer do you want to see or change?")
        terminal.press(ESC, then="question 2 of 6")
        terminal.press("g", then="Which practice?")
        terminal.press(ESC, then="question 2 of 6")
        terminal.press("e", then="Where can this answer be checked?")
        terminal.press(ESC, then="question 2 of 6")
        terminal.press(ESC, then="question 1 of 6")
        terminal.press(ESC, then="What is your role in it?")
        terminal.press("8", then="What do you call your role?")
        terminal.press(ESC, then="What is your role in it?")
        terminal.press(ESC, then="Where is the implementation now?")
        terminal.press(ESC, then=PROJECT)
        terminal.press(CTRL_C, then="Saved in readiness.yaml")
        assert terminal.end() == 0
    assert answers_in(tmp_path) == {"why.problem-statement": Given(answer=3)}


def test_any_of_all_answers_can_be_chosen_by_its_number(tmp_path: Path) -> None:
    with Terminal("assess", cwd=tmp_path) as terminal:
        begun(terminal)
        terminal.press("o", then="Which answer do you want to see or change?")
        terminal.send("12")
        terminal.send(ENTER)
        terminal.wait_for("question 12 of 23")


@pytest.mark.parametrize("key", ["?", "t"])
def test_ticks_that_are_set_stay_while_looking_at_more_or_writing_a_note(tmp_path: Path, key: str) -> None:
    with Terminal("assess", cwd=tmp_path) as terminal:
        begun(terminal)
        terminal.press("o", then="Which answer do you want to see or change?")
        terminal.press("19", ENTER, then="question 19 of 23")
        terminal.press("1", "3", then="3 [x]")
        if key == "?":
            terminal.press("?", then="A reviewer would ask to see")
            terminal.press("?", then="question 19 of 23")
        else:
            terminal.press("t", then="What should a reader know about this answer?")
            terminal.press("Agreed", ENTER, then="Note: Agreed")
        terminal.wait_for("1 [x]")
        terminal.wait_until(lambda: terminal.text.count("[x]") == 2, "two ticks")


def test_a_choice_that_excludes_the_others_takes_their_ticks_away(tmp_path: Path) -> None:
    with Terminal("assess", cwd=tmp_path) as terminal:
        begun(terminal)
        terminal.press("o", then="Which answer do you want to see or change?")
        terminal.press("19", ENTER, then="question 19 of 23")
        terminal.press("1", "3", then="3 [x]")
        terminal.press("6", then="6 [x]")
        terminal.wait_until(lambda: terminal.text.count("[x]") == 1, "one tick")
        terminal.press("2", then="2 [x]")
        terminal.wait_until(lambda: terminal.text.count("[x]") == 1, "one tick")
        terminal.press(ENTER, then="question 20 of 23")
        terminal.send("q")
        assert terminal.end() == 0
    assert answers_in(tmp_path) == {"capacity.supplier-support": Given(answer=("setup",))}


def test_what_is_wrong_with_a_number_goes_away_once_the_number_is_right(tmp_path: Path) -> None:
    with Terminal("assess", "--quick", cwd=tmp_path) as terminal:
        begun(terminal, questions=6)
        terminal.press("o", then="Which answer do you want to see or change?")
        terminal.press("5", ENTER, then="question 5 of 6")
        terminal.press("900", ENTER, then="900 is out of range")
        terminal.press("x", then="of the hours asked: x")
        terminal.wait_for("900 is out of range")
        terminal.press("\x7f", "8", then="of the hours asked: 8")
        terminal.wait_until(lambda: "out of range" not in terminal.text, "no fault")


def test_an_interview_is_continued_after_quitting(tmp_path: Path) -> None:
    with Terminal("assess", cwd=tmp_path) as terminal:
        begun(terminal)
        terminal.press("3", then="question 2 of 23")
        terminal.send("q")
        assert terminal.end() == 0
        assert "Saved in readiness.yaml: 1 of 23 answered. Go on with:\n  implcheck assess\n" in terminal.printed
    (tmp_path / "readiness.yaml").write_text(
        (tmp_path / "readiness.yaml").read_text(encoding="utf-8") + "# my own line\n", encoding="utf-8"
    )
    with Terminal("assess", cwd=tmp_path) as terminal:
        terminal.wait_for("Go on with Brand portal?")
        terminal.press(ENTER, then="question 2 of 23")
        terminal.press("2", then="question 3 of 23")
        terminal.send(CTRL_C)
        assert terminal.end() == 0
        assert "2 of 23 answered" in terminal.printed
    assert list(answers_in(tmp_path).values()) == [Given(answer=3), Given(answer=2)]
    assert "# my own line" in (tmp_path / "readiness.yaml").read_text(encoding="utf-8")


def test_an_existing_file_gives_a_report_or_a_new_file_beside_it(tmp_path: Path) -> None:
    with Terminal("assess", cwd=tmp_path) as terminal:
        begun(terminal)
        terminal.press("3", then="question 2 of 23")
        terminal.send("q")
        terminal.end()
    before = (tmp_path / "readiness.yaml").read_bytes()
    with Terminal("assess", cwd=tmp_path) as terminal:
        terminal.wait_for("Go on with Brand portal?")
        terminal.send("2")
        assert terminal.end() == 0
        assert "Your answers are in readiness.yaml." in terminal.printed
    with Terminal("assess", cwd=tmp_path) as terminal:
        terminal.wait_for("Go on with Brand portal?")
        terminal.send("3")
        begun(terminal, "Second")
        terminal.send("q")
        assert terminal.end() == 0
        assert "readiness-2.yaml" in terminal.printed
        assert "--save readiness-2.yaml" in terminal.printed
    assert (tmp_path / "readiness.yaml").read_bytes() == before
    assert load_answers(read(str(tmp_path / "readiness-2.yaml"))).answers.project == "Second"


def test_leaving_before_the_first_answer_reports_that_nothing_was_saved(tmp_path: Path) -> None:
    with Terminal("assess", cwd=tmp_path) as terminal:
        terminal.wait_for(PROJECT)
        terminal.send(CTRL_C)
        assert terminal.end() == 0
        assert "Nothing was saved: there was no answer yet" in terminal.printed
    assert list(tmp_path.iterdir()) == []


def test_a_contradiction_is_asked_before_the_report(tmp_path: Path) -> None:
    with Terminal("assess", "--quick", cwd=tmp_path) as terminal:
        begun(terminal, questions=6)
        terminal.press("3", then="question 2 of 6")
        terminal.press("3", then="question 3 of 6")
        terminal.press("3", then="question 4 of 6")
        terminal.press("1", then="question 5 of 6")
        terminal.press("0", ENTER, then="question 6 of 6")
        terminal.press("3", then="is that right?")
        terminal.wait_for("Yes, that is how it is")
        terminal.press(ESC, then="question 6 of 6")
        terminal.press(ENTER, then="Yes, that is how it is")
        terminal.press("3", then="question 5 of 6")
        terminal.send("80", ENTER)
        assert terminal.end() == 0
    assert answers_in(tmp_path)["capacity.planned-hours-freed"] == Given(answer=80)


def test_a_sponsor_is_asked_fewer_questions_and_can_see_the_rest(tmp_path: Path) -> None:
    with Terminal("assess", cwd=tmp_path) as terminal:
        terminal.wait_for(PROJECT)
        terminal.press("Brand portal", ENTER, then="Where is the implementation now?")
        terminal.press("1", then="You are asked what somebody in this role can know")
        terminal.press("2", then="question 1 of 15")
        terminal.press("r", then="question 1 of 23")
        terminal.wait_for("r only my own questions")
        terminal.press("r", then="question 1 of 15")
        terminal.press("o", then="Which answer do you want to see or change?")
        terminal.press("16", then="> 16  Project: Brand portal")
        terminal.press("19", then="> 19  Show the 8 questions for other roles too")
        terminal.press(ENTER, then="r only my own questions")
        terminal.press("b", then="question 1 of 23")
        terminal.send("q")
        assert terminal.end() == 0
        assert "0 of 23 answered" in terminal.printed


def test_not_yet_is_chosen_by_its_key_or_with_the_arrows(tmp_path: Path) -> None:
    asked = [question.id for question in built_in().asked_in("execution")]
    number, choice = asked.index("support.value-seen") + 1, asked.index("commitment.status-meeting") + 1
    with Terminal("assess", cwd=tmp_path) as terminal:
        begun(terminal, phase="2", questions=38)
        terminal.press("o", then="Which answer do you want to see or change?")
        terminal.press(str(number), ENTER, then=f"question {number} of 38")
        terminal.wait_for_line("w  There is no set-up or trial environment to show yet.")
        terminal.press("w", ENTER, then=f"question {number + 1} of 38")
        terminal.press("b", ENTER, then="Your answer: There is no set-up or trial environment to show yet.")
        terminal.press(ENTER, then=f"question {number + 1} of 38")
        terminal.press("o", ENTER, then="Which answer do you want to see or change?")
        terminal.press(str(choice), ENTER, then=f"question {choice} of 38")
        terminal.press(UP, then=">  w  The project has been running for less than a month.")
        terminal.press(ENTER, then=f"question {choice + 1} of 38")
        terminal.send("q", ENTER)
        assert terminal.end() == 0
    assert answers_in(tmp_path) == {"support.value-seen": NotYet(), "commitment.status-meeting": NotYet()}
    assert "support.value-seen: not_yet\n" in (tmp_path / "readiness.yaml").read_text(encoding="utf-8")


def test_search_undo_and_what_is_open_on_a_full_screen(tmp_path: Path) -> None:
    with Terminal("assess", cwd=tmp_path) as terminal:
        begun(terminal)
        terminal.press("3", then="question 2 of 23")
        terminal.press("u", then="Taken back: the answer to")
        terminal.press("3", then="question 2 of 23")
        terminal.press("/", then="Which words?")
        terminal.press("hours", ENTER, then="Questions with: hours")
        terminal.press("/", then="Which words?")
        terminal.press("\x15", "zzz", ENTER, then="No question has all of these words: zzz")
        terminal.press(ESC, then="question 2 of 23")
        terminal.press("o", then="22 of 23 are open.")
        terminal.press("f", then="f all")
        terminal.wait_until(lambda: "Your role:" not in terminal.text, "the open questions alone")
        terminal.press("u", then="Taken back: the answer to")
        terminal.send("q")
        assert terminal.end() == 0
    assert answers_in(tmp_path) == {}
