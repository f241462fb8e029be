"""What reads other people's files, as functions of bytes: each reads them, or refuses them with problems that make sense.

Anything else is a fault: another exception, a problem without sentences, or one at a place that the file does not have.
"""

import datetime
import os
import tempfile
import zipfile
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
from tests.fuzz.seeds import DATA

from implcheck.api.mapping import draft_mapping
from implcheck.cli.settings_files import parsed as parsed_settings
from implcheck.loading.answers import answers_from, load_answers
from implcheck.loading.files import FileKind, kind_of
from implcheck.loading.questionnaire import load_questionnaire, questionnaire_from
from implcheck.loading.source import SourceText, decoded, read
from implcheck.loading.yaml_tree import parse
from implcheck.model.problem import InvalidFile, Problem
from implcheck.model.questionnaire import Questionnaire
from implcheck.respondents.combine import combine_answers
from implcheck.respondents.csv_mapping import LoadedMapping, check_mapping, load_mapping
from implcheck.respondents.csv_reader import TableFile
from implcheck.respondents.jsonl_reader import JsonLinesFile
from implcheck.respondents.tally import Tally
from implcheck.scoring.assess import assess
from implcheck.wording.problems import render

CLINIC = DATA / "valid" / "clinic.yaml"
"""A small questionnaire with every kind of question, and a rule."""

TODAY = datetime.date(2026, 11, 24)


def read_yaml(data: bytes) -> None:
    """Read answers or a questionnaire, and assess them."""
    source = decoded("fuzzed.yaml", data)
    tree = parse(source)
    check_problems(tree.warnings, source)
    match kind_of(tree):
        case FileKind.ANSWERS:
            loaded = answers_from(tree, source, str(CLINIC))
            assess(loaded.questionnaire, loaded.answers, today=TODAY, locations=loaded.locations)
        case FileKind.QUESTIONNAIRE:
            questionnaire_from(tree)
        case FileKind.UNKNOWN:
            pass


def read_toml(data: bytes) -> None:
    """Read settings, and find the place of each."""
    settings = parsed_settings(Path("implcheck.toml"), data)
    if settings is not None:
        for key in settings.values:
            settings.location(key)


def read_csv(data: bytes) -> None:
    """Read the answers of many in a table, by a mapping that has something of everything."""
    _combine(TableFile(_written("fuzzed.csv", data), _MAPPING))


def read_sheet(data: bytes) -> None:
    """Read the same from the sheet of a workbook; the bytes are its XML."""
    path = Path(_written("fuzzed.xlsx", b""))
    with zipfile.ZipFile(path, "w") as book:
        for name, part in _BOOK.items():
            book.writestr(name, part)
        book.writestr(_SHEET, data)
    _combine(TableFile(str(path), _MAPPING))


def read_export(data: bytes) -> None:
    """Draft the mapping of an export, and read it as a mapping."""
    drafted = draft_mapping(_written("fuzzed.csv", data), _CLINIC)
    check_mapping(load_mapping(decoded("drafted.yaml", drafted.text.encode())), _CLINIC)


def read_jsonl(data: bytes) -> None:
    """Read the answers of many, an object per line."""
    _combine(JsonLinesFile(_written("fuzzed.jsonl", data)))


def read_mapping(data: bytes) -> None:
    """Read what the columns of a table mean, and check it against a questionnaire."""
    check_mapping(load_mapping(decoded("fuzzed.yaml", data)), _CLINIC)


def read_conditions(data: bytes) -> None:
    """Read a condition as that of a rule, and judge it on some answers."""
    condition = parse(decoded("fuzzed.yaml", data))
    _CLINIC_TREE.root.value["rules"][0]["when"] = condition.root.value
    questionnaire = questionnaire_from(_CLINIC_TREE)
    for answers in _ANSWERS:
        assess(questionnaire, answers, today=TODAY)


TARGETS: Mapping[str, Callable[[bytes], None]] = {
    "yaml": read_yaml,
    "toml": read_toml,
    "csv": read_csv,
    "sheet": read_sheet,
    "export": read_export,
    "jsonl": read_jsonl,
    "mapping": read_mapping,
    "conditions": read_conditions,
}


def run(name: str, data: bytes) -> None:
    """Run a target on bytes.

    Raises:
        AssertionError: They are refused with a problem that makes no sense.
        Exception: Whatever the target does not handle, which is a fault.
    """
    try:
        TARGETS[name](data)
    except InvalidFile as error:
        problems = error.problems
    else:
        return
    assert problems, "refused without a problem"
    check_problems(problems, None)


def check_problems(problems: tuple[Problem, ...], source: SourceText | None) -> None:
    """Check that problems can be shown in both languages, at a place of the file."""
    for language in ("en", "nl") if problems else ():
        render(problems, language).encode()
    for found in problems:
        location = found.location
        assert location is not None, found
        if source is not None and location.line:
            assert 0 < location.column <= len(source.lines[location.line - 1]) + 1, location


def _combine(file: Any) -> None:
    tally = Tally(_CLINIC)
    file.read_into(tally)
    combine_answers(tally)


def _written(name: str, data: bytes) -> str:
    """Write bytes to a file, as what is read line by line has a name; in memory where the system has such a place."""
    path = _FOLDER / name
    path.write_bytes(data)
    return str(path)


def _workbook() -> dict[str, bytes]:
    """Return the parts of a workbook but for its sheet."""
    empty, book = BytesIO(), openpyxl.Workbook()
    book.save(empty)
    with zipfile.ZipFile(empty) as archive:
        return {name: archive.read(name) for name in archive.namelist() if name != _SHEET}


_SHEET = "xl/worksheets/sheet1.xml"
_BOOK = _workbook()
_FOLDER = Path(tempfile.mkdtemp(dir="/dev/shm" if os.path.isdir("/dev/shm") else None))  # noqa: PTH112, S108
_CLINIC: Questionnaire = load_questionnaire(read(str(CLINIC)))
_CLINIC_TREE = parse(read(str(CLINIC)))
del _CLINIC_TREE.root.value["rules"][0]["samples"]
_MAPPING: LoadedMapping = load_mapping(read(str(DATA / "fuzz" / "mapping.yaml")))
_ANSWERS = [
    load_answers(read(str(DATA / "valid" / "every-form.yaml"))).answers,
    load_answers(
        decoded("least.yaml", b"implcheck: 1\nproject: P\nphase: kickoff\nanswers: {}\n"), str(CLINIC)
    ).answers,
]
