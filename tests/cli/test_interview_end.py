"""The last lines of an interview: the verdict, where the answers are, and the commands for the next steps."""

import datetime
from pathlib import Path

import pytest
from tests.cli.test_last_time import again, folder
from tests.support.build import built_in
from tests.support.cli import run
from tests.support.terminal import ENTER, Terminal

from implcheck.api.answers import load_answers
from implcheck.api.assessment import assess
from implcheck.cli.interview_end import verdict_line
from implcheck.interview.cells import width
from implcheck.wording.messages import Messages

__all__ = ["folder"]


def test_it_has_the_verdict_what_was_taken_over_and_the_commands(folder: Path) -> None:
    done = again(folder, "", *["k"] * 3, arguments=("--save", "this.yaml", "--only-open", "--lang", "en"))
    assert done.errors.split("\n") == [
        "",
        "▲ High risk: find out first what is open (3 answers) · 63 of 100 points",
        "Your answers are in this.yaml.",
        "20 answers of 24 October 2024 were taken over without being asked again.",
        "  implcheck actions this.yaml --lang en",
        "    lists what to do; with --take ID --owner ROLE it writes down who does it",
        "  implcheck assess --from this.yaml --lang en --plain",
        "    asks again next time: these answers to confirm or change",
        "  implcheck assess this.yaml --fail-on high --lang en",
        "    is the gate for a pipeline: exit code 1 at high risk or worse",
        "  implcheck assess this.yaml --all -o this.txt --lang en",
        "    writes the whole report into a file, to share",
        "  implcheck compare last.yaml this.yaml --lang en",
        "    shows what changed since last time",
        "  implcheck explain score --answers this.yaml --lang en",
        "    shows how the score came about",
        "",
    ]


@pytest.mark.parametrize("lang", ["en", "nl"])
def test_it_fits_a_small_screen_with_the_verdict(folder: Path, lang: str) -> None:
    with Terminal(
        "assess", "--from", "last.yaml", "--save", "this.yaml", "--only-open", cwd=folder, IMPLCHECK_LANG=lang
    ) as terminal:
        terminal.wait_for(">  1")
        terminal.press(ENTER, then="HR")
        terminal.press("k", then="18")
        terminal.press("k", then="17")
        terminal.send("k")
        assert terminal.end() == 0
        assert "▲" in terminal.text
        assert "implcheck explain score" in terminal.text


@pytest.mark.parametrize("messages", [Messages(("en",)), Messages(("nl",))], ids=["en", "nl"])
def test_what_a_command_does_fits_on_one_line_below_it(messages: Messages) -> None:
    for key in ("actions", "again", "compare", "complete", "explain", "gate", "share"):
        assert width(f"    {messages.message(f'interview.afterwards-{key}')}") <= 80, key


def test_answers_left_open_by_piped_lines_still_end_in_a_report(tmp_path: Path) -> None:
    text = b"P\n1\n1\n" + b"s\n" * 6
    done = run("assess", "--plain", "--quick", stdin=text, cwd=tmp_path, IMPLCHECK_LANG="en")
    assert done.code == 0
    assert "6 questions are open" in done.text
    assert "Implementation readiness · Kickoff" in done.text


def test_a_line_that_cannot_be_read_there_is_no_end(tmp_path: Path) -> None:
    text = b"P\n1\n1\n" + b"s\n" * 6 + b"\xff\n"
    done = run("assess", "--plain", "--quick", stdin=text, cwd=tmp_path, IMPLCHECK_LANG="en")
    assert done.code == 2
    assert "UTF-8" in done.errors


def test_without_a_score_the_verdict_stands_alone() -> None:
    loaded = load_answers(b"implcheck: 1\nproject: P\nphase: kickoff\nanswers: {}\n")
    messages = Messages(("en",), built_in().roles)
    assert (
        verdict_line(assess(loaded, today=datetime.date(2026, 11, 24)), messages) == "○ No verdict: not enough is known"
    )
