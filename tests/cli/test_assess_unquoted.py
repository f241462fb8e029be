"""What few people wrote who may not be quoted is in no output of any command; tests/respondents has the rule itself."""

import json
import zipfile
from pathlib import Path

import pytest
from tests.reports import read_back
from tests.support.cli import TODAY, run

from implcheck.reports.formats.registry import COMPARISONS, FORMATS

HEAD = 'implcheck: 1\nquestionnaire_version: "2.0"\nproject: P\nphase: kickoff\ndate: 2026-11-20\n'
SECRETS = ("Secretnote", "Secretrota", "Secretreason", "Secretaside")
ANSWERS = """\
answers:
  support.affected-jobs: {answer: 1, note: Secretnote, evidence: [papers/Secretrota.pdf]}
  why.problem-statement: {not_applicable: Secretreason}
  why.growth-room: {answer: 4, evidence: papers/Secretrota.pdf}
  commitment.status-meeting: {answer: unknown, note: Secretaside}
"""
"""Answers of a sponsor; the last question is asked in another phase."""


@pytest.fixture
def rounds(tmp_path: Path) -> Path:
    """Two rounds, in the folders `a` and `b`, of three who may not be quoted; `many.jsonl` is the same in one file."""
    for name in "ab":
        folder = tmp_path / name
        folder.mkdir()
        for number, role in enumerate(("sponsor", "project-lead", "line-manager")):
            answers = ANSWERS if not number else f"answers: {{support.affected-jobs: {3 if name == 'b' else 0}}}\n"
            (folder / f"{role}.yaml").write_text(f"{HEAD}respondent: {{role: {role}}}\n{answers}", encoding="utf-8")
    secret = {
        "support.affected-jobs": {"answer": 1, "note": "Secretnote"},
        "why.growth-room": {"not_applicable": "Secretreason"},
    }
    respondents = [
        {"role": "sponsor", "answers": secret},
        {"role": "line-manager", "answers": {"support.affected-jobs": 0}},
    ]
    lines = [json.dumps(line) for line in ({"project": "P", "phase": "kickoff"}, *respondents)]
    (tmp_path / "many.jsonl").write_text("\n".join(lines), encoding="utf-8")
    table = "role,support.affected-jobs,support.affected-jobs:note,why.problem-statement,may_be_quoted\n"
    table += "sponsor,1,Secretnote,not_applicable: Secretreason,no\nline-manager,0,,,yes\n"
    (tmp_path / "many.csv").write_text(table, encoding="utf-8")
    return tmp_path


def written(path: Path) -> str:
    """The text of a file in any format."""
    data = path.read_bytes()
    if path.suffix == ".pdf":
        return read_back.pdf(data)
    if path.suffix in (".docx", ".xlsx"):
        with zipfile.ZipFile(path) as parts:
            return "\n".join(parts.read(part).decode("utf-8", "replace") for part in parts.namelist())
    return data.decode()


def leaks(text: str) -> list[str]:
    return [secret for secret in SECRETS if secret in text]


@pytest.mark.parametrize("source", ["a", "many.jsonl", "many.csv"])
@pytest.mark.parametrize("format_", FORMATS)
def test_no_format_of_a_report_has_them(rounds: Path, source: str, format_: str) -> None:
    file = rounds / f"report.{format_}"
    options = ["--project", "P", "--phase", "kickoff", "--lang", "en", "--today", TODAY, "--require-evidence", "3"]
    done = run("assess", source, *options, "--top", "99", "-f", f"{format_}:{file.name}", cwd=rounds)
    assert done.code in (0, 1), done.errors
    assert leaks(written(file) + done.text + done.errors) == []


@pytest.mark.parametrize("format_", COMPARISONS)
def test_no_format_of_a_comparison_has_them(rounds: Path, format_: str) -> None:
    file = rounds / f"comparison.{format_}"
    done = run("compare", "a", "b", "--lang", "en", "--today", TODAY, "-f", f"{format_}:{file.name}", cwd=rounds)
    assert done.code == 0, done.errors
    assert leaks(written(file) + done.text + done.errors) == []


@pytest.mark.parametrize(
    "arguments",
    [
        ["badge", "a"],
        ["check", "a"],
        ["explain", "support.affected-jobs", "--answers", "a"],
        ["explain", "why.problem-statement", "--answers", "a"],
        ["explain", "why", "--answers", "a"],
        ["assess", "a", "--top", "99"],
    ],
)
def test_no_other_command_prints_them(rounds: Path, arguments: list[str]) -> None:
    done = run(*arguments, cwd=rounds)
    assert done.code == 0, done.errors
    assert done.text
    assert leaks(done.text + done.errors) == []


def test_a_smaller_group_shows_them(rounds: Path) -> None:
    options = ["--min-group", "1", "--lang", "en", "--today", TODAY, "-f", "csv:report.csv"]
    assert run("assess", "a", *options, cwd=rounds).code == 0
    assert leaks(written(rounds / "report.csv")) == ["Secretnote", "Secretrota", "Secretreason"]


def test_the_file_of_one_respondent_is_shown_as_it_is(rounds: Path) -> None:
    assert run("assess", "a/sponsor.yaml", "-f", "csv:report.csv", cwd=rounds).code == 0
    assert leaks(written(rounds / "report.csv")) == ["Secretnote", "Secretrota", "Secretreason"]
