"""The answers of several respondents, for every command that takes answers."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from tests.support.cli import BRAND_PORTAL, EXAMPLES, TRACEBACK, assess, run

ROUND = EXAMPLES / "respondents"
FILES = sorted(ROUND.glob("*.yaml"))
HOURS = "capacity.planned-hours-freed"
SEEN = "commitment.visible-use"


def data(*arguments: str | Path, **variables: str) -> dict[str, Any]:
    done = assess(*arguments, "-f", "json", env=variables)
    assert (done.code, done.err) == (0, b"")
    report: dict[str, Any] = json.loads(done.out)
    return report


def flat(text: str) -> str:
    return " ".join(text.split())


def test_the_example_reports_the_gap_on_hours_freed() -> None:
    done = assess(ROUND, "--all")
    assert (done.code, done.err) == (0, b"")
    text = flat(done.text)
    assert "5 people answered: the project lead, the sponsor, the line manager, the key user and the user." in text
    gap = text.rpartition("Time for key users sponsor level 4: 100-200% of the hours asked ")[2]
    assert "key user level 0: 0-25% of the hours asked What counts level 0" in gap[:250]
    dutch = flat(assess(ROUND, "--lang", "nl", "--all").text)
    assert "Tijd voor hoofdgebruikers opdrachtgever niveau 4" in dutch


def test_a_folder_is_its_files_in_any_order() -> None:
    assert len(FILES) == 5
    assert assess(ROUND).out == assess(*FILES).out == assess(*reversed(FILES)).out


def test_json_has_the_respondents_and_null_for_a_single_respondent() -> None:
    report = data(ROUND)
    combined = report["combined"]
    assert (report["role"], report["date"]) == (None, "2026-11-24")
    roles = ("project-lead", "sponsor", "line-manager", "key-user", "user")
    assert [(role["id"], role["respondents"]) for role in combined["roles"]] == [(id_, 1) for id_ in roles]
    assert (combined["gaps"][0]["question"], combined["gaps"][0]["step"]) == (HOURS, 4)
    notes = next(agreement for agreement in combined["questions"] if agreement["question"] == HOURS)["notes"]
    assert [note["role"] and note["role"]["id"] for note in notes] == ["project-lead", "sponsor"]
    assert data(BRAND_PORTAL)["combined"] is None
    assert data(FILES[0])["combined"] is None


def test_a_folder_with_a_single_file_equals_that_file(tmp_path: Path) -> None:
    shutil.copy(FILES[0], tmp_path)
    assert assess(tmp_path).out == assess(FILES[0]).out


def test_options_change_the_rule(tmp_path: Path) -> None:
    assert len(data(ROUND, "--gap", "3")["combined"]["gaps"]) < len(data(ROUND)["combined"]["gaps"])
    report = data(ROUND, "--role-weight", "sponsor=3", "--role-weight", "Key user=2")
    mean = next(agreement["mean"] for agreement in report["combined"]["questions"] if agreement["question"] == SEEN)
    assert mean == pytest.approx((2 + 3 * 3 + 2 + 2 * 1 + 1) / 8, abs=1e-4)
    variables = {"IMPLCHECK_GAP": "3", "IMPLCHECK_MIN_GROUP": "2", "IMPLCHECK_ROLE_WEIGHT": "sponsor=3"}
    report = data(ROUND, **variables)
    assert report["combined"]["min_group"] == 2
    for file in FILES:
        shutil.copy(file, tmp_path)
    (tmp_path / "implcheck.toml").write_text('gap = "3"\nmin-group = 2\nrole-weight = ["sponsor=3"]\n')
    files = sorted(tmp_path.glob("*.yaml"))
    assert data(*files)["combined"] == report["combined"]


def survey(folder: Path, users: int, *, apart: str) -> Path:
    """Write a table of users with low answers and a sponsor with high answers."""
    rows = [f"sponsor,{apart},4,3"] + [f"user,{apart},{n % 2},{n % 3}" for n in range(users)]
    file = folder / "survey.csv"
    file.write_text(f"role,may_stand_apart,{SEEN},aftercare.coordinator\n" + "\n".join(rows) + "\n")
    return file


def test_a_survey_with_options(tmp_path: Path) -> None:
    report = data(survey(tmp_path, 6, apart="yes"), "--project", "Portal", "--phase", "kickoff")
    assert (report["project"], report["phase"]["id"]) == ("Portal", "kickoff")
    assert report["combined"]["roles"] == [
        {"id": "sponsor", "title": "sponsor", "respondents": 1},
        {"id": "user", "title": "user", "respondents": 6},
    ]


def test_a_small_group_is_in_no_output(tmp_path: Path) -> None:
    file = survey(tmp_path, 6, apart="no")
    for form in ("terminal", "json"):
        done = assess(file, "--project", "P", "--phase", "kickoff", "-f", form, "--all")
        output = done.text
        if form == "json":
            report = json.loads(output)
            assert "sponsor" in {role["id"] for role in report["questionnaire"].pop("roles")}  # of any answers
            output = json.dumps(report)
        text = flat(output).replace("Sponsor", "")
        assert '"sponsor"' not in text
        assert "the sponsor" not in text
        assert "sponsor level" not in text
    text = flat(assess(file, "--project", "P", "--phase", "kickoff", "--all").text)
    assert "7 people answered. No group is shown separately" in text
    assert "sponsor level" in flat(
        assess(file, "--project", "P", "--phase", "kickoff", "--min-group", "1", "--all").text
    )


def test_a_survey_with_a_single_row_is_a_single_respondent(tmp_path: Path) -> None:
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
        ((str(ROUND), "--mapping", "nix.yaml"), "nix.yaml: There is no such mapping file."),
    ],
)
def test_bad_usage_is_reported_on_stderr_with_code_2(arguments: tuple[str, ...], expected: str) -> None:
    done = assess(*arguments)
    assert (done.code, done.out) == (2, b"")
    assert expected in done.errors
    assert TRACEBACK not in done.err


def test_the_gate_looks_at_what_is_combined() -> None:
    assert assess(ROUND, "--fail-under", "47").code == 0
    assert assess(ROUND, "--fail-under", "60").code == 1
    assert assess(FILES[3], "--fail-under", "60").code == 0  # the sponsor alone


def test_evidence_is_looked_for_beside_each_file(tmp_path: Path) -> None:
    for number, name in enumerate(("one", "two")):
        folder = tmp_path / name
        folder.mkdir()
        (folder / f"{name}.pdf").write_text("x")
        (folder / "a.yaml").write_text(
            "implcheck: 1\nproject: P\nphase: kickoff\nrespondent: {role: user}\n"
            f"answers: {{why.growth-room: {{answer: 4, evidence: [{name}.pdf]}}, {HOURS}: {100 + number}}}\n"
        )
    files = [str(tmp_path / name / "a.yaml") for name in ("one", "two")]
    gate = data_of_failing(*files)
    assert [why["code"] for why in gate["reasons"]] == ["gate-no-evidence"]
    (tmp_path / "one" / "one.pdf").unlink()
    reasons = data_of_failing(*files)["reasons"]
    assert "gate-evidence-missing-left-out" in [why["code"] for why in reasons]
    assert "one.pdf" not in str(reasons)
    reasons = json.loads(assess(*files, "--require-evidence", "3", "-f", "json", "--min-group", "1").out)["gate"][
        "reasons"
    ]
    assert "one.pdf" in next(why["sentence"] for why in reasons if why["code"] == "gate-evidence-missing")


def data_of_failing(*files: str) -> dict[str, Any]:
    done = assess(*files, "--require-evidence", "3", "-f", "json")
    assert done.code == 1
    gate: dict[str, Any] = json.loads(done.out)["gate"]
    return gate


def test_quick_and_another_phase_leave_out_what_is_not_asked() -> None:
    quick = data(ROUND, "--quick")
    asked = {agreement["question"] for agreement in quick["combined"]["questions"]}
    assert HOURS in asked
    assert not asked & set(quick["skipped_questions"])
    other = data(ROUND, "--phase", "aftercare")
    assert HOURS in other["unasked_answers"]
    assert HOURS not in {agreement["question"] for agreement in other["combined"]["questions"]}


def test_the_help_explains_that_several_files_are_combined() -> None:
    assert "folder" in run("assess", "--help", COLUMNS="200").text


def in_every_shape(folder: Path) -> dict[str, tuple[list[str], bytes]]:
    """Write the answers of a project in every shape; return the arguments and the standard input of each."""
    head = "implcheck: 1\nproject: P\nphase: kickoff\n"
    for name, score in (("user", 1), ("sponsor", 4)):
        (folder / "all").mkdir(exist_ok=True)
        text = f"{head}respondent: {{role: {name}}}\nanswers: {{commitment.named-sponsor: {score}}}\n"
        (folder / "all" / f"{name}.yaml").write_text(text, encoding="utf-8")
    (folder / "s.csv").write_text("role,commitment.named-sponsor\nuser,1\nsponsor,4\n", encoding="utf-8")
    lines = ['{"project": "P", "phase": "kickoff"}']
    lines += [
        f'{{"role": "{role}", "answers": {{"commitment.named-sponsor": {score}}}}}'
        for role, score in (("user", 1), ("sponsor", 4))
    ]
    (folder / "s.jsonl").write_text("\n".join(lines), encoding="utf-8")
    files = [str(folder / "all" / name) for name in ("user.yaml", "sponsor.yaml")]
    return {
        "file": (files[:1], b""),
        "files": (files, b""),
        "folder": ([str(folder / "all")], b""),
        "csv": ([str(folder / "s.csv"), "--project", "P", "--phase", "kickoff"], b""),
        "jsonl": ([str(folder / "s.jsonl")], b""),
        "standard input": (["-"], Path(files[0]).read_bytes()),
    }


SHAPES = ("file", "files", "folder", "csv", "jsonl", "standard input")
COMBINED = ("files", "folder", "csv", "jsonl")
EN = {"IMPLCHECK_LANG": "en", "IMPLCHECK_TODAY": "2026-11-24"}


@pytest.mark.parametrize("shape", SHAPES)
def test_badge_takes_every_shape_of_answers(tmp_path: Path, shape: str) -> None:
    arguments, stdin = in_every_shape(tmp_path)[shape]
    done = run("badge", *arguments, stdin=stdin, env=EN)
    assert (done.code, done.err) == (0, b"")
    assert "<svg" in done.text


@pytest.mark.parametrize("shape", SHAPES)
def test_explain_takes_every_shape_of_answers(tmp_path: Path, shape: str) -> None:
    arguments, stdin = in_every_shape(tmp_path)[shape]
    names = [name for name in arguments if name == "-" or Path(name).is_absolute()]
    options = [word for name in names for word in ("--answers", name)] + arguments[len(names) :]
    done = run("explain", "commitment.named-sponsor", *options, stdin=stdin, env=EN)
    assert (done.code, done.err) == (0, b"")
    assert len(done.text) > len(run("explain", "commitment.named-sponsor", env=EN).text)


@pytest.mark.parametrize("shape", SHAPES)
def test_check_takes_every_shape_of_answers(tmp_path: Path, shape: str) -> None:
    arguments, stdin = in_every_shape(tmp_path)[shape]
    done = run("check", *arguments, stdin=stdin, env=EN)
    assert (done.code, done.err) == (0, b"")
    expected = (
        "answers of 2 respondents, valid (1 of 23" if shape in {"folder", "csv", "jsonl"} else "answers, valid (1 of 4 "
    )
    assert expected in done.text


@pytest.mark.parametrize("side", [0, 1])
@pytest.mark.parametrize("shape", [shape for shape in SHAPES if shape != "files"])
def test_compare_takes_every_shape_of_answers_on_each_side(tmp_path: Path, shape: str, side: int) -> None:
    shapes = in_every_shape(tmp_path)
    (name, *options), stdin = shapes[shape]
    sides = [name, shapes["folder"][0][0]]
    done = run("compare", *(sides if side == 0 else reversed(sides)), *options, stdin=stdin, env=EN)
    assert (done.code, done.err) == (0, b"")
    assert done.text.startswith("P\n")


def test_the_same_respondents_give_the_same_badge_in_every_shape(tmp_path: Path) -> None:
    shapes = in_every_shape(tmp_path)
    badges = {run("badge", *shapes[shape][0], env=EN).out for shape in COMBINED}
    assert len(badges) == 1


def test_the_options_of_several_respondents_count_in_every_command(tmp_path: Path) -> None:
    folder = in_every_shape(tmp_path)["folder"][0][0]
    assert "Did you mean 'sponsor'?" in run("badge", folder, "--role-weight", "sponsr=2", env=EN).errors
    for words in (("compare", folder, folder), ("explain", "score", "--answers", folder)):
        done = run(*words, "--role-weight", "zzz=2", env=EN)
        assert (done.code, done.errors) == (2, "A weight was given for the role 'zzz', which nobody has.\n")


def test_a_weighed_role_may_be_on_one_side_of_a_comparison(tmp_path: Path) -> None:
    folder = Path(in_every_shape(tmp_path)["folder"][0][0])
    (tmp_path / "later").mkdir()
    for name in ("user", "panel"):
        text = (folder / "user.yaml").read_text(encoding="utf-8").replace("role: user", f"role: {name}")
        (tmp_path / "later" / f"{name}.yaml").write_text(text, encoding="utf-8")
    assert run("compare", folder, tmp_path / "later", "--role-weight", "panel=2", env=EN).code == 0
    assert run("compare", folder, folder, "--role-weight", "panel=2", env=EN).code == 2


def test_settings_of_several_respondents_hold_for_every_command(tmp_path: Path) -> None:
    file = in_every_shape(tmp_path)["csv"][0][0]
    (tmp_path / "implcheck.toml").write_text('project = "Q"\nphase = "kickoff"\n', encoding="utf-8")
    assert run("check", file, env=EN).code == 0
    assert "Q · Kickoff" in run("badge", file, env=EN).text
    (tmp_path / "implcheck.toml").write_text(
        'project = "Q"\nphase = "kickoff"\nrole-weight = ["zzz=2"]\n', encoding="utf-8"
    )
    assert run("badge", file, env=EN).code == 2


def test_settings_of_several_respondents_do_not_stop_one(tmp_path: Path) -> None:
    (tmp_path / "implcheck.toml").write_text('project = "Q"\nmapping = "mapping.yaml"\n', encoding="utf-8")
    file = Path(shutil.copy(BRAND_PORTAL, tmp_path))
    done = run("assess", file, "-f", "json", env=EN)
    assert (done.code, json.loads(done.text)["project"]) == (0, "Brand portal")
    assert run("compare", file, file, env=EN).code == 0


def test_a_comparison_of_broken_answers_leaves_no_report_of_an_earlier_run(tmp_path: Path) -> None:
    report, broken = tmp_path / "moved.json", tmp_path / "a.yaml"
    report.write_text("{}", encoding="utf-8")
    broken.write_text("implcheck: 1\nproject: P\nphase: kickoff\nanswers: {}\nnix: 1\n", encoding="utf-8")
    done = run("compare", BRAND_PORTAL, broken, "-f", f"json:{report}", env=EN)
    assert done.code == 2
    assert [problem["code"] for problem in json.loads(report.read_bytes())["problems"]] == ["key-unknown"]


def test_a_comparison_goes_to_several_places(tmp_path: Path) -> None:
    report = tmp_path / "moved.json"
    done = run(
        "compare",
        BRAND_PORTAL,
        EXAMPLES / "brand-portal-january.yaml",
        "-f",
        "terminal",
        "-f",
        f"json:{report}",
        env=EN,
    )
    assert (done.code, done.errors) == (0, f"Wrote {report}.\n")
    assert "Brand portal" in done.text
    assert json.loads(report.read_bytes())["project"] == "Brand portal"


CUT_OFF = """implcheck: 1
questionnaire_version: "2.0"
project: Portal #2
phase: kickoff
date: 2026-11-24
answers:
  why.problem-statement: {answer: 3, note: "See #42"}
"""


@pytest.mark.parametrize("command", ["assess", "check", "badge", "explain", "compare"])
def test_a_text_that_a_comment_cuts_off_is_shown_by_every_command(tmp_path: Path, command: str) -> None:
    file = tmp_path / "answers.yaml"
    file.write_text(CUT_OFF, encoding="utf-8")
    words = {"explain": ("explain", "why", "--answers", file), "compare": ("compare", file, file)}
    done = run(*words.get(command, (command, file)), env={"LC_ALL": "C.UTF-8"})
    assert done.code == 0
    shown = done.text if command == "check" else done.errors
    assert shown.count("answers.yaml:3:17: ") == 1
    assert "project: Portal #2" in shown
