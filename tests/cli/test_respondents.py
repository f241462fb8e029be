"""`implcheck assess` with the answers of several respondents."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from tests.support.cli import BRAND_PORTAL, EXAMPLES, TRACEBACK, assessed, run

ROUND = EXAMPLES / "respondents"
FILES = sorted(ROUND.glob("*.yaml"))
HOURS = "capacity.hours-freed"


def data(*arguments: str | Path, **variables: str) -> dict[str, Any]:
    done = assessed(*arguments, "-f", "json", env=variables)
    assert (done.code, done.err) == (0, b"")
    report: dict[str, Any] = json.loads(done.out)
    return report


def flat(text: str) -> str:
    return " ".join(text.split())


def test_the_example_tells_the_gap_on_hours_freed() -> None:
    done = assessed(ROUND)
    assert (done.code, done.err) == (0, b"")
    text = flat(done.text)
    assert "5 people answered: the sponsor, the project lead, the line manager, the key user and the user." in text
    assert (
        '"Hours freed for key users": the sponsor says level 4 (8-40 hours a week per key user); '
        "the key user says level 0 (0-1 hours a week per key user). Level 0 counts."
    ) in text
    dutch = flat(assessed(ROUND, "--lang", "nl").text)
    assert '"Vrijgemaakte uren hoofdgebruikers": de opdrachtgever zegt niveau 4' in dutch


def test_a_folder_is_its_files_in_any_order() -> None:
    assert len(FILES) == 5
    assert assessed(ROUND).out == assessed(*FILES).out == assessed(*reversed(FILES)).out


def test_json_holds_the_respondents_and_null_for_one() -> None:
    report = data(ROUND)
    combined = report["combined"]
    assert (report["role"], report["date"]) == (None, "2026-11-24")
    assert combined["roles"] == dict.fromkeys(("key-user", "line-manager", "project-lead", "sponsor", "user"), 1)
    assert (combined["gaps"][0]["question"], combined["gaps"][0]["step"]) == (HOURS, 4)
    notes = next(opinion for opinion in combined["opinions"] if opinion["question"] == HOURS)["notes"]
    assert [note["role"] for note in notes] == ["project-lead", None, None, "sponsor"]
    assert data(BRAND_PORTAL)["combined"] is None
    assert data(FILES[0])["combined"] is None


def test_a_folder_with_one_file_is_that_file(tmp_path: Path) -> None:
    shutil.copy(FILES[0], tmp_path)
    assert assessed(tmp_path).out == assessed(FILES[0]).out


def test_options_change_the_rule(tmp_path: Path) -> None:
    assert len(data(ROUND, "--gap", "3")["combined"]["gaps"]) < len(data(ROUND)["combined"]["gaps"])
    report = data(ROUND, "--role-weight", "sponsor=3", "--role-weight", "Key user=2")
    mean = next(
        opinion["mean"]
        for opinion in report["combined"]["opinions"]
        if opinion["question"] == "commitment.named-sponsor"
    )
    assert mean == pytest.approx((3 * 4 + 3 + 3 + 2 * 3) / 7, abs=1e-4)
    variables = {"IMPLCHECK_GAP": "3", "IMPLCHECK_MIN_GROUP": "2", "IMPLCHECK_ROLE_WEIGHT": "sponsor=3"}
    report = data(ROUND, **variables)
    assert report["combined"]["least_group"] == 2
    for file in FILES:
        shutil.copy(file, tmp_path)
    (tmp_path / "implcheck.toml").write_text('gap = "3"\nmin-group = 2\nrole-weight = ["sponsor=3"]\n')
    files = sorted(tmp_path.glob("*.yaml"))
    assert data(*files)["combined"] == report["combined"]


def survey(folder: Path, users: int, *, apart: str) -> Path:
    """A table of users who see it low, and a sponsor who sees it high."""
    rows = [f"sponsor,{apart},8,3"] + [f"user,{apart},{n % 2},{2 + n % 2}" for n in range(users)]
    file = folder / "survey.csv"
    file.write_text(f"role,may_stand_apart,{HOURS},why.growth-room\n" + "\n".join(rows) + "\n")
    return file


def test_a_survey_with_options(tmp_path: Path) -> None:
    report = data(survey(tmp_path, 6, apart="yes"), "--project", "Portal", "--phase", "kickoff")
    assert (report["project"], report["phase"], report["combined"]["roles"]) == (
        "Portal",
        "kickoff",
        {"sponsor": 1, "user": 6},
    )


def test_a_small_group_is_in_no_output(tmp_path: Path) -> None:
    file = survey(tmp_path, 6, apart="no")
    for form in ("terminal", "json"):
        done = assessed(file, "--project", "P", "--phase", "kickoff", "-f", form, "--all")
        text = flat(done.text).replace("Sponsor", "")
        assert '"sponsor"' not in text
        assert "the sponsor says" not in text
    text = flat(assessed(file, "--project", "P", "--phase", "kickoff").text)
    assert "7 people answered, in groups that are not shown apart" in text
    assert "the sponsor says" in flat(assessed(file, "--project", "P", "--phase", "kickoff", "--min-group", "1").text)


def test_a_survey_of_one_is_one_respondent(tmp_path: Path) -> None:
    assert data(survey(tmp_path, 0, apart="no"), "--project", "P", "--phase", "kickoff")["combined"] is None


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (("-", BRAND_PORTAL), "Standard input is for one respondent's answers; give those of several as files."),
        ((BRAND_PORTAL, BRAND_PORTAL), "This file was given twice."),
        ((BRAND_PORTAL, str(FILES[0])), "The project here is 'Planning system'"),
        ((str(ROUND), "--gap", "5"), "'5' is not a number of steps above 0 and at most 4"),
        ((str(ROUND), "--gap", "x"), "'x' is not a number of steps"),
        ((str(ROUND), "--role-weight", "sponsor"), "'sponsor' is not a role and a weight above 0"),
        ((str(ROUND), "--role-weight", "sponsor=0"), "'sponsor=0' is not a role and a weight above 0"),
        ((str(ROUND), "--role-weight", "sponsr=2"), "Did you mean 'sponsor'?"),
        ((str(ROUND), "--role-weight", "zzz=2"), "A weight was given for the role 'zzz', which nobody has."),
        ((str(ROUND), "--min-group", "0"), "--min-group"),
        ((str(ROUND), "nix.csv"), "nix.csv: There is no such file."),
        ((str(ROUND), "--mapping", "nix.yaml"), "nix.yaml: There is no such file."),
    ],
)
def test_bad_usage_is_told_on_stderr_with_code_2(arguments: tuple[str, ...], expected: str) -> None:
    done = assessed(*arguments)
    assert (done.code, done.out) == (2, b"")
    assert expected in done.told
    assert TRACEBACK not in done.err


def test_the_gate_looks_at_what_is_combined() -> None:
    assert assessed(ROUND, "--fail-under", "49").code == 0
    assert assessed(ROUND, "--fail-under", "60").code == 1
    assert assessed(FILES[3], "--fail-under", "60").code == 0  # the sponsor alone


def test_evidence_is_looked_for_beside_each_file(tmp_path: Path) -> None:
    for number, name in enumerate(("one", "two")):
        folder = tmp_path / name
        folder.mkdir()
        (folder / f"{name}.pdf").write_text("x")
        (folder / "a.yaml").write_text(
            "implcheck: 1\nproject: P\nphase: kickoff\nrespondent: {role: user}\n"
            f"answers: {{why.growth-room: {{answer: 4, evidence: [{name}.pdf]}}, {HOURS}: {number + 6}}}\n"
        )
    files = [str(tmp_path / name / "a.yaml") for name in ("one", "two")]
    gate = data_of_failing(*files)
    assert [why["code"] for why in gate["because"]] == ["gate-no-evidence"]
    (tmp_path / "one" / "one.pdf").unlink()
    assert "gate-evidence-missing" in [why["code"] for why in data_of_failing(*files)["because"]]


def data_of_failing(*files: str) -> dict[str, Any]:
    done = assessed(*files, "--require-evidence", "3", "-f", "json")
    assert done.code == 1
    gate: dict[str, Any] = json.loads(done.out)["gate"]
    return gate


def test_quick_and_another_phase_leave_out_what_is_not_asked() -> None:
    quick = data(ROUND, "--quick")
    asked = {opinion["question"] for opinion in quick["combined"]["opinions"]}
    assert HOURS in asked
    assert not asked & set(quick["not_looked_at"])
    other = data(ROUND, "--phase", "aftercare")
    assert HOURS in other["set_aside"]
    assert HOURS not in {opinion["question"] for opinion in other["combined"]["opinions"]}


def test_the_help_says_that_several_files_are_combined() -> None:
    assert "folder" in run("assess", "--help", COLUMNS="200").text
