"""The phase of an interview: asked, or given by `--phase` or the settings, and the one that the report scores."""

import shutil
from pathlib import Path

import pytest
from tests.support.cli import ROOT, TODAY, Run, run
from tests.support.terminal import Terminal

from implcheck.loading.answers import load_answers
from implcheck.loading.source import read

WARD = ROOT / "tests" / "data" / "valid" / "ward.yaml"
REST = "phases:\n  - {id: rest, title: {en: Rest, nl: Rust}}\n"
"""A phase in which the questionnaire asks nothing, before the others."""


def interview(folder: Path, *lines: str, arguments: tuple[str, ...] = (), **variables: str) -> Run:
    """Run the line-by-line interview with `lines` as its answers."""
    text = "".join(f"{line}\n" for line in lines).encode()
    env = {"IMPLCHECK_LANG": "en", "IMPLCHECK_TODAY": TODAY, **variables}
    return run("assess", "--plain", *arguments, stdin=text, cwd=folder, env=env)


def phase_in(file: Path) -> str:
    return load_answers(read(str(file))).answers.phase


def settings(folder: Path, text: str) -> None:
    (folder / "implcheck.toml").write_text(text, encoding="utf-8")


@pytest.fixture
def ward(tmp_path: Path) -> Path:
    """A folder whose settings name a questionnaire that asks nothing in its first phase, and one thing in the second."""
    shutil.copy(WARD, tmp_path)
    own = (tmp_path / "ward.yaml").read_text(encoding="utf-8").replace("phases:\n", REST, 1)
    (tmp_path / "ward.yaml").write_text(own, encoding="utf-8")
    settings(tmp_path, 'questionnaire = "ward.yaml"\n')
    return tmp_path


def test_a_phase_that_is_given_is_not_asked_and_its_questions_are(tmp_path: Path) -> None:
    done = interview(tmp_path, "P", "1", "3", arguments=("--phase", "execution", "--quick"))
    assert "Where is the implementation now?" not in done.text
    assert "question 2 of 9" in done.text
    assert phase_in(tmp_path / "readiness.yaml") == "execution"
    other = interview(tmp_path, "P", "1", arguments=("--save", "b.yaml"), IMPLCHECK_PHASE="aftercare")
    assert "Where is the implementation now?" not in other.text
    assert phase_in(tmp_path / "b.yaml") == "aftercare"


def test_the_phase_of_the_settings_is_not_asked_either(tmp_path: Path) -> None:
    settings(tmp_path, 'phase = "aftercare"\n')
    done = interview(tmp_path, "P", "1", *["d"] * 5, arguments=("--quick",))
    assert done.code == 0, done.errors
    assert "Implementation readiness · Aftercare" in done.text
    assert phase_in(tmp_path / "readiness.yaml") == "aftercare"
    interview(tmp_path, "P", "1", arguments=("--phase", "kickoff", "--save", "b.yaml"))
    assert phase_in(tmp_path / "b.yaml") == "kickoff"


def test_the_report_scores_the_phase_that_was_asked(tmp_path: Path) -> None:
    done = interview(tmp_path, "P", "1", *["d"] * 9, arguments=("--phase", "execution", "--quick"))
    assert done.code == 0
    assert "question 9 of 9" in done.text
    assert "Implementation readiness · Execution" in done.text


@pytest.mark.parametrize("source", ["option", "variable", "settings"])
def test_a_phase_that_there_is_not_is_refused_before_anything_is_asked(tmp_path: Path, source: str) -> None:
    arguments = ("--phase", "excution") if source == "option" else ()
    variables = {"IMPLCHECK_PHASE": "excution"} if source == "variable" else {}
    settings(tmp_path, 'phase = "excution"\n' if source == "settings" else "")
    done = interview(tmp_path, "P", "1", "3", arguments=arguments, **variables)
    assert (done.code, done.out) == (2, b"")
    assert "Did you mean 'execution'?" in done.errors
    assert not (tmp_path / "readiness.yaml").exists()


def test_a_file_goes_on_in_the_phase_that_is_demanded_and_says_so(tmp_path: Path) -> None:
    interview(tmp_path, "P", "1", "1", "3")
    held = (tmp_path / "readiness.yaml").read_text(encoding="utf-8")
    demanded = ("--phase", "execution")
    left = interview(tmp_path, "q", arguments=demanded)
    assert "You asked for another phase: Kickoff in the file becomes Execution." in left.text
    new = interview(tmp_path, "3", "P", arguments=demanded)
    assert new.code == 0
    assert (tmp_path / "readiness.yaml").read_text(encoding="utf-8") == held
    gone_on = interview(tmp_path, "1", arguments=demanded)
    assert "question 2 of 38" in gone_on.text
    changed = (tmp_path / "readiness.yaml").read_text(encoding="utf-8").splitlines()
    assert [line for line in changed if line not in held.splitlines() and "date" not in line] == ["phase: execution"]


def test_the_report_of_what_is_there_is_about_the_phase_that_is_demanded(tmp_path: Path) -> None:
    interview(tmp_path, "P", "1", "1", "3")
    done = interview(tmp_path, "2", arguments=("--phase", "execution"))
    assert "Implementation readiness · Execution" in done.text
    assert phase_in(tmp_path / "readiness.yaml") == "execution"


def test_settings_that_contradict_a_file_are_refused_before_anything_is_asked(tmp_path: Path) -> None:
    interview(tmp_path, "P", "1", "1", "3")
    settings(tmp_path, 'phase = "execution"\n')
    done = interview(tmp_path, "1", "3")
    assert (done.code, done.out) == (2, b"")
    assert "implcheck.toml:1:1: The settings name the phase execution, but the answers kickoff." in done.errors
    assert interview(tmp_path, "1", arguments=("--phase", "kickoff")).code == 0


def test_a_phase_in_which_nothing_is_asked_is_not_offered(ward: Path) -> None:
    done = interview(ward, "Ward 3", "1", "1")
    phases = done.text.partition("Where is the implementation now?")[2].partition("Choose")[0]
    assert "Pilot" in phases
    assert "Roll-out" in phases
    assert "Rest" not in phases
    assert phase_in(ward / "readiness.yaml") == "pilot"


def test_the_only_phase_in_which_anything_is_asked_is_not_asked(ward: Path) -> None:
    own = (
        (ward / "ward.yaml")
        .read_text(encoding="utf-8")
        .replace("type: levels\n", "type: levels\n    quick: {en: Q, nl: Q}\n")
    )
    (ward / "ward.yaml").write_text(own, encoding="utf-8")
    done = interview(ward, "Ward 3", "1", "4", arguments=("--quick",))
    assert "Where is the implementation now?" not in done.text
    assert "New software on the ward · Roll-out" in done.text
    assert phase_in(ward / "readiness.yaml") == "roll-out"


def test_a_phase_in_which_nothing_is_asked_is_refused(ward: Path) -> None:
    refused = interview(ward, arguments=("--phase", "rest"))
    expected = "The questionnaire asks nothing in the phase 'rest'. Choose one in which it does: pilot, roll-out.\n"
    assert (refused.code, refused.out, refused.errors) == (2, b"", expected)
    settings(ward, 'questionnaire = "ward.yaml"\nphase = "rest"\n')
    refused = interview(ward)
    assert (refused.code, refused.out) == (2, b"")
    assert "implcheck.toml:2:1: The questionnaire asks nothing in the phase 'rest'." in refused.errors


def test_a_file_about_a_phase_in_which_nothing_is_asked_is_refused_unless_another_is_demanded(ward: Path) -> None:
    file = ward / "readiness.yaml"
    text = "implcheck: 1\nquestionnaire: ward.yaml\nproject: P\nphase: rest\nrespondent: {role: sponsor}\nanswers: {}\n"
    file.write_text(text, encoding="utf-8")
    refused = interview(ward)
    assert (refused.code, refused.out) == (2, b"")
    assert "readiness.yaml:4:8: The questionnaire asks nothing in the phase 'rest'." in refused.errors
    assert interview(ward, "1", arguments=("--phase", "pilot")).code == 0
    assert phase_in(file) == "pilot"


def test_a_quick_check_that_asks_nothing_is_refused(ward: Path) -> None:
    refused = interview(ward, arguments=("--quick",))
    expected = "This questionnaire has no questions for a quick check; leave out --quick.\n"
    assert (refused.code, refused.out, refused.errors) == (2, b"", expected)
    own = (
        (ward / "ward.yaml")
        .read_text(encoding="utf-8")
        .replace("type: levels\n", "type: levels\n    quick: {en: Q, nl: Q}\n")
    )
    (ward / "ward.yaml").write_text(own, encoding="utf-8")
    refused = interview(ward, arguments=("--quick", "--phase", "pilot"))
    assert (refused.code, refused.out) == (2, b"")
    assert refused.errors.startswith("The quick check asks nothing in the phase 'pilot'. Leave out --quick, or choose")


def test_on_a_whole_screen_a_given_phase_is_neither_asked_nor_among_all_answers(tmp_path: Path) -> None:
    with Terminal("assess", "--phase", "execution", "--quick", cwd=tmp_path) as terminal:
        terminal.wait_for("What is the name of the project?")
        terminal.press("P", "\r", then="What is your role in it?")
        terminal.press("b", then="What is the name of the project?")
        terminal.press("\r", then="What is your role in it?")
        terminal.press("1", then="question 1 of 9")
        terminal.press("o", then="Your role: project lead")
        assert "Phase:" not in terminal.text
        terminal.send("q")
        assert terminal.end() == 0
        assert "  implcheck assess --phase execution --quick\n" in terminal.printed
