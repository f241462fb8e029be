"""The other pipelines of docs/ci.md and the GitLab job: valid by their schemas, with shell steps that work."""

import json
import re
import sys
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
import yaml
from tests.pipelines.steps import BROKEN, cloned, examples, git, in_yaml, programs, repository, step, validated
from tests.support.cli import BRAND_PORTAL, ROOT, TODAY, run

from implcheck.cli.exit_codes import ExitCode
from implcheck.reports.formats.registry import FORMATS

if sys.platform == "win32":
    pytest.skip("the steps are tried where bash is at home", allow_module_level=True)

PAGE = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
YAML = examples("yaml")
GITHUB = [name for name in YAML if name.startswith(".github/workflows/")]
JOB: dict[str, Any] = in_yaml(ROOT / "pipelines" / "gitlab.yml")[".implcheck"]

OUTCOMES = pytest.mark.parametrize(
    ("answers", "demand", "code"),
    [(None, "critical", ExitCode.FINE), (None, "high", ExitCode.GATE_FAILED), (BROKEN, "high", ExitCode.BAD_INPUT)],
    ids=["passes", "fails", "broken"],
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The programs of a pipeline after it has installed implcheck."""
    return programs(tmp_path / "programs")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A repository of a project."""
    made = tmp_path / "repository"
    made.mkdir()
    return made


def test_every_example_of_the_page_is_tested_here() -> None:
    assert len(GITHUB) == 3
    others = [".gitlab-ci.yml", "azure-pipelines.yml", ".pre-commit-config.yaml"]
    assert sorted(YAML) == sorted([*GITHUB, *others])
    assert list(examples("bash")) == [""]
    assert list(examples("toml")) == ["pyproject.toml"]
    assert list(examples("groovy")) == ["Jenkinsfile"]
    assert "We have not run this one" in PAGE


@pytest.mark.parametrize("name", GITHUB)
def test_a_workflow_is_valid(name: str, tmp_path: Path) -> None:
    file = tmp_path / Path(name).name
    file.write_text(YAML[name], encoding="utf-8")
    done = validated("github-workflows", file)
    assert done.code == 0, done.text
    for job in yaml.safe_load(YAML[name])["jobs"].values():
        assert [step_ for step_ in job["steps"] if "${{" in step_.get("run", "")] == []


def test_the_action_is_called_with_inputs_that_it_has() -> None:
    action = in_yaml(ROOT / "action.yml")
    calls = [
        call
        for name in GITHUB
        for job in yaml.safe_load(YAML[name])["jobs"].values()
        for call in job["steps"]
        if "/implcheck@" in call.get("uses", "")
    ]
    assert len(calls) == 2
    for call in calls:
        assert call["with"].keys() <= action["inputs"].keys()
    for name in action["inputs"]:
        assert f"`{name}`" in PAGE
    for name in action["outputs"]:
        assert f"`{name}`" in PAGE


# A hidden job may hold anything, so it is looked at under a name that a job has which runs.
LIBRARY = (ROOT / "pipelines" / "gitlab.yml").read_text(encoding="utf-8").replace(".implcheck:", "implcheck:")


@pytest.mark.parametrize("text", [YAML[".gitlab-ci.yml"], LIBRARY], ids=["example", "job"])
def test_the_gitlab_files_are_valid(text: str, tmp_path: Path) -> None:
    file = tmp_path / ".gitlab-ci.yml"
    file.write_text(text, encoding="utf-8")
    done = validated("gitlab-ci", file, "--data-transform", "gitlab-ci")
    assert done.code == 0, done.text


def test_a_broken_gitlab_file_is_invalid(tmp_path: Path) -> None:
    file = tmp_path / ".gitlab-ci.yml"
    file.write_text(LIBRARY.replace("when: always", "when: sometimes"), encoding="utf-8")
    assert validated("gitlab-ci", file, "--data-transform", "gitlab-ci").code == 1


def test_the_azure_pipeline_is_valid(tmp_path: Path) -> None:
    file = tmp_path / "azure-pipelines.yml"
    file.write_text(YAML[file.name], encoding="utf-8")
    done = validated("azure-pipelines", file, "--data-transform", "azure-pipelines", "--regex-variant", "nonunicode")
    assert done.code == 0, done.text


def test_a_broken_azure_pipeline_is_invalid(tmp_path: Path) -> None:
    file = tmp_path / "azure-pipelines.yml"
    file.write_text(YAML[file.name].replace("condition: always()", "conditon: always()"), encoding="utf-8")
    done = validated("azure-pipelines", file, "--data-transform", "azure-pipelines", "--regex-variant", "nonunicode")
    assert done.code == 1
    assert "conditon" in done.text


@OUTCOMES
def test_the_shell_example_ends_with_the_code_of_the_assessment(
    folder: Path, path: Path, answers: str | None, demand: str, code: ExitCode
) -> None:
    script = examples("bash")[""].replace("--fail-on high --require-complete", f"--fail-on {demand}")
    done = step(script, repository(folder, answers), path)
    assert done.code == code
    last_lines = {ExitCode.FINE: "ready", ExitCode.GATE_FAILED: "the gate failed: see implcheck.md"}
    assert done.text.splitlines()[-1] == last_lines.get(code, "no assessment: see above")
    assert (folder / "implcheck.md").read_text(encoding="utf-8")
    assert cases_in(folder) > 0


def test_the_unchanged_shell_example_fails_on_the_example_answers(folder: Path, path: Path) -> None:
    assert step(examples("bash")[""], repository(folder), path).code == 1


@OUTCOMES
def test_the_gitlab_job_leaves_its_artifacts(
    folder: Path, path: Path, answers: str | None, demand: str, code: ExitCode
) -> None:
    used = yaml.safe_load(YAML[".gitlab-ci.yml"])["readiness"]["variables"]
    env = JOB["variables"] | used | {"IMPLCHECK_FAIL_ON": demand, "IMPLCHECK_REQUIRE_COMPLETE": ""}
    assert step("\n".join(JOB["script"]), repository(folder, answers), path, env).code == code
    reports = JOB["artifacts"]["reports"]
    found = json.loads((folder / reports["codequality"]).read_text(encoding="utf-8"))
    assert {finding["location"]["path"] for finding in found} == {"readiness.yaml"}
    assert reports["junit"] == "implcheck-junit.xml"
    assert cases_in(folder) > 0
    assert all((folder / artifact).exists() for artifact in JOB["artifacts"]["paths"])
    assert JOB["artifacts"]["when"] == "always"


def test_the_gitlab_job_takes_the_settings_of_the_branch_that_a_merge_request_goes_to(folder: Path, path: Path) -> None:
    repository(folder)
    (folder / "implcheck.toml").write_text('fail-on = "high"\n', encoding="utf-8")
    checkout = cloned(folder, folder.with_name("checkout"))
    (checkout / "implcheck.toml").unlink()
    script = "\n".join(JOB["script"])
    assert step(script, checkout, path, JOB["variables"]).code == 0
    request = JOB["variables"] | {"CI_MERGE_REQUEST_TARGET_BRANCH_NAME": "main"}
    assert step(script, checkout, path, request).code == 1
    git(checkout, "config", "remote.origin.url", "/nowhere")
    git(checkout, "update-ref", "-d", "refs/implcheck/base")
    assert step(script, checkout, path, request).code not in {0, 1}


def test_the_gitlab_job_requires_a_package_to_install(folder: Path, path: Path) -> None:
    done = step("\n".join(JOB["before_script"]), folder, path, JOB["variables"])
    assert done.code != 0
    assert "set it to what pip installs" in done.errors


@OUTCOMES
def test_the_steps_for_github_end_with_the_code_of_the_assessment(
    folder: Path, path: Path, answers: str | None, demand: str, code: ExitCode
) -> None:
    steps = yaml.safe_load(YAML[".github/workflows/readiness-by-hand.yml"])["jobs"]["readiness"]["steps"]
    fetch, assess, publish = (step_["run"] for step_ in steps[-3:])
    folder = cloned(repository(folder, answers), folder.with_name("checkout"))
    assert step(fetch, folder, path, {"GITHUB_BASE_REF": "main"}).code == 0
    done = step(assess.replace("--fail-on high", f"--fail-on {demand}"), folder, path)
    assert done.code == code
    assert "::error file=readiness.yaml,line=" in done.text or code == ExitCode.FINE
    # What is sent to the pull request is put down here by a stand-in of the program that sends it.
    (path / "gh").write_text('#!/bin/sh\necho "$@"\n', encoding="utf-8")
    (path / "gh").chmod(0o755)
    env = {"GITHUB_STEP_SUMMARY": str(folder / "summary.md"), "NUMBER": "7", "GH_TOKEN": "x"}
    sent = step(publish, folder, path, env)
    assert (sent.code, sent.text.split()[:3]) == (0, ["pr", "comment", "7"])
    assert (folder / "summary.md").read_bytes() == (folder / "implcheck.md").read_bytes()


@OUTCOMES
def test_the_steps_for_azure_end_with_the_code_of_the_assessment(
    folder: Path, path: Path, answers: str | None, demand: str, code: ExitCode
) -> None:
    _, _, assess, publish, summary = yaml.safe_load(YAML["azure-pipelines.yml"])["steps"]
    script = assess["bash"].replace("--fail-on high", f"--fail-on {demand}")
    assert step(script, repository(folder, answers), path).code == code
    assert publish["inputs"]["testResultsFiles"] == "implcheck-junit.xml"
    assert cases_in(folder) > 0
    shown = step(summary["bash"], folder, path).text
    assert shown == f"##vso[task.uploadsummary]{folder}/implcheck.md\n"


def cases_in(folder: Path) -> int:
    """Return the number of test cases in the JUnit report of a run."""
    return len(list(ET.parse(folder / "implcheck-junit.xml").iter("testcase")))  # noqa: S314 - it is our own


def test_the_settings_of_the_page_are_in_force(folder: Path) -> None:
    repository(folder)
    (folder / "questionnaires").mkdir()
    own = (ROOT / "questionnaires" / "implementation.yaml").read_text(encoding="utf-8")
    (folder / "questionnaires" / "ours.yaml").write_text(own, encoding="utf-8")
    (folder / "pyproject.toml").write_text(examples("toml")["pyproject.toml"], encoding="utf-8")
    done = run("config", "readiness.yaml", cwd=folder, IMPLCHECK_MAX_AGE="7", IMPLCHECK_LANG="en")
    assert done.code == 0
    assert re.findall(r"^(?:fail-on|max-age) +(\S+) +(\S+)$", done.text, flags=re.MULTILINE) == [
        ("high", "pyproject.toml:3"),
        ("commitment=moderate", "pyproject.toml:3"),
        ("7", "IMPLCHECK_MAX_AGE"),
        ("60", "pyproject.toml:6"),
    ]
    assert run("assess", "readiness.yaml", "--quiet", "--today", TODAY, cwd=folder).code == 1
    assert "Gate" not in run("assess", BRAND_PORTAL, "--quiet", "--today", TODAY, cwd=folder).text


@pytest.mark.parametrize("name", FORMATS)
def test_the_page_explains_each_format(name: str) -> None:
    assert re.search(rf"^\| .*`{name}`.* \|", PAGE, flags=re.MULTILINE)


def test_the_page_lists_every_exit_code() -> None:
    assert all(f"| {code.value} |" in PAGE for code in ExitCode)


def test_the_command_of_the_page_makes_the_badge(folder: Path) -> None:
    assert "$ implcheck badge readiness.yaml -o readiness.svg" in PAGE
    assert run("badge", "readiness.yaml", "-o", "readiness.svg", cwd=repository(folder)).code == 0
    assert (folder / "readiness.svg").read_text(encoding="utf-8").startswith("<?xml")
