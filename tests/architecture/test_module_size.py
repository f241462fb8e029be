"""A module has its one job in 50 to 250 lines; a shorter one stands in a list, with what is worth a name of its own."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from tests.support.cli import ROOT

SOURCE = ROOT / "src" / "implcheck"

FEWEST, MOST = 50, 250
"""Lines of a module, with its docstrings and blank lines."""

SHORT: Mapping[str, str] = {
    "__main__.py": "what `python -m implcheck` runs",
    "loading/builtin.py": "where the built-in questionnaires are",
    "loading/evidence.py": "whether files named as evidence exist",
    "loading/inputs.py": "which files were read, so that none of them is overwritten",
    "loading/yaml_odd_text.py": "what only the slow parser reads correctly",
    "model/base.py": "what all models are made from",
    "model/dates.py": "the notation of dates, for the command line before it loads Pydantic",
    "model/reading_time.py": "how long the questions take to read",
    "model/refused.py": "the base of all errors about a request",
    "model/system_reason.py": "why the system refused something, for whatever reads or writes",
    "model/rule.py": "a part of a questionnaire",
    "respondents/disclosure_control.py": "what may be shown of a group",
    "respondents/earlier_ids.py": "ids of earlier versions, in files of any kind",
    "respondents/export_rows.py": "an export before it has a mapping",
    "respondents/sample.py": "which notes are kept of many",
    "scoring/completeness.py": "what `--require-complete` demands",
    "scoring/sensitivity.py": "what would change the level",
    "scoring/weights.py": "a formula: the weight of a question",
    "validation/changes.py": "what a questionnaire says of its versions",
    "validation/languages.py": "whether a questionnaire has all its languages",
    "wording/conditions.py": "a condition in words",
    "wording/file_names.py": "file names for people and for programs",
    "wording/number_format.py": "the only place that rounds",
    "wording/symbols.py": "the shapes of levels",
    "interview/typed_number.py": "numbers as people type them",
    "interview/ending_signals.py": "a terminal that is as it was after a signal",
    # The door, the command line, and what it shows.
    "api/defaults.py": "the defaults of combining, which a command needs before it loads anything else",
    "cli/exit_codes.py": "the exit codes",
    "cli/language.py": "the language of the output",
    "reports/formats/actions/issues.py": "a format",
    "reports/formats/actions/registry.py": "the formats of actions",
    "reports/formats/json/render.py": "the JSON documents as text",
    "reports/formats/json_text.py": "JSON as text, the same bytes every time",
    "reports/formats/xlsx/report.py": "a format",
    "reports/proposed_dates.py": "the rule by which an action has a date",
}
"""Modules with fewer lines that stand alone all the same, because a newcomer looks for their names; and what each holds."""


def lines(path: Path) -> int:
    """Return how many lines a module has."""
    return len(path.read_text(encoding="utf-8").splitlines())


def wrong_sizes(folder: Path, short: Mapping[str, str]) -> list[str]:
    """Return the modules of a wrong size, and those in `short` that are not there or not short any more.

    The `__init__` of a package may be short: it says what the package is for.
    """
    sizes = {path.relative_to(folder).as_posix(): lines(path) for path in sorted(folder.rglob("*.py"))}
    too_long = [f"{name} has {size} lines, more than {MOST}" for name, size in sizes.items() if size > MOST]
    too_short = [
        f"{name} has {size} lines, fewer than {FEWEST}"
        for name, size in sizes.items()
        if size < FEWEST and name not in short and not name.endswith("__init__.py")
    ]
    needless = [f"{name} needs no place in the list" for name in short if sizes.get(name, FEWEST) >= FEWEST]
    return [*too_long, *too_short, *needless]


def test_a_module_has_50_to_250_lines() -> None:
    assert len(list(SOURCE.rglob("*.py"))) > 100
    assert wrong_sizes(SOURCE, SHORT) == []


@pytest.mark.parametrize(
    ("name", "size", "found"),
    [
        ("a.py", 49, ["a.py has 49 lines, fewer than 50"]),
        ("a.py", 50, []),
        ("a.py", 250, []),
        ("a.py", 251, ["a.py has 251 lines, more than 250"]),
        ("__init__.py", 1, []),
        ("__init__.py", 251, ["__init__.py has 251 lines, more than 250"]),
        ("listed.py", 49, []),
        ("listed.py", 50, ["listed.py needs no place in the list"]),
        ("listed.py", 251, ["listed.py has 251 lines, more than 250", "listed.py needs no place in the list"]),
    ],
)
def test_the_lines_of_a_module_are_counted(tmp_path: Path, name: str, size: int, found: list[str]) -> None:
    (tmp_path / name).write_text("pass\n" * size, encoding="utf-8")
    assert wrong_sizes(tmp_path, {"listed.py": "why"} if name == "listed.py" else {}) == found


def test_a_module_that_is_gone_needs_no_place_in_the_list(tmp_path: Path) -> None:
    assert wrong_sizes(tmp_path, {"gone.py": "why"}) == ["gone.py needs no place in the list"]
