"""The arrows between the packages, and the house that the tests mirror."""

from pathlib import Path

from tests.support.cli import ROOT, interpreter, run_program

SOURCE = ROOT / "src" / "implcheck"
TESTS = ROOT / "tests"

NOT_A_MIRROR = {
    "tests/cli/test_hostile.py": "what holds for all commands together",
    "tests/cli/test_screen.py": "the whole command on a pseudo-terminal",
    "tests/interview/test_confirming.py": "a conversation from end to end",
    "tests/interview/test_properties.py": "any conversation",
    "tests/interview/test_resuming.py": "a conversation that is taken up again",
    "tests/loading/test_any_text.py": "all of loading, whatever the text",
    "tests/loading/test_invalid_files.py": "the files in data/invalid",
    "tests/loading/test_parsers_agree.py": "the tree with and without libyaml",
    "tests/loading/test_positions.py": "all of loading, by where it points",
    "tests/loading/test_problem_codes.py": "every problem there is",
    "tests/loading/test_valid_files.py": "the files in data/valid",
    "tests/respondents/test_survey_exports.py": "the exports in data/survey, and those of each survey tool",
    "tests/reports/formats/test_hostile_texts.py": "what holds for all formats together",
    "tests/reports/test_parity.py": "what all prose formats have in common",
    "tests/reports/test_prose_formats.py": "what no prose format may leave out",
    "tests/scoring/test_determinism.py": "whole assessments, made again",
    "tests/scoring/test_properties_of_answers.py": "whole assessments, when an answer changes",
    "tests/scoring/test_properties_of_results.py": "whole assessments, whatever the answers",
    "tests/scoring/test_worked_example.py": "one whole assessment, by hand",
}
"""Tests of something else than one module, and of what."""

ELSEWHERE = {
    "architecture",
    "browser",
    "content",
    "faults",
    "fuzz",
    "golden",
    "mutation",
    "pipelines",
    "support",
    "data",
}
"""Folders of tests that are of no package of the source."""


def test_the_contracts_between_the_layers_hold() -> None:
    # The program beside the interpreter: import-linter has no module to run.
    linter = Path(interpreter()).parent / "lint-imports"
    done = run_program([linter, "--no-cache"], cwd=ROOT, COLUMNS="200")
    assert done.code == 0, done.text + done.errors
    assert "0 broken" in done.text


def mirrors_a_module(path: Path) -> bool:
    """Whether a test is called after a module of the same package, or after one and a side of it."""
    package = SOURCE / path.relative_to(TESTS).parent
    name = path.stem.removeprefix("test_")
    return any(name == module.stem or name.startswith(f"{module.stem}_") for module in package.glob("*.py"))


def test_every_test_mirrors_a_module() -> None:
    tests = sorted(path for path in TESTS.glob("*/**/test_*.py") if path.relative_to(TESTS).parts[0] not in ELSEWHERE)
    assert len(tests) > 20
    named = {path.relative_to(ROOT).as_posix(): mirrors_a_module(path) for path in tests}
    assert [name for name, mirrors in named.items() if not mirrors and name not in NOT_A_MIRROR] == []


def test_what_is_listed_as_no_mirror_is_there() -> None:
    assert [path for path in NOT_A_MIRROR if not (ROOT / path).exists()] == []
    assert [path for path in NOT_A_MIRROR if mirrors_a_module(ROOT / path)] == []


def test_no_module_is_named_after_nothing() -> None:
    nameless = {"utils", "util", "helpers", "helper", "common", "manager", "misc"}
    assert [path for path in SOURCE.rglob("*.py") if path.stem in nameless] == []


def test_the_clock_is_read_in_one_place() -> None:
    def reads(path: Path) -> bool:
        text = path.read_text(encoding="utf-8")
        return any(call in text for call in ("datetime.now(", "date.today(", "time.time(", "utcnow("))

    reading = [path.relative_to(SOURCE).as_posix() for path in SOURCE.rglob("*.py") if reads(path)]
    assert reading == ["cli/arguments.py"]
