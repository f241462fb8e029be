"""The GitHub Action: its steps are run, and their output is read, in the same way as by a runner."""

import hashlib
import json
import re
import sys
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from tests.pipelines.steps import BROKEN, cloned, commit, git, in_yaml, programs, repository, step, validated
from tests.support.agents import Command, commands
from tests.support.cli import NOTHING, ROOT, interpreter, run_program

if sys.platform == "win32":
    pytest.skip("the steps are tried where bash is at home", allow_module_level=True)

ACTION: dict[str, Any] = in_yaml(ROOT / "action.yml")
STEPS = {step_["name"]: step_ for step_ in ACTION["runs"]["steps"]}


class Done(NamedTuple):
    """A finished step as the runner sees it: its code, outputs, summary and workflow commands."""

    code: int
    outputs: dict[str, str]
    summary: str
    commands: list[Command]


def inputs(**given: str) -> dict[str, str]:
    """Return the environment of the assessing step with these inputs of a workflow."""
    values = {name: str(declared.get("default", "")) for name, declared in ACTION["inputs"].items()}
    values |= {name.replace("_", "-"): value for name, value in given.items()}
    env = STEPS["Assess"]["env"]
    return {key: re.sub(r"\$\{\{ inputs\.([a-z-]+) \}\}", lambda found: values[found[1]], env[key]) for key in env}


def assessed(folder: Path, env: Mapping[str, str] = NOTHING, **given: str) -> Done:
    """Run the step that assesses, in a repository, with inputs."""
    temp = folder.parent / f"{folder.name}-temp"
    path = programs(temp / "implcheck" / "bin")
    files = {"GITHUB_OUTPUT": temp / "output", "GITHUB_STEP_SUMMARY": temp / "summary"}
    for file in files.values():
        file.touch()
    variables = {name: str(file) for name, file in files.items()} | inputs(**{"lang": "en", **given})
    done = step(STEPS["Assess"]["run"], folder, path, {**variables, "RUNNER_TEMP": str(temp), **env})
    # Only git itself says something there, when it cannot have what it was asked for.
    assert done.err == b"" or (done.err.startswith(b"fatal: ") and b"/nowhere" in done.err)
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


def test_the_action_is_valid() -> None:
    done = validated("github-actions", ROOT / "action.yml")
    assert done.code == 0, done.text


def test_a_broken_action_is_invalid(tmp_path: Path) -> None:
    text = (ROOT / "action.yml").read_text(encoding="utf-8")
    (tmp_path / "action.yml").write_text(text.replace("using: composite", "using: compost"), encoding="utf-8")
    assert validated("github-actions", tmp_path / "action.yml").code == 1


def test_no_script_has_an_expression_in_it() -> None:
    scripts = [step_["run"] for step_ in STEPS.values() if "run" in step_]
    assert len(scripts) == 2
    assert not [script for script in scripts if "${{" in script]


def test_every_input_is_used_and_every_option_of_the_gate_is_an_input() -> None:
    text = json.dumps(ACTION["runs"])
    assert [name for name in ACTION["inputs"] if f"inputs.{name}" not in text] == []
    options = {"fail-on", "fail-under", "require-complete", "require-evidence", "max-age", "no-accepted", "no-overdue"}
    assert options <= ACTION["inputs"].keys()


def test_the_phases_are_left_to_the_questionnaire() -> None:
    described = ACTION["inputs"]["phase"]["description"]
    assert [phase for phase in ("execution", "aftercare") if phase in described] == []


def test_an_open_gate_passes_and_sets_the_outputs(folder: Path) -> None:
    done = assessed(folder)
    assert done.code == 0
    assert done.outputs.keys() == ACTION["outputs"].keys()
    assert (done.outputs["level"], done.outputs["exit-code"]) == ("high", "0")
    report = json.loads(Path(done.outputs["json"]).read_text(encoding="utf-8"))
    assert float(done.outputs["score"]) == report["score"]["low"]
    assert json.loads(Path(done.outputs["sarif"]).read_text(encoding="utf-8"))["version"] == "2.1.0"
    assert "Brand portal" in done.summary
    files = {location.get("file") for _, location, _ in done.commands}
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
    assert {(name, location["file"], location["line"]) for name, location, _ in done.commands} == {
        ("error", "readiness.yaml", "3"),
        ("error", "readiness.yaml", "4"),
    }
    assert "readiness.yaml" in done.summary
    assert json.loads(Path(done.outputs["sarif"]).read_text(encoding="utf-8"))["runs"]


def test_a_missing_file_is_an_error(folder: Path) -> None:
    done = assessed(folder, answers="nowhere.yaml")
    assert done.code == 2
    assert [(name, location["file"]) for name, location, _ in done.commands] == [("error", "nowhere.yaml")]


def test_an_invalid_demand_is_an_error(folder: Path) -> None:
    done = assessed(folder, fail_on="terrible")
    assert (done.code, done.outputs) == (2, {"exit-code": "2"})
    assert (done.summary, done.commands) == ("", [])


def test_answers_of_which_too_little_is_known_have_no_level(folder: Path) -> None:
    repository(folder, "implcheck: 1\nproject: P\nphase: kickoff\nanswers: {}\n")
    done = assessed(folder)
    assert (done.code, done.outputs["level"]) == (0, "")
    assert assessed_again(folder, fail_on="critical").code == 1


def assessed_again(folder: Path, **given: str) -> Done:
    """Run the same repository again on another machine."""
    return assessed(folder.rename(folder.with_name("again")), NOTHING, **given)


@pytest.mark.parametrize(
    "name", ["$(touch gone).yaml", "`touch gone`.yaml", '"; touch gone; ".yaml', "--help", "-", "a b.yaml", "*.yaml"]
)
def test_the_name_of_a_file_runs_no_command(folder: Path, name: str) -> None:
    done = assessed(folder, answers=name)
    assert done.code == 2
    assert not (folder / "gone").exists()
    (folder / "readiness.yaml").rename(folder / name)
    if name != "-":
        assert assessed_again(folder, answers=name).code == 0


@pytest.mark.parametrize("given", ["$(touch gone)", "high; touch gone", "--help"])
def test_a_demand_runs_no_command(folder: Path, given: str) -> None:
    done = assessed(folder, fail_on=given, fail_under=given, lang=given, max_age=given)
    assert done.code == 2
    assert not (folder / "gone").exists()


def test_several_files_are_the_respondents_of_a_single_project(folder: Path) -> None:
    text = (folder / "readiness.yaml").read_text(encoding="utf-8")
    (folder / "b c.yaml").write_text(text.replace("role: project-lead", "role: sponsor"), encoding="utf-8")
    done = assessed(folder, answers="readiness.yaml\nb c.yaml\n")
    assert (done.code, done.outputs["level"]) == (0, "high")


def test_a_summary_that_github_would_refuse_is_left_out(folder: Path) -> None:
    # No real report is that long, so a substitute program writes it.
    stand_in = folder.parent / "implcheck"
    stand_in.write_text(
        "#!/bin/bash\nfor last; do if [[ $last == markdown:* ]]; then head -c $SIZE /dev/zero > ${last#markdown:}; fi; done\n",
        encoding="utf-8",
    )
    stand_in.chmod(0o755)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("tests.pipelines.steps.command", lambda: [str(stand_in)])
        assert assessed(folder, {"SIZE": "1000000"}).summary == ""
        again = folder.rename(folder.with_name("again"))
        assert len(assessed(again, {"SIZE": "999999"}).summary) == 999_999


def test_settings_of_the_repository_hold_for_what_an_input_leaves_empty(folder: Path) -> None:
    (folder / "implcheck.toml").write_text('fail-on = "high"\n', encoding="utf-8")
    assert assessed(folder).code == 1
    # The stricter of the two counts.
    assert assessed_again(folder, fail_on="critical").code == 1


def test_without_settings_files_no_settings_apply(folder: Path) -> None:
    (folder / "implcheck.toml").write_text('fail-on = "high"\n', encoding="utf-8")
    assert assessed(folder, settings="none").code == 0


def test_an_unknown_value_of_the_settings_input_is_refused(folder: Path) -> None:
    done = assessed(folder, settings="all")
    assert (done.code, done.outputs) == (2, {"exit-code": "2"})
    assert [name for name, _, _ in done.commands] == ["error"]


# A pull request: what its author changed must not change what is demanded


SOFT = (("from: 80", "from: 59"), ("from: 65", "from: 50"))
"""A change of a questionnaire that makes a score of 60 a low risk."""


@pytest.fixture
def pull_request(folder: Path) -> Path:
    """A checkout of a pull request as actions/checkout makes it: shallow, detached, without the base branch."""
    (folder / "implcheck.toml").write_text('fail-on = "high"\n', encoding="utf-8")
    return cloned(folder, folder.with_name("checkout"))


def on_request(checkout: Path, **given: str) -> Done:
    """Run the step on a pull request to main."""
    return assessed(checkout, {"GITHUB_BASE_REF": "main"}, **given)


@pytest.mark.parametrize("settings", ['fail-on = "critical"\n', "", "quick = true\n", 'phase = "aftercare"\n', None])
def test_the_settings_of_the_base_branch_hold_on_a_pull_request(pull_request: Path, settings: str | None) -> None:
    file = pull_request / "implcheck.toml"
    if settings is None:
        file.unlink()
    else:
        file.write_text(settings, encoding="utf-8")
    done = on_request(pull_request)
    assert done.code == 1
    report = json.loads(Path(done.outputs["json"]).read_text(encoding="utf-8"))
    assert [(demand["option"], demand["value"]) for demand in report["gate"]["asked"]] == [
        ("questionnaire-digest", "builtin"),
        ("fail-on", "high"),
    ]


def test_a_base_branch_that_was_fetched_already_is_not_fetched_again(pull_request: Path) -> None:
    git(pull_request, "fetch", "--quiet", "origin", "main:refs/remotes/origin/main")
    git(pull_request, "config", "remote.origin.url", "/nowhere")
    (pull_request / "implcheck.toml").unlink()
    assert on_request(pull_request).code == 1


def test_a_base_branch_that_cannot_be_fetched_is_an_error(pull_request: Path) -> None:
    git(pull_request, "config", "remote.origin.url", "/nowhere")
    done = assessed(pull_request, {"GITHUB_BASE_REF": "main"})
    assert (done.code, done.outputs["exit-code"]) == (2, "2")
    assert any("cannot be fetched" in text for _, _, text in done.commands)


def test_a_link_to_a_folder_does_not_step_out_of_the_settings_of_the_base_branch(pull_request: Path) -> None:
    answers = (pull_request / "readiness.yaml").read_text(encoding="utf-8")
    origin = pull_request.with_name("repository")
    git(origin, "checkout", "--quiet", "main")
    (origin / "implcheck.toml").unlink()
    (origin / "strict").mkdir()
    (origin / "strict" / "implcheck.toml").write_text('fail-on = "high"\n', encoding="utf-8")
    commit(origin)
    (pull_request / "implcheck.toml").unlink()
    (pull_request / "lax").mkdir()
    (pull_request / "lax" / "readiness.yaml").write_text(answers, encoding="utf-8")
    (pull_request / "strict").symlink_to("lax")
    assert on_request(pull_request, answers="strict/readiness.yaml").code == 1


def softened(checkout: Path) -> str:
    """Put a questionnaire into the checkout that calls nearly everything low; its digest."""
    text = (ROOT / "questionnaires" / "implementation.yaml").read_text(encoding="utf-8")
    for before, after in SOFT:
        assert before in text
        text = text.replace(before, after)
    file = checkout / "q.yaml"
    file.write_text(text, encoding="utf-8")
    answers = checkout / "readiness.yaml"
    answers.write_text(
        "questionnaire: q.yaml\n" + answers.read_text(encoding="utf-8").replace("questionnaire: implementation\n", ""),
        encoding="utf-8",
    )
    return hashlib.sha256(file.read_bytes()).hexdigest()


def test_only_the_questionnaire_that_was_pinned_is_taken(pull_request: Path) -> None:
    digest = softened(pull_request)
    done = on_request(pull_request)
    assert (done.code, done.outputs["level"]) == (2, "")
    assert any(digest in text for _, _, text in done.commands)


def test_an_own_questionnaire_is_pinned_by_its_digest(folder: Path) -> None:
    digest = softened(folder)
    done = assessed(folder, questionnaire_digest=digest)
    assert done.code == 0
    report = json.loads(Path(done.outputs["json"]).read_text(encoding="utf-8"))
    assert (report["questionnaire"]["source"], report["questionnaire"]["digest"]) == ("q.yaml", digest)
    assert f"`{digest}`" in done.summary


# Code of the checkout

MODULES = ("venv", "pip", "secrets", "json", "sys", "encodings", "sitecustomize", "usercustomize", "runpy", "implcheck")


@pytest.fixture
def trap(folder: Path) -> Path:
    """A folder with modules that leave a mark when they run, and files that may cause Python to run them."""
    for name in MODULES:
        (folder / f"{name}.py").write_text(
            f"open({str(folder / 'ran')!r}, 'w').close()\nraise SystemExit(9)\n", encoding="utf-8"
        )
    (folder / "pyvenv.cfg").write_text("home = .\n", encoding="utf-8")
    return folder


def test_no_code_of_the_checkout_runs_when_it_assesses(trap: Path) -> None:
    done = assessed(trap)
    assert (done.code, done.outputs["level"]) == (0, "high")
    assert not (trap / "ran").exists()


def test_no_code_of_the_checkout_runs_when_it_installs(trap: Path, wheel: Path) -> None:
    temp = trap.parent / "temp"
    temp.mkdir()
    env = {"PYTHON": interpreter(), "SOURCE": str(wheel), "RUNNER_TEMP": str(temp), "PIP_NO_INDEX": "1"}
    done = step(STEPS["Install implcheck"]["run"], trap, temp, env)
    assert done.code == 0, done.errors
    assert list(temp.glob("implcheck/lib/*/site-packages/smallest.py"))
    assert not (trap / "ran").exists()


def test_the_trap_detects_code_of_the_checkout(trap: Path) -> None:
    assert run_program([interpreter(), "-c", "import secrets"], cwd=trap).code == 9
    assert (trap / "ran").exists()


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


# What SOURCE names is installed above too, beside traps.
@pytest.mark.parametrize("named", [pytest.param("SOURCE", marks=pytest.mark.slow), "GITHUB_ACTION_PATH"])
def test_the_source_is_installed_or_else_the_action_itself(named: str, wheel: Path, tmp_path: Path) -> None:
    env = {"PYTHON": interpreter(), "SOURCE": "", "GITHUB_ACTION_PATH": "/nowhere", "RUNNER_TEMP": str(tmp_path)}
    env |= {named: str(wheel), "PIP_NO_INDEX": "1"}
    done = step(STEPS["Install implcheck"]["run"], tmp_path, tmp_path, env)
    assert done.code == 0, done.errors
    assert list(tmp_path.glob("implcheck/lib/*/site-packages/smallest.py"))


def test_an_option_is_refused_as_a_source(tmp_path: Path) -> None:
    env = {"PYTHON": interpreter(), "SOURCE": "--help", "RUNNER_TEMP": str(tmp_path), "PIP_NO_INDEX": "1"}
    assert step(STEPS["Install implcheck"]["run"], tmp_path, tmp_path, env).code != 0
