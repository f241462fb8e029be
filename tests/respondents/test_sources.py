"""The files of several respondents agree on project, phase and questionnaire, or are reported."""

import re
import shutil
from datetime import date
from pathlib import Path

import pytest
from tests.loading.checks import VALID
from tests.respondents.files import GROWTH, HOURS, SUPPORT, answers_file, line, lines, problems, read, values, written

from implcheck.model.problem import InvalidFile
from implcheck.respondents.sources import SourceOptions, Sources


def test_files_that_disagree_are_reported_with_both_names(tmp_path: Path) -> None:
    first, second = answers_file(tmp_path, "a.yaml"), answers_file(tmp_path, "b.yaml", project="Q", phase="execution")
    third = answers_file(tmp_path, "c.yaml", respondent="")
    found_problems = problems([first, second, third], SourceOptions())
    assert found_problems == [
        ("respondents-other-project", "b.yaml", 2, 10),
        ("respondents-other-phase", "b.yaml", 3, 8),
        ("respondent-missing", "c.yaml", 0, 0),
    ]
    with pytest.raises(InvalidFile) as raised:
        read([first, second], SourceOptions())
    assert raised.value.problems[0].details["file"] == first
    assert read([first, second], SourceOptions("P", "kickoff"))[1].respondents == {"user": 2}


def test_a_project_that_is_not_named_is_doubtful_unless_the_run_names_it(tmp_path: Path) -> None:
    files = [answers_file(tmp_path, f"{name}.yaml", project="Name of the project") for name in "ab"]
    found = [warning.code for warning in read(files, SourceOptions())[0].warnings]
    assert found.count("project-not-named") == 2
    found = [warning.code for warning in read(files, SourceOptions("P"))[0].warnings]
    assert "project-not-named" not in found


def test_the_file_that_differs_from_most_is_reported(tmp_path: Path) -> None:
    files = [answers_file(tmp_path, "a.yaml", project="Q"), *(answers_file(tmp_path, f"{n}.yaml") for n in "bc")]
    assert [found[:2] for found in problems(files, SourceOptions())] == [("respondents-other-project", "a.yaml")]


def test_a_long_file_without_project_and_phase_takes_those_of_the_others(tmp_path: Path) -> None:
    table = written(tmp_path, "a.csv", f"role,{GROWTH}\nuser,3\n")
    sources, _ = read([table, answers_file(tmp_path, "a.yaml")], SourceOptions())
    assert (sources.project, sources.phase) == ("P", "kickoff")
    found_problems = problems([table], SourceOptions())
    assert [found[0] for found in found_problems] == ["respondents-no-phase", "respondents-no-project"]


def test_different_questionnaires_are_reported(tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text(
        (Path(__file__).parents[2] / "questionnaires" / "implementation.yaml")
        .read_text(encoding="utf-8")
        .replace("id: implementation\n", "id: own\n", 1),
        encoding="utf-8",
    )
    first, second = answers_file(tmp_path, "a.yaml"), answers_file(tmp_path, "b.yaml", questionnaire="./own.yaml")
    assert problems([first, second], SourceOptions()) == [("respondents-other-questionnaire", "b.yaml", 5, 16)]
    survey = written(tmp_path, "a.jsonl", lines({"questionnaire": "nix"}, line("user", {})))
    assert [found[:3] for found in problems([survey])] == [("no-such-questionnaire", "a.jsonl", 1)]


def test_questionnaires_with_the_same_name_may_be_different(tmp_path: Path) -> None:
    text = (Path(__file__).parents[2] / "questionnaires" / "implementation.yaml").read_text(encoding="utf-8")
    (tmp_path / "own.yaml").write_text(text.replace("from: 80", "from: 66"), encoding="utf-8")
    (tmp_path / "same.yaml").write_bytes(
        (Path(__file__).parents[2] / "questionnaires" / "implementation.yaml").read_bytes()
    )
    first, second = answers_file(tmp_path, "a.yaml"), answers_file(tmp_path, "b.yaml", questionnaire="./own.yaml")
    assert problems([first, second], SourceOptions()) == [("respondents-other-questionnaire", "b.yaml", 5, 16)]
    sources, _ = read([first, answers_file(tmp_path, "c.yaml", questionnaire="./same.yaml")], SourceOptions())
    assert sources.questionnaire.origin.is_builtin


@pytest.mark.parametrize("name", ["../secret.yaml", "/etc/passwd", "//host/share/q.yaml", "./.env"])
def test_a_file_cannot_name_a_questionnaire_outside_its_project(tmp_path: Path, name: str) -> None:
    survey = written(tmp_path, "a.jsonl", lines({"questionnaire": name}, line("user", {})))
    assert [found[0] for found in problems([survey])] in (["questionnaire-outside"], ["questionnaire-not-yaml"])
    mapping = written(tmp_path, "map.yaml", f"questionnaire: {name}\n")
    table = written(tmp_path, "a.csv", f"role,{GROWTH}\nuser,3\n")
    found_problems = problems([table], SourceOptions(project="P", phase="kickoff", mapping=mapping))
    assert [found[0] for found in found_problems] in (["questionnaire-outside"], ["questionnaire-not-yaml"])


def test_the_dates_of_all_respondents_are_known(tmp_path: Path) -> None:
    dated = [
        line("user", {}, date="2026-11-03"),
        line("user", {}, date="2026-11-20"),
        line("user", {}, date="2026-01-05"),
    ]
    sources, _ = read([written(tmp_path, "a.jsonl", lines(*dated))])
    assert {date(2026, 1, 5), date(2026, 11, 20)} <= set(sources.dates)
    assert None not in sources.dates
    sources, _ = read([written(tmp_path, "b.jsonl", lines(*dated, line("user", {})))])
    assert None in sources.dates
    sources, _ = read([written(tmp_path, "c.jsonl", lines({"date": "2026-02-01"}, *dated, line("user", {})))])
    assert (None in sources.dates, date(2026, 1, 5) in sources.dates) == (False, True)


def test_the_problems_of_all_files_are_reported_together(tmp_path: Path) -> None:
    files = [
        written(tmp_path, "a.csv", f"role,{GROWTH}\nuser,9\n"),
        written(tmp_path, "b.jsonl", lines(line("user", {GROWTH: 9}))),
        written(tmp_path, "c.yaml", "implcheck: 1\nproject: P\nphase: kickoff\nanswers: {why.growth-room: 9}\n"),
        str(tmp_path / "d.csv"),
    ]
    found_problems = problems(files)
    assert [(code, file) for code, file, _, _ in found_problems] == [
        ("answer-no-such-level", "a.csv"),
        ("answer-no-such-level", "b.jsonl"),
        ("answer-no-such-level", "c.yaml"),
        ("file-missing-other", "d.csv"),
    ]


def test_accepted_risks_of_all_files_are_kept_once(tmp_path: Path) -> None:
    risk = "accepted_risks: [{finding: why.growth-room, reason: x, owner: sponsor, until: 2027-01-01}]\n"
    sources, _ = read([answers_file(tmp_path, "a.yaml", risk), answers_file(tmp_path, "b.yaml", risk)])
    assert [risk.finding for risk in sources.decisions.accepted_risks] == ["why.growth-room"]


def test_the_mapping_and_the_lines_in_the_docs_are_valid(tmp_path: Path) -> None:
    page = (Path(__file__).parents[2] / "docs" / "respondents.md").read_text(encoding="utf-8")
    shown = {
        kind: re.findall(rf"^```{kind}\n(.*?)^```", page, flags=re.MULTILINE | re.DOTALL) for kind in ("yaml", "json")
    }
    mapping = written(tmp_path, "m.yaml", shown["yaml"][0])
    table = written(
        tmp_path,
        "a.csv",
        "What is your role?;May we quote you?;How many hours are you freed?;Was growth looked at?;Timestamp;"
        "Anything to add about your hours?;Help [Before];Help [After]\n"
        "Opdrachtgever;Graag;7,5;Only today's wishes;x;No;Ja;Nee\n",
    )
    sources, tally = read([table], SourceOptions(mapping=mapping))
    assert (sources.project, tally.respondents) == ("Brand portal", {"sponsor": 1})
    assert values(tally) == {HOURS: 7.5, GROWTH: 0, SUPPORT: ("preparation",)}
    _, tally = read([written(tmp_path, "a.jsonl", shown["json"][0])], SourceOptions())
    assert values(tally) == {HOURS: 0}


def test_the_questionnaire_that_most_files_name_is_the_usual_one(tmp_path: Path) -> None:
    shutil.copy(VALID / "clinic.yaml", tmp_path / "clinic.yaml")
    head = "implcheck: 1\nproject: P\nphase: kickoff\nquestionnaire: clinic.yaml\nrespondent: {role: user}\n"
    odd = written(tmp_path, "a.yaml", head + "answers: {need.reason: unknown}\n")
    files = [odd, answers_file(tmp_path, "b.yaml"), answers_file(tmp_path, "c.yaml")]
    assert [found[:2] for found in problems(files)] == [("respondents-other-questionnaire", "a.yaml")]
    # Of two that are named as often it is the first.
    assert [found[:2] for found in problems(files[:2])] == [("respondents-other-questionnaire", "b.yaml")]


def test_answers_to_different_questionnaires_are_reported_and_not_counted(tmp_path: Path) -> None:
    shutil.copy(VALID / "clinic.yaml", tmp_path / "clinic.yaml")
    first = answers_file(tmp_path, "a.yaml")
    head = "implcheck: 1\nproject: P\nphase: kickoff\nquestionnaire: clinic.yaml\nrespondent: {role: user}\n"
    second = written(tmp_path, "b.yaml", head + "answers: {need.reason: unknown}\n")
    for files in ([first, second], [second, first]):
        assert [found[0] for found in problems(files, SourceOptions())] == ["respondents-other-questionnaire"]


def test_a_placeholder_for_the_project_is_told_wherever_it_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(
        '{"project": "Name of the project", "phase": "kickoff"}\n{"role": "user", "answers": {}}\n', encoding="utf-8"
    )
    (tmp_path / "m.yaml").write_text("project: Naam van het project\nphase: kickoff\n", encoding="utf-8")
    (tmp_path / "b.csv").write_text("role,why.growth-room\nuser,3\n", encoding="utf-8")
    for name, mapping, place in (("a.jsonl", None, "a.jsonl"), ("b.csv", str(tmp_path / "m.yaml"), "m.yaml")):
        options = SourceOptions(mapping=mapping)
        (warning,) = Sources([str(tmp_path / name)], options).warnings
        assert (warning.code, warning.location and Path(warning.location.file).name) == ("project-not-named", place)
        assert Sources([str(tmp_path / name)], options._replace(project="P")).warnings == ()
