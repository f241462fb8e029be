"""The shipped schemas as an editor uses them: they explain every key, accept our files, and underline mistakes."""

import json
from pathlib import Path
from typing import Any

import pytest
from tests.questionnaires.test_schema import answers, faults, properties, read, shipped
from tests.support.cli import EXAMPLES, ROOT, run

EDITED = ("answers", "questionnaire")
OURS = [
    *(("answers", path) for path in sorted(EXAMPLES.glob("*.yaml"))),
    *(("questionnaire", path) for path in sorted((ROOT / "questionnaires").glob("*.yaml"))),
]
NAMED = "# yaml-language-server: $schema="


@pytest.mark.parametrize("kind", EDITED)
def test_pointing_at_any_key_explains_it(kind: str) -> None:
    found = list(properties(shipped(kind)))
    assert len(found) > 100
    assert [path for path, value in found if len(value.get("description", "")) < 10] == []


def test_a_key_without_an_explanation_would_be_noticed() -> None:
    data = shipped("answers")
    del data["properties"]["project"]["description"]
    assert [path for path, value in properties(data) if "description" not in value] == ["$.project"]


@pytest.mark.parametrize(("kind", "path"), OURS, ids=[path.stem for _, path in OURS])
def test_our_own_files_name_their_schema_and_keep_to_it(kind: str, path: Path) -> None:
    first = path.read_text(encoding="utf-8").partition("\n")[0]
    assert first.startswith(NAMED)
    assert (path.parent / first.removeprefix(NAMED)).resolve() == ROOT / "schemas" / f"{kind}.schema.json"
    assert faults(kind, read(path)) == []


def test_a_new_answers_file_names_the_schema_and_keeps_to_it(tmp_path: Path) -> None:
    file = tmp_path / "readiness.yaml"
    assert run("init", file, "--lang", "en").code == 0
    assert file.read_text(encoding="utf-8").startswith(f"{NAMED}answers.schema.json\n")
    assert faults("answers", read(file)) == []


def risk(**changed: Any) -> dict[str, Any]:
    """An accepted risk, with keys changed; a key that is None is left out."""
    whole = {"finding": "why.growth-room", "reason": "r", "owner": "sponsor", "until": "2026-11-24", **changed}
    return answers(accepted_risks=[{key: value for key, value in whole.items() if value is not None}])


@pytest.mark.parametrize(
    ("data", "where"),
    [
        (answers(phase="kick-off"), "$.phase"),
        (answers(phase="Kickoff"), "$.phase"),
        (answers(deadline="2026-11-24"), "$"),
        (answers(answers={"why.problem-statement": 5}), "$.answers['why.problem-statement']"),
        (answers(answers={"why.problem-statement": 2.5}), "$.answers['why.problem-statement']"),
        (answers(answers={"why.problem-statement": "unkown"}), "$.answers['why.problem-statement']"),
        (answers(answers={"why.problem-statement": {"not_applicable": None}}), "$.answers['why.problem-statement']"),
        (answers(answers={"why.problem-statement": {"not_applicable": True}}), "$.answers['why.problem-statement']"),
        (answers(answers={"why.problem-statement": {"note": "later"}}), "$.answers['why.problem-statement']"),
        (answers(answers={"why.problem-statemnt": 3}), "$.answers"),
        (answers(answers=[3]), "$.answers"),
        (answers(respondent="sponsor"), "$.respondent"),
        (answers(respondent={}), "$.respondent"),
        (answers(date="24 November 2026"), "$.date"),
        (risk(until=None), "$.accepted_risks[0]"),
        (risk(reason=None), "$.accepted_risks[0]"),
        (risk(until="soon"), "$.accepted_risks[0].until"),
        (risk(finding="why.growth"), "$.accepted_risks[0].finding"),
    ],
    ids=lambda value: json.dumps(value)[:80] if isinstance(value, dict) else value,
)
def test_a_mistake_in_answers_is_underlined_where_it_stands(data: dict[str, Any], where: str) -> None:
    found = faults("answers", data)
    assert len(found) == 1
    assert found[0].startswith(f"{where}: ")


def test_answers_without_a_project_are_underlined() -> None:
    data = answers()
    del data["project"]
    assert faults("answers", data) == ["$: 'project' is a required property"]


@pytest.fixture(scope="module")
def least() -> dict[str, Any]:
    """The built-in questionnaire with one of everything: all of it takes a second a time."""
    data: dict[str, Any] = read(ROOT / "questionnaires" / "implementation.yaml")
    data |= {key: data[key][:1] for key in ("sources", "claims", "practices", "questions", "rules")}
    assert faults("questionnaire", data) == []
    return data


@pytest.mark.parametrize(
    ("part", "key"),
    [
        *(("rules", key) for key in ("id", "title", "level", "raises", "phases", "when", "samples", "risk", "advice")),
        *(("questions", key) for key in ("id", "title", "phases", "weight", "weight_reason", "text", "help", "levels")),
        *(("practices", key) for key in ("id", "title", "short", "purpose", "weight", "weight_reason")),
    ],
)
def test_a_key_left_out_of_a_questionnaire_is_underlined(part: str, key: str, least: dict[str, Any]) -> None:
    changed = json.loads(json.dumps(least))
    del changed[part][0][key]
    found = faults("questionnaire", changed)
    assert len(found) == 1
    assert found[0].startswith(f"$.{part}[0]")
