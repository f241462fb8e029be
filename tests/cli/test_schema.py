"""`implcheck schema`: the shipped copies are what the command writes."""

from pathlib import Path

import pytest
from tests.support.cli import ROOT, run

NAMES = ("questionnaire", "answers", "assessment")


@pytest.mark.parametrize("name", NAMES)
def test_the_shipped_schema_is_what_the_command_prints(name: str) -> None:
    done = run("schema", name, "--lang", "en")
    assert (done.code, done.err) == (0, b"")
    assert done.out == (ROOT / "schemas" / f"{name}.schema.json").read_bytes()


def test_a_schema_of_answers_is_in_the_language_and_of_the_questionnaire_asked_for(tmp_path: Path) -> None:
    assert "Opdrachtgever met mandaat" in run("schema", "answers", "--lang", "nl").text
    own = (ROOT / "questionnaires" / "implementation.yaml").read_text(encoding="utf-8")
    (tmp_path / "own.yaml").write_text(own.replace("id: implementation", "id: own", 1), encoding="utf-8")
    done = run("schema", "answers", "--questionnaire", tmp_path / "own.yaml")
    assert '"title": "implcheck answers to own 2.0"' in done.text


def test_a_schema_replaces_a_file_only_when_forced(tmp_path: Path) -> None:
    file = tmp_path / "answers.schema.json"
    assert run("schema", "answers", "-o", file).code == 0
    assert run("schema", "answers", "-o", file).code == 2
    assert run("schema", "answers", "-o", file, "--force").code == 0
