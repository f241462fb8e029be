"""Text that would act on a terminal or a pipeline, in files, file names and arguments, is made harmless."""

import json
import os
import sys
from pathlib import Path

import pytest
from tests.reports.pages import acting_in, quoted, saying
from tests.support import hostile_files
from tests.support.agents import acted_on
from tests.support.cli import BRAND_PORTAL, TRACEBACK, Run, run

TEXT = "::error ::x\x1b[31m\x07\x08\u202e\u200b\x9by##vso[task.a]z"
NAMES = (TEXT, "a\nb", "tab\there", "\n::add-mask::x")

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="Windows allows no such file names")


def harmless(done: Run, code: int) -> str:
    """Return the output of a run after checking that nothing in it acts on a terminal."""
    output = done.text + done.errors
    assert done.code == code
    assert acting_in(output) == []
    assert acted_on(done.text) == acted_on(done.errors) == []
    assert TRACEBACK not in done.err
    return output


def written(path: Path, text: str) -> Path:
    """Write a text to a file; return its path."""
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("color", [{}, {"FORCE_COLOR": "1"}])
def test_the_text_of_answers_in_every_report_of_a_screen(tmp_path: Path, color: dict[str, str]) -> None:
    file = str(written(tmp_path / "answers.yaml", saying(TEXT)))
    for arguments in (
        ("assess", file, "--quiet"),
        ("assess", file, "--all", "--lang", "nl"),
        ("explain", "why.switch-reason", "--answers", file),
        ("check", file),
    ):
        harmless(run(*arguments, env=color), 0)


def test_the_keys_and_values_of_a_file_that_is_not_valid(tmp_path: Path) -> None:
    value = quoted(TEXT)
    file = written(
        tmp_path / "bad.yaml", f"implcheck: 1\nproject: P\nphase: {value}\n{value}: 1\nanswers: {{{value}: 1}}\n"
    )
    harmless(run("assess", file), 2)
    harmless(run("check", file), 2)
    raw = written(tmp_path / "raw.yaml", f"implcheck: 1\nproject: '{TEXT}'\nphase: kickoff\nanswers: {{}}\n")
    harmless(run("assess", raw), 2)


@posix_only
@pytest.mark.parametrize("name", NAMES)
def test_the_name_of_a_file(tmp_path: Path, name: str) -> None:
    good = written(tmp_path / f"{name}.yaml", Path(BRAND_PORTAL).read_text(encoding="utf-8"))
    bad = written(tmp_path / f"{name}-bad.yaml", "implcheck: 1\n")
    harmless(run("assess", good, "--quiet"), 0)
    assert harmless(run("check", good, cwd=tmp_path, IMPLCHECK_LANG="en"), 0).count("\n") == 1
    harmless(run("assess", bad), 2)
    harmless(run("check", bad), 2)
    harmless(run("assess", f"{name}-nix.yaml", cwd=tmp_path), 2)
    harmless(run("assess", good, "--quiet", "-o", tmp_path / f"{name}.txt"), 0)
    harmless(run("assess", good, "-o", tmp_path / name / "nix.txt"), 2)
    harmless(run("init", tmp_path / f"{name}-new.yaml"), 0)
    harmless(run("init", tmp_path / f"{name}-new.yaml"), 2)
    assert run("check", tmp_path / f"{name}-new.yaml").code == 0


@posix_only
def test_a_name_that_is_not_utf8(tmp_path: Path) -> None:
    name = os.fsencode(tmp_path) + b"/caf\xe9"
    Path(os.fsdecode(name + b".yaml")).write_bytes(Path(BRAND_PORTAL).read_bytes())
    assert "Brand portal" in harmless(run("assess", name + b".yaml", "--quiet"), 0)
    assert "valid (" in harmless(run("check", name + b".yaml", IMPLCHECK_LANG="en"), 0)
    harmless(run("assess", name + b"-nix.yaml"), 2)
    harmless(run("explain", b"caf\xe9"), 2)
    harmless(run("assess", BRAND_PORTAL, "--format", b"caf\xe9"), 2)
    harmless(run("assess", BRAND_PORTAL, "--lang", b"caf\xe9"), 2)
    harmless(run("assess", BRAND_PORTAL, "--quiet", "-o", name + b".txt"), 0)
    harmless(run("init", name + b"-new.yaml"), 0)


@pytest.mark.parametrize(
    "before",
    [
        ("assess",),
        ("explain",),
        ("schema",),
        ("questionnaire", "show"),
        ("questionnaire", "export"),
        ("assess", BRAND_PORTAL, "--format"),
        ("assess", BRAND_PORTAL, "--lang"),
        ("assess", BRAND_PORTAL, "--phase"),
        ("assess", BRAND_PORTAL, "--today"),
        ("assess", BRAND_PORTAL, "--fail-on"),
        ("assess", BRAND_PORTAL, "--fail-under"),
        ("assess", BRAND_PORTAL, "--questionnaire"),
        (),
    ],
    ids=" ".join,
)
def test_an_argument(before: tuple[str, ...]) -> None:
    harmless(run(*before, TEXT, IMPLCHECK_LANG="en") if "--lang" not in before else run(*before, TEXT), 2)


def test_a_file_name_in_a_template_stays_in_its_comment(tmp_path: Path) -> None:
    name = "a\nproject: injected.yaml" if sys.platform != "win32" else "a project.yaml"
    assert run("init", tmp_path / name, "--lang", "en").code == 0
    assert "\nproject: Name of the project\n" in (tmp_path / name).read_text(encoding="utf-8")


COMMANDS = {
    ("assess", "{answers}", "--fail-on", "low"): 1,
    ("assess", "{answers}", "-f", "json"): 0,
    ("assess", "{answers}", "-f", "csv", "-o", "-"): 0,
    ("assess", "{answers}", "-f", "html"): 0,
    ("assess", "{answers}", "-f", "markdown:{answers}.md", "-f", "junit:{answers}.xml"): 0,
    ("actions", "{answers}"): 0,
    ("actions", "{answers}", "-f", "ics"): 0,
    ("actions", "{answers}", "-f", "jira"): 0,
    ("actions", "{answers}", "-f", "gh"): 0,
    ("badge", "{answers}"): 0,
    ("check", "{answers}", "{questionnaire}"): 0,
    ("compare", "{answers}", "{answers}"): 0,
    ("compare", "{answers}", "{answers}", "-f", "json"): 0,
    ("compare", "{answers}", BRAND_PORTAL): 2,
    ("config", "{answers}"): 0,
    ("explain", "score", "--answers", "{answers}"): 0,
    ("explain", "one.a", "-q", "{questionnaire}"): 0,
    ("form", "-q", "{questionnaire}"): 0,
    ("init", "-q", "{questionnaire}"): 0,
    ("questionnaire", "show", "{questionnaire}"): 0,
    ("round", "{answers}", "--expect", "user=2"): 0,
    ("round", "{answers}", "-f", "json"): 0,
    ("round", "{answers}", "-f", "markdown"): 0,
    ("schema", "answers", "-q", "{questionnaire}"): 0,
}


@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
def test_hostile_files_in_every_command(arguments: tuple[str, ...], tmp_path: Path) -> None:
    hostile_files.write(tmp_path, TEXT, "a.yaml")
    (tmp_path / "implcheck.toml").write_text(f"project = {json.dumps(TEXT)}\n", encoding="utf-8")
    files = {"answers": "a.yaml", "questionnaire": "questionnaire.yaml"}
    done = run(*(argument.format(**files) for argument in arguments), cwd=tmp_path, IMPLCHECK_TODAY="2026-11-24")
    harmless(
        Run(done.code, done.out.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n"), done.err), COMMANDS[arguments]
    )


def test_the_conversation_line_by_line(tmp_path: Path) -> None:
    hostile_files.write(tmp_path, TEXT)
    typed = f"{TEXT}\n##vso[x\n1\n1\n1\nq\n".encode()
    done = run("assess", "--plain", "-q", "questionnaire.yaml", "--save", "new.yaml", stdin=typed, cwd=tmp_path)
    output = done.text + done.errors
    assert (acting_in(output), acted_on(done.text), acted_on(done.errors)) == ([], [], [])
    assert len(output.splitlines()) > 10
