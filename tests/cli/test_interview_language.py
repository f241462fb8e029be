"""The language of an interview: chosen once with --lang, it stays with the file."""

import shutil
from pathlib import Path

import pytest
from tests.support.cli import ROOT, Run, run

from implcheck.loading.answers import load_answers
from implcheck.loading.source import read

DUTCH_QUESTION = "Hoe heet het project?"
QUICK_ANSWERS = ("P", "1", "1", *["d"] * 6)


def interview(folder: Path, *lines: str, arguments: tuple[str, ...] = (), **variables: str) -> Run:
    """Run the line-by-line interview with `lines` as its answers, where the locale is English."""
    text = "".join(f"{line}\n" for line in lines).encode()
    return run("assess", "--plain", *arguments, stdin=text, cwd=folder, env={"LANG": "en_GB.UTF-8", **variables})


def language_in(file: Path) -> str | None:
    return load_answers(read(str(file))).answers.language


def test_a_file_goes_on_in_the_language_that_was_chosen_for_it(tmp_path: Path) -> None:
    left = interview(tmp_path, "P", "1", "1", "3", arguments=("--lang", "nl"))
    assert DUTCH_QUESTION in left.text
    assert "implcheck assess --lang nl --plain\n" in left.errors
    text = (tmp_path / "readiness.yaml").read_text(encoding="utf-8")
    assert "\nlanguage: nl\nrespondent:\n" in text
    gone_on = interview(tmp_path, "1")
    assert "Verdergaan met P?" in gone_on.text
    assert "vraag 2 van 23" in gone_on.text
    assert "Bewaard in readiness.yaml" in gone_on.errors


def test_its_report_and_the_commands_after_it_are_in_that_language_too(tmp_path: Path) -> None:
    interview(tmp_path, "P", "1", "1", arguments=("--lang", "nl"))
    done = interview(tmp_path, "1", *["d"] * 6, arguments=("--quick",))
    assert done.code == 0
    assert "Implementatiegereedheid · Kick-off" in done.text
    assert "Je antwoorden staan in readiness.yaml." in done.errors
    commands = [line for line in done.errors.splitlines() if line.startswith("  implcheck")]
    assert len(commands) == 5
    assert all(" --lang nl" in command for command in commands)


@pytest.mark.parametrize("source", ["option", "variable", "settings"])
def test_whoever_names_a_language_gets_that_one(tmp_path: Path, source: str) -> None:
    interview(tmp_path, "P", "1", "1", "3", arguments=("--lang", "nl"))
    if source == "settings":
        (tmp_path / "implcheck.toml").write_text('lang = "en"\n', encoding="utf-8")
    arguments = ("--lang", "en") if source == "option" else ()
    variables = {"IMPLCHECK_LANG": "en"} if source == "variable" else {}
    gone_on = interview(tmp_path, "1", arguments=arguments, **variables)
    assert "Go on with P?" in gone_on.text
    assert language_in(tmp_path / "readiness.yaml") == ("en" if source == "option" else "nl")


def test_only_a_language_that_was_typed_is_noted(tmp_path: Path) -> None:
    interview(tmp_path, "P", "1", IMPLCHECK_LANG="nl")
    assert language_in(tmp_path / "readiness.yaml") is None
    interview(tmp_path, "1", arguments=("--lang", "nl"))
    assert language_in(tmp_path / "readiness.yaml") == "nl"


def test_a_new_file_beside_it_is_in_the_same_language(tmp_path: Path) -> None:
    interview(tmp_path, "P", "1", "1", "3", arguments=("--lang", "nl"))
    held = (tmp_path / "readiness.yaml").read_text(encoding="utf-8")
    new = interview(tmp_path, "3", "Q", "1")
    assert DUTCH_QUESTION in new.text
    assert language_in(tmp_path / "readiness-2.yaml") == "nl"
    interview(tmp_path, "3", "R", "1", arguments=("--lang", "en"))
    assert language_in(tmp_path / "readiness-3.yaml") == "en"
    assert (tmp_path / "readiness.yaml").read_text(encoding="utf-8") == held


def test_reports_on_the_file_do_not_follow_it(tmp_path: Path) -> None:
    interview(tmp_path, *QUICK_ANSWERS, arguments=("--lang", "nl", "--quick"))
    shown = run("assess", "readiness.yaml", cwd=tmp_path, LANG="en_GB.UTF-8")
    assert "Implementation readiness · Kickoff" in shown.text
    shutil.copy(tmp_path / "readiness.yaml", tmp_path / "second.yaml")
    second = (tmp_path / "second.yaml").read_text(encoding="utf-8").replace("language: nl", "language: en")
    (tmp_path / "second.yaml").write_text(second.replace("project-lead", "sponsor"), encoding="utf-8")
    both = run("assess", "readiness.yaml", "second.yaml", cwd=tmp_path, LANG="en_GB.UTF-8")
    assert "Implementation readiness · Kickoff" in both.text


def test_a_language_that_the_questionnaire_lacks_is_an_error_at_its_line(tmp_path: Path) -> None:
    interview(tmp_path, "P", "1", "1", "3", arguments=("--lang", "nl"))
    file = tmp_path / "readiness.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("language: nl", "language: NL"), encoding="utf-8")
    refused = interview(tmp_path, "1")
    assert (refused.code, refused.out) == (2, b"")
    assert "readiness.yaml:9:11: 'NL' is not a language of the questionnaire." in refused.errors
    assert "Did you mean 'nl'? Its languages: en, nl." in refused.errors


def test_a_language_of_the_tool_alone_is_not_noted_in_the_file(tmp_path: Path) -> None:
    shutil.copy(ROOT / "tests" / "data" / "valid" / "clinic.yaml", tmp_path)
    (tmp_path / "implcheck.toml").touch()
    left = interview(tmp_path, "P", "1", "1", arguments=("--lang", "nl", "-q", "clinic.yaml"))
    assert DUTCH_QUESTION in left.text
    assert "--lang nl" in left.errors
    assert language_in(tmp_path / "readiness.yaml") is None
