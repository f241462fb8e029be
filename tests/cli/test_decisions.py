"""`implcheck actions --take`: who acts, by when and how far it is, written into the answers file, and nothing else."""

from pathlib import Path

import pytest
from tests.cli.test_accept import file
from tests.support.cli import ERP_ROLLOUT, TODAY, run

__all__ = ["file"]

FINDING = "timeline.margin"
ENTRY = """\
actions:
  - finding: timeline.margin
    owner: board
    due: 2026-12-15
    status: open
    answer_when_agreed: 3
"""


def test_an_action_is_written_changed_and_done(file: Path) -> None:
    before = file.read_text(encoding="utf-8")
    common = ("--today", TODAY, "--lang", "en")
    done = run("actions", file, "--take", FINDING, "--owner", "board", "--due", "2026-12-15", *common)
    assert (done.code, done.errors) == (0, "")
    assert done.text == (
        f"{file}: Too little margin: Board, due 15 December 2026, open.\nAgreed actions: 0 of 1 done.\n"
    )
    assert file.read_text(encoding="utf-8") == before + ENTRY
    run("actions", file, "--take", FINDING, "--status", "doing", "--note", "Two weeks found", *common)
    half_way = ENTRY.replace("status: open\n", "status: doing\n    note: Two weeks found\n")
    assert file.read_text(encoding="utf-8") == before + half_way
    done = run("actions", file, "--take", FINDING, "--status", "DONE", "--note", "", *common)
    assert file.read_text(encoding="utf-8") == before + ENTRY.replace("status: open", "status: done")
    assert "The answer did not move" in done.text


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (("--take", FINDING), "There is nothing to change about 'timeline.margin'"),
        (("--take", FINDING, "--due", "2026-12-15"), "Nobody acts on 'timeline.margin' yet"),
        (("--take", "timeline.margn", "--owner", "board"), "Did you mean 'timeline.margin'?"),
        (("--owner", "board"), "--owner is about one action"),
        (("--status", "done"), "--status is about one action"),
        (("--take", FINDING, "--owner", "board", "-f", "csv"), "makes no list"),
        (("--take", FINDING, "--owner", "board", "--phase", "kickoff"), "makes no list"),
        (("--take", FINDING, "--owner", "board", "--all"), "makes no list"),
        (("--take", FINDING, "--owner", " "), "it is empty"),
        (("--take", FINDING, "--status", "finished"), "is not one of: open, doing, done, dropped"),
        (("--take", FINDING, "--due", "15 December"), "is not a date"),
    ],
)
def test_what_cannot_be_is_refused_and_the_file_stays(file: Path, options: tuple[str, ...], sentence: str) -> None:
    before = file.read_bytes()
    done = run("actions", file, *options, "--lang", "en")
    assert (done.code, done.out) == (2, b"")
    assert sentence in done.errors
    assert file.read_bytes() == before


def test_a_value_that_others_repeat_is_not_changed_in_two_places(file: Path) -> None:
    text = file.read_text(encoding="utf-8") + (
        "actions:\n  - {finding: timeline.margin, owner: &who board}\n"
        "  - {finding: aftercare.coordinator, owner: *who}\n"
    )
    file.write_text(text, encoding="utf-8")
    done = run("actions", file, "--take", FINDING, "--owner", "sponsor", "--lang", "en")
    if done.code == 0:
        assert "owner: sponsor" in file.read_text(encoding="utf-8")
        assert run("actions", file, "-f", "csv", "--lang", "en").text.count("board") == 1
    else:
        assert "cannot be changed without loss" in done.errors
        assert file.read_text(encoding="utf-8") == text


def test_two_files_are_not_one_to_write_into(file: Path) -> None:
    done = run("actions", file, ERP_ROLLOUT, "--take", FINDING, "--owner", "board", "--lang", "en")
    assert (done.code, done.out) == (2, b"")
    assert "is not an answers file of one respondent" in done.errors
