"""JSON Lines: an object per respondent, and problems with their column in the line."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.respondents.files import GROWTH, HOURS, SUPPORT, line, lines, problems, read, values, written

from implcheck.model.answers import NotYet
from implcheck.respondents.combine import combine_answers
from implcheck.respondents.sources import SourceOptions


def test_answers_may_have_any_form(tmp_path: Path) -> None:
    file = written(
        tmp_path,
        "round.jsonl",
        lines(
            {"implcheck": 1, "project": "Portal", "phase": "execution", "date": "2026-11-01"},
            line("user", {HOURS: 6, SUPPORT: ["preparation"], GROWTH: None}, date="2026-11-20"),
            line("user", {HOURS: {"answer": 6, "note": "Rota", "evidence": "rota.pdf"}, GROWTH: "unknown"}),
        )
        + "\n",
    )
    sources, tally = read([file], SourceOptions())
    assert (sources.project, sources.phase, sources.date) == ("Portal", "execution", date(2026, 11, 20))
    assert values(tally) == {HOURS: 6, SUPPORT: ("preparation",)}
    combined = combine_answers(tally, min_group=1)[HOURS]
    assert (combined.note, combined.evidence) == ("Rota", ("rota.pdf",))
    assert tally.respondents == {"user": 2}


def test_the_first_line_may_be_a_respondent_too(tmp_path: Path) -> None:
    file = written(tmp_path, "a.jsonl", lines(line("user", {GROWTH: 3}, project="P", phase="kickoff")))
    sources, tally = read([file], SourceOptions())
    assert (sources.project, tally.respondents, values(tally)) == ("P", {"user": 1}, {GROWTH: 3})


def test_3_and_true_and_3_point_0_are_different(tmp_path: Path) -> None:
    text = lines(line("user", {GROWTH: 1}), line("user", {GROWTH: True}), line("user", {GROWTH: 1.0}))
    found = problems([written(tmp_path, "a.jsonl", text)])
    assert found == [("answer-not-a-level", "a.jsonl", 2, 49), ("answer-not-a-level", "a.jsonl", 3, 49)]


@pytest.mark.parametrize(
    ("written_line", "code", "column"),
    [
        ('{"role": "user", "answers": {}', "line-not-json", 31),
        ("[]", "line-not-object", 1),
        ('{"role": "user", "answers": {}, "answers": {}}', "line-key-twice", 33),
        ('{"role": "user", "answers": {"why.growth-room": NaN}}', "line-not-number", 49),
        ('{"role": "user", "answers": {"why.growth-room": "NaN", "a": -Infinity}}', "line-not-number", 61),
        ('{"role": "user", "answers": {"why.growth-room": ' + "1" * 6000 + "}}", "number-too-long", 49),
        ("[" * 100_000, "yaml-too-deep", 33),
        (r'{"role": "user\ud800", "answers": {}}', "line-half-character", 15),
        (
            r'{"role": "user", "answers": {"why.growth-room": {"answer": 3, "note": "\ude00\ud83d"}}}',
            "line-half-character",
            72,
        ),
        (r'{"role": "\\ud800\ud83d\ude00\uDC00", "answers": {}}', "line-half-character", 30),
        ('{"role": "user", "answers": {}, "nix": 1}', "key-unknown", 33),
        ('{"role": "user", "answers": {"why.growth": 1}}', "no-such-question", 30),
        ('{"role": "user", "answers": {"why": {"growth-room": 1}}}', "answer-grouped", 38),
        ('{"role": "user", "answers": {"why.growth-room": 7}}', "answer-no-such-level", 49),
        ('{"role": "user", "answers": {"why.growth-room": {"answer": 3, "nite": "x"}}}', "key-unknown", 63),
        ('{"role": "user", "answers": {"capacity.supplier-support": [["x"]]}}', "answer-shape", 59),
        ('{"answers": {}}', "key-missing", 1),
        ('{"role": 3, "answers": {}}', "needs-text", 10),
        ('{"role": " ", "answers": {}}', "empty", 10),
        ('{"role": "user"}', "key-missing", 1),
        ('{"role": "user", "answers": []}', "needs-mapping", 29),
        ('{"role": "user", "may_stand_apart": "yes", "answers": {}}', "needs-true-or-false", 37),
        ('{"role": "user", "date": "24-11-2026", "answers": {}}', "needs-date", 26),
        ('{"role": "user", "phase": "kickoff", "answers": {}}', "line-of-all", 18),
        ('{"role": "\\ud800", "answers": {}}', "line-half-character", 11),
    ],
)
def test_an_invalid_line_is_reported_with_its_location(
    tmp_path: Path, written_line: str, code: str, column: int
) -> None:
    good = lines(line("user", {GROWTH: 3}))
    file = written(tmp_path, "a.jsonl", good + written_line + "\n" + good)
    assert problems([file]) == [(code, "a.jsonl", 2, column)]


@pytest.mark.parametrize(
    ("first", "code"),
    [
        (r'{"project":"P\udfff","phase":"kickoff"}', "line-half-character"),
        ('{"project":"P","phase":"kickoff"', "line-not-json"),
        ('["P", "kickoff"]', "line-not-object"),
    ],
)
def test_nothing_is_missing_where_the_first_line_is_broken(tmp_path: Path, first: str, code: str) -> None:
    file = written(tmp_path, "a.jsonl", f"{first}\n" + lines(line("user", {GROWTH: 3})))
    assert [found[0] for found in problems([file], SourceOptions())] == [code]


def test_the_header_is_checked(tmp_path: Path) -> None:
    risk = {"finding": "nix", "reason": "x", "owner": "sponsor", "until": "2027-01-01"}
    file = written(tmp_path, "a.jsonl", lines({"project": "P", "accepted_risks": [risk]}, line("user", {})))
    assert [found[0] for found in problems([file])] == ["no-such-finding"]
    file = written(tmp_path, "b.jsonl", lines({"phase": "later"}))
    assert [found[:3] for found in problems([file])] == [("no-such-phase", "b.jsonl", 1)]


def test_the_first_duplicate_key_is_reported(tmp_path: Path) -> None:
    text = '{"role": "user", "answers": {}, "x": 1, "y": 2, "y": 3, "x": 4}\n'
    assert problems([written(tmp_path, "a.jsonl", text)]) == [("line-key-twice", "a.jsonl", 1, 49)]


def test_not_yet_may_be_a_word_or_have_a_note(tmp_path: Path) -> None:
    text = lines(
        line("sponsor", {"commitment.status-meeting": "not_yet"}),
        line("sponsor", {"commitment.status-meeting": {"not_yet": True, "note": "We start on Monday"}}),
    )
    _, tally = read([written(tmp_path, "a.jsonl", text)])
    assert combine_answers(tally, min_group=1) == {"commitment.status-meeting": NotYet(note="We start on Monday")}
    wrong = lines(line("user", {GROWTH: "not_yet"}))
    assert problems([written(tmp_path, "b.jsonl", wrong)]) == [("answer-not-yet", "b.jsonl", 1, 49)]


@pytest.mark.parametrize(
    ("table", "objects"),
    [
        ("role,capacity.hours-freed,capacity.hours-freed:note,why.growth-room\nuser,7,x,3\nuser,8,,3\n", None),
        (None, [{"capacity.hours-freed": 7, "why.growth-room": 3}, {"capacity.hours-freed": 8, "why.growth-room": 3}]),
    ],
)
def test_a_question_that_was_replaced_is_left_out_with_a_warning_once_in_every_format(
    tmp_path: Path, table: str | None, objects: list[dict[str, Any]] | None
) -> None:
    text = table if table is not None else lines(*(line("user", answers) for answers in objects or ()))
    sources, tally = read([written(tmp_path, "a.csv" if table is not None else "a.jsonl", text)])
    assert values(tally) == {GROWTH: 3}
    (warning,) = sources.warnings
    assert (warning.code, warning.details["id"]) == ("other-version-replaced", "capacity.hours-freed")
    assert warning.location is not None
    assert warning.location.text[warning.location.column - 1 :].lstrip('"').startswith("capacity.hours-freed")
