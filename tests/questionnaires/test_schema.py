"""The JSON Schemas: shipped as generated, describing what they ask, and catching what people get wrong."""

import copy
import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator, FormatChecker
from tests.support.build import built_in
from tests.support.cli import EXAMPLES, ROOT

from implcheck.questionnaires import schema
from implcheck.wording.messages import Messages

SCHEMAS = ROOT / "schemas"
NAMES = ("questionnaire", "answers", "assessment", "comparison", "round", "problems")
EXAMPLE_FILES = sorted(EXAMPLES.rglob("*.yaml"))


class Loader(yaml.SafeLoader):
    """YAML 1.2 as our loader and as editors read it: `yes` and a date are text."""


Loader.yaml_implicit_resolvers = {
    first: [
        (tag, pattern)
        for tag, pattern in resolvers
        if not tag.endswith((":timestamp", ":bool")) or (tag.endswith(":bool") and first in "tTfF")
    ]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def read(path: Path) -> Any:
    """Return a YAML file as plain data."""
    return copy.deepcopy(_read(path))


@cache
def _read(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), Loader=Loader)  # noqa: S506 - it is the safe loader, with less


def shipped(name: str) -> Any:
    """A shipped schema as data."""
    return json.loads((SCHEMAS / f"{name}.schema.json").read_text(encoding="utf-8"))


def faults(name: str, data: object) -> list[str]:
    """What a schema says against `data`."""
    validator = Draft202012Validator(shipped(name), format_checker=FormatChecker())
    return [f"{fault.json_path}: {fault.message}" for fault in validator.iter_errors(data)]


def answers(**changed: Any) -> dict[str, Any]:
    """Small valid answers, with keys changed."""
    return {"implcheck": 1, "project": "P", "phase": "kickoff", "answers": {}, **changed}


def properties(data: Any, path: str = "$") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every property that a schema defines, with its path."""
    if isinstance(data, dict):
        for key, value in data.get("properties", {}).items() if isinstance(data.get("properties"), dict) else ():
            yield f"{path}.{key}", value
        for key, value in data.items():
            yield from properties(value, f"{path}.{key}")
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from properties(value, f"{path}[{index}]")


def described(value: dict[str, Any]) -> bool:
    """Whether a property says what it is, itself or by the definition that it refers to."""
    refers = any("$ref" in option for option in value.get("anyOf", ()))
    return refers or bool({"description", "title", "$ref", "const"} & value.keys())


@pytest.mark.parametrize("name", NAMES)
def test_a_shipped_schema_is_a_schema(name: str) -> None:
    Draft202012Validator.check_schema(shipped(name))


def test_the_shipped_schemas_are_the_generated_ones() -> None:
    generated = {
        "questionnaire": schema.for_questionnaires(),
        "answers": schema.for_answers(built_in(), Messages(("en", "nl"))),
        "assessment": schema.for_assessments(),
        "comparison": schema.for_comparisons(),
        "round": schema.for_rounds(),
        "problems": schema.for_problems(),
    }
    for name, text in generated.items():
        kept = (SCHEMAS / f"{name}.schema.json").read_text(encoding="utf-8")
        assert kept == text, f"run: implcheck schema {name} --lang en -o schemas/{name}.schema.json --force"


@pytest.mark.parametrize("path", EXAMPLE_FILES, ids=lambda path: path.stem)
def test_the_examples_are_valid(path: Path) -> None:
    assert faults("answers", read(path)) == []


def test_the_built_in_questionnaire_is_valid() -> None:
    assert faults("questionnaire", read(ROOT / "questionnaires" / "implementation.yaml")) == []


@pytest.mark.parametrize(
    "data",
    [
        answers(),
        answers(questionnaire="implementation", date="2026-11-24", respondent={"role": "sponsor"}),
        answers(answers={"why.problem-statement": 3, "commitment.named-sponsor": None}),
        answers(answers={"why.problem-statement": "unknown", "timeline.date-scope": "scope-gives"}),
        answers(answers={"why.problem-statement": {"answer": "unknown", "note": "Asked"}}),
        answers(answers={"why.problem-statement": {"answer": None, "note": "Asked"}}),
        answers(answers={"why.problem-statement": {"not_applicable": "None here", "note": "Asked"}}),
        answers(answers={"why.problem-statement": {"answer": 3, "evidence": "One page"}}),
        answers(answers={"capacity.planned-hours-freed": 62.5}),
        answers(
            answers={"timeline.slipped-step": "not_yet", "knowledge.stand-in": {"not_yet": True, "note": "No leave"}}
        ),
        answers(answers={"timeline.slipped-step": {"answer": "not_yet", "note": "None yet"}}),
        answers(answers={"capacity.supplier-support": ["preparation", "setup"]}),
    ],
)
def test_every_way_of_answering_is_valid(data: dict[str, Any]) -> None:
    assert faults("answers", data) == []


@pytest.mark.parametrize(
    "data",
    [
        answers(projct="P"),
        answers(respondent={"rol": "sponsor"}),
        answers(phase="kick-off"),
        answers(implcheck=2),
        answers(project=3),
        answers(project=""),
        answers(date="24-11-2026"),
        answers(answers={"why.problem-statment": 3}),
        answers(answers={"why.problem-statement": 7}),
        answers(answers={"why.problem-statement": "3"}),
        answers(answers={"why.problem-statement": {"anwser": 3}}),
        answers(answers={"why.problem-statement": {"answer": 3, "notes": "x"}}),
        answers(answers={"why.problem-statement": {"not_applicable": ""}}),
        answers(answers={"timeline.date-scope": "everything"}),
        answers(answers={"capacity.planned-hours-freed": -1}),
        answers(answers={"capacity.planned-hours-freed": "6"}),
        answers(answers={"capacity.supplier-support": "preparation"}),
        answers(answers={"capacity.supplier-support": []}),
        answers(answers={"capacity.supplier-support": ["setup", "setup"]}),
        answers(answers={"why.problem-statement": True}),
        answers(answers={"why.problem-statement": "not_yet"}),
        answers(answers={"why.problem-statement": {"not_yet": True}}),
        answers(accepted_risks=[{"finding": "why.growth-room", "reason": "r", "owner": "o"}]),
        answers(accepted_risks=[{"finding": "nix", "reason": "r", "owner": "o", "until": "2026-11-24"}]),
    ],
)
def test_a_typical_mistake_in_answers_is_caught(data: dict[str, Any]) -> None:
    assert faults("answers", data) != []


@pytest.mark.parametrize("key", ["implcheck", "project", "phase", "answers"])
def test_a_missing_key_in_answers_is_caught(key: str) -> None:
    data = answers()
    del data[key]
    assert faults("answers", data) == [f"$: '{key}' is a required property"]


@pytest.mark.parametrize(
    ("path", "wrong"),
    [
        (("questions", 0, "type"), "level"),
        (("questions", 0, "wieght"), 1),
        (("questions", 0, "weight"), 0),
        (("questions", 0, "id"), "Why"),
        (("questions", 0, "phases"), []),
        (("phases", 0, "id"), "Kick off"),
        (("roles", 0, "title"), None),
        (("questions", 0, "text"), 3),
        (("practices", 0, "weight"), "heavy"),
        (("rules", 0, "level"), "severe"),
        (("rules", 0, "when"), {"question": "why.growth-room"}),
        (("levels", "bands"), []),
        (("languages",), "en"),
    ],
)
def test_a_typical_mistake_in_a_questionnaire_is_caught(path: tuple[str | int, ...], wrong: object) -> None:
    data = read(ROOT / "questionnaires" / "implementation.yaml")
    # The first of each is enough, and all of them take a second each time.
    data |= {key: data[key][:1] for key in ("sources", "claims", "practices", "questions", "rules")}
    assert faults("questionnaire", data) == []
    at: Any = data
    for step in path[:-1]:
        at = at[step]
    at[path[-1]] = wrong
    assert faults("questionnaire", data) != []


@pytest.mark.parametrize("name", NAMES)
def test_every_property_has_a_description(name: str) -> None:
    data = shipped(name)
    found = list(properties(data))
    assert len(found) > 10
    assert [path for path, value in found if not described(value)] == []


def test_an_editor_shows_the_question_and_its_levels_while_one_answers() -> None:
    question = shipped("answers")["properties"]["answers"]["properties"]["commitment.named-sponsor"]
    assert question["title"] == "Sponsor with a mandate"
    assert "\n4: " in question["description"]
