"""`implcheck form`: one HTML file for people without a terminal."""

import datetime
import json
import re
from pathlib import Path
from typing import Any

from tests.support.cli import run

OWN = """\
implcheck: 1
id: own
version: "1"
languages: [en]
title: Own
description: Mine.
levels:
  bands: [{level: low, from: 80}, {level: moderate, from: 65}, {level: high, from: 45}, {level: critical, from: 0}]
  findings: [high, high, moderate, low]
  least_known: 70
  above_worst_practice: 1
  critical_from: 2
  reason: Chosen.
practices: [{id: one, title: One, short: One, purpose: It decides., weight: 1, weight_reason: Chosen.}]
questions:
  - id: one.a
    type: yes_no
    title: A
    phases: [kickoff]
    weight: 1
    weight_reason: Chosen.
    text: Is it?
    help: Look.
    evidence: A record.
    risk: It may go wrong.
    if_yes: {score: 4}
    if_no: {score: 0, advice: {do: Do it., who: Lead, effort: S, done_when: Done.}}
"""


def data_in(text: str) -> dict[str, Any]:
    found = re.search(r'id="data">(.*?)</script>', text, flags=re.DOTALL)
    assert found is not None
    script: dict[str, Any] = json.loads(found[1])
    return script


def test_the_form_is_a_single_file_without_external_resources(tmp_path: Path) -> None:
    done = run("form", "-o", "form.html", "--lang", "en", cwd=tmp_path)
    assert (done.code, done.out, done.errors) == (0, b"", "Wrote form.html.\n")
    text = (tmp_path / "form.html").read_text(encoding="utf-8")
    assert text.startswith("<!doctype html>")
    assert not re.findall(r"(?:href|src)=", text.partition("<script>")[0])
    assert [path.name for path in tmp_path.iterdir()] == ["form.html"]


def test_without_a_file_the_form_is_on_stdout() -> None:
    done = run("form", "--lang", "nl")
    assert (done.code, done.err) == (0, b"")
    assert '<html lang="nl">' in done.text


def test_preset_options_are_filled_in() -> None:
    done = run("form", "--lang", "nl", "--phase", "aftercare", "--role", " key-user ", "--project", " Portaal ")
    data = data_in(done.text)
    assert data["preset"]["about"]["project"] == "Portaal"
    assert data["preset"]["about"]["role"] == "key-user"
    assert data["phases"] == ["aftercare"]
    assert data["questionnaire"]["id"] == "implementation"


def test_the_round_is_the_one_that_was_named_or_starts_today() -> None:
    assert data_in(run("form", "--round", "2026-11-20").text)["round"] == "2026-11-20"
    assert data_in(run("form").text)["round"] == datetime.datetime.now().astimezone().date().isoformat()


def test_the_form_says_the_smallest_group_of_the_round(tmp_path: Path) -> None:
    assert data_in(run("form").text)["limits"]["group"] == 5
    assert data_in(run("form", "--min-group", "8").text)["limits"]["group"] == 8
    (tmp_path / "implcheck.toml").write_text("min-group = 7\n", encoding="utf-8")
    assert data_in(run("form", cwd=tmp_path).text)["limits"]["group"] == 7


def test_every_preset_can_come_from_the_environment() -> None:
    more = {"IMPLCHECK_ROLE": "sponsor", "IMPLCHECK_PROJECT": "P", "IMPLCHECK_PHASE": "kickoff", "IMPLCHECK_LANG": "nl"}
    more["IMPLCHECK_ROUND"] = "2026-11-20"
    assert run("form", env=more) == run(
        "form", "--role", "sponsor", "--project", "P", "--phase", "kickoff", "--lang", "nl", "--round", "2026-11-20"
    )


def test_an_existing_form_is_kept_unless_forced(tmp_path: Path) -> None:
    file = tmp_path / "form.html"
    file.write_text("precious", encoding="utf-8")
    refused = run("form", "-o", file, "--lang", "en")
    assert (refused.code, file.read_text(encoding="utf-8")) == (2, "precious")
    assert "already exists" in refused.errors
    assert run("form", "-o", file, "--force").code == 0
    assert file.read_text(encoding="utf-8") != "precious"


def test_an_own_questionnaire_is_found_beside_the_answers(tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text(OWN, encoding="utf-8")
    data = data_in(run("form", "--questionnaire", tmp_path / "own.yaml").text)
    assert data["questionnaire"]["id"] == "own.yaml"
    assert data["phases"] == ["kickoff"]


def test_a_phase_in_which_nothing_is_asked_is_refused(tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text(OWN, encoding="utf-8")
    done = run("form", "--questionnaire", tmp_path / "own.yaml", "--phase", "aftercare", "--lang", "en")
    assert (done.code, done.out) == (2, b"")
    assert done.errors == (
        "The questionnaire asks nothing in the phase 'aftercare'. Choose one in which it does: kickoff.\n"
    )


def test_an_unknown_language_is_refused() -> None:
    done = run("form", "--lang", "fr")
    assert (done.code, done.out) == (2, b"")
    assert "fr" in done.errors
