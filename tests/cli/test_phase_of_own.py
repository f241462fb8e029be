"""A questionnaire with phases and a role of its own, through every command that has to do with them."""

import json
import shutil
from pathlib import Path

import pytest
from tests.support.cli import ROOT, TODAY, Run, run

WARD = ROOT / "tests" / "data" / "valid" / "ward.yaml"
ANSWERS = """implcheck: 1
questionnaire: ward.yaml
project: Ward 3
phase: roll-out
respondent: {role: Head nurse}
answers:
  team.trained: no
  team.wards: 4
"""


@pytest.fixture
def ward(tmp_path: Path) -> Path:
    """A folder with the questionnaire and answers to it."""
    shutil.copy(WARD, tmp_path)
    (tmp_path / "answers.yaml").write_text(ANSWERS.replace("no\n", '"no"\n'), encoding="utf-8")
    return tmp_path


def done(ward: Path, *arguments: str, stdin: bytes = b"") -> Run:
    return run(*arguments, cwd=ward, stdin=stdin, env={"IMPLCHECK_LANG": "en", "IMPLCHECK_TODAY": TODAY})


def test_reports_name_phase_and_role_as_the_questionnaire_does(ward: Path) -> None:
    english = done(ward, "assess", "answers.yaml")
    assert "New software on the ward · Roll-out · head nurse" in english.text
    dutch = done(ward, "assess", "answers.yaml", "--lang", "nl", "-f", "markdown").text
    assert "Uitrol" in dutch
    assert "hoofdverpleegkundige" in dutch


def test_json_has_them_with_their_ids(ward: Path) -> None:
    data = json.loads(done(ward, "assess", "answers.yaml", "-f", "json").out)
    assert data["phase"] == {"id": "roll-out", "title": "Roll-out"}
    assert data["role"] == {"id": "head-nurse", "title": "head nurse"}
    assert [phase["id"] for phase in data["questionnaire"]["phases"]] == ["pilot", "roll-out"]
    assert [question["knock_out"] for question in data["questions"]] == [True, False]
    piloted = json.loads(done(ward, "assess", "answers.yaml", "-f", "json", "--phase", "pilot").out)
    assert piloted["phase"] == {"id": "pilot", "title": "Pilot"}
    assert piloted["unasked_answers"] == ["team.wards"]
    assert [question["knock_out"] for question in piloted["questions"]] == [False, False]


def test_a_phase_that_it_does_not_have_is_refused_with_those_that_it_has(ward: Path) -> None:
    refused = done(ward, "assess", "answers.yaml", "--phase", "kickoff")
    assert (refused.code, refused.out) == (2, b"")
    assert refused.errors == "'kickoff' is not a phase of this questionnaire; its phases: pilot, roll-out.\n"
    near = done(ward, "init", "--questionnaire", "ward.yaml", "--phase", "rollout")
    assert (near.code, near.out) == (2, b"")
    assert "Did you mean 'roll-out'?" in near.errors
    (ward / "answers.yaml").write_text(ANSWERS.replace("roll-out", "rol-out"), encoding="utf-8")
    checked = done(ward, "check", "answers.yaml")
    assert checked.code == 2
    assert "answers.yaml:4:8: 'rol-out' is not a phase of the questionnaire." in checked.text
    assert "Did you mean 'roll-out'? Its phases: pilot, roll-out." in checked.text


def test_the_interview_asks_them_and_keeps_their_ids(ward: Path) -> None:
    lines = b"Ward 3\n2\n1\ny\n4\n"
    asked = done(ward, "assess", "--plain", "--save", "new.yaml", "--questionnaire", "ward.yaml", stdin=lines)
    assert asked.code == 0, asked.errors
    assert "Pilot: one ward works with it" in asked.text
    assert "2  Roll-out\n" in asked.text
    assert "head nurse" in asked.text
    written = (ward / "new.yaml").read_text(encoding="utf-8")
    assert "phase: roll-out\n" in written
    assert "role: head-nurse\n" in written


def test_a_new_file_is_for_the_first_phase_and_names_the_roles(ward: Path) -> None:
    made = done(ward, "init", "--questionnaire", "ward.yaml", "--lang", "nl").text
    assert "\nphase: pilot\n" in made
    assert "# Je rol: head-nurse (hoofdverpleegkundige), sponsor (opdrachtgever)\n" in made
    assert "respondent: {role: head-nurse}" in made
    assert "team.wards" not in made
    later = done(ward, "init", "--questionnaire", "ward.yaml", "--phase", "roll-out").text
    assert "\nphase: roll-out\n" in later
    assert "\n  team.wards:\n" in later


def test_the_form_and_the_schema_offer_them(ward: Path) -> None:
    form = done(ward, "form", "--questionnaire", "ward.yaml").text
    assert '"phases": ["pilot", "roll-out"]' in form or '"phases":["pilot","roll-out"]' in form
    assert "Pilot: one ward works with it" in form
    assert "hoofdverpleegkundige" in form
    schema = json.loads(done(ward, "schema", "answers", "--questionnaire", "ward.yaml").out)
    assert schema["properties"]["phase"]["enum"] == ["pilot", "roll-out"]
    assert schema["properties"]["language"]["anyOf"][0]["enum"] == ["en", "nl"]
    role = schema["$defs"]["Respondent"]["properties"]["role"]
    assert role["anyOf"][0]["enum"] == ["head-nurse", "sponsor"]


def test_settings_name_a_phase_of_the_questionnaire(ward: Path) -> None:
    (ward / "implcheck.toml").write_text('phase = "kickoff"\nquestionnaire = "ward.yaml"\n', encoding="utf-8")
    refused = done(ward, "init")
    assert refused.code == 2
    assert "implcheck.toml:1:1: 'kickoff' is not a phase of the questionnaire." in refused.errors
    (ward / "implcheck.toml").write_text('phase = "roll-out"\nquestionnaire = "ward.yaml"\n', encoding="utf-8")
    assert "\nphase: roll-out\n" in done(ward, "init").text
    assert "Roll-out" in done(ward, "questionnaire", "show", "ward.yaml").text


def test_an_explanation_refuses_a_phase_that_it_does_not_have(ward: Path) -> None:
    refused = done(ward, "explain", "team.trained", "-q", "ward.yaml", "--phase", "pilott")
    assert refused.code == 2
    assert "pilot" in refused.errors


@pytest.mark.parametrize("id_", ["true", "null"])
def test_a_new_file_is_valid_whatever_the_phase_is_called(ward: Path, id_: str) -> None:
    own = (ward / "ward.yaml").read_text(encoding="utf-8").replace("- id: roll-out", f'- id: "{id_}"')
    own = own.replace("[roll-out]", f'["{id_}"]').replace("[pilot, roll-out]", f'[pilot, "{id_}"]')
    (ward / "ward.yaml").write_text(own, encoding="utf-8")
    assert done(ward, "init", "new.yaml", "-q", "ward.yaml", "--phase", id_).code == 0
    assert done(ward, "check", "new.yaml").code == 0


def test_where_a_phase_asks_nothing_there_is_nothing_to_fill_in_and_no_gate_opens(ward: Path) -> None:
    own = (ward / "ward.yaml").read_text(encoding="utf-8")
    (ward / "ward.yaml").write_text(
        own.replace("phases:\n", "phases:\n  - {id: rest, title: {en: Rest, nl: Rust}}\n", 1), encoding="utf-8"
    )
    refused = done(ward, "init", "new.yaml", "-q", "ward.yaml", "--phase", "rest")
    assert (refused.code, (ward / "new.yaml").exists()) == (2, False)
    empty = "implcheck: 1\nquestionnaire: ward.yaml\nproject: P\nphase: rest\nanswers: {}\n"
    (ward / "empty.yaml").write_text(empty, encoding="utf-8")
    gate = done(ward, "assess", "empty.yaml", "--require-complete")
    assert gate.code == 1
    assert "This phase asks no question that counts" in gate.text
