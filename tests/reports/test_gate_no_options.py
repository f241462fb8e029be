"""No report that people read names an option of the command, whatever the gate asked and whatever was left out."""

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from tests.reports import read_back
from tests.support.cli import EXAMPLES, TODAY, run
from tests.support.example_reports import EXAMPLE_NAMES

READERS: dict[str, Callable[..., str]] = {
    "html": read_back.html,
    "markdown": str,
    "docx": read_back.word,
    "pdf": read_back.pdf,
}
DEMANDS = (
    *("--fail-on", "high", "--fail-on", "why=critical", "--fail-under", "65", "--fail-under", "support=50"),
    *("--require-complete", "--require-complete-in", "why", "--require-evidence", "3", "--max-age", "30"),
    *("--no-accepted", "--questionnaire-digest", "builtin"),
)
OPTION = re.compile(r"(?<![\w-])--[a-z]")


@cache
def written(name: str, language: str, form: str) -> str:
    named = name if (EXAMPLES / name).is_dir() else f"{name}.yaml"
    done = run("assess", named, "--lang", language, "--today", TODAY, "--format", form, *DEMANDS, cwd=EXAMPLES)
    return str(READERS[form](done.out if form in {"docx", "pdf"} else done.text))


@pytest.mark.parametrize("form", READERS)
@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("name", EXAMPLE_NAMES)
def test_a_report_names_no_option(name: str, language: str, form: str) -> None:
    text = written(name, language, form)
    assert {"en": "when this report was made", "nl": "Bij dit rapport gevraagd"}[language] in re.sub(r"\s+", " ", text)
    assert [line for line in text.splitlines() if OPTION.search(line)] == []


OLD = """\
implcheck: 1
questionnaire_version: "1.0"
project: P
phase: kickoff
answers:
  why.problem-statement: 4
  why.switch-reason: 3
  capacity.hours-freed: 8
  support.value-seen: 120
"""


@pytest.mark.parametrize("language", ["en", "nl"])
def test_what_was_left_out_of_older_answers_names_no_command(language: str, tmp_path: Path) -> None:
    (tmp_path / "old.yaml").write_text(OLD, encoding="utf-8")
    done = run("assess", "old.yaml", "--lang", language, "--today", TODAY, "--format", "markdown", cwd=tmp_path)
    assert {"en": "Answers left out", "nl": "Weggelaten antwoorden"}[language] in done.text
    assert done.text.count("capacity") > 1
    assert "implcheck explain" not in done.text
    assert "implcheck check" not in done.text
