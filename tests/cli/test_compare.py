"""`implcheck compare`: what goes in, what comes out where, and with which exit code."""

import html
import json
import re
from pathlib import Path

import pytest
from tests.support.cli import BRAND_PORTAL, ERP_ROLLOUT, EXAMPLES, ROOT, TRACEBACK, Run, run

JANUARY = str(EXAMPLES / "brand-portal-january.yaml")
QUESTIONNAIRE = ROOT / "questionnaires" / "implementation.yaml"


def compared(*arguments: str | Path, stdin: bytes = b"", **variables: str) -> Run:
    """`implcheck compare` on the day of the later example, in English unless set otherwise."""
    return run("compare", "--today", "2027-01-15", *arguments, stdin=stdin, env={"IMPLCHECK_LANG": "en", **variables})


def with_changes(tmp_path: Path, name: str, *changes: tuple[str, str]) -> Path:
    """Return the answers of the brand portal with some text replaced."""
    text = Path(BRAND_PORTAL).read_text(encoding="utf-8")
    for old, new in changes:
        assert text.count(old) == 1
        text = text.replace(old, new)
    file = tmp_path / name
    file.write_text(text, encoding="utf-8")
    return file


def test_the_report_is_on_stdout_and_stderr_is_empty() -> None:
    done = compared(BRAND_PORTAL, JANUARY)
    assert (done.code, done.err) == (0, b"")
    assert re.search(r"From \d\d to \d\d points \(\+[\d.]+\): high → moderate", done.text)
    assert b"\x1b" not in done.out


def test_a_lower_score_does_not_fail() -> None:
    done = compared(JANUARY, BRAND_PORTAL)
    assert done.code == 0
    assert re.search(r"From \d\d to \d\d points \(-[\d.]+\): moderate → high", done.text)


@pytest.mark.parametrize("side", [0, 1])
def test_either_file_may_come_from_standard_input(side: int) -> None:
    files = [BRAND_PORTAL, JANUARY]
    data = Path(files[side]).read_bytes()
    files[side] = "-"
    assert compared(*files, stdin=data) == compared(BRAND_PORTAL, JANUARY)


def test_language_colour_width_and_format_work_as_for_assess() -> None:
    dutch = compared(BRAND_PORTAL, JANUARY, "--lang", "nl").text
    assert re.search(r"Van \d\d naar \d\d punten \(\+[\d,]+\): hoog → matig", dutch)
    assert compared(BRAND_PORTAL, JANUARY, IMPLCHECK_LANG="nl").text.startswith("Brand portal\nImplementatiegereedheid")
    assert b"\x1b[" in compared(BRAND_PORTAL, JANUARY, FORCE_COLOR="1").out
    assert b"\x1b[" not in compared(BRAND_PORTAL, JANUARY, FORCE_COLOR="1", NO_COLOR="1").out
    assert "Make sure there is enough support" in compared(BRAND_PORTAL, JANUARY, COLUMNS="120").text
    data = json.loads(compared(BRAND_PORTAL, JANUARY, "-f", "json").out)
    assert (data["schema_version"], data["today"], data["language"]) == (2, "2027-01-15", "en")
    assert json.loads(compared(BRAND_PORTAL, JANUARY, IMPLCHECK_FORMAT="json").out) == data


def test_the_report_goes_to_a_file(tmp_path: Path) -> None:
    out = tmp_path / "moved.txt"
    done = compared(BRAND_PORTAL, JANUARY, "-o", out, FORCE_COLOR="1", COLUMNS="120")
    assert (done.code, done.out) == (0, b"")
    assert done.errors == f"Wrote {out}.\n"
    assert out.read_bytes() == compared(BRAND_PORTAL, JANUARY).out


def test_two_projects_are_not_compared() -> None:
    done = compared(BRAND_PORTAL, ERP_ROLLOUT)
    assert (done.code, done.out) == (2, b"")
    assert done.errors == (
        "The earlier answers are about the project 'Brand portal', the later ones about 'ERP rollout'. "
        "Only answers about one project can be compared.\n"
    )
    assert "Alleen antwoorden over hetzelfde project" in compared(BRAND_PORTAL, ERP_ROLLOUT, "--lang", "nl").errors


def test_a_project_name_does_not_act_on_the_terminal(tmp_path: Path) -> None:
    other = with_changes(tmp_path, "other.yaml", ("project: Brand portal", 'project: "Brand\\e[31m portal"'))
    done = compared(BRAND_PORTAL, other)
    assert done.code == 2
    assert r"'Brand\x1b[31m portal'" in done.errors


def test_answers_to_two_questionnaires_are_not_compared(tmp_path: Path) -> None:
    own = QUESTIONNAIRE.read_text(encoding="utf-8").replace("id: implementation", "id: own", 1)
    (tmp_path / "own.yaml").write_text(own, encoding="utf-8")
    other = with_changes(tmp_path, "a.yaml", ("questionnaire: implementation", "questionnaire: own.yaml"))
    done = compared(BRAND_PORTAL, other)
    assert (done.code, done.out) == (2, b"")
    assert "The earlier answers are to the questionnaire 'implementation', the later ones to 'own'." in done.errors
    # A questionnaire of the command line goes before those that the files name.
    assert compared(BRAND_PORTAL, other, "--questionnaire", tmp_path / "own.yaml").code == 0


def test_another_version_and_phase_are_compared_and_reported(tmp_path: Path) -> None:
    text = QUESTIONNAIRE.read_text(encoding="utf-8")
    newer, count = re.subn(r"(?m)^version: .*$", 'version: "9.9"', text, count=1)
    assert count == 1
    (tmp_path / "newer.yaml").write_text(newer, encoding="utf-8")
    other = with_changes(
        tmp_path,
        "a.yaml",
        ("questionnaire: implementation", "questionnaire: newer.yaml"),
        ("phase: kickoff", "phase: execution"),
    )
    done = compared(BRAND_PORTAL, other, COLUMNS="160")
    flat = " ".join(done.text.replace("│", " ").split())
    assert done.code == 0
    assert (
        "The phase changed: Kickoff before, Execution now. The questionnaire changed: version 2.0 before, 9.9" in flat
    )
    assert re.search(r"now\. \d+ questions are asked in only one of the two", flat)


def test_all_problems_of_both_files_are_reported_at_once(tmp_path: Path) -> None:
    first, second = tmp_path / "first.yaml", tmp_path / "second.yaml"
    first.write_text("implcheck: 1\nproject: P\nphase: later\nanswers: {}\n", encoding="utf-8")
    second.write_text("implcheck: 1\nproject: P\nphase: kickoff\nanswers: {why.nix: 1}\n", encoding="utf-8")
    done = compared(first, second)
    assert (done.code, done.out) == (2, b"")
    assert f"{first}:3:" in done.errors
    assert f"{second}:4:" in done.errors
    assert done.errors.count("problems found") == 1


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ((BRAND_PORTAL,), "NEW"),
        ((), "OLD"),
        ((BRAND_PORTAL, "nix.yaml"), "nix.yaml: There is no such file."),
        (("-", "-"), "Standard input can be read only once"),
        (
            (BRAND_PORTAL, JANUARY, "--format", "junit"),
            "'junit' is not a format; the formats are: terminal, json, markdown",
        ),
        ((BRAND_PORTAL, JANUARY, "--lang", "fr"), "'fr' is not a language of this questionnaire"),
        ((BRAND_PORTAL, JANUARY, "--today", "soon"), "'soon' is not a date"),
        ((BRAND_PORTAL, JANUARY, "--fail-on", "high"), "--fail-on"),
    ],
)
def test_bad_usage_is_reported_on_stderr_with_code_2(arguments: tuple[str, ...], expected: str) -> None:
    done = compared(*arguments)
    assert (done.code, done.out) == (2, b"")
    assert expected in done.errors
    assert TRACEBACK not in done.err


def test_the_help_fits_80_columns_and_lists_the_exit_codes() -> None:
    done = run("compare", "--help")
    assert max(len(line) for line in done.text.split("\n")) <= 80
    for expected in ("OLD", "NEW", "--format", "--output", "--lang", "--today", "--questionnaire", "Exit codes: 0"):
        assert expected in done.text


def test_the_report_in_the_docs_is_what_the_command_prints() -> None:
    page = (ROOT / "docs" / "compare.md").read_text(encoding="utf-8")
    found = re.search(r"<!-- report: (.*?) -->\n```text\n(.*?)```", page, flags=re.DOTALL)
    assert found is not None
    assert found[2] == run(*found[1].split(), cwd=ROOT, IMPLCHECK_LANG="en", COLUMNS="96").text


@pytest.mark.parametrize("format_", ["terminal", "markdown", "html", "json"])
def test_answers_left_out_on_a_side_are_named(tmp_path: Path, format_: str) -> None:
    other = with_changes(
        tmp_path,
        "old.yaml",
        ('questionnaire_version: "2.0"', 'questionnaire_version: "1.0"'),
        ("answers:\n", "answers:\n  why.gone-question: 3\n"),
    )
    done = compared(other, BRAND_PORTAL, "-f", format_, COLUMNS="160")
    assert done.code == 0
    assert "why.gone-question" in html.unescape(done.text)
    if format_ == "json":
        report = json.loads(done.text)
        assert next(warning["code"] for warning in report["before"]["warnings"]).startswith("other-version-")
