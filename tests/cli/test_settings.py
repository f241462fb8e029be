"""The settings of a repository: where they are found, their order, and their problems."""

import codecs
import json
import os
import re
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import typer
from tests.support.cli import BRAND_PORTAL, TODAY, TRACEBACK, Run, run

from implcheck.cli.app import app
from implcheck.cli.settings import NO_SETTINGS
from implcheck.cli.settings_files import SettingsFile, find
from implcheck.loading.project import SETTINGS_FILE as OWN
from implcheck.loading.project import SHARED_SETTINGS_FILE as SHARED
from implcheck.model.limits import LARGEST_SETTINGS
from implcheck.model.problem import InvalidFile, Location
from implcheck.wording.catalog import catalog

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


def flat_errors(done: Run) -> str:
    """Return the error text of a refused run."""
    assert (done.code, done.out) == (2, b"")
    assert TRACEBACK not in done.err
    return done.errors


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
    assert [why["code"] for why in gate["reasons"]] == ["gate-incomplete", "gate-no-evidence"]
    # A demand on the command line adds up with those of the file: the stricter counts.
    over = json.loads(assess(repository, "--fail-on", "low", "--fail-under", "10").out)["gate"]
    assert (over["fail_on"], over["fail_on_practices"], over["fail_under"]) == ("low", {"commitment": "moderate"}, 50)


@pytest.mark.parametrize(("written", "score"), [("79.5", 79.5), ('"79.5"', 79.5), ("60", 60.0)])
def test_a_number_may_be_written_as_a_number_or_as_text(repository: Path, written: str, score: float) -> None:
    settings(repository, f'fail-under = {written}\nformat = "json"\n')
    assert json.loads(assess(repository).out)["gate"]["fail_under"] == score


# Where they are found


def test_settings_are_found_upward_from_the_answers_and_not_from_the_working_directory(repository: Path) -> None:
    settings(repository, 'lang = "nl"\n')
    assert assess(repository, "--quiet").text.startswith("▲ Hoog risico")
    settings(repository / "project", 'lang = "en"\n')
    assert assess(repository, "--quiet").text.startswith("▲ High risk")


def test_standard_input_is_assessed_with_the_settings_of_the_working_directory(repository: Path) -> None:
    settings(repository, 'lang = "nl"\n')
    stdin = (repository / "project" / "readiness.yaml").read_bytes()
    done = run("assess", "-", "--today", TODAY, "--quiet", stdin=stdin, cwd=repository / "project")
    assert done.text.startswith("▲ Hoog risico")


def found(folder: Path) -> list[tuple[Path, dict[str, Any]]]:
    """Return the settings of a folder, from the top downwards."""
    return [(file.file, dict(file.values)) for file in find([folder])]


def test_both_files_of_a_folder_count_and_implcheck_toml_goes_before_pyproject_toml(repository: Path) -> None:
    settings(repository, '[tool.implcheck]\nlang = "en"\nquiet = true\n', SHARED)
    settings(repository, 'lang = "nl"\n')
    assert [values for _, values in found(repository)] == [{"lang": "en", "quiet": True}, {"lang": "nl"}]
    assert assess(repository).text.startswith("▲ Hoog risico")


def test_settings_add_up_from_the_top_of_the_repository_and_the_nearest_value_holds(repository: Path) -> None:
    (repository / "outer" / "top" / "sub").mkdir(parents=True)
    (repository / "outer" / "top" / ".git").touch()
    settings(repository / "outer", "top = 1\n")
    settings(repository / "outer" / "top", "top = 2\n")
    settings(repository / "outer" / "top" / "sub", "top = 3\n")
    assert [values for _, values in found(repository / "outer" / "top" / "sub")] == [{"top": 2}, {"top": 3}]
    assert [values for _, values in found(repository / "outer")] == [{"top": 1}]


@pytest.mark.parametrize(
    "text", ["", "[project]\nname = 'x'\n", "[tool.other]\nlang = 'nl'\n", "# implcheck\n[tool]\n"]
)
def test_a_pyproject_without_settings_is_skipped(repository: Path, text: str) -> None:
    own = settings(repository, 'lang = "nl"\n')
    settings(repository / "project", text, SHARED)
    assert found(repository / "project") == [(own.resolve(), {"lang": "nl"})]


def test_a_broken_pyproject_without_our_table_is_ignored(repository: Path) -> None:
    settings(repository, "this is = = no TOML", SHARED)
    assert found(repository / "project") == []
    assert assess(repository, "--quiet").code == 0


def test_a_file_called_as_the_option_for_help_switches_no_settings_off(repository: Path) -> None:
    settings(repository, 'fail-on = "low"\n')
    project = repository / "project"
    (project / "-h").write_bytes(
        (project / "readiness.yaml").read_bytes().replace(b"role: project-lead", b"role: user")
    )
    done = run("assess", "--quiet", "--today", TODAY, "--", "-h", "readiness.yaml", cwd=project)
    assert (done.code, "risk" in done.text) == (1, True)
    assert run("assess", "--quiet", "--project", "-h", "--", "readiness.yaml", cwd=project).code == 1
    assert run("assess", "--settings-from", "--help", "--", "readiness.yaml", cwd=project).code == 2
    helped = run("assess", "readiness.yaml", "-h", cwd=project)
    assert (helped.code, "Usage:" in helped.text) == (0, True)


def test_a_nested_repository_takes_no_settings_of_the_outer_repository(repository: Path) -> None:
    settings(repository, 'fail-on = "low"\n')
    (repository / ".git").mkdir()
    (repository / "project" / ".git").write_text("gitdir: ../.git/modules/project\n", encoding="utf-8")
    assert assess(repository, "--quiet").code == 1


@pytest.mark.parametrize("beside", [True, False])
def test_what_the_environment_demands_counts_beside_the_command_line(repository: Path, beside: bool) -> None:
    env = {"IMPLCHECK_FAIL_ON": "high", "IMPLCHECK_FAIL_UNDER": "10", "IMPLCHECK_NO_ACCEPTED": "1"}
    options = ("--fail-on", "critical", "--fail-under", "5") if beside else ()
    done = assess(repository, *options, "-f", "json", env=env)
    gate = json.loads(done.out)["gate"]
    assert (done.code, gate["fail_on"], gate["fail_under"], gate["no_accepted"]) == (1, "high", 10, True)
    pinned = {"IMPLCHECK_QUESTIONNAIRE_DIGEST": "0" * 64}
    assert assess(repository, "--questionnaire-digest", "builtin", env=pinned).code == 2


@pytest.mark.parametrize("text", ["", "\n", "# nothing is set\n", "\ufeff"])
@pytest.mark.parametrize("beside", [True, False])
def test_settings_that_set_nothing_take_nothing_away(repository: Path, text: str, beside: bool) -> None:
    settings(repository, '[tool.implcheck]\nfail-on = "low"\nlang = "nl"\n', SHARED)
    settings(repository if beside else repository / "project", text)
    done = assess(repository, "--quiet")
    assert (done.code, done.text.startswith("▲ Hoog risico")) == (1, True)


def test_the_name_of_a_file_goes_before_the_format_of_the_settings(repository: Path, tmp_path: Path) -> None:
    settings(repository, 'format = "json"\n')
    assert assess(repository, "-o", str(tmp_path / "report.html")).code == 0
    assert (tmp_path / "report.html").read_bytes().startswith(b"<!doctype html>")
    assert assess(repository, "-f", "json", "-o", str(tmp_path / "other.html")).code == 2


def test_without_settings_files_there_are_no_settings() -> None:
    assert (NO_SETTINGS.files, NO_SETTINGS.demands, NO_SETTINGS.setting("lang")) == ((), (), None)


def test_the_settings_of_every_file_that_is_named_count(repository: Path) -> None:
    (repository / "other").mkdir()
    text = (repository / "project" / "readiness.yaml").read_text(encoding="utf-8")
    (repository / "other" / "readiness.yaml").write_text(
        text.replace("role: project-lead", "role: sponsor"), encoding="utf-8"
    )
    settings(repository / "other", 'fail-on = "low"\nlang = "nl"\n')
    settings(repository / "project", 'lang = "en"\n')
    done = assess(repository, "other/readiness.yaml", "--quiet")
    assert done.code == 2  # from elsewhere there is no such file: its folder has no settings either
    files = (repository / "project" / "readiness.yaml", repository / "other" / "readiness.yaml")
    done = run("assess", *files, "--today", TODAY, "--quiet")
    assert (done.code, "risk" in done.text) == (1, True)
    assert run("assess", repository / "other", "--today", TODAY, "--quiet").code == 1


# No settings, or others


def test_isolated_takes_no_settings(repository: Path) -> None:
    settings(repository, 'lang = "nl"\nfail-on = "low"\n')
    done = assess(repository, "--isolated", "--quiet")
    assert (done.code, done.text.startswith("▲ High risk")) == (0, True)
    assert assess(repository, "--quiet", env={"IMPLCHECK_ISOLATED": "1"}).code == 0
    settings(repository, "no TOML")
    assert assess(repository, "--isolated", "--quiet").code == 0


def test_settings_that_are_named_are_the_only_ones_and_add_up(repository: Path, tmp_path: Path) -> None:
    settings(repository, 'fail-on = "low"\nlang = "nl"\n')
    (tmp_path / "gate").mkdir()
    first = settings(tmp_path / "gate", 'fail-on = "critical"\nfail-under = 10\n', "first.toml")
    second = settings(tmp_path / "gate", '[tool.implcheck]\nfail-under = 20\nformat = "json"\n', SHARED)
    done = assess(repository, "--config", str(first), "--config", str(second))
    gate = json.loads(done.out)["gate"]
    assert (done.code, gate["fail_on"], gate["fail_under"]) == (0, "critical", 20)
    assert [asked["origin"] for asked in gate["asked"]] == [f"{first}:1", f"{first}:2", f"{second}:2"]
    assert "There is no such file" in flat_errors(assess(repository, "--config", str(tmp_path / "nix.toml")))


# Demands


def asked(done: Run) -> list[tuple[str, str, str | None]]:
    """Return the demands on the gate and the source of each."""
    return [(asked["option"], asked["value"], asked["origin"]) for asked in json.loads(done.out)["gate"]["asked"]]


def test_no_file_weakens_a_demand_of_the_command_line_or_of_a_file_above(repository: Path) -> None:
    above = settings(repository, 'fail-on = "moderate"\nrequire-complete = true\nno-accepted = true\n')
    below = settings(
        repository / "project",
        'fail-on = "critical"\nfail-under = 1\nrequire-complete = false\nmax-age = 9999\nno-accepted = false\n',
    )
    done = assess(repository, "--fail-under", "70", "--max-age", "30", "-f", "json")
    gate = json.loads(done.out)["gate"]
    assert done.code == 1
    assert (gate["fail_on"], gate["fail_under"], gate["require_complete"], gate["max_age"]) == (
        "moderate",
        70,
        True,
        30,
    )
    assert asked(done) == [
        ("fail-under", "70", None),
        ("max-age", "30", None),
        ("fail-on", "moderate", f"{above}:1"),
        ("require-complete", "", f"{above}:2"),
        ("no-accepted", "", f"{above}:3"),
        ("fail-on", "critical", f"{below}:1"),
        ("fail-under", "1", f"{below}:2"),
        ("max-age", "9999", f"{below}:4"),
    ]


def test_the_report_names_the_source_of_each_demand(repository: Path) -> None:
    settings(repository, 'fail-on = "critical"\n')
    done = assess(repository, "--fail-under", "50", "--lang", "en", env={"IMPLCHECK_MAX_AGE": "30"})
    text = re.sub(r"[│\s]+", " ", done.text)
    assert "Asked for when this report was made: a score of at least 50." in text
    assert "Asked for by the variable IMPLCHECK_MAX_AGE: answers that are at most 30 days old." in text
    assert "no critical risk overall (line 1)." in text
    assert f"{OWN}:nocriticalrisk" in text.replace(" ", "").replace("•", "")


def test_a_quick_check_in_the_settings_can_be_overridden(repository: Path) -> None:
    settings(repository, "quick = true\nformat = 'json'\n")
    assert json.loads(assess(repository).out)["skipped_questions"]
    assert not json.loads(assess(repository, "--no-quick").out)["skipped_questions"]


def test_a_phase_of_the_settings_does_not_replace_that_of_the_answers(repository: Path) -> None:
    file = settings(repository, 'phase = "aftercare"\nquiet = true\n')
    message = flat_errors(assess(repository, "--lang", "en"))
    assert message.startswith(f"{file}:1:1: The settings name the phase aftercare, but the answers kickoff.")
    assert assess(repository, "--phase", "aftercare").code == 0
    settings(repository, 'phase = "kickoff"\nquiet = true\n')
    assert assess(repository).code == 0


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


def codes(folder: Path) -> list[str]:
    """Return the codes of the problems that assess finds in the settings of a folder."""
    group: Any = typer.main.get_command(app)
    command = group.commands["assess"]
    context = command.context_class(command, parent=typer.Context(group))
    files = find([folder])
    with pytest.raises(InvalidFile) as refused:
        command.defaults(files, context)
    return [problem.code for problem in refused.value.problems]


def settings_refused(repository: Path, code: str, sentence: str) -> str:
    """Return the error text of settings that are refused for a single problem."""
    message = flat_errors(assess(repository, "--lang", "en"))
    assert codes(repository / "project") == [code]
    assert sentence in message
    return message


OWN_QUESTIONNAIRE = (
    (Path(BRAND_PORTAL).parents[1] / "questionnaires" / "implementation.yaml")
    .read_text(encoding="utf-8")
    .replace("id: implementation", "id: own", 1)
)


def test_paths_are_seen_from_the_folder_of_the_settings(repository: Path) -> None:
    (repository / "own.yaml").write_text(OWN_QUESTIONNAIRE, encoding="utf-8")
    settings(repository, 'questionnaire = "own.yaml"\nformat = "json:-"\n')
    done = assess(repository)
    assert (done.code, json.loads(done.out)["questionnaire"]["id"]) == (0, "own")
    settings(repository, f'questionnaire = "{(repository / "own.yaml").as_posix()}"\nformat = "json"\n')
    assert json.loads(assess(repository).out)["questionnaire"]["id"] == "own"


@pytest.mark.parametrize(
    "text",
    [
        'format = "terminal:x.txt"',
        'format = ["json", "terminal:../../home/.bashrc"]',
        'format = "json:/dev/stdout"',
        'format = "json: x"',
    ],
)
def test_settings_never_say_where_anything_is_written(repository: Path, text: str) -> None:
    settings(repository, f"{text}\n")
    settings_refused(repository, "setting-writes", "Settings cannot say where a report goes.")
    assert [path.name for path in repository.rglob("*") if path.is_file()] == [OWN, "readiness.yaml"]


@pytest.mark.parametrize(
    "key", ["save", "output", "force", "today", "answers", "config", "isolated", "round", "expect"]
)
def test_an_option_of_the_command_line_only_is_refused_as_such(repository: Path, key: str) -> None:
    settings(repository, f'{key} = "x"\n')
    settings_refused(repository, "setting-not-for-files", f"'{key}' cannot be set in a file.")


@pytest.mark.parametrize(
    "text",
    [
        'questionnaire = "../secret/q.yaml"',
        'questionnaire = "/etc/passwd"',
        'questionnaire = "//host/share/q.yaml"',
        'questionnaire = "link/q.yaml"',
        'questionnaire = "q.yaml"',
        'mapping = "../secret/map.yaml"',
        'mapping = "/dev/stdin"',
        'mapping = ".git/config"',
        'questionnaire = "./.GIT/q.yaml"',
    ],
)
def test_settings_name_no_file_outside_their_project(repository: Path, text: str) -> None:
    (repository / "secret").mkdir()
    (repository / "secret" / "q.yaml").write_text("PASSWORD: hush\n", encoding="utf-8")
    if sys.platform != "win32":
        (repository / "project" / "link").symlink_to("../secret")
        (repository / "project" / "q.yaml").symlink_to("../secret/q.yaml")
    settings(repository / "project", f"{text}\n")
    assert "hush" not in settings_refused(repository, "setting-outside", "is outside the project, so it is not read.")


@pytest.mark.parametrize("text", ['questionnaire = "./.env"', 'mapping = "notes.txt"'])
def test_settings_name_no_file_of_another_kind(repository: Path, text: str) -> None:
    (repository / "project" / ".env").write_text("PASSWORD: hush\n", encoding="utf-8")
    settings(repository / "project", f"{text}\n")
    assert "hush" not in settings_refused(repository, "setting-not-yaml", "is not the name of a YAML file")


@pytest.mark.skipif(sys.platform == "win32", reason="links that anybody may make")
def test_settings_that_are_a_link_out_of_the_project_are_refused(repository: Path) -> None:
    (repository / "secret.toml").write_text("password = hush\n", encoding="utf-8")
    (repository / "project" / ".git").mkdir()
    (repository / "project" / OWN).symlink_to("../secret.toml")
    message = flat_errors(assess(repository, "--lang", "en"))
    assert "This is a symbolic link out of its project" in message
    assert "hush" not in message


@pytest.mark.parametrize("name", [OWN, SHARED])
def test_settings_that_are_too_large_are_refused_and_not_passed_by(repository: Path, name: str) -> None:
    (repository / name).write_bytes(b"#" * LARGEST_SETTINGS + b" implcheck")
    assert "This settings file is larger than 256 KiB" in flat_errors(assess(repository, "--lang", "en"))
    with pytest.raises(InvalidFile) as refused:
        find([repository / "project"])
    assert [problem.code for problem in refused.value.problems] == ["toml-too-large"]


def test_a_large_pyproject_without_our_table_is_ignored(repository: Path) -> None:
    (repository / SHARED).write_bytes(b"#" * (3 * LARGEST_SETTINGS))
    assert assess(repository, "--quiet").code == 0
    # The name may cross the border of two blocks that are read.
    (repository / SHARED).write_bytes(b"#" * (2 * LARGEST_SETTINGS - 4) + b"implcheck" + b"#" * LARGEST_SETTINGS)
    assert assess(repository, "--quiet").code == 2


@pytest.mark.skipif(sys.platform == "win32", reason="pipes")
def test_settings_that_are_a_pipe_are_refused_and_not_waited_for(repository: Path) -> None:
    os.mkfifo(repository / OWN)
    assert "This is not a regular file" in flat_errors(assess(repository, "--lang", "en"))


def test_the_other_commands_take_what_means_the_same_in_them(repository: Path) -> None:
    settings(repository, 'lang = "nl"\nphase = "kickoff"\nformat = "json"\nfail-on = "low"\n')
    answers = repository / "project" / "readiness.yaml"
    assert "antwoorden, geldig" in run("check", answers).text
    assert run("compare", answers, answers, "--today", TODAY).text.startswith("Brand portal")
    explained = ("explain", "score", "--answers", answers, "--today", TODAY)
    assert run(*explained) == run(*explained, "--phase", "kickoff", "--lang", "nl")
    settings(repository, 'lang = "en"\nphase = "aftercare"\n')
    for refused in (run(*explained), run("badge", answers), run("check", answers)):
        assert refused.code == 2
        assert "The settings name the phase aftercare, but the answers kickoff." in refused.text + refused.errors


def test_what_is_made_to_be_answered_is_held_to_the_pin_as_well(repository: Path) -> None:
    (repository / "own.yaml").write_text(OWN_QUESTIONNAIRE, encoding="utf-8")
    settings(repository, 'questionnaire = "own.yaml"\nquestionnaire-digest = "builtin"\n')
    for command in (("form",), ("init",), ("schema", "answers"), ("assess", "--plain")):
        done = run(*command, cwd=repository, IMPLCHECK_LANG="en")
        assert (done.code, "is not the one that was pinned" in done.errors) == (2, True)


def test_the_commands_that_make_things_take_lang_phase_and_questionnaire(repository: Path) -> None:
    (repository / "own.yaml").write_text(OWN_QUESTIONNAIRE, encoding="utf-8")
    settings(repository, 'lang = "nl"\nphase = "aftercare"\nquestionnaire = "own.yaml"\n')
    made = run("init", cwd=repository)
    assert (made.code, "phase: aftercare\n" in made.text, "questionnaire: " in made.text) == (0, True, True)
    assert "own.yaml" in made.text
    assert run("init", "project/new.yaml", cwd=repository).code == 0
    assert "../own.yaml" in (repository / "project" / "new.yaml").read_text(encoding="utf-8")
    form = run("form", cwd=repository)
    assert form.text.count('"own.yaml"') == 1
    words = ("form", "-q", "own.yaml", "--lang", "nl", "--phase", "aftercare", "--isolated")
    assert form == run(*words, cwd=repository)
    assert form != run("form", "--isolated", cwd=repository)
    shown = run("questionnaire", "show", cwd=repository).text
    assert (
        shown
        == run(
            "questionnaire", "show", "own.yaml", "--lang", "nl", "--phase", "aftercare", "--isolated", cwd=repository
        ).text
    )
    assert "own" in run("questionnaire", "list", cwd=repository).text
    assert "id: own" in run("questionnaire", "export", cwd=repository).text
    assert (
        run("schema", "answers", cwd=repository).out == run("schema", "answers", "-q", "own.yaml", cwd=repository).out
    )
    assert run("config", cwd=repository).text.startswith("Instellingen uit ")


# What is wrong with them


def test_an_unknown_setting_is_reported_with_its_line_and_a_suggestion(repository: Path) -> None:
    file = settings(repository, '# ours\nfail_on = "high"\n\n  nix = 1\ntoday = 2026-11-24\n')
    message = flat_errors(assess(repository, "--lang", "en"))
    assert f"{file}:2:1: Unknown setting 'fail_on'.\n  2 │ fail_on = \"high\"\n" in message
    assert "Did you mean 'fail-on'?" in message
    assert f"{file}:4:3: Unknown setting 'nix'." in message
    assert f"{file}:5:1: 'today' cannot be set in a file." in message
    assert message.endswith("3 problems found; nothing was assessed.\n")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('require-complete = "true"', "'require-complete' is on or off."),
        ("require-complete = 1", "'require-complete' is on or off."),
        ("require-complete = [true]", "'require-complete' is on or off."),
        ("lang = true", "'lang' takes one value."),
        ('lang = ["nl"]', "'lang' takes one value."),
        ("lang = {nl = 1}", "'lang' takes one value."),
        ("fail-on = true", "'fail-on' takes a text, or a list of texts."),
        ('fail-on = {commitment = "high"}', "'fail-on' takes a text, or a list of texts."),
        ('fail-on = [["high"]]', "'fail-on' takes a text, or a list of texts."),
        ('fail-on.commitment = "high"', "'fail-on' takes a text, or a list of texts."),
        ('fail-on = "medium"', "'medium' is not a level."),
        ('fail-on = ["high", "=low"]', "'=low' is not a level."),
        ("fail-under = 101", "'101' is not a score from 0 to 100."),
        ("max-age = 1.5", "'1.5' is not a value for 'max-age'."),
        ("max-age = -1", "'-1' is not a value for 'max-age'."),
        ("require-evidence = 5", "'5' is not a value for 'require-evidence'."),
        ('phase = "later"', "'later' is not a phase of the questionnaire"),
    ],
)
def test_an_invalid_value_is_reported_at_its_line(repository: Path, text: str, message: str) -> None:
    file = settings(repository, f"quiet = true\n{text}\n")
    problem = flat_errors(assess(repository, "--lang", "en"))
    assert problem.startswith(f"{file}:2:1: ")
    assert message in problem
    assert ".." not in problem.partition("\n")[0].removeprefix(str(file))


def test_an_invalid_value_on_the_command_line_is_not_reported_in_the_settings(repository: Path) -> None:
    settings(repository, 'fail-on = "high"\n')
    message = flat_errors(assess(repository, "--fail-on", "medium", "--lang", "en"))
    assert "Invalid value for '--fail-on'" in message
    assert OWN not in message
    assert "No such option: --nix" in flat_errors(assess(repository, "--nix"))


@pytest.mark.parametrize(
    ("text", "line", "column", "message"),
    [
        ("lang = nl\n", 1, 8, "Invalid value"),
        ('quiet = true\nlang = "nl\n', 2, 11, "This is not TOML"),
        ('format = [\n"json",\n', 2, 8, "Invalid value"),
        ('format = ["json"\n', 1, 17, "Unclosed array"),
    ],
)
def test_invalid_toml_is_reported_at_its_location(
    repository: Path, text: str, line: int, column: int, message: str
) -> None:
    file = settings(repository, text)
    problem = flat_errors(assess(repository, "--lang", "en"))
    assert problem.startswith(f"{file}:{line}:{column}: This is not TOML: ")
    assert message in problem


@pytest.mark.parametrize(
    ("text", "line"),
    [('[tool]\nimplcheck = "nl"\n', 2), ("[project]\n[tool]\nimplcheck = []\n", 3), ("[[tool.implcheck]]\n", 1)],
)
def test_a_section_that_is_not_a_table_is_reported(repository: Path, text: str, line: int) -> None:
    file = settings(repository, text, SHARED)
    problem = flat_errors(assess(repository, "--lang", "en"))
    assert problem.startswith(f"{file}:{line}:")
    assert "'tool.implcheck' is not a table." in problem


@pytest.mark.parametrize("text", ['tool = "implcheck"\n', "[[tool]]\nimplcheck = 1\n"])
def test_a_pyproject_in_which_tool_is_no_table_holds_no_settings(repository: Path, text: str) -> None:
    settings(repository, text, SHARED)
    assert assess(repository, "--quiet").code == 0


@pytest.mark.parametrize(
    ("data", "message"),
    [(b'lang = "\xe9"\n', "is not UTF-8"), ('lang = "nl"'.encode("utf-16"), "UTF-16"), (b"\0", "null bytes")],
)
def test_settings_that_are_not_text_are_reported(repository: Path, data: bytes, message: str) -> None:
    (repository / OWN).write_bytes(data)
    assert message in flat_errors(assess(repository, "--lang", "en"))


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads everything")
def test_settings_without_read_permission_are_reported(repository: Path) -> None:
    settings(repository, "").chmod(0)
    assert "may not be read" in flat_errors(assess(repository, "--lang", "en"))


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
    at = SettingsFile(file, {}, text).location(key)
    assert at == Location(str(file), line, column, text.split("\n")[line - 1])


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [(OWN, "lang = \n", "toml-syntax"), (SHARED, "tool.implcheck = 1\n", "settings-not-a-table")],
)
def test_a_broken_file_is_refused_when_it_is_looked_for(tmp_path: Path, name: str, text: str, code: str) -> None:
    settings(tmp_path, text, name)
    with pytest.raises(InvalidFile) as refused:
        find([tmp_path])
    assert [problem.code for problem in refused.value.problems] == [code]


def test_all_problems_of_all_settings_files_are_reported_at_once(repository: Path) -> None:
    settings(repository, 'nix = 1\nquiet = 1\nfail-on = "medium"\n')
    settings(repository / "project", "lang = true\nformat = {}\nfail-under = 101\ntop = 3\n")
    assert codes(repository / "project") == [
        "setting-unknown",
        "setting-not-a-flag",
        "setting-wrong-level",
        "setting-not-a-value",
        "setting-not-a-list",
        "setting-wrong-score",
    ]


def test_of_very_many_problems_the_first_are_listed_and_the_others_counted(repository: Path) -> None:
    settings(repository, "".join(f"nix-{number} = 1\n" for number in range(10_000)))
    message = flat_errors(assess(repository, "--lang", "en"))
    assert message.count("Unknown setting") == 50
    assert "not listed here: 9950" in message


def test_a_list_has_a_limit(repository: Path) -> None:
    settings(repository, f"fail-under = {[number / 1000 for number in range(101)]}\n")
    settings_refused(repository, "list-too-long", "'fail-under' has too many entries: 101; it may have at most 100.")


def test_a_value_that_the_option_refuses_is_a_problem_of_the_settings(repository: Path) -> None:
    settings(repository, 'top = "many"\nformat = "json"\nlang = "nl"\n')
    # Of settings that cannot be used nothing is used, not even their language.
    assert catalog("en").problem("setting-wrong-number", "message", key="top", value="many") in flat_errors(
        assess(repository)
    )


WRONG = {
    "setting-wrong-level": 'fail-on = ["high", "x=why"]',
    "setting-wrong-score": "fail-under = 101",
    "setting-wrong-steps": 'gap = "wide"',
    "setting-wrong-weight": 'role-weight = "sponsor"',
    "setting-wrong-digest": 'questionnaire-digest = "ab12"',
    "setting-wrong-number": "max-age = 1.5",
    "setting-wrong-number-between": "require-evidence = 9",
}


@pytest.mark.parametrize("lang", ["en", "nl"])
def test_a_wrong_value_is_quoted_and_the_message_says_what_the_option_takes(repository: Path, lang: str) -> None:
    settings(repository, "".join(f"{line}\n" for line in WRONG.values()))
    message = flat_errors(assess(repository, "--lang", lang))
    for code, line in WRONG.items():
        key, _, value = line.partition(" = ")
        value = value.strip('"[]').split('", "')[-1]
        assert catalog(lang).problem(code, "message", key=key, value=value) in message
    assert "Input should" not in message


def test_a_file_that_is_not_toml_hides_no_problem_of_another_file(repository: Path) -> None:
    settings(repository, "nix = 1\n")
    settings(repository / "project", "top = = 1\n")
    message = flat_errors(assess(repository, "--lang", "en"))
    assert "This is not TOML" in message
    assert catalog("en").problem("setting-unknown", "message", key="nix") in message


@pytest.mark.parametrize("phase", ["later", "kickoff"])
def test_what_the_questionnaire_does_not_have_is_told_at_once(repository: Path, phase: str) -> None:
    settings(repository, f'phase = "{phase}"\nlang = "xx"\nfail-on = ["high", "whyy=low"]\n')
    settings(repository / "project", 'require-complete-in = "suport"\nfail-under = ["comitment=40", 10]\n')
    message = flat_errors(assess(repository))
    english = catalog("en")
    assert ("'later' is not a phase" in message) is (phase == "later")
    assert english.problem("setting-other-language", "message", given="xx") in message
    for practice in ("whyy", "suport", "comitment"):
        assert english.problem("setting-other-practice", "message", id=practice) in message
    for near in ("why", "support", "commitment"):
        assert f"Did you mean '{near}'?" in message


def test_a_file_that_is_missing_is_told_with_the_wrong_values(repository: Path) -> None:
    settings(repository, 'nix = 1\nquestionnaire = "nope.yaml"\n')
    assert codes(repository) == ["setting-unknown", "setting-no-file"]


def places(message: str) -> list[str]:
    """Return line and column of each problem of the settings, in order."""
    return re.findall(rf"^\S*{OWN}:(\d+:\d+): ", message, re.MULTILINE)


@pytest.mark.parametrize("arguments", [(), ("--questionnaire", "implementation", "--mapping", BRAND_PORTAL)])
def test_files_that_the_settings_name_and_that_are_missing_are_reported_at_their_lines(
    repository: Path, arguments: tuple[str, ...]
) -> None:
    settings(repository, 'questionnaire = "nope.yaml"\nmapping = "map.yaml"\n')
    file = repository / "project" / "readiness.yaml"
    done = run("check", file.parent, *arguments, "--lang", "en")
    if arguments:  # what the command line overrides is not looked for
        assert (done.code, done.err) == (0, b"")
        return
    message = flat_errors(done)
    assert places(message) == ["1:1", "2:1"]
    for key, name in (("questionnaire", "nope.yaml"), ("mapping", "map.yaml")):
        assert catalog("en").problem("setting-no-file", "message", key=key, file=name) in message
    assert "implcheck init" not in message


@pytest.mark.parametrize("command", ["form", "init", "list"])
def test_every_command_that_reads_the_questionnaire_of_the_settings_blames_them(repository: Path, command: str) -> None:
    settings(repository, 'questionnaire = "nope.yaml"\n')
    words = ("questionnaire", "list") if command == "list" else (command,)
    assert places(flat_errors(run(*words, "--lang", "en", cwd=repository))) == ["1:1"]


def test_an_id_that_no_questionnaire_has_and_a_format_that_there_is_not_are_reported_with_the_rest(
    repository: Path,
) -> None:
    settings(repository, 'questionnaire = "implementatio"\nformat = ["json", "htm"]\ntop = "many"\ngap = "x"\n')
    message = flat_errors(assess(repository, "--lang", "en"))
    assert places(message) == ["1:1", "2:1", "3:1", "4:1"]
    assert "Did you mean 'implementation'?" in message
    assert catalog("en").problem("setting-format", "message", id="htm") in message
    assert "Did you mean 'html'?" in message


def test_a_setting_that_another_command_takes_is_checked_by_every_command(repository: Path) -> None:
    settings(repository, 'top = "many"\n')
    assert places(flat_errors(run("form", "--lang", "en", cwd=repository))) == ["1:1"]


def test_a_phase_and_a_language_that_the_questionnaire_lacks_are_reported_at_once(repository: Path) -> None:
    settings(repository, 'phase = "execution"\nlang = "xx"\n')
    message = flat_errors(assess(repository))
    assert places(message) == ["1:1", "2:1"]
    assert catalog("en").problem("setting-other-language", "message", given="xx") in message


def test_settings_files_that_cannot_be_read_are_reported_together(repository: Path) -> None:
    settings(repository, "a = \n")
    settings(repository / "project", "b = [\n")
    message = flat_errors(assess(repository, "--lang", "en"))
    assert places(message) == ["1:5", "1:6"]


def test_what_the_questionnaire_does_not_have_is_told_together_with_other_faults(repository: Path) -> None:
    text = 'nix = 1\nquiet = 1\nphase = "later"\nlang = "xx"\nfail-on = ["critcal", "whyy=low"]\n'
    settings(repository, text + 'format = ["json:x", "foo", "json"]\n')
    message = flat_errors(assess(repository))
    assert places(message) == ["1:1", "2:1", "3:1", "4:1", "5:1", "5:1", "6:1", "6:1"]
    for expected in ("'later' is not a phase", "'xx' is not a language", "'whyy' is not a practice", "'foo'"):
        assert expected in message


def test_a_phase_of_a_questionnaire_that_the_answers_name_is_not_held_against_the_settings(repository: Path) -> None:
    own = OWN_QUESTIONNAIRE.replace("kickoff", "start")
    (repository / "project" / "own.yaml").write_text(own, encoding="utf-8")
    answers = repository / "project" / "readiness.yaml"
    text = answers.read_text(encoding="utf-8").replace("questionnaire: implementation", "questionnaire: own.yaml")
    answers.write_text(text.replace("kickoff", "start"), encoding="utf-8")
    settings(repository, 'nix = 1\nphase = "start"\n')
    assert places(flat_errors(assess(repository, "--lang", "en"))) == ["1:1"]
    settings(repository, 'nix = 1\nphase = "kickoff"\n')
    assert places(flat_errors(assess(repository, "--lang", "en"))) == ["1:1", "2:1"]
    assert places(flat_errors(run("schema", "answers", "--lang", "en", cwd=repository))) == ["1:1"]


@pytest.mark.parametrize("key", ["questionnaire", "mapping"])
def test_a_character_that_no_file_name_can_hold_is_told_as_such(repository: Path, key: str) -> None:
    settings(repository / "project", f'{key} = "a\\u0000b.yaml"\n')
    settings_refused(repository, "file-name-null", "A file name cannot hold the character U+0000.")
    settings(repository / "project", f'{key} = "{"x" * 2000}.yaml"\n')
    settings_refused(repository, "file-name-too-long", "The name of this file is longer than 1000 characters.")


@pytest.mark.parametrize(("lang", "message"), [("en", "'lang' is given twice."), ("nl", "'lang' staat er twee keer.")])
def test_a_key_that_is_given_twice_is_told_at_the_second(repository: Path, lang: str, message: str) -> None:
    file = settings(repository, '[tool.implcheck]\nlang = "nl"\nlang = "en"\n', SHARED)
    assert flat_errors(assess(repository, "--lang", lang)).startswith(f"{file}:3:1: {message}")
