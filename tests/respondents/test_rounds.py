"""Files of one round are respondents; files of several rounds are moments, and are never combined."""

import datetime
import json
from pathlib import Path

import pytest
from tests.respondents.files import answers_file, problems, read, written
from tests.support.cli import run

from implcheck import load_answers
from implcheck.model.problem import InvalidFile

NOVEMBER, OCTOBER = datetime.date(2026, 11, 24), datetime.date(2026, 10, 20)


def of_round(folder: Path, name: str, day: datetime.date | None = NOVEMBER, **keys: str) -> str:
    return answers_file(folder, name, round=str(day or ""), **keys)


def codes(*files: str, day: datetime.date | None = None) -> list[str]:
    """Return the problems of files that are loaded together."""
    with pytest.raises(InvalidFile) as raised:
        load_answers(*files, round=day)
    return [found.code for found in raised.value.problems]


def test_two_of_a_role_on_two_days_of_a_round_are_two_respondents(tmp_path: Path) -> None:
    files = [of_round(tmp_path, f"{day}.yaml", date=f"2026-12-0{day}") for day in (1, 2)]
    sources, tally = read(files)
    assert (tally.respondents, sources.warnings, sources.round) == ({"user": 2}, (), NOVEMBER)
    assert load_answers(*files).answers.round == NOVEMBER


def test_months_of_one_role_are_moments_and_not_respondents(tmp_path: Path) -> None:
    files = [of_round(tmp_path, "a.yaml"), of_round(tmp_path, "b.yaml", OCTOBER), of_round(tmp_path, "c.yaml")]
    assert problems(files) == [("rounds-several", "b.yaml", 5, 8)]
    done = run("assess", *files, "--lang", "en")
    assert (done.code, done.out) == (2, b"")
    assert "These files are of several rounds: 2026-10-20 (1), 2026-11-24 (2)." in done.errors
    assert "--round 2026-11-24" in done.errors


def test_a_file_without_a_round_is_not_counted_in_that_of_others(tmp_path: Path) -> None:
    files = [of_round(tmp_path, "a.yaml"), of_round(tmp_path, "b.yaml", None)]
    assert problems(files) == [("rounds-and-none", "b.yaml", 0, 0)]
    with_all = [*files, of_round(tmp_path, "c.yaml", OCTOBER)]
    assert {code for code, *_ in problems(with_all)} == {"rounds-several", "rounds-and-none"}


def test_compare_says_what_it_can_do_about_rounds(tmp_path: Path) -> None:
    files = [of_round(tmp_path, "a.yaml"), of_round(tmp_path, "b.yaml", OCTOBER), of_round(tmp_path, "c.yaml", None)]
    assert set(codes(*files)) == {"rounds-several", "rounds-and-none"}
    done = run("compare", tmp_path, files[0], "--lang", "en")
    assert (done.code, done.out) == (2, b"")
    assert "These files are of several rounds: 2026-10-20 (1), 2026-11-24 (1)." in done.errors
    assert "This file names no round, but others do" in done.errors
    assert done.errors.count("a folder of its own") == 2
    assert "--round" not in done.errors
    data = json.loads(run("compare", tmp_path, files[0], "-f", "json").text)
    assert {found["code"] for found in data["problems"]} == {"rounds-several-compared", "rounds-and-none-compared"}


def test_files_that_all_name_no_round_are_combined(tmp_path: Path) -> None:
    files = [of_round(tmp_path, name, None, date="2026-12-01") for name in ("a.yaml", "b.yaml")]
    sources, tally = read(files)
    assert (tally.respondents, sources.round) == ({"user": 2}, None)


def test_the_files_of_a_round_are_picked_out_of_a_folder(tmp_path: Path) -> None:
    of_round(tmp_path, "a.yaml", OCTOBER)
    for name in ("b.yaml", "c.yaml"):
        of_round(tmp_path, name, date="2026-12-01", respondent=f"{{role: {name[0]}}}")
    loaded = load_answers(tmp_path, round=NOVEMBER)
    assert (loaded.respondents, loaded.warnings) == (2, ())
    alone = load_answers(tmp_path, round=OCTOBER)
    assert (alone.respondents, alone.group, alone.answers.round) == (1, None, OCTOBER)


def test_a_file_without_a_round_is_left_out_with_a_warning(tmp_path: Path) -> None:
    of_round(tmp_path, "a.yaml")
    of_round(tmp_path, "b.yaml", None)
    done = run("assess", tmp_path, "--round", "2026-11-24", "--quiet", "--lang", "en")
    assert done.code == 0
    assert "b.yaml: This file names no round, so it is not read with the round of 2026-11-24." in done.errors
    assert [found.code for found in load_answers(tmp_path, round=NOVEMBER).warnings] == ["round-left-out"]


def test_a_broken_file_of_another_round_is_in_nobodys_way(tmp_path: Path) -> None:
    of_round(tmp_path, "a.yaml")
    of_round(tmp_path, "b.yaml", OCTOBER, phase="nowhere")
    assert load_answers(tmp_path, round=NOVEMBER).respondents == 1
    written(tmp_path, "c.yaml", "round: [\n")  # it may be of this round
    written(tmp_path, "d.yaml", "implcheck: 1\nproject: P\nphase: kickoff\nround: soon\nanswers: {}\n")
    with pytest.raises(InvalidFile) as raised:
        load_answers(tmp_path, round=NOVEMBER)
    assert {Path(found.location.file).name for found in raised.value.problems if found.location} == {"c.yaml", "d.yaml"}


def test_a_table_belongs_to_the_round_that_it_is_read_with(tmp_path: Path) -> None:
    table = written(tmp_path, "users.csv", "role,why.growth-room\nuser,3\n")
    for day in (None, NOVEMBER):
        assert load_answers(of_round(tmp_path, "a.yaml"), table, round=day).respondents == 2


@pytest.mark.parametrize(("day", "code"), [(OCTOBER, "round-not-there"), (None, "round-none")])
def test_a_round_that_no_file_is_of_is_an_error(tmp_path: Path, day: datetime.date | None, code: str) -> None:
    file = of_round(tmp_path, "a.yaml", day)
    assert codes(file, day=NOVEMBER) == [code]
    assert codes(file, of_round(tmp_path, "b.yaml", day), day=NOVEMBER) == [code]


@pytest.mark.parametrize("command", [("assess",), ("check",), ("badge",), ("explain", "score", "--answers")])
def test_every_command_that_reads_respondents_takes_a_round(tmp_path: Path, command: tuple[str, ...]) -> None:
    of_round(tmp_path, "a.yaml")
    of_round(tmp_path, "b.yaml", OCTOBER)
    assert "rounds-several" in codes(str(tmp_path))
    assert run(*command, tmp_path).code == 2
    assert run(*command, tmp_path, "--round", "2026-10-20").code == 0
    assert run(*command, tmp_path, IMPLCHECK_ROUND="2026-11-24").code == 0


def test_a_round_is_a_date(tmp_path: Path) -> None:
    done = run("assess", of_round(tmp_path, "a.yaml"), "--round", "november")
    assert done.code == 2
    assert "'november' is not a date; write it as 2026-11-24" in done.errors


def test_the_settings_cannot_set_a_round(tmp_path: Path) -> None:
    written(tmp_path, "implcheck.toml", 'round = "2026-11-24"\n')
    done = run("assess", of_round(tmp_path, "a.yaml"), "--lang", "en", cwd=tmp_path)
    assert (done.code, "'round' cannot be set in a file." in done.errors) == (2, True)
