"""`implcheck round`, as somebody uses it who runs a round."""

import json
import sys
from pathlib import Path

import pytest
from tests.respondents.files import answers_file, written
from tests.support.cli import EXAMPLES, TRACEBACK, Run, run

RESPONDENTS = EXAMPLES / "respondents"


def round_of(*arguments: str | Path, cwd: Path | None = None, stdin: bytes = b"", **variables: str) -> Run:
    env = {"IMPLCHECK_LANG": "en", "IMPLCHECK_TODAY": "2026-11-24", **variables}
    done = run("round", *arguments, cwd=cwd, stdin=stdin, env=env)
    assert TRACEBACK not in done.err
    return done


def test_people_who_are_missing_are_no_error() -> None:
    done = round_of(RESPONDENTS, "--expect", "sponsor=1,key-user=5")
    assert (done.code, done.err) == (0, b"")
    assert "Not complete: 4 of 6 are still missing" in done.text
    assert "key user: 4 (11 questions, about 5 minutes of reading)" in done.text
    assert round_of(RESPONDENTS, IMPLCHECK_EXPECT="sponsor=1,Key user=5") == done
    assert (
        "Nog niet compleet: 4 van 6 ontbreken nog"
        in round_of(RESPONDENTS, "--expect", "key-user=5,sponsor=1", "--lang", "nl").text
    )


def test_spaces_in_the_variable_are_a_part_of_a_role_as_on_the_command_line() -> None:
    for roles in ("sponsor=1, night  shift=2", "Key user=5", "sponsor=1 key-user=5", "user"):
        given, set_ = round_of(RESPONDENTS, "--expect", roles), round_of(RESPONDENTS, IMPLCHECK_EXPECT=roles)
        assert (given.code, given.out, given.errors) == (set_.code, set_.out, set_.errors)
    both = round_of(RESPONDENTS, "--expect", "user=2", IMPLCHECK_EXPECT="sponsor=1,night shift=2")
    assert both == round_of(RESPONDENTS, "--expect", "user=2")
    assert round_of(RESPONDENTS, IMPLCHECK_EXPECT="") == round_of(RESPONDENTS)


def test_the_first_day_of_a_round(tmp_path: Path) -> None:
    options = ("--expect", "sponsor=1", "--phase", "kickoff", "--project", "Portal", "--round", "2026-11-24")
    done = round_of(tmp_path, *options)
    assert (done.code, done.err) == (0, b"")
    assert done.text.startswith("Portal\nImplementation readiness · Kickoff · round of 24 November 2026\n")
    assert "sponsor: 1 (15 questions, about 6 minutes of reading)" in done.text
    without = round_of(tmp_path, "--expect", "sponsor=1")
    assert "Project without a name" in without.text
    assert "  - sponsor: 1\n" in without.text
    assert "no answers file in this folder" in round_of(tmp_path).errors
    assert round_of(tmp_path / "nowhere", "--expect", "sponsor=1").code == 2


def test_a_broken_file_is_set_aside_and_the_rest_is_shown(tmp_path: Path) -> None:
    answers_file(tmp_path, "a.yaml")
    written(
        tmp_path,
        "b.yaml",
        "implcheck: 1\nproject: P\nphase: kickoff\nrespondent: {role: user}\nanswers: {why.growth-room: The boss lied}\n",
    )
    done = round_of(".", "--expect", "user=2", cwd=tmp_path)
    assert done.code == 2
    assert done.errors == "1 file is set aside: implcheck check says what is wrong with it, line by line.\n"
    assert "b.yaml:5:28: '…' is not a level." in " ".join(done.text.split())
    assert "lied" not in done.text + done.errors
    assert "Not complete: 1 of 2 is still missing" in done.text


def test_a_mistyped_folder_gives_no_page_and_keeps_the_earlier_one(tmp_path: Path) -> None:
    page = tmp_path / "round.md"
    assert round_of(RESPONDENTS, "-o", page).code == 0
    earlier = page.read_bytes()
    done = round_of("nosuch", "--expect", "sponsor=1", "-o", page, cwd=tmp_path)
    assert (done.code, done.out, page.read_bytes()) == (2, b"", earlier)
    assert done.errors.startswith("nosuch: There is no such file.")
    assert done.errors.endswith("1 problem found, so there is no page about the round.\n")


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
def test_a_link_to_a_file_beside_it_does_not_stop_the_page(tmp_path: Path) -> None:
    answers_file(tmp_path, "a.yaml")
    (tmp_path / "b.yaml").symlink_to("a.yaml")
    done = round_of(".", "--expect", "user=1", cwd=tmp_path)
    assert done.code == 2
    assert "Set aside: b.yaml: This is a symbolic link to a.yaml, which is read already." in " ".join(done.text.split())
    assert "Everybody who was expected has answered" in done.text
    twice = round_of("a.yaml", "a.yaml", cwd=tmp_path)
    assert (twice.code, twice.out) == (2, b"")
    assert "This file was given twice." in twice.errors
    assert "assessed" not in twice.errors


def test_files_that_are_not_read_are_on_the_page(tmp_path: Path) -> None:
    answers_file(tmp_path, "a.yaml")
    for name in ("key-user-9.yaml.txt", "users.csv"):
        written(tmp_path, name, "x")
    done = round_of(".", cwd=tmp_path)
    assert (done.code, done.err) == (0, b"")
    assert "Not read: 2 other files in the folder (key-user-9.yaml.txt, users.csv)." in " ".join(done.text.split())
    assert json.loads(round_of(".", "-f", "json", cwd=tmp_path).text)["unread_files"] == [
        "key-user-9.yaml.txt",
        "users.csv",
    ]


def test_one_typing_error_in_a_year_does_not_hide_the_round(tmp_path: Path) -> None:
    for number, year in enumerate((2026, 2026, 2062)):
        answers_file(tmp_path, f"{number}.yaml", round=f"{year}-11-20", date=f"2026-11-2{number}")
    text = " ".join(round_of(".", "--expect", "user=3", cwd=tmp_path).text.split())
    assert "round of 20 November 2026" in text
    assert "Not complete: 1 of 3 is still missing" in text
    assert "2.yaml says that its round starts on 20 November 2062, which is still to come." in text
    assert json.loads(round_of(".", "-f", "json", cwd=tmp_path).text)["future_files"] == [
        {"file": "2.yaml", "round": "2062-11-20"}
    ]


def test_the_latest_round_is_shown_and_the_others_are_named(tmp_path: Path) -> None:
    for name, day in (("a", "2026-11-20"), ("b", "2026-10-20"), ("c", "")):
        answers_file(tmp_path, f"{name}.yaml", round=day)
    done = round_of(".", cwd=tmp_path)
    text = " ".join(done.text.replace("│", "").split())
    assert done.code == 0
    assert "round of 20 November 2026" in text
    assert "Files of other rounds are not counted: 20 October 2026 (1). With --round DATE" in text
    assert "c.yaml names no round" in text
    assert "round of 20 October 2026" in round_of(tmp_path, "--round", "2026-10-20").text


def test_reports_in_every_format(tmp_path: Path) -> None:
    for name in ("r.md", "r.html", "r.docx", "r.pdf", "r.json", "r.txt"):
        done = round_of(RESPONDENTS, "--expect", "user=2", "-o", tmp_path / name)
        assert (done.code, done.errors) == (0, f"Wrote {tmp_path / name}.\n")
    data = json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))
    assert (data["answered"], data["missing"], data["today"]) == (5, 1, "2026-11-24")
    assert round_of(RESPONDENTS, "-f", "sarif").code == 2


def test_files_and_tables_are_read_and_standard_input_is_not(tmp_path: Path) -> None:
    table = written(tmp_path, "users.csv", "role,why.growth-room\nuser,3\nuser,2\n")
    data = json.loads(round_of(RESPONDENTS / "sponsor.yaml", table, "-f", "json").text)
    assert {role["id"]: role["answered"] for role in data["roles"]} == {"sponsor": 1, "user": 2}
    piped = round_of("-", stdin=(RESPONDENTS / "sponsor.yaml").read_bytes())
    assert (piped.code, "not from standard input" in piped.errors) == (2, True)


def test_the_smallest_group_is_the_strictest_that_is_demanded(tmp_path: Path) -> None:
    for number in range(3):
        answers_file(tmp_path, f"{number}.yaml", date=f"2026-12-0{number + 1}")
    shown = [
        json.loads(round_of(tmp_path, "-f", "json", *given).text)["roles"][0]["shown"]
        for given in ([], ["--min-group", "3"])
    ]
    assert shown == [False, True]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--expect", "sponsr=1"), "Did you mean 'sponsor'?"),
        (("--expect", "key user=1,key-user=1"), "expected twice"),
        (("--expect", "user=1", "--expect", "user=1"), "is there twice"),
        (("--expect", "user=0"), "leave out a role in which nobody is expected"),
        (("--phase", "nowhere"), "nowhere"),
        (("--round", "soon"), "write it as 2026-11-24"),
        (("--questionnaire", "nowhere"), "no built-in questionnaire"),
    ],
)
def test_what_is_wrong_on_the_command_line_is_said(arguments: tuple[str, ...], message: str) -> None:
    done = round_of(RESPONDENTS, *arguments)
    assert (done.code, done.out) == (2, b"")
    assert message in " ".join(done.errors.split())
