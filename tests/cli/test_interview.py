"""`implcheck assess` without a file: answers that are piped, terminals that go away, and disks that are full."""

import datetime
import os
import pty
import shlex
import signal
import subprocess
from pathlib import Path

import pytest
from tests.support.cli import ROOT, TRACEBACK, Run, command, environment, run, run_process
from tests.support.terminal import CTRL_C, ENTER, Terminal

from implcheck.loading.answers import load_answers
from implcheck.loading.source import read
from implcheck.model.answers import Answer, Answers, Given, NotApplicable, Unknown

KICKOFF = (
    *("Brand portal", "1", "1"),
    *("3", "3", "2", "2", "x", "The parent organisation holds the contract"),
    *("3", "d", "2"),
    *("4", "3"),
    *("3", "d", "8", "5"),
    *("60", "2", "50%", "3", "d"),
    *("2, 5", "1"),
    *("4", "3"),
)
"""Answers to the 23 questions of a kickoff, practice by practice."""


def piped(folder: Path, *lines: str, arguments: tuple[str, ...] = (), lang: str = "en") -> Run:
    """Run the line-by-line interview with `lines` as its answers."""
    text = "".join(f"{line}\n" for line in lines).encode()
    return run("assess", "--plain", *arguments, stdin=text, cwd=folder, IMPLCHECK_LANG=lang)


def held_in(folder: Path, name: str = "readiness.yaml") -> Answers:
    return load_answers(read(str(folder / name))).answers


def given_in(folder: Path) -> dict[str, Answer]:
    return dict(held_in(folder).answers)


def test_a_whole_kickoff_with_piped_answers(tmp_path: Path) -> None:
    done = piped(tmp_path, *KICKOFF)
    assert done.code == 0
    assert "question 23 of 23" in done.text
    assert "Brand portal\nImplementation readiness · Kickoff" in done.text
    assert "Your answers are in readiness.yaml." in done.errors
    assert "\x1b" not in done.text + done.errors
    answers = held_in(tmp_path)
    assert (answers.project, answers.phase) == ("Brand portal", "kickoff")
    assert len(answers.answers) == 23
    assert answers.answers["why.growth-room"] == NotApplicable(
        not_applicable="The parent organisation holds the contract"
    )
    assert answers.answers["timeline.estimate-basis"] == Unknown()
    assert answers.answers["capacity.project-lead-time"] == Given(answer=50)
    assert answers.answers["knowledge.departure-scenarios"] == Given(answer=("key-user-leaves", "long-absence"))
    assert [file.name for file in tmp_path.iterdir()] == ["readiness.yaml"]


def test_a_whole_kickoff_in_dutch_gives_the_same_file(tmp_path: Path) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "nl").mkdir()
    piped(tmp_path / "en", *KICKOFF)
    done = piped(tmp_path / "nl", *KICKOFF, lang="nl")
    assert done.code == 0
    assert "vraag 23 van 23" in done.text
    assert "Je antwoorden staan in readiness.yaml." in done.errors
    same = (tmp_path / "en" / "readiness.yaml").read_bytes()
    assert (tmp_path / "nl" / "readiness.yaml").read_bytes() == same


def test_the_report_equals_that_of_the_saved_file(tmp_path: Path) -> None:
    done = piped(tmp_path, *KICKOFF)
    again = run("assess", "readiness.yaml", cwd=tmp_path, IMPLCHECK_LANG="en")
    assert again.code == 0
    assert done.text.endswith(again.text)


def test_a_quick_check_and_its_completion(tmp_path: Path) -> None:
    done = piped(tmp_path, "P", "1", "1", "3", "3", "4", "5", "60", "4", arguments=("--quick",))
    assert done.code == 0
    assert len(given_in(tmp_path)) == 6
    assert "  implcheck assess --plain\n" in done.errors
    assert "which problem the software must solve" in done.text
    whole = piped(tmp_path, "1", *["d"] * 17)
    assert whole.code == 0
    assert len(given_in(tmp_path)) == 23
    assert given_in(tmp_path)["why.problem-statement"] == Given(answer=3)
    assert "which problem the software must solve" not in whole.text.partition("Implementation readiness")[0]


def test_answers_that_end_early_are_saved_and_reported_as_such(tmp_path: Path) -> None:
    done = piped(tmp_path, *KICKOFF[:6])
    assert done.code == 0
    assert "Saved in readiness.yaml: 3 of 23 answered. Go on with:\n  implcheck assess --plain\n" in done.errors
    assert len(given_in(tmp_path)) == 3
    assert "Implementation readiness ·" not in done.text


def test_the_last_line_needs_no_line_end(tmp_path: Path) -> None:
    done = run("assess", "--plain", stdin=b"P\n1\n1\n3", cwd=tmp_path, IMPLCHECK_LANG="en")
    assert done.code == 0
    assert given_in(tmp_path) == {"why.problem-statement": Given(answer=3)}


def test_without_answers_no_file_is_written(tmp_path: Path) -> None:
    done = piped(tmp_path)
    assert done.code == 0
    assert "Nothing was saved: there was no answer yet" in done.errors
    assert list(tmp_path.iterdir()) == []


def test_invalid_input_is_reported_and_asked_again(tmp_path: Path) -> None:
    done = piped(tmp_path, "P", "1", "1", "9", "nix", "3", arguments=("--quick",))
    assert "'9' is not a choice here." in done.text
    assert "'nix' is not a choice here." in done.text
    assert done.text.count("question 1 of 6") == 3
    assert given_in(tmp_path) == {"why.problem-statement": Given(answer=3)}


def test_answers_from_windows(tmp_path: Path) -> None:
    done = run("assess", "--plain", stdin="\ufeffPré\r\n1\r\n1\r\n3\r\n".encode(), cwd=tmp_path, IMPLCHECK_LANG="en")
    assert done.code == 0
    assert held_in(tmp_path).project == "Pré"
    assert given_in(tmp_path) == {"why.problem-statement": Given(answer=3)}


@pytest.mark.parametrize("encoding", ["utf-8:strict", "utf-8:surrogateescape"])
def test_answers_in_another_encoding_are_no_internal_error(tmp_path: Path, encoding: str) -> None:
    done = run_process(
        "assess",
        "--plain",
        stdin="P\n1\n1\nt\nCafé\n3\n".encode("latin-1"),
        cwd=tmp_path,
        IMPLCHECK_LANG="en",
        PYTHONIOENCODING=encoding,
    )
    assert done.code in {0, 2}
    assert TRACEBACK not in done.err
    assert held_in(tmp_path).project == "P"


@pytest.mark.parametrize("text", ["?", "? really", ": so", "- x", "#1", "2026-02-31", "a: b", "'", "{x", "yes"])
def test_a_note_may_start_with_anything(tmp_path: Path, text: str) -> None:
    done = piped(tmp_path, "P", "1", "1", "t", text, "3")
    assert done.code == 0
    assert given_in(tmp_path) == {"why.problem-statement": Given(answer=3, note=text)}


def test_a_file_with_a_date_as_evidence_can_be_continued(tmp_path: Path) -> None:
    line = "  why.problem-statement: {answer: 3, evidence: [2026-11-24]}\n"
    text = f"implcheck: 1\nproject: P\nphase: kickoff\nrespondent: {{role: user}}\nanswers:\n{line}"
    (tmp_path / "readiness.yaml").write_text(text, encoding="utf-8")
    done = piped(tmp_path, "1", "2")
    assert done.code == 0
    assert line in (tmp_path / "readiness.yaml").read_text(encoding="utf-8")
    assert given_in(tmp_path)["why.switch-reason"] == Given(answer=2)


def test_without_a_terminal_assess_explains_what_to_do_and_asks_nothing(tmp_path: Path) -> None:
    for arguments in ((), ("--no-input",), ("--plain", "--no-input")):
        done = run("assess", *arguments, stdin=b"P\n1\n", cwd=tmp_path, IMPLCHECK_LANG="en")
        assert (done.code, done.out) == (2, b"")
        assert "implcheck init" in done.errors
        assert list(tmp_path.iterdir()) == []


def test_at_a_terminal_no_input_asks_nothing(tmp_path: Path) -> None:
    with Terminal("assess", "--no-input", cwd=tmp_path) as terminal:
        assert terminal.end() == 2
        assert "implcheck init" in terminal.raw


@pytest.mark.parametrize("arguments", [(), ("--plain",)])
def test_a_dumb_terminal_gets_the_line_by_line_interview(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    with Terminal("assess", *arguments, cwd=tmp_path, TERM="dumb") as terminal:
        terminal.wait_for("(empty line: back):")
        terminal.press("P\n", then="Where is the implementation now?")
        terminal.press("1\n", then="What is your role in it?")
        terminal.press("1\n", then="question 1 of 23")
        terminal.press("3\n", then="question 2 of 23")
        terminal.send("q\n")
        assert terminal.end() == 0
        assert "\x1b" not in terminal.raw
    assert given_in(tmp_path) == {"why.problem-statement": Given(answer=3)}


def test_ctrl_c_line_by_line_keeps_the_answers(tmp_path: Path) -> None:
    with Terminal("assess", "--plain", cwd=tmp_path) as terminal:
        terminal.press("P\n", then="Where is the implementation now?")
        terminal.press("1\n", then="What is your role in it?")
        terminal.press("1\n", then="question 1 of 23")
        terminal.press("3\n", then="question 2 of 23")
        terminal.send(CTRL_C)
        assert terminal.end() in {0, 130}
        assert "Traceback" not in terminal.raw
        assert "Saved in readiness.yaml" in terminal.raw
    assert given_in(tmp_path) == {"why.problem-statement": Given(answer=3)}


@pytest.mark.parametrize("way", ["SIGKILL", "SIGTERM", "SIGHUP", "window"])
def test_an_interview_that_is_killed_leaves_every_answer_in_the_file(tmp_path: Path, way: str) -> None:
    with Terminal("assess", cwd=tmp_path) as terminal:
        terminal.wait_for("What is the name of the project?")
        terminal.press("P", ENTER, then="Where is the implementation now?")
        terminal.press("1", then="What is your role in it?")
        terminal.press("1", then="question 1 of 23")
        for at in range(2, 7):
            terminal.press("3", then=f"question {at} of 23")
        if way == "window":
            terminal.hang_up()
            terminal.process.wait(timeout=20)
        else:
            terminal.process.send_signal(signal.Signals[way])
            terminal.end()
    assert list(given_in(tmp_path).values()) == [Given(answer=3)] * 5
    assert [file.name for file in tmp_path.iterdir()] == ["readiness.yaml"]


def test_a_full_disk_is_reported_at_once_and_at_the_end(tmp_path: Path) -> None:
    with Terminal("assess", "--quick", cwd=tmp_path, full_disk=True) as terminal:
        terminal.wait_for("What is the name of the project?")
        terminal.press("P", ENTER, then="Where is the implementation now?")
        terminal.press("1", then="readiness.yaml could not be written (File too large)")
        terminal.press("1", then="question 1 of 6")
        terminal.wait_for("could not be written")
        terminal.send("q")
        assert terminal.end() == 2
        assert "readiness.yaml could not be written (File too large)" in " ".join(terminal.printed.split())
        # Nothing is kept once it is over, and there is no next answer.
        assert "saved with the next one" not in " ".join(terminal.printed.split())
        assert "Traceback" not in terminal.raw
    assert list(tmp_path.iterdir()) == []


def test_an_error_is_visible_on_a_small_screen_with_all_help_shown(tmp_path: Path) -> None:
    with Terminal("assess", "--quick", cwd=tmp_path, full_disk=True) as terminal:
        terminal.wait_for("What is the name of the project?")
        terminal.press("P", ENTER, then="Where is the implementation now?")
        terminal.press("1", then="What is your role in it?")
        terminal.press("1", then="question 1 of 6")
        terminal.press("?", then="What good looks like")
        terminal.wait_for("could not be written")


def test_a_missing_folder_is_reported_at_once(tmp_path: Path) -> None:
    done = piped(tmp_path, "P", "1", "1", "3", arguments=("--save", "nix/readiness.yaml"))
    assert done.code == 2
    assert "nix/readiness.yaml could not be written (there is no such file or folder)" in " ".join(done.errors.split())
    assert list(tmp_path.iterdir()) == []


def test_an_invalid_file_is_reported_and_left_unchanged(tmp_path: Path) -> None:
    text = "implcheck: 1\nproject: P\nphase: kickoff\nanswers:\n  why.nix: 3\n"
    (tmp_path / "readiness.yaml").write_text(text, encoding="utf-8")
    with Terminal("assess", cwd=tmp_path) as terminal:
        assert terminal.end() == 2
        assert "readiness.yaml:5:3: There is no question called 'why.nix'" in terminal.printed
        assert "\x1b[?1049h" not in terminal.raw
    assert (tmp_path / "readiness.yaml").read_text(encoding="utf-8") == text


def test_a_file_that_becomes_invalid_meanwhile_loses_no_answer(tmp_path: Path) -> None:
    with Terminal("assess", cwd=tmp_path) as terminal:
        terminal.wait_for("What is the name of the project?")
        terminal.press("P", ENTER, then="Where is the implementation now?")
        terminal.press("1", then="What is your role in it?")
        terminal.press("1", then="question 1 of 23")
        terminal.press("3", then="question 2 of 23")
        good = (tmp_path / "readiness.yaml").read_text(encoding="utf-8")
        (tmp_path / "readiness.yaml").write_text(f"{good}: : [\n", encoding="utf-8")
        terminal.press("2", then="question 3 of 23")
        (tmp_path / "readiness.yaml").write_text(f"{good}# mended\n", encoding="utf-8")
        terminal.press("1", then="question 4 of 23")
        terminal.send("q")
        assert terminal.end() == 0
    assert [answer.answer for answer in given_in(tmp_path).values() if isinstance(answer, Given)] == [3, 2, 1]
    assert "# mended" in (tmp_path / "readiness.yaml").read_text(encoding="utf-8")


def test_edits_made_to_the_file_meanwhile_are_kept(tmp_path: Path) -> None:
    with Terminal("assess", cwd=tmp_path) as terminal:
        terminal.wait_for("What is the name of the project?")
        terminal.press("P", ENTER, then="Where is the implementation now?")
        terminal.press("1", then="What is your role in it?")
        terminal.press("1", then="question 1 of 23")
        terminal.press("3", then="question 2 of 23")
        with (tmp_path / "readiness.yaml").open("a", encoding="utf-8") as file:
            file.write("  aftercare.first-year: 2   # asked in the meeting\n")
        terminal.press("2", then="question 3 of 23")
        terminal.send("q")
        assert terminal.end() == 0
    assert given_in(tmp_path)["aftercare.first-year"] == Given(answer=2)
    assert "# asked in the meeting" in (tmp_path / "readiness.yaml").read_text(encoding="utf-8")


def test_a_file_that_is_removed_meanwhile_is_there_again_at_the_end(tmp_path: Path) -> None:
    piped(tmp_path, *KICKOFF)
    before = given_in(tmp_path)
    for key, text in (
        ("4", "Your answers are in readiness.yaml."),
        ("q", "Saved in readiness.yaml: 23 of 23 answered."),
    ):
        with Terminal("assess", cwd=tmp_path) as terminal:
            terminal.wait_for("Go on with Brand portal?")
            (tmp_path / "readiness.yaml").unlink()
            terminal.send(key)
            assert terminal.end() == 0
            assert text in terminal.printed
        assert given_in(tmp_path) == before


def test_a_partly_filled_template_is_continued(tmp_path: Path) -> None:
    made = run("init", "readiness.yaml", cwd=tmp_path, IMPLCHECK_LANG="en")
    assert made.code == 0
    before = (tmp_path / "readiness.yaml").read_text(encoding="utf-8")
    done = piped(tmp_path, "1", "3", "d", "s", "x", "Gone")
    assert done.code == 0
    after = (tmp_path / "readiness.yaml").read_text(encoding="utf-8").splitlines()
    assert [line for line in before.splitlines() if line not in after] == [
        "  why.problem-statement:",
        "  why.switch-reason:",
        "  why.success-measures:",
    ]


@pytest.mark.parametrize("name", ["my answers.yaml", "$x.yaml", "it's.yaml"])
def test_the_commands_for_next_time_can_be_copied(tmp_path: Path, name: str) -> None:
    left = piped(tmp_path, "P", "1", "1", "3", arguments=("--save", name))
    command = left.errors.rpartition("Go on with:")[2].strip()
    again = run(*shlex.split(command)[1:], stdin=b"", cwd=tmp_path, IMPLCHECK_LANG="en")
    assert "Go on with P?" in again.text
    assert shlex.split(command)[-1] == name


def test_a_continued_quick_check_stays_quick(tmp_path: Path) -> None:
    left = piped(tmp_path, "P", "1", "1", "3", arguments=("--quick",))
    assert left.errors.rpartition("Go on with:")[2].strip() == "implcheck assess --quick --plain"


def test_an_own_questionnaire_is_found_from_the_file(tmp_path: Path) -> None:
    own = (ROOT / "questionnaires" / "implementation.yaml").read_text(encoding="utf-8")
    (tmp_path / "own.yaml").write_text(own, encoding="utf-8")
    (tmp_path / "implcheck.toml").touch()
    (tmp_path / "out").mkdir()
    left = piped(tmp_path, "P", "1", "1", "3", arguments=("--questionnaire", "own.yaml", "--save", "out/r.yaml"))
    assert left.code == 0
    checked = run("check", "out/r.yaml", cwd=tmp_path, IMPLCHECK_LANG="en")
    assert (checked.code, checked.errors) == (0, "")


def test_who_no_longer_sees_the_questions_is_asked_no_more(tmp_path: Path) -> None:
    keyboard, typed_at = pty.openpty()
    words = [*command(), "assess", "--plain"]
    asked = subprocess.Popen(
        words,
        stdin=typed_at,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=tmp_path,
        env=environment(IMPLCHECK_LANG="en"),
    )
    os.close(typed_at)
    for answer in (b"P\n", b"1\n", b"1\n", b"3\n"):
        os.write(keyboard, answer)
    seen = b""
    assert asked.stdout is not None
    while b"question 2 of" not in seen:
        seen += os.read(asked.stdout.fileno(), 4096)
    asked.stdout.close()
    asked.stdout = None
    os.write(keyboard, b"2\n")
    _, errors = asked.communicate(timeout=30)
    os.close(keyboard)
    assert asked.returncode == 0
    assert b"Go on with:\n  implcheck assess --plain\n" in errors
    assert len(given_in(tmp_path)) == 2


def test_a_new_file_says_its_round_and_keeps_it(tmp_path: Path) -> None:
    piped(tmp_path, "Portal", "1", "1", "3")
    held = held_in(tmp_path)
    assert held.round == held.date
    piped(tmp_path, "Portal", "1", "1", "3", arguments=("--save", "b.yaml", "--round", "2026-10-20"))
    assert held_in(tmp_path, "b.yaml").round == datetime.date(2026, 10, 20)
    done = piped(tmp_path, "1", "4", arguments=("--save", "b.yaml", "--round", "2026-11-24"))
    assert "b.yaml keeps its own round. For the round of 2026-11-24, choose another file with --save." in done.errors
    assert held_in(tmp_path, "b.yaml").round == datetime.date(2026, 10, 20)
    piped(tmp_path, "3", "Portal", "1", "1", "3", arguments=("--save", "b.yaml", "--round", "2026-11-24"))
    assert held_in(tmp_path, "b-2.yaml").round == datetime.date(2026, 11, 24)


def test_a_file_without_a_round_is_not_said_to_keep_its_own(tmp_path: Path) -> None:
    piped(tmp_path, "Portal", "1", "1", "3", arguments=("--save", "b.yaml"))
    file = tmp_path / "b.yaml"
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    file.write_text("".join(line for line in lines if not line.startswith("round:")), encoding="utf-8")
    done = piped(tmp_path, "1", "4", arguments=("--save", "b.yaml", "--round", "2026-11-24"))
    assert "b.yaml names no round. If it belongs to that of 2026-11-24, add `round: 2026-11-24` to it." in done.errors
    assert "its own round" not in done.errors
    assert held_in(tmp_path, "b.yaml").round is None


def test_what_is_taken_back_leaves_the_file_too(tmp_path: Path) -> None:
    done = piped(tmp_path, "P", "1", "1", "3", "2", "u", "q")
    assert done.code == 0
    assert "Taken back: the answer to Reason for the switch" in done.text
    assert given_in(tmp_path) == {"why.problem-statement": Given(answer=3)}
    again = piped(tmp_path, "1", "t", "A note", "4", "u", "u", "q")
    assert again.code == 0
    assert given_in(tmp_path) == {"why.problem-statement": Given(answer=3)}


def test_an_answer_of_a_finished_file_is_changed(tmp_path: Path) -> None:
    piped(tmp_path, "P", "1", "1", "3", "3", "4", "5", "60", "4", arguments=("--quick",))
    done = piped(tmp_path, "2", "1", "4", "10", arguments=("--quick",))
    assert done.code == 0
    assert "On to the report" in done.text
    assert "Implementation readiness" in done.text
    assert given_in(tmp_path)["why.problem-statement"] == Given(answer=4)
    assert len(given_in(tmp_path)) == 6


def test_questions_are_searched_line_by_line(tmp_path: Path) -> None:
    done = piped(tmp_path, "P", "1", "1", "/", "nothing like that", "guidance moments", "1", "6", "q")
    assert "No question has all of these words: nothing like that" in done.text
    assert list(given_in(tmp_path)) == ["capacity.supplier-support"]
