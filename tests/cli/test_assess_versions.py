"""`assess` and `check` on answers to another version of the questionnaire: what is left out is listed with its line."""

import json
import re
from pathlib import Path

import pytest
from tests.support.cli import TODAY, Run, assess, run

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


KEPT = {"why.problem-statement": 4}
LEFT_OUT = [
    ("other-version-reworded", 7, "The answer to 'why.switch-reason' was left out"),
    ("other-version-question", 8, "The answer to 'why.gone' was left out"),
    ("other-version-replaced", 9, "The answer to 'capacity.hours-freed' was left out"),
    ("other-version-answer", 10, "The answer to 'support.value-seen' was left out"),
    ("other-version-finding", 12, "What was decided about 'why.gone' was left out"),
]


def listed(done: Run) -> list[str]:
    """Return the items of the section of a report that says what was left out."""
    section = done.text.partition("Answers left out\n")[2].partition("\n\n")[0]
    return [" ".join(item.split()) for item in section.removeprefix("  - ").split("\n  - ")]


def test_the_report_has_one_line_per_answer_left_out(old: Path) -> None:
    old.write_text(OLD.partition("accepted_risks")[0], encoding="utf-8")
    done = run("assess", "old.yaml", "--lang", "en", "--today", TODAY, cwd=old.parent)
    assert (done.code, done.err) == (0, b"")
    for item, (_, line, sentence) in zip(listed(done), LEFT_OUT[:-1], strict=True):
        assert item.startswith(f"old.yaml:{line}:3: {sentence}")


def test_the_report_counts_the_rest_of_what_was_left_out_and_says_where_it_is_listed(old: Path) -> None:
    items = listed(assess(old))
    for item, (_, _, sentence) in zip(items[:-1], LEFT_OUT[:3], strict=True):
        assert sentence in item
    assert items[-1] == "2 more were left out; checking the answers file lists all."


def test_the_report_lists_the_answers_left_out_in_dutch(old: Path) -> None:
    assert "Weggelaten antwoorden" in assess(old, "--lang", "nl").text


def test_markdown_lists_the_answers_left_out_without_accepted_risks(old: Path) -> None:
    text = assess(old, "-f", "markdown").text
    assert "### Answers left out" in text
    assert "The answer to 'why.gone' was left out" in text


def test_json_lists_the_answers_left_out(old: Path) -> None:
    warnings = json.loads(assess(old, "-f", "json").text)["warnings"]
    assert [(warning["code"], warning["line"]) for warning in warnings] == [(code, line) for code, line, _ in LEFT_OUT]


def test_what_is_left_out_counts_as_if_it_were_not_in_the_file(old: Path, tmp_path: Path) -> None:
    present = tmp_path / "present.yaml"
    head = OLD.partition("answers:")[0].replace('"1.0"', '"2.0"')
    present.write_text(f"{head}answers: {json.dumps(KEPT)}\n", encoding="utf-8")
    of_old, of_present = (json.loads(assess(file, "-f", "json").text) for file in (old, present))
    for report in (of_old, of_present):
        for where in (report, *report["questions"], *report["findings"]):
            for key in ("file", "line", "column", "warnings"):
                where.pop(key, None)
    assert {key for key, value in of_old.items() if value != of_present[key]} == set()
    assert [question["id"] for question in of_old["questions"] if question["score"] is not None] == list(KEPT)


def test_without_a_version_the_date_or_an_old_id_gives_the_age_away(old: Path) -> None:
    def left_out(head: str, answers: str) -> list[str]:
        old.write_text(f"implcheck: 1\nproject: P\nphase: kickoff\n{head}answers: {answers}\n", encoding="utf-8")
        return [warning["code"] for warning in json.loads(assess(old, "-f", "json").text)["warnings"]]

    assert left_out("date: 2026-11-27\n", "{why.switch-reason: 3}") == ["other-version-reworded"]
    assert left_out("date: 2026-11-28\n", "{why.switch-reason: 3}") == []
    assert left_out("", "{why.switch-reason: 3}") == []
    assert left_out("", "{why.switch-reason: 3, capacity.hours-freed: 8}") == [
        "other-version-reworded",
        "other-version-replaced",
    ]


def test_check_lists_the_answers_left_out_and_calls_the_file_valid(old: Path) -> None:
    done = run("check", old, "--lang", "en")
    assert done.code == 0
    assert done.text.splitlines()[0].endswith("answers, valid (1 of 23 questions of the Kickoff phase answered)")
    told = [line for line in done.text.splitlines() if line.startswith(f"{old}:") and "left out" in line]
    assert len(told) == len(LEFT_OUT)
    for line, (_, at, sentence) in zip(told, LEFT_OUT, strict=True):
        assert re.match(rf"{re.escape(str(old))}:{at}:\d+: {re.escape(sentence)}", line)


def test_answers_to_the_current_version_have_no_warning(old: Path) -> None:
    text = OLD.replace('"1.0"', '"2.0"')
    for line in ("  why.gone: 2\n", "  capacity.hours-freed: 8\n", "  support.value-seen: 120\n"):
        text = text.replace(line, "")
    old.write_text(text.partition("accepted_risks")[0], encoding="utf-8")
    assert "left out" not in assess(old).text
    assert run("check", old, "--lang", "en").text.endswith("(2 of 23 questions of the Kickoff phase answered)\n")
