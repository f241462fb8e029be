"""Every code has its sentences, every sentence its code, and every problem occurs in a file or a test."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from tests.loading.checks import INVALID, ROOT, problems_in_file

from implcheck.cli.settings_values import WRONG_NUMBERS, WRONG_VALUES
from implcheck.loading.pydantic_errors import _BY_TYPE
from implcheck.loading.yaml_errors import HINTS

SOURCE = ROOT / "src" / "implcheck"
HERE = Path(__file__).parent
IN_ENGLISH = frozenset(yaml.safe_load((SOURCE / "locale" / "problems.en.yaml").read_text(encoding="utf-8")))

MADE_OF_PARTS = frozenset({"no-such-source", "no-such-claim", "no-such-practice"})
"""The codes that `problem(f"no-such-...")` in validation/questionnaire.py can make."""

SEEN_IN = {
    "loading/test_source.py": ("file-",),
    "respondents/test_sources.py": ("respondent-", "respondents-"),
    "respondents/test_one_project.py": ("respondents-",),
    "respondents/test_rounds.py": ("round-", "rounds-"),
    "respondents/test_csv_reader.py": ("survey-", "table-"),
    "respondents/test_csv_mapping.py": ("table-", "mapping-"),
    "respondents/test_csv_columns.py": ("table-",),
    "respondents/test_csv_cells.py": ("table-",),
    "respondents/test_answer_texts.py": ("table-",),
    "respondents/test_number_cells.py": ("table-",),
    "respondents/test_survey_exports.py": ("table-", "sheet-", "respondents-"),
    "respondents/test_same_files.py": ("respondents-",),
    "respondents/test_mapping_drafting.py": ("draft-",),
    "respondents/test_sheet_records.py": ("sheet-",),
    "respondents/test_jsonl_reader.py": ("line-",),
    "respondents/test_line_reader.py": ("survey-",),
    "respondents/test_tally.py": ("roles-",),
    "loading/test_files.py": ("folder-", "files-"),
    "loading/test_round_folder.py": ("file-",),
    "loading/test_pydantic_errors.py": ("text-too-long", "value-invalid"),
    "loading/test_yaml_errors.py": ("yaml-large-",),
    "loading/test_toml_settings.py": ("toml-", "number-too-long"),
    "validation/test_conditions.py": ("statements-",),
    "model/test_problem.py": ("problems-",),
    "validation/test_migration.py": ("other-version-",),
    "scoring/test_accepted_risks.py": ("acceptance-",),
    "scoring/test_agreed_actions.py": ("agreed-action-",),
    "interview/test_deciding.py": ("accepted-until-", "not-a-date"),
    "api/test_checking.py": ("sample-",),
    "cli/test_settings.py": ("setting-", "settings-", "toml-too-large"),
    "loading/test_questionnaire.py": ("questionnaire-not-nameable",),
    "loading/test_questionnaire_digest.py": ("questionnaire-not-pinned",),
    "cli/test_phase.py": ("setting-other-phase", "nothing-asked"),
    "cli/test_outputs_word_template.py": ("template-",),
}
"""Tests of problems that no file in data/invalid can hold, and how the codes of these start.

They need bytes or the file system, depend on the day, or are of another kind of file.
"""

WANTED = "kind-questionnaire"
"""The problem of a file that is right, where another kind was asked for; test_answers has it."""


_FIRST = {"problem": 0, "Problem": 0, "Unusable": 0, "_failed": 0, "_add_problem": 0, "_leave_out": 1}
"""Which argument of a call is a code, by the name of what is called; the last four are of docx/package.py, scoring/samples.py and validation/migration.py."""


def _called(call: ast.Call) -> str:
    match call.func:
        case ast.Name(id=name) | ast.Attribute(value=ast.Name(id="self"), attr=name):
            return name
    return ""


def _words(node: ast.AST) -> Iterator[str]:
    for below in ast.walk(node):
        if isinstance(below, ast.Constant) and isinstance(below.value, str):
            yield below.value


def _codes_in(function: ast.AST) -> Iterator[str]:
    """Return the codes of the problems made in a function: given directly or in a variable."""
    by_way_of: set[str] = set()
    for node in ast.walk(function):
        if isinstance(node, ast.Call) and (first := _FIRST.get(_called(node))) is not None and node.args[first:]:
            match node.args[first]:
                case ast.Name(id=name):
                    by_way_of.add(name)
                case ast.JoinedStr():
                    yield from MADE_OF_PARTS
                case code:
                    yield from _outcomes(code)
    for node in ast.walk(function):
        if isinstance(node, ast.Assign) and by_way_of & {name for target in node.targets for name in _names(target)}:
            yield from _outcomes(node.value)


def _outcomes(code: ast.expr) -> Iterator[str]:
    """Return the possible texts of an expression: itself, either of two, or the default of `next`."""
    match code:
        case ast.Constant(value=str(text)):
            yield text
        case ast.IfExp(body=body, orelse=orelse):
            yield from (*_outcomes(body), *_outcomes(orelse))
        case ast.Call(func=ast.Name(id="next"), args=[_, fallback]):
            yield from _outcomes(fallback)


def _names(target: ast.expr) -> Iterator[str]:
    return (node.id for node in ast.walk(target) if isinstance(node, ast.Name))


def _used() -> set[str]:
    found = {code for code, _ in _BY_TYPE.values()} | {code for _, code in HINTS}
    found |= {*WRONG_VALUES.values(), *WRONG_NUMBERS}
    for path in SOURCE.rglob("*.py"):
        module = ast.parse(path.read_text(encoding="utf-8"))
        for function in ast.walk(module):
            if isinstance(function, ast.FunctionDef):
                found |= set(_codes_in(function))
    return found


def _seen_in_files(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    monkeypatch.chdir(INVALID)
    return {found.code for path in INVALID.glob("*.yaml") for found in problems_in_file(path.name)}


def _seen_in_tests() -> set[str]:
    texts = [(HERE.parent / name).read_text(encoding="utf-8") for name in SEEN_IN]
    return {word for text in texts for word in _words(ast.parse(text))} & IN_ENGLISH | {WANTED}


def test_every_code_that_is_used_has_its_sentences() -> None:
    assert _used() - IN_ENGLISH == set()


def test_every_sentence_belongs_to_a_code_that_is_used() -> None:
    assert IN_ENGLISH - _used() == set()


def test_every_code_was_seen_in_a_file_or_in_a_test_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    assert IN_ENGLISH - _seen_in_files(monkeypatch) - _seen_in_tests() == set()


def test_only_what_no_file_can_hold_is_seen_in_no_file(monkeypatch: pytest.MonkeyPatch) -> None:
    elsewhere = tuple(start for starts in SEEN_IN.values() for start in starts)
    assert {
        code for code in IN_ENGLISH - _seen_in_files(monkeypatch) - {WANTED} if not code.startswith(elsewhere)
    } == set()
