"""`assess` and `check` on answers to another version of the questionnaire: what is left out is listed with its line."""

import json
from pathlib import Path

import pytest
from tests.support.cli import TODAY, assess, run

OLD = """\
implcheck: 1
questionnaire_version: "1.0"
project: P
phase: kickoff
answers:
  why.problem-statement: 4
  why.switch-reason: 3
  why.gone: 2
  capacity.hours-freed: 8
  support.value-seen: 120
accepted_risks:
  - {finding: why.gone, reason: R, owner: O, until: 2027-06-30}
"""


@pytest.fixture
def old(tmp_path: Path) -> Path:
    file = tmp_path / "old.yaml"
    file.write_text(OLD, encoding="utf-8")
    return file


def test_the_report_lists_the_answers_left_out(old: Path) -> None:
    done = run("assess", "old.yaml", "--lang", "en", "--today", TODAY, cwd=old.parent)
    assert done.code == 0
    section = " ".join(done.text.partition("Answers left out\n")[2].partition("\n\n")[0].split())
    assert "old.yaml:7:3: The answer to 'why.gone' was left out" in section
    assert "old.yaml:8:3: The answer to 'timeline.date-scope' was left out" in section


def test_the_report_lists_the_answers_left_out_in_dutch(old: Path) -> None:
    assert "Weggelaten antwoorden" in assess(old, "--lang", "nl").text


def test_markdown_lists_the_answers_left_out_without_accepted_risks(old: Path) -> None:
    text = assess(old, "-f", "markdown").text
    assert "### Answers left out" in text
    assert "The answer to 'why.gone' was left out" in text


def test_json_lists_the_answers_left_out(old: Path) -> None:
    warnings = json.loads(assess(old, "-f", "json").text)["warnings"]
    assert [(warning["code"], warning["line"], warning["column"]) for warning in warnings] == [
        ("other-version-question", 7, 3),
        ("other-version-answer", 8, 3),
    ]


def test_check_lists_the_answers_left_out_and_calls_the_file_valid(old: Path) -> None:
    done = run("check", old, "--lang", "en")
    assert done.code == 0
    first, second, *_ = done.text.splitlines()
    assert first.endswith("answers, valid (1 of 23 questions of the Kickoff phase answered)")
    assert second.startswith(f"{old}:7:3: The answer to 'why.gone' was left out")


def test_answers_to_the_current_version_have_no_warning(old: Path) -> None:
    old.write_text(
        OLD.replace("0.9", "1.0").replace("  why.gone: 2\n  timeline.date-scope: gone\n", ""), encoding="utf-8"
    )
    assert "left out" not in assess(old).text
