"""The JSON report: its schema, its stability, and that it agrees with the report on the screen."""

import json
import re
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from tests.reports.pages import ACTING, MARKUP, assessed_text, example, saying
from tests.support.build import answers, questionnaire
from tests.support.build import assessed as small
from tests.support.build import levels as levels_question

from implcheck.reports import json_v1, schema, terminal
from implcheck.reports.options import Options

NAMES = ("brand-portal", "erp-rollout", "crm-aftercare")
SYMBOLS = {"low": "●", "moderate": "◆", "high": "▲", "critical": "■", None: "○"}

SENTENCES = frozenset({"title", "sentence", "answer", "risk", "do", "who", "done_when", "language"})
"""The keys whose values are in a language; all others are for machines."""


def report(name: str, language: str = "en") -> dict[str, Any]:
    """The JSON report of an example, as a program reads it."""
    data: dict[str, Any] = json.loads(json_v1.render(example(name), Options(languages=(language, "en"))))
    return data


def faults(data: object) -> list[str]:
    """What the schema of the report says against `data`."""
    validator = Draft202012Validator(json.loads(schema.for_assessments()))
    return [f"{fault.json_path}: {fault.message}" for fault in validator.iter_errors(data)]


def bare(data: Any) -> Any:
    """The data with every sentence taken out."""
    if isinstance(data, dict):
        return {key: "..." if key in SENTENCES else bare(value) for key, value in data.items()}
    return [bare(one) for one in data] if isinstance(data, list) else data


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("name", NAMES)
def test_the_report_is_as_its_schema_says(name: str, language: str) -> None:
    assert faults(report(name, language)) == []


def test_the_schema_is_one_itself() -> None:
    Draft202012Validator.check_schema(json.loads(schema.for_assessments()))


@pytest.mark.parametrize(
    ("path", "wrong"),
    [
        (("level",), "medium"),
        (("schema_version",), 2),
        (("score", "low"), 101),
        (("questions", 0, "score"), 5),
        (("practices", 0, "known"), 1.5),
        (("findings", 0, "advice", "effort"), "XL"),
        (("today",), 20261124),
    ],
)
def test_the_schema_notices_a_wrong_value(path: tuple[str | int, ...], wrong: object) -> None:
    data = report("brand-portal")
    at: Any = data
    for step in path[:-1]:
        at = at[step]
    at[path[-1]] = wrong
    assert faults(data) != []


@pytest.mark.parametrize("key", ["project", "level", "score", "findings", "gate", "questions", "schema_version"])
def test_the_schema_notices_a_missing_key(key: str) -> None:
    data = report("brand-portal")
    del data[key]
    assert faults(data) != []


@pytest.mark.parametrize("name", NAMES)
def test_only_sentences_depend_on_the_language(name: str) -> None:
    english, dutch = report(name, "en"), report(name, "nl")
    assert bare(english) == bare(dutch)
    assert english["because"][0]["sentence"] != dutch["because"][0]["sentence"]
    assert (english["language"], dutch["language"]) == ("en", "nl")


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("name", NAMES)
def test_it_agrees_with_the_report_on_the_screen(name: str, language: str) -> None:
    data = report(name, language)
    screen = terminal.render(example(name), Options(languages=(language, "en"), width=160, top=None))
    assert re.search(rf"─ {SYMBOLS[data['level']]} ", screen)
    assert re.search(rf"│ {int(data['score']['low'])} (of|van de) 100 ", screen)
    rows = [line for line in screen.split("\n") if re.search(r"[█▒·]{20}", line)]
    assert len(rows) == len(data["practices"])
    for row, practice in zip(rows, data["practices"], strict=True):
        low, ceiling = int(practice["score"]["low"]), int(practice["score"]["ceiling"])
        shown = str(low) if low == ceiling else f"{low}-{ceiling}"
        assert re.search(rf"[█▒·] +{shown} +{SYMBOLS[practice['level']]} ", row)
        assert practice["title"] in row
    numbered = re.findall(r"^ *\d+\. (.) \w+  (.*?)  (\S+)$", screen, flags=re.MULTILINE)
    told = [(SYMBOLS[one["level"]], one["title"], one["id"]) for one in data["findings"] if one["counts"]]
    assert numbered == told


def test_what_the_brand_portal_scores_by_hand() -> None:
    data = report("brand-portal")
    assert (data["project"], data["phase"], data["date"], data["role"]) == (
        "Brand portal",
        "kickoff",
        "2026-11-24",
        "project-lead",
    )
    assert data["level"] == "high"
    assert data["to_find_out"] == ["support.affected-jobs", "timeline.estimate-basis", "capacity.supplier-support"]
    growth = next(one for one in data["questions"] if one["id"] == "why.growth-room")
    assert growth["state"] == "not_applicable"
    assert growth["score"] is None
    assert growth["not_applicable"].startswith("The parent organisation chose")
    assert data["accepted_risks"][0]["until"] == "2027-01-31"


def test_it_is_the_same_bytes_every_time() -> None:
    options = Options(languages=("en", "nl"))
    assert json_v1.render(example("erp-rollout"), options) == json_v1.render(example("erp-rollout"), options)


@pytest.mark.parametrize("text", ["".join(ACTING), "".join(MARKUP), "Café \U0001f468\u200d\U0001f469\u200d\U0001f467"])
def test_what_people_wrote_is_kept_exactly(text: str) -> None:
    data = json.loads(json_v1.render(assessed_text(saying(f"x{text}y")), Options()))
    assert data["project"] == f"x{text}y"
    assert data["questions"][0]["note"] == f"x{text}y"
    assert faults(data) == []


def test_nothing_known_is_null_and_not_zero() -> None:
    of = questionnaire(levels_question("one.a"), levels_question("one.b", phases=["aftercare"]))
    data = json.loads(json_v1.render(small(of, {}), Options()))
    assert data["level"] is None
    assert data["outcome"] == "not_enough_known"
    assert data["questions"][0]["score"] is None
    assert faults(data) == []
    assert answers({}).date is None
    assert data["date"] is None
    nothing = json.loads(json_v1.render(small(of, {}, "execution"), Options()))
    assert nothing["to_find_out"] == ["one.a"]


def test_nothing_asked_has_no_score() -> None:
    of = questionnaire(levels_question("one.a", phases=["aftercare"]))
    data = json.loads(json_v1.render(small(of, {}), Options()))
    assert data["score"] is None
    assert data["practices"][0]["outcome"] == "nothing_asked"
    assert data["practices"][0]["score"] is None
    assert faults(data) == []
