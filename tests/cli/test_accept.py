"""`implcheck accept`: a risk that somebody accepts is written into the answers file, and nothing else changes there."""

from pathlib import Path

import pytest
from tests.support.cli import ERP_ROLLOUT, TODAY, run

OPTIONS = ("--owner", "sponsor", "--until", "2027-01-31", "--reason", "It can wait", "--today", TODAY, "--lang", "en")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    copy = tmp_path / "readiness.yaml"
    copy.write_bytes(Path(ERP_ROLLOUT).read_bytes())
    return copy


def test_the_risk_is_written_and_the_rest_stays(file: Path) -> None:
    before = file.read_text(encoding="utf-8")
    done = run("accept", "timeline.margin", file, *OPTIONS)
    assert (done.code, done.errors) == (0, "")
    assert done.text == f"{file}: Too little margin: accepted by the sponsor until 31 January 2027. It can wait\n"
    entry = "  - finding: timeline.margin\n    reason: It can wait\n    owner: sponsor\n    until: 2027-01-31\n"
    assert file.read_text(encoding="utf-8") == before + entry


def test_the_usual_file_is_meant_unless_another_is_named(file: Path) -> None:
    assert run("accept", "timeline.margin", *OPTIONS, cwd=file.parent).code == 0
    assert "- finding: timeline.margin" in file.read_text(encoding="utf-8")


def test_the_same_risk_is_not_written_twice(file: Path) -> None:
    run("accept", "timeline.margin", file, *OPTIONS)
    once = file.read_bytes()
    assert run("accept", "timeline.margin", file, *OPTIONS).code == 0
    assert file.read_bytes() == once


def test_a_risk_that_the_answers_do_not_show_is_written_and_that_is_said(file: Path) -> None:
    done = run("accept", "commitment.status-meeting", file, *OPTIONS)
    assert done.code == 0
    assert ("do not show this risk" in done.text) is ("commitment.status-meeting" not in run("assess", file, "-a").text)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("timeline.margn",), "Did you mean 'timeline.margin'?"),
        (("nothing",), "No question or combination is called 'nothing'."),
        (("timeline.margin", "--until", "2026-11-23"), "'2026-11-23' has passed"),
        (("timeline.margin", "--until", "soon"), "'soon' is not a date"),
        (("timeline.margin", "--reason", " "), "it is empty"),
        (("timeline.margin", "--reason", "..."), "'...' is a placeholder"),
        (("timeline.margin", "--owner", "TODO"), "'TODO' is a placeholder"),
    ],
)
def test_what_cannot_be_is_refused_and_the_file_stays(file: Path, words: tuple[str, ...], sentence: str) -> None:
    before = file.read_bytes()
    finding, *more = words
    done = run("accept", finding, file, *OPTIONS, *more)
    assert (done.code, done.out) == (2, b"")
    assert sentence in done.errors
    assert file.read_bytes() == before


@pytest.mark.parametrize("name", ["-", "folder", "answers.csv"])
def test_decisions_go_into_one_answers_file(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    done = run("accept", "timeline.margin", name, *OPTIONS, cwd=tmp_path)
    assert done.code == 2
    assert "is not an answers file of one respondent" in done.errors


def test_a_file_of_another_version_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text(
        'implcheck: 1\nquestionnaire_version: "1.0"\nproject: P\nphase: kickoff\nanswers: {}\n', encoding="utf-8"
    )
    done = run("accept", "timeline.margin", file, *OPTIONS)
    assert done.code == 2
    assert "another version of the questionnaire" in done.errors


def test_windows_line_ends_stay(file: Path) -> None:
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    assert run("accept", "timeline.margin", file, *OPTIONS).code == 0
    data = file.read_bytes()
    assert data.count(b"\n") == data.count(b"\r\n")
