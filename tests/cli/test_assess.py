"""`implcheck assess`: what goes in, what comes out where, and with which exit code."""

import json
import re
import shutil
from pathlib import Path

import pytest
from tests.support.cli import (
    BRAND_PORTAL,
    CRM_AFTERCARE,
    ERP_ROLLOUT,
    ROOT,
    TODAY,
    TRACEBACK,
    assess,
    run,
    run_process,
)


def test_the_report_is_on_stdout_and_stderr_is_empty() -> None:
    done = assess(BRAND_PORTAL)
    assert (done.code, done.err) == (0, b"")
    assert done.text.startswith("Brand portal\nImplementation readiness · Kickoff · 24 November 2026 · project lead\n")


def test_answers_are_read_from_standard_input() -> None:
    done = assess("-", "--quiet", stdin=Path(BRAND_PORTAL).read_bytes())
    assert (done.code, done.err) == (0, b"")
    assert done.text == assess(BRAND_PORTAL, "--quiet").text


def test_a_problem_in_standard_input_has_a_location() -> None:
    done = assess("-", stdin=b"implcheck: 1\nproject: P\nphase: kickoff\nanswers: {}\nnix: 1\n")
    assert (done.code, done.out) == (2, b"")
    assert done.errors.startswith("<stdin>:5:1: 'nix' is not a key here.\n")
    assert done.errors.endswith("1 problem found; nothing was assessed.\n")


def test_empty_standard_input_is_bad_input() -> None:
    done = assess("-")
    assert (done.code, done.out) == (2, b"")
    assert "This file is empty." in done.errors


@pytest.mark.parametrize(
    ("demands", "code"),
    [
        (("--fail-on", "critical"), 0),
        (("--fail-on", "high"), 1),
        (("--fail-under", "60"), 0),
        (("--fail-under", "79.5"), 1),
        (("--fail-under", "0"), 0),
        (("--require-complete",), 1),
        (("--fail-on", "critical", "--fail-under", "10"), 0),
        (("--fail-on", "critical", "--fail-under", "90"), 1),
    ],
)
def test_the_gate_decides_the_exit_code(demands: tuple[str, ...], code: int) -> None:
    done = assess(BRAND_PORTAL, *demands)
    assert (done.code, done.err) == (code, b"")
    assert ("Gate: passed" if code == 0 else "Gate: failed") in done.text


def test_too_little_known_opens_no_gate() -> None:
    text = b"implcheck: 1\nproject: P\nphase: kickoff\nanswers: {why.problem-statement: 4}\n"
    for demand in (("--fail-on", "critical"), ("--fail-under", "0")):
        assert assess("-", *demand, stdin=text).code == 1


def test_the_phase_is_overridden_and_answers_that_it_does_not_ask_are_set_aside() -> None:
    done = assess(ERP_ROLLOUT, "--phase", "aftercare", "--all")
    assert done.code == 0
    assert "Implementation readiness · Aftercare" in done.text
    flat = " ".join(done.text.split())
    assert 'answers are to questions that are not asked here, and do not count: "Problem on paper"' in flat
    data = json.loads(assess(ERP_ROLLOUT, "--phase", "aftercare", "-f", "json").out)
    assert data["phase"] == {"id": "aftercare", "title": "Aftercare"}
    assert "timeline.margin" in data["unasked_answers"]


def test_an_expired_acceptance_depends_on_the_day() -> None:
    before = run("assess", ERP_ROLLOUT, "--lang", "en", "--today", "2026-10-31").text
    after = run("assess", ERP_ROLLOUT, "--lang", "en", "--today", "2026-11-01").text
    assert "That date has passed" not in before
    assert "That date has passed" in " ".join(after.split())


def test_top_all_and_quiet_choose_how_much_is_shown() -> None:
    top = assess(BRAND_PORTAL, "--top", "4").text
    risks = top.partition("\nThe risks after these\n")[2]
    assert "  4. " in risks
    assert "  5. " not in risks
    assert re.search(r"\n  \d+ more risks are not shown; --all shows them\.\n", top)
    assert "  10. " in assess(BRAND_PORTAL, "--all").text
    assert assess(BRAND_PORTAL, "--quiet").out.count(b"\n") == 1


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (("nix.yaml",), "nix.yaml: There is no such file."),
        ((str(ROOT / "docs"),), "There is no answers file in this folder."),
        ((BRAND_PORTAL, CRM_AFTERCARE), "Only answers about one project can be combined."),
        ((BRAND_PORTAL, "--format", "odt"), "'odt' is not a format; the formats are: terminal, json, markdown, "),
        ((BRAND_PORTAL, "--lang", "fr"), "'fr' is not a language of this questionnaire; it has: en, nl."),
        ((BRAND_PORTAL, "--questionnaire", "implementatoin"), "Did you mean 'implementation'?"),
        ((BRAND_PORTAL, "--questionnaire", "nix/q.yaml"), "nix/q.yaml: There is no such questionnaire."),
        ((BRAND_PORTAL, "--today", "24-11-2026"), "'24-11-2026' is not a date; write it as 2026-11-24"),
        ((BRAND_PORTAL, "--fail-under", "101"), "'101' is not a score from 0 to 100"),
        ((BRAND_PORTAL, "--fail-under", "1/0"), "'1/0' is not a score from 0 to 100"),
        ((BRAND_PORTAL, "--fail-on", "medium"), "medium"),
        ((BRAND_PORTAL, "--phase", "later"), "later"),
        ((BRAND_PORTAL, "--top", "-1"), "--top"),
        ((BRAND_PORTAL, "--nix"), "--nix"),
    ],
)
def test_bad_usage_is_reported_on_stderr_with_code_2(arguments: tuple[str, ...], expected: str) -> None:
    done = assess(*arguments)
    assert (done.code, done.out) == (2, b"")
    assert expected in done.errors
    assert TRACEBACK not in done.err


def test_without_answers_and_a_terminal_assess_explains_what_to_do() -> None:
    done = run("assess", IMPLCHECK_LANG="en")
    assert (done.code, done.out) == (2, b"")
    assert "implcheck init readiness.yaml" in done.errors


def test_all_problems_of_a_file_are_reported_at_once(tmp_path: Path) -> None:
    file = tmp_path / "bad.yaml"
    file.write_text(
        "implcheck: 1\nphase: later\nanswers:\n  why.problem-statement: 7\n  why.nix: 1\n", encoding="utf-8"
    )
    done = assess(file)
    assert (done.code, done.out) == (2, b"")
    assert done.errors.endswith("4 problems found; nothing was assessed.\n")
    for expected in ("'project' is missing", "later", "There is no level 7.", "There is no question called 'why.nix'"):
        assert expected in done.errors


def test_the_json_report_is_the_same_bytes_whatever_the_hash_seed() -> None:
    words = ("assess", ERP_ROLLOUT, "--today", TODAY, "-f", "json")
    made = {run_process(*words, PYTHONHASHSEED=seed).out for seed in ("0", "1", "4711")}
    assert made == {run(*words).out}


def test_json_and_the_screen_do_not_depend_on_locale_time_zone_or_folder(tmp_path: Path) -> None:
    dutch = run("assess", BRAND_PORTAL, "--today", TODAY, "--lang", "nl")
    elsewhere = run_process(
        "assess", BRAND_PORTAL, "--today", TODAY, "--lang", "nl", cwd=tmp_path, LC_ALL="C", TZ="Pacific/Kiritimati"
    )
    assert elsewhere == dutch
    assert list(tmp_path.iterdir()) == []


def test_your_own_questionnaire_by_its_path_and_beside_the_answers(tmp_path: Path) -> None:
    own = (ROOT / "questionnaires" / "implementation.yaml").read_text(encoding="utf-8")
    (tmp_path / "own.yaml").write_text(own.replace("id: implementation", "id: own", 1), encoding="utf-8")
    answers = Path(BRAND_PORTAL).read_text(encoding="utf-8")
    (tmp_path / "named.yaml").write_text(
        answers.replace("questionnaire: implementation", "questionnaire: own.yaml"), encoding="utf-8"
    )
    by_option = assess(BRAND_PORTAL, "--questionnaire", tmp_path / "own.yaml")
    by_name = assess(tmp_path / "named.yaml")
    assert "Questionnaire own 2.0." in by_option.text
    assert by_name.text == by_option.text
    over = assess(tmp_path / "named.yaml", "--questionnaire", "implementation")
    assert "Questionnaire implementation 2.0." in over.text


def test_a_report_in_a_language_of_its_own_falls_back_to_what_the_questionnaire_has(tmp_path: Path) -> None:
    own = (ROOT / "questionnaires" / "implementation.yaml").read_text(encoding="utf-8")
    assert "languages: [en, nl]" in own
    (tmp_path / "q.yaml").write_text(own.replace("languages: [en, nl]", "languages: [nl, en]", 1), encoding="utf-8")
    done = run("assess", BRAND_PORTAL, "--questionnaire", tmp_path / "q.yaml", "--quiet")
    assert done.text.startswith("▲ Hoog risico")


def attack(tmp_path: Path) -> str:
    """Write a file with a single best answer, in which all other questions do not apply yet."""
    made = run("init", "--project", "P", "--phase", "kickoff", "attack.yaml", cwd=tmp_path)
    assert made.code == 0
    file = tmp_path / "attack.yaml"
    text = re.sub(
        r"^(  [a-z-]+\.[a-z-]+):$", r"\1: {not_applicable: not yet}", file.read_text("utf-8"), flags=re.MULTILINE
    )
    first = text.replace("{not_applicable: not yet}", "4", 1)
    file.write_text(first, encoding="utf-8")
    assert first.count("not yet") == 22
    return str(file)


@pytest.mark.parametrize(
    "demands",
    [
        ("--fail-on", "high", "--fail-under", "65", "--require-complete"),
        ("--fail-on", "critical"),
        ("--fail-under", "0"),
        ("--require-complete",),
        ("--fail-on", "commitment=high"),
        ("--fail-under", "commitment=60"),
        ("--require-complete-in", "commitment"),
    ],
)
def test_unanswered_questions_open_no_gate(tmp_path: Path, demands: tuple[str, ...]) -> None:
    done = assess(attack(tmp_path), *demands)
    assert (done.code, done.err) == (1, b"")
    assert "No verdict: not enough is known" in done.text
    assert "on course" not in done.text


@pytest.mark.parametrize("demands", [("--fail-on", "critical"), ("--fail-under", "1"), ("--require-complete",)])
def test_a_quick_check_opens_no_gate(tmp_path: Path, demands: tuple[str, ...]) -> None:
    (tmp_path / "implcheck.toml").write_text("quick = true\n", encoding="utf-8")
    (tmp_path / "readiness.yaml").write_bytes(Path(BRAND_PORTAL).read_bytes())
    done = assess(str(tmp_path / "readiness.yaml"), *demands)
    assert (done.code, done.err) == (1, b"")
    assert "A quick check gives an indication, not a verdict" in " ".join(done.text.replace("│", " ").split())


def test_without_a_level_the_json_has_the_possible_levels(tmp_path: Path) -> None:
    report = json.loads(assess(attack(tmp_path), "-f", "json").text)
    assert (report["outcome"], report["level"], report["indication"]) == ("not_enough_known", None, "low")
    assert report["possible_levels"] == {"best": "low", "worst": "critical"}
    assert report["most_informative"][0] == "commitment.named-sponsor"
    assert report["gate"]["no_accepted"] is False
    with_level = json.loads(assess(BRAND_PORTAL, "-f", "json").text)
    assert [with_level[key] for key in ("indication", "most_informative")] == [None, []]
    assert with_level["possible_levels"] == {"best": "moderate", "worst": "high"}


def test_the_project_of_the_command_line_is_the_title_and_that_of_the_settings_only_for_several(tmp_path: Path) -> None:
    file = tmp_path / "readiness.yaml"
    shutil.copy(BRAND_PORTAL, file)
    assert run("assess", file, "--project", "Zzz").text.startswith("Zzz\n")
    assert run("assess", file, IMPLCHECK_PROJECT="Zzz").text.startswith("Zzz\n")
    (tmp_path / "implcheck.toml").write_text('project = "Zzz"\n', encoding="utf-8")
    assert run("assess", file).text.startswith("Brand portal\n")
