"""`implcheck init`: a template that is a valid answers file."""

import shlex
from pathlib import Path

import pytest
from tests.support.cli import TODAY, run


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("phase", ["kickoff", "execution", "aftercare"])
def test_the_template_is_valid_and_can_be_assessed(tmp_path: Path, phase: str, language: str) -> None:
    file = tmp_path / "readiness.yaml"
    made = run("init", file, "--phase", phase, "--lang", language, "--today", TODAY)
    assert (made.code, made.out) == (0, b"")
    checked = run("check", file, "--lang", "en")
    assert checked.code == 0
    assert f"of the {phase.capitalize()} phase answered)" in checked.text
    assert "(0 of " in checked.text
    done = run("assess", file, "--quiet", "--lang", language)
    assert done.code == 0
    assert done.text.startswith({"en": "○ No verdict", "nl": "○ Geen oordeel"}[language])


def test_init_reports_the_file_and_the_next_step(tmp_path: Path) -> None:
    done = run("init", "readiness.yaml", "--lang", "en", cwd=tmp_path)
    assert done.errors == "Wrote readiness.yaml.\nFill it in, then run: implcheck assess readiness.yaml --lang en\n"


def test_without_a_file_the_template_is_on_stdout() -> None:
    done = run("init", "--lang", "en", "--today", TODAY)
    assert (done.code, done.err) == (0, b"")
    assert "\ndate: 2026-11-24\n" in done.text
    assert run("init", "-", "--lang", "en", "--today", TODAY) == done


def test_an_existing_file_is_kept_unless_forced(tmp_path: Path) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text("precious", encoding="utf-8")
    refused = run("init", file, "--lang", "en")
    assert (refused.code, refused.out) == (2, b"")
    assert refused.errors == (
        f"{file} already exists; nothing was changed. Use --force to overwrite it, or give another name.\n"
    )
    assert file.read_text(encoding="utf-8") == "precious"
    assert run("init", file, "--force").code == 0
    assert "implcheck: 1" in file.read_text(encoding="utf-8")


@pytest.mark.parametrize("variable", ["aftercare", "execution"])
def test_the_phase_comes_from_the_environment(variable: str) -> None:
    assert f"\nphase: {variable}\n" in run("init", IMPLCHECK_PHASE=variable).text


def test_a_role_is_filled_in_and_questions_for_other_roles_come_last() -> None:
    done = run("init", "--role", "Key user", "--lang", "en", "--today", TODAY)
    assert "\nrespondent: {role: key-user}\n" in done.text
    heading = "  # ---- For other roles than key user: leave these open, or answer what you know.\n"
    own, _, others = done.text.partition(heading)
    assert (own.count("\n  why."), others.count("\n  why.")) == (2, 3)
    assert run("init", "--role", "Hoofdgebruiker", "--lang", "en", "--today", TODAY) == done
    assert run("init", "--lang", "en", "--today", TODAY, IMPLCHECK_ROLE="key-user") == done
    assert "For other roles" not in run("init", "--lang", "en", "--today", TODAY).text


def test_the_template_names_its_questionnaire(tmp_path: Path) -> None:
    assert run("questionnaire", "export", "-o", tmp_path / "own.yaml").code == 0
    done = run("init", tmp_path / "r.yaml", "--questionnaire", "own.yaml", cwd=tmp_path)
    assert done.code == 0
    assert 'questionnaire: "own.yaml"' in (tmp_path / "r.yaml").read_text(encoding="utf-8")
    assert run("check", tmp_path / "r.yaml").code == 0


def test_a_file_in_another_folder_finds_the_questionnaire_it_was_made_for(tmp_path: Path) -> None:
    # A path in an answers file is looked for beside that file, so `init` has to write it as seen from there.
    (tmp_path / "projects").mkdir()
    (tmp_path / "implcheck.toml").touch()
    assert run("questionnaire", "export", "-o", tmp_path / "own.yaml").code == 0
    assert run("init", "projects/r.yaml", "--questionnaire", "own.yaml", cwd=tmp_path).code == 0
    assert run("check", "projects/r.yaml", "--lang", "en", cwd=tmp_path).code == 0


def test_a_file_that_could_not_be_read_back_is_not_written(tmp_path: Path) -> None:
    (tmp_path / "projects").mkdir()
    assert run("questionnaire", "export", "-o", tmp_path / "own.yaml").code == 0
    done = run("init", "projects/r.yaml", "--questionnaire", "own.yaml", "--lang", "en", cwd=tmp_path)
    assert done.code == 2
    assert "cannot name 'own.yaml': it is outside the project" in done.errors
    assert not (tmp_path / "projects" / "r.yaml").exists()


@pytest.mark.parametrize("language", ["en", "nl"])
def test_a_project_without_a_name_is_told_with_its_place(tmp_path: Path, language: str) -> None:
    assert run("init", "r.yaml", "--lang", language, cwd=tmp_path).code == 0
    checked = run("check", "r.yaml", "--lang", "en", cwd=tmp_path)
    assert checked.code == 0
    assert ":10: The project has no name of its own yet" in checked.text
    assessed = run("assess", "r.yaml", "--lang", "nl", cwd=tmp_path)
    assert assessed.code == 0
    assert ":10: Het project heeft nog geen eigen naam" in assessed.errors


def test_a_project_without_a_name_is_told_among_what_is_wrong(tmp_path: Path) -> None:
    made = run("init", "--lang", "en").text.replace("why.problem-statement:", "why.problem-statement: 9", 1)
    (tmp_path / "r.yaml").write_text(made, encoding="utf-8")
    checked = run("check", "r.yaml", "--lang", "en", cwd=tmp_path)
    assert checked.code == 2
    assert "2 problems" in checked.text
    assert "no name of its own yet" in checked.text


def test_the_project_is_filled_in(tmp_path: Path) -> None:
    done = run("init", "r.yaml", "--project", " Portal: new #2 ", cwd=tmp_path)
    assert done.code == 0
    checked = run("check", "r.yaml", "--lang", "en", cwd=tmp_path)
    assert (checked.code, "no name" in checked.text) == (0, False)
    assert "Portal: new #2" in run("assess", "r.yaml", "--quiet", cwd=tmp_path).text
    assert "\nproject: P\n" in run("init", IMPLCHECK_PROJECT="P").text


def test_a_round_is_filled_in_and_otherwise_only_shown() -> None:
    done = run("init", "--round", "2026-11-20", "--lang", "en", "--today", TODAY)
    assert "\nround: 2026-11-20\n" in done.text
    assert run("init", "--lang", "en", "--today", TODAY, IMPLCHECK_ROUND="2026-11-20") == done
    assert "\n# round: 2026-11-24\n" in run("init", "--lang", "en", "--today", TODAY).text


def test_the_command_to_go_on_with_can_be_copied(tmp_path: Path) -> None:
    made = run("init", "my answers.yaml", "--lang", "nl", "--isolated", cwd=tmp_path)
    command = made.errors.rpartition("voer dan uit: ")[2].strip()
    assert command == "implcheck assess 'my answers.yaml' --lang nl --isolated"
    assert "implcheck assess 'my answers.yaml'" in (tmp_path / "my answers.yaml").read_text(encoding="utf-8")
    assert run(*shlex.split(command)[1:], cwd=tmp_path).code == 0


@pytest.mark.parametrize("option", [("--project", "..."), ("--role", "TODO"), ("--role", " <role> ")])
def test_a_placeholder_is_refused_as_the_file_could_not_be_read(tmp_path: Path, option: tuple[str, str]) -> None:
    done = run("init", "r.yaml", "--lang", "en", *option, cwd=tmp_path)
    assert (done.code, f"'{option[1].strip()}' is a placeholder" in done.errors) == (2, True)
    assert not (tmp_path / "r.yaml").exists()
