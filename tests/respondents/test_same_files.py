"""Files that are probably one file given twice are named in a warning, and counted all the same."""

from pathlib import Path

import pytest
from tests.respondents.files import GROWTH, KICKOFF, answers_file, line, lines, read, written
from tests.support.cli import run


def found(*files: str) -> list[tuple[str, str, str]]:
    sources, _ = read(files)
    return [
        (warning.code, Path(warning.location.file).name, Path(warning.details["file"]).name)
        for warning in sources.warnings
        if warning.location is not None
    ]


def test_the_same_answers_of_one_role_and_day_are_told_with_both_names(tmp_path: Path) -> None:
    first = answers_file(tmp_path, "a.yaml", date="2026-12-01")
    copy = answers_file(tmp_path, "b.yaml", "# a copy\n", respondent="{role: User}", date="2026-12-01")
    third = answers_file(tmp_path, "c.yaml", date="2026-12-01")
    assert found(first, copy, third) == [
        ("respondents-alike", "b.yaml", "a.yaml"),
        ("respondents-alike", "c.yaml", "a.yaml"),
    ]
    assert read([first, copy])[1].respondents == {"user": 2}


@pytest.mark.parametrize("other", [{"date": "2026-12-02"}, {"respondent": "{role: sponsor}"}, {"date": ""}])
def test_another_role_or_day_is_another_respondent(tmp_path: Path, other: dict[str, str]) -> None:
    first = answers_file(tmp_path, "a.yaml", date="2026-12-01")
    assert found(first, answers_file(tmp_path, "b.yaml", **{"date": "2026-12-01", **other})) == []


def test_another_note_is_another_respondent(tmp_path: Path) -> None:
    head = "implcheck: 1\nproject: P\nphase: kickoff\nrespondent: {role: user}\nanswers:\n  why.growth-room: "
    first = written(tmp_path, "a.yaml", f"{head}{{answer: 3, note: Seen}}\n")
    same = written(tmp_path, "b.yaml", f"{head}{{note: Seen, answer: 3}}\n")
    assert found(first, written(tmp_path, "c.yaml", f"{head}{{answer: 3, note: Heard}}\n")) == []
    assert found(first, same) == [("respondents-alike", "b.yaml", "a.yaml")]


def test_files_without_answers_are_not_compared(tmp_path: Path) -> None:
    text = "implcheck: 1\nproject: P\nphase: kickoff\nrespondent: {role: user}\nanswers: {}\n"
    assert found(written(tmp_path, "a.yaml", text), written(tmp_path, "b.yaml", text)) == []


def test_a_copy_of_a_long_file_is_told(tmp_path: Path) -> None:
    table = f"role,{GROWTH}\nuser,3\nuser,3\n"
    first, copy = written(tmp_path, "a.csv", table), written(tmp_path, "b.csv", table)
    same_size = written(tmp_path, "c.csv", table.replace("3", "4"))
    objects = written(tmp_path, "d.jsonl", lines(line("user", {GROWTH: 3})))
    assert found(first) == []
    assert found(first, same_size, objects, copy) == [("respondents-same-file", "b.csv", "a.csv")]


@pytest.mark.parametrize(
    ("name", "text", "other"),
    [
        ("csv", b"role,why.growth-room\r\nuser,3\r\n", b"\xef\xbb\xbfrole,why.growth-room\nuser,3\n\n"),
        ("csv", b"role,why.growth-room\nuser,3\n", "role,why.growth-room\nuser,3".encode("utf-16")),
        (
            "jsonl",
            b'{"role": "user", "answers": {"why.growth-room": 3}}\n',
            b'{"answers":{"why.growth-room":3},"role":"user"}\r\n',
        ),
    ],
)
def test_marks_and_ends_of_lines_and_the_order_of_keys_do_not_hide_a_copy(
    tmp_path: Path, name: str, text: bytes, other: bytes
) -> None:
    files = written(tmp_path, f"a.{name}", text), written(tmp_path, f"b.{name}", other)
    assert found(*files) == [("respondents-same-file", f"b.{name}", f"a.{name}")]


def test_check_and_assess_show_the_warning(tmp_path: Path) -> None:
    for name in ("a.yaml", "b.yaml"):
        answers_file(tmp_path, name)
    shown = "b.yaml: This file has the same answers, notes, role and date as"
    assert shown in run("check", tmp_path, "--lang", "en").text
    done = run("assess", tmp_path, "--lang", "en", "-f", "json")
    assert done.code == 0
    assert '"respondents-alike"' in done.text


def test_a_problem_of_the_files_comes_before_the_comparison(tmp_path: Path) -> None:
    first, copy = answers_file(tmp_path, "a.yaml"), answers_file(tmp_path, "b.yaml")
    assert found(first, copy) != []
    assert read([first], KICKOFF)[0].warnings == ()
