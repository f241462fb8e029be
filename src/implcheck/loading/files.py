"""Which files are meant, and of which kind each is: nothing of what is in them."""

from collections.abc import Sequence
from pathlib import Path

from implcheck.loading import inputs
from implcheck.model.problem import InvalidFile, Place, Problem, problem

TABLE = ".csv"
LINES = (".jsonl", ".ndjson")
ANSWERS = (".yaml", ".yml")


def is_survey(name: str) -> bool:
    """Whether a file is one of many respondents, by the end of its name."""
    return name.lower().endswith((TABLE, *LINES))


def files_in(names: Sequence[str]) -> tuple[str, ...]:
    """The files that were named, and for a folder all answers files right in it, by name.

    Raises:
        InvalidFile: a folder holds none, or a file is named twice.
    """
    files: list[str] = []
    found: list[Problem] = []
    for name in names:
        if not Path(name).is_dir():
            files.append(name)
            continue
        inside = sorted(str(one) for one in Path(name).iterdir() if one.suffix in ANSWERS and one.is_file())
        files += inside
        if not inside:
            found.append(problem("folder-without-answers").at(Place(name)))
    for name in files:  # also those that are not come to, because of what is wrong with another
        inputs.note(name)
    resolved = [Path(name).resolve() for name in files]
    for index, name in enumerate(files):
        if resolved[index] in resolved[:index]:
            found.append(problem("file-twice").at(Place(name)))
    if found:
        raise InvalidFile(tuple(found))
    return tuple(files)
