"""The files of a round: the latest or the one that is named, and those that are set aside."""

import datetime
from pathlib import Path

import pytest
from tests.respondents.files import answers_file, lines, written

from implcheck.model.round_status import FutureFile
from implcheck.respondents.round_files import RoundFiles, files_of_status
from implcheck.respondents.sources import SourceOptions

NOVEMBER, OCTOBER = datetime.date(2026, 11, 24), datetime.date(2026, 10, 20)
NONE = SourceOptions()


def read(
    *files: str,
    options: SourceOptions = NONE,
    named_round: datetime.date | None = None,
    today: datetime.date = NOVEMBER,
) -> RoundFiles:
    return files_of_status(files, options, named_round, today)


def of_round(folder: Path, name: str, day: datetime.date | None = NOVEMBER, **keys: str) -> str:
    return answers_file(folder, name, round=str(day or ""), **keys)


def counted(found: RoundFiles) -> int:
    return sum(found.tally.respondents.values()) if found.tally is not None else 0


def names(found: RoundFiles) -> list[str]:
    return [Path(broken.file).name for broken in found.broken]


def test_the_latest_round_is_counted_unless_another_is_asked_for(tmp_path: Path) -> None:
    files = [of_round(tmp_path, "a.yaml"), of_round(tmp_path, "b.yaml", OCTOBER), of_round(tmp_path, "c.yaml")]
    found = read(*files)
    assert (found.round, counted(found), dict(found.other_rounds), found.phase) == (
        NOVEMBER,
        2,
        {OCTOBER: 1},
        "kickoff",
    )
    earlier = read(*files, named_round=OCTOBER)
    assert (earlier.round, counted(earlier), dict(earlier.other_rounds)) == (OCTOBER, 1, {NOVEMBER: 2})
    new = read(*files, named_round=datetime.date(2027, 1, 4))
    assert (counted(new), new.sources, len(new.other_rounds)) == (0, None, 2)


def test_a_round_that_is_still_to_come_hides_none_that_has_started(tmp_path: Path) -> None:
    typo = datetime.date(2062, 11, 24)
    files = [of_round(tmp_path, "a.yaml"), of_round(tmp_path, "b.yaml"), of_round(tmp_path, "c.yaml", typo)]
    found = read(*files)
    assert (found.round, counted(found), dict(found.other_rounds)) == (NOVEMBER, 2, {typo: 1})
    assert found.future == (FutureFile(files[2], typo),)
    named = read(*files, named_round=typo)
    assert (named.round, counted(named), named.future) == (typo, 1, ())
    broken = of_round(tmp_path, "d.yaml", typo, phase="nowhere")
    assert read(*files, broken).future == (FutureFile(files[2], typo), FutureFile(broken, typo))


def test_of_rounds_that_are_all_to_come_the_first_is_shown(tmp_path: Path) -> None:
    files = [of_round(tmp_path, "a.yaml"), of_round(tmp_path, "b.yaml", datetime.date(2062, 11, 24))]
    found = read(*files, today=OCTOBER)
    assert (found.round, counted(found)) == (NOVEMBER, 1)
    assert [Path(late.file).name for late in found.future] == ["a.yaml", "b.yaml"]


def test_files_without_a_round_count_only_if_all_are_without(tmp_path: Path) -> None:
    without = of_round(tmp_path, "a.yaml", None)
    found = read(without)
    assert (found.round, counted(found), found.without_round) == (None, 1, ())
    mixed = read(without, of_round(tmp_path, "b.yaml"))
    assert (counted(mixed), mixed.without_round) == (1, (without,))


def test_a_broken_file_is_set_aside_unless_it_is_of_another_round(tmp_path: Path) -> None:
    files = [
        of_round(tmp_path, "a.yaml"),
        of_round(tmp_path, "b.yaml", phase="nowhere"),
        of_round(tmp_path, "c.yaml", OCTOBER, phase="nowhere"),
        of_round(tmp_path, "d.yaml", None, phase="nowhere"),
        written(tmp_path, "e.yaml", "round: [\n"),
        of_round(tmp_path, "f.yaml", respondent=""),
    ]
    found = read(*files)
    assert (counted(found), names(found)) == (1, ["b.yaml", "d.yaml", "e.yaml", "f.yaml"])
    assert all(broken.problems for broken in found.broken)


def test_a_file_that_differs_from_most_is_set_aside(tmp_path: Path) -> None:
    files = [of_round(tmp_path, name) for name in ("a.yaml", "b.yaml")]
    other = of_round(tmp_path, "c.yaml", project="Q", phase="execution")
    found = read(*files, other)
    assert (counted(found), names(found)) == (2, ["c.yaml"])
    assert {problem.code for problem in found.broken[0].problems} == {
        "respondents-other-project",
        "respondents-other-phase",
    }


@pytest.mark.parametrize(
    ("odd", "codes"),
    [
        ({"project": "Q"}, {"respondents-other-project"}),
        ({"phase": "execution"}, {"respondents-other-phase"}),
        ({"questionnaire": "./own.yaml"}, {"respondents-other-questionnaire"}),
        (
            {"project": "Q", "phase": "execution", "questionnaire": "./own.yaml"},
            {"respondents-other-project", "respondents-other-phase", "respondents-other-questionnaire"},
        ),
    ],
)
def test_the_first_file_decides_nothing_against_most(tmp_path: Path, odd: dict[str, str], codes: set[str]) -> None:
    built_in = Path(__file__).parents[2] / "questionnaires" / "implementation.yaml"
    text = built_in.read_text(encoding="utf-8").replace("id: implementation\n", "id: own\n", 1)
    (tmp_path / "own.yaml").write_text(text, encoding="utf-8")
    found = read(
        of_round(tmp_path, "a.yaml", NOVEMBER, **odd), *(of_round(tmp_path, name) for name in ("b.yaml", "c.yaml"))
    )
    assert (counted(found), names(found)) == (2, ["a.yaml"])
    assert {problem.code for problem in found.broken[0].problems} == codes


def test_tables_are_counted_without_a_project_or_a_phase(tmp_path: Path) -> None:
    table = written(tmp_path, "a.csv", "role,why.growth-room\nuser,3\nsponsor,2\n")
    objects = written(tmp_path, "b.jsonl", lines({"role": "user", "answers": {"why.growth-room": 3}}))
    found = read(table, objects)
    assert (counted(found), found.phase, found.broken) == (3, None, ())
    assert found.sources is not None
    assert found.sources.project == ""
    with_file = read(table, of_round(tmp_path, "c.yaml"))
    assert (counted(with_file), with_file.phase, with_file.round) == (3, "kickoff", NOVEMBER)
    broken = read(written(tmp_path, "d.csv", "role,why.growth-room\nuser,nine\n"), table)
    assert (counted(broken), names(broken)) == (2, ["d.csv"])


def test_a_mapping_that_differs_sets_the_tables_aside(tmp_path: Path) -> None:
    mapping = written(tmp_path, "columns.yaml", "project: Q\n")
    table = written(tmp_path, "a.csv", "role,why.growth-room\nuser,3\n")
    files = [of_round(tmp_path, name) for name in ("b.yaml", "c.yaml")]
    found = read(table, *files, options=SourceOptions(mapping=mapping))
    assert (counted(found), names(found)) == (2, ["a.csv"])


def test_nothing_is_read_of_no_files() -> None:
    found = read(options=SourceOptions(phase="kickoff"), named_round=NOVEMBER)
    assert (found.round, found.tally, found.phase, found.broken) == (NOVEMBER, None, "kickoff", ())
