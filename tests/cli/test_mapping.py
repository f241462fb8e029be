"""`implcheck mapping new`: an export of each survey tool gets a draft that assess takes, or that says what to decide."""

import csv
import io
import shlex
from pathlib import Path

import pytest
from tests.support.cli import run

from implcheck import load_questionnaire
from implcheck.model.question import Question

QUESTIONNAIRE = load_questionnaire()
ASKED = QUESTIONNAIRE.asked_in("kickoff")
ROLES = ("sponsor", "key-user", "user")


def _cell(question: Question, language: str, separator: str) -> str:
    if question.type == "multi":
        ticked = [choice.text.in_(language) for choice in question.choices if not choice.is_exclusive][:2]
        return separator.join(ticked)
    if question.type == "number":
        return {"en": "7.5", "nl": "7,5"}[language]
    return question.choices[1].text.in_(language)


def _export(file: Path, language: str, before: list[tuple[str, str]], *, delimiter: str, separator: str) -> Path:
    """Write an export: what the tool puts before, the role, and every question of the kickoff."""
    title = {"en": "What is your role?", "nl": "Wat is je rol?"}[language]
    names = [*(name for name, _ in before), title, *(question.text.in_(language) for question in ASKED)]
    text = io.StringIO()
    rows = csv.writer(text, delimiter=delimiter)
    rows.writerow(names)
    for role in ROLES:
        own = QUESTIONNAIRE.roles_by_id[role].title.in_(language)
        cells = [_cell(question, language, separator) for question in ASKED]
        rows.writerow([*(cell for _, cell in before), own.capitalize(), *cells])
    file.write_text(text.getvalue(), encoding="utf-8-sig")
    return file


TOOLS = {
    "google": ([("Timestamp", "11/20/2026 10:00:00")], "en", ","),
    "microsoft": (
        [("Id", "1"), ("Begintijd", "20-11-2026 10:00"), ("E-mail", "someone@example.org"), ("Naam", "Someone Else")],
        "nl",
        ";",
    ),
    "limesurvey": ([("Antwoord ID", "4"), ("Datum ingestuurd", "2026-11-20 10:00:00"), ("Starttaal", "nl")], "nl", ";"),
    "qualtrics": ([("StartDate", "2026-11-20"), ("IPAddress", "192.0.2.1"), ("Progress", "100")], "en", ","),
}


@pytest.mark.parametrize("tool", TOOLS)
def test_the_draft_of_an_export_is_taken_by_assess(tmp_path: Path, tool: str) -> None:
    before, language, delimiter = TOOLS[tool]
    export = _export(tmp_path / "export.csv", language, before, delimiter=delimiter, separator=";")
    mapping = tmp_path / "mapping.yaml"
    made = run("mapping", "new", export, "-o", mapping, "--lang", language, "--project", "Portal")
    assert (made.code, made.out) == (0, b"")
    assert f"implcheck assess {export} --mapping {mapping}" in made.errors
    text = mapping.read_text(encoding="utf-8")
    for name, cell in before:
        assert text.count(f'"{name}":') == 1
        assert cell not in text or len(cell) < 4
    done = run("assess", export, "--mapping", mapping, "--lang", language, "--quiet")
    assert (done.code, done.errors) == (0, "")


def test_the_draft_goes_to_standard_output_and_its_messages_elsewhere(tmp_path: Path) -> None:
    export = _export(tmp_path / "export.csv", "en", [], delimiter=",", separator=";")
    made = run("mapping", "new", export, "--lang", "en")
    assert made.code == 0
    assert '\nrole: "What is your role?"\n' in made.text
    assert made.errors.startswith("24 columns: 24 used, 0 left out, 0 to be decided.\n")
    assert run("mapping", "new", export, "--lang", "en") == made


def test_an_existing_mapping_is_kept_unless_forced(tmp_path: Path) -> None:
    export = _export(tmp_path / "export.csv", "en", [], delimiter=",", separator=";")
    mapping = tmp_path / "mapping.yaml"
    mapping.write_text("precious", encoding="utf-8")
    assert run("mapping", "new", export, "-o", mapping).code == 2
    assert mapping.read_text(encoding="utf-8") == "precious"
    assert run("mapping", "new", export, "-o", mapping, "--force").code == 0


def test_what_is_to_be_decided_is_named_by_assess(tmp_path: Path) -> None:
    export = tmp_path / "export.csv"
    export.write_text("Role,Measurable goals,Something else\nsponsor,3,x\nuser,2,y\n", encoding="utf-8")
    mapping = tmp_path / "mapping.yaml"
    made = run("mapping", "new", export, "-o", mapping, "--lang", "en", "--project", "P", "--phase", "kickoff")
    assert made.errors.splitlines()[1] == "3 columns: 2 used, 0 left out, 1 to be decided."
    done = run("assess", export, "--mapping", mapping, "--lang", "en")
    assert done.code == 2
    assert "Column 'Something else' matches no question id." in done.errors


def test_a_file_that_is_no_table_is_refused(tmp_path: Path) -> None:
    empty = tmp_path / "export.csv"
    empty.write_text("", encoding="utf-8")
    for file in (empty, tmp_path / "missing.csv"):
        made = run("mapping", "new", file)
        assert (made.code, made.out) == (2, b"")


def test_help_names_the_next_command() -> None:
    assert "new" in run("mapping", "--help").text
    shown = " ".join(run("mapping", "new", "--help").text.split())
    assert "EXPORT" in shown
    assert "--mapping" in shown


def test_columns_that_tick_an_option_are_drafted_as_such(tmp_path: Path) -> None:
    question = QUESTIONNAIRE.by_id["capacity.supplier-support"]
    names = [f"{question.text.in_('nl')} [{choice.text.in_('nl')}]" for choice in question.choices]
    export = tmp_path / "export.csv"
    with export.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, delimiter=";")
        rows.writerows([["Rol", *names], ["sponsor", "Ja", *["Nee"] * 5], ["sponsor", *[""] * 6]])
    mapping = tmp_path / "mapping.yaml"
    assert run("mapping", "new", export, "-o", mapping, "--project", "P", "--phase", "kickoff").code == 0
    assert "option: preparation}" in mapping.read_text(encoding="utf-8")
    done = run("check", export, "--mapping", mapping, "--lang", "en")
    assert (done.code, done.text.count("1 of 23 questions")) == (0, 1)


def test_a_role_that_is_not_shown_is_not_said_to_be_refused(tmp_path: Path) -> None:
    export = tmp_path / "export.csv"
    export.write_text("Role;Other\nSponsor;1\nChief of something;2\n", encoding="utf-8")
    draft = run("mapping", "new", export, "--lang", "en").text
    assert "Chief of something" not in draft
    assert "role of its own" in draft
    assert "in which cell" not in draft


def test_the_command_to_go_on_with_can_be_copied(tmp_path: Path) -> None:
    before, language, delimiter = TOOLS["google"]
    _export(tmp_path / "the export.csv", language, before, delimiter=delimiter, separator=";")
    made = run("mapping", "new", "the export.csv", "-o", "a mapping.yaml", "--lang", "nl", cwd=tmp_path)
    command = made.errors.rpartition("draai dan: ")[2].strip()
    assert shlex.split(command) == [
        *("implcheck", "assess", "the export.csv", "--mapping", "a mapping.yaml", "--lang", "nl"),
    ]
