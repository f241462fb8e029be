"""The GitHub Action: its shell is run as a runner runs it, and what it writes is read as a runner reads it."""

import json
import re
import sys
import zipfile
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from tests.ci.pipelines import BROKEN, in_yaml, programs, repository, step, validated
from tests.support.agents import Command, commands
from tests.support.cli import ROOT, interpreter

if sys.platform == "win32":
    pytest.skip("the steps are tried where bash is at home", allow_module_level=True)

ACTION: dict[str, Any] = in_yaml(ROOT / "action.yml")
STEPS = {one["name"]: one for one in ACTION["runs"]["steps"]}


class Done(NamedTuple):
    """A step as the runner sees it afterwards: the code, its outputs, the summary, and the commands it took."""

    code: int
    outputs: dict[str, str]
    summary: str
    commands: list[Command]


def inputs(**given: str) -> dict[str, str]:
    """The environment of the step that assesses, with inputs as a workflow gives them."""
    values = {name: str(one.get("default", "")) for name, one in ACTION["inputs"].items()}
    values |= {name.replace("_", "-"): value for name, value in given.items()}
    env = STEPS["Assess"]["env"]
    return {key: re.sub(r"\$\{\{ inputs\.([a-z-]+) \}\}", lambda found: values[found[1]], env[key]) for key in env}


def assessed(folder: Path, **given: str) -> Done:
    """Run the step that assesses, in a repository, with inputs."""
    temp = folder.parent / f"{folder.name}-temp"
    path = programs(temp / "implcheck" / "bin")
    files = {"GITHUB_OUTPUT": temp / "output", "GITHUB_STEP_SUMMARY": temp / "summary"}
    for file in files.values():
        file.touch()
    env = {name: str(file) for name, file in files.items()} | inputs(**{"lang": "en", **given})
    done = step(STEPS["Assess"]["run"], folder, path, {**env, "RUNNER_TEMP": str(temp)})
    assert done.err == b""
    lines = files["GITHUB_OUTPUT"].read_text(encoding="utf-8").splitlines()
    outputs = dict(line.split("=", 1) for line in lines)
    assert len(outputs) == len(lines)
    return Done(done.code, outputs, files["GITHUB_STEP_SUMMARY"].read_text(encoding="utf-8"), commands(done.text))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A repository of a project."""
    made = tmp_path / "repository"
    made.mkdir()
    return repository(made)


def test_the_action_is_one() -> None:
    done = validated("github-actions", ROOT / "action.yml")
    assert done.code == 0, done.text


def test_a_broken_action_would_be_noticed(tmp_path: Path) -> None:
    text = (ROOT / "action.yml").read_text(encoding="utf-8")
    (tmp_path / "action.yml").write_text(text.replace("using: composite", "using: compost"), encoding="utf-8")
    assert validated("github-actions", tmp_path / "action.yml").code == 1


def test_no_script_has_an_expression_in_it() -> None:
    scripts = [one["run"] for one in STEPS.values() if "run" in one]
    assert len(scripts) == 2
    assert not [script for script in scripts if "${{" in script]


def test_every_input_is_used_and_every_option_of_the_gate_is_an_input() -> None:
    text = json.dumps(ACTION["runs"])
    assert [name for name in ACTION["inputs"] if f"inputs.{name}" not in text] == []
    assert {"fail-on", "fail-under", "require-complete", "require-evidence", "max-age"} <= ACTION["inputs"].keys()


def test_an_open_gate_passes_and_tells_what_there_is(folder: Path) -> None:
    done = assessed(folder)
    assert done.code == 0
    assert done.outputs.keys() == ACTION["outputs"].keys()
    assert (done.outputs["level"], done.outputs["exit-code"]) == ("high", "0")
    report = json.loads(Path(done.outputs["json"]).read_text(encoding="utf-8"))
    assert float(done.outputs["score"]) == report["score"]["low"]
    assert json.loads(Path(done.outputs["sarif"]).read_text(encoding="utf-8"))["version"] == "2.1.0"
    assert "Brand portal" in done.summary
    files = {place.get("file") for _, place, _ in done.commands}
    assert "readiness.yaml" in files
    assert {name for name, _, _ in done.commands} <= {"error", "warning", "notice"}


def test_a_gate_that_fails_still_leaves_its_report(folder: Path) -> None:
    done = assessed(folder, fail_on="critical commitment=low", fail_under="99", require_complete="true", max_age="0")
    assert (done.code, done.outputs["exit-code"], done.outputs["level"]) == (1, "1", "high")
    assert "failed" in done.summary
    report = json.loads(Path(done.outputs["json"]).read_text(encoding="utf-8"))
    gate = report["gate"]
    assert (gate["fail_on"], gate["fail_on_practices"], gate["fail_under"]) == ("critical", {"commitment": "low"}, 99.0)
    assert (gate["require_complete"], gate["max_age"]) == (True, 0)
    assert any(name == "error" for name, _, _ in done.commands)


def test_a_broken_file_is_annotated_and_reported_at_its_lines(folder: Path) -> None:
    repository(folder, BROKEN)
    done = assessed(folder, fail_on="high")
    assert done.code == 2
    assert (done.outputs["exit-code"], done.outputs["level"], done.outputs["score"]) == ("2", "", "")
    assert {(name, place["file"], place["line"]) for name, place, _ in done.commands} == {
        ("error", "readiness.yaml", "3"),
        ("error", "readiness.yaml", "4"),
    }
    assert "readiness.yaml" in done.summary
    assert json.loads(Path(done.outputs["sarif"]).read_text(encoding="utf-8"))["runs"]


def test_a_missing_file_is_an_error_and_no_pass(folder: Path) -> None:
    done = assessed(folder, answers="nowhere.yaml")
    assert done.code == 2
    assert [(name, place["file"]) for name, place, _ in done.commands] == [("error", "nowhere.yaml")]


def test_a_wrong_demand_is_no_pass_either(folder: Path) -> None:
    done = assessed(folder, fail_on="terrible")
    assert (done.code, done.outputs) == (2, {"exit-code": "2"})
    assert (done.summary, done.commands) == ("", [])


def test_answers_of_which_too_little_is_known_have_no_level(folder: Path) -> None:
    repository(folder, "implcheck: 1\nproject: P\nphase: kickoff\nanswers: {}\n")
    done = assessed(folder)
    assert (done.code, done.outputs["level"]) == (0, "")
    assert assessed_again(folder, fail_on="critical").code == 1


def assessed_again(folder: Path, **given: str) -> Done:
    """A second run of the same repository, on a machine of its own."""
    return assessed(folder.rename(folder.with_name("again")), **given)


@pytest.mark.parametrize(
    "name", ["$(touch gone).yaml", "`touch gone`.yaml", '"; touch gone; ".yaml', "--help", "-", "a b.yaml", "*.yaml"]
)
def test_the_name_of_a_file_is_a_name_and_nothing_else(folder: Path, name: str) -> None:
    done = assessed(folder, answers=name)
    assert done.code == 2
    assert not (folder / "gone").exists()
    (folder / "readiness.yaml").rename(folder / name)
    if name != "-":
        assert assessed_again(folder, answers=name).code == 0


@pytest.mark.parametrize("given", ["$(touch gone)", "high; touch gone", "--help"])
def test_a_demand_is_a_demand_and_nothing_else(folder: Path, given: str) -> None:
    done = assessed(folder, fail_on=given, fail_under=given, lang=given, max_age=given)
    assert done.code == 2
    assert not (folder / "gone").exists()


def test_several_files_are_the_respondents_of_one_project(folder: Path) -> None:
    text = (folder / "readiness.yaml").read_text(encoding="utf-8")
    (folder / "b c.yaml").write_text(text.replace("role: project-lead", "role: sponsor"), encoding="utf-8")
    done = assessed(folder, answers="readiness.yaml\nb c.yaml\n")
    assert (done.code, done.outputs["level"]) == (0, "high")


def test_a_summary_that_github_would_refuse_is_left_out(folder: Path) -> None:
    text = (folder / "readiness.yaml").read_text(encoding="utf-8")
    repository(folder, text.replace("Brand portal", "x" * 1_000_001, 1))
    done = assessed(folder)
    assert (done.code, done.outputs["level"], len(done.summary) < 1_000_000) == (0, "high", True)


def test_settings_of_the_repository_hold_for_what_an_input_leaves_empty(folder: Path) -> None:
    (folder / "implcheck.toml").write_text('fail-on = "high"\n', encoding="utf-8")
    assert assessed(folder).code == 1
    assert assessed_again(folder, fail_on="critical").code == 0


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A package that can be installed without a network."""
    file = tmp_path_factory.mktemp("wheels") / "smallest-1.0-py3-none-any.whl"
    info = "smallest-1.0.dist-info"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("smallest.py", "")
        archive.writestr(f"{info}/METADATA", "Metadata-Version: 2.1\nName: smallest\nVersion: 1.0\n")
        archive.writestr(
            f"{info}/WHEEL", "Wheel-Version: 1.0\nGenerator: x\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        )
        archive.writestr(f"{info}/RECORD", f"smallest.py,,\n{info}/METADATA,,\n{info}/WHEEL,,\n{info}/RECORD,,\n")
    return file


@pytest.mark.parametrize("named", ["SOURCE", "GITHUB_ACTION_PATH"])
def test_what_is_installed_is_the_source_or_else_the_action_itself(named: str, wheel: Path, tmp_path: Path) -> None:
    env = {"PYTHON": interpreter(), "SOURCE": "", "GITHUB_ACTION_PATH": "/nowhere", "RUNNER_TEMP": str(tmp_path)}
    env |= {named: str(wheel), "PIP_NO_INDEX": "1"}
    done = step(STEPS["Install implcheck"]["run"], tmp_path, tmp_path, env)
    assert done.code == 0, done.told
    assert list(tmp_path.glob("implcheck/lib/*/site-packages/smallest.py"))


def test_an_option_is_no_source(tmp_path: Path) -> None:
    env = {"PYTHON": interpreter(), "SOURCE": "--help", "RUNNER_TEMP": str(tmp_path), "PIP_NO_INDEX": "1"}
    assert step(STEPS["Install implcheck"]["run"], tmp_path, tmp_path, env).code != 0
