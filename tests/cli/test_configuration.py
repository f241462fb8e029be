"""A repository's own settings: where they are found, what goes before what, and what is wrong with them."""

import codecs
import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import typer
from tests.support.cli import BRAND_PORTAL, TODAY, TRACEBACK, Run, run

from implcheck.cli.app import app
from implcheck.cli.configuration import OWN, SHARED, Settings, find
from implcheck.locale.catalogue import catalogue
from implcheck.model.problem import InvalidFile, Place

NOTHING: Mapping[str, str] = {}


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A folder with an answers file in a folder of its own."""
    (tmp_path / "project").mkdir()
    (tmp_path / "project" / "readiness.yaml").write_bytes(Path(BRAND_PORTAL).read_bytes())
    return tmp_path


def settings(folder: Path, text: str, name: str = OWN) -> Path:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def assess(repository: Path, *arguments: str, env: Mapping[str, str] = NOTHING) -> Run:
    """Assess the answers of a repository, from elsewhere, in English unless something says otherwise."""
    answers = repository / "project" / "readiness.yaml"
    return run("assess", answers, "--today", TODAY, *arguments, env=env, cwd=Path(BRAND_PORTAL).parent)


def told(done: Run) -> str:
    """What a run that was refused said."""
    assert (done.code, done.out) == (2, b"")
    assert TRACEBACK not in done.err
    return done.told


# What goes before what


def test_the_command_line_goes_before_the_environment_and_that_before_the_file(repository: Path) -> None:
    settings(repository, 'lang = "nl"\nformat = "json"\n')
    assert json.loads(assess(repository).out)["language"] == "nl"
    env = {"IMPLCHECK_LANG": "en"}
    assert json.loads(assess(repository, env=env).out)["language"] == "en"
    assert json.loads(assess(repository, "--lang", "nl", env=env).out)["language"] == "nl"
    assert assess(repository, "-f", "terminal", "--quiet", env=env).text.startswith("▲ High risk")


def test_a_flag_of_the_file_holds_and_every_demand_can_be_set(repository: Path) -> None:
    settings(
        repository,
        'fail-on = ["critical", "commitment=moderate"]\nfail-under = 50\nrequire-complete = true\n'
        'require-evidence = 4\nmax-age = 30\nformat = "json"\nlang = "en"\n',
    )
    done = assess(repository)
    gate = json.loads(done.out)["gate"]
    assert done.code == 1
    assert (gate["fail_on"], gate["fail_on_practices"]) == ("critical", {"commitment": "moderate"})
    assert (gate["fail_under"], gate["require_complete"]) == (50, True)
    assert (gate["require_evidence"], gate["max_age"]) == (4, 30)
    assert [why["code"] for why in gate["because"]] == ["gate-incomplete"]
    # A demand on the command line takes the place of all of its kind in the file.
    over = json.loads(assess(repository, "--fail-on", "low").out)["gate"]
    assert (over["fail_on"], over["fail_on_practices"], over["fail_under"]) == ("low", {}, 50)


@pytest.mark.parametrize(("written", "score"), [("79.5", 79.5), ('"79.5"', 79.5), ("60", 60.0)])
def test_a_number_may_be_written_as_one_or_as_text(repository: Path, written: str, score: float) -> None:
    settings(repository, f'fail-under = {written}\nformat = "json"\n')
    assert json.loads(assess(repository).out)["gate"]["fail_under"] == score


# Where they are found


def test_they_are_found_upward_from_the_answers_and_not_from_where_one_stands(repository: Path) -> None:
    settings(repository, 'lang = "nl"\n')
    assert assess(repository, "--quiet").text.startswith("▲ Hoog risico")
    settings(repository / "project", 'lang = "en"\n')
    assert assess(repository, "--quiet").text.startswith("▲ High risk")


def test_standard_input_is_assessed_with_the_settings_of_the_folder_one_stands_in(repository: Path) -> None:
    settings(repository, 'lang = "nl"\n')
    stdin = (repository / "project" / "readiness.yaml").read_bytes()
    done = run("assess", "-", "--today", TODAY, "--quiet", stdin=stdin, cwd=repository / "project")
    assert done.text.startswith("▲ Hoog risico")


def test_in_one_folder_implcheck_toml_goes_before_pyproject_toml(repository: Path) -> None:
    settings(repository, '[tool.implcheck]\nlang = "en"\n', SHARED)
    assert find(repository).values == {"lang": "en"}
    settings(repository, 'lang = "nl"\n')
    assert find(repository).values == {"lang": "nl"}


@pytest.mark.parametrize(
    "text", ["", "[project]\nname = 'x'\n", "[tool.other]\nlang = 'nl'\n", "# implcheck\n[tool]\n"]
)
def test_a_pyproject_without_settings_is_passed_by(repository: Path, text: str) -> None:
    settings(repository, 'lang = "nl"\n')
    settings(repository / "project", text, SHARED)
    assert find(repository / "project").file == (repository / OWN).resolve()


def test_a_broken_pyproject_that_does_not_name_us_is_none_of_our_business(repository: Path) -> None:
    settings(repository, "this is = = no TOML", SHARED)
    assert find(repository / "project").file != repository / SHARED
    assert assess(repository, "--quiet").code == 0


@pytest.mark.parametrize("text", ["", "\n", "# nothing is set\n", "\ufeff"])
def test_settings_that_set_nothing_are_settings_all_the_same(repository: Path, text: str) -> None:
    settings(repository, 'lang = "nl"\n')
    settings(repository / "project", text)
    found = find(repository / "project")
    assert (found.file, dict(found.values)) == ((repository / "project" / OWN).resolve(), {})


def test_no_settings_anywhere_are_none() -> None:
    assert Settings() == Settings(values={}, file=None, text="")


@pytest.mark.parametrize(
    "data",
    [
        codecs.BOM_UTF8 + b'lang = "nl"\nquiet = true\n',
        b'lang = "nl"\r\nquiet = true\r\n',
        b'"lang" = "nl"\n\'quiet\' = true\n',
        b'  lang   =  "nl"  # Dutch\n\n\tquiet = true',
    ],
    ids=["BOM", "CRLF", "quoted", "blanks"],
)
def test_every_way_to_write_a_setting(repository: Path, data: bytes) -> None:
    (repository / OWN).write_bytes(data)
    assert assess(repository).text.startswith("▲ Hoog risico")


@pytest.mark.parametrize(
    "text",
    [
        '[tool.implcheck]\nlang = "nl"\nquiet = true\n',
        '[ tool . implcheck ]\nlang = "nl"\nquiet = true\n[tool.ruff]\nlang = 3\n',
        '[tool]\nimplcheck = {lang = "nl", quiet = true}\n',
        'tool.implcheck.lang = "nl"\ntool.implcheck.quiet = true\n',
    ],
)
def test_every_way_to_write_the_table(repository: Path, text: str) -> None:
    settings(repository, text, SHARED)
    assert assess(repository).text.startswith("▲ Hoog risico")


# Paths


def test_paths_are_seen_from_the_folder_of_the_settings(repository: Path) -> None:
    own = (Path(BRAND_PORTAL).parents[1] / "questionnaires" / "implementation.yaml").read_text(encoding="utf-8")
    (repository / "own.yaml").write_text(own.replace("id: implementation", "id: own", 1), encoding="utf-8")
    settings(repository, 'questionnaire = "own.yaml"\nformat = ["json:out/a.json", "terminal:-"]\nquiet = true\n')
    (repository / "out").mkdir()
    done = assess(repository)
    assert (done.code, done.out.count(b"\n")) == (0, 1)
    assert json.loads((repository / "out" / "a.json").read_bytes())["questionnaire"]["id"] == "own"


def test_an_absolute_path_and_the_id_of_a_questionnaire_stay_what_they_are(repository: Path) -> None:
    written = (repository / "b.txt").as_posix()
    settings(repository / "project", f'format = "terminal:{written}"\nquestionnaire = "implementation"\n')
    assert assess(repository).code == 0
    assert (repository / "b.txt").exists()


def test_the_other_commands_take_what_means_the_same_in_them(repository: Path) -> None:
    settings(repository, 'lang = "nl"\nphase = "aftercare"\nformat = "json:x.json"\nfail-on = "low"\n')
    answers = repository / "project" / "readiness.yaml"
    assert "antwoorden, geldig" in run("check", answers).text
    assert run("compare", answers, answers, "--today", TODAY).text.startswith("Brand portal")
    explained = ("explain", "score", "--answers", answers, "--today", TODAY)
    assert run(*explained) == run(*explained, "--phase", "aftercare", "--lang", "nl")
    assert run(*explained) != run(*explained, "--phase", "kickoff", "--lang", "nl")
    assert not (repository / "x.json").exists()


# What is wrong with them


def test_a_setting_that_is_none_is_told_with_its_line_and_what_was_meant(repository: Path) -> None:
    file = settings(repository, '# ours\nfail_on = "high"\n\n  nix = 1\ntoday = 2026-11-24\n')
    said = told(assess(repository, "--lang", "en"))
    assert f"{file}:2:1: 'fail_on' is no setting.\n  2 │ fail_on = \"high\"\n" in said
    assert "Did you mean 'fail-on'?" in said
    assert f"{file}:4:3: 'nix' is no setting." in said
    assert f"{file}:5:1: 'today' is no setting." in said
    assert said.endswith("3 problems found; nothing was done.\n")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('require-complete = "true"', "'require-complete' is on or off."),
        ("require-complete = 1", "'require-complete' is on or off."),
        ("require-complete = [true]", "'require-complete' is on or off."),
        ("lang = true", "'lang' takes one value."),
        ('lang = ["nl"]', "'lang' takes one value."),
        ("lang = {nl = 1}", "'lang' takes one value."),
        ("fail-on = true", "'fail-on' takes a text, or a list of them."),
        ('fail-on = {commitment = "high"}', "'fail-on' takes a text, or a list of them."),
        ('fail-on = [["high"]]', "'fail-on' takes a text, or a list of them."),
        ('fail-on.commitment = "high"', "'fail-on' takes a text, or a list of them."),
        ('fail-on = "medium"', "'medium' is not a level; there are: low, moderate, high, critical."),
        ('fail-on = ["high", "=low"]', "names no practice before the =."),
        ("fail-under = 101", "'101' is not a score from 0 to 100."),
        ("max-age = 1.5", "The value of 'max-age' is not right"),
        ("max-age = -1", "The value of 'max-age' is not right"),
        ("require-evidence = 5", "The value of 'require-evidence' is not right"),
        ('phase = "later"', "The value of 'phase' is not right"),
    ],
)
def test_a_value_that_cannot_be_is_told_at_its_line(repository: Path, text: str, said: str) -> None:
    file = settings(repository, f"quiet = true\n{text}\n")
    problem = told(assess(repository, "--lang", "en"))
    assert problem.startswith(f"{file}:2:1: ")
    assert said in problem
    assert ".." not in problem.partition("\n")[0].removeprefix(str(file))


def test_a_wrong_value_on_the_command_line_is_no_fault_of_the_settings(repository: Path) -> None:
    settings(repository, 'fail-on = "high"\n')
    said = told(assess(repository, "--fail-on", "medium", "--lang", "en"))
    assert "Invalid value for '--fail-on'" in said
    assert OWN not in said
    assert "No such option: --nix" in told(assess(repository, "--nix"))


@pytest.mark.parametrize(
    ("text", "line", "column", "said"),
    [
        ("lang = nl\n", 1, 8, "Invalid value"),
        ('quiet = true\nlang = "nl\n', 2, 11, "This is not TOML"),
        ('lang = "nl"\nlang = "en"\n', 2, 12, "Cannot overwrite a value"),
        ('format = [\n"json",\n', 2, 8, "Invalid value"),
        ('format = ["json"\n', 1, 17, "Unclosed array"),
    ],
)
def test_what_is_no_toml_is_told_at_its_place(repository: Path, text: str, line: int, column: int, said: str) -> None:
    file = settings(repository, text)
    problem = told(assess(repository, "--lang", "en"))
    assert problem.startswith(f"{file}:{line}:{column}: This is not TOML: ")
    assert said in problem


@pytest.mark.parametrize(
    ("text", "line"),
    [('[tool]\nimplcheck = "nl"\n', 2), ("[project]\n[tool]\nimplcheck = []\n", 3), ("[[tool.implcheck]]\n", 1)],
)
def test_a_table_that_is_none_is_told(repository: Path, text: str, line: int) -> None:
    file = settings(repository, text, SHARED)
    problem = told(assess(repository, "--lang", "en"))
    assert problem.startswith(f"{file}:{line}:")
    assert "'tool.implcheck' is no table." in problem


@pytest.mark.parametrize("text", ['tool = "implcheck"\n', "[[tool]]\nimplcheck = 1\n"])
def test_a_pyproject_in_which_tool_is_no_table_holds_no_settings(repository: Path, text: str) -> None:
    settings(repository, text, SHARED)
    assert assess(repository, "--quiet").code == 0


@pytest.mark.parametrize(
    ("data", "said"),
    [(b'lang = "\xe9"\n', "is not UTF-8"), ('lang = "nl"'.encode("utf-16"), "UTF-16"), (b"\0", "zero bytes")],
)
def test_settings_that_are_no_text_are_told(repository: Path, data: bytes, said: str) -> None:
    (repository / OWN).write_bytes(data)
    assert said in told(assess(repository, "--lang", "en"))


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads everything")
def test_settings_that_may_not_be_read_are_told(repository: Path) -> None:
    settings(repository, "").chmod(0)
    assert "may not be read" in told(assess(repository, "--lang", "en"))


def test_help_needs_no_settings(repository: Path) -> None:
    settings(repository, "this is no TOML")
    for words in (("assess", "--help"), ("check", "-h"), ("badge", "--help"), ("--help",), ("--version",)):
        done = run(*words, cwd=repository)
        assert (done.code, done.err) == (0, b"")


# Where a key stands


@pytest.mark.parametrize(
    ("text", "key", "line", "column"),
    [
        ('[tool.ruff]\nlang = "x"\n[tool.implcheck]\nlang = "nl"\n', "lang", 4, 1),
        ('[tool.implcheck]\n  "lang" = "nl"\n', "lang", 2, 3),
        ('[tool.implcheck]\n# lang = "en"\nfail-on = "lang = x"\nlang = "nl"\n', "lang", 4, 1),
        ('[tool.implcheck]\nfail-on-too = 1\nfail-on = "low"\n', "fail-on", 3, 1),
        ("[tool.implcheck]\nquiet = true\n[tool.implcheck.fail-on]\nx = 1\n", "fail-on", 3, 17),
        ('[tool]\nx = 1\nimplcheck = {quiet = true, lang = "nl"}\n', "lang", 3, 28),
        ('tool.implcheck.lang = "nl"\n', "lang", 1, 16),
        ('[project]\n\n[tool.implcheck]\n"l\\u0061ng" = "nl"\n', "lang", 3, 1),
        ('[tool.implcheck]\nquiet = true\n[tool.other]\nlang = "x"\n', "lang", 1, 1),
    ],
)
def test_a_key_is_found_in_its_table(tmp_path: Path, text: str, key: str, line: int, column: int) -> None:
    file = tmp_path / SHARED
    at = Settings({}, file, text).place(key)
    assert at == Place(str(file), line, column, text.split("\n")[line - 1])


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [(OWN, "lang = \n", "toml-syntax"), (SHARED, "tool.implcheck = 1\n", "settings-not-a-table")],
)
def test_a_broken_file_is_refused_when_it_is_looked_for(tmp_path: Path, name: str, text: str, code: str) -> None:
    settings(tmp_path, text, name)
    with pytest.raises(InvalidFile) as refused:
        find(tmp_path)
    assert [one.code for one in refused.value.problems] == [code]


def test_everything_that_is_wrong_is_told_at_once() -> None:
    group: Any = typer.main.get_command(app)
    root = typer.Context(group)
    command = group.commands["assess"]
    values = {"nix": 1, "quiet": 1, "lang": True, "format": {}, "top": 3}
    with pytest.raises(InvalidFile) as refused:
        command.defaults(Settings(values, Path(OWN), ""), root)
    assert [one.code for one in refused.value.problems] == [
        "setting-unknown",
        "setting-not-a-flag",
        "setting-not-a-value",
        "setting-not-a-list",
    ]


def test_a_value_that_the_option_refuses_is_a_problem_of_the_settings(repository: Path) -> None:
    settings(repository, 'top = "many"\nformat = "json"\nlang = "nl"\n')
    # Of settings that cannot be used nothing is used, not even their language.
    message = catalogue("en").problem("setting-wrong", "message", key="top", reason="").removesuffix(".")
    assert message in told(assess(repository))
