"""List the answers files that the command line names, and tell what a file holds by its name or its keys."""

import os
from collections.abc import Collection, Sequence
from enum import Enum
from pathlib import Path

from implcheck.loading import inputs
from implcheck.loading.project import is_folder, leads_outside
from implcheck.loading.yaml_node import Tree
from implcheck.model.limits import LONGEST_PATH, MOST_FILES
from implcheck.model.problem import InvalidFile, Location, Problem, problem

TEXT_TABLE_ENDINGS = (".csv", ".tsv", ".tab")
"""CSV, whatever stands between its columns."""

WORKBOOK_ENDING = ".xlsx"
OTHER_WORKBOOK_ENDINGS = (".xls", ".xlsm", ".xlsb", ".ods")
"""Spreadsheets that are not read, so that the message can say what to do."""

TABLE_ENDINGS = (*TEXT_TABLE_ENDINGS, WORKBOOK_ENDING, *OTHER_WORKBOOK_ENDINGS)
JSONL_ENDINGS = (".jsonl", ".ndjson")
YAML_ENDINGS = (".yaml", ".yml")


def has_many_respondents(name: str) -> bool:
    """Return whether a file holds many respondents, judged by the ending of its name."""
    return name.lower().endswith((*TABLE_ENDINGS, *JSONL_ENDINGS))


def is_yaml(name: str) -> bool:
    """Return whether a file is YAML, judged by the ending of its name."""
    return name.lower().endswith(YAML_ENDINGS)


def answers_files_in(folder: Path) -> list[str]:
    """Return the answers files directly in a folder, sorted by name.

    Whatever has the name of one and is no folder is among them: reading it says what is wrong with a broken link.

    Raises:
        InvalidFile: The folder may not be read, or is a link out of its project.
    """
    if leads_outside(str(folder)):
        raise InvalidFile((problem("file-link-outside").at(Location(str(folder))),))
    try:
        return sorted(str(file) for file in folder.iterdir() if is_yaml(file.name) and not _is_no_answers(file))
    except OSError:
        raise InvalidFile((problem("file-not-allowed").at(Location(str(folder))),)) from None


def _is_no_answers(file: Path) -> bool:
    """Return whether a file is a folder, or the link to nowhere by which Emacs marks a file that is being edited."""
    return is_folder(file) or (file.name.startswith(".#") and file.is_symlink())


def files_in(
    names: Sequence[str], *, may_be_empty: bool = False, without: Collection[str] = frozenset()
) -> tuple[str, ...]:
    """Return the files in `names`; for a folder, all answers files directly in it, sorted by name.

    `without` are those in a folder that are left out.

    Raises:
        InvalidFile: A folder holds none and may not be empty, a file is named twice, or there are too many.
    """
    files: list[str] = []
    problems: list[Problem] = []
    for name in names:
        if len(name) > LONGEST_PATH:
            raise InvalidFile((problem("file-name-too-long", most=LONGEST_PATH).at(Location(name[:LONGEST_PATH])),))
        inside = answers_files_in(Path(name)) if is_folder(name) else [name]
        files += [file for file in inside if file not in without or file == name]
        if not inside and not may_be_empty:
            problems.append(problem("folder-without-answers").at(Location(name)))
        if len(files) > MOST_FILES:
            raise InvalidFile((problem("files-too-many", most=MOST_FILES).at(Location(name)),))
    earlier: set[str] = set()
    for name in files:  # all of them: an invalid file must not leave a later one unprotected
        inputs.note(name)
        if (resolved := os.path.realpath(name)) in earlier:
            problems.append(problem("file-twice").at(Location(name)))
        earlier.add(resolved)
    if problems:
        raise InvalidFile(problems)
    return tuple(files)


class FileKind(Enum):
    """What a file holds, judged by the keys that only one of the two kinds has."""

    ANSWERS = "answers"
    QUESTIONNAIRE = "questionnaire"
    UNKNOWN = "unknown"


def kind_of(tree: Tree) -> FileKind:
    """Return the kind of a file, even if the rest of it is invalid."""
    keys = tree.root.keys
    if "answers" in keys or ("project" in keys and "questions" not in keys):
        return FileKind.ANSWERS
    return FileKind.QUESTIONNAIRE if {"questions", "practices", "rules"} & keys.keys() else FileKind.UNKNOWN
