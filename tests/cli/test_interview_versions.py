"""The interview and `init` write the version that is answered; answers to another version go on in a new file."""

from pathlib import Path

import pytest
from tests.support.cli import ROOT, Run, run

from implcheck.loading.answers import load_answers
from implcheck.loading.source import read
from implcheck.model.answers import Answers, Given, Unanswered

OLD = """\
# Our own notes stay.
implcheck: 1
questionnaire_version: "1.0"
project: Portal
phase: kickoff
date: 2026-11-10
respondent: {role: project-lead}
answers:
  why.problem-statement: 4
  why.switch-reason: {answer: 3, note: The page on the intranet, evidence: [Page of June]}
  why.benefit-per-role: unknown
  capacity.hours-freed: {answer: 6, note: In the rota}
accepted_risks:
  - {finding: why.growth-room, reason: Later, owner: sponsor, until: 2027-06-30}
  - {finding: capacity.hours-freed, reason: Busy, owner: sponsor, until: 2027-06-30}
"""
VERSION = 'questionnaire_version: "2.0"\n'


@pytest.fixture
def old(tmp_path: Path) -> Path:
    return written(tmp_path, OLD)


def written(folder: Path, text: str) -> Path:
    file = folder / "readiness.yaml"
    file.write_text(text, encoding="utf-8")
    return file


def interview(folder: Path, *lines: str, arguments: tuple[str, ...] = (), lang: str = "en") -> Run:
    """Run the line-by-line interview with `lines` as its answers."""
    text = "".join(f"{line}\n" for line in lines).encode()
    return run("assess", "--plain", *arguments, stdin=text, cwd=folder, IMPLCHECK_LANG=lang)


def held_in(file: Path) -> Answers:
    """Return the answers in a file, of which none may be left out."""
    loaded = load_answers(read(str(file)))
    assert loaded.warnings == ()
    return loaded.answers


def test_a_fresh_interview_writes_the_version(tmp_path: Path) -> None:
    assert interview(tmp_path, "P", "1", "1", "3").code == 0
    assert VERSION in (tmp_path / "readiness.yaml").read_text(encoding="utf-8")
    assert held_in(tmp_path / "readiness.yaml").answers == {"why.problem-statement": Given(answer=3)}


def test_a_new_file_beside_one_that_is_there_has_the_version_too(tmp_path: Path) -> None:
    interview(tmp_path, "P", "1", "1", "3")
    assert interview(tmp_path, "3", "Q", "1", "1", "2").code == 0
    assert VERSION in (tmp_path / "readiness-2.yaml").read_text(encoding="utf-8")


def test_the_version_is_that_of_the_questionnaire_that_is_asked(tmp_path: Path) -> None:
    own = (ROOT / "questionnaires" / "implementation.yaml").read_text(encoding="utf-8")
    changed = own.replace('version: "2.0"', 'version: "2.7"', 1)
    assert changed != own
    (tmp_path / "own.yaml").write_text(changed, encoding="utf-8")
    interview(tmp_path, "P", "1", "1", "3", arguments=("--questionnaire", "own.yaml"))
    made = run("init", "init.yaml", "--project", "P", "--questionnaire", "own.yaml", cwd=tmp_path)
    assert made.code == 0
    for name in ("readiness.yaml", "init.yaml"):
        assert held_in(tmp_path / name).questionnaire_version == "2.7"


@pytest.mark.parametrize("phase", ["kickoff", "execution", "aftercare"])
def test_init_writes_the_version(phase: str) -> None:
    assert f"\n{VERSION}" in run("init", "--phase", phase).text


def test_answers_to_an_earlier_version_go_on_in_a_new_file(old: Path) -> None:
    done = interview(old.parent, "1", "2")
    assert done.code == 0
    assert old.read_text(encoding="utf-8") == OLD
    new = old.with_name("readiness-2.yaml")
    assert sorted(path.name for path in old.parent.iterdir()) == ["readiness-2.yaml", "readiness.yaml"]
    assert VERSION in new.read_text(encoding="utf-8")
    held = held_in(new)
    assert (held.project, held.phase, held.respondent and held.respondent.role) == ("Portal", "kickoff", "project-lead")
    # The first open question is the reworded one; what was noted at it is still there.
    assert held.answers["why.switch-reason"] == Given(
        answer=2, note="The page on the intranet", evidence=("Page of June",)
    )
    assert held.answers["why.problem-statement"] == Given(answer=4)
    assert held.answers["capacity.planned-hours-freed"] == Unanswered(note="In the rota")
    assert "capacity.hours-freed" not in held.answers


def test_what_goes_on_and_what_was_left_out_is_told_on_stderr(old: Path) -> None:
    done = interview(old.parent, "1", "2")
    told = [line for line in done.errors.splitlines() if " was left out" in line]
    assert [line.partition(": ")[0] for line in told] == [
        "readiness.yaml:10:3",
        "readiness.yaml:12:3",
        "readiness.yaml:15:15",
    ]
    assert (
        "The answers that still mean the same go on in readiness-2.yaml; readiness.yaml stays as it is." in done.errors
    )
    assert (
        "Saved in readiness-2.yaml: 3 of 23 answered. Go on with:\n  implcheck assess --plain --save readiness-2.yaml\n"
        in done.errors
    )
    dutch = interview(old.parent, lang="nl").errors
    assert "gaan mee naar readiness-3.yaml; readiness.yaml blijft zoals het is." in dutch


def test_accepted_risks_are_carried_over(old: Path) -> None:
    interview(old.parent, "1", "2")
    (risk,) = held_in(old.with_name("readiness-2.yaml")).accepted_risks
    assert (risk.finding, risk.reason, risk.owner, str(risk.until)) == (
        "why.growth-room",
        "Later",
        "sponsor",
        "2027-06-30",
    )


def test_the_new_file_goes_on_in_itself(old: Path) -> None:
    interview(old.parent, "1", "2")
    done = interview(old.parent, "1", "3", arguments=("--save", "readiness-2.yaml"))
    assert "left out" not in done.errors
    assert "go on in" not in done.errors
    held = held_in(old.with_name("readiness-2.yaml"))
    assert held.answers["why.success-measures"] == Given(answer=3)
    assert len(held.accepted_risks) == 1
    assert not old.with_name("readiness-3.yaml").exists()


def test_the_report_of_what_still_counts_is_about_the_new_file(old: Path) -> None:
    done = interview(old.parent, "2")
    assert done.code == 0
    assert "Your answers are in readiness-2.yaml." in done.errors
    assert "Answers left out" not in done.text
    assert old.read_text(encoding="utf-8") == OLD


@pytest.mark.parametrize(
    "named", ['questionnaire_version: "1.0"\n', "date: 2026-11-10\n", 'questionnaire_version: "9.9"\n']
)
def test_an_answer_given_now_never_comes_under_another_version(tmp_path: Path, named: str) -> None:
    # All that is in the file still means the same; a level 3 of the reworded question would not.
    text = f"implcheck: 1\n{named}project: P\nphase: kickoff\nrespondent: {{role: user}}\nanswers: {{why.problem-statement: 4}}\n"
    file = written(tmp_path, text)
    done = interview(tmp_path, "1", "3")
    assert done.errors.startswith("The answers that still mean the same go on in readiness-2.yaml;")
    assert file.read_text(encoding="utf-8") == text
    held = held_in(file.with_name("readiness-2.yaml"))
    assert held.answers == {"why.problem-statement": Given(answer=4), "why.switch-reason": Given(answer=3)}
    assert held.questionnaire_version == "2.0"
