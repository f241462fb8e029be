"""The status of a round as JSON: its schema, and what it holds."""

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from tests.reports.round_statuses import of_respondents, round_with_everything

from implcheck.model.round_status import RoundStatus
from implcheck.questionnaires.schema import for_rounds
from implcheck.reports.formats.json.render import render
from implcheck.reports.options import Options


def read(status: RoundStatus, language: str = "en") -> dict[str, Any]:
    data: dict[str, Any] = json.loads(render(status, Options(languages=(language, "en"))))
    return data


def faults(data: object) -> list[str]:
    schema = json.loads(for_rounds())
    Draft202012Validator.check_schema(schema)
    return [f"{fault.json_path}: {fault.message}" for fault in Draft202012Validator(schema).iter_errors(data)]


@pytest.mark.parametrize("language", ["en", "nl"])
def test_it_is_valid_by_its_schema(language: str) -> None:
    for status in (round_with_everything(), of_respondents(), of_respondents(user=1)):
        data = read(status, language)
        assert faults(data) == []
        assert data["language"] == language


def test_it_holds_counts_by_role_and_null_where_nothing_is_known() -> None:
    data = read(of_respondents())
    assert (data["answered"], data["expected"], data["missing"], data["reminder"], data["round"]) == (
        *(5, None, None, None, None),
    )
    assert {role["expected"] for role in data["roles"]} == {role["missing"] for role in data["roles"]} == {None}
    status = of_respondents(user=2)
    about = status.about._replace(project="", phase=None)
    roles = tuple(role._replace(questions=None, minutes={}) for role in status.roles)
    empty = read(status._replace(about=about, roles=roles))
    assert (empty["project"], empty["phase"], empty["roles"][0]["minutes"]) == (None, None, None)
    assert faults(empty) == []


def test_files_and_the_reminder_are_there() -> None:
    data = read(round_with_everything())
    assert data["equal_files"] == [{"file": "b.yaml", "same_as": "c.yaml"}]
    first = data["broken_files"][0]
    assert (first["file"], first["problems_left_out"], len(first["problems"])) == ("a.yaml", 2, 4)
    assert first["problems"][0] == {
        "code": "key-missing",
        "sentence": "'phase' is missing.",
        "file": "a.yaml",
        "line": 3,
        "column": 1,
        "cell": None,
    }
    assert (data["without_round"], data["other_rounds"]) == (
        ["e.yaml"],
        [{"round": "2026-10-20", "files": 4}, {"round": "2062-11-20", "files": 1}],
    )
    assert (data["future_files"], data["unread_files"]) == ([{"file": "f.yaml", "round": "2062-11-20"}], ["g.csv"])
    assert data["not_asked"][0]["roles"] == ["sponsor", "user"]
    assert "\n- sponsor: 1 (15 questions, about 6 minutes of reading)\n" in data["reminder"]


@pytest.mark.parametrize(("key", "wrong"), [("schema_version", 1), ("roles", [{}]), ("answered", -1), ("round", 3)])
def test_another_shape_is_refused(key: str, wrong: object) -> None:
    assert faults({**read(of_respondents()), key: wrong})
