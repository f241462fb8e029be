"""The comparison as JSON: its schema, its stability, and what it holds."""

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from tests.reports.pages import ACTING, MARKUP, assessed_text, example, saying
from tests.support.build import NA, assessed, levels, questionnaire

from implcheck.model.comparison import Move
from implcheck.questionnaires.schema import for_comparisons
from implcheck.reports.formats.json.comparison import ComparisonV2
from implcheck.reports.formats.json.render import render
from implcheck.reports.options import Options
from implcheck.scoring.compare import compare

SENTENCES = frozenset({"title", "answer_text", "do", "language"})
"""The keys whose values are in a language."""


def brand_portal(language: str = "en") -> dict[str, Any]:
    """The example and its later state, as a program reads it."""
    comparison = compare(example("brand-portal"), example("brand-portal-january"))
    data: dict[str, Any] = json.loads(render(comparison, Options(languages=(language, "en"))))
    return data


def faults(data: object) -> list[str]:
    """What the schema says against `data`."""
    schema = json.loads(for_comparisons())
    Draft202012Validator.check_schema(schema)
    return [f"{fault.json_path}: {fault.message}" for fault in Draft202012Validator(schema).iter_errors(data)]


def bare(data: Any) -> Any:
    """The data with every sentence taken out."""
    if isinstance(data, dict):
        return {key: "..." if key in SENTENCES else bare(value) for key, value in data.items()}
    return [bare(item) for item in data] if isinstance(data, list) else data


@pytest.mark.parametrize("language", ["en", "nl"])
def test_the_report_is_valid_by_its_schema(language: str) -> None:
    assert faults(brand_portal(language)) == []


@pytest.mark.parametrize(
    ("key", "wrong"), [("schema_version", 1), ("gain", "much"), ("findings", [{}]), ("before", {}), ("today", 1)]
)
def test_the_schema_rejects_a_wrong_value_and_a_missing_key(key: str, wrong: object) -> None:
    data = brand_portal()
    assert faults({**data, key: wrong}) != []
    del data[key]
    assert faults(data) != []


def test_the_changes_in_the_brand_portal() -> None:
    data = brand_portal()
    assert (data["schema_version"], data["project"]) == (2, "Brand portal")
    assert [data[side]["questionnaire"]["id"] for side in ("before", "after")] == ["implementation", "implementation"]
    assert data["after"]["phase"] == {"id": "kickoff", "title": "Kickoff"}
    assert [(data[side]["date"], data[side]["level"]) for side in ("before", "after")] == [
        ("2026-11-24", "high"),
        ("2027-01-15", data["after"]["level"]),
    ]
    before, after = example("brand-portal"), example("brand-portal-january")
    assert after.level is not None
    assert data["after"]["level"] == after.level.value
    assert before.score is not None
    assert after.score is not None
    assert abs(data["gain"] - float(after.score.low - before.score.low)) < 0.01
    moves = {moved["id"]: moved["move"] for moved in data["questions"]}
    assert moves["support.affected-jobs"] == "known"
    assert moves["support.message-plan"] == "up"
    was, now = (
        {finding.id: finding.level.value for finding in side.findings if finding.id in moves}
        for side in (before, after)
    )
    levels = {moved["id"]: (moved["before"], moved["after"]) for moved in data["findings"]}
    for id_ in levels.keys() & moves.keys():
        assert levels[id_] == (was.get(id_), now.get(id_))


def test_only_sentences_depend_on_the_language() -> None:
    english, dutch = brand_portal("en"), brand_portal("nl")
    assert bare(english) == bare(dutch)
    assert english["questions"][0]["title"] != dutch["questions"][0]["title"]


def test_gains_are_cut_off_towards_zero() -> None:
    asked = questionnaire(levels("one.a"), levels("one.b"), levels("one.c"))
    before, after = (
        assessed(asked, {"one.a": 2, "one.b": 2, "one.c": 2}),
        assessed(asked, {"one.a": 3, "one.b": 2, "one.c": 2}),
    )
    assert json.loads(render(compare(before, after), Options()))["gain"] == 8.33
    assert json.loads(render(compare(after, before), Options()))["gain"] == -8.33


def test_without_a_score_numbers_are_null_and_not_zero() -> None:
    asked = questionnaire(levels("one.a"))
    data = json.loads(render(compare(assessed(asked, {"one.a": NA}), assessed(asked, {"one.a": 1})), Options()))
    assert (data["gain"], data["before"]["score"], data["before"]["level"]) == (None, None, None)
    assert data["practices"][0]["gain"] is None
    assert data["questions"][0]["before"]["not_applicable"] == NA["not_applicable"]
    assert faults(data) == []


def test_every_move_has_its_word() -> None:
    words = ComparisonV2.model_json_schema()["$defs"]["Move"]["enum"]
    assert words == [move.value for move in Move]


@pytest.mark.parametrize("text", ["".join(ACTING), "".join(MARKUP)])
def test_user_text_is_unchanged(text: str) -> None:
    written = saying(f"x{text}y")
    comparison = compare(assessed_text(written), assessed_text(written.replace("answer: 1", "answer: 3")))
    data = json.loads(render(comparison, Options()))
    assert data["project"] == f"x{text}y"
    assert data["questions"][0]["after"]["note"] == f"x{text}y"
    assert faults(data) == []
