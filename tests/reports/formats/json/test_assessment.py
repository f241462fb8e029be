"""The JSON report: its schema, its stability, and that it agrees with the report on the screen."""

import json
import re
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from tests.reports.pages import ACTING, MARKUP, assessed_text, example, saying
from tests.support.build import TODAY, accept, advice, answers, knock_out, need, questionnaire
from tests.support.build import assessed as small
from tests.support.build import levels as levels_question
from tests.support.cli import BRAND_PORTAL

from implcheck.loading.answers import load_answers
from implcheck.loading.source import read
from implcheck.model.answers import Locations, Respondent
from implcheck.model.enums import Level
from implcheck.model.gate import Gate
from implcheck.model.problem import Location, Rejected, problem
from implcheck.questionnaires import schema
from implcheck.reports.formats.json.render import render
from implcheck.reports.formats.registry import render as render_as
from implcheck.reports.options import Options
from implcheck.scoring.assess import assess

NAMES = ("brand-portal", "erp-rollout", "crm-aftercare")
SYMBOLS = {"low": "●", "moderate": "◆", "high": "▲", "critical": "■", None: "○"}

SENTENCES = frozenset(
    {
        "title",
        "sentence",
        "hint",
        "answer_text",
        "risk",
        "do",
        "who",
        "done_when",
        "headline",
        "how",
        "not_yet",
        "language",
    }
)
"""The keys whose values are in a language; all others are for machines."""


def report(name: str, language: str = "en") -> dict[str, Any]:
    """The JSON report of an example, as a program reads it."""
    data: dict[str, Any] = json.loads(render(example(name), Options(languages=(language, "en"))))
    return data


def faults(data: object) -> list[str]:
    """What the schema of the report says against `data`."""
    validator = Draft202012Validator(json.loads(schema.for_assessments()))
    return [f"{fault.json_path}: {fault.message}" for fault in validator.iter_errors(data)]


def bare(data: Any) -> Any:
    """The data with every sentence taken out."""
    if isinstance(data, dict):
        return {key: "..." if key in SENTENCES else bare(value) for key, value in data.items()}
    return [bare(item) for item in data] if isinstance(data, list) else data


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("name", NAMES)
def test_the_report_is_valid_by_its_schema(name: str, language: str) -> None:
    assert faults(report(name, language)) == []


def test_the_schema_is_valid_json_schema() -> None:
    Draft202012Validator.check_schema(json.loads(schema.for_assessments()))


@pytest.mark.parametrize(
    ("path", "wrong"),
    [
        (("level",), "medium"),
        (("schema_version",), 1),
        (("draft",), False),
        (("tool", "name"), "another"),
        (("phase",), "kickoff"),
        (("score", "low"), 101),
        (("questions", 0, "score"), 5),
        (("practices", 0, "known"), 1.5),
        (("findings", 0, "advice", "effort"), "XL"),
        (("today",), 20261124),
    ],
)
def test_the_schema_rejects_a_wrong_value(path: tuple[str | int, ...], wrong: object) -> None:
    data = report("brand-portal")
    at: Any = data
    for step in path[:-1]:
        at = at[step]
    at[path[-1]] = wrong
    assert faults(data) != []


@pytest.mark.parametrize("key", ["project", "level", "score", "findings", "gate", "questions", "schema_version"])
def test_the_schema_rejects_a_missing_key(key: str) -> None:
    data = report("brand-portal")
    del data[key]
    assert faults(data) != []


@pytest.mark.parametrize("name", NAMES)
def test_only_sentences_depend_on_the_language(name: str) -> None:
    english, dutch = report(name, "en"), report(name, "nl")
    assert bare(english) == bare(dutch)
    assert english["reasons"][0]["sentence"] != dutch["reasons"][0]["sentence"]
    assert (english["language"], dutch["language"]) == ("en", "nl")


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("name", NAMES)
def test_the_json_agrees_with_the_terminal_report(name: str, language: str) -> None:
    data = report(name, language)
    screen = str(render_as(example(name), "terminal", Options(languages=(language, "en"), width=160, top=100)))
    assert re.search(rf"─ {SYMBOLS[data['level']]} ", screen)
    assert re.search(rf"│ {int(data['score']['low'])} (points|punten): ", screen)
    rows = [line for line in screen.split("\n") if re.search(r"(?<!·)[█▒·]{20}(?!·)", line) and "│" not in line]
    assert len(rows) == len(data["practices"])
    for row, practice in zip(rows, data["practices"], strict=True):
        ends = (
            dict.fromkeys(str(int(practice["score"][end])) for end in ("low", "ceiling")) if practice["score"] else "-"
        )
        shown = "-".join(ends)
        assert re.search(rf"[█▒·] +{shown} +{SYMBOLS[practice['level']]} ", row)
        assert practice["title"] in row
    numbered = re.findall(r"^ *(\d+)\. (.) \w+  (.*)$", screen, flags=re.MULTILINE)
    actions = list(enumerate(data["actions"], 1))
    assert numbered == [(str(number), SYMBOLS[action["level"]], action["title"]) for number, action in actions]
    counted = [found["id"] for found in data["findings"] if found["counts"]]
    assert counted == [action["finding"] for action in data["actions"]]


def test_the_brand_portal_has_the_score_calculated_by_hand() -> None:
    data = report("brand-portal")
    assert (data["project"], data["date"]) == ("Brand portal", "2026-11-24")
    assert data["phase"] == {"id": "kickoff", "title": "Kickoff"}
    assert data["role"] == {"id": "project-lead", "title": "project lead"}
    assert data["level"] == "high"
    assert set(data["to_find_out"]) == {
        "support.affected-jobs",
        "timeline.estimate-basis",
        "capacity.supplier-support",
    }
    assert data["unknowns_decide"] is True
    assert data["possible_levels"] == {"best": "moderate", "worst": "high"}
    growth = next(question for question in data["questions"] if question["id"] == "why.growth-room")
    assert growth["state"] == "not_applicable"
    assert growth["score"] is None
    assert growth["not_applicable"].startswith("The parent organisation chose")
    assert data["accepted_risks"][0]["until"] == "2027-01-31"


def test_the_output_is_reproducible() -> None:
    options = Options(languages=("en", "nl"))
    assert render(example("erp-rollout"), options) == render(example("erp-rollout"), options)


@pytest.mark.parametrize("text", ["".join(ACTING), "".join(MARKUP), "Café \U0001f468\u200d\U0001f469\u200d\U0001f467"])
def test_user_text_is_unchanged(text: str) -> None:
    data = json.loads(render(assessed_text(saying(f"x{text}y")), Options()))
    assert data["project"] == f"x{text}y"
    assert data["questions"][0]["note"] == f"x{text}y"
    assert faults(data) == []


def test_without_answers_numbers_are_null_and_not_zero() -> None:
    asked = questionnaire(levels_question("one.a"), levels_question("one.b", phases=["aftercare"]))
    data = json.loads(render(small(asked, {}), Options()))
    assert data["level"] is None
    assert data["outcome"] == "not_enough_known"
    assert data["questions"][0]["score"] is None
    assert faults(data) == []
    assert answers({}).date is None
    assert data["date"] is None
    nothing = json.loads(render(small(asked, {}, "execution"), Options()))
    assert nothing["to_find_out"] == ["one.a"]


def test_nothing_asked_has_no_score() -> None:
    asked = questionnaire(levels_question("one.a", phases=["aftercare"]))
    data = json.loads(render(small(asked, {}), Options()))
    assert data["score"] is None
    assert data["practices"][0]["outcome"] == "nothing_asked"
    assert data["practices"][0]["score"] is None
    assert faults(data) == []


def test_locations_are_given_and_null_if_unknown() -> None:
    loaded = load_answers(read(BRAND_PORTAL))
    result = assess(loaded.questionnaire, loaded.answers, today=TODAY, locations=loaded.locations)
    data = json.loads(render(result, Options()))
    assert data["file"] == BRAND_PORTAL
    at = {question["id"]: (question["line"], question["column"]) for question in data["questions"]}
    lines = Path(BRAND_PORTAL).read_text(encoding="utf-8").split("\n")
    assert at["why.problem-statement"] == (lines.index("  why.problem-statement:") + 1, 3)
    (risk,) = data["accepted_risks"]
    assert lines[risk["line"] - 1].startswith("  - finding: ")
    assert risk["ends_in_days"] == 68
    asked = questionnaire(levels_question("one.a"))
    nowhere = json.loads(render(small(asked, {"one.a": 1}, accepted=[accept("one.a")]), Options()))
    assert nowhere["file"] is None
    assert (nowhere["questions"][0]["line"], nowhere["questions"][0]["column"]) == (None, None)
    assert nowhere["accepted_risks"][0]["line"] is None
    assert faults(nowhere) == []


def test_every_demand_of_the_gate_is_listed() -> None:
    small_questionnaire = questionnaire(levels_question("one.a"), levels_question("two.b"))
    gate = Gate(
        fail_on_practices={"two": Level.HIGH, "one": Level.LOW},
        fail_under_practices={"two": Fraction("79.5")},
        require_evidence=3,
        max_age=30,
    )
    data = json.loads(render(small(small_questionnaire, {"one.a": 4, "two.b": 1}, gate=gate), Options()))
    gate_data = data["gate"]
    assert list(gate_data["fail_on_practices"].items()) == [("one", "low"), ("two", "high")]
    assert (gate_data["fail_under_practices"], gate_data["require_evidence"], gate_data["max_age"]) == (
        {"two": 79.5},
        3,
        30,
    )
    assert (gate_data["fail_on"], gate_data["fail_under"], gate_data["passed"]) == (None, None, False)
    assert [reason["code"] for reason in gate_data["reasons"]] == [
        "gate-practice-level",
        "gate-practice-score",
        "gate-practice-level",
        "gate-no-evidence",
        "gate-no-date",
    ]
    assert faults(data) == []


def test_accepted_knock_outs_and_warnings_are_listed() -> None:
    asked = questionnaire(levels_question("one.a", knock_out=knock_out()), levels_question("one.b"))
    risks = [accept("one.a", "2026-11-30"), accept("one.b", "2027-11-30")]
    locations = Locations("a.yaml", {}, (Location("a.yaml", 7, 5, ""), Location("a.yaml", 8, 5, "")))
    result = assess(asked, answers({"one.a": 0, "one.b": 4}, accepted=risks), today=TODAY, locations=locations)
    data = json.loads(render(result, Options(languages=("nl",))))
    assert data["accepted_knock_outs"] == ["one.a"]
    soon, unmatched = data["warnings"]
    assert soon == {
        "code": "acceptance-ends-soon",
        "sentence": "Het geaccepteerde risico 'one.a' loopt af op 2026-11-30; na die dag telt het weer mee.",
        "hint": "Pak het risico aan, of laat de eigenaar het langer accepteren.",
        "file": "a.yaml",
        "line": 7,
        "column": 5,
        "cell": None,
    }
    assert (unmatched["code"], unmatched["line"]) == ("acceptance-unmatched", 8)
    assert faults(data) == []


def test_finding_out_what_other_advice_needs_is_an_action_without_advice() -> None:
    roles = [{"id": "sponsor", "title": "sponsor", "exists_when": need("one.a")}]
    needing = advice(roles=["sponsor"], needs=[need("one.c", 3)])
    asked = questionnaire(
        levels_question("one.a", help="Ask around."),
        levels_question("one.b", advice=needing),
        levels_question("one.c"),
        roles=roles,
    )
    data = json.loads(render(small(asked, {"one.b": 1, "one.c": 4}), Options()))
    finding_out, following = data["actions"]
    assert finding_out == {
        "finding": "one.a",
        "title": "Question one.a",
        "level": None,
        "finds_out": True,
        "how": "Ask around.",
        "advice": None,
        "points": 33.33,
        "counted_in": None,
        "clears_rule": False,
        "shared_with": [],
    }
    assert (following["finds_out"], following["how"], following["level"]) == (False, None, "high")
    assert (following["advice"]["roles"], following["advice"]["needs"]) == (
        ["sponsor"],
        [{"question": "one.c", "at_least": 3}],
    )
    assert faults(data) == []


def test_what_has_not_happened_yet_has_its_words_only_if_that_is_the_answer() -> None:
    asked = questionnaire(
        levels_question("one.a", not_yet="Nothing yet."), levels_question("one.b", not_yet="Nothing yet.")
    )
    data = json.loads(render(small(asked, {"one.a": "not_yet", "one.b": 4}), Options()))
    assert [(question["state"], question["not_yet"]) for question in data["questions"]] == [
        ("not_yet", "Nothing yet."),
        ("answered", None),
    ]
    assert faults(data) == []


def test_what_a_role_is_not_asked_is_listed() -> None:
    asked = questionnaire(levels_question("one.a"), levels_question("one.b", asked_of=["sponsor"]))
    given = answers({"one.a": 4}).model_copy(update={"respondent": Respondent(role="user")})
    data = json.loads(render(assess(asked, given, today=TODAY), Options()))
    assert data["not_asked_of_role"] == ["one.b"]
    assert data["headline"] is None
    assert faults(data) == []


def test_an_invalid_file_is_reported_as_invalid() -> None:
    rejected = Rejected("a.yaml", (problem("yaml-tab").at(Location("a.yaml", 3, 1, "")), problem("file-empty")))
    data = json.loads(render(rejected, Options()))
    assert (data["schema_version"], data["language"], data["file"], data["outcome"]) == (2, "en", "a.yaml", "invalid")
    tab, empty = data["problems"]
    assert (tab["code"], tab["file"], tab["line"], tab["column"]) == ("yaml-tab", "a.yaml", 3, 1)
    assert tab["sentence"] == "There is a tab here where YAML wants spaces."
    assert (empty["file"], empty["line"], empty["column"]) == (None, None, None)
    assert faults(data) == []
    assert faults({**data, "problems": []}) != []
    assert faults({**data, "outcome": "assessed"}) != []
