"""Answers as people write them, short and long."""

import datetime
from typing import Any

import pytest
from pydantic import ValidationError

from implcheck.model.answers import Answer, Answers, Given, NotApplicable, NotYet, Unanswered, Unknown, in_long_form

HEAD = {"implcheck": 1, "project": "x", "phase": "kickoff"}
RISK = {"finding": "a.b", "reason": "It can wait", "owner": "sponsor", "until": "2026-11-24"}


def read(written: Any) -> Answer:
    """One answer, as it stands in a file."""
    return Answers.model_validate({**HEAD, "answers": {"a.b": written}}).answers["a.b"]


@pytest.mark.parametrize(
    ("written", "answer"),
    [
        (3, Given(answer=3)),
        (0, Given(answer=0)),
        (1.5, Given(answer=1.5)),
        (False, Given(answer=False)),
        ("yes", Given(answer="yes")),
        ("", Given(answer="")),
        (["a", "b"], Given(answer=("a", "b"))),
        ([], Given(answer=())),
        (["unknown"], Given(answer=("unknown",))),
        ("unknown", Unknown()),
        (None, Unanswered()),
        ({"answer": 3}, Given(answer=3)),
        ({"answer": 3, "note": "n", "evidence": "e"}, Given(answer=3, note="n", evidence=("e",))),
        ({"answer": ["a"], "evidence": ["e", "f"]}, Given(answer=("a",), evidence=("e", "f"))),
        ({"answer": "unknown"}, Unknown()),
        ({"answer": "unknown", "note": "n", "evidence": ["e"]}, Unknown(note="n", evidence=("e",))),
        ({"unknown": True, "note": "n"}, Unknown(note="n")),
        ("not_yet", NotYet()),
        ({"not_yet": True, "evidence": "e"}, NotYet(evidence=("e",))),
        ({"answer": "not_yet", "note": "n"}, NotYet(note="n")),
        (["not_yet"], Given(answer=("not_yet",))),
        ("not yet", Given(answer="not yet")),
        ({"answer": None}, Unanswered()),
        ({"answer": None, "note": "n"}, Unanswered(note="n")),
        ({"not_applicable": "why"}, NotApplicable(not_applicable="why")),
        ({"not_applicable": " why ", "note": " n "}, NotApplicable(not_applicable="why", note="n")),
    ],
    ids=str,
)
def test_an_answer_is_read_in_its_short_and_long_form(written: object, answer: Answer) -> None:
    found = read(written)
    assert found == answer
    assert type(found) is type(answer)


@pytest.mark.parametrize(("written", "kind"), [(True, bool), (1, int), (1.0, float), ("1", str)])
def test_a_value_keeps_its_type(written: object, kind: type) -> None:
    found = read(written)
    assert isinstance(found, Given)
    assert type(found.answer) is kind


@pytest.mark.parametrize(
    "written",
    [
        {"level": 3},
        {"note": "n"},
        {},
        {"answer": 3, "colour": "red"},
        {"answer": {"level": 3}},
        {"answer": {"unknown": True}},
        {"answer": {"not_applicable": "why"}, "note": "n"},
        {"answer": [[1]]},
        {"answer": [None]},
        [{"answer": 1}],
        {"unknown": False},
        {"unknown": "yes"},
        {"unknown": True, "answer": 3},
        {"not_yet": False},
        {"not_yet": "yes"},
        {"not_yet": True, "answer": 3},
        {"not_yet": True, "unknown": True},
        {"not_applicable": ""},
        {"not_applicable": True},
        {"not_applicable": None},
        {"not_applicable": "why", "answer": 3},
        {"answer": 3, "note": ""},
        {"answer": 3, "note": 5},
        {"answer": 3, "evidence": [""]},
        {"answer": 3, "evidence": 5},
        {"answer": 3, "evidence": {"a": 1}},
    ],
    ids=str,
)
def test_an_invalid_answer_is_refused(written: object) -> None:
    with pytest.raises(ValidationError):
        read(written)


def test_answers_have_a_long_form() -> None:
    assert in_long_form(3) == {"answer": 3}
    assert in_long_form("unknown") == {"unknown": True}
    assert in_long_form("not_yet") == in_long_form({"answer": "not_yet"}) == {"not_yet": True}
    assert in_long_form(None) == {"unanswered": True}
    assert in_long_form({"answer": "unknown", "note": "n"}) == {"unknown": True, "note": "n"}
    assert in_long_form({"not_applicable": "why"}) == {"not_applicable": "why"}
    given = Given(answer=3)
    assert in_long_form(given) is given


def test_the_long_form_leaves_the_original_unchanged() -> None:
    written = {"answer": "unknown", "note": "n"}
    in_long_form(written)
    assert written == {"answer": "unknown", "note": "n"}


def test_the_smallest_answers_file_has_defaults() -> None:
    least = Answers.model_validate({**HEAD, "answers": {}})
    assert (least.questionnaire, least.date, least.respondent, least.accepted_risks) == (
        "implementation",
        None,
        None,
        (),
    )


@pytest.mark.parametrize("date", ["2026-11-24", datetime.date(2026, 11, 24)])
def test_a_date_is_text_or_a_date_object(date: object) -> None:
    assert Answers.model_validate({**HEAD, "answers": {}, "date": date}).date == datetime.date(2026, 11, 24)


@pytest.mark.parametrize(
    "date",
    [
        "24-11-2026",
        "2026-11-31",
        "",
        20261124,
        1.5,
        True,
        [2026, 11, 24],
        datetime.datetime(2026, 11, 24, 12, tzinfo=datetime.UTC),
    ],
)
def test_any_other_value_is_refused_as_a_date(date: object) -> None:
    with pytest.raises(ValidationError) as caught:
        Answers.model_validate({**HEAD, "answers": {}, "date": date})
    assert [error["type"] for error in caught.value.errors()] == ["date_iso"]


@pytest.mark.parametrize("missing", ["finding", "reason", "owner", "until"])
def test_an_accepted_risk_needs_a_finding_reason_owner_and_end(missing: str) -> None:
    Answers.model_validate({**HEAD, "answers": {}, "accepted_risks": [RISK]})
    with pytest.raises(ValidationError):
        Answers.model_validate(
            {**HEAD, "answers": {}, "accepted_risks": [{key: RISK[key] for key in RISK if key != missing}]}
        )
    with pytest.raises(ValidationError):
        Answers.model_validate({**HEAD, "answers": {}, "accepted_risks": [{**RISK, missing: " "}]})


@pytest.mark.parametrize("version", [2, 0, "1", None, True, 1.0])
def test_another_version_of_the_format_is_refused(version: object) -> None:
    with pytest.raises(ValidationError):
        Answers.model_validate({**HEAD, "answers": {}, "implcheck": version})
