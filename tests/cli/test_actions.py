"""`implcheck actions`: what is to be done, for other tools."""

import csv
import io
import json
import os
import re
import sys
from pathlib import Path

import pytest
from icalendar import Calendar
from tests.support.cli import BRAND_PORTAL, EXAMPLES, ROOT, TODAY, run, run_program

PAGE = ROOT / "docs" / "actions.md"
ON = ("--lang", "en", "--today", TODAY)

ACTIONS = """
actions:
  - {finding: timeline.dated-plan, owner: project-lead, due: 2026-12-15, status: doing, note: "Block moved; =1+1"}
  - {finding: support.message-plan, owner: Team "Communication", due: 2026-11-20}
  - {finding: aftercare.first-year, owner: sponsor, status: done}
  - {finding: commitment.named-sponsor, owner: sponsor}
"""
"""The last is about a risk that the answers do not show."""


@pytest.fixture
def agreed(tmp_path: Path) -> Path:
    """The answers of an example with actions."""
    file = tmp_path / "agreed.yaml"
    file.write_text(Path(BRAND_PORTAL).read_text(encoding="utf-8") + ACTIONS, encoding="utf-8")
    return file


def test_what_is_agreed_comes_first_and_is_not_advised_again(agreed: Path) -> None:
    done = run("actions", agreed, *ON)
    assert (done.code, done.err) == (0, b"")
    first, _, advice = done.text.partition("\n## Advice that nobody has taken yet\n")
    assert (first.count("\n- [ ] **"), first.count("\n- [x] **")) == (3, 1)
    assert "\n  - project lead · due 15 December 2026 · being done\n" in first
    assert '\n  - Team "Communication" · overdue (due 20 November 2026) · open\n' in first
    assert "\n  - sponsor · no date agreed · open\n" in first
    assert "**Note**: Block moved; =1+1" in first
    for id_ in ("timeline.dated-plan", "support.message-plan", "aftercare.first-year"):
        assert f"**Id**: {id_}" not in advice
    assert "**Id**: knowledge.key-user-cover" in advice


def test_what_is_done_is_there_only_if_asked_for(agreed: Path) -> None:
    moved = agreed.read_text(encoding="utf-8").replace("status: done", "status: done, answer_when_agreed: 0")
    agreed.write_text(moved, encoding="utf-8")
    assert "aftercare.first-year" not in run("actions", agreed, "--agreed", *ON).text
    done = run("actions", agreed, "--all", "--agreed", *ON).text
    assert done.count("- [x] ") == 1
    assert "nobody" not in done


def test_an_action_that_another_version_has_no_risk_for_is_not_left_out_in_silence(tmp_path: Path) -> None:
    old = tmp_path / "old.yaml"
    head = 'implcheck: 1\nquestionnaire_version: "1.0"\nproject: P\nphase: kickoff\nanswers: {}\n'
    old.write_text(f"{head}actions:\n  - {{finding: capacity.hours-freed, owner: sponsor}}\n", encoding="utf-8")
    done = run("actions", "old.yaml", "--agreed", *ON, cwd=tmp_path)
    assert done.errors.startswith("old.yaml:7:15: What was decided about 'capacity.hours-freed' was left out")
    assert "Nothing is agreed" in done.text


def test_without_agreements_agreed_says_so() -> None:
    assert "Nothing is agreed" in run("actions", BRAND_PORTAL, "--agreed", *ON).text


def test_the_ending_of_a_file_chooses_the_format(agreed: Path, tmp_path: Path) -> None:
    for name in ("actions.md", "actions.csv", "actions.ics", "actions.jsonl"):
        done = run("actions", agreed, "-o", name, *ON, cwd=tmp_path)
        assert (done.code, done.out, done.errors) == (0, b"", f"Wrote {name}.\n")
    calendar = Calendar.from_ical((tmp_path / "actions.ics").read_bytes())
    assert [str(event["SUMMARY"]) for event in calendar.walk("VEVENT")] == [
        "Brand portal: No full message plan per group",
        "Brand portal: Plan incomplete",
        "Brand portal: Assess again",
    ]
    table = (tmp_path / "actions.csv").read_text(encoding="utf-8-sig")
    assert next(csv.DictReader(io.StringIO(table)))["Owner"] == 'Team "Communication"'
    lines = (tmp_path / "actions.jsonl").read_text(encoding="utf-8").splitlines()
    assert json.loads(lines[0])["title"] == "No full message plan per group"


@pytest.mark.skipif(sys.platform == "win32", reason="the loop is for a POSIX shell")
def test_the_loop_of_the_page_hands_each_line_to_gh_as_it_is(agreed: Path, tmp_path: Path) -> None:
    hostile = agreed.read_text(encoding="utf-8").replace("=1+1", "$(touch owned) `touch owned` '; touch owned; \\\\n")
    agreed.write_text(hostile, encoding="utf-8")
    assert run("actions", agreed, "-o", "actions.jsonl", *ON, cwd=tmp_path).code == 0
    (program := tmp_path / "gh").write_text(
        '#!/bin/sh\ncat >> requests\nprintf "%s\\n" "$*" >> calls\n', encoding="utf-8"
    )
    program.chmod(0o755)
    (loop,) = re.findall(r"^```sh\n(.*?)^```", PAGE.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    path = f"{tmp_path}{os.pathsep}{os.environ['PATH']}"
    assert run_program(["/bin/sh", "-c", loop], cwd=tmp_path, PATH=path).code == 0
    assert (tmp_path / "requests").read_bytes() == (tmp_path / "actions.jsonl").read_bytes()
    calls = (tmp_path / "calls").read_text(encoding="utf-8").splitlines()
    assert set(calls) == {"api --method POST repos/{owner}/{repo}/issues --input - --jq .html_url"}
    assert len(calls) == len((tmp_path / "actions.jsonl").read_text(encoding="utf-8").splitlines())
    assert not (tmp_path / "owned").exists()


def test_several_formats_at_once(agreed: Path, tmp_path: Path) -> None:
    done = run("actions", agreed, "-f", "jira:jira.csv", "-f", "ics:dates.ics", *ON, cwd=tmp_path)
    assert (done.code, done.out) == (0, b"")
    heads, first, *_ = csv.reader(io.StringIO((tmp_path / "jira.csv").read_text(encoding="utf-8")), "excel")
    assert dict(zip(heads, first, strict=True))["Due Date"] == "2026-11-20"
    assert (tmp_path / "dates.ics").read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")


def test_a_file_that_cannot_be_written_does_not_take_the_others_with_it(agreed: Path, tmp_path: Path) -> None:
    done = run("actions", agreed, "-f", "ics:no/folder/a.ics", "-f", "csv:a.csv", *ON, cwd=tmp_path)
    assert done.code == 2
    assert "a.ics" in done.errors
    assert (tmp_path / "a.csv").exists()


def test_the_language_and_the_phase_are_obeyed(agreed: Path) -> None:
    assert "Afgesproken acties" in run("actions", agreed, "--lang", "nl", "--today", TODAY).text
    assert "Aftercare" in run("actions", agreed, "--phase", "aftercare", *ON).text


def test_several_respondents_are_combined() -> None:
    done = run("actions", EXAMPLES / "respondents", *ON)
    assert done.code == 0
    assert done.text.startswith("# Actions of Planning system\n")


def test_the_same_files_give_the_same_bytes(agreed: Path) -> None:
    for format_ in ("markdown", "csv", "ics", "jira", "gh"):
        assert run("actions", agreed, "-f", format_, *ON) == run("actions", agreed, "-f", format_, *ON)


def test_bad_input_leaves_an_earlier_file_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "bad.yaml").write_text("implcheck: 1\nproject: P\nphase: nix\nanswers: {}\n", encoding="utf-8")
    (tmp_path / "out.ics").write_text("earlier", encoding="utf-8")
    done = run("actions", "bad.yaml", "-o", "out.ics", *ON, cwd=tmp_path)
    assert (done.code, done.out) == (2, b"")
    assert "bad.yaml:3:" in done.errors
    assert (tmp_path / "out.ics").read_text(encoding="utf-8") == "earlier"


def test_a_format_that_is_not_there_is_refused() -> None:
    done = run("actions", BRAND_PORTAL, "-f", "icss", *ON)
    assert done.code == 2
    assert "Did you mean 'ics'?" in done.errors
