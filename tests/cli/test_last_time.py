"""`implcheck assess --from`: last month's answers to confirm or change, in a file of their own."""

import datetime
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest
from tests.support.cli import ROOT, Run, run
from tests.support.terminal import ENTER, Terminal

from implcheck.cli.last_time import dated_name
from implcheck.loading.answers import load_answers
from implcheck.loading.source import read
from implcheck.model.answers import Answers, Given, Unknown

TODAY = datetime.date(2026, 12, 24)
UNKNOWN = ["support.affected-jobs", "timeline.estimate-basis", "capacity.supplier-support"]
"""What nobody knew last time, in the example of a kickoff with 23 questions."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the answers of last time, of long ago."""
    text = (ROOT / "examples" / "brand-portal.yaml").read_text(encoding="utf-8")
    day = next(line for line in text.splitlines() if line.startswith("date:"))
    later = text.replace(day, "date: 2024-10-24").replace("until: 2027-01-31", "until: 2999-01-31")
    (tmp_path / "last.yaml").write_text(later, encoding="utf-8")
    return tmp_path


def again(folder: Path, *lines: str, arguments: tuple[str, ...] = ("--save", "this.yaml"), lang: str = "en") -> Run:
    """Run a re-assessment line by line."""
    text = "".join(f"{line}\n" for line in lines).encode()
    return run("assess", "--from", "last.yaml", "--plain", *arguments, stdin=text, cwd=folder, IMPLCHECK_LANG=lang)


def held_in(folder: Path, name: str = "this.yaml") -> Answers:
    return load_answers(read(str(folder / name))).answers


def change(folder: Path, replacements: Mapping[str, str], name: str = "last.yaml") -> None:
    """Replace texts in a file."""
    text = (folder / name).read_text(encoding="utf-8")
    for old, new in replacements.items():
        assert old in text
        text = text.replace(old, new)
    (folder / name).write_text(text, encoding="utf-8")


def test_confirming_everything_gives_the_same_answers_in_another_file_of_today(folder: Path) -> None:
    before = (folder / "last.yaml").read_bytes()
    done = again(folder, "", *["k"] * 23)
    assert done.code == 0
    last, this = held_in(folder, "last.yaml"), held_in(folder)
    assert dict(this.answers) == dict(last.answers)
    assert this.accepted_risks == last.accepted_risks
    assert (this.project, this.phase, this.respondent) == (last.project, last.phase, last.respondent)
    assert this.date is not None
    assert this.date > datetime.date(2024, 10, 24)
    assert this.round == this.date
    assert "Last time (24 October 2024): we don't know" in done.text
    assert (folder / "last.yaml").read_bytes() == before


def test_an_interrupted_run_goes_on_with_the_same_command(folder: Path) -> None:
    stopped = again(
        folder, "", "1", "k", "t", "Another note", "q", arguments=("--save", "this.yaml", "--round", "2026-12-01")
    )
    assert "Saved in this.yaml: 2 of 23 answered. Go on with:" in stopped.errors
    assert "  implcheck assess --round 2026-12-01 --from last.yaml --plain --save this.yaml\n" in stopped.errors
    assert list(held_in(folder).answers) == UNKNOWN
    done = again(folder, "1", *["k"] * 21)
    assert "2 of 23 questions answered" in done.text
    this = held_in(folder)
    assert this.answers[UNKNOWN[0]] == Given(answer=1, note=held_in(folder, "last.yaml").answers[UNKNOWN[0]].note)
    assert this.answers[UNKNOWN[2]] == Unknown(note="Another note")
    assert this.round == datetime.date(2026, 12, 1)
    assert len(this.answers) == 23


def test_only_what_is_open_is_asked_and_the_rest_is_taken_over(folder: Path) -> None:
    done = again(folder, "", "d", "3", "k", arguments=("--save", "this.yaml", "--only-open"))
    assert done.code == 0
    assert "20 answers of 24 October 2024 were taken over without being asked again." in done.errors
    assert len(held_in(folder).answers) == 23
    assert held_in(folder).answers[UNKNOWN[1]].note is not None
    dutch = again(folder, "", "d", "3", "k", arguments=("--save", "nl.yaml", "--only-open"), lang="nl")
    assert "20 antwoorden van 24 oktober 2024 zijn overgenomen" in dutch.errors


def test_only_open_works_on_the_saved_file_itself(folder: Path) -> None:
    text = b"d\n3\nq\n"
    done = run("assess", "--only-open", "--plain", "--save", "last.yaml", stdin=text, cwd=folder, IMPLCHECK_LANG="en")
    assert done.code == 0
    assert done.text.count("Last time (24 October 2024): we don't know") == 3
    held = held_in(folder, "last.yaml")
    assert held.date is not None
    assert held.date > datetime.date(2024, 10, 24)
    assert isinstance(held.answers[UNKNOWN[1]], Given)
    assert len(held.answers) == 23
    assert "# Example, not a real project" in (folder / "last.yaml").read_text(encoding="utf-8")


def test_only_open_asks_what_is_behind_an_action_and_keeps_the_action(folder: Path) -> None:
    action = "actions:\n  - {finding: timeline.margin, owner: project-lead, status: doing}\n"
    change(folder, {"accepted_risks:": f"{action}accepted_risks:"})
    done = again(folder, "", "", *["k"] * 4, arguments=("--save", "this.yaml", "--only-open"))
    assert "How far is it?" in done.text
    assert "19 answers of 24 October 2024 were taken over" in done.errors
    assert held_in(folder).actions == held_in(folder, "last.yaml").actions
    assert len(held_in(folder).actions) == 1


def test_only_open_needs_a_file(tmp_path: Path) -> None:
    done = run("assess", "--only-open", "--plain", stdin=b"", cwd=tmp_path, IMPLCHECK_LANG="en")
    assert done.code == 2
    assert "There is no readiness.yaml whose open questions could be asked." in done.errors


def test_who_leaves_at_once_leaves_no_file(folder: Path) -> None:
    done = again(folder)
    assert done.code == 0
    assert "Nothing was saved" in done.errors
    assert not (folder / "this.yaml").exists()


def test_answers_that_the_new_phase_does_not_ask_are_not_carried_over(folder: Path) -> None:
    done = again(folder, "2", *["k", "d"] * 50)
    assert done.code == 0
    this, last = held_in(folder), held_in(folder, "last.yaml")
    assert this.phase == "execution"
    assert set(last.answers) - set(this.answers)


def test_a_phase_that_is_named_is_not_asked(folder: Path) -> None:
    done = again(folder, "d", "q", arguments=("--save", "this.yaml", "--phase", "execution"))
    assert "Where is the implementation now?" not in done.text
    assert held_in(folder).phase == "execution"
    assert "--phase execution" in done.errors
    (folder / "implcheck.toml").write_text('phase = "execution"\n', encoding="utf-8")
    again(folder, "d", "q", arguments=("--save", "set.yaml"))
    assert held_in(folder, "set.yaml").phase == "execution"


def test_an_interrupted_run_of_another_phase_goes_on_in_the_phase_that_is_named(folder: Path) -> None:
    again(folder, "", "k", "q")
    done = again(folder, "1", "d", "q", arguments=("--save", "this.yaml", "--phase", "execution"))
    assert "You asked for another phase: Kickoff in the file becomes Execution." in done.text
    assert held_in(folder).phase == "execution"


def test_only_what_is_open_in_another_phase_is_asked_in_the_file_itself(folder: Path) -> None:
    arguments = ("--only-open", "--plain", "--save", "last.yaml", "--phase", "execution")
    done = run("assess", *arguments, stdin=b"d\nq\n", cwd=folder, IMPLCHECK_LANG="en")
    assert done.code == 0
    assert held_in(folder, "last.yaml").phase == "execution"


def test_the_language_of_last_time_is_that_of_the_next(folder: Path) -> None:
    change(folder, {"phase: kickoff": "phase: kickoff\nlanguage: nl"})
    done = run("assess", "--from", "last.yaml", "--save", "this.yaml", "--plain", stdin=b"\nk\nq\n", cwd=folder)
    assert "Vorige keer (24 oktober 2024): " in done.text
    assert held_in(folder).language == "nl"


def test_the_phase_of_last_time_may_be_changed_and_what_was_answered_then_comes_too(folder: Path) -> None:
    done = again(folder, "2", "o", "f", "b", "q", arguments=("--save", "this.yaml", "--only-open"))
    assert done.code == 0
    taken_over = held_in(folder).answers
    assert taken_over
    assert all(held_in(folder, "last.yaml").answers[id_] == answer for id_, answer in taken_over.items())


@pytest.mark.parametrize("name", ["last.yaml", "./last.yaml", "link.yaml"])
def test_the_file_of_last_time_is_not_saved_in(folder: Path, name: str) -> None:
    (folder / "link.yaml").symlink_to("last.yaml")
    before = (folder / "last.yaml").read_bytes()
    done = again(folder, "", "k", arguments=("--save", name))
    assert done.code == 2
    assert "both months have to remain" in done.errors
    assert (folder / "last.yaml").read_bytes() == before


def test_another_project_in_the_new_file_is_refused(folder: Path) -> None:
    shutil.copy(folder / "last.yaml", folder / "this.yaml")
    change(folder, {"project: Brand portal": "project: Other"}, "this.yaml")
    done = again(folder, "1")
    assert done.code == 2
    assert "this.yaml is about 'Other', and last.yaml about 'Brand portal'." in done.errors


def test_another_questionnaire_in_the_new_file_is_refused(folder: Path) -> None:
    own = (ROOT / "questionnaires" / "implementation.yaml").read_text(encoding="utf-8")
    (folder / "own.yaml").write_text(f"{own}# own\n".replace("id: implementation", "id: own", 1), encoding="utf-8")
    shutil.copy(folder / "last.yaml", folder / "this.yaml")
    change(folder, {"questionnaire: implementation": "questionnaire: own.yaml"}, "this.yaml")
    done = again(folder, "1")
    assert done.code == 2
    assert "this.yaml answers another questionnaire than last.yaml." in done.errors


@pytest.mark.parametrize("name", ["-", "answers.csv", "round"])
def test_several_respondents_are_refused(folder: Path, name: str) -> None:
    (folder / "round").mkdir()
    done = run("assess", "--from", name, "--plain", "--save", "x.yaml", stdin=b"", cwd=folder, IMPLCHECK_LANG="en")
    assert done.code == 2
    assert "is not the answers file of one respondent" in done.errors


def test_with_answers_on_the_command_line_it_is_refused(folder: Path) -> None:
    for option in (("--from", "last.yaml"), ("--only-open",)):
        done = run("assess", "last.yaml", *option, cwd=folder, IMPLCHECK_LANG="en")
        assert done.code == 2
        assert "--from and --only-open are for the interview" in done.errors


def test_without_a_terminal_it_says_what_it_says_without_from(folder: Path) -> None:
    done = run("assess", "--from", "last.yaml", "--no-input", cwd=folder, IMPLCHECK_LANG="en")
    assert (done.code, "implcheck init" in done.errors) == (2, True)


def test_a_missing_or_invalid_file_of_last_time_is_the_usual_error(folder: Path) -> None:
    change(folder, {"why.problem-statement:": "why.nix:"})
    done = again(folder)
    assert done.code == 2
    assert "last.yaml:13:3: There is no question called 'why.nix'" in done.errors
    (folder / "last.yaml").unlink()
    assert again(folder).code == 2
    assert not (folder / "this.yaml").exists()


def test_a_day_to_come_is_pointed_out(folder: Path) -> None:
    change(folder, {"date: 2024-10-24": "date: 2999-10-24"})
    done = again(folder)
    assert done.code == 0
    assert done.text.count("Last time is dated 24 October 2999, a day that is still to come.") == 1


def test_answers_to_another_version_are_carried_over_as_far_as_they_fit(folder: Path) -> None:
    change(folder, {'questionnaire_version: "2.0"': 'questionnaire_version: "1.0"'})
    done = again(folder, "", "k", "q")
    assert done.code == 0
    assert held_in(folder).questionnaire_version == "2.0"


def test_an_own_questionnaire_is_named_from_the_new_file(folder: Path) -> None:
    own = (ROOT / "questionnaires" / "implementation.yaml").read_text(encoding="utf-8")
    (folder / "own.yaml").write_text(own, encoding="utf-8")
    (folder / "implcheck.toml").touch()
    (folder / "new").mkdir()
    change(folder, {"questionnaire: implementation": "questionnaire: own.yaml"})
    done = again(folder, "", "k", "q", arguments=("--save", "new/this.yaml"))
    assert done.code == 0
    assert held_in(folder, "new/this.yaml").questionnaire == "../own.yaml"


def test_a_complete_file_of_an_earlier_day_is_assessed_again_in_a_new_file(folder: Path) -> None:
    with Terminal("assess", "--save", "last.yaml", cwd=folder) as terminal:
        terminal.wait_for("Assess again, in a new file")
        terminal.press(ENTER, then="Where is the implementation now?")
        terminal.press(ENTER, then="23 of 23 left")
        terminal.wait_for("Last time (24 October 2024): we don't know")
        terminal.press("k", then="22 of 23 left")
        terminal.send("q")
        assert terminal.end() == 0
        assert "--from last.yaml" in terminal.printed
    new = [file.name for file in folder.iterdir() if file.name != "last.yaml"]
    assert len(new) == 1
    assert list(held_in(folder, new[0]).answers) == UNKNOWN[:1]


def test_a_complete_file_of_another_version_is_assessed_again_from_itself(folder: Path) -> None:
    own = (ROOT / "questionnaires" / "implementation.yaml").read_text(encoding="utf-8")
    (folder / "own.yaml").write_text(own.replace('\nversion: "2.0"', '\nversion: "2.1"'), encoding="utf-8")
    (folder / "implcheck.toml").touch()
    change(folder, {"questionnaire: implementation": "questionnaire: own.yaml"})
    before = (folder / "last.yaml").read_bytes()
    done = run("assess", "--plain", "--save", "last.yaml", stdin=b"1\n\nk\nq\n", cwd=folder, IMPLCHECK_LANG="en")
    assert done.code == 0
    assert "Assess again, in a new file" in done.text
    assert "Last time (24 October 2024): we don't know" in done.text
    assert "--from last.yaml" in done.errors
    assert (folder / "last.yaml").read_bytes() == before


def test_where_nothing_is_open_it_says_so_and_reports(folder: Path) -> None:
    for id_ in UNKNOWN:
        change(folder, {f"{id_}:\n    answer: unknown": f"{id_}:\n    not_applicable: Nothing of the kind"})
    done = run("assess", "--only-open", "--plain", "--save", "last.yaml", stdin=b"", cwd=folder, IMPLCHECK_LANG="en")
    assert done.code == 0
    assert "Nothing is open: no question was asked." in done.errors
    assert "Implementation readiness" in done.text
    taken_over = again(folder, arguments=("--save", "this.yaml", "--only-open", "--phase", "kickoff"))
    assert "23 answers of 24 October 2024 were taken over" in taken_over.errors
    assert len(held_in(folder).answers) == 23


def test_a_quick_check_of_last_time_is_completed_from_there(folder: Path) -> None:
    done = again(folder, "", *["k"] * 6, arguments=("--save", "this.yaml", "--quick"))
    assert "  implcheck assess --from last.yaml --plain --save this.yaml\n" in done.errors
    completed = again(folder, "1", *["k"] * 17)
    assert completed.code == 0
    assert len(held_in(folder).answers) == 23


LONG_AGO, THIS_MONTH = datetime.date(2026, 10, 24), datetime.date(2026, 12, 10)


@pytest.mark.parametrize(
    ("last", "there", "expected"),
    [
        ("readiness.yaml", (), "readiness-2026-12.yaml"),
        ("readiness-2026-11.yaml", (), "readiness-2026-12.yaml"),
        ("readiness-2026-11-24.yml", (), "readiness-2026-12.yml"),
        ("readiness-2026-12.yaml", (("readiness-2026-12.yaml", "P", LONG_AGO),), "readiness-2026-12-24.yaml"),
        ("readiness.yaml", (("readiness-2026-12.yaml", "P", TODAY),), "readiness-2026-12.yaml"),
        ("readiness.yaml", (("readiness-2026-12.yaml", "Other", TODAY),), "readiness-2026-12-24.yaml"),
        (
            "readiness.yaml",
            (("readiness-2026-12.yaml", "Other", TODAY), ("readiness-2026-12-24.yaml", "Other", TODAY)),
            "readiness-2026-12-24-2.yaml",
        ),
        ("readiness-2026-12-24.yaml", (), "readiness-2026-12.yaml"),
    ],
)
def test_a_new_file_is_named_after_its_month(
    tmp_path: Path, last: str, there: tuple[tuple[str, str, datetime.date], ...], expected: str
) -> None:
    write_files(tmp_path, there)
    assert dated_name(tmp_path / last, of("P", LONG_AGO), TODAY) == tmp_path / expected


@pytest.mark.parametrize(
    ("last", "day", "there", "expected"),
    [
        ("readiness-2026-12-15.yaml", datetime.date(2026, 12, 15), ("-2026-12",), "-2026-12-24"),
        ("readiness-2026-12.yaml", TODAY, (), "-2026-12-24"),
        ("readiness-2026-12-24.yaml", TODAY, ("-2026-12",), "-2026-12-24-2"),
        ("readiness-2026-12-24-2.yaml", TODAY, ("-2026-12", "-2026-12-24"), "-2026-12-24-3"),
        ("readiness-2026-12-24.yaml", None, ("-2026-12",), "-2026-12-24-2"),
        ("readiness.yaml", datetime.date(2027, 1, 31), (), "-2026-12"),
        ("readiness-2027-01.yaml", datetime.date(2027, 1, 31), (), "-2026-12"),
        ("readiness-2027-01.yaml", TODAY, ("-2026-12",), "-2026-12"),
    ],
)
def test_an_earlier_file_is_not_gone_on_with(
    tmp_path: Path, last: str, day: datetime.date | None, there: tuple[str, ...], expected: str
) -> None:
    write_files(tmp_path, [(f"readiness{end}.yaml", "P", THIS_MONTH if day != TODAY else TODAY) for end in there])
    name = dated_name(tmp_path / last, of("P", day), TODAY)
    assert name == tmp_path / f"readiness{expected}.yaml"
    write_files(tmp_path, [(name.name, "P", TODAY)])  # the same command once more goes on there
    assert dated_name(tmp_path / last, of("P", day), TODAY) == name


def of(project: str, day: datetime.date | None) -> Answers:
    return Answers(implcheck=1, project=project, phase="kickoff", answers={}, date=day)


def write_files(folder: Path, there: Iterable[tuple[str, str, datetime.date]]) -> None:
    """Write answers files, each with its project and its day."""
    for name, project, day in there:
        text = f"implcheck: 1\nproject: {project}\nphase: kickoff\ndate: {day}\nanswers: {{}}\n"
        (folder / name).write_text(text, encoding="utf-8")
