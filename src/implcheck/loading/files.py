"""Which files are meant, and of which kind each is: nothing of what is in them."""

import os
from collections.abc import Sequence
from pathlib import Path

from implcheck.loading import inputs
from implcheck.loading.project import is_folder, leads_outside
from implcheck.model.limits import LONGEST_PATH, MOST_FILES
from implcheck.model.problem import InvalidFile, Location, Problem, problem

TABLE = ".csv"
LINES = (".jsonl", ".ndjson")
ANSWERS = (".yaml", ".yml")


def is_survey(name: str) -> bool:
    """Whether a file is one of many respondents, by the end of its name."""
    return name.lower().endswith((TABLE, *LINES))


def _inside(folder: Path) -> list[str]:
    """The answers files right in a folder, by name.

    Raises:
        InvalidFile: the folder may not be looked into, or is a link out of its project.
    """
    if leads_outside(str(folder)):
        raise InvalidFile((problem("file-link-outside").at(Location(str(folder))),))
    try:
        return sorted(str(file) for file in folder.iterdir() if file.suffix in ANSWERS and os.path.isfile(file))  # noqa: PTH113 - raises nothing
    except OSError:
        raise InvalidFile((problem("file-not-allowed").at(Location(str(folder))),)) from None


def files_in(names: Sequence[str]) -> tuple[str, ...]:
    """The files that were named, and for a folder all answers files right in it, by name.

    Raises:
        InvalidFile: a folder holds none, a file is named twice, or there are too many.
    """
    files: list[str] = []
    found: list[Problem] = []
    for name in names:
        if len(name) > LONGEST_PATH:
            raise InvalidFile((problem("file-name-too-long", most=LONGEST_PATH).at(Location(name[:LONGEST_PATH])),))
        inside = _inside(Path(name)) if is_folder(name) else [name]
        files += inside
        if not inside:
            found.append(problem("folder-without-answers").at(Location(name)))
        if len(files) > MOST_FILES:
            raise InvalidFile((problem("files-too-many", most=MOST_FILES).at(Location(name)),))
    earlier: set[str] = set()
    for name in files:  # also those that are not come to, because of what is wrong with another
        inputs.note(name)
        if (resolved := os.path.realpath(name)) in earlier:
            found.append(problem("file-twice").at(Location(name)))
        earlier.add(resolved)
    if found:
        raise InvalidFile(found)
    return tuple(files)
