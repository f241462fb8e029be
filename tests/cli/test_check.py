"""`implcheck check`: valid and invalid files side by side."""

import hashlib
import shutil
import sys
from pathlib import Path

import pytest
from tests.support.cli import BRAND_PORTAL, CRM_AFTERCARE, EXAMPLES, ROOT, run

QUESTIONNAIRE = str(ROOT / "questionnaires" / "implementation.yaml")


def test_valid_files_are_listed_in_order_on_stdout() -> None:
    done = run("check", CRM_AFTERCARE, QUESTIONNAIRE, "--lang", "en")
    assert (done.code, done.err) == (0, b"")
    first, second = done.text.rstrip("\n").split("\n")
    assert first.startswith(f"{CRM_AFTERCARE}: answers, valid (")
    assert second.startswith(f"{QUESTIONNAIRE}: questionnaire, valid (7 practices, ")


def test_valid_and_invalid_files_are_all_reported_with_code_2(tmp_path: Path) -> None:
    bad = tmp_path / "bad.yaml"
    bad.write_text("implcheck: 1\nproject: P\nphase: kickoff\nanswers: {why.nix: 1, nix: 2}\n", encoding="utf-8")
    worse = tmp_path / "worse.yaml"
    worse.write_text("practices: [\n", encoding="utf-8")
    neither = tmp_path / "neither.yaml"
    neither.write_text("colour: red\n", encoding="utf-8")
    done = run("check", bad, BRAND_PORTAL, worse, neither, tmp_path / "nix.yaml", "--lang", "en")
    assert (done.code, done.err) == (2, b"")
    heads = [line for line in done.text.split("\n") if ", valid (" in line or " problem" in line]
    assert heads[0] == f"{bad}: answers, 2 problems"
    assert heads[1].startswith(f"{BRAND_PORTAL}: answers, valid (")
    assert heads[2].startswith(f"{worse}: ")
    assert heads[3] == f"{neither}: neither answers nor a questionnaire, 1 problem"
    assert heads[4].startswith(f"{tmp_path / 'nix.yaml'}: ")
    assert f"{neither}:1:1: This is neither an answers file nor a questionnaire." in done.text


def test_counts_of_1_are_written_in_the_singular() -> None:
    small = ROOT / "tests" / "data" / "valid" / "two-languages.yaml"
    english, dutch = (run("check", small, "--lang", language).text for language in ("en", "nl"))
    digest = hashlib.sha256(small.read_bytes()).hexdigest()
    ending = f"languages de, pt-BR; SHA-256 {digest})\n"
    assert english.endswith(f"questionnaire, valid (1 practice, 1 question, 0 combinations, {ending}")
    ending = f"talen de, pt-BR; SHA-256 {digest})\n"
    assert dutch.endswith(f"vragenlijst, geldig (1 thema, 1 vraag, 0 combinaties, {ending}")


def test_a_single_language_is_written_in_the_singular() -> None:
    clinic = ROOT / "tests" / "data" / "valid" / "clinic.yaml"
    assert run("check", clinic, "--lang", "en").text.count(", language en; ") == 1


def test_a_missing_file_is_not_reported_as_a_wrong_kind_of_file(tmp_path: Path) -> None:
    done = run("check", tmp_path / "nix.yaml", "--lang", "en")
    assert done.code == 2
    assert "There is no such file." in done.text
    assert "neither answers nor a questionnaire" not in done.text


def test_problems_are_reported_in_dutch() -> None:
    done = run("check", "nix.yaml", "--lang", "nl")
    assert done.code == 2
    assert "Dit bestand bestaat niet." in done.text


def test_answers_from_standard_input() -> None:
    done = run("check", "-", "--lang", "en", stdin=Path(BRAND_PORTAL).read_bytes())
    assert done.code == 0
    assert "<stdin>: answers, valid (19 of 22 questions of the Kickoff phase answered)" in done.text


def test_standard_input_has_one_name() -> None:
    done = run("check", "-", "--lang", "en", stdin=b"x: 1\n")
    assert (done.code, done.text.startswith("<stdin>: "), "-: " in done.text) == (2, True, False)


def test_answers_are_checked_against_the_questionnaire_of_the_option() -> None:
    done = run("check", BRAND_PORTAL, "--questionnaire", "nix", "--lang", "en")
    assert done.code == 2
    assert "There is no built-in questionnaire called 'nix'." in done.text


def test_a_questionnaire_without_the_phase_is_refused() -> None:
    done = run("check", QUESTIONNAIRE, "--phase", "kick-off", "--lang", "en")
    assert (done.code, done.errors) == (2, "")
    assert done.text.startswith(f"{QUESTIONNAIRE}: questionnaire, 1 problem\n")
    assert f"{QUESTIONNAIRE}: 'kick-off' is not a phase of the questionnaire.\n  Did you mean 'kickoff'?" in done.text
    done = run("check", QUESTIONNAIRE, "--phase", "kickoff", "--lang", "en")
    assert (done.code, done.errors) == (0, "")


def test_a_questionnaire_need_not_have_the_phase_of_the_settings(tmp_path: Path) -> None:
    (tmp_path / "implcheck.toml").write_text('phase = "build"\n', encoding="utf-8")
    own, answers = tmp_path / "questionnaire.yaml", tmp_path / "answers.yaml"
    own.write_bytes(Path(QUESTIONNAIRE).read_bytes())
    answers.write_bytes(Path(BRAND_PORTAL).read_bytes())
    assert run("check", own).code == 0
    done = run("check", answers, "--lang", "en")
    assert done.code == 2
    assert done.text.startswith(f"{answers}: answers, 1 problem\n")
    assert "implcheck.toml:1:1: " in done.text


def test_a_phase_that_one_file_lacks_is_a_problem_of_that_file(tmp_path: Path) -> None:
    ward = Path(shutil.copy(ROOT / "tests" / "data" / "valid" / "ward.yaml", tmp_path))
    answers = tmp_path / "answers.yaml"
    answers.write_text(
        "implcheck: 1\nquestionnaire: ward.yaml\nproject: P\nphase: pilot\nanswers: {}\n", encoding="utf-8"
    )
    assert run("check", answers, ward).code == 0
    done = run("check", BRAND_PORTAL, answers, ward, BRAND_PORTAL, "--phase", "kickoff", "--lang", "en")
    assert (done.code, done.errors) == (2, "")
    heads = [line for line in done.text.split("\n") if ", valid (" in line or line.endswith(", 1 problem")]
    assert [head.partition(" (")[0] for head in heads] == [
        f"{BRAND_PORTAL}: answers, valid",
        f"{answers}: answers, 1 problem",
        f"{ward}: questionnaire, 1 problem",
        f"{BRAND_PORTAL}: answers, valid",
    ]
    for file in (answers, ward):
        assert f"{file}: 'kickoff' is not a phase of the questionnaire.\n  Its phases: pilot, roll-out.\n" in done.text


def test_a_phase_of_the_settings_that_is_nowhere_is_reported_there_for_each_file(tmp_path: Path) -> None:
    (tmp_path / "implcheck.toml").write_text('phase = "nix"\n', encoding="utf-8")
    answers, wrong, folder = tmp_path / "a.yaml", tmp_path / "b.yaml", tmp_path / "all"
    answers.write_bytes(Path(BRAND_PORTAL).read_bytes())
    wrong.write_text("implcheck: 1\nproject: P\nphase: later\nanswers: {}\n", encoding="utf-8")
    shutil.copytree(EXAMPLES / "respondents", folder)
    done = run("check", answers, wrong, folder, "--lang", "en")
    assert (done.code, done.errors) == (2, "")
    assert done.text.count("implcheck.toml:1:1: 'nix' is not a phase of the questionnaire.") == 2
    assert f"{wrong}:3:8: 'later' is not a phase of the questionnaire." in done.text


def test_standard_input_is_read_only_once() -> None:
    done = run("check", "-", BRAND_PORTAL, "-", "--lang", "en", stdin=Path(BRAND_PORTAL).read_bytes())
    twice = run("compare", "-", "-", "--lang", "en", stdin=Path(BRAND_PORTAL).read_bytes())
    assert (done.code, done.text) == (2, "")
    assert done.errors == twice.errors
    assert done.errors.startswith("Standard input can be read only once")


@pytest.mark.parametrize("path", sorted((ROOT / "examples").rglob("*.yaml")), ids=lambda path: path.stem)
def test_the_examples_are_valid(path: Path) -> None:
    assert run("check", path).code == 0


@pytest.mark.parametrize(("language", "says"), [("en", "and must not."), ("nl", "en dat mag niet.")])
def test_a_near_miss_that_triggers_its_rule_is_a_problem(tmp_path: Path, language: str, says: str) -> None:
    text = Path(QUESTIONNAIRE).read_text(encoding="utf-8")
    start = text.index("- {", text.index("      stays_quiet:\n"))
    own = tmp_path / "own.yaml"
    first = text[text.index("- {", text.index("      triggers:\n")) :].partition("\n")[0]
    own.write_text(text[:start] + first + text[text.index("\n", start) :], encoding="utf-8")
    done = run("check", own, "--lang", language)
    assert (done.code, done.err) == (2, b"")
    line = text[:start].count("\n") + 1
    assert f"{own}:{line}:11: " in done.text
    assert says in done.text


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
@pytest.mark.parametrize("command", ["assess", "check", "badge"])
def test_no_respondent_vanishes_from_a_folder(tmp_path: Path, command: str) -> None:
    shutil.copy(BRAND_PORTAL, tmp_path / "a.yaml")
    (tmp_path / "c.yaml").symlink_to("nix.yaml")
    (tmp_path / "d.yaml").symlink_to("d.yaml")
    done = run(command, tmp_path, "--lang", "en")
    written = done.text + done.errors
    assert (done.code, "c.yaml: " in written, "d.yaml: " in written) == (2, True, True)


def test_only_what_the_role_is_asked_is_counted(tmp_path: Path) -> None:
    def counted(*role: str) -> str:
        assert run("init", tmp_path / "r.yaml", "--project", "P", "--force", *role).code == 0
        return run("check", tmp_path / "r.yaml", "--lang", "en").text

    assert "(0 of 23 questions of the Kickoff phase answered)" in counted()
    assert "(0 of 11 questions of the Kickoff phase answered)" in counted("--role", "key-user")


def test_with_strict_a_warning_ends_with_code_2(tmp_path: Path) -> None:
    unnamed = tmp_path / "unnamed.yaml"
    assert run("init", unnamed, "--lang", "en").code == 0
    loose = run("check", unnamed, BRAND_PORTAL, "--lang", "en")
    assert (loose.code, loose.err) == (0, b"")
    strict = run("check", unnamed, BRAND_PORTAL, "--lang", "en", "--strict")
    assert (strict.code, strict.text) == (2, loose.text)
    assert strict.errors == "1 warning; with --strict a file may have none.\n"
    assert run("check", BRAND_PORTAL, "--lang", "en", IMPLCHECK_STRICT="1").code == 0


def test_what_the_template_shows_as_an_accepted_risk_is_not_taken_for_one(tmp_path: Path) -> None:
    text = run("init", "--lang", "en", "--project", "Portal").text
    start = text.index("# accepted_risks:")
    file = tmp_path / "r.yaml"
    file.write_text(text[:start] + text[start:].replace("# ", "", 1).replace("#   -", "  -"), encoding="utf-8")
    done = run("check", file, "--lang", "en")
    assert done.code == 2
    assert "'...' was not filled in." in done.text
