"""Whether the files that answers name as evidence are there."""

import re
from collections.abc import Mapping
from pathlib import Path

from implcheck.loading.project import path_inside
from implcheck.model.answers import Answers

_ELSEWHERE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|www\.|[/\\~]|[^\s/\\]+@")
"""How an address starts, of a page or of a person, and a path that is seen from somewhere else."""

_END = r"\.[A-Za-z][A-Za-z0-9]{0,4}"
_PATH = re.compile(
    rf"""
    \.{{1,2}}[/\\].+                                     # starts as a path
    | (?=.*[^\W\d])[^\s/\\]+(?:[/\\][^\s/\\]+)+[/\\]?  # words with slashes between, and no date as 3/11
    | [^\s/\\]+[/\\].*{_END}                             # a folder, and ends as a file does
    | \S+{_END}                                          # one word that ends as a file does
    """,
    re.VERBOSE,
)
"""What reads as a path."""


def is_relative_path(evidence: str) -> bool:
    """Whether a piece of evidence names a file beside the answers: no address, no absolute path, no sentence."""
    file, _, _ = evidence.partition("#")
    return _PATH.fullmatch(file) is not None and _ELSEWHERE.match(file) is None


def not_found(answers: Answers, folder: Path) -> Mapping[str, tuple[str, ...]]:
    """By the id of a question, the relative paths given as its evidence that are not there, seen from `folder`."""
    missing = {
        id_: tuple(one for one in answer.evidence if is_relative_path(one) and not _is_there(folder, one))
        for id_, answer in answers.answers.items()
    }
    return {id_: paths for id_, paths in missing.items() if paths}


def _is_there(folder: Path, path: str) -> bool:
    """Whether the file is there; one outside the project never is, so that a report tells nothing of what lies there."""
    try:
        file = path_inside(path.partition("#")[0].replace("\\", "/"), folder)
        return file is not None and file.exists()
    except (OSError, ValueError):
        return False
